//! Reads typed text as an answer, or as a problem that the visitor can correct.
//!
//! A name may be in any letters. A phone number is kept as it was typed. It is read by a small rule
//! from the content: country code, length, trunk prefix, and words that introduce an extension. An
//! age is read by [`super::age`], and the reference of a request by a rule from outside. Answers that are
//! chosen are in [`super::offer`].
//!
//! # Invariants
//! - For any typed text, [`parse`] returns an answer or a [`Problem`]. It has no other errors.
//! - The [`Phone::e164`] of a parsed phone is a plus sign and 8 to 15 digits, the first not zero.

use cas_words::private_debug;
use std::cmp::Ordering;

use chrono::NaiveDate;
use unicode_segmentation::UnicodeSegmentation as _;

use super::age::{self, Age};
use super::offer::Offer;
use super::{Essential, Meaning, QuestionKind};
use cas_words::text::clean;

/// The longest name or street, in graphemes.
pub const LINE_GRAPHEMES_MAX: usize = 100;
/// The longest phone number as typed, with its extension, in graphemes.
pub const PHONE_GRAPHEMES_MAX: usize = 40;
/// The longest reference as typed, in graphemes.
pub const REFERENCE_GRAPHEMES_MAX: usize = 40;
/// The longest number of house and flat, in graphemes.
pub const HOUSE_GRAPHEMES_MAX: usize = 40;
/// The longest short line, in graphemes.
pub const SHORT_GRAPHEMES_MAX: usize = 100;
/// The longest answer of a few words, in graphemes.
pub const WORDS_GRAPHEMES_MAX: usize = 1000;
/// The most digits of an international number without its plus sign (ITU-T E.164, 6.2.1).
pub const E164_DIGITS_MAX: usize = 15;
/// The fewest digits that an international number of another country may have.
pub const E164_DIGITS_MIN: usize = 8;
/// The most digits of an extension.
pub const EXTENSION_DIGITS_MAX: usize = 6;

/// What may stand between two numbers of the content.
const SEVERAL: [char; 3] = ['/', ',', ';'];

/// The digits that are dialled before an international number without a plus sign (ITU-T E.164).
const INTERNATIONAL_PREFIX: &str = "00";

/// The zeros of the digits that people type: ASCII, Arabic-Indic, Extended Arabic-Indic,
/// full-width. In each script the other nine digits follow the zero.
const ZEROS: [char; 4] = ['0', '\u{660}', '\u{6F0}', '\u{FF10}'];

/// An answer to a question.
#[derive(Clone, PartialEq, Eq)]
pub enum Answer {
    /// A name, a street, a house, a short line, a longer text, or a reference in groups of digits.
    Text(String),
    /// A phone number.
    Phone(Phone),
    /// An age or a year of birth.
    Age(Age),
    /// The id of the answer that was chosen.
    Choice(String),
    /// The ids of the answers that were chosen, in the order in which they are offered.
    Choices(Vec<String>),
    /// One of the fixed answers of the kind of question.
    Offer(Offer),
    /// The question was skipped.
    Skipped,
}

/// The rules for answers in the region of the kiosk.
#[derive(Clone, Debug)]
pub struct Rules<'a> {
    /// The rule for phone numbers.
    pub phone: &'a PhoneRule,
    /// The words that may be next to an age, in lowercase: "lat", "years".
    pub age_words: Vec<String>,
    /// The rule for references.
    pub reference: ReferenceRule,
}

/// The rule for the references of requests.
#[derive(Clone, Copy, Debug)]
pub struct ReferenceRule {
    /// The number of digits that every reference has.
    pub digits: usize,
    /// Returns the reference with these digits, in groups; `None` if one of them must be wrong.
    pub read: fn(&str) -> Option<String>,
}

/// A phone number.
#[derive(Clone, PartialEq, Eq)]
pub struct Phone {
    /// The number as it was typed.
    pub typed: String,
    /// The number in international form (E.164), such as `+48124253638`.
    pub e164: String,
    /// The digits of the extension, if there is one.
    pub extension: Option<String>,
}

/// The number of digits in a group of a phone number that is read.
const GROUP_DIGITS: usize = 3;

/// The rule for phone numbers in the kiosk's country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhoneRule {
    /// The country code without a plus sign: "48".
    pub country_code: String,
    /// The number of digits that a number of this country has.
    pub digits: usize,
    /// The digit that is or was dialled before a long-distance number, if there is one: "0". No
    /// number of this country can begin with it.
    pub trunk_prefix: Option<String>,
    /// True if it is still dialled and so is written before the number.
    pub trunk_prefix_dialled: bool,
    /// Lowercase words that introduce an extension: "wew".
    pub extension_words: Vec<String>,
    /// The other countries from which many visitors have a number.
    pub others: Vec<Country>,
}

impl PhoneRule {
    /// Returns a phone number with its digits in groups, so that it can be checked and dialled: "512 345 678". A number
    /// that has groups already, or anything but digits, stays as it was written.
    #[must_use]
    pub fn grouped(&self, typed: &str) -> String {
        let (code, digits) = match typed.strip_prefix('+') {
            Some(digits) => {
                let others = self.others.iter().map(|country| &country.country_code);
                let mut codes = std::iter::once(&self.country_code).chain(others);
                let code = codes.find(|code| digits.starts_with(code.as_str()));
                digits.split_at(code.map_or(0, String::len))
            }
            None => ("", typed),
        };
        let are_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
        if !are_digits || digits.len() <= GROUP_DIGITS {
            return typed.to_owned();
        }
        let mut whole = match (typed.starts_with('+'), code) {
            (true, "") => "+".to_owned(),
            (true, code) => format!("+{code} "),
            (false, _) => String::new(),
        };
        for (index, digit) in digits.chars().enumerate() {
            let is_next = index > 0 && index % GROUP_DIGITS == 0;
            // A last digit is not left alone.
            if is_next && index + 1 < digits.len() {
                whole.push(' ');
            }
            whole.push(digit);
        }
        whole
    }

    /// Returns the one number that a telephone dials for what is written in the content (E.164). `None` if it is a short
    /// number, which only a telephone of this country knows, has an extension, or may be more than one number.
    #[must_use]
    pub fn dialled(&self, written: &str) -> Option<String> {
        if written.contains(SEVERAL) {
            return None;
        }
        let read = phone(self, written.to_owned()).ok()?;
        read.extension.is_none().then_some(read.e164)
    }

    /// Splits a written number from the digits of its extension; `None` if it has no extension.
    #[must_use]
    pub fn split_extension<'a>(&self, written: &'a str) -> Option<(&'a str, &'a str)> {
        let (number, tail) = written.split_at(written.find(char::is_alphabetic)?);
        let extension = after_extension_word(tail, self)?;
        let is_digit = |character: char| character.is_ascii_digit();
        Some((
            number.trim_end(),
            extension.trim_start_matches(|c| !is_digit(c)),
        ))
    }
}

/// The rule for phone numbers of another country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Country {
    /// The country code without a plus sign: "380".
    pub country_code: String,
    /// The number of digits after it.
    pub digits: usize,
    /// The digit that people dial at home and often write after the country code: "0".
    pub trunk_prefix: Option<String>,
    /// An example of a correct number, to show to visitors.
    pub example: String,
}

/// The reason why an answer is not accepted. The visitor is told how to correct it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A part of the typed text could not be read.
    Unreadable,
    /// Nothing is typed.
    Empty,
    /// It is an answer, but it is too long.
    TooLong {
        /// The longest answer, in graphemes.
        limit: usize,
        /// The number of graphemes beyond the limit.
        over: usize,
    },
    /// The last input did not fit in the line and was refused.
    Full {
        /// The longest answer, in graphemes.
        limit: usize,
    },
    /// The name has no letter in it.
    NoLetter,
    /// There are digits in the name.
    NameDigits,
    /// The house has no digit in it.
    NoDigit,
    /// There are letters in the phone number.
    PhoneLetters,
    /// The phone number has too few digits.
    PhoneShort,
    /// The phone number has too many digits.
    PhoneLong,
    /// The number has too few or too many digits for another country. The index is that of the
    /// country in [`PhoneRule::others`].
    PhoneAbroad(usize),
    /// The age has no digit in it.
    AgeNoDigit,
    /// No number is an age or a year of birth, or there are several numbers.
    AgeUnclear,
    /// The reference has too few or too many digits.
    ReferenceDigits {
        /// The number of digits that were typed.
        typed: usize,
    },
    /// A digit of the reference must be wrong.
    ReferenceMistyped,
    /// Nothing is chosen.
    NothingChosen,
}

impl PhoneRule {
    /// Returns the number of digits that people write for a number of this country.
    #[must_use]
    pub fn written_digits(&self) -> usize {
        let dialled = self
            .trunk_prefix
            .iter()
            .filter(|_| self.trunk_prefix_dialled);
        self.digits + dialled.map(String::len).sum::<usize>()
    }
}

// Answers are private, so they are not printed for debugging.
private_debug!(Answer);

// Phone numbers are private, so they are not printed for debugging.
private_debug!(Phone);

/// Returns the longest answer of a kind, in graphemes; zero if it is not typed.
#[must_use]
pub fn limit(kind: &QuestionKind) -> usize {
    kind.free_text().map_or(0, |free| free.limit)
}

/// Reads the answer from the text that was typed on `today`. The caller decides whether an empty
/// answer may be skipped.
///
/// # Errors
/// The problem in the text. If there are several, a text longer than [`limit`] is reported last: if
/// a visitor writes a number in words, the other problem helps more. For a kind that is not typed,
/// the problem is [`Problem::NothingChosen`].
pub fn parse(
    kind: &QuestionKind,
    rules: &Rules<'_>,
    today: NaiveDate,
    typed: &str,
) -> Result<Answer, Problem> {
    let Some(free) = kind.free_text() else {
        return Err(Problem::NothingChosen);
    };
    let typed = clean(typed);
    if typed.is_empty() {
        return Err(Problem::Empty);
    }
    let too_long = too_long(&typed, free.limit);
    let answer = match free.meaning {
        // A phone number belongs to another question.
        Meaning::Name
            if typed.contains(char::is_alphabetic) && typed.contains(char::is_numeric) =>
        {
            Err(Problem::NameDigits)
        }
        Meaning::Name | Meaning::Text(Essential::Letter) => {
            text(typed, char::is_alphabetic, Problem::NoLetter)
        }
        Meaning::Text(Essential::Digit) => text(typed, char::is_numeric, Problem::NoDigit),
        Meaning::Text(Essential::Anything) => Ok(Answer::Text(typed)),
        Meaning::Phone => phone(rules.phone, typed).map(Answer::Phone),
        Meaning::Age => age::parse(typed, &rules.age_words, today).map(Answer::Age),
        Meaning::Reference => reference(rules.reference, &typed).map(Answer::Text),
    }?;
    too_long.map_or(Ok(answer), Err)
}

/// Returns a problem if the typed text is longer than `limit` graphemes.
#[must_use]
pub fn too_long(typed: &str, limit: usize) -> Option<Problem> {
    let length = clean(typed).graphemes(true).count();
    let over = length.checked_sub(limit).filter(|over| *over > 0)?;
    Some(Problem::TooLong { limit, over })
}

/// Returns the text if it has a character of the needed kind, or else the given problem.
fn text(words: String, is_needed: fn(char) -> bool, otherwise: Problem) -> Result<Answer, Problem> {
    if words.contains(is_needed) {
        Ok(Answer::Text(words))
    } else {
        Err(otherwise)
    }
}

/// Reads a reference. Only its digits count, because people write anything around them.
fn reference(rule: ReferenceRule, typed: &str) -> Result<String, Problem> {
    let digits: String = typed.chars().filter_map(ascii_digit).collect();
    let typed = digits.len();
    if typed != rule.digits {
        return Err(Problem::ReferenceDigits { typed });
    }
    (rule.read)(&digits).ok_or(Problem::ReferenceMistyped)
}

fn phone(rule: &PhoneRule, typed: String) -> Result<Phone, Problem> {
    let introduced = |character: char| character == '#' || character.is_alphabetic();
    let (number, tail) = typed.split_at(typed.find(introduced).unwrap_or(typed.len()));
    let extension = extension(tail, rule)?;
    let e164 = e164(number, rule)?;
    Ok(Phone {
        typed,
        e164,
        extension,
    })
}

/// Reads the digits after a `#` or a word of the rule; `None` if there is no tail.
fn extension(tail: &str, rule: &PhoneRule) -> Result<Option<String>, Problem> {
    if tail.is_empty() {
        return Ok(None);
    }
    let number = tail
        .strip_prefix('#')
        .or_else(|| after_extension_word(tail, rule))
        .ok_or(Problem::PhoneLetters)?;
    let digits = digits(number)?;
    match digits.len() {
        0 => Err(Problem::PhoneShort),
        1..=EXTENSION_DIGITS_MAX => Ok(Some(digits)),
        _ => Err(Problem::PhoneLong),
    }
}

fn after_extension_word<'a>(tail: &'a str, rule: &PhoneRule) -> Option<&'a str> {
    let end = tail.find(|character: char| !character.is_alphabetic());
    let (word, number) = tail.split_at(end.unwrap_or(tail.len()));
    rule.extension_words
        .contains(&word.to_lowercase())
        .then_some(number)
}

/// Converts a number to E.164 from any of the ways in which people write it.
fn e164(number: &str, rule: &PhoneRule) -> Result<String, Problem> {
    let number = number.trim_start_matches(is_separator);
    if let Some(after_plus) = number.strip_prefix(is_plus) {
        return international(&digits(after_plus)?, rule);
    }
    let digits = digits(number)?;
    match digits.strip_prefix(INTERNATIONAL_PREFIX) {
        Some(after_prefix) => international(after_prefix, rule),
        None => national(&digits, rule),
    }
}

/// Reads a number with its country code.
fn international(digits: &str, rule: &PhoneRule) -> Result<String, Problem> {
    match digits.strip_prefix(&rule.country_code) {
        // After a country code, as in +48 (0) 12, this digit can only be the trunk prefix.
        Some(subscriber) => own(
            without_trunk_prefix(subscriber, rule).unwrap_or(subscriber),
            rule,
        ),
        None => abroad(digits, rule),
    }
}

/// Reads a number of another country. If the content has no rule for it, only the length is
/// checked.
fn abroad(digits: &str, rule: &PhoneRule) -> Result<String, Problem> {
    let mut countries = rule.others.iter().enumerate();
    let known = countries.find_map(|(index, country)| {
        let subscriber = digits.strip_prefix(&country.country_code)?;
        Some((index, country, subscriber))
    });
    let Some((index, country, subscriber)) = known else {
        return dialable(digits);
    };
    let trunk_prefix = country.trunk_prefix.as_deref();
    let without = trunk_prefix.and_then(|prefix| subscriber.strip_prefix(prefix));
    let subscriber = without.unwrap_or(subscriber);
    if subscriber.len() == country.digits {
        dialable(&format!("{}{subscriber}", country.country_code))
    } else {
        Err(Problem::PhoneAbroad(index))
    }
}

/// Reads a number without a plus sign. Many people leave out the plus sign but write the country
/// code. So a number that would be a problem is also tried with a country code.
fn national(digits: &str, rule: &PhoneRule) -> Result<String, Problem> {
    let digits = match without_trunk_prefix(digits, rule) {
        Some(subscriber) if rule.trunk_prefix_dialled => subscriber,
        _ => digits,
    };
    own(digits, rule).or_else(|problem| {
        let codes = rule.others.iter().map(|country| &country.country_code);
        let mut codes = codes.chain([&rule.country_code]);
        let has_code = codes.any(|code| digits.starts_with(code.as_str()));
        let international = has_code.then(|| international(digits, rule).ok());
        international.flatten().ok_or(problem)
    })
}

/// Reads a number of this country. With a trunk prefix that is no longer dialled it is refused:
/// without the prefix it may be a number of this country, and with it one of another country.
fn own(subscriber: &str, rule: &PhoneRule) -> Result<String, Problem> {
    if let Some(rest) = without_trunk_prefix(subscriber, rule) {
        let is_short = rest.len() < rule.digits;
        return Err(if is_short {
            Problem::PhoneShort
        } else {
            Problem::PhoneLong
        });
    }
    match subscriber.len().cmp(&rule.digits) {
        Ordering::Less => Err(Problem::PhoneShort),
        Ordering::Greater => Err(Problem::PhoneLong),
        Ordering::Equal => dialable(&format!("{}{subscriber}", rule.country_code)),
    }
}

fn without_trunk_prefix<'a>(subscriber: &'a str, rule: &PhoneRule) -> Option<&'a str> {
    subscriber.strip_prefix(rule.trunk_prefix.as_deref()?)
}

/// Joins a country code and a number if E.164 allows them. No country code begins with a zero, so a
/// zero at the beginning counts as an extra digit.
fn dialable(digits: &str) -> Result<String, Problem> {
    if digits.starts_with('0') || digits.len() > E164_DIGITS_MAX {
        Err(Problem::PhoneLong)
    } else if digits.len() < E164_DIGITS_MIN {
        Err(Problem::PhoneShort)
    } else {
        Ok(format!("+{digits}"))
    }
}

/// Returns the digits of a number in ASCII, without the characters that people put between them.
fn digits(number: &str) -> Result<String, Problem> {
    number
        .chars()
        .filter(|character| !is_separator(*character))
        .map(|character| ascii_digit(character).ok_or(Problem::PhoneLetters))
        .collect()
}

/// Returns the ASCII digit for a digit of any script in [`ZEROS`].
pub(super) fn ascii_digit(character: char) -> Option<char> {
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(character).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10)
    })
}

fn is_plus(character: char) -> bool {
    matches!(character, '+' | '\u{FF0B}')
}

/// True if people write this character between digits: spaces, full stops, commas, slashes,
/// brackets, and all kinds of hyphens.
fn is_separator(character: char) -> bool {
    matches!(
        character,
        ' ' | '.' | ',' | '/' | '(' | ')' | '[' | ']' | '-' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}
