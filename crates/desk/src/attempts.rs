//! Who may try a password again, and when.
//!
//! An attempt counts before it is known whether it is right, so that many at once are no way around. Names that nobody
//! has count like others, and tell nobody that they are none.
//!
//! What is counted here ends with the program. Nobody who guesses can start it anew, and whoever can needs no password.

use std::collections::HashMap;
use std::hash::Hash;

use chrono::{DateTime, TimeDelta, Utc};

/// The wait after the last free attempt. It doubles with each that follows.
const WAIT: TimeDelta = TimeDelta::minutes(1);
/// The longest wait.
const WAIT_MAX: TimeDelta = TimeDelta::minutes(15);
/// After this time without an attempt those before are forgotten.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::hours(12);
/// For how many this is kept. Whoever asks under ever new names must not fill the memory.
const KEPT_MAX: usize = 10_000;

/// The failed attempts of each.
pub(crate) struct Attempts<W> {
    /// How many there are before anybody has to wait.
    free: u32,
    failed: HashMap<W, Failed>,
}

#[derive(Clone, Copy)]
struct Failed {
    times: u32,
    last: DateTime<Utc>,
}

impl<W: Clone + Eq + Hash> Attempts<W> {
    pub(crate) fn new(free: u32) -> Self {
        Self {
            free,
            failed: HashMap::new(),
        }
    }

    /// Counts an attempt.
    ///
    /// # Errors
    /// It comes too early, and does not count. From the time that is told another may be made.
    pub(crate) fn begin(&mut self, who: W, now: DateTime<Utc>) -> Result<(), DateTime<Utc>> {
        self.failed
            .retain(|_, failed| now - failed.last < FORGOTTEN_AFTER);
        let before = self.failed.get(&who);
        if let Some(until) = before.and_then(|it| self.waits_until(*it)) {
            // A clock that was put back locks nobody out for longer.
            if now < until && until - now <= WAIT_MAX {
                return Err(until);
            }
        }
        let times = before.map_or(0, |it| it.times).saturating_add(1);
        if before.is_none() && self.failed.len() >= KEPT_MAX {
            let oldest = self.failed.iter().min_by_key(|it| it.1.last);
            if let Some(oldest) = oldest.map(|it| it.0.clone()) {
                self.failed.remove(&oldest);
            }
        }
        self.failed.insert(who, Failed { times, last: now });
        Ok(())
    }

    /// The attempt was right.
    pub(crate) fn succeed(&mut self, who: &W) {
        self.failed.remove(who);
    }

    /// Returns until when the next attempt has to wait.
    pub(crate) fn waits(&self, who: &W) -> Option<DateTime<Utc>> {
        let failed = self.failed.get(who)?;
        self.waits_until(*failed)
    }

    fn waits_until(&self, failed: Failed) -> Option<DateTime<Utc>> {
        let beyond = failed.times.checked_sub(self.free)?;
        let wait = 2_i32.checked_pow(beyond).map_or(WAIT_MAX, |it| WAIT * it);
        Some(failed.last + wait.min(WAIT_MAX))
    }
}
