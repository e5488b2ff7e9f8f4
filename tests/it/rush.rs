//! A keyboard that is a machine: it fills no spool, and takes nothing else from visitors.

use std::time::Duration;

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
