//! Strokes: a key was pressed, struck twice by a trembling hand, or held down.
//!
//! Some terminals report this. On others, the time between two events shows it. The code gets the
//! time as a value, so that all of it can be tested without a clock.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyEventState};

use super::keys::key_of;
use cas_page::page::Key;

/// The longest time between two events of one key that is held down. The slowest common keyboard
/// setting, for decades the default of X, begins to repeat after 660 ms (`xset -q`), and then
/// repeats faster. The rest of the time allows for a busy machine.
pub const HELD_KEY_GAP: Duration = Duration::from_millis(750);
/// The same key within this time was struck again by a hand: no keyboard begins to repeat so soon.
pub const REPEAT_GAP: Duration = Duration::from_millis(100);
/// The longest time between a possible first repeat of a key and the next repeat. The Linux console
/// repeats the slowest, every 92 ms. The rest of the time allows for a busy machine.
pub const SETTLE: Duration = Duration::from_millis(150);
/// With slow repeat, the time from the press of a key to its first repeat, and from each repeat to
/// the next (EN 301 549, 5.7).
pub const SLOW_REPEAT: Duration = Duration::from_secs(2);
/// Two keys within this time do not come from a finger, but from a scanner or a cat.
pub const RUSH_GAP: Duration = Duration::from_millis(30);

/// An event of a key, and what is known about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// The key.
    pub key: Key,
    /// The kind of stroke.
    pub stroke: Stroke,
    /// The time since the previous event, if that was of the same key.
    pub again: Option<Duration>,
    /// The time since the previous event of any key.
    pub since: Option<Duration>,
}

impl Touch {
    /// Returns true if it came less than [`RUSH_GAP`] after an event of any key.
    #[must_use]
    pub fn is_rushed(&self) -> bool {
        self.since.is_some_and(|since| since < RUSH_GAP)
    }
}

/// The kind of stroke of a key, as far as it is known: pressed or held down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// It was pressed.
    Press,
    /// It was struck again less than [`REPEAT_GAP`] after its last event, by a trembling hand or a
    /// very fast one.
    Quick,
    /// It was pressed again, or it is held down and this is its first repeat. The next event
    /// decides: if the key is held down, a [`Stroke::Held`] of the same key follows within
    /// [`SETTLE`].
    Unclear,
    /// It is held down and repeats.
    Held {
        /// True if this repeat still counts with slow repeat: the first one at least
        /// [`SLOW_REPEAT`] after the press, and then one in each such time.
        counts: bool,
    },
}

/// The report of the terminal on a key event: a press or a repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyReport {
    /// The terminal does not report it: it sends the same for a press and for a repeat.
    Silent,
    /// The key was pressed.
    Pressed,
    /// The key is held down.
    Repeated,
}

/// A classifier that distinguishes presses, double strikes and keys that are held down.
#[derive(Debug)]
pub struct StrokeClassifier {
    /// True if the terminal distinguishes repeats from presses, for the keys for which it can. If
    /// the terminal is asked for that only later, its first such report shows it.
    tells_repeats: bool,
    last: Option<Last>,
}

/// The previous event of a key.
#[derive(Clone, Copy, Debug)]
struct Last {
    key: Key,
    at: Duration,
    stroke: Stroke,
    /// The time of the press, or of the last repeat that counts.
    counted: Duration,
    /// True if the terminal has reported since then that the key was released.
    is_let_go: bool,
}

impl StrokeClassifier {
    /// Creates a classifier for a terminal that distinguishes repeats from presses (the kitty
    /// keyboard protocol), or for one that does not.
    #[must_use]
    pub fn new(tells_repeats: bool) -> Self {
        Self {
            tells_repeats,
            last: None,
        }
    }

    /// Returns the touch for a key event of a terminal at `at`, counted from any fixed moment;
    /// `None` if a key was released.
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

    /// Returns the touch for a key at `at` with this report of the terminal.
    pub fn admit(&mut self, key: Key, report: KeyReport, at: Duration) -> Touch {
        let since = self.last.map(|last| at.saturating_sub(last.at));
        let same = self.last.filter(|last| last.key == key);
        let again = same.and(since);
        let (stroke, counted) = match same.zip(again) {
            Some((last, again)) => last.followed(report, at, again),
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
            since,
        }
    }

    /// Notes that the terminal reports a key as released: its next event is a press. For letters
    /// and digits, a terminal reports no more than this. It names the key and not the character, so
    /// a character that needs Shift or `AltGr` is not recognised, and the time between events has
    /// to decide.
    pub fn let_go(&mut self, key: Key) {
        if let Some(last) = self.last.as_mut().filter(|last| last.key == key) {
            last.is_let_go = true;
        }
    }

    /// Returns the report of the terminal on an event. With the kitty keyboard protocol, as the
    /// kiosk requests it, characters, Enter, Tab and Backspace still come as single bytes, also
    /// when they repeat. The keys of a keypad that write no text come as sequences. Seen with kitty
    /// 0.41, foot 1.21 and alacritty 0.15.
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
    /// Returns the stroke of an event of the same key that comes `since` after this one, and the
    /// time from which the next repeat that counts is measured.
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
            // No repeat followed the earlier event, so that one was a press.
            (Stroke::Unclear, self.at)
        } else {
            (Stroke::Unclear, self.counted)
        }
    }
}
