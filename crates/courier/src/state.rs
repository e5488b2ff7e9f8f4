//! The courier's own folder. Each file in it is replaced as a whole, after its bytes are on the disk.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: files of the courier's own"
)]

use std::fs;
use std::io;
use std::path::Path;

use cas_spool::durable::{Part, open_folder, part_name, remove, stem_of_part};
use rustix::fs::{CWD, Dir, Mode, OFlags};

/// Writes a file in place of what was there, and removes what a round has left that was killed.
///
/// # Errors
/// The system refused.
pub(crate) fn replace(folder: &Path, file: &str, mode: Mode, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let folder = open_folder(CWD, folder, OFlags::empty())?;
    for entry in Dir::read_from(&folder)? {
        let name = entry?.file_name().to_owned();
        let name = name.to_string_lossy();
        if stem_of_part(&name) == Some(file) {
            remove(&folder, &*name)?;
        }
    }
    let name = part_name(file).map_err(io::Error::other)?;
    let mut part = Part::make(&folder, name).map_err(|it| it.source)?;
    part.fill(mode, bytes).map_err(|it| it.source)?;
    part.replace(file).map_err(|it| it.source)
}
