//! The properties of a text that are checked before it may be on a page.

use unicode_segmentation::UnicodeSegmentation as _;

use cas_page::face::undrawn;
use cas_words::text::{is_plain, is_unwanted, length};

/// A text whose characters have been looked at once. All texts of a kiosk are measured at each
/// start. Most of them are plain and need no further check.
#[derive(Clone, Copy)]
pub(crate) struct Measured<'w> {
    words: &'w str,
    is_plain: bool,
}

impl<'w> Measured<'w> {
    pub(crate) fn new(words: &'w str) -> Self {
        let is_plain = is_plain(words);
        Self { words, is_plain }
    }

    /// Returns the first character that must not reach a page.
    pub(crate) fn unwanted(self) -> Option<char> {
        let mut odd = self.odd()?.chars();
        odd.find(|character| is_unwanted(*character))
    }

    /// Returns the first character without a glyph in large letters.
    pub(crate) fn undrawn(self) -> Option<char> {
        undrawn(self.odd()?)
    }

    /// Returns the number of graphemes.
    pub(crate) fn length(self) -> usize {
        self.odd()
            .map_or_else(|| self.words.chars().count(), length)
    }

    /// Returns the number of marks on the letter that has most of them.
    pub(crate) fn marks(self) -> usize {
        let graphemes = self.odd().unwrap_or_default().graphemes(true);
        let marks = graphemes.map(|it| it.chars().count() - 1);
        marks.max().unwrap_or(0)
    }

    /// Returns the words if they are not plain.
    fn odd(self) -> Option<&'w str> {
        (!self.is_plain).then_some(self.words)
    }
}
