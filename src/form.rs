//! A form: questions in order, and the answers given so far.
//!
//! One question is asked at a time (GOV.UK Design System, "question pages"), each says why it is
//! asked, and answers stay until the visit ends, whichever way the visitor walks.

pub mod answer;
pub mod editor;

use crate::text::Localized;
use answer::Answer;

/// The most answers a choice may offer: as many as there are digits to choose them by.
pub const OPTIONS_MAX: usize = 9;

/// Questions in the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// At least one.
    pub questions: Vec<Question>,
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
    /// A few words of one's own.
    Words,
    /// One of several.
    Choice(Vec<Choice>),
    /// Several of several, at least one.
    Choices(Vec<Choice>),
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
    /// The word for this kind in content files and requests.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Street => "street",
            Self::House => "house",
            Self::Words => "words",
            Self::Choice(_) => "choice",
            Self::Choices(_) => "choices",
            Self::Volunteer => "volunteer",
        }
    }

    /// Whether the answer is typed.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        matches!(
            self,
            Self::Name | Self::Phone | Self::Street | Self::House | Self::Words
        )
    }
}

/// The answers to a form, by the index of the question; `None` where none has been given yet.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Answers(Vec<Option<Answer>>);

impl Answers {
    /// The answer to a question, if it has been given.
    #[must_use]
    pub fn get(&self, question: usize) -> Option<&Answer> {
        self.0.get(question)?.as_ref()
    }

    /// Keeps an answer, in place of an earlier one.
    pub fn set(&mut self, question: usize, answer: Answer) {
        if self.0.len() <= question {
            self.0.resize(question + 1, None);
        }
        self.0[question] = Some(answer);
    }
}

/// Answers are private, whatever is printed for debugging.
impl std::fmt::Debug for Answers {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

impl Form {
    /// The first question from `after` on that still lacks an answer.
    #[must_use]
    pub fn unanswered(&self, answers: &Answers, after: usize) -> Option<usize> {
        (after..self.questions.len()).find(|question| answers.get(*question).is_none())
    }
}
