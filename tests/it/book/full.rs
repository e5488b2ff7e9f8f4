//! A disk that is full: whoever saves is told, and nothing that was saved is lost.

use std::fs;
use std::process::Command;

use cas_book::{Book, BookFault, Change, How, Took};

use super::{EWA, asked, day, minute};
use crate::disks::with_mounts;

#[test]
fn a_full_disk_is_told_and_nothing_that_was_saved_is_lost() {
    let name = "book::full::a_full_disk_is_told_and_nothing_that_was_saved_is_lost";
    with_mounts(name, |folder| {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
            .arg(folder)
            .status();
        assert!(mounted.unwrap().success());
        fs::write(folder.join("other"), vec![0; 400_000]).unwrap();
        let mut book = Book::make(&folder.join("book")).unwrap();
        let mut saved = 0;
        let fault = loop {
            match book.take(&asked(saved), minute(0)) {
                Ok(took) => assert_eq!(took, Took::New),
                Err(fault) => break fault,
            }
            saved += 1;
        };
        assert!(matches!(fault, BookFault::Full { .. }), "{fault}");
        assert!(saved > 5, "{saved}");
        let change = || Change::Closed(How::Done);
        // A change may still fit; if it does not, the same is told, and the request is as it was.
        let mut changed = book.change(&asked(0).id, 1, change(), EWA, minute(1));
        let copied = book.reader().unwrap().backup(&folder.join("copy"));
        assert!(matches!(copied, Err(BookFault::Full { .. })), "{copied:?}");
        assert!(!fs::exists(folder.join("copy.part")).unwrap());

        // Clerks can read on.
        let has_all = |book: &Book| {
            let reader = book.reader().unwrap();
            for number in 0..saved {
                let card = reader.card(&asked(number).id).unwrap().unwrap();
                assert!(card.request == asked(number));
            }
            assert!(reader.card(&asked(saved).id).unwrap().is_none());
        };
        has_all(&book);
        // Whoever ends the program now can start it again when there is room.
        drop(book);
        fs::remove_file(folder.join("other")).unwrap();
        let mut book = Book::open(&folder.join("book")).unwrap();
        has_all(&book);
        assert_eq!(book.take(&asked(saved), minute(2)).unwrap(), Took::New);
        if changed.is_err() {
            changed = book.change(&asked(0).id, 1, change(), EWA, minute(3));
        }
        changed.unwrap();
        // Forgetting needs room too, for what is left.
        let older = std::time::Duration::ZERO;
        assert_eq!(book.forget(older, day(1)).unwrap().forgotten, 1);
    });
}
