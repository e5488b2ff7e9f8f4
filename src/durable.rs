//! Files that a power cut cannot take back: the steps from which the kiosk's side of the spool and the
//! office's are made.
//!
//! A file is written under a name of its own, brought to the disk (fsync), and renamed without
//! replacing. Whoever takes these steps brings the folder to the disk in the end, and removes at
//! another time what a step that was cut short has left under the name of its own.

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
use rustix::io::{Errno, retry_on_intr};
use rustix::path::Arg;

/// The length of an id: 128 bits in hexadecimal.
pub const ID_DIGITS: usize = 32;
/// The length of what makes the name of an attempt its own: 64 bits in hexadecimal.
pub const RANDOM_DIGITS: usize = 16;

/// What a file system lacks on which [`rename`] cannot do its work.
pub const NO_RENAMES: &str = "neither renames without replacing nor links";

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

/// Locks a file or folder for whoever holds it. The lock goes with the process, however that ends.
///
/// # Errors
/// `EWOULDBLOCK` if somebody else has it; `EOPNOTSUPP` if the file system has no locks; else as flock(2).
pub fn lock(held: impl AsFd) -> rustix::io::Result<()> {
    let locked = retry_on_intr(|| fs::flock(&held, FlockOperation::NonBlockingLockExclusive));
    locked.map_err(|errno| match errno {
        Errno::NOLCK | Errno::NOSYS => Errno::OPNOTSUPP,
        errno => errno,
    })
}

/// Gives a lock back. Closing what is locked does so too, but not before every child has closed it that
/// another thread starts at that moment.
pub fn unlock(held: impl AsFd) {
    let _ = fs::flock(held, FlockOperation::Unlock);
}

/// Makes a new file, which its owner alone can read.
///
/// # Errors
/// The step that was refused.
pub fn make(folder: &OwnedFd, name: &str) -> Result<File, Refusal> {
    let flags = OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let opened = retry_on_intr(|| fs::openat(folder, name, flags, Mode::RUSR | Mode::WUSR));
    opened.map(File::from).map_err(refused("make"))
}

/// Gives a new file these permissions, whatever the umask is, and all of `bytes`, and brings it to the
/// disk. An fsync that fails is the end of this file: the system forgets the error, and may have
/// forgotten the bytes.
///
/// # Errors
/// The step that was refused, or after which the file has another size.
pub fn fill(file: &mut File, mode: Mode, bytes: &[u8]) -> Result<(), Refusal> {
    retry_on_intr(|| fs::fchmod(&*file, mode)).map_err(refused("set the permissions of"))?;
    file.write_all(bytes).map_err(refused("write"))?;
    fs::fsync(&*file).map_err(refused("bring to the disk"))?;
    let stat = fs::fstat(&*file).map_err(refused("look at"))?;
    if u64::try_from(stat.st_size) == Ok(bytes.len() as u64) {
        Ok(())
    } else {
        Err(refused("write all of")(io::ErrorKind::WriteZero))
    }
}

/// Renames a file without replacing. Some file systems rename only with replacing (NFS, 9p, sshfs,
/// NTFS-3G): there the file gets its new name as a second one, which replaces nothing either, and
/// loses the old one afterwards. If that is not done, or is cut short, the old name is left over.
///
/// # Errors
/// `EEXIST` if there is a file of that name; `EOPNOTSUPP` if the file system cannot link either; else as
/// rename(2) and link(2).
pub fn rename(from: &OwnedFd, name: &str, to: &OwnedFd, new: &str) -> rustix::io::Result<()> {
    match retry_on_intr(|| fs::renameat_with(from, name, to, new, RenameFlags::NOREPLACE)) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
        renamed => return renamed,
    }
    let linked = retry_on_intr(|| fs::linkat(from, name, to, new, AtFlags::empty()));
    linked.map_err(|errno| match errno {
        Errno::PERM | Errno::NOSYS => Errno::OPNOTSUPP,
        errno => errno,
    })?;
    let _ = remove(from, name);
    Ok(())
}

/// Removes a file.
///
/// # Errors
/// As unlink(2).
pub fn remove(folder: &OwnedFd, name: impl Arg + Copy) -> rustix::io::Result<()> {
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
