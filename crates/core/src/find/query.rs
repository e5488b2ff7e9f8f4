//! What is being searched for.
//!
//! It stays for the visit, so that Back from a result leads to the others. It may say much about a
//! person, so it is private like an answer.

use crate::ask::line::UnderEdit;
use cas_form::form::answer::{Problem, too_long};
use cas_form::form::editor::{Editor, TYPED_GRAPHEMES_MAX};
use cas_search::QUERY_GRAPHEMES_MAX;
use cas_words::text::clean;

/// What is being searched for.
#[derive(Clone)]
pub(crate) struct Query {
    pub(crate) text: Editor,
    pub(crate) line: UnderEdit,
}

impl Query {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self {
            text: Editor::new(TYPED_GRAPHEMES_MAX),
            line: UnderEdit::default(),
        }
    }

    /// What is searched for, as far as it is written.
    pub(crate) fn words(&self) -> String {
        clean(self.text.text())
    }

    /// What keeps it from being searched for.
    pub(crate) fn trouble(&self) -> Option<Problem> {
        if self.text.has_lost() {
            return Some(Problem::Unreadable);
        }
        too_long(self.text.text(), QUERY_GRAPHEMES_MAX)
    }

    /// Nobody who comes to the search anew finds an old problem there.
    pub(crate) fn forget_problem(&mut self) {
        self.line.problem = None;
    }
}
