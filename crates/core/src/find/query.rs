//! The search query.
//!
//! It is kept for the visit, so that Back from a result leads to the other results. It can say much
//! about a person, so it is private like an answer.

use crate::ask::line::UnderEdit;
use cas_form::form::answer::{Problem, too_long};
use cas_form::form::editor::{Editor, TYPED_GRAPHEMES_MAX};
use cas_search::QUERY_GRAPHEMES_MAX;
use cas_words::text::clean;

/// The search query.
#[derive(Clone)]
pub(crate) struct Query {
    pub(crate) text: Editor,
    pub(crate) line: UnderEdit,
    /// True if the visitor writes with the picker.
    pub(crate) picks: bool,
}

impl Query {
    /// Makes an empty query.
    pub(crate) fn new() -> Self {
        Self {
            text: Editor::new(TYPED_GRAPHEMES_MAX),
            line: UnderEdit::default(),
            picks: false,
        }
    }

    /// Returns the words to search for, as typed so far.
    pub(crate) fn words(&self) -> String {
        clean(self.text.text())
    }

    /// Returns the problem that prevents a search.
    pub(crate) fn trouble(&self) -> Option<Problem> {
        if self.text.has_lost() {
            return Some(Problem::Unreadable);
        }
        too_long(self.text.text(), QUERY_GRAPHEMES_MAX)
    }

    /// Forgets a problem, so that a visitor who comes back to the search does not see an old one.
    pub(crate) fn forget_problem(&mut self) {
        self.line.problem = None;
    }
}
