//! The fixed answers of some kinds of question. They are chosen, not typed.
//!
//! An offer has its meaning, not its place in a list. The days on offer change at midnight, and a
//! visitor who chooses "Friday" a second later still means that Friday.
//!
//! # Invariants
//! - No kind offers more answers than [`OPTIONS_MAX`](super::OPTIONS_MAX), so each has its own
//!   digit key.

use cas_words::private_debug;
use chrono::NaiveDate;

use super::{AnswerForm, OfferKind, QuestionKind};

/// The number of days on offer, from tomorrow. With "any day" there are as many answers as digit
/// keys.
pub const DAYS_OFFERED: usize = 8;

/// A fixed answer of a kind of question.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// Yes, no, or "I do not know".
    YesNo(YesNo),
    /// A part of the day.
    PartOfDay(PartOfDay),
    /// A day.
    Day(Day),
    /// The person who fills in the form.
    Helper(Helper),
}

/// Yes, no, or "I do not know".
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

/// The person who fills in the form, or who helps with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Helper {
    /// Nobody but the visitor.
    Nobody,
    /// A volunteer helps the visitor.
    Volunteer,
    /// A member of the family fills it in for the visitor.
    Family,
    /// Any other person fills it in for the visitor.
    Other,
}

/// A day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// This day.
    On(NaiveDate),
    /// Any day.
    Any,
}

/// The word for any day in requests.
pub const ANY_DAY: &str = "any";
/// The id of the message with the words for any day.
pub const ANY_DAY_MESSAGE: &str = "day-any";

// An offer may be a visitor's answer. Answers are private, so it is not printed for debugging.
private_debug!(Offer);

impl Offer {
    /// Returns the answers that a kind of question offers on `today`, in the order on the page. The
    /// list is empty if an answer is typed, or if the content has the options.
    #[must_use]
    pub fn of(kind: &QuestionKind, today: NaiveDate) -> Vec<Self> {
        match kind.answer_form() {
            AnswerForm::Offered(OfferKind::YesNo) => YesNo::ALL.map(Self::YesNo).to_vec(),
            AnswerForm::Offered(OfferKind::PartOfDay) => {
                PartOfDay::ALL.map(Self::PartOfDay).to_vec()
            }
            AnswerForm::Offered(OfferKind::Day) => Day::offered(today).map(Self::Day).collect(),
            AnswerForm::Offered(OfferKind::Helper) => Helper::ALL.map(Self::Helper).to_vec(),
            AnswerForm::Written(_) | AnswerForm::One(_) | AnswerForm::Several(_) => Vec::new(),
        }
    }
}

impl YesNo {
    /// All answers, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unsure];

    /// Returns the answer with this word in requests.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.word() == word)
    }

    /// Returns the word for it in requests.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unsure => "unsure",
        }
    }

    /// Returns the id of the message with its words.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Yes => "answer-yes",
            Self::No => "answer-no",
            Self::Unsure => "answer-unsure",
        }
    }
}

impl PartOfDay {
    /// All answers, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Morning,
        Self::AroundNoon,
        Self::Afternoon,
        Self::Evening,
        Self::Any,
    ];

    /// Returns the part of the day with this word in requests.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }

    /// Returns the word for it in requests.
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

    /// Returns the id of the message with its words.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Morning => "time-morning",
            Self::AroundNoon => "time-around-noon",
            Self::Afternoon => "time-afternoon",
            Self::Evening => "time-evening",
            Self::Any => "time-any",
        }
    }
}

impl Helper {
    /// True if the form is filled in for another person.
    #[must_use]
    pub fn is_for_another(self) -> bool {
        match self {
            Self::Nobody | Self::Volunteer => false,
            Self::Family | Self::Other => true,
        }
    }

    /// All answers, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Nobody, Self::Volunteer, Self::Family, Self::Other];

    /// Returns the word for it in content files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Volunteer => "volunteer",
            Self::Family => "family",
            Self::Other => "other",
        }
    }

    /// Returns the id of the message with its words.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Nobody => "helper-nobody",
            Self::Volunteer => "helper-volunteer",
            Self::Family => "helper-family",
            Self::Other => "helper-other",
        }
    }
}

impl Day {
    /// Returns the next [`DAYS_OFFERED`] days after `today`, and any day.
    pub fn offered(today: NaiveDate) -> impl Iterator<Item = Self> {
        let days = today.iter_days().skip(1).take(DAYS_OFFERED);
        days.map(Self::On).chain([Self::Any])
    }

    /// Returns the word for it in requests: a date of ISO 8601, or `any`.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::On(date) => date.to_string(),
            Self::Any => ANY_DAY.to_owned(),
        }
    }
}
