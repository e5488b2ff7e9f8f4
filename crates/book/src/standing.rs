//! Where a request stands, and what may happen to it next.

use chrono::{DateTime, NaiveDate, Utc};

use crate::BookFault;
use crate::values::{At, Day};

/// The columns of a [`Standing`].
pub(crate) const COLUMNS: &str = "state, since, tries, request.how AS how, arranged_on";

/// The state of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nobody has called yet, or it was opened again.
    New,
    /// Somebody has spoken with the person.
    Called,
    /// Somebody has called, and nobody has answered. [`Standing::tries`] tells how often.
    NoAnswer,
    /// What happens next is arranged with the person.
    Arranged,
    /// It has ended. [`Standing::how`] tells how.
    Closed,
    /// It is for another office, which gets it once.
    NotOurs,
}

/// How a request has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The person has got what they asked for.
    Done,
    /// The person does not want it any more.
    Refused,
    /// The person has withdrawn it at a kiosk or on the telephone.
    Withdrawn,
    /// The person cannot be reached.
    Unreachable,
    /// The service is not meant for this person.
    NotForThem,
    /// In any other way.
    Other,
}

/// Where a request stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// Since when.
    pub since: DateTime<Utc>,
    /// How often nobody has answered since somebody spoke with the person last.
    pub tries: u32,
    /// How it has ended, if it is closed.
    pub how: Option<How>,
    /// The day that was arranged, if it is arranged for a day.
    pub arranged_on: Option<NaiveDate>,
}

/// What a clerk tells of a request.
#[derive(Clone, PartialEq, Eq)]
pub enum Change {
    /// Has spoken with the person.
    Called,
    /// Has called, and nobody has answered.
    NoAnswer,
    /// Has arranged what happens next.
    Arranged {
        /// The day, if there is one.
        on: Option<NaiveDate>,
    },
    /// It has ended.
    Closed(How),
    /// It is for another office.
    NotOurs {
        /// The id of that office.
        office: String,
    },
    /// A request that has ended goes on. One that was handed over comes back, unless the other office has it already.
    Opened,
    /// Wants to be reminded on a day, or no more.
    RemindOn(Option<NaiveDate>),
    /// Notes something down.
    Note(String),
}

/// The kind of a [`Change`], without its words: what stays in the book for years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// [`Change::Called`].
    Called,
    /// [`Change::NoAnswer`].
    NoAnswer,
    /// [`Change::Arranged`].
    Arranged,
    /// [`Change::Closed`].
    Closed(How),
    /// [`Change::NotOurs`].
    NotOurs,
    /// [`Change::Opened`].
    Opened,
    /// [`Change::RemindOn`].
    RemindOn,
    /// [`Change::Note`].
    Note,
}

impl State {
    /// All states, in the order in which a request usually goes through them.
    pub const ALL: [Self; 6] = [
        Self::New,
        Self::Called,
        Self::NoAnswer,
        Self::Arranged,
        Self::Closed,
        Self::NotOurs,
    ];

    /// Returns its word in the book.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Called => "called",
            Self::NoAnswer => "no-answer",
            Self::Arranged => "arranged",
            Self::Closed => "closed",
            Self::NotOurs => "not-ours",
        }
    }

    /// True if nothing more happens with the request, unless somebody opens it again.
    pub(crate) fn has_ended(self) -> bool {
        matches!(self, Self::Closed | Self::NotOurs)
    }
}

impl How {
    /// All ways to end.
    pub const ALL: [Self; 6] = [
        Self::Done,
        Self::Refused,
        Self::Withdrawn,
        Self::Unreachable,
        Self::NotForThem,
        Self::Other,
    ];

    /// Returns its word in the book.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Unreachable => "unreachable",
            Self::NotForThem => "not-for-them",
            Self::Other => "other",
        }
    }
}

impl Step {
    /// Returns the kind of a change.
    #[must_use]
    pub fn of(change: &Change) -> Self {
        match change {
            Change::Called => Self::Called,
            Change::NoAnswer => Self::NoAnswer,
            Change::Arranged { .. } => Self::Arranged,
            Change::Closed(how) => Self::Closed(*how),
            Change::NotOurs { .. } => Self::NotOurs,
            Change::Opened => Self::Opened,
            Change::RemindOn(_) => Self::RemindOn,
            Change::Note(_) => Self::Note,
        }
    }

    /// Returns its word in the book.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Called => "called",
            Self::NoAnswer => "no-answer",
            Self::Arranged => "arranged",
            Self::Closed(_) => "closed",
            Self::NotOurs => "not-ours",
            Self::Opened => "opened",
            Self::RemindOn => "remind-on",
            Self::Note => "note",
        }
    }

    /// Returns how a request has ended with it, if it has.
    #[must_use]
    pub fn how(self) -> Option<How> {
        match self {
            Self::Closed(how) => Some(how),
            _ => None,
        }
    }

    /// Returns the step of a word in the book; `None` if no program writes that.
    pub(crate) fn read(word: &str, how: Option<How>) -> Option<Self> {
        if let Some(how) = how {
            return (word == Self::Closed(how).word()).then_some(Self::Closed(how));
        }
        let plain = [
            Self::Called,
            Self::NoAnswer,
            Self::Arranged,
            Self::NotOurs,
            Self::Opened,
            Self::RemindOn,
            Self::Note,
        ];
        plain.into_iter().find(|it| it.word() == word)
    }
}

impl Standing {
    /// A request that was taken at this time.
    pub(crate) fn new(since: DateTime<Utc>) -> Self {
        Self {
            state: State::New,
            since,
            tries: 0,
            how: None,
            arranged_on: None,
        }
    }

    /// Returns where a request stands after a change; `None` if the change does not fit.
    ///
    /// What has ended can only be opened again, and noted down; what goes on can not be opened.
    pub(crate) fn after(&self, change: &Change, now: DateTime<Utc>) -> Option<Self> {
        let has_ended = self.state.has_ended();
        let fits = match change {
            Change::Opened => has_ended,
            Change::Note(_) => true,
            _ => !has_ended,
        };
        let to = |state| Self {
            state,
            ..Self::new(now)
        };
        fits.then(|| match change {
            Change::Called => to(State::Called),
            Change::NoAnswer => Self {
                tries: self.tries.saturating_add(1),
                ..to(State::NoAnswer)
            },
            Change::Arranged { on } => Self {
                arranged_on: *on,
                ..to(State::Arranged)
            },
            Change::Closed(how) => Self {
                how: Some(*how),
                ..to(State::Closed)
            },
            Change::NotOurs { .. } => to(State::NotOurs),
            Change::Opened => to(State::New),
            Change::RemindOn(_) | Change::Note(_) => self.clone(),
        })
    }
}

/// Reads [`COLUMNS`].
pub(crate) fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Standing> {
    Ok(Standing {
        state: row.get("state")?,
        since: row.get::<_, At>("since")?.0,
        tries: row.get("tries")?,
        how: row.get("how")?,
        arranged_on: row.get::<_, Option<Day>>("arranged_on")?.map(|it| it.0),
    })
}

/// The outcome of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The version of the request from now on.
    pub version: u32,
    /// Where it stands now.
    pub standing: Standing,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Somebody else has changed it meanwhile.
    #[error("somebody else has changed this request meanwhile; look at it anew")]
    Stale {
        /// Its version now.
        version: u32,
        /// Where it stands now.
        now: Standing,
    },
    /// A request that stands so cannot be changed in this way.
    #[error("a request in this state cannot be changed so; look at it anew")]
    NotFitting {
        /// Where it stands now.
        now: Standing,
    },
    /// The other office has it already.
    #[error("another office has this request already; call that office")]
    Delivered {
        /// The id of that office.
        office: String,
    },
    /// The book has no such request, or has forgotten it.
    #[error("there is no such request, or it is forgotten; search for its reference")]
    Unknown,
    /// The book failed.
    #[error(transparent)]
    Fault(#[from] BookFault),
}
