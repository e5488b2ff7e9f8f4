//! The search: finds the entries for some words.
//!
//! Older people type "kran cieknie", "samotnosc" and "hydrulik", and must find the plumber, the
//! helpline and the plumber. So queries and entries are both folded: case, diacritics and
//! apostrophes do not matter. Then a word of the query matches words of the entries in one of three
//! ways. The first way that finds anything counts:
//!
//! 1. typed: the word of the query is equal to the word of the entry, or is its beginning;
//! 2. forgiven: with one wrong, missing or extra letter, or two adjacent letters swapped;
//! 3. shortened: without its ending, because in Polish and Ukrainian endings change.
//!
//! A word with a digit in it may be a number and matches only as typed.
//!
//! Entries are sorted by these rules. Each rule decides where the ones before it do not:
//!
//! 1. an entry with a keyword of several words, such as "nothing to eat", that is in the query;
//! 2. more words of the query that match;
//! 3. better ways of matching;
//! 4. more whole words instead of beginnings;
//! 5. better weights of the matching texts;
//! 6. the order of the entries.
//!
//! # Invariants
//! - [`Found::entries`] are numbers of entries, without duplicates and no more than the limit.
//! - Any text may be typed. A text without letters and digits finds nothing.
//!
//! A query reads no text of an entry. It costs a few binary searches in the sorted words, and a few
//! bytes to read and sort for every use of a word that matches. If few entries match, the others
//! cost nothing.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod fold;
mod postings;
mod query;
mod reach;
mod vocabulary;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use postings::{Postings, compact};
use reach::{Reach, Way};
use vocabulary::Vocabulary;

pub use fold::{fold, words};
pub use query::{QUERY_GRAPHEMES_MAX, QUERY_WORDS_MAX, SHORT_LETTERS_MAX};
pub use reach::{ENDING_LETTERS_MAX, ENDING_LETTERS_MIN, FORGIVING_LETTERS_MIN};

/// Few entries match if the uses of the matching words are fewer than this fraction of the entries.
const SHARE_OF_FEW: usize = 16;

/// The importance of a text for its entry; the first is the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Its name.
    Title,
    /// A word that is in the content only for the search.
    Keyword,
    /// Everything else.
    Rest,
}

/// The words of all entries, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    vocabulary: Vocabulary,
    postings: Postings,
    /// The folded keywords of several words, joined by one space, and the entries that have them.
    phrases: HashMap<String, Vec<u32>>,
    entries: usize,
}

/// The result of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The numbers of the best entries, best first.
    pub entries: Vec<usize>,
    /// The number of entries without the limit.
    pub total: usize,
}

impl Index {
    /// Indexes entries. Each is a list of texts with their weights. Entries are numbered from zero
    /// in the given order. This order also decides between entries that match equally well. The
    /// texts must be clean already.
    #[must_use]
    pub fn build<E, T>(entries: impl IntoIterator<Item = E>) -> Self
    where
        E: IntoIterator<Item = (Weight, T)>,
        T: AsRef<str>,
    {
        let mut uses = postings::Uses::default();
        let mut phrases: HashMap<String, Vec<u32>> = HashMap::new();
        let mut count = 0;
        for texts in entries {
            let entry = compact(count);
            for (weight, text) in texts {
                let folded = fold(text.as_ref());
                let words: Vec<&str> = words(&folded).collect();
                for word in &words {
                    uses.note(word, entry, weight);
                }
                if weight == Weight::Keyword && words.len() > 1 {
                    phrases.entry(words.join(" ")).or_default().push(entry);
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

    /// Returns the entries that match a query and are `wanted`, best first, and at most `limit`.
    /// The words in `passed_over` are ignored if the query has others.
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
        let runs = reaches.iter().flat_map(|reach| &reach.runs);
        let uses: usize = runs.map(|run| self.postings.count(&run.words)).sum();
        if phrases.len() + uses < self.entries / SHARE_OF_FEW {
            let ranked = self.rank_few(phrases, &reaches).into_iter();
            best(ranked.filter(|(_, entry)| wanted(*entry)), limit)
        } else {
            let ranked = self.rank_many(phrases, &reaches).into_iter().zip(0..);
            let matching = ranked.filter(|(rank, _)| *rank != Rank::default());
            best(matching.filter(|(_, entry)| wanted(*entry)), limit)
        }
    }

    /// Returns the ranks of the entries that match. The cost does not depend on the other entries.
    fn rank_few(&self, phrases: Vec<(u32, u8)>, reaches: &[Reach]) -> Vec<(Rank, usize)> {
        let phrases = phrases.into_iter();
        let mut parts: Vec<_> = phrases
            .map(|(it, words)| (it, Part::Phrase(words)))
            .collect();
        for (word, reach) in reaches.iter().enumerate() {
            let fits = self.fits(reach);
            parts.extend(fits.map(|(entry, fit)| (entry, Part::Word(word, fit))));
        }
        // After sorting, the best fit of each word comes first.
        parts.sort_unstable();
        parts.dedup_by(|(entry, part), (before, known)| entry == before && part.is_as(*known));
        let of_entries = parts.chunk_by(|(one, _), (next, _)| one == next);
        let ranked = of_entries.map(|its| {
            let mut rank = Rank::default();
            for (_, part) in its {
                match *part {
                    Part::Phrase(words) => rank.add_phrase(words),
                    Part::Word(word, fit) => rank.add(reaches[word].way, fit),
                }
            }
            (rank, its[0].0 as usize)
        });
        ranked.collect()
    }

    /// Returns the ranks of all entries in their order. If many match, this is faster than sorting.
    fn rank_many(&self, phrases: Vec<(u32, u8)>, reaches: &[Reach]) -> Vec<Rank> {
        let mut ranks = vec![Rank::default(); self.entries];
        for (entry, words) in phrases {
            ranks[entry as usize].add_phrase(words);
        }
        for reach in reaches {
            let mut best: Vec<Option<Fit>> = vec![None; self.entries];
            for (entry, fit) in self.fits(reach) {
                let best = best[entry as usize].get_or_insert(fit);
                *best = fit.min(*best);
            }
            for (rank, fit) in ranks.iter_mut().zip(best) {
                if let Some(fit) = fit {
                    rank.add(reach.way, fit);
                }
            }
        }
        ranks
    }

    /// Returns the entries that have a phrase in the query, each with the number of its words.
    fn phrases_in(&self, query: &str) -> Vec<(u32, u8)> {
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

    /// Returns the entries that match one word of the query, and how well each of their texts does.
    fn fits(&self, reach: &Reach) -> impl Iterator<Item = (u32, Fit)> {
        let words = reach.runs.iter().flat_map(|run| {
            let whole = run.has_whole.then_some(run.words.start);
            run.words
                .clone()
                .map(move |word| (word, whole != Some(word)))
        });
        words.flat_map(|(word, is_beginning)| {
            self.postings.of(word).map(move |(entry, weight)| {
                let fit = Fit {
                    is_beginning,
                    weight,
                };
                (entry, fit)
            })
        })
    }
}

/// A part of a query that an entry matches. Of the same word, the smallest is the best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// A phrase of the entry, by the number of its words.
    Phrase(u8),
    /// One of the words of the query that count, and how well it matches.
    Word(usize, Fit),
}

impl Part {
    /// True if both are the same word.
    fn is_as(self, other: Self) -> bool {
        matches!((self, other), (Self::Word(word, _), Self::Word(known, _)) if word == known)
    }
}

/// The quality of a match between an entry and one word of a query; the smallest is the best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    is_beginning: bool,
    weight: Weight,
}

/// The rank of an entry for a query; the smallest comes first. All fields but the phrase are sums
/// over the words of the query.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// The number of words of the longest phrase.
    phrase: Reverse<u8>,
    words: Reverse<u8>,
    ways: u8,
    beginnings: u8,
    weights: u8,
}

impl Rank {
    fn add_phrase(&mut self, words: u8) {
        self.phrase = self.phrase.min(Reverse(words));
    }

    fn add(&mut self, way: Way, fit: Fit) {
        self.words.0 += 1;
        self.ways += way as u8;
        self.beginnings += u8::from(fit.is_beginning);
        self.weights += fit.weight as u8;
    }
}

/// Returns the best of all entries that match, best first, and at most `limit`.
fn best(ranked: impl Iterator<Item = (Rank, usize)>, limit: usize) -> Found {
    let mut total = 0;
    let mut best = BinaryHeap::new();
    for entry in ranked {
        total += 1;
        if best.len() < limit {
            best.push(entry);
        } else if let Some(mut worst) = best.peek_mut()
            && entry < *worst
        {
            *worst = entry;
        }
    }
    let best = best.into_sorted_vec().into_iter();
    let entries = best.map(|(_, entry)| entry).collect();
    Found { entries, total }
}
