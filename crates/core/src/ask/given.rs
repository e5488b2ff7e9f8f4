//! The words for an answer that was given.

use super::offers;
use crate::wording::Wording;
use cas_form::form::age::Meant;
use cas_form::form::answer::Answer;
use cas_form::form::{Choice, Question};
use cas_setup::locale::Value;
use cas_words::text::Text;

/// Returns an answer as the visitor gave it.
pub(crate) fn in_words(
    wording: &Wording<'_>,
    question: &Question,
    answer: Option<&Answer>,
) -> Text {
    let words = match answer {
        None | Some(Answer::Skipped) => return wording.say("skipped"),
        Some(Answer::Text(text)) => text.clone(),
        Some(Answer::Phone(phone)) => wording.setup.content.site.phone_rule.grouped(&phone.typed),
        Some(Answer::Age(age)) => age_in_words(wording, age.meant),
        // A voice may say this label: it said it already when the answer was offered.
        Some(Answer::Offer(offer)) => {
            let label = offers::label(wording, *offer);
            return Text::chosen(label.language, label.words);
        }
        Some(Answer::Choice(id)) => return labels(wording, question, std::slice::from_ref(id)),
        Some(Answer::Choices(ids)) => return labels(wording, question, ids),
    };
    Text::private(wording.language, words)
}

/// Returns the age or the year of birth as it was understood. The visitor sees here if one was
/// taken for the other.
fn age_in_words(wording: &Wording<'_>, meant: Meant) -> String {
    let said = match meant {
        Meant::Years(years) => {
            wording.say_with("age-years", &[("years", Value::from(i64::from(years)))])
        }
        Meant::Born(year) => {
            wording.say_with("age-born", &[("year", Value::from(i64::from(year)))])
        }
    };
    said.words
}

/// Returns the chosen answers as they were offered, in one line.
fn labels(wording: &Wording<'_>, question: &Question, ids: &[String]) -> Text {
    let Some(options) = question.kind.options() else {
        return wording.say("skipped");
    };
    let is_chosen = |option: &&Choice| ids.contains(&option.id);
    let labels: Vec<_> = options
        .iter()
        .filter(is_chosen)
        .map(|option| wording.tell(&option.label).words)
        .collect();
    Text::chosen(wording.language, labels.join("; "))
}
