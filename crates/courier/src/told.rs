//! What somebody should know: lines for the log, and for `status`.

use std::fmt;

/// A line that says what is and what to do. It has no word of a visitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told(String);

impl Told {
    pub(crate) fn new(words: impl fmt::Display) -> Self {
        Self(words.to_string())
    }
}

impl fmt::Display for Told {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
