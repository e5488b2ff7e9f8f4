//! A program that was stopped and goes on (SIGSTOP, Ctrl-Z, `fg`): the terminal that a shell has had
//! meanwhile is taken again, and whoever was there has left.

use cas_kiosk::kiosk::UNREAD;
use cas_kiosk::terminal::probe::{ROW, query};
use pty_process::blocking::Command;
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

use crate::project::PROGRAM;
use crate::terminal::{BELL, DOWN, Heard, Terminal, WARNING, configured};

const HOME: &str = "Co Pan/Pani chce";
/// What a shell writes over a page: it leaves the alternate screen and prompts.
const PROMPT: &[u8] = b"\x1b[?1049l\x1b[2J\x1b[Hshell$ ";
const IMPATIENT: &str = "[time]\nidle_seconds = 5\nwarning_seconds = 60\n";

impl Terminal {
    /// Stops the program, and waits until it is.
    fn stops(&mut self) {
        self.signals(Signal::STOP);
        let options = WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT;
        waitid(WaitId::Pid(Pid::from_child(&self.child)), options).unwrap();
    }

    /// Reads the page that is shown again, for longer than keys are void.
    fn reads(&mut self) {
        while self.hears(2 * UNREAD) == Heard::Bytes {}
    }

    /// Does what a shell does with the terminal when it has it: lines and echo, on its own screen.
    fn is_had_by_a_shell(&mut self) {
        let mut modes = tcgetattr(&self.pty).unwrap();
        modes.local_modes |= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
        tcsetattr(&self.pty, OptionalActions::Now, &modes).unwrap();
        self.shows(PROMPT);
    }

    fn has_mode(&self, mode: LocalModes) -> bool {
        tcgetattr(&self.pty).unwrap().local_modes.contains(mode)
    }
}

/// The kiosk with numbered lines on a terminal.
fn start_lines(config: &str, args: &[&str]) -> Terminal {
    let folder = configured(config);
    let command = Command::new(PROGRAM).args(args).current_dir(folder.path());
    Terminal::spawn_as("dumb", 80, 24, command, folder)
}

/// A kiosk at whose Home somebody stands.
fn start_visited(config: &str) -> Terminal {
    let mut terminal = Terminal::start(80, 24, config);
    terminal.sees("Polski");
    terminal.types(b"\r");
    terminal.sees(HOME);
    terminal
}

#[test]
fn a_screen_that_was_stopped_is_taken_again_and_given_back_as_it_was_before() {
    let mut terminal = start_visited("");
    terminal.stops();
    terminal.is_had_by_a_shell();
    terminal.signals(Signal::CONT);
    terminal.sees(HOME);
    terminal.focus_is_on("2");
    assert!(!terminal.contents().contains("shell$"));
    assert!(!terminal.has_mode(LocalModes::ICANON | LocalModes::ECHO));
    terminal.reads();
    terminal.types(DOWN);
    terminal.focus_is_on("1");
    terminal.types(b"\x03");
    assert!(terminal.ends().success());
    terminal.is_restored();
}

/// Whoever typed them has not seen the page that is shown now.
#[test]
fn keys_that_were_typed_while_a_screen_was_stopped_do_nothing() {
    let mut terminal = start_visited("");
    terminal.stops();
    terminal.shows(PROMPT);
    terminal.types(&[DOWN, b"\r", DOWN, b"\r"].concat());
    terminal.signals(Signal::CONT);
    terminal.sees(HOME);
    terminal.reads();
    assert!(terminal.contents().contains(HOME));
    terminal.focus_is_on("2");
    terminal.types(DOWN);
    terminal.focus_is_on("1");
}

#[test]
fn a_console_that_was_stopped_has_the_colours_of_the_themes_again() {
    let folder = tempfile::tempdir().unwrap();
    let command = Command::new(PROGRAM).current_dir(folder.path());
    let mut terminal = Terminal::spawn_as("linux", 80, 24, command, folder);
    terminal.focus_is_on("P");
    terminal.stops();
    terminal.is_had_by_a_shell();
    terminal.bytes.clear();
    terminal.signals(Signal::CONT);
    terminal.focus_is_on("P");
    assert!(terminal.has_written(cas_kiosk::terminal::CONSOLE_PALETTE));
}

#[test]
fn whoever_was_at_a_kiosk_that_was_stopped_for_longer_than_it_is_patient_is_forgotten_unseen() {
    let mut stopped = start_visited(IMPATIENT);
    stopped.stops();
    // Another one began to wait later, so when this one is impatient the first would have been.
    let mut other = start_visited(IMPATIENT);
    other.sees(WARNING);
    stopped.is_had_by_a_shell();
    stopped.bytes.clear();
    stopped.signals(Signal::CONT);
    stopped.sees("Polski");
    stopped.focus_is_on("P");
    assert!(!stopped.has_written(HOME) && !stopped.has_written(WARNING));
    // The terminal is asked again what it can do, and the end of a question is the same byte.
    let written = String::from_utf8_lossy(&stopped.bytes).replace(&query(ROW + 1), "");
    assert!(!written.contains(char::from(BELL)), "nobody is asked");
}

#[test]
fn lines_that_were_stopped_are_printed_again_and_locked_again() {
    for (config, is_locked) in [("", false), ("[kiosk]\nleave = \"never\"\n", true)] {
        let mut terminal = start_lines(config, &[]);
        terminal.sees("Polski");
        terminal.types(b"1\n");
        terminal.sees(HOME);
        terminal.stops();
        terminal.is_had_by_a_shell();
        assert!(terminal.has_mode(LocalModes::ISIG));
        terminal.signals(Signal::CONT);
        terminal.sees(HOME);
        assert_eq!(terminal.has_mode(LocalModes::ISIG), !is_locked);
        assert!(terminal.has_mode(LocalModes::ICANON | LocalModes::ECHO));
        assert!(!terminal.bytes.contains(&0x1b), "no escape code is written");
        terminal.signals(Signal::TERM);
        assert!(terminal.ends().success());
        terminal.is_restored();
    }
}

/// Whoever wrote one still sees the page above it.
#[test]
fn lines_that_were_written_while_lines_were_stopped_are_taken() {
    let mut terminal = start_lines("", &[]);
    terminal.sees("Polski");
    for (line, words) in [
        ("1", HOME),
        ("200", "220 Dziś i jutro"),
        ("<", HOME),
        ("<", "Polski"),
    ]
    .repeat(16)
    {
        terminal.stops();
        terminal.bytes.clear();
        terminal.types(format!("{line}\n").as_bytes());
        terminal.signals(Signal::CONT);
        terminal.until(words, |terminal| terminal.has_written(words));
    }
}

#[test]
fn lines_with_a_limit_of_time_forget_who_was_there_when_they_were_stopped() {
    let mut stopped = start_lines(IMPATIENT, &["--timed"]);
    stopped.sees("Polski");
    stopped.types(b"1\n");
    stopped.sees(HOME);
    stopped.stops();
    let mut other = start_visited(IMPATIENT);
    other.sees(WARNING);
    stopped.is_had_by_a_shell();
    stopped.bytes.clear();
    stopped.signals(Signal::CONT);
    stopped.sees("Polski");
    let written = String::from_utf8_lossy(&stopped.bytes);
    assert!(
        !stopped.has_written(HOME) && !stopped.has_written(WARNING),
        "{written}"
    );
}

/// A shell with job control that tells at once what becomes of its jobs.
fn start_shell() -> Terminal {
    let folder = tempfile::tempdir().unwrap();
    let command = Command::new("bash")
        .args(["--norc", "--noprofile", "-i", "-b"])
        .current_dir(folder.path())
        .env("PS1", "shell$ ");
    let mut terminal = Terminal::spawn(80, 24, command, folder);
    terminal.sees("shell$");
    terminal
}

/// The same with the program in the foreground.
fn start_in_a_shell(args: &str) -> (Terminal, Pid) {
    let mut terminal = start_shell();
    let program = format!("sh -c 'echo $$ > pid; exec {PROGRAM} {args}'\n");
    terminal.types(program.as_bytes());
    terminal.sees("Polski");
    let pid = std::fs::read_to_string(terminal.folder.path().join("pid")).unwrap();
    (
        terminal,
        Pid::from_raw(pid.trim().parse().unwrap()).unwrap(),
    )
}

impl Terminal {
    /// Types a line, and waits until this has been written since.
    fn enters(&mut self, line: &str, words: &str) {
        let before = self.bytes.len();
        self.types(line.as_bytes());
        self.until(&format!("{words:?} after {line:?}"), |terminal| {
            String::from_utf8_lossy(&terminal.bytes[before..]).contains(words)
        });
    }
}

#[test]
fn in_a_shell_the_kiosk_waits_in_the_background_and_works_in_the_foreground() {
    for (args, enter) in [("", "\r"), ("--plain", "1\n")] {
        let (mut terminal, program) = start_in_a_shell(args);
        kill_process(program, Signal::STOP).unwrap();
        terminal.sees("Stopped");
        terminal.shows(PROMPT);
        // It is stopped again, and the keys are the shell's.
        terminal.enters("bg\n", "Stopped");
        terminal.enters("echo so$((40 + 2))\n", "so42");
        terminal.enters("fg\n", "Polski");
        terminal.reads();
        terminal.enters(enter, HOME);
        kill_process(program, Signal::TERM).unwrap();
        terminal.enters("", "shell$");
        terminal.enters("echo so$((41 + 2))\n", "so43");
    }
}

#[test]
fn a_kiosk_that_is_started_in_the_background_waits_for_the_foreground() {
    for args in ["", "--plain"] {
        let mut terminal = start_shell();
        terminal.enters(&format!("{PROGRAM} {args} &\n"), "Stopped");
        assert!(!terminal.has_written("Polski"));
        terminal.enters("fg\n", "Polski");
        terminal.enters("\x03", "shell$");
        // The modes are those of the shell, not those with which it edits its line.
        terminal.enters("stty -a; echo so$((40 + 2))\n", "so42");
        assert!(terminal.has_written(" icanon") && terminal.has_written(" echo "));
    }
}

#[test]
fn a_kiosk_that_is_stopped_ends_when_it_is_told_to_and_leaves_nothing_on_the_screen() {
    for (args, enter) in [("", "\r"), ("--plain", "1\n")] {
        let (mut terminal, program) = start_in_a_shell(args);
        terminal.enters(enter, HOME);
        kill_process(program, Signal::STOP).unwrap();
        terminal.enters("", "Stopped");
        let before = terminal.bytes.len();
        // The shell sends SIGTERM and SIGCONT.
        terminal.enters("kill %1\n", "Done");
        let written = String::from_utf8_lossy(&terminal.bytes[before..]).into_owned();
        assert!(!written.contains(HOME), "{written:?}");
        terminal.enters("wait; echo so$((40 + 2))\n", "so42");
        if args.is_empty() {
            assert!(written.contains("\x1b[?1049l"), "{written:?}");
            assert!(!terminal.contents().contains(HOME));
        }
    }
}
