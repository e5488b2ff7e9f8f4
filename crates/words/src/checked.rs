//! When a fact was last known to be true, as exactly as its source says and no more.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};

/// A day, or no more than a month or a year, where the source says no more: `2026-03-06`,
/// `"2026-03"`, `"2018"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: Option<u32>,
    /// The day of the month.
    pub day: Option<u32>,
}

impl Checked {
    /// What [`Display`](fmt::Display) writes, or `None` if it is no date of the calendar.
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        let (first_day, has_month, has_day) = match words.len() {
            4 => (format!("{words}-01-01"), false, false),
            7 => (format!("{words}-01"), true, false),
            _ => (words.to_owned(), true, true),
        };
        let date: NaiveDate = first_day.parse().ok()?;
        // chrono also takes spaces, signs and single digits.
        (date.to_string() == first_day).then_some(Self {
            year: date.year(),
            month: has_month.then_some(date.month()),
            day: has_day.then_some(date.day()),
        })
    }

    /// A day, or `None` if it is none of the calendar.
    #[must_use]
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(|_| Self {
            year,
            month: Some(month),
            day: Some(day),
        })
    }

    /// Whether the fact, on `today`, is older than `days`. What is not known of the date is taken
    /// to be as early as it can be.
    #[must_use]
    pub fn is_older_than(&self, days: i64, today: NaiveDate) -> bool {
        let first = self.first_day();
        first.is_none_or(|first| (today - first).num_days() > days)
    }

    /// The earliest day that it can be; `None` if it is no day of the calendar.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }
}

/// `2026-03-06`, `2026-03` or `2026`: as much as is known (ISO 8601).
impl fmt::Display for Checked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        let parts = [self.month, self.day];
        parts
            .iter()
            .flatten()
            .try_for_each(|part| write!(formatter, "-{part:02}"))
    }
}
