//! Calendars: the text of an iCalendar file in, when its events meet out.
//!
//! The lines are parsed by a library that knows what programs make of RFC 5545. What the lines mean is
//! worked out here, because programs differ there: an end in another zone than the event, a day left out
//! without its hour, a moved meeting with a number of its own. So every event is first expanded to its
//! single meetings, each in the clock of the place, with all that was moved, added and cancelled. Only
//! then a rule is looked for that says the same in fewer words ([`Series`]).
//!
//! # Invariants
//! - A series has exactly the meetings of the event, within [`AROUND_DAYS`] of the day that is given.
//! - An event that cannot be understood is told of and left out whole.
//! - Expanding ends: rules below a day are refused, and there is a limit of meetings.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]
#![forbid(unsafe_code)]

mod expanded;
mod line;
mod rule;
mod series;

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

pub use series::{Regular, Series};

/// The number of days, before and after the day that is given, in which what is repeated is expanded.
pub const AROUND_DAYS: u64 = 400;
/// The most days, months or positions that a rule may list. No rule means more: seven days of
/// the week, each counted from -5 to 5 or not at all.
pub const LISTED_MAX: usize = 77;
/// The number of days before the day that is given from which something may have been repeated.
pub const BEHIND_DAYS: u64 = 20 * 366;
/// The most meetings of one event.
pub const MEETINGS_MAX: usize = 2000;
/// The most events in a calendar.
pub const EVENTS_MAX: usize = 5000;
/// The most events in a calendar that are repeated by a rule.
pub const REPEATED_MAX: usize = 500;
/// The longest meeting, in days. It ends on the day when it begins, or at midnight.
const MEETING_DAYS_MAX: i64 = 1;

/// What is read from a calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The events that are understood, in the order of the file.
    pub events: Vec<Event>,
    /// The events that are not.
    pub refused: Vec<Refused>,
    /// The last day on which something in it was changed, if it tells.
    pub saved: Option<NaiveDate>,
}

/// An event: once, or again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What it is called.
    pub title: String,
    /// When it is.
    pub times: Times,
}

/// When an event is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Times {
    /// At hours.
    Meetings(Series),
    /// On whole days, each with the last day of its length.
    Days(Vec<(NaiveDate, NaiveDate)>),
}

/// A meeting in the clock of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meeting {
    /// Its beginning.
    pub from: NaiveDateTime,
    /// Its end, if that is known.
    pub to: Option<NaiveDateTime>,
}

/// An event that is left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What it is called.
    pub title: String,
    /// Why it is left out.
    pub why: Reason,
}

/// The reason why an event is left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// It has no beginning that can be read.
    #[error("it does not say when it begins")]
    NoBeginning,
    /// Its zone is not known.
    #[error("the zone `{0}` is not known")]
    Zone(String),
    /// Its rule is one that is not understood.
    #[error("its rule is not understood")]
    Rule,
    /// It takes place more often than every day.
    #[error("it takes place more often than every day")]
    TooOften,
    /// There are more than [`MEETINGS_MAX`], or they began more than [`BEHIND_DAYS`] ago.
    #[error("it has more than {MEETINGS_MAX} meetings, or too old ones")]
    TooMany,
    /// It ends before it begins.
    #[error("it ends before it begins")]
    Order,
    /// It goes on after midnight.
    #[error("it goes on after midnight")]
    OverMidnight,
}

/// The reason why a file is no calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It does not begin like one.
    #[error("the file is no calendar, or it is damaged")]
    NoCalendar,
    /// There are more than [`EVENTS_MAX`], or more than [`REPEATED_MAX`] that are repeated.
    #[error("the calendar has more than {EVENTS_MAX} events")]
    TooManyEvents,
}

/// The place and the day for which a calendar is read.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'r> {
    /// The zone of the place, and of times without a zone.
    pub zone: Tz,
    /// The day around which [`AROUND_DAYS`] are counted.
    pub today: NaiveDate,
    /// The beginnings of titles, in small letters, of what is cancelled: Outlook writes `Canceled:`.
    pub cancelled: &'r [String],
}

/// Reads a calendar.
///
/// # Errors
/// Why the file is none.
pub fn read(text: &str, reading: Reading<'_>) -> Result<Calendar, Fault> {
    let (parts, saved) = line::read(text, reading)?;
    let mut calendar = Calendar {
        saved,
        ..Calendar::default()
    };
    let is_repeated =
        |group: &&line::Group| matches!(&group.event, Some(Ok(event)) if !event.rules.is_empty());
    if parts.iter().filter(is_repeated).count() > REPEATED_MAX {
        return Err(Fault::TooManyEvents);
    }
    for group in parts {
        let title = group.title.clone();
        match expanded::times(group, reading) {
            Ok(Some(times)) => calendar.events.push(Event { title, times }),
            // Cancelled altogether.
            Ok(None) => {}
            Err(why) => calendar.refused.push(Refused { title, why }),
        }
    }
    Ok(calendar)
}
