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
//! No text is read while somebody types: each query costs a few binary searches in the sorted words, and
//! a few bytes to read and to put in order for every word that matches. Where few match, all the others
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

/// What matches is few where there are fewer uses of words than this share of the entries.
const SHARE_OF_FEW: usize = 16;

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
    phrases: HashMap<String, Vec<u32>>,
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

    /// The ranks of the entries that match; what this costs does not depend on the others.
    fn rank_few(&self, phrases: Vec<(u32, u8)>, reaches: &[Reach]) -> Vec<(Rank, usize)> {
        let phrases = phrases.into_iter();
        let mut parts: Vec<_> = phrases
            .map(|(it, words)| (it, Part::Phrase(words)))
            .collect();
        for (word, reach) in reaches.iter().enumerate() {
            let fits = self.fits(reach);
            parts.extend(fits.map(|(entry, fit)| (entry, Part::Word(word, fit))));
        }
        // The best fit of a word is the first of it.
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

    /// The ranks of all entries in their order. Where many match, this is faster than to sort.
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

    /// The entries of which a phrase stands in the query, each with how many words the phrase has.
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

    /// How well entries match one word of the query, in whichever of their texts.
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

/// What an entry matches of a query; of the same word the least fits best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// So many words, which are a phrase of the entry.
    Phrase(u8),
    /// One of the words that count, and how well.
    Word(usize, Fit),
}

impl Part {
    /// Whether both are the same word.
    fn is_as(self, other: Self) -> bool {
        matches!((self, other), (Self::Word(word, _), Self::Word(known, _)) if word == known)
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

/// The best of all entries that match, best first, and no more than `limit`.
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
