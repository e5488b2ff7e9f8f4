//! The files of the book: whose they are, what is no book, and books of older and newer programs.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::time::Duration;

use cas_book::{Book, BookFault, Change, How, Query, Reader, State, Took, VERSION, restore};
use expect_test::expect;
use rusqlite::Connection;
use tempfile::TempDir;

use super::{Office, asked, day, minute};

/// A book as the program of version 1 has written it, with two requests, and what each later one has made of it.
const VERSIONS: [&str; 4] = [
    include_str!("version-1.sql"),
    include_str!("version-2.sql"),
    include_str!("version-3.sql"),
    include_str!("version-4.sql"),
];

/// What is told of a book that cannot be opened, without the folder.
fn refused<T>(opened: Result<T, BookFault>, folder: &Path) -> String {
    let Err(fault) = opened else {
        panic!("it was opened");
    };
    let folder = fs::canonicalize(folder).unwrap();
    fault
        .to_string()
        .replace(folder.to_str().unwrap(), "FOLDER")
}

#[test]
fn nobody_but_the_owner_can_read_a_file_of_the_book() {
    let mut office = Office::new();
    office.takes(&asked(1));
    office.reader.backup(&office.path("backup")).unwrap();
    let mut names = Vec::new();
    for entry in fs::read_dir(office.folder.path()).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
        names.push(name);
    }
    names.sort();
    assert_eq!(
        names,
        ["backup", "book", "book-shm", "book-wal", "book.lock"]
    );
}

#[test]
fn what_is_not_a_book_of_ones_own_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    drop(Book::make(&path("book")).unwrap());
    symlink("book", path("link")).unwrap();
    fs::create_dir(path("folder")).unwrap();
    fs::copy(path("book"), path("open")).unwrap();
    fs::set_permissions(path("open"), fs::Permissions::from_mode(0o640)).unwrap();
    let private = |name: &str| {
        fs::set_permissions(path(name), fs::Permissions::from_mode(0o600)).unwrap();
    };
    let other = Connection::open(path("other")).unwrap();
    other.execute_batch("CREATE TABLE other (a)").unwrap();
    private("other");
    fs::write(path("text"), "To nie jest książka. ".repeat(100)).unwrap();
    private("text");
    let newer = Connection::open(path("book")).unwrap();
    newer
        .pragma_update(None, "user_version", VERSION + 1)
        .unwrap();
    drop(newer);

    let mut told = String::new();
    for name in [
        "none",
        "none/none",
        "link",
        "folder",
        "open",
        "other",
        "text",
        "book",
    ] {
        told += &refused(Book::open(&path(name)), folder.path());
        told.push('\n');
        if name != "none/none" {
            let reader = refused(Reader::open(&path(name)), folder.path());
            assert!(told.contains(&reader), "{reader}");
        }
    }
    told += &refused(Book::make(&path("text")), folder.path());
    told.push('\n');
    expect![[r#"
        there is no book at FOLDER/none; give the right file, make a book, or restore one from a backup
        could not find FOLDER/none: No such file or directory (os error 2); see to the disk and to the rights of its folder
        FOLDER/link is no file; see who has put it there, and give the file itself
        FOLDER/folder is no file; see who has put it there, and give the file itself
        others than its owner may read FOLDER/open; take that right away: chmod 600
        FOLDER/other is not a book of an office; give the right file, or restore a backup
        FOLDER/text is not a book of an office; give the right file, or restore a backup
        FOLDER/book is of version 6, and this program knows those up to 5; install the newer program
        FOLDER/text exists already, and nothing is written over it; move it away, or give another name
    "#]].assert_eq(&told);
    let text = fs::read_to_string(path("text")).unwrap();
    assert!(text.starts_with("To nie"), "it is as it was");
}

/// The log of a book goes by its name, so that two desks by two names would each lose what the other keeps.
#[test]
fn a_book_with_another_name_is_refused_by_both_and_what_was_open_goes_on() {
    let mut office = Office::with(&[asked(1)]);
    fs::hard_link(office.path("book"), office.path("hard")).unwrap();
    let folder = office.folder.path().to_owned();
    let mut told = String::new();
    for name in ["book", "hard"] {
        told += &refused(Book::open(&office.path(name)), &folder);
        told.push('\n');
        told += &refused(Reader::open(&office.path(name)), &folder);
        told.push('\n');
    }
    expect![[r#"
        FOLDER/book has another name as well, a hard link such as cp -al makes, by which what is written here would be lost; find it (find -samefile FOLDER/book) and remove it. It is no backup: cas-office book backup makes one
        FOLDER/book has another name as well, a hard link such as cp -al makes, by which what is written here would be lost; find it (find -samefile FOLDER/book) and remove it. It is no backup: cas-office book backup makes one
        FOLDER/hard has another name as well, a hard link such as cp -al makes, by which what is written here would be lost; find it (find -samefile FOLDER/hard) and remove it. It is no backup: cas-office book backup makes one
        FOLDER/hard has another name as well, a hard link such as cp -al makes, by which what is written here would be lost; find it (find -samefile FOLDER/hard) and remove it. It is no backup: cas-office book backup makes one
    "#]].assert_eq(&told);
    assert!(!fs::exists(office.path("hard-wal")).unwrap());
    office.takes(&asked(2));
    fs::remove_file(office.path("hard")).unwrap();
    let mut book = Book::open(&office.path("book")).unwrap();
    assert_eq!(book.take(&asked(2), minute(1)).unwrap(), Took::Known);
    // A backup is read alone, and programs that keep many of them link those that are the same.
    office.reader.backup(&office.path("backup")).unwrap();
    fs::hard_link(office.path("backup"), office.path("older")).unwrap();
    restore(&office.path("older"), &office.path("restored")).unwrap();
}

/// A sweep writes the whole file anew. What another program writes meanwhile is not among what is lost then.
#[test]
fn programs_write_in_turns_and_none_takes_away_what_another_has_written() {
    const REQUESTS: u32 = 100;
    let mut office = Office::new();
    let mut other = Book::open(&office.path("book")).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for number in 1..=REQUESTS {
                office.takes(&asked(number));
                let closed = Change::Closed(How::Done);
                if number % 2 == 0 {
                    office.changes(&asked(number), closed, minute(0));
                }
            }
        });
        for _pass in 0..20 {
            other.forget(Duration::ZERO, minute(1)).unwrap();
        }
    });
    other.forget(Duration::ZERO, minute(1)).unwrap();
    for number in 1..=REQUESTS {
        assert_eq!(office.knows(&asked(number)), number % 2 == 1, "{number}");
        let took = other.take(&asked(number), minute(2)).unwrap();
        assert_eq!(took, Took::Known, "{number}");
    }
}

/// A power cut may leave an empty file where there was a book. It must not be taken for one without requests.
#[test]
fn an_empty_file_is_no_book() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("book");
    fs::write(&path, "").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let empty = expect![
        "FOLDER/book is empty, as after a power cut, and is no book; remove it, and make a book or restore one from a backup"
    ];
    empty.assert_eq(&refused(Book::open(&path), folder.path()));
    empty.assert_eq(&refused(Reader::open(&path), folder.path()));
    assert_eq!(fs::read(&path).unwrap(), b"", "it is as it was");
    fs::remove_file(&path).unwrap();
    // What a program has left that was killed while it made one is in nobody's way.
    fs::write(folder.path().join("book.part"), "Pół").unwrap();
    let mut book = Book::make(&path).unwrap();
    assert_eq!(book.take(&asked(1), minute(1)).unwrap(), Took::New);
    assert!(!fs::exists(folder.path().join("book.part")).unwrap());
}

/// Whoever opens the path has another book, and would never see what is written into this one.
#[test]
fn a_book_that_was_moved_away_is_neither_written_nor_read() {
    let told = |office: &mut Office| {
        let folder = office.folder.path().to_owned();
        let taken = refused(office.book.take(&asked(2), minute(1)), &folder);
        let read = refused(office.reader.card(&asked(1).id), &folder);
        format!("{taken}\n{read}\n")
    };
    let mut office = Office::with(&[asked(1)]);
    fs::rename(office.path("book"), office.path("away")).unwrap();
    let mut all = told(&mut office);
    fs::write(office.path("book"), "Ważne").unwrap();
    all += &told(&mut office);
    fs::remove_file(office.path("book")).unwrap();
    fs::rename(office.path("away"), office.path("book")).unwrap();
    assert_eq!(office.book.take(&asked(2), minute(1)).unwrap(), Took::New);
    // With another file to lock, others would not wait for this program.
    fs::remove_file(office.path("book.lock")).unwrap();
    all += &refused(office.book.take(&asked(3), minute(1)), office.folder.path());
    expect![[r#"
        FOLDER/book was moved or replaced while it was open; start the desk anew
        FOLDER/book was moved or replaced while it was open; start the desk anew
        FOLDER/book was moved or replaced while it was open; start the desk anew
        FOLDER/book was moved or replaced while it was open; start the desk anew
        FOLDER/book.lock was moved or replaced while it was open; start the desk anew"#]]
    .assert_eq(&all);
}

#[test]
fn a_book_of_any_older_version_is_brought_up_to_date() {
    for older in 1..VERSION {
        let steps = &VERSIONS[..usize::try_from(older).unwrap()];
        is_brought_up_to_date(&steps.concat());
    }
}

fn is_brought_up_to_date(sql: &str) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("book");
    let older = Connection::open(&path).unwrap();
    older.execute_batch(sql).unwrap();
    drop(older);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let told = refused(Reader::open(&path), folder.path());
    expect!["FOLDER/book is of an older version; start the desk once, which brings it up to date"]
        .assert_eq(&told);

    let mut book = Book::open(&path).unwrap();
    let reader = book.reader().unwrap();
    let query = Query {
        search: Some("zofia".to_owned()),
        most: 10,
        ..Query::default()
    };
    let rows = reader.rows(&query).unwrap();
    assert_eq!(rows.rows[0].reference, asked(1).reference);
    let card = reader.card(&asked(1).id).unwrap().unwrap();
    assert!(card.request == asked(1));
    assert_eq!(card.notes[0].text, "Po obiedzie.");
    assert_eq!(card.standing.state, State::Called);
    assert_eq!(
        book.take(&asked(2), day(9)).unwrap(),
        Took::Known,
        "it is forgotten"
    );
    // What came with later versions works in it.
    let change = Change::NotOurs {
        office: "pcpr".to_owned(),
    };
    book.change(&asked(1).id, card.version, change, "ewa", day(9))
        .unwrap();
    assert_eq!(reader.undelivered(9).unwrap().len(), 1);
    drop((book, reader));
    let sqlite = Connection::open(&path).unwrap();
    let version = sqlite.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
    assert_eq!(version.unwrap(), VERSION);
    assert_eq!(tables(&sqlite), tables_anew(), "as in a new book");
}

fn tables(sqlite: &Connection) -> Vec<String> {
    let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
    let mut statement = sqlite.prepare(sql).unwrap();
    let tables = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap();
    // Spaces between words are as somebody has written them.
    let words = tables.map(|it| it.unwrap().split_whitespace().collect::<Vec<_>>().join(" "));
    words.collect()
}

fn tables_anew() -> Vec<String> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("book");
    drop(Book::make(&path).unwrap());
    tables(&Connection::open(&path).unwrap())
}

/// Nobody's words are told to whoever sees to the machine.
#[test]
fn a_damaged_document_is_told_without_a_word_of_it() {
    let office = Office::with(&[asked(1)]);
    let Office { folder, book, .. } = office;
    let path = folder.path().join("book");
    drop(book);
    let sqlite = Connection::open(&path).unwrap();
    let damaged = sqlite.execute(
        "UPDATE document SET json = replace(json, 'version', 'Zofia')",
        [],
    );
    assert_eq!(damaged.unwrap(), 1);
    let mut book = Book::open(&path).unwrap();
    let reader = book.reader().unwrap();
    let told = refused(reader.card(&asked(1).id), folder.path());
    expect!["FOLDER/book is damaged: a column has what no program writes there; restore a backup that is whole"].assert_eq(&told);
    // The rest goes on, and this one can be closed and forgotten.
    let query = Query {
        most: 9,
        ..Query::default()
    };
    assert_eq!(reader.rows(&query).unwrap().rows.len(), 1);
    let change = Change::Closed(How::Other);
    book.change(&asked(1).id, 1, change, "ewa", minute(2))
        .unwrap();
}
