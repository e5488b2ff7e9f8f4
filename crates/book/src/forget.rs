//! Forgetting what people have written, so that no file of the book has it any more.

use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::{Book, BookFault};

/// What was forgotten, and what was not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// The requests of which only the ledger and the changes are left.
    pub forgotten: u64,
    /// The requests that are as old, and not closed, or handed over and not delivered yet. They stay.
    pub still_open: u64,
}

impl Book {
    /// Forgets what people have written in requests that were closed, or delivered to another office, longer ago than
    /// `older`.
    ///
    /// # Errors
    /// The book cannot be written, or somebody was reading all the time. Then it is to be done once more.
    pub fn forget(&mut self, older: Duration, now: DateTime<Utc>) -> Result<Forgotten, BookFault> {
        todo!()
    }
}
