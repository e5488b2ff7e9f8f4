//! Holidays fall on their days in every year, the movable ones too.

use cas_kiosk::schedule::{Holiday, HolidayOn, Holidays, easter};
use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};

use super::{day, polish_holidays};

#[test]
fn easter_is_when_the_churches_keep_it() {
    // The earliest and the latest day there can be are 22 March and 25 April.
    let table = [
        "1583-04-10",
        "1700-04-11",
        "1818-03-22",
        "1886-04-25",
        "1900-04-15",
        "1943-04-25",
        "1954-04-18",
        "1961-04-02",
        "1981-04-19",
        "1999-04-04",
        "2000-04-23",
        "2008-03-23",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19",
        "2100-03-28",
        "2285-03-22",
        "2299-04-16",
    ];
    for expected in table.map(day) {
        assert_eq!(easter(expected.year()), Some(expected));
    }
}

#[test]
fn easter_is_a_sunday_from_22_march_to_25_april() {
    for year in 1583..=4099 {
        let sunday = easter(year).unwrap();
        assert_eq!(sunday.weekday(), Weekday::Sun, "{sunday}");
        let month_and_day = (sunday.month(), sunday.day());
        assert!(((3, 22)..=(4, 25)).contains(&month_and_day), "{sunday}");
    }
}

#[test]
fn there_is_no_easter_beyond_the_calendar() {
    let (first, last) = (NaiveDate::MIN.year(), NaiveDate::MAX.year());
    for year in [i32::MIN, first - 1, last + 1, i32::MAX] {
        assert_eq!(easter(year), None, "{year}");
    }
}

#[test]
fn the_polish_holidays_of_two_years_are_found() {
    let of_the_year = |year: i32| -> Vec<String> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let days = first.iter_days().take_while(|date| date.year() == year);
        days.filter(|date| polish_holidays().find(*date).is_some())
            .map(|date| date.format("%m-%d").to_string())
            .collect()
    };
    assert_eq!(
        of_the_year(2024),
        [
            "01-01", "01-06", "03-31", "04-01", "05-01", "05-03", "05-19", "05-30", "08-15",
            "11-01", "11-11", "12-25", "12-26"
        ]
    );
    assert_eq!(
        of_the_year(2026),
        [
            "01-01", "01-06", "04-05", "04-06", "05-01", "05-03", "05-24", "06-04", "08-15",
            "11-01", "11-11", "12-24", "12-25", "12-26"
        ]
    );
}

#[test]
fn a_holiday_begins_in_its_first_year() {
    let is_holiday = |date| polish_holidays().find(day(date)).is_some();
    assert!(!is_holiday("2024-12-24"));
    assert!(is_holiday("2025-12-24"));
    assert!(is_holiday("2026-12-24"));
}

#[test]
fn the_index_is_that_of_the_first_holiday_on_the_day() {
    let holiday = |on| Holiday { on, since: None };
    let holidays = Holidays::new(vec![
        holiday(HolidayOn::Easter(1)),
        holiday(HolidayOn::Fixed { month: 4, day: 6 }),
        holiday(HolidayOn::Fixed { month: 2, day: 29 }),
    ]);
    assert_eq!(holidays.find(day("2025-04-06")), Some(1));
    assert_eq!(holidays.find(day("2026-04-06")), Some(0));
    assert_eq!(holidays.find(day("2026-04-05")), None);
    assert_eq!(holidays.find(day("2028-02-29")), Some(2));
    assert_eq!(holidays.find(day("2027-03-01")), None);
}

#[test]
fn a_holiday_may_lie_in_another_year_than_its_easter() {
    let sunday = easter(2026).unwrap();
    for days in [-400, -95, 0, 271, 400] {
        let on = HolidayOn::Easter(days);
        let holidays = Holidays::new(vec![Holiday { on, since: None }]);
        let date = sunday + TimeDelta::days(days);
        assert_eq!(holidays.find(date), Some(0), "{days}");
    }
    for days in [i64::MIN, i64::MAX] {
        let on = HolidayOn::Easter(days);
        let holidays = Holidays::new(vec![Holiday { on, since: None }]);
        assert_eq!(holidays.find(sunday), None, "{days}");
    }
}
