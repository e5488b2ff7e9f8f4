//! Words in, the entries they lead to out.
//!
//! Older people type "kran cieknie", "samotnosc" and "hydrulik", and have to find the plumber, the
//! helpline and the plumber. So both sides are folded: case, diacritics and apostrophes do not
//! matter. A word of the query then matches a word of an entry in the first of three ways that
//! finds anything at all:
//!
//! 1. as typed: it is the word or its beginning;
//! 2. forgiven: with one wrong, missing or extra letter, or two neighbours in the wrong order;
//! 3. shortened: without its ending, which in Polish and Ukrainian is seldom the one in the entry.
//!
//! A word with a digit in it is a number to somebody and matches only as typed.
//!
//! An entry comes first if one of its keywords is a phrase, "nothing to eat", that stands in the
//! query; then one that matches more words of the query; then the better way, then whole words before
//! beginnings, then the weight of the text that matches, then the order of the entries.
//!
//! # Invariants
//! - [`Found::entries`] are numbers of entries, none of them twice, and no more than were asked for.
//! - Any text may be typed. What has no letter and no digit finds nothing.
//!
//! No text is read while somebody types: each query costs a few bytes for every entry, a few binary
//! searches in the sorted words, and five bytes to read for every word that matches.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod fold;
mod postings;
mod query;
mod reach;
mod vocabulary;

use std::cmp::Reverse;
use std::collections::HashMap;

use postings::Postings;
use reach::{Reach, Way};
use vocabulary::Vocabulary;

pub use fold::{fold, words};
pub use query::{QUERY_GRAPHEMES_MAX, QUERY_WORDS_MAX, SHORT_LETTERS_MAX};
pub use reach::{ENDING_LETTERS_MAX, ENDING_LETTERS_MIN, FORGIVING_LETTERS_MIN};

/// How much a text says about its entry; the first says most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Its name.
    Title,
    /// A word that stands in the content only to be searched for, and its number.
    Keyword,
    /// Everything else.
    Rest,
}

/// The words of all entries, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    vocabulary: Vocabulary,
    postings: Postings,
    /// The keywords of several words, folded, with one space between words, and whose they are.
    phrases: HashMap<String, Vec<usize>>,
    entries: usize,
}

/// What a query leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The numbers of the best entries, best first.
    pub entries: Vec<usize>,
    /// How many entries there would be without a limit.
    pub total: usize,
}

impl Index {
    /// Indexes entries, each of them a list of texts with their weights. Entries are numbered from
    /// zero in the order given, and that order decides between entries that are equally good. Texts
    /// have been cleaned where they came in.
    #[must_use]
    pub fn build<E, T>(entries: impl IntoIterator<Item = E>) -> Self
    where
        E: IntoIterator<Item = (Weight, T)>,
        T: AsRef<str>,
    {
        let mut uses = postings::Uses::default();
        let mut phrases: HashMap<String, Vec<usize>> = HashMap::new();
        let mut count = 0;
        for texts in entries {
            for (weight, text) in texts {
                let folded = fold(text.as_ref());
                let words: Vec<&str> = words(&folded).collect();
                for word in &words {
                    uses.note(word, count, weight);
                }
                if weight == Weight::Keyword && words.len() > 1 {
                    phrases.entry(words.join(" ")).or_default().push(count);
                }
            }
            count += 1;
        }
        let (vocabulary, postings) = uses.sorted();
        Self {
            vocabulary,
            postings,
            phrases,
            entries: count,
        }
    }

    /// The entries that a query leads to and that are `wanted`, best first, and no more than `limit`.
    /// The words of `passed_over` tell nothing where there are others.
    #[must_use]
    pub fn find(
        &self,
        query: &str,
        passed_over: &str,
        limit: usize,
        wanted: impl Fn(usize) -> bool,
    ) -> Found {
        let query = query::read(query);
        let counting = query::words_that_count(&query, &fold(passed_over)).into_iter();
        let reaches = counting.map(|word| reach::reach(&self.vocabulary, word));
        let reaches: Vec<Reach> = reaches.filter(|reach| !reach.runs.is_empty()).collect();
        let phrases = self.phrases_in(&query);
        if reaches.is_empty() && phrases.is_empty() {
            return Found::default();
        }
        let mut ranks = vec![Rank::default(); self.entries];
        for (entry, words) in phrases {
            let rank = &mut ranks[entry];
            rank.phrase = rank.phrase.min(Reverse(words));
        }
        for reach in &reaches {
            self.judge(reach, &mut ranks);
        }
        best(&ranks, limit, wanted)
    }

    /// The entries of which a phrase stands in the query, each with how many words the phrase has.
    fn phrases_in(&self, query: &str) -> Vec<(usize, u8)> {
        let words: Vec<&str> = words(query).take(query::QUERY_WORDS_MAX).collect();
        let starts = 0..words.len();
        let spans = starts.flat_map(|start| (start + 2..=words.len()).map(move |end| start..end));
        let found = spans.filter_map(|span| {
            let count = u8::try_from(span.len()).ok()?;
            let entries = self.phrases.get(&words[span].join(" "))?;
            Some(entries.iter().map(move |entry| (*entry, count)))
        });
        found.flatten().collect()
    }

    /// Adds to the rank of every entry how well it matches one word of the query.
    fn judge(&self, reach: &Reach, ranks: &mut [Rank]) {
        let mut fits: Vec<Option<Fit>> = vec![None; self.entries];
        for run in &reach.runs {
            for word in run.words.clone() {
                let is_beginning = !run.has_whole || word != run.words.start;
                for (entry, weight) in self.postings.of(word) {
                    let fit = Fit {
                        is_beginning,
                        weight,
                    };
                    let best = fits[entry].get_or_insert(fit);
                    *best = fit.min(*best);
                }
            }
        }
        for (rank, fit) in ranks.iter_mut().zip(fits) {
            if let Some(fit) = fit {
                rank.add(reach.way, fit);
            }
        }
    }
}

/// How well one entry matches one word of a query; the least fits best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    is_beginning: bool,
    weight: Weight,
}

/// How well one entry matches a query; the least comes first. Below the phrase, the numbers are sums
/// over the words of the query.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// How many words the longest phrase has.
    phrase: Reverse<u8>,
    words: Reverse<u8>,
    ways: u8,
    beginnings: u8,
    weights: u8,
}

impl Rank {
    fn add(&mut self, way: Way, fit: Fit) {
        self.words.0 += 1;
        self.ways += way as u8;
        self.beginnings += u8::from(fit.is_beginning);
        self.weights += fit.weight as u8;
    }
}

/// The entries that match anything and are wanted, best first, and no more than `limit`.
fn best(ranks: &[Rank], limit: usize, wanted: impl Fn(usize) -> bool) -> Found {
    let matching = ranks.iter().enumerate();
    let matching = matching.filter(|(entry, rank)| **rank != Rank::default() && wanted(*entry));
    let mut matching: Vec<(Rank, usize)> = matching.map(|(entry, rank)| (*rank, entry)).collect();
    let total = matching.len();
    if limit < total {
        matching.select_nth_unstable(limit);
        matching.truncate(limit);
    }
    matching.sort_unstable();
    let entries = matching.into_iter().map(|(_, entry)| entry).collect();
    Found { entries, total }
}
