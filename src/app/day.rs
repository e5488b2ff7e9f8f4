//! Days in words: "tomorrow", "this Friday", "Tuesday 24 November".
//!
//! A day is nearer to people by its name than by its number, so one in this week or the next is
//! told by what it is from today. The words are in the locales, which are told the day of the week
//! (1 is Monday) and the month as numbers, and how near the day is by a word.

use chrono::{Datelike as _, NaiveDate};

use super::wording::Wording;
use crate::form::editor::capitalise;
use crate::locale::Value;
use crate::text::Text;

impl Wording<'_> {
    /// A message about a day: `date-long`, `day-word`, `day-date`, or any that needs no
    /// more than `$near`, `$weekday`, `$day` and `$month`.
    pub(super) fn say_day(&self, id: &str, date: NaiveDate) -> Text {
        let near = Value::from(near(self.today(), date));
        let weekday = i64::from(date.weekday().number_from_monday());
        let args = [
            ("near", near),
            ("weekday", Value::from(weekday)),
            ("day", Value::from(i64::from(date.day()))),
            ("month", Value::from(i64::from(date.month()))),
        ];
        self.say_with(id, &args)
    }
}

/// The same words where they begin a line: days are written small, since they also stand within one.
pub(super) fn at_start(mut text: Text) -> Text {
    let mut letters = text.words.chars();
    if let Some(first) = letters.next() {
        text.words = capitalise("", first) + letters.as_str();
    }
    text
}

/// What a day is from today, in the words of the locales: from the third day on by its week.
fn near(today: NaiveDate, date: NaiveDate) -> &'static str {
    let days = (date - today).num_days();
    match (days, week(date) - week(today)) {
        (0, _) => "today",
        (1, _) => "tomorrow",
        (2, _) => "after-tomorrow",
        (3.., 0) => "this-week",
        (3.., 1) => "next-week",
        _ => "other",
    }
}

/// The number of a week that begins on Monday: day 1 of the common era was one.
fn week(date: NaiveDate) -> i32 {
    (date.num_days_from_ce() - 1).div_euclid(7)
}
