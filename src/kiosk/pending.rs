//! The key that is not decided yet. Only the next event, or some time without an event, shows
//! whether it counts.
//!
//! Its meaning on the page is kept with it, so that the page is asked only once.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::time::Duration;

use super::stroke::{DoubleStrike, Judgement, Pressed, is_scanned, judge};
use cas_page::page::Key;
use cas_page::settings::Repeat;
use cas_terminal::input::{SETTLE, Stroke, Touch};

/// The decision on a key: whether it showed that somebody was there, and whether it is acted on.
#[derive(Default)]
pub(super) struct Decided {
    /// The time since the start of the machine at which it showed that somebody was there; `None` if
    /// it did not.
    pub(super) alive_at: Option<Duration>,
    /// The key, if it is acted on now.
    pub(super) acted_on: Option<Pressed>,
}

/// The keys of a kiosk. The last one may not be decided yet.
pub(super) struct Strokes {
    double_strike: DoubleStrike,
    pending: Option<Pending>,
}

/// A key that counts as pressed if it is not repeated soon and is not the first of a burst.
struct Pending {
    key: Key,
    stroke: Stroke,
    /// The press that is acted on if the key counts. If it is acted on earlier, it is taken out,
    /// and only the question whether somebody is there remains.
    pressed: Option<Pressed>,
    /// True if it may be the first of a burst.
    may_be_scanned: bool,
    /// True if it has come twice in quick succession, as from a worn key.
    has_bounced: bool,
    /// The time of its last event, since the start of the machine.
    since: Duration,
    /// The time after its last event for which it is pending.
    limit: Duration,
}

impl Strokes {
    /// Creates the state before any key.
    pub(super) fn new(double_strike: DoubleStrike) -> Self {
        Self {
            double_strike,
            pending: None,
        }
    }

    /// Returns the time of the key that is not decided yet, since the start of the machine.
    pub(super) fn pending_since(&self) -> Option<Duration> {
        self.pending.as_ref().map(|pending| pending.since)
    }

    /// Returns the time after its last event at which the pending key is decided if nothing else
    /// has come.
    pub(super) fn pending_limit(&self) -> Option<Duration> {
        self.pending.as_ref().map(|pending| pending.limit)
    }

    /// Forgets the key that is not decided yet, because it was meant for a page that is gone.
    pub(super) fn forget(&mut self) {
        self.pending = None;
    }

    /// Returns true if a key at `at` belongs to the key before it. Either that one was the first of
    /// a burst, and neither is acted on. Or it is the same key again, as with a worn key, and both
    /// count as one.
    pub(super) fn joins_burst(&mut self, touch: &Touch, at: Duration) -> bool {
        let is_next = touch.is_rushed() && is_scanned(touch.key);
        let Some(first) = self.pending.as_mut() else {
            return false;
        };
        if !is_next || !first.may_be_scanned || first.pressed.is_none() {
            return false;
        }
        if first.key == touch.key && !first.has_bounced {
            first.has_bounced = true;
            first.since = at;
        } else {
            self.pending = None;
        }
        true
    }

    /// Decides on the key before this one. If this is its repeat, it was held down.
    pub(super) fn settle_before(&mut self, touch: &Touch) -> Decided {
        let is_held = matches!(touch.stroke, Stroke::Held { .. });
        self.pending
            .take_if(|pending| is_held && pending.key == touch.key);
        self.settle()
    }

    /// Decides on the pending key: it is not held down, so it was pressed.
    pub(super) fn settle(&mut self) -> Decided {
        let Some(pending) = self.pending.take() else {
            return Decided::default();
        };
        Decided {
            alive_at: (pending.stroke != Stroke::Quick).then_some(pending.since),
            acted_on: pending.pressed,
        }
    }

    /// Decides on the pending key after its limit has passed. No burst has followed it, but it may
    /// still be held down. Only a digit is acted on before that is known.
    pub(super) fn ripen(&mut self) -> Decided {
        match &mut self.pending {
            Some(pending) if pending.stroke == Stroke::Unclear && pending.limit < SETTLE => {
                pending.limit = SETTLE;
                Decided {
                    alive_at: None,
                    acted_on: pending.pressed.take(),
                }
            }
            _ => self.settle(),
        }
    }

    /// Decides on a key at `at`, or keeps it until more is known.
    pub(super) fn decide(
        &mut self,
        touch: &Touch,
        pressed: Pressed,
        repeat: Repeat,
        at: Duration,
    ) -> Decided {
        let (deed, in_field) = (pressed.deed, pressed.in_field);
        let limit = match judge(touch, deed, in_field, self.double_strike, repeat) {
            Judgement::Ignore => return Decided::default(),
            Judgement::Act => None,
            Judgement::Wait(limit) => Some(limit),
        };
        let is_open = limit.is_some() || touch.stroke == Stroke::Unclear;
        let (kept, acted_on) = match limit {
            Some(_) => (Some(pressed), None),
            None => (None, Some(pressed)),
        };
        if is_open {
            self.pending = Some(Pending {
                key: touch.key,
                stroke: touch.stroke,
                may_be_scanned: kept.is_some() && !in_field && is_scanned(touch.key),
                pressed: kept,
                has_bounced: false,
                since: at,
                limit: limit.unwrap_or(SETTLE),
            });
        }
        let is_alive = !is_open && touch.stroke == Stroke::Press;
        Decided {
            alive_at: is_alive.then_some(at),
            acted_on,
        }
    }
}
