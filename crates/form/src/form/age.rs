//! Reads an age or a year of birth from the typed text.
//!
//! People answer this question with either, and add words: "72", "72 lata", "1954", "ur. 1954",
//! "12.03.1954". A number of four digits is clearly a year, whatever the words. A number of two
//! digits is not clear: it may be a year, as in "rocznik 62". So it is an age only if the text
//! contains nothing else except words that go with an age. The locales list these words. Any other
//! text is a problem, and the question is asked again.

use cas_words::private_debug;
use chrono::{Datelike as _, NaiveDate};

use super::answer::{Problem, ascii_digit};

/// The longest age or year of birth as typed, with the words around it, in graphemes.
pub const AGE_GRAPHEMES_MAX: usize = 40;
/// The lowest number that is read as an age, in years. A lower number is probably an unfinished
/// one: the 7 of 72.
pub const AGE_YEARS_MIN: u32 = 18;
/// The highest age, in years. It also limits the year of birth.
pub const AGE_YEARS_MAX: u32 = 120;

/// The highest number that a date of birth may contain besides its year.
const DAY_OF_MONTH_MAX: u32 = 31;

/// An age or a year of birth.
#[derive(Clone, PartialEq, Eq)]
pub struct Age {
    /// The text as it was typed.
    pub typed: String,
    /// Its meaning.
    pub meant: Meant,
}

/// The meaning of the typed text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// An age, in years.
    Years(u32),
    /// A year of birth.
    Born(i32),
}

// Ages are private, so they are not printed for debugging.
private_debug!(Age);

// Ages are private, so they are not printed for debugging.
private_debug!(Meant);

/// Reads the age or the year of birth from a clean text that was typed on `today`. A whole date of
/// birth gives its year. Otherwise the text must have exactly one number. If that is an age, the
/// text may have only words that go with an age.
pub(super) fn parse(typed: String, words: &[String], today: NaiveDate) -> Result<Age, Problem> {
    let numbers = numbers(&typed);
    let (years, others): (Vec<u32>, Vec<u32>) = numbers
        .iter()
        .partition(|number| is_year_of_birth(**number, today));
    let meant = match (years.as_slice(), others.as_slice()) {
        ([], []) => return Err(Problem::AgeNoDigit),
        ([year], others) if others.iter().all(|other| *other <= DAY_OF_MONTH_MAX) => {
            Meant::Born(i32::try_from(*year).map_err(|_| Problem::AgeUnclear)?)
        }
        ([], [years])
            if (AGE_YEARS_MIN..=AGE_YEARS_MAX).contains(years) && has_only(&typed, words) =>
        {
            Meant::Years(*years)
        }
        _ => return Err(Problem::AgeUnclear),
    };
    Ok(Age { typed, meant })
}

/// True if a text has only digits, these words, and punctuation marks after either. An apostrophe
/// counts as a letter. Before digits it stands for the century ('62). As it is not one of these
/// words, such a text is refused.
fn has_only(typed: &str, words: &[String]) -> bool {
    let is_letter = |character: char| character.is_alphabetic() || is_apostrophe(character);
    let mut may_end = false;
    for character in typed.chars() {
        let is_written = is_letter(character) || ascii_digit(character).is_some();
        let is_mark = matches!(character, '.' | ',' | ':' | '!');
        if !is_written && character != ' ' && !(is_mark && may_end) {
            return false;
        }
        may_end = is_written;
    }
    let typed = typed.to_lowercase().replace(is_apostrophe, "'");
    let mut written = typed.split(|character| !is_letter(character));
    written.all(|word| word.is_empty() || words.iter().any(|it| it == word))
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '\u{2BC}')
}

/// Returns the numbers in a text, whatever is between them. A number that is too large becomes one
/// that is no age.
fn numbers(typed: &str) -> Vec<u32> {
    let digits: String = typed
        .chars()
        .map(|character| ascii_digit(character).unwrap_or(' '))
        .collect();
    let numbers = digits.split_ascii_whitespace();
    numbers
        .map(|number| number.parse().unwrap_or(u32::MAX))
        .collect()
}

/// True if a person born in this year is now between 0 and [`AGE_YEARS_MAX`] years old.
fn is_year_of_birth(number: u32, today: NaiveDate) -> bool {
    let years = i64::from(today.year()) - i64::from(number);
    (0..=i64::from(AGE_YEARS_MAX)).contains(&years)
}
