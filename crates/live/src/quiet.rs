//! The decision when changed files are read: once nobody has written to them for a while, because an
//! editor, a copy over a network or a person with several files is not done after the first change.

use std::time::Duration;

use cas_setup::setup::Fingerprint;

/// The time without a further change after which changed files are read.
pub const QUIET: Duration = Duration::from_secs(2);

/// The files as they were last read, and as they were last seen.
#[derive(Debug)]
pub struct Quiet {
    read: Fingerprint,
    seen: Fingerprint,
    /// The time when they were first seen so.
    since: Duration,
}

impl Quiet {
    /// They were read as they are at the time zero.
    #[must_use]
    pub fn new(read: Fingerprint) -> Self {
        Self {
            seen: read.clone(),
            read,
            since: Duration::ZERO,
        }
    }

    /// Sees them at this time. Returns true if they have to be read now; they then count as read.
    pub fn sees(&mut self, at: Duration, files: Fingerprint) -> bool {
        if files != self.seen {
            self.seen = files;
            self.since = at;
        }
        let is_due = self.seen != self.read && at.saturating_sub(self.since) >= QUIET;
        if is_due {
            self.read = self.seen.clone();
        }
        is_due
    }
}
