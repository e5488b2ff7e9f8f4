//! The kiosks that there should be.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: a file of the office's own"
)]

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use cas_fleet::name::Name;

use crate::requests::OfficeFault;

/// The largest list, in bytes: that of some ten thousands of kiosks.
const LIST_BYTES_MAX: u64 = 1024 * 1024;

/// Reads a list of names, one a line.
///
/// # Errors
/// It cannot be read, or a line is no name of a kiosk.
pub(super) fn read(path: &Path) -> Result<BTreeSet<Name>, OfficeFault> {
    let argument = |why: String| OfficeFault::Argument { why };
    let text = text(path).map_err(|error| {
        let path = path.display();
        argument(format!(
            "{path} cannot be read: {error}; give a list of names, one a line"
        ))
    })?;
    let mut names = BTreeSet::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if !line.is_empty() {
            let name = Name::new(line).map_err(|why| {
                let path = path.display();
                argument(format!("{path}:{number} is not the name of a kiosk: {why}"))
            })?;
            names.insert(name);
        }
    }
    Ok(names)
}

fn text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let file = File::open(path)?;
    let read = file.take(LIST_BYTES_MAX + 1).read_to_string(&mut text)?;
    if read as u64 > LIST_BYTES_MAX {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(text)
}
