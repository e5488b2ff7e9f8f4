//! Page numbers of three digits, as in teletext. A visitor can type one on any page where nothing
//! is written or decided. The third digit opens the page. There is no time limit.

use crate::screen::Screen;
use crate::wording::Wording;
use cas_setup::locale::Value;
use cas_setup::setup::Setup;
use cas_words::private_debug;
use cas_words::text::Text;

/// The number of digits of a number.
const DIGITS: usize = 3;

/// The number of digits of most people's age.
const AGE_DIGITS: usize = 2;

/// A digit that was typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Digit(pub(crate) char);

// A digit may be part of an age or a phone number, typed on a page that takes numbers.
private_debug!(Digit);

/// The digits that were typed so far.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) enum Typed {
    /// Nothing.
    #[default]
    Nothing,
    /// Fewer digits than a number has, and true if Enter was pressed after them.
    Digits(String, bool),
    /// A number without a page.
    Unknown(String),
    /// Digits that are no answer. This many more digits belong to the same number, such as an age.
    NoAnswer(usize),
}

impl Typed {
    /// Adds a digit. The last one returns the screen to open. If there is none, the visitor is told
    /// so.
    pub(crate) fn push(&mut self, Digit(digit): Digit, setup: &Setup) -> Option<Screen> {
        let mut digits = match self {
            Self::Digits(digits, _) => std::mem::take(digits),
            Self::Nothing | Self::Unknown(_) | Self::NoAnswer(_) => String::new(),
        };
        digits.push(digit);
        if digits.len() < DIGITS {
            *self = Self::Digits(digits, false);
            return None;
        }
        let screen = screen(&digits, setup);
        *self = match screen {
            Some(_) => Self::Nothing,
            None => Self::Unknown(digits),
        };
        screen
    }

    /// Notes a digit that is no answer. The visitor may be typing an age instead of choosing an
    /// answer. Then the second digit must not choose one.
    pub(crate) fn push_no_answer(&mut self) {
        *self = Self::NoAnswer(match self {
            Self::NoAnswer(more) if *more > 0 => *more - 1,
            _ => AGE_DIGITS - 1,
        });
    }

    /// True if the next digit belongs to a number that is no answer.
    pub(crate) fn expects_no_answer(&self) -> bool {
        matches!(self, Self::NoAnswer(more) if *more > 0)
    }

    /// Deletes the last digit.
    pub(crate) fn pop(&mut self) {
        *self = match self {
            Self::Digits(digits, _) if digits.len() > 1 => {
                digits.pop();
                Self::Digits(std::mem::take(digits), false)
            }
            _ => Self::Nothing,
        };
    }

    /// Notes that Enter was pressed too early.
    pub(crate) fn enter(&mut self) {
        if let Self::Digits(_, was_entered) = self {
            *was_entered = true;
        }
    }

    /// True if there are digits that Back can delete.
    pub(crate) fn has_digits(&self) -> bool {
        matches!(self, Self::Digits(..))
    }

    /// Returns the words about the digits, which are shown and said.
    pub(crate) fn status(&self, wording: &Wording<'_>) -> Option<Text> {
        let (id, number) = match self {
            Self::Nothing => return None,
            // What is said must change, or the second digit would be met with silence.
            Self::NoAnswer(0) => return Some(wording.say("number-no-answer-again")),
            Self::NoAnswer(_) => return Some(wording.say("number-no-answer")),
            Self::Digits(digits, false) => ("number-typed", digits),
            Self::Digits(digits, true) => ("number-short", digits),
            Self::Unknown(number) => ("number-unknown", number),
        };
        let number = Value::from(number.as_str());
        Some(wording.say_with(id, &[("number", number)]).of_visitor())
    }
}

/// Returns the screen of a number. An emergency number leads to help, whatever its page.
fn screen(digits: &str, setup: &Setup) -> Option<Screen> {
    if setup.content.site.is_emergency(digits) {
        return Some(Screen::Emergency);
    }
    let number = digits.parse().ok()?;
    setup.catalogue.numbered(number).map(Screen::of)
}
