//! What the book of an office takes for the table, the search, the card and a change, when it has few requests and
//! when it has many; and what the process weighs then.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench stands at the rim, and one that cannot go on has failed"
)]

use std::alloc::System;
use std::path::Path;
use std::time::{Duration, Instant};

use cas_book::{Book, Change, How, Key, Query, Reader, State, restore};
use cas_kiosk::reference::reference;
use cas_kiosk::request::{Answered, Consent, Given, Kiosk, Phone, Request, VERSION};
use chrono::{DateTime, TimeDelta, Utc};
use zeroizing_alloc::ZeroAlloc;

/// As in the program.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

/// How many requests there are in the books.
const REQUESTS: [u32; 2] = [1_000, 100_000];
/// How often each thing is done.
const TURNS: u32 = 50;
/// How many rows a page has.
const PAGE: usize = 50;
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

fn main() {
    for requests in REQUESTS {
        // Beside the program, since temporary files may lie in memory.
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let path = folder.path().join("book");
        fill(requests, &path);
        measure(requests, &path);
    }
}

/// Makes a book, in which nine of ten requests have ended. It is filled in memory, which takes seconds instead of
/// minutes.
fn fill(requests: u32, path: &Path) {
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

fn measure(requests: u32, path: &Path) {
    println!("{requests} requests:");
    measure_table(requests, path);
    let mut book = Book::open(path).unwrap();
    let reader = book.reader().unwrap();
    let mut number = 0;
    time("card", || {
        number = (number + 997) % requests;
        assert!(reader.card(&asked(number).id).unwrap().is_some());
    });
    let mut number = 0;
    time("change, durably", || {
        number = (number + 10) % requests;
        let id = asked(number).id;
        let version = reader.card(&id).unwrap().unwrap().version;
        let changed = book.change(&id, version, Change::Called, "ewa", minute(requests));
        changed.unwrap();
    });
    let mut number = requests;
    time("take, durably", || {
        book.take(&asked(number), minute(number)).unwrap();
        number += 1;
    });
    let weight = kibibytes("VmRSS:");
    let days = minute(0).date_naive()..minute(requests * 2).date_naive();
    let begun = Instant::now();
    let figures = reader.figures(days).unwrap();
    let spent = begun.elapsed();
    println!("  figures: {spent:.2?}, {} rows", figures.len());
    let begun = Instant::now();
    let forgotten = book.forget(Duration::ZERO, minute(requests * 2)).unwrap();
    let spent = begun.elapsed();
    println!("  forgetting {}: {spent:.2?}", forgotten.forgotten);
    let most = kibibytes("VmHWM:");
    println!("  {weight} KiB resident, at most {most} KiB while forgetting");
}

fn measure_table(requests: u32, path: &Path) {
    let all = || Query {
        most: PAGE,
        ..Query::default()
    };
    let middle = Key {
        sent_at: minute(requests / 2),
        id: asked(requests / 2).id,
    };
    let searched = |search: &str| Query {
        search: Some(search.to_owned()),
        ..all()
    };
    let reference = asked(requests - 1).reference;
    let mut new = all();
    new.states = vec![State::New];
    let mut later = all();
    later.after = Some(middle);
    let mut of_a_service = all();
    of_a_service.service = Some("zlota-raczka".to_owned());
    let mut due = all();
    due.due = Some(minute(0).date_naive());
    let queries = [
        ("table, new", new),
        ("table, all", all()),
        ("table, from its middle", later),
        ("table, one service", of_a_service),
        ("table, due", due),
        ("search, a common name", searched("nowak")),
        ("search, a reference", searched(&reference)),
        ("search, nothing found", searched("nikt")),
    ];
    for (what, query) in queries {
        // A reader of its own each time has nothing in its memory yet.
        time(what, || {
            let reader = Reader::open(path).unwrap();
            reader.rows(&query).unwrap();
        });
    }
}

fn time(what: &str, mut act: impl FnMut()) {
    let mut times: Vec<Duration> = (0..TURNS)
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

fn minute(minutes: u32) -> DateTime<Utc> {
    let day: DateTime<Utc> = "2026-01-01T09:00:00Z".parse().unwrap();
    day + TimeDelta::minutes(i64::from(minutes))
}

fn asked(number: u32) -> Request {
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

fn kibibytes(what: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(what));
    let words = line.unwrap().split_whitespace();
    words.rev().nth(1).unwrap().parse().unwrap()
}
