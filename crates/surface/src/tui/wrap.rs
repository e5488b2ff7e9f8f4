//! Line wrapping: text is broken into rows of a given width.
//!
//! Nothing is ever cut off or abbreviated. A row breaks between words. A word that is longer than
//! a row is broken between graphemes, so that a letter keeps its marks.
//!
//! # Invariants
//! - No row is wider than the given width, unless a single grapheme is.
//! - The words of the rows, one after another, are the words of the text.
//! - Rows have no character that must never reach a terminal.

use ratatui::buffer::CellWidth as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::large::Lettering;
use cas_words::text::{is_plain, is_unwanted, stands_alone};

/// The rows of a line under edit, and the place of its insertion point in them.
#[derive(Clone, PartialEq, Eq)]
pub struct Folded {
    /// The rows, at least one. Joined together they are the line, with all its spaces.
    pub rows: Vec<String>,
    /// The row of the insertion point.
    pub row: usize,
    /// The width of that row before the insertion point.
    pub column: usize,
}

/// Hides the rows, because they may be a visitor's own words.
impl std::fmt::Debug for Folded {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

/// Returns the number of columns that `text` takes on a terminal.
#[must_use]
pub fn columns(text: &str) -> usize {
    // Most texts need not be split into graphemes.
    if is_plain(text) {
        return text.chars().count();
    }
    text.graphemes(true).map(grapheme_columns).sum()
}

/// Returns `text` in rows of at most `width` columns, without spaces at either end of a row. A text
/// without words has no rows.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    wrap_in(Lettering::Native, text, width)
}

/// The same as [`wrap`] in any letters; `width` is in their units.
#[must_use]
pub fn wrap_in(lettering: Lettering, text: &str, width: usize) -> Vec<String> {
    if is_row(lettering, text, width) {
        return vec![text.to_owned()];
    }
    let mut rows: Vec<String> = Vec::new();
    let mut used = 0;
    let space = lettering.width(" ");
    for Word { letters, length } in unbroken(lettering, text, width) {
        match rows.last_mut() {
            Some(row) if used + space + length <= width => {
                row.push(' ');
                row.push_str(&letters);
                used += space + length;
            }
            _ if length <= width => {
                rows.push(letters);
                used = length;
            }
            _ => {
                rows.extend(broken(lettering, &letters, width));
                used = rows.last().map_or(0, |row| lettering.width(row));
            }
        }
    }
    rows
}

/// True if a text is one row without any change, as most texts are.
#[must_use]
pub fn is_row(lettering: Lettering, text: &str, width: usize) -> bool {
    is_tidy(text) && lettering.width(text) <= width
}

/// True if a text has words, only single spaces between them, no spaces at its ends, and nothing that
/// must not reach a terminal.
fn is_tidy(text: &str) -> bool {
    let mut before = ' ';
    for letter in text.chars() {
        let is_fit = match letter {
            ' ' => before != ' ',
            _ => stands_alone(letter) || !letter.is_whitespace() && !is_unwanted(letter),
        };
        if !is_fit {
            return false;
        }
        before = letter;
    }
    before != ' '
}

/// Returns a line under edit in rows of at most `width` columns, and its insertion point, which has
/// `cursor` graphemes before it. A row breaks after a space if possible. Every space stays, because
/// a visitor must see the space just typed.
#[must_use]
pub fn fold(line: &str, cursor: usize, width: usize) -> Folded {
    fold_in(Lettering::Native, line, cursor, width)
}

/// The same as [`fold`] in any letters; widths are in their units.
#[must_use]
pub fn fold_in(lettering: Lettering, line: &str, cursor: usize, width: usize) -> Folded {
    let line = fit_for_cells(line);
    let mut rows = vec![String::new()];
    // The width of the last row so far.
    let mut used = 0;
    for grapheme in line.graphemes(true) {
        let Some(row) = rows.last_mut() else { break };
        let needed = lettering.width(grapheme);
        if row.is_empty() || used + needed <= width {
            row.push_str(grapheme);
            used += needed;
            continue;
        }
        // A word that does not fit goes to the next row as a whole, unless it begins the row.
        let word = row.rfind(' ').map_or(row.len(), |space| space + 1);
        let mut next = if grapheme == " " {
            String::new()
        } else {
            row.split_off(word)
        };
        used = lettering.width(&next);
        if !next.is_empty() && used + needed > width {
            rows.push(std::mem::take(&mut next));
            used = 0;
        }
        next.push_str(grapheme);
        used += needed;
        rows.push(next);
    }
    let (row, column) = insertion_point(lettering, &rows, cursor);
    Folded { rows, row, column }
}

/// Returns `text` without the characters that must never reach a terminal, and with ordinary spaces.
#[must_use]
pub fn fit_for_cells(text: &str) -> String {
    let spaced = text.chars().map(|character| {
        if character.is_whitespace() {
            ' '
        } else {
            character
        }
    });
    spaced
        .filter(|character| !is_unwanted(*character))
        .collect()
}

/// Returns the number of columns that ratatui gives to a grapheme. Layout and drawing must agree.
fn grapheme_columns(grapheme: &str) -> usize {
    // ratatui panics in debug builds when it is asked about a control character.
    if grapheme.contains(char::is_control) {
        0
    } else {
        usize::from(grapheme.cell_width())
    }
}

/// A word, or words that stay on one row if they fit.
struct Word {
    letters: String,
    length: usize,
}

/// Returns the words of a text. Groups of digits ("12 616 54 27") are one word as long as they fit on
/// a row, because a phone number that is split over two rows is hard to dial.
fn unbroken(lettering: Lettering, text: &str, width: usize) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let space = lettering.width(" ");
    for word in text.split_whitespace() {
        let letters = fit_for_cells(word);
        let length = lettering.width(&letters);
        match words.last_mut() {
            _ if letters.is_empty() => {}
            Some(last)
                if is_one_number(&last.letters, &letters)
                    && last.length + space + length <= width =>
            {
                last.letters.push(' ');
                last.letters.push_str(&letters);
                last.length += space + length;
            }
            _ => words.push(Word { letters, length }),
        }
    }
    words
}

fn is_one_number(before: &str, after: &str) -> bool {
    before.ends_with(|last: char| last.is_ascii_digit())
        && after.starts_with(|first: char| first.is_ascii_digit())
}

/// Returns a word in pieces of at most this width.
fn broken(lettering: Lettering, word: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for grapheme in word.graphemes(true) {
        match pieces.last_mut() {
            Some(piece)
                if piece.is_empty()
                    || lettering.width(piece) + lettering.width(grapheme) <= width =>
            {
                piece.push_str(grapheme);
            }
            _ => pieces.push(grapheme.to_owned()),
        }
    }
    pieces
}

/// Returns the place after `cursor` graphemes. Between two rows, it is the start of the second one,
/// because the next letter will appear there.
fn insertion_point(lettering: Lettering, rows: &[String], cursor: usize) -> (usize, usize) {
    let mut before = cursor;
    for (index, row) in rows.iter().enumerate() {
        let length = row.graphemes(true).count();
        let is_last = index + 1 == rows.len();
        if before < length || is_last {
            let before = row.graphemes(true).take(before);
            return (index, before.map(|it| lettering.width(it)).sum());
        }
        before -= length;
    }
    (0, 0)
}
