//! A text in pieces: it is split at its spaces, and each piece is separated from the signs around it.

use super::script::is_mark;
use super::shape::DASHES;
use super::{APOSTROPHES, BRACKETS, QUOTES};

/// The part of a text between two spaces.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    /// The brackets and quotation marks at its beginning.
    pub(super) lead: &'a str,
    /// The rest, between `lead` and `tail`.
    pub(super) core: &'a str,
    /// The brackets, quotation marks and punctuation at its end.
    pub(super) tail: &'a str,
}

pub(super) fn pieces_of(words: &str) -> Vec<Piece<'_>> {
    words.split_whitespace().map(Piece::new).collect()
}

impl<'a> Piece<'a> {
    fn new(word: &'a str) -> Self {
        let is_around = |c: char| {
            [QUOTES, BRACKETS, APOSTROPHES]
                .iter()
                .any(|it| it.contains(c))
        };
        let rest = word.trim_start_matches(is_around);
        let core = rest.trim_end_matches(|c| is_around(c) || is_mark(c));
        let lead = &word[..word.len() - rest.len()];
        let tail = &rest[core.len()..];
        Self { lead, core, tail }
    }

    /// Returns the first mark of a piece that has only marks.
    pub(super) fn lone_mark(&self) -> Option<char> {
        let signs = if self.lead.is_empty() {
            self.tail
        } else {
            self.lead
        };
        let first = if self.is_dash() { self.core } else { signs };
        let is_lone = self.core.is_empty() || self.is_dash();
        first.chars().next().filter(|_| is_lone)
    }

    /// Returns the marks after the lone mark.
    pub(super) fn after_mark(&self) -> &'a str {
        if self.is_dash() || !self.lead.is_empty() {
            return self.tail;
        }
        let mut rest = self.tail.chars();
        rest.next();
        rest.as_str()
    }

    pub(super) fn is_dash(&self) -> bool {
        !self.core.is_empty() && self.core.chars().all(|it| DASHES.contains(&it))
    }

    /// True if this is the initial of a name. The dot after it does not end a sentence.
    pub(super) fn is_initial_of(&self, next: Option<&Self>) -> bool {
        let mut letters = self.core.chars();
        let is_capital = |letter: Option<char>| letter.is_some_and(char::is_uppercase);
        is_capital(letters.next())
            && letters.next().is_none()
            && self.tail == "."
            && next.is_some_and(|next| next.lead.is_empty() && is_capital(next.core.chars().next()))
    }
}
