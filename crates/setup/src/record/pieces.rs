//! A long file, divided into pieces that are documents of their own.
//!
//! The tree of a document takes many times the memory of its text. If a file ends in a long list,
//! `[[centre]]` after `[[centre]]`, only a few pieces need to be in memory as trees at a time.
//!
//! # Invariants
//! - Every piece but the first begins with a header of the list.
//! - A file is divided only at a header on a line of its own, and only after the first record of
//!   the list. If all pieces can be read without a fault, they mean the same as the whole file. A
//!   text of several lines that is cut in two cannot be read in either part.

use std::ops::ControlFlow;
use std::sync::mpsc::sync_channel;
use std::thread;

use toml::de::{DeTable, Error};

/// The shortest piece, in bytes; the last one may be shorter.
const PIECE_BYTES_MIN: usize = 64 * 1024;

/// The number of pieces that may wait as trees.
const AHEAD_MAX: usize = 2;

/// A piece as a tree: its first byte, its table and its syntax errors.
type Parsed<'t> = (usize, DeTable<'t>, Vec<Error>);

/// The rest of a file after its first piece: records of one list.
#[derive(Clone)]
pub(super) struct Pieces<'t> {
    /// The key of the list.
    pub(super) key: &'t str,
    text: &'t str,
    /// The byte at which the next piece begins.
    start: usize,
}

impl<'t> Pieces<'t> {
    /// Returns the first piece of a text, and the others. `None` if the text is too short, or does
    /// not end in a list, or the key of the list is not bare: a quoted key may mean the same as a
    /// bare one.
    pub(super) fn of(text: &'t str) -> Option<(&'t str, Self)> {
        let last = text.rfind("\n[[")? + "\n[[".len();
        let key = text[last..].split(['.', ']']).next()?;
        let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if !key.bytes().all(is_bare) {
            return None;
        }
        let first = next_header(text, key, 0)?;
        let start = next_header(text, key, first.max(PIECE_BYTES_MIN))?;
        Some((&text[..start], Self { key, text, start }))
    }

    /// Calls `read` for each piece, until it breaks. A thread parses the next pieces meanwhile,
    /// because parsing is nearly half of the work. If the system gives no thread, each piece is
    /// parsed when it is needed.
    pub(super) fn parse_ahead(self, mut read: impl FnMut(Parsed<'t>) -> ControlFlow<()>) {
        thread::scope(|scope| {
            let (sender, parsed) = sync_channel(AHEAD_MAX);
            let mut ahead = self.clone();
            let parse_all = move || {
                // Sending fails only if the reader wants no more.
                ahead.all(|piece| sender.send(parse(piece)).is_ok())
            };
            // How far it was read is known to `read`.
            let _ = match thread::Builder::new().spawn_scoped(scope, parse_all) {
                Ok(_) => parsed.into_iter().try_for_each(&mut read),
                Err(_) => self.map(parse).try_for_each(&mut read),
            };
        });
    }
}

/// Parses a piece as far as its syntax is correct.
fn parse((start, text): (usize, &str)) -> Parsed<'_> {
    let (table, errors) = DeTable::parse_recoverable(text);
    (start, table.into_inner(), errors)
}

impl<'t> Iterator for Pieces<'t> {
    /// The first byte of a piece, and its text.
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let (start, rest) = (self.start, &self.text[self.start..]);
        if rest.is_empty() {
            return None;
        }
        let end = next_header(rest, self.key, PIECE_BYTES_MIN).unwrap_or(rest.len());
        self.start += end;
        Some((start, &rest[..end]))
    }
}

/// Returns the start of the next record of a list at or after the byte `from`.
fn next_header(text: &str, key: &str, from: usize) -> Option<usize> {
    let header = format!("\n[[{key}]]");
    let mut from = (from..text.len()).find(|at| text.is_char_boundary(*at))?;
    loop {
        let start = from + text[from..].find(&header)?;
        from = start + header.len();
        if text[from..].starts_with(['\r', '\n']) {
            return Some(start + 1);
        }
    }
}
