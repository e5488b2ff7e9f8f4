//! The table: requests, the oldest first, a page at a time.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::Value;
use rusqlite::{Transaction, params_from_iter};

use crate::standing::{self, COLUMNS};
use crate::values::{At, Day};
use crate::{BookFault, HandedOver, How, Near, Reader, Standing, State, card, handed, take};

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
    /// The name of whoever answers the phone instead, if somebody does.
    pub call_instead: Option<String>,
    /// The number to call, as it was typed, if one was: that of the person to call instead, if there is one.
    pub phone: Option<String>,
    /// The reference of the request of which it reminds, if it is a reminder.
    pub reminds: Option<String>,
    /// What was chosen in it, if it is a reminder: the ids of its questions with a choice, and of the choices.
    pub chosen: Vec<(String, String)>,
    /// The requests that remind of this one and have not ended, the oldest first, and at most [`NEAR_MAX`](crate::NEAR_MAX).
    pub reminders: Vec<Near>,
    /// The office that it is for, if it was handed over.
    pub handed: Option<HandedOver>,
}

impl Reader {
    /// Returns a page of the table.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn rows(&self, query: &Query) -> Result<Rows, BookFault> {
        let most = query.most.min(ROWS_MAX);
        self.connected.read(|transaction| {
            let numbers = numbers(transaction, query, most.saturating_add(1))?;
            let mut rows = Vec::with_capacity(most);
            let sql = row_sql();
            let mut statement = transaction.prepare(&sql)?;
            for number in numbers.iter().take(most) {
                let mut row = statement.query_row([number], read_row)?;
                row.reminders = reminders(transaction, &row.reference)?;
                rows.push(row);
            }
            let last = rows.last().filter(|_| numbers.len() > most);
            let next = last.map(|row| Key {
                sent_at: row.sent_at,
                id: row.id.clone(),
            });
            Ok(Rows { rows, next })
        })
    }

    /// Returns how many requests there are in each state, with this search, service and day, on all pages. All states are
    /// in it.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn counts(&self, query: &Query) -> Result<BTreeMap<State, u64>, BookFault> {
        let filter = Filter::of(query);
        self.connected
            .read(|transaction| counts(transaction, &filter))
    }
}

/// What is left of a request that is forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remainder {
    /// Its reference.
    pub reference: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// How it has ended, if it was not for another office.
    pub how: Option<How>,
}

/// The most of them that have one reference.
const REMAINDERS_MAX: usize = 50;

impl Reader {
    /// Returns what is left of the forgotten requests with this reference, whatever spaces are in it.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn forgotten(&self, reference: &str) -> Result<Vec<Remainder>, BookFault> {
        let sql = format!(
            "SELECT reference, sent_at,
                (SELECT how FROM change WHERE request = ledger.number AND how IS NOT NULL
                    ORDER BY number DESC LIMIT 1) AS how
            FROM ledger WHERE reference = ? AND forgotten_at IS NOT NULL ORDER BY sent_at, number LIMIT {REMAINDERS_MAX}"
        );
        let Some(reference) = cas_request::reference::read(reference) else {
            return Ok(Vec::new());
        };
        self.connected.read(|transaction| {
            let mut statement = transaction.prepare(&sql)?;
            let found = statement.query_map([reference], |row| {
                Ok(Remainder {
                    reference: row.get("reference")?,
                    sent_at: row.get::<_, At>("sent_at")?.0,
                    how: row.get("how")?,
                })
            })?;
            found.collect()
        })
    }
}

/// Conditions on requests, and what stands for their question marks.
struct Filter {
    conditions: Vec<&'static str>,
    values: Vec<Value>,
    /// A sign before the column of an order that has an index. With it `SQLite` does not go through that index and fetch
    /// each row from another place, which takes ten times as long when many rows have to be looked at and few are found.
    unordered: &'static str,
}

impl Filter {
    /// Returns the conditions that count for all states and pages.
    fn of(query: &Query) -> Self {
        let mut filter = Self {
            conditions: vec!["TRUE"],
            values: Vec::new(),
            unordered: if query.search.is_some() || query.due.is_some() {
                "+"
            } else {
                ""
            },
        };
        if let Some(service) = &query.service {
            filter.add("service = ?", [service.clone().into()]);
        }
        if let Some(day) = query.due {
            filter.add("remind_on <= ?", [day.to_string().into()]);
        }
        if let Some(search) = &query.search {
            let wanted = take::wanted(search);
            // A text without letters and digits finds nothing.
            if wanted.is_empty() {
                filter.add("FALSE", []);
            }
            for part in wanted {
                filter.add("instr(searched, ?) > 0", [part.into()]);
            }
        }
        filter
    }

    fn add<const N: usize>(&mut self, condition: &'static str, values: [Value; N]) {
        self.conditions.push(condition);
        self.values.extend(values);
    }

    fn sql(&self) -> String {
        self.conditions.join(" AND ")
    }
}

fn counts(
    transaction: &Transaction<'_>,
    filter: &Filter,
) -> rusqlite::Result<BTreeMap<State, u64>> {
    let sql = format!(
        "SELECT state, count(*) FROM request WHERE {} GROUP BY {}state",
        filter.sql(),
        filter.unordered
    );
    let mut statement = transaction.prepare(&sql)?;
    let counted = statement.query_map(params_from_iter(&filter.values), |row| {
        Ok((row.get::<_, State>(0)?, row.get::<_, u64>(1)?))
    })?;
    let mut counts: BTreeMap<State, u64> = State::ALL.map(|state| (state, 0)).into();
    for counted in counted {
        let (state, count) = counted?;
        counts.insert(state, count);
    }
    Ok(counts)
}

/// Returns the numbers of the requests of a page, and of one after it.
fn numbers(
    transaction: &Transaction<'_>,
    query: &Query,
    most: usize,
) -> rusqlite::Result<Vec<i64>> {
    let mut filter = Filter::of(query);
    let words: Vec<String> = query
        .states
        .iter()
        .map(|it| format!("'{}'", it.word()))
        .collect();
    let states = if words.is_empty() {
        "TRUE".to_owned()
    } else {
        format!("state IN ({})", words.join(", "))
    };
    if let Some(key) = &query.after {
        let after = "(sent_at, number) > (?, (SELECT number FROM ledger WHERE id = ?))";
        filter.add(
            after,
            [key.sent_at.timestamp().into(), key.id.clone().into()],
        );
    }
    let sql = format!(
        "SELECT number FROM request WHERE {states} AND {} ORDER BY {}sent_at, number LIMIT {most}",
        filter.sql(),
        filter.unordered,
    );
    let mut statement = transaction.prepare(&sql)?;
    let numbers = statement.query_map(params_from_iter(&filter.values), |row| row.get(0))?;
    numbers.collect()
}

fn row_sql() -> String {
    format!(
        "SELECT id, reference, ledger.sent_at AS sent_at, ledger.service AS service, centre, place, language, call_at,
            {COLUMNS}, remind_on, name, phone, reminds, {},
            (SELECT json FROM document WHERE document.request = number AND reminds IS NOT NULL) AS json,
            (SELECT iif(json_valid(json), json ->> '$.call_instead.name', NULL) FROM document
                WHERE document.request = number) AS call_instead
        FROM request JOIN ledger USING (number) LEFT JOIN handed ON handed.request = number WHERE number = ?",
        handed::COLUMNS
    )
}

fn read_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        id: row.get("id")?,
        reference: row.get("reference")?,
        sent_at: row.get::<_, At>("sent_at")?.0,
        service: row.get("service")?,
        centre: row.get("centre")?,
        place: row.get("place")?,
        language: row.get("language")?,
        call_at: row.get("call_at")?,
        standing: standing::read(row)?,
        remind_on: row.get::<_, Option<Day>>("remind_on")?.map(|it| it.0),
        name: row.get("name")?,
        call_instead: row.get("call_instead")?,
        phone: row.get("phone")?,
        reminds: row.get("reminds")?,
        chosen: row.get("json").map_or_else(|_| Vec::new(), card::chosen),
        reminders: Vec::new(),
        handed: handed::read(row)?,
    })
}

fn reminders(transaction: &Transaction<'_>, reference: &String) -> rusqlite::Result<Vec<Near>> {
    let mut near = card::near(transaction, "reminds", Some(reference))?;
    near.retain(|it| it.standing.as_ref().is_some_and(|it| !it.state.has_ended()));
    Ok(near)
}
