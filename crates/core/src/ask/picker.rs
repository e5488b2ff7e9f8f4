//! The letter picker: a way to write a whole answer with the arrows and Enter.
//!
//! The rows of letters are stops like any others. Up and Down move from row to row and out of them.
//! Left and Right move along a row. The column stays when the row changes.

use super::line::{Picker, Writing};
use crate::message::Message;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_page::page::{Edit, Letters};
use cas_page::settings::LetterOrder;
use cas_words::text::{Language, Text};

/// The number of letters in a row. Twelve letters of three columns each fit the narrowest screen,
/// which has 40 columns.
const ROW_LETTERS: usize = 12;

/// Adds the rows of the picker to a page with a line under edit.
///
/// The tools come first: a visitor who has picked a wrong letter finds "delete" directly below the
/// line. For numbers, the digits come before the letters.
pub(crate) fn rows(
    wording: &Wording<'_>,
    outline: &mut Outline,
    order: LetterOrder,
    has_digits_first: bool,
    picker: &Picker,
) {
    let letters = wording.speaking(alphabet(wording, picker.alphabet));
    let letters = letters.say(match order {
        LetterOrder::Frequent => "picker-letters-frequent",
        LetterOrder::Alphabetical => "picker-letters",
    });
    let signs = wording.say("picker-signs");
    let lines = if has_digits_first {
        [signs, letters]
    } else {
        [letters, signs]
    };
    tools(wording, outline, picker);
    outline.initial();
    for line in lines {
        let keys: Vec<_> = line
            .words
            .split_whitespace()
            .map(|letter| key(line.language, letter))
            .collect();
        for row in keys.chunks(ROW_LETTERS) {
            push(wording, outline, row.to_vec(), picker);
        }
    }
}

/// Adds the tools: space, delete, done, and the next alphabet.
fn tools(wording: &Wording<'_>, outline: &mut Outline, picker: &Picker) {
    let mut tools = vec![
        (wording.say("picker-space"), sent(Edit::Insert(' '))),
        (wording.say("picker-delete"), sent(Edit::Backspace)),
        (wording.say("picker-done"), Message::Write(Writing::Done)),
    ];
    if wording.setup.config.languages.len() > 1 {
        let other = alphabet(wording, picker.alphabet + 1);
        let name = wording.speaking(other).say("picker-alphabet");
        tools.push((name, Message::Write(Writing::NextAlphabet)));
    }
    push(wording, outline, tools, picker);
}

/// Returns the language that is `further` alphabets after the visitor's own. After the last
/// language of the kiosk comes the first.
fn alphabet(wording: &Wording<'_>, further: usize) -> Language {
    let languages = &wording.setup.config.languages;
    languages.after(wording.language, further)
}

fn push(
    wording: &Wording<'_>,
    outline: &mut Outline,
    letters: Vec<(Text, Message)>,
    picker: &Picker,
) {
    let at = picker.column.min(letters.len().saturating_sub(1));
    if let Some((_, taken)) = letters.get(at).cloned() {
        outline.letters(wording.say("picker-row"), Letters { letters, at }, taken);
    }
}

fn key(language: Language, letter: &str) -> (Text, Message) {
    let pick = Message::Write(Writing::Pick(letter.to_owned()));
    (Text::new(language, letter), pick)
}

fn sent(edit: Edit) -> Message {
    Message::Write(Writing::Edit(edit))
}
