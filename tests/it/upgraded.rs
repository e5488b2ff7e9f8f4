//! A new program that takes the place of the one that runs, as a package does.

use std::fs;
use std::os::unix::net::UnixDatagram;
use std::path::Path;

use pty_process::blocking::Command;
use tempfile::TempDir;

use crate::project::PROGRAM;
use crate::supervised::hears;
use crate::terminal::{PATIENCE, Terminal, configured};

const HOME: &str = "Co Pan/Pani chce";
const GOODBYE: &str = "Dziękujemy";
/// So that Start is soon as it is for a new visitor.
const IMPATIENT: &str = "[time]\nidle_seconds = 5\nwarning_seconds = 60\n";
/// The key that finishes the visit.
const FINISH: &[u8] = b"\x1b[21~";

/// A program of its own in the folder of a kiosk.
fn installed(config: &str) -> TempDir {
    let folder = configured(config);
    copy_program(&folder.path().join("cas-kiosk"));
    folder
}

/// Copies the program by another process: a file that is open for writing, be it in a child of another test, cannot
/// be started.
fn copy_program(to: &Path) {
    let mut copy = std::process::Command::new("cp");
    assert!(copy.arg(PROGRAM).arg(to).status().unwrap().success());
}

/// Puts a new program into the place of the one in this folder, as dpkg does: the old file is kept under
/// another name until the new one is whole.
fn replace(folder: &Path) {
    let [own, kept, new] = ["cas-kiosk", "kept", "new"].map(|name| folder.join(name));
    fs::hard_link(&own, &kept).unwrap();
    copy_program(&new);
    fs::rename(&new, &own).unwrap();
    fs::remove_file(&kept).unwrap();
}

/// Starts the kiosk that is installed in this folder, under a supervisor.
fn start(folder: TempDir) -> (Terminal, UnixDatagram) {
    let socket = folder.path().join("notify");
    let supervisor = UnixDatagram::bind(&socket).unwrap();
    supervisor.set_read_timeout(Some(PATIENCE)).unwrap();
    let command = Command::new(folder.path().join("cas-kiosk"))
        .current_dir(folder.path())
        .env("NOTIFY_SOCKET", &socket)
        .env("WATCHDOG_USEC", "400000");
    (Terminal::spawn(80, 24, command, folder), supervisor)
}

/// Waits until the loop has turned several times from now on.
fn goes_on(supervisor: &UnixDatagram) {
    supervisor.set_nonblocking(true).unwrap();
    while supervisor.recv(&mut [0; 256]).is_ok() {}
    supervisor.set_nonblocking(false).unwrap();
    for _ in 0..3 {
        hears(supervisor, "WATCHDOG=1");
    }
}

#[test]
fn when_nobody_is_there_the_supervisor_gets_its_turn_to_start_a_new_program() {
    for (number, shown) in [(7, "Dzień dobry"), (100, "nie działa")] {
        let config = format!("[kiosk]\nnumber = {number}\n[log]\nto = \"file\"\npath = \"log\"\n");
        let (mut kiosk, supervisor) = start(installed(&config));
        kiosk.sees(shown);
        hears(&supervisor, "WATCHDOG=1");
        replace(kiosk.folder.path());
        assert!(kiosk.ends().success(), "{shown}");
        let told = fs::read_to_string(kiosk.folder.path().join("log")).unwrap();
        assert!(told.contains("another program was installed"), "{told}");
        kiosk.is_restored();
    }
}

#[test]
fn a_visit_goes_on_when_a_new_program_is_installed() {
    let (mut kiosk, supervisor) = start(installed(IMPATIENT));
    kiosk.sees("Polski");
    kiosk.presses(&[b"\r"]);
    kiosk.sees(HOME);
    replace(kiosk.folder.path());
    goes_on(&supervisor);
    kiosk.presses(&[b"2", b"2", b"0"]);
    kiosk.sees("Dziś i jutro");
    // The goodbye is not taken away either, before its time.
    kiosk.presses(&[FINISH]);
    kiosk.sees(GOODBYE);
    goes_on(&supervisor);
    kiosk.presses(&[b"\r"]);
    kiosk.sees(HOME);
    kiosk.presses(&[FINISH]);
    assert!(kiosk.ends().success());
}

/// Without a supervisor nobody would start the new one.
#[test]
fn whoever_has_started_the_kiosk_by_hand_keeps_it() {
    let folder = installed(IMPATIENT);
    let command = Command::new(folder.path().join("cas-kiosk")).current_dir(folder.path());
    let mut kiosk = Terminal::spawn(80, 24, command, folder);
    kiosk.sees("Polski");
    replace(kiosk.folder.path());
    kiosk.presses(&[b"\r"]);
    kiosk.sees(HOME);
    kiosk.presses(&[FINISH]);
    kiosk.sees(GOODBYE);
    kiosk.until("Start without a goodbye", |it| {
        !it.contents().contains(GOODBYE)
    });
    kiosk.presses(&[b"\r"]);
    kiosk.sees(HOME);
}
