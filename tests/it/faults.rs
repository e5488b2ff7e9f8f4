//! Whatever system call at the spool fails, or is the last one before a kill, and whatever two of them
//! another kiosk at the same spool comes between: a receipt stands for a whole file, `new/` never has
//! part of one, and sending again ends with exactly one.
//!
//! strace lays the faults on the thread of the spool, while somebody sends a request in lines. The other
//! kiosk has its spool in the process of the test.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Instant;

use cas_kiosk::config::Sealing;
use cas_kiosk::request::StoreOutcome;
use cas_kiosk::spool::{Spool, TRIES_MAX};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustix::process::{Pid, Signal, kill_process_group};
use tempfile::TempDir;

use crate::project::SPOOL_FIRST;
use crate::skipped::skip;
use crate::terminal::PATIENCE;
use crate::visitor::{mops, spool_at};

/// What a disk answers, and what a system does.
const ERRORS_OF_DISKS: [&str; 4] = ["EIO", "ENOSPC", "EDQUOT", "EROFS"];
const ERRORS_OF_SYSTEMS: [&str; 4] = ["EMFILE", "EINTR", "EACCES", "ENOMEM"];
/// The answer of a file system that renames only with replacing, such as NFS.
const ONLY_REPLACES: &str = "inject=renameat2:error=EINVAL";
/// The system calls that differ there, and those that bring it to the disk.
const IN_PLACE_OF_RENAMING: [&str; 3] = ["linkat", "unlinkat", "fsync"];
/// How the ids begin that another kiosk gives, and none that is drawn by chance.
const BESIDE: &str = "0000000000000000";
/// From Start to the first question.
const BEGINNING: &str = "1\n311\n\n1\n1\n1\n1\n\n\n1\n2\n";
/// The answers, "continue" and the consent, which sends.
const ANSWERS: &str = "Anna Nowak\n126165427\n72\n1\n2\n7\n-\n1\n1\n1\n";

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

impl Call {
    /// The expression by which strace lays a fault on this call.
    fn injected(&self, fault: &str) -> String {
        format!("inject={}:{fault}:when={}", self.name, self.occurrence)
    }
}

/// Somebody at the program.
struct Person {
    program: Child,
    keyboard: ChildStdin,
    screen: BufReader<ChildStdout>,
}

impl Person {
    /// In front of Start, of the kiosk under strace with these expressions.
    fn arrives(folder: &Path, expressions: &[&str]) -> Self {
        Self::arrives_at(folder, expressions, &[])
    }

    /// The same, of the kiosk with these arguments.
    fn arrives_at(folder: &Path, expressions: &[&str], arguments: &[&str]) -> Self {
        let expressions = expressions.iter().flat_map(|it| ["-e", it]);
        let mut program = Command::new("timeout")
            .args([SECONDS_MAX, "strace", "--quiet=none", "-o"])
            .arg(log_in(folder))
            .args(expressions)
            .arg(SPOOL_FIRST)
            .args(arguments)
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
                    ". Zgadzam się, wysyłam"
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

/// Another kiosk at the same spool.
struct Beside {
    spool: PathBuf,
    stored: usize,
}

impl Beside {
    fn at(folder: &Path) -> Self {
        Self {
            spool: folder.join("spool"),
            stored: 0,
        }
    }

    /// Starts, which removes what is left over, tries the disk out and stores a request.
    fn stores(&mut self) {
        const DOCUMENT: [u8; 6000] = [b'x'; 6000];
        let mut spool = Spool::open(&spool_at(&self.spool));
        spool.probe(&Sealing::None).unwrap();
        let id = format!("{:032x}", self.stored);
        let (outcome, fault) = spool.store(&id, &DOCUMENT, &mops());
        assert_eq!(outcome, StoreOutcome::Stored, "{fault:?}");
        let file = self.spool.join(format!("new/{id}.mops.json"));
        assert_eq!(fs::read(file).unwrap(), DOCUMENT);
        self.stored += 1;
    }

    /// Does the same, until nothing of anybody's is left over: a program that is killed has its locks for
    /// a moment longer than its output.
    fn stores_and_removes_all(&mut self, folder: &Path) {
        let begun = Instant::now();
        self.stores();
        while !nothing_is_left_over(folder) {
            assert!(begun.elapsed() < PATIENCE, "something is left over");
            self.stores();
        }
    }
}

fn nothing_is_left_over(folder: &Path) -> bool {
    fs::read_dir(folder.join("spool/tmp")).unwrap().count() == 0
}

/// The reference of the request in `new/`, if there is one; it is whole, and no other is there but
/// those of another kiosk.
fn stored(folder: &Path) -> Option<String> {
    let entries = fs::read_dir(folder.join("spool/new")).ok()?;
    let mut files = entries
        .map(|entry| entry.unwrap())
        .filter(|entry| !entry.file_name().to_str().unwrap().starts_with(BESIDE));
    let document = fs::read(files.next()?.path()).unwrap();
    assert!(files.next().is_none(), "there is only one");
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

/// A place with a kiosk that has no spool yet.
fn place_without_spool() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let config =
        "[spool]\nin_memory = true\nsealing = \"none\"\n[log]\nto = \"file\"\npath = \"log\"\n";
    fs::write(folder.path().join("kiosk.toml"), config).unwrap();
    folder
}

/// A place with a kiosk that has a spool.
fn place() -> TempDir {
    let folder = place_without_spool();
    for name in ["spool", "spool/new", "spool/tmp"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    folder
}

/// All system calls at the spool, of a request that is sent in this place without a fault, or with no
/// other than these expressions lay.
fn calls_in(folder: TempDir, expressions: &[&str]) -> Option<Vec<Call>> {
    let probe = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .output();
    if !probe.is_ok_and(|output| output.status.success()) {
        skip("strace is not installed, or may not trace here");
        return None;
    }
    let mut person = Person::arrives(folder.path(), expressions);
    assert_eq!(person.sends(folder.path()), (Told::Sent, 1));
    person.goes();
    assert!(nothing_is_left_over(folder.path()));
    let calls = calls(&fs::read_to_string(log_in(folder.path())).unwrap());
    for name in ["flock", "fchmod", "write", "fsync", "renameat2", "unlinkat"] {
        assert!(
            calls.iter().any(|call| call.name == name),
            "{name}: {calls:?}"
        );
    }
    Some(calls)
}

/// As [`calls_in`], on a file system that renames only with replacing: those that differ.
fn calls_in_place_of_renaming() -> Option<Vec<Call>> {
    let mut calls = calls_in(place(), &[ONLY_REPLACES])?;
    calls.retain(|call| IN_PLACE_OF_RENAMING.contains(&call.name.as_str()));
    assert!(calls.iter().any(|call| call.name == "linkat"), "{calls:?}");
    Some(calls)
}

/// Each of these errors is laid on each of these calls, beside what these expressions lay.
fn a_receipt_stands_for_one_whole_file(calls: &[Call], expressions: &[&str], errors: &[&str]) {
    let promises = promises(calls);
    for call in calls {
        for error in errors {
            let folder = place();
            let inject = call.injected(&format!("error={error}"));
            let expressions = [expressions, &[&inject]].concat();
            let mut person = Person::arrives(folder.path(), &expressions);
            let (told, attempts) = person.sends(folder.path());
            assert!(
                matches!(told, Told::Sent | Told::Unavailable),
                "{inject}: {told:?}"
            );
            if promises.contains(&call) {
                assert_eq!(
                    attempts, 2,
                    "{inject}: what is not on the disk is not promised"
                );
            }
            // What could not be removed another kiosk removes, while this one is still there.
            assert!(
                call.name == "unlinkat" || nothing_is_left_over(folder.path()),
                "{inject}"
            );
            Beside::at(folder.path()).stores_and_removes_all(folder.path());
            person.goes();
            let log = fs::read_to_string(log_in(folder.path())).unwrap();
            let laid = Call {
                is_injected: true,
                ..call.clone()
            };
            assert!(self::calls(&log).contains(&laid), "{inject}:\n{log}");
            assert_eq!(stored(folder.path()).is_some(), told == Told::Sent);
        }
    }
}

/// Another kiosk stores while the program stands still after this call; then the program gets this
/// signal. What the program has told, how often its request was sent, and the place.
fn another_comes(call: &Call, expressions: &[&str], signal: Signal) -> (Told, usize, TempDir) {
    let folder = place();
    let log = log_in(folder.path());
    mknodat(CWD, &log, FileType::Fifo, Mode::RWXU, 0).unwrap();
    let inject = call.injected("signal=STOP");
    let expressions = [expressions, &[&inject]].concat();
    let mut person = Person::arrives(folder.path(), &expressions);
    let group = Pid::from_child(&person.program);
    let (told, attempts) = thread::scope(|scope| {
        let beside = scope.spawn(|| {
            let mut beside = Beside::at(folder.path());
            for line in BufReader::new(File::open(log).unwrap()).lines() {
                if line.unwrap().contains("stopped by SIGSTOP") {
                    beside.stores();
                    kill_process_group(group, signal).unwrap();
                }
            }
            beside
        });
        let (told, attempts) = person.sends(folder.path());
        drop(person.keyboard);
        let ended = person.program.wait().unwrap();
        assert_eq!(ended.success(), signal == Signal::CONT, "{inject}: {ended}");
        let mut beside = beside.join().unwrap();
        assert_eq!(beside.stored, 1, "{inject}");
        beside.stores_and_removes_all(folder.path());
        (told, attempts)
    });
    if told == Told::Sent {
        assert!(stored(folder.path()).is_some());
    }
    (told, attempts, folder)
}

#[test]
fn whatever_a_disk_answers_a_receipt_stands_for_one_whole_file() {
    if let Some(calls) = calls_in(place(), &[]) {
        a_receipt_stands_for_one_whole_file(&calls, &[], &ERRORS_OF_DISKS);
    }
}

#[test]
fn whatever_a_system_answers_a_receipt_stands_for_one_whole_file() {
    if let Some(calls) = calls_in(place(), &[]) {
        a_receipt_stands_for_one_whole_file(&calls, &[], &ERRORS_OF_SYSTEMS);
    }
}

#[test]
fn where_renaming_only_replaces_a_receipt_stands_for_one_whole_file_whatever_is_answered() {
    if let Some(calls) = calls_in_place_of_renaming() {
        let errors = [ERRORS_OF_DISKS, ERRORS_OF_SYSTEMS].concat();
        a_receipt_stands_for_one_whole_file(&calls, &[ONLY_REPLACES], &errors);
    }
}

#[test]
fn whatever_system_call_another_kiosk_comes_after_both_requests_are_stored() {
    let Some(calls) = calls_in(place(), &[]) else {
        return;
    };
    for call in calls {
        let (told, attempts, _folder) = another_comes(&call, &[], Signal::CONT);
        assert_eq!((told, attempts), (Told::Sent, 1), "{call:?}");
    }
}

#[test]
fn whatever_system_call_a_kill_comes_after_while_another_kiosk_stores_no_part_of_a_request_is_left()
{
    let Some(calls) = calls_in(place(), &[]) else {
        return;
    };
    for call in calls {
        let (told, _, folder) = another_comes(&call, &[], Signal::KILL);
        // The last ones are those that close the folders, long after the receipt.
        assert!(
            matches!(told, Told::Gone | Told::Sent),
            "{call:?}: {told:?}"
        );
        // Nobody or somebody has it, but nobody has part of it.
        let _ = stored(folder.path());
    }
}

#[test]
fn where_renaming_only_replaces_neither_a_kill_nor_another_kiosk_leaves_two_files_or_none() {
    let Some(calls) = calls_in_place_of_renaming() else {
        return;
    };
    for call in calls {
        for signal in [Signal::CONT, Signal::KILL] {
            let (told, attempts, folder) = another_comes(&call, &[ONLY_REPLACES], signal);
            let is_killed = signal == Signal::KILL && told == Told::Gone;
            assert!(
                is_killed || (told, attempts) == (Told::Sent, 1),
                "{call:?}: {told:?}"
            );
            let _ = stored(folder.path());
        }
    }
}

#[test]
fn whatever_system_call_a_kill_comes_before_while_the_spool_is_made_no_part_of_a_request_is_left() {
    let Some(calls) = calls_in(place_without_spool(), &[]) else {
        return;
    };
    for call in calls {
        let folder = place_without_spool();
        let inject = call.injected("signal=KILL");
        let mut person = Person::arrives(folder.path(), &[&inject]);
        let (told, _) = person.sends(folder.path());
        assert!(
            matches!(told, Told::Gone | Told::Sent),
            "{inject}: {told:?}"
        );
        drop(person.keyboard);
        assert!(!person.program.wait().unwrap().success(), "{inject}");
        let _ = stored(folder.path());
    }
}

/// The calls of a request that bring its file and its name to the disk.
fn promises(calls: &[Call]) -> [&Call; 2] {
    let mut fsyncs = calls.iter().rev().filter(|call| call.name == "fsync");
    let [name, file] = [(); 2].map(|()| fsyncs.next().unwrap());
    [file, name]
}

#[test]
fn a_disk_that_takes_eight_seconds_to_promise_has_its_receipt_in_the_end() {
    const SAVING: &str = "Zapisujemy zgłoszenie";
    const DOUBTFUL: &str = "Nie wiemy, czy zgłoszenie dotarło";
    let Some(calls) = calls_in(place(), &[]) else {
        return;
    };
    let [file, name] = promises(&calls);
    let slow = |call: &Call| call.injected("delay_enter=8000000");
    // From the first of these on, because of two faults on calls of one name only the last is laid.
    let both = format!("{}+", slow(file));
    let is_sent = |slow: &str, doubts: bool| {
        let folder = place();
        let mut person = Person::arrives_at(folder.path(), &[slow], &["hurry"]);
        assert_eq!(person.writes(BEGINNING).0, Told::Asked);
        let (mut told, page) = person.writes(ANSWERS);
        assert!(page.contains(SAVING), "{page}");
        assert_eq!(page.contains(DOUBTFUL), doubts, "{page}");
        let mut receipt = page;
        if doubts {
            assert_eq!(told, Told::Unknown);
            (told, receipt) = person.writes("");
        }
        assert_eq!(told, Told::Sent);
        let reference = stored(folder.path()).unwrap();
        assert!(receipt.contains(&reference), "{receipt}");
        person.goes();
    };
    thread::scope(|scope| {
        scope.spawn(|| is_sent(&slow(file), false));
        scope.spawn(|| is_sent(&slow(name), false));
        scope.spawn(|| is_sent(&both, true));
    });
}

#[test]
fn an_attempt_that_others_clean_up_is_made_anew_as_often_as_the_limit_allows() {
    if calls_in(place(), &[]).is_none() {
        return;
    }
    for lost in [TRIES_MAX - 1, TRIES_MAX] {
        let folder = place();
        let inject = format!("inject=flock:error=EAGAIN:when=1..{lost}");
        let mut person = Person::arrives(folder.path(), &[&inject]);
        // The disk is tried out more than once before the first question.
        assert_eq!(person.sends(folder.path()), (Told::Sent, 1));
        person.goes();
        let log = fs::read_to_string(folder.path().join("log")).unwrap();
        let is_told = log.contains("could not lock a file in spool/tmp");
        assert_eq!(is_told, lost == TRIES_MAX, "{log}");
        Beside::at(folder.path()).stores_and_removes_all(folder.path());
    }
}

#[test]
fn a_file_system_that_lacks_what_a_promise_needs_is_told_before_the_first_question() {
    if calls_in(place(), &[]).is_none() {
        return;
    }
    let tmp = "of spool/tmp";
    let renames =
        "neither renames without replacing nor links; put the spool on another one, such as ext4";
    let locks = "has no locks; put the spool on another one, such as ext4";
    for (call, error, words) in [
        ("linkat", "EPERM", renames),
        ("linkat", "ENOSYS", renames),
        ("linkat", "EOPNOTSUPP", renames),
        ("flock", "ENOLCK", locks),
        ("flock", "ENOSYS", locks),
        ("flock", "EOPNOTSUPP", locks),
    ] {
        let folder = place();
        let inject = format!("inject={call}:error={error}");
        let mut person = Person::arrives(folder.path(), &[ONLY_REPLACES, &inject]);
        assert_eq!(person.sends(folder.path()), (Told::Unavailable, 0));
        person.goes();
        let log = fs::read_to_string(folder.path().join("log")).unwrap();
        assert!(log.contains(tmp) && log.contains(words), "{inject}: {log}");
        Beside::at(folder.path()).stores_and_removes_all(folder.path());
    }
}
