//! The entries that use each word.

use std::collections::HashMap;
use std::ops::Range;

use super::Weight;
use super::vocabulary::Vocabulary;

/// The entries that use each word of the vocabulary, in flat lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Postings {
    /// The end of each word's uses in the lists below. They begin at the end of the word before.
    ends: Vec<u32>,
    entries: Vec<u32>,
    weights: Vec<Weight>,
}

/// Words and the entries that use them, while the entries are read.
#[derive(Default)]
pub(crate) struct Uses(HashMap<String, Vec<(u32, Weight)>>);

impl Uses {
    /// Notes that an entry uses a word. The entries must come in their order.
    pub(crate) fn note(&mut self, word: &str, entry: u32, weight: Weight) {
        let Some(uses) = self.0.get_mut(word) else {
            self.0.insert(word.to_owned(), vec![(entry, weight)]);
            return;
        };
        match uses.last_mut() {
            Some((last, best)) if *last == entry => *best = weight.min(*best),
            _ => uses.push((entry, weight)),
        }
    }

    /// Returns the words in their order, and the uses of each.
    pub(crate) fn sorted(self) -> (Vocabulary, Postings) {
        let mut words: Vec<_> = self.0.into_iter().collect();
        words.sort_unstable_by(|(word, _), (other, _)| word.cmp(other));
        let mut vocabulary = Vocabulary::default();
        let mut postings = Postings::default();
        for (word, uses) in words {
            vocabulary.push(&word);
            for (entry, weight) in uses {
                postings.entries.push(entry);
                postings.weights.push(weight);
            }
            postings.ends.push(compact(postings.entries.len()));
        }
        (vocabulary, postings)
    }
}

impl Postings {
    /// Returns the number of all uses of some adjacent words; there must be at least one word.
    pub(crate) fn count(&self, words: &Range<usize>) -> usize {
        (self.ends[words.end - 1] - self.start(words.start)) as usize
    }

    /// Returns the index at which the uses of a word begin.
    fn start(&self, word: usize) -> u32 {
        word.checked_sub(1).map_or(0, |before| self.ends[before])
    }

    /// Returns the entries that use a word, each with the best weight of the texts that contain it.
    pub(crate) fn of(&self, word: usize) -> impl Iterator<Item = (u32, Weight)> {
        let uses = self.start(word) as usize..self.ends[word] as usize;
        let entries = self.entries[uses.clone()].iter();
        let weights = self.weights[uses].iter();
        entries
            .zip(weights)
            .map(|(entry, weight)| (*entry, *weight))
    }
}

/// Converts an index to half its size.
pub(crate) fn compact(index: usize) -> u32 {
    // An index with more would not fit into the memory of a kiosk.
    u32::try_from(index).unwrap_or(u32::MAX)
}
