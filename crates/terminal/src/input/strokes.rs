//! Strokes: whether a key was pressed, struck twice by a hand that trembles, or held down.
//!
//! Some terminals tell this; elsewhere the time between two events tells it. Time is a value here, so that
//! all of it can be tried without a clock.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyEventState};

use super::keys::key_of;
use cas_page::page::Key;

/// The longest time between two events of one key that is held down. The slowest usual keyboard,
/// that of X as it was for decades, begins to repeat after 660 ms (`xset -q`), and then goes on
/// faster; the rest is for a machine that is busy.
pub const HELD_KEY_GAP: Duration = Duration::from_millis(750);
/// The same key within this time was struck by a hand: no keyboard begins to repeat as soon.
pub const REPEAT_GAP: Duration = Duration::from_millis(100);
/// The longest time between what may be the first repeat of a key and the next repeat. The Linux
/// console repeats the slowest, every 92 ms; the rest is for a machine that is busy.
pub const SETTLE: Duration = Duration::from_millis(150);
/// The time from the press of a key that repeats slowly to its first repeat, and from each repeat to the next
/// (EN 301 549, 5.7).
pub const SLOW_REPEAT: Duration = Duration::from_secs(2);
/// Two keys within this time are not the doing of a finger, but of a scanner or a cat.
pub const RUSH_GAP: Duration = Duration::from_millis(30);

/// One event of a key, and what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// The key.
    pub key: Key,
    /// Whether it was pressed.
    pub stroke: Stroke,
    /// The time since the event before, if that was of the same key.
    pub again: Option<Duration>,
    /// Whether it came less than [`RUSH_GAP`] after an event of any key.
    pub rushed: bool,
}

/// Whether a key was pressed, or is held down, as far as can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// It was pressed.
    Press,
    /// It was struck again less than [`REPEAT_GAP`] after its last event: by a hand that trembles, or
    /// a very fast one.
    Quick,
    /// It was pressed again, or it is held and this is its first repeat. The next event tells: if it
    /// is held, a [`Stroke::Held`] of the same key follows within [`SETTLE`].
    Unclear,
    /// It is held down and repeats.
    Held {
        /// Whether this is one of the repeats that remain when it repeats slowly: not before
        /// [`SLOW_REPEAT`] after the press, and then one in that time.
        counts: bool,
    },
}

/// The report of the terminal itself on an event of a key: whether the key was pressed or repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyReport {
    /// It does not tell: it sends the same for a press and for a repeat.
    Silent,
    /// The key was pressed.
    Pressed,
    /// The key is held down.
    Repeated,
}

/// Tells presses, double strikes and keys that are held down from each other.
#[derive(Debug)]
pub struct StrokeClassifier {
    /// Whether the terminal tells repeats from presses, of the keys of which it can. One that is asked to
    /// only later is known by the first that it tells.
    tells_repeats: bool,
    last: Option<Last>,
}

/// The event before.
#[derive(Clone, Copy, Debug)]
struct Last {
    key: Key,
    at: Duration,
    stroke: Stroke,
    /// When the key was pressed, or when the last repeat came that counts.
    counted: Duration,
    /// Whether the terminal has told since that the key was let go.
    is_let_go: bool,
}

impl StrokeClassifier {
    /// A classifier for a terminal that tells repeats from presses (the kitty keyboard protocol), or for
    /// one that does not.
    #[must_use]
    pub fn new(tells_repeats: bool) -> Self {
        Self {
            tells_repeats,
            last: None,
        }
    }

    /// The touch behind an event of a terminal at `at`, counted from any fixed moment; none, if a key was let
    /// go.
    pub fn hear(&mut self, event: &KeyEvent, at: Duration) -> Option<Touch> {
        if event.kind != KeyEventKind::Press {
            self.tells_repeats = true;
        }
        let key = key_of(event);
        if event.kind == KeyEventKind::Release {
            self.let_go(key);
            return None;
        }
        let report = self.report(event);
        Some(self.admit(key, report, at))
    }

    /// The touch that a key at `at` is, of which the terminal reports this.
    pub fn admit(&mut self, key: Key, report: KeyReport, at: Duration) -> Touch {
        let since_any = self.last.map(|last| at.saturating_sub(last.at));
        let same = self.last.filter(|last| last.key == key);
        let again = same.and(since_any);
        let (stroke, counted) = match same.zip(again) {
            Some((last, since)) => last.followed(report, at, since),
            None if report == KeyReport::Repeated => (Stroke::Held { counts: false }, at),
            None => (Stroke::Press, at),
        };
        self.last = Some(Last {
            key,
            at,
            stroke,
            counted,
            is_let_go: false,
        });
        Touch {
            key,
            stroke,
            again,
            rushed: since_any.is_some_and(|since| since < RUSH_GAP),
        }
    }

    /// The terminal tells that a key was let go: its next event is a press. Of letters and digits a
    /// terminal tells no more than this. It names the key and not what stands on it, so that a letter
    /// which takes Shift or `AltGr` is not found again, and time has to tell.
    pub fn let_go(&mut self, key: Key) {
        if let Some(last) = self.last.as_mut().filter(|last| last.key == key) {
            last.is_let_go = true;
        }
    }

    /// The report of the terminal on an event. Under the kitty keyboard protocol, as it is asked for,
    /// characters, Enter, Tab and Backspace still come as single bytes, and again so when they
    /// repeat; those of a keypad that is not written with are sequences. Seen with kitty 0.41, foot
    /// 1.21 and alacritty 0.15.
    fn report(&self, event: &KeyEvent) -> KeyReport {
        let is_byte = matches!(
            event.code,
            KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace
        ) && !event.state.contains(KeyEventState::KEYPAD);
        match event.kind {
            KeyEventKind::Repeat => KeyReport::Repeated,
            _ if self.tells_repeats && !is_byte => KeyReport::Pressed,
            _ => KeyReport::Silent,
        }
    }
}

impl Last {
    /// The stroke of the same key that comes `since` after this event, and the moment from which the time to the
    /// next repeat that counts is taken.
    fn followed(self, report: KeyReport, at: Duration, since: Duration) -> (Stroke, Duration) {
        let is_repeat = matches!(self.stroke, Stroke::Unclear | Stroke::Held { .. });
        let is_pressed = report == KeyReport::Pressed || self.is_let_go || since > HELD_KEY_GAP;
        if report == KeyReport::Repeated || !is_pressed && is_repeat && since <= SETTLE {
            let counts = at.saturating_sub(self.counted) >= SLOW_REPEAT;
            let counted = if counts { at } else { self.counted };
            return (Stroke::Held { counts }, counted);
        }
        if is_pressed {
            (Stroke::Press, at)
        } else if since < REPEAT_GAP {
            (Stroke::Quick, at)
        } else if self.stroke == Stroke::Unclear {
            // Nothing followed it that made it a repeat.
            (Stroke::Unclear, self.at)
        } else {
            (Stroke::Unclear, self.counted)
        }
    }
}
