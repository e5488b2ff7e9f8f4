//! The letter picker: a way to write a whole answer with the arrows and Enter.
//!
//! The rows are stops like any others, and all of them are on one grid. Left and Right go round in a
//! row, Up and Down through all stops of the page. The column stays when the row changes. Besides the
//! rows, the page has only the line itself: Back closes the picker.

use super::line::{Picker, Sheet, Writing};
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
/// A column of the grid that "done" covers.
const DONE_COLUMN: usize = 4;

/// Goes from the line to "done". Going on takes another key, because the line may be unfinished.
pub(crate) fn to_done() -> Writing {
    Writing::ToTool(DONE_COLUMN)
}

/// Adds the rows of the picker to a page with a line under edit.
///
/// For numbers, the digits come before the letters, in a pad as on a phone. The tools come after the
/// letters: "done" is below the 0. From the digits and from the letters of another language, a last row
/// leads to the letters of the next language.
pub(crate) fn rows(
    wording: &Wording<'_>,
    outline: &mut Outline,
    order: LetterOrder,
    is_numeric: bool,
    picker: &Picker,
) {
    outline.initial();
    let first = if is_numeric {
        Sheet::Digits(0)
    } else {
        Sheet::Letters(0)
    };
    let sheet = picker.sheet.unwrap_or(first);
    match sheet {
        Sheet::Digits(_) => {
            let mut signs = PAD.to_owned();
            if !is_numeric {
                signs = format!("{signs} {}", wording.say("picker-signs").words);
            }
            let signs = Text::new(wording.language, &signs);
            grid(wording, outline, &signs, PAD_COLUMNS, picker);
        }
        Sheet::Letters(further) => {
            let languages = &wording.setup.config.languages;
            let language = languages.after(wording.language, further);
            letters(wording, outline, order, language, picker);
        }
    }
    outline.tools();
    tools(wording, outline, sheet, picker);
    further(wording, outline, sheet, picker);
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

/// Adds the tools: space, delete, done, and the way to the digits or back to the letters before them.
fn tools(wording: &Wording<'_>, outline: &mut Outline, sheet: Sheet, picker: &Picker) {
    let other = match sheet {
        Sheet::Digits(from) => ("picker-own", Sheet::Letters(from)),
        Sheet::Letters(from) => ("picker-digits", Sheet::Digits(from)),
    };
    let space = Writing::Pick(" ".to_owned());
    let tools = [
        ("picker-space", space),
        ("picker-delete", Writing::Erase),
        ("picker-done", Writing::Done),
        (other.0, Writing::Show(other.1)),
    ];
    let tools = tools.map(|(id, writing)| (wording.say(id), Message::Write(writing)));
    push(wording, outline, tools.into(), TOOL_SPANS.into(), picker);
}

/// Adds the way to the letters of the next language, if there is one. The letters of the visitor's own
/// language have no row for it, because with it they do not fit the smallest screen.
fn further(wording: &Wording<'_>, outline: &mut Outline, sheet: Sheet, picker: &Picker) {
    let languages = wording.setup.config.languages.len();
    let (Sheet::Digits(from) | Sheet::Letters(from)) = sheet;
    if languages < 2 || sheet == Sheet::Letters(0) {
        return;
    }
    let next = (from + 1) % languages;
    let is_back = next == 0 && matches!(sheet, Sheet::Letters(_));
    let label = if is_back {
        "picker-own"
    } else {
        "picker-other"
    };
    let show = Message::Write(Writing::Show(Sheet::Letters(next)));
    let tool = (wording.say(label), show);
    push(wording, outline, vec![tool], vec![GRID_COLUMNS], picker);
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
