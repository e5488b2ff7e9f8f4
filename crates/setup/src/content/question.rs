//! The questions of a request: the `[[question]]` tables of a service.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::{NAME_GRAPHEMES_MAX, OPTION_GRAPHEMES_MAX};
use crate::record::{Ids, Record};
use crate::told;
use cas_form::eligibility::Eligibility;
use cas_form::form::{AnswerForm, Choice, Condition, Form, OPTIONS_MAX, Question, QuestionKind};
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_words::id::{Id, Records};

/// The fewest answers of a choice.
const OPTIONS_MIN: usize = 2;

/// Reads the questions of a request. At least one must always ask for a phone number. `before` is
/// what may be asked before the form.
pub(super) fn read_form(root: &mut Record<'_>, before: Option<&Eligibility>) -> Form {
    let mut taken = Ids::default();
    let mut questions = Records::new();
    root.some_tables("question", |record| {
        let question = read_question(record, &mut taken, &questions, before);
        questions.push(question);
    });
    let asks_phone = |it: &Question| it.kind == QuestionKind::Phone && it.is_for_all();
    let needs_phone = |it: &Question| asks_phone(it) && !it.optional;
    let names_another = |it: &Question| it.kind == QuestionKind::CallInstead;
    let has = |is_wanted: &dyn Fn(&Question) -> bool| questions.iter().any(is_wanted);
    if !questions.is_empty() && !has(&asks_phone) {
        root.lacks(told!("no-phone-question"), told!("add-phone-question"));
    } else if has(&names_another) && !has(&needs_phone) {
        // The name of whoever answers the phone says nothing without the number.
        root.lacks(told!("call-instead-without-phone"), told!("need-phone"));
    }
    Form { questions }
}

/// Reads the options of a question. There may be at most one for each digit key.
pub(super) fn read_options(record: &mut Record<'_>) -> Records<Choice> {
    let options = Records::from(read_choices(record));
    let count = options.len();
    if !(OPTIONS_MIN..=OPTIONS_MAX).contains(&count) {
        let (least, most) = (OPTIONS_MIN, OPTIONS_MAX);
        let message = told!("wrong-number-of-options", least, most, count);
        let advice = if count < OPTIONS_MIN {
            told!("add-options")
        } else {
            told!("fewer-options")
        };
        record.fault(record.place("option"), message, advice);
    }
    options
}

fn read_question(
    record: &mut Record<'_>,
    taken: &mut Ids,
    earlier: &Records<Question>,
    before: Option<&Eligibility>,
) -> Question {
    Question {
        id: record.id("id", taken),
        title: record.localized("title", STOP_GRAPHEMES_MAX),
        label: record.localized("label", NAME_GRAPHEMES_MAX),
        why: record.localized("why", STOP_GRAPHEMES_MAX),
        title_for_another: record.optional_localized("title_for_another", STOP_GRAPHEMES_MAX),
        why_for_another: record.optional_localized("why_for_another", STOP_GRAPHEMES_MAX),
        kind: read_kind(record),
        optional: record.optional_bool("optional").unwrap_or(false),
        when: read_when(record, earlier),
        answered_by: read_answered_by(record, before),
    }
}

/// Reads the conditions under which a question is asked: answers to questions above it.
fn read_when(record: &mut Record<'_>, earlier: &Records<Question>) -> Vec<Condition> {
    if record.has("when") && !earlier.iter().any(can_be_named) {
        let (place, advice) = (record.place("when"), told!("move-question"));
        record.fault(place, told!("no-question-above"), advice);
        return Vec::new();
    }
    let conditions = record.optional_table("when", |when| {
        let earlier = earlier.with_ids().filter(|(_, asked)| can_be_named(asked));
        let conditions = earlier.filter_map(|(id, asked)| read_condition(when, id, asked));
        conditions.collect()
    });
    conditions.unwrap_or_default()
}

fn read_condition(
    when: &mut Record<'_>,
    question: Id<Question>,
    asked: &Question,
) -> Option<Condition> {
    let nameable = asked.kind.nameable();
    let words = nameable.iter().enumerate();
    let words: Vec<(&str, usize)> = words.map(|(at, (word, _))| (*word, at)).collect();
    let chosen = when.words_of(&asked.id, &words)?;
    let answers = chosen.into_iter().map(|at| nameable[at].1.clone());
    Some(Condition {
        question,
        answers: answers.collect(),
    })
}

/// True if everybody who is asked this question chooses one of its answers.
fn can_be_named(question: &Question) -> bool {
    let options = question.kind.options().map_or(0, Records::len);
    // More options are a fault already, and comparing very many could take minutes.
    options <= OPTIONS_MAX
        && !question.id.is_empty()
        && !question.optional
        && question.answered_by.is_none()
        && !question.kind.nameable().is_empty()
}

/// Reads the id of the eligibility question that asks the same.
fn read_answered_by(record: &mut Record<'_>, before: Option<&Eligibility>) -> Option<String> {
    let questions = before.map(|eligibility| &eligibility.questions);
    let questions = questions.into_iter().flatten();
    let words: Vec<(&str, &str)> = questions
        .map(|it| (it.id.as_str(), it.id.as_str()))
        .collect();
    if before.is_none() && record.has("answered_by") {
        let (place, advice) = (record.place("answered_by"), told!("add-check"));
        record.fault(place, told!("answered-by-nothing"), advice);
        return None;
    }
    record
        .optional_word("answered_by", &words)
        .map(str::to_owned)
}

fn read_kind(record: &mut Record<'_>) -> QuestionKind {
    let kinds = QuestionKind::ALL;
    let words = kinds.each_ref().map(|kind| (kind.word(), kind));
    let Some(kind) = record.word("kind", &words) else {
        // The kind already has a fault. A phone question has no options that could have another.
        let _ = record.has("option");
        return QuestionKind::Phone;
    };
    match kind.answer_form() {
        AnswerForm::One(_) => QuestionKind::Choice(read_options(record)),
        AnswerForm::Several(_) => QuestionKind::Choices(read_options(record)),
        AnswerForm::Written(_) | AnswerForm::Offered(_) => {
            if record.has("option") {
                let message = told!("no-options", kind = kind.word());
                record.fault(record.place("option"), message, told!("remove-options"));
            }
            kind.clone()
        }
    }
}

fn read_choices(record: &mut Record<'_>) -> Vec<Choice> {
    let mut taken = Ids::default();
    record.tables("option", |option| Choice {
        id: option.id("id", &mut taken),
        label: option.localized("label", OPTION_GRAPHEMES_MAX),
    })
}
