//! The advice for a fault in the syntax of TOML, by the parser's message.
//!
//! The parser says what it expected. That helps only those who know TOML. Others need to be told
//! how, for example, a date without a day is written.

/// Parts of the parser's messages, each with its advice. The first that a message contains counts,
/// so the more exact ones come first.
const ADVICE: [(&str, &str); 19] = [
    ("visible characters", REMOVE_UNSEEN),
    ("printable characters", REMOVE_UNSEEN),
    ("carriage return", REMOVE_UNSEEN),
    (
        "must be quoted",
        "put it in straight quotation marks: \"…\"",
    ),
    ("escaped value", WRITE_BACKSLASH),
    ("unicode", WRITE_BACKSLASH),
    (
        "string",
        "end the text in its line with a straight quotation mark; one within it is written \\\"",
    ),
    (
        "invalid date,",
        "write a day of the calendar as 2026-02-28, and a month or a year alone in quotation marks: \
         \"2026-02\"",
    ),
    (
        "time",
        "put times in quotation marks: \"10:00–11:30\", \"2026-12-05 10:00–11:30\"",
    ),
    ("float", WRITE_NUMBER),
    ("leading zero", WRITE_NUMBER),
    (
        "boolean",
        "write true or false, or a text in quotation marks",
    ),
    (
        "duplicate key",
        "this is there already further up: remove one of the two, or begin each of several with `[[…]]`",
    ),
    ("missing comma", "put a comma before it"),
    ("unclosed", "add what is expected here"),
    ("no value", "write `key = value` in one line"),
    (
        "unquoted key",
        "write a key with the letters a to z, digits, `-` and `_` only",
    ),
    (
        "unexpected key or value",
        "put what follows into a line of its own",
    ),
    ("extra", "remove one of the two"),
];

const REMOVE_UNSEEN: &str = "remove the character here, which cannot be seen";
const WRITE_BACKSLASH: &str = "write a backslash in a text as \\\\";
const WRITE_NUMBER: &str = "write a date as 2026-01-12, a whole number with digits only, and anything else in quotation marks";

/// The advice for any other message.
const GENERAL: &str = "write each key once, as `key = value`, under `[table]` or `[[list of tables]]`; \
                       texts, and dates without a day, in quotation marks";

/// Returns the advice for a message of the parser.
pub(super) fn advice(message: &str) -> &'static str {
    let mut known = ADVICE.iter();
    let found = known.find(|(piece, _)| message.contains(piece));
    found.map_or(GENERAL, |(_, advice)| advice)
}
