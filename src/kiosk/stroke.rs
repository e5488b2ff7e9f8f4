//! The rules for keys: the effect of a key on the page decides which strokes of it count.
//!
//! The page is asked only once for the meaning of a key ([`Pressed`]).
//!
//! # Invariants
//! - A key that chooses or leads to another page is acted on once, even if it is held for long or the
//!   hand trembles (EN 301 549, 5.7 and 5.8).
//! - The key that has led to a page answers nothing there until the hand has rested twice as long:
//!   nobody reads a question and answers it so fast. For this, all digits are one key: whoever types
//!   the number of a page where digits choose answers gives one answer and not three.
//! - Otherwise a key is never ignored because of another key, with one exception: input from a scanner
//!   outside a text field. This means Enter and characters that come faster than a finger, including
//!   the first of them. If nothing follows such a key for [`RUSH_GAP`], it came from a finger.
//! - A key that is ignored has no effect at all. It does not show that somebody is there either.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::time::Duration;

use cas_core::Message;
use cas_page::page::{Edit, Intent, Key, Page, Role, Stop};
use cas_page::settings::Repeat;
use cas_setup::config::Config;
use cas_terminal::input::{RUSH_GAP, SETTLE, Stroke, Touch};

/// The same digit within this time comes from a worn key.
pub const BOUNCE: Duration = Duration::from_millis(50);
/// How much longer the key that has led to a page answers nothing there.
const ANSWERING_FACTOR: u32 = 2;

/// The decision on an event of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// It is acted on.
    Act,
    /// It is acted on or not when the next event comes, or when none comes within this time.
    Wait(Duration),
    /// It does nothing, as if it had not come.
    Ignore,
}

/// A key that was pressed on a page, and its meaning there.
pub struct Pressed {
    /// The key.
    pub key: Key,
    /// The meaning of the key on the page; empty if it has none.
    pub intents: Vec<Intent<Message>>,
    /// The kind of effect that it would have.
    pub deed: Deed,
    /// True if the page has a line under edit.
    pub in_field: bool,
    /// True if the key is held down, as far as this is known.
    pub is_held: bool,
}

/// The kind of effect that a key would have on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It only shows that somebody is there: it has no effect, or the effect of any key.
    Live,
    /// It chooses, leads to another page, or is refused.
    Choose,
    /// It chooses an answer on a page to which the same key, or a digit like it, has led.
    AnswerAtOnce,
    /// It is one of the digits of a number.
    Number,
    /// It moves or edits.
    Move,
}

/// The time within which the same key counts once (EN 301 549, 5.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoubleStrike {
    /// The time for a key that chooses or leads to another page.
    pub choosing: Duration,
    /// The time for a key that moves or edits.
    pub moving: Duration,
}

impl DoubleStrike {
    /// Reads the times from the configuration.
    #[must_use]
    pub fn configured(config: &Config) -> Self {
        Self {
            choosing: config.double_strike,
            moving: config.double_strike_moving,
        }
    }
}

impl Pressed {
    /// Asks a page for the meaning of a key on it. `led_here` is the key that has led to the page.
    #[must_use]
    pub fn on(page: &Page<Message>, key: Key, led_here: Option<Key>) -> Self {
        let intents = page.press(key);
        let deed = match deed(page, key, &intents) {
            Deed::Choose if has_led(led_here, key) && is_answer(page, key, &intents) => {
                Deed::AnswerAtOnce
            }
            deed => deed,
        };
        Self {
            key,
            deed,
            intents,
            in_field: page.field().is_some(),
            is_held: false,
        }
    }
}

/// Returns true if scanners send this key. Bytes that are not UTF-8 may come from a scanner too.
#[must_use]
pub fn is_scanned(key: Key) -> bool {
    matches!(
        key,
        Key::Enter | Key::Char(_) | Key::Unreadable | Key::Other
    )
}

/// Decides on a key that would do `deed`. `in_field` is true if the page has a line under edit.
#[must_use]
pub fn judge(
    touch: &Touch,
    deed: Deed,
    in_field: bool,
    double_strike: DoubleStrike,
    repeat: Repeat,
) -> Judgement {
    let may_be_scanned = !in_field && is_scanned(touch.key);
    // No key of a burst shows that somebody is there.
    let is_rush = touch.is_rushed() && (may_be_scanned || deed == Deed::Live && !in_field);
    let within = |limit: Duration| touch.again.is_some_and(|again| again < limit);
    let is_ignored = match (deed, touch.stroke) {
        _ if is_rush => true,
        (Deed::Live, stroke) => matches!(stroke, Stroke::Quick | Stroke::Held { .. }),
        (Deed::Choose | Deed::AnswerAtOnce | Deed::Number, Stroke::Held { .. }) => true,
        (Deed::Choose, _) => within(double_strike.choosing),
        (Deed::AnswerAtOnce, _) => {
            let rest = double_strike.choosing * ANSWERING_FACTOR;
            touch.since.is_some_and(|since| since < rest)
        }
        (Deed::Number, _) => within(BOUNCE),
        // A repeat that counts is not a double strike.
        (Deed::Move, Stroke::Held { counts }) if repeat == Repeat::Slow => !counts,
        (Deed::Move, Stroke::Quick) if repeat == Repeat::Slow => true,
        (Deed::Move, _) => within(double_strike.moving),
    };
    let is_settled = match deed {
        Deed::Live | Deed::Choose | Deed::AnswerAtOnce => false,
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

/// Returns true if the key that has led to a page is this one, or both are digits.
fn has_led(led_here: Option<Key>, key: Key) -> bool {
    let is_digit = |key: Key| matches!(key, Key::Char('0'..='9'));
    led_here.is_some_and(|led| led == key || is_digit(led) && is_digit(key))
}

/// Returns true if `key`, which means `intents`, chooses one of the answers of `page`.
fn is_answer(page: &Page<Message>, key: Key, intents: &[Intent<Message>]) -> bool {
    let stop = match intents {
        [Intent::Focus(stop), Intent::Send(_)] => *stop,
        [Intent::Send(_)] if key == Key::Enter => page.focus,
        _ => return false,
    };
    let Some(Stop::Control(control)) = page.stops.get(stop) else {
        return false;
    };
    matches!(control.role, Role::Choice { .. } | Role::Check { .. })
}

/// Returns the kind of effect that `key` would have on `page`, where it means `intents`.
fn deed(page: &Page<Message>, key: Key, intents: &[Intent<Message>]) -> Deed {
    // Listening twice has another effect, so it is protected as well. A letter that cannot be read
    // may come as several bytes, and each of them is such a key.
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
        // Enter on a text moves on, and the next Enter may choose something.
        intents if key == Key::Enter || intents.iter().any(sends) => Deed::Choose,
        _ => Deed::Move,
    }
}
