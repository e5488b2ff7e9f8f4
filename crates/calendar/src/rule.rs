//! The rules of RFC 5545, 3.8.5.3, day by day: on each day it is asked whether the rule names it. That is
//! plain to read, and a rule of ten years costs no more than a few thousand questions.

use std::ops::Range;

use calcard::icalendar::{
    ICalendarDay, ICalendarFrequency, ICalendarMonth, ICalendarRecurrenceRule, ICalendarWeekday,
};
use chrono::{Datelike as _, Days, Months, NaiveDate, NaiveDateTime, Weekday};

use super::line;
use super::{LISTED_MAX, Reason};

/// The days of a week.
const WEEK_DAYS: i64 = 7;
/// The months of a year.
const YEAR_MONTHS: u32 = 12;

/// A rule that is understood.
pub(crate) struct Rule<'r> {
    written: &'r ICalendarRecurrenceRule,
    start: NaiveDate,
    interval: i64,
    /// A month, and its days at the positions of the rule. To count them anew for each day would cost thirty
    /// times as much.
    at_positions: (NaiveDate, Vec<NaiveDate>),
}

impl<'r> Rule<'r> {
    /// Takes a rule, unless it says something that is not understood.
    pub(crate) fn new(
        rule: &'r ICalendarRecurrenceRule,
        start: NaiveDateTime,
    ) -> Result<Self, Reason> {
        if matches!(
            rule.freq,
            ICalendarFrequency::Hourly
                | ICalendarFrequency::Minutely
                | ICalendarFrequency::Secondly
        ) {
            return Err(Reason::TooOften);
        }
        let in_month = matches!(rule.freq, ICalendarFrequency::Monthly)
            || (matches!(rule.freq, ICalendarFrequency::Yearly) && !rule.bymonth.is_empty());
        let longest = [
            rule.byday.len(),
            rule.bymonthday.len(),
            rule.bymonth.len(),
            rule.bysetpos.len(),
        ];
        let counts_days = rule.byday.iter().any(|day| day.ordwk.is_some());
        let is_strange = !rule.byhour.is_empty()
            || !rule.byminute.is_empty()
            || !rule.bysecond.is_empty()
            || !rule.byyearday.is_empty()
            || !rule.byweekno.is_empty()
            || rule.rscale.is_some()
            || rule.interval == Some(0)
            || longest.into_iter().any(|listed| listed > LISTED_MAX)
            || rule.bymonth.iter().any(ICalendarMonth::is_leap)
            || ((counts_days || !rule.bysetpos.is_empty()) && !in_month)
            || (matches!(rule.freq, ICalendarFrequency::Yearly)
                && rule.bymonth.is_empty()
                && !rule.byday.is_empty());
        if is_strange {
            return Err(Reason::Rule);
        }
        Ok(Self {
            written: rule,
            start: start.date(),
            interval: rule.interval.unwrap_or(1).into(),
            at_positions: (NaiveDate::MIN, Vec::new()),
        })
    }

    /// Returns the most meetings that the rule allows.
    pub(crate) fn count(&self) -> Option<usize> {
        self.written
            .count
            .and_then(|count| usize::try_from(count).ok())
    }

    /// Returns the end that the rule tells, and whether it is in UTC, or a whole day.
    pub(crate) fn until(&self) -> Option<(NaiveDateTime, Until)> {
        let until = self.written.until.as_ref()?;
        let kind = match (until.hour, until.tz_hour) {
            (None, _) => Until::Day,
            (_, Some(_)) => Until::Utc,
            _ => Until::Local,
        };
        Some((line::local(until)?, kind))
    }

    /// True if the rule names this day.
    pub(crate) fn names(&mut self, date: NaiveDate) -> bool {
        let by_month = &self.written.bymonth;
        let is_in_month = by_month.is_empty()
            || by_month
                .iter()
                .any(|month| u32::from(month.month()) == date.month());
        let is_in_period = self.periods_since_start(date) % self.interval == 0;
        if !is_in_month || !is_in_period {
            return false;
        }
        if self.written.bysetpos.is_empty() {
            return self.names_in_period(date);
        }
        let month = date.with_day(1).unwrap_or(date);
        if self.at_positions.0 != month {
            self.at_positions = (month, self.days_at_positions(month));
        }
        self.at_positions.1.contains(&date)
    }

    /// Returns the days of a month at the positions of the rule, which are counted among all days of the month
    /// that the rest of the rule names.
    fn days_at_positions(&self, month: NaiveDate) -> Vec<NaiveDate> {
        let days: Vec<NaiveDate> = days_of_month(month)
            .filter(|day| self.names_in_period(*day))
            .collect();
        let at = |position: &i32| {
            let from_front = usize::try_from(*position)
                .ok()
                .and_then(|it| it.checked_sub(1));
            let from_back = usize::try_from(position.unsigned_abs())
                .ok()
                .and_then(|it| days.len().checked_sub(it));
            let index = if *position > 0 { from_front } else { from_back };
            index.and_then(|index| days.get(index)).copied()
        };
        self.written.bysetpos.iter().filter_map(at).collect()
    }

    /// Returns the number of days, weeks, months or years since the one of the start.
    fn periods_since_start(&self, date: NaiveDate) -> i64 {
        let months = |date: NaiveDate| {
            i64::from(date.year()) * i64::from(YEAR_MONTHS) + i64::from(date.month0())
        };
        match self.written.freq {
            ICalendarFrequency::Weekly => {
                let first = self.written.wkst.map_or(Weekday::Mon, weekday);
                let week = |date: NaiveDate| date.week(first).checked_first_day();
                let days = week(date)
                    .zip(week(self.start))
                    .map(|(a, b)| (a - b).num_days());
                days.unwrap_or(0) / WEEK_DAYS
            }
            ICalendarFrequency::Monthly => months(date) - months(self.start),
            ICalendarFrequency::Yearly => i64::from(date.year() - self.start.year()),
            _ => (date - self.start).num_days(),
        }
    }

    fn names_in_period(&self, date: NaiveDate) -> bool {
        let ICalendarRecurrenceRule {
            byday,
            bymonthday,
            freq,
            bymonth,
            ..
        } = self.written;
        if byday.is_empty() && bymonthday.is_empty() {
            return match freq {
                ICalendarFrequency::Daily => true,
                ICalendarFrequency::Weekly => date.weekday() == self.start.weekday(),
                ICalendarFrequency::Yearly => {
                    let is_month = !bymonth.is_empty() || date.month() == self.start.month();
                    is_month && date.day() == self.start.day()
                }
                _ => date.day() == self.start.day(),
            };
        }
        let is_weekday = byday.is_empty() || byday.iter().any(|day| is_day(*day, date));
        let is_day = bymonthday.is_empty() || bymonthday.iter().any(|day| is_of_month(*day, date));
        let is_month = *freq != ICalendarFrequency::Yearly
            || !bymonth.is_empty()
            || date.month() == self.start.month();
        is_weekday && is_day && is_month
    }
}

/// How the end of a rule is written.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Until {
    /// As a whole day.
    Day,
    /// In UTC.
    Utc,
    /// In the zone of the event.
    Local,
}

/// True if it is this day of the week, and this one of them in its month if it is counted.
fn is_day(day: ICalendarDay, date: NaiveDate) -> bool {
    let from_front = date.day0() / 7 + 1;
    let from_back = days_after(date) / 7 + 1;
    let is_counted = match day.ordwk {
        None => true,
        Some(number) if number > 0 => u32::try_from(number) == Ok(from_front),
        Some(number) => u32::from(number.unsigned_abs()) == from_back,
    };
    weekday(day.weekday) == date.weekday() && is_counted
}

/// True if it is this day of the month, counted from its end if it is less than 0.
fn is_of_month(day: i8, date: NaiveDate) -> bool {
    if day > 0 {
        u32::try_from(day) == Ok(date.day())
    } else {
        u32::from(day.unsigned_abs()) == days_after(date) + 1
    }
}

/// Returns the number of days that come after this one in its month.
fn days_after(date: NaiveDate) -> u32 {
    days_of(date).end - 1 - date.day()
}

fn days_of(date: NaiveDate) -> Range<u32> {
    let next = date
        .with_day(1)
        .and_then(|first| first.checked_add_months(Months::new(1)));
    let last = next.and_then(|next| next.checked_sub_days(Days::new(1)));
    1..last.map_or(31, |last| last.day()) + 1
}

fn days_of_month(date: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    days_of(date).filter_map(move |day| date.with_day(day))
}

fn weekday(day: ICalendarWeekday) -> Weekday {
    match day {
        ICalendarWeekday::Monday => Weekday::Mon,
        ICalendarWeekday::Tuesday => Weekday::Tue,
        ICalendarWeekday::Wednesday => Weekday::Wed,
        ICalendarWeekday::Thursday => Weekday::Thu,
        ICalendarWeekday::Friday => Weekday::Fri,
        ICalendarWeekday::Saturday => Weekday::Sat,
        ICalendarWeekday::Sunday => Weekday::Sun,
    }
}
