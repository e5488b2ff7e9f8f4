//! Files of the courier's own, each written in place of what was there.

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

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readers {
    /// The courier, and its group.
    Own,
    /// The kiosk, too.
    All,
}

/// Writes a file of a folder durably, and removes what was left of it by a program that was killed.
///
/// # Errors
/// The system refused. What was there is still there, or the new file is.
pub(crate) fn write(folder: &Path, file: &str, readers: Readers, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let folder = open_folder(CWD, folder, OFlags::empty())?;
    for entry in Dir::read_from(&folder)? {
        let name = entry?.file_name().to_owned();
        let name = name.to_string_lossy();
        if stem_of_part(&name) == Some(file) {
            remove(&folder, &*name)?;
        }
    }
    let mode = Mode::RUSR | Mode::WUSR | Mode::RGRP;
    let mode = match readers {
        Readers::Own => mode,
        Readers::All => mode | Mode::ROTH,
    };
    let name = part_name(file).map_err(io::Error::other)?;
    let mut part = Part::make(&folder, name).map_err(|it| it.source)?;
    part.fill(mode, bytes).map_err(|it| it.source)?;
    part.replace(file).map_err(|it| it.source)
}
