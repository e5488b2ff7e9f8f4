//! Whether a place is open, beside a painter who colours every quarter of an hour of a year.

use cas_kiosk::schedule::{
    Doubt, Hours, OPENING_DAYS, OnHolidays, Open, OpenAt, Opening, Outlook, State, Why,
};
use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Weekday};
use chrono_tz::Europe::Warsaw;
use proptest::prelude::*;

use super::naive::polish_moment;
use super::{at, day, polish_holidays};

/// A quarter of an hour.
const QUARTER: TimeDelta = TimeDelta::minutes(15);

fn open_at(written: &[&str], on_holidays: Option<OnHolidays>) -> Open {
    let written: Vec<OpenAt> = written.iter().map(|it| it.parse().unwrap()).collect();
    Open::new(&written, on_holidays).unwrap()
}

/// These hours from the first to the last day.
fn season(written: &str, from: &str, until: &str) -> OpenAt {
    let opening: Opening = written.parse().unwrap();
    OpenAt::Hours(Opening {
        from: Some(day(from)),
        until: Some(day(until)),
        ..opening
    })
}

/// What is asked at a moment, in Poland, with these days off.
fn ask<T>(
    off: &[NaiveDate],
    after: DateTime<FixedOffset>,
    of: impl FnOnce(Outlook<'_, ()>) -> T,
) -> T {
    of(Outlook {
        after,
        zone: Warsaw,
        holidays: &polish_holidays(),
        is_off: &|(), date| off.contains(&date),
    })
}

/// The state at a moment in winter, and when it opens next.
fn told(open: &Open, local: &str) -> (State, Option<String>) {
    let after = at(&format!("{local}+01:00"));
    let opens = ask(&[], after, |outlook| open.opens(outlook));
    let opens = opens.map(|opens| opens.format("%a %Y-%m-%d %H:%M%:z").to_string());
    (ask(&[], after, |outlook| open.state(outlook)), opens)
}

fn until(local: &str) -> State {
    State::Open(Some(at(&format!("{local}+01:00"))))
}

#[test]
fn two_entries_of_a_day_make_a_break_and_two_that_touch_make_none() {
    let broken = open_at(&["Mon–Fri 8:00–12:00", "Mon–Fri 13:00–15:00"], None);
    let closed = State::Closed(Why::Hours);
    for (local, state, opens) in [
        ("2026-11-23 07:59", closed, "Mon 2026-11-23 08:00+01:00"),
        (
            "2026-11-23 08:00",
            until("2026-11-23 12:00"),
            "Mon 2026-11-23 13:00+01:00",
        ),
        ("2026-11-23 12:00", closed, "Mon 2026-11-23 13:00+01:00"),
        (
            "2026-11-23 14:59",
            until("2026-11-23 15:00"),
            "Tue 2026-11-24 08:00+01:00",
        ),
        ("2026-11-27 15:00", closed, "Mon 2026-11-30 08:00+01:00"),
    ] {
        assert_eq!(
            told(&broken, local),
            (state, Some(opens.to_owned())),
            "{local}"
        );
    }
    let whole = open_at(&["Mon 8:00–12:00", "Mon 12:00–15:00"], None);
    assert_eq!(
        told(&whole, "2026-11-23 09:00").0,
        until("2026-11-23 15:00")
    );
}

#[test]
fn hours_up_to_the_last_minute_go_on_after_midnight() {
    let night = open_at(&["Fri 22:00–23:59", "Sat 0:00–2:00"], None);
    assert_eq!(
        told(&night, "2026-11-27 23:59").0,
        until("2026-11-28 02:00")
    );
    assert_eq!(
        told(&night, "2026-11-28 02:00").0,
        State::Closed(Why::Hours)
    );
    let late = open_at(&["Fri 22:00–23:59"], None);
    assert_eq!(told(&late, "2026-11-27 23:59").0, until("2026-11-28 00:00"));
}

#[test]
fn a_holiday_closes_or_does_not_or_nobody_knows() {
    // 11 November 2026 is a Wednesday and the seventh of the holidays.
    let hours = ["Mon–Fri 8:00–15:00"];
    let day = "2026-11-11 10:00";
    let thursday = Some("Thu 2026-11-12 08:00+01:00".to_owned());
    for (on_holidays, expected) in [
        (Some(OnHolidays::Open), until("2026-11-11 15:00")),
        (Some(OnHolidays::Closed), State::Closed(Why::Holiday(6))),
        (None, State::Unknown(Doubt::Holiday(6))),
    ] {
        let open = open_at(&hours, on_holidays);
        assert_eq!(told(&open, day), (expected, thursday.clone()));
    }
    // After its hours it is closed anyway, and so on a holiday that is no day of its own.
    assert_eq!(
        told(&open_at(&hours, None), "2026-11-11 15:00").0,
        State::Closed(Why::Hours)
    );
    let tuesdays = open_at(&["Tue 8:00–15:00"], None);
    assert_eq!(told(&tuesdays, day).0, State::Closed(Why::Hours));
    // A holiday on which nobody knows is not said to be the next day.
    let sunday = told(&open_at(&hours, None), "2026-11-10 20:00");
    assert_eq!(sunday, (State::Closed(Why::Hours), thursday));
    assert_eq!(told(&open_at(&["always"], None), day).0, State::Open(None));
}

#[test]
fn what_is_not_known_is_not_guessed() {
    let daily = open_at(&["7:30–15:30"], None);
    assert_eq!(
        told(&daily, "2026-11-28 12:00"),
        (State::Unknown(Doubt::Days), None)
    );
    assert_eq!(
        told(&daily, "2026-11-28 15:30"),
        (State::Closed(Why::Hours), None)
    );
    let visits = open_at(&["by-appointment"], None);
    assert_eq!(
        told(&visits, "2026-11-24 12:00"),
        (State::Unknown(Doubt::Appointment), None)
    );
    let both = open_at(&["Tue 9:00–10:00", "by-appointment"], None);
    assert_eq!(told(&both, "2026-11-24 12:00").0, State::Closed(Why::Hours));
    let summer = Open::new(
        &[season("Mon–Fri 8:00–15:00", "2026-06-01", "2026-08-31")],
        None,
    );
    assert_eq!(
        told(&summer.unwrap(), "2026-11-24 12:00"),
        (State::Unknown(Doubt::Over), None)
    );
}

#[test]
fn a_day_off_closes_whatever_the_hours_say() {
    let off = [day("2026-11-24"), day("2026-11-25")];
    for open in [
        open_at(&["always"], None),
        open_at(&["Mon–Fri 8:00–15:00"], None),
    ] {
        let after = at("2026-11-24 10:00+01:00");
        assert_eq!(
            ask(&off, after, |it| open.state(it)),
            State::Closed(Why::Off)
        );
        let opens = ask(&off, after, |it| open.opens(it)).unwrap();
        assert_eq!(opens.date_naive(), day("2026-11-26"));
    }
    let always = open_at(&["always"], None);
    let end = ask(&off, at("2026-11-23 10:00+01:00"), |it| always.state(it));
    assert_eq!(end, until("2026-11-24 00:00"));
}

#[test]
fn an_opening_far_away_is_not_told() {
    let last = i64::try_from(OPENING_DAYS).unwrap() - 1;
    let from = day("2026-11-23") + TimeDelta::days(last);
    for (from, is_told) in [(from, true), (from + TimeDelta::days(1), false)] {
        let opening = Opening {
            from: Some(from),
            ..("Mon–Sun 8:00–9:00".parse().unwrap())
        };
        let open = Open::new(&[OpenAt::Hours(opening)], Some(OnHolidays::Open)).unwrap();
        let (state, opens) = told(&open, "2026-11-23 10:00");
        assert_eq!(
            (state, opens.is_some()),
            (State::Closed(Why::Hours), is_told)
        );
    }
}

/// The quarters of an hour from a moment on in which a place is open, each as the painter leaves it.
fn painted(
    openings: &[Opening],
    on_holidays: Option<OnHolidays>,
    off: &[NaiveDate],
    from: NaiveDate,
    days: usize,
) -> Vec<bool> {
    let midnight = |date: NaiveDate| polish_moment(date.and_time(NaiveTime::MIN));
    let quarter = |moment: DateTime<FixedOffset>| {
        usize::try_from((moment - midnight(from)).num_minutes() / 15).unwrap()
    };
    let dates: Vec<NaiveDate> = from.iter_days().take(days + 1).collect();
    let mut quarters = vec![false; quarter(midnight(dates[days]))];
    for date in &dates[..days] {
        let is_holiday = polish_holidays().find(*date).is_some();
        if off.contains(date) || is_holiday && on_holidays != Some(OnHolidays::Open) {
            continue;
        }
        for it in openings {
            let Some((mut weekday, last)) = it.days else {
                continue;
            };
            let mut weekdays = vec![weekday];
            while weekday != last {
                weekday = weekday.succ();
                weekdays.push(weekday);
            }
            let is_season = it.from.is_none_or(|from| from <= *date)
                && it.until.is_none_or(|until| *date <= until);
            if is_season && weekdays.contains(&date.weekday()) {
                let start = polish_moment(date.and_time(it.hours.from));
                let end = polish_moment(date.and_time(it.hours.to)).max(start);
                quarters[quarter(start)..quarter(end)].fill(true);
            }
        }
    }
    quarters
}

/// Compares every `step`th quarter of an hour with what the painter has.
fn agrees(
    openings: &[Opening],
    on_holidays: Option<OnHolidays>,
    off: &[NaiveDate],
    from: NaiveDate,
    days: usize,
    step: usize,
) {
    let written: Vec<OpenAt> = openings.iter().map(|it| OpenAt::Hours(*it)).collect();
    let Some(open) = Open::new(&written, on_holidays) else {
        return;
    };
    let quarters = painted(openings, on_holidays, off, from, days + OPENING_DAYS);
    let midnight = polish_moment(from.and_time(NaiveTime::MIN));
    let moment = |index: usize| midnight + QUARTER * i32::try_from(index).unwrap();
    let last = polish_moment(
        (from + TimeDelta::days(i64::try_from(days).unwrap())).and_time(NaiveTime::MIN),
    );
    let mut index = 0;
    while moment(index) < last {
        let now = moment(index);
        let local = now.with_timezone(&Warsaw);
        // What is further away than the limit is not told.
        let horizon = local.date_naive() + TimeDelta::days(i64::try_from(OPENING_DAYS).unwrap());
        let horizon = polish_moment(horizon.and_time(NaiveTime::MIN));
        let next = |is_open: bool| {
            let mut later = (index + 1..quarters.len()).filter(|at| quarters[*at] == is_open);
            later.next().map(moment).filter(|it| *it < horizon)
        };
        let (state, opens) = ask(off, now, |outlook| {
            (open.state(outlook), open.opens(outlook))
        });
        if quarters[index] {
            assert_eq!(state, State::Open(next(false)), "{local}: {openings:?}");
        } else {
            assert!(
                !matches!(state, State::Open(_)),
                "{local}: {state:?} {openings:?}"
            );
            assert_eq!(opens, next(true), "{local}: {openings:?}");
        }
        index += step;
    }
}

#[test]
fn a_year_is_open_and_closed_as_a_painter_has_it() {
    let hours = |written: &str| written.parse::<Opening>().unwrap();
    let summer = |written: &str| match season(written, "2026-05-01", "2026-09-30") {
        OpenAt::Hours(opening) => opening,
        other => panic!("{other:?}"),
    };
    let off = ["2026-12-28", "2026-12-29", "2026-12-30", "2026-07-01"].map(day);
    // The clocks change on 29 March and on 25 October, at night.
    for openings in [
        vec![
            hours("Mon–Fri 8:00–12:00"),
            hours("Mon–Thu 13:00–15:30"),
            summer("Sat–Sun 9:00–13:00"),
        ],
        vec![
            hours("Sun 1:30–2:30"),
            hours("Sat 22:00–23:45"),
            summer("Tue–Wed 0:00–23:45"),
        ],
    ] {
        for on_holidays in [None, Some(OnHolidays::Closed), Some(OnHolidays::Open)] {
            agrees(&openings, on_holidays, &off, day("2026-03-01"), 365, 3);
        }
    }
}

fn any_weekdays() -> impl Strategy<Value = (Weekday, Weekday)> {
    (0..7_u8, 0..7_u8).prop_map(|(one, other)| {
        let weekday = |number: u8| Weekday::try_from(number).unwrap();
        (weekday(one.min(other)), weekday(one.max(other)))
    })
}

/// Hours at any time; half of them at night, where the clocks change.
fn any_opening() -> impl Strategy<Value = Opening> {
    let start = prop_oneof![0..=14_u32, 0..=90_u32];
    let season = prop::option::of((0..20_i64, 0..30_i64));
    (any_weekdays(), start, 1..=5_u32, season).prop_map(|(days, from, length, season)| {
        let time =
            |quarters: u32| NaiveTime::from_hms_opt(quarters / 4, quarters % 4 * 15, 0).unwrap();
        let after = |days: i64| day("2026-03-20") + TimeDelta::days(days);
        Opening {
            days: Some(days),
            hours: Hours {
                from: time(from),
                to: time(from + length),
            },
            from: season.map(|(start, _)| after(start)),
            until: season.map(|(start, length)| after(start + length)),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_hours_are_open_and_closed_as_a_painter_has_them(
        openings in prop::collection::vec(any_opening(), 1..4),
        on_holidays in prop::sample::select(vec![None, Some(OnHolidays::Closed), Some(OnHolidays::Open)]),
        off in prop::collection::vec(0..20_i64, 0..3),
    ) {
        // Easter Monday is on 6 April.
        let off: Vec<NaiveDate> = off.iter().map(|it| day("2026-03-25") + TimeDelta::days(*it)).collect();
        agrees(&openings, on_holidays, &off, day("2026-03-25"), 16, 1);
    }
}
