//! Public holidays: on the same day every year, or a number of days before or after Easter.
//!
//! The content says which holidays a country has.

use chrono::{Datelike as _, NaiveDate, TimeDelta};

/// A public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day of the year.
    pub on: HolidayOn,
    /// The first year of the holiday; `None` if it has always existed.
    pub since: Option<i32>,
}

/// The day of a holiday in every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayOn {
    /// The same day every year.
    Fixed {
        /// The month, 1 to 12.
        month: u32,
        /// The day of the month. In a year without that day there is no holiday.
        day: u32,
    },
    /// This number of days after Easter Sunday; before it, if negative.
    Easter(i64),
}

/// The public holidays of a country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays(Vec<Holiday>);

impl Holidays {
    /// Makes a collection of these holidays.
    #[must_use]
    pub fn new(holidays: Vec<Holiday>) -> Self {
        Self(holidays)
    }

    /// Returns the index of the first holiday that falls on `date`.
    #[must_use]
    pub fn find(&self, date: NaiveDate) -> Option<usize> {
        self.0.iter().position(|holiday| holiday.falls_on(date))
    }
}

impl Holiday {
    fn falls_on(&self, date: NaiveDate) -> bool {
        self.since.is_none_or(|first| first <= date.year()) && self.on.falls_on(date)
    }
}

impl HolidayOn {
    /// True if it falls on `date`. An Easter holiday is counted back to its Easter, so it is found
    /// even if it falls in another year.
    fn falls_on(self, date: NaiveDate) -> bool {
        match self {
            Self::Fixed { month, day } => (date.month(), date.day()) == (month, day),
            Self::Easter(days) => TimeDelta::try_days(days)
                .and_then(|days| date.checked_sub_signed(days))
                .is_some_and(|sunday| easter(sunday.year()) == Some(sunday)),
        }
    }
}

/// Returns Easter Sunday of a year in the Gregorian calendar, as the western churches keep it;
/// `None` outside chrono's calendar.
///
/// This is the anonymous Gregorian algorithm, also called Butcher's: Nature 13, 20 April 1876,
/// p. 487; J. Meeus, "Astronomical Algorithms", chapter 8.
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    // The corrections: three days in 400 years for the sun, and eight days in 2,500 years for the moon.
    let leap_centuries = century.div_euclid(4);
    let moon_shift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    // The first counts the days from 21 March to the full moon, the second from there to the day
    // before Easter.
    let to_full_moon = (19 * golden + century - leap_centuries - moon_shift + 15).rem_euclid(30);
    let to_eve = (32 + 2 * century.rem_euclid(4) + 2 * in_century.div_euclid(4)
        - to_full_moon
        - in_century.rem_euclid(4))
    .rem_euclid(7);
    // The latest full moons are moved to the day before. From a Sunday, that moves Easter a week.
    let is_moved = golden + 11 * to_full_moon + 22 * to_eve >= 451;
    let days = to_full_moon + to_eve + 1 - if is_moved { 7 } else { 0 };
    NaiveDate::from_ymd_opt(year, 3, 21)?.checked_add_signed(TimeDelta::try_days(days.into())?)
}
