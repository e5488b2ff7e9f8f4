//! The folder in which a kiosk keeps what must outlive a power cut: the last content without a fault,
//! and which content it shows.
//!
//! # Invariants
//! - A file here is replaced as a whole, after its bytes are on the disk.
//! - Whatever is wrong here, the kiosk goes on: at most, it has nothing kept.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the state is read and written here"
)]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;

use serde::{Deserialize, Serialize};
use tracing::warn;

use cas_program::file;
use cas_program::log::errno;
use cas_setup::setup::Files;

/// The file with the last content and locales that had no fault.
const KEPT: &str = "kept.json";
/// The file that tells which content the kiosk shows.
const SHOWN: &str = "shown.json";
/// The file in which the kiosk tells how it is.
pub const STATUS: &str = "status.json";
/// The name of what was kept after it was found to be damaged.
const DAMAGED: &str = "kept.json.damaged";
/// What is added to the name of a file that is put aside, with a number.
const ASIDE: &str = "aside";
/// The most files of one name that are put aside.
const ASIDE_MAX: u32 = 100;
/// The end of the name of a file that is not complete yet.
const PART: &str = ".part";

/// The folder `[paths] state`.
#[derive(Clone, Debug)]
pub struct State {
    folder: PathBuf,
}

/// The content that a kiosk shows, and what is wrong with the content that it should show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The content that it shows.
    pub content: Origin,
    /// When it began to show it (RFC 3339).
    pub since: String,
    /// The number of faults in the files that it should show; 0 if it shows them.
    pub faults: usize,
    /// The first of these faults, with its place.
    pub first: Option<String>,
}

/// Where the content comes from that a kiosk shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// From the files that its configuration names.
    Files,
    /// From what was kept when these files last had no fault.
    Kept,
    /// From the program itself.
    Embedded,
    /// There is none that it can show: it only says whom to call.
    None,
}

/// The texts that were last without a fault, by their paths.
#[derive(Serialize, Deserialize)]
struct Kept<T = String> {
    texts: BTreeMap<String, T>,
}

impl State {
    /// The state in this folder. The folder is made when something is kept, if not before.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Makes the folder, and removes what processes have left over there that were killed.
    pub fn make(&self) {
        // If it cannot be made, that is told when something should be kept.
        let _ = fs::create_dir_all(&self.folder);
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let is_left = name.to_str().is_some_and(is_left_over);
            // One that cannot be removed is in nobody's way.
            let _ = is_left.then(|| fs::remove_file(entry.path()));
        }
    }

    /// Keeps files without a fault, unless the same are kept already or all are embedded in the program.
    pub fn keep(&self, files: &Files) {
        let texts: BTreeMap<_, _> = files.texts().collect();
        if texts.is_empty() {
            return;
        }
        let kept = Kept { texts };
        // This is done at each start. To compare bytes is less work than to read what they mean.
        let is_kept =
            serde_json::to_vec(&kept).is_ok_and(|bytes| self.all(KEPT).is_ok_and(|it| it == bytes));
        if !is_kept {
            self.put_damaged_aside();
            self.write(KEPT, &kept);
        }
    }

    /// Returns the files that were kept last, if there are any.
    #[must_use]
    pub fn kept(&self) -> Option<Files> {
        let kept: Kept = self.read(KEPT)?;
        let texts: Vec<_> = kept
            .texts
            .iter()
            .map(|(path, text)| (&**path, &**text))
            .collect();
        Some(Files::of_texts(&texts))
    }

    /// Puts what was kept aside if it is damaged, and tells the operator. So it is told only once.
    pub fn put_damaged_aside(&self) {
        let Ok(bytes) = self.all(KEPT) else {
            return;
        };
        let Err(error) = serde_json::from_slice::<Kept>(&bytes) else {
            return;
        };
        let moved = match fs::rename(self.folder.join(KEPT), self.folder.join(DAMAGED)) {
            Ok(()) => format!("it is now called {DAMAGED}"),
            Err(error) => format!("it cannot be renamed: {error}"),
        };
        warn!(
            "{KEPT} in the folder of [paths] state is damaged, and is not used ({error}); {moved}"
        );
    }

    /// Notes which content the kiosk shows.
    pub fn note(&self, shown: &Shown) {
        self.write(SHOWN, shown);
    }

    /// Returns what was noted last.
    #[must_use]
    pub fn shown(&self) -> Option<Shown> {
        self.read(SHOWN)
    }

    /// Replaces the file in which the kiosk tells how it is.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn tell(&self, status: &impl Serialize) -> io::Result<()> {
        self.replace(STATUS, &serde_json::to_vec_pretty(status)?)
    }

    /// Returns what the kiosk told last of how it is.
    ///
    /// # Errors
    /// When it cannot be read, for example because no kiosk has run here.
    pub fn told<T: for<'d> Deserialize<'d>>(&self) -> io::Result<T> {
        Ok(serde_json::from_slice(&self.all(STATUS)?)?)
    }

    /// Reads a file of at most so many bytes; `None` if there is none.
    ///
    /// # Errors
    /// When it cannot be read, is larger, or is no file.
    pub fn bytes(&self, name: &str, bytes_max: u64) -> io::Result<Option<Vec<u8>>> {
        match file::read(&self.folder.join(name), bytes_max) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            bytes => bytes.map(Some),
        }
    }

    /// Waits until no other process holds the folder, and holds it as long as the result is there: for a file that is
    /// read and replaced by what it makes of it.
    ///
    /// # Errors
    /// When it cannot be held, as on some network drives.
    pub fn hold(&self) -> io::Result<File> {
        fs::create_dir_all(&self.folder)?;
        file::hold(&self.folder)
    }

    /// Gives a file another name, which it returns. No file that was put aside before is lost by that.
    ///
    /// # Errors
    /// When it cannot be renamed.
    pub fn put_aside(&self, name: &str) -> io::Result<String> {
        let mut names = (1..=ASIDE_MAX).map(|number| format!("{name}.{ASIDE}-{number}"));
        let free = names.find(|it| !self.folder.join(it).exists());
        let free = free.ok_or(io::ErrorKind::AlreadyExists)?;
        fs::rename(self.folder.join(name), self.folder.join(&free))?;
        Ok(free)
    }

    fn read<T: for<'d> Deserialize<'d>>(&self, name: &str) -> Option<T> {
        serde_json::from_slice(&self.all(name).ok()?).ok()
    }

    /// Reads a file of any size.
    fn all(&self, name: &str) -> io::Result<Vec<u8>> {
        file::read(&self.folder.join(name), u64::MAX)
    }

    fn write(&self, name: &str, value: &impl Serialize) {
        let written = serde_json::to_vec(value)
            .map_err(io::Error::from)
            .and_then(|bytes| self.replace(name, &bytes));
        if let Err(error) = written {
            let errno = errno(&error);
            warn!(
                errno,
                "{name} cannot be kept in the folder of [paths] state: {error}"
            );
        }
    }

    /// Replaces a file as a whole, after its bytes are on the disk.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        // Another kiosk may write here too, so each process has a name of its own.
        let part = self.folder.join(format!("{name}.{}{PART}", process::id()));
        let mut file = File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(part, self.folder.join(name))?;
        File::open(&self.folder)?.sync_all()
    }
}

/// True if a file with this name is a part that no process writes any more (proc(5)).
fn is_left_over(name: &str) -> bool {
    let whose = name.strip_suffix(PART).and_then(|it| it.rsplit_once('.'));
    let whose = whose.and_then(|(_, process)| process.parse::<u32>().ok());
    whose.is_some_and(|process| !Path::new("/proc").join(process.to_string()).exists())
}
