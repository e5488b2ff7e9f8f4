//! What a visitor has written is afterwards nowhere: not in the memory of the program, not in its
//! log, not on the terminal.
//!
//! Each answer is a word that stands nowhere else. After the visit all of the program's memory is
//! read, and no [`FRAGMENT`] characters of a word may follow each other in it, at any equal distance:
//! a distance of one byte is UTF-8, two and four are UTF-16 and UTF-32, others are the cells of a
//! screen, the slots of a queue, or keys.

use std::fs::File;
use std::os::unix::fs::FileExt as _;
use std::os::unix::process::ExitStatusExt as _;

use age::x25519::Identity;
use memchr::memchr_iter;

use super::*;
use crate::project::PROGRAM;
use crate::skipped::skip;

/// How many characters in a row tell something of a word.
const FRAGMENT: usize = 6;
/// How long the threads of a program may take to put away what they have done.
const LAG: Duration = Duration::from_secs(5);
/// The longest distance between two characters, in bytes. No cell, key or slot is longer.
const DISTANCE_MAX: usize = 160;

/// What is picked of the row "G H I J K L Ł M N" from its middle on, to the left and round.
const PICKED: &str = "lkjihgnm";
const LEFT: &[u8] = b"\x1b[D";
const HOME: &[u8] = b"\x1b[H";

const NAME: &str = "Xqvzwkjpfhbg";
const PHONE: &str = "573918264";
const AGE: &str = "27.08.1951";
/// The phone number as it is shown where the answers are checked.
const GROUPED: &str = "573 918 264";
const WORDS: &str = "Zpgwvhkxnqjf";
const SEARCH: &str = "wjqbxkfmzvhg";

/// What three people type, one after the other, where a centre asks for name and phone.
const PEOPLE: [[&str; 2]; 3] = [
    ["Kdxqvjmwzgrp", "604817395"],
    ["Hzbfxqwnkjvt", "739506184"],
    ["Vgmqzxkwpdjb", "518493706"],
];

/// A part of a word that was found.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Find {
    fragment: String,
    distance: usize,
    mapping: String,
}

/// All that is found of these words in the memory of a process, or why it cannot be read.
fn remains(process: u32, words: &[&str]) -> std::io::Result<Vec<Find>> {
    let memory = File::open(format!("/proc/{process}/mem"))?;
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps"))?;
    let mut found = Vec::new();
    for mapping in maps.lines() {
        let Some((from, to)) = readable(mapping) else {
            continue;
        };
        let mut bytes = vec![0; to - from];
        // What the kernel lends to every process cannot be read in this way, and holds nothing.
        if memory.read_exact_at(&mut bytes, from as u64).is_err() {
            continue;
        }
        bytes.make_ascii_lowercase();
        // What cannot be written is the program itself, in which letters follow each other by chance.
        let is_written = mapping.contains(" rw");
        let distance_max = if is_written { DISTANCE_MAX } else { 4 };
        for word in words {
            let mut finds = find(word.to_lowercase().as_bytes(), &bytes, distance_max);
            found.extend(finds.drain(..).map(|(fragment, distance, at)| Find {
                fragment,
                distance,
                mapping: format!("{mapping} at {at:x}"),
            }));
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// From where to where a line of `/proc/PID/maps` reaches, if it may be read.
fn readable(mapping: &str) -> Option<(usize, usize)> {
    let (range, rest) = mapping.split_once(' ')?;
    let (from, to) = range.split_once('-')?;
    let address = |hex| usize::from_str_radix(hex, 16).unwrap();
    rest.starts_with('r').then(|| (address(from), address(to)))
}

/// Which parts of a word stand in these bytes, at which distance from character to character, and
/// where.
fn find(word: &[u8], bytes: &[u8], distance_max: usize) -> Vec<(String, usize, usize)> {
    let mut found = Vec::new();
    for fragment in word.windows(FRAGMENT) {
        for start in memchr_iter(fragment[0], bytes) {
            let after = &bytes[start + 1..];
            let near = &after[..after.len().min(distance_max)];
            let distances = memchr_iter(fragment[1], near).map(|at| at + 1);
            let stands_at = |distance: &usize| {
                let mut expected = fragment.iter().enumerate();
                expected.all(|(index, byte)| bytes.get(start + index * distance) == Some(byte))
            };
            let words = || String::from_utf8_lossy(fragment).into_owned();
            found.extend(
                distances
                    .filter(stands_at)
                    .map(|distance| (words(), distance, start)),
            );
        }
    }
    found
}

impl Terminal {
    /// Types as a person does: each letter after the one before has been seen.
    fn writes(&mut self, words: &str) {
        let letters: Vec<_> = words.chars().map(|letter| letter.to_string()).collect();
        let keys: Vec<_> = letters.iter().map(String::as_bytes).collect();
        self.presses(&keys);
        self.sees(words);
    }
}

/// No key is a double strike, however fast the test.
const CONFIG: &str = "[keys]\ndouble_strike_ms = 0\n[log]\nto = \"file\"\npath = \"log\"\n";

impl Terminal {
    /// What is looked for would be found: as long as the visit is on, these words are in memory.
    fn remembers(&self, words: &[&str]) {
        if let Ok(found) = remains(self.child.id(), words) {
            assert!(!found.is_empty(), "nothing of {words:?}");
        }
    }

    /// Nothing of these words is left in the memory of the program, now or very soon: its threads put
    /// away what they have done when they have done it.
    fn forgets(&self, words: &[&str]) {
        let begun = Instant::now();
        loop {
            let found = match remains(self.child.id(), words) {
                Ok(found) => found,
                Err(error) => {
                    return skip(&format!(
                        "the memory of another process cannot be read: {error}"
                    ));
                }
            };
            if found.is_empty() {
                return;
            }
            assert!(begun.elapsed() < LAG, "{found:#?}");
        }
    }

    /// None of these words stands in the terminal or what has left its screen, in the log, or in any
    /// other file: the request is sealed.
    fn keeps_nothing(&mut self, words: &[&str]) {
        let mut texts = Vec::new();
        for above in (0..=SCROLLBACK_ROWS).step_by(10) {
            self.screen.screen_mut().set_scrollback(above);
            texts.push(self.contents());
        }
        self.screen.screen_mut().set_scrollback(0);
        for folder in ["", "spool", "spool/tmp", "spool/new"] {
            let entries = std::fs::read_dir(self.folder.path().join(folder)).unwrap();
            let files = entries
                .map(|entry| entry.unwrap().path())
                .filter(|it| it.is_file());
            texts.extend(
                files.map(|it| String::from_utf8_lossy(&std::fs::read(it).unwrap()).into_owned()),
            );
        }
        for word in words {
            let found = texts.iter().find(|text| text.contains(word));
            assert_eq!(found, None, "{word:?}");
        }
    }

    /// Enters a line, and waits until these words have come after it.
    pub fn sees_after(&mut self, line: &str, words: &str) {
        let before = self.bytes.len();
        self.types(format!("{line}\r").as_bytes());
        self.until(&format!("{words:?} after {line:?}"), |terminal| {
            String::from_utf8_lossy(&terminal.bytes[before..]).contains(words)
        });
    }

    /// Presses keys one after the other, each until these words are seen.
    pub fn goes(&mut self, steps: &[(&[&[u8]], &str)]) {
        for (keys, words) in steps {
            self.presses(keys);
            self.sees(words);
        }
    }

    /// Goes up from the last control to the one with these words, and chooses it until the next words are
    /// seen.
    pub fn chooses(&mut self, words: &str, next: &str) {
        let begun = Instant::now();
        // What is still to come of the page would be taken for the answer to the first key.
        self.until("whole frame", |terminal| terminal.bytes.ends_with(b"H"));
        for key in std::iter::once(END).chain(std::iter::repeat(UP)) {
            let before = self.bytes.len();
            self.presses(&[key]);
            // A frame ends with the place of the cursor.
            self.until("answer", |terminal| {
                terminal.bytes.len() > before && terminal.bytes.ends_with(b"H")
            });
            let screen = self.screen.screen();
            let (row, _) = screen.cursor_position();
            let mut rows = screen.rows(0, screen.size().1.get());
            if rows.nth(row.into()).is_some_and(|row| row.contains(words)) {
                break;
            }
            assert!(begun.elapsed() < PATIENCE, "{}", self.contents());
        }
        self.goes(&[(&[b"\r"], next)]);
    }

    /// Reads a receipt on to its first control, which is "I have finished", and chooses that.
    fn finishes(&mut self) {
        let begun = Instant::now();
        while !self.contents().contains("Polski") {
            assert!(begun.elapsed() < PATIENCE, "{}", self.contents());
            // What is still to come of the page would be taken for the answer, and two keys that the program
            // reads at once for those of a scanner.
            self.until("whole frame", |terminal| terminal.bytes.ends_with(b"H"));
            let before = self.bytes.len();
            self.presses(&[b"\r"]);
            self.until("answer", |terminal| terminal.bytes.len() > before);
        }
    }

    /// Goes on from the page where the answers are checked, and agrees.
    pub fn agrees(&mut self) {
        self.chooses("Zgadza się, dalej", "Zgoda i wys");
        self.chooses("Zgadzam", "Numer zg");
    }

    /// Answers one question by typing.
    fn answers(&mut self, words: &str, next: &str) {
        self.writes(words);
        self.goes(&[(&[b"\r"], next)]);
    }
}

/// Asks for a service, and types every answer.
fn fills_a_form(terminal: &mut Terminal) {
    terminal.sees("Polski");
    terminal.goes(&[
        (&[b"\r"], "Co Pan/Pani chce"),
        (&[b"3", b"1"], "Numer: 31"),
        (&[b"1"], "Fachowiec"),
        (&[DOWN, b"\r"], "Ile ma Pan/Pani lat?"),
        (&[b"1"], "w Krakowie?"),
        (&[b"1"], "u Pana"),
        (&[b"1"], "Jaka to naprawa?"),
        (&[b"1"], "to pomoc dla"),
        (&[b"\r"], "na prób"),
        (&[b"\r"], "Kto wype"),
        (&[b"1"], "powiedzie"),
        (&[b"2"], "nazywa?"),
    ]);
    terminal.answers(NAME, "telefonu?");
    terminal.answers(PHONE, "Ile ma Pan/Pani lat?");
    terminal.answers(AGE, "Z kim");
    terminal.goes(&[
        (&[b"1"], "Co si"),
        (&[b"2"], "– wybrano"),
        (&[END, UP, UP, UP, b"\r"], "o naprawie?"),
    ]);
    terminal.answers(WORDS, "Kiedy");
    terminal.goes(&[(&[b"1"], "sprawdzi")]);
}

/// All that is typed in [`fills_a_form`].
const ANSWERS: [&str; 4] = [NAME, PHONE, AGE, WORDS];

/// Typed by a person, and all at once by a scanner.
#[test]
fn nothing_is_left_in_memory_of_what_was_searched_for() {
    let mut terminal = Terminal::start(80, 24, CONFIG);
    for is_scanned in [false, true] {
        terminal.sees("Polski");
        terminal.goes(&[
            (&[b"\r"], "Co Pan/Pani chce"),
            (&[b"5", b"0", b"0"], "Czego Pan/Pani"),
        ]);
        if is_scanned {
            terminal.types(SEARCH.as_bytes());
            terminal.sees(SEARCH);
        } else {
            terminal.writes(SEARCH);
        }
        terminal.remembers(&[SEARCH]);
        terminal.goes(&[(&[b"\x1b"], "Co Pan/Pani chce"), (&[b"\x1b"], "Polski")]);
        terminal.forgets(&[SEARCH]);
    }
}

/// On a large screen, where the answers stand on one page before they are forgotten.
#[test]
fn nothing_is_left_in_memory_of_a_request_that_was_not_sent() {
    let config = format!("{CONFIG}[screen]\nway = \"native\"\n");
    let mut terminal = Terminal::start(200, 60, &config);
    fills_a_form(&mut terminal);
    for answer in ANSWERS {
        terminal.remembers(&[answer]);
        // Of a birthday the page has only the year, and of a phone number groups.
        match answer {
            AGE => {}
            PHONE => terminal.sees(GROUPED),
            answer => terminal.sees(answer),
        }
    }
    terminal.goes(&[
        (&[END, b"\r"], "nie jest wysłane"),
        (&[HOME, DOWN, DOWN, b"\r"], "Polski"),
    ]);
    terminal.forgets(&[&ANSWERS[..], &[GROUPED]].concat());
}

#[test]
fn nothing_is_left_in_memory_of_a_request_that_was_sent() {
    let office = Identity::generate();
    let key = office.to_public();
    let sealing =
        format!("[spool]\nin_memory = true\nsealing = \"age\"\nrecipients = [\"{key}\"]\n");
    let mut terminal = Terminal::start(80, 24, &format!("{CONFIG}{sealing}"));
    fills_a_form(&mut terminal);
    terminal.remembers(&ANSWERS);
    terminal.agrees();
    terminal.finishes();
    terminal.forgets(&ANSWERS);
    terminal.keeps_nothing(&ANSWERS);
    terminal.types(b"\x03");
    assert!(terminal.ends().success());
    terminal.keeps_nothing(&ANSWERS);
    let new = std::fs::read_dir(terminal.folder.path().join("spool/new")).unwrap();
    let request = new
        .map(|it| std::fs::read(it.unwrap().path()).unwrap())
        .next();
    let request = age::decrypt(&office, &request.unwrap()).unwrap();
    let request = String::from_utf8(request).unwrap();
    assert!(
        ANSWERS.iter().all(|answer| request.contains(answer)),
        "the office can read it"
    );
}

#[test]
fn no_core_file_is_written_of_a_visit() {
    let mut terminal = Terminal::start(80, 24, CONFIG);
    terminal.sees("Polski");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", terminal.child.id())).unwrap();
    let limit = limits
        .lines()
        .find_map(|it| it.strip_prefix("Max core file size"));
    let limit: Vec<&str> = limit.unwrap().split_whitespace().collect();
    assert_eq!(limit, ["0", "0", "bytes"], "it cannot be raised again");
    terminal.signals(Signal::ABORT);
    let ended = terminal.ends();
    assert_eq!(ended.signal(), Some(Signal::ABORT.as_raw()));
    assert!(!ended.core_dumped());
}

/// Where every letter that is picked is said, since nobody else hears it.
#[test]
fn nothing_is_left_in_memory_of_what_was_picked_and_spoken() {
    let recorder = Recorder::listening(Manner::Prompt);
    let config = format!("{CONFIG}[speech]\noutput = \"headphones\"\n");
    let mut terminal = start_speaking(&recorder, &config);
    terminal.sees("Głos: strzałka");
    terminal.presses(&[RIGHT]);
    terminal.sees("Głos: włączony");
    terminal.goes(&[
        (&[b"\r"], "Co Pan/Pani chce"),
        (&[b"5", b"0", b"0"], "Czego Pan/Pani"),
    ]);
    // Enter in the empty line opens the picker. Of its second row the letters left of Ł, and round.
    terminal.goes(&[(&[b"\r"], "gotowe")]);
    terminal.presses(&[DOWN, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT]);
    for _ in PICKED.chars() {
        terminal.presses(&[b"\r", LEFT]);
    }
    terminal.sees(PICKED);
    terminal.remembers(&[PICKED]);
    for words in ["Szuk", "Co Pan/Pani chce", "Polski"] {
        terminal.goes(&[(&[b"\x1b"], words)]);
    }
    terminal.forgets(&[PICKED]);
}

/// From Home to the first question of a request for a call from a centre, or to what comes before.
fn asks_for_a_call(terminal: &mut Terminal, next: &str) {
    terminal.goes(&[(&[b"1", b"0"], "Numer: 10"), (&[b"3"], "CAS Spot")]);
    terminal.chooses("centrum do mnie", "na prób");
    terminal.goes(&[(&[b"\r"], next)]);
}

/// Answers what a centre asks, and sends it.
fn answers_and_sends(terminal: &mut Terminal, [name, phone]: [&str; 2]) {
    terminal.goes(&[(&[b"1"], "nazywa?")]);
    terminal.answers(name, "telefonu?");
    terminal.answers(phone, "zapyta");
    terminal.goes(&[(&[DOWN, b"\r"], "O jakiej porze"), (&[b"1"], "sprawdzi")]);
    terminal.agrees();
}

/// A volunteer helps three people: the second by "next person", the third by "something else", where it
/// turns out that it is for somebody else.
#[test]
fn nothing_is_left_of_one_person_while_a_volunteer_helps_the_next() {
    let key = Identity::generate().to_public();
    let sealing =
        format!("[spool]\nin_memory = true\nsealing = \"age\"\nrecipients = [\"{key}\"]\n");
    let mut terminal = Terminal::start(80, 24, &format!("{CONFIG}{sealing}"));
    let [first, second, third] = PEOPLE;
    terminal.sees("Polski");
    terminal.goes(&[(&[b"\r"], "Co Pan/Pani chce")]);
    asks_for_a_call(&mut terminal, "Kto wype");
    answers_and_sends(&mut terminal, first);
    terminal.remembers(&first);
    terminal.goes(&[(&[DOWN, DOWN, b"\r"], "Zaczynamy od nowa")]);
    terminal.forgets(&first);
    terminal.keeps_nothing(&first);

    asks_for_a_call(&mut terminal, "Kto wype");
    answers_and_sends(&mut terminal, second);
    terminal.forgets(&first);
    terminal.goes(&[(&[DOWN, DOWN, DOWN, b"\r"], "Moje zg")]);
    asks_for_a_call(&mut terminal, "Dla kogo");
    terminal.goes(&[(&[b"2"], "Zaczynamy od nowa")]);
    let before = [first, second].concat();
    terminal.forgets(&before);
    terminal.keeps_nothing(&before);

    answers_and_sends(&mut terminal, third);
    terminal.forgets(&before);
    terminal.keeps_nothing(&before);
    terminal.finishes();
    terminal.keeps_nothing(&PEOPLE.concat());
}

/// The same by lines, where what was printed is not taken back, and all else is.
#[test]
fn nothing_is_left_in_memory_of_one_person_while_the_next_enters_lines() {
    let folder = tempfile::tempdir().unwrap();
    let command = Command::new(PROGRAM)
        .current_dir(folder.path())
        .arg("--plain");
    let mut terminal = Terminal::spawn(200, 50, command, folder);
    terminal.sees_after("1", "Co Pan/Pani chce");
    for (index, [name, phone]) in PEOPLE.into_iter().enumerate() {
        for (line, words) in [
            ("103", "CAS Spot"),
            ("2", "na prób"),
            ("1", "Kto wype"),
            ("1", "nazywa?"),
            (name, "telefonu?"),
            (phone, "zapyta"),
            ("", "O jakiej porze"),
            ("1", "sprawdzi"),
            ("1", "Zgoda i wys"),
            ("1", "Numer zg"),
        ] {
            terminal.sees_after(line, words);
        }
        terminal.remembers(&PEOPLE[index]);
        terminal.forgets(&PEOPLE[..index].concat());
        terminal.sees_after("1", "Zaczynamy od nowa");
    }
}

/// The program on lines, as a braille display or a pipe has it.
#[test]
fn nothing_is_left_in_memory_of_what_was_entered_as_lines() {
    let folder = tempfile::tempdir().unwrap();
    let command = Command::new(PROGRAM)
        .current_dir(folder.path())
        .arg("--plain");
    let mut terminal = Terminal::spawn(200, 50, command, folder);
    for (line, words) in [
        ("1", "Co Pan/Pani chce"),
        ("311", "Fachowiec"),
        ("1", "Ile ma Pan/Pani lat?"),
        ("1", "w Krakowie?"),
        ("1", "u Pana"),
        ("1", "Jaka to naprawa?"),
        ("1", "to pomoc dla"),
        ("1", "na prób"),
        ("1", "Kto wype"),
        ("1", "powiedzie"),
        ("2", "nazywa?"),
        (NAME, "telefonu?"),
        (PHONE, "Ile ma Pan/Pani lat?"),
        (AGE, "Z kim"),
        ("1", "Co si"),
        ("2", "– wybrano"),
        ("7", "o naprawie?"),
        (WORDS, "Kiedy"),
        ("1", "sprawdzi"),
    ] {
        terminal.sees_after(line, words);
    }
    terminal.remembers(&ANSWERS);
    terminal.sees_after("!", "nie jest wysłane");
    terminal.sees_after("2", "Polski");
    terminal.forgets(&ANSWERS);
}
