//! A line under edit.
//!
//! People see one grapheme as one letter, whatever the number of its characters. The insertion
//! point is between graphemes, and one key deletes one of them.
//!
//! # Invariants
//! - The line has no character that a page must not show ([`is_unwanted`]), and its only white space
//!   is the plain space.
//! - It is never longer than its limit, and the insertion point is never beyond its end. An input
//!   that does not fit is refused as a whole, with an error.
//! - If a typed character is missing from the line, this is remembered until something in the line
//!   is deleted. The visitor has then looked at it.
//! - A combining mark is added only after a letter, and no letter has more than
//!   [`MARKS_PER_LETTER_MAX`] of them.

use cas_words::private_debug;
use unicode_segmentation::UnicodeSegmentation as _;

use cas_words::text::{MARKS_PER_LETTER_MAX, clean, is_unwanted};

/// The most graphemes that a visitor's line can have. This only limits the memory. It is far more
/// than any answer may have, so a text that is too long for an answer stays until the visitor
/// shortens it.
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

/// The error for an input that does not fit in the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

impl Editor {
    /// Makes an empty line of at most `limit` graphemes.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self {
            text: String::new(),
            cursor: 0,
            limit,
            has_lost: false,
        }
    }

    /// Returns the text of the line.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the insertion point: the number of graphemes before it.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Returns the text before the insertion point.
    #[must_use]
    pub fn before_cursor(&self) -> &str {
        &self.text[..self.offset(self.cursor)]
    }

    /// True if a typed character is missing from the line, and nothing was deleted since.
    #[must_use]
    pub fn has_lost(&self) -> bool {
        self.has_lost
    }

    /// Notes that an input could not be read and so is missing from the line.
    ///
    /// # Errors
    /// [`Full`], if the line had no space for it.
    pub fn lose(&mut self) -> Result<(), Full> {
        if length(&self.text) >= self.limit {
            return Err(Full);
        }
        self.has_lost = true;
        Ok(())
    }

    /// Inserts a character at the insertion point. A character that the line cannot have is
    /// ignored.
    ///
    /// # Errors
    /// [`Full`], if the character does not fit.
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

    /// Replaces the whole text by `text`, cleaned, with the insertion point at its end.
    ///
    /// # Errors
    /// [`Full`], if it does not fit. The line is then unchanged.
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

    /// Deletes a grapheme. Its two neighbours can then become one grapheme, as with the parts of a
    /// Korean syllable. In that case the insertion point is after it. A visitor who deletes in an
    /// empty line knows that it is empty, so nothing counts as missing any more.
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

    /// Returns the byte at which a grapheme starts, or the end of the text if it does not exist.
    fn offset(&self, grapheme: usize) -> usize {
        let mut starts = self.text.grapheme_indices(true).map(|(start, _)| start);
        starts.nth(grapheme).unwrap_or(self.text.len())
    }
}

// The typed text is private, so it is not printed for debugging.
private_debug!(Editor);

/// Returns a letter in the right case after `text_before`, in the name of a person or a street. The
/// picker has each letter only once and needs this. The letter is a capital at the start of a word
/// (after nothing, a space, a hyphen or an apostrophe), and small elsewhere. In Cyrillic an
/// apostrophe is inside a word (В'ячеслав), so no word starts after it.
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

/// True if a letter is in the blocks Cyrillic and Cyrillic Supplement. These contain all letters of
/// the alphabets in use.
fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52F}')
}

fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// Returns the number of graphemes that start before a byte.
fn started_before(text: &str, offset: usize) -> usize {
    text.grapheme_indices(true)
        .take_while(|(start, _)| *start < offset)
        .count()
}

/// True if a character becomes part of the letter before it (Unicode UAX 29, 3.1.1).
fn is_mark(character: char) -> bool {
    length(&format!("a{character}")) == 1
}

/// True if the grapheme at a byte has no more characters than [`clean`] would leave in it.
fn marks_fit(text: &str, offset: usize) -> bool {
    text.grapheme_indices(true)
        .take_while(|(start, _)| *start <= offset)
        .last()
        .is_none_or(|(_, grapheme)| grapheme.chars().count() <= 1 + MARKS_PER_LETTER_MAX)
}
