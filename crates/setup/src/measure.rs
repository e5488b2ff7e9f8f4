//! What must be known of a text before it may be on a page.

use unicode_segmentation::UnicodeSegmentation as _;

use cas_page::face::undrawn;
use cas_words::text::{is_plain, is_unwanted, length};

/// A text that has been looked through once. All texts of a kiosk are at each start, and most of them
/// are plain, so that nothing else has to be asked of them.
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

    /// The first character that must not reach a page.
    pub(crate) fn unwanted(self) -> Option<char> {
        let mut odd = self.odd()?.chars();
        odd.find(|character| is_unwanted(*character))
    }

    /// The first character that large letters have no glyph for.
    pub(crate) fn undrawn(self) -> Option<char> {
        undrawn(self.odd()?)
    }

    /// The number of graphemes.
    pub(crate) fn length(self) -> usize {
        self.odd()
            .map_or_else(|| self.words.chars().count(), length)
    }

    /// The number of marks on the letter that has most.
    pub(crate) fn marks(self) -> usize {
        let graphemes = self.odd().unwrap_or_default().graphemes(true);
        let marks = graphemes.map(|it| it.chars().count() - 1);
        marks.max().unwrap_or(0)
    }

    /// The words, if they must be taken apart.
    fn odd(self) -> Option<&'w str> {
        (!self.is_plain).then_some(self.words)
    }
}
