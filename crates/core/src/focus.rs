//! The place of the focus on a page, before the stops of the page are known.

use cas_form::form::Question;
use cas_words::id::Id;

/// The place of the focus on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    /// The stop that the screen prefers.
    Initial,
    /// The stop with this index.
    Stop(usize),
    /// The control that changes the answer to this question.
    Change(Id<Question>),
    /// The first problem.
    Problem,
    /// The line under edit.
    Field,
    /// The tools of the letter picker.
    Tools,
}

impl Focus {
    /// Returns the focus after one stop above it was removed, such as a problem that was solved.
    pub(crate) fn moved_up(self) -> Self {
        match self {
            Self::Stop(stop) => Self::Stop(stop.saturating_sub(1)),
            other => other,
        }
    }
}
