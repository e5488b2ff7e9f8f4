//! The words for the problems with an answer.

use crate::wording::Wording;
use cas_form::form::answer::Problem;
use cas_request::reference::DIGITS;
use cas_setup::locale::Value;
use cas_words::text::Text;

/// Returns the words for what happened and what to do.
pub(crate) fn tell(wording: &Wording<'_>, problem: Problem) -> Text {
    let site = &wording.setup.content.site;
    let (rule, contact) = (&site.phone_rule, &site.contact.number);
    let abroad = |index: usize| rule.others.get(index).map(|country| &country.example);
    // The default example is the human contact, because its number is public and on every page.
    let number = |number: usize| Value::from(number);
    let (id, example) = match problem {
        Problem::TooLong { limit, over } => {
            let args = [("limit", number(limit)), ("over", number(over))];
            return wording.say_with("problem-too-long", &args);
        }
        Problem::Full { limit } => {
            return wording.say_with("problem-full", &[("limit", number(limit))]);
        }
        Problem::ReferenceDigits { typed } => {
            let args = [("digits", number(DIGITS)), ("typed", number(typed))];
            return wording.say_with("problem-reference-digits", &args);
        }
        Problem::ReferenceMistyped => ("problem-reference-mistyped", contact),
        Problem::Unreadable => ("problem-unreadable", contact),
        Problem::Empty => ("problem-empty", contact),
        Problem::NoLetter => ("problem-no-letter", contact),
        Problem::NameDigits => ("problem-name-digits", contact),
        Problem::NoDigit => ("problem-no-digit", contact),
        Problem::PhoneLetters => ("problem-phone-letters", contact),
        Problem::PhoneShort => ("problem-phone-short", contact),
        // A foreign number that is written as people dial it at home has too many digits.
        Problem::PhoneLong => match abroad(0) {
            Some(example) => ("problem-phone-long-or-abroad", example),
            None => ("problem-phone-long", contact),
        },
        Problem::PhoneAbroad(index) => ("problem-phone-abroad", abroad(index).unwrap_or(contact)),
        Problem::AgeNoDigit => ("problem-age-no-digit", contact),
        Problem::AgeUnclear => ("problem-age", contact),
        Problem::NothingChosen => ("problem-nothing-chosen", contact),
    };
    let digits = Value::from(rule.written_digits());
    let example = Value::from(example.as_str());
    wording.say_with(id, &[("digits", digits), ("example", example)])
}
