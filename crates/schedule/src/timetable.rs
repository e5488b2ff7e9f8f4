//! Which meetings come next.
//!
//! The weekly meetings of each weekday lie in order of their times, in blocks that know how far
//! they reach: a block of series that are over or have not begun, or of meetings that ended this
//! morning, is passed over as a whole. All else is worked out only for what is asked for.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::Hash;
use std::iter;

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use chrono_tz::Tz;

use super::zone::{is_short, moment};
use super::{Holidays, Hours, Once, Series, Weekly};

/// How many days after today are looked at: a year and some weeks, so that what takes place once
/// a year is found at any time.
pub const HORIZON_DAYS: usize = 400;

/// How many weekly meetings are passed over at once: about the root of how many there are on one
/// day in a large city, so that looking at all the blocks costs no more than at a few whole ones.
const BLOCK_SLOTS: usize = 64;

/// One meeting of a series. Meetings sort by their start, then by series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meeting<S> {
    /// When it begins, as the clocks of the zone show it.
    pub start: DateTime<FixedOffset>,
    /// Which series it is of.
    pub series: S,
    /// When it ends, as the clocks of the zone show it; never before it begins.
    pub end: DateTime<FixedOffset>,
}

/// From where one looks ahead: the moment, and what keeps meetings from taking place.
#[derive(Clone, Copy)]
pub struct Outlook<'a, S> {
    /// Meetings that have ended by this moment are over.
    pub after: DateTime<FixedOffset>,
    /// In which zone the local times are.
    pub zone: Tz,
    /// The days without weekly meetings.
    pub holidays: &'a Holidays,
    /// Whether a series has no meeting on this day at all, not even one that is `also_on`: its centre is
    /// closed.
    pub is_off: &'a dyn Fn(S, NaiveDate) -> bool,
}

/// The meetings of some series, put in order once. `S` is what tells the series apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timetable<S> {
    /// From Monday on.
    weekly: [Day<S>; 7],
    /// In order on each day, each slot once.
    also_on: BTreeMap<NaiveDate, Vec<Slot<S>>>,
    /// The series that leave out a day.
    not_on: BTreeMap<NaiveDate, BTreeSet<S>>,
    /// In order, after which day each series that has a meeting at all certainly has no more.
    ends: Vec<NaiveDate>,
}

/// The weekly meetings of one weekday, in order, each slot once in a term.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Day<S>(Vec<Block<S>>);

/// At most [`BLOCK_SLOTS`] weekly meetings that follow each other, and how far they reach.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Block<S> {
    /// From the first day of any until the last day of any.
    term: Term,
    /// The latest end of any.
    to: NaiveTime,
    slots: Vec<(Slot<S>, Term)>,
}

/// A time on one day. The order of the fields is that of the meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Slot<S> {
    from: NaiveTime,
    series: S,
    to: NaiveTime,
}

/// The first and the last day of weekly meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Term {
    from: NaiveDate,
    until: NaiveDate,
}

impl<S> Meeting<S> {
    /// Whether it has begun and not ended.
    #[must_use]
    pub fn is_on(&self, now: DateTime<FixedOffset>) -> bool {
        self.start < now && now < self.end
    }
}

impl<S: Copy + Ord + Hash> Timetable<S> {
    /// The timetable of any series, each with what its meetings name it by.
    #[must_use]
    pub fn new<'s>(series: impl IntoIterator<Item = (S, &'s Series)>) -> Self {
        let mut weekly: [Vec<(Slot<S>, Term)>; 7] = Default::default();
        let mut also_on: BTreeMap<NaiveDate, Vec<Slot<S>>> = BTreeMap::new();
        let mut not_on: BTreeMap<NaiveDate, BTreeSet<S>> = BTreeMap::new();
        let mut ends = Vec::new();
        for (name, one) in series {
            let term = Term::of(one);
            for Weekly { day, hours } in &one.weekly {
                weekly[index_of(*day)].push((Slot::new(name, *hours), term));
            }
            for Once { date, hours } in &one.also_on {
                also_on
                    .entry(*date)
                    .or_default()
                    .push(Slot::new(name, *hours));
            }
            for date in &one.not_on {
                not_on.entry(*date).or_default().insert(name);
            }
            let last_week = (!one.weekly.is_empty()).then_some(term.until);
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
            also_on,
            not_on,
            ends,
        }
    }

    /// The meetings that are not over, up to [`HORIZON_DAYS`] after today, on one weekday if
    /// there is one: day by day, and on each day in order of their start, then of their series.
    ///
    /// They are worked out one by one as they are asked for.
    pub fn meetings<'a>(
        &'a self,
        outlook: Outlook<'a, S>,
        weekday: Option<Weekday>,
    ) -> impl Iterator<Item = Meeting<S>> + 'a {
        outlook
            .days(weekday)
            .flat_map(move |date| self.on(outlook, date))
    }

    /// The first of the [`meetings`](Self::meetings) of each series, in their order, and no more
    /// than `limit`.
    #[must_use]
    pub fn next_of_each(
        &self,
        outlook: Outlook<'_, S>,
        weekday: Option<Weekday>,
        limit: usize,
    ) -> Vec<Meeting<S>> {
        let today = outlook.local().date();
        let are_over = self.ends.partition_point(|end| *end < today);
        // Nothing is looked for once every series was seen: the horizon is far away.
        let limit = limit.min(self.ends.len() - are_over);
        let (mut next, mut seen) = (Vec::new(), HashSet::new());
        for date in outlook.days(weekday) {
            let wanted = limit - next.len();
            if wanted == 0 {
                break;
            }
            // What was seen is passed over before anything is worked out for it.
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

    /// The meetings of one day that are not over, in order of their start, then of their series.
    pub fn on<'a>(
        &'a self,
        outlook: Outlook<'a, S>,
        date: NaiveDate,
    ) -> impl Iterator<Item = Meeting<S>> + 'a {
        let now = outlook.local();
        let is_short = is_short(outlook.zone, date);
        // On a short day a local time does not tell which of two moments is the later one.
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

    /// The slots in which something takes place on a day, in order, without those whose end
    /// `may_be_left` does not want.
    fn slots<'a>(
        &'a self,
        outlook: Outlook<'a, S>,
        date: NaiveDate,
        may_be_left: impl Fn(NaiveTime) -> bool + Copy + 'a,
    ) -> impl Iterator<Item = Slot<S>> + 'a {
        let day = &self.weekly[index_of(date.weekday())];
        let day = outlook.holidays.find(date).is_none().then_some(day);
        let left_out = self.not_on.get(&date);
        let weekly = day
            .into_iter()
            .flat_map(move |day| day.on(date, may_be_left))
            .filter(move |slot| left_out.is_none_or(|series| !series.contains(&slot.series)));
        let once = self.also_on.get(&date).into_iter().flatten().copied();
        merged(weekly, once).filter(move |slot| !(outlook.is_off)(slot.series, date))
    }
}

impl<S> Outlook<'_, S> {
    /// Today and the days up to the horizon, or those of them that are this weekday.
    fn days(&self, weekday: Option<Weekday>) -> impl Iterator<Item = NaiveDate> + use<S> {
        let days = self.local().date().iter_days().take(HORIZON_DAYS + 1);
        days.filter(move |date| weekday.is_none_or(|weekday| date.weekday() == weekday))
    }

    /// What the clocks of the zone show.
    fn local(&self) -> NaiveDateTime {
        self.after.with_timezone(&self.zone).naive_local()
    }
}

impl<S: Copy + Ord> Day<S> {
    fn new(mut slots: Vec<(Slot<S>, Term)>) -> Self {
        slots.sort_unstable();
        slots.dedup();
        Self(slots.chunks(BLOCK_SLOTS).filter_map(Block::new).collect())
    }

    /// The slots of the terms that hold on a day and whose end `may_be_left` wants, in order.
    fn on<'a>(
        &'a self,
        date: NaiveDate,
        may_be_left: impl Fn(NaiveTime) -> bool + Copy + 'a,
    ) -> impl Iterator<Item = Slot<S>> + 'a {
        let is_wanted = move |term: Term, to| term.holds(date) && may_be_left(to);
        self.0
            .iter()
            .filter(move |block| is_wanted(block.term, block.to))
            .flat_map(|block| &block.slots)
            .filter(move |(slot, term)| is_wanted(*term, slot.to))
            .map(|(slot, _)| *slot)
    }
}

impl<S: Copy> Block<S> {
    /// `None` where there are no slots.
    fn new(slots: &[(Slot<S>, Term)]) -> Option<Self> {
        let terms = || slots.iter().map(|(_, term)| term);
        Some(Self {
            term: Term {
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
            // Where the clocks skip an hour, its last minutes are later than the hour after it.
            end: moment(zone, date, self.to).max(start),
        }
    }
}

impl Term {
    fn of(series: &Series) -> Self {
        Self {
            from: series.from.unwrap_or(NaiveDate::MIN),
            until: series.until.unwrap_or(NaiveDate::MAX),
        }
    }

    fn holds(self, date: NaiveDate) -> bool {
        (self.from..=self.until).contains(&date)
    }
}

fn index_of(day: Weekday) -> usize {
    day.num_days_from_monday() as usize
}

/// Two runs of slots in order made into one; a slot that is in both is in it once.
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
        other.next_if_eq(&first);
        Some(first)
    })
}
