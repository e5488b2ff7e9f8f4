//! Requests for other offices, which each gets once.

use cas_request::request::Request;
use chrono::{DateTime, Utc};

use crate::{Book, BookFault, Reader};

/// A request that another office is to get.
pub struct Handed {
    /// The id of that office.
    pub office: String,
    /// When that was decided.
    pub decided_at: DateTime<Utc>,
    /// The document. Whoever gets it twice knows it by its id.
    pub request: Request,
}

impl Reader {
    /// Returns what other offices are to get, the oldest first, and at most `most`.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn undelivered(&self, most: usize) -> Result<Vec<Handed>, BookFault> {
        todo!()
    }
}

impl Book {
    /// Notes down that the other office has a request, and returns true. False if it is not to be delivered (any more):
    /// somebody has opened it again meanwhile, or it was delivered before.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn delivered(&mut self, id: &str, now: DateTime<Utc>) -> Result<bool, BookFault> {
        todo!()
    }
}
