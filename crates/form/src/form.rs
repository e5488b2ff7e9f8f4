//! A form: questions in order.
//!
//! One question is asked at a time (GOV.UK Design System, "question pages"), and each gives the
//! reason for asking. A [`blank::Blank`] for each question has what the visitor writes. A question
//! may be asked only after a certain answer to an earlier one, and may be left out if the visitor
//! has answered it before the form.

pub mod age;
pub mod answer;
pub mod blank;
pub mod editor;
pub mod offer;

use age::AGE_GRAPHEMES_MAX;
use answer::{
    Answer, HOUSE_GRAPHEMES_MAX, LINE_GRAPHEMES_MAX, PHONE_GRAPHEMES_MAX, REFERENCE_GRAPHEMES_MAX,
    SHORT_GRAPHEMES_MAX, WORDS_GRAPHEMES_MAX,
};
use cas_words::id::{Id, Records};
use cas_words::text::Localized;
use offer::{Helper, Offer, PartOfDay, YesNo};

/// The most answers that a choice may offer: one for each digit from 1 to 9.
pub const OPTIONS_MAX: usize = 9;

/// Questions in the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The questions; at least one.
    pub questions: Records<Question>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Kebab-case ASCII, unique in its form.
    pub id: String,
    /// The text of the question.
    pub title: Localized,
    /// Its short name on the page where the answers are checked: "Phone".
    pub label: Localized,
    /// The reason for asking.
    pub why: Localized,
    /// The text of the question where the form is filled in for another person, if it differs.
    pub title_for_another: Option<Localized>,
    /// The reason for asking where the form is filled in for another person, if it differs.
    pub why_for_another: Option<Localized>,
    /// The kind of answer that it takes.
    pub kind: QuestionKind,
    /// True if it can be skipped.
    pub optional: bool,
    /// The conditions under which it is asked. All must hold; usually there are none.
    pub when: Vec<Condition>,
    /// The id of the eligibility question that asks the same, if there is one.
    pub answered_by: Option<String>,
}

/// A condition: an earlier question of the form that must have one of some answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The question.
    pub question: Id<Question>,
    /// The answers that fulfil it.
    pub answers: Vec<Answer>,
}

/// The kind of answer that a question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// The name of a person, in any letters.
    Name,
    /// A phone number.
    Phone,
    /// A street or an estate, without a number.
    Street,
    /// The number of a house, and of a flat if there is one.
    House,
    /// A short line in the visitor's own words.
    Short,
    /// A longer text in the visitor's own words.
    Words,
    /// An age or a year of birth.
    Age,
    /// One of several answers.
    Choice(Records<Choice>),
    /// Several answers, at least one.
    Choices(Records<Choice>),
    /// Yes, no, or "I do not know".
    YesNo,
    /// A part of the day.
    PartOfDay,
    /// One of the next days, offered in words.
    Date,
    /// Who fills in the form, alone or for the visitor.
    HelpedBy,
    /// The name of the person who answers the phone instead of the visitor.
    CallInstead,
    /// The reference of an earlier request.
    Reference,
}

/// One of the answers that a question offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Kebab-case ASCII, unique in its question.
    pub id: String,
    /// The words of the answer.
    pub label: Localized,
}

/// The way in which a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerForm<'k> {
    /// A text is written.
    Written(FreeText),
    /// One of these is chosen.
    One(&'k Records<Choice>),
    /// Some of these are chosen.
    Several(&'k Records<Choice>),
    /// One of the fixed answers of its kind is chosen.
    Offered(OfferKind),
}

/// The rules for a written answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreeText {
    /// The meaning of the text.
    pub meaning: Meaning,
    /// The longest answer, in graphemes.
    pub limit: usize,
    /// True if each word begins with a capital.
    pub is_name: bool,
    /// True if it consists mostly of digits.
    pub is_numeric: bool,
    /// True if a person gives the same answer in every request.
    pub lasts: bool,
}

/// The meaning of a written answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A text that must contain a character of this kind.
    Text(Essential),
    /// The name of a person: letters and no digits.
    Name,
    /// A phone number.
    Phone,
    /// An age or a year of birth.
    Age,
    /// The reference of an earlier request.
    Reference,
}

/// The kind of character that a text must contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Essential {
    /// A letter.
    Letter,
    /// A digit.
    Digit,
    /// Any character.
    Anything,
}

/// The fixed answers of a kind of question, which are not in the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferKind {
    /// Yes, no, or "I do not know".
    YesNo,
    /// The parts of a day.
    PartOfDay,
    /// The next days.
    Day,
    /// The people who may fill in the form.
    Helper,
}

impl Question {
    /// True if everybody is asked it, whatever was answered before.
    #[must_use]
    pub fn is_for_all(&self) -> bool {
        self.when.is_empty() && self.answered_by.is_none()
    }

    /// Returns the text of the question, for the visitor or for another person.
    #[must_use]
    pub fn title(&self, is_for_another: bool) -> &Localized {
        let other = self.title_for_another.as_ref();
        other.filter(|_| is_for_another).unwrap_or(&self.title)
    }

    /// Returns the reason for asking, for the visitor or for another person.
    #[must_use]
    pub fn why(&self, is_for_another: bool) -> &Localized {
        let other = self.why_for_another.as_ref();
        other.filter(|_| is_for_another).unwrap_or(&self.why)
    }
}

impl QuestionKind {
    /// All kinds. Those with options have an empty list of them here.
    pub const ALL: [Self; 15] = [
        Self::Name,
        Self::Phone,
        Self::Street,
        Self::House,
        Self::Short,
        Self::Words,
        Self::Age,
        Self::Choice(Records::new()),
        Self::Choices(Records::new()),
        Self::YesNo,
        Self::PartOfDay,
        Self::Date,
        Self::HelpedBy,
        Self::CallInstead,
        Self::Reference,
    ];

    /// Returns the word for this kind in content files and requests.
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
            Self::HelpedBy => "helped-by",
            Self::CallInstead => "call-instead",
            Self::Reference => "reference",
        }
    }

    /// Returns the way in which a question of this kind is answered.
    #[must_use]
    pub fn answer_form(&self) -> AnswerForm<'_> {
        AnswerForm::Written(match self {
            Self::Name | Self::CallInstead => FreeText {
                meaning: Meaning::Name,
                is_name: true,
                lasts: true,
                ..text(Essential::Letter, LINE_GRAPHEMES_MAX)
            },
            Self::Street => FreeText {
                is_name: true,
                lasts: true,
                ..text(Essential::Letter, LINE_GRAPHEMES_MAX)
            },
            Self::House => FreeText {
                is_numeric: true,
                lasts: true,
                ..text(Essential::Digit, HOUSE_GRAPHEMES_MAX)
            },
            Self::Short => text(Essential::Anything, SHORT_GRAPHEMES_MAX),
            Self::Words => text(Essential::Anything, WORDS_GRAPHEMES_MAX),
            Self::Phone => FreeText {
                meaning: Meaning::Phone,
                limit: PHONE_GRAPHEMES_MAX,
                is_name: false,
                is_numeric: true,
                lasts: true,
            },
            Self::Age => FreeText {
                meaning: Meaning::Age,
                limit: AGE_GRAPHEMES_MAX,
                is_name: false,
                is_numeric: true,
                lasts: false,
            },
            // The next request is about something else.
            Self::Reference => FreeText {
                meaning: Meaning::Reference,
                limit: REFERENCE_GRAPHEMES_MAX,
                is_name: false,
                is_numeric: true,
                lasts: false,
            },
            Self::Choice(options) => return AnswerForm::One(options),
            Self::Choices(options) => return AnswerForm::Several(options),
            Self::YesNo => return AnswerForm::Offered(OfferKind::YesNo),
            Self::PartOfDay => return AnswerForm::Offered(OfferKind::PartOfDay),
            Self::Date => return AnswerForm::Offered(OfferKind::Day),
            Self::HelpedBy => return AnswerForm::Offered(OfferKind::Helper),
        })
    }

    /// Returns the rules for a written answer, if the answer is written.
    #[must_use]
    pub fn free_text(&self) -> Option<FreeText> {
        match self.answer_form() {
            AnswerForm::Written(text) => Some(text),
            AnswerForm::One(_) | AnswerForm::Several(_) | AnswerForm::Offered(_) => None,
        }
    }

    /// True if the answer is the same in every request of a person.
    #[must_use]
    pub fn lasts(&self) -> bool {
        *self == Self::HelpedBy || self.free_text().is_some_and(|it| it.lasts)
    }

    /// Returns the options from the content, if the kind has any.
    #[must_use]
    pub fn options(&self) -> Option<&Records<Choice>> {
        match self.answer_form() {
            AnswerForm::One(options) | AnswerForm::Several(options) => Some(options),
            AnswerForm::Written(_) | AnswerForm::Offered(_) => None,
        }
    }

    /// Returns the answers that a [`Condition`] can name, each with its word in content files. The
    /// list is empty if the answer is written or a day, or if several can be chosen.
    #[must_use]
    pub fn nameable(&self) -> Vec<(&str, Answer)> {
        let offered = |word, offer| (word, Answer::Offer(offer));
        match self.answer_form() {
            AnswerForm::One(options) => {
                let choice = |it: &Choice| Answer::Choice(it.id.clone());
                let options = options.iter();
                options.map(|it| (it.id.as_str(), choice(it))).collect()
            }
            AnswerForm::Offered(OfferKind::YesNo) => YesNo::ALL
                .map(|it| offered(it.word(), Offer::YesNo(it)))
                .to_vec(),
            AnswerForm::Offered(OfferKind::PartOfDay) => PartOfDay::ALL
                .map(|it| offered(it.word(), Offer::PartOfDay(it)))
                .to_vec(),
            AnswerForm::Offered(OfferKind::Helper) => Helper::ALL
                .map(|it| offered(it.word(), Offer::Helper(it)))
                .to_vec(),
            AnswerForm::Written(_)
            | AnswerForm::Several(_)
            | AnswerForm::Offered(OfferKind::Day) => Vec::new(),
        }
    }
}

/// Returns the rules for a written text that is neither a name nor a number.
const fn text(essential: Essential, limit: usize) -> FreeText {
    FreeText {
        meaning: Meaning::Text(essential),
        limit,
        is_name: false,
        is_numeric: false,
        lasts: false,
    }
}
