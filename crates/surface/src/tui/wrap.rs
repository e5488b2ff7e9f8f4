//! Words in, rows out.
//!
//! Nothing is ever cut off or abbreviated: a row breaks between words, and a word that is longer
//! than a row is broken between graphemes, so that a letter keeps its marks.
//!
//! # Invariants
//! - No row is wider than asked, unless one single grapheme is.
//! - The words of the rows, one after another, are the words of the text.
//! - Rows hold no character that must never reach a terminal.

use ratatui::buffer::CellWidth as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::large::Lettering;
use cas_words::text::{is_plain, is_unwanted, stands_alone};

/// A line under edit as rows, and where its insertion point is in them.
#[derive(Clone, PartialEq, Eq)]
pub struct Folded {
    /// At least one row. Put together they are the line, with all its spaces.
    pub rows: Vec<String>,
    /// The row of the insertion point.
    pub row: usize,
    /// How wide the part of that row before the insertion point is.
    pub column: usize,
}

/// Its rows may be a visitor's own words.
impl std::fmt::Debug for Folded {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

/// How many columns `text` takes on a terminal.
#[must_use]
pub fn columns(text: &str) -> usize {
    // Most words need not be taken apart.
    if is_plain(text) {
        return text.chars().count();
    }
    text.graphemes(true).map(grapheme_columns).sum()
}

/// `text` in rows of at most `width` columns, without spaces at either end of a row. A text
/// without words has no rows.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    wrap_in(Lettering::Native, text, width)
}

/// The same in any letters; `width` is in their units.
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

/// Whether a text is one row as it stands, as most texts are.
#[must_use]
pub fn is_row(lettering: Lettering, text: &str, width: usize) -> bool {
    is_tidy(text) && lettering.width(text) <= width
}

/// Whether a text has words, single spaces between them, and nothing that must not reach a terminal.
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

/// A line under edit in rows of at most `width` columns, and its insertion point, which has
/// `cursor` graphemes before it. A row breaks after a space if it can, and every space stays, since
/// a visitor must see the space just typed.
#[must_use]
pub fn fold(line: &str, cursor: usize, width: usize) -> Folded {
    fold_in(Lettering::Native, line, cursor, width)
}

/// The same in any letters; widths are in their units.
#[must_use]
pub fn fold_in(lettering: Lettering, line: &str, cursor: usize, width: usize) -> Folded {
    let line = fit_for_cells(line);
    let mut rows = vec![String::new()];
    // How wide the last row is so far.
    let mut used = 0;
    for grapheme in line.graphemes(true) {
        let Some(row) = rows.last_mut() else { break };
        let needed = lettering.width(grapheme);
        if row.is_empty() || used + needed <= width {
            row.push_str(grapheme);
            used += needed;
            continue;
        }
        // The word that does not fit goes down as a whole, if something stands before it.
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

/// `text` without what must never reach a terminal, and with ordinary spaces.
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

/// The columns that ratatui gives to a grapheme; layout and drawing must agree on it.
fn grapheme_columns(grapheme: &str) -> usize {
    // ratatui asserts that nobody asks it about a control character.
    if grapheme.contains(char::is_control) {
        0
    } else {
        usize::from(grapheme.cell_width())
    }
}

/// What stays on one row if it fits on one.
struct Word {
    letters: String,
    length: usize,
}

/// What must stay on one row: the words, where groups of digits ("12 616 54 27") count as one word
/// as long as they fit on a row. A phone number in two halves is hard to dial.
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

/// A word in pieces of at most this width.
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

/// Where `cursor` graphemes end. Between two rows it is the start of the second, where the next
/// letter will appear.
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
