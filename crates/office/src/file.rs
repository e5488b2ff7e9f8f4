//! Files that the office writes, mostly in place of earlier ones.
//!
//! A file is complete, or it is the earlier one: whoever reads it meanwhile, and whatever the power does.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: content and exports are written here"
)]

use std::fmt::Display;
use std::io;
use std::os::fd::OwnedFd;
use std::path::Path;

use cas_spool::durable::{self, Naming, Part};
use rustix::fs::{CWD, Mode, OFlags};
use rustix::io::Errno;

/// Everybody may read what is written; it has no word of a visitor.
const MODE: u32 = 0o644;

/// Writes a file in place of an earlier one, so that it survives a power cut. Its folder is made if there is
/// none.
///
/// # Errors
/// Why it could not be written, in the words of the system.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let (folder, name) = folder_and_name(path)?;
    let part = filled(&folder, &name, bytes)?;
    part.replace(&name).map_err(|it| it.source.to_string())
}

/// Writes a file in the same way, unless there is one, and returns whether it was written.
///
/// # Errors
/// Why it could not be written, in the words of the system.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> Result<bool, String> {
    let (folder, name) = folder_and_name(path)?;
    let part = filled(&folder, &name, bytes)?;
    let naming = part.put(&folder, &name).map_err(|it| it.to_string())?;
    rustix::fs::fsync(&folder).map_err(|it| it.to_string())?;
    Ok(naming == Naming::Named)
}

/// Opens the folder of a file, which is made if there is none, and returns the name of the file in it.
fn folder_and_name(path: &Path) -> Result<(OwnedFd, String), String> {
    let folder = path.parent().unwrap_or(Path::new(""));
    // A name alone is in the working folder.
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    make(folder).map_err(|it| it.to_string())?;
    let folder = durable::open_folder(CWD, folder, OFlags::empty()).map_err(|it| it.to_string())?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok((folder, name.into_owned()))
}

/// Writes the bytes of a file that has not got its name yet.
fn filled<'f>(folder: &'f OwnedFd, name: &str, bytes: &[u8]) -> Result<Part<'f>, String> {
    let told = |error: &dyn Display| error.to_string();
    // A name that begins with a point is not read while it is not complete.
    let part = durable::part_name(&format!(".{name}")).map_err(|it| told(&it))?;
    let mut part = Part::make(folder, part).map_err(|it| told(&it.source))?;
    let filled = part.fill(Mode::from_raw_mode(MODE), bytes);
    filled.map_err(|it| told(&it.source))?;
    Ok(part)
}

/// Removes a file, if it is there, so that it is gone after a power cut too.
///
/// # Errors
/// Why it could not be removed, in the words of the system.
pub(crate) fn remove(path: &Path) -> Result<(), String> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.file_name().unwrap_or_default();
    let removed = durable::open_folder(CWD, folder, OFlags::empty()).and_then(|folder| {
        durable::remove(&folder, name)?;
        rustix::fs::fsync(&folder)
    });
    match removed {
        Err(Errno::NOENT) | Ok(()) => Ok(()),
        Err(why) => Err(why.to_string()),
    }
}

/// Makes a folder and those above it, so that they are there after a power cut.
fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    std::fs::create_dir_all(folder)?;
    let above = folder.parent().filter(|it| !it.as_os_str().is_empty());
    let above = durable::open_folder(CWD, above.unwrap_or(Path::new(".")), OFlags::empty())?;
    Ok(rustix::fs::fsync(above)?)
}
