//! The requests that wait for the office: how many, and since when.

use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

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

/// Returns how long ago each of the files in a folder was written that are no older than `limit`, the oldest
/// first. What was written at a time still to come is left out: the clock was put back, and nobody knows when
/// that was.
///
/// # Errors
/// When the folder cannot be read.
pub fn ages(folder: &Path, limit: Duration) -> io::Result<Vec<Duration>> {
    let now = SystemTime::now();
    let mut ages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let written = entry?.metadata().and_then(|it| it.modified());
        let age = written.map(|written| now.duration_since(written));
        if let Ok(Ok(age)) = age
            && age <= limit
        {
            ages.push(age);
        }
    }
    ages.sort_unstable_by(|a, b| b.cmp(a));
    Ok(ages)
}
