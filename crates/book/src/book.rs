//! The writer: the book is opened, and requests change.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension as _, Transaction, named_params};

use crate::connection::{Connected, May};
use crate::place::{self, Lock, With};
use crate::standing::{self, COLUMNS};
use crate::values::{At, Day};
use crate::{BookFault, Change, Changed, Reader, Refused, Standing, Step, copies, schema};

/// A book, into which this program writes. Several may, each in its turn.
pub struct Book {
    pub(crate) connected: Connected,
    pub(crate) lock: Lock,
}

impl Book {
    /// Opens a book, and brings it up to date if it is of an older version. If a program was killed while it forgot,
    /// the rest is done now.
    ///
    /// # Errors
    /// There is none, it is not a book or from a newer program, or the system refused.
    pub fn open(path: &Path) -> Result<Self, BookFault> {
        let path = place::settled(path)?;
        place::check_private(&path)?;
        let lock = Lock::of(&path)?;
        let locked = lock.take(With::Nobody)?;
        let connected = Connected::open(path, May::Write)?;
        let version = connected.version()?;
        connected.keep_a_log()?;
        if version < schema::VERSION {
            let migrated = schema::migrate(&connected.sqlite, version);
            migrated.map_err(connected.failed("write"))?;
        }
        drop(locked);
        let mut book = Self { connected, lock };
        // Clerks can work also where it cannot be swept now; whoever forgets next is told.
        let _ = book.sweep();
        Ok(book)
    }

    /// Makes an empty book.
    ///
    /// # Errors
    /// There is something already, or the system refused.
    pub fn make(path: &Path) -> Result<Self, BookFault> {
        let path = place::settled(path)?;
        copies::make(&path)?;
        Self::open(&path)
    }

    /// Writes in the turn of this program, all or nothing. After this it is on the disk.
    pub(crate) fn write<T>(
        &mut self,
        writing: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, BookFault> {
        let _locked = self.lock.take(With::Others)?;
        self.connected.write(writing)
    }

    /// Returns a reader of this book. It may be used on another thread, and there may be many.
    ///
    /// # Errors
    /// The system refused.
    pub fn reader(&self) -> Result<Reader, BookFault> {
        Reader::open(&self.connected.path)
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
        self.change_with_note(id, version, change, None, who, now)
    }

    /// The same, with a note about it, if there is one.
    ///
    /// # Errors
    /// Nothing was changed or noted down, for the reason that is told.
    pub fn change_with_note(
        &mut self,
        id: &str,
        version: u32,
        change: Change,
        note: Option<String>,
        who: &str,
        now: DateTime<Utc>,
    ) -> Result<Changed, Refused> {
        let apply = |transaction: &Transaction<'_>, version, change| {
            let Some(found) = found(transaction, id)? else {
                return Ok(Err(Refused::Unknown));
            };
            let changing = Changing {
                version,
                change,
                who,
                now,
            };
            changing.apply(transaction, found)
        };
        let changed = self.write(|transaction| {
            // A note fits whatever was changed, so that it is always both or none.
            match (apply(transaction, version, change)?, note) {
                (Ok(changed), Some(note)) => {
                    apply(transaction, changed.version, Change::Note(note))
                }
                (changed, _) => Ok(changed),
            }
        });
        changed?
    }
}

/// A request that is to be changed.
pub(crate) struct Found {
    pub(crate) number: i64,
    pub(crate) version: u32,
    pub(crate) standing: Standing,
    /// The office that has it already.
    delivered_to: Option<String>,
}

/// A change, and who makes it.
pub(crate) struct Changing<'c> {
    pub(crate) version: u32,
    pub(crate) change: Change,
    pub(crate) who: &'c str,
    pub(crate) now: DateTime<Utc>,
}

pub(crate) fn found(transaction: &Transaction<'_>, id: &str) -> rusqlite::Result<Option<Found>> {
    let sql = format!(
        "SELECT request.number, request.version, {COLUMNS}, handed.office AS delivered_to
        FROM ledger JOIN request USING (number)
        LEFT JOIN handed ON handed.request = request.number AND delivered_at IS NOT NULL
        WHERE ledger.id = ?"
    );
    let found = transaction.query_row(&sql, [id], |row| {
        Ok(Found {
            number: row.get("number")?,
            version: row.get("version")?,
            standing: standing::read(row)?,
            delivered_to: row.get("delivered_to")?,
        })
    });
    found.optional()
}

impl Changing<'_> {
    pub(crate) fn apply(
        self,
        transaction: &Transaction<'_>,
        found: Found,
    ) -> rusqlite::Result<Result<Changed, Refused>> {
        let now = found.standing;
        if found.version != self.version {
            let version = found.version;
            return Ok(Err(Refused::Stale { version, now }));
        }
        let Some(next) = now.after(&self.change, self.now) else {
            return Ok(Err(Refused::NotFitting { now }));
        };
        if let (Change::Opened, Some(office)) = (&self.change, found.delivered_to) {
            return Ok(Err(Refused::Delivered { office }));
        }
        self.write_down(transaction, found.number, &now, &next)?;
        self.write_words(transaction, found.number)?;
        let changed = Changed {
            version: found.version + 1,
            standing: next,
        };
        Ok(Ok(changed))
    }

    fn write_down(
        &self,
        transaction: &Transaction<'_>,
        number: i64,
        before: &Standing,
        after: &Standing,
    ) -> rusqlite::Result<()> {
        transaction.execute(
            "UPDATE request SET version = version + 1, state = :state, since = :since, tries = :tries, how = :how,
            arranged_on = :arranged_on WHERE number = :number",
            named_params! {
                ":number": number,
                ":state": after.state,
                ":since": At(after.since),
                ":tries": after.tries,
                ":how": after.how,
                ":arranged_on": after.arranged_on.map(Day),
            },
        )?;
        let step = Step::of(&self.change);
        let (arranged_on, office) = match &self.change {
            Change::Arranged { on } => (on.map(Day), None),
            Change::NotOurs { office } => (None, Some(office)),
            _ => (None, None),
        };
        transaction.execute(
            "INSERT INTO change (request, at, who, step, how, before, after, arranged_on, office)
            VALUES (:number, :at, :who, :step, :how, :before, :after, :arranged_on, :office)",
            named_params! {
                ":number": number,
                ":at": At(self.now),
                ":who": self.who,
                ":step": step.word(),
                ":how": step.how(),
                ":before": before.state,
                ":after": after.state,
                ":arranged_on": arranged_on,
                ":office": office,
            },
        )?;
        Ok(())
    }

    /// Writes down what stands in tables of its own.
    fn write_words(&self, transaction: &Transaction<'_>, number: i64) -> rusqlite::Result<()> {
        let remind_on = |day: Option<Day>| {
            let sql = "UPDATE request SET remind_on = ? WHERE number = ?";
            transaction.execute(sql, (day, number))
        };
        match &self.change {
            Change::Called | Change::NoAnswer | Change::Arranged { .. } => {}
            Change::RemindOn(day) => {
                remind_on(day.map(Day))?;
            }
            Change::Closed(_) => {
                remind_on(None)?;
            }
            Change::NotOurs { office } => {
                remind_on(None)?;
                let sql = "INSERT INTO handed (request, office, decided_at) VALUES (?, ?, ?)";
                transaction.execute(sql, (number, office, At(self.now)))?;
            }
            Change::Opened => {
                transaction.execute("DELETE FROM handed WHERE request = ?", [number])?;
            }
            Change::Note(text) => {
                let sql = "INSERT INTO note (request, at, who, text) VALUES (?, ?, ?, ?)";
                transaction.execute(sql, (number, At(self.now), self.who, text))?;
            }
        }
        Ok(())
    }
}
