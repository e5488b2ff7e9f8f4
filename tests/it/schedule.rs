//! The meetings that come next: none that is over, none on a holiday, each at its hour.

mod holiday;
mod naive;
mod opening;
mod written;
mod year;

use std::fmt::Write as _;

use cas_kiosk::schedule::{
    Every, HORIZON_DAYS, Holiday, HolidayOn, Holidays, Meeting, Monthly, Outlook, Regular, Rule,
    Series, Span, Timetable, Weekly,
};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Weekday};
use chrono_tz::Europe::Warsaw;
use chrono_tz::Tz;

const NONE: [&str; 0] = [];

fn day(written: &str) -> NaiveDate {
    written.parse().unwrap()
}

fn at(written: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_str(written, "%Y-%m-%d %H:%M%:z").unwrap()
}

/// The public holidays of Poland; 24 December has been one since 2025.
fn polish_holidays() -> Holidays {
    let fixed = [
        (1, 1),
        (1, 6),
        (5, 1),
        (5, 3),
        (8, 15),
        (11, 1),
        (11, 11),
        (12, 25),
        (12, 26),
    ];
    let always = |on| Holiday { on, since: None };
    let mut holidays: Vec<Holiday> = fixed
        .map(|(month, day)| always(HolidayOn::Fixed { month, day }))
        .to_vec();
    holidays.extend([0, 1, 49, 60].map(|days| always(HolidayOn::Easter(days))));
    holidays.push(Holiday {
        on: HolidayOn::Fixed { month: 12, day: 24 },
        since: Some(2025),
    });
    Holidays::new(holidays)
}

/// `Tue 10:00–11:30`, every week.
fn every_week(time: &str) -> Regular {
    time.parse::<Weekly>().unwrap().into()
}

/// A series that meets every week at these times.
fn weekly(times: &[&str]) -> Series {
    Series {
        regular: times.iter().map(|time| every_week(time)).collect(),
        ..Series::default()
    }
}

/// `0 Tue 2026-03-24 10:00+01:00 to 11:30+01:00`: the series, and what the clocks show.
fn in_words(meeting: &Meeting<usize>) -> String {
    let mut words = meeting.series.to_string();
    write!(words, " {}", meeting.start.format("%a %Y-%m-%d %H:%M%:z")).unwrap();
    write!(words, " to {}", meeting.end.format("%H:%M%:z")).unwrap();
    words
}

/// What is asked: series, and what keeps them from meeting. It stands in Poland unless it is moved.
struct Asked {
    series: Vec<Series>,
    zone: Tz,
    off: Vec<(usize, &'static str)>,
}

impl Asked {
    fn of(series: Vec<Series>) -> Self {
        Self {
            series,
            zone: Warsaw,
            off: Vec::new(),
        }
    }

    fn ask<T>(
        &self,
        after: &str,
        question: impl FnOnce(&Timetable<usize>, Outlook<'_, usize>) -> T,
    ) -> T {
        let is_off = |series, date: NaiveDate| {
            self.off
                .iter()
                .any(|(closed, on)| (*closed, day(on)) == (series, date))
        };
        let outlook = Outlook {
            after: at(after),
            zone: self.zone,
            holidays: &polish_holidays(),
            is_off: &is_off,
        };
        question(&Timetable::new(self.series.iter().enumerate()), outlook)
    }

    /// The first `count` meetings after a moment, in words.
    fn next(&self, after: &str, count: usize) -> Vec<String> {
        self.ask(after, |timetable, outlook| {
            let meetings = timetable.meetings(outlook, None).take(count);
            meetings.map(|meeting| in_words(&meeting)).collect()
        })
    }

    /// The meetings of one day that are not over at a moment, in words.
    fn on(&self, after: &str, date: &str) -> Vec<String> {
        self.ask(after, |timetable, outlook| {
            let meetings = timetable.on(outlook, day(date));
            meetings.map(|meeting| in_words(&meeting)).collect()
        })
    }

    fn next_of_each(&self, after: &str, weekday: Option<Weekday>, limit: usize) -> Vec<String> {
        self.ask(after, |timetable, outlook| {
            let meetings = timetable.next_of_each(outlook, weekday, limit);
            meetings.iter().map(in_words).collect()
        })
    }
}

#[test]
fn a_meeting_is_listed_until_the_minute_it_ends() {
    let asked = Asked::of(vec![weekly(&["Tue 10:00–11:30"])]);
    let this_week = "0 Tue 2026-11-24 10:00+01:00 to 11:30+01:00";
    let next_week = "0 Tue 2026-12-01 10:00+01:00 to 11:30+01:00";
    let table = [
        ("2026-11-23 23:59+01:00", this_week),
        ("2026-11-24 09:59+01:00", this_week),
        ("2026-11-24 10:00+01:00", this_week),
        ("2026-11-24 11:29+01:00", this_week),
        ("2026-11-24 11:30+01:00", next_week),
        ("2026-11-24 23:59+01:00", next_week),
        // The same moments on the clocks of another zone.
        ("2026-11-24 00:29-10:00", this_week),
        ("2026-11-25 00:30+14:00", next_week),
    ];
    for (after, expected) in table {
        assert_eq!(asked.next(after, 1), [expected], "{after}");
    }
}

#[test]
fn the_offset_is_that_of_the_day_of_the_meeting() {
    let asked = Asked::of(vec![weekly(&["Sun 10:00–11:30"])]);
    assert_eq!(
        asked.next("2026-03-20 10:00+01:00", 3),
        [
            "0 Sun 2026-03-22 10:00+01:00 to 11:30+01:00",
            "0 Sun 2026-03-29 10:00+02:00 to 11:30+02:00",
            // 5 April is Easter.
            "0 Sun 2026-04-12 10:00+02:00 to 11:30+02:00",
        ]
    );
    assert_eq!(
        asked.next("2026-10-16 10:00+02:00", 3),
        [
            "0 Sun 2026-10-18 10:00+02:00 to 11:30+02:00",
            "0 Sun 2026-10-25 10:00+01:00 to 11:30+01:00",
            // 1 November is All Saints'.
            "0 Sun 2026-11-08 10:00+01:00 to 11:30+01:00",
        ]
    );
}

#[test]
fn a_time_that_the_clocks_skip_is_as_long_after_the_time_before_it() {
    let table = [
        ("Sun 01:30–01:59", "01:30+01:00 to 01:59+01:00"),
        ("Sun 01:30–02:30", "01:30+01:00 to 03:30+02:00"),
        ("Sun 02:00–02:30", "03:00+02:00 to 03:30+02:00"),
        ("Sun 02:30–03:30", "03:30+02:00 to 03:30+02:00"),
        ("Sun 02:45–03:15", "03:45+02:00 to 03:45+02:00"),
        ("Sun 02:30–04:00", "03:30+02:00 to 04:00+02:00"),
        ("Sun 03:00–04:00", "03:00+02:00 to 04:00+02:00"),
    ];
    for (time, expected) in table {
        let found = Asked::of(vec![weekly(&[time])]).next("2026-03-28 12:00+01:00", 1);
        assert_eq!(found, [format!("0 Sun 2026-03-29 {expected}")], "{time}");
    }
}

#[test]
fn of_a_time_that_comes_twice_the_first_is_meant() {
    let table = [
        ("Sun 01:30–01:59", "01:30+02:00 to 01:59+02:00"),
        ("Sun 01:30–02:30", "01:30+02:00 to 02:30+02:00"),
        ("Sun 02:00–02:59", "02:00+02:00 to 02:59+02:00"),
        ("Sun 02:30–03:00", "02:30+02:00 to 03:00+01:00"),
        ("Sun 03:00–04:00", "03:00+01:00 to 04:00+01:00"),
    ];
    for (time, expected) in table {
        let found = Asked::of(vec![weekly(&[time])]).next("2026-10-24 12:00+02:00", 1);
        assert_eq!(found, [format!("0 Sun 2026-10-25 {expected}")], "{time}");
    }
}

#[test]
fn a_meeting_is_over_once_even_where_its_hour_comes_twice() {
    let asked = Asked::of(vec![weekly(&["Sun 02:15–02:45"])]);
    let today = "0 Sun 2026-10-25 02:15+02:00 to 02:45+02:00";
    let later = "0 Sun 2026-11-08 02:15+01:00 to 02:45+01:00";
    let table = [
        ("2026-10-25 02:44+02:00", today),
        ("2026-10-25 02:45+02:00", later),
        ("2026-10-25 02:15+01:00", later),
        ("2026-10-25 02:30+01:00", later),
    ];
    for (after, expected) in table {
        assert_eq!(asked.next(after, 1), [expected], "{after}");
    }
}

#[test]
fn a_meeting_in_the_skipped_hour_is_over_when_the_clocks_have_passed_it() {
    let asked = Asked::of(vec![weekly(&["Sun 01:30–02:30"])]);
    let today = "0 Sun 2026-03-29 01:30+01:00 to 03:30+02:00";
    let later = "0 Sun 2026-04-12 01:30+02:00 to 02:30+02:00";
    for (after, expected) in [
        ("2026-03-29 03:29+02:00", today),
        ("2026-03-29 03:30+02:00", later),
    ] {
        assert_eq!(asked.next(after, 1), [expected], "{after}");
    }
}

#[test]
fn on_the_day_of_a_skipped_hour_meetings_are_in_the_order_of_the_clocks() {
    let asked = Asked::of(vec![
        weekly(&["Sun 02:30–04:30", "Sun 03:30–04:30", "Sun 10:00–11:00"]),
        weekly(&["Sun 03:15–04:00", "Sun 01:45–04:00"]),
    ]);
    let expected = [
        "1 Sun 2026-03-29 01:45+01:00 to 04:00+02:00",
        "1 Sun 2026-03-29 03:15+02:00 to 04:00+02:00",
        "0 Sun 2026-03-29 03:30+02:00 to 04:30+02:00",
        "0 Sun 2026-03-29 10:00+02:00 to 11:00+02:00",
    ];
    assert_eq!(asked.next("2026-03-29 00:00+01:00", 4), expected);
    assert_eq!(asked.on("2026-03-29 00:00+01:00", "2026-03-29"), expected);
}

#[test]
fn the_clocks_of_other_zones_change_at_midnight_or_never() {
    let mut asked = Asked::of(vec![weekly(&["Fri 00:30–02:00", "Fri 01:15–02:00"])]);
    asked.zone = chrono_tz::Africa::Cairo;
    assert_eq!(
        asked.on("2026-04-23 12:00+02:00", "2026-04-24"),
        [
            "0 Fri 2026-04-24 01:15+03:00 to 02:00+03:00",
            "0 Fri 2026-04-24 01:30+03:00 to 02:00+03:00",
        ]
    );
    asked.zone = chrono_tz::UTC;
    assert_eq!(
        asked.next("2026-04-23 12:00+02:00", 1),
        ["0 Fri 2026-04-24 00:30+00:00 to 02:00+00:00"]
    );
}

#[test]
fn a_term_holds_on_its_first_and_on_its_last_day() {
    let mut series = weekly(&["Tue 10:00–11:30", "Thu 10:00–11:30"]);
    series.from = Some(day("2026-11-24"));
    series.until = Some(day("2026-11-26"));
    let tuesday = "0 Tue 2026-11-24 10:00+01:00 to 11:30+01:00";
    let thursday = "0 Thu 2026-11-26 10:00+01:00 to 11:30+01:00";
    let found = |series: &Series| Asked::of(vec![series.clone()]).next("2026-11-01 08:00+01:00", 9);
    assert_eq!(found(&series), [tuesday, thursday]);

    series.from = Some(day("2026-11-25"));
    assert_eq!(found(&series), [thursday]);
    series.until = Some(day("2026-11-25"));
    assert_eq!(found(&series), NONE);
    series.from = Some(day("2026-11-30"));
    assert_eq!(found(&series), NONE);
}

#[test]
fn nothing_weekly_takes_place_on_a_holiday() {
    let table = [
        // 24 December became a holiday in 2025.
        (
            "Tue 10:00–11:00",
            "2024-12-23 12:00+01:00",
            "Tue 2024-12-24",
        ),
        (
            "Wed 10:00–11:00",
            "2025-12-23 12:00+01:00",
            "Wed 2025-12-31",
        ),
        (
            "Thu 10:00–11:00",
            "2026-12-23 12:00+01:00",
            "Thu 2026-12-31",
        ),
        // Easter Monday, and Corpus Christi.
        (
            "Mon 10:00–11:00",
            "2026-04-05 12:00+02:00",
            "Mon 2026-04-13",
        ),
        (
            "Thu 10:00–11:00",
            "2026-06-03 12:00+02:00",
            "Thu 2026-06-11",
        ),
        // 25 December and 1 January are on the same weekday.
        (
            "Fri 10:00–11:00",
            "2026-12-24 12:00+01:00",
            "Fri 2027-01-08",
        ),
    ];
    for (time, after, expected) in table {
        let found = Asked::of(vec![weekly(&[time])]).next(after, 1);
        assert!(found[0].starts_with(&format!("0 {expected} ")), "{found:?}");
    }
}

#[test]
fn a_day_that_is_left_out_is_left_out_of_its_own_series_only() {
    let mut first = weekly(&["Tue 10:00–11:30"]);
    first.not_on = vec![day("2026-11-24"), day("2026-12-08")];
    let asked = Asked::of(vec![first, weekly(&["Tue 12:00–13:00"])]);
    assert_eq!(
        asked.next("2026-11-23 08:00+01:00", 4),
        [
            "1 Tue 2026-11-24 12:00+01:00 to 13:00+01:00",
            "0 Tue 2026-12-01 10:00+01:00 to 11:30+01:00",
            "1 Tue 2026-12-01 12:00+01:00 to 13:00+01:00",
            "1 Tue 2026-12-08 12:00+01:00 to 13:00+01:00",
        ]
    );
}

#[test]
fn a_meeting_that_is_added_stands_on_a_holiday_and_outside_the_term_and_on_a_day_left_out() {
    let mut series = weekly(&["Tue 10:00–11:30"]);
    series.from = Some(day("2026-11-01"));
    series.until = Some(day("2026-11-30"));
    series.not_on = vec![day("2026-11-10")];
    let added = [
        "2026-12-25 10:00–12:00",
        "2026-10-20 10:00–12:00",
        "2026-11-10 12:00–13:00",
    ];
    series.also_on = added.map(|once| once.parse().unwrap()).to_vec();
    assert_eq!(
        Asked::of(vec![series]).next("2026-10-01 08:00+02:00", 9),
        [
            "0 Tue 2026-10-20 10:00+02:00 to 12:00+02:00",
            "0 Tue 2026-11-03 10:00+01:00 to 11:30+01:00",
            "0 Tue 2026-11-10 12:00+01:00 to 13:00+01:00",
            "0 Tue 2026-11-17 10:00+01:00 to 11:30+01:00",
            "0 Tue 2026-11-24 10:00+01:00 to 11:30+01:00",
            "0 Fri 2026-12-25 10:00+01:00 to 12:00+01:00",
        ]
    );
}

#[test]
fn a_meeting_that_is_written_twice_is_listed_once() {
    let mut series = weekly(&["Tue 10:00–11:30", "Tue 10:00–11:30"]);
    let again = [
        "2026-11-24 10:00–11:30",
        "2026-11-24 10:00–11:30",
        "2026-11-24 10:00–12:00",
    ];
    series.also_on = again.map(|once| once.parse().unwrap()).to_vec();
    assert_eq!(
        Asked::of(vec![series.clone(), series]).on("2026-11-24 08:00+01:00", "2026-11-24"),
        [
            "0 Tue 2026-11-24 10:00+01:00 to 11:30+01:00",
            "0 Tue 2026-11-24 10:00+01:00 to 12:00+01:00",
            "1 Tue 2026-11-24 10:00+01:00 to 11:30+01:00",
            "1 Tue 2026-11-24 10:00+01:00 to 12:00+01:00",
        ]
    );
}

#[test]
fn a_closed_centre_has_no_meeting_not_even_one_that_is_added() {
    let mut closed = weekly(&["Tue 10:00–11:30"]);
    closed.also_on = vec!["2026-11-24 15:00–16:00".parse().unwrap()];
    let mut asked = Asked::of(vec![closed, weekly(&["Tue 12:00–13:00"])]);
    asked.off = vec![(0, "2026-11-24"), (1, "2026-12-01")];
    assert_eq!(
        asked.next("2026-11-24 08:00+01:00", 2),
        [
            "1 Tue 2026-11-24 12:00+01:00 to 13:00+01:00",
            "0 Tue 2026-12-01 10:00+01:00 to 11:30+01:00",
        ]
    );
}

#[test]
fn meetings_are_in_order_of_their_start_and_then_of_their_series() {
    let asked = Asked::of(vec![
        weekly(&["Wed 9:00–10:00", "Tue 12:00–13:00"]),
        weekly(&["Tue 10:00–12:00"]),
        weekly(&["Tue 9:30–18:00", "Tue 10:00–10:30"]),
    ]);
    assert_eq!(
        asked.next("2026-11-23 08:00+01:00", 5),
        [
            "2 Tue 2026-11-24 09:30+01:00 to 18:00+01:00",
            "1 Tue 2026-11-24 10:00+01:00 to 12:00+01:00",
            "2 Tue 2026-11-24 10:00+01:00 to 10:30+01:00",
            "0 Tue 2026-11-24 12:00+01:00 to 13:00+01:00",
            "0 Wed 2026-11-25 09:00+01:00 to 10:00+01:00",
        ]
    );
}

#[test]
fn a_timetable_of_some_series_names_them_by_their_own_index() {
    let all = [weekly(&["Tue 10:00–11:30"]), weekly(&["Tue 12:00–13:00"])];
    let some = Timetable::new([(7, &all[1])]);
    let outlook = Outlook {
        after: at("2026-11-24 08:00+01:00"),
        zone: Warsaw,
        holidays: &Holidays::default(),
        is_off: &|_, _| false,
    };
    let next = some.meetings(outlook, None).next().unwrap();
    assert_eq!(
        in_words(&next),
        "7 Tue 2026-11-24 12:00+01:00 to 13:00+01:00"
    );
}

#[test]
fn each_series_comes_next_once() {
    let once = Series {
        also_on: vec!["2027-02-02 10:00–12:00".parse().unwrap()],
        ..Series::default()
    };
    let asked = Asked::of(vec![
        weekly(&["Mon 10:00–11:00", "Tue 10:00–11:00", "Wed 10:00–11:00"]),
        weekly(&["Wed 9:00–10:00"]),
        once,
        Series::default(),
        weekly(&["Tue 9:00–10:00", "Thu 9:00–10:00"]),
    ]);
    let monday = "2026-11-23 10:30+01:00";
    let each = [
        "0 Mon 2026-11-23 10:00+01:00 to 11:00+01:00",
        "4 Tue 2026-11-24 09:00+01:00 to 10:00+01:00",
        "1 Wed 2026-11-25 09:00+01:00 to 10:00+01:00",
        "2 Tue 2027-02-02 10:00+01:00 to 12:00+01:00",
    ];
    for limit in [0, 1, 3, 4, 5, usize::MAX] {
        let expected = &each[..limit.min(each.len())];
        assert_eq!(asked.next_of_each(monday, None, limit), expected, "{limit}");
    }
    assert_eq!(
        asked.next_of_each(monday, Some(Weekday::Tue), 50),
        [
            "4 Tue 2026-11-24 09:00+01:00 to 10:00+01:00",
            "0 Tue 2026-11-24 10:00+01:00 to 11:00+01:00",
            "2 Tue 2027-02-02 10:00+01:00 to 12:00+01:00",
        ]
    );
    assert_eq!(asked.next_of_each(monday, Some(Weekday::Sun), 50), NONE);
}

#[test]
fn what_has_been_on_a_day_is_not_listed_and_what_will_be_is() {
    let asked = Asked::of(vec![weekly(&["Tue 10:00–11:30", "Tue 14:00–15:00"])]);
    let today = "2026-11-24 12:00+01:00";
    let table: [(&str, &[&str]); 4] = [
        ("2026-11-17", &[]),
        ("2026-11-23", &[]),
        (
            "2026-11-24",
            &["0 Tue 2026-11-24 14:00+01:00 to 15:00+01:00"],
        ),
        (
            "2026-12-01",
            &[
                "0 Tue 2026-12-01 10:00+01:00 to 11:30+01:00",
                "0 Tue 2026-12-01 14:00+01:00 to 15:00+01:00",
            ],
        ),
    ];
    for (date, expected) in table {
        assert_eq!(asked.on(today, date), expected, "{date}");
    }
}

#[test]
fn the_year_ends_and_the_meetings_go_on() {
    let times = ["Thu 23:00–23:59", "Fri 0:00–0:30", "Sat 8:00–9:00"];
    assert_eq!(
        Asked::of(vec![weekly(&times)]).next("2026-12-31 23:30+01:00", 3),
        [
            "0 Thu 2026-12-31 23:00+01:00 to 23:59+01:00",
            // 1 January is a holiday.
            "0 Sat 2027-01-02 08:00+01:00 to 09:00+01:00",
            "0 Thu 2027-01-07 23:00+01:00 to 23:59+01:00",
        ]
    );
}

#[test]
fn nothing_is_found_beyond_the_horizon() {
    let today = day("2026-11-24");
    let horizon = i64::try_from(HORIZON_DAYS).unwrap();
    let found_after = |days: i64| {
        let date = today + TimeDelta::days(days);
        let asked = Asked::of(vec![Series {
            also_on: vec![format!("{date} 10:00–11:00").parse().unwrap()],
            ..Series::default()
        }]);
        let after = "2026-11-24 23:59+01:00";
        let found = asked.next(after, 9).len();
        assert_eq!(asked.next_of_each(after, None, 9).len(), found);
        found
    };
    assert_eq!(found_after(horizon), 1);
    assert_eq!(found_after(horizon + 1), 0);
}

/// Six hundred series, one a minute from 8:00 on every Tuesday, each a minute long.
fn a_minute_each() -> Vec<Series> {
    let hours = |index: usize| format!("{}:{:02}", 8 + index / 60, index % 60);
    let one = |index| weekly(&[&format!("Tue {}–{}", hours(index), hours(index + 1))]);
    (0..600).map(one).collect()
}

#[test]
fn many_series_are_passed_over_and_none_is_missed() {
    let mut all = a_minute_each();
    // One in the middle still meets, and all the others are over.
    for (index, series) in all.iter_mut().enumerate() {
        series.until = (index != 321).then(|| day("2026-11-24"));
    }
    let asked = Asked::of(all);
    let today = asked.on("2026-11-24 10:00+01:00", "2026-11-24");
    assert_eq!(today.len(), 600 - 120);
    assert_eq!(today[0], "120 Tue 2026-11-24 10:00+01:00 to 10:01+01:00");
    assert_eq!(
        asked.next("2026-11-24 18:00+01:00", 2),
        [
            "321 Tue 2026-12-01 13:21+01:00 to 13:22+01:00",
            "321 Tue 2026-12-08 13:21+01:00 to 13:22+01:00",
        ]
    );
}

#[test]
fn one_of_many_series_that_begins_before_the_others_is_not_missed() {
    let mut all = a_minute_each();
    for (index, series) in all.iter_mut().enumerate() {
        series.from = (index != 321).then(|| day("2027-09-07"));
    }
    assert_eq!(
        Asked::of(all).next("2026-11-24 08:00+01:00", 1),
        ["321 Tue 2026-11-24 13:21+01:00 to 13:22+01:00"]
    );
}

#[test]
fn the_calendar_has_an_end_and_nothing_breaks_there() {
    let every_day = weekly(&[
        "Mon 10:00–11:00",
        "Tue 10:00–11:00",
        "Wed 10:00–11:00",
        "Thu 10:00–11:00",
        "Fri 10:00–11:00",
        "Sat 10:00–11:00",
        "Sun 10:00–11:00",
    ]);
    let timetable = Timetable::new([(0, &every_day)]);
    let last = NaiveDate::MAX.and_hms_opt(0, 0, 0).unwrap();
    let outlook = Outlook {
        after: last.and_utc().fixed_offset(),
        zone: Warsaw,
        holidays: &Holidays::default(),
        is_off: &|_, _| false,
    };
    assert!(timetable.meetings(outlook, None).count() <= 1);
    assert_eq!(timetable.on(outlook, NaiveDate::MIN).count(), 0);
}

#[test]
fn an_empty_timetable_has_no_meetings() {
    let asked = Asked::of(Vec::new());
    assert_eq!(asked.next("2026-11-24 08:00+01:00", 1), NONE);
    assert_eq!(asked.next_of_each("2026-11-24 08:00+01:00", None, 9), NONE);
    assert_eq!(asked.on("2026-11-24 08:00+01:00", "2026-11-24"), NONE);
}

#[test]
fn a_series_is_over_when_its_last_meeting_has_ended() {
    let ends = |weekly: &[&str], until: Option<NaiveDate>, also_on: &[&str]| {
        let series = Series {
            regular: weekly.iter().map(|time| every_week(time)).collect(),
            until,
            also_on: also_on.iter().map(|it| it.parse().unwrap()).collect(),
            ..Series::default()
        };
        series.end()
    };
    let at = |words: &str| NaiveDateTime::parse_from_str(words, "%Y-%m-%d %H:%M").unwrap();
    let monday = NaiveDate::from_ymd_opt(2026, 12, 28);
    let tuesdays = ["Tue 10:00–11:30"];
    assert_eq!(ends(&tuesdays, monday, &[]), at("2026-12-22 11:30"));
    let two = ["Tue 10:00–11:30", "Mon 9:00–10:00"];
    assert_eq!(ends(&two, monday, &[]), at("2026-12-28 10:00"));
    let once = ["2027-01-05 9:00–14:00", "2026-05-01 9:00–10:00"];
    assert_eq!(ends(&two, monday, &once), at("2027-01-05 14:00"));
    assert_eq!(ends(&tuesdays, None, &once), NaiveDateTime::MAX);
    assert_eq!(ends(&[], monday, &[]), NaiveDateTime::MIN);
}

#[test]
fn a_rarer_series_is_over_when_its_last_meeting_has_ended() {
    let end = |regular: Regular, until: &str, pause: Option<(&str, &str)>, not_on: &[&str]| {
        let series = Series {
            regular: vec![regular],
            until: Some(day(until)),
            breaks: pause
                .map(|(from, until)| span(from, until))
                .into_iter()
                .collect(),
            not_on: not_on.iter().map(|it| day(it)).collect(),
            ..Series::default()
        };
        let end = series.end();
        assert_eq!(series.is_in_vain(), end == NaiveDateTime::MIN, "{series:?}");
        end.to_string()
    };
    let fortnightly = every("Tue 10:00–11:30", 2, "2026-10-06");
    assert_eq!(
        end(fortnightly, "2026-12-28", None, &[]),
        "2026-12-15 11:30:00"
    );
    assert_eq!(
        end(fortnightly, "2026-12-28", None, &["2026-12-15"]),
        "2026-12-01 11:30:00"
    );
    let december = Some(("2026-11-30", "2026-12-31"));
    assert_eq!(
        end(fortnightly, "2026-12-28", december, &[]),
        "2026-11-17 11:30:00"
    );
    assert_eq!(
        end(fortnightly, "2026-10-06", None, &[]),
        "2026-10-06 11:30:00"
    );
    let nothing = NaiveDateTime::MIN.to_string();
    assert_eq!(end(fortnightly, "2026-10-05", None, &[]), nothing);
    let last_friday = monthly("last Fri 14:00–16:00");
    assert_eq!(
        end(last_friday, "2027-01-28", None, &[]),
        "2026-12-25 16:00:00"
    );
    assert_eq!(
        end(last_friday, "2027-01-29", None, &[]),
        "2027-01-29 16:00:00"
    );
    let always = Some(("0001-01-01", "9999-12-31"));
    assert_eq!(end(fortnightly, "2026-12-28", always, &[]), nothing);
}

/// `Tue 10:00–11:30`, every so many weeks from a day on.
fn every(time: &str, weeks: u8, starting: &str) -> Regular {
    let starting = day(starting);
    Regular {
        rule: Rule::Every(Every { weeks, starting }),
        ..every_week(time)
    }
}

/// `first Mon 10:00–11:30`, every month.
fn monthly(time: &str) -> Regular {
    time.parse::<Monthly>().unwrap().into()
}

fn span(from: &str, until: &str) -> Span {
    let (from, until) = (day(from), day(until));
    Span { from, until }
}
