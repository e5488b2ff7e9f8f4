//! Looking after the book by commands, while a desk is open on it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Output;

use cas_book::{Book, Change, How, Reader, restore};
use cas_office::book;
use cas_office::cli::{BackupArgs, BookTask};
use chrono::{DateTime, Days, Utc};
use expect_test::expect;
use rustix::fs::{FlockOperation, flock};
use tempfile::TempDir;

use super::served::Program;
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

/// Makes a copy of the book.
fn copies(folder: &Path) {
    let arguments = ["backup", "--book", "book", "--into", "copy.sqlite"];
    assert!(does(folder, &arguments).status.success());
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
    copies(folder);
    let again = does(
        folder,
        &["backup", "--book", "book", "--into", "copy.sqlite"],
    );
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
        "restore",
        "--from",
        "copy.sqlite",
        "--book",
        "restored",
        "--ledger",
        "ledger",
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
fn a_ledger_that_is_none_is_told_before_there_is_a_book() {
    let clerk = office();
    let folder = clerk.folder.path();
    copies(folder);
    fs::write(folder.join("notes"), "Kupić toner.\n").unwrap();
    for mistyped in ["none", "notes"] {
        let arguments = [
            "restore",
            "--from",
            "copy.sqlite",
            "--book",
            "new",
            "--ledger",
            mistyped,
        ];
        let refused = does(folder, &arguments);
        assert!(!refused.status.success());
        assert!(told(&refused).contains(mistyped), "{}", told(&refused));
        assert!(!fs::exists(folder.join("new")).unwrap(), "{mistyped}");
    }
    let restored = does(
        folder,
        &["restore", "--from", "copy.sqlite", "--book", "new"],
    );
    expect![[r#"
        0
        restored: last request taken 2024-11-24 10:00 UTC, last change 2024-11-24 10:00 UTC
        What `requests take` has taken since then is on no kiosk any more. It is lost, unless it still lies in the folder of `from` or in a later copy of the book.
        If `requests collect` brings the requests, move this book away, and restore once more with --ledger: then the kiosks send again what is missing.
    "#]]
    .assert_eq(&told(&restored));
}

/// Makes a copy at this time, and removes those that are older than 14 days. Returns what it tells.
fn backs_up(folder: &Path, now: DateTime<Utc>) -> String {
    let args = BackupArgs {
        book: folder.join("book"),
        into: folder.join("copies"),
        keep: Some(std::time::Duration::from_secs(14 * 24 * 60 * 60)),
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    book::run(&BookTask::Backup(args), now, &mut out, &mut err).unwrap();
    let folder = folder.to_str().unwrap();
    String::from_utf8(out).unwrap().replace(folder, "FOLDER")
}

#[test]
fn the_last_copy_of_a_day_is_the_one_that_stays() {
    let mut clerk = office();
    let folder = clerk.folder.path().to_owned();
    let missing = does(&folder, &["backup", "--book", "book", "--into", "copies"]);
    expect![[r"
        2
        cas-office: there is no folder copies; make it, or give a copy a name that ends in .sqlite
    "]]
    .assert_eq(&told(&missing));
    fs::create_dir(folder.join("copies")).unwrap();
    backs_up(&folder, clerk.now);
    // What a killed program has begun is in nobody's way.
    fs::write(folder.join("copies/book-2024-11-24.new"), "half").unwrap();
    assert_eq!(clerk.tells(SECOND, "deed=note&note=po+drugie"), 303);
    backs_up(&folder, clerk.now);
    let copies = fs::read_dir(folder.join("copies")).unwrap();
    let names: Vec<_> = copies.map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names, ["book-2024-11-24.sqlite"]);
    restore(
        &folder.join("copies/book-2024-11-24.sqlite"),
        &folder.join("restored"),
    )
    .unwrap();
    let card = Reader::open(&folder.join("restored")).unwrap().card(SECOND);
    let notes = card.unwrap().unwrap().notes;
    assert_eq!(notes.last().unwrap().text, "po drugie");
}

#[test]
fn a_clock_that_is_years_ahead_does_not_remove_all_copies() {
    let clerk = office();
    let folder = clerk.folder.path();
    fs::create_dir(folder.join("copies")).unwrap();
    let copies = || fs::read_dir(folder.join("copies")).unwrap().count();
    for night in 0..20 {
        backs_up(folder, clerk.now + Days::new(night));
    }
    assert_eq!(copies(), 15, "today's, and those of 14 days");
    backs_up(folder, clerk.now + Days::new(27_000));
    assert_eq!(copies(), 7, "the newest");
    expect![[r#"
        FOLDER/copies/book-2024-12-14.sqlite
        FOLDER/copies/book-2098-10-27.sqlite is of a day to come, so the clock is wrong or was; set it right, and remove this copy by hand
    "#]]
    .assert_eq(&backs_up(folder, clerk.now + Days::new(20)));
    assert_eq!(copies(), 8);
    assert!(fs::exists(folder.join("copies/book-2024-12-13.sqlite")).unwrap());
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|it| it.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

/// There are words of people in them.
#[test]
fn what_killed_backups_have_left_is_removed_and_nothing_else() {
    let clerk = office();
    let copies = clerk.folder.path().join("copies");
    fs::create_dir_all(copies.join("book-2024-11-17.new")).unwrap();
    let left = [
        "book-2024-11-19.sqlite.part",
        "book-2024-11-19.sqlite.part-journal",
        "book-2024-11-20.new",
        "book-2024-11-20.new.part",
        "book-2024-11-20.new.part-journal",
    ];
    let others = [
        "book-2024-11-18.sqlite",
        "book-2024-11-20.newer",
        "book-today.new",
        "other-2024-11-20.new",
    ];
    for name in left.iter().chain(&others) {
        fs::write(copies.join(name), "Zofia").unwrap();
    }
    backs_up(clerk.folder.path(), clerk.now);
    let mut stays = vec!["book-2024-11-17.new", "book-2024-11-24.sqlite"];
    stays.extend(others);
    stays.sort_unstable();
    assert_eq!(names_in(&copies), stays);
}

#[test]
fn only_copies_of_days_that_were_count_among_the_newest() {
    let clerk = office();
    let copies = clerk.folder.path().join("copies");
    fs::create_dir_all(copies.join("book-2024-11-20.sqlite")).unwrap();
    let old: Vec<_> = (1..=6)
        .map(|day| format!("book-2024-09-0{day}.sqlite"))
        .collect();
    for name in old.iter().map(|it| &**it).chain(["book-2098-10-27.sqlite"]) {
        fs::write(copies.join(name), "copy").unwrap();
    }
    symlink(&old[5], copies.join("book-2024-11-21.sqlite")).unwrap();
    let before = names_in(&copies);
    backs_up(clerk.folder.path(), clerk.now);
    let mut expected = before;
    expected.push("book-2024-11-24.sqlite".to_owned());
    expected.sort();
    assert_eq!(names_in(&copies), expected, "with today's there are seven");
}

/// The audit has a line for each deed, with the name of who has done it.
#[test]
fn a_name_that_would_be_more_than_a_name_in_the_audit_is_refused() {
    let clerk = office();
    let folder = clerk.folder.path();
    let long = "x".repeat(5_000);
    for name in [
        "ewa\n2024",
        "ewa\tjan",
        "\u{1b}[2Jewa",
        "\u{202e}ewa",
        &long,
        "",
    ] {
        let desk = ["desk", "--port", "0", "--book", "book", "--clerk", name];
        for refused in [
            run(OFFICE, folder, &desk, None, ""),
            does(folder, &["add-user", "--book", "book", name]),
        ] {
            let told = told(&refused);
            assert!(told.starts_with("2\n"), "{told}");
            assert!(
                told.contains("write a name of at most 100 letters"),
                "{told}"
            );
        }
    }
}

#[test]
fn nothing_is_written_into_a_book_that_was_moved_away_and_a_page_says_so() {
    let mut clerk = office();
    let folder = clerk.folder.path().to_owned();
    copies(&folder);
    let path = format!("/request/{SECOND}");
    assert_eq!(clerk.opens(&path), 200);
    fs::rename(folder.join("book"), folder.join("away")).unwrap();
    for end in ["-wal", "-shm"] {
        let beside = |name: &str| folder.join(format!("{name}{end}"));
        fs::rename(beside("book"), beside("away")).unwrap();
    }
    assert!(
        does(
            &folder,
            &["restore", "--from", "copy.sqlite", "--book", "book"]
        )
        .status
        .success()
    );
    assert_eq!(clerk.sends(&path, "deed=note&note=Pilne"), 500);
    assert!(clerk.sees("<h1>To się nie udało</h1>"), "{}", clerk.page);
    assert!(clerk.sees("was moved or replaced") && clerk.sees("start the desk anew"));
    for name in ["book", "away"] {
        let card = Reader::open(&folder.join(name)).unwrap().card(SECOND);
        assert!(card.unwrap().unwrap().notes.is_empty(), "{name}");
    }
}

/// Somebody has stopped a program in the middle of its turn.
#[test]
fn whoever_does_not_let_go_of_the_book_is_told_and_nobody_waits_for_ever() {
    let mut clerk = office();
    let folder = clerk.folder.path().to_owned();
    let path = format!("/request/{SECOND}");
    assert_eq!(clerk.opens(&path), 200);
    let lock = fs::File::open(folder.join("book.lock")).unwrap();
    flock(&lock, FlockOperation::LockExclusive).unwrap();
    let forgets = ["forget", "--book", "book", "--older", "90d"];
    std::thread::scope(|scope| {
        let other = scope.spawn(|| does(&folder, &forgets));
        assert_eq!(clerk.sends(&path, "deed=note&note=Pilne"), 500);
        assert!(clerk.sees("<h1>To się nie udało</h1>"), "{}", clerk.page);
        assert!(clerk.sees("Nic nie zmieniono") && clerk.sees("does not let go of it"));
        assert_eq!(clerk.opens("/"), 200, "the list can be read");
        let other = other.join().unwrap();
        assert_eq!(other.status.code(), Some(1));
        assert!(told(&other).contains("fuser -v"), "{}", told(&other));
    });
    drop(lock);
    assert_eq!(clerk.tells(SECOND, "deed=note&note=Pilne"), 303);
    assert!(does(&folder, &forgets).status.success());
}

#[test]
fn there_is_one_desk_at_a_book_and_commands_beside_it_go_on() {
    let folder = TempDir::new().unwrap();
    let mut first = Program::opens_by_passwords(folder.path());
    first.tells_where();
    let second = ["desk", "--port", "0", "--book", "book", "--clerk", "ewa"];
    let refused = run(OFFICE, folder.path(), &second, None, "");
    let real = fs::canonicalize(folder.path()).unwrap();
    expect![[r#"
        1
        cas-office: another desk is open on FOLDER/book; end that one first, or go on with it
    "#]]
    .assert_eq(&told(&refused).replace(real.to_str().unwrap(), "FOLDER"));
    for task in [
        ["add-user", "--book", "book", "ewa"].as_slice(),
        &["users", "--book", "book"],
        &["backup", "--book", "book", "--into", "copy.sqlite"],
        &["forget", "--book", "book", "--older", "90d"],
    ] {
        let done = does(folder.path(), task);
        assert!(done.status.success(), "{}", told(&done));
    }
    drop(first);
    Program::opens_by_passwords(folder.path()).tells_where();
}

#[test]
fn a_clerk_who_may_not_sign_in_has_no_link() {
    let mut clerk = office();
    let folder = clerk.folder.path().to_owned();
    let link = clerk.desk.link().unwrap();
    assert!(
        does(&folder, &["disable", "--book", "book", "ewa"])
            .status
            .success()
    );
    let path = link.split_once("8023").unwrap().1;
    assert_eq!(clerk.opens(path), 403);
    assert!(
        clerk.sees("Dostęp pod tą nazwą jest wyłączony."),
        "{}",
        clerk.page
    );
    let mut all = String::new();
    for name in ["ewa", "OPEN311"] {
        let desk = ["desk", "--port", "0", "--book", "book", "--clerk", name];
        all += &told(&run(OFFICE, &folder, &desk, None, ""));
    }
    expect![[r#"
        2
        cas-office: ewa may not sign in; let them in again (cas-office book enable), or give another name
        2
        cas-office: that is the name of the bridge to the other system, as the audit has it: give another with --clerk
    "#]]
    .assert_eq(&all);
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
        # time	what	id	reference	who
        2024-11-24T10:00:00Z	saw	00000000000000000000000000000001	REFERENCE	ewa
        2024-11-24T10:00:00Z	closed:done	00000000000000000000000000000001	REFERENCE	ewa
        2024-11-24T10:00:00Z	took-out:2	-	-	ewa
    "#]]
    .assert_eq(&told(&does(folder, &audit)).replace(&request(FIRST).reference, "REFERENCE"));
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
    let words = String::from_utf8(added.stderr).unwrap();
    expect!["The password of Jan Kos, which is told only now; give it to them, and let them choose their own:\n"]
        .assert_eq(&words);
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
        &["add-user", "--book", "book", "Open311"],
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
        cas-office: open311 is the name of the bridge to the other system, as the audit has it; give another
        2
        error: invalid value ' x' for '<NAME>': write a name of at most 100 letters, with single blanks between words and nothing that cannot be seen

        For more information, try '--help'.
    "#]].assert_eq(&all);
}

#[test]
fn a_book_that_is_not_there_is_told() {
    let folder = TempDir::new().unwrap();
    let mut all = String::new();
    for arguments in [
        ["backup", "--book", "none", "--into", "copy.sqlite"].as_slice(),
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
