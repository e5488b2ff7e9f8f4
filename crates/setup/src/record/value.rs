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
use crate::fault::{advise_words, not_drawn, unseen};
use crate::measure::Measured;
use crate::told;
use crate::told::Told;
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_words::checked::Checked;
use cas_words::text::MARKS_PER_LETTER_MAX;

/// The reason to refuse a value.
pub(super) struct Refusal {
    /// What is wrong.
    pub(super) message: Told,
    /// What to do instead.
    pub(super) advice: Told,
    /// The character that is at fault, if it is only one.
    pub(super) character: Option<char>,
}

impl Refusal {
    fn new(message: Told, advice: Told) -> Self {
        Self {
            message,
            advice,
            character: None,
        }
    }
}

/// The reason why a text has no meaning, and what to write instead if that is known.
pub struct Unread {
    /// The reason.
    pub reason: Told,
    /// What to write instead.
    pub advice: Option<Told>,
}

impl From<Told> for Unread {
    fn from(reason: Told) -> Self {
        Self {
            reason,
            advice: None,
        }
    }
}

pub(super) fn wrong_type(
    key: impl fmt::Display,
    value: &DeValue<'_>,
    expected: Told,
    example: impl fmt::Display,
) -> Refusal {
    let found = match value {
        DeValue::String(_) => told!("type-text"),
        DeValue::Integer(_) => told!("type-integer"),
        DeValue::Float(_) => told!("type-float"),
        DeValue::Boolean(_) => told!("type-boolean"),
        DeValue::Datetime(_) => told!("type-date"),
        DeValue::Array(_) => told!("type-list"),
        DeValue::Table(_) => told!("type-table"),
    };
    let message = told!("wrong-type", key = key.to_string(), expected, found);
    Refusal::new(message, told!("write", what = example.to_string()))
}

/// Returns a text that can be shown and said, of at most `limit` graphemes.
pub(super) fn words<'v>(
    key: impl fmt::Display + Copy,
    value: &'v DeValue<'_>,
    limit: usize,
) -> Result<&'v str, Refusal> {
    measured(key, value, limit).map(|(words, _)| words)
}

/// Returns a path. Behind `prefix`, which may be missing, is a relative one without `$`.
pub(super) fn path(key: &str, value: &DeValue<'_>, prefix: &str) -> Result<String, Refusal> {
    let path = words(key, value, LONG_GRAPHEMES_MAX)?;
    let below = path.strip_prefix(prefix).filter(|_| !prefix.is_empty());
    let is_whole = below.is_some_and(|below| below.is_empty() || below.starts_with('/'));
    let rest = below.unwrap_or(path);
    if is_whole || rest.starts_with('~') || rest.contains('$') {
        let message = told!("path-of-shell", path);
        return Err(Refusal::new(message, told!("write-whole-path", key)));
    }
    Ok(path.to_owned())
}

fn measured<'v>(
    key: impl fmt::Display + Copy,
    value: &'v DeValue<'_>,
    limit: usize,
) -> Result<(&'v str, Measured<'v>), Refusal> {
    let DeValue::String(words) = value else {
        let example = format_args!("{key} = \"…\"");
        return Err(wrong_type(key, value, told!("type-text"), example));
    };
    let measured = Measured::new(words);
    let (unwanted, length) = (measured.unwanted(), measured.length());
    let name = || key.to_string();
    let (message, advice) = if let Some(unwanted) = unwanted {
        let is_line_end = unwanted == '\n';
        let advice = if is_line_end {
            told!("one-line")
        } else {
            told!("remove-it")
        };
        (unseen(key, unwanted), advice)
    } else if words.trim().is_empty() {
        (told!("empty", key = name()), told!("write-text"))
    } else if words.trim() != words {
        (told!("outer-space", key = name()), told!("remove-space"))
    } else if measured.marks() > MARKS_PER_LETTER_MAX {
        (told!("too-many-marks", key = name()), told!("remove-marks"))
    } else if length > limit {
        let may_split = limit == STOP_GRAPHEMES_MAX;
        let advice = if may_split {
            told!("split")
        } else {
            told!("shorten")
        };
        (
            told!("too-long", key = name(), length, most = limit),
            advice,
        )
    } else {
        return Ok((words, measured));
    };
    Err(Refusal {
        character: unwanted,
        ..Refusal::new(message, advice)
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
            ..Refusal::new(not_drawn(key, character), told!("draw"))
        }),
    }
}

/// Returns one of the texts of a list.
pub(super) fn item(key: &str, value: &DeValue<'_>, limit: usize) -> Result<String, Refusal> {
    if value.is_str() {
        return drawn(key, value, limit);
    }
    let example = format!("{key} = [\"…\"]");
    let expected = told!("type-list-of-texts");
    Err(wrong_type(key, value, expected, &example))
}

/// Returns the digits of a number that stands in place of an id. Nothing has such an id, but it may be the
/// number of a page, and then it is known which id is meant.
pub(super) fn number_in_place_of_id(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::Integer(number) => Some(number.to_string()),
        _ => None,
    }
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
        return Err(wrong_type(key, value, told!("type-integer"), &example));
    };
    let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
    number
        .filter(|number| range.contains(number))
        .ok_or_else(|| {
            let (start, end) = (*start, *end);
            let found = integer.to_string();
            Refusal::new(
                told!("out-of-range", key, start, end, found),
                told!("write-number", start, end),
            )
        })
}

pub(super) fn yes_or_no(key: &str, value: &DeValue<'_>) -> Result<bool, Refusal> {
    value.as_bool().ok_or_else(|| Refusal {
        advice: told!("write-true-or-false", key),
        ..wrong_type(key, value, told!("type-boolean"), "")
    })
}

/// Reads a day as a TOML date, or a day, a month or a year as a text.
pub(super) fn date(key: &str, value: &DeValue<'_>) -> Result<Checked, Refusal> {
    known_of(value).ok_or_else(|| Refusal::new(told!("not-a-date", key), told!("write-date")))
}

/// Reads a day as a TOML date or as a text.
pub(super) fn day(key: &str, value: &DeValue<'_>) -> Result<NaiveDate, Refusal> {
    let known = known_of(value);
    let day =
        known.and_then(|known| NaiveDate::from_ymd_opt(known.year?, known.month?, known.day?));
    day.ok_or_else(|| Refusal::new(told!("not-a-day", key), told!("write-day")))
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
    parse: impl Fn(&str) -> Result<T, Unread>,
) -> Result<T, Refusal> {
    let DeValue::String(text) = value else {
        let example = format!("{key} = \"{example}\"");
        return Err(wrong_type(key, value, told!("type-text"), &example));
    };
    let text = words(key, value, LONG_GRAPHEMES_MAX).map(|_| &**text)?;
    parse(text).map_err(|Unread { reason, advice }| {
        let message = told!("cannot-be-because", key, text, reason);
        Refusal::new(
            message,
            advice.unwrap_or_else(|| told!("write-as", example)),
        )
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
        let message = told!("cannot-be", key, word);
        Refusal::new(message, advise_words(word, &words_in(meanings)))
    })
}

pub(super) fn words_in<'w, T>(meanings: &[(&'w str, T)]) -> Vec<&'w str> {
    meanings.iter().map(|(word, _)| *word).collect()
}
