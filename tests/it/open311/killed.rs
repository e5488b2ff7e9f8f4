//! The program is killed at each call by which it changes something or speaks, and the next pass loses and doubles nothing.

use std::process::Command;

use chrono::{TimeDelta, Utc};

use cas_book::{Book, Receipt};
use cas_open311::client::{Client, Limits};
use cas_open311::pass::Bridge;
use cas_open311::settings::Settings;

use super::program::{Place, arguments};
use super::server::Way;
use super::{FIRST, words, written};
use crate::project::OFFICE;
use crate::skipped::skip;

/// The calls at which it is killed: those that write into the book, and those that speak with the other side.
const CALLS: [&str; 5] = [
    "connect",
    "pwrite64",
    "fdatasync",
    "sendto,sendmsg,writev",
    "recvfrom",
];
/// At how many of each call it is killed at most.
const KILLS_MAX: usize = 12;

#[test]
fn a_bridge_that_is_killed_anywhere_has_each_request_there_once_in_the_end() {
    let mut kills = 0;
    for way in [Way::Number, Way::Token] {
        for call in CALLS {
            for when in 1..=KILLS_MAX {
                let place = Place::new();
                place.server.state().ways.push_back(way);
                let ended = Command::new("strace")
                    .args(["-f", "-o", "/dev/null", "-e"])
                    .arg(format!("inject={call}:signal=KILL:when={when}"))
                    .arg(OFFICE)
                    .args(arguments())
                    .current_dir(place.folder.path())
                    .output();
                let ended = match ended {
                    Ok(ended) => ended,
                    Err(error) => return skip(&format!("strace does not run: {error}")),
                };
                if ended.status.success() {
                    break;
                }
                assert_eq!(ended.status.code(), None, "{call} {when}: {ended:?}");
                kills += 1;
                is_there_once(&place, &format!("{way:?} {call} {when}"));
            }
        }
    }
    assert!(kills >= 20, "only {kills} places to kill it");
}

/// Passes after the time in which a request may be listed late.
fn is_there_once(place: &Place, name: &str) {
    let settings = Settings::read(&written(place.server.port, "")).unwrap();
    let client = Client::new(&settings, None, Limits::default()).unwrap();
    let mut book = Book::open(&place.folder.path().join("book")).unwrap();
    for hours in 2..=4 {
        let now = Utc::now() + TimeDelta::hours(hours);
        let mut bridge = Bridge {
            settings: &settings,
            client: &client,
            book: &mut book,
            words: &words,
            clock: &|| now,
        };
        let report = bridge.pass().unwrap();
        assert!(report.calls.is_empty(), "{name}: {:?}", report.calls);
        place.server.state().gives_numbers();
    }
    assert_eq!(place.server.has(FIRST), 1, "{name}");
    let awaited = book
        .reader()
        .unwrap()
        .awaited(&settings.system(), 9)
        .unwrap();
    assert!(matches!(awaited[0].receipt, Receipt::Number(_)), "{name}");
}
