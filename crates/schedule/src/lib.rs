//! Times: the next meetings of a series, and the opening hours of a place.
//!
//! A [`Series`] meets by rules: every week, every few weeks, or once a month. It does not meet on
//! public holidays, in its breaks, and on the days that it leaves out. It also meets on the days that
//! it adds. A [`Timetable`] of many series gives the next meetings from a moment on. A city has far
//! more series than a visitor reads. So the timetable is sorted once, and the cost of a query depends
//! on its answer and not on the size of the city.
//!
//! # Invariants
//! - Meetings are held at local times. When the clocks change, RFC 5545, 3.3.5 applies: a skipped
//!   time is read with the offset before the change, and of a time that comes twice the first one
//!   is meant.
//! - A meeting never ends before it begins.
//! - Nothing here depends on a city: the zone, the holidays and the closures are given with each query.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod holiday;
mod opening;
mod rule;
mod timetable;
mod written;
mod zone;

use chrono::{NaiveDate, NaiveDateTime};

pub use holiday::{Holiday, HolidayOn, Holidays, easter};
pub use opening::{Doubt, OPENING_DAYS, OnHolidays, Open, Opening, State, Usual, Why};
pub use rule::{Every, Regular, Rule, Span, Which};
pub use timetable::{HORIZON_DAYS, Meeting, Outlook, Timetable};
pub use written::{ALWAYS, BY_APPOINTMENT, Hours, Monthly, Once, OpenAt, Weekly, Wrong, date};

/// Meetings that belong together: the same people do the same thing again and again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// The meetings by a rule. They do not take place on public holidays.
    pub regular: Vec<Regular>,
    /// The first day of the regular meetings; `None` if they have always been.
    pub from: Option<NaiveDate>,
    /// The last day of the regular meetings; `None` if no end is known.
    pub until: Option<NaiveDate>,
    /// The times without regular meetings, such as the summer.
    pub breaks: Vec<Span>,
    /// The days on which the regular meetings do not take place.
    pub not_on: Vec<NaiveDate>,
    /// Meetings besides the regular ones. They take place whatever the other fields and the public
    /// holidays say. To change the hours of one meeting, leave its day out and add the meeting here.
    pub also_on: Vec<Once>,
}

impl Series {
    /// True if its last meeting has ended by `now`, in local time.
    #[must_use]
    pub fn is_over(&self, now: NaiveDateTime) -> bool {
        self.end() <= now
    }

    /// Returns the end of its last meeting, in local time: the latest possible time if no end is
    /// known, and the earliest possible time if it has no meeting. Public holidays do not count.
    #[must_use]
    pub fn end(&self) -> NaiveDateTime {
        let regular = self.regular.iter().filter_map(|regular| {
            let Some(until) = self.until else {
                return Some(NaiveDateTime::MAX);
            };
            let last = self.last(regular, until)?;
            Some(last.and_time(regular.hours.to))
        });
        let once = self.also_on.iter();
        let once = once.map(|once| once.date.and_time(once.hours.to));
        regular.chain(once).max().unwrap_or(NaiveDateTime::MIN)
    }

    /// True if no regular meeting is left in its term. Public holidays do not count.
    #[must_use]
    pub fn is_in_vain(&self) -> bool {
        let last = |regular| match self.until {
            Some(until) => self.last(regular, until),
            None => Some(NaiveDate::MAX),
        };
        !self.regular.is_empty() && self.regular.iter().all(|regular| last(regular).is_none())
    }

    /// True if it is the day of a regular meeting, unless the meeting is left out for some reason.
    #[must_use]
    pub fn is_regular_day(&self, date: NaiveDate) -> bool {
        self.term().holds(date) && self.regular.iter().any(|it| it.falls_on(date))
    }

    /// True if its regular meetings are left out on this day. Public holidays do not count.
    #[must_use]
    pub fn leaves_out(&self, date: NaiveDate) -> bool {
        self.not_on.contains(&date) || self.breaks.iter().any(|it| it.holds(date))
    }

    /// True if the meeting of this day has other hours than usual, or another place: its day is left out
    /// and added again.
    #[must_use]
    pub fn moves(&self, date: NaiveDate) -> bool {
        let is_added = self.also_on.iter().any(|once| once.date == date);
        is_added && self.is_regular_day(date) && self.leaves_out(date)
    }

    /// Returns the rule by which a meeting takes place; `None` if it is one that was added.
    #[must_use]
    pub fn rule_of<S>(&self, meeting: &Meeting<S>) -> Option<&Regular> {
        let (date, from) = (meeting.start.date_naive(), meeting.start.time());
        let mut regular = self.regular.iter();
        regular.find(|it| it.hours.from == from && it.falls_on(date) && self.term().holds(date))
    }

    /// Returns the index of the place of a meeting, if it is not the usual one of the series.
    #[must_use]
    pub fn place_of<S>(&self, meeting: &Meeting<S>) -> Option<usize> {
        if let Some(regular) = self.rule_of(meeting) {
            return regular.place;
        }
        let (date, from) = (meeting.start.date_naive(), meeting.start.time());
        let mut added = self.also_on.iter();
        added
            .find(|it| it.date == date && it.hours.from == from)?
            .place
    }

    /// Returns the time from the first to the last day of the regular meetings.
    fn term(&self) -> Span {
        Span {
            from: self.from.unwrap_or(NaiveDate::MIN),
            until: self.until.unwrap_or(NaiveDate::MAX),
        }
    }

    /// Returns the parts of the term between the breaks.
    fn terms(&self) -> Vec<Span> {
        let mut terms = vec![self.term()];
        for pause in &self.breaks {
            let cut = terms.into_iter().flat_map(|term| term.without(*pause));
            terms = cut.collect();
        }
        terms
    }

    /// Returns the last day at or before `until` with a meeting of this rule.
    fn last(&self, regular: &Regular, until: NaiveDate) -> Option<NaiveDate> {
        let term = self.term();
        let mut day = until;
        while term.holds(day) {
            let pause = self.breaks.iter().find(|it| it.holds(day));
            if let Some(pause) = pause {
                day = pause.from.pred_opt()?;
                continue;
            }
            if regular.falls_on(day) && !self.not_on.contains(&day) {
                return Some(day);
            }
            if regular.begins_after(day) {
                return None;
            }
            day = day.pred_opt()?;
        }
        None
    }
}
