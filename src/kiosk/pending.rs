//! The key that is not decided on yet: only the next event, or the time without one, tells whether it counts.
//!
//! What the key means on its page waits with it, so that no page is asked twice.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::time::Duration;

use super::stroke::{DoubleStrike, Judgement, Pressed, is_scanned, judge};
use cas_page::page::Key;
use cas_page::settings::Repeat;
use cas_terminal::input::{SETTLE, Stroke, Touch};

/// The outcome of judging a key: whether it was a sign of life, and whether it is acted on.
#[derive(Default)]
pub(super) struct Decided {
    /// When it was a sign of life, as a time since the start of the machine; never, if it was none.
    pub(super) alive_at: Option<Duration>,
    /// The key, if it is acted on now.
    pub(super) acted_on: Option<Pressed>,
}

/// The keys of a kiosk, of which the last may not be decided on yet.
pub(super) struct Strokes {
    double_strike: DoubleStrike,
    pending: Option<Pending>,
}

/// A key that was pressed if it is not repeated soon, and is not the first of a burst.
struct Pending {
    key: Key,
    stroke: Stroke,
    /// The press that is acted on if it turns out to be one. It is taken out when it is acted on before that
    /// is known; then only the sign of life is open.
    pressed: Option<Pressed>,
    /// Whether it can be the first of a burst.
    may_be_scanned: bool,
    /// Whether it has come twice at once, as from a worn key.
    has_bounced: bool,
    /// When its last event was, as a time since the start of the machine.
    since: Duration,
    /// Until how long after its last event it is pending.
    limit: Duration,
}

impl Strokes {
    /// No key so far.
    pub(super) fn new(double_strike: DoubleStrike) -> Self {
        Self {
            double_strike,
            pending: None,
        }
    }

    /// When the key that is not decided on was struck, as a time since the start of the machine.
    pub(super) fn pending_since(&self) -> Option<Duration> {
        self.pending.as_ref().map(|pending| pending.since)
    }

    /// The time after its last event at which it is decided on, if nothing else has come.
    pub(super) fn pending_limit(&self) -> Option<Duration> {
        self.pending.as_ref().map(|pending| pending.limit)
    }

    /// Forgets the key that is not decided on, which was meant for a page that is gone.
    pub(super) fn forget(&mut self) {
        self.pending = None;
    }

    /// Whether a key at `at` shows that the one before was the first of a burst, so that neither is acted on;
    /// or is that one again, as from a worn key, so that both are one.
    pub(super) fn joins_burst(&mut self, touch: &Touch, at: Duration) -> bool {
        let is_next = touch.rushed && is_scanned(touch.key);
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

    /// Decides on the key before this one, which was held down if this is its repeat.
    pub(super) fn settle_before(&mut self, touch: &Touch) -> Decided {
        let is_held = matches!(touch.stroke, Stroke::Held { .. });
        self.pending
            .take_if(|pending| is_held && pending.key == touch.key);
        self.settle()
    }

    /// The key that is not decided on is not held down, so it was pressed.
    pub(super) fn settle(&mut self) -> Decided {
        let Some(pending) = self.pending.take() else {
            return Decided::default();
        };
        Decided {
            alive_at: (pending.stroke != Stroke::Quick).then_some(pending.since),
            acted_on: pending.pressed,
        }
    }

    /// The limit of the key that is not decided on has passed. If nothing has followed it that makes it one of
    /// a burst, it may still be held down: then it is a digit, which does not wait for that.
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
