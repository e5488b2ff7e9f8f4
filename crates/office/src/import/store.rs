//! The folder of the content, in which files are written and removed so that they survive a power cut.
//!
//! What is kept beside the content has names that begin with a point: such files are no content.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;

use cas_setup::told;
use cas_setup::told::Told;
use cas_spool::durable::{self, stem_of_part};
use rustix::io::Errno;

use super::{ACTIVITIES, NOTICES, history};
use crate::file;

/// The file that is locked as long as something is written.
const LOCK: &str = ".lock";
/// The permissions of that file: whoever imports by hand may be another user.
const MODE: u32 = 0o644;

/// The folder of the content.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    folder: PathBuf,
}

/// The right to write. It ends when it is dropped, or with the program.
#[derive(Debug)]
pub(crate) struct Lock {
    _held: File,
}

impl Store {
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Takes the right to write; `None` if another program has it.
    pub(crate) fn lock(&self) -> Result<Option<Lock>, Told> {
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        let held = options.mode(MODE).open(self.folder.join(LOCK));
        let held = held.map_err(|why| unwritten(LOCK, &why))?;
        match durable::lock(&held) {
            Ok(()) => {
                self.sweep();
                Ok(Some(Lock { _held: held }))
            }
            Err(Errno::WOULDBLOCK) => Ok(None),
            Err(why) => Err(unwritten(LOCK, &why)),
        }
    }

    /// Removes what a program has left behind that ended while it was writing.
    fn sweep(&self) {
        for folder in ["", ACTIVITIES, NOTICES, history::FOLDER] {
            let names = self.names(folder).into_iter();
            let parts = names.filter(|it| it.starts_with('.') && stem_of_part(it).is_some());
            for part in parts {
                // It is no content, and the next program tries again.
                let _ = file::remove(&self.folder.join(folder).join(part));
            }
        }
    }

    /// Returns the text of a file; `None` if there is none.
    pub(crate) fn read(&self, path: &str) -> Result<Option<String>, Told> {
        match fs::read_to_string(self.folder.join(path)) {
            Ok(text) => Ok(Some(text)),
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(why) => {
                let why = why.to_string();
                Err(told!("import-unread-beside", path, why))
            }
        }
    }

    /// Returns the names in a folder; none if there is no such folder.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.folder.join(folder));
        let entries = entries.into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.collect()
    }

    /// Makes a file be this text, or be gone.
    pub(crate) fn put(&self, path: &str, text: Option<&str>) -> Result<(), Told> {
        let whole = self.folder.join(path);
        let done = match text {
            Some(text) => file::replace(&whole, text.as_bytes()),
            None => file::remove(&whole),
        };
        done.map_err(|why| unwritten(path, &why))
    }
}

fn unwritten(path: &str, why: &dyn std::fmt::Display) -> Told {
    let why = why.to_string();
    told!("import-unwritten", path, why)
}
