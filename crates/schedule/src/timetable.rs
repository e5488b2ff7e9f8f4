//! A timetable, which gives the next meetings.
//!
//! The regular meetings of each weekday are sorted by time and kept in blocks. Each block knows the
//! range of its days and its latest end. The whole block is skipped if all its series are over or
//! have not begun, or if all its meetings have ended today. Everything else is computed only when
//! needed.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::Hash;
use std::iter;

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use chrono_tz::Tz;

use super::rule::days_of;
use super::zone::{is_short, moment};
use super::{Every, Holidays, Hours, Once, Regular, Rule, Series, Span, Which};

/// The number of days after today that are searched: a year and some weeks, so that a yearly
/// meeting is always found.
pub const HORIZON_DAYS: usize = 400;

/// The number of regular meetings that are skipped together. It is about the square root of their
/// number on one day in a large city. Then looking at all blocks costs no more than looking at the
/// meetings in a few blocks.
const BLOCK_SLOTS: usize = 64;

/// One meeting of a series. Meetings sort by their start, then by series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meeting<S> {
    /// The start, as the clocks of the zone show it.
    pub start: DateTime<FixedOffset>,
    /// The series that it belongs to.
    pub series: S,
    /// The end, as the clocks of the zone show it; never before the start.
    pub end: DateTime<FixedOffset>,
}

/// The conditions of a query: the moment, and the reasons why meetings do not take place.
#[derive(Clone, Copy)]
pub struct Outlook<'a, S> {
    /// Meetings that have ended by this moment are over.
    pub after: DateTime<FixedOffset>,
    /// The zone of the local times.
    pub zone: Tz,
    /// The days without regular meetings.
    pub holidays: &'a Holidays,
    /// True if a series has no meeting at all on this day, not even one from `also_on`, because its
    /// centre is closed.
    pub is_off: &'a dyn Fn(S, NaiveDate) -> bool,
}

/// The meetings of some series, sorted once. `S` identifies a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timetable<S> {
    /// The meetings of every week on each weekday, from Monday on.
    weekly: [Day<S, Span>; 7],
    /// The other regular meetings on each weekday. They are apart, so that the many of every week,
    /// which have no more than a term, stay small.
    rarer: [Day<S, Rarely>; 7],
    /// The extra meetings of each day, sorted, without duplicates.
    also_on: BTreeMap<NaiveDate, Vec<Slot<S>>>,
    /// The series that leave out this day.
    not_on: BTreeMap<NaiveDate, BTreeSet<S>>,
    /// For each series that has a meeting, a day after which it has no more; sorted.
    ends: Vec<NaiveDate>,
}

/// The regular meetings of one weekday with their dates, sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Day<S, D>(Vec<Block<S, D>>);

/// At most [`BLOCK_SLOTS`] consecutive regular meetings, and their range.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Block<S, D> {
    /// The time from the first day of any of them to the last day of any of them.
    term: Span,
    /// The latest end of any of them.
    to: NaiveTime,
    slots: Vec<(Slot<S>, D)>,
}

/// A time on one day. Its fields are in the order in which meetings are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Slot<S> {
    from: NaiveTime,
    series: S,
    to: NaiveTime,
}

/// The dates of regular meetings on one day of the week.
trait Dates: Copy + Ord {
    /// Returns the time within which they are.
    fn term(self) -> Span;

    /// True if the day is one of these. It must be on the right day of the week.
    fn hold(self, date: NaiveDate) -> bool;
}

/// The dates of meetings that are not every week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rarely {
    term: Span,
    weeks: Weeks,
}

/// The weeks of a term in which there is a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weeks {
    /// The week in which the term begins, and then every so many weeks.
    Every(u8),
    Monthly(Which),
}

impl<S> Meeting<S> {
    /// True if it has begun and not ended.
    #[must_use]
    pub fn is_on(&self, now: DateTime<FixedOffset>) -> bool {
        self.start < now && now < self.end
    }
}

impl<S: Copy + Ord + Hash> Timetable<S> {
    /// Makes the timetable of some series, each with the value that identifies it in its meetings.
    #[must_use]
    pub fn new<'s>(series: impl IntoIterator<Item = (S, &'s Series)>) -> Self {
        let mut weekly: [Vec<(Slot<S>, Span)>; 7] = Default::default();
        let mut rarer: [Vec<(Slot<S>, Rarely)>; 7] = Default::default();
        let mut also_on: BTreeMap<NaiveDate, Vec<Slot<S>>> = BTreeMap::new();
        let mut not_on: BTreeMap<NaiveDate, BTreeSet<S>> = BTreeMap::new();
        let mut ends = Vec::new();
        for (name, one) in series {
            for term in one.terms() {
                for Regular {
                    rule, day, hours, ..
                } in &one.regular
                {
                    let (at, slot) = (index_of(*day), Slot::new(name, *hours));
                    match rule {
                        Rule::Weekly => weekly[at].push((slot, term)),
                        Rule::Every(every) => {
                            let dates = Rarely::every(*every, term).map(|dates| (slot, dates));
                            rarer[at].extend(dates);
                        }
                        Rule::Monthly(which) => {
                            rarer[at].push((slot, Rarely::monthly(*which, term)));
                        }
                    }
                }
            }
            for Once { date, hours, .. } in &one.also_on {
                also_on
                    .entry(*date)
                    .or_default()
                    .push(Slot::new(name, *hours));
            }
            for date in &one.not_on {
                not_on.entry(*date).or_default().insert(name);
            }
            let last_week = (!one.regular.is_empty()).then_some(one.term().until);
            let last_once = one.also_on.iter().map(|once| once.date).max();
            ends.extend(last_week.max(last_once));
        }
        for slots in also_on.values_mut() {
            slots.sort_unstable();
            slots.dedup();
        }
        ends.sort_unstable();
        Self {
            weekly: weekly.map(Day::new),
            rarer: rarer.map(Day::new),
            also_on,
            not_on,
            ends,
        }
    }

    /// Returns the meetings that are not over, up to [`HORIZON_DAYS`] after today. If a weekday is
    /// given, only its meetings are returned. They are sorted by day, then by start, then by
    /// series.
    ///
    /// They are computed one by one, when they are needed.
    pub fn meetings<'a>(
        &'a self,
        outlook: Outlook<'a, S>,
        weekday: Option<Weekday>,
    ) -> impl Iterator<Item = Meeting<S>> + 'a {
        outlook
            .days(weekday)
            .flat_map(move |date| self.on(outlook, date))
    }

    /// Returns the first of the [`meetings`](Self::meetings) of each series, in their order, and at
    /// most `limit` of them.
    #[must_use]
    pub fn next_of_each(
        &self,
        outlook: Outlook<'_, S>,
        weekday: Option<Weekday>,
        limit: usize,
    ) -> Vec<Meeting<S>> {
        let today = outlook.local().date();
        let are_over = self.ends.partition_point(|end| *end < today);
        // This stops the search when every series was found. The horizon may be far away.
        let limit = limit.min(self.ends.len() - are_over);
        let (mut next, mut seen) = (Vec::new(), HashSet::new());
        for date in outlook.days(weekday) {
            let wanted = limit - next.len();
            if wanted == 0 {
                break;
            }
            // A series that was found is skipped before anything is computed for it.
            let is_off = |series, date| seen.contains(&series) || (outlook.is_off)(series, date);
            let outlook = Outlook {
                is_off: &is_off,
                ..outlook
            };
            let mut on_the_day = HashSet::new();
            let meetings = self.on(outlook, date);
            let first = meetings.filter(|meeting| on_the_day.insert(meeting.series));
            next.extend(first.take(wanted));
            seen.extend(on_the_day);
        }
        next
    }

    /// Returns the meetings of one day that are not over, sorted by start, then by series.
    pub fn on<'a>(
        &'a self,
        outlook: Outlook<'a, S>,
        date: NaiveDate,
    ) -> impl Iterator<Item = Meeting<S>> + 'a {
        let now = outlook.local();
        let is_short = is_short(outlook.zone, date);
        // On a day with a skipped hour, local times do not show which of two moments is later.
        let may_be_left = move |to| is_short || date.and_time(to) > now;
        let mut meetings = self
            .slots(outlook, date, may_be_left)
            .map(move |slot| slot.meeting(outlook.zone, date))
            .filter(move |meeting| meeting.end > outlook.after);
        let mut sorted = Vec::new();
        if is_short {
            sorted.extend(meetings.by_ref());
            sorted.sort_unstable();
            sorted.dedup();
        }
        sorted.into_iter().chain(meetings)
    }

    /// Returns the slots of the meetings that take place on a day, sorted. `may_be_left` tells from
    /// the end of a meeting if it may not be over yet.
    fn slots<'a>(
        &'a self,
        outlook: Outlook<'a, S>,
        date: NaiveDate,
        may_be_left: impl Fn(NaiveTime) -> bool + Copy + 'a,
    ) -> impl Iterator<Item = Slot<S>> + 'a {
        let at = index_of(date.weekday());
        let is_working_day = outlook.holidays.find(date).is_none();
        let left_out = self.not_on.get(&date);
        let takes_place =
            move |slot: &Slot<S>| left_out.is_none_or(|series| !series.contains(&slot.series));
        let weekly = is_working_day.then_some(&self.weekly[at]).into_iter();
        let weekly = weekly.flat_map(move |day| day.on(date, may_be_left));
        let rarer = is_working_day.then_some(&self.rarer[at]).into_iter();
        let rarer = rarer.flat_map(move |day| day.on(date, may_be_left));
        let once = self.also_on.get(&date).into_iter().flatten().copied();
        let others = merged(rarer.filter(takes_place), once);
        merged(weekly.filter(takes_place), others)
            .filter(move |slot| !(outlook.is_off)(slot.series, date))
    }
}

impl<S> Outlook<'_, S> {
    /// Returns today and the days up to the horizon, only those on `weekday` if it is given.
    fn days(&self, weekday: Option<Weekday>) -> impl Iterator<Item = NaiveDate> + use<S> {
        let days = self.local().date().iter_days().take(HORIZON_DAYS + 1);
        days.filter(move |date| weekday.is_none_or(|weekday| date.weekday() == weekday))
    }

    /// Returns the local time of the moment.
    pub(super) fn local(&self) -> NaiveDateTime {
        self.after.with_timezone(&self.zone).naive_local()
    }
}

impl<S: Copy + Ord, D: Dates> Day<S, D> {
    fn new(mut slots: Vec<(Slot<S>, D)>) -> Self {
        slots.sort_unstable();
        slots.dedup();
        Self(slots.chunks(BLOCK_SLOTS).filter_map(Block::new).collect())
    }

    /// Returns the slots whose dates include this day and whose end passes `may_be_left`, sorted.
    fn on<'a>(
        &'a self,
        date: NaiveDate,
        may_be_left: impl Fn(NaiveTime) -> bool + Copy + 'a,
    ) -> impl Iterator<Item = Slot<S>> + 'a {
        self.0
            .iter()
            .filter(move |block| block.term.holds(date) && may_be_left(block.to))
            .flat_map(|block| &block.slots)
            .filter(move |(slot, dates)| dates.hold(date) && may_be_left(slot.to))
            .map(|(slot, _)| *slot)
    }
}

impl<S: Copy, D: Dates> Block<S, D> {
    /// Makes a block of these slots; `None` if there are none.
    fn new(slots: &[(Slot<S>, D)]) -> Option<Self> {
        let terms = || slots.iter().map(|(_, dates)| dates.term());
        Some(Self {
            term: Span {
                from: terms().map(|term| term.from).min()?,
                until: terms().map(|term| term.until).max()?,
            },
            to: slots.iter().map(|(slot, _)| slot.to).max()?,
            slots: slots.to_vec(),
        })
    }
}

impl<S> Slot<S> {
    fn new(series: S, hours: Hours) -> Self {
        Self {
            from: hours.from,
            series,
            to: hours.to,
        }
    }

    fn meeting(self, zone: Tz, date: NaiveDate) -> Meeting<S> {
        let start = moment(zone, date, self.from);
        Meeting {
            start,
            series: self.series,
            // If the clocks skip an hour, a time in it can be a later moment than a time after it.
            end: moment(zone, date, self.to).max(start),
        }
    }
}

impl Dates for Span {
    fn term(self) -> Span {
        self
    }

    fn hold(self, date: NaiveDate) -> bool {
        self.holds(date)
    }
}

impl Dates for Rarely {
    fn term(self) -> Span {
        self.term
    }

    fn hold(self, date: NaiveDate) -> bool {
        let is_week = || match self.weeks {
            Weeks::Every(weeks) => (date - self.term.from).num_days() % days_of(weeks) == 0,
            Weeks::Monthly(which) => which.falls_on(date),
        };
        self.term.holds(date) && is_week()
    }
}

impl Rarely {
    /// Returns the dates within a term; `None` if there are none.
    fn every(every: Every, term: Span) -> Option<Self> {
        let from = every.first_in(term)?;
        (from <= term.until).then_some(Self {
            term: Span { from, ..term },
            weeks: Weeks::Every(every.weeks),
        })
    }

    fn monthly(which: Which, term: Span) -> Self {
        let weeks = Weeks::Monthly(which);
        Self { term, weeks }
    }
}

fn index_of(day: Weekday) -> usize {
    day.num_days_from_monday() as usize
}

/// Merges two sorted lists of slots. A slot that is in both is in the result once, however often it is
/// in the second: several rules may give the same meeting.
fn merged<S: Copy + Ord>(
    one: impl Iterator<Item = Slot<S>>,
    other: impl Iterator<Item = Slot<S>>,
) -> impl Iterator<Item = Slot<S>> {
    let (mut one, mut other) = (one.peekable(), other.peekable());
    iter::from_fn(move || {
        let first = match (one.peek(), other.peek()) {
            (Some(a), Some(b)) => *a.min(b),
            (a, b) => *a.or(b)?,
        };
        one.next_if_eq(&first);
        while other.next_if_eq(&first).is_some() {}
        Some(first)
    })
}
