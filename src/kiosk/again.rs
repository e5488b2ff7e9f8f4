//! Asking a terminal again what it can do. A terminal that is still starting may miss the question, and
//! without its answer letters stay coarse.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::io;
use std::time::Duration;

/// The times to wait before each further question. There are few, because each of them writes the page
/// again.
const WAITS: [Duration; 3] = [
    Duration::from_secs(5),
    Duration::from_secs(30),
    Duration::from_secs(120),
];

/// The questions that are left.
pub(super) struct Again {
    ask: fn(u16) -> io::Result<()>,
    /// The number of questions after the first one.
    times: u16,
    /// The time of the last question, since the start of the machine.
    since: Duration,
}

impl Again {
    /// Creates the state after the first question.
    pub(super) fn new(ask: fn(u16) -> io::Result<()>) -> Self {
        Self {
            ask,
            times: 0,
            since: Duration::ZERO,
        }
    }

    /// Notes that the kiosk begins at this time since the start of the machine.
    pub(super) fn begin(&mut self, at: Duration) {
        self.since = at;
    }

    /// Returns the time of the next question, since the start of the machine, if one is left.
    pub(super) fn due(&self) -> Option<Duration> {
        let wait = WAITS.get(usize::from(self.times))?;
        Some(self.since + *wait)
    }

    /// Asks if a question is due at this time since the start of the machine. Returns whether it has
    /// asked.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn ask_at(&mut self, at: Duration) -> io::Result<bool> {
        if self.due().is_none_or(|due| at < due) {
            return Ok(false);
        }
        (self.times, self.since) = (self.times + 1, at);
        (self.ask)(self.times)?;
        Ok(true)
    }
}
