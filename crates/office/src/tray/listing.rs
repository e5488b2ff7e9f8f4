//! What lies in the tray: the files that are meant for the kiosk, and the reports beside them.
//!
//! The folder may be on a network, and everybody may write to it. So nothing in it is followed that leads
//! elsewhere, and only plain files are opened.

use std::fs::File;
use std::io::{self, Read as _};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use cas_setup::told;
use cas_setup::told::Told;
use cas_spool::durable;
use cas_words::text::Language;
use rustix::fs::{CWD, Mode, OFlags};
use rustix::io::retry_on_intr;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// What systems write into every folder that is opened, in small letters.
const STRAYS: [&str; 2] = ["thumbs.db", "desktop.ini"];
/// How the names of hidden files begin, and of those that a program of an office keeps beside an open file.
const STRAY_BEGINNINGS: [&str; 2] = [".", "~$"];
/// How the names of files end that are not complete, or that an editor put aside.
const STRAY_ENDS: [&str; 5] = [".tmp", ".part", ".partial", ".crdownload", "~"];

/// What lies in the tray.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The names of the files that are meant for the kiosk, in order.
    pub(super) files: Vec<String>,
    /// The names of reports.
    pub(super) reports: Vec<String>,
    /// The names of what was left over while a report was written.
    pub(super) parts: Vec<String>,
    /// True if there is nothing at all.
    pub(super) is_empty: bool,
    /// The number of files whose names nobody can read.
    pub(super) unnamed: usize,
}

/// What a file was when somebody looked at it. Its time is left out: it is that of a clock that may be wrong,
/// and some programs set it to what it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sight {
    size: u64,
    /// The digest of its bytes, or the error in their place.
    pub(super) digest: String,
}

/// The folder.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    held: OwnedFd,
}

impl Folder {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let held = durable::open_folder(CWD, path, OFlags::empty())?;
        let path = path.to_owned();
        Ok(Self { path, held })
    }

    /// Lists what is in it. Folders, links and whatever is no plain file are passed over.
    pub(super) fn list(&self) -> io::Result<Listing> {
        let mut listing = Listing {
            is_empty: true,
            ..Listing::default()
        };
        let endings: Vec<String> = endings().collect();
        for entry in std::fs::read_dir(&self.path)? {
            let entry = entry?;
            listing.is_empty = false;
            if !entry.file_type()?.is_file() {
                continue;
            }
            let Ok(name) = entry.file_name().into_string() else {
                listing.unnamed += 1;
                continue;
            };
            if endings.iter().any(|ending| name.ends_with(ending)) {
                listing.reports.push(name);
            } else if name.starts_with('.') && durable::stem_of_part(&name).is_some() {
                listing.parts.push(name);
            } else if !is_stray(&name) {
                listing.files.push(name);
            }
        }
        listing.files.sort();
        Ok(listing)
    }

    /// Looks at a file, and reads it up to the limit.
    pub(super) fn look(&self, name: &str) -> (Sight, Result<Vec<u8>, Told>) {
        let mut sight = Sight::default();
        let read = self.read(name, &mut sight);
        let read = read.map_err(|error| {
            sight.digest = error.kind().to_string();
            told!("import-no-file", error)
        });
        (sight, read)
    }

    fn read(&self, name: &str, sight: &mut Sight) -> io::Result<Vec<u8>> {
        // A pipe that somebody puts there in place of a file must not be waited for.
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let opened = retry_on_intr(|| rustix::fs::openat(&self.held, name, flags, Mode::empty()));
        let file = File::from(opened?);
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        sight.size = metadata.len();
        let most = cas_table::FILE_BYTES_MAX as u64 + 1;
        let mut bytes = Vec::new();
        file.take(most).read_to_end(&mut bytes)?;
        let digest = Sha256::digest(&bytes);
        sight.digest = format!("{digest:x}");
        Ok(bytes)
    }
}

/// Returns the name of the report on a file.
pub(super) fn report_on(name: &str, language: Language) -> String {
    told!("tray-report", name).in_language(language)
}

/// Returns the ends of the names of reports in all languages.
pub(super) fn endings() -> impl Iterator<Item = String> {
    told::languages().map(|language| report_on("", language))
}

/// True if nobody means a file with this name for the kiosk.
fn is_stray(name: &str) -> bool {
    let name = name.to_lowercase();
    STRAYS.contains(&&*name)
        || STRAY_BEGINNINGS.iter().any(|it| name.starts_with(it))
        || STRAY_ENDS.iter().any(|it| name.ends_with(it))
}
