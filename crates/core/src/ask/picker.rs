//! The letter picker: a way to write a whole answer with the arrows and Enter.
//!
//! The rows are stops like any others, and all of them are on one grid. Left and Right go round in a
//! row, Up and Down through all stops of the page. The column stays when the row changes. Besides the
//! rows, the page has only the line itself: Back closes the picker.

use super::line::{Picker, Writing};
use crate::message::Message;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_page::page::{GRID_COLUMNS, Letters};
use cas_page::settings::LetterOrder;
use cas_words::text::{Language, Text};

/// The number of digits in a row, as on a phone.
const PAD_COLUMNS: usize = 3;
/// The digits in the order of a phone, with what else is in phone and house numbers.
const PAD: &str = "1 2 3 4 5 6 7 8 9 + 0 /";
/// The columns of the grid that each tool covers.
const TOOL_SPANS: [usize; 4] = [2, 2, 2, 3];

/// The letters that the picker shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sheet {
    /// Digits and signs.
    Digits,
    /// The letters of the visitor's language.
    Own,
    /// The letters of the language that is so many after the visitor's own.
    Other(usize),
}

/// Adds the rows of the picker to a page with a line under edit.
///
/// For numbers, the digits come before the letters, in a pad as on a phone. The tools are the last
/// row: "done" is below the 0, and the line itself follows.
pub(crate) fn rows(
    wording: &Wording<'_>,
    outline: &mut Outline,
    order: LetterOrder,
    is_numeric: bool,
    picker: &Picker,
) {
    outline.initial();
    match sheet(wording, is_numeric, picker.sheet) {
        Sheet::Digits => {
            let mut signs = PAD.to_owned();
            if !is_numeric {
                signs = format!("{signs} {}", wording.say("picker-signs").words);
            }
            let signs = Text::new(wording.language, &signs);
            grid(wording, outline, &signs, PAD_COLUMNS, picker);
        }
        Sheet::Own => letters(wording, outline, order, wording.language, picker),
        Sheet::Other(further) => {
            let languages = &wording.setup.config.languages;
            let language = languages.after(wording.language, further);
            letters(wording, outline, order, language, picker);
        }
    }
    tools(wording, outline, is_numeric, picker);
}

/// Returns the letters that the picker shows after the next letters were chosen `turned` times.
fn sheet(wording: &Wording<'_>, is_numeric: bool, turned: usize) -> Sheet {
    let sheets = wording.setup.config.languages.len() + 1;
    match (turned % sheets, is_numeric) {
        (0, true) | (1, false) => Sheet::Digits,
        (0, false) | (1, true) => Sheet::Own,
        (turned, _) => Sheet::Other(turned - 1),
    }
}

fn letters(
    wording: &Wording<'_>,
    outline: &mut Outline,
    order: LetterOrder,
    language: Language,
    picker: &Picker,
) {
    let letters = wording.speaking(language).say(match order {
        LetterOrder::Frequent => "picker-letters-frequent",
        LetterOrder::Alphabetical => "picker-letters",
    });
    grid(wording, outline, &letters, GRID_COLUMNS, picker);
}

/// Adds letters in rows of this number, each row as wide as the grid.
fn grid(
    wording: &Wording<'_>,
    outline: &mut Outline,
    letters: &Text,
    columns: usize,
    picker: &Picker,
) {
    let keys: Vec<_> = letters
        .words
        .split_whitespace()
        .map(|letter| {
            let pick = Message::Write(Writing::Pick(letter.to_owned()));
            (Text::new(letters.language, letter), pick)
        })
        .collect();
    for row in keys.chunks(columns) {
        let spans = vec![GRID_COLUMNS / columns; row.len()];
        push(wording, outline, row.to_vec(), spans, picker);
    }
}

/// Adds the tools: space, delete, done, and the next letters.
fn tools(wording: &Wording<'_>, outline: &mut Outline, is_numeric: bool, picker: &Picker) {
    let next = match sheet(wording, is_numeric, picker.sheet + 1) {
        Sheet::Digits => "picker-digits",
        Sheet::Own => "picker-own",
        Sheet::Other(_) => "picker-other",
    };
    let space = Writing::Pick(" ".to_owned());
    let tools = [
        ("picker-space", space),
        ("picker-delete", Writing::Erase),
        ("picker-done", Writing::Done),
        (next, Writing::NextLetters),
    ];
    let tools = tools.map(|(id, writing)| (wording.say(id), Message::Write(writing)));
    push(wording, outline, tools.into(), TOOL_SPANS.into(), picker);
}

fn push(
    wording: &Wording<'_>,
    outline: &mut Outline,
    letters: Vec<(Text, Message)>,
    spans: Vec<usize>,
    picker: &Picker,
) {
    let mut row = Letters {
        letters,
        spans,
        at: 0,
    };
    row.at = row.covering(picker.column);
    if let Some((_, taken)) = row.letters.get(row.at).cloned() {
        outline.letters(wording.say("picker-row"), row, taken);
    }
}
