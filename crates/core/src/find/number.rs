//! Page numbers of three digits, as in teletext. A visitor can type one on any page where nothing
//! is written or decided. The third digit opens the page. A digit that comes much later begins another
//! number, and so does one after any other key, because the first may have been pressed by mistake.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use crate::screen::Screen;
use crate::wording::Wording;
use cas_page::settings::Settings;
use cas_setup::locale::Value;
use cas_setup::setup::Setup;
use cas_words::private_debug;
use cas_words::text::Text;

/// The number of digits of a number.
const DIGITS: usize = 3;

/// The longest time between two digits of one number, unless the visitor has asked for more time.
const DIGIT_REST: Duration = Duration::from_secs(30);

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
    /// Fewer digits than a number has.
    Digits(Begun),
    /// A number without a page.
    Unknown(String),
    /// Digits that are no answer. This many more digits belong to the same number, such as an age.
    NoAnswer(usize),
}

/// A number of which not all digits are typed.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Begun {
    digits: String,
    /// The time of the last digit.
    at: DateTime<FixedOffset>,
    /// True if Enter was pressed after it.
    was_entered: bool,
}

impl Typed {
    /// Adds a digit that is typed now, to those before it unless they were typed long ago. The last one
    /// returns the screen to open. If there is none, the visitor is told so.
    pub(crate) fn push(
        &mut self,
        Digit(digit): Digit,
        setup: &Setup,
        now: DateTime<FixedOffset>,
        settings: Settings,
    ) -> Option<Screen> {
        let rest = settings.extended(DIGIT_REST);
        let is_near =
            |at: DateTime<FixedOffset>| (now - at).to_std().is_ok_and(|since| since <= rest);
        let mut digits = match self {
            Self::Digits(begun) if is_near(begun.at) => std::mem::take(&mut begun.digits),
            Self::Digits(_) | Self::Nothing | Self::Unknown(_) | Self::NoAnswer(_) => String::new(),
        };
        digits.push(digit);
        if digits.len() < DIGITS {
            *self = Self::Digits(Begun {
                digits,
                at: now,
                was_entered: false,
            });
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
        match self {
            Self::Digits(begun) if begun.digits.len() > 1 => {
                begun.digits.pop();
                begun.was_entered = false;
            }
            _ => *self = Self::Nothing,
        }
    }

    /// Notes that Enter was pressed too early.
    pub(crate) fn enter(&mut self) {
        if let Self::Digits(begun) = self {
            begun.was_entered = true;
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
            Self::Digits(begun) if begun.was_entered => ("number-short", &begun.digits),
            Self::Digits(begun) => ("number-typed", &begun.digits),
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
