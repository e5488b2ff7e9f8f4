//! A text in pieces: what stands between spaces, without the signs around it.

use super::script::is_mark;
use super::shape::DASHES;
use super::{APOSTROPHES, BRACKETS, QUOTES};

/// What stands between two spaces.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    /// Opening brackets and quotation marks.
    pub(super) lead: &'a str,
    /// What is left.
    pub(super) core: &'a str,
    /// Closing ones, and the marks of a sentence.
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

    /// The first mark of a piece that has nothing but marks.
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

    /// What follows the lone mark.
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

    /// Whether this is the first letter of a name: the dot after it ends no sentence.
    pub(super) fn is_initial_of(&self, next: Option<&Self>) -> bool {
        let mut letters = self.core.chars();
        let is_capital = |letter: Option<char>| letter.is_some_and(char::is_uppercase);
        is_capital(letters.next())
            && letters.next().is_none()
            && self.tail == "."
            && next.is_some_and(|next| next.lead.is_empty() && is_capital(next.core.chars().next()))
    }
}
