//! Which entries use a word.

use std::collections::HashMap;
use std::ops::Range;

use super::Weight;
use super::vocabulary::Vocabulary;

/// For every word of the vocabulary the entries that use it, in flat lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Postings {
    /// Where in the lists below the uses of a word end; they begin where those of the word before
    /// end.
    ends: Vec<u32>,
    entries: Vec<u32>,
    weights: Vec<Weight>,
}

/// Words and the entries that use them, while the entries are read.
#[derive(Default)]
pub(crate) struct Uses(HashMap<String, Vec<(u32, Weight)>>);

impl Uses {
    /// Notes that an entry uses a word. Entries come in their order.
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

    /// The words in their order, and the uses of each.
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
    /// How many uses some neighbours have, at least one, in all.
    pub(crate) fn count(&self, words: &Range<usize>) -> usize {
        (self.ends[words.end - 1] - self.start(words.start)) as usize
    }

    /// Where the uses of a word begin.
    fn start(&self, word: usize) -> u32 {
        word.checked_sub(1).map_or(0, |before| self.ends[before])
    }

    /// The entries that use a word, each with the best weight of the texts in which it does.
    pub(crate) fn of(&self, word: usize) -> impl Iterator<Item = (u32, Weight)> {
        let uses = self.start(word) as usize..self.ends[word] as usize;
        let entries = self.entries[uses.clone()].iter();
        let weights = self.weights[uses].iter();
        entries
            .zip(weights)
            .map(|(entry, weight)| (*entry, *weight))
    }
}

/// An index in half the space.
pub(crate) fn compact(index: usize) -> u32 {
    // The texts of an index with more would not fit into the memory of a kiosk.
    u32::try_from(index).unwrap_or(u32::MAX)
}
