//! Whatever system call at the spool fails, or is the last one before a kill: a receipt stands for a
//! whole file, `new/` never has part of one, and sending again ends with exactly one.
//!
//! strace lays the faults on the real program, while somebody sends a request in lines.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::project::PROGRAM;
use crate::skipped::skip;

const ERRORS: [&str; 8] = [
    "EIO", "ENOSPC", "EDQUOT", "EROFS", "EMFILE", "EINTR", "EACCES", "ENOMEM",
];
/// From Start to the first question.
const BEGINNING: &str = "1\n311\n\n3\n1\n1\n1\n\n";
/// The answers, the consent and "send".
const ANSWERS: &str = "Anna Nowak\n126165427\nDługa\n4\n2\n7\n-\n1\n1\n10\n11\n";

/// What a page tells of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Asked,
    Unavailable,
    Sent,
    NotSent,
    Unknown,
    /// Nothing more: the program is gone.
    Gone,
}

/// By what each is known.
const SIGNS: [(&str, Told); 5] = [
    ("Jak się Pan/Pani nazywa?", Told::Asked),
    ("Teraz nie można stąd wysłać zgłoszenia", Told::Unavailable),
    ("Zgłoszenie jest wysłane", Told::Sent),
    ("Nie udało się wysłać zgłoszenia.", Told::NotSent),
    ("Nie wiemy, czy zgłoszenie dotarło", Told::Unknown),
];
/// The last line of each page but a question's.
const PROMPT: &str = "Proszę wpisać numer albo znak";
/// How long the program may take at most until a request has arrived.
const SECONDS_MAX: &str = "60";
/// The most attempts that somebody makes.
const ATTEMPTS_MAX: usize = 3;

/// A system call at the spool: its name, and which one of that name it is in the program.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Call {
    name: String,
    occurrence: usize,
    is_injected: bool,
}

/// Somebody at the program.
struct Person {
    program: Child,
    keyboard: ChildStdin,
    screen: BufReader<ChildStdout>,
}

impl Person {
    /// In front of Start, of the program as such or under strace with these arguments.
    fn arrives(folder: &Path, strace: Option<&[&str]>) -> Self {
        let program = PROGRAM;
        let mut command = Command::new("timeout");
        command.arg(SECONDS_MAX);
        if let Some(arguments) = strace {
            command.args(["strace", "--quiet=all", "-o"]);
            command.arg(log_in(folder)).args(arguments);
        }
        let mut program = command
            .arg(program)
            .args(["--plain", "--at", "2026-11-24T10:00"])
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let keyboard = program.stdin.take().unwrap();
        let screen = BufReader::new(program.stdout.take().unwrap());
        Self {
            program,
            keyboard,
            screen,
        }
    }

    /// What the program tells after these lines, and the whole page.
    fn writes(&mut self, lines: &str) -> (Told, String) {
        // A program that is gone is found out when it is read from.
        let _ = self.keyboard.write_all(lines.as_bytes());
        let (mut told, mut page) = (None, String::new());
        loop {
            let start = page.len();
            if self.screen.read_line(&mut page).unwrap() == 0 {
                return (Told::Gone, page);
            }
            let line = &page[start..];
            let sign = SIGNS.iter().find(|(sign, _)| line.contains(sign));
            match (told, sign) {
                (None, Some((_, Told::Asked))) => return (Told::Asked, page),
                (None, Some((_, sign))) => told = Some(*sign),
                (Some(told), _) if line.contains(PROMPT) => return (told, page),
                _ => {}
            }
        }
    }

    /// Sends a request, and sends it again until it has arrived. What the spool has must agree with
    /// what is told each time. The last of it, and how often it was sent.
    fn sends(&mut self, folder: &Path) -> (Told, usize) {
        let (told, _) = self.writes(BEGINNING);
        if told != Told::Asked {
            assert_eq!(stored(folder), None);
            return (told, 0);
        }
        let mut lines = ANSWERS.to_owned();
        for attempt in 1..=ATTEMPTS_MAX {
            let (told, page) = self.writes(&lines);
            let stored = stored(folder);
            let again = match told {
                Told::Sent => {
                    let reference = stored.expect("a receipt stands for a file");
                    assert!(page.contains(&reference), "{page}");
                    return (told, attempt);
                }
                Told::NotSent => {
                    assert_eq!(stored, None);
                    ". Wysyłam zgłoszenie"
                }
                Told::Unknown => ". Wysyłam jeszcze raz",
                Told::Asked | Told::Unavailable | Told::Gone => return (told, attempt),
            };
            let entry = page.lines().find_map(|line| line.strip_suffix(again));
            lines = format!("{}\n", entry.unwrap());
        }
        panic!("it never arrives");
    }

    /// Goes, and the program ends.
    fn goes(mut self) {
        drop(self.keyboard);
        assert!(self.program.wait().unwrap().success());
    }
}

/// The reference of the request in `new/`, if there is one; it is whole and alone.
fn stored(folder: &Path) -> Option<String> {
    let new = folder.join("spool/new");
    let mut entries = fs::read_dir(new).ok()?.map(|entry| entry.unwrap().path());
    let document = fs::read(entries.next()?).unwrap();
    assert!(entries.next().is_none(), "there is only one");
    let request: serde_json::Value = serde_json::from_slice(&document).expect("it is whole");
    assert_eq!(request["answers"][0]["text"], "Anna Nowak");
    Some(request["reference"].as_str().unwrap().to_owned())
}

fn log_in(folder: &Path) -> PathBuf {
    folder.join("strace")
}

/// The system calls that strace noted of a spool: those with its path or with what was opened in it.
fn calls(log: &str) -> Vec<Call> {
    let mut occurrences = BTreeMap::<&str, usize>::new();
    let mut opened = BTreeSet::<&str>::new();
    let mut calls = Vec::new();
    for line in log.lines() {
        let Some((name, rest)) = line.split_once('(') else {
            continue;
        };
        let occurrence = occurrences.entry(name).or_default();
        *occurrence += 1;
        let first = rest.split([',', ')']).next().unwrap_or_default();
        // A name for a new file takes eight random bytes.
        let is_name = name == "getrandom" && rest.contains(", 8, ");
        // The standard library looks whether a file is open before it closes it, in a debug build.
        let is_debug = rest.contains("F_GETFD");
        if is_debug || !(opened.contains(first) || rest.contains("spool\"") || is_name) {
            continue;
        }
        calls.push(Call {
            name: name.to_owned(),
            occurrence: *occurrence,
            is_injected: line.ends_with("(INJECTED)"),
        });
        match name {
            "openat" => opened.extend(line.rsplit_once(" = ").map(|(_, it)| it)),
            "close" => drop(opened.remove(first)),
            _ => {}
        }
    }
    calls
}

/// A place with a kiosk that has no spool yet, or one.
fn place(has_spool: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("kiosk.toml"),
        "[spool]\nin_memory = true\n",
    )
    .unwrap();
    if has_spool {
        fs::create_dir_all(folder.path().join("spool/new")).unwrap();
        fs::create_dir_all(folder.path().join("spool/tmp")).unwrap();
    }
    folder
}

/// All system calls at the spool, of a request that is sent without a fault.
fn calls_without_a_fault(has_spool: bool) -> Option<Vec<Call>> {
    let probe = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .output();
    if !probe.is_ok_and(|output| output.status.success()) {
        skip("strace is not installed, or may not trace here");
        return None;
    }
    let folder = place(has_spool);
    let mut person = Person::arrives(folder.path(), Some(&[]));
    assert_eq!(person.sends(folder.path()), (Told::Sent, 1));
    person.goes();
    let calls = calls(&fs::read_to_string(log_in(folder.path())).unwrap());
    for name in ["flock", "fchmod", "write", "fsync", "renameat2", "unlinkat"] {
        assert!(
            calls.iter().any(|call| call.name == name),
            "{name}: {calls:?}"
        );
    }
    Some(calls)
}

/// Whoever has no receipt sends again, to a program that was started again.
fn sends_again(folder: &Path) {
    let before = stored(folder);
    let mut person = Person::arrives(folder, None);
    if before.is_none() {
        assert_eq!(person.sends(folder), (Told::Sent, 1));
    }
    person.goes();
    assert!(stored(folder).is_some());
    assert_eq!(fs::read_dir(folder.join("spool/tmp")).unwrap().count(), 0);
}

#[test]
fn whatever_system_call_fails_a_receipt_stands_for_one_whole_file() {
    let Some(calls_without) = calls_without_a_fault(true) else {
        return;
    };
    // The file and its name, brought to the disk.
    let is_fsync = |call: &&Call| call.name == "fsync";
    let promises: Vec<&Call> = calls_without
        .iter()
        .rev()
        .filter(is_fsync)
        .take(2)
        .collect();
    for call in &calls_without {
        let Call {
            name, occurrence, ..
        } = call;
        for error in ERRORS {
            let folder = place(true);
            let inject = format!("inject={name}:error={error}:when={occurrence}");
            let mut person = Person::arrives(folder.path(), Some(&["-e", &inject]));
            let (told, attempts) = person.sends(folder.path());
            assert!(
                matches!(told, Told::Sent | Told::Unavailable),
                "{inject}: {told:?}"
            );
            person.goes();
            if promises.contains(&call) {
                assert_eq!(
                    attempts, 2,
                    "{inject}: what is not on the disk is not promised"
                );
            }
            let log = fs::read_to_string(log_in(folder.path())).unwrap();
            let is_laid = calls(&log).iter().any(|call| call.is_injected);
            assert!(is_laid, "{inject}:\n{log}");
            sends_again(folder.path());
        }
    }
}

#[test]
fn whatever_system_call_a_kill_comes_before_no_part_of_a_request_is_left() {
    for has_spool in [true, false] {
        let Some(calls) = calls_without_a_fault(has_spool) else {
            return;
        };
        for Call {
            name, occurrence, ..
        } in calls
        {
            let folder = place(has_spool);
            let inject = format!("inject={name}:signal=KILL:when={occurrence}");
            let mut person = Person::arrives(folder.path(), Some(&["-e", &inject]));
            let (told, _) = person.sends(folder.path());
            // The last ones are those that close the folders, long after the receipt.
            assert!(
                matches!(told, Told::Gone | Told::Sent),
                "{inject}: {told:?}"
            );
            drop(person.keyboard);
            assert!(!person.program.wait().unwrap().success(), "{inject}");
            if has_spool {
                sends_again(folder.path());
            }
        }
    }
}
