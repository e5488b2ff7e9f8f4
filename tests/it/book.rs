//! The book of an office: what is in it, what becomes of it, and what is no longer in it.

mod changes;
mod copies;
mod figures;
mod files;
mod forgotten;
mod full;
mod killed;
mod table;
mod users;

use std::path::PathBuf;
use std::process::Command;

use cas_book::{Book, Card, Change, Changed, Reader, Refused, Row, Took};
use cas_kiosk::reference::reference;
use cas_kiosk::request::{Answered, Consent, Given, Kiosk, Phone, Request, VERSION};
use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;

/// The first of two clerks.
const EWA: &str = "ewa";
/// The second of two clerks.
const JAN: &str = "jan";
/// Tells a test that it runs in a process of its own, and in which folder.
const FOLDER: &str = "CAS_KIOSK_TEST_BOOK_FOLDER";

/// An office with a book.
struct Office {
    folder: TempDir,
    book: Book,
    reader: Reader,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::make(&folder.path().join("book")).unwrap();
        let reader = book.reader().unwrap();
        Self {
            folder,
            book,
            reader,
        }
    }

    /// An office that has taken these.
    fn with(requests: &[Request]) -> Self {
        let mut office = Self::new();
        for request in requests {
            office.takes(request);
        }
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn takes(&mut self, request: &Request) {
        let took = self.book.take(request, minute(0)).unwrap();
        assert_eq!(took, Took::New);
    }

    /// A clerk has looked at the card just now, and changes the request.
    fn tries(
        &mut self,
        request: &Request,
        change: Change,
        at: DateTime<Utc>,
    ) -> Result<Changed, Refused> {
        let version = self.card(request).version;
        self.book.change(&request.id, version, change, EWA, at)
    }

    fn changes(&mut self, request: &Request, change: Change, at: DateTime<Utc>) -> Changed {
        self.tries(request, change, at).unwrap()
    }

    fn card(&self, request: &Request) -> Card {
        self.reader.card(&request.id).unwrap().unwrap()
    }

    fn knows(&self, request: &Request) -> bool {
        self.reader.card(&request.id).unwrap().is_some()
    }
}

/// A request with a reference and an id of its own.
fn asked(number: u32) -> Request {
    let answered = |question: &str, answer: Given| Answered {
        question: question.to_owned(),
        answer,
    };
    let text = |text: &str| text.to_owned();
    Request {
        version: VERSION,
        id: format!("{number:032x}"),
        reference: reference(7, number),
        at: minute(i64::from(number)).fixed_offset(),
        kiosk: Kiosk {
            number: 7,
            place: text("Biblioteka"),
        },
        service: text("zlota-raczka"),
        about: None,
        office: text("mops"),
        language: text("pl"),
        volunteer: None,
        helped_by: None,
        call_instead: None,
        reminds: None,
        visit_password: None,
        consent: Consent {
            notice: text("2026-03"),
        },
        situation: Vec::new(),
        answers: vec![
            answered(
                "name",
                Given::Name {
                    text: text("Zofia Żak"),
                },
            ),
            answered("phone", Given::Phone(phone("600 100 200"))),
            answered("when", Given::PartOfDay { chosen: "morning" }),
        ],
    }
}

/// The same request from somebody else.
fn of(name: &str, number: &str, request: Request) -> Request {
    let mut request = request;
    request.answers[0].answer = Given::Name {
        text: name.to_owned(),
    };
    request.answers[1].answer = Given::Phone(phone(number));
    request
}

fn phone(typed: &str) -> Phone {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    Phone {
        typed: typed.to_owned(),
        e164: format!("+48{digits}"),
        extension: None,
    }
}

/// So many minutes after the day began.
fn minute(minutes: i64) -> DateTime<Utc> {
    let day: DateTime<Utc> = "2026-11-24T09:00:00Z".parse().unwrap();
    day + TimeDelta::minutes(minutes)
}

fn day(days: i64) -> DateTime<Utc> {
    minute(days * 24 * 60)
}

fn references(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| &*row.reference).collect()
}

/// This test program, started again for one test of a module in a folder; `way` begins the command.
fn again(way: &[&str], test: &str, folder: &std::path::Path) -> Command {
    let exe = std::env::current_exe().unwrap();
    let mut command = match way.split_first() {
        Some((program, arguments)) => {
            let mut command = Command::new(program);
            command.args(arguments).arg(exe);
            command
        }
        None => Command::new(exe),
    };
    let test = format!("book::{test}");
    command.args(["--exact", &test, "--nocapture"]);
    command.env(FOLDER, folder);
    command
}
