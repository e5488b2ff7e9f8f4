//! Backups, and books made from them.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use cas_book::{Book, BookFault, Change, Query, ROWS_MAX, Restored, Took, restore};
use rusqlite::Connection;

use super::{EWA, Office, asked, minute};

fn office() -> Office {
    let mut office = Office::with(&[1, 2, 3].map(asked));
    office.book.take(&asked(4), minute(7)).unwrap();
    office.changes(&asked(1), Change::Called, minute(8));
    office.book.add_user(EWA, "pl").unwrap();
    office
        .book
        .begin_session(&[1; 32], EWA, "secret", minute(9))
        .unwrap();
    office
}

#[test]
fn a_book_is_restored_from_its_backup() {
    let mut office = office();
    let (backup, restored) = (office.path("backup"), office.path("restored"));
    office.reader.backup(&backup).unwrap();
    // What happens since is lost, and can be sent again.
    office.book.take(&asked(5), minute(20)).unwrap();
    let known = restore(&backup, &restored).unwrap();
    let expected = Restored {
        resend_since: Some(minute(7)),
        changed_until: Some(minute(8)),
    };
    assert_eq!(known, expected);
    for beside in [
        "backup-wal",
        "backup-shm",
        "backup.part",
        "restored.part",
        "restored.part-journal",
    ] {
        assert!(!fs::exists(office.path(beside)).unwrap(), "{beside}");
    }
    let mode = fs::metadata(&restored).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    let mut book = Book::open(&restored).unwrap();
    let reader = book.reader().unwrap();
    let query = Query {
        most: ROWS_MAX,
        ..Query::default()
    };
    let rows = |it: &cas_book::Reader| it.rows(&query).unwrap().rows;
    assert!(rows(&reader) == rows(&office.reader)[..4]);
    assert!(reader.user(EWA).unwrap().is_some());
    assert!(
        reader.session(&[1; 32]).unwrap().is_none(),
        "nobody is signed in"
    );
    assert_eq!(book.take(&asked(4), minute(30)).unwrap(), Took::Known);
    assert_eq!(book.take(&asked(5), minute(30)).unwrap(), Took::New);
}

#[test]
fn of_an_empty_backup_everything_is_to_be_sent_again() {
    let office = Office::new();
    office.reader.backup(&office.path("backup")).unwrap();
    let known = restore(&office.path("backup"), &office.path("restored")).unwrap();
    assert_eq!(known.resend_since, None);
}

#[test]
fn nothing_is_written_over() {
    let office = office();
    let (backup, book) = (office.path("backup"), office.path("book"));
    let exists = |done: Result<(), BookFault>| {
        assert!(matches!(done, Err(BookFault::Exists { .. })), "{done:?}");
    };
    fs::write(&backup, "Ważne").unwrap();
    exists(office.reader.backup(&backup));
    exists(office.reader.backup(&book));
    assert_eq!(fs::read_to_string(&backup).unwrap(), "Ważne");
    fs::remove_file(&backup).unwrap();
    // What an interrupted backup has left is in nobody's way.
    fs::write(office.path("backup.part"), "Pół").unwrap();
    office.reader.backup(&backup).unwrap();
    assert!(!fs::exists(office.path("backup.part")).unwrap());
    exists(restore(&backup, &book).map(|_| ()));
    // The log of a book that was there would be read into the new one.
    fs::write(office.path("new-wal"), "").unwrap();
    exists(restore(&backup, &office.path("new")).map(|_| ()));
    assert!(!fs::exists(office.path("new")).unwrap());
}

#[test]
fn a_backup_that_is_damaged_or_none_is_refused() {
    let office = office();
    let (backup, restored) = (office.path("backup"), office.path("restored"));
    office.reader.backup(&backup).unwrap();
    let whole = fs::read(&backup).unwrap();
    let mut tables = String::new();
    let mut tries = |what: &str, bytes: &[u8]| {
        fs::write(&backup, bytes).unwrap();
        let fault = restore(&backup, &restored).unwrap_err();
        tables +=
            &format!("{what}: {fault}\n").replace(office.folder.path().to_str().unwrap(), "FOLDER");
        let left = ["restored", "restored.part"].map(|it| fs::exists(office.path(it)).unwrap());
        assert_eq!(left, [false, false], "{what}");
    };
    tries("half", &whole[..whole.len() / 2 / 4096 * 4096]);
    let mut scratched = whole.clone();
    let page = whole.len() / 2 / 4096 * 4096;
    scratched[page..page + 4096].fill(0x55);
    tries("scratched", &scratched);
    tries("empty", b"");
    tries("other", "To nie jest kopia. ".repeat(99).as_bytes());
    fs::write(&backup, &whole).unwrap();
    let newer = Connection::open(&backup).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    tries("newer", &fs::read(&backup).unwrap());
    expect_test::expect![[r#"
        half: FOLDER/backup is damaged: Error code 11: database disk image is malformed; restore a backup that is whole
        scratched: FOLDER/backup is damaged: its pages do not fit together; restore a backup that is whole
        empty: FOLDER/backup is empty, as after a power cut, and is no book; remove it, and make a book or restore one from a backup
        other: FOLDER/backup is not a book of an office; give the right file, or restore a backup
        newer: FOLDER/backup is of version 99, and this program knows those up to 5; install the newer program
    "#]].assert_eq(&tables);
}
