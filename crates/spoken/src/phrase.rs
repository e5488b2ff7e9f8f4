//! What a locale says for certain words: `ul. = ulica`, `#2 zł = #2 złote`.

use super::piece::Piece;

/// Stands for any letters and digits, also for none.
const ANY: char = '*';
/// Stands for any digits, also for none.
const DIGITS: char = '#';

/// What is said for words that stand next to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words, each with whether a full stop belongs to it.
    written: Vec<(String, bool)>,
    said: String,
}

/// Whether it stands for something else.
pub(super) fn is_wildcard(sign: char) -> bool {
    sign == ANY || sign == DIGITS
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

    /// How much of a text it names.
    pub(super) fn weight(&self) -> usize {
        let words = self.written.iter();
        words
            .map(|(word, dotted)| {
                let named = word.chars().filter(|it| !is_wildcard(*it));
                named.count() + usize::from(*dotted)
            })
            .sum()
    }

    /// What is said for the first of these pieces, how many of them, and whether the full stop of the
    /// last one is part of it.
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
                (true, true) => piece.tail == "." && is_followed,
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

    /// Whether the first letter is the right one, which most often it is not.
    fn can_begin(&self, word: &str) -> bool {
        let (written, _) = &self.written[0];
        let (Some(written), Some(first)) = (written.chars().next(), word.chars().next()) else {
            return false;
        };
        is_wildcard(written) || written == first || first.to_lowercase().eq([written])
    }

    /// What is said, with what each wildcard stands for.
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

/// The same at the beginning of a sentence, where the first letter is a capital. One letter alone may
/// be that of a name.
fn matched_small(pattern: &str, word: &str) -> Option<Vec<String>> {
    let is_capital = word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some();
    is_capital.then(|| matched(pattern, &in_small(word)))?
}

/// A word with a small letter at its beginning.
pub(super) fn in_small(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

/// What the wildcards of a pattern stand for, if this word is what it means.
fn matched(pattern: &str, word: &str) -> Option<Vec<String>> {
    let Some(at) = pattern.find(is_wildcard) else {
        return (pattern == word).then(Vec::new);
    };
    let rest = word.strip_prefix(&pattern[..at])?;
    let is_digits = pattern[at..].starts_with(DIGITS);
    let after = &pattern[at + 1..];
    let ends = rest.char_indices().map(|(end, _)| end).chain([rest.len()]);
    let is_alone = pattern.len() == 1;
    let fits = |sign: char| {
        if is_digits {
            sign.is_ascii_digit()
        } else {
            is_alone || sign.is_alphanumeric()
        }
    };
    // From the longest to the shortest.
    let mut ends: Vec<usize> = ends.collect();
    ends.reverse();
    ends.into_iter().find_map(|end| {
        let (stood_for, rest) = rest.split_at(end);
        if !stood_for.chars().all(fits) || stood_for.is_empty() && is_alone {
            return None;
        }
        let mut all = vec![stood_for.to_owned()];
        all.extend(matched(after, rest)?);
        Some(all)
    })
}
