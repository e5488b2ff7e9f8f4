//! Calendars of many programs, as single days and as rules: what they mean, not how they are written.

use std::fmt::Write as _;

use cas_calendar::{
    AROUND_DAYS, BEHIND_DAYS, Calendar, EVENTS_MAX, Fault, LISTED_MAX, MEETINGS_MAX, Meeting,
    REPEATED_MAX, Reading, Regular, Series, Times,
};
use cas_kiosk::schedule::{Every, Rule};
use chrono::{Days, NaiveDate, NaiveDateTime};
use expect_test::{Expect, expect};

/// The day on which the calendars are read.
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();

fn read(text: &str) -> Result<Calendar, Fault> {
    let reading = Reading {
        zone: chrono_tz::Europe::Warsaw,
        today: TODAY,
        cancelled: &["canceled:".to_owned(), "odwołane".to_owned()],
    };
    cas_calendar::read(text, reading)
}

/// Returns a calendar of these events, each with its own lines.
fn calendar(events: &[&str]) -> String {
    let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//\r\n".to_owned();
    for lines in events {
        let lines = lines.trim().replace('\n', "\r\n");
        let _ = write!(text, "BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n");
    }
    text + "END:VCALENDAR\r\n"
}

fn check(events: &[&str], expected: Expect) {
    expected.assert_eq(&told(&read(&calendar(events)).unwrap()));
}

/// Writes down what was understood.
fn told(calendar: &Calendar) -> String {
    let mut told = String::new();
    for event in &calendar.events {
        let _ = writeln!(told, "{}", event.title);
        match &event.times {
            Times::Days(days) => {
                for (first, last) in days {
                    let _ = writeln!(told, "  {first} to {last}");
                }
            }
            Times::Meetings(series) => told += &series_told(series),
        }
    }
    for refused in &calendar.refused {
        let _ = writeln!(told, "{} is left out: {}", refused.title, refused.why);
    }
    told
}

fn series_told(series: &Series) -> String {
    let mut told = String::new();
    for Regular {
        rule,
        day,
        from,
        to,
    } in &series.regular
    {
        let which = match rule {
            Rule::Weekly => "every".to_owned(),
            Rule::Every(Every { weeks, starting }) => {
                format!("every {weeks} weeks from {starting}")
            }
            Rule::Monthly(which) => format!("{which} of the month"),
        };
        let to = to.map_or("?".to_owned(), |to| to.format("%H:%M").to_string());
        let _ = writeln!(told, "  {which} {day} {}–{to}", from.format("%H:%M"));
    }
    if let Some(from) = series.from {
        let until = series.until.map(|it| it.to_string());
        let _ = writeln!(
            told,
            "  from {from} until {}",
            until.as_deref().unwrap_or("ever")
        );
    }
    for day in &series.not_on {
        let _ = writeln!(told, "  not on {day}");
    }
    for Meeting { from, to } in &series.also_on {
        let time = |it: NaiveDateTime| it.format("%H:%M").to_string();
        let to = to.map_or("?".to_owned(), time);
        let _ = writeln!(told, "  on {}–{to}", from.format("%Y-%m-%d %H:%M"));
    }
    told
}

#[test]
fn google_moves_one_meeting_cancels_another_and_leaves_out_two() {
    check(
        &[
            "UID:a@google.com
DTSTART;TZID=Europe/Warsaw:20261006T090000
DTEND;TZID=Europe/Warsaw:20261006T100000
RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20261222T225959Z;BYDAY=TU,FR
EXDATE;TZID=Europe/Warsaw:20261110T090000
EXDATE;TZID=Europe/Warsaw:20261120T090000
SUMMARY:Niemiecki
SEQUENCE:2",
            "UID:a@google.com
DTSTART;TZID=Europe/Warsaw:20261204T130000
DTEND;TZID=Europe/Warsaw:20261204T140000
RECURRENCE-ID;TZID=Europe/Warsaw:20261204T090000
SUMMARY:Niemiecki (inna godzina)
SEQUENCE:7",
            "UID:a@google.com
DTSTART;TZID=Europe/Warsaw:20261215T090000
RECURRENCE-ID;TZID=Europe/Warsaw:20261215T090000
SUMMARY:Niemiecki
STATUS:CANCELLED",
        ],
        expect![[r#"
            Niemiecki
              every Tue 09:00–10:00
              every Fri 09:00–10:00
              from 2026-10-06 until 2026-12-22
              not on 2026-11-10
              not on 2026-11-20
              not on 2026-12-04
              not on 2026-12-15
              on 2026-12-04 13:00–14:00
        "#]],
    );
}

#[test]
fn a_day_without_its_hour_is_left_out_and_a_last_meeting_at_the_very_end_is_not() {
    check(
        &[
            "UID:1
DTSTART;TZID=Europe/Warsaw:20261206T100000
DTEND;TZID=Europe/Warsaw:20261206T150000
SUMMARY:Kawiarenka
RRULE:FREQ=WEEKLY;BYDAY=SU;UNTIL=20270110T090000Z
EXDATE;VALUE=DATE:20261220
EXDATE;VALUE=DATE:20261227",
            "UID:2
DTSTART;TZID=Europe/Warsaw:20261201T170000
DURATION:PT1H30M
SUMMARY:Wykład
RRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=4",
            "UID:3
DTSTART;TZID=Europe/Warsaw:20261202T100000
DTEND;TZID=Europe/Warsaw:20261202T113000
RRULE:FREQ=WEEKLY;UNTIL=20261216T090000Z
SUMMARY:Do końca",
            "UID:4
DTSTART;TZID=Europe/Warsaw:20261202T100000
DTEND;TZID=Europe/Warsaw:20261202T113000
RRULE:FREQ=WEEKLY;UNTIL=20261216T100000
SUMMARY:Do końca, miejscowo",
        ],
        expect![[r#"
            Kawiarenka
              every Sun 10:00–15:00
              from 2026-12-06 until 2027-01-10
              not on 2026-12-20
              not on 2026-12-27
            Wykład
              first of the month Tue 17:00–18:30
              from 2026-12-01 until 2027-03-02
            Do końca
              every Wed 10:00–11:30
              from 2026-12-02 until 2026-12-16
            Do końca, miejscowo
              every Wed 10:00–11:30
              from 2026-12-02 until 2026-12-16
        "#]],
    );
}

#[test]
fn zones_have_many_names_and_clocks_change() {
    check(
        &[
            "UID:1
DTSTART:20261012T080000Z
DTEND:20261012T093000Z
RRULE:FREQ=WEEKLY;COUNT=4
SUMMARY:W czasie UTC",
            "UID:2
DTSTART;TZID=Central European Standard Time:20261012T100000
DTEND;TZID=Central European Standard Time:20261012T113000
RRULE:FREQ=WEEKLY;COUNT=4
SUMMARY:Nazwa Windows",
            "UID:3
DTSTART;TZID=\"(UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb\":20261201T100000
DTEND;TZID=\"(UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb\":20261201T113000
SUMMARY:Nazwa z ekranu",
            "UID:4
DTSTART;TZID=\"Europe/Warsaw\":20261201T100000

DTEND;TZID=\"Europe/Warsaw\":20261201T113000

SUMMARY:W cudzysłowie i z pustymi liniami",
            "UID:5
DTSTART;TZID=Nibylandia:20261201T100000
SUMMARY:Nie wiadomo gdzie",
        ],
        expect![[r#"
            W czasie UTC
              on 2026-10-12 10:00–11:30
              on 2026-10-19 10:00–11:30
              on 2026-10-26 09:00–10:30
              on 2026-11-02 09:00–10:30
            Nazwa Windows
              every Mon 10:00–11:30
              from 2026-10-12 until 2026-11-02
            Nazwa z ekranu
              on 2026-12-01 10:00–11:30
            W cudzysłowie i z pustymi liniami
              on 2026-12-01 10:00–11:30
            Nie wiadomo gdzie is left out: the zone `Nibylandia` is not known
        "#]],
    );
}

#[test]
fn times_without_a_zone_are_those_of_the_place_and_long_lines_are_one() {
    check(
        &[
            "UID:1
DTSTART:20261201T090000
SUMMARY:Szachy\\, warcaby i „chińczyk” dla każdego\\, kto lubi grać w dobrym to
 warzystwie
RRULE:FREQ=WEEKLY;COUNT=3",
            "UID:2
DTSTART:20261201T24:00
SUMMARY:O dwudziestej czwartej",
        ],
        expect![[r#"
            Szachy, warcaby i „chińczyk” dla każdego, kto lubi grać w dobrym towarzystwie
              every Tue 09:00–?
              from 2026-12-01 until 2026-12-15
            O dwudziestej czwartej is left out: it does not say when it begins
        "#]],
    );
}

#[test]
fn whole_days_are_days() {
    check(
        &[
            "UID:1
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261228
SUMMARY:NIECZYNNE",
            "UID:2
DTSTART;VALUE=DATE:20261201
RRULE:FREQ=WEEKLY;UNTIL=20261222T225959Z;BYDAY=TU
EXDATE;TZID=Central European Standard Time:20261208T000000
SUMMARY:Dzień otwarty",
        ],
        expect![[r#"
            NIECZYNNE
              2026-12-24 to 2026-12-27
            Dzień otwarty
              2026-12-01 to 2026-12-01
              2026-12-15 to 2026-12-15
              2026-12-22 to 2026-12-22
        "#]],
    );
}

#[test]
fn days_are_added_and_all_later_meetings_moved() {
    check(
        &[
            "UID:1
DTSTART;TZID=Europe/Warsaw:20261202T100000
DTEND;TZID=Europe/Warsaw:20261202T110000
RDATE;TZID=Europe/Warsaw:20261209T100000,20261216T120000
RDATE;VALUE=PERIOD;TZID=Europe/Warsaw:20270113T100000/PT2H
RDATE;VALUE=DATE:20270120
SUMMARY:Spotkanie z policjantem",
            "UID:2
SUMMARY:Seria
DTSTART;TZID=Europe/Warsaw:20261201T100000
DTEND;TZID=Europe/Warsaw:20261201T113000
RRULE:FREQ=WEEKLY;COUNT=4",
            "UID:2
SUMMARY:Od teraz o dwunastej
RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Warsaw:20261215T100000
DTSTART;TZID=Europe/Warsaw:20261215T120000
DTEND;TZID=Europe/Warsaw:20261215T133000",
        ],
        expect![[r#"
            Spotkanie z policjantem
              on 2026-12-02 10:00–11:00
              on 2026-12-09 10:00–11:00
              on 2026-12-16 12:00–13:00
              on 2027-01-13 10:00–12:00
              on 2027-01-20 10:00–11:00
            Seria
              on 2026-12-01 10:00–11:30
              on 2026-12-08 10:00–11:30
              on 2026-12-15 12:00–13:30
              on 2026-12-22 12:00–13:30
        "#]],
    );
}

#[test]
fn rules_are_told_as_content_can_say_them_and_all_else_is_days() {
    check(
        &[
            "UID:1
DTSTART;TZID=Europe/Warsaw:20261204T100000
DTEND;TZID=Europe/Warsaw:20261204T120000
RRULE:FREQ=WEEKLY;INTERVAL=2
SUMMARY:Co drugi piątek bez końca",
            "UID:2
DTSTART;TZID=Europe/Warsaw:20261228T100000
DTEND;TZID=Europe/Warsaw:20261228T120000
RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1;UNTIL=20280101
SUMMARY:W ostatni poniedziałek",
            "UID:3
DTSTART;TZID=Europe/Warsaw:20261207T080000
DTEND;TZID=Europe/Warsaw:20261207T090000
RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=10
SUMMARY:W dni robocze",
            "UID:4
DTSTART;TZID=Europe/Warsaw:20261210T080000
DTEND;TZID=Europe/Warsaw:20261210T090000
RRULE:FREQ=MONTHLY;BYMONTHDAY=10;COUNT=3
SUMMARY:Dziesiątego",
        ],
        expect![[r#"
            Co drugi piątek bez końca
              every 2 weeks from 2026-12-04 Fri 10:00–12:00
              from 2026-12-04 until ever
            W ostatni poniedziałek
              last of the month Mon 10:00–12:00
              from 2026-12-28 until 2027-12-27
            W dni robocze
              on 2026-12-07 08:00–09:00
              on 2026-12-08 08:00–09:00
              on 2026-12-09 08:00–09:00
              on 2026-12-10 08:00–09:00
              on 2026-12-11 08:00–09:00
              on 2026-12-14 08:00–09:00
              on 2026-12-15 08:00–09:00
              on 2026-12-16 08:00–09:00
              on 2026-12-17 08:00–09:00
              on 2026-12-18 08:00–09:00
            Dziesiątego
              on 2026-12-10 08:00–09:00
              on 2027-01-10 08:00–09:00
              on 2027-02-10 08:00–09:00
        "#]],
    );
}

#[test]
fn what_is_not_understood_is_named_and_left_out() {
    let unending =
        "DTSTART:20261201T100000\nDTEND:20261201T110000\nRRULE:FREQ=DAILY;UNTIL=21000101";
    check(
        &[
            "SUMMARY:Co sekundę\nDTSTART:20261201T100000\nRRULE:FREQ=SECONDLY",
            "SUMMARY:W tygodniu 20\nDTSTART:20261201T100000\nRRULE:FREQ=YEARLY;BYWEEKNO=20",
            "SUMMARY:Wstecz\nDTSTART:20261201T100000\nDTEND:20261201T090000",
            "SUMMARY:Przez noc\nDTSTART:20261201T220000\nDTEND:20261202T060000",
            "SUMMARY:Bez początku",
            "SUMMARY:Canceled: Joga\nDTSTART:20261201T100000\nDTEND:20261201T110000",
            "SUMMARY:Odwołane – chór\nDTSTART:20261201T100000\nDTEND:20261201T110000",
            &format!("SUMMARY:Codziennie\n{unending}"),
        ],
        expect![[r#"
            Codziennie
              every Mon 10:00–11:00
              every Tue 10:00–11:00
              every Wed 10:00–11:00
              every Thu 10:00–11:00
              every Fri 10:00–11:00
              every Sat 10:00–11:00
              every Sun 10:00–11:00
              from 2026-12-01 until 2100-01-01
            Co sekundę is left out: it takes place more often than every day
            W tygodniu 20 is left out: its rule is not understood
            Wstecz is left out: it ends before it begins
            Przez noc is left out: it goes on after midnight
            Bez początku is left out: it does not say when it begins
        "#]],
    );
}

#[test]
fn a_calendar_has_limits() {
    let added = |count: usize| {
        let days = TODAY.iter_days().take(count - 1);
        let days: Vec<String> = days
            .map(|day| day.format("%Y%m%dT110000").to_string())
            .collect();
        let days = days.join(",");
        let text = format!("SUMMARY:Dużo\nDTSTART:20261101T100000\nRDATE:{days}");
        read(&calendar(&[&text])).unwrap()
    };
    assert!(added(MEETINGS_MAX).refused.is_empty());
    assert_eq!(added(MEETINGS_MAX + 1).refused.len(), 1);
    let since = |days: u64| {
        let start = TODAY.checked_sub_days(Days::new(days)).unwrap();
        let start = start.format("%Y%m%d");
        let text = format!("SUMMARY:Dawno\nDTSTART:{start}T100000\nRRULE:FREQ=DAILY");
        read(&calendar(&[&text])).unwrap()
    };
    assert!(since(BEHIND_DAYS).refused.is_empty());
    assert_eq!(since(BEHIND_DAYS + 1).refused.len(), 1);
    let listed = |count: usize| {
        let positions = vec!["1"; count].join(",");
        let rule = format!("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS={positions};COUNT=2");
        let text = format!("SUMMARY:Pierwszy\nDTSTART:20261201T100000\nRRULE:{rule}");
        read(&calendar(&[&text])).unwrap()
    };
    assert!(listed(LISTED_MAX).refused.is_empty());
    assert_eq!(listed(LISTED_MAX + 1).refused.len(), 1);
    let repeated = |count| {
        let one = "SUMMARY:Joga\nDTSTART:20261201T100000\nRRULE:FREQ=DAILY;COUNT=2";
        read(&calendar(&vec![one; count]))
    };
    assert_eq!(repeated(REPEATED_MAX).unwrap().events.len(), REPEATED_MAX);
    assert_eq!(repeated(REPEATED_MAX + 1), Err(Fault::TooManyEvents));
    let events = |count| read(&calendar(&vec!["SUMMARY:Bez"; count]));
    assert_eq!(events(EVENTS_MAX).unwrap().refused.len(), EVENTS_MAX);
    assert_eq!(events(EVENTS_MAX + 1), Err(Fault::TooManyEvents));
    assert_eq!(read("<!DOCTYPE html>"), Err(Fault::NoCalendar));
    assert_eq!(read(""), Err(Fault::NoCalendar));
    // An event without an end is expanded so far and no farther; its rule has no end.
    let endless = read(&calendar(&[
        "SUMMARY:Zawsze\nDTSTART;VALUE=DATE:20261128\nRRULE:FREQ=DAILY",
    ]));
    let Times::Days(days) = &endless.unwrap().events[0].times else {
        panic!("no days");
    };
    assert_eq!(days.len() as u64, AROUND_DAYS + 1);
}
