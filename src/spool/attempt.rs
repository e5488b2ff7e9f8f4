//! One attempt to store one file.
//!
//! Each has a name of its own in `tmp/`, so that no two can touch each other's file, and each ends
//! with nothing left there. Whoever is at work on a file holds a lock on it, and only what nobody holds
//! is left over. What is in `tmp/` under another kind of name is not ours.
//!
//! # Invariants
//! - No promise depends on a lock. Whoever's file is removed all the same, in the moment before it is
//!   locked or on a machine that does not see the lock, finds nothing to rename.

use std::ffi::CStr;
use std::fs::File;

use rustix::fs::{self, AtFlags, Mode, OFlags};
use rustix::io::{Errno, retry_on_intr};

use super::fault::{NO_LOCKS, SpoolFault};
use super::folders::{Folders, NEW, TMP};
use crate::durable::{
    self, ID_DIGITS, NO_RENAMES, RANDOM_DIGITS, is_hexadecimal, random_digits, remove,
};

/// How many new files are made at most until one is locked before somebody has removed it as left over.
pub const TRIES_MAX: usize = 3;

/// What stands in the place of the id in the name of a file that tries out the disk.
const PROBE: &str = "probe";

/// A file in `tmp/` that nobody else removes as long as this lives.
struct Attempt<'f> {
    folders: &'f Folders,
    name: String,
    /// It has the lock.
    file: File,
}

/// How a file came by its name in `new/`.
enum Renamed {
    /// This attempt's file has it.
    Moved,
    /// An earlier attempt's file has it.
    ThereAlready,
}

/// Everything up to and including the rename of what is to be `file` in `new/`. Nothing stays in
/// `tmp/`, whatever happens.
pub(super) fn deliver(
    folders: &Folders,
    mode: u32,
    id: &str,
    file: &str,
    bytes: &[u8],
) -> Result<(), SpoolFault> {
    let mut attempt = Attempt::begin(folders, id)?;
    let written = attempt.write(mode, bytes);
    let renamed = written.and_then(|()| attempt.rename(file));
    if !matches!(renamed, Ok(Renamed::Moved)) {
        // What cannot be removed now is removed when a program starts.
        let _ = remove(&folders.tmp, &attempt.name);
    }
    renamed.map(|_| ())
}

/// Takes a file through all that a request goes through, short of showing it to the office. A
/// file system that lacks what a promise needs is found here and not at the end.
pub(super) fn try_out(folders: &Folders, mode: u32, bytes: &[u8]) -> Result<(), SpoolFault> {
    let tmp = &folders.tmp;
    let mut attempt = Attempt::begin(folders, PROBE)?;
    let written = attempt.write(mode, bytes);
    let renamed = written.and_then(|()| {
        let second = attempt_name(PROBE)?;
        durable::rename(tmp, &attempt.name, tmp, &second)
            .map_err(|errno| folders.unfit(NO_RENAMES, "rename a file in", TMP, errno))?;
        attempt.name = second;
        Ok(())
    });
    let removed = remove(tmp, &attempt.name)
        .map_err(|errno| folders.refused("remove a file from", TMP, errno));
    renamed.and(removed)
}

/// Removes what attempts have left that nobody is at work on any more.
pub(super) fn remove_leftovers(folders: &Folders) {
    let Ok(entries) = fs::Dir::read_from(&folders.tmp) else {
        return;
    };
    for entry in entries.flatten() {
        if let Ok(name) = entry.file_name().to_str()
            && is_attempt_name(name)
        {
            // What cannot be removed is no obstacle: every attempt has a name of its own.
            let _ = remove_leftover(folders, entry.file_name());
        }
    }
}

fn remove_leftover(folders: &Folders, name: &CStr) -> rustix::io::Result<()> {
    let opened = |access: OFlags| {
        let flags = access | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        retry_on_intr(|| fs::openat(&folders.tmp, name, flags, Mode::empty()))
    };
    // NFS locks only what is open for writing, which the permissions may allow to nobody.
    let file = opened(OFlags::WRONLY).or_else(|_| opened(OFlags::RDONLY))?;
    durable::lock(&file)?;
    remove(&folders.tmp, name)
}

impl<'f> Attempt<'f> {
    /// Makes a new file and locks it. Somebody who starts in between takes it for left over; then
    /// another is made.
    fn begin(folders: &'f Folders, stem: &str) -> Result<Self, SpoolFault> {
        for _ in 0..TRIES_MAX {
            let name = attempt_name(stem)?;
            let file = durable::make(&folders.tmp, &name)
                .map_err(|refusal| folders.refused_of(&name, refusal))?;
            let locked = durable::lock(&file).and_then(|()| is_there(folders, &name));
            if locked == Ok(true) {
                return Ok(Self {
                    folders,
                    name,
                    file,
                });
            }
            // Whoever has the lock is about to do so, or has done it.
            let _ = remove(&folders.tmp, &name);
            if let Err(errno) = locked
                && errno != Errno::WOULDBLOCK
            {
                return Err(folders.unfit(NO_LOCKS, "lock a file in", TMP, errno));
            }
        }
        Err(folders.refused("lock a file in", TMP, Errno::WOULDBLOCK))
    }

    /// Puts all of `bytes` into it, and brings it to the disk.
    fn write(&mut self, mode: u32, bytes: &[u8]) -> Result<(), SpoolFault> {
        let mode = Mode::from_bits_truncate(mode);
        durable::fill(&mut self.file, mode, bytes)
            .map_err(|refusal| self.folders.refused_of(&self.name, refusal))
    }

    /// Gives the complete file its name in `new/`, unless an earlier attempt has done so already.
    fn rename(&self, file: &str) -> Result<Renamed, SpoolFault> {
        let Folders { tmp, new, .. } = self.folders;
        match durable::rename(tmp, &self.name, new, file) {
            Ok(()) => Ok(Renamed::Moved),
            Err(Errno::EXIST) => Ok(Renamed::ThereAlready),
            Err(errno) => {
                let (action, name) = ("rename a file to", format!("{NEW}/{file}"));
                Err(self.folders.unfit(NO_RENAMES, action, &name, errno))
            }
        }
    }
}

/// Whether a file has not been removed. What its number of links is, not every file system tells.
fn is_there(folders: &Folders, name: &str) -> rustix::io::Result<bool> {
    match retry_on_intr(|| fs::statat(&folders.tmp, name, AtFlags::SYMLINK_NOFOLLOW)) {
        Ok(_) => Ok(true),
        Err(Errno::NOENT) => Ok(false),
        Err(errno) => Err(errno),
    }
}

/// A name that no other attempt has.
fn attempt_name(stem: &str) -> Result<String, SpoolFault> {
    let random = random_digits().map_err(SpoolFault::NoChance)?;
    Ok(format!("{stem}.{random}.part"))
}

fn is_attempt_name(name: &str) -> bool {
    let mut parts = name.split('.');
    let mut next = || parts.next().unwrap_or_default();
    let (stem, attempt, end) = (next(), next(), next());
    let stem_fits = stem == PROBE || is_hexadecimal(stem, ID_DIGITS);
    stem_fits && is_hexadecimal(attempt, RANDOM_DIGITS) && end == "part" && parts.next().is_none()
}
