//! Answers that a kind of question offers by itself, to be chosen and not typed.
//!
//! An offer carries what it means and not its place in a list: the days that are offered change at
//! midnight, and whoever chooses "Friday" a second later still means that Friday.
//!
//! # Invariants
//! - No kind offers more answers than [`OPTIONS_MAX`](super::OPTIONS_MAX), so that a digit chooses
//!   each.

use cas_words::private_debug;
use chrono::NaiveDate;

use super::{AnswerForm, OfferKind, QuestionKind};

/// How many days are offered, the first of them tomorrow: with "any day" as many as there are digits.
pub const DAYS_OFFERED: usize = 8;

/// An answer that a kind of question offers by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// Yes, no, or neither.
    YesNo(YesNo),
    /// When in the day.
    PartOfDay(PartOfDay),
    /// On which day.
    Day(Day),
    /// Whether a volunteer is helping.
    Volunteer(bool),
}

/// Yes, no, or neither.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
    /// "I do not know."
    Unsure,
}

/// A part of the day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PartOfDay {
    /// In the morning.
    Morning,
    /// Around noon.
    AroundNoon,
    /// In the afternoon.
    Afternoon,
    /// In the evening.
    Evening,
    /// At any time.
    Any,
}

/// A day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// This one.
    On(NaiveDate),
    /// Any.
    Any,
}

// An offer may be a visitor's answer, so it is private, whatever is printed for debugging.
private_debug!(Offer);

impl Offer {
    /// What a kind of question offers on `today`, in the order in which it is asked; nothing where an
    /// answer is typed, or where the content says what there is to choose.
    #[must_use]
    pub fn of(kind: &QuestionKind, today: NaiveDate) -> Vec<Self> {
        match kind.answer_form() {
            AnswerForm::Offered(OfferKind::YesNo) => YesNo::ALL.map(Self::YesNo).to_vec(),
            AnswerForm::Offered(OfferKind::PartOfDay) => {
                PartOfDay::ALL.map(Self::PartOfDay).to_vec()
            }
            AnswerForm::Offered(OfferKind::Day) => Day::offered(today).map(Self::Day).collect(),
            AnswerForm::Offered(OfferKind::Volunteer) => {
                [false, true].map(Self::Volunteer).to_vec()
            }
            AnswerForm::Written(_) | AnswerForm::One(_) | AnswerForm::Several(_) => Vec::new(),
        }
    }
}

impl YesNo {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unsure];

    /// The word for it in requests.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unsure => "unsure",
        }
    }
}

impl PartOfDay {
    /// In the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Morning,
        Self::AroundNoon,
        Self::Afternoon,
        Self::Evening,
        Self::Any,
    ];

    /// The word for it in requests.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::AroundNoon => "around-noon",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Any => "any",
        }
    }
}

impl Day {
    /// The next [`DAYS_OFFERED`] days after `today`, and any.
    pub fn offered(today: NaiveDate) -> impl Iterator<Item = Self> {
        let days = today.iter_days().skip(1).take(DAYS_OFFERED);
        days.map(Self::On).chain([Self::Any])
    }

    /// The word for it in requests: a date of ISO 8601, or `any`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::On(date) => date.to_string(),
            Self::Any => "any".to_owned(),
        }
    }
}
