//! The writer.

use std::path::Path;

use crate::{BookFault, Change, Changed, Reader, Refused};
use chrono::{DateTime, Utc};

/// A book, into which nobody else writes as long as this value exists.
pub struct Book {}

impl Book {
    /// Opens a book, and brings it up to date if it is of an older version.
    ///
    /// # Errors
    /// There is none, it is not a book or from a newer program, another program writes into it, or the system refused.
    pub fn open(path: &Path) -> Result<Self, BookFault> {
        todo!()
    }

    /// Makes an empty book.
    ///
    /// # Errors
    /// There is something already, or the system refused.
    pub fn make(path: &Path) -> Result<Self, BookFault> {
        todo!()
    }

    /// Returns a reader of this book. It may be used on another thread, and there may be many.
    ///
    /// # Errors
    /// The system refused.
    pub fn reader(&self) -> Result<Reader, BookFault> {
        todo!()
    }

    /// Changes a request, of which the clerk has seen this version, durably.
    ///
    /// # Errors
    /// Nothing was changed, for the reason that is told.
    pub fn change(
        &mut self,
        id: &str,
        version: u32,
        change: Change,
        who: &str,
        now: DateTime<Utc>,
    ) -> Result<Changed, Refused> {
        todo!()
    }
}
