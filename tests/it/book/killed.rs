//! What was told to be saved is there after the program was killed.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Stdio;

use cas_book::{Book, Change};

use super::{EWA, FOLDER, again, asked, minute};

/// After how many saved requests the program is killed, once for each.
const SAVED: [usize; 6] = [0, 1, 2, 17, 60, 150];

/// Takes requests and notes something at each, and says so once that is saved, until it is killed.
fn saves(folder: &Path) {
    let mut book = Book::make(&folder.join("book")).unwrap();
    let mut out = std::io::stdout();
    let mut say = |told: String| {
        writeln!(out, "\nsaved {told}").unwrap();
        out.flush().unwrap();
    };
    say("nothing".to_owned());
    for number in 0.. {
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
        return saves(Path::new(&folder));
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
    assert!(fs::exists(folder.join("book")).unwrap());
}
