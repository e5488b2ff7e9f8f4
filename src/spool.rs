//! The spool: a folder that each request is put into as one file, for the office to take.
//!
//! ```text
//! spool/tmp/   being written, as <id>.<random>.part
//! spool/new/   complete, as <id>.json
//! ```
//!
//! A visitor is promised only what a power cut cannot take back. So a request is written to a new
//! file in `tmp/`, brought to the disk (fsync), renamed into `new/`, and only when the change to
//! `new/` is on the disk as well does it count as stored.
//!
//! Every call opens the folders anew, so that a disk that was away and came back is used again.
//!
//! # Invariants
//! - A file in `new/` is always complete, and there is at most one for each id.
//! - An fsync that failed is never tried again on the same file, not even if it was interrupted:
//!   what the system reported once it may not report again.
//! - Folders are made only when the program starts and there is no spool at all. Later, a missing
//!   folder means a missing disk, and what is written in its place would be hidden by the disk.
//! - Of what is in `tmp/` nothing is removed that this module has not named.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: requests are written here"
)]

use std::fs::File;
use std::io::{self, Write as _};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rustix::fs::{self, Access, AtFlags, Mode, OFlags, RenameFlags};
use rustix::io::{Errno, retry_on_intr};
use signal_hook::consts::SIGXFSZ;

use crate::request::Outcome;

/// The least room for content that must be left on the disk, in bytes: some thousands of requests.
pub const FREE_BYTES_MIN: u64 = 16 * 1024 * 1024;
/// The fewest files for which there must be room on the disk.
pub const FREE_INODES_MIN: u64 = 16;

/// The size of the file that tries out whether the disk takes one, in bytes: one block.
const PROBE_BYTES: usize = 4096;
/// The length of an id: 128 bits in hexadecimal.
const ID_DIGITS: usize = 32;
/// The length of what makes the name of an attempt its own: 64 bits in hexadecimal.
const ATTEMPT_DIGITS: usize = 16;
/// What stands in the place of the id in the name of a file that tries out the disk.
const PROBE: &str = "probe";

const TMP: &str = "tmp";
const NEW: &str = "new";

/// A spool on disk.
#[derive(Clone, Debug)]
pub struct Spool {
    folder: PathBuf,
    mode: Mode,
}

/// What an operator must put right before requests can be taken.
#[derive(Debug, thiserror::Error)]
pub enum SpoolFault {
    /// A folder of the spool is not there.
    #[error("there is no {}; mount its disk, or make the spool with its folders tmp and new", .path.display())]
    Missing {
        /// Which folder.
        path: PathBuf,
    },
    /// Something else is in the place of a folder; a symbolic link is no folder either.
    #[error("{} is not a folder; put a real folder in its place", .path.display())]
    NotAFolder {
        /// Which folder.
        path: PathBuf,
    },
    /// The two folders lie on different disks, so that nothing can be renamed from one to the other.
    #[error("tmp and new in {} are on different disks; put both on one", .path.display())]
    TwoDisks {
        /// The folder of the spool.
        path: PathBuf,
    },
    /// The disk is nearly full.
    #[error(
        "the disk of {} has room for {} bytes and {} files more; make room for at least \
         {FREE_BYTES_MIN} bytes and {FREE_INODES_MIN} files",
        .path.display(), .room.bytes, .room.inodes_in_words()
    )]
    NoRoom {
        /// The folder of the spool.
        path: PathBuf,
        /// What is left.
        room: Room,
    },
    /// The system refused to do something.
    #[error("could not {action} {}: {source}; see to the disk and to the rights of its folders", .path.display())]
    Refused {
        /// What the spool was about to do: "write".
        action: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The system has no random bytes to give.
    #[error("could not get random bytes for the name of a file: {0}")]
    NoChance(getrandom::Error),
    /// The id is not 128 bits in lowercase hexadecimal: a bug of this program.
    #[error(
        "the id of a request is not made of 32 lowercase hexadecimal digits; please report this"
    )]
    Id,
}

/// What a disk still has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Content, in bytes.
    pub bytes: u64,
    /// Files; `None` where the file system has no limit of its own.
    pub inodes: Option<u64>,
}

impl Spool {
    /// The spool in `folder`; its files get the permission bits of `mode`.
    ///
    /// It never fails: a kiosk without a spool still informs, and [`Spool::probe`] tells of it. If
    /// there is no such folder it is made, in a folder that must be there. What attempts of an
    /// earlier run left in `tmp/` is removed: it is private, and nobody was told that it is stored.
    #[must_use]
    pub fn open(folder: &Path, mode: u32) -> Self {
        let spool = Self {
            folder: folder.to_owned(),
            mode: Mode::from_bits_truncate(mode & 0o777),
        };
        outlive_size_limits();
        // Whatever is wrong here is still wrong when the spool is probed, and is told then.
        let _ = make_folders(folder);
        let _ = spool.folder(TMP).map(|tmp| remove_leftovers(&tmp));
        spool
    }

    /// Tries out, before a visitor is asked anything, whether a request could be stored now: a
    /// file is really made, written, brought to the disk, renamed and removed.
    ///
    /// # Errors
    /// What keeps requests from being stored.
    pub fn probe(&self) -> Result<(), SpoolFault> {
        let new = self.folder(NEW)?;
        let tmp = self.folder(TMP)?;
        self.on_one_disk(&tmp, &new)?;
        let room = room(&tmp).map_err(|errno| self.refused("ask for room in", TMP, errno))?;
        if !room.is_enough() {
            return Err(SpoolFault::NoRoom {
                path: self.folder.clone(),
                room,
            });
        }
        self.try_out(&tmp)?;
        fs::accessat(
            &new,
            ".",
            Access::WRITE_OK | Access::EXEC_OK,
            AtFlags::empty(),
        )
        .map_err(|errno| self.refused("write to", NEW, errno))?;
        fs::fsync(&new).map_err(|errno| self.refused("bring to the disk", NEW, errno))
    }

    /// Stores the document `bytes` of the request `id`, or says what went wrong.
    ///
    /// It can be tried again with the same id and the same bytes, as often as need be, and there
    /// will be only one file: if one is there already, it is the request. After a change to the
    /// request the caller must use a new id.
    #[must_use]
    pub fn store(&self, id: &str, bytes: &[u8]) -> (Outcome, Option<SpoolFault>) {
        if !is_hexadecimal(id, ID_DIGITS) {
            return (Outcome::NotStored, Some(SpoolFault::Id));
        }
        let new = match self.folder(NEW) {
            Ok(new) => new,
            Err(fault) => return (Outcome::NotStored, Some(fault)),
        };
        let file = format!("{id}.json");
        if let Err(fault) = self.deliver(&new, id, &file, bytes) {
            return (outcome_of_failure(&new, &file), Some(fault));
        }
        match fs::fsync(&new) {
            Ok(()) => (Outcome::Stored, None),
            Err(errno) => {
                let fault = self.refused("bring to the disk", NEW, errno);
                (Outcome::Unknown, Some(fault))
            }
        }
    }

    /// Everything up to and including the rename. Nothing stays in `tmp/`, whatever happens.
    fn deliver(&self, new: &OwnedFd, id: &str, file: &str, bytes: &[u8]) -> Result<(), SpoolFault> {
        let tmp = self.folder(TMP)?;
        let part = attempt_name(id)?;
        let renamed = self
            .write(&tmp, &part, bytes)
            .and_then(|()| self.rename(&tmp, &part, new, file));
        if !matches!(renamed, Ok(Renamed::Moved)) {
            // What cannot be removed now is removed when the program starts again.
            let _ = remove(&tmp, &part);
        }
        renamed.map(|_| ())
    }

    /// Makes a new file in `tmp/` with all of `bytes` in it, and brings it to the disk.
    fn write(&self, tmp: &OwnedFd, part: &str, bytes: &[u8]) -> Result<(), SpoolFault> {
        let flags =
            OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let owner_only = Mode::RUSR | Mode::WUSR;
        let refused = |action, source| self.refused(action, &format!("{TMP}/{part}"), source);
        let file = retry_on_intr(|| fs::openat(tmp, part, flags, owner_only))
            .map_err(|errno| refused("make", errno.into()))?;
        let mut file = File::from(file);
        file.write_all(bytes)
            .map_err(|error| refused("write", error))?;
        retry_on_intr(|| fs::fchmod(&file, self.mode))
            .map_err(|errno| refused("set the permissions of", errno.into()))?;
        fs::fsync(&file).map_err(|errno| refused("bring to the disk", errno.into()))
    }

    /// Gives a complete file its name in `new/`, unless an earlier attempt has done so already.
    fn rename(
        &self,
        tmp: &OwnedFd,
        part: &str,
        new: &OwnedFd,
        file: &str,
    ) -> Result<Renamed, SpoolFault> {
        match retry_on_intr(|| fs::renameat_with(tmp, part, new, file, RenameFlags::NOREPLACE)) {
            Ok(()) => Ok(Renamed::Moved),
            Err(Errno::EXIST) => Ok(Renamed::ThereAlready),
            Err(errno) => Err(self.refused("rename a file to", &format!("{NEW}/{file}"), errno)),
        }
    }

    /// Takes a file through all that a request goes through, short of showing it to the office. A
    /// file system that cannot rename without replacing is found here and not at the end.
    fn try_out(&self, tmp: &OwnedFd) -> Result<(), SpoolFault> {
        let (first, second) = (attempt_name(PROBE)?, attempt_name(PROBE)?);
        let written = self.write(tmp, &first, &[0; PROBE_BYTES]);
        let renamed = written.and_then(|()| {
            retry_on_intr(|| fs::renameat_with(tmp, &first, tmp, &second, RenameFlags::NOREPLACE))
                .map_err(|errno| self.refused("rename a file in", TMP, errno))
        });
        let there = if renamed.is_ok() { &second } else { &first };
        let removed =
            remove(tmp, there).map_err(|errno| self.refused("remove a file from", TMP, errno));
        renamed.and(removed)
    }

    /// Opens one of the two folders. The path of the spool itself may lead through symbolic links,
    /// as the operator has chosen it; within the spool nothing may lead elsewhere.
    fn folder(&self, name: &str) -> Result<OwnedFd, SpoolFault> {
        let spool = open_folder(fs::CWD, &self.folder, OFlags::empty())
            .map_err(|errno| fault_of_folder(self.folder.clone(), errno))?;
        open_folder(&spool, Path::new(name), OFlags::NOFOLLOW)
            .map_err(|errno| fault_of_folder(self.folder.join(name), errno))
    }

    fn on_one_disk(&self, tmp: &OwnedFd, new: &OwnedFd) -> Result<(), SpoolFault> {
        let device = |folder, name| {
            fs::fstat(folder)
                .map(|stat| stat.st_dev)
                .map_err(|errno| self.refused("look at", name, errno))
        };
        if device(tmp, TMP)? == device(new, NEW)? {
            Ok(())
        } else {
            Err(SpoolFault::TwoDisks {
                path: self.folder.clone(),
            })
        }
    }

    fn refused(
        &self,
        action: &'static str,
        name: &str,
        source: impl Into<io::Error>,
    ) -> SpoolFault {
        SpoolFault::Refused {
            action,
            path: self.folder.join(name),
            source: source.into(),
        }
    }
}

impl Room {
    /// Whether there is room for requests.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.bytes >= FREE_BYTES_MIN && self.inodes.is_none_or(|inodes| inodes >= FREE_INODES_MIN)
    }

    fn inodes_in_words(&self) -> String {
        self.inodes
            .map_or_else(|| "any number of".to_owned(), |inodes| inodes.to_string())
    }
}

/// How a file came by its name in `new/`.
enum Renamed {
    /// This attempt's file has it.
    Moved,
    /// An earlier attempt's file has it.
    ThereAlready,
}

/// A failed attempt leaves no file in `new/`, but an earlier one of unknown outcome may have left
/// one, and a rename may be reported as failed although it was done.
fn outcome_of_failure(new: &OwnedFd, file: &str) -> Outcome {
    match retry_on_intr(|| fs::statat(new, file, AtFlags::SYMLINK_NOFOLLOW)) {
        Err(Errno::NOENT) => Outcome::NotStored,
        Ok(_) | Err(_) => Outcome::Unknown,
    }
}

/// A file that grows past a limit of the system (`RLIMIT_FSIZE`) raises a signal that ends a program
/// which does not take it, and with it a visit; taken, it leaves an error of that one write. Nobody
/// reads the flag. If the signal cannot be taken the spool still works.
fn outlive_size_limits() {
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
}

/// Makes the spool if there is none. It is brought to the disk with its names: what is stored in a
/// folder that a power cut takes away is not stored.
fn make_folders(folder: &Path) -> rustix::io::Result<()> {
    fs::mkdir(folder, Mode::RWXU)?;
    let spool = open_folder(fs::CWD, folder, OFlags::empty())?;
    fs::mkdirat(&spool, TMP, Mode::RWXU)?;
    fs::mkdirat(&spool, NEW, Mode::RWXU)?;
    fs::fsync(&spool)?;
    fs::fsync(fs::openat(
        &spool,
        "..",
        OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC,
        Mode::empty(),
    )?)
}

fn remove_leftovers(tmp: &OwnedFd) {
    let Ok(entries) = fs::Dir::read_from(tmp) else {
        return;
    };
    for entry in entries.flatten() {
        if let Ok(name) = entry.file_name().to_str()
            && is_attempt_name(name)
        {
            // What cannot be removed is no obstacle: every attempt has a name of its own.
            let _ = remove(tmp, name);
        }
    }
}

fn remove(tmp: &OwnedFd, name: &str) -> rustix::io::Result<()> {
    retry_on_intr(|| fs::unlinkat(tmp, name, AtFlags::empty()))
}

fn open_folder(
    at: impl std::os::fd::AsFd,
    path: &Path,
    links: OFlags,
) -> rustix::io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | links;
    retry_on_intr(|| fs::openat(&at, path, flags, Mode::empty()))
}

fn fault_of_folder(path: PathBuf, errno: Errno) -> SpoolFault {
    match errno {
        Errno::NOENT => SpoolFault::Missing { path },
        Errno::NOTDIR | Errno::LOOP => SpoolFault::NotAFolder { path },
        errno => SpoolFault::Refused {
            action: "open",
            path,
            source: errno.into(),
        },
    }
}

/// Only the part of the disk counts that is not kept back for the superuser.
fn room(tmp: &OwnedFd) -> rustix::io::Result<Room> {
    let disk = retry_on_intr(|| fs::fstatvfs(tmp))?;
    Ok(Room {
        bytes: disk.f_bavail.saturating_mul(disk.f_frsize),
        inodes: (disk.f_files > 0).then_some(disk.f_favail),
    })
}

/// A name that no other attempt has.
fn attempt_name(stem: &str) -> Result<String, SpoolFault> {
    let mut random = [0; ATTEMPT_DIGITS / 2];
    getrandom::fill(&mut random).map_err(SpoolFault::NoChance)?;
    Ok(format!(
        "{stem}.{:0ATTEMPT_DIGITS$x}.part",
        u64::from_be_bytes(random)
    ))
}

fn is_attempt_name(name: &str) -> bool {
    let mut parts = name.split('.');
    let mut next = || parts.next().unwrap_or_default();
    let (stem, attempt, end) = (next(), next(), next());
    let stem_fits = stem == PROBE || is_hexadecimal(stem, ID_DIGITS);
    stem_fits && is_hexadecimal(attempt, ATTEMPT_DIGITS) && end == "part" && parts.next().is_none()
}

fn is_hexadecimal(digits: &str, length: usize) -> bool {
    digits.len() == length
        && digits
            .bytes()
            .all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}
