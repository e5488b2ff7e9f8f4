//! When things happen: which series of meetings meets next, and when a place is open.
//!
//! A [`Series`] meets every week at the same times, but neither on a public holiday nor on the
//! days it leaves out, and once more on the days it adds. A [`Timetable`] of many series answers
//! which meetings come next, counted from a moment. A city has far more series than a visitor
//! reads, so it is put in order once, and a question costs what its answer needs, not what the
//! city offers.
//!
//! # Invariants
//! - Meetings are held at local times. What a change of the clocks does to them is said by
//!   RFC 5545, 3.3.5: a time that is skipped is taken with the offset before the change, and of a
//!   time that comes twice the first is meant.
//! - A meeting never ends before it begins.
//! - Nothing here knows a city: zone, holidays and closures are given with each question.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod holiday;
mod timetable;
mod written;
mod zone;

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime};

pub use holiday::{Holiday, HolidayOn, Holidays, easter};
pub use timetable::{HORIZON_DAYS, Meeting, Outlook, Timetable};
pub use written::{ALWAYS, Hours, Once, Open, Opening, Weekly, Wrong, date};

/// Meetings that belong together: the same people do the same thing every week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// When it meets every week, except on public holidays.
    pub weekly: Vec<Weekly>,
    /// The first day of the weekly meetings; `None` if they have always been.
    pub from: Option<NaiveDate>,
    /// The last day of the weekly meetings; `None` if no end is known.
    pub until: Option<NaiveDate>,
    /// The days without their weekly meetings.
    pub not_on: Vec<NaiveDate>,
    /// Meetings besides the weekly ones. They stand whatever the other fields and the public
    /// holidays say: who changes the hours of one meeting leaves its day out and adds it here.
    pub also_on: Vec<Once>,
}

impl Weekly {
    /// Its last day, if it ends with `until`.
    fn last_until(&self, until: NaiveDate) -> NaiveDate {
        let after = until.weekday().days_since(self.day);
        until
            .checked_sub_days(Days::new(after.into()))
            .unwrap_or(until)
    }
}

impl Series {
    /// Whether its last meeting has ended by `now`, in local time.
    #[must_use]
    pub fn is_over(&self, now: NaiveDateTime) -> bool {
        self.end() <= now
    }

    /// When its last meeting ends, in local time: never if no end is known, and before all times if
    /// it has none.
    #[must_use]
    pub fn end(&self) -> NaiveDateTime {
        let weekly = self.weekly.iter().map(|weekly| {
            let last = self.until.map(|until| weekly.last_until(until));
            last.map_or(NaiveDateTime::MAX, |last| last.and_time(weekly.hours.to))
        });
        let once = self.also_on.iter();
        let once = once.map(|once| once.date.and_time(once.hours.to));
        weekly.chain(once).max().unwrap_or(NaiveDateTime::MIN)
    }

    /// Whether a meeting of it is one that comes every week.
    #[must_use]
    pub fn is_weekly<S>(&self, meeting: &Meeting<S>) -> bool {
        let (day, from) = (meeting.start.weekday(), meeting.start.time());
        self.weekly
            .iter()
            .any(|it| it.day == day && it.hours.from == from)
    }
}
