//! A line under edit.
//!
//! What a person takes for one letter is one grapheme, however many characters it is made of: the
//! insertion point stands between graphemes, and one key deletes one of them.
//!
//! # Invariants
//! - The line holds no character that a page must not show ([`is_unwanted`]), and its only white
//!   space is the plain space.
//! - It is never longer than its limit, and the insertion point is never beyond its end. What has no
//!   room is refused whole, and whoever wanted it there is told so.
//! - That something was typed which is missing in it is known until something of it was deleted: whoever
//!   does that has looked at it.
//! - No combining mark is added where there is no letter for it to stand on, nor more than
//!   [`MARKS_PER_LETTER_MAX`] of them on one letter.

use cas_words::private_debug;
use unicode_segmentation::UnicodeSegmentation as _;

use cas_words::text::{MARKS_PER_LETTER_MAX, clean, is_unwanted};

/// The most that a visitor's line holds, in graphemes. It only bounds what is kept: it is far more than
/// any answer may have, so that what is too long for an answer stays until it has been shortened.
pub const TYPED_GRAPHEMES_MAX: usize = 2000;

/// A line under edit, its insertion point and the most it takes.
#[derive(Clone, PartialEq, Eq)]
pub struct Editor {
    text: String,
    cursor: usize,
    /// In graphemes.
    limit: usize,
    has_lost: bool,
}

/// There is no room for it in the line.
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

    /// What has been typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The insertion point: the number of graphemes before it.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// What stands before the insertion point.
    #[must_use]
    pub fn before_cursor(&self) -> &str {
        &self.text[..self.offset(self.cursor)]
    }

    /// Whether something was typed that is missing in it, and nothing of it was deleted since.
    #[must_use]
    pub fn has_lost(&self) -> bool {
        self.has_lost
    }

    /// Something was typed, but nobody knows what, so it is missing.
    ///
    /// # Errors
    /// [`Full`]: there would have been no room for it.
    pub fn lose(&mut self) -> Result<(), Full> {
        if length(&self.text) >= self.limit {
            return Err(Full);
        }
        self.has_lost = true;
        Ok(())
    }

    /// Puts a character at the insertion point. Whatever the line must not hold is ignored.
    ///
    /// # Errors
    /// [`Full`], unless it is a mark on the letter before.
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

    /// Deleting can make its two neighbours one grapheme, as with the parts of a Korean syllable;
    /// the insertion point then stands after it. Whoever deletes in an empty line knows that it is empty.
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

    /// The byte at which a grapheme starts; the end of the text where there is no such grapheme.
    fn offset(&self, grapheme: usize) -> usize {
        let mut starts = self.text.grapheme_indices(true).map(|(start, _)| start);
        starts.nth(grapheme).unwrap_or(self.text.len())
    }
}

// What is being typed is private, whatever is printed for debugging.
private_debug!(Editor);

/// A letter as it is written after `text_before` in the name of a person or a street, for a picker
/// that has each letter only once: large at the start of a word (after nothing, a space, a hyphen or an apostrophe), small
/// elsewhere. In Cyrillic an apostrophe stands within a word (В'ячеслав), so there it starts none.
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

/// The blocks Cyrillic and Cyrillic Supplement, which hold every letter of a living alphabet.
fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52F}')
}

fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// How many graphemes start before a byte.
fn started_before(text: &str, offset: usize) -> usize {
    text.grapheme_indices(true)
        .take_while(|(start, _)| *start < offset)
        .count()
}

/// Whether a character joins the letter before it (Unicode UAX 29, 3.1.1).
fn is_mark(character: char) -> bool {
    length(&format!("a{character}")) == 1
}

/// Whether the grapheme around a byte has no more characters than [`clean`] would leave it.
fn marks_fit(text: &str, offset: usize) -> bool {
    text.grapheme_indices(true)
        .take_while(|(start, _)| *start <= offset)
        .last()
        .is_none_or(|(_, grapheme)| grapheme.chars().count() <= 1 + MARKS_PER_LETTER_MAX)
}
