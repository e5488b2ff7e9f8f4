//! A book as an office has it after months, for the benches, and the time that something takes.

use std::path::Path;
use std::time::{Duration, Instant};

use cas_book::{Book, Change, How, restore};
use cas_kiosk::reference::reference;
use cas_kiosk::request::{Answered, Consent, Given, Kiosk, Phone, Request, VERSION};
use chrono::{DateTime, TimeDelta, Utc};

const FIRST_NAMES: [&str; 7] = [
    "Zofia",
    "Jan",
    "Halina",
    "Stanisław",
    "Łucja",
    "Józef",
    "Ганна",
];
const LAST_NAMES: [&str; 11] = [
    "Żak",
    "Nowak",
    "Wójcik",
    "Kowalska",
    "Łęcka",
    "Dąb",
    "Шевчук",
    "Kozioł",
    "Bąk",
    "Sowa",
    "Lis",
];

/// Makes a book, in which nine of ten requests have ended. It is filled in memory, which takes seconds instead of
/// minutes.
pub(crate) fn fill(requests: u32, path: &Path) {
    let memory = tempfile::tempdir_in("/dev/shm").unwrap();
    let mut book = Book::make(&memory.path().join("book")).unwrap();
    for number in 0..requests {
        let request = asked(number);
        let id = &request.id;
        book.take(&request, minute(number)).unwrap();
        if number % 10 > 0 {
            let change = Change::Closed(How::Done);
            book.change(id, 1, change, "ewa", minute(number + 60))
                .unwrap();
        }
    }
    book.reader()
        .unwrap()
        .backup(&memory.path().join("backup"))
        .unwrap();
    restore(&memory.path().join("backup"), path).unwrap();
}

/// Tells how long it takes, so often.
pub(crate) fn time(what: &str, turns: u32, mut act: impl FnMut()) {
    let mut times: Vec<Duration> = (0..turns)
        .map(|_| {
            let begun = Instant::now();
            act();
            begun.elapsed()
        })
        .collect();
    times.sort();
    let median = times[times.len() / 2];
    let most = times[times.len() - 1];
    println!("  {what}: median {median:.2?}, at most {most:.2?}");
}

/// The time at which a request was sent.
pub(crate) fn minute(minutes: u32) -> DateTime<Utc> {
    let day: DateTime<Utc> = "2026-01-01T09:00:00Z".parse().unwrap();
    day + TimeDelta::minutes(i64::from(minutes))
}

/// The request of this number.
pub(crate) fn asked(number: u32) -> Request {
    let answered = |question: &str, answer: Given| Answered {
        question: question.to_owned(),
        answer,
    };
    let of = |names: &[&str], number: u32| names[number as usize % names.len()].to_owned();
    let name = [of(&FIRST_NAMES, number), of(&LAST_NAMES, number)].join(" ");
    let digits = 600_000_000 + number * 37;
    let phone = Phone {
        typed: digits.to_string(),
        e164: format!("+48{digits}"),
        extension: None,
    };
    let what = "Kran cieknie w kuchni, i drzwi do łazienki się nie zamykają. Proszę dzwonić rano. ";
    Request {
        version: VERSION,
        // Ids are random, so that one is not beside the next.
        id: format!(
            "{:032x}",
            u128::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
        ),
        reference: reference(7, number),
        at: minute(number).fixed_offset(),
        kiosk: Kiosk {
            number: 7,
            place: "Biblioteka Kraków, filia 12".to_owned(),
        },
        service: of(&["zlota-raczka", "assistant", "join"], number),
        about: None,
        office: "mops".to_owned(),
        language: of(&["pl", "pl", "uk", "en"], number),
        volunteer: None,
        helped_by: None,
        call_instead: None,
        reminds: None,
        visit_password: None,
        consent: Consent {
            notice: "2026-03".to_owned(),
        },
        situation: Vec::new(),
        answers: vec![
            answered("name", Given::Name { text: name }),
            answered("phone", Given::Phone(phone)),
            answered("when", Given::PartOfDay { chosen: "morning" }),
            answered(
                "what",
                Given::Words {
                    text: what.repeat(4),
                },
            ),
        ],
    }
}
