//! Who has seen and done what.

use std::ops::Range;

use chrono::{DateTime, Utc};

use crate::{Book, BookFault, Reader, Step};

/// What somebody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Has seen the card.
    Saw,
    /// Has changed the request.
    Did(Step),
}

/// What somebody did, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// When.
    pub at: DateTime<Utc>,
    /// The user.
    pub who: String,
    /// The id of the request. The request may be forgotten meanwhile.
    pub id: String,
    /// What.
    pub deed: Deed,
}

impl Book {
    /// Notes down that somebody has seen the card of a request. An id that the book does not have is passed over.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn saw(&mut self, id: &str, who: &str, now: DateTime<Utc>) -> Result<(), BookFault> {
        todo!()
    }

    /// Removes the notes of who has seen what before `limit`, and returns how many there were. Changes stay.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn forget_seen(&mut self, limit: DateTime<Utc>) -> Result<u64, BookFault> {
        todo!()
    }
}

impl Reader {
    /// Returns who has seen and changed what in this time, the oldest first, and at most `most`.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn audit(&self, range: Range<DateTime<Utc>>, most: usize) -> Result<Vec<Trace>, BookFault> {
        todo!()
    }
}
