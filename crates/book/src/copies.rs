//! Backups of the book.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::{Book, BookFault};

/// What a restored book knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restored {
    /// When the last request in it was taken. What was taken since is to be sent again. `None` if it has no request:
    /// then all are.
    pub resend_since: Option<DateTime<Utc>>,
    /// When the last change in it was made. What clerks have written down since is lost.
    pub changed_until: Option<DateTime<Utc>>,
}

impl Book {
    /// Writes a copy of the book, which goes on meanwhile. Nothing is written over, and a copy that was interrupted
    /// does not have the name `to`.
    ///
    /// # Errors
    /// There is something at `to`, or the copy cannot be written.
    pub fn backup(&self, to: &Path) -> Result<(), BookFault> {
        todo!()
    }
}

/// Makes a book from a backup, in which nobody is signed in. The backup stays as it is.
///
/// # Errors
/// It is no backup of a book, it is damaged or from a newer program, there is something at `to`, or the book cannot be
/// written.
pub fn restore(from: &Path, to: &Path) -> Result<Restored, BookFault> {
    todo!()
}
