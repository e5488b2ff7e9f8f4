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
/// The digits from 1 on, in the order of a phone.
const PAD: &str = "1 2 3 4 5 6 7 8 9";
/// The same with what is in the last row of a pad, for a phone number and for words.
const PHONE_PAD: &str = "1 2 3 4 5 6 7 8 9 + 0";
/// The columns of the grid that each tool covers.
const TOOL_SPANS: [usize; 4] = [2, 2, 2, 3];
/// The columns of the grid that a column of the digits covers.
const PAD_SPAN: usize = GRID_COLUMNS / PAD_COLUMNS;
/// A column of the grid that "done" covers.
const DONE_COLUMN: usize = 4;

/// What is written in the line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// Words, or anything.
    Words,
    /// Mostly digits, and perhaps a letter.
    House,
    /// Digits alone: an age, a year or a reference.
    Digits,
    /// A phone number. It has neither letters nor blanks.
    Phone,
}

/// Goes from the line to "done". Going on takes another key, because the line may be unfinished.
pub(crate) fn to_done() -> Writing {
    Writing::ToTool(DONE_COLUMN)
}

/// Adds the rows of the picker to a page with a line under edit.
///
/// For numbers, the digits come before the letters, in a pad as on a phone. The tools come after the
/// letters: "done" is below the 0. From the digits and from the letters of another language, a last row
/// leads to the letters of the next language. For a phone number, for an age and for a reference there are the digits alone.
pub(crate) fn rows(
    wording: &Wording<'_>,
    outline: &mut Outline,
    order: LetterOrder,
    content: Content,
    picker: &Picker,
) {
    outline.initial();
    let first = match content {
        Content::Words => Sheet::Letters(0),
        Content::House => Sheet::Digits(0),
        Content::Digits => return digits(wording, outline, picker),
        Content::Phone => return phone(wording, outline, picker),
    };
    let sheet = picker.sheet.unwrap_or(first);
    match sheet {
        Sheet::Digits(_) => {
            let mut signs = format!("{PHONE_PAD} /");
            if content == Content::Words {
                signs = format!("{signs} {}", wording.say("picker-signs").words);
            }
            let signs = Text::new(wording.language, &signs);
            grid(outline, &signs, PAD_COLUMNS, picker);
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

/// Adds the digits and the tools for a phone number.
fn phone(wording: &Wording<'_>, outline: &mut Outline, picker: &Picker) {
    let signs = Text::new(wording.language, PHONE_PAD);
    grid(outline, &signs, PAD_COLUMNS, picker);
    outline.tools();
    let tools = vec![delete(wording), done(wording)];
    push(outline, tools, vec![PAD_SPAN; 2], picker);
}

/// Adds the digits and the tools where there is nothing else to write. The tools stand beside the 0.
fn digits(wording: &Wording<'_>, outline: &mut Outline, picker: &Picker) {
    grid(
        outline,
        &Text::new(wording.language, PAD),
        PAD_COLUMNS,
        picker,
    );
    outline.tools();
    let nought = Text::new(wording.language, "0");
    let row = vec![delete(wording), key(nought), done(wording)];
    push(outline, row, vec![PAD_SPAN; PAD_COLUMNS], picker);
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
    grid(outline, &letters, GRID_COLUMNS, picker);
}

/// Adds letters in rows of this number, each row as wide as the grid.
fn grid(outline: &mut Outline, letters: &Text, columns: usize, picker: &Picker) {
    let keys: Vec<_> = letters
        .words
        .split_whitespace()
        .map(|letter| key(Text::new(letters.language, letter)))
        .collect();
    for row in keys.chunks(columns) {
        let spans = vec![GRID_COLUMNS / columns; row.len()];
        push(outline, row.to_vec(), spans, picker);
    }
}

/// Returns a letter, and the message that writes it.
fn key(letter: Text) -> (Text, Message) {
    let pick = Message::Write(Writing::Pick(letter.words.clone()));
    (letter, pick)
}

fn delete(wording: &Wording<'_>) -> (Text, Message) {
    (wording.say("picker-delete"), Message::Write(Writing::Erase))
}

fn done(wording: &Wording<'_>) -> (Text, Message) {
    (wording.say("picker-done"), Message::Write(Writing::Done))
}

/// Adds the tools: space, delete, done, and the way to the digits or back to the letters before them.
fn tools(wording: &Wording<'_>, outline: &mut Outline, sheet: Sheet, picker: &Picker) {
    let other = match sheet {
        Sheet::Digits(from) => ("picker-own", Sheet::Letters(from)),
        Sheet::Letters(from) => ("picker-digits", Sheet::Digits(from)),
    };
    let space = Message::Write(Writing::Pick(" ".to_owned()));
    let show = Message::Write(Writing::Show(other.1));
    let tools = vec![
        (wording.say("picker-space"), space),
        delete(wording),
        done(wording),
        (wording.say(other.0), show),
    ];
    push(outline, tools, TOOL_SPANS.into(), picker);
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
    push(outline, vec![tool], vec![GRID_COLUMNS], picker);
}

fn push(outline: &mut Outline, letters: Vec<(Text, Message)>, spans: Vec<usize>, picker: &Picker) {
    let mut row = Letters {
        letters,
        spans,
        at: 0,
    };
    row.at = row.covering(picker.column);
    if let Some((_, taken)) = row.letters.get(row.at).cloned() {
        outline.letters(row, taken);
    }
}
