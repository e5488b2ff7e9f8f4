//! No key of a keyboard, and no signal that one gives, ends or stops a kiosk for the public, whether it
//! has a screen or prints lines.

use std::io::{self, Write as _};
use std::process::Stdio;

use pty_process::blocking::Command;
use rustix::process::Signal;

use crate::project::PROGRAM;
use crate::terminal::{DOWN, Terminal, configured};

const HOME: &str = "Co Pan/Pani chce";

/// Starts the kiosk with numbered lines on a terminal.
pub fn start_lines(config: &str) -> Terminal {
    let folder = configured(config);
    let command = Command::new(PROGRAM).current_dir(folder.path());
    Terminal::spawn_as("dumb", 80, 24, command, folder)
}

/// Ctrl-C, Ctrl-\, Ctrl-Z, Ctrl-S, Ctrl-Q and Ctrl-D.
const KEYS_OF_THE_DRIVER: &[u8] = b"\x03\x1c\x1a\x13\x11\x04";

#[test]
fn no_key_and_no_signal_of_a_key_ends_or_stops_lines_that_are_for_good() {
    let mut terminal = start_lines("[kiosk]\nleave = \"never\"\n");
    terminal.sees("Polski");
    for signal in [Signal::INT, Signal::QUIT, Signal::TSTP] {
        terminal.signals(signal);
    }
    // Each at the start of a line, all in one; and what stops the output is not taken back.
    for key in KEYS_OF_THE_DRIVER {
        terminal.types(&[*key, b'\n']);
    }
    terminal.types(KEYS_OF_THE_DRIVER);
    terminal.types(b"x\x13\n");
    terminal.sees("Tego tu nie ma.");
    terminal.types(b"1\n");
    terminal.sees(HOME);
    assert!(!terminal.bytes.contains(&0x1b), "no escape code is written");
    terminal.signals(Signal::TERM);
    assert!(terminal.ends().success());
    terminal.is_restored();
}

#[test]
fn ctrl_c_ends_lines_where_it_may() {
    let mut terminal = start_lines("");
    terminal.sees("Polski");
    terminal.types(b"\x03");
    assert!(terminal.ends().success());
    terminal.is_restored();
}

#[test]
fn a_panic_gives_the_keys_of_lines_their_meaning_back() {
    if std::env::var_os("CAS_KIOSK_TEST_PANICS").is_some() {
        cas_kiosk::terminal::install_panic_hook();
        let _locked = cas_kiosk::terminal::open_lines(true).unwrap();
        writeln!(io::stderr(), "locked").unwrap();
        let mut line = String::new();
        io::stdin().read_line(&mut line).unwrap();
        panic!("{line}");
    }
    let folder = tempfile::tempdir().unwrap();
    let name = "locked::a_panic_gives_the_keys_of_lines_their_meaning_back";
    let command =
        Command::new(std::env::current_exe().unwrap()).args(["--exact", name, "--nocapture"]);
    let mut terminal = Terminal::spawn(80, 24, command.env("CAS_KIOSK_TEST_PANICS", "1"), folder);
    terminal.sees("locked");
    terminal.types(KEYS_OF_THE_DRIVER);
    terminal.types(b"\n");
    assert!(!terminal.ends().success());
    assert!(terminal.contents().contains("a fault in the program"));
    terminal.is_restored();
}

#[test]
fn lines_on_a_pipe_need_no_terminal_to_be_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let config = "[kiosk]\nleave = \"never\"\n";
    std::fs::write(folder.path().join("kiosk.toml"), config).unwrap();
    let mut kiosk = std::process::Command::new(PROGRAM);
    kiosk.arg("--plain").current_dir(folder.path());
    let output = kiosk.stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success());
    assert!(!output.stdout.contains(&0x1b));
}

#[test]
fn ctrl_z_does_not_stop_the_screen() {
    let mut terminal = Terminal::start(80, 24, "[kiosk]\nleave = \"never\"\n");
    terminal.sees("Polski");
    terminal.signals(Signal::TSTP);
    terminal.types(KEYS_OF_THE_DRIVER);
    terminal.types(DOWN);
    terminal.focus_is_on("E");
}
