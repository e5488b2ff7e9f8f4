//! Numbers of three digits, as in teletext: typed on any page that is not a form, the third digit
//! goes there. There is no time limit.

use super::wording::Wording;
use super::{Screen, target};
use crate::locale::Value;
use crate::setup::Setup;
use crate::text::Text;

/// How many digits a number has.
const DIGITS: usize = 3;

/// What has been typed of a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Typed {
    /// Nothing.
    #[default]
    Nothing,
    /// Fewer digits than a number has; whether Enter was pressed nevertheless.
    Digits(String, bool),
    /// A number that leads nowhere.
    Unknown(String),
}

impl Typed {
    /// Adds a digit; the last one leads somewhere, or it is said that it does not.
    pub(super) fn push(&mut self, digit: char, setup: &Setup) -> Option<Screen> {
        let mut digits = match self {
            Self::Digits(digits, _) => std::mem::take(digits),
            Self::Nothing | Self::Unknown(_) => String::new(),
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

    /// Takes the last digit away.
    pub(super) fn pop(&mut self) {
        *self = match self {
            Self::Digits(digits, _) if digits.len() > 1 => {
                digits.pop();
                Self::Digits(std::mem::take(digits), false)
            }
            _ => Self::Nothing,
        };
    }

    /// Enter was pressed too early.
    pub(super) fn enter(&mut self) {
        if let Self::Digits(_, was_entered) = self {
            *was_entered = true;
        }
    }

    /// Whether there are digits that Back takes away.
    pub(super) fn has_digits(&self) -> bool {
        matches!(self, Self::Digits(..))
    }

    /// What is shown and said of it.
    pub(super) fn status(&self, wording: &Wording<'_>) -> Option<Text> {
        let (id, number) = match self {
            Self::Nothing => return None,
            Self::Digits(digits, false) => ("number-typed", digits),
            Self::Digits(digits, true) => ("number-short", digits),
            Self::Unknown(number) => ("number-unknown", number),
        };
        Some(wording.say_with(id, &[("number", Value::from(number.as_str()))]))
    }
}

/// Where a number leads. Whoever types the emergency number wants help, not a page.
fn screen(digits: &str, setup: &Setup) -> Option<Screen> {
    if digits == setup.content.site.emergency.number {
        return Some(Screen::Emergency);
    }
    let number = digits.parse().ok()?;
    setup.catalogue.numbered(number).map(target::screen)
}
