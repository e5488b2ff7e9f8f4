//! The date when a fact was last known to be true, exactly as precise as its source.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};

/// A source without a date, in the words of the content.
pub const UNDATED: &str = "undated";

/// A day, or only a month or a year if the source says no more: `2026-03-06`, `"2026-03"`, `"2018"`.
/// If the source has no date at all, it is `"undated"`, which counts as older than anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// The year, if it is known. Without it, nothing else is known.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: Option<u32>,
    /// The day of the month.
    pub day: Option<u32>,
}

impl Checked {
    /// Reads a date as [`Display`](fmt::Display) writes it. `None` if the calendar has no such date.
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        if words == UNDATED {
            return Some(Self::default());
        }
        let (first_day, has_month, has_day) = match words.len() {
            4 => (format!("{words}-01-01"), false, false),
            7 => (format!("{words}-01"), true, false),
            _ => (words.to_owned(), true, true),
        };
        let date: NaiveDate = first_day.parse().ok()?;
        // chrono would also accept spaces, signs and single digits.
        (date.to_string() == first_day).then_some(Self {
            year: Some(date.year()),
            month: has_month.then_some(date.month()),
            day: has_day.then_some(date.day()),
        })
    }

    /// A day, or `None` if the calendar has no such day.
    #[must_use]
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(|_| Self {
            year: Some(year),
            month: Some(month),
            day: Some(day),
        })
    }

    /// True if, on `today`, the fact is older than `days`. A missing month or day counts as the first
    /// one. A date that is not known or not in the calendar counts as older.
    #[must_use]
    pub fn is_older_than(&self, days: i64, today: NaiveDate) -> bool {
        let first = self.first_day();
        first.is_none_or(|first| (today - first).num_days() > days)
    }

    /// The earliest possible day; `None` if it is not known or the calendar has no such day.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }
}

/// Writes as much as is known (ISO 8601): `2026-03-06`, `2026-03` or `2026`, or else `undated`.
impl fmt::Display for Checked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(year) = self.year else {
            return formatter.write_str(UNDATED);
        };
        write!(formatter, "{year:04}")?;
        let parts = [self.month, self.day];
        parts
            .iter()
            .flatten()
            .try_for_each(|part| write!(formatter, "-{part:02}"))
    }
}
