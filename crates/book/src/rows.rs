//! The table: requests, the oldest first, a page at a time.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::{BookFault, Reader, Standing, State};

/// The most rows of a page.
pub const ROWS_MAX: usize = 500;

/// Which requests are wanted.
#[derive(Clone, Default)]
pub struct Query {
    /// Those in these states; all if there are none.
    pub states: Vec<State>,
    /// Those in which every word of this is found: in a name, in a number, or in the reference. Case, diacritics, and
    /// spaces within numbers do not matter.
    pub search: Option<String>,
    /// Those for this service.
    pub service: Option<String>,
    /// Those of which somebody wanted to be reminded on this day or before.
    pub due: Option<NaiveDate>,
    /// Those after this one.
    pub after: Option<Key>,
    /// At most so many, and never more than [`ROWS_MAX`].
    pub most: usize,
}

/// The place of a request in the table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// Its id.
    pub id: String,
}

/// A page of the table.
pub struct Rows {
    /// The rows, the oldest first.
    pub rows: Vec<Row>,
    /// How many requests there are in each state, with the same search, service and day, on all pages. All states are
    /// in it.
    pub counts: BTreeMap<State, u64>,
    /// The last of these rows, if there are more after it.
    pub next: Option<Key>,
}

/// A request in the table.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its reference, which is not unique.
    pub reference: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// The id of the service.
    pub service: String,
    /// The id of the centre that it is about, if it is about one.
    pub centre: Option<String>,
    /// The place of the kiosk.
    pub place: String,
    /// The language that the visitor chose.
    pub language: String,
    /// The part of the day at which to call, as in the document: `morning`; if the form has asked.
    pub call_at: Option<String>,
    /// Where it stands.
    pub standing: Standing,
    /// The day on which somebody wants to be reminded of it.
    pub remind_on: Option<NaiveDate>,
    /// The name that was given, if one was.
    pub name: Option<String>,
    /// The number to call, as it was typed, if one was: that of the person to call instead, if there is one.
    pub phone: Option<String>,
    /// The reference of the request of which it reminds, if it is a reminder.
    pub reminds: Option<String>,
    /// How many requests remind of this one.
    pub reminders: u64,
}

impl Reader {
    /// Returns a page of the table.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn rows(&self, query: &Query) -> Result<Rows, BookFault> {
        todo!()
    }
}
