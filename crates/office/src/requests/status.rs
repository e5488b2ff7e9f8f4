//! The state of the spool, for monitoring: counts and ages, which need no key.

use std::fmt;
use std::io::Write;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::folders::{Folders, Listing};
use super::{Attention, Ended, OfficeFault, clock};

/// The state of the spool. It is printed as one `key value` per line. Keys may be added, but none
/// is ever removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// The number of waiting requests.
    pub count: usize,
    /// The age of the oldest file in `new/`, whatever its name, in seconds; 0 if there is none.
    pub oldest_seconds: u64,
    /// The room on the disk, in bytes, without the part that is reserved for the superuser.
    pub free_bytes: u64,
    /// The number of files that the disk still has room for; `None` if the file system has no limit
    /// of its own.
    pub free_files: Option<u64>,
    /// The number of files in `new/` that do not have the name of a request.
    pub others: usize,
    /// The number of broken requests that have been put aside.
    pub corrupt: usize,
    /// The number of files in `new/` with a time of writing in the future.
    pub future: usize,
}

/// Looks at the spool. Files without the name of a request, and times in the future, are reported on `err`.
///
/// # Errors
/// The spool cannot be read.
pub fn status(
    folders: &Folders,
    now: DateTime<Utc>,
    err: &mut dyn Write,
) -> Result<Status, OfficeFault> {
    let Listing { items, others } = folders.list()?;
    let disk = folders.disk()?;
    let mut attention = Attention::on(err);
    for other in &others {
        attention.call(&format!(
            "new/ has {other}, which is not the name of a request; `cas-office requests take` takes it \
             if it is one"
        ));
    }
    let named = items
        .iter()
        .map(|it| (it.name.file().to_owned(), it.written));
    let all = named.chain(others.iter().map(|it| (it.to_string(), it.written)));
    let (mut future, mut oldest) = (0, now.timestamp());
    for (file, written) in all {
        oldest = oldest.min(written);
        if let Some(words) = clock::told(&file, written, None, now) {
            attention.call(&words);
            future += 1;
        }
    }
    let age = now.timestamp().saturating_sub(oldest);
    Ok(Status {
        count: items.len(),
        oldest_seconds: u64::try_from(age).unwrap_or(0),
        free_bytes: disk.f_bavail.saturating_mul(disk.f_frsize),
        free_files: (disk.f_files > 0).then_some(disk.f_favail),
        others: others.len(),
        corrupt: folders.count_put_aside()?,
        future,
    })
}

impl Status {
    /// Returns the outcome: good if no file has been waiting for longer than `max_age`, and every
    /// file has the name of a request and a time that is not in the future.
    #[must_use]
    pub fn judged(&self, max_age: Option<Duration>) -> Ended {
        let is_old = max_age.is_some_and(|max_age| self.oldest_seconds > max_age.as_secs());
        if is_old || self.others > 0 || self.future > 0 {
            Ended::Attention
        } else {
            Ended::Well
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
        writeln!(formatter, "corrupt {}", self.corrupt)?;
        writeln!(formatter, "future {}", self.future)
    }
}
