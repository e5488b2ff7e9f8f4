//! What people have written is gone once it is forgotten: from the book, from its log, and from every other file.

use std::fs;
use std::path::Path;
use std::process::ExitStatus;
use std::time::Duration;

use cas_book::{Book, BookFault, Change, Forgotten, How, Query, Reader, Tally};
use cas_kiosk::request::{Answered, Given, Request};

use super::{EWA, FOLDER, Office, again, asked, day, minute, of};
use crate::skipped::skip;

/// What somebody has written who is to be forgotten, and what nobody else has.
const NAME: &str = "Sekretna";
const PHONE: &str = "609876543";
const WORDS: &str = "Kran cieknie w kuchni";
const NOTE: &str = "Dzwonić do synowej";
/// The same as the search has them, and as they stand in a document.
const CANARIES: [&str; 5] = [NAME, "sekretna", PHONE, WORDS, NOTE];
/// How many days the words of what has ended are kept here.
const KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// So many requests that rows move from page to page and leave shadows there; a prime number.
const MANY: u32 = 2_003;
/// Enough for a program that is killed again and again; a prime number.
const SOME: u32 = 199;

/// A request of somebody who is to be forgotten. Some have written much.
fn secret(number: u32) -> Request {
    let names = [NAME].repeat(1 + number as usize * 7 % 9);
    let mut request = of(&names.join(" "), PHONE, asked(number));
    let many = number as usize * 7 % 40;
    request.answers.push(Answered {
        question: "what".to_owned(),
        answer: Given::Words {
            text: [WORDS].repeat(1 + many).join(". "),
        },
    });
    request
}

/// The files of a folder in which one of the words is.
fn with_words(folder: &Path) -> Vec<String> {
    let has = |bytes: &[u8]| {
        let mut canaries = CANARIES.iter();
        canaries.any(|it| memchr::memmem::find(bytes, it.as_bytes()).is_some())
    };
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let found = files.filter(|file| has(&fs::read(file).unwrap()));
    let mut found: Vec<String> = found
        .map(|it| it.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    found.sort();
    found
}

/// True for one of five requests, here and there. They are from somebody else, and stay open.
fn stays(number: u32) -> bool {
    number.wrapping_mul(2_654_435_761) >> 16 & 0xff < 51
}

/// A request, from whoever it is.
fn of_anybody(number: u32) -> Request {
    if stays(number) {
        asked(number)
    } else {
        secret(number)
    }
}

/// The office has taken so many requests, and clerks have done something with each, in any order. Most are closed.
fn busy(office: &mut Office, many: u32) {
    for number in 0..many {
        office.takes(&of_anybody(number));
    }
    for number in (0..many).map(|it| it * 89 % many) {
        let request = of_anybody(number);
        let notes = if stays(number) { 0 } else { number % 3 };
        for note in 0..notes {
            let words = [NOTE].repeat(1 + (number + note) as usize % 30);
            office.changes(&request, Change::Note(words.join(", ")), minute(1));
        }
        office.changes(&request, Change::NoAnswer, minute(2));
        office.book.saw(&request.id, EWA, minute(2)).unwrap();
        if !stays(number) {
            office.changes(&request, Change::Closed(How::NotForThem), minute(3));
        }
    }
}

#[test]
fn no_file_has_a_word_that_is_forgotten() {
    let mut office = Office::new();
    busy(&mut office, MANY);
    assert_eq!(with_words(office.folder.path()), ["book", "book-wal"]);
    office.reader.backup(&office.path("before")).unwrap();
    let forgotten = office.book.forget(KEPT, day(92)).unwrap();
    let still_open = (0..MANY).filter(|it| stays(*it)).count() as u64;
    let expected = Forgotten {
        forgotten: u64::from(MANY) - still_open,
        still_open,
    };
    assert_eq!(forgotten, expected);
    assert!(still_open > 100, "{still_open}");
    office.reader.backup(&office.path("after")).unwrap();
    assert_eq!(with_words(office.folder.path()), ["before"]);

    // The others are there, with everything.
    for number in (0..MANY).filter(|it| stays(*it)) {
        assert!(office.card(&asked(number)).request == asked(number));
    }
    let again = office.book.forget(KEPT, day(92)).unwrap();
    assert_eq!(
        (again.forgotten, again.still_open),
        (0, expected.still_open)
    );
}

#[test]
fn only_what_has_ended_is_forgotten_and_not_before_its_time() {
    let requests = [1, 2, 3, 4].map(asked);
    let mut office = Office::with(&requests);
    let [open, closed, handed, waiting] = &requests;
    let not_ours = || Change::NotOurs {
        office: "pcpr".to_owned(),
    };
    office.changes(closed, Change::Closed(How::Done), day(1));
    office.changes(handed, not_ours(), day(1));
    office.changes(waiting, not_ours(), day(1));
    // It counts when the other office has got it, and a late note changes nothing.
    office.book.delivered(&handed.id, day(2)).unwrap();
    office.changes(closed, Change::Note(NOTE.to_owned()), day(80));

    let mut forgets = |now| office.book.forget(KEPT, now).unwrap();
    let counts = |it: Forgotten| (it.forgotten, it.still_open);
    assert_eq!(counts(forgets(day(91))), (0, 2), "at the limit");
    assert_eq!(
        counts(forgets(day(91) + chrono::TimeDelta::seconds(1))),
        (1, 2)
    );
    assert_eq!(counts(forgets(day(92))), (0, 2));
    assert_eq!(counts(forgets(day(93))), (1, 2));
    assert_eq!(counts(forgets(day(9_999))), (0, 2));
    assert!(office.knows(open) && office.knows(waiting));
    assert!(!office.knows(closed) && !office.knows(handed));
}

#[test]
fn whoever_reads_all_the_time_does_not_keep_words_unseen() {
    let request = secret(1);
    let mut office = Office::with_one(&request);
    office.changes(&request, Change::Closed(How::Done), minute(1));
    let sqlite = rusqlite::Connection::open(office.path("book")).unwrap();
    sqlite.execute_batch("BEGIN; SELECT * FROM ledger").unwrap();
    let forgotten = office.book.forget(KEPT, day(91));
    assert!(
        matches!(forgotten, Err(BookFault::StillRead { .. })),
        "{forgotten:?}"
    );
    assert!(!with_words(office.folder.path()).is_empty());
    sqlite.execute_batch("COMMIT").unwrap();
    drop(sqlite);
    assert_eq!(office.book.forget(KEPT, day(91)).unwrap().forgotten, 0);
    assert_eq!(with_words(office.folder.path()), [""; 0]);
}

/// What the tests below do in a process of its own.
fn forgets_elsewhere(folder: &Path) {
    let mut book = Book::open(&folder.join("book")).unwrap();
    book.forget(KEPT, day(91)).unwrap();
    let reader = book.reader().unwrap();
    let query = Query {
        search: Some(NAME.to_owned()),
        most: 9,
        ..Query::default()
    };
    assert!(reader.rows(&query).unwrap().rows.is_empty());
    assert!(
        !reader
            .figures(
                &mut Tally::default(),
                &(minute(0).date_naive()..day(9).date_naive())
            )
            .unwrap()
            .is_empty()
    );
}

/// Runs the test of this name again under strace, in a folder with a busy book.
fn under_strace(name: &str, expressions: &[String], folder: &Path) -> Option<ExitStatus> {
    let log = folder.with_extension("strace");
    let mut way = vec!["strace", "-f", "-o", log.to_str().unwrap()];
    way.extend(expressions.iter().flat_map(|it| ["-e", it]));
    match again(&way, &format!("forgotten::{name}"), folder).output() {
        Ok(output) => Some(output.status),
        Err(error) => {
            skip(&format!("strace does not run: {error}"));
            None
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// A program is killed at one write after another while it forgets. The next one leaves nothing of what is forgotten,
/// and everything of what is not.
#[test]
fn whoever_is_killed_while_forgetting_leaves_that_to_the_next() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return forgets_elsewhere(Path::new(&folder));
    }
    let mut office = Office::new();
    busy(&mut office, SOME);
    let parent = tempfile::tempdir().unwrap();
    let name = "whoever_is_killed_while_forgetting_leaves_that_to_the_next";
    let mut outcomes = [0, 0];
    let mut at = 1;
    loop {
        let folder = parent.path().join(at.to_string());
        copy(office.folder.path(), &folder);
        let inject = format!("inject=pwrite64,ftruncate,fdatasync,fsync:signal=KILL:when={at}");
        let Some(ended) = under_strace(name, &[inject], &folder) else {
            return;
        };
        let is_forgotten = left_to_the_next(&folder);
        outcomes[usize::from(is_forgotten)] += 1;
        fs::remove_dir_all(&folder).unwrap();
        if ended.success() {
            break;
        }
        // A prime number of steps, so that it is killed at writes of all kinds.
        at += 13;
    }
    assert!(outcomes[0] > 1 && outcomes[1] > 5, "{outcomes:?}");
}

/// Opens the book after a program was killed; true if that program has forgotten.
fn left_to_the_next(folder: &Path) -> bool {
    let mut book = Book::open(&folder.join("book")).unwrap();
    let reader = book.reader().unwrap();
    let knows = |request: &Request| match reader.card(&request.id).unwrap() {
        Some(card) => {
            assert!(card.request == *request);
            true
        }
        None => false,
    };
    let mut closed = (0..SOME).filter(|it| !stays(*it));
    let is_forgotten = !knows(&secret(closed.next().unwrap()));
    for number in 0..SOME {
        let is_there = stays(number) || !is_forgotten;
        assert_eq!(
            knows(&of_anybody(number)),
            is_there,
            "all are forgotten, or none"
        );
    }
    if !is_forgotten {
        book.forget(KEPT, day(91)).unwrap();
    }
    assert_eq!(with_words(folder), [""; 0]);
    assert!(!fs::exists(folder.join("book.part")).unwrap());
    is_forgotten
}

/// Every file that is made or written is one of the book's own, in its folder.
#[test]
fn no_temporary_file_is_made() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return forgets_elsewhere(Path::new(&folder));
    }
    let mut office = Office::new();
    busy(&mut office, SOME);
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("copy");
    copy(office.folder.path(), &folder);
    let trace = "trace=open,openat,openat2,creat,memfd_create,mkdir,rename,link".to_owned();
    let Some(ended) = under_strace("no_temporary_file_is_made", &[trace], &folder) else {
        return;
    };
    assert!(ended.success());
    let log = fs::read_to_string(folder.with_extension("strace")).unwrap();
    let writes = |line: &&str| {
        let is_write = [
            "O_WRONLY", "O_RDWR", "O_CREAT", "creat(", "mkdir", "rename", "link(",
        ];
        is_write.iter().any(|it| line.contains(it)) || line.contains("memfd")
    };
    let written: Vec<&str> = log.lines().filter(writes).collect();
    let own = format!("{}/book", fs::canonicalize(&folder).unwrap().display());
    let others = written.iter().filter(|line| !line.contains(&own));
    assert_eq!(others.collect::<Vec<_>>(), [&""; 0]);
    assert!(written.len() >= 4, "{written:?}");
    assert!(Reader::open(&folder.join("book")).is_ok());
}
