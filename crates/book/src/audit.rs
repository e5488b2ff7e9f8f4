//! Who has seen and done what.

use std::ops::Range;

use chrono::{DateTime, Utc};
use rusqlite::types::FromSqlError;
use rusqlite::{Row, Transaction};

use crate::values::At;
use crate::{Book, BookFault, Reader, Step};

/// What somebody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Has seen the card, or the name among what was found.
    Saw,
    /// Has changed the request.
    Did(Step),
    /// Has taken so many requests out of the book in one piece.
    TookOut(u64),
}

/// What somebody did, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// When.
    pub at: DateTime<Utc>,
    /// The user.
    pub who: String,
    /// The id of the request, if it was one. It may be forgotten meanwhile.
    pub id: Option<String>,
    /// Its reference, as it is on the slip.
    pub reference: Option<String>,
    /// What.
    pub deed: Deed,
}

impl Book {
    /// Notes down that somebody has seen the card of a request. An id that the book does not have is passed over.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn saw(&mut self, id: &str, who: &str, now: DateTime<Utc>) -> Result<(), BookFault> {
        self.saw_all([id], who, now)
    }

    /// The same of several requests at once.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn saw_all<'i>(
        &mut self,
        ids: impl IntoIterator<Item = &'i str>,
        who: &str,
        now: DateTime<Utc>,
    ) -> Result<(), BookFault> {
        self.write(|transaction| {
            let sql =
                "INSERT INTO seen (request, at, who) SELECT number, ?, ? FROM ledger WHERE id = ?";
            for id in ids {
                transaction.execute(sql, (At(now), who, id))?;
            }
            Ok(())
        })
    }

    /// Notes down that somebody takes so many requests out of the book in one piece.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn takes_out(
        &mut self,
        requests: u64,
        who: &str,
        now: DateTime<Utc>,
    ) -> Result<(), BookFault> {
        let requests = i64::try_from(requests).unwrap_or(i64::MAX);
        self.write(|transaction| {
            let sql = "INSERT INTO taken_out (at, who, requests) VALUES (?, ?, ?)";
            transaction.execute(sql, (At(now), who, requests))?;
            Ok(())
        })
    }

    /// Removes the notes of who has seen what before `limit`, and returns how many there were. Changes stay, and who
    /// has taken something out.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn forget_seen(&mut self, limit: DateTime<Utc>) -> Result<u64, BookFault> {
        self.write(|transaction| {
            let count = transaction.execute("DELETE FROM seen WHERE at < ?", [At(limit)])?;
            Ok(count as u64)
        })
    }
}

impl Reader {
    /// Returns who has seen and changed what in this time, the oldest first, and at most `most`.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn audit(&self, range: Range<DateTime<Utc>>, most: usize) -> Result<Vec<Trace>, BookFault> {
        let sql = "SELECT id, reference, at, who, NULL AS step, NULL AS how, NULL AS requests
            FROM seen JOIN ledger ON ledger.number = request WHERE at >= ?1 AND at < ?2
            UNION ALL SELECT id, reference, at, who, step, how, NULL
            FROM change JOIN ledger ON ledger.number = request WHERE at >= ?1 AND at < ?2
            UNION ALL SELECT NULL, NULL, at, who, NULL, NULL, requests
            FROM taken_out WHERE at >= ?1 AND at < ?2
            ORDER BY at LIMIT ?3";
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.connected.read(|transaction| {
            let mut statement = transaction.prepare(sql)?;
            let values = (At(range.start), At(range.end), most);
            let traces = statement.query_map(values, read_trace)?;
            traces.collect()
        })
    }
}

/// Returns who has seen a request, the newest first.
pub(crate) fn seen(
    transaction: &Transaction<'_>,
    number: i64,
    most: usize,
) -> rusqlite::Result<Vec<Trace>> {
    let sql = format!(
        "SELECT id, reference, at, who, NULL AS step, NULL AS how, NULL AS requests FROM seen JOIN ledger ON ledger.number = request
        WHERE request = ? ORDER BY seen.number DESC LIMIT {most}"
    );
    let mut statement = transaction.prepare(&sql)?;
    let traces = statement.query_map([number], read_trace)?;
    traces.collect()
}

/// Reads the columns `step` and `how`.
pub(crate) fn read_step(row: &Row<'_>) -> rusqlite::Result<Step> {
    let word: String = row.get("step")?;
    Step::read(&word, row.get("how")?).ok_or_else(|| FromSqlError::InvalidType.into())
}

fn read_trace(row: &Row<'_>) -> rusqlite::Result<Trace> {
    let step: Option<String> = row.get("step")?;
    let requests: Option<i64> = row.get("requests")?;
    Ok(Trace {
        at: row.get::<_, At>("at")?.0,
        who: row.get("who")?,
        id: row.get("id")?,
        reference: row.get("reference")?,
        deed: match (step, requests) {
            (None, None) => Deed::Saw,
            (None, Some(count)) => Deed::TookOut(count.unsigned_abs()),
            (Some(_), _) => Deed::Did(read_step(row)?),
        },
    })
}
