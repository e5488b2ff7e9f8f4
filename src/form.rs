//! A form: questions in order.
//!
//! One question is asked at a time (GOV.UK Design System, "question pages"), and each says why it is
//! asked. What is written stands in a [`blank::Blank`] for each.

pub mod age;
pub mod answer;
pub mod blank;
pub mod editor;
pub mod offer;

use crate::id::Records;
use crate::text::Localized;

/// The most answers a choice may offer: as many as there are digits to choose them by.
pub const OPTIONS_MAX: usize = 9;

/// Questions in the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// At least one.
    pub questions: Records<Question>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Kebab-case ASCII, unique in its form.
    pub id: String,
    /// The question as it is asked.
    pub title: Localized,
    /// Its name among the answers to be checked: "Phone".
    pub label: Localized,
    /// Why it is asked.
    pub why: Localized,
    /// Which kind of answer it takes.
    pub kind: Kind,
    /// Whether it can be skipped.
    pub optional: bool,
}

/// Which kind of answer a question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The name of a person, in any letters.
    Name,
    /// A phone number.
    Phone,
    /// A street or an estate, without a number.
    Street,
    /// The number of a house, and of a flat if there is one.
    House,
    /// A line of one's own.
    Short,
    /// A few words of one's own.
    Words,
    /// An age or a year of birth.
    Age,
    /// One of several.
    Choice(Records<Choice>),
    /// Several of several, at least one.
    Choices(Records<Choice>),
    /// Yes, no, or "I do not know".
    YesNo,
    /// When in the day.
    PartOfDay,
    /// One of the next days, in words.
    Date,
    /// Whether a volunteer is helping.
    Volunteer,
}

/// One of the answers that a question offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Kebab-case ASCII, unique in its question.
    pub id: String,
    /// The answer as it is offered.
    pub label: Localized,
}

impl Kind {
    /// Whether the answer is written by the visitor, and not chosen from what is offered.
    #[must_use]
    pub fn is_written(&self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Phone
                | Self::Street
                | Self::House
                | Self::Short
                | Self::Words
                | Self::Age
        )
    }

    /// The word for this kind in content files and requests.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Street => "street",
            Self::House => "house",
            Self::Short => "short",
            Self::Words => "words",
            Self::Age => "age",
            Self::Choice(_) => "choice",
            Self::Choices(_) => "choices",
            Self::YesNo => "yes-no",
            Self::PartOfDay => "part-of-day",
            Self::Date => "date",
            Self::Volunteer => "volunteer",
        }
    }
}
