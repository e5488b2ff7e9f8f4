//! The judge of keys: what a key would do on the page decides what its stroke must be.
//!
//! A page is asked once what a key means on it ([`Pressed`]).
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

use cas_core::Message;
use cas_page::page::{Edit, Intent, Key, Page};
use cas_page::settings::Repeat;
use cas_setup::config::Config;
use cas_terminal::input::{RUSH_GAP, SETTLE, Stroke, Touch};

/// The same digit of a number within this time is the bounce of a worn key.
pub const BOUNCE: Duration = Duration::from_millis(50);

/// The decision on an event of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
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
) -> Judgement {
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
        Judgement::Ignore
    } else if touch.stroke == Stroke::Unclear && !is_settled {
        Judgement::Wait(SETTLE)
    } else if may_be_scanned {
        Judgement::Wait(RUSH_GAP)
    } else {
        Judgement::Act
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
