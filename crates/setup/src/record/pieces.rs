//! A long file in pieces that are documents by themselves.
//!
//! The tree of a document takes many times the memory of its text. Of a file that ends in a long list,
//! `[[centre]]` after `[[centre]]`, no more than a piece need be there as a tree at a time.
//!
//! # Invariants
//! - A piece that is not the first begins with a header of the list.
//! - Only at a header in a line of its own is a file divided, and the list is there before that. So where
//!   all pieces can be read without a fault, they say the same as the whole: what a piece tears apart, such
//!   as a text of several lines, cannot be read in either of the two parts.

use std::sync::mpsc::sync_channel;
use std::thread;

use toml::de::{DeTable, Error};

/// How long a piece is at least, in bytes.
const PIECE_BYTES_MIN: usize = 64 * 1024;

/// How many pieces may wait as trees.
const AHEAD_MAX: usize = 2;

/// What comes after the first piece of a file: records of one list.
pub(super) struct Pieces<'t> {
    /// The key of the list.
    pub(super) key: &'t str,
    text: &'t str,
    /// Where the next piece begins.
    start: usize,
}

impl<'t> Pieces<'t> {
    /// The first piece of a text, and all others. `None` if it is too short or ends in no list. A key that
    /// is not bare may mean the same as one that is, so what has such a one is not divided.
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

    /// Reads each piece: where it begins, its tree, and what is wrong with its syntax. While one is being
    /// read, the next are made trees on a thread of their own, which is nearly half of the work.
    pub(super) fn parse_ahead(self, mut read: impl FnMut(usize, DeTable<'t>, Vec<Error>)) {
        thread::scope(|scope| {
            let (sender, parsed) = sync_channel(AHEAD_MAX);
            scope.spawn(move || {
                let trees = self.map(|(start, text)| (start, DeTable::parse_recoverable(text)));
                // Nobody listens any more only where the reader has failed.
                trees.map(|tree| sender.send(tree)).all(|sent| sent.is_ok())
            });
            for (start, (table, errors)) in parsed {
                read(start, table.into_inner(), errors);
            }
        });
    }
}

impl<'t> Iterator for Pieces<'t> {
    /// Where a piece begins, and its text.
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

/// Where the next record of a list begins, from a byte on.
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
