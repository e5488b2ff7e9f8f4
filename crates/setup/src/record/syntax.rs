//! What is told of a fault in the syntax of TOML, by the parser's message.
//!
//! The parser says what it expected. That helps only those who know TOML. Others need to be told
//! how, for example, a date without a day is written.

use crate::told;
use crate::told::Told;

/// Makes the message, with the parser's words, and the advice.
type Tell = fn(&str) -> (Told, Told);

/// Parts of the parser's messages, each with what is told. The first that a message contains counts,
/// so the more exact ones come first.
const TOLD: [(&str, Tell); 19] = [
    ("visible characters", unseen),
    ("printable characters", unseen),
    ("carriage return", unseen),
    ("must be quoted", |words| {
        (told!("toml-quote", words), told!("put-in-quotes"))
    }),
    ("escaped value", backslash),
    ("unicode", backslash),
    ("string", |words| {
        (told!("toml-string", words), told!("straight-quotes"))
    }),
    ("invalid date,", |words| {
        (told!("toml-date", words), told!("write-calendar-day"))
    }),
    ("time", |words| {
        (told!("toml-time", words), told!("times-in-quotes"))
    }),
    ("float", number),
    ("leading zero", number),
    ("boolean", |words| {
        (told!("toml-boolean", words), told!("write-boolean"))
    }),
    ("duplicate key", |words| {
        (told!("toml-twice", words), told!("twice-in-toml"))
    }),
    ("missing comma", |words| {
        (told!("toml-comma", words), told!("add-comma"))
    }),
    ("unclosed", |words| {
        (told!("toml-unclosed", words), told!("add-expected"))
    }),
    ("no value", |words| {
        (told!("toml-no-value", words), told!("write-key-value"))
    }),
    ("unquoted key", |words| {
        (told!("toml-key", words), told!("write-key"))
    }),
    ("unexpected key or value", |words| {
        (told!("toml-follows", words), told!("own-line"))
    }),
    ("extra", |words| {
        (told!("toml-extra", words), told!("remove-one"))
    }),
];

fn unseen(words: &str) -> (Told, Told) {
    (told!("toml-unseen", words), told!("remove-unseen"))
}

fn backslash(words: &str) -> (Told, Told) {
    (told!("toml-backslash", words), told!("write-backslash"))
}

fn number(words: &str) -> (Told, Told) {
    (told!("toml-number", words), told!("write-number-or-text"))
}

/// Returns the message and the advice for the words of the parser.
pub(super) fn told_of(words: &str) -> (Told, Told) {
    let mut known = TOLD.iter();
    match known.find(|(piece, _)| words.contains(piece)) {
        Some((_, tell)) => tell(words),
        None => (told!("toml", words), told!("write-toml")),
    }
}
