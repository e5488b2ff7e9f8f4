//! Looking after the book by commands, while a desk is open on it.

use std::fs;
use std::path::Path;
use std::process::Output;

use cas_book::{Book, Change, How, Reader};
use expect_test::expect;
use tempfile::TempDir;

use super::{Clerk, FIRST, SECOND, by};
use crate::cli::run;
use crate::office::{CANARY, request};
use crate::project::OFFICE;

fn does(folder: &Path, arguments: &[&str]) -> Output {
    let all = ["book"].iter().chain(arguments).copied();
    run(OFFICE, folder, &all.collect::<Vec<_>>(), None, "")
}

fn told(output: &Output) -> String {
    let code = output.status.code().unwrap();
    let out = String::from_utf8_lossy(&output.stdout);
    let err = String::from_utf8_lossy(&output.stderr);
    format!("{code}\n{out}{err}")
}

/// An office with a desk that is open, and two requests, of which the first has ended long ago.
fn office() -> Clerk {
    let clerk = Clerk::with("pl", &[request(FIRST), by(SECOND, "Jan Nowak")]);
    let mut book = Book::open(&clerk.folder.path().join("book")).unwrap();
    let closed = Change::Closed(How::Done);
    book.change(FIRST, 1, closed, "ewa", clerk.now).unwrap();
    clerk
}

#[test]
fn what_ended_long_ago_is_forgotten_while_the_desk_is_open() {
    let mut clerk = office();
    let folder = clerk.folder.path().to_owned();
    let forgotten = does(&folder, &["forget", "--book", "book", "--older", "90d"]);
    expect![[r#"
        0
        1 forgotten, 1 as old and still open, 0 looks no longer noted
    "#]]
    .assert_eq(&told(&forgotten));
    for entry in fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            let bytes = fs::read(entry.path()).unwrap();
            let canary = CANARY.as_bytes();
            let has_it = bytes.windows(canary.len()).any(|it| it == canary);
            assert!(!has_it, "{:?}", entry.file_name());
        }
    }
    clerk.opens("/?state=all");
    assert!(!clerk.sees(FIRST) && clerk.sees(SECOND), "{}", clerk.page);
    assert_eq!(clerk.tells(SECOND, "deed=called"), 303, "the desk goes on");
}

#[test]
fn a_backup_is_restored_and_the_ledger_asks_again_for_what_the_book_does_not_have() {
    let clerk = office();
    let folder = clerk.folder.path();
    assert!(
        does(folder, &["backup", "--book", "book", "--into", "copy"])
            .status
            .success()
    );
    let again = does(folder, &["backup", "--book", "book", "--into", "copy"]);
    assert_eq!(again.status.code(), Some(2), "nothing is written over");
    let third = "00000000000000000000000000000003";
    let digest = "0".repeat(64);
    let line = |step: &str, id: &str| format!("{step} {id} k-7 {digest} 2024-11-24T10:00:00Z\n");
    let head = format!("cas-ledger 1 {FIRST}\n");
    let known = line("begun", FIRST) + &line("taken", FIRST);
    let lost = line("begun", third) + &line("taken", third);
    let receipt = "receipt k-7 4 2024-11-24T10:00:00Z\n";
    fs::write(
        folder.join("ledger"),
        format!("{head}{known}{lost}{receipt}"),
    )
    .unwrap();
    let arguments = [
        "restore", "--from", "copy", "--book", "restored", "--ledger", "ledger",
    ];
    let restored = told(&does(folder, &arguments));
    expect![[r#"
        0
        restored: last request taken 2024-11-24 10:00 UTC, last change 2024-11-24 10:00 UTC
        1 taken out of the ledger, as the book does not have them
        Now collect once with --resend: the kiosks send again what is missing.
    "#]]
    .assert_eq(&restored);
    let ledger = fs::read_to_string(folder.join("ledger")).unwrap();
    assert_eq!(ledger, format!("{head}{known}{receipt}"));
    let reader = Reader::open(&folder.join("restored")).unwrap();
    assert!(reader.card(SECOND).unwrap().unwrap().request == by(SECOND, "Jan Nowak"));
    let again = does(folder, &arguments);
    assert_eq!(again.status.code(), Some(2), "nothing is written over");
}

#[test]
fn the_audit_tells_who_has_seen_changed_and_taken_out_what() {
    let mut clerk = office();
    clerk.opens(&format!("/request/{FIRST}"));
    clerk.opens("/requests.csv?state=all");
    let folder = clerk.folder.path();
    let audit = [
        "audit",
        "--book",
        "book",
        "--since",
        "2024-11-24",
        "--until",
        "2024-11-24",
    ];
    expect![[r#"
        0
        2024-11-24T10:00:00Z saw 00000000000000000000000000000001 ewa
        2024-11-24T10:00:00Z closed:done 00000000000000000000000000000001 ewa
        2024-11-24T10:00:00Z took-out:2 - ewa
    "#]]
    .assert_eq(&told(&does(folder, &audit)));
}

#[test]
fn users_are_added_listed_and_locked_out_while_the_desk_is_open() {
    let clerk = office();
    let folder = clerk.folder.path();
    let added = does(
        folder,
        &["add-user", "--book", "book", "--language", "uk", "Jan Kos"],
    );
    assert!(added.status.success());
    let first = String::from_utf8(added.stdout).unwrap();
    assert_eq!(first.trim().len(), 19, "{first}");
    let second = does(folder, &["new-password", "--book", "book", "Jan Kos"]);
    assert_ne!(String::from_utf8(second.stdout).unwrap(), first);
    let mut all = String::new();
    for arguments in [
        ["users", "--book", "book"].as_slice(),
        &["disable", "--book", "book", "Jan Kos"],
        &["users", "--book", "book"],
        &["enable", "--book", "book", "Jan Kos"],
        &["add-user", "--book", "book", "Jan Kos"],
        &["disable", "--book", "book", "nobody"],
        &["add-user", "--book", "book", " x"],
    ] {
        all += &told(&does(folder, arguments));
    }
    expect![[r#"
        0
        may sign in	uk	Jan Kos
        by the link only	pl	ewa
        0
        Jan Kos may not sign in
        0
        may not sign in	uk	Jan Kos
        by the link only	pl	ewa
        0
        Jan Kos may sign in
        2
        cas-office: there is a user of this name already; take another name
        2
        cas-office: there is no user of this name; see how it is spelled
        2
        error: invalid value ' x' for '<NAME>': write a name of at most 100 letters, without blanks around it

        For more information, try '--help'.
    "#]].assert_eq(&all);
}

#[test]
fn a_book_that_is_not_there_is_told() {
    let folder = TempDir::new().unwrap();
    let mut all = String::new();
    for arguments in [
        ["backup", "--book", "none", "--into", "copy"].as_slice(),
        &["restore", "--from", "none", "--book", "book"],
        &["forget", "--book", "none", "--older", "90d"],
        &["users", "--book", "none"],
    ] {
        let output = does(folder.path(), arguments);
        let real = fs::canonicalize(folder.path()).unwrap();
        all += &told(&output).replace(real.to_str().unwrap(), "FOLDER");
    }
    expect![[r#"
        2
        cas-office: there is no book at FOLDER/none; give the right file, make a book, or restore one from a backup
        2
        cas-office: there is no book at FOLDER/none; give the right file, make a book, or restore one from a backup
        2
        cas-office: there is no book at FOLDER/none; give the right file, make a book, or restore one from a backup
        2
        cas-office: there is no book at FOLDER/none; give the right file, make a book, or restore one from a backup
    "#]].assert_eq(&all);
}
