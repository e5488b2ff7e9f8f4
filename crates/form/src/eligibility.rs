//! Eligibility: the rules for whom a service is. A few answers lead to a verdict and its reason.
//!
//! The answers are used only for the verdict and are not kept. Rules are tried in order. The first
//! rule whose conditions all hold gives the verdict. A question is asked only if a rule that may
//! still apply needs it.

use std::collections::BTreeSet;

use crate::form::{Choice, OPTIONS_MAX};
use cas_words::id::{Each, Id, Records};
use cas_words::text::Localized;

/// The most questions that may be asked before a verdict.
pub const QUESTIONS_MAX: usize = 4;

/// The chosen answers; `None` for a question that is not answered yet.
pub type Answers = Each<EligibilityQuestion, Option<Id<Choice>>>;

/// The questions and rules of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eligibility {
    /// The questions; at most [`QUESTIONS_MAX`].
    pub questions: Records<EligibilityQuestion>,
    /// The rules, in the order in which they are tried. For every combination of answers, at least
    /// one applies.
    pub rules: Records<Rule>,
}

/// A question with a choice of answers; nothing is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EligibilityQuestion {
    /// Kebab-case ASCII, unique among these questions.
    pub id: String,
    /// The text of the question.
    pub title: Localized,
    /// The answers that it offers.
    pub options: Records<Choice>,
}

/// A verdict and its conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The answers that it needs. All conditions must hold.
    pub when: Vec<Condition>,
    /// The verdict.
    pub verdict: Verdict,
}

/// A condition: a question that must have one of some answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The question.
    pub question: Id<EligibilityQuestion>,
    /// The answers that fulfil it.
    pub options: Vec<Id<Choice>>,
}

/// The result of the rules for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The outcome: yes, no, or a call.
    pub outcome: Outcome,
    /// The reason, in words for the visitor.
    pub reason: Localized,
    /// Other things that the person can have or do.
    pub instead: Vec<Localized>,
    /// The ids of services that may suit the person instead.
    pub services: Vec<String>,
}

/// The outcome of a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The service is meant for this person.
    Yes,
    /// The service is not meant for this person.
    No,
    /// The rules do not decide: somebody at the office has to be asked.
    Call,
}

/// The next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next<'a> {
    /// This question has to be asked.
    Ask(Id<EligibilityQuestion>),
    /// This is the verdict.
    Verdict(&'a Verdict),
    /// No rule applies. This does not happen in checked content.
    Silence,
}

/// The questions and rules that are never used, and the answers that no rule covers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unreached {
    /// The questions that are never asked.
    pub questions: Vec<Id<EligibilityQuestion>>,
    /// The rules that never give the verdict.
    pub rules: Vec<Id<Rule>>,
    /// Answers to which no rule applies, if there are any.
    pub without_verdict: Option<Answers>,
}

impl Eligibility {
    /// Returns an empty set of answers.
    #[must_use]
    pub fn unanswered(&self) -> Answers {
        self.questions.each(|_, _| None)
    }

    /// Returns the next step after these answers.
    #[must_use]
    pub fn next(&self, answers: &Answers) -> Next<'_> {
        match self.step(answers) {
            None => Next::Silence,
            Some((_, Some(question))) => Next::Ask(question),
            Some((rule, None)) => Next::Verdict(&self.rules[rule].verdict),
        }
    }

    /// Returns the rule that gives the verdict after these answers; `None` if there is none yet.
    #[must_use]
    pub fn decided(&self, answers: &Answers) -> Option<Id<Rule>> {
        let (rule, open) = self.step(answers)?;
        open.is_none().then_some(rule)
    }

    /// Finds the questions and rules that are never used, by trying all answers. Returns `None` if
    /// there are more than [`QUESTIONS_MAX`] questions, or if one has more than [`OPTIONS_MAX`]
    /// options. Within these limits there are at most 6,561 combinations. Beyond them the search
    /// could take very long.
    #[must_use]
    pub fn unreached(&self) -> Option<Unreached> {
        let may_end = |question: &EligibilityQuestion| question.options.len() <= OPTIONS_MAX;
        if self.questions.len() > QUESTIONS_MAX || !self.questions.iter().all(may_end) {
            return None;
        }
        let mut walk = Walk {
            eligibility: self,
            answers: self.unanswered(),
            asked: BTreeSet::new(),
            applied: BTreeSet::new(),
            without_verdict: None,
        };
        walk.on();
        Some(Unreached {
            questions: all_but(&walk.asked, self.questions.ids()),
            rules: all_but(&walk.applied, self.rules.ids()),
            without_verdict: walk.without_verdict,
        })
    }

    /// Returns the first rule that may apply, and the first question that it still needs, if any.
    fn step(&self, answers: &Answers) -> Option<(Id<Rule>, Option<Id<EligibilityQuestion>>)> {
        let mut rules = self.rules.with_ids();
        let (id, rule) = rules.find(|(_, rule)| rule.may_apply(answers))?;
        let is_open = |condition: &&Condition| condition.holds(answers).is_none();
        let open = rule.when.iter().find(is_open);
        Some((id, open.map(|condition| condition.question)))
    }
}

/// A search through all combinations of answers.
struct Walk<'e> {
    eligibility: &'e Eligibility,
    answers: Answers,
    asked: BTreeSet<Id<EligibilityQuestion>>,
    applied: BTreeSet<Id<Rule>>,
    without_verdict: Option<Answers>,
}

impl Walk<'_> {
    /// Continues from the answers given so far, with every answer to the next question. Each step
    /// answers one more question, so it ends.
    fn on(&mut self) {
        match self.eligibility.step(&self.answers) {
            None => {
                let answers = || self.answers.clone();
                self.without_verdict.get_or_insert_with(answers);
            }
            Some((rule, None)) => {
                self.applied.insert(rule);
            }
            Some((_, Some(question))) => {
                self.asked.insert(question);
                for option in self.eligibility.questions[question].options.ids() {
                    self.answers[question] = Some(option);
                    self.on();
                    self.answers[question] = None;
                }
            }
        }
    }
}

fn all_but<T>(found: &BTreeSet<Id<T>>, ids: impl Iterator<Item = Id<T>>) -> Vec<Id<T>> {
    ids.filter(|id| !found.contains(id)).collect()
}

impl Rule {
    /// True if no answer so far contradicts it.
    fn may_apply(&self, answers: &Answers) -> bool {
        self.when
            .iter()
            .all(|condition| condition.holds(answers) != Some(false))
    }
}

impl Condition {
    /// True if it is fulfilled, or `None` while its question is unanswered.
    fn holds(&self, answers: &Answers) -> Option<bool> {
        let chosen = answers[self.question]?;
        Some(self.options.contains(&chosen))
    }
}
