//! A year of meetings of each kind, beside a table from a calendar on the wall.
//!
//! The year is from 1 September 2026 to 31 August 2027. What falls on a public holiday is not in the
//! table: 25 December, 29 March (Easter Monday), 3 May.

use cas_kiosk::schedule::{Regular, Series, Span};

use super::{Asked, day, every, every_week, monthly, span};

/// The days on which a series meets in the year.
fn days_of(regular: &[Regular], breaks: &[Span], not_on: &[&str]) -> Vec<String> {
    let series = Series {
        regular: regular.to_vec(),
        from: Some(day("2026-09-01")),
        until: Some(day("2027-08-31")),
        breaks: breaks.to_vec(),
        not_on: not_on.iter().map(|it| day(it)).collect(),
        ..Series::default()
    };
    let found = Asked::of(vec![series]).next("2026-08-31 08:00+02:00", 999);
    let date = |words: &String| words.split(' ').nth(2).unwrap().to_owned();
    found.iter().map(date).collect()
}

#[test]
fn a_year_of_every_second_week() {
    let fortnightly = every("Tue 10:00–11:30", 2, "2026-10-06");
    let winter = span("2027-01-18", "2027-01-31");
    let summer = span("2027-06-26", "2027-08-31");
    assert_eq!(
        days_of(&[fortnightly], &[winter, summer], &["2026-12-29"]),
        [
            "2026-10-06",
            "2026-10-20",
            "2026-11-03",
            "2026-11-17",
            "2026-12-01",
            "2026-12-15",
            "2027-01-12",
            "2027-02-09",
            "2027-02-23",
            "2027-03-09",
            "2027-03-23",
            "2027-04-06",
            "2027-04-20",
            "2027-05-04",
            "2027-05-18",
            "2027-06-01",
            "2027-06-15",
        ]
    );
}

#[test]
fn a_year_of_every_third_and_of_every_fourth_week() {
    assert_eq!(
        days_of(&[every("Thu 9:00–10:00", 3, "2026-09-03")], &[], &[]),
        [
            "2026-09-03",
            "2026-09-24",
            "2026-10-15",
            "2026-11-05",
            "2026-11-26",
            "2026-12-17",
            "2027-01-07",
            "2027-01-28",
            "2027-02-18",
            "2027-03-11",
            "2027-04-01",
            "2027-04-22",
            "2027-05-13",
            "2027-06-03",
            "2027-06-24",
            "2027-07-15",
            "2027-08-05",
            "2027-08-26",
        ]
    );
    // It began before the year, and keeps its weeks.
    assert_eq!(
        days_of(&[every("Thu 9:00–10:00", 4, "2026-07-16")], &[], &[]),
        [
            "2026-09-10",
            "2026-10-08",
            "2026-11-05",
            "2026-12-03",
            "2026-12-31",
            "2027-01-28",
            "2027-02-25",
            "2027-03-25",
            "2027-04-22",
            "2027-05-20",
            "2027-06-17",
            "2027-07-15",
            "2027-08-12",
        ]
    );
}

#[test]
fn a_year_of_each_of_the_days_of_a_month() {
    let table = [
        (
            "first Mon 10:00–11:00",
            "2026-09-07 2026-10-05 2026-11-02 2026-12-07 2027-01-04 2027-02-01 \
             2027-03-01 2027-04-05 2027-06-07 2027-07-05 2027-08-02",
        ),
        (
            "second Thu 10:00–11:00",
            "2026-09-10 2026-10-08 2026-11-12 2026-12-10 2027-01-14 2027-02-11 \
             2027-03-11 2027-04-08 2027-05-13 2027-06-10 2027-07-08 2027-08-12",
        ),
        (
            "third Wed 10:00–11:00",
            "2026-09-16 2026-10-21 2026-11-18 2026-12-16 2027-01-20 2027-02-17 \
             2027-03-17 2027-04-21 2027-05-19 2027-06-16 2027-07-21 2027-08-18",
        ),
        (
            "fourth Sat 10:00–11:00",
            "2026-09-26 2026-10-24 2026-11-28 2027-01-23 2027-02-27 2027-03-27 \
             2027-04-24 2027-05-22 2027-06-26 2027-07-24 2027-08-28",
        ),
        (
            "last Fri 10:00–11:00",
            "2026-09-25 2026-10-30 2026-11-27 2027-01-29 2027-02-26 2027-03-26 \
             2027-04-30 2027-05-28 2027-06-25 2027-07-30 2027-08-27",
        ),
    ];
    for (written, expected) in table {
        let found = days_of(&[monthly(written)], &[], &[]);
        assert_eq!(found.join(" "), expected, "{written}");
    }
}

#[test]
fn a_year_of_two_days_a_week_has_its_breaks_and_its_holidays() {
    let twice = ["Mon 10:00–11:00", "Fri 10:00–11:00"].map(every_week);
    let breaks = [
        span("2026-09-01", "2026-09-30"),
        span("2026-12-21", "2027-01-10"),
        // These two overlap, and the second ends the term.
        span("2027-02-01", "2027-06-30"),
        span("2027-04-01", "2027-08-31"),
    ];
    assert_eq!(
        days_of(&twice, &breaks, &["2026-11-16"]),
        [
            "2026-10-02",
            "2026-10-05",
            "2026-10-09",
            "2026-10-12",
            "2026-10-16",
            "2026-10-19",
            "2026-10-23",
            "2026-10-26",
            "2026-10-30",
            "2026-11-02",
            "2026-11-06",
            "2026-11-09",
            "2026-11-13",
            "2026-11-20",
            "2026-11-23",
            "2026-11-27",
            "2026-11-30",
            "2026-12-04",
            "2026-12-07",
            "2026-12-11",
            "2026-12-14",
            "2026-12-18",
            "2027-01-11",
            "2027-01-15",
            "2027-01-18",
            "2027-01-22",
            "2027-01-25",
            "2027-01-29",
        ]
    );
}

#[test]
fn a_meeting_that_two_rules_give_is_listed_once() {
    let rules = [
        every_week("Mon 10:00–11:00"),
        monthly("first Mon 10:00–11:00"),
        monthly("second Mon 10:00–11:00"),
        every("Mon 10:00–11:00", 2, "2026-09-07"),
    ];
    let rules = days_of(&rules, &[], &[]);
    assert_eq!(rules, days_of(&[every_week("Mon 10:00–11:00")], &[], &[]));
}
