//! The questions of a request: the `[[question]]` tables of a service.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::{NAME_GRAPHEMES_MAX, OPTION_GRAPHEMES_MAX};
use crate::record::{Ids, Record};
use cas_form::form::{AnswerForm, Choice, Form, OPTIONS_MAX, Question, QuestionKind};
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_words::id::Records;

/// The fewest answers of a choice.
const OPTIONS_MIN: usize = 2;

/// Reads the questions of a request. At least one must ask for a phone number.
pub(super) fn read_form(root: &mut Record<'_>) -> Form {
    let mut taken = Ids::default();
    let questions = root.some_tables("question", |record| read_question(record, &mut taken));
    let asks_phone = questions.iter().any(|it| it.kind == QuestionKind::Phone);
    if !questions.is_empty() && !asks_phone {
        let message = "the form does not ask for a phone number, so nobody can be called back";
        let advice = "add a `[[question]]` with `kind = \"phone\"`";
        root.lacks(message, advice);
    }
    Form {
        questions: questions.into(),
    }
}

/// Reads the options of a question. There may be at most one for each digit key.
pub(super) fn read_options(record: &mut Record<'_>) -> Records<Choice> {
    let options = Records::from(read_choices(record));
    let count = options.len();
    if !(OPTIONS_MIN..=OPTIONS_MAX).contains(&count) {
        let message = format!("a choice has {OPTIONS_MIN} to {OPTIONS_MAX} options, not {count}");
        let advice = if count < OPTIONS_MIN {
            "add `option = [{ id = \"…\", label = { … } }, …]`"
        } else {
            "leave out the rarest, or put some together"
        };
        record.fault(record.place("option"), message, advice);
    }
    options
}

fn read_question(record: &mut Record<'_>, taken: &mut Ids) -> Question {
    Question {
        id: record.id("id", taken),
        title: record.localized("title", STOP_GRAPHEMES_MAX),
        label: record.localized("label", NAME_GRAPHEMES_MAX),
        why: record.localized("why", STOP_GRAPHEMES_MAX),
        kind: read_kind(record),
        optional: record.optional_bool("optional").unwrap_or(false),
    }
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
                let message = format!("a question of kind `{}` has no options", kind.word());
                let advice = "remove them, or write `choice` or `choices` as its kind";
                record.fault(record.place("option"), message, advice);
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
