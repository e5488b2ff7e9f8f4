//! What content says to a terminal is words: nothing that a terminal obeys, that turns letters round, or
//! that cannot be seen comes through, neither on the screen nor in what is told of the fault.
//!
//! The first test finds that such a text is refused, whichever it is. The second reads the bytes that
//! the program then writes.

use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use cas_kiosk::setup::Setup;
use cas_kiosk::text::is_unwanted;
use cas_kiosk::told::english;
use pty_process::blocking::Command;
use toml::de::{DeTable, DeValue};

use crate::check::good::FILES;
use crate::project::{PROGRAM, root};
use crate::terminal::Terminal;

/// OSC 52 (the clipboard), titles, DCS, CSI; the same as C1 controls; overrides, isolates and marks of
/// direction; what has no width; tags; and a private letter.
const PAYLOADS: [&str; 10] = [
    "\u{1b}]52;c;ZQ==\u{7}",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]2;title\u{1b}\\",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}[2J",
    "\u{9b}2J\u{9d}0;title\u{9c}\u{90}q\u{9c}\u{85}",
    "\u{202a}\u{202b}\u{202d}\u{202e}\u{202c}",
    "\u{2066}\u{2067}\u{2068}\u{2069}\u{200e}\u{200f}\u{61c}",
    "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}\u{180e}",
    "\u{e0041}\u{e007f}\u{fe0f}\u{2028}\u{2029}\u{e000}\u{7f}",
];

/// A payload as TOML can also write it.
fn escaped(payload: &str) -> String {
    payload.chars().fold(String::new(), |mut text, character| {
        write!(text, "\\U{:08x}", u32::from(character)).unwrap();
        text
    })
}

/// Where the words of every text in a TOML document end.
fn ends(text: &str) -> Vec<usize> {
    fn walk(value: &DeValue<'_>, span: Range<usize>, ends: &mut Vec<usize>) {
        match value {
            DeValue::String(_) => ends.push(span.end - 1),
            DeValue::Array(items) => {
                for item in items {
                    walk(item.get_ref(), item.span(), ends);
                }
            }
            DeValue::Table(table) => {
                for value in table.values() {
                    walk(value.get_ref(), value.span(), ends);
                }
            }
            _ => {}
        }
    }
    let table = DeTable::parse(text).unwrap();
    let mut ends = Vec::new();
    walk(&DeValue::Table(table.get_ref().clone()), 0..0, &mut ends);
    ends.sort_unstable();
    assert!(ends.iter().all(|end| &text[*end..=*end] == "\""));
    ends
}

fn with(text: &str, at: usize, payload: &str) -> String {
    format!("{}{payload}{}", &text[..at], &text[at..])
}

/// What a terminal must not be sent where words are printed.
fn unsafe_in(printed: &str) -> Option<char> {
    printed
        .chars()
        .find(|c| is_unwanted(*c) && !matches!(c, '\r' | '\n'))
}

/// With this text in one of the files the setup is refused, at the line, in words that are safe.
fn is_refused(file: &str, text: &str, line: usize) {
    let mut texts: Vec<(&str, &str)> = FILES.to_vec();
    texts.retain(|(name, _)| *name != file);
    texts.push((file, text));
    let Err(faults) = Setup::from_texts(&texts) else {
        panic!("{file}:{line} is taken");
    };
    let mut places = faults.iter().map(|fault| &fault.place);
    let is_there = places.any(|place| place.file() == file && place.line() == Some(line));
    assert!(is_there, "{file}:{line}\n{faults}");
    for printed in [faults.to_string(), faults.to_json_lines(english())] {
        assert_eq!(unsafe_in(&printed), None, "{file}:{line}\n{printed:?}");
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[test]
fn every_text_of_every_file_is_refused_with_what_is_not_words() {
    let shipped = ("kiosk.toml", include_str!("../../kiosk.toml"));
    let is_toml = |(name, _): &&(&str, &str)| Path::new(name).extension() == Some("toml".as_ref());
    let mut count = 0;
    for (file, text) in FILES.iter().filter(is_toml).chain([&shipped]) {
        for at in ends(text) {
            // One after the other, as all of them are refused by the same rule.
            let payload = PAYLOADS[count % PAYLOADS.len()];
            let payload = if (count / PAYLOADS.len()).is_multiple_of(2) {
                payload.to_owned()
            } else {
                escaped(payload)
            };
            is_refused(file, &with(text, at, &payload), line_of(text, at));
            count += 1;
        }
    }
    assert!(count > 200, "{count} texts are not all");
}

#[test]
fn everything_that_is_not_words_is_refused_in_a_name() {
    let (file, text) = FILES[1];
    let at = ends(text)[0];
    for character in PAYLOADS.concat().chars().filter(|it| is_unwanted(*it)) {
        let payload = escaped(&character.to_string());
        is_refused(file, &with(text, at, &payload), line_of(text, at));
    }
}

/// The files with the end `toml` under a folder.
fn toml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            toml_files(&path, found);
        } else if path.extension() == Some("toml".as_ref()) {
            found.push(path);
        }
    }
}

/// The shipped files, each text in them with a payload: in the bytes of the payload, where TOML takes
/// them, or as TOML writes it.
fn spoiled_folder(writes: impl Fn(&str) -> String) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let source = root();
    let mut files = vec![source.join("kiosk.toml")];
    toml_files(&source.join("content"), &mut files);
    assert!(files.len() > 20);
    for path in files {
        let mut text = fs::read_to_string(&path).unwrap();
        let is_of_content = path.starts_with(source.join("content"));
        // The paths of kiosk.toml have to lead to the spoiled files.
        let stays = |text: &str, at: usize| !is_of_content && !text[..at].ends_with("(przykład)");
        for (index, at) in ends(&text).into_iter().enumerate().rev() {
            if !stays(&text, at) {
                text = with(&text, at, &writes(PAYLOADS[index % PAYLOADS.len()]));
            }
        }
        let target = folder.path().join(path.strip_prefix(source).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, text).unwrap();
    }
    let locales = source.join("locales");
    std::os::unix::fs::symlink(locales, folder.path().join("locales")).unwrap();
    folder
}

#[test]
fn no_byte_of_it_reaches_a_terminal() {
    let as_it_is = |payload: &str| payload.to_owned();
    let spoils: [fn(&str) -> String; 2] = [as_it_is, escaped];
    for spoil in spoils {
        for arguments in [&["check"][..], &["check", "--format", "json"], &[]] {
            let folder = spoiled_folder(spoil);
            let command = Command::new(PROGRAM)
                .args(arguments)
                .current_dir(folder.path());
            let mut terminal = Terminal::spawn(80, 24, command, folder);
            // The kiosk itself goes on, and says whom to call.
            if arguments.is_empty() {
                terminal.focus_is_on("T");
            } else {
                assert_eq!(terminal.ends().code(), Some(2));
            }
            let written = String::from_utf8(terminal.bytes.clone()).unwrap();
            let printed = written.split("\x1b[?1049h").next().unwrap();
            assert!(printed.contains("kiosk.toml") && printed.contains("activities.toml"));
            assert!(printed.lines().count() > 100, "{printed}");
            assert_eq!(unsafe_in(printed), None, "{arguments:?}");
        }
    }
}
