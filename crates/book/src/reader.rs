//! The reader.

use std::path::Path;

use crate::connection::{Connected, May};
use crate::{BookFault, place, schema};

/// Reads a book, while a program may be writing into it. Each answer is of one moment.
pub struct Reader {
    pub(crate) connected: Connected,
}

impl Reader {
    /// Opens a book for reading.
    ///
    /// # Errors
    /// There is none, it is not a book or of another version, or the system refused.
    pub fn open(path: &Path) -> Result<Self, BookFault> {
        let path = place::settled(path)?;
        place::check_private(&path)?;
        let connected = Connected::open(path, May::Read)?;
        if connected.version()? == schema::VERSION {
            return Ok(Self { connected });
        }
        let path = connected.path;
        Err(BookFault::Older { path })
    }

    /// True if a request of this id is in the book, or was until it was forgotten.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn has(&self, id: &str) -> Result<bool, BookFault> {
        let sql = "SELECT 1 FROM ledger WHERE id = ?";
        self.connected.read(|it| it.prepare(sql)?.exists([id]))
    }
}
