//! Times: the next meetings of a series, and the opening hours of a place.
//!
//! A [`Series`] meets every week at the same times, except on public holidays and on the days that it
//! leaves out. It also meets on the days that it adds. A [`Timetable`] of many series gives the next
//! meetings from a moment on. A city has far more series than a visitor reads. So the timetable is
//! sorted once, and the cost of a query depends on its answer and not on the size of the city.
//!
//! # Invariants
//! - Meetings are held at local times. When the clocks change, RFC 5545, 3.3.5 applies: a skipped
//!   time is read with the offset before the change, and of a time that comes twice the first one
//!   is meant.
//! - A meeting never ends before it begins.
//! - Nothing here depends on a city: the zone, the holidays and the closures are given with each query.

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
    /// The weekly meetings. They do not take place on public holidays.
    pub weekly: Vec<Weekly>,
    /// The first day of the weekly meetings; `None` if they have always been.
    pub from: Option<NaiveDate>,
    /// The last day of the weekly meetings; `None` if no end is known.
    pub until: Option<NaiveDate>,
    /// The days on which the weekly meetings do not take place.
    pub not_on: Vec<NaiveDate>,
    /// Meetings besides the weekly ones. They take place whatever the other fields and the public
    /// holidays say. To change the hours of one meeting, leave its day out and add the meeting here.
    pub also_on: Vec<Once>,
}

impl Weekly {
    /// Returns its last day, if the series ends with `until`.
    fn last_until(&self, until: NaiveDate) -> NaiveDate {
        let after = until.weekday().days_since(self.day);
        until
            .checked_sub_days(Days::new(after.into()))
            .unwrap_or(until)
    }
}

impl Series {
    /// True if its last meeting has ended by `now`, in local time.
    #[must_use]
    pub fn is_over(&self, now: NaiveDateTime) -> bool {
        self.end() <= now
    }

    /// Returns the end of its last meeting, in local time: the latest possible time if no end is
    /// known, and the earliest possible time if it has no meeting.
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

    /// True if this meeting is one of its weekly meetings.
    #[must_use]
    pub fn is_weekly<S>(&self, meeting: &Meeting<S>) -> bool {
        let (day, from) = (meeting.start.weekday(), meeting.start.time());
        self.weekly
            .iter()
            .any(|it| it.day == day && it.hours.from == from)
    }
}
