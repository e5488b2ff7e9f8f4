//! Written times are understood or named as wrong, to the piece.

use cas_kiosk::schedule::{
    Hours, Monthly, Once, Open, OpenAt, Opening, Weekly, Which, Wrong, date,
};
use chrono::{NaiveDate, NaiveTime, Weekday};
use proptest::prelude::*;

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

fn hours(from: (u32, u32), to: (u32, u32)) -> Hours {
    Hours {
        from: time(from.0, from.1),
        to: time(to.0, to.1),
    }
}

fn form(piece: &str) -> Wrong {
    Wrong::Form(piece.to_owned())
}

fn no_weekday(piece: &str) -> Wrong {
    Wrong::Weekday(piece.to_owned())
}

fn no_date(piece: &str) -> Wrong {
    Wrong::Date(piece.to_owned())
}

fn no_time(piece: &str) -> Wrong {
    Wrong::Time(piece.to_owned())
}

fn order(piece: &str) -> Wrong {
    Wrong::Order(piece.to_owned())
}

#[test]
fn hours_are_read_up_to_the_edges_of_the_day() {
    let table = [
        ("10:00–11:30", Ok(hours((10, 0), (11, 30)))),
        ("10:00-11:30", Ok(hours((10, 0), (11, 30)))),
        ("7:30–15:30", Ok(hours((7, 30), (15, 30)))),
        ("07:30–9:05", Ok(hours((7, 30), (9, 5)))),
        ("0:00–23:59", Ok(hours((0, 0), (23, 59)))),
        ("10:00–10:01", Ok(hours((10, 0), (10, 1)))),
        ("10:00–10:00", Err(order("10:00–10:00"))),
        ("10:00–9:00", Err(order("10:00–9:00"))),
        ("23:00–24:00", Err(no_time("24:00"))),
        ("25:00–26:00", Err(no_time("25:00"))),
        ("10:59–10:60", Err(no_time("10:60"))),
        ("10:00–11.30", Err(no_time("11.30"))),
        ("10–11:30", Err(no_time("10"))),
        ("10:0–11:30", Err(no_time("10:0"))),
        ("10:000–11:30", Err(no_time("10:000"))),
        ("010:00–11:30", Err(no_time("010:00"))),
        (":00–11:30", Err(no_time(":00"))),
        ("+9:00–11:30", Err(no_time("+9:00"))),
        ("10:00:00–11:30", Err(no_time("10:00:00"))),
        ("١٠:٠٠–11:30", Err(no_time("١٠:٠٠"))),
        ("10:00–11:30–12:00", Err(no_time("11:30–12:00"))),
        ("10:00—11:30", Err(form("10:00—11:30"))),
        ("10:00–", Err(form("10:00–"))),
        ("–11:30", Err(form("–11:30"))),
        ("10:00", Err(form("10:00"))),
        ("", Err(form(""))),
    ];
    for (written, expected) in table {
        assert_eq!(written.parse(), expected, "{written}");
    }
}

#[test]
fn a_weekly_meeting_has_a_day_and_hours() {
    let on = |day, hours| Ok(Weekly { day, hours });
    let morning = hours((10, 0), (11, 30));
    let table = [
        ("Mon 10:00–11:30", on(Weekday::Mon, morning)),
        ("Tue 10:00–11:30", on(Weekday::Tue, morning)),
        ("Wed 10:00–11:30", on(Weekday::Wed, morning)),
        ("Thu 10:00-11:30", on(Weekday::Thu, morning)),
        ("Fri 10:00–11:30", on(Weekday::Fri, morning)),
        ("Sat 10:00–11:30", on(Weekday::Sat, morning)),
        (" Sun\u{A0} 10:00–11:30 ", on(Weekday::Sun, morning)),
        ("Tus 10:00–11:30", Err(no_weekday("Tus"))),
        ("tue 10:00–11:30", Err(no_weekday("tue"))),
        ("Tuesday 10:00–11:30", Err(no_weekday("Tuesday"))),
        ("Wt 10:00–11:30", Err(no_weekday("Wt"))),
        ("Mon–Fri 10:00–11:30", Err(no_weekday("Mon–Fri"))),
        ("Tue 25:00–26:00", Err(no_time("25:00"))),
        ("Tue 11:30–10:00", Err(order("11:30–10:00"))),
        ("Tue 10:00 – 11:30", Err(form("Tue 10:00 – 11:30"))),
        ("Tue", Err(form("Tue"))),
        ("10:00–11:30", Err(form("10:00–11:30"))),
        ("", Err(form(""))),
    ];
    for (written, expected) in table {
        assert_eq!(written.parse(), expected, "{written}");
    }
}

#[test]
fn a_monthly_meeting_says_which_of_its_days_is_meant() {
    let on = |which, day| {
        Ok(Monthly {
            which,
            day,
            hours: hours((10, 0), (11, 30)),
        })
    };
    let no_which = |words: &str| Err(Wrong::Which(words.to_owned()));
    let table = [
        ("first Mon 10:00–11:30", on(Which::First, Weekday::Mon)),
        ("second Tue 10:00-11:30", on(Which::Second, Weekday::Tue)),
        ("third Wed 10:00–11:30", on(Which::Third, Weekday::Wed)),
        ("fourth Sun 10:00–11:30", on(Which::Fourth, Weekday::Sun)),
        (
            " last\u{A0} Fri  10:00–11:30 ",
            on(Which::Last, Weekday::Fri),
        ),
        ("fifth Mon 10:00–11:30", no_which("fifth")),
        ("First Mon 10:00–11:30", no_which("First")),
        ("1st Mon 10:00–11:30", no_which("1st")),
        ("Mon 10:00–11:30", no_which("Mon")),
        ("first Tus 10:00–11:30", Err(no_weekday("Tus"))),
        ("first Mon 25:00–26:00", Err(no_time("25:00"))),
        ("first Mon", Err(form("Mon"))),
        ("first", Err(form("first"))),
        ("", Err(form(""))),
    ];
    for (written, expected) in table {
        assert_eq!(written.parse(), expected, "{written}");
    }
}

#[test]
fn a_meeting_that_is_held_once_has_a_day_of_the_calendar() {
    let on = |year, month, day| {
        Ok(Once {
            date: NaiveDate::from_ymd_opt(year, month, day).unwrap(),
            hours: hours((10, 0), (12, 0)),
            place: None,
        })
    };
    let table = [
        ("2026-12-05 10:00–12:00", on(2026, 12, 5)),
        ("2026-12-05 10:00-12:00", on(2026, 12, 5)),
        ("2028-02-29 10:00–12:00", on(2028, 2, 29)),
        ("2026-02-29 10:00–12:00", Err(no_date("2026-02-29"))),
        ("2026-02-30 10:00–12:00", Err(no_date("2026-02-30"))),
        ("2026-13-01 10:00–12:00", Err(no_date("2026-13-01"))),
        ("2026-2-5 10:00–12:00", Err(no_date("2026-2-5"))),
        ("05.12.2026 10:00–12:00", Err(no_date("05.12.2026"))),
        ("Sat 10:00–12:00", Err(no_date("Sat"))),
        ("2026-12-05 10:00–24:00", Err(no_time("24:00"))),
        ("2026-12-05 12:00–10:00", Err(order("12:00–10:00"))),
        ("2026-12-05", Err(form("2026-12-05"))),
    ];
    for (written, expected) in table {
        assert_eq!(written.parse(), expected, "{written}");
    }
}

#[test]
fn an_opening_has_several_days_or_one_or_none_that_is_known() {
    let open = |days, hours| {
        Ok(Opening {
            days,
            ..Opening::daily(hours)
        })
    };
    let evening = hours((17, 0), (20, 0));
    let table = [
        (
            "Mon–Fri 17:00–20:00",
            open(Some((Weekday::Mon, Weekday::Fri)), evening),
        ),
        (
            "Mon-Sun 17:00-20:00",
            open(Some((Weekday::Mon, Weekday::Sun)), evening),
        ),
        (
            "Wed 17:00–20:00",
            open(Some((Weekday::Wed, Weekday::Wed)), evening),
        ),
        ("7:30–15:30", open(None, hours((7, 30), (15, 30)))),
        (" 7:30–15:30 ", open(None, hours((7, 30), (15, 30)))),
        ("Fri–Mon 17:00–20:00", Err(order("Fri–Mon"))),
        ("Mon–Mon 17:00–20:00", Err(order("Mon–Mon"))),
        ("Mon–Fry 17:00–20:00", Err(no_weekday("Fry"))),
        ("Mon– 17:00–20:00", Err(no_weekday("Mon–"))),
        ("Mon–Fri 17:00–25:00", Err(no_time("25:00"))),
        ("Mon–Fri 20:00–17:00", Err(order("20:00–17:00"))),
        ("Mon – Fri 17:00–20:00", Err(form("Mon – Fri 17:00–20:00"))),
        ("Mon–Fri", Err(no_time("Mon"))),
        ("always", Err(form("always"))),
        ("", Err(form(""))),
    ];
    for (written, expected) in table {
        assert_eq!(written.parse(), expected, "{written}");
    }
}

#[test]
fn a_place_is_open_always_or_by_appointment_or_at_its_hours() {
    let hours = OpenAt::Hours("Mon–Fri 17:00–20:00".parse().unwrap());
    for (written, expected) in [
        ("always", Ok(OpenAt::Always)),
        ("by-appointment", Ok(OpenAt::ByAppointment)),
        ("Mon–Fri 17:00–20:00", Ok(hours)),
        ("by appointment", Err(no_weekday("by"))),
        ("ever", Err(form("ever"))),
    ] {
        assert_eq!(written.parse(), expected, "{written}");
    }
    assert_eq!(Open::new(&[], None), None);
    assert_eq!(Open::new(&[OpenAt::Always], None), Some(Open::Always));
}

#[test]
fn what_is_wrong_is_named_in_plain_words() {
    let table = [
        (form("soon"), "`soon` cannot be read"),
        (no_weekday("Tus"), "there is no weekday `Tus`"),
        (
            Wrong::Which("fifth".to_owned()),
            "`fifth` is not `first`, `second`, `third`, `fourth` or `last`",
        ),
        (no_date("2026-02-30"), "there is no day `2026-02-30`"),
        (no_time("25:00"), "there is no time `25:00`"),
        (
            order("10:00–9:00"),
            "`10:00–9:00` does not end later than it begins",
        ),
    ];
    for (wrong, words) in table {
        assert_eq!(wrong.to_string(), words);
    }
}

#[test]
fn a_day_is_written_in_one_way_only() {
    let expected = NaiveDate::from_ymd_opt(2026, 12, 5).unwrap();
    assert_eq!(date("2026-12-05"), Ok(expected));
    for written in [
        "2026-12-5",
        " 2026-12-05",
        "2026-12-05 ",
        "26-12-05",
        "2026-12-32",
        "",
    ] {
        assert_eq!(date(written), Err(no_date(written)), "{written}");
    }
}

proptest! {
    #[test]
    fn anything_can_be_written(
        written in "([A-Z][a-z]{2}|[0-9-]{1,10})?[ –-]?[0-9:]{0,5}[–-]?\\PC{0,6}",
    ) {
        let _ = (written.parse::<Weekly>(), written.parse::<Once>(), written.parse::<Opening>());
        if let Ok(hours) = written.parse::<Hours>() {
            prop_assert!(hours.from < hours.to);
        }
    }
}
