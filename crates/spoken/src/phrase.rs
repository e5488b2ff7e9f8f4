//! Phrases: the spoken form of certain words in a locale, such as `ul. = ulica`, `#2 zł = #2 złote`.

use super::numbers::roman;
use super::piece::Piece;

/// The wildcard for letters and digits, or for nothing. By itself it stands for any one word.
const ANY: char = '*';
/// The wildcard for digits, or for nothing. By itself it stands for at least one digit.
const DIGITS: char = '#';
/// The wildcard for a Roman number.
const ROMAN: char = '^';

/// Words that stand next to each other, and their spoken form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The written words, and for each of them true if a full stop belongs to it.
    written: Vec<(String, bool)>,
    said: String,
}

/// True if a sign is a wildcard.
pub(super) fn is_wildcard(sign: char) -> bool {
    matches!(sign, ANY | DIGITS | ROMAN)
}

impl Phrase {
    pub(super) fn new(written: &str, said: &str) -> Self {
        let words = written.split_whitespace().map(|word| {
            let bare = word.strip_suffix('.').filter(|bare| !bare.is_empty());
            (bare.unwrap_or(word).to_owned(), bare.is_some())
        });
        Self {
            written: words.collect(),
            said: said.to_owned(),
        }
    }

    /// Returns the number of characters that are not wildcards. The more there are, the more specific the
    /// phrase is.
    pub(super) fn weight(&self) -> usize {
        let words = self.written.iter();
        words
            .map(|(word, dotted)| {
                let named = word.chars().filter(|it| !is_wildcard(*it));
                named.count() + usize::from(*dotted)
            })
            .sum()
    }

    /// Matches the first of these pieces. Returns the number of matched pieces, their spoken form, and
    /// true if the full stop of the last one is part of the phrase.
    pub(super) fn said_for(&self, pieces: &[Piece<'_>]) -> Option<(usize, String, bool)> {
        let count = self.written.len();
        let found = pieces.get(..count)?;
        if !self.can_begin(found.first()?.core) {
            return None;
        }
        let (last, is_followed) = (count.checked_sub(1)?, pieces.len() > count);
        let mut stood_for = Vec::new();
        for (index, ((word, dotted), piece)) in self.written.iter().zip(found).enumerate() {
            let is_joined = index == 0 || piece.lead.is_empty();
            let ends = match (index == last, dotted) {
                (false, false) => piece.tail.is_empty(),
                (false, true) => piece.tail == ".",
                (true, false) => true,
                // A full stop at the end of a text ends a sentence.
                (true, true) => piece.tail.starts_with('.') && is_followed,
            };
            if !is_joined || !ends {
                return None;
            }
            let matched = matched(word, piece.core);
            let lower = || matched_small(word, piece.core);
            stood_for.extend(matched.or_else(lower)?);
        }
        let (_, dotted) = self.written.last()?;
        Some((count, self.filled(&stood_for), *dotted))
    }

    /// True if the first letter matches. This rules out most phrases quickly.
    fn can_begin(&self, word: &str) -> bool {
        let (written, _) = &self.written[0];
        let (Some(written), Some(first)) = (written.chars().next(), word.chars().next()) else {
            return false;
        };
        is_wildcard(written) || written == first || first.to_lowercase().eq([written])
    }

    /// Returns the spoken form with its wildcards filled in.
    fn filled(&self, stood_for: &[String]) -> String {
        let mut stood_for = stood_for.iter();
        let mut filled = String::new();
        for sign in self.said.chars() {
            if is_wildcard(sign) {
                filled.push_str(stood_for.next().map_or("", String::as_str));
            } else {
                filled.push(sign);
            }
        }
        filled
    }
}

/// Matches a word with a capital, as at the beginning of a sentence, as if it had a small letter.
/// A single capital is not matched: it may be an initial.
fn matched_small(pattern: &str, word: &str) -> Option<Vec<String>> {
    let is_capital = word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some();
    is_capital.then(|| matched(pattern, &in_small(word)))?
}

/// Returns a word with its first letter in lowercase.
pub(super) fn in_small(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

/// Returns the text that each wildcard of a pattern stands for, if the pattern matches the word.
pub(super) fn matched(pattern: &str, word: &str) -> Option<Vec<String>> {
    matched_by(pattern, word, pattern.len() == 1)
}

/// Does the same for a pattern or the rest of one. `is_alone` is true if a wildcard is the whole
/// pattern: it then stands for any signs, but not for nothing.
fn matched_by(pattern: &str, word: &str, is_alone: bool) -> Option<Vec<String>> {
    let Some(at) = pattern.find(is_wildcard) else {
        return (pattern == word).then(Vec::new);
    };
    let rest = word.strip_prefix(&pattern[..at])?;
    let wildcard = pattern[at..].chars().next()?;
    let after = &pattern[at + 1..];
    let ends = rest.char_indices().map(|(end, _)| end).chain([rest.len()]);
    let fits = |stood_for: &str| match wildcard {
        DIGITS => stood_for.chars().all(|it| it.is_ascii_digit()),
        ROMAN => roman(stood_for).is_some(),
        _ => is_alone || stood_for.chars().all(char::is_alphanumeric),
    };
    // A wildcard stands for as much as possible, so the longest is tried first.
    let mut ends: Vec<usize> = ends.collect();
    ends.reverse();
    ends.into_iter().find_map(|end| {
        let (stood_for, rest) = rest.split_at(end);
        if !fits(stood_for) || stood_for.is_empty() && is_alone {
            return None;
        }
        let mut all = vec![stood_for.to_owned()];
        all.extend(matched_by(after, rest, false)?);
        Some(all)
    })
}
