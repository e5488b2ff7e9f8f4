//! The letter picker: a whole answer with the arrows and Enter.
//!
//! Rows of letters are stops like any others, so Up and Down lead through them and out of them;
//! Left and Right move along a row, and the column stays when the row changes.

use super::Message as Sent;
use super::outline::Outline;
use super::wording::Wording;
use crate::form::answer::Problem;
use crate::form::editor::{Editor, Full};
use crate::page::{Edit, Letters, LineFault};
use crate::settings::Letters as Order;
use crate::text::{Language, Text};

/// Letters in a row: twelve of three columns each fit the narrowest screen of 40.
const ROW_LETTERS: usize = 12;

/// What can happen to the line under edit, by keyboard or by picker.
#[derive(Clone, PartialEq, Eq)]
pub enum Message {
    /// The line changes.
    Edit(Edit),
    /// A whole line is the answer, if it could be taken.
    Answer(Result<String, LineFault>),
    /// The picker is opened.
    Open,
    /// A letter of the picker is taken.
    Pick(String),
    /// Along a row of the picker, to this column.
    Slide(usize),
    /// The picker shows the letters of the next language.
    NextAlphabet,
    /// The line is as it is meant to be.
    Done,
}

/// A message says what a visitor writes.
impl std::fmt::Debug for Message {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

/// Where in the picker the visitor is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Picker {
    /// The column, kept from row to row.
    pub(super) column: usize,
    /// How many alphabets further than the visitor's own.
    pub(super) alphabet: usize,
}

impl Picker {
    /// What a message does to the picker itself, if one is open.
    pub(super) fn update(picker: &mut Option<Self>, message: &Message) {
        match (message, picker) {
            (Message::Open, picker) => *picker = Some(Self::default()),
            (Message::Slide(column), Some(picker)) => picker.column = *column,
            (Message::NextAlphabet, Some(picker)) => picker.alphabet += 1,
            _ => {}
        }
    }
}

/// Changes a line.
///
/// # Errors
/// What keeps it from being changed.
pub(super) fn edit(line: &mut Editor, change: Edit, limit: usize) -> Result<(), Problem> {
    match change {
        Edit::Unreadable => {
            return Err(match line.lose() {
                Ok(()) => Problem::Unreadable,
                Err(Full) => Problem::Full { limit },
            });
        }
        Edit::Insert(character) => {
            return line
                .insert(character)
                .map_err(|Full| Problem::Full { limit });
        }
        Edit::Backspace => line.backspace(),
        Edit::Delete => line.delete(),
        Edit::Left => line.left(),
        Edit::Right => line.right(),
        Edit::Home => line.home(),
        Edit::End => line.end(),
    }
    Ok(())
}

/// Puts a whole line in place of what is there.
///
/// # Errors
/// What keeps it from being taken; then the line is as it was.
pub(super) fn replace(
    line: &mut Editor,
    by: Result<String, LineFault>,
    limit: usize,
) -> Result<(), Problem> {
    match by {
        Ok(words) => line.replace(&words).map_err(|Full| Problem::Full { limit }),
        Err(LineFault::TooLong) => Err(Problem::Full { limit }),
        Err(LineFault::Unreadable) => Err(Problem::Unreadable),
        // Nothing was written.
        Err(LineFault::NoWords) => Ok(()),
    }
}

/// Adds the rows of the picker to a page with a line under edit.
///
/// The tools come first: whoever has picked a wrong letter finds "delete" right under the line. For
/// numbers the digits come before the letters.
pub(super) fn rows(
    wording: &Wording<'_>,
    outline: &mut Outline,
    order: Order,
    has_digits_first: bool,
    picker: &Picker,
) {
    let letters = wording.speaking(alphabet(wording, picker.alphabet));
    let letters = letters.say(match order {
        Order::Frequent => "picker-letters-frequent",
        Order::Alphabetical => "picker-letters",
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

/// Space, delete, done, and the next alphabet.
fn tools(wording: &Wording<'_>, outline: &mut Outline, picker: &Picker) {
    let mut tools = vec![
        (wording.say("picker-space"), sent(Edit::Insert(' '))),
        (wording.say("picker-delete"), sent(Edit::Backspace)),
        (wording.say("picker-done"), Sent::Write(Message::Done)),
    ];
    if wording.setup.config.languages.len() > 1 {
        let other = alphabet(wording, picker.alphabet + 1);
        let name = wording.speaking(other).say("picker-alphabet");
        tools.push((name, Sent::Write(Message::NextAlphabet)));
    }
    push(wording, outline, tools, picker);
}

/// The language that many alphabets further than the visitor's own, around all of the kiosk's.
fn alphabet(wording: &Wording<'_>, further: usize) -> Language {
    let languages = &wording.setup.config.languages;
    languages.after(wording.language, further)
}

fn push(wording: &Wording<'_>, outline: &mut Outline, letters: Vec<(Text, Sent)>, picker: &Picker) {
    let at = picker.column.min(letters.len().saturating_sub(1));
    if let Some((_, taken)) = letters.get(at).cloned() {
        outline.letters(wording.say("picker-row"), Letters { letters, at }, taken);
    }
}

fn key(language: Language, letter: &str) -> (Text, Sent) {
    let pick = Sent::Write(Message::Pick(letter.to_owned()));
    (Text::new(language, letter), pick)
}

fn sent(edit: Edit) -> Sent {
    Sent::Write(Message::Edit(edit))
}
