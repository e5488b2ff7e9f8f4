//! The card: everything about one request.

use cas_request::request::Request;
use chrono::{DateTime, NaiveDate, Utc};

use crate::{BookFault, Reader, Standing, State, Step, Trace};

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
    pub handed_to: Option<String>,
    /// The notes, the oldest first.
    pub notes: Vec<Note>,
    /// What was done, the oldest first.
    pub turns: Vec<Turn>,
    /// Who has seen it, the newest first, and at most so many as fit on a page.
    pub seen: Vec<Trace>,
    /// The requests that remind of it, the oldest first.
    pub reminders: Vec<Near>,
    /// The requests of which it may remind: those with that reference, the oldest first. References are not unique.
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
    pub deed: Step,
    /// The state before.
    pub from: State,
    /// The state after.
    pub to: State,
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
}

impl Reader {
    /// Returns the card of a request; `None` if the book does not have it, or has forgotten it.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn card(&self, id: &str) -> Result<Option<Card>, BookFault> {
        todo!()
    }
}
