//! A reader.

use std::path::Path;

use crate::BookFault;

/// Reads a book, while a program may be writing into it. Each answer is of one moment.
pub struct Reader {}

impl Reader {
    /// Opens a book for reading.
    ///
    /// # Errors
    /// There is none, it is not a book or of another version, or the system refused.
    pub fn open(path: &Path) -> Result<Self, BookFault> {
        todo!()
    }
}
