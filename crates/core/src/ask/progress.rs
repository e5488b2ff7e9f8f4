//! How far a visitor is with a request: what its screens remember, and what can happen on them.

use super::aim::Aim;
use super::line::UnderEdit;
use cas_form::eligibility::{Answers, Eligibility};
use cas_form::form::answer::Answer;
use cas_form::form::{Choice, Question};
use cas_setup::content::Content;
use cas_setup::content::service::Service;
use cas_words::id::Id;
use cas_words::private_debug;

/// The answers so far to whether a service is meant for somebody.
#[derive(Clone, PartialEq, Eq)]
pub struct Inquiry {
    pub(crate) service: Id<Service>,
    pub(crate) rules: Id<Eligibility>,
    pub(crate) answers: Answers,
}

// They say how old and how ill somebody is.
private_debug!(Inquiry);

impl Inquiry {
    /// No answers yet to the questions before a service.
    pub(crate) fn new(content: &Content, service: Id<Service>, rules: Id<Eligibility>) -> Self {
        Self {
            service,
            rules,
            answers: content.eligibilities[rules].unanswered(),
        }
    }
}

/// What can happen where earlier answers are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reuse {
    /// The request is for the person who has sent one before.
    Same,
    /// The request is for somebody else.
    Another,
    /// They are still true.
    Keep,
    /// They are asked again, with the earlier answers in their places.
    Change,
}

/// A question that is being asked. What was typed stays in the draft, not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) question: Id<Question>,
    /// Whether it is asked again from the page where answers are checked.
    pub(crate) changing: bool,
    pub(crate) line: UnderEdit,
}

impl Asked {
    pub(crate) fn new(question: Id<Question>, changing: bool) -> Self {
        Self {
            question,
            changing,
            line: UnderEdit::default(),
        }
    }
}

/// What can happen on a question.
#[derive(Clone, PartialEq, Eq)]
pub enum Answering {
    /// This option is chosen, or no longer.
    Toggle(Id<Choice>),
    /// This is the answer.
    Give(Answer),
    /// The answer is what stands in the blank.
    Continue,
}

// A message says what a visitor answers.
private_debug!(Answering);

/// What can happen where answers are checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checking {
    /// A question is to be answered again.
    Change(Id<Question>),
    /// The visitor agrees, or no longer does.
    Consent,
    /// "Send the request."
    Send,
}

/// How far the visitor is with sending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Review {
    pub(crate) consent: bool,
    pub(crate) trouble: Option<Trouble>,
    pub(crate) attempt: u32,
}

/// What keeps the request from being sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    NoConsent,
    NotStored,
}

impl Review {
    /// Storing did not end well: the answers stay, and the visitor is told so.
    pub(crate) fn failed(&mut self) {
        self.trouble = Some(Trouble::NotStored);
        self.attempt += 1;
    }
}

/// What a receipt is for.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt {
    pub(crate) aim: Aim,
    pub(crate) reference: String,
}

// By its reference an office finds who has sent a request.
private_debug!(Receipt);
