//! The checks of TOML values: each function returns the meaning of a value or the reason to refuse
//! it.
//!
//! Text is refused, not silently cleaned, so that its author sees what is in the file.

use std::fmt;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use toml::de::DeValue;
use toml::value::Datetime;

use super::LONG_GRAPHEMES_MAX;
use crate::fault::{DRAW_ADVICE, advise_words, not_drawn};
use crate::measure::Measured;
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_words::checked::Checked;
use cas_words::text::MARKS_PER_LETTER_MAX;

/// The reason to refuse a value.
pub(super) struct Refusal {
    /// The words that say what is wrong.
    pub(super) message: String,
    /// The words that say what to do instead.
    pub(super) advice: String,
    /// The character that is at fault, if it is only one.
    pub(super) character: Option<char>,
}

impl Refusal {
    fn new(message: String, advice: impl Into<String>) -> Self {
        Self {
            message,
            advice: advice.into(),
            character: None,
        }
    }
}

pub(super) fn wrong_type(
    key: impl fmt::Display,
    value: &DeValue<'_>,
    expected: &str,
    example: impl fmt::Display,
) -> Refusal {
    let found = match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or a time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let message = format!("`{key}` must be {expected}, not {found}");
    Refusal::new(message, format!("write `{example}`"))
}

/// Returns a text that can be shown and said, of at most `limit` graphemes.
pub(super) fn words<'v>(
    key: impl fmt::Display + Copy,
    value: &'v DeValue<'_>,
    limit: usize,
) -> Result<&'v str, Refusal> {
    measured(key, value, limit).map(|(words, _)| words)
}

fn measured<'v>(
    key: impl fmt::Display + Copy,
    value: &'v DeValue<'_>,
    limit: usize,
) -> Result<(&'v str, Measured<'v>), Refusal> {
    let DeValue::String(words) = value else {
        let example = format_args!("{key} = \"…\"");
        return Err(wrong_type(key, value, "text", example));
    };
    let measured = Measured::new(words);
    let (unwanted, length) = (measured.unwanted(), measured.length());
    let (what, advice) = if let Some(unwanted) = unwanted {
        let code = u32::from(unwanted);
        let what = format!("has a character that cannot be shown or said: U+{code:04X}");
        let one_line = "write one line; what stands in a paragraph of its own is a text of its own";
        (
            what,
            if unwanted == '\n' {
                one_line
            } else {
                "remove it"
            },
        )
    } else if words.trim().is_empty() {
        let advice = "write the text, or leave the key out if it may be left out";
        ("is empty".to_owned(), advice)
    } else if words.trim() != words {
        ("begins or ends with a space".to_owned(), "remove the space")
    } else if measured.marks() > MARKS_PER_LETTER_MAX {
        let what = "has too many marks on one letter".to_owned();
        (what, "remove some of the marks")
    } else if length > limit {
        let what = format!("has {length} characters, and at most {limit} are possible");
        let may_split = limit == STOP_GRAPHEMES_MAX;
        let advice = if may_split {
            "split it in two"
        } else {
            "make it shorter"
        };
        (what, advice)
    } else {
        return Ok((words, measured));
    };
    Err(Refusal {
        character: unwanted,
        ..Refusal::new(format!("`{key}` {what}"), advice)
    })
}

/// Returns a text as [`words`] does, if every character also has a glyph in large letters.
pub(super) fn drawn(
    key: impl fmt::Display + Copy,
    value: &DeValue<'_>,
    limit: usize,
) -> Result<String, Refusal> {
    let (words, measured) = measured(key, value, limit)?;
    match measured.undrawn() {
        None => Ok(words.to_owned()),
        Some(character) => Err(Refusal {
            character: Some(character),
            ..Refusal::new(format!("`{key}` {}", not_drawn(character)), DRAW_ADVICE)
        }),
    }
}

/// Returns one of the texts of a list.
pub(super) fn item(key: &str, value: &DeValue<'_>, limit: usize) -> Result<String, Refusal> {
    if value.is_str() {
        return drawn(key, value, limit);
    }
    let example = format!("{key} = [\"…\"]");
    Err(wrong_type(key, value, "a list of texts", &example))
}

pub(super) fn number(
    key: &str,
    value: &DeValue<'_>,
    range: &RangeInclusive<i64>,
) -> Result<i64, Refusal> {
    let (start, end) = (range.start(), range.end());
    let DeValue::Integer(integer) = value else {
        // A number in quotation marks only needs to lose them.
        let quoted = value.as_str().and_then(|words| words.trim().parse().ok());
        let meant = quoted.filter(|number| range.contains(number));
        let example = format!("{key} = {}", meant.unwrap_or(*start));
        return Err(wrong_type(key, value, "a whole number", &example));
    };
    let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
    number
        .filter(|number| range.contains(number))
        .ok_or_else(|| {
            let message = format!("`{key}` must be from {start} to {end}, not {integer}");
            Refusal::new(
                message,
                format!("write a whole number from {start} to {end}"),
            )
        })
}

pub(super) fn yes_or_no(key: &str, value: &DeValue<'_>) -> Result<bool, Refusal> {
    let example = format_args!("{key} = true` or `{key} = false");
    let refusal = || wrong_type(key, value, "true or false", example);
    value.as_bool().ok_or_else(refusal)
}

/// Reads a day as a TOML date, or a day, a month or a year as a text.
pub(super) fn date(key: &str, value: &DeValue<'_>) -> Result<Checked, Refusal> {
    known_of(value).ok_or_else(|| {
        let advice = "write a day as 2026-03-06; if only the month or the year is known, \
                      in quotation marks: \"2026-03\", \"2018\"; without a date, \"undated\"";
        Refusal::new(format!("`{key}` is not a date"), advice)
    })
}

/// Reads a day as a TOML date or as a text.
pub(super) fn day(key: &str, value: &DeValue<'_>) -> Result<NaiveDate, Refusal> {
    let known = known_of(value);
    let day =
        known.and_then(|known| NaiveDate::from_ymd_opt(known.year?, known.month?, known.day?));
    day.ok_or_else(|| {
        let message = format!("`{key}` is not a day of the calendar");
        Refusal::new(message, "write it as 2026-12-24")
    })
}

/// Reads a date as far as it is known: a year, a month or a day.
fn known_of(value: &DeValue<'_>) -> Option<Checked> {
    match value {
        DeValue::Datetime(Datetime {
            date: Some(date),
            time: None,
            offset: None,
        }) => Checked::day(date.year.into(), date.month.into(), date.day.into()),
        DeValue::String(words) => Checked::parse(words),
        _ => None,
    }
}

/// Reads a text with `parse`.
pub(super) fn parsed<T>(
    key: &str,
    value: &DeValue<'_>,
    example: &str,
    parse: impl Fn(&str) -> Result<T, String>,
) -> Result<T, Refusal> {
    let DeValue::String(text) = value else {
        let example = format!("{key} = \"{example}\"");
        return Err(wrong_type(key, value, "text", &example));
    };
    words(key, value, LONG_GRAPHEMES_MAX)?;
    parse(text).map_err(|reason| {
        let message = format!("`{key}` cannot be `{text}`: {reason}");
        Refusal::new(message, format!("write it as \"{example}\""))
    })
}

/// Returns the meaning of a word.
pub(super) fn meaning<T: Copy>(
    key: &str,
    value: &DeValue<'_>,
    meanings: &[(&str, T)],
) -> Result<T, Refusal> {
    let word = words(key, value, LONG_GRAPHEMES_MAX)?;
    let found = meanings.iter().find(|(known, _)| *known == word);
    found.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let message = format!("`{key}` cannot be `{word}`");
        Refusal::new(message, advise_words(word, &words_in(meanings)))
    })
}

pub(super) fn words_in<'w, T>(meanings: &[(&'w str, T)]) -> Vec<&'w str> {
    meanings.iter().map(|(word, _)| *word).collect()
}

/// True if an id has only small letters and digits, with single hyphens between them.
pub(super) fn is_kebab_case(id: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    id.split('-')
        .all(|part| !part.is_empty() && part.bytes().all(fits))
}
