//! The same in a real browser: by keys alone and without scripts, and every page as axe and a narrow window have it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use age::secrecy::ExposeSecret as _;
use age::x25519::Identity;
use cas_book::Book;
use cas_kiosk::reference::reference;
use cas_kiosk::request::{Answered, CallInstead, Circumstance, Given, HelpedBy, Phone, Request};

use super::Clerk;
use super::served::Program;
use crate::cli::run;
use crate::office::request;
use crate::project::{OFFICE, root};
use crate::skipped::skip;
use crate::terminal::Terminal;

/// The answers of a visitor who wants to be called, and what is seen then.
const ANSWERS: [(&[&[u8]], &str); 6] = [
    (&[b"\r"], "Kto wypełnia"),
    (&[b"1"], "Jak się Pan/Pani nazywa?"),
    (&[b"H", b"a", b"l", b"i", b"n", b"a", b"\r"], "telefonu?"),
    (
        &[b"6", b"0", b"5", b"9", b"1", b"8", b"2", b"7", b"4", b"\r"],
        "O czym chce",
    ),
    (&[b"2"], "O jakiej porze"),
    (&[b"1"], "Proszę sprawdzić"),
];

/// What visitors have found wrong at a kiosk.
const FOUND: &str = r#"{"kind": "corrections", "version": 1, "kiosk": 7, "month": "2024-11", "counted": {
    "centre/cas-38": {"phone": 3, "hours": 1}, "service/zlota-raczka": {"other": 1}, "centre/cas-999": {"gone": 1}}}"#;

/// The Python with which `.ci/run` installs a driver of browsers.
fn python() -> Option<PathBuf> {
    let python = root().join("target/browser/bin/python3");
    if !python.exists() || !Path::new("/usr/bin/chromedriver").exists() {
        skip("no driver in target/browser, or no Chromium; .ci/run installs both");
        return None;
    }
    Some(python)
}

/// Opens the desk on this folder, and lets a script use it in a browser. Returns what that prints.
fn browses(python: &Path, script: &str, folder: &Path, arguments: &[&str]) -> String {
    uses(
        Program::opens(folder, "pl"),
        python,
        script,
        folder,
        arguments,
    )
}

/// Lets a script use a desk in a browser. Returns what it prints.
fn uses(
    mut program: Program,
    python: &Path,
    script: &str,
    folder: &Path,
    arguments: &[&str],
) -> String {
    let links = program.0.stdout.take().unwrap();
    let output = Command::new(python)
        .arg("-B")
        .arg(root().join("tests/it/desk/browser").join(script))
        .args(arguments)
        .current_dir(folder)
        .stdin(links)
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{told}");
    String::from_utf8(output.stdout).unwrap()
}

/// Makes a request by keys at a kiosk that seals it, and takes it as an office does. Returns the kiosk, in whose folder all
/// is, and the reference.
fn sends_and_takes() -> (Terminal, String) {
    let identity = Identity::generate();
    let recipient = identity.to_public();
    let keys = "[keys]\ndouble_strike_ms = 0\n";
    let config = format!("{keys}[spool]\nsealing = \"age\"\nrecipients = [\"{recipient}\"]\n");
    let mut kiosk = Terminal::start(80, 24, &config);
    let folder = kiosk.folder.path().to_owned();
    fs::write(folder.join("key"), identity.to_string().expose_secret()).unwrap();
    fs::create_dir(folder.join("taken")).unwrap();
    kiosk.sees("Polski");
    kiosk.goes(&[
        (&[b"\r"], "Co Pan/Pani chce"),
        (&[b"3", b"5", b"2"], "Rozmowa z"),
    ]);
    kiosk.chooses("Proszę do mnie zadzwonić", "na próbę");
    kiosk.goes(&ANSWERS);
    kiosk.agrees();
    let arguments = [
        "requests",
        "take",
        "--identity",
        "key",
        "--spool",
        "spool",
        "--into",
        "taken",
    ];
    let taken = run(OFFICE, &folder, &arguments, None, "");
    let told = String::from_utf8(taken.stdout).unwrap();
    assert!(told.ends_with("1 taken, 0 left, 0 corrupt\n"), "{told}");
    let line = told.lines().next().unwrap();
    (kiosk, line.split_once(' ').unwrap().1.to_owned())
}

/// What is to be read on a page that was printed.
fn printed(path: &Path) -> String {
    let output = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-layout"])
        .args([path, Path::new("-")])
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_request_from_a_kiosk_is_called_arranged_printed_closed_and_forgotten_by_keys_without_scripts()
{
    let Some(python) = python() else {
        return;
    };
    let (kiosk, reference) = sends_and_takes();
    let folder = &kiosk.folder;
    browses(&python, "work.py", folder.path(), &[&reference, OFFICE]);
    let printed = printed(&folder.path().join("card.pdf"));
    for words in [reference.as_str(), "605 918 274", "Halina", "prosi po 15"] {
        assert!(printed.contains(words), "{words}: {printed}");
    }
    for words in ["Co się stało?", "notatkę", "Szukaj", "Wyloguj"] {
        assert!(!printed.contains(words), "{words}: {printed}");
    }
    for file in fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        let is_of_book = path
            .file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with("book");
        if is_of_book {
            let bytes = fs::read(&path).unwrap();
            let has = |words: &str| bytes.windows(words.len()).any(|it| it == words.as_bytes());
            assert!(
                !has("Halina") && !has("605918274") && !has("prosi po"),
                "{}",
                path.display()
            );
        }
    }
}

/// A request with a reference of its own.
fn numbered(number: u32) -> Request {
    Request {
        reference: reference(7, number),
        ..request(&id(number))
    }
}

fn id(number: u32) -> String {
    format!("{number:032x}")
}

/// A request with everything that one can have, which reminds of another.
fn full(number: u32, other: u32) -> Request {
    let circumstance = Circumstance {
        question: "age".to_owned(),
        chosen: "over-60".to_owned(),
    };
    let mut request = numbered(number);
    request.helped_by = Some(HelpedBy::Staff);
    request.call_instead = Some(CallInstead {
        name: "Jan Kos".to_owned(),
        phone: Phone {
            typed: "600700800".to_owned(),
            e164: "+48600700800".to_owned(),
            extension: None,
        },
    });
    request.reminds = Some(reference(7, other));
    request.visit_password = Some("zielony wróbel".to_owned());
    request.situation = vec![circumstance];
    request.answers.push(Answered {
        question: "words".to_owned(),
        answer: Given::Words {
            text: "Кран тече. ".repeat(40),
        },
    });
    request
}

#[test]
fn axe_finds_nothing_on_any_page_and_none_is_broader_than_a_narrow_window() {
    let Some(python) = python() else {
        return;
    };
    let mut requests: Vec<Request> = (1..20).map(numbered).collect();
    requests[1] = full(2, 3);
    let mut clerk = Clerk::with("pl", &requests);
    for (number, fields) in [
        (3, "deed=called"),
        (4, "deed=no-answer"),
        (5, "deed=arranged&arranged-day=2024-12-02"),
        (6, "deed=closed&how=done"),
        (7, "deed=not-ours&office=information-centre"),
        (2, "deed=remind&remind-day=2024-11-25"),
        (2, "deed=note&note=prosi+o+telefon+po+15"),
    ] {
        assert_eq!(clerk.tells(&id(number), fields), 303, "{fields}");
    }
    let Clerk { folder, desk, .. } = clerk;
    drop(desk);
    let found = folder.path().join("found");
    fs::create_dir(&found).unwrap();
    fs::write(found.join("corrections-2024-11.json"), FOUND).unwrap();
    fs::write(found.join("corrections-torn.json"), &FOUND[..20]).unwrap();
    let ids: Vec<String> = (1..8).map(id).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let told = browses(&python, "look.py", folder.path(), &ids);
    assert_eq!(told, "78 pages\n");
}

#[test]
fn two_users_sign_in_and_work_at_one_request_and_axe_finds_nothing() {
    let Some(python) = python() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let password = |name: &str| {
        let arguments = ["book", "add-user", "--book", "book", name];
        let made = run(OFFICE, folder.path(), &arguments, None, "");
        String::from_utf8(made.stdout).unwrap().trim().to_owned()
    };
    let (of_ewa, of_jan) = (password("Ewa"), password("Jan"));
    let mut book = Book::open(&folder.path().join("book")).unwrap();
    let request = numbered(1);
    book.take(&request, request.at.to_utc()).unwrap();
    let program = Program::opens_by_passwords(folder.path());
    let arguments = [&of_ewa, "kawa z mlekiem i miodem", &of_jan, &request.id];
    let told = uses(program, &python, "sign_in.py", folder.path(), &arguments);
    assert_eq!(told, "5 pages\n");
}
