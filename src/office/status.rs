//! How the spool is, for monitoring: counts and ages, which need no key.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::folders::Folders;
use super::{Ended, OfficeFault};

/// How the spool is. Written out it is one `key value` a line; keys are only ever added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// How many requests wait.
    pub count: usize,
    /// How long the oldest has been waiting, in seconds; 0 if there is none.
    pub oldest_seconds: u64,
    /// The room on the disk, in bytes, without what is kept back for the superuser.
    pub free_bytes: u64,
    /// How many more files the disk takes; `None` where the file system has no limit of its own.
    pub free_files: Option<u64>,
    /// How many names in `new/` are not those of requests.
    pub others: usize,
    /// How many requests have been put aside because they are broken.
    pub corrupt: usize,
}

/// Looks at the spool.
///
/// # Errors
/// It cannot be read.
pub fn status(folders: &Folders, now: DateTime<Utc>) -> Result<Status, OfficeFault> {
    let listing = folders.list()?;
    let disk = folders.disk()?;
    let oldest = listing.items.first().map(|item| item.written);
    let age = oldest.map(|written| now.timestamp().saturating_sub(written));
    Ok(Status {
        count: listing.items.len(),
        oldest_seconds: age.map_or(0, |age| u64::try_from(age).unwrap_or(0)),
        free_bytes: disk.f_bavail.saturating_mul(disk.f_frsize),
        free_files: (disk.f_files > 0).then_some(disk.f_favail),
        others: listing.others.len(),
        corrupt: folders.count_put_aside()?,
    })
}

impl Status {
    /// Whether no request has been waiting for longer than this.
    #[must_use]
    pub fn judged(&self, max_age: Option<Duration>) -> Ended {
        match max_age {
            Some(max_age) if self.oldest_seconds > max_age.as_secs() => Ended::Attention,
            _ => Ended::Well,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files = self.free_files;
        let files = files.map_or_else(|| "unlimited".to_owned(), |files| files.to_string());
        writeln!(formatter, "count {}", self.count)?;
        writeln!(formatter, "oldest_seconds {}", self.oldest_seconds)?;
        writeln!(formatter, "free_bytes {}", self.free_bytes)?;
        writeln!(formatter, "free_files {files}")?;
        writeln!(formatter, "others {}", self.others)?;
        writeln!(formatter, "corrupt {}", self.corrupt)
    }
}
