//! An age or a year of birth, in what was typed.
//!
//! People answer the same question with either, and with words around it: "72", "72 lata", "1954",
//! "ur. 1954", "12.03.1954". A year in four digits shows in the number itself, whatever the words. Of
//! two digits nobody can tell, as in "rocznik 62": they are an age only where nothing else stands
//! beside them than words that go with an age, which the locales list. All else is asked again.

use cas_words::private_debug;
use chrono::{Datelike as _, NaiveDate};

use super::answer::{Problem, ascii_digit};

/// The longest age or year of birth as typed, with the words around it, in graphemes.
pub const AGE_GRAPHEMES_MAX: usize = 40;
/// The lowest number that is taken for an age, in years: one below it is more likely to be a part of
/// another, as 7 is of 72.
pub const AGE_YEARS_MIN: u32 = 18;
/// The highest age, in years; also of somebody whose year of birth was typed.
pub const AGE_YEARS_MAX: u32 = 120;

/// The highest number that a date of birth may have besides its year.
const DAY_OF_MONTH_MAX: u32 = 31;

/// An age or a year of birth.
#[derive(Clone, PartialEq, Eq)]
pub struct Age {
    /// As it was typed.
    pub typed: String,
    /// What it is.
    pub meant: Meant,
}

/// Which of the two was typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// An age, in years.
    Years(u32),
    /// A year of birth.
    Born(i32),
}

// Ages are private, whatever is printed for debugging.
private_debug!(Age);

// Ages are private, whatever is printed for debugging.
private_debug!(Meant);

/// The age or the year of birth in a clean text, typed on `today`. Of a whole date of birth it is the
/// year; otherwise there has to be one number and no other, and, if it is an age, no other words.
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

/// Whether nothing stands in a text but digits, these words, and marks that end either. An apostrophe
/// belongs to a word; before digits it stands for those of the century, which is then no word of these.
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

/// The numbers in a text, whatever stands between them. One too large to count is no age.
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

/// Whether somebody born in this year is now between nothing and [`AGE_YEARS_MAX`] years old.
fn is_year_of_birth(number: u32, today: NaiveDate) -> bool {
    let years = i64::from(today.year()) - i64::from(number);
    (0..=i64::from(AGE_YEARS_MAX)).contains(&years)
}
