//! Which kind of activity words tell, as a guess: by the title and the words of each kind.

use std::cmp::Reverse;

use cas_setup::content::activity::Kind;
use cas_setup::setup::Setup;

use super::mapping::{Mapping, key};

/// The beginning of a word by which two words of a title and a kind are the same, in letters. The endings of
/// words change in Polish and Ukrainian.
const STEM_LETTERS_MIN: usize = 5;
/// The letters of a word among several that may tell a kind: "i" and "dla" do not.
const KIND_LETTERS_MIN: usize = 4;
/// The letters by which such an ending may differ.
const ENDING_LETTERS_MAX: usize = 3;

/// The kinds with all their words, made ready once for the many rows of a file.
pub(super) struct Kinds<'k> {
    kinds: Vec<(&'k Kind, Words)>,
    /// The words that tell no kind alone.
    weak: Vec<String>,
}

/// The words of a kind.
struct Words {
    titles: Vec<String>,
    /// Its titles and its words, whole.
    whole: Vec<String>,
    /// The same, and their long parts.
    all: Vec<String>,
}

impl<'k> Kinds<'k> {
    pub(super) fn new(mapping: &Mapping, setup: &'k Setup) -> Self {
        let weak = mapping.guess.weak.iter().map(|word| key(word));
        let kinds = setup.content.kinds.iter();
        Self {
            kinds: kinds.map(|kind| (kind, Words::of(kind))).collect(),
            weak: weak.collect(),
        }
    }

    /// Returns the kind with this title, or else the one whose words these words have most, or else first.
    pub(super) fn of_words(&self, words: &str) -> Option<&'k Kind> {
        let words = key(words);
        let mut kinds = self.kinds.iter();
        if let Some((kind, _)) = kinds.find(|(_, known)| known.titles.contains(&words)) {
            return Some(kind);
        }
        let words: Vec<&str> = words.split(' ').collect();
        let kinds = self.kinds.iter();
        let found = kinds.filter_map(|(kind, known)| Some((self.fit(&words, known)?, *kind)));
        let found: Vec<_> = found.collect();
        // Of kinds that fit as well the first counts, so the last is looked at first.
        let best = found.into_iter().rev().max_by_key(|(fit, _)| *fit);
        best.map(|(_, kind)| kind)
    }

    /// Returns how well words fit those of a kind, and where the first of them stands.
    fn fit(&self, words: &[&str], known: &Words) -> Option<(u32, Reverse<usize>)> {
        // A word as it is written tells more than one with another ending.
        let fit = |word: &&str| {
            let is_there = known.all.iter().any(|it| it == word);
            let is_near = || known.whole.iter().any(|it| is_same(word, it));
            if is_there { 2 } else { u32::from(is_near()) }
        };
        let fits: Vec<u32> = words.iter().map(fit).collect();
        let mut told = words.iter().zip(&fits);
        if !told.any(|(word, fit)| *fit > 0 && !self.weak.iter().any(|weak| weak == word)) {
            return None;
        }
        let first = fits.iter().position(|fit| *fit > 0)?;
        Some((fits.iter().sum(), Reverse(first)))
    }
}

impl Words {
    fn of(kind: &Kind) -> Self {
        let titles: Vec<String> = kind.title.all().map(key).collect();
        let words = kind.keywords.iter().map(|word| key(word));
        let whole: Vec<String> = words.chain(titles.iter().cloned()).collect();
        let parts = whole.iter().flat_map(|it| it.split(' '));
        let long = parts.filter(|it| it.chars().count() >= KIND_LETTERS_MIN);
        let all = long.map(str::to_owned).chain(whole.iter().cloned());
        Self {
            all: all.collect(),
            titles,
            whole,
        }
    }
}

/// True if two words differ at most in their endings.
fn is_same(word: &str, other: &str) -> bool {
    let letters = |it: &str| it.chars().count();
    let same = word
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count();
    same >= STEM_LETTERS_MIN && letters(word).max(letters(other)) <= same + ENDING_LETTERS_MAX
}
