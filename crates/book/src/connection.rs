//! A connection of `SQLite` to a book, set so that nothing is lost and nothing is left over.

use std::path::PathBuf;
use std::time::Duration;

use rusqlite::ffi::{self, ErrorCode};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::BookFault;
use crate::place::{self, Identity};
use crate::schema::{APPLICATION, VERSION};

/// The longest that a step waits for another connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection, and the path for its faults.
pub(crate) struct Connected {
    pub(crate) sqlite: Connection,
    pub(crate) path: PathBuf,
    /// The file that was at the path when it was opened.
    identity: Identity,
}

/// What a connection may do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum May {
    /// Read.
    Read,
    /// Read and write.
    Write,
}

impl Connected {
    /// Opens an existing file. Its path has no links.
    pub(crate) fn open(path: PathBuf, may: May) -> Result<Self, BookFault> {
        let right = match may {
            May::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
            May::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        };
        let flags = right
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW
            | OpenFlags::SQLITE_OPEN_EXRESCODE;
        // If it is replaced in between, it is refused later, and not taken for the other.
        let identity = place::identity(&path)?;
        let sqlite = match Connection::open_with_flags(&path, flags) {
            Ok(sqlite) => sqlite,
            Err(error) => return Err(fault("open", path, &error)),
        };
        let connected = Self {
            sqlite,
            path,
            identity,
        };
        connected.settle().map_err(connected.failed("open"))?;
        Ok(connected)
    }

    fn settle(&self) -> rusqlite::Result<()> {
        self.sqlite.busy_timeout(PATIENCE)?;
        self.sqlite.execute_batch(
            "PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
            PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;",
        )
    }

    /// Returns the version of its tables.
    pub(crate) fn version(&self) -> Result<i64, BookFault> {
        let number = |sql: &str| {
            let read = self.sqlite.query_row(sql, [], |row| row.get::<_, i64>(0));
            read.map_err(self.failed("read"))
        };
        let application = number("PRAGMA application_id")?;
        let version = number("PRAGMA user_version")?;
        let path = self.path.clone();
        if number("SELECT count(*) FROM sqlite_schema")? == 0 && application == 0 && version == 0 {
            return Err(BookFault::Empty { path });
        }
        if application != APPLICATION || version < 1 {
            return Err(BookFault::NotABook { path });
        }
        if version > VERSION {
            return Err(BookFault::Newer { path, version });
        }
        Ok(version)
    }

    /// Lets readers read while somebody writes.
    pub(crate) fn keep_a_log(&self) -> Result<(), BookFault> {
        let sql = "PRAGMA journal_mode = WAL";
        let mode = self.sqlite.query_row(sql, [], |row| row.get(0));
        let mode: String = mode.map_err(self.failed("write"))?;
        if mode == "wal" {
            return Ok(());
        }
        Err(BookFault::Sqlite {
            action: "write",
            path: self.path.clone(),
            why: "its file system cannot share memory".to_owned(),
        })
    }

    /// Moves everything from the log into the book, and empties the log. False if somebody was reading all the time.
    pub(crate) fn empty_log(&self) -> Result<bool, BookFault> {
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        let is_busy = self.sqlite.query_row(sql, [], |row| row.get::<_, bool>(0));
        Ok(!is_busy.map_err(self.failed("write"))?)
    }

    /// Finds out whether this is still the book at its path.
    fn check_place(&self) -> Result<(), BookFault> {
        place::check_same(&self.path, self.identity)
    }

    /// Reads, all at one moment.
    pub(crate) fn read<T>(
        &self,
        reading: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, BookFault> {
        self.check_place()?;
        let read = Transaction::new_unchecked(&self.sqlite, TransactionBehavior::Deferred)
            .and_then(|transaction| reading(&transaction));
        read.map_err(self.failed("read"))
    }

    /// Writes, all or nothing. After this it is on the disk.
    pub(crate) fn write<T>(
        &self,
        writing: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, BookFault> {
        self.check_place()?;
        let write = || {
            let immediate = TransactionBehavior::Immediate;
            let transaction = Transaction::new_unchecked(&self.sqlite, immediate)?;
            let written = writing(&transaction)?;
            transaction.commit()?;
            Ok(written)
        };
        write().map_err(self.failed("write"))
    }

    /// Makes faults of the errors of a step.
    pub(crate) fn failed(
        &self,
        action: &'static str,
    ) -> impl Fn(rusqlite::Error) -> BookFault + use<> {
        let path = self.path.clone();
        move |error| fault(action, path.clone(), &error)
    }
}

/// Tells an error of `SQLite` by its code alone: its message could have a word of a visitor.
pub(crate) fn fault(action: &'static str, path: PathBuf, error: &rusqlite::Error) -> BookFault {
    let Some(error) = error.sqlite_error() else {
        let what = "a column has what no program writes there".to_owned();
        return BookFault::Damaged { path, what };
    };
    match (error.code, error.extended_code) {
        (ErrorCode::DiskFull, _) | (_, ffi::SQLITE_IOERR_SHMSIZE) => BookFault::Full { path },
        (ErrorCode::DatabaseBusy, _) => BookFault::Busy { path },
        (ErrorCode::NotADatabase, _) => BookFault::NotABook { path },
        (ErrorCode::DatabaseCorrupt, _) => BookFault::Damaged {
            path,
            what: error.to_string(),
        },
        _ => BookFault::Sqlite {
            action,
            path,
            why: error.to_string(),
        },
    }
}
