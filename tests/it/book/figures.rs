//! Figures for the council.

use std::fmt::Write as _;

use cas_book::{Change, Figure, How, Tally};
use cas_kiosk::request::{About, Request};
use chrono::{NaiveDate, TimeDelta};
use expect_test::expect;

use super::{Office, asked, day, minute};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn told(figures: &[Figure]) -> String {
    let mut told = String::new();
    for figure in figures {
        let hours: Vec<i64> = figure
            .until_called
            .iter()
            .map(TimeDelta::num_hours)
            .collect();
        let centre = figure.centre.as_deref().unwrap_or("-");
        writeln!(
            told,
            "{} {} {centre} {}: {} sent, called after {hours:?} h, {:?}, {} not ours",
            figure.month,
            figure.service,
            figure.language,
            figure.sent,
            figure.closed,
            figure.not_ours
        )
        .unwrap();
    }
    told
}

#[test]
fn figures_survive_forgetting() {
    let at = |number: u32, time: &str| Request {
        at: time.parse().unwrap(),
        ..asked(number)
    };
    let about = Request {
        about: Some(About {
            centre: "cas-1".to_owned(),
            activity: None,
            meeting: None,
        }),
        language: "uk".to_owned(),
        ..asked(3)
    };
    let requests = [
        asked(1),
        asked(2),
        about,
        // By the clock of the kiosk it is December already.
        at(4, "2026-12-01T00:30:00+01:00"),
        at(5, "2027-01-01T00:00:00+01:00"),
    ];
    let mut office = Office::with(&requests[..2]);
    let [first, second, third, fourth, fifth] = &requests;
    // What was read once is not read again.
    let mut kept = Tally::default();
    let mut figures = |office: &Office| {
        let days = date("2026-11-01")..date("2027-01-01");
        let anew = office.reader.figures(&mut Tally::default(), &days);
        let anew = told(&anew.unwrap());
        let kept = office.reader.figures(&mut kept, &days).unwrap();
        assert_eq!(told(&kept), anew);
        anew
    };
    figures(&office);
    for request in [third, fourth, fifth] {
        office.takes(request);
    }
    office.changes(first, Change::NoAnswer, minute(60));
    office.changes(first, Change::Called, minute(5 * 60 + 1));
    office.changes(first, Change::Called, minute(9 * 60));
    office.changes(first, Change::Closed(How::Other), minute(10 * 60));
    figures(&office);
    office.changes(first, Change::Opened, minute(11 * 60));
    office.changes(first, Change::Closed(How::Done), minute(12 * 60));
    office.changes(second, Change::Arranged { on: None }, minute(2 * 60 + 2));
    office.changes(third, Change::Closed(How::Unreachable), minute(10));
    let hands_over = Change::NotOurs {
        office: "pcpr".to_owned(),
    };
    // The clock of that kiosk was ahead.
    office.changes(fourth, Change::Called, minute(0));
    office.changes(fourth, hands_over, minute(20));
    let before = figures(&office);
    expect![[r#"
        2026-11-01 zlota-raczka - pl: 2 sent, called after [2, 5] h, {Done: 1}, 0 not ours
        2026-11-01 zlota-raczka cas-1 uk: 1 sent, called after [] h, {Unreachable: 1}, 0 not ours
        2026-12-01 zlota-raczka - pl: 1 sent, called after [0] h, {}, 1 not ours
    "#]]
    .assert_eq(&before);

    office.book.delivered(&fourth.id, minute(30)).unwrap();
    let forgotten = office
        .book
        .forget(std::time::Duration::ZERO, day(9))
        .unwrap();
    assert_eq!((forgotten.forgotten, forgotten.still_open), (3, 1));
    assert_eq!(figures(&office), before);
}
