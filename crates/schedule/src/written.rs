//! Times as the content has them: `Tue 10:00–11:30`, `first Mon 9:00–10:00`,
//! `2026-12-05 10:00–12:00`, `always`.
//!
//! Staff write them by hand. So both dashes and any spaces between the parts are accepted, and an
//! error names the wrong part. Anything unclear is refused: `Fri–Mon` may be a weekend or a
//! mistake, and a wrong opening hour sends somebody there for nothing.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime, Weekday};

use super::{Opening, Which};

/// The word for a place that is open round the clock.
pub const ALWAYS: &str = "always";
/// The word for a place to which one comes by appointment.
pub const BY_APPOINTMENT: &str = "by-appointment";

/// The days of the week in their order (ISO 8601), each written with three letters.
const WEEK: [(&str, Weekday); 7] = [
    ("Mon", Weekday::Mon),
    ("Tue", Weekday::Tue),
    ("Wed", Weekday::Wed),
    ("Thu", Weekday::Thu),
    ("Fri", Weekday::Fri),
    ("Sat", Weekday::Sat),
    ("Sun", Weekday::Sun),
];

/// The words for one of the days of the same name in a month.
const WHICH: [(&str, Which); 5] = [
    ("first", Which::First),
    ("second", Which::Second),
    ("third", Which::Third),
    ("fourth", Which::Fourth),
    ("last", Which::Last),
];

/// The beginning and the end on one day, in local time: `10:00–11:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The beginning.
    pub from: NaiveTime,
    /// The end, later than the beginning.
    pub to: NaiveTime,
}

/// A time once every week: `Tue 10:00–11:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekly {
    /// The day of the week.
    pub day: Weekday,
    /// The hours.
    pub hours: Hours,
}

/// A time once every month: `first Mon 9:00–10:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Monthly {
    /// Which of the days with this name.
    pub which: Which,
    /// The day of the week.
    pub day: Weekday,
    /// The hours.
    pub hours: Hours,
}

/// A time on one day only: `2026-12-05 10:00–12:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Once {
    /// The day.
    pub date: NaiveDate,
    /// The hours.
    pub hours: Hours,
    /// The index of the place, if it is not the usual one of the series. It is not written here.
    pub place: Option<usize>,
}

/// One of the opening hours of a place: `Mon–Fri 17:00–20:00`, [`ALWAYS`], [`BY_APPOINTMENT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenAt {
    /// Day and night.
    Always,
    /// By appointment.
    ByAppointment,
    /// At these hours.
    Hours(Opening),
}

/// A fault in a written time, with the wrong part.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// A part is missing, or there is one too many.
    #[error("`{0}` cannot be read")]
    Form(String),
    /// It is not one of the seven weekdays, in three English letters.
    #[error("there is no weekday `{0}`")]
    Weekday(String),
    /// It does not say which of the days of a month.
    #[error("`{0}` is not `first`, `second`, `third`, `fourth` or `last`")]
    Which(String),
    /// It is not in the calendar, or not written in the form of ISO 8601.
    #[error("there is no day `{0}`")]
    Date(String),
    /// It is not a time of day, or not written as hours, a colon and two digits.
    #[error("there is no time `{0}`")]
    Time(String),
    /// The end is not after the beginning. This holds for hours and for days.
    #[error("`{0}` does not end later than it begins")]
    Order(String),
}

impl FromStr for Hours {
    type Err = Wrong;

    fn from_str(written: &str) -> Result<Self, Wrong> {
        let (from, to) = ends(written).ok_or_else(|| Wrong::Form(written.to_owned()))?;
        let (from, to) = (time(from)?, time(to)?);
        if from < to {
            Ok(Self { from, to })
        } else {
            Err(Wrong::Order(written.to_owned()))
        }
    }
}

impl FromStr for Weekly {
    type Err = Wrong;

    fn from_str(written: &str) -> Result<Self, Wrong> {
        let (day, hours) = two_words(written)?;
        Ok(Self {
            day: weekday(day)?,
            hours: hours.parse()?,
        })
    }
}

impl FromStr for Monthly {
    type Err = Wrong;

    fn from_str(written: &str) -> Result<Self, Wrong> {
        let (which, weekly) = written
            .trim_start()
            .split_once(char::is_whitespace)
            .ok_or_else(|| Wrong::Form(written.to_owned()))?;
        let found = WHICH.iter().find(|(name, _)| *name == which);
        let (_, which) = found.ok_or_else(|| Wrong::Which(which.to_owned()))?;
        let Weekly { day, hours } = weekly.parse()?;
        Ok(Self {
            which: *which,
            day,
            hours,
        })
    }
}

/// Writes the word of the content.
impl fmt::Display for Which {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = WHICH.iter().find(|(_, which)| which == self);
        formatter.write_str(word.map_or("", |(word, _)| word))
    }
}

impl FromStr for Once {
    type Err = Wrong;

    fn from_str(written: &str) -> Result<Self, Wrong> {
        let (day, hours) = two_words(written)?;
        Ok(Self {
            date: date(day)?,
            hours: hours.parse()?,
            place: None,
        })
    }
}

impl FromStr for Opening {
    type Err = Wrong;

    fn from_str(written: &str) -> Result<Self, Wrong> {
        let mut words = written.split_whitespace();
        if let (Some(hours), None) = (words.next(), words.next()) {
            return hours.parse().map(Self::daily);
        }
        let (days, hours) = two_words(written)?;
        Ok(Self {
            days: Some(weekdays(days)?),
            ..Self::daily(hours.parse()?)
        })
    }
}

impl FromStr for OpenAt {
    type Err = Wrong;

    fn from_str(written: &str) -> Result<Self, Wrong> {
        match written {
            ALWAYS => Ok(Self::Always),
            BY_APPOINTMENT => Ok(Self::ByAppointment),
            _ => written.parse().map(Self::Hours),
        }
    }
}

/// Reads a day of the calendar: `2026-12-05` (ISO 8601, extended).
///
/// # Errors
/// [`Wrong::Date`] if there is no such day, or if it is written in another way.
pub fn date(written: &str) -> Result<NaiveDate, Wrong> {
    let date = written.parse::<NaiveDate>().ok();
    // chrono also accepts spaces, signs and single digits.
    date.filter(|date| date.to_string() == written)
        .ok_or_else(|| Wrong::Date(written.to_owned()))
}

/// Reads a time of day: hours and two digits of minutes. Staff write `7:30` as well as `07:30`.
fn time(written: &str) -> Result<NaiveTime, Wrong> {
    let on_the_clock = || {
        let (hour, minute) = written.split_once(':')?;
        let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let is_written_well = matches!(hour.len(), 1 | 2)
            && minute.len() == 2
            && is_number(hour)
            && is_number(minute);
        is_written_well.then_some(())?;
        NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
    };
    on_the_clock().ok_or_else(|| Wrong::Time(written.to_owned()))
}

/// Reads one day, or the first and the last of several days, in the order of the week.
fn weekdays(written: &str) -> Result<(Weekday, Weekday), Wrong> {
    let Some((first, last)) = ends(written) else {
        let day = weekday(written)?;
        return Ok((day, day));
    };
    let (first, last) = (weekday(first)?, weekday(last)?);
    if first.num_days_from_monday() < last.num_days_from_monday() {
        Ok((first, last))
    } else {
        Err(Wrong::Order(written.to_owned()))
    }
}

fn weekday(written: &str) -> Result<Weekday, Wrong> {
    let day = WEEK.iter().find(|(name, _)| *name == written);
    day.map(|(_, day)| *day)
        .ok_or_else(|| Wrong::Weekday(written.to_owned()))
}

fn two_words(written: &str) -> Result<(&str, &str), Wrong> {
    let mut words = written.split_whitespace();
    match (words.next(), words.next(), words.next()) {
        (Some(first), Some(second), None) => Ok((first, second)),
        _ => Err(Wrong::Form(written.to_owned())),
    }
}

/// Splits a text at an en dash, or at the hyphen that every keyboard has.
fn ends(written: &str) -> Option<(&str, &str)> {
    let (first, last) = written.split_once(['–', '-'])?;
    (!first.is_empty() && !last.is_empty()).then_some((first, last))
}
