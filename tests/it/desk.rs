//! A clerk at the desk: pages asked for and forms sent, and what comes back. No socket, and the clock is fixed.

mod attacked;
mod browser;
mod card;
mod corrections;
mod figures;
mod handed;
mod keeping;
mod served;
mod users;

use std::path::Path;
use std::sync::Arc;

use cas_book::{Book, Change};
use cas_desk::answer::answer;
use cas_desk::asked::{Answer, Asked, Fields, Method};
use cas_desk::desk::Desk;
use cas_desk::intake::{Why, take_in};
use cas_desk::place::Place;
use cas_kiosk::request::{Given, Request};
use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;

use crate::known::TAGS;
use crate::office::request;
use crate::visitor::{language, shipped};

/// The address of the desk.
const HOST: &str = "127.0.0.1:8023";
const FIRST: &str = "00000000000000000000000000000001";
const SECOND: &str = "00000000000000000000000000000002";
/// A name that would be markup if it were not shown as words.
const MARKUP: &str = "<script>alert(1)</script>\"'&";

/// A clerk with a browser.
struct Clerk {
    folder: TempDir,
    desk: Arc<Desk>,
    now: DateTime<Utc>,
    cookie: Option<String>,
    /// The page that was shown last.
    page: String,
}

impl Clerk {
    /// A clerk who has not signed in, at a desk in this language.
    fn arrives(tag: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("taken")).unwrap();
        let desk = open(folder.path(), tag);
        Self {
            folder,
            desk: Arc::new(desk),
            now: "2024-11-24T10:00:00Z".parse().unwrap(),
            cookie: None,
            page: String::new(),
        }
    }

    /// A clerk who has opened the link of a desk on a book in this folder.
    fn at(folder: &Path, tag: &str) -> Self {
        let desk = Arc::new(open(folder, tag));
        let mut clerk = Self {
            desk,
            ..Self::arrives(tag)
        };
        let now = clerk.now;
        clerk.comes_back(now);
        clerk
    }

    /// A clerk who has opened the link.
    fn signs_in(tag: &str) -> Self {
        let mut clerk = Self::arrives(tag);
        let now = clerk.now;
        clerk.comes_back(now);
        clerk
    }

    /// Opens the next link at this time.
    fn comes_back(&mut self, now: DateTime<Utc>) {
        self.now = now;
        let link = self.desk.link().unwrap();
        let path = link.strip_prefix(&format!("http://{HOST}")).unwrap();
        assert_eq!(self.opens(path), 303);
    }

    /// The same with these requests in the book.
    fn with(tag: &str, requests: &[Request]) -> Self {
        let clerk = Self::signs_in(tag);
        clerk.gets(requests);
        clerk
    }

    /// Requests come into the folder, and from there into the book.
    fn gets(&self, requests: &[Request]) {
        let taken = self.folder.path().join("taken");
        for request in requests {
            let path = taken.join(format!("{}.json", request.id));
            std::fs::write(path, request.to_json()).unwrap();
        }
        let pass = take_in(&self.desk, &taken, self.now).unwrap();
        assert_eq!(pass.left, Vec::new());
    }

    fn asks(&mut self, asked: &Asked) -> Answer {
        let answer = answer(&self.desk, asked, self.now);
        if let Some(cookie) = answer.header("set-cookie") {
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        self.page.clone_from(&answer.body);
        answer
    }

    fn asked(&self, method: Method, path: &str) -> Asked {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        Asked {
            method,
            path: path.to_owned(),
            query: Fields::read(query.as_bytes()),
            form: Fields::default(),
            host: Some(HOST.to_owned()),
            origin: None,
            cookies: self.cookie.clone(),
            languages: None,
            from: None,
        }
    }

    /// Opens a page, and follows no link. Returns the status.
    fn opens(&mut self, path: &str) -> u16 {
        let asked = self.asked(Method::Get, path);
        self.asks(&asked).status
    }

    /// Sends a form of the page that was shown last, with these fields in place of others of the same name.
    fn sends(&mut self, path: &str, fields: &str) -> u16 {
        let form = format!(
            "{fields}&secret={}&version={}",
            self.hidden("secret"),
            self.hidden("version")
        );
        let asked = Asked {
            form: Fields::read(form.as_bytes()),
            origin: Some(format!("http://{HOST}")),
            ..self.asked(Method::Post, path)
        };
        let answer = self.asks(&asked);
        if let Some(to) = answer.header("location").map(str::to_owned) {
            self.opens(&to);
        }
        answer.status
    }

    /// Opens the card of a request, and tells this of it.
    fn tells(&mut self, id: &str, fields: &str) -> u16 {
        let path = format!("/request/{id}");
        assert_eq!(self.opens(&path), 200);
        self.sends(&path, fields)
    }

    /// The value of a hidden field of the page; nothing if it has none.
    fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let rest = self.page.split_once(&start).map(|it| it.1);
        let value = rest.and_then(|it| it.split_once('"')).map(|it| it.0);
        value.unwrap_or_default().to_owned()
    }

    fn sees(&self, words: &str) -> bool {
        self.page.contains(words)
    }
}

fn open(folder: &Path, tag: &str) -> Desk {
    let setup = Some(shipped().clone());
    let book = folder.join("book");
    let place = Place::loopback(HOST.parse().unwrap());
    let desk = Desk::open(&book, place, setup, language(tag)).unwrap();
    let desk = desk.with_outgoing(&folder.join("outgoing"));
    desk.with_link("ewa").unwrap()
}

/// A request by this name.
fn by(id: &str, name: &str) -> Request {
    let mut request = request(id);
    request.answers[0].answer = Given::Name {
        text: name.to_owned(),
    };
    request
}

#[test]
fn a_clerk_finds_a_request_calls_arranges_and_ends_it_in_every_language() {
    for tag in TAGS {
        let mut clerk = Clerk::with(tag, &[request(FIRST)]);
        let reference = request(FIRST).reference;
        assert_eq!(clerk.opens("/"), 200);
        assert!(
            clerk.sees(&format!("<html lang=\"{tag}\">")),
            "{}",
            clerk.page
        );
        assert!(clerk.sees(&format!("<a href=\"/request/{FIRST}\">{reference}</a>")));
        assert_eq!(clerk.opens(&format!("/request/{FIRST}")), 200);
        assert!(
            clerk.sees("href=\"tel:+48124253638;ext=153\""),
            "{}",
            clerk.page
        );
        assert!(
            clerk.sees("<bdi lang=\"uk\">Sekretna</bdi>"),
            "{}",
            clerk.page
        );
        for deed in [
            "no-answer",
            "no-answer",
            "called",
            "arranged&arranged-day=2024-12-02",
            "closed&how=done",
        ] {
            assert_eq!(clerk.tells(FIRST, &format!("deed={deed}")), 303, "{deed}");
            assert!(clerk.sees("role=\"status\""), "{deed}");
        }
        assert_eq!(clerk.opens("/"), 200);
        assert!(!clerk.sees(&reference), "what has ended needs nobody");
        assert_eq!(clerk.opens("/?state=closed"), 200);
        assert!(clerk.sees(&reference));
    }
}

#[test]
fn what_is_tried_twice_is_told_apart_and_a_day_without_a_call_stands_out() {
    let mut clerk = Clerk::with("en", &[request(FIRST)]);
    let sent = request(FIRST).at.to_utc();
    clerk.comes_back(sent + TimeDelta::hours(23));
    clerk.opens("/");
    assert!(
        clerk.sees("23 h") && !clerk.sees("more than a day"),
        "{}",
        clerk.page
    );
    clerk.comes_back(sent + TimeDelta::hours(24));
    clerk.opens("/");
    assert!(
        clerk.sees("class=\"late\">24 h – more than a day"),
        "{}",
        clerk.page
    );
    clerk.tells(FIRST, "deed=no-answer");
    assert!(clerk.sees("no answer once"), "{}", clerk.page);
    clerk.tells(FIRST, "deed=no-answer");
    assert!(clerk.sees("no answer twice"), "{}", clerk.page);
    clerk.tells(FIRST, "deed=called");
    clerk.opens("/");
    assert!(!clerk.sees("more than a day"), "{}", clerk.page);
}

#[test]
fn of_two_clerks_at_one_request_the_second_is_told_and_keeps_the_note() {
    let mut first = Clerk::with("pl", &[request(FIRST)]);
    let path = format!("/request/{FIRST}");
    first.opens(&path);
    let mut book = Book::open(&first.folder.path().join("book")).unwrap();
    book.change(FIRST, 1, Change::Called, "jan", first.now)
        .unwrap();
    assert_eq!(
        first.sends(&path, "deed=note&note=prosi+o+telefon+po+15"),
        409
    );
    assert!(first.sees("role=\"alert\"") && first.sees("Ktoś inny zmienił to zgłoszenie"));
    assert!(
        first.sees(">prosi o telefon po 15</textarea>"),
        "{}",
        first.page
    );
    assert_eq!(
        first.sends(&path, "deed=note&note=prosi+o+telefon+po+15"),
        303
    );
    assert!(
        first.sees("<bdi>prosi o telefon po 15</bdi>"),
        "{}",
        first.page
    );
}

#[test]
fn a_request_is_found_by_its_reference_by_a_name_and_by_a_number() {
    let mut clerk = Clerk::with(
        "pl",
        &[by(FIRST, "Łucja Żak"), by(SECOND, "Олена Шевченко")],
    );
    clerk.opens("/?state=all&search=szewczenko");
    assert!(
        clerk.sees("(<bdi>Ołena Szewczenko</bdi>)"),
        "{}",
        clerk.page
    );
    for (search, found) in [
        ("lucja", true),
        ("%C5%BBak", true),
        ("12+425+36", true),
        ("nikt", false),
    ] {
        assert_eq!(clerk.opens(&format!("/?state=all&search={search}")), 200);
        assert_eq!(clerk.sees(FIRST), found, "{search}: {}", clerk.page);
    }
    clerk.opens("/?state=all");
    assert!(!clerk.sees("Łucja Żak"), "a list is not for reading names");
    clerk.opens("/?state=all&search=lucja");
    assert!(!clerk.sees(SECOND));
    assert!(clerk.sees("Łucja Żak") && clerk.sees("value=\"lucja\""));
    clerk.opens(&format!("/request/{FIRST}"));
    assert!(clerk.sees("Kto oglądał"), "it is noted: {}", clerk.page);
    clerk.opens("/?state=all&search=nikt");
    assert!(clerk.sees("Nie ma takiego zgłoszenia."));
}

#[test]
fn whoever_wants_to_be_reminded_is_on_that_day() {
    let mut clerk = Clerk::with("pl", &[request(FIRST)]);
    assert_eq!(clerk.tells(FIRST, "deed=remind&remind-day=jutro"), 422);
    assert!(clerk.sees("Proszę wybrać cały dzień"), "{}", clerk.page);
    assert_eq!(clerk.tells(FIRST, "deed=remind&remind-day=2024-11-25"), 303);
    clerk.opens("/");
    assert!(!clerk.sees("Przypomnienia na dziś"), "{}", clerk.page);
    clerk.comes_back(clerk.now + TimeDelta::hours(15));
    clerk.opens("/");
    assert!(clerk.sees("Przypomnienia na dziś: 1"), "{}", clerk.page);
    clerk.opens("/?state=all&due=1");
    assert!(clerk.sees(FIRST));
}

#[test]
fn a_reminder_and_what_it_reminds_of_lead_to_each_other() {
    let mut reminder = request(SECOND);
    reminder.reminds = Some(request(FIRST).reference);
    let mut clerk = Clerk::with("pl", &[request(FIRST), reminder]);
    clerk.opens("/");
    assert!(
        clerk.sees("wraca do dawnego") && clerk.sees("ponownie przy kiosku"),
        "{}",
        clerk.page
    );
    for (here, there) in [(FIRST, SECOND), (SECOND, FIRST)] {
        clerk.opens(&format!("/request/{here}"));
        assert!(
            clerk.sees(&format!("href=\"/request/{there}\"")),
            "{}",
            clerk.page
        );
    }
}

#[test]
fn the_table_for_a_spreadsheet_has_a_mark_semicolons_and_no_formula() {
    let mut clerk = Clerk::with("pl", &[by(FIRST, "=HYPERLINK(\"http://x\");\"Łucja\"")]);
    let asked = clerk.asked(Method::Get, "/requests.csv?");
    let answer = clerk.asks(&asked);
    assert_eq!(
        (answer.status, answer.kind),
        (200, "text/csv; charset=utf-8")
    );
    let lines: Vec<&str> = answer.body.split("\r\n").collect();
    assert!(
        lines[0].starts_with("\u{feff}\"Numer\";\"Wysłane\";"),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].contains("\"'=HYPERLINK(\"\"http://x\"\");\"\"Łucja\"\"\""),
        "{}",
        lines[1]
    );
    assert_eq!(lines.len(), 3);
}

#[test]
fn a_link_works_once_and_nobody_else_sees_anything() {
    let mut clerk = Clerk::arrives("pl");
    clerk.gets(&[request(FIRST)]);
    let link = clerk.desk.link().unwrap();
    let path = link
        .strip_prefix(&format!("http://{HOST}"))
        .unwrap()
        .to_owned();
    for path in [
        "/",
        "/requests.csv",
        &format!("/request/{FIRST}"),
        "/nothing",
    ] {
        assert_eq!(clerk.opens(path), 401, "{path}");
        assert!(!clerk.sees(&request(FIRST).reference));
    }
    assert_eq!(clerk.opens(&path), 303);
    assert_eq!(clerk.opens("/"), 200);
    let mut other = Clerk {
        cookie: None,
        desk: clerk.desk.clone(),
        ..Clerk::arrives("pl")
    };
    assert_eq!(other.opens(&path), 401);
    assert!(other.sees("Ten link był już użyty"), "{}", other.page);
    assert_eq!(other.cookie, None);
    assert_eq!(clerk.sends("/sign-out", ""), 303);
    assert_eq!(clerk.opens("/"), 401);
}

#[test]
fn whoever_does_nothing_for_long_or_works_for_too_long_is_signed_out() {
    let mut clerk = Clerk::with("pl", &[request(FIRST)]);
    for _hour in 0..23 {
        clerk.now += TimeDelta::hours(1);
        assert_eq!(clerk.opens("/"), 200);
    }
    clerk.now += TimeDelta::hours(1);
    assert_eq!(clerk.opens("/"), 401);
    let mut clerk = Clerk::with("pl", &[]);
    clerk.now += TimeDelta::minutes(121);
    assert_eq!(clerk.opens("/"), 401);
}

#[test]
fn only_a_form_of_this_desk_changes_anything() {
    let mut clerk = Clerk::with("pl", &[request(FIRST)]);
    let path = format!("/request/{FIRST}");
    clerk.opens(&path);
    let (secret, version) = (clerk.hidden("secret"), clerk.hidden("version"));
    let form = format!("deed=called&version={version}&secret={secret}");
    let right = |clerk: &Clerk| Asked {
        form: Fields::read(form.as_bytes()),
        origin: Some(format!("http://{HOST}")),
        ..clerk.asked(Method::Post, &path)
    };
    let wrong = [
        Asked {
            origin: Some("http://evil.example".to_owned()),
            ..right(&clerk)
        },
        Asked {
            origin: Some("null".to_owned()),
            ..right(&clerk)
        },
        Asked {
            host: Some("evil.example:8023".to_owned()),
            ..right(&clerk)
        },
        Asked {
            host: None,
            ..right(&clerk)
        },
        Asked {
            form: Fields::read(b"deed=called&version=1"),
            ..right(&clerk)
        },
        Asked {
            form: Fields::read(b"deed=called&version=1&secret=00"),
            ..right(&clerk)
        },
        Asked {
            method: Method::Other,
            ..right(&clerk)
        },
    ];
    for asked in wrong {
        assert_eq!(clerk.asks(&asked).status, 403);
    }
    let stranger = Asked {
        cookies: None,
        ..right(&clerk)
    };
    assert_eq!(clerk.asks(&stranger).status, 401);
    let forged = Asked {
        cookies: Some("desk=0; other=1".to_owned()),
        ..right(&clerk)
    };
    assert_eq!(clerk.asks(&forged).status, 401);
    clerk.opens(&path);
    assert!(
        clerk.sees("Stan: nowe"),
        "nothing was changed: {}",
        clerk.page
    );
    let asked = right(&clerk);
    assert_eq!(clerk.asks(&asked).status, 303);
}

#[test]
fn words_from_outside_are_shown_as_words() {
    let mut hostile = by(FIRST, MARKUP);
    hostile.kiosk.place = format!("\u{202e}{MARKUP}");
    hostile.visit_password = Some(MARKUP.to_owned());
    let mut clerk = Clerk::with("pl", &[hostile]);
    let note = "deed=note&note=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27%26%E2%80%AE%00x";
    clerk.tells(FIRST, note);
    for path in ["/", &format!("/request/{FIRST}"), "/?search=%3Cscript%3E"] {
        clerk.opens(path);
        assert!(!clerk.sees("<script"), "{path}: {}", clerk.page);
        assert!(!clerk.sees("javascript:"), "{path}");
    }
    clerk.opens(&format!("/request/{FIRST}"));
    assert!(
        clerk.sees("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{}",
        clerk.page
    );
    assert!(!clerk.page.contains('\0'));
    for path in [
        "/request/..%2f..",
        "/request/' OR 1=1 --",
        "/request//",
        "/../etc/passwd",
        "/request/%00",
    ] {
        assert_eq!(clerk.opens(path), 404, "{path}");
    }
    let long = "x".repeat(5000);
    assert_eq!(clerk.tells(FIRST, &format!("deed=note&note={long}")), 422);
    assert!(clerk.sees("Notatka ma więcej niż 2000"), "{}", clerk.page);
    assert!(clerk.sees(&long), "the note is not lost");
}

#[test]
fn what_is_in_the_folder_goes_into_the_book_once_and_what_is_no_request_stays() {
    let clerk = Clerk::signs_in("pl");
    let taken = clerk.folder.path().join("taken");
    let path = |id: &str| taken.join(format!("{id}.json"));
    let write = |id: &str, bytes: &[u8]| std::fs::write(path(id), bytes).unwrap();
    write(FIRST, &request(FIRST).to_json());
    write(SECOND, b"{}");
    std::fs::write(taken.join("notes.txt"), b"mine").unwrap();
    let pass = take_in(&clerk.desk, &taken, clerk.now).unwrap();
    assert_eq!(pass.taken, 1);
    let notes = || (taken.join("notes.txt"), Why::NotNamed);
    assert_eq!(pass.left, [notes(), (path(SECOND), Why::NoRequest)]);
    assert!(!path(FIRST).exists() && path(SECOND).exists());
    // The run that took it was interrupted before it removed the file.
    write(FIRST, &request(FIRST).to_json());
    assert_eq!(take_in(&clerk.desk, &taken, clerk.now).unwrap().taken, 0);
    assert!(!path(FIRST).exists());
    // Another document has its id.
    write(FIRST, &by(FIRST, "Jan").to_json());
    let pass = take_in(&clerk.desk, &taken, clerk.now).unwrap();
    assert_eq!(pass.left[..2], [notes(), (path(FIRST), Why::Differs)]);
    assert!(path(FIRST).exists() && taken.join("notes.txt").exists());
}
