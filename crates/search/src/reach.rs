//! The words of the vocabulary that a word of the query reaches, and the way of reaching them.
//!
//! The vocabulary is not scanned. The letters before a mistake are right and lead to few words.
//! Only the letters that follow in those words need to be tried.

use std::ops::Range;

use super::query::has_digit;
use super::vocabulary::Vocabulary;

/// The shortest word in which one mistake is forgiven, in letters. If the word is only a beginning,
/// as many letters must agree. Otherwise "kran" would match the beginning of "Kraków".
pub const FORGIVING_LETTERS_MIN: usize = 4;
/// The shortest word that is tried without its ending, in letters.
pub const ENDING_LETTERS_MIN: usize = 6;
/// The longest ending that is cut off, in letters: that of "komputerami". At least
/// [`FORGIVING_LETTERS_MIN`] letters are kept.
pub const ENDING_LETTERS_MAX: usize = 3;

/// The words that one word of a query reaches.
pub(crate) struct Reach {
    /// The way in which all of them are reached.
    pub way: Way,
    /// The words themselves. A word may be in several runs.
    pub runs: Vec<Run>,
}

/// The way in which a word is reached; the first is the best.
#[derive(Clone, Copy)]
pub(crate) enum Way {
    /// As it was typed.
    Typed,
    /// With one mistake.
    Forgiven,
    /// Without the ending.
    Shortened,
}

/// Words of the vocabulary with the same beginning.
pub(crate) struct Run {
    /// Adjacent words in the vocabulary; at least one.
    pub words: Range<usize>,
    /// True if the first of them is equal to the beginning.
    pub has_whole: bool,
}

/// Returns the words that a folded word of a query reaches, in the first way that reaches any.
pub(crate) fn reach(vocabulary: &Vocabulary, word: &str) -> Reach {
    let letters = word.chars().count();
    let mut way = Way::Typed;
    let mut runs = Vec::from_iter(run(vocabulary, &vocabulary.all(), word));
    let is_forgiving = letters >= FORGIVING_LETTERS_MIN && !has_digit(word);
    if runs.is_empty() && is_forgiving {
        way = Way::Forgiven;
        runs = forgiven(vocabulary, word, letters);
    }
    if runs.is_empty() && is_forgiving && letters >= ENDING_LETTERS_MIN {
        way = Way::Shortened;
        runs = Vec::from_iter(shortened(vocabulary, word, letters));
    }
    Reach { way, runs }
}

/// Returns the words in `within` that begin with `beginning`, if there are any.
fn run(vocabulary: &Vocabulary, within: &Range<usize>, beginning: &str) -> Option<Run> {
    let words = vocabulary.beginning(within, beginning);
    let has_whole = vocabulary.is(words.start, beginning);
    (!words.is_empty()).then_some(Run { words, has_whole })
}

/// Returns the words that a word reaches with exactly one mistake at any place. Their distance, or
/// that of their beginning, is one (optimal string alignment: no letter is part of two mistakes).
fn forgiven(vocabulary: &Vocabulary, word: &str, letters: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut within = vocabulary.all();
    for (at, letter) in word.char_indices() {
        let (before, rest) = word.split_at(at);
        let after = &rest[letter.len_utf8()..];
        let mut attempt = |within: &Range<usize>, agreeing: usize, beginning: &str| {
            let run = run(vocabulary, within, beginning);
            runs.extend(run.and_then(|run| run.trusted(agreeing)));
        };
        // One extra letter, here.
        attempt(&within, letters - 1, &format!("{before}{after}"));
        // This letter and the next swapped.
        let mut others = after.chars();
        if let Some(next) = others.next() {
            let others = others.as_str();
            attempt(&within, letters, &format!("{before}{next}{letter}{others}"));
        }
        for (other, within) in vocabulary.letters_after(&within, at) {
            // A wrong letter here, or a missing letter before this one. A missing letter at the end
            // is no mistake: the word is then a beginning, as typed.
            attempt(&within, letters - 1, &format!("{before}{other}{after}"));
            attempt(&within, letters, &format!("{before}{other}{rest}"));
        }
        within = vocabulary.beginning(&within, &word[..at + letter.len_utf8()]);
        if within.is_empty() {
            break;
        }
    }
    runs
}

/// Returns the words that a word reaches without its ending. The shortest ending that reaches any
/// is cut off. It has at least two letters, because one extra letter is a forgiven mistake.
fn shortened(vocabulary: &Vocabulary, word: &str, letters: usize) -> Option<Run> {
    let longest = ENDING_LETTERS_MAX.min(letters - FORGIVING_LETTERS_MIN);
    let ends = word.char_indices().rev().map(|(at, _)| at);
    let mut stems = ends.take(longest).skip(1).map(|end| &word[..end]);
    stems.find_map(|stem| run(vocabulary, &vocabulary.all(), stem))
}

impl Run {
    /// Returns what can be trusted if this number of letters agrees: all words, or only a word that
    /// is equal to the beginning, or none.
    fn trusted(mut self, agreeing: usize) -> Option<Self> {
        if agreeing < FORGIVING_LETTERS_MIN {
            self.words.end = self.words.start + 1;
            self.has_whole.then_some(self)
        } else {
            Some(self)
        }
    }
}
