//! All words of all entries, sorted, so that words with the same beginning are adjacent.

use std::ops::Range;

use super::postings::compact;

/// Folded words without duplicates, sorted by the values of their letters. An index stands for a
/// word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    letters: String,
    spans: Vec<Span>,
}

/// The place of a word in the letters, in bytes.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    end: u32,
}

impl Vocabulary {
    /// Adds a word that is greater than all the others.
    pub(crate) fn push(&mut self, word: &str) {
        let start = compact(self.letters.len());
        self.letters.push_str(word);
        let end = compact(self.letters.len());
        self.spans.push(Span { start, end });
    }

    /// Returns all words.
    pub(crate) fn all(&self) -> Range<usize> {
        0..self.spans.len()
    }

    /// True if the word with this index exists and is equal to `word`.
    pub(crate) fn is(&self, index: usize, word: &str) -> bool {
        self.spans
            .get(index)
            .is_some_and(|span| self.word(*span) == word)
    }

    /// Returns the words in `within` that begin with `beginning`. A word that is equal to it comes
    /// first.
    pub(crate) fn beginning(&self, within: &Range<usize>, beginning: &str) -> Range<usize> {
        let spans = &self.spans[within.clone()];
        let before = spans.partition_point(|span| self.word(*span) < beginning);
        let alike = |span: &Span| self.word(*span).starts_with(beginning);
        let count = spans[before..].partition_point(alike);
        let start = within.start + before;
        start..start + count
    }

    /// Returns the next letters of the words in `within`, which share their first `at` bytes, and
    /// for each letter the words that have it.
    pub(crate) fn letters_after(
        &self,
        within: &Range<usize>,
        at: usize,
    ) -> impl Iterator<Item = (char, Range<usize>)> {
        let letter_after = move |span: &Span| self.word(*span)[at..].chars().next();
        let mut rest = within.clone();
        std::iter::from_fn(move || {
            // Only the first word can end here and have no next letter.
            rest.start += usize::from(letter_after(self.spans[rest.clone()].first()?).is_none());
            let spans = &self.spans[rest.clone()];
            let letter = letter_after(spans.first()?)?;
            let count = spans.partition_point(|span| letter_after(span) == Some(letter));
            let words = rest.start..rest.start + count;
            rest.start = words.end;
            Some((letter, words))
        })
    }

    fn word(&self, span: Span) -> &str {
        &self.letters[span.start as usize..span.end as usize]
    }
}
