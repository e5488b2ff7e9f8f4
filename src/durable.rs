//! Files that a power cut cannot take back: the steps from which the kiosk's side of the spool and the
//! office's are made.
//!
//! A file is written under a name of its own, brought to the disk (fsync), and renamed without
//! replacing. Whoever takes these steps brings the folder to the disk in the end.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: requests are written here"
)]

use std::fs::File;
use std::io::{self, Write as _};
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::{self, AtFlags, FlockOperation, Mode, OFlags, RenameFlags};
use rustix::io::retry_on_intr;

/// The length of an id: 128 bits in hexadecimal.
pub const ID_DIGITS: usize = 32;
/// The length of what makes the name of an attempt its own: 64 bits in hexadecimal.
pub const RANDOM_DIGITS: usize = 16;

/// What the system refused to do.
#[derive(Debug)]
pub struct Refusal {
    /// What was about to be done: "write".
    pub action: &'static str,
    /// What the system said.
    pub source: io::Error,
}

/// Opens a folder; with [`OFlags::NOFOLLOW`], none that a symbolic link leads to.
///
/// # Errors
/// As open(2).
pub fn open_folder(at: impl AsFd, path: &Path, links: OFlags) -> rustix::io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | links;
    retry_on_intr(|| fs::openat(&at, path, flags, Mode::empty()))
}

/// Locks a folder for whoever holds it. The lock goes with the process, however that ends.
///
/// # Errors
/// `EWOULDBLOCK` if somebody else has it; else as flock(2).
pub fn lock(folder: &OwnedFd) -> rustix::io::Result<()> {
    retry_on_intr(|| fs::flock(folder, FlockOperation::NonBlockingLockExclusive))
}

/// Makes a new file with these permissions, whatever the umask is, and all of `bytes` in it, and brings
/// it to the disk. An fsync that fails is the end of this file: the system forgets the error, and may
/// have forgotten the bytes.
///
/// # Errors
/// The step that was refused, or after which the file has another size.
pub fn write(folder: &OwnedFd, name: &str, mode: Mode, bytes: &[u8]) -> Result<(), Refusal> {
    let flags = OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let opened = retry_on_intr(|| fs::openat(folder, name, flags, Mode::RUSR | Mode::WUSR));
    let mut file = File::from(opened.map_err(refused("make"))?);
    retry_on_intr(|| fs::fchmod(&file, mode)).map_err(refused("set the permissions of"))?;
    file.write_all(bytes).map_err(refused("write"))?;
    fs::fsync(&file).map_err(refused("bring to the disk"))?;
    let stat = fs::fstat(&file).map_err(refused("look at"))?;
    if u64::try_from(stat.st_size) == Ok(bytes.len() as u64) {
        Ok(())
    } else {
        Err(refused("write all of")(io::ErrorKind::WriteZero))
    }
}

/// Renames without replacing.
///
/// # Errors
/// `EEXIST` if there is a file of that name; else as rename(2).
pub fn rename(from: &OwnedFd, name: &str, to: &OwnedFd, new: &str) -> rustix::io::Result<()> {
    retry_on_intr(|| fs::renameat_with(from, name, to, new, RenameFlags::NOREPLACE))
}

/// Removes a file.
///
/// # Errors
/// As unlink(2).
pub fn remove(folder: &OwnedFd, name: &str) -> rustix::io::Result<()> {
    retry_on_intr(|| fs::unlinkat(folder, name, AtFlags::empty()))
}

/// Digits that nobody else has come upon.
///
/// # Errors
/// The system has no random bytes to give.
pub fn random_digits() -> Result<String, getrandom::Error> {
    let mut random = [0; RANDOM_DIGITS / 2];
    getrandom::fill(&mut random)?;
    let random = u64::from_be_bytes(random);
    Ok(format!("{random:0RANDOM_DIGITS$x}"))
}

/// Whether these are so many lowercase hexadecimal digits.
#[must_use]
pub fn is_hexadecimal(digits: &str, length: usize) -> bool {
    let is_digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    digits.len() == length && digits.bytes().all(is_digit)
}

fn refused<E: Into<io::Error>>(action: &'static str) -> impl FnOnce(E) -> Refusal {
    move |source| Refusal {
        action,
        source: source.into(),
    }
}
