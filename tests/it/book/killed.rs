//! What was told to be saved is there after the program was killed.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Stdio;

use cas_book::{Book, Change};

use super::{EWA, FOLDER, again, asked, minute};
use crate::skipped::skip;

/// After how many saved requests the program is killed, once for each.
const SAVED: [usize; 6] = [0, 1, 2, 17, 60, 150];

/// Takes requests and notes something at each, and says so once that is saved.
fn saves(folder: &Path, numbers: impl Iterator<Item = u32>) {
    let mut book = Book::make(&folder.join("book")).unwrap();
    let mut out = std::io::stdout();
    let mut say = |told: String| {
        writeln!(out, "\nsaved {told}").unwrap();
        out.flush().unwrap();
    };
    say("nothing".to_owned());
    for number in numbers {
        let request = asked(number);
        book.take(&request, minute(0)).unwrap();
        say(format!("request {number}"));
        let note = Change::Note(format!("Notatka {number}"));
        book.change(&request.id, 1, note, EWA, minute(1)).unwrap();
        say(format!("note {number}"));
    }
}

#[test]
fn a_killed_program_has_lost_nothing_that_it_has_told_to_be_saved() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return saves(Path::new(&folder), 0..);
    }
    for count in SAVED {
        let folder = tempfile::tempdir().unwrap();
        let name = "killed::a_killed_program_has_lost_nothing_that_it_has_told_to_be_saved";
        let mut child = again(&[], name, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut saved = Vec::new();
        let mut listen = |line: String| {
            let told = line.strip_prefix("saved ").filter(|it| *it != "nothing");
            saved.extend(told.map(str::to_owned));
            line.starts_with("saved ")
        };
        let told = lines.by_ref().map(|line| listen(line.unwrap()));
        assert_eq!(told.filter(|it| *it).take(count + 1).count(), count + 1);
        child.kill().unwrap();
        // What it has told until then counts as well; its last line may be torn.
        let mut rest = lines.map_while(Result::ok).collect::<Vec<_>>();
        rest.pop();
        for line in rest {
            listen(line);
        }
        child.wait().unwrap();
        assert!(saved.len() >= count);
        is_in_the_book(folder.path(), &saved);
    }
}

/// A killed program loses nothing that the system has; a power cut does.
#[test]
fn what_is_told_to_be_saved_was_brought_to_the_disk_before() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return saves(Path::new(&folder), 0..5);
    }
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let trace = "trace=pwrite64,fdatasync,fsync,write";
    let way = ["strace", "-f", "-e", trace, "-o", log.to_str().unwrap()];
    let name = "killed::what_is_told_to_be_saved_was_brought_to_the_disk_before";
    match again(&way, name, folder.path()).output() {
        Ok(output) => assert!(output.status.success()),
        Err(error) => return skip(&format!("strace does not run: {error}")),
    }
    let (mut is_on_disk, mut told) = (false, 0);
    for call in fs::read_to_string(log).unwrap().lines() {
        if call.contains("pwrite64(") {
            is_on_disk = false;
        } else if call.contains("sync(") {
            is_on_disk = true;
        } else if call.contains("saved ") {
            assert!(is_on_disk, "{call}");
            told += 1;
        }
    }
    assert_eq!(told, 11);
}

fn is_in_the_book(folder: &Path, saved: &[String]) {
    let book = Book::open(&folder.join("book")).unwrap();
    let reader = book.reader().unwrap();
    for told in saved {
        let (what, number) = told.split_once(' ').unwrap();
        let request = asked(number.parse().unwrap());
        let card = reader.card(&request.id).unwrap().unwrap();
        assert!(card.request == request, "{told}");
        if what == "note" {
            assert_eq!(card.notes[0].text, format!("Notatka {number}"));
        }
    }
}
