//! The spool as the courier sees it: what waits, and what was put away.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the spool is read here"
)]

use std::fs::File;
use std::io::{self, Read as _};
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use cas_fleet::status::DiskStatus;
use cas_spool::durable::{self, open_folder, remove};
use cas_spool::name::Name;
use rustix::fs::{self, AtFlags, Dir, FileType, Mode, OFlags};
use rustix::io::{Errno, retry_on_intr};

/// The largest file that is carried, in bytes. A sealed request has some thousands.
pub(crate) const REQUEST_BYTES_MAX: u64 = 1024 * 1024;

const NEW: &str = "new";
const SENT: &str = "sent";
/// As the folder of the spool itself: the courier and the kiosk are in one group.
const SENT_MODE: Mode = Mode::from_raw_mode(0o770);

/// A spool.
#[derive(Debug)]
pub(crate) struct Folders {
    new: OwnedFd,
    sent: OwnedFd,
}

/// A file with the name of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) name: Name,
    /// When it was written, in seconds since 1970, by the kiosk's clock.
    pub(crate) written: i64,
}

impl Folders {
    /// Opens a spool. The folder of what was put away is made if there is none.
    ///
    /// # Errors
    /// The system refused.
    pub(crate) fn open(spool: &Path) -> io::Result<Self> {
        let spool = open_folder(fs::CWD, spool, OFlags::empty())?;
        let new = open_folder(&spool, Path::new(NEW), OFlags::NOFOLLOW)?;
        match retry_on_intr(|| fs::mkdirat(&spool, SENT, SENT_MODE)) {
            Ok(()) => fs::fsync(&spool)?,
            Err(Errno::EXIST) => {}
            Err(errno) => return Err(errno.into()),
        }
        let sent = open_folder(&spool, Path::new(SENT), OFlags::NOFOLLOW)?;
        Ok(Self { new, sent })
    }

    /// Keeps other couriers out as long as this value exists. Kiosks and offices are not affected.
    ///
    /// # Errors
    /// `WouldBlock` if there is another one.
    pub(crate) fn lock(&self) -> io::Result<()> {
        Ok(durable::lock(&self.sent)?)
    }

    /// Lists what waits in a spool, for whoever only looks at it, and makes nothing in it.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(crate) fn waiting_in(spool: &Path) -> io::Result<Vec<Item>> {
        let new = open_folder(fs::CWD, &spool.join(NEW), OFlags::NOFOLLOW)?;
        list(&new).map(|(items, _)| items)
    }

    /// Lists what waits, the oldest first, and counts what has not the name of a request.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(crate) fn waiting(&self) -> io::Result<(Vec<Item>, usize)> {
        list(&self.new)
    }

    /// Lists what was put away.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(crate) fn put_away(&self) -> io::Result<Vec<Item>> {
        list(&self.sent).map(|(items, _)| items)
    }

    /// Returns the room in the file system of what waits, without the part that is reserved for the superuser.
    ///
    /// # Errors
    /// The system refused.
    pub(crate) fn disk(&self) -> io::Result<DiskStatus> {
        let disk = retry_on_intr(|| fs::fstatvfs(&self.new))?;
        Ok(DiskStatus {
            free: disk.f_bavail.saturating_mul(disk.f_frsize),
            size: disk.f_blocks.saturating_mul(disk.f_frsize),
        })
    }

    /// Reads what waits; `None` if the office has taken it meanwhile.
    ///
    /// # Errors
    /// It is no file, it is too large, or the system refused.
    pub(crate) fn read(&self, name: &Name) -> io::Result<Option<Vec<u8>>> {
        read(&self.new, name)
    }

    /// Reads what was put away.
    ///
    /// # Errors
    /// As [`Folders::read`].
    pub(crate) fn read_put_away(&self, name: &Name) -> io::Result<Option<Vec<u8>>> {
        read(&self.sent, name)
    }

    /// Puts a request away. If one with its name is there, it is the same request, and this one is removed.
    ///
    /// # Errors
    /// The system refused. The request is then in one of both folders.
    pub(crate) fn put_away_one(&self, name: &Name) -> io::Result<()> {
        let file = name.file();
        // Both folders are of the courier's own making or locked by it, so nobody makes the name meanwhile.
        match retry_on_intr(|| fs::statat(&self.sent, file, AtFlags::SYMLINK_NOFOLLOW)) {
            Ok(_) => remove(&self.new, file)?,
            Err(Errno::NOENT) => {
                retry_on_intr(|| fs::renameat(&self.new, file, &self.sent, file))?;
                // First where it is now: a power cut may leave it in both folders, but never in none.
                fs::fsync(&self.sent)?;
            }
            Err(errno) => return Err(errno.into()),
        }
        Ok(fs::fsync(&self.new)?)
    }

    /// Removes what was put away.
    ///
    /// # Errors
    /// The system refused.
    pub(crate) fn forget(&self, name: &Name) -> io::Result<()> {
        match remove(&self.sent, name.file()) {
            Ok(()) | Err(Errno::NOENT) => Ok(()),
            Err(errno) => Err(errno.into()),
        }
    }
}

impl Drop for Folders {
    fn drop(&mut self) {
        durable::unlock(&self.sent);
    }
}

fn list(folder: &OwnedFd) -> io::Result<(Vec<Item>, usize)> {
    let (mut items, mut others) = (Vec::new(), 0);
    for entry in Dir::read_from(folder)? {
        let entry = entry?;
        let file = entry.file_name().to_bytes();
        if matches!(file, b"." | b"..") {
            continue;
        }
        let name = std::str::from_utf8(file).ok().and_then(Name::of);
        let Some(name) = name else {
            others += 1;
            continue;
        };
        match retry_on_intr(|| fs::statat(folder, name.file(), AtFlags::SYMLINK_NOFOLLOW)) {
            Ok(stat) => items.push(Item {
                name,
                written: stat.st_mtime,
            }),
            Err(Errno::NOENT) => {}
            Err(errno) => return Err(errno.into()),
        }
    }
    let order = |item: &Item| (item.written, item.name.file().to_owned());
    items.sort_by_cached_key(order);
    Ok((items, others))
}

fn read(folder: &OwnedFd, name: &Name) -> io::Result<Option<Vec<u8>>> {
    let flags =
        OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let opened = retry_on_intr(|| fs::openat(folder, name.file(), flags, Mode::empty()));
    let file = match opened {
        Err(Errno::NOENT) => return Ok(None),
        opened => File::from(opened?),
    };
    let stat = fs::fstat(file.as_fd())?;
    if FileType::from_raw_mode(stat.st_mode) != FileType::RegularFile {
        return Err(io::Error::other("it is no file"));
    }
    let mut bytes = Vec::new();
    file.take(REQUEST_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > REQUEST_BYTES_MAX {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(Some(bytes))
}
