//! Requests for other offices, which each gets once.

use cas_request::request::Request;
use chrono::{DateTime, Utc};
use rusqlite::Row;

use crate::values::{At, Document};
use crate::{Book, BookFault, Reader};

/// To which office a request is handed over, and whether it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedOver {
    /// The id of that office.
    pub office: String,
    /// When that was decided.
    pub decided_at: DateTime<Utc>,
    /// When that office could take it; `None` if it still waits, and can be opened again here.
    pub delivered_at: Option<DateTime<Utc>>,
}

/// The columns of a [`HandedOver`], from the joined table `handed`.
pub(crate) const COLUMNS: &str = "handed.office AS handed_to, decided_at, delivered_at";

/// Reads [`COLUMNS`].
pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Option<HandedOver>> {
    let Some(office) = row.get("handed_to")? else {
        return Ok(None);
    };
    Ok(Some(HandedOver {
        office,
        decided_at: row.get::<_, At>("decided_at")?.0,
        delivered_at: row.get::<_, Option<At>>("delivered_at")?.map(|it| it.0),
    }))
}

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
        let sql = "SELECT office, decided_at, json FROM handed JOIN document USING (request)
            WHERE delivered_at IS NULL ORDER BY decided_at, request LIMIT ?";
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.connected.read(|transaction| {
            let mut statement = transaction.prepare(sql)?;
            let handed = statement.query_map([most], |row| {
                Ok(Handed {
                    office: row.get("office")?,
                    decided_at: row.get::<_, At>("decided_at")?.0,
                    request: row.get::<_, Document>("json")?.0,
                })
            })?;
            // A document that is damaged is told on its card, and holds up no other.
            let whole = |it: &rusqlite::Result<Handed>| !is_damaged(it);
            handed.filter(whole).collect()
        })
    }
}

fn is_damaged(read: &rusqlite::Result<Handed>) -> bool {
    use rusqlite::Error::{FromSqlConversionFailure, InvalidColumnType};
    matches!(
        read,
        Err(FromSqlConversionFailure(..) | InvalidColumnType(..))
    )
}

impl Book {
    /// Notes down that the other office has a request, and returns true. False if it is not to be delivered (any more):
    /// somebody has opened it again meanwhile, or it was delivered before.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn delivered(&mut self, id: &str, now: DateTime<Utc>) -> Result<bool, BookFault> {
        let sql = "UPDATE handed SET delivered_at = ?
            WHERE delivered_at IS NULL AND request = (SELECT number FROM ledger WHERE id = ?)";
        self.write(|transaction| Ok(transaction.execute(sql, (At(now), id))? > 0))
    }
}
