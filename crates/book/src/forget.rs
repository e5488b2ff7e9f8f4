//! Forgetting what people have written, so that no file of the book has it any more.
//!
//! `secure_delete` overwrites rows that go. But rows that move from page to page when the tables grow leave a shadow
//! behind, and nothing overwrites that later. So the book is swept after something was forgotten: what is left is
//! copied out, row by row, and back, page by page, and then the log is emptied. (`VACUUM` alone would hold all of it in
//! memory meanwhile, or in a temporary file elsewhere.) That a sweep is due is written together with what is forgotten.

use std::ffi::c_int;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Transaction, params};

use crate::connection::{Connected, May};
use crate::place::{self, With};
use crate::values::At;
use crate::{Book, BookFault, copies};

/// As many pages as there are.
const ALL_PAGES: c_int = -1;

/// What has ended before a time.
const ENDED: &str = "(state = 'closed' AND since < ?1
    OR state = 'not-ours' AND number IN (SELECT request FROM handed WHERE delivered_at < ?1))";

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
    /// `older`. Until it returns, the disk needs room for what is left twice more.
    ///
    /// # Errors
    /// The book cannot be written, or somebody was reading all the time. Then it is to be done once more.
    pub fn forget(&mut self, older: Duration, now: DateTime<Utc>) -> Result<Forgotten, BookFault> {
        let older = TimeDelta::from_std(older).unwrap_or(TimeDelta::MAX);
        let limit = now.checked_sub_signed(older);
        let limit = limit.unwrap_or(DateTime::<Utc>::MIN_UTC);
        let forget = |transaction: &Transaction<'_>| forget(transaction, limit, now);
        let forgotten = self.write(forget)?;
        self.sweep()?;
        Ok(forgotten)
    }

    /// Leaves no word that was deleted in any file of the book.
    pub(crate) fn sweep(&mut self) -> Result<(), BookFault> {
        let _locked = self.lock.take(With::Nobody)?;
        let connected = &mut self.connected;
        let sql = "SELECT is_due FROM sweeping";
        let is_due = connected.read(|it| it.query_row(sql, [], |row| row.get::<_, bool>(0)))?;
        if is_due {
            write_anew(connected)?;
        }
        if !connected.empty_log()? {
            let path = connected.path.clone();
            return Err(BookFault::StillRead { path });
        }
        if is_due {
            let sql = "UPDATE sweeping SET is_due = FALSE";
            connected.write(|transaction| transaction.execute(sql, []))?;
        }
        Ok(())
    }
}

/// Writes what is left anew, in place of every page that there is.
fn write_anew(connected: &mut Connected) -> Result<(), BookFault> {
    let part = place::make_part(&connected.path)?;
    let written = copies::copy(connected, &part).and_then(|()| {
        let copy = Connected::open(part.clone(), May::Read)?;
        let failed = connected.failed("sweep");
        let back = Backup::new(&copy.sqlite, &mut connected.sqlite);
        match back.and_then(|it| it.step(ALL_PAGES)) {
            Ok(StepResult::Done) => Ok(()),
            Err(error) => Err(failed(error)),
            Ok(_) => {
                let path = connected.path.clone();
                Err(BookFault::Busy { path })
            }
        }
    });
    place::discard_part(&part);
    written
}

fn forget(
    transaction: &Transaction<'_>,
    limit: DateTime<Utc>,
    now: DateTime<Utc>,
) -> rusqlite::Result<Forgotten> {
    let sql = format!(
        "UPDATE ledger SET forgotten_at = ?2 WHERE number IN (SELECT number FROM request WHERE {ENDED})"
    );
    let forgotten = transaction.execute(&sql, params![At(limit), At(now)])?;
    let sql = format!("DELETE FROM request WHERE {ENDED}");
    transaction.execute(&sql, [At(limit)])?;
    if forgotten > 0 {
        transaction.execute("UPDATE sweeping SET is_due = TRUE", [])?;
    }
    let sql =
        "SELECT count(*) FROM request WHERE sent_at < ?1 AND (state NOT IN ('closed', 'not-ours')
        OR number IN (SELECT request FROM handed WHERE delivered_at IS NULL))";
    let still_open = transaction.query_row(sql, [At(limit)], |row| row.get(0))?;
    Ok(Forgotten {
        forgotten: forgotten as u64,
        still_open,
    })
}
