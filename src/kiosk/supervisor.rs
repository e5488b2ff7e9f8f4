//! Signs of life for the supervisor (`sd_notify(3)`). If they stop, it starts the program anew, and the visit
//! is forgotten with the old one: after a bug that turns in a circle, on a terminal that takes no more
//! bytes, or when somebody has stopped the program.
//!
//! # Invariants
//! - Only the main loop gives signs of life, because only what it does helps a visitor.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::time::Duration;

use sd_notify::NotifyState;
use tracing::warn;

/// The number of signs of life in the time after which the supervisor starts the program anew. Half of
/// that time is enough (`sd_watchdog_enabled(3)`); a loaded machine may be late.
const SIGNS: u32 = 4;

/// The supervisor, if the program was started by one.
pub struct Supervisor {
    /// The time between two signs of life, if it waits for them.
    every: Option<Duration>,
    /// The time of the next one, since the start of the machine.
    due: Duration,
}

impl Supervisor {
    /// Creates the supervisor that starts the program anew after `limit` without a sign of life.
    #[must_use]
    pub fn new(limit: Option<Duration>) -> Self {
        Self {
            every: limit.map(|limit| limit / SIGNS),
            due: Duration::ZERO,
        }
    }

    /// Reads the limit that the supervisor gives in `WATCHDOG_USEC`, in microseconds. `WATCHDOG_PID` does
    /// not count: in cage it is that of cage.
    #[must_use]
    pub fn limit(microseconds: &str) -> Option<Duration> {
        let microseconds = microseconds.parse().ok().filter(|it| *it > 0)?;
        Some(Duration::from_micros(microseconds))
    }

    /// Tells that the first page is shown.
    pub(super) fn be_ready() {
        // The supervisor may be gone. It would not start the program anew either.
        if let Err(error) = sd_notify::notify(&[NotifyState::Ready]) {
            warn!("the supervisor cannot be told that the kiosk is ready: {error}");
        }
    }

    /// Gives a sign of life if one is due at this time since the start of the machine.
    pub(super) fn give_sign(&mut self, at: Duration) {
        if let Some(every) = self.every.filter(|_| at >= self.due) {
            self.due = at + every;
            // If it does not arrive, the next one may.
            let _ = sd_notify::notify(&[NotifyState::Watchdog]);
        }
    }

    /// Returns the time of the next sign of life, since the start of the machine.
    pub(super) fn due(&self) -> Option<Duration> {
        self.every.map(|_| self.due)
    }
}
