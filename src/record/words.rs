//! Which texts, dates and ids are well formed.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::content::Checked;
use crate::page::STOP_GRAPHEMES_MAX;
use crate::text::{MARKS_PER_LETTER_MAX, is_unwanted};

/// Why a text is refused.
pub(super) struct Refusal {
    /// What is wrong, after the name of the key.
    pub(super) message: String,
    /// What to do instead.
    pub(super) advice: &'static str,
    /// The character that is at fault, if it is only one.
    pub(super) character: Option<char>,
}

/// Whether a text is fit for a page.
pub(super) fn judge(words: &str, limit: usize) -> Result<(), Refusal> {
    let refuse = |message: &str, advice: &'static str| {
        Err(Refusal {
            message: message.to_owned(),
            advice,
            character: None,
        })
    };
    if words.trim().is_empty() {
        return refuse(
            "is empty",
            "write the text, or leave the key out if it may be left out",
        );
    }
    if let Some(unwanted) = words.chars().find(|character| is_unwanted(*character)) {
        let code = u32::from(unwanted);
        return Err(Refusal {
            message: format!("has a character that cannot be shown or said: U+{code:04X}"),
            advice: if unwanted == '\n' {
                "write one line; what stands in a paragraph of its own is a text of its own"
            } else {
                "remove it"
            },
            character: Some(unwanted),
        });
    }
    if words.trim() != words {
        return refuse("begins or ends with a space", "remove the space");
    }
    if words
        .graphemes(true)
        .any(|letter| letter.chars().count() > 1 + MARKS_PER_LETTER_MAX)
    {
        return refuse(
            "has too many marks on one letter",
            "remove some of the marks",
        );
    }
    let length = words.graphemes(true).count();
    if length > limit {
        let split = limit == STOP_GRAPHEMES_MAX;
        let advice = if split {
            "split it in two"
        } else {
            "make it shorter"
        };
        let message = format!("has {length} characters, and at most {limit} are possible");
        return refuse(&message, advice);
    }
    Ok(())
}

/// A date of which at least the year is known: `2026-03-06`, `2026-03`, `2026`.
pub(super) fn checked_from(words: &str) -> Option<Checked> {
    let parts: Vec<&str> = words.split('-').collect();
    let number = |part: &str, digits: usize| {
        let well_formed = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        well_formed.then(|| part.parse::<u32>().ok()).flatten()
    };
    let year = number(parts.first()?, 4)?;
    let month = parts.get(1).map(|part| number(part, 2));
    let day = parts.get(2).map(|part| number(part, 2));
    let (month, day) = (month.unwrap_or(Some(1))?, day.unwrap_or(Some(1))?);
    let year = i32::try_from(year).ok()?;
    chrono::NaiveDate::from_ymd_opt(year, month, day)?;
    (parts.len() <= 3).then_some(Checked {
        year,
        month: (parts.len() > 1).then_some(month),
        day: (parts.len() > 2).then_some(day),
    })
}

/// Words of small letters and digits with single hyphens between them.
pub(super) fn is_kebab_case(id: &str) -> bool {
    let is_part = |part: &str| {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !part.is_empty() && part.bytes().all(fits)
    };
    id.split('-').all(is_part)
}
