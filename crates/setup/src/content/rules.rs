//! The `[eligibility]` of a service: the questions and rules that tell whom the service is for.
//!
//! Every combination of answers must lead to a verdict. Each question must be asked, and each rule
//! must give the verdict, for at least one combination.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::question::read_options;
use crate::record::{Ids, Record, SERVICE};
use crate::told;
use cas_form::eligibility::{
    Condition, Eligibility, EligibilityQuestion, Outcome, QUESTIONS_MAX, Rule, Unreached, Verdict,
};
use cas_form::form::Choice;
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_words::id::{Id, Records};

/// The most questions, and the most options of a question, for which conditions are compared. It is
/// far above the allowed number. More can only be a mistake, and comparing them would take minutes.
const COMPARED_MAX: usize = 100;

/// The outcomes of a verdict, in the words of the content.
const OUTCOMES: [(&str, Outcome); 3] = [
    ("yes", Outcome::Yes),
    ("no", Outcome::No),
    ("call", Outcome::Call),
];

/// Reads the questions and rules of a service.
pub(super) fn read_eligibility(record: &mut Record<'_>) -> Eligibility {
    let before = record.faults_so_far();
    let mut taken = Ids::default();
    let questions = record.tables("question", |question| EligibilityQuestion {
        id: question.id("id", &mut taken),
        title: question.localized("title", STOP_GRAPHEMES_MAX),
        options: read_options(question),
    });
    let questions = Records::from(questions);
    if questions.len() > QUESTIONS_MAX {
        let message = told!("too-many-questions", count = questions.len());
        let advice = told!("leave-questions", most = QUESTIONS_MAX);
        let place = record.place_of_item("question", QUESTIONS_MAX);
        record.fault(place, message, advice);
    }
    let rules = record.some_tables("rule", |rule| read_rule(rule, &questions));
    let eligibility = Eligibility {
        questions,
        rules: rules.into(),
    };
    // Only if everything was read is it known where the answers lead.
    if record.faults_so_far() == before
        && !record.is_broken()
        && let Some(unreached) = eligibility.unreached()
    {
        tell(record, &eligibility, &unreached);
    }
    eligibility
}

fn read_rule(record: &mut Record<'_>, questions: &Records<EligibilityQuestion>) -> Rule {
    Rule {
        when: read_when(record, questions),
        verdict: Verdict {
            outcome: record.word("outcome", &OUTCOMES).unwrap_or(Outcome::Call),
            reason: record.localized("reason", STOP_GRAPHEMES_MAX),
            instead: record.localized_list("instead", STOP_GRAPHEMES_MAX),
            services: record.references("services", SERVICE),
        },
    }
}

fn read_when(record: &mut Record<'_>, questions: &Records<EligibilityQuestion>) -> Vec<Condition> {
    let is_known = |question: &EligibilityQuestion| !question.id.is_empty();
    if questions.len() > COMPARED_MAX || !questions.iter().all(is_known) {
        // The questions have a fault, so the conditions cannot be checked.
        let _ = record.has("when");
        return Vec::new();
    }
    let when = record.optional_table("when", |when| read_conditions(when, questions));
    when.unwrap_or_default()
}

/// Reads the conditions, in the order in which the questions are asked.
fn read_conditions(
    when: &mut Record<'_>,
    questions: &Records<EligibilityQuestion>,
) -> Vec<Condition> {
    let mut conditions = Vec::new();
    for (question, asked) in questions.with_ids() {
        let ids = asked.options.with_ids();
        let ids: Vec<(&str, Id<Choice>)> = ids.map(|(id, it)| (it.id.as_str(), id)).collect();
        if ids.len() > COMPARED_MAX || ids.iter().any(|(id, _)| id.is_empty()) {
            let _ = when.has(&asked.id);
            continue;
        }
        let options = when.words_of(&asked.id, &ids);
        conditions.extend(options.map(|options| Condition { question, options }));
    }
    conditions
}

fn tell(record: &mut Record<'_>, eligibility: &Eligibility, unreached: &Unreached) {
    let questions = &eligibility.questions;
    let mut conditions = eligibility.rules.iter().flat_map(|rule| &rule.when);
    for &question in &unreached.questions {
        let id = &questions[question].id;
        let (message, advice) = if conditions.any(|condition| condition.question == question) {
            (told!("question-never-asked", id), told!("correct-rules"))
        } else {
            (told!("question-not-needed", id), told!("name-question"))
        };
        let place = record.place_of_item("question", question.position());
        record.fault(place, message, advice);
    }
    for &rule in &unreached.rules {
        let place = record.place_of_item("rule", rule.position());
        record.fault(place, told!("rule-never-applies"), told!("move-rule"));
    }
    if let Some(answers) = &unreached.without_verdict {
        let given = answers.with_ids().filter_map(|(question, option)| {
            let (question, option) = (&questions[question], (*option)?);
            Some(format!(
                "{} = \"{}\"",
                question.id, question.options[option].id
            ))
        });
        let given: Vec<String> = given.collect();
        let message = told!("no-rule-applies", answers = given.join(", "));
        let last = eligibility.rules.len().saturating_sub(1);
        let place = record.place_of_item("rule", last);
        record.fault(place, message, told!("add-last-rule"));
    }
}
