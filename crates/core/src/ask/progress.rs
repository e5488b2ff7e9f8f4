//! The progress of a request: the state of its screens, and the events on them.

use super::aim::Aim;
use super::drawn::Password;
use super::line::UnderEdit;
use crate::wording::Wording;
use cas_form::eligibility::{Answers, Eligibility, EligibilityQuestion, Next, Outcome};
use cas_form::form::answer::Answer;
use cas_form::form::{Choice, Question};
use cas_setup::content::Content;
use cas_setup::content::service::Service;
use cas_words::id::Id;
use cas_words::private_debug;
use cas_words::text::Text;

/// The answers so far to the eligibility questions of a service.
#[derive(Clone, PartialEq, Eq)]
pub struct Inquiry {
    pub(crate) service: Id<Service>,
    pub(crate) rules: Id<Eligibility>,
    pub(crate) answers: Answers,
    /// The answer to the next question from which the visitor has come back.
    pub(crate) given: Option<Id<Choice>>,
}

// The answers show the age and the health of a person.
private_debug!(Inquiry);

impl Inquiry {
    /// Returns the state with no answers yet.
    pub(crate) fn new(content: &Content, service: Id<Service>, rules: Id<Eligibility>) -> Self {
        Self {
            service,
            rules,
            answers: content.eligibilities[rules].unanswered(),
            given: None,
        }
    }

    /// Returns the state after the next question is answered.
    pub(crate) fn after(&self, question: Id<EligibilityQuestion>, option: Id<Choice>) -> Self {
        let mut next = Self {
            given: None,
            ..self.clone()
        };
        next.answers[question] = Some(option);
        next
    }

    /// True if no question is left, and a call may lead to the service.
    pub(crate) fn leads_to_call(&self, content: &Content) -> bool {
        match content.eligibilities[self.rules].next(&self.answers) {
            Next::Ask(_) => false,
            Next::Verdict(verdict) => verdict.outcome != Outcome::No,
            Next::Silence => true,
        }
    }

    /// Notes the answer that led to the state from which the visitor comes back.
    pub(crate) fn come_back_from(&mut self, left: &Self) {
        let mut answers = self.answers.iter().zip(&left.answers);
        self.given = answers.find_map(|(now, then)| then.filter(|_| now.is_none()));
    }

    /// Returns the questions that were answered and the chosen answers, in the order in which they
    /// were asked.
    pub(crate) fn chosen<'c>(
        &self,
        content: &'c Content,
    ) -> Vec<(&'c EligibilityQuestion, &'c Choice)> {
        let rules = &content.eligibilities[self.rules];
        let (mut told, mut chosen) = (rules.unanswered(), Vec::new());
        while let Next::Ask(id) = rules.next(&told)
            && let Some(option) = self.answers[id]
        {
            told[id] = Some(option);
            let question = &rules.questions[id];
            chosen.push((question, &question.options[option]));
        }
        chosen
    }
}

/// An event on a page that offers earlier answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reuse {
    /// The request is for the person who sent the earlier one.
    Same,
    /// The request is for another person.
    Another,
    /// The earlier answers are still true.
    Keep,
    /// The questions are asked again, with the earlier answers filled in.
    Change,
}

/// A question that is being asked. The typed text is in the draft, not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) question: Id<Question>,
    /// True if it is asked again from the page where the answers are checked.
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

/// The moment at which the visitor is asked about the situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occasion {
    /// After this question of the form, or before its first one.
    After(Option<Id<Question>>),
    /// On the way back to the page where the answers are checked.
    Checking,
}

/// An event on a question.
#[derive(Clone, PartialEq, Eq)]
pub enum Answering {
    /// Ticks this option, or removes its tick.
    Toggle(Id<Choice>),
    /// This is the answer.
    Give(Answer),
    /// The content of the blank is the answer.
    Continue,
}

// This message has an answer of a visitor.
private_debug!(Answering);

/// An event on the page where the answers are checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checking {
    /// The visitor wants to answer this question again.
    Change(Id<Question>),
    /// The visitor wants to hear the answer to this question, although others may hear it too.
    Hear(Id<Question>),
    /// The visitor wants to decide again whether to pass on the situation.
    ChangeSituation,
    /// The answers are right.
    Continue,
}

/// The receipt of a request.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt {
    pub(crate) aim: Aim,
    /// The reference; `None` if it was only practice, so that nobody has the request.
    pub(crate) reference: Option<String>,
    /// The password of the visit, if it has one.
    pub(crate) password: Option<Password>,
    /// The name that was given, with its question.
    pub(crate) name: Option<(Id<Question>, String)>,
    /// The person who will be called.
    pub(crate) call: Option<Call>,
    /// The answers that tell what was asked for.
    pub(crate) asked: Vec<(Id<Question>, Answer)>,
    /// The answers to the eligibility questions that were passed on.
    pub(crate) told: Option<Inquiry>,
}

/// The person who will be called about a request.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Call {
    /// The phone number as it was typed.
    pub(crate) phone: String,
    /// The name, if it is not the visitor.
    pub(crate) other: Option<String>,
}

impl Receipt {
    /// Returns the reference as visitors read it, or the word for practice in its place.
    pub(crate) fn reference(&self, wording: &Wording<'_>) -> Text {
        match &self.reference {
            Some(reference) => Text::new(wording.language, reference).of_visitor(),
            None => wording.say("practice"),
        }
    }
}

// With the reference, an office can find out who sent a request.
private_debug!(Receipt);
