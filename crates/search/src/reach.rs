//! Which words of the vocabulary a word of the query reaches, and in which way.
//!
//! The vocabulary is not scanned. Where the letters before a mistake are right, they lead to few
//! words, and the letters that follow in those words are the only ones worth trying.

use std::ops::Range;

use super::query::has_digit;
use super::vocabulary::Vocabulary;

/// From so many letters on one mistake in a word is forgiven. In a word that is not whole yet as
/// many have to agree, or else "kran" would be a mistake for the beginning of "Kraków".
pub const FORGIVING_LETTERS_MIN: usize = 4;
/// From so many letters on a word is tried without its ending.
pub const ENDING_LETTERS_MIN: usize = 6;
/// The longest ending that is cut off, in letters: that of "komputerami". At least
/// [`FORGIVING_LETTERS_MIN`] letters stay.
pub const ENDING_LETTERS_MAX: usize = 3;

/// The words that one word of a query reaches.
pub(crate) struct Reach {
    /// How they are reached, all of them.
    pub way: Way,
    /// The words themselves. Some may stand in several runs.
    pub runs: Vec<Run>,
}

/// How a word is reached; the first is the best.
#[derive(Clone, Copy)]
pub(crate) enum Way {
    /// As it was typed.
    Typed,
    /// With one mistake.
    Forgiven,
    /// Without the ending.
    Shortened,
}

/// Words of the vocabulary that begin alike.
pub(crate) struct Run {
    /// Neighbours in the vocabulary; at least one.
    pub words: Range<usize>,
    /// Whether the first of them is no longer than the beginning: it is reached as a whole.
    pub has_whole: bool,
}

/// The words that a folded word of a query reaches in the first way that reaches any.
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

/// The words `within` that begin in this way, if there are any.
fn run(vocabulary: &Vocabulary, within: &Range<usize>, beginning: &str) -> Option<Run> {
    let words = vocabulary.beginning(within, beginning);
    let has_whole = vocabulary.is(words.start, beginning);
    (!words.is_empty()).then_some(Run { words, has_whole })
}

/// The words that a word reaches with exactly one mistake in it, wherever the mistake is: their
/// distance, or that of their beginning, is one (optimal string alignment: no letter is part of
/// two mistakes).
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
        // One letter too many, here.
        attempt(&within, letters - 1, &format!("{before}{after}"));
        // This letter and the next in the wrong order.
        let mut others = after.chars();
        if let Some(next) = others.next() {
            let others = others.as_str();
            attempt(&within, letters, &format!("{before}{next}{letter}{others}"));
        }
        for (other, within) in vocabulary.letters_after(&within, at) {
            // Another letter in the place of this one, and before this one a letter too few. No
            // letter is missing at the end: the word would then be a beginning as it was typed.
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

/// The words that a word reaches without its ending, with the shortest ending that leads anywhere.
/// An ending of one letter is a letter too many, which has been forgiven already.
fn shortened(vocabulary: &Vocabulary, word: &str, letters: usize) -> Option<Run> {
    let longest = ENDING_LETTERS_MAX.min(letters - FORGIVING_LETTERS_MIN);
    let ends = word.char_indices().rev().map(|(at, _)| at);
    let mut stems = ends.take(longest).skip(1).map(|end| &word[..end]);
    stems.find_map(|stem| run(vocabulary, &vocabulary.all(), stem))
}

impl Run {
    /// What may be trusted when so many letters agree: all words, only the whole one, or none.
    fn trusted(mut self, agreeing: usize) -> Option<Self> {
        if agreeing < FORGIVING_LETTERS_MIN {
            self.words.end = self.words.start + 1;
            self.has_whole.then_some(self)
        } else {
            Some(self)
        }
    }
}
