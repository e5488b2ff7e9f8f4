//! A limit on keys that come at once, so that input from a cat or a scanner is not processed for
//! minutes.

use std::mem;
use std::time::Duration;

use super::{Input, Stroke};

/// The most keys that are taken at once, for example from a paste. This is more than a line holds
/// (`TYPED_GRAPHEMES_MAX` of a form), so that a visitor is told that the line is full before keys
/// are lost.
pub const KEYS_AT_ONCE_MAX: u32 = 2500;
/// The time after which one more key is taken. No keyboard repeats a key faster than this for long,
/// and no hand is as fast.
pub const KEY_TIME: Duration = Duration::from_millis(20);

/// The number of keys that may still come at once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allowance {
    /// The time at which hands would be done with the keys so far, counted from any fixed moment.
    taken: Duration,
    /// True if a dropped key has been reported since the last key that was taken.
    has_lost: bool,
}

impl Allowance {
    /// Takes an input at `at`. If it is a key too many, drops it, and returns [`Input::Lost`] in
    /// place of the first one that somebody would miss. Nobody misses a repeat of a key that is
    /// held down.
    pub fn take(&mut self, input: Input, at: Duration) -> Option<Input> {
        let Input::Key(touch) = &input else {
            return Some(input);
        };
        if self.admits(at) {
            self.has_lost = false;
            return Some(input);
        }
        let is_missed = !matches!(touch.stroke, Stroke::Held { .. });
        let is_told = is_missed && !mem::replace(&mut self.has_lost, true);
        is_told.then_some(Input::Lost)
    }

    /// Returns true if a key at `at` is within the limit, and counts it.
    pub fn admits(&mut self, at: Duration) -> bool {
        let from = self.taken.max(at);
        let is_admitted = from.saturating_sub(at) < KEY_TIME * KEYS_AT_ONCE_MAX;
        if is_admitted {
            self.taken = from + KEY_TIME;
        }
        is_admitted
    }
}
