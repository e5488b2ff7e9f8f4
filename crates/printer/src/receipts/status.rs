//! What a receipt printer says of itself, a byte for each question (ESC/POS, DLE EOT).
//!
//! ```text
//! DLE EOT 1   the printer      0x08 it does not print
//! DLE EOT 2   why it does not  0x04 open   0x20 no paper   0x40 an error   (0x08 somebody presses its button)
//! DLE EOT 3   the error        0x04 its cutter or its head   0x08 its cutter   0x20 for good   0x40 for now
//! DLE EOT 4   the paper        0x0c near its end   0x60 none
//! ```
//!
//! Each of these bytes is `0xx1xx10`. What a printer sends of its own accord is not.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use crate::{State, Trouble};

/// What can be asked, each with its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether it prints.
    Printer = 1,
    /// Why it does not.
    Cause = 2,
    /// The error, if there is one.
    Error = 3,
    /// The paper.
    Paper = 4,
}

/// All questions, in the order of their numbers.
pub const QUESTIONS: [Question; 4] = [
    Question::Printer,
    Question::Cause,
    Question::Error,
    Question::Paper,
];

impl Question {
    /// Returns the bytes by which it is asked. They are answered at once, whatever waits to be printed.
    #[must_use]
    pub fn bytes(self) -> [u8; 3] {
        [0x10, 0x04, self as u8]
    }
}

/// True if a byte can be an answer.
#[must_use]
pub fn is_answer(byte: u8) -> bool {
    byte & 0b1001_0011 == 0b0001_0010
}

/// Returns true if a byte says that all before it has been printed: the answer to `GS r 1`, which is `0xx0xxxx`.
#[must_use]
pub fn is_done(byte: u8) -> bool {
    byte & 0b1001_0000 == 0
}

/// Returns what one answer says: how the printer is, as far as it tells. Where it does not print, and no cause is known yet,
/// it is stuck.
#[must_use]
pub fn state(question: Question, answer: u8) -> State {
    let has = |bits: u8| answer & bits != 0;
    match question {
        Question::Printer if has(0x08) => State::Trouble(Trouble::Stuck),
        Question::Cause if has(0x04) => State::Trouble(Trouble::CoverOpen),
        Question::Cause if has(0x20) => State::Trouble(Trouble::NoPaper),
        Question::Cause if has(0x40) => State::Trouble(Trouble::Stuck),
        Question::Error if has(0x6c) => State::Trouble(Trouble::Stuck),
        Question::Paper if has(0x60) => State::Trouble(Trouble::NoPaper),
        Question::Paper if has(0x0c) => State::NearEnd,
        _ => State::Ready,
    }
}

/// Returns what all answers together say: those to [`QUESTIONS`], in that order. An open printer has no paper either, and
/// its cover is what has to be put right first.
#[must_use]
pub fn whole(answers: [u8; 4]) -> State {
    let states = [0, 1, 2, 3].map(|at| state(QUESTIONS[at], answers[at]));
    let order = [
        State::Trouble(Trouble::CoverOpen),
        State::Trouble(Trouble::NoPaper),
        State::Trouble(Trouble::Stuck),
        State::NearEnd,
    ];
    let worst = order.into_iter().find(|it| states.contains(it));
    worst.unwrap_or(State::Ready)
}
