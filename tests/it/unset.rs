//! A clock that cannot be right: its battery is empty, and it begins in 1970 or at another day before
//! the newest fact. The kiosk knows the days of the week, and no date.

use crate::visitor::{Visitor, shipped};

const UNSET: [&str; 3] = ["1970-01-01T00:07", "2000-01-01T12:00", "2026-11-21T23:59"];

fn at_home_on(at: &str, tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives_on(shipped(), at);
    visitor.chooses_id(tag, "language-name");
    visitor
}

#[test]
fn today_says_that_the_day_is_not_known_and_offers_the_days_of_the_week() {
    for at in UNSET {
        for (tag, unknown, monday) in [
            ("pl", "nie wie teraz, jaki jest dzień", "W poniedziałki"),
            ("en", "does not know what day it is", "On Mondays"),
            ("uk", "не знає, який сьогодні день", "Щопонеділка"),
        ] {
            let mut visitor = at_home_on(at, tag);
            visitor.types("220");
            let sees = visitor.sees();
            assert!(sees.contains(unknown) && sees.contains(monday), "{sees}");
            visitor.chooses(monday);
            let sees = visitor.sees();
            assert!(!sees.contains("2026") && !sees.contains("1970"), "{sees}");
        }
    }
}

#[test]
fn meetings_have_their_day_of_the_week_and_no_date() {
    for at in UNSET {
        let mut visitor = at_home_on(at, "pl");
        visitor
            .types("220")
            .chooses("W poniedziałki")
            .chooses_first();
        let sees = visitor.sees();
        assert!(sees.contains("Poniedziałek, 9:00–10:30"), "{sees}");
        assert!(sees.contains("jaki jest dzień. Proszę zadzwonić"), "{sees}");
        assert!(sees.contains("Co tydzień, w poniedziałki"), "{sees}");
        for date in ["dziś", "Dziś", "jutro", "listopada", "grudnia", "święto"] {
            assert!(!sees.contains(date), "{date}: {sees}");
        }
    }
}

/// A fact may be as old as it likes: without the day nobody knows.
#[test]
fn every_fact_counts_as_old_and_no_line_is_said_to_be_closed() {
    let of = |at| {
        let mut visitor = at_home_on(at, "pl");
        visitor.types("311");
        visitor.sees()
    };
    let closed = "Teraz zamknięte";
    assert!(of("2026-11-29T03:00").contains(closed));
    for at in UNSET {
        let sees = of(at);
        assert!(!sees.contains(closed), "{sees}");
    }
    let facts = |at| {
        let sees = at_home_on(at, "pl").types("405").sees();
        sees.split("Skąd to wiemy").next().unwrap().to_owned()
    };
    let is_dated = |at| facts(at).contains("z listopada 2026");
    assert!(!is_dated("2026-11-23T10:00"));
    assert!(is_dated(UNSET[0]));
}

#[test]
fn an_activity_is_joined_without_a_date_that_would_be_wrong() {
    let mut visitor = at_home_on(UNSET[0], "pl");
    visitor
        .types("220")
        .chooses("W poniedziałki")
        .chooses_first();
    visitor.chooses("Proszę, żeby centrum do mnie zadzwoniło");
    let sees = visitor.sees();
    assert!(
        !sees.contains("listopada") && !sees.contains("1970"),
        "{sees}"
    );
}

#[test]
fn a_clock_that_is_far_ahead_is_believed_and_everything_is_old() {
    let mut visitor = at_home_on("2038-01-19T03:14", "pl");
    visitor.types("101");
    assert!(visitor.sees().contains("mogło się"), "{}", visitor.sees());
}
