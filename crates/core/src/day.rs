//! Days in words: "tomorrow", "this Friday", "Tuesday 24 November".
//!
//! People know a day better by its name than by its number. So a day in this week or the next is
//! named as seen from today. The words are in the locales. They are given the day of the week (1 is
//! Monday) and the month as numbers, and a word for how near the day is.

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate};

use super::wording::{Wording, time};
use cas_form::form::editor::capitalise;
use cas_schedule::{Hours, Meeting};
use cas_setup::locale::Value;
use cas_words::text::Text;

impl Wording<'_> {
    /// The day and the hours of a meeting: "tomorrow, 10:00–11:30", "Tuesday, 1 December, 8:30–10:00".
    pub(crate) fn when<S>(&self, meeting: &Meeting<S>) -> Text {
        let hours = Hours {
            from: meeting.start.time(),
            to: meeting.end.time(),
        };
        self.day_hours(meeting.start.date_naive(), &self.hours(hours))
    }

    /// The day and the hours, and whether the meeting is on now: "today, 9:30–11:00, on now".
    pub(crate) fn when_now<S>(&self, meeting: &Meeting<S>) -> Text {
        let when = self.when(meeting);
        if !meeting.is_on(self.now) {
            return when;
        }
        let args = [("when", Value::from(when.words.as_str()))];
        self.say_with("meeting-on", &args)
    }

    /// The day and the time at which a meeting begins: "tomorrow, 10:00".
    pub(crate) fn from(&self, start: DateTime<FixedOffset>) -> Text {
        self.day_hours(start.date_naive(), &time(start.time()))
    }

    /// A day at the beginning of a line (today, tomorrow, or its date) with a time.
    fn day_hours(&self, date: NaiveDate, hours: &str) -> Text {
        let is_near = (date - self.today()).num_days() <= 1;
        let id = if is_near { "day-word" } else { "date-long" };
        let day = at_start(self.say_day(id, date)).words;
        let args = [("day", day.as_str().into()), ("hours", hours.into())];
        self.say_with("day-hours", &args)
    }

    /// A message about a day: `date-long`, `day-word`, `day-date`, or any other that needs only
    /// `$near`, `$weekday`, `$day` and `$month`.
    pub(crate) fn say_day(&self, id: &str, date: NaiveDate) -> Text {
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

/// The same words at the beginning of a line, with a capital. The locales have days in small letters,
/// because days also stand within a line.
pub(crate) fn at_start(mut text: Text) -> Text {
    let mut letters = text.words.chars();
    if let Some(first) = letters.next() {
        text.words = capitalise("", first) + letters.as_str();
    }
    text
}

/// The word by which the locales know how near a day is: from the third day on, the word tells its week.
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

/// The number of a week that begins on Monday. Day 1 of the common era was a Monday.
fn week(date: NaiveDate) -> i32 {
    (date.num_days_from_ce() - 1).div_euclid(7)
}
