//! One attempt to store one file.
//!
//! Each has a name of its own in `tmp/`, so that no two can touch each other's file, and each ends
//! with nothing left there. What is in `tmp/` under another kind of name is not ours.

use std::os::fd::OwnedFd;

use rustix::fs::{self, Mode};
use rustix::io::Errno;

use super::fault::SpoolFault;
use super::folders::{Folders, NEW, TMP};
use crate::durable::{self, ID_DIGITS, RANDOM_DIGITS, is_hexadecimal, random_digits, remove};

/// What stands in the place of the id in the name of a file that tries out the disk.
const PROBE: &str = "probe";

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
    let part = attempt_name(id)?;
    let renamed = write(folders, mode, &part, bytes).and_then(|()| rename(folders, &part, file));
    if !matches!(renamed, Ok(Renamed::Moved)) {
        // What cannot be removed now is removed when the program starts again.
        let _ = remove(&folders.tmp, &part);
    }
    renamed.map(|_| ())
}

/// Takes a file through all that a request goes through, short of showing it to the office. A
/// file system that cannot rename without replacing is found here and not at the end.
pub(super) fn try_out(folders: &Folders, mode: u32, bytes: &[u8]) -> Result<(), SpoolFault> {
    let tmp = &folders.tmp;
    let (first, second) = (attempt_name(PROBE)?, attempt_name(PROBE)?);
    let written = write(folders, mode, &first, bytes);
    let renamed = written.and_then(|()| {
        durable::rename(tmp, &first, tmp, &second)
            .map_err(|errno| folders.refused("rename a file in", TMP, errno))
    });
    let there = if renamed.is_ok() { &second } else { &first };
    let removed =
        remove(tmp, there).map_err(|errno| folders.refused("remove a file from", TMP, errno));
    renamed.and(removed)
}

/// Removes what attempts of an earlier run have left.
pub(super) fn remove_leftovers(tmp: &OwnedFd) {
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

/// Makes a new file in `tmp/` with all of `bytes` in it, and brings it to the disk.
fn write(folders: &Folders, mode: u32, part: &str, bytes: &[u8]) -> Result<(), SpoolFault> {
    let mode = Mode::from_bits_truncate(mode);
    durable::write(&folders.tmp, part, mode, bytes).map_err(|refusal| {
        let path = folders.path.join(TMP).join(part);
        SpoolFault::refused(refusal.action, path, refusal.source)
    })
}

/// Gives a complete file its name in `new/`, unless an earlier attempt has done so already.
fn rename(folders: &Folders, part: &str, file: &str) -> Result<Renamed, SpoolFault> {
    match durable::rename(&folders.tmp, part, &folders.new, file) {
        Ok(()) => Ok(Renamed::Moved),
        Err(Errno::EXIST) => Ok(Renamed::ThereAlready),
        Err(errno) => Err(folders.refused("rename a file to", &format!("{NEW}/{file}"), errno)),
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
