//! The rules of a language for rewriting text for a voice, as they are written in its locale.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::APOSTROPHES;
pub use super::numbers::Numbers;
use super::numbers::Place;
pub use super::phrase::Phrase;
use super::phrase::is_wildcard;
use super::script::is_mark;
use super::shape::DASHES;

/// The number of hours in a day.
const HOURS: usize = 24;
/// The last minute of an hour.
const LAST_MINUTE: usize = 59;
/// The number of days in the longest month.
const DAYS: usize = 31;
/// The speaking rates of SSIP.
const RATES: RangeInclusive<i8> = -100..=100;
/// The number of rates that a visitor can choose from.
const RATE_STEPS: usize = 5;
/// The most numbers of which a locale gives a form.
pub const NUMBERS_MAX: usize = 99;
/// The number of months in a year.
const MONTHS: usize = 12;
/// Marks the hours to say after all other words.
const OTHERWISE: &str = "…";
/// The place of the minutes in the words for an hour.
const MINUTES: &str = "#";
/// The words that mark the two places of a template.
const PLACES: [&str; 2] = ["{0}", "{1}"];

/// The signs that a visitor can type or a text can have, in groups, each with the id of the message
/// that names them.
pub const SIGNS: [(&str, &str); 34] = [
    (" \u{a0}", "space"),
    (".", "spoken-sign-dot"),
    (",", "spoken-sign-comma"),
    (":", "spoken-sign-colon"),
    (";", "spoken-sign-semicolon"),
    ("?", "spoken-sign-question"),
    ("!", "spoken-sign-exclamation"),
    ("…", "spoken-sign-ellipsis"),
    ("-–—−‑", "spoken-sign-dash"),
    ("_", "spoken-sign-underscore"),
    ("/", "spoken-sign-slash"),
    ("\\", "spoken-sign-backslash"),
    ("|", "spoken-sign-bar"),
    ("@", "spoken-sign-at"),
    ("&", "spoken-sign-and"),
    ("#", "spoken-sign-hash"),
    ("*", "spoken-sign-star"),
    ("+", "spoken-sign-plus"),
    ("=", "spoken-sign-equals"),
    ("<", "spoken-sign-less"),
    (">", "spoken-sign-greater"),
    ("%", "spoken-sign-percent"),
    ("№", "spoken-sign-number"),
    ("°", "spoken-sign-degrees"),
    ("§", "spoken-sign-paragraph"),
    ("$", "spoken-sign-dollar"),
    ("€", "spoken-sign-euro"),
    ("~", "spoken-sign-tilde"),
    ("^", "spoken-sign-caret"),
    ("([{", "spoken-sign-opening"),
    (")]}", "spoken-sign-closing"),
    ("\u{22}„“”‟«»‹›", "spoken-sign-quote"),
    ("'’ʼ‘‚`´", "spoken-sign-apostrophe"),
    ("•·", "spoken-sign-bullet"),
];

/// The rules of one language for rewriting text for a voice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Abbreviations and other words that are not said as they are written.
    pub phrases: Vec<Phrase>,
    /// Numbers, in the forms that they have beside certain words.
    pub numbers: Vec<Numbers>,
    /// The hours of the day, in the forms that follow certain words.
    pub hours: Vec<Hours>,
    /// The minutes after an hour, from one on.
    pub minutes: Vec<String>,
    /// The days of a month, in a date.
    pub days: Vec<String>,
    /// The names of the months in a date.
    pub months: Vec<String>,
    /// Letters of other alphabets, in lowercase, each with the letters to say for it.
    pub letters: Vec<(String, String)>,
    /// The names of letters that a voice says wrongly by themselves, in lowercase.
    pub letter_names: Vec<(String, String)>,
    /// The words before a code such as a post code.
    pub code: String,
    /// The names of signs.
    pub signs: Vec<(char, String)>,
    /// The words for a sign that has no name.
    pub other_sign: String,
    /// The word for a full stop in a mail or web address.
    pub dot: String,
    /// The speaking rates as in SSIP, the slowest first. A language with long words needs other rates
    /// than one with short words.
    pub rates: Vec<i8>,
    /// A range of numbers.
    pub range: Template,
    /// A range of times or days.
    pub times: Template,
    /// A day and its month.
    pub date: Template,
    /// A house and a flat.
    pub house: Template,
    /// Two alternatives.
    pub either: Template,
}

/// The hours of the day, in the form that follows certain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// These words, in lowercase. If there are none, the form follows all other words.
    pub(super) after: Vec<String>,
    /// The hours from midnight on. The minutes are said in place of `#`, or at the end without one.
    pub(super) hours: Vec<String>,
}

/// Words with two places for other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(String);

/// An error in a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It does not say what is written and, after ` = `, what is said.
    Sides,
    /// A variable of a template is missing, is there twice, or is not a word by itself.
    Variable,
    /// More wildcards are said than are written.
    MoreSaid,
    /// A place of numbers has no number, or more than one word beside it.
    Place,
    /// Something else than letters stands in a rule for letters.
    Letters,
    /// These are not five rising rates from -100 to 100.
    Rates,
    /// The name of a sign has no word.
    NoWord,
    /// No voice can say this sign.
    Unsayable(char),
    /// A list has more or fewer names than it must have.
    Names {
        /// The number of names.
        count: usize,
        /// The kind of list.
        of: Listed,
    },
}

/// A list of names with commas between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// The numbers from one on, at most to [`NUMBERS_MAX`].
    Numbers,
    /// The 24 hours from midnight on.
    Hours,
    /// The 59 minutes after an hour.
    Minutes,
    /// The 31 days of a month.
    Days,
    /// The twelve months.
    Months,
}

impl Listed {
    /// Returns how many names such a list may have.
    fn counts(self) -> RangeInclusive<usize> {
        match self {
            Self::Numbers => 1..=NUMBERS_MAX,
            Self::Hours => HOURS..=HOURS,
            Self::Minutes => LAST_MINUTE..=LAST_MINUTE,
            Self::Days => DAYS..=DAYS,
            Self::Months => MONTHS..=usize::MAX,
        }
    }
}

impl Default for Template {
    fn default() -> Self {
        Self(PLACES.join(" "))
    }
}

impl Template {
    /// The words that stand in a template for its variables.
    pub const PLACES: [&'static str; 2] = PLACES;

    /// Reads a template.
    ///
    /// # Errors
    /// If a place is missing, is there twice or is not a word by itself, or if something cannot be said.
    pub fn read(words: &str) -> Result<Self, Wrong> {
        let slots: BTreeSet<usize> = words.split_whitespace().filter_map(Self::slot).collect();
        let count = words.matches('{').count();
        if slots.len() < PLACES.len() || count > PLACES.len() {
            return Err(Wrong::Variable);
        }
        let bare = PLACES
            .iter()
            .fold(words.to_owned(), |it, place| it.replace(place, ""));
        check_sayable(&bare)?;
        Ok(Self(words.to_owned()))
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split_whitespace()
    }

    /// Returns the number of the place that a word of a template marks, if it marks one.
    pub(super) fn slot(word: &str) -> Option<usize> {
        let bare = word.trim_end_matches(is_mark);
        PLACES.iter().position(|place| *place == bare)
    }

    /// Returns the punctuation after a place.
    pub(super) fn after_slot(word: &str) -> &str {
        &word[word.trim_end_matches(is_mark).len()..]
    }

    pub(super) fn with(&self, words: [&str; 2]) -> String {
        let pairs = PLACES.iter().zip(words);
        pairs.fold(self.0.clone(), |it, (place, word)| it.replace(place, word))
    }
}

impl Phrase {
    /// Reads a phrase: `ul. = ulica`.
    ///
    /// # Errors
    /// If the line does not have this form, or if a voice cannot say its right side. The right side must
    /// not have more wildcards than the left side.
    pub fn read(line: &str) -> Result<Self, Wrong> {
        let (written, said) = sides(line)?;
        let count = |side: &str| side.chars().filter(|it| is_wildcard(*it)).count();
        if count(said) > count(written) {
            return Err(Wrong::MoreSaid);
        }
        check_sayable(&said.replace(is_wildcard, "x"))?;
        Ok(Self::new(written, said))
    }
}

impl Numbers {
    /// Reads the numbers from one on in the form that they have in some places:
    /// `z #, # minutach = jednego, dwóch, …`.
    ///
    /// # Errors
    /// If the line does not have this form, or has more than 99 numbers or one that cannot be said.
    pub fn read(line: &str) -> Result<Self, Wrong> {
        let (places, names) = sides(line)?;
        let places: Option<Vec<Place>> = places.split(',').map(Place::read).collect();
        let Some(places) = places else {
            return Err(Wrong::Place);
        };
        let names = listed(names, Listed::Numbers)?;
        Ok(Self { places, names })
    }
}

impl Hours {
    /// True if this form follows all words that have no form of their own.
    #[must_use]
    pub fn is_for_all_others(&self) -> bool {
        self.after.is_empty()
    }

    /// Reads the hours after some words: `from to = one, two, …`.
    ///
    /// # Errors
    /// If the line does not have this form, or does not have 24 hours that can be said.
    pub fn read(line: &str) -> Result<Self, Wrong> {
        let (after, hours) = sides(line)?;
        let hours = listed(hours, Listed::Hours)?;
        let after = after.split_whitespace().filter(|word| *word != OTHERWISE);
        Ok(Self {
            after: after.map(str::to_lowercase).collect(),
            hours,
        })
    }
}

/// Reads letters of another alphabet, and the letters to say for them: `sz = ш`.
///
/// # Errors
/// If the line does not have this form, or has other signs than letters.
pub fn letter(line: &str) -> Result<(String, String), Wrong> {
    let (written, said) = sides(line)?;
    if !written
        .chars()
        .chain(said.chars())
        .all(|it| it.is_alphabetic() || APOSTROPHES.contains(it))
    {
        return Err(Wrong::Letters);
    }
    Ok((written.to_lowercase(), said.to_owned()))
}

/// Reads a letter and its name: `w = wu`.
///
/// # Errors
/// If the line does not have this form, or if a voice cannot say the name.
pub fn letter_name(line: &str) -> Result<(String, String), Wrong> {
    let (written, said) = sides(line)?;
    Ok((written.to_lowercase(), name(said)?))
}

/// Reads the minutes after an hour.
///
/// # Errors
/// If there are not 59 minutes that can be said.
pub fn minutes(words: &str) -> Result<Vec<String>, Wrong> {
    listed(words, Listed::Minutes)
}

/// Reads the days of a month.
///
/// # Errors
/// If there are not 31 days that can be said.
pub fn days(words: &str) -> Result<Vec<String>, Wrong> {
    listed(words, Listed::Days)
}

/// Reads the names of the months.
///
/// # Errors
/// If there are fewer than twelve, or if one cannot be said.
pub fn months(words: &str) -> Result<Vec<String>, Wrong> {
    listed(words, Listed::Months)
}

/// Reads the speaking rates.
///
/// # Errors
/// If they are not five rising numbers from -100 to 100.
pub fn rates(words: &str) -> Result<Vec<i8>, Wrong> {
    let rates: Vec<i8> = words
        .split_whitespace()
        .map_while(|word| word.parse().ok())
        .filter(|rate| RATES.contains(rate))
        .collect();
    let is_whole = rates.len() == words.split_whitespace().count();
    if is_whole && rates.len() == RATE_STEPS && rates.is_sorted_by(|a, b| a < b) {
        return Ok(rates);
    }
    Err(Wrong::Rates)
}

/// Reads the name of a sign.
///
/// # Errors
/// If it has no word, or cannot be said.
pub fn name(words: &str) -> Result<String, Wrong> {
    check_sayable(words)?;
    if !words.contains(char::is_alphanumeric) {
        return Err(Wrong::NoWord);
    }
    Ok(words.to_owned())
}

fn listed(words: &str, of: Listed) -> Result<Vec<String>, Wrong> {
    let parts: Vec<String> = words
        .split(',')
        .map(|part| part.trim().to_owned())
        .collect();
    for part in &parts {
        check_sayable(&part.replace(MINUTES, ""))?;
    }
    let count = parts.iter().filter(|part| !part.is_empty()).count();
    if count != parts.len() || !of.counts().contains(&count) {
        return Err(Wrong::Names { count, of });
    }
    Ok(parts)
}

fn sides(line: &str) -> Result<(&str, &str), Wrong> {
    let sides = line.split_once(" = ").map(|(a, b)| (a.trim(), b.trim()));
    let are_whole = |(a, b): &(&str, &str)| !a.is_empty() && !b.is_empty();
    sides.filter(are_whole).ok_or(Wrong::Sides)
}

/// Checks that a voice can say these words as they are.
fn check_sayable(words: &str) -> Result<(), Wrong> {
    let is_sayable = |sign: &char| {
        let is_within = DASHES[0] == *sign || APOSTROPHES.contains(*sign);
        sign.is_alphanumeric() || *sign == ' ' || is_mark(*sign) || is_within
    };
    // A combining mark belongs to the letter before it.
    let is_letter_mark = |sign: &char| matches!(sign, '\u{300}'..='\u{36f}');
    let mut signs = words.chars().filter(|it| !is_letter_mark(it));
    match signs.find(|sign| !is_sayable(sign)) {
        None => Ok(()),
        Some(sign) => Err(Wrong::Unsayable(sign)),
    }
}
