//! Whether a service is meant for somebody: a few answers in, a verdict with its reason out.
//!
//! The answers decide and are not kept. Rules are tried in order, and the first whose conditions
//! all hold gives the verdict; a question is asked only if a rule that may still apply needs it.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use crate::form::Choice;
use crate::text::Localized;

/// The most questions that may stand between a visitor and a verdict.
pub const QUESTIONS_MAX: usize = 4;

/// The questions and rules of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eligibility {
    /// At most [`QUESTIONS_MAX`].
    pub questions: Vec<Question>,
    /// In the order in which they are tried. The last one has no conditions.
    pub rules: Vec<Rule>,
}

/// A question with its answers; nothing is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Kebab-case ASCII, unique among these questions.
    pub id: String,
    /// The question as it is asked.
    pub title: Localized,
    /// The answers it offers.
    pub options: Vec<Choice>,
}

/// A verdict, and when it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Which answers it needs; all of them.
    pub when: Vec<Condition>,
    /// What it says.
    pub verdict: Verdict,
}

/// One answer that a rule needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The index of the question.
    pub question: usize,
    /// The indices of the options that fulfil it.
    pub options: Vec<usize>,
}

/// What the rules say to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Yes, no, or a call.
    pub outcome: Outcome,
    /// Why, in the visitor's words.
    pub reason: Localized,
    /// What the person can have or do instead.
    pub instead: Vec<Localized>,
}

/// How a verdict ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The service is meant for this person.
    Yes,
    /// It is not.
    No,
    /// The rules are silent: somebody at the office has to be asked.
    Call,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next<'a> {
    /// The question with this index has to be asked.
    Ask(usize),
    /// The verdict stands.
    Verdict(&'a Verdict),
}

impl Eligibility {
    /// What comes next, given the chosen options by the index of their question; what is not there
    /// has not been answered. `None` only if no rule applies, which a last rule without conditions
    /// rules out.
    #[must_use]
    pub fn next(&self, answers: &[Option<usize>]) -> Option<Next<'_>> {
        let rule = self.rules.iter().find(|rule| rule.may_apply(answers))?;
        let open = rule
            .when
            .iter()
            .find(|condition| condition.holds(answers).is_none());
        Some(match open {
            Some(condition) => Next::Ask(condition.question),
            None => Next::Verdict(&rule.verdict),
        })
    }

    /// The questions that no rule uses, so that they are never asked.
    #[must_use]
    pub fn never_asked(&self) -> Vec<usize> {
        let conditions = || self.rules.iter().flat_map(|rule| &rule.when);
        let is_used =
            |question: &usize| conditions().any(|condition| condition.question == *question);
        (0..self.questions.len())
            .filter(|question| !is_used(question))
            .collect()
    }
}

impl Rule {
    /// Whether no answer so far speaks against it.
    fn may_apply(&self, answers: &[Option<usize>]) -> bool {
        self.when
            .iter()
            .all(|condition| condition.holds(answers) != Some(false))
    }
}

impl Condition {
    /// Whether it is fulfilled, or `None` while its question is unanswered.
    fn holds(&self, answers: &[Option<usize>]) -> Option<bool> {
        let chosen = (*answers.get(self.question)?)?;
        Some(self.options.contains(&chosen))
    }
}
