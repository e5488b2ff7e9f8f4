//! The judge of keys: what a key would do on the page decides what its stroke must be.
//!
//! A page is asked once what a key means on it. Where only the next event or the time tells whether the key
//! counts, the answer waits here with the key.
//!
//! # Invariants
//! - A key that chooses or leads is acted on once, however long it is held and however a hand
//!   trembles (EN 301 549, 5.7 and 5.8).
//! - A key is never ignored because of another key, but outside a text field what a scanner sends: Enter
//!   and characters that come faster than a finger, the first of them included. Only when nothing has
//!   followed it for [`RUSH_GAP`] is such a key a finger's.
//! - A key that is ignored does nothing at all; it is no sign of life either.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::time::Duration;

use crate::app::Message;
use crate::config::Config;
use crate::input::{RUSH_GAP, SETTLE, Stroke, Touch};
use crate::page::{Edit, Intent, Key, Page};
use crate::settings::Repeat;

/// The same digit of a number within this time is the bounce of a worn key.
pub const BOUNCE: Duration = Duration::from_millis(50);

/// The decision on an event of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is acted on.
    Act,
    /// The next event, or that none comes within this time, tells whether it is acted on.
    Wait(Duration),
    /// It does nothing, as if it had not come.
    Ignore,
}

/// A key that was pressed on a page, and what it means there.
pub struct Pressed {
    /// The key.
    pub key: Key,
    /// The meaning of the key there; empty, if it has none.
    pub intents: Vec<Intent<Message>>,
    /// The kind of thing that it would do.
    pub deed: Deed,
    /// Whether the page has a line under edit.
    pub in_field: bool,
}

/// The kind of thing that a key would do on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Nothing, or what any key does: it tells that somebody is there.
    Live,
    /// Choose, lead to another page, or be refused.
    Choose,
    /// Be one of the digits of a number.
    Number,
    /// Move or edit.
    Move,
}

/// Within which time the same key counts once (EN 301 549, 5.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoubleStrike {
    /// A key that chooses or leads.
    pub choosing: Duration,
    /// A key that moves or edits.
    pub moving: Duration,
}

impl DoubleStrike {
    /// As it is configured.
    #[must_use]
    pub fn configured(config: &Config) -> Self {
        Self {
            choosing: config.double_strike,
            moving: config.double_strike_moving,
        }
    }
}

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

impl Pressed {
    /// Asks a page what a key means on it.
    #[must_use]
    pub fn on(page: &Page<Message>, key: Key) -> Self {
        let intents = page.press(key);
        Self {
            key,
            deed: deed(page, key, &intents),
            intents,
            in_field: page.field().is_some(),
        }
    }
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
            Verdict::Ignore => return Decided::default(),
            Verdict::Act => None,
            Verdict::Wait(limit) => Some(limit),
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

/// Whether it is a key that scanners send, or bytes of what they send.
#[must_use]
pub fn is_scanned(key: Key) -> bool {
    matches!(
        key,
        Key::Enter | Key::Char(_) | Key::Unreadable | Key::Other
    )
}

/// Whether a key that would do `deed` is acted on; `in_field` is whether the page has a line under
/// edit.
#[must_use]
pub fn judge(
    touch: &Touch,
    deed: Deed,
    in_field: bool,
    double_strike: DoubleStrike,
    repeat: Repeat,
) -> Verdict {
    let may_be_scanned = !in_field && is_scanned(touch.key);
    // That somebody is there is told by no key of a burst, whichever it is.
    let is_rush = touch.rushed && (may_be_scanned || deed == Deed::Live && !in_field);
    let within = |limit: Duration| touch.again.is_some_and(|again| again < limit);
    let is_ignored = match (deed, touch.stroke) {
        _ if is_rush => true,
        (Deed::Live, stroke) => matches!(stroke, Stroke::Quick | Stroke::Held { .. }),
        (Deed::Choose | Deed::Number, Stroke::Held { .. }) => true,
        (Deed::Choose, _) => within(double_strike.choosing),
        (Deed::Number, _) => within(BOUNCE),
        // A repeat that counts is no double strike.
        (Deed::Move, Stroke::Held { counts }) if repeat == Repeat::Slow => !counts,
        (Deed::Move, Stroke::Quick) if repeat == Repeat::Slow => true,
        (Deed::Move, _) => within(double_strike.moving),
    };
    let is_settled = match deed {
        Deed::Live | Deed::Choose => false,
        Deed::Number => true,
        Deed::Move => repeat == Repeat::Normal,
    };
    if is_ignored {
        Verdict::Ignore
    } else if touch.stroke == Stroke::Unclear && !is_settled {
        Verdict::Wait(SETTLE)
    } else if may_be_scanned {
        Verdict::Wait(RUSH_GAP)
    } else {
        Verdict::Act
    }
}

/// The kind of thing that `key`, which means `intents` on `page`, would do there.
fn deed(page: &Page<Message>, key: Key, intents: &[Intent<Message>]) -> Deed {
    // Listening a second time is another thing, so it is protected as well; and of the bytes of one
    // letter that cannot be read each is such a key.
    let sends = |intent: &Intent<_>| {
        matches!(
            intent,
            Intent::Send(_) | Intent::Listen | Intent::Edit(Edit::Unreadable)
        )
    };
    match intents {
        _ if page.any_key.is_some() => Deed::Live,
        [] => Deed::Live,
        [Intent::Send(Message::Digit(_))] => Deed::Number,
        // Enter on a text reads on, up to what it might choose next.
        intents if key == Key::Enter || intents.iter().any(sends) => Deed::Choose,
        _ => Deed::Move,
    }
}
