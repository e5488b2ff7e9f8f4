//! Days in words: "tomorrow", "this Friday", "Tuesday 24 November".
//!
//! People know a day better by its name than by its date. So a day in this week or the next is
//! named relative to today. The words are in the locales. A message gets the weekday (1 is Monday),
//! the day and the month as numbers, and a word for how near the day is.

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate};

use super::wording::{Wording, time};
use cas_form::form::editor::capitalise;
use cas_schedule::{Hours, Meeting};
use cas_setup::locale::Value;
use cas_words::text::Text;

impl Wording<'_> {
    /// Returns the day and the hours of a meeting, for lists: "tomorrow, 10:00–11:30", "Tuesday, 1
    /// December, 8:30–10:00".
    pub(crate) fn when<S>(&self, meeting: &Meeting<S>) -> Text {
        self.day_hours("day-word", meeting.start.date_naive(), &self.span(meeting))
    }

    /// Returns the same for a card: "tomorrow, Monday, 10:00–11:30". Whoever looks for what is on Mondays
    /// need not reckon.
    pub(crate) fn when_named<S>(&self, meeting: &Meeting<S>) -> Text {
        self.day_hours("day-named", meeting.start.date_naive(), &self.span(meeting))
    }

    fn span<S>(&self, meeting: &Meeting<S>) -> String {
        self.hours(Hours {
            from: meeting.start.time(),
            to: meeting.end.time(),
        })
    }

    /// Returns the day and the hours of a meeting with a note if it is on now: "today, 9:30–11:00, on
    /// now".
    pub(crate) fn if_on<S>(&self, meeting: &Meeting<S>, when: Text) -> Text {
        if self.is_lasting || !meeting.is_on(self.now) {
            return when;
        }
        let args = [("when", Value::from(when.words.as_str()))];
        self.say_with("meeting-on", &args)
    }

    /// Returns the day and the time at which a meeting begins, as one notes it, because "tomorrow" is soon
    /// another day: "Monday, 30 November, 10:00".
    pub(crate) fn from(&self, start: DateTime<FixedOffset>) -> Text {
        self.day_hours("date-long", start.date_naive(), &time(start.time()))
    }

    /// Returns a day with a time. Today and tomorrow are called by the message `near`, another day by its
    /// date, and so is every day in what is read later.
    fn day_hours(&self, near: &str, date: NaiveDate, hours: &str) -> Text {
        let is_near = (date - self.today()).num_days() <= 1;
        let id = if is_near && !self.is_lasting {
            near
        } else {
            "date-long"
        };
        let day = self.say_day(id, date).words;
        let args = [("day", day.as_str().into()), ("hours", hours.into())];
        self.say_with("day-hours", &args)
    }

    /// Returns a message about a day: `date-long`, `day-word`, `day-named` or `day-date`; only the name of the
    /// weekday, if the kiosk does not know the day.
    pub(crate) fn say_day(&self, id: &str, date: NaiveDate) -> Text {
        let id = if self.knows_day { id } else { "weekday" };
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

/// Returns the words with a capital, for the start of a line. Days are in small letters in the
/// locales, because they also occur within a line.
pub(crate) fn at_start(mut text: Text) -> Text {
    let mut letters = text.words.chars();
    if let Some(first) = letters.next() {
        text.words = capitalise("", first) + letters.as_str();
    }
    text
}

/// Returns the word for how near a day is. From the third day on, the word gives its week.
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

/// Returns the number of a week that begins on Monday. Day 1 of the common era was a Monday.
fn week(date: NaiveDate) -> i32 {
    (date.num_days_from_ce() - 1).div_euclid(7)
}
