//! What the system of a city that speaks Open311 may answer.

use cas_open311::answer::{self, NOTES_MAX};
use cas_open311::settings::Settings;
use cas_open311::step::{self, Found, Search};

use super::patch::Script;

/// The id of the request that is searched for.
const ID: &str = "0123456789abcdef0123456789abcdef";
const LIST: &str = r#"[
{"service_request_id":638344,"status":"closed","status_notes":"Gotowe.","description":"cas-kiosk 0123456789abcdef0123456789abcdef"},
{"service_request_id":"A-7","status":"open","status_notes":null,"description":null}
]"#;
const GIVEN: &str = r#"[
{"service_request_id":null,"token":"12345"}
]"#;
const SETTINGS: &str = r#"[open311]
endpoint = "https://city.example/open311/v2"
since = "2026-12-01"
settle = "2h"
[[open311.services]]
service = "zlota-raczka"
code = "017"
send = ["name", "phone", "address", "answers"]
"#;

/// Tries an answer or settings; `bytes` say of what kind it is, and what it is. Whether it was taken for one.
///
/// # Panics
/// If anything does not hold.
#[must_use]
pub fn run(bytes: &[u8]) -> bool {
    let mut script = Script(bytes);
    match script.next() % 3 {
        0 => is_list(&script.patched(LIST.as_bytes())),
        1 => {
            let status = 200 + 100 * u16::from(script.next() % 4);
            step::posted(status, &script.patched(GIVEN.as_bytes())).is_some()
        }
        _ => {
            let bytes = script.patched(SETTINGS.as_bytes());
            std::str::from_utf8(&bytes).is_ok_and(|it| Settings::read(it).is_ok())
        }
    }
}

/// True if the request is on the list.
fn is_list(bytes: &[u8]) -> bool {
    let Ok(records) = answer::read(bytes) else {
        return false;
    };
    for told in &records {
        for id in [&told.number, &told.token].into_iter().flatten() {
            assert!(!id.is_empty() && !id.contains(char::is_control));
        }
        let notes = told.notes().unwrap_or_default();
        assert!(notes.chars().count() <= NOTES_MAX && !notes.contains(char::is_control));
        let _ = told.status();
    }
    let mut search = Search::default();
    let pages = [None, Some(1), Some(2)];
    let looked = pages
        .into_iter()
        .take_while(|page| search.look(*page, &records, ID));
    let _ = looked.count();
    matches!(search.ended(), Found::There(_))
}
