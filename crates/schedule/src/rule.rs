//! The rules by which a series meets again and again.

use chrono::{Datelike as _, Days, NaiveDate, TimeDelta, Weekday};

use super::{Hours, Monthly, Weekly};

/// The days of a week.
const WEEK_DAYS: u32 = 7;

/// Meetings on one day of the week, again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Regular {
    /// The weeks in which they take place.
    pub rule: Rule,
    /// The day of the week.
    pub day: Weekday,
    /// The hours.
    pub hours: Hours,
    /// The index of the place, if it is not the usual one of the series.
    pub place: Option<usize>,
}

/// The weeks in which a series meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Every week.
    Weekly,
    /// Every second, third, … week.
    Every(Every),
    /// Once a month.
    Monthly(Which),
}

/// Every second, third, … week, counted from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Every {
    /// The number of weeks from one meeting to the next.
    pub weeks: u8,
    /// The day of the first meeting.
    pub starting: NaiveDate,
}

/// One of the days in a month that have the same name: the first Monday, the last Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Which {
    /// The first.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// The fourth.
    Fourth,
    /// The last: the fourth or the fifth.
    Last,
}

/// Some days in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

impl From<Weekly> for Regular {
    fn from(Weekly { day, hours }: Weekly) -> Self {
        Self {
            rule: Rule::Weekly,
            day,
            hours,
            place: None,
        }
    }
}

impl From<Monthly> for Regular {
    fn from(Monthly { which, day, hours }: Monthly) -> Self {
        Self {
            rule: Rule::Monthly(which),
            day,
            hours,
            place: None,
        }
    }
}

impl Regular {
    /// True if the rule has a meeting on this day.
    #[must_use]
    pub fn falls_on(&self, date: NaiveDate) -> bool {
        date.weekday() == self.day && self.rule.falls_on(date)
    }

    /// True if the first meeting of the rule is after this day.
    pub(super) fn begins_after(&self, date: NaiveDate) -> bool {
        matches!(self.rule, Rule::Every(every) if date < every.starting)
    }
}

impl Rule {
    /// True if the rule has a meeting on this day, provided that it is the right day of the week.
    #[must_use]
    pub fn falls_on(self, date: NaiveDate) -> bool {
        match self {
            Self::Weekly => true,
            Self::Every(every) => every.falls_on(date),
            Self::Monthly(which) => which.falls_on(date),
        }
    }
}

impl Every {
    /// True if it is so many weeks after the first day, or a multiple.
    fn falls_on(self, date: NaiveDate) -> bool {
        self.starting <= date && (date - self.starting).num_days() % self.days() == 0
    }

    /// Returns its first day in a time, or a day after that time.
    pub(super) fn first_in(self, span: Span) -> Option<NaiveDate> {
        let late = (span.from - self.starting).num_days();
        let wait = if late <= 0 {
            0
        } else {
            (-late).rem_euclid(self.days())
        };
        span.from
            .max(self.starting)
            .checked_add_signed(TimeDelta::try_days(wait)?)
    }

    fn days(self) -> i64 {
        days_of(self.weeks)
    }
}

/// Returns the number of days in so many weeks, and in one week if there are none.
pub(super) fn days_of(weeks: u8) -> i64 {
    i64::from(WEEK_DAYS) * i64::from(weeks.max(1))
}

impl Which {
    /// True if the day is the first, second, … of its name in its month.
    pub(super) fn falls_on(self, date: NaiveDate) -> bool {
        let before = date.day0() / WEEK_DAYS;
        match self {
            Self::First => before == 0,
            Self::Second => before == 1,
            Self::Third => before == 2,
            Self::Fourth => before == 3,
            Self::Last => {
                let next = date.checked_add_days(Days::new(u64::from(WEEK_DAYS)));
                next.is_none_or(|next| next.month() != date.month())
            }
        }
    }
}

impl Span {
    /// True if the day is one of these.
    #[must_use]
    pub fn holds(self, date: NaiveDate) -> bool {
        (self.from..=self.until).contains(&date)
    }

    /// True if both have at least one day in common.
    pub(super) fn shares_a_day(self, other: Self) -> bool {
        self.from <= other.until && other.from <= self.until
    }

    /// Returns the days before and the days after another span.
    pub(super) fn without(self, other: Self) -> impl Iterator<Item = Self> {
        if !self.shares_a_day(other) {
            return [Some(self), None].into_iter().flatten();
        }
        let before = other.from.pred_opt().map(|until| Self { until, ..self });
        let after = other.until.succ_opt().map(|from| Self { from, ..self });
        let is_some = |span: &Self| span.from <= span.until;
        [before.filter(is_some), after.filter(is_some)]
            .into_iter()
            .flatten()
    }
}
