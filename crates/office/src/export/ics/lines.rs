//! The lines of a calendar (RFC 5545, 3.1): escaped, folded, each with its end.

use std::fmt::Write as _;

/// The most octets of a line, without its end.
const LINE_OCTETS_MAX: usize = 75;
/// The end of a line.
const END: &str = "\r\n";
/// What a folded line goes on with.
const FOLD: &str = "\r\n ";

/// The lines of a calendar so far.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Adds a line with a value as it is.
    pub(super) fn line(&mut self, name: &str, value: impl std::fmt::Display) {
        let mut line = String::new();
        // Writing into a text cannot fail.
        let _ = write!(line, "{name}:{value}");
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > LINE_OCTETS_MAX {
                self.0.push_str(FOLD);
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str(END);
    }

    /// Adds a line with words for people.
    pub(super) fn text(&mut self, name: &str, words: &str) {
        self.line(name, escaped(words));
    }

    /// Adds lines that are whole already.
    pub(super) fn lines(&mut self, lines: &Self) {
        self.0.push_str(&lines.0);
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// Returns words as the value of a line (RFC 5545, 3.3.11). No character can begin a line of its own.
fn escaped(words: &str) -> String {
    let mut escaped = String::new();
    for letter in words.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}
