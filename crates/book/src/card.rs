//! The card: everything about one request.

use cas_request::request::{Given, Request};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{OptionalExtension as _, Transaction};

use crate::standing::{self, COLUMNS};
use crate::values::{At, Day, Document};
use crate::{BookFault, HandedOver, Reader, Standing, State, Step, Trace, audit, handed};

/// The most of those who have seen a request that are on its card.
pub const SEEN_MAX: usize = 50;
/// The most requests near another that are on its card, before it and after it.
pub const NEAR_MAX: usize = 50;

/// Everything about one request.
pub struct Card {
    /// The document.
    pub request: Request,
    /// When it was taken.
    pub taken_at: DateTime<Utc>,
    /// Where it stands.
    pub standing: Standing,
    /// Its version, for the next change.
    pub version: u32,
    /// The day on which somebody wants to be reminded of it.
    pub remind_on: Option<NaiveDate>,
    /// The office that it is for, if it was handed over.
    pub handed: Option<HandedOver>,
    /// The notes, the oldest first.
    pub notes: Vec<Note>,
    /// What was done, the oldest first.
    pub turns: Vec<Turn>,
    /// Who has seen it, the newest first, and at most [`SEEN_MAX`].
    pub seen: Vec<Trace>,
    /// The requests that remind of it, the oldest first, and at most [`NEAR_MAX`].
    pub reminders: Vec<Near>,
    /// The requests of which it may remind: those with that reference, the oldest first, and at most
    /// [`NEAR_MAX`]. References are not unique.
    pub earlier: Vec<Near>,
}

/// A note of a clerk.
#[derive(Clone, PartialEq, Eq)]
pub struct Note {
    /// When it was written.
    pub at: DateTime<Utc>,
    /// The user who wrote it.
    pub who: String,
    /// Its text.
    pub text: String,
}

/// What was done with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// When.
    pub at: DateTime<Utc>,
    /// The user who did it.
    pub who: String,
    /// What.
    pub step: Step,
    /// The state before.
    pub from: State,
    /// The state after.
    pub to: State,
    /// The day for which something was arranged with it, if it was for a day.
    pub arranged_on: Option<NaiveDate>,
    /// The id of the office to which the request was handed over with it, if it was.
    pub office: Option<String>,
}

/// A request that has to do with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// Its id.
    pub id: String,
    /// Its reference.
    pub reference: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// The id of the service.
    pub service: String,
    /// Where it stands; `None` if it is forgotten.
    pub standing: Option<Standing>,
    /// The ids of its questions with a choice, and of what was chosen: why somebody reminds is one of them.
    pub chosen: Vec<(String, String)>,
}

impl Reader {
    /// Returns the card of a request; `None` if the book does not have it, or has forgotten it.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn card(&self, id: &str) -> Result<Option<Card>, BookFault> {
        self.connected.read(|transaction| {
            let card = part(transaction, id)?;
            card.map(|(number, card)| with_rest(transaction, number, card))
                .transpose()
        })
    }
}

/// Reads what stands in the tables with one row for each request.
fn part(transaction: &Transaction<'_>, id: &str) -> rusqlite::Result<Option<(i64, Card)>> {
    let sql = format!(
        "SELECT request.number, json, taken_at, {COLUMNS}, version, remind_on, {}
        FROM ledger JOIN request USING (number) JOIN document ON document.request = request.number
        LEFT JOIN handed ON handed.request = request.number
        WHERE id = ?",
        handed::COLUMNS
    );
    let read = transaction.query_row(&sql, [id], |row| {
        let card = Card {
            request: row.get::<_, Document>("json")?.0,
            taken_at: row.get::<_, At>("taken_at")?.0,
            standing: standing::read(row)?,
            version: row.get("version")?,
            remind_on: row.get::<_, Option<Day>>("remind_on")?.map(|it| it.0),
            handed: handed::read(row)?,
            notes: Vec::new(),
            turns: Vec::new(),
            seen: Vec::new(),
            reminders: Vec::new(),
            earlier: Vec::new(),
        };
        Ok((row.get("number")?, card))
    });
    read.optional()
}

fn with_rest(transaction: &Transaction<'_>, number: i64, card: Card) -> rusqlite::Result<Card> {
    let reference = &card.request.reference;
    let reminders = near(transaction, "reminds", Some(reference))?;
    let earlier = near(transaction, "reference", card.request.reminds.as_ref())?;
    Ok(Card {
        notes: notes(transaction, number)?,
        turns: turns(transaction, number)?,
        seen: audit::seen(transaction, number, SEEN_MAX)?,
        reminders,
        earlier,
        ..card
    })
}

fn notes(transaction: &Transaction<'_>, number: i64) -> rusqlite::Result<Vec<Note>> {
    let sql = "SELECT at, who, text FROM note WHERE request = ? ORDER BY number";
    let mut statement = transaction.prepare(sql)?;
    let notes = statement.query_map([number], |row| {
        Ok(Note {
            at: row.get::<_, At>("at")?.0,
            who: row.get("who")?,
            text: row.get("text")?,
        })
    })?;
    notes.collect()
}

fn turns(transaction: &Transaction<'_>, number: i64) -> rusqlite::Result<Vec<Turn>> {
    let sql = "SELECT at, who, step, how, before, after, arranged_on, office
        FROM change WHERE request = ? ORDER BY number";
    let mut statement = transaction.prepare(sql)?;
    let turns = statement.query_map([number], |row| {
        Ok(Turn {
            at: row.get::<_, At>("at")?.0,
            who: row.get("who")?,
            step: audit::read_step(row)?,
            from: row.get("before")?,
            to: row.get("after")?,
            arranged_on: row.get::<_, Option<Day>>("arranged_on")?.map(|it| it.0),
            office: row.get("office")?,
        })
    })?;
    turns.collect()
}

/// Returns the requests of which this column is this reference, also if they are forgotten.
pub(crate) fn near(
    transaction: &Transaction<'_>,
    column: &'static str,
    reference: Option<&String>,
) -> rusqlite::Result<Vec<Near>> {
    let sql = format!(
        "SELECT id, reference, ledger.sent_at AS sent_at, ledger.service AS service, {COLUMNS}, json
        FROM ledger LEFT JOIN request USING (number) LEFT JOIN document ON document.request = number
        WHERE {column} = ? ORDER BY ledger.sent_at, number LIMIT {NEAR_MAX}"
    );
    let mut statement = transaction.prepare(&sql)?;
    let near = statement.query_map([reference], |row| {
        let state: Option<State> = row.get("state")?;
        Ok(Near {
            id: row.get("id")?,
            reference: row.get("reference")?,
            sent_at: row.get::<_, At>("sent_at")?.0,
            service: row.get("service")?,
            standing: state.map(|_| standing::read(row)).transpose()?,
            // That a document is damaged is told on its own card.
            chosen: row.get("json").map_or_else(|_| Vec::new(), chosen),
        })
    })?;
    near.collect()
}

/// Returns the ids of the questions with a choice, and of what was chosen.
pub(crate) fn chosen(document: Option<Document>) -> Vec<(String, String)> {
    let answers = document.into_iter().flat_map(|it| it.0.answers);
    let chosen = answers.filter_map(|it| match it.answer {
        Given::Choice { chosen } => Some((it.question, chosen)),
        _ => None,
    });
    chosen.collect()
}
