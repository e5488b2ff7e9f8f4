//! All words of all entries, sorted, so that words which begin alike are neighbours.

use std::ops::Range;

use super::postings::compact;

/// Folded words, each once, sorted by the values of their letters. A word is named by its index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    letters: String,
    spans: Vec<Span>,
}

/// Where a word stands among the letters, in bytes.
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

    /// All words.
    pub(crate) fn all(&self) -> Range<usize> {
        0..self.spans.len()
    }

    /// Whether there is a word with this index, and it is this one.
    pub(crate) fn is(&self, index: usize, word: &str) -> bool {
        self.spans
            .get(index)
            .is_some_and(|span| self.word(*span) == word)
    }

    /// Those of the words `within` that begin in this way. A word that is no longer than its
    /// beginning is the first of them.
    pub(crate) fn beginning(&self, within: &Range<usize>, beginning: &str) -> Range<usize> {
        let spans = &self.spans[within.clone()];
        let before = spans.partition_point(|span| self.word(*span) < beginning);
        let alike = |span: &Span| self.word(*span).starts_with(beginning);
        let count = spans[before..].partition_point(alike);
        let start = within.start + before;
        start..start + count
    }

    /// The letters that follow in the words `within`, which share their first `at` bytes, and for
    /// each the words in which it follows.
    pub(crate) fn letters_after(
        &self,
        within: &Range<usize>,
        at: usize,
    ) -> impl Iterator<Item = (char, Range<usize>)> {
        let letter_after = move |span: &Span| self.word(*span)[at..].chars().next();
        let mut rest = within.clone();
        std::iter::from_fn(move || {
            // The one word that ends here has no letter, and is the first.
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
