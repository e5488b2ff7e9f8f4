//! A line under edit.
//!
//! One letter for a person is one grapheme, whatever the number of its characters. The insertion
//! point stands between graphemes, and one key deletes one of them.
//!
//! # Invariants
//! - The line has no character that a page must not show ([`is_unwanted`]), and its only white space
//!   is the plain space.
//! - It is never longer than its limit, and the insertion point is never beyond its end. An input
//!   that does not fit is refused as a whole, and the caller is told so.
//! - If a typed character is missing from the line, this is remembered until something in the line is
//!   deleted: then the visitor has looked at it.
//! - No combining mark is added without a letter for it to stand on, and no letter has more than
//!   [`MARKS_PER_LETTER_MAX`] of them.

use cas_words::private_debug;
use unicode_segmentation::UnicodeSegmentation as _;

use cas_words::text::{MARKS_PER_LETTER_MAX, clean, is_unwanted};

/// The most graphemes that a visitor's line holds. This only limits the memory: it is far more than
/// any answer may have, so a text that is too long for an answer stays until the visitor has
/// shortened it.
pub const TYPED_GRAPHEMES_MAX: usize = 2000;

/// A line under edit, with its insertion point and its limit.
#[derive(Clone, PartialEq, Eq)]
pub struct Editor {
    text: String,
    cursor: usize,
    /// In graphemes.
    limit: usize,
    has_lost: bool,
}

/// The error that an input does not fit in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

impl Editor {
    /// An empty line that takes at most `limit` graphemes.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self {
            text: String::new(),
            cursor: 0,
            limit,
            has_lost: false,
        }
    }

    /// The text of the line.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The insertion point: the number of graphemes before it.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The text before the insertion point.
    #[must_use]
    pub fn before_cursor(&self) -> &str {
        &self.text[..self.offset(self.cursor)]
    }

    /// True if a typed character is missing from the line, and nothing in the line has been deleted since.
    #[must_use]
    pub fn has_lost(&self) -> bool {
        self.has_lost
    }

    /// Notes that something was typed that could not be read, so it is missing from the line.
    ///
    /// # Errors
    /// [`Full`], if it would not have fitted.
    pub fn lose(&mut self) -> Result<(), Full> {
        if length(&self.text) >= self.limit {
            return Err(Full);
        }
        self.has_lost = true;
        Ok(())
    }

    /// Puts a character at the insertion point. A character that the line must not hold is ignored.
    ///
    /// # Errors
    /// [`Full`], if it does not fit and is not a mark on the letter before.
    pub fn insert(&mut self, character: char) -> Result<(), Full> {
        let character = if character.is_whitespace() {
            ' '
        } else {
            character
        };
        if is_unwanted(character) || (is_mark(character) && !self.ends_in_letter()) {
            return Ok(());
        }
        let start = self.offset(self.cursor);
        let mut text = self.text.clone();
        text.insert(start, character);
        if !marks_fit(&text, start) {
            return Ok(());
        }
        if length(&text) > self.limit {
            return Err(Full);
        }
        self.cursor = started_before(&text, start + character.len_utf8());
        self.text = text;
        Ok(())
    }

    /// Puts `text` in place of everything, cleaned, with the insertion point at its end.
    ///
    /// # Errors
    /// [`Full`]; then the line is as it was.
    pub fn replace(&mut self, text: &str) -> Result<(), Full> {
        let text = clean(text);
        let cursor = length(&text);
        if cursor > self.limit {
            return Err(Full);
        }
        (self.text, self.cursor) = (text, cursor);
        self.has_lost = false;
        Ok(())
    }

    /// Deletes the grapheme before the insertion point, if there is one.
    pub fn backspace(&mut self) {
        match self.cursor.checked_sub(1) {
            Some(before) => self.remove(before),
            None => self.has_lost &= !self.text.is_empty(),
        }
    }

    /// Deletes the grapheme after the insertion point, if there is one.
    pub fn delete(&mut self) {
        self.remove(self.cursor);
    }

    /// Moves the insertion point one grapheme to the left.
    pub fn left(&mut self) {
        self.cursor = self.cursor.saturating_sub(1);
    }

    /// Moves the insertion point one grapheme to the right.
    pub fn right(&mut self) {
        self.cursor = (self.cursor + 1).min(length(&self.text));
    }

    /// Moves the insertion point to the start.
    pub fn home(&mut self) {
        self.cursor = 0;
    }

    /// Moves the insertion point to the end.
    pub fn end(&mut self) {
        self.cursor = length(&self.text);
    }

    /// Deletes a grapheme. That can make its two neighbours one grapheme, as with the parts of a
    /// Korean syllable; the insertion point then stands after it. A visitor who deletes in an empty
    /// line knows that it is empty, so nothing counts as missing any more.
    fn remove(&mut self, grapheme: usize) {
        let (start, end) = (self.offset(grapheme), self.offset(grapheme + 1));
        self.has_lost &= start == end && !self.text.is_empty();
        self.text.replace_range(start..end, "");
        self.cursor = started_before(&self.text, start);
    }

    fn ends_in_letter(&self) -> bool {
        let before = self.before_cursor();
        !before.is_empty() && !before.ends_with(' ')
    }

    /// The byte at which a grapheme starts, or the end of the text if there is no such grapheme.
    fn offset(&self, grapheme: usize) -> usize {
        let mut starts = self.text.grapheme_indices(true).map(|(start, _)| start);
        starts.nth(grapheme).unwrap_or(self.text.len())
    }
}

// The typed text is private, whatever is printed for debugging.
private_debug!(Editor);

/// A letter in the right case after `text_before`, in the name of a person or a street, for a picker
/// that has each letter only once. It is a capital at the start of a word (after nothing, a space, a
/// hyphen or an apostrophe), and small elsewhere. In Cyrillic an apostrophe stands within a word
/// (В'ячеслав), so no word starts after it.
#[must_use]
pub fn capitalise(text_before: &str, letter: char) -> String {
    let starts_word = match text_before.chars().next_back() {
        None | Some(' ' | '-' | '\u{2010}' | '\u{2011}' | '\u{2013}') => true,
        Some('\'' | '\u{2019}' | '\u{2BC}') => !is_cyrillic(letter),
        Some(_) => false,
    };
    if starts_word {
        letter.to_uppercase().collect()
    } else {
        letter.to_lowercase().collect()
    }
}

/// True if a letter is in the blocks Cyrillic and Cyrillic Supplement, which hold every letter of a
/// living alphabet.
fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52F}')
}

fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The number of graphemes that start before a byte.
fn started_before(text: &str, offset: usize) -> usize {
    text.grapheme_indices(true)
        .take_while(|(start, _)| *start < offset)
        .count()
}

/// True if a character joins the letter before it (Unicode UAX 29, 3.1.1).
fn is_mark(character: char) -> bool {
    length(&format!("a{character}")) == 1
}

/// True if the grapheme around a byte has no more characters than [`clean`] would leave in it.
fn marks_fit(text: &str, offset: usize) -> bool {
    text.grapheme_indices(true)
        .take_while(|(start, _)| *start <= offset)
        .last()
        .is_none_or(|(_, grapheme)| grapheme.chars().count() <= 1 + MARKS_PER_LETTER_MAX)
}
