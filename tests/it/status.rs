//! What a kiosk tells from afar of how it is, and what it keeps to itself.

use std::fs;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use cas_kiosk::kiosk::OVERDUE;
use cas_kiosk::kiosk::status::{EVERY, LastKey};
use cas_kiosk::page::Key;
use chrono::{DateTime, TimeDelta};
use serde_json::Value;

use crate::cli::kiosk;
use crate::disks::with_mounts;
use crate::hung::{Dead, at_disk, fills_in};
use crate::project::PROGRAM;
use crate::terminal::{PATIENCE, Terminal};
use crate::visitor::Visitor;

fn of(status: &str) -> Value {
    serde_json::from_str(status).unwrap()
}

#[test]
fn it_tells_what_waits_for_the_office_and_nothing_of_a_visitor() {
    let mut visitor = Visitor::arrives().watched();
    let first = of(&visitor.status());
    assert_eq!(first["requests"], "taken");
    assert_eq!(first["starts"], 1);
    assert_eq!(first["clock_is_wrong"], false);
    assert!(first["checked"].is_string(), "{first}");
    fills_in(&mut visitor);
    visitor.chooses_id("pl", "consent-send");
    let reference = visitor.requests()[0]["reference"]
        .as_str()
        .unwrap()
        .to_owned();
    // They are counted once a minute, and told when that is done.
    visitor.sleeps(EVERY);
    visitor.status();
    let status = visitor.status_to_come();
    assert_eq!(of(&status)["waiting"]["count"], 1, "{status}");
    assert!(of(&status)["waiting"]["oldest"].is_string(), "{status}");
    for secret in ["Łęcki", "425", &*reference, "zlota", "2026-11-24T09"] {
        assert!(!status.contains(secret), "{secret}: {status}");
    }
    visitor.press(Key::Finish);
}

#[test]
fn it_tells_why_no_requests_are_taken() {
    let folder = tempfile::tempdir().unwrap();
    let (let_go, held) = channel::<()>();
    let first = move || {
        let _ = held.recv();
    };
    let spool = folder.path().join("spool");
    let visitor = Visitor::arrives_at_disk(&spool, Duration::ZERO, first);
    let mut visitor = visitor.watched();
    assert_eq!(of(&visitor.status())["requests"], "taken");
    visitor.sleeps(OVERDUE);
    let status = of(&visitor.status());
    assert_eq!(status["requests"], "disk-hangs");
    assert_eq!(status["waiting"], Value::Null, "nobody could count them");
    drop(let_go);
}

#[test]
fn a_disk_that_dies_while_nobody_is_there_is_told() {
    let name = "status::a_disk_that_dies_while_nobody_is_there_is_told";
    with_mounts(name, |folder| {
        let mut visitor = at_disk(folder).watched();
        assert_eq!(of(&visitor.status())["requests"], "taken");
        // The first count is done before the disk dies.
        assert_eq!(of(&visitor.status_to_come())["waiting"]["count"], 0);
        let spool = folder.join("spool");
        let dead = Dead::over(&spool);
        visitor.sleeps(EVERY);
        assert_eq!(of(&visitor.status())["requests"], "taken");
        visitor.sleeps(OVERDUE);
        assert_eq!(of(&visitor.status())["requests"], "disk-hangs");
        let log = visitor.log();
        assert!(log.contains("does not answer"), "{log}");
        dead.is_asked();
        drop(dead);
        // What hung is refused now. The next count finds all well.
        assert_eq!(of(&visitor.status_to_come())["requests"], "disk-faulty");
        visitor.sleeps(EVERY);
        visitor.status();
        assert_eq!(of(&visitor.status_to_come())["requests"], "taken");
        fs::remove_dir_all(&spool).unwrap();
        visitor.sleeps(EVERY);
        visitor.status();
        assert_eq!(of(&visitor.status_to_come())["requests"], "disk-faulty");
    });
}

#[test]
fn a_key_is_known_once_it_is_a_minute_ago_and_only_to_the_minute() {
    let at = |words| DateTime::parse_from_rfc3339(words).unwrap();
    let pressed = at("2026-11-24T10:00:42+01:00");
    let mut key = LastKey::default();
    assert_eq!(key.known(pressed), None);
    key.press(pressed);
    assert_eq!(key.known(pressed + TimeDelta::seconds(59)), None);
    let minute = Some(at("2026-11-24T10:00:00+01:00"));
    assert_eq!(key.known(pressed + TimeDelta::seconds(60)), minute);
    // The next visitor is not told of while they are there.
    key.press(at("2026-11-24T12:30:00+01:00"));
    assert_eq!(key.known(at("2026-11-24T12:30:10+01:00")), minute);
}

#[test]
fn a_kiosk_that_is_out_of_order_says_so_from_afar_as_well() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("kiosk.toml"), "[kiosk]\nnumber = 700\n").unwrap();
    let mut terminal = Terminal::spawn(
        80,
        24,
        pty_process::blocking::Command::new(PROGRAM).current_dir(folder.path()),
        folder,
    );
    terminal.sees("nie działa");
    let status = terminal.folder.path().join("state/status.json");
    let begun = Instant::now();
    let told = loop {
        match fs::read_to_string(&status) {
            Ok(told) => break told,
            Err(_) => assert!(begun.elapsed() < PATIENCE, "nothing is told"),
        }
    };
    assert_eq!(of(&told)["requests"], "out-of-order", "{told}");
}

#[test]
fn the_command_prints_what_the_kiosk_has_told_last() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("kiosk.toml"), "# As it is.\n").unwrap();
    let status = || kiosk(folder.path(), &["status"], None, "");
    let none = status();
    assert_eq!(none.status.code(), Some(2));
    let said = String::from_utf8(none.stderr).unwrap();
    assert!(said.contains("Has a kiosk"), "{said}");
    // What a process has left over that was killed.
    let left = folder.path().join("state/status.json.4194305.part");
    fs::create_dir(folder.path().join("state")).unwrap();
    fs::write(&left, "{").unwrap();
    for starts in 1..=2 {
        let mut program = Command::new(PROGRAM)
            .arg("--plain")
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let begun = Instant::now();
        loop {
            let told = status();
            let words = String::from_utf8(told.stdout).unwrap();
            if told.status.success() && of(&words)["starts"] == starts {
                break;
            }
            assert!(begun.elapsed() < PATIENCE, "{words}");
        }
        drop(program.stdin.take());
        assert!(program.wait().unwrap().success());
    }
    assert!(!left.exists());
}

#[test]
fn the_command_does_not_wait_for_a_dead_disk_without_end() {
    let name = "status::the_command_does_not_wait_for_a_dead_disk_without_end";
    with_mounts(name, |folder| {
        fs::write(folder.join("kiosk.toml"), "# As it is.\n").unwrap();
        let state = folder.join("state");
        fs::create_dir(&state).unwrap();
        let _dead = Dead::over(&state);
        let told = kiosk(folder, &["status"], None, "");
        assert_eq!(told.status.code(), Some(2));
        let said = String::from_utf8(told.stderr).unwrap();
        assert!(said.contains("did not answer within 10 s"), "{said}");
    });
}
