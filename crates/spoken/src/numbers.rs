//! Numbers in the form that their place in a text asks for: `z # = jednego, dwóch, …`.

use super::phrase::{is_wildcard, matched};
use super::shape::is_digits;

/// The place of a number of one or two digits.
const COUNT: &str = "#";
/// The place of a year.
const YEAR: &str = "####";
/// The place of a Roman number.
const ROMAN: &str = "^";
/// A Roman number of one letter may also be a letter, so it needs a word beside it.
const ROMAN_ALONE_MIN: usize = 2;
/// Only the last digits of a year change their form: "two thousand and *first*".
const CENTURY: usize = 100;
/// The Roman digits of the numbers up to 99, the largest first.
const ROMAN_DIGITS: [(usize, &str); 8] = [
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// The numbers from one on, in the form that they have in certain places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    pub(super) places: Vec<Place>,
    pub(super) names: Vec<String>,
}

/// A place of a number: between two words, beside one, or anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    before: Option<String>,
    mark: &'static str,
    after: Option<String>,
}

impl Place {
    /// Reads a place: `z #`, `w ^ wieku`. Returns nothing if there is not one number, with at most one
    /// word on either side.
    pub(super) fn read(words: &str) -> Option<Self> {
        let words: Vec<&str> = words.split_whitespace().collect();
        let mark_of = |word: &str| [COUNT, YEAR, ROMAN].into_iter().find(|mark| *mark == word);
        let (at, mark) = words
            .iter()
            .enumerate()
            .find_map(|(at, word)| Some((at, mark_of(word)?)))?;
        let (before, after) = (&words[..at], &words[at + 1..]);
        let is_one = before.len() <= 1 && after.len() <= 1;
        let word = |words: &[&str]| words.first().map(|word| word.to_lowercase());
        is_one.then(|| Self {
            before: word(before),
            mark,
            after: word(after),
        })
    }

    fn fits(&self, written: &str, before: Option<&str>, after: Option<&str>) -> bool {
        let is_beside = |pattern: Option<&String>, word: Option<&str>| {
            let fits = |pattern: &String| word.is_some_and(|it| matched(pattern, it).is_some());
            pattern.is_none_or(fits)
        };
        let is_sure = self.mark != ROMAN
            || written.len() >= ROMAN_ALONE_MIN
            || self.before.is_some()
            || self.after.is_some();
        is_sure && is_beside(self.before.as_ref(), before) && is_beside(self.after.as_ref(), after)
    }

    /// Returns the number of letters of the words beside it. The more there are, the more specific it is.
    fn weight(&self) -> usize {
        let words = self.before.iter().chain(&self.after);
        let named = words.flat_map(|word| word.chars().filter(|it| !is_wildcard(*it)));
        named.count()
    }
}

/// Returns what is said for a number between two words in lowercase, if these numbers have a form for it:
/// the hundreds as digits, if there are any, and a name.
pub(super) fn named<'a>(
    all: &'a [Numbers],
    written: &str,
    before: Option<&str>,
    after: Option<&str>,
) -> Option<(usize, &'a str)> {
    let (mark, number) = number_of(written)?;
    let index = (number % CENTURY).checked_sub(1)?;
    let forms = all.iter().filter_map(|numbers| {
        let places = numbers.places.iter();
        let fitting = places.filter(|it| it.mark == mark && it.fits(written, before, after));
        let weight = fitting.map(Place::weight).max()?;
        Some((weight, numbers.names.get(index)?))
    });
    let (_, name) = forms.max_by_key(|(weight, _)| *weight)?;
    Some((number - number % CENTURY, name))
}

/// Reads a number, with the mark of its kind.
fn number_of(written: &str) -> Option<(&'static str, usize)> {
    if !is_digits(written) {
        return Some((ROMAN, roman(written)?));
    }
    let mark = match written.len() {
        1 | 2 => COUNT,
        4 => YEAR,
        _ => return None,
    };
    let number = written.parse().ok()?;
    (!written.starts_with('0')).then_some((mark, number))
}

/// Reads a Roman number up to 99.
pub(super) fn roman(written: &str) -> Option<usize> {
    let is_roman = |sign: char| "IVXLC".contains(sign);
    if written.is_empty() || !written.chars().all(is_roman) {
        return None;
    }
    (1..CENTURY).find(|number| spelled(*number) == written)
}

fn spelled(number: usize) -> String {
    let (mut rest, mut spelled) = (number, String::new());
    for (value, letters) in ROMAN_DIGITS {
        spelled.push_str(&letters.repeat(rest / value));
        rest %= value;
    }
    spelled
}
