//! One attempt to store one file.
//!
//! Each attempt has a file of its own in `tmp/`, so that no attempt can touch the file of another,
//! and leaves nothing there at its end. An attempt holds a lock on its file as long as it works on
//! it. A file without a lock is a leftover. A file in `tmp/` with another kind of name is not ours.
//!
//! # Invariants
//! - No promise depends on a lock. A file may still be removed too early: in the moment before it is
//!   locked, or by a machine that does not see the lock. Then its attempt finds nothing to rename.

use std::ffi::CStr;

use rustix::fs::{self, AtFlags, Mode, OFlags};
use rustix::io::{Errno, retry_on_intr};

use super::fault::{NO_LOCKS, SpoolFault};
use super::folders::{NEW, SpoolFolders, TMP};
use crate::durable::{
    self, ID_DIGITS, NO_RENAMES, Naming, Part, is_hexadecimal, part_name, remove, stem_of_part,
};

/// The most new files that are made until one is locked before somebody removes it as a leftover.
pub const TRIES_MAX: usize = 8;

/// The word in place of the id in the name of a file that tests the disk.
const PROBE: &str = "probe";

/// Does everything up to and including the rename to `file` in `new/`. If an earlier attempt has put
/// the file there already, it stays as it is. In any case nothing is left in `tmp/`.
pub(super) fn deliver(
    folders: &SpoolFolders,
    mode: u32,
    id: &str,
    file: &str,
    bytes: &[u8],
) -> Result<(), SpoolFault> {
    let mut part = begin(folders, id)?;
    fill(folders, &mut part, mode, bytes)?;
    match part.put(&folders.new, file) {
        Ok(Naming::Named | Naming::Taken) => Ok(()),
        Err(errno) => {
            let (action, name) = ("rename a file to", format!("{NEW}/{file}"));
            Err(folders.unfit(NO_RENAMES, action, &name, errno))
        }
    }
}

/// Takes a file through all steps of a request, except that the office never sees it. If the file
/// system cannot do what is needed, that is found here and not when a request is sent.
pub(super) fn try_out(folders: &SpoolFolders, mode: u32, bytes: &[u8]) -> Result<(), SpoolFault> {
    let mut part = begin(folders, PROBE)?;
    let filled = fill(folders, &mut part, mode, bytes);
    let renamed = filled.and_then(|()| {
        part.rename(part_name(PROBE).map_err(SpoolFault::NoChance)?)
            .map_err(|errno| folders.unfit(NO_RENAMES, "rename a file in", TMP, errno))
    });
    let removed = part
        .discard()
        .map_err(|errno| folders.refused("remove a file from", TMP, errno));
    renamed.and(removed)
}

/// Removes the leftovers of attempts that nobody is working on any more.
pub(super) fn remove_leftovers(folders: &SpoolFolders) {
    let Ok(entries) = fs::Dir::read_from(&folders.tmp) else {
        return;
    };
    for entry in entries.flatten() {
        if let Ok(name) = entry.file_name().to_str()
            && is_of_attempt(name)
        {
            // A file that cannot be removed does no harm: every attempt has a name of its own.
            let _ = remove_leftover(folders, entry.file_name());
        }
    }
}

fn remove_leftover(folders: &SpoolFolders, name: &CStr) -> rustix::io::Result<()> {
    let opened = |access: OFlags| {
        let flags = access | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        retry_on_intr(|| fs::openat(&folders.tmp, name, flags, Mode::empty()))
    };
    // NFS locks only files that are open for writing, but the permissions may allow nobody to write.
    let file = opened(OFlags::WRONLY).or_else(|_| opened(OFlags::RDONLY))?;
    durable::lock(&file)?;
    remove(&folders.tmp, name)
}

/// Makes a new file and locks it. A kiosk that starts in between may take the file for a leftover;
/// then another file is made.
fn begin<'f>(folders: &'f SpoolFolders, stem: &str) -> Result<Part<'f>, SpoolFault> {
    for _ in 0..TRIES_MAX {
        let name = part_name(stem).map_err(SpoolFault::NoChance)?;
        let part = Part::make(&folders.tmp, name.clone())
            .map_err(|refused| folders.refused_of(&name, refused))?;
        let locked = part.lock().and_then(|()| is_there(folders, &name));
        if locked == Ok(true) {
            return Ok(part);
        }
        // The holder of the lock is about to remove the file, or has removed it.
        drop(part);
        if let Err(errno) = locked
            && errno != Errno::WOULDBLOCK
        {
            return Err(folders.unfit(NO_LOCKS, "lock a file in", TMP, errno));
        }
    }
    Err(folders.refused("lock a file in", TMP, Errno::WOULDBLOCK))
}

/// Writes all of `bytes` into it, and brings it to the disk.
fn fill(
    folders: &SpoolFolders,
    part: &mut Part<'_>,
    mode: u32,
    bytes: &[u8],
) -> Result<(), SpoolFault> {
    part.fill(Mode::from_bits_truncate(mode), bytes)
        .map_err(|refused| folders.refused_of(part.name(), refused))
}

/// Returns true if a file has not been removed. It looks for the name, because not every file
/// system reports the number of links.
fn is_there(folders: &SpoolFolders, name: &str) -> rustix::io::Result<bool> {
    match retry_on_intr(|| fs::statat(&folders.tmp, name, AtFlags::SYMLINK_NOFOLLOW)) {
        Ok(_) => Ok(true),
        Err(Errno::NOENT) => Ok(false),
        Err(errno) => Err(errno),
    }
}

/// Returns true if this is the name of a file of an attempt, running or not.
fn is_of_attempt(name: &str) -> bool {
    stem_of_part(name).is_some_and(|stem| stem == PROBE || is_hexadecimal(stem, ID_DIGITS))
}
