//! New books, backups, and books made from those.
//!
//! A backup has what people have written until somebody deletes it: it must not become older than what the office may
//! keep.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::connection::{Connected, May, fault};
use crate::place::{self, Lock, With};
use crate::values::At;
use crate::{BookFault, Reader, schema};

/// What a restored book knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restored {
    /// When the last request in it was taken. What was taken since is to be sent again. `None` if it has no request:
    /// then all are.
    pub resend_since: Option<DateTime<Utc>>,
    /// When the last change in it was made. What clerks have written down since is lost.
    pub changed_until: Option<DateTime<Utc>>,
}

impl Reader {
    /// Writes a copy of the book, which goes on meanwhile. Nothing is written over, and a copy that was interrupted
    /// does not have the name `to`.
    ///
    /// # Errors
    /// There is something at `to`, or the copy cannot be written.
    pub fn backup(&self, to: &Path) -> Result<(), BookFault> {
        let to = place::settled(to)?;
        place::check_free(&to)?;
        let part = place::make_part(&to)?;
        let copied = copy(&self.connected, &part).and_then(|()| place::finish_part(&part, &to));
        if copied.is_err() {
            place::discard_part(&part);
        }
        copied
    }
}

/// Makes a book from a backup, in which nobody is signed in. The backup stays as it is.
///
/// # Errors
/// It is no backup of a book, it is damaged or from a newer program, there is something at `to`, or the book cannot be
/// written.
pub fn restore(from: &Path, to: &Path) -> Result<Restored, BookFault> {
    let (from, to) = (place::settled(from)?, place::settled(to)?);
    place::check_file(&from)?;
    place::check_free(&to)?;
    let lock = Lock::of(&to)?;
    let _locked = lock.take(With::Nobody)?;
    let backup = Connected::open(from, May::Read)?;
    backup.version()?;
    check_whole(&backup)?;
    let part = place::make_part(&to)?;
    let restored = copy(&backup, &part)
        .and_then(|()| sign_all_out(&part))
        .and_then(|()| place::finish_part(&part, &to))
        .and_then(|()| known(&backup));
    if restored.is_err() {
        place::discard_part(&part);
    }
    restored
}

/// Makes an empty book, which gets its name only when it has its tables: a power cut leaves no file that is taken for one.
pub(crate) fn make(path: &Path) -> Result<(), BookFault> {
    let lock = Lock::of(path)?;
    let _locked = lock.take(With::Nobody)?;
    place::check_free(path)?;
    let part = place::make_part(path)?;
    let made = make_tables(&part).and_then(|()| place::finish_part(&part, path));
    if made.is_err() {
        place::discard_part(&part);
    }
    made
}

fn make_tables(part: &Path) -> Result<(), BookFault> {
    let connected = Connected::open(part.to_owned(), May::Write)?;
    let made = schema::migrate(&connected.sqlite, 0);
    made.map_err(connected.failed("write"))
}

/// Writes a copy into an empty file. It has nothing of what was deleted.
pub(crate) fn copy(from: &Connected, part: &Path) -> Result<(), BookFault> {
    let path = part.to_string_lossy();
    let copied = from.sqlite.execute("VACUUM INTO ?", [path]);
    copied.map_err(|error| fault("write", part.to_owned(), &error))?;
    Ok(())
}

/// Finds out whether every page and every reference is as it was written.
fn check_whole(backup: &Connected) -> Result<(), BookFault> {
    let read = |it: &rusqlite::Transaction<'_>| {
        let found: String = it.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        let is_loose = it.prepare("PRAGMA foreign_key_check")?.exists([])?;
        Ok((found, is_loose))
    };
    let (found, is_loose) = backup.read(read)?;
    if found == "ok" && !is_loose {
        return Ok(());
    }
    Err(BookFault::Damaged {
        path: backup.path.clone(),
        what: "its pages do not fit together".to_owned(),
    })
}

fn sign_all_out(part: &Path) -> Result<(), BookFault> {
    let connected = Connected::open(part.to_owned(), May::Write)?;
    connected.write(|transaction| transaction.execute("DELETE FROM session", []))?;
    Ok(())
}

fn known(backup: &Connected) -> Result<Restored, BookFault> {
    backup.read(|transaction| {
        let last = |sql: &str| {
            let at = transaction.query_row(sql, [], |row| row.get::<_, Option<At>>(0))?;
            Ok::<_, rusqlite::Error>(at.map(|it| it.0))
        };
        Ok(Restored {
            resend_since: last("SELECT max(taken_at) FROM ledger")?,
            changed_until: last("SELECT max(at) FROM change")?,
        })
    })
}
