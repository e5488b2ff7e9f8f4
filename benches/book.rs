//! What the book of an office takes for the table, the search, the card and a change, when it has few requests and
//! when it has many; and what the process weighs then.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench stands at the rim, and one that cannot go on has failed"
)]

mod filled;

use std::alloc::System;
use std::path::Path;
use std::time::{Duration, Instant};

use cas_book::{Book, Change, Key, Query, Reader, State, Tally};
use zeroizing_alloc::ZeroAlloc;

use filled::{asked, fill, minute, time};

/// As in the program.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

/// How many requests there are in the books.
const REQUESTS: [u32; 2] = [1_000, 100_000];
/// How often each thing is done.
const TURNS: u32 = 50;
/// How many rows a page has.
const PAGE: usize = 50;
fn main() {
    for requests in REQUESTS {
        // Beside the program, since temporary files may lie in memory.
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let path = folder.path().join("book");
        fill(requests, &path);
        measure(requests, &path);
    }
}

fn measure(requests: u32, path: &Path) {
    println!("{requests} requests:");
    measure_table(requests, path);
    let mut book = Book::open(path).unwrap();
    let reader = book.reader().unwrap();
    let mut number = 0;
    time("card", TURNS, || {
        number = (number + 997) % requests;
        assert!(reader.card(&asked(number).id).unwrap().is_some());
    });
    let mut number = 0;
    time("change, durably", TURNS, || {
        number = (number + 10) % requests;
        let id = asked(number).id;
        let version = reader.card(&id).unwrap().unwrap().version;
        let changed = book.change(&id, version, Change::Called, "ewa", minute(requests));
        changed.unwrap();
    });
    let mut number = requests;
    time("take, durably", TURNS, || {
        book.take(&asked(number), minute(number)).unwrap();
        number += 1;
    });
    let weight = kibibytes("VmRSS:");
    let days = minute(0).date_naive()..minute(requests * 2).date_naive();
    let begun = Instant::now();
    let figures = reader.figures(&mut Tally::default(), &days).unwrap();
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
        time(what, TURNS, || {
            let reader = Reader::open(path).unwrap();
            reader.rows(&query).unwrap();
            reader.counts(&query).unwrap();
        });
    }
}

fn kibibytes(what: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(what));
    let words = line.unwrap().split_whitespace();
    words.rev().nth(1).unwrap().parse().unwrap()
}
