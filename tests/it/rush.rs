//! A keyboard that is a machine: it fills no spool, and takes nothing else from visitors.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use cas_kiosk::page::Key;

use crate::hung::{UNAVAILABLE, fills_in};
use crate::visitor::{PER_HOUR, Visitor};

#[test]
fn more_requests_in_an_hour_than_visitors_send_are_not_taken_and_all_else_stays() {
    let mut visitor = Visitor::arrives();
    for _ in 0..PER_HOUR {
        fills_in(&mut visitor);
        visitor.chooses_id("pl", "consent-send").press(Key::Finish);
    }
    assert_eq!(visitor.requests().len(), PER_HOUR);
    for _ in 0..2 {
        fills_in(&mut visitor);
        assert_eq!(visitor.heading(), UNAVAILABLE);
        assert!(
            visitor.sees().contains("12 616 78 14"),
            "{}",
            visitor.sees()
        );
        visitor.press(Key::Finish);
    }
    visitor.chooses_id("pl", "language-name").types("101");
    assert_eq!(visitor.heading(), "CAS Senior w Centrum");
    visitor.press(Key::Finish);
    let log = visitor.log();
    assert_eq!(log.matches("requests_per_hour").count(), 1, "{log}");
    visitor.sleeps(Duration::from_secs(3600));
    fills_in(&mut visitor);
    visitor.chooses_id("pl", "consent-send");
    assert_eq!(visitor.requests().len(), PER_HOUR + 1);
}

#[test]
fn a_new_start_does_not_let_a_machine_begin_anew() {
    const HOUR: Duration = Duration::from_secs(3600);
    let mut visitor = Visitor::arrives();
    for _ in 0..PER_HOUR {
        fills_in(&mut visitor);
        visitor.chooses_id("pl", "consent-send").press(Key::Finish);
    }
    let mut again = Visitor::arrives_beside(&visitor);
    fills_in(&mut again);
    assert_eq!(again.heading(), UNAVAILABLE);
    again.press(Key::Finish).sleeps(HOUR);
    fills_in(&mut again);
    assert_ne!(again.heading(), UNAVAILABLE);

    // One of them is an hour old, and another was written when the clock was ahead.
    let files = fs::read_dir(visitor.folder.path().join("spool/new")).unwrap();
    let now = SystemTime::now();
    for (file, time) in files.zip([now - HOUR, now + HOUR]) {
        let file = File::options().write(true).open(file.unwrap().path());
        file.unwrap().set_modified(time).unwrap();
    }
    let mut later = Visitor::arrives_beside(&visitor);
    for _ in 0..2 {
        fills_in(&mut later);
        later.chooses_id("pl", "consent-send").press(Key::Finish);
    }
    fills_in(&mut later);
    assert_eq!(later.heading(), UNAVAILABLE);
}
