//! The letter picker: a whole answer with the arrows and Enter.
//!
//! Rows of letters are stops like any others, so Up and Down lead through them and out of them;
//! Left and Right move along a row, and the column stays when the row changes.

use super::Message;
use super::outline::Outline;
use super::question::Message as Ask;
use super::wording::Wording;
use crate::form::Kind;
use crate::page::{Edit, Letters};
use crate::text::{Language, Text};

/// Letters in a row: twelve of three columns each fit the narrowest screen of 40.
const ROW_LETTERS: usize = 12;

/// Where in the picker the visitor is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Picker {
    /// The column, kept from row to row.
    pub(super) column: usize,
    /// How many alphabets further than the visitor's own.
    pub(super) alphabet: usize,
}

/// Adds the rows of the picker to a question's page.
///
/// The tools come first: whoever has picked a wrong letter finds "delete" right under the line. For
/// numbers the digits come before the letters.
pub(super) fn rows(
    wording: &Wording<'_>,
    outline: Outline,
    kind: &Kind,
    picker: &Picker,
) -> Outline {
    let letters =
        wording
            .setup
            .locales
            .say(alphabet(wording, picker.alphabet), "picker-letters", &[]);
    let signs = wording.say("picker-signs");
    let lines = match kind {
        Kind::Phone | Kind::House => [signs, letters],
        _ => [letters, signs],
    };
    let mut outline = tools(wording, outline, picker).initial();
    for line in lines {
        let keys: Vec<_> = line
            .words
            .split_whitespace()
            .map(|letter| key(line.language, letter))
            .collect();
        for row in keys.chunks(ROW_LETTERS) {
            outline = push(wording, outline, row.to_vec(), picker);
        }
    }
    outline
}

/// Space, delete, done, and the next alphabet.
fn tools(wording: &Wording<'_>, outline: Outline, picker: &Picker) -> Outline {
    let mut tools = vec![
        (wording.say("picker-space"), edit(Edit::Insert(' '))),
        (wording.say("picker-delete"), edit(Edit::Backspace)),
        (wording.say("picker-done"), Message::Question(Ask::Continue)),
    ];
    if wording.setup.config.languages.len() > 1 {
        let other = alphabet(wording, picker.alphabet + 1);
        let name = wording.setup.locales.say(other, "picker-alphabet", &[]);
        tools.push((name, Message::Question(Ask::NextAlphabet)));
    }
    push(wording, outline, tools, picker)
}

/// The language that many alphabets further than the visitor's own, around all of the kiosk's.
fn alphabet(wording: &Wording<'_>, further: usize) -> Language {
    let languages = &wording.setup.config.languages;
    let own = languages
        .iter()
        .position(|language| *language == wording.language)
        .unwrap_or_default();
    languages
        .get((own + further) % languages.len().max(1))
        .copied()
        .unwrap_or(wording.language)
}

fn push(
    wording: &Wording<'_>,
    outline: Outline,
    letters: Vec<(Text, Message)>,
    picker: &Picker,
) -> Outline {
    let at = picker.column.min(letters.len().saturating_sub(1));
    let Some((_, taken)) = letters.get(at).cloned() else {
        return outline;
    };
    outline.letters(wording.say("picker-row"), Letters { letters, at }, taken)
}

fn key(language: Language, letter: &str) -> (Text, Message) {
    let pick = Message::Question(Ask::Pick(letter.to_owned()));
    (Text::new(language, letter), pick)
}

fn edit(edit: Edit) -> Message {
    Message::Question(Ask::Edit(edit))
}
