//! Taking a request into the book, once.

use cas_request::request::Request;
use chrono::{DateTime, Utc};

use crate::{Book, BookFault};

/// The outcome of taking a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Took {
    /// It is in the book now.
    New,
    /// It was there before. If it is forgotten, the book cannot compare it any more, and it stays forgotten.
    Known,
    /// Another document has this id. The first stays, and somebody is to look at both.
    Differs,
}

impl Book {
    /// Takes a request, durably, unless it was taken before.
    ///
    /// # Errors
    /// The book cannot be written. It does not have the request then.
    pub fn take(&mut self, request: &Request, now: DateTime<Utc>) -> Result<Took, BookFault> {
        todo!()
    }
}
