//! Somebody means ill: in a request, in an address, at the disk, by doing nothing.

use std::fs;
use std::io::Read as _;
use std::net::TcpStream;
use std::process::Command;

use cas_desk::asked::{Asked, Fields, Method};
use cas_desk::intake::take_in;
use cas_kiosk::request::{About, Answered, CallInstead, Circumstance, Given, Phone, Request};

use super::served::{Served, get};
use super::{Clerk, FIRST, MARKUP, SECOND};
use crate::disks::with_mounts;
use crate::office::request;

/// A word that would be markup, is written from the right to the left, turns the direction of writing around, and breaks a line of a header.
fn ill() -> String {
    format!("\u{202e}\u{2066}\u{5d0}{MARKUP}\r\nset-cookie: desk=1\u{0}")
}

fn changed(change: impl FnOnce(&mut Request)) -> Request {
    let mut request = request(FIRST);
    change(&mut request);
    request
}

/// A request for each place in it that has words, with these words in that place.
fn with(words: &str) -> Vec<Request> {
    let own = || words.to_owned();
    let phone = || Phone {
        typed: own(),
        e164: own(),
        extension: Some(own()),
    };
    let answer = |answer: Given| {
        changed(|it| {
            it.answers.push(Answered {
                question: "words".to_owned(),
                answer,
            });
        })
    };
    vec![
        changed(|it| it.reference = own()),
        changed(|it| it.kiosk.place = own()),
        changed(|it| it.service = own()),
        changed(|it| it.office = own()),
        changed(|it| it.language = own()),
        changed(|it| it.reminds = Some(own())),
        changed(|it| it.visit_password = Some(own())),
        changed(|it| it.consent.notice = own()),
        changed(|it| {
            it.about = Some(About {
                centre: own(),
                activity: Some(own()),
                meeting: None,
            });
        }),
        changed(|it| {
            it.call_instead = Some(CallInstead {
                name: own(),
                phone: phone(),
            });
        }),
        changed(|it| {
            it.situation.push(Circumstance {
                question: own(),
                chosen: own(),
            });
        }),
        changed(|it| it.answers[0].question = own()),
        answer(Given::Name { text: own() }),
        answer(Given::Street { text: own() }),
        answer(Given::Words { text: own() }),
        answer(Given::Phone(phone())),
        answer(Given::Choice { chosen: own() }),
        answer(Given::Choices {
            chosen: vec![own()],
        }),
        answer(Given::Date { chosen: own() }),
    ]
}

/// Puts a document into the folder. True if it is in the book now; else it stays in the folder.
fn comes_in(clerk: &Clerk, request: &Request) -> bool {
    let taken = clerk.folder.path().join("taken");
    let path = taken.join(format!("{}.json", request.id));
    fs::write(&path, request.to_json()).unwrap();
    let pass = take_in(&clerk.desk, &taken, clerk.now).unwrap();
    assert_eq!(path.exists(), pass.taken == 0, "nothing is lost");
    pass.taken == 1
}

#[test]
fn whatever_stands_in_a_request_is_shown_as_words_or_the_request_stays_outside() {
    let mut shown = 0;
    for request in with(&ill()) {
        let mut clerk = Clerk::signs_in("pl");
        if !comes_in(&clerk, &request) {
            continue;
        }
        shown += 1;
        for path in [
            "/",
            "/?state=all&search=alert",
            &format!("/request/{FIRST}"),
            "/requests.csv",
        ] {
            assert_eq!(clerk.opens(path), 200, "{path}");
            // A table for a spreadsheet has no markup.
            assert!(
                path == "/requests.csv" || !clerk.sees("<script"),
                "{path}: {}",
                clerk.page
            );
            assert!(
                !clerk.page.contains(['\0', '\u{202e}', '\u{2066}']),
                "{path}"
            );
            // A letter that is written from the right to the left turns nothing around but its own element.
            for (before, _) in clerk.page.match_indices('\u{5d0}') {
                let opened = clerk.page[..before].matches("<bdi").count();
                let closed = clerk.page[..before].matches("</bdi>").count();
                // A reference and a language have no letters that could turn anything around.
                let is_short =
                    request.reference.contains('\u{5d0}') || request.language.contains('\u{5d0}');
                let is_alone = is_short || path == "/requests.csv" || opened == closed + 1;
                assert!(is_alone, "{}", clerk.page);
            }
        }
        assert_eq!(clerk.tells(FIRST, "deed=called"), 303);
    }
    assert!(shown > 5, "{shown}");
}

#[test]
fn a_request_of_a_million_letters_is_shown_or_stays_outside() {
    for request in with(&"x".repeat(1_000_000)) {
        let mut clerk = Clerk::signs_in("pl");
        let status = if comes_in(&clerk, &request) { 200 } else { 404 };
        assert_eq!(clerk.opens(&format!("/request/{FIRST}")), status);
        assert_eq!(clerk.opens("/"), 200);
    }
}

#[test]
fn no_address_and_no_field_leads_anywhere_else() {
    let mut clerk = Clerk::with("pl", &[request(FIRST)]);
    let ill = [
        "' OR 1=1; DROP TABLE request; --",
        "%27%20UNION%20SELECT%20password%20FROM%20user%20--",
        "..%2f..%2fetc%2fpasswd",
        "%0d%0aset-cookie:%20desk=1",
        "%00",
        "%ff%fe",
        "-9223372036854775809",
        "99999999999999999999",
        "%e2%80%ae",
        "%25",
        "*",
        "\"",
    ];
    for words in ill {
        for name in ["state", "search", "service", "due", "after", "id", "kept"] {
            let query = format!("state=all&after=1&id=1&{name}={words}");
            for path in ["/", "/requests.csv", &format!("/request/{FIRST}")] {
                let status = clerk.opens(&format!("{path}?{query}"));
                assert_eq!(status, 200, "{path}?{query}");
                assert!(
                    !clerk.sees("argon2") && !clerk.sees("<script"),
                    "{}",
                    clerk.page
                );
            }
        }
        for field in [
            "deed",
            "version",
            "note",
            "arranged-day",
            "remind-day",
            "how",
            "office",
        ] {
            let path = format!("/request/{FIRST}");
            clerk.opens(&path);
            let form = format!("{field}={words}&secret={}", clerk.hidden("secret"));
            let asked = Asked {
                form: Fields::read(form.as_bytes()),
                ..clerk.asked(Method::Post, &path)
            };
            let answer = clerk.asks(&asked);
            assert!(
                [409, 422].contains(&answer.status),
                "{field}={words}: {}",
                answer.status
            );
        }
        assert_eq!(clerk.opens(&format!("/request/{words}")), 404, "{words}");
    }
    clerk.opens(&format!("/request/{FIRST}"));
    assert!(
        clerk.sees("Stan: nowe") && !clerk.sees("Notatka:"),
        "{}",
        clerk.page
    );
}

fn take_in_one(clerk: &Clerk, taken: &std::path::Path, id: &str) -> bool {
    fs::write(taken.join(format!("{id}.json")), request(id).to_json()).unwrap();
    take_in(&clerk.desk, taken, clerk.now).unwrap().taken == 1
}

#[test]
fn on_a_full_disk_a_page_says_so_and_nothing_is_lost() {
    let name = "desk::attacked::on_a_full_disk_a_page_says_so_and_nothing_is_lost";
    with_mounts(name, |folder| {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
            .arg(folder)
            .status();
        assert!(mounted.unwrap().success());
        let mut clerk = Clerk::at(folder, "pl");
        let taken = folder.join("taken");
        fs::create_dir(&taken).unwrap();
        assert!(take_in_one(&clerk, &taken, FIRST));
        fs::write(
            taken.join(format!("{SECOND}.json")),
            request(SECOND).to_json(),
        )
        .unwrap();
        let path = format!("/request/{FIRST}");
        assert_eq!(clerk.opens(&path), 200);
        // The last page is free, so that what is written next does not fit.
        let mut filled = 0;
        while fs::write(folder.join(format!("fill-{filled}")), [0; 4096]).is_ok() {
            filled += 1;
        }
        let note = "x".repeat(1900);
        let mut noted = 0;
        let status = loop {
            let version = clerk.hidden("version");
            let form = format!(
                "deed=note&note={note}&version={version}&secret={}",
                clerk.hidden("secret")
            );
            let asked = Asked {
                form: Fields::read(form.as_bytes()),
                ..clerk.asked(Method::Post, &path)
            };
            let page = clerk.page.clone();
            let answer = clerk.asks(&asked);
            if answer.status != 303 {
                break answer.status;
            }
            noted += 1;
            clerk.page = page.replace(
                &format!("value=\"{version}\""),
                &format!("value=\"{}\"", noted + 1),
            );
        };
        assert_eq!(status, 500);
        assert!(
            clerk.sees("is full") && clerk.sees("make room"),
            "{}",
            clerk.page
        );
        assert_eq!(clerk.opens("/"), 200, "the list can be read");
        assert!(clerk.sees(&request(FIRST).reference), "{}", clerk.page);
        assert!(take_in(&clerk.desk, &taken, clerk.now).is_err());
        assert!(taken.join(format!("{SECOND}.json")).exists());

        for number in 0..filled {
            fs::remove_file(folder.join(format!("fill-{number}"))).unwrap();
        }
        assert_eq!(take_in(&clerk.desk, &taken, clerk.now).unwrap().taken, 1);
        assert_eq!(clerk.opens(&path), 200);
        assert_eq!(
            clerk.page.matches(&note).count(),
            noted,
            "what was kept, and no more"
        );
        assert_eq!(clerk.tells(FIRST, "deed=called"), 303);
    });
}

#[test]
fn no_sign_that_is_not_seen_hides_a_formula_in_the_table_for_a_spreadsheet() {
    for begin in ["=", "\u{200b}=", " \u{feff} +", "\u{ad}＝"] {
        let place = format!("{begin}1+1");
        let mut clerk = Clerk::with("pl", &[changed(|it| it.kiosk.place = place)]);
        clerk.opens("/requests.csv");
        let formula = begin.chars().last().unwrap();
        assert!(clerk.sees(&format!("\"'{formula}1+1\"")), "{}", clerk.page);
    }
}

/// More than the desk has room for say nothing. They are let go, and a browser that comes meanwhile is answered.
#[test]
fn whoever_connects_and_says_nothing_is_let_go() {
    let mut served = Served::opens();
    let (host, _) = served.link();
    let silent: Vec<TcpStream> = (0..300)
        .map(|_| TcpStream::connect(&host).unwrap())
        .collect();
    assert!(get(&host, "/", "").starts_with("HTTP/1.1 401"));
    for mut stream in silent {
        let mut told = Vec::new();
        let _ = stream.read_to_end(&mut told);
        assert!(!told.starts_with(b"HTTP/1.1 200"));
    }
}
