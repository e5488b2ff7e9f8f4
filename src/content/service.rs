//! A service of the city: what it is, for whom, and the questions of its request.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::{NAME_GRAPHEMES_MAX, OPTION_GRAPHEMES_MAX, Provenance, check_phones, read_provenance};
use crate::eligibility::{self, Condition, Eligibility, Outcome, QUESTIONS_MAX, Rule, Verdict};
use crate::fault::Source;
use crate::form::answer::PHONE_GRAPHEMES_MAX;
use crate::form::{Choice, Form, Kind, OPTIONS_MAX, Question};
use crate::page::STOP_GRAPHEMES_MAX;
use crate::record::{Findings, OFFICE, Record, read_document};
use crate::text::{Language, Localized};

/// The most graphemes of the line of a service.
const LINE: LineGraphemes = LineGraphemes {
    name: NAME_GRAPHEMES_MAX,
    number: PHONE_GRAPHEMES_MAX,
    hours: 40,
};
/// The fewest answers that make a choice.
const OPTIONS_MIN: usize = 2;

/// How a verdict can end, in the words of the content.
const OUTCOMES: [(&str, Outcome); 3] = [
    ("yes", Outcome::Yes),
    ("no", Outcome::No),
    ("call", Outcome::Call),
];

/// What makes a kind of the options of a question; all but two have none.
type MakeKind = fn(Vec<Choice>) -> Kind;

/// The kinds of question, in the words of [`Kind::word`].
const KINDS: [(&str, MakeKind); 8] = [
    ("name", |_| Kind::Name),
    ("phone", |_| Kind::Phone),
    ("street", |_| Kind::Street),
    ("house", |_| Kind::House),
    ("words", |_| Kind::Words),
    ("choice", Kind::Choice),
    ("choices", Kind::Choices),
    ("volunteer", |_| Kind::Volunteer),
];

/// A service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Kebab-case ASCII, unique: `zlota-raczka`.
    pub id: String,
    /// Its name.
    pub title: Localized,
    /// What it is, in one sentence.
    pub summary: Localized,
    /// What is known of it, one idea each.
    pub about: Vec<Fact>,
    /// Whom to call about it.
    pub phone: Line,
    /// The id of the office that receives its requests.
    pub office: String,
    /// For whom it is.
    pub eligibility: Eligibility,
    /// What a request asks.
    pub form: Form,
    /// What happens after a request, as far as it is known.
    pub next: Vec<Fact>,
}

/// One thing that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it tells: "What does it cost?".
    pub label: Localized,
    /// What is known.
    pub text: Localized,
    /// Where this comes from.
    pub provenance: Provenance,
}

/// A phone number to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whose number it is.
    pub name: Localized,
    /// The number as people write it.
    pub number: String,
    /// When somebody answers, if that is known: `7:30–15:30`.
    pub hours: Option<String>,
    /// Where this comes from.
    pub provenance: Provenance,
}

/// The most graphemes that a phone number, its name and its hours may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineGraphemes {
    /// Those of the name, in each language.
    pub name: usize,
    /// Those of the number.
    pub number: usize,
    /// Those of the hours.
    pub hours: usize,
}

/// Reads one file of `services/`. `taken` are the ids of the services read before.
#[must_use]
pub fn read(
    source: &Source,
    languages: &[Language],
    taken: &mut Vec<String>,
    findings: &mut Findings,
) -> Service {
    read_document(source, languages, findings, |root| {
        let service = Service {
            id: root.id("id", taken),
            title: root.localized("title", NAME_GRAPHEMES_MAX),
            summary: root.localized("summary", STOP_GRAPHEMES_MAX),
            about: root.some_tables("about", read_fact),
            phone: root.table("phone", |record| read_line(record, &LINE)),
            office: root.reference("office", OFFICE),
            eligibility: root.table("eligibility", read_eligibility),
            form: read_form(root),
            next: root.some_tables("next", read_fact),
        };
        // The list of services shows them so.
        root.fits_one_stop(("title", &service.title), ("summary", &service.summary));
        service
    })
}

/// Reads a phone number with its name and hours.
pub fn read_line(record: &mut Record<'_>, most: &LineGraphemes) -> Line {
    let line = Line {
        name: record.localized("name", most.name),
        number: record.string("number", most.number),
        hours: record.optional_string("hours", most.hours),
        provenance: read_provenance(record),
    };
    check_phones(record, "number", std::slice::from_ref(&line.number));
    line
}

fn read_fact(record: &mut Record<'_>) -> Fact {
    let fact = Fact {
        label: record.localized("label", NAME_GRAPHEMES_MAX),
        text: record.localized("text", STOP_GRAPHEMES_MAX),
        provenance: read_provenance(record),
    };
    record.fits_one_stop(("label", &fact.label), ("text", &fact.text));
    fact
}

fn read_form(root: &mut Record<'_>) -> Form {
    let mut taken = Vec::new();
    let questions = root.some_tables("question", |record| read_question(record, &mut taken));
    if !questions.is_empty()
        && !questions
            .iter()
            .any(|question| question.kind == Kind::Phone)
    {
        let message = "the form does not ask for a phone number, so nobody can be called back";
        root.lacks(message, "add a `[[question]]` with `kind = \"phone\"`");
    }
    Form { questions }
}

fn read_question(record: &mut Record<'_>, taken: &mut Vec<String>) -> Question {
    Question {
        id: record.id("id", taken),
        title: record.localized("title", STOP_GRAPHEMES_MAX),
        label: record.localized("label", NAME_GRAPHEMES_MAX),
        why: record.localized("why", STOP_GRAPHEMES_MAX),
        kind: read_kind(record),
        optional: record.optional_bool("optional").unwrap_or(false),
    }
}

fn read_kind(record: &mut Record<'_>) -> Kind {
    let kind = record.word("kind", &KINDS);
    let options = read_options(record);
    let count = options.len();
    match kind.map(|kind| kind(options)) {
        Some(kind @ (Kind::Choice(_) | Kind::Choices(_))) => {
            check_count(record, count);
            kind
        }
        Some(kind) => {
            if record.has("option") {
                let message = format!("a question of kind `{}` has no options", kind.word());
                let advice = "remove them, or write `choice` or `choices` as its kind";
                record.fault(record.place("option"), message, advice);
            }
            kind
        }
        // The kind is at fault already; this one has nothing that could be at fault too.
        None => Kind::Phone,
    }
}

fn read_options(record: &mut Record<'_>) -> Vec<Choice> {
    let mut taken = Vec::new();
    record.tables("option", |option| Choice {
        id: option.id("id", &mut taken),
        label: option.localized("label", OPTION_GRAPHEMES_MAX),
    })
}

fn check_count(record: &mut Record<'_>, count: usize) {
    if !(OPTIONS_MIN..=OPTIONS_MAX).contains(&count) {
        let message =
            format!("there are {count} options, and a choice has {OPTIONS_MIN} to {OPTIONS_MAX}");
        let advice = if count < OPTIONS_MIN {
            "add `option = [{ id = \"…\", label = { … } }, …]`"
        } else {
            "leave out the rarest, or put some together"
        };
        record.fault(record.place("option"), message, advice);
    }
}

fn read_eligibility(record: &mut Record<'_>) -> Eligibility {
    let before = record.faults_so_far();
    let mut taken = Vec::new();
    let questions = record.tables("question", |question| eligibility::Question {
        id: question.id("id", &mut taken),
        title: question.localized("title", STOP_GRAPHEMES_MAX),
        options: read_asked(question),
    });
    let rules = record.some_tables("rule", |rule| read_rule(rule, &questions));
    let eligibility = Eligibility { questions, rules };
    // Which question is needed and which rule applies can only be said if all of it was read.
    if record.faults_so_far() == before && !record.is_broken() {
        check_questions(record, &eligibility);
        check_rules(record, &eligibility.rules);
    }
    eligibility
}

fn read_asked(question: &mut Record<'_>) -> Vec<Choice> {
    let options = read_options(question);
    check_count(question, options.len());
    options
}

fn read_rule(record: &mut Record<'_>, questions: &[eligibility::Question]) -> Rule {
    let when = record.optional_table("when", |when| read_conditions(when, questions));
    Rule {
        when: when.unwrap_or_default(),
        verdict: Verdict {
            outcome: record.word("outcome", &OUTCOMES).unwrap_or(Outcome::Call),
            reason: record.localized("reason", STOP_GRAPHEMES_MAX),
            instead: record.localized_list("instead", STOP_GRAPHEMES_MAX),
        },
    }
}

/// The conditions in the order of the questions, in which they are asked.
fn read_conditions(when: &mut Record<'_>, questions: &[eligibility::Question]) -> Vec<Condition> {
    let mut conditions = Vec::new();
    for (question, asked) in questions.iter().enumerate() {
        let ids = asked.options.iter().map(|option| option.id.as_str());
        let ids: Vec<(&str, usize)> = ids.zip(0..).collect();
        let options = when.words_of(&asked.id, &ids);
        conditions.extend(options.map(|options| Condition { question, options }));
    }
    conditions
}

fn check_questions(record: &mut Record<'_>, eligibility: &Eligibility) {
    let questions = &eligibility.questions;
    if questions.len() > QUESTIONS_MAX {
        let message = format!("{} questions stand before the verdict", questions.len());
        let advice = format!("leave at most {QUESTIONS_MAX}; leave the rest to the office");
        record.fault(
            record.place_of_item("question", QUESTIONS_MAX),
            message,
            advice,
        );
    }
    for index in eligibility.never_asked() {
        let message = format!("no rule needs the question `{}`", questions[index].id);
        let advice = "remove the question, or name it in the `when` of a rule";
        record.fault(record.place_of_item("question", index), message, advice);
    }
}

fn check_rules(record: &mut Record<'_>, rules: &[Rule]) {
    let Some(last) = rules.len().checked_sub(1) else {
        return;
    };
    if let Some(open) = rules.iter().position(|rule| rule.when.is_empty())
        && open < last
    {
        let message = "this rule always applies, so the rules after it never do";
        let advice = "give it a `when`, or make it the last";
        record.fault(record.place_of_item("rule", open), message, advice);
    }
    if !rules[last].when.is_empty() {
        let message = "the last rule may not apply, and then there is no verdict";
        let advice = "add a last rule without `when`, such as `outcome = \"call\"`";
        record.fault(record.place_of_item("rule", last), message, advice);
    }
}
