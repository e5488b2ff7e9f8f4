//! Calendars: read by a library of somebody else, and by the kiosk's own import.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use cas_kiosk::setup;
use cas_office::cli::{self, Cli};
use cas_office::import::{self, Imported};
use chrono::{DateTime, FixedOffset};
use clap::Parser as _;
use expect_test::expect;

use super::{Desk, LAST, TODAY, now, shown};
use crate::project::root;
use crate::skipped::skip;

/// The Python with which `.ci/run` installs a reader of calendars.
fn python() -> Option<PathBuf> {
    let python = root().join("target/calendars/bin/python3");
    if !python.exists() {
        skip("no `recurring_ical_events` in target/calendars; .ci/run installs it");
        return None;
    }
    Some(python)
}

/// What a library of somebody else finds in a calendar.
fn expanded(python: &PathBuf, calendar: &str) -> Vec<String> {
    let mut child = Command::new(python)
        .args(["-c", include_str!("expand.py"), TODAY, LAST])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(calendar.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{told}");
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines = lines.lines().filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn moment(time: DateTime<FixedOffset>) -> String {
    time.to_utc().format("%Y-%m-%d %H:%M").to_string()
}

/// What the kiosk shows of a centre, of a kind or of all, in the same words.
fn lines(setup: &setup::Setup, path: &str) -> Vec<String> {
    let content = &setup.content;
    let id = path.trim_end_matches(".ics");
    let meetings = shown(setup, |activity| match id.split_once('/') {
        Some(("centres", id)) => activity.centre == id,
        Some((_, id)) => activity.kind == id,
        None => true,
    });
    let first = setup.config.languages.first();
    let lines = meetings.iter().map(|meeting| {
        let activity = &content.activities[meeting.series];
        let centre = &content.centres[content.centre_of(meeting.series)];
        let place = &centre.places[activity.place_of(meeting)];
        let title = activity.title.as_ref().unwrap().get(first).words;
        let (start, end) = (moment(meeting.start), moment(meeting.end));
        let (name, address, postcode) = (&centre.name, &place.address, &place.postcode);
        format!("{start} {end} {title} @ {name}, {address}, {postcode} Kraków")
    });
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    lines
}

#[test]
fn a_reader_of_somebody_else_finds_the_meetings_of_the_kiosk() {
    let Some(python) = python() else {
        return;
    };
    let desk = Desk::new();
    let setup = desk.setup();
    let calendars = desk.files("ics");
    // Most centres have no meetings, and one reading takes as long as a hundred lines.
    for path in [
        "all.ics",
        "centres/cas-57.ics",
        "centres/cas-38.ics",
        "kinds/club.ics",
    ] {
        let expected = lines(&setup, path);
        assert!(expected.len() > 40, "{path}");
        assert_eq!(expanded(&python, &calendars[path]), expected, "{path}");
    }
    let empty = expanded(&python, &calendars["centres/cas-1.ics"]);
    assert!(empty.is_empty(), "{empty:?}");
}

#[test]
fn a_reader_that_does_not_know_the_zone_learns_it_from_the_calendar() {
    let Some(python) = python() else {
        return;
    };
    for zone in [
        "Europe/Warsaw",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Tokyo",
        "Africa/Casablanca",
    ] {
        let desk = Desk::new();
        let config = desk.read("kiosk.toml") + &format!("[time]\nzone = \"{zone}\"\n");
        desk.write("kiosk.toml", &config);
        let calendar = desk.files("ics")["all.ics"].replace(zone, "Elsewhere");
        assert_eq!(
            expanded(&python, &calendar),
            lines(&desk.setup(), "all.ics"),
            "{zone}"
        );
    }
}

#[test]
fn the_kiosk_reads_its_own_calendar_and_a_second_time_nothing_changes() {
    let desk = Desk::new();
    let calendar = &desk.files("ics")["centres/cas-57.ics"];
    let setup = desk.setup();
    let of_centre = |setup: &setup::Setup| lines(setup, "centres/cas-57.ics");
    // An imported calendar has no places.
    let bare = |lines: Vec<String>| {
        let lines = lines
            .iter()
            .map(|line| line.split_once(" @ ").unwrap().0.to_owned());
        lines.collect::<Vec<_>>()
    };
    let other = Desk::new();
    other.write("content/activities/feeds.toml", "# None.\n");
    other.write("content/notices/feeds.toml", "# None.\n");
    other.write("cas-57.ics", calendar);
    let report = imports(&other);
    assert!(
        report.contains("Zapisano: activities/cas-57.toml"),
        "{report}"
    );
    assert_eq!(bare(of_centre(&other.setup())), bare(of_centre(&setup)));
    let report = imports(&other);
    assert!(report.contains("Wszystko jest tak, jak było."), "{report}");
}

/// Imports the calendar of a centre, and returns the report.
fn imports(desk: &Desk) -> String {
    let (config, file) = (
        desk.folder.path().join("kiosk.toml"),
        desk.folder.path().join("cas-57.ics"),
    );
    let words = [
        "cas-office",
        "import",
        "--language",
        "pl",
        "--config",
        config.to_str().unwrap(),
        file.to_str().unwrap(),
    ];
    let cli::Command::Import(args) = Cli::try_parse_from(words).unwrap().command else {
        panic!("another command");
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let imported = import::run(&args, now(), &mut out, &mut err).unwrap();
    let told = String::from_utf8([out, err].concat()).unwrap();
    assert_eq!(imported, Imported::Well, "{told}");
    told
}

#[test]
fn every_line_is_short_and_whole_and_no_word_begins_one_of_its_own() {
    let desk = Desk::new();
    for (path, calendar) in desk.files("ics") {
        assert!(calendar.ends_with("END:VCALENDAR\r\n"), "{path}");
        let (mut unfolded, mut longest) = (String::new(), 0);
        for line in calendar.split_terminator("\r\n") {
            assert!(!line.contains(['\r', '\n']), "{path}: {line}");
            longest = longest.max(line.len());
            match line.strip_prefix(' ') {
                Some(rest) => unfolded.push_str(rest),
                None => unfolded.extend(["\n", line]),
            }
        }
        assert!(longest <= 75, "{path}: {longest}");
        for line in unfolded.trim().lines() {
            let name = line.split([':', ';']).next().unwrap();
            let is_name =
                !name.is_empty() && name.chars().all(|it| it.is_ascii_uppercase() || it == '-');
            assert!(is_name, "{path}: {line}");
        }
    }
}

#[test]
fn no_title_adds_a_line_of_its_own_to_a_calendar() {
    let Some(python) = python() else {
        return;
    };
    let desk = Desk::new();
    let content = desk.read("content/activities/feeds.toml");
    let title = r"a\\nDTSTART:19700101T000000; b, c\\;END:VEVENT ąśćżó ąśćżó ąśćżó ąśćżó";
    let content = content.replace("pl = \"Chór\"", &format!("pl = \"{title}\""));
    desk.write("content/activities/feeds.toml", &content);
    let calendar = &desk.files("ics")["all.ics"];
    assert!(
        calendar.contains(r"SUMMARY:a\\nDTSTART:19700101T000000\; b\, c\\\;END:"),
        "{calendar}"
    );
    let found = expanded(&python, calendar);
    assert_eq!(found, lines(&desk.setup(), "all.ics"));
}

#[test]
fn what_a_phone_is_given_is_this() {
    let desk = Desk::new();
    let calendar = &desk.files("ics")["centres/cas-57.ics"];
    let calendar = calendar.replace("\r\n ", "").replace("\r\n", "\n");
    let events = calendar.split("BEGIN:VEVENT\n");
    let of_yoga = |event: &&str| event.contains("Joga");
    let head = events.clone().next().unwrap();
    let events: Vec<&str> = events.filter(of_yoga).collect();
    expect![[r#"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//cas-kiosk//cas-office//EN
        CALSCALE:GREGORIAN
        NAME:CAS dla rozproszonych seniorów\, mieszkańców XVIII dzielnicy
        X-WR-CALNAME:CAS dla rozproszonych seniorów\, mieszkańców XVIII dzielnicy
        REFRESH-INTERVAL;VALUE=DURATION:P1D
        BEGIN:VTIMEZONE
        TZID:Europe/Warsaw
        BEGIN:DAYLIGHT
        DTSTART:20250330T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        TZNAME:CEST
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20251026T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        TZNAME:CET
        END:STANDARD
        END:VTIMEZONE
        UID:9af5a156-6d8e-523c-97d8-1ae05e730044
        DTSTAMP:20261125T000000Z
        LAST-MODIFIED:20261125T000000Z
        DTSTART;TZID=Europe/Warsaw:20261130T100000
        DTEND;TZID=Europe/Warsaw:20261130T113000
        RRULE:FREQ=WEEKLY;UNTIL=20270628T080000Z;BYDAY=MO,TH
        EXDATE;TZID=Europe/Warsaw:20261214T100000,20261217T100000,20261224T100000,20270118T100000,20270121T100000,20270125T100000,20270128T100000,20270329T100000,20270503T100000,20270527T100000
        SUMMARY:Joga\, oddech\; relaks \\ spokój – dla każdego\, kto ma ochotę\, 60+
        LOCATION:CAS dla rozproszonych seniorów\, mieszkańców XVIII dzielnicy\, Wróżenicka 49\, 31-997 Kraków
        DESCRIPTION:Ile to kosztuje: 10 zł\; osoby 75+ bezpłatnie\nTrzeba się wcześniej zapisać.\nCoś mogło się tu zmienić. Najpierw proszę zadzwonić.\nTelefon: 660 569 100\nTelefon: 602 747 012\nDane z listopada 2026. Źródło: strona internetowa centrum.\nCAS dla rozproszonych seniorów\, mieszkańców XVIII dzielnicy: Dane z sierpnia 2025. Źródło: Gmina Miejska Kraków\, otwartedane.um.krakow.pl.
        CATEGORIES:Klub\; „wszystko\, co lubimy”
        END:VEVENT
    "#]]
    .assert_eq(&format!("{head}{}", events.concat()));
}

#[test]
fn the_id_of_an_event_is_its_own_and_stays_when_its_hours_change() {
    let ids = |desk: &Desk| {
        let calendar = &desk.files("ics")["all.ics"];
        let ids = calendar
            .lines()
            .filter_map(|line| line.strip_prefix("UID:"));
        ids.map(str::to_owned).collect::<Vec<_>>()
    };
    let desk = Desk::new();
    let before = ids(&desk);
    let mut each = before.clone();
    each.sort();
    each.dedup();
    assert_eq!(each.len(), before.len());
    let content = desk.read("content/activities/feeds.toml");
    let content = content.replace("10:00–11:30", "10:15–11:45");
    desk.write("content/activities/feeds.toml", &content);
    assert_eq!(ids(&desk), before);
}

#[test]
fn only_the_chosen_calendar_is_written() {
    let desk = Desk::new();
    let all = desk.files("ics");
    let (_, _, files) = desk.exports("ics", &["--centre", "cas-57"]);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["centres/cas-57.ics"]);
    assert_eq!(files["centres/cas-57.ics"], all["centres/cas-57.ics"]);
    let (_, _, files) = desk.exports("ics", &["--kind", "club"]);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["kinds/club.ics"]);
    let (centres, kinds) = (desk.setup().content.centres.len(), 13);
    assert_eq!(all.len(), 1 + centres + kinds);
}
