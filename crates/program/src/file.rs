//! Reading a file that should be one, whatever lies in its place, and holding a folder against other programs.
//!
//! Somebody may have put a pipe, a device or a folder there. To open a pipe waits for whoever writes into it, which may
//! be for ever.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: a file is read here"
)]

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use rustix::fs::{FlockOperation, Mode, OFlags, flock, open};
use rustix::io::retry_on_intr;

/// Reads a whole file of at most so many bytes. It never waits.
///
/// # Errors
/// When it cannot be read, is larger, or is no file.
pub fn read(path: &Path, bytes_max: u64) -> io::Result<Vec<u8>> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = File::from(retry_on_intr(|| open(path, flags, Mode::empty()))?);
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let mut bytes = Vec::new();
    file.take(bytes_max.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > bytes_max {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Waits until no other program holds a folder, and holds it as long as the result is there.
///
/// # Errors
/// When it cannot be held, as on some network drives.
pub fn hold(folder: &Path) -> io::Result<File> {
    let folder = File::open(folder)?;
    retry_on_intr(|| flock(&folder, FlockOperation::LockExclusive))?;
    Ok(folder)
}
