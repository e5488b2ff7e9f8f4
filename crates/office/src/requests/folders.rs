//! The folders of the spool as the office sees them, and the files in them.
//!
//! The folders are opened once and every file is reached from there, so that a change of the path in
//! the meantime does no harm.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: requests are read and removed here"
)]

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::File;
use std::io::{self, Read as _};
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use cas_spool::durable::{
    self, ID_DIGITS, is_hexadecimal, open_folder, random_digits, remove, stem_of_part,
};
use cas_spool::name::Name;
use rustix::fs::{self, AtFlags, FileType, Mode, OFlags, StatVfs};
use rustix::io::{Errno, retry_on_intr};

use super::OfficeFault;

/// The largest file that is read as a request, in bytes. A request of a kiosk has some thousands.
pub const ITEM_BYTES_MAX: u64 = 1024 * 1024;

const NEW: &str = "new";
const CORRUPT: &str = "corrupt";

/// A spool, as the office sees it.
#[derive(Debug)]
pub struct Folders {
    path: PathBuf,
    spool: OwnedFd,
    new: OwnedFd,
}

/// A file in `new/` that has the name of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name.
    pub name: Name,
    /// Its size.
    pub bytes: u64,
    /// The time of writing, in seconds since 1970.
    pub written: i64,
}

/// Anything in `new/` that does not have the name of a request.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Other {
    file: OsString,
    /// The time of writing, in seconds since 1970.
    pub written: i64,
}

/// The files in `new/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The requests, the oldest first.
    pub items: Vec<Item>,
    /// Everything else.
    pub others: Vec<Other>,
}

/// The reason why a file has not been read.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// It does not exist any more.
    #[error("it has been taken meanwhile")]
    Gone,
    /// It is a link, a pipe or something else that no kiosk makes here.
    #[error("it is no file; see who has put it there, and remove it")]
    NotAFile,
    /// It is larger than any request.
    #[error("it is larger than {ITEM_BYTES_MAX} bytes, and no request is")]
    TooLarge,
    /// The system refused to read it.
    #[error("it cannot be read: {0}")]
    Refused(io::Error),
}

impl AsRef<OsStr> for Other {
    fn as_ref(&self) -> &OsStr {
        &self.file
    }
}

/// The name, made safe for a terminal.
impl fmt::Display for Other {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.file.to_string_lossy())
    }
}

impl Folders {
    /// Opens the spool at `path`. The path may contain symbolic links; inside the spool none is followed.
    ///
    /// # Errors
    /// The spool or its folder `new` does not exist or cannot be opened.
    pub fn open(path: &Path) -> Result<Self, OfficeFault> {
        let no_folder = |path: PathBuf| {
            |errno: Errno| OfficeFault::NoFolder {
                path,
                source: errno.into(),
            }
        };
        let spool =
            open_folder(fs::CWD, path, OFlags::empty()).map_err(no_folder(path.to_owned()))?;
        let new = open_folder(&spool, Path::new(NEW), OFlags::NOFOLLOW)
            .map_err(no_folder(path.join(NEW)))?;
        let path = path.to_owned();
        Ok(Self { path, spool, new })
    }

    /// Returns the path of the spool.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps everybody else from taking requests as long as this value exists. Kiosks are not
    /// affected: each locks only its own files.
    ///
    /// # Errors
    /// Somebody else has the lock, or the system refused.
    pub fn lock(&self) -> Result<(), OfficeFault> {
        lock(&self.new, self.path.join(NEW))
    }

    /// Lists the files in `new/`. A file that is removed in the meantime may be left out.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn list(&self) -> Result<Listing, OfficeFault> {
        let mut listing = Listing::default();
        for name in names_in(&self.new).map_err(|errno| self.refused("read", NEW, errno))? {
            let stat = retry_on_intr(|| fs::statat(&self.new, &name, AtFlags::SYMLINK_NOFOLLOW));
            let stat = match stat {
                Ok(stat) => stat,
                Err(Errno::NOENT) => continue,
                Err(errno) => return Err(self.refused("look at", NEW, errno)),
            };
            let (bytes, written) = (u64::try_from(stat.st_size), stat.st_mtime);
            match name.to_str().and_then(Name::of) {
                Some(name) => listing.items.push(Item {
                    name,
                    bytes: bytes.unwrap_or_default(),
                    written,
                }),
                None => listing.others.push(Other {
                    file: name,
                    written,
                }),
            }
        }
        listing.others.sort();
        listing.items.sort_by(|a, b| {
            let order = |item: &Item| (item.written, item.name.file().to_owned());
            order(a).cmp(&order(b))
        });
        Ok(listing)
    }

    /// Reads the content of a file in `new/`, at most [`ITEM_BYTES_MAX`] bytes.
    ///
    /// # Errors
    /// There is no such file, or it must not be read.
    pub fn read(&self, name: impl AsRef<OsStr>) -> Result<Vec<u8>, Unread> {
        read_file(&self.new, name.as_ref()).map(|(_, bytes)| bytes)
    }

    /// Removes a file from `new/`, also on the disk. A file that does not exist any more is not an error.
    ///
    /// # Errors
    /// The system refused.
    pub fn remove(&self, name: impl AsRef<OsStr>) -> Result<(), OfficeFault> {
        match remove(&self.new, name.as_ref()) {
            Ok(()) | Err(Errno::NOENT) => {}
            Err(errno) => return Err(self.refused("remove a file from", NEW, errno)),
        }
        fs::fsync(&self.new).map_err(|errno| self.refused("bring to the disk", NEW, errno))
    }

    /// Moves a file from `new/` to `corrupt/`. If its name is taken there, it gets another one.
    /// Returns its name there. Only the holder of the lock writes to `corrupt/`, so nothing is
    /// replaced, and an ordinary rename is enough, which every file system has.
    ///
    /// # Errors
    /// The system refused a step. The file may then be in either folder.
    pub fn put_aside(&self, name: &Name) -> Result<String, OfficeFault> {
        let corrupt = self.corrupt()?;
        let mut to = name.file().to_owned();
        let there = retry_on_intr(|| fs::statat(&corrupt, &to, AtFlags::SYMLINK_NOFOLLOW));
        if !matches!(there, Err(Errno::NOENT)) {
            // Not the name of a request: nobody should read a receiver in it.
            let random = random_digits().map_err(OfficeFault::NoChance)?;
            to = format!("{to}.{random}");
        }
        retry_on_intr(|| fs::renameat(&self.new, name.file(), &corrupt, &to))
            .map_err(|errno| self.refused("move a file into", CORRUPT, errno))?;
        for (folder, name) in [(&corrupt, CORRUPT), (&self.new, NEW)] {
            fs::fsync(folder).map_err(|errno| self.refused("bring to the disk", name, errno))?;
        }
        Ok(format!("{CORRUPT}/{to}"))
    }

    /// Counts the files that have been put aside.
    ///
    /// # Errors
    /// The folder exists but cannot be read.
    pub fn count_put_aside(&self) -> Result<usize, OfficeFault> {
        let folder = match open_folder(&self.spool, Path::new(CORRUPT), OFlags::NOFOLLOW) {
            Err(Errno::NOENT) => return Ok(0),
            folder => folder,
        };
        let names = folder.and_then(|folder| names_in(&folder));
        names
            .map(|names| names.len())
            .map_err(|errno| self.refused("read", CORRUPT, errno))
    }

    /// Returns the room on the disk of `new/`.
    ///
    /// # Errors
    /// The system refused.
    pub fn disk(&self) -> Result<StatVfs, OfficeFault> {
        retry_on_intr(|| fs::fstatvfs(&self.new))
            .map_err(|errno| self.refused("ask for room in", NEW, errno))
    }

    /// Opens the folder `corrupt`. If it does not exist, makes it and brings it to the disk.
    fn corrupt(&self) -> Result<OwnedFd, OfficeFault> {
        let made = match retry_on_intr(|| fs::mkdirat(&self.spool, CORRUPT, Mode::RWXU)) {
            Err(Errno::EXIST) => Ok(()),
            Ok(()) => fs::fsync(&self.spool),
            Err(errno) => Err(errno),
        };
        made.and_then(|()| open_folder(&self.spool, Path::new(CORRUPT), OFlags::NOFOLLOW))
            .map_err(|errno| self.refused("make", CORRUPT, errno))
    }

    fn refused(&self, action: &'static str, name: &str, errno: Errno) -> OfficeFault {
        refused(action, self.path.join(name), errno)
    }
}

impl Drop for Folders {
    fn drop(&mut self) {
        durable::unlock(&self.new);
    }
}

pub(super) fn refused(
    action: &'static str,
    path: PathBuf,
    source: impl Into<io::Error>,
) -> OfficeFault {
    OfficeFault::Refused {
        action,
        path,
        source: source.into(),
    }
}

/// Locks a folder. Nobody else may have the lock.
pub(super) fn lock(folder: &OwnedFd, path: PathBuf) -> Result<(), OfficeFault> {
    match durable::lock(folder) {
        Ok(()) => Ok(()),
        Err(Errno::WOULDBLOCK) => Err(OfficeFault::Busy { path }),
        Err(errno) => Err(refused("lock", path, errno)),
    }
}

/// Reads the whole content of a regular file that is no larger than a request can be. Opening a pipe
/// here never waits for a writer.
pub(super) fn read_file(folder: &OwnedFd, name: &OsStr) -> Result<(File, Vec<u8>), Unread> {
    let flags =
        OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let opened = retry_on_intr(|| fs::openat(folder, name, flags, Mode::empty()));
    let file = opened.map_err(|errno| match errno {
        Errno::NOENT => Unread::Gone,
        Errno::LOOP | Errno::NXIO => Unread::NotAFile,
        errno => Unread::Refused(errno.into()),
    })?;
    let stat = fs::fstat(&file).map_err(|errno| Unread::Refused(errno.into()))?;
    if !FileType::from_raw_mode(stat.st_mode).is_file() {
        return Err(Unread::NotAFile);
    }
    let size = u64::try_from(stat.st_size).unwrap_or_default();
    if size > ITEM_BYTES_MAX {
        return Err(Unread::TooLarge);
    }
    let mut file = File::from(file);
    let mut bytes = Vec::new();
    // One byte more than the limit shows a file that has grown too large.
    (&mut file)
        .take(ITEM_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .map_err(Unread::Refused)?;
    if bytes.len() as u64 > ITEM_BYTES_MAX {
        return Err(Unread::TooLarge);
    }
    Ok((file, bytes))
}

pub(super) fn names_in(folder: &OwnedFd) -> rustix::io::Result<Vec<OsString>> {
    let mut names = Vec::new();
    for entry in fs::Dir::read_from(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if ![&b"."[..], b".."].contains(&name) {
            names.push(OsStr::from_bytes(name).to_owned());
        }
    }
    Ok(names)
}

/// Returns true if this is the name `.<id>.<random>.part` of a file that is being written.
pub(super) fn is_part(name: &str) -> bool {
    let id = stem_of_part(name).and_then(|stem| stem.strip_prefix('.'));
    id.is_some_and(|id| is_hexadecimal(id, ID_DIGITS))
}
