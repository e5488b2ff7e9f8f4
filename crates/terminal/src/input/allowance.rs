//! A limit on keys that come at once, so that what a cat or a scanner sends is not worked off for minutes.

use std::mem;
use std::time::Duration;

use super::{Input, Stroke};

/// The most keys that are taken at once, such as those of a paste: more than a line holds
/// (`TYPED_GRAPHEMES_MAX` of a form), so that it tells that it is full before keys are lost.
pub const KEYS_AT_ONCE_MAX: u32 = 2500;
/// The time after which one more is taken. No keyboard repeats a key sooner for long, and no hand is as
/// fast.
pub const KEY_TIME: Duration = Duration::from_millis(20);

/// The number of keys that may still come at once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allowance {
    /// Until when the keys so far would have taken hands, counted from any fixed moment.
    taken: Duration,
    /// Whether the last key was dropped, which is told once.
    has_lost: bool,
}

impl Allowance {
    /// Takes an input at `at`, or drops it if it is a key too many; a key that somebody misses leaves
    /// [`Input::Lost`] in its place. Nobody misses a repeat of a key that is held down.
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

    /// Whether a key at `at` is one of those that are taken.
    pub fn admits(&mut self, at: Duration) -> bool {
        let from = self.taken.max(at);
        let is_admitted = from.saturating_sub(at) < KEY_TIME * KEYS_AT_ONCE_MAX;
        if is_admitted {
            self.taken = from + KEY_TIME;
        }
        is_admitted
    }
}
