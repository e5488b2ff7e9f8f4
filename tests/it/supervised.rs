//! Signs of life for a supervisor (`sd_notify(3)`).

use std::fs;
use std::io::{BufRead as _, BufReader, ErrorKind, Write as _};
use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cas_kiosk::kiosk::supervisor::Supervisor;
use pty_process::Size;
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::project::PROGRAM;
use crate::terminal::{PATIENCE, SILENCE, Terminal, configured};

/// What the supervisor hears next; `None` if that is nothing within this time. Where a wait is interrupted,
/// as when the machine of the test stands still, it goes on.
fn heard(supervisor: &UnixDatagram, limit: Duration) -> Option<String> {
    let until = Instant::now() + limit;
    loop {
        let left = until.saturating_duration_since(Instant::now());
        // No time at all would mean no limit.
        let left = left.max(Duration::from_millis(1));
        supervisor.set_read_timeout(Some(left)).unwrap();
        let mut bytes = [0; 256];
        match supervisor.recv(&mut bytes) {
            Ok(length) => return Some(String::from_utf8(bytes[..length].to_vec()).unwrap()),
            Err(error) if error.kind() == ErrorKind::WouldBlock => return None,
            Err(error) => assert_eq!(error.kind(), ErrorKind::Interrupted, "{error}"),
        }
    }
}

/// Waits until the supervisor hears this.
pub fn hears(supervisor: &UnixDatagram, words: &str) {
    let mut others = Vec::new();
    loop {
        match heard(supervisor, PATIENCE) {
            Some(told) if told == words => return,
            told => others.push(told.unwrap_or_else(|| panic!("no {words}, only {others:?}"))),
        }
    }
}

/// Waits until the supervisor hears nothing for several times as long as it normally does.
fn is_silent(supervisor: &UnixDatagram) {
    while heard(supervisor, SILENCE).is_some() {}
}

/// The kiosk in a terminal, under a supervisor at this socket.
fn supervised(folder: TempDir, socket: &Path) -> Terminal {
    let command = pty_process::blocking::Command::new(PROGRAM)
        .current_dir(folder.path())
        .env("NOTIFY_SOCKET", socket)
        .env("WATCHDOG_USEC", "400000");
    let mut terminal = Terminal::spawn(80, 24, command, folder);
    terminal.sees("Polski");
    terminal
}

#[test]
fn the_supervisor_hears_that_the_first_page_is_there_and_then_that_the_loop_turns() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("kiosk.toml"), "# As it is.\n").unwrap();
    let socket = folder.path().join("notify");
    let supervisor = UnixDatagram::bind(&socket).unwrap();
    let mut program = Command::new(PROGRAM)
        .arg("--plain")
        .current_dir(folder.path())
        .env("NOTIFY_SOCKET", &socket)
        .env("WATCHDOG_USEC", "400000")
        // In cage it is another process that the supervisor has started.
        .env("WATCHDOG_PID", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    hears(&supervisor, "READY=1");
    let mut page = String::new();
    let mut screen = BufReader::new(program.stdout.take().unwrap());
    while !page.contains("Dzień dobry") {
        assert_ne!(screen.read_line(&mut page).unwrap(), 0, "{page}");
    }
    for _ in 0..3 {
        hears(&supervisor, "WATCHDOG=1");
    }
    // Nobody but the loop gives signs of life.
    let pid = Pid::from_child(&program);
    kill_process(pid, Signal::STOP).unwrap();
    is_silent(&supervisor);
    kill_process(pid, Signal::CONT).unwrap();
    hears(&supervisor, "WATCHDOG=1");
    let mut keyboard = program.stdin.take().unwrap();
    keyboard.write_all(b"1\n").unwrap();
    drop(keyboard);
    drop(screen);
    program.wait().unwrap();
}

#[test]
fn a_terminal_that_takes_no_more_bytes_ends_the_signs_of_life() {
    let folder = configured("");
    let socket = folder.path().join("notify");
    let supervisor = UnixDatagram::bind(&socket).unwrap();
    let terminal = supervised(folder, &socket);
    hears(&supervisor, "WATCHDOG=1");
    // Each change of its size is a whole page that nobody reads.
    let patience = Duration::from_secs(1);
    let begun = Instant::now();
    let mut rows = 24;
    while heard(&supervisor, patience).is_some() {
        assert!(begun.elapsed() < PATIENCE, "it goes on");
        rows = 49 - rows;
        terminal.pty.resize(Size::new(rows, 80)).unwrap();
    }
}

#[test]
fn nobody_waits_for_a_supervisor_that_does_not_read_and_when_it_does_it_hears_of_the_first_page() {
    let folder = configured("");
    let socket = folder.path().join("notify");
    let deaf = UnixDatagram::bind(&socket).unwrap();
    let other = UnixDatagram::unbound().unwrap();
    other.set_nonblocking(true).unwrap();
    while other.send_to(b"full", &socket).is_ok() {}
    let mut terminal = supervised(folder, &socket);
    terminal.types(b"\r");
    terminal.sees("Co Pan/Pani chce");
    hears(&deaf, "READY=1");
}

#[test]
fn a_limit_is_read_as_the_supervisor_writes_it() {
    for (words, limit) in [
        ("20000000", Some(Duration::from_secs(20))),
        ("1", Some(Duration::from_micros(1))),
        ("0", None),
        ("", None),
        ("20s", None),
    ] {
        assert_eq!(Supervisor::limit(words), limit, "{words}");
    }
}
