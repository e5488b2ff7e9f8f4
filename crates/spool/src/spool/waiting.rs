//! The requests that wait for the office: how many, and since when.

use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// The requests that wait for the office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Their number.
    pub count: usize,
    /// The time when the oldest was written; `None` if there is none.
    pub oldest: Option<SystemTime>,
}

impl Waiting {
    /// Counts the files in a folder. The office may take one away meanwhile.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn of(folder: &Path) -> io::Result<Self> {
        let mut waiting = Self::default();
        for entry in fs::read_dir(folder)? {
            let Ok(written) = entry?.metadata().and_then(|it| it.modified()) else {
                continue;
            };
            waiting.count += 1;
            waiting.oldest = Some(waiting.oldest.map_or(written, |oldest| oldest.min(written)));
        }
        Ok(waiting)
    }
}
