//! What only a real terminal can break: the program in a pseudo-terminal, and a terminal's screen
//! made of the bytes it writes. Every wait is for a condition.

mod canary;
mod panics;

use cas_kiosk::input::{Input, RUSH_GAP};
use cas_kiosk::kiosk::stroke::BOUNCE;
use cas_kiosk::terminal::probe::{ROW, query};
use cas_kiosk::terminal::whole::Whole;
use cas_kiosk::terminal::{CONSOLE_PALETTE, TerminalKind};
use std::cell::RefCell;
use std::io::{BufWriter, ErrorKind, Read as _, Write as _};
use std::num::NonZeroU16;
use std::os::fd::AsFd;
use std::process::{Child, Command as Plain, ExitStatus};
use std::rc::Rc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, Signal, kill_process, pidfd_open};
use rustix::termios::tcgetattr;
use tempfile::TempDir;

use crate::cli::{ANSWERS, kiosk};
use crate::project::PROGRAM;
use crate::recorder::{Manner, Recorder, Seen};

/// How long a condition may take to come true before the test has failed. Much longer than any
/// machine needs.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// How many rows the terminal keeps of what has left its screen.
const SCROLLBACK_ROWS: usize = 1000;
/// How long a screen that should be silent is listened to.
pub const SILENCE: Duration = Duration::from_secs(2);
/// The time between two repeats of a key that is held down.
const REPEAT: Duration = Duration::from_millis(30);

const UP: &[u8] = b"\x1b[A";
pub const DOWN: &[u8] = b"\x1b[B";
const RIGHT: &[u8] = b"\x1b[C";
const END: &[u8] = b"\x1b[F";
/// What rings the bell of a terminal.
pub const BELL: u8 = 0x07;
/// The heading of the idle warning.
pub const WARNING: &str = "Czy Pan/Pani jeszcze tu jest?";

/// The program in a terminal.
pub struct Terminal {
    pub pty: Pty,
    pub child: Child,
    /// The modes of the terminal before the program.
    modes: String,
    screen: vt100::Parser,
    /// Everything the program has written.
    pub bytes: Vec<u8>,
    pub folder: TempDir,
}

/// What came of waiting for the program to write.
#[derive(Debug, PartialEq, Eq)]
pub enum Heard {
    /// It has written.
    Bytes,
    /// It has written nothing.
    Nothing,
    /// There is nobody left to write.
    End,
}

/// A folder with this kiosk.toml. Requests are not sealed, unless it says something of the spool.
pub fn configured(config: &str) -> TempDir {
    let mut config = config.to_owned();
    if !config.contains("[spool]") {
        config.push_str("[spool]\nsealing = \"none\"\n");
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("kiosk.toml"), config).unwrap();
    folder
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

impl Terminal {
    /// Starts the kiosk with this kiosk.toml.
    pub fn start(columns: u16, rows: u16, config: &str) -> Self {
        let folder = configured(config);
        let command = Command::new(PROGRAM).current_dir(folder.path());
        Self::spawn(columns, rows, command, folder)
    }

    /// Starts the kiosk with a log on a terminal of which the system knows no size, or only half of one.
    fn start_without_size(columns: u16, rows: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = "[log]\nto = \"file\"\npath = \"log\"\n";
        std::fs::write(folder.path().join("kiosk.toml"), config).unwrap();
        let command = Command::new(PROGRAM).current_dir(folder.path());
        Self::spawn(columns, rows, command, folder)
    }

    /// Starts the kiosk so that it soon asks whether anybody is there, and begins a visit.
    pub fn start_impatient() -> Self {
        let mut terminal = Self::start(80, 24, "[time]\nidle_seconds = 5\nwarning_seconds = 60\n");
        terminal.sees("Polski");
        terminal.types(b"\r");
        terminal.sees("Co Pan/Pani chce");
        terminal
    }

    pub fn spawn(columns: u16, rows: u16, command: Command, folder: TempDir) -> Self {
        Self::spawn_as("xterm-256color", columns, rows, command, folder)
    }

    pub fn spawn_as(
        term: &str,
        columns: u16,
        rows: u16,
        command: Command,
        folder: TempDir,
    ) -> Self {
        let (pty, pts) = open().unwrap();
        pty.resize(Size::new(rows, columns)).unwrap();
        let command = command
            .env("TERM", term)
            .env_remove("XDG_RUNTIME_DIR")
            .env_remove("ACCESSIBLE")
            .env_remove("NO_COLOR");
        let modes = modes(&pty);
        let child = command.spawn(pts).unwrap();
        // Whatever the system knows, there is a screen.
        let seen = if columns == 0 || rows == 0 {
            (24, 80)
        } else {
            (rows, columns)
        };
        let screen = vt100::Parser::new(cells(seen.0), cells(seen.1), SCROLLBACK_ROWS);
        Self {
            pty,
            child,
            modes,
            screen,
            bytes: Vec::new(),
            folder,
        }
    }

    pub fn types(&mut self, bytes: &[u8]) {
        self.pty.write_all(bytes).unwrap();
    }

    /// Presses keys as a finger does: each after the program has answered to the one before, and not
    /// as soon as a scanner would or a worn key.
    pub fn presses(&mut self, keys: &[&[u8]]) {
        for (index, key) in keys.iter().enumerate() {
            let lifted = Instant::now() + BOUNCE.max(RUSH_GAP);
            while self.hears(lifted.saturating_duration_since(Instant::now())) == Heard::Bytes {}
            let before = self.bytes.len();
            self.types(key);
            if index + 1 < keys.len() {
                self.until("answer", |terminal| terminal.bytes.len() > before);
            }
        }
    }

    pub fn resizes(&mut self, columns: u16, rows: u16) {
        self.screen.set_size(cells(rows), cells(columns));
        self.pty.resize(Size::new(rows, columns)).unwrap();
    }

    /// Waits until the screen contains these words.
    pub fn sees(&mut self, words: &str) {
        self.until(&format!("{words:?} on the screen"), |terminal| {
            terminal.contents().contains(words)
        });
    }

    pub fn until(&mut self, what: &str, condition: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !condition(self) {
            assert!(
                begun.elapsed() < PATIENCE,
                "no {what} in:\n{}",
                self.contents()
            );
            assert_ne!(
                self.hears(PATIENCE),
                Heard::End,
                "the program ended without {what}:\n{}",
                self.contents()
            );
        }
    }

    /// Waits until the program writes, but no longer than this, and reads it.
    pub fn hears(&mut self, limit: Duration) -> Heard {
        if !is_ready(&self.pty, limit) {
            return Heard::Nothing;
        }
        let mut buffer = [0; 4096];
        match self.pty.read(&mut buffer) {
            Ok(count @ 1..) => {
                self.bytes.extend_from_slice(&buffer[..count]);
                self.screen.process(&buffer[..count]);
                Heard::Bytes
            }
            // Linux answers EIO once the other end is closed.
            _ => Heard::End,
        }
    }

    /// Has something on its screen that somebody else has written.
    pub fn shows(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
    }

    pub fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until a frame is complete: its last bytes put the cursor on the focused stop, which has a
    /// bar over it or beside it. A control has a mark before its first letter.
    pub fn focus_is_on(&mut self, first_letter: &str) {
        self.until(&format!("cursor on {first_letter:?}"), |terminal| {
            let screen = terminal.screen.screen();
            let (row, column) = screen.cursor_position();
            let cell = |column| screen.cell(row, column);
            let is_inverse = |column| cell(column).is_some_and(vt100::Cell::inverse);
            let has_bar = (column.saturating_sub(2)..=column).any(is_inverse);
            let mut letters = (column..).map_while(cell).map(vt100::Cell::contents);
            let first = letters.find(|letter| !letter.trim().is_empty());
            !screen.hide_cursor() && has_bar && first == Some(first_letter)
        });
    }

    /// Waits until a frame is complete, in whatever letters.
    pub fn has_focus(&mut self) {
        self.until("bar under the cursor", |terminal| {
            let screen = terminal.screen.screen();
            let (row, column) = screen.cursor_position();
            let cell = screen.cell(row, column);
            !screen.hide_cursor() && cell.is_some_and(vt100::Cell::inverse)
        });
    }

    /// Reads to the end, and says how the program ended.
    pub fn ends(&mut self) -> ExitStatus {
        let begun = Instant::now();
        while self.hears(PATIENCE) != Heard::End {
            assert!(
                begun.elapsed() < PATIENCE,
                "the program does not end:\n{}",
                self.contents()
            );
        }
        self.exits()
    }

    /// Waits until the program has ended, which it may do after it has closed the terminal.
    pub fn exits(&mut self) -> ExitStatus {
        let process = pidfd_open(Pid::from_child(&self.child), PidfdFlags::empty()).unwrap();
        assert!(is_ready(&process, PATIENCE), "the program does not end");
        self.child.wait().unwrap()
    }

    pub fn signals(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// The terminal is as it was before the program.
    pub fn is_restored(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is visible");
        assert_eq!(modes(&self.pty), self.modes, "raw mode is off");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A program that has ended cannot be killed, and need not be.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The modes of a terminal: echo, lines, signals by keys, and all the others. On Linux the end that
/// the test holds answers for the end that the program has, even when that is closed.
fn modes(pty: &Pty) -> String {
    format!("{:?}", tcgetattr(pty).unwrap())
}

/// Waits until there is something to read or nobody to write, but no longer than this.
fn is_ready(source: &impl AsFd, limit: Duration) -> bool {
    let mut wait = [PollFd::new(source, PollFlags::IN)];
    let limit = Timespec::try_from(limit).unwrap();
    poll(&mut wait, Some(&limit)).unwrap() > 0
}

#[test]
fn the_kiosk_starts_and_ctrl_c_leaves_it() {
    let mut terminal = Terminal::start(80, 24, "");
    terminal.sees("Dzień dobry!");
    terminal.focus_is_on("P");
    assert!(terminal.screen.screen().alternate_screen());
    assert_ne!(modes(&terminal.pty), terminal.modes, "raw mode is on");
    terminal.types(b"\x03");
    assert!(terminal.ends().success());
    terminal.is_restored();
    assert!(
        terminal.bytes.ends_with(b"\x1b[?25h"),
        "showing the cursor comes last"
    );
}

#[test]
fn a_kiosk_for_the_public_is_not_left_by_ctrl_c() {
    let mut terminal = Terminal::start(80, 24, "[kiosk]\nleave = \"never\"\n");
    terminal.sees("Polski");
    terminal.types(b"\x03\r");
    terminal.sees("Co Pan/Pani chce");
}

#[test]
fn sigterm_ends_the_kiosk_and_restores_the_terminal() {
    let mut terminal = Terminal::start(80, 24, "[kiosk]\nleave = \"never\"\n");
    terminal.sees("Polski");
    terminal.signals(Signal::TERM);
    assert!(terminal.ends().success());
    terminal.is_restored();
}

#[test]
fn a_hang_up_ends_the_kiosk_as_a_failure_and_restores_the_terminal() {
    let mut terminal = Terminal::start(80, 24, "");
    terminal.sees("Polski");
    terminal.signals(Signal::HUP);
    assert_eq!(terminal.ends().code(), Some(1));
    terminal.is_restored();
}

#[test]
fn the_signals_of_the_keyboard_end_the_kiosk_where_ctrl_c_does() {
    for signal in [Signal::INT, Signal::QUIT] {
        let mut terminal = Terminal::start(80, 24, "");
        terminal.sees("Polski");
        terminal.signals(signal);
        assert!(terminal.ends().success(), "{signal:?}");
        terminal.is_restored();
    }
}

#[test]
fn the_signals_of_the_keyboard_do_not_end_a_kiosk_for_the_public() {
    let mut terminal = Terminal::start(80, 24, "[kiosk]\nleave = \"never\"\n");
    terminal.sees("Polski");
    for signal in [Signal::INT, Signal::QUIT] {
        terminal.signals(signal);
    }
    terminal.types(b"\r");
    terminal.sees("Co Pan/Pani chce");
    terminal.types(b"\x1bOP");
    terminal.sees("podświetlenie.");
}

#[test]
fn a_terminal_that_is_gone_ends_the_kiosk() {
    let mut terminal = Terminal::start(80, 24, "");
    terminal.sees("Polski");
    let (other, _pts) = open().unwrap();
    drop(std::mem::replace(&mut terminal.pty, other));
    assert_eq!(terminal.exits().code(), Some(1));
}

#[test]
fn between_keys_nothing_is_written_to_the_screen() {
    // A terminal that does not answer is asked again.
    let mut terminal = Terminal::asks_and_hears(80, 24, b"\x1b[1;1R\x1b[1;1R\x1b[1;1R");
    terminal.focus_is_on("P");
    assert_eq!(terminal.hears(SILENCE), Heard::Nothing);
    terminal.types(b"\r");
    terminal.sees("Co Pan/Pani chce");
    terminal.focus_is_on("2");
    assert_eq!(terminal.hears(SILENCE), Heard::Nothing);
}

#[test]
fn help_on_the_smallest_screen_can_be_read_on_and_speaks_another_language() {
    let mut terminal = Terminal::start(40, 11, "");
    terminal.sees("Polski");
    for (keys, words) in [
        (&b"\r"[..], "Co Pan/Pani chce"),
        (b"\x1bOP", "Jak to działa i ustawienia"),
        (b"\x1b[6~", "Część 2 z"),
        (b"\x1bOQ", "How this works, and settings"),
        (b"\x1b", "What would you like"),
    ] {
        terminal.types(keys);
        terminal.sees(words);
    }
}

#[test]
fn a_key_struck_twice_leads_one_page_on() {
    let mut terminal = Terminal::start(80, 24, "[keys]\ndouble_strike_ms = 1000\n");
    terminal.sees("Polski");
    // What is seen after another key was not led anywhere by the second Enter.
    terminal.types(b"\r\r\x1bOP");
    terminal.sees("podświetlenie.");
    terminal.types(b"\x1b");
    terminal.sees("Co Pan/Pani chce");
}

#[test]
fn a_key_held_down_does_not_put_off_the_idle_warning() {
    let mut terminal = Terminal::start_impatient();
    let begun = Instant::now();
    while !terminal.contents().contains(WARNING) {
        assert!(begun.elapsed() < PATIENCE, "{}", terminal.contents());
        terminal.types(DOWN);
        let repeat = Instant::now() + REPEAT;
        while terminal.hears(repeat.saturating_duration_since(Instant::now())) == Heard::Bytes {}
    }
}

#[test]
fn keys_that_come_faster_than_frames_do_not_put_off_the_idle_warning() {
    let mut terminal = Terminal::start_impatient();
    terminal.types(&DOWN.repeat(200));
    let begun = Instant::now();
    while !terminal.contents().contains(WARNING) {
        assert!(begun.elapsed() < PATIENCE, "{}", terminal.contents());
        terminal.hears(PATIENCE);
        // Two for every frame, so that there are always some that the program has not dealt with, and
        // the second tells that the key is held.
        terminal.types(&DOWN.repeat(2));
    }
}

#[test]
fn a_panic_restores_the_terminal_and_says_nothing_private() {
    if std::env::var_os("CAS_KIOSK_TEST_PANICS").is_some() {
        cas_kiosk::terminal::install_panic_hook();
        let _open = cas_kiosk::terminal::open(TerminalKind::Other, true).unwrap();
        panic!("Jan Tajemnica");
    }
    let folder = tempfile::tempdir().unwrap();
    let name = "terminal::a_panic_restores_the_terminal_and_says_nothing_private";
    let command =
        Command::new(std::env::current_exe().unwrap()).args(["--exact", name, "--nocapture"]);
    let mut terminal = Terminal::spawn(80, 24, command.env("CAS_KIOSK_TEST_PANICS", "1"), folder);
    terminal.types(HAS_KEYBOARD);
    assert!(!terminal.ends().success());
    assert!(
        terminal.has_written("\x1b[?1049h") && terminal.has_written(PUSH),
        "there was something to restore"
    );
    let written = String::from_utf8_lossy(&terminal.bytes);
    assert_eq!(written.matches(POP).count(), 1);
    terminal.is_restored();
    assert!(
        terminal
            .contents()
            .contains("cas-kiosk stopped because of a fault in the program.")
    );
    assert!(!String::from_utf8_lossy(&terminal.bytes).contains("Tajemnica"));
}

#[test]
fn an_incomplete_key_sequence_does_not_stop_the_idle_clock() {
    let sequences: [&[u8]; 4] = [b"\x1b[", b"\x1bO", b"\xc4", b"\x1b[200~"];
    let mut terminals = sequences.map(|sequence| {
        let mut terminal = Terminal::start_impatient();
        terminal.types(sequence);
        terminal
    });
    for terminal in &mut terminals {
        terminal.sees(WARNING);
        terminal.until("bell", |terminal| terminal.bytes.contains(&BELL));
    }
}

/// Starts the kiosk where this dispatcher is, with this configuration.
fn start_speaking(recorder: &Recorder, config: &str) -> Terminal {
    let folder = configured(config);
    let address = format!("unix_socket:{}", recorder.path().display());
    let command = Command::new(PROGRAM)
        .current_dir(folder.path())
        .env("SPEECHD_ADDRESS", address);
    Terminal::spawn(80, 24, command, folder)
}

#[test]
fn a_key_on_start_makes_the_program_speak_and_the_next_one_cancels_it() {
    let recorder = Recorder::listening(Manner::Endless);
    let mut terminal = start_speaking(&recorder, "");
    terminal.sees("Głos: strzałka");
    terminal.types(RIGHT);
    let first =
        "Głos: włączony. Dzień dobry! Język wybiera się strzałkami. Potem proszę nacisnąć Enter.";
    assert_eq!(recorder.texts_up_to(first), [first]);
    terminal.types(DOWN);
    let seen = recorder.up_to(&Seen::Text(
        "2 of 6: English. A trial. Examples are made up.".to_owned(),
    ));
    let cancel = Seen::Command("CANCEL SELF".to_owned());
    let language = Seen::Command("SET SELF LANGUAGE en".to_owned());
    let place = |wanted: &Seen| seen.iter().position(|it| it == wanted).unwrap();
    assert!(place(&cancel) < place(&language));
}

#[test]
fn a_program_whose_voice_is_lost_says_so_and_works_on() {
    let recorder = Recorder::listening(Manner::DiesInWord);
    let mut terminal = start_speaking(&recorder, "");
    terminal.sees("Głos: strzałka");
    terminal.types(RIGHT);
    terminal.sees("Głos teraz nie działa.");
    terminal.presses(&[DOWN, b"\r"]);
    terminal.sees("What would you like to do?");
}

#[test]
fn a_program_without_an_answer_from_its_voice_works_on() {
    let recorder = Recorder::listening(Manner::Silent);
    let mut terminal = start_speaking(&recorder, "");
    terminal.sees("Polski");
    terminal.types(b"\r");
    terminal.sees("Co Pan/Pani chce");
}

#[test]
fn a_voice_of_a_kind_that_cannot_be_used_keeps_nobody_from_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("kiosk.toml"),
        "[log]\nto = \"file\"\npath = \"log\"\n",
    )
    .unwrap();
    let command = Command::new(PROGRAM)
        .current_dir(folder.path())
        .env("SPEECHD_ADDRESS", "inet_socket:localhost:6560");
    let mut terminal = Terminal::spawn(80, 24, command, folder);
    terminal.sees("Polski");
    let log = std::fs::read_to_string(terminal.folder.path().join("log")).unwrap();
    assert!(log.contains("only unix_socket:PATH can be used"), "{log}");
}

#[test]
fn headphones_that_are_plugged_in_make_the_program_speak() {
    let last = "1 z sześciu: Polski. To próba. Przykłady są zmyślone. \
        Strzałka w prawo: powtarzam. Dwa razy: czytam całą stronę.";
    // The file comes, is moved into its place, or was there before.
    for (before, after) in [(None, "jack"), (Some("0"), "new"), (Some("1"), "jack")] {
        let recorder = Recorder::listening(Manner::Prompt);
        let folder = tempfile::tempdir().unwrap();
        let jack = folder.path().join("jack");
        if let Some(before) = before {
            std::fs::write(&jack, before).unwrap();
        }
        let mut terminal = start_speaking(
            &recorder,
            &format!("[speech]\nstart = \"headphones\"\nheadphones = {jack:?}\n"),
        );
        if before != Some("1") {
            terminal.sees("Głos: strzałka");
            let written = folder.path().join(after);
            std::fs::write(&written, "1\n").unwrap();
            std::fs::rename(&written, &jack).unwrap();
        }
        assert!(recorder.texts_up_to(last)[0].starts_with("Dzień dobry!"));
    }
}

#[test]
fn a_folder_that_cannot_be_watched_is_told_of_and_means_no_headphones() {
    let (sender, inputs) = channel();
    let watched = cas_kiosk::input::headphones(sender, "/no/such/folder/jack".into());
    assert_eq!(watched.unwrap_err().kind(), ErrorKind::NotFound);
    assert!(matches!(inputs.recv().unwrap(), Input::Headphones(false)));
}

#[test]
fn a_frame_and_its_cursor_are_one_write() {
    let pieces = Pieces::default();
    let mut backend = Whole::new(BufWriter::with_capacity(4096, pieces.clone()));
    let cells = Buffer::with_lines(["Tak", "Nie"]);
    let area = Rect::new(0, 0, 3, 2);
    let content = area.positions().map(|at| (at.x, at.y, &cells[at]));
    backend.draw(content).unwrap();
    backend.show_cursor().unwrap();
    backend.set_cursor_position((0, 0)).unwrap();
    assert!(pieces.0.borrow().is_empty());
    Backend::flush(&mut backend).unwrap();
    let pieces = pieces.0.borrow();
    assert_eq!(pieces.len(), 1);
    assert!(pieces[0].ends_with(b"\x1b[?25h\x1b[1;1H"), "{pieces:?}");
}

/// What was written, in the pieces in which it was.
#[derive(Clone, Default)]
pub struct Pieces(pub Rc<RefCell<Vec<Vec<u8>>>>);

impl std::io::Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().push(bytes.to_vec());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_terminal_that_is_too_small_says_so_and_works_again_when_enlarged() {
    let mut terminal = Terminal::start(39, 11, "");
    terminal.sees("Okno jest za małe.");
    terminal.resizes(40, 11);
    terminal.sees("Dzień dobry!");
    terminal.resizes(40, 10);
    terminal.sees("Okno jest za małe.");
}

#[test]
fn the_faults_of_a_configuration_are_told_before_the_screen_is_taken() {
    let mut terminal = Terminal::start(80, 24, "[kiosk]\nnumber = 100\ncolour = \"red\"\n");
    terminal.focus_is_on("T");
    let mut written = terminal.bytes.split(|byte| *byte == 0x1b);
    let told = String::from_utf8_lossy(written.next().unwrap()).into_owned();
    assert!(told.contains("kiosk.toml:2:"), "{told}");
    assert!(told.contains("kiosk.toml:3:"), "{told}");
}

#[test]
fn a_request_goes_from_the_keyboard_to_the_spool_and_another_in_lines_beside_it() {
    let mut terminal = Terminal::start(40, 11, "[keys]\ndouble_strike_ms = 0\n");
    terminal.sees("Polski");
    let steps: [(&[&[u8]], &str); 20] = [
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
        (&["Łęcka\r".as_bytes()], "telefonu?"),
        (&[b"126165427\r"], "Ile ma Pan/Pani lat?"),
        (&[b"72\r"], "Z kim"),
        (&[b"1"], "Co si"),
        (&[b"2"], "– wybrano"),
        (&[END, UP, UP, UP, b"\r"], "o naprawie?"),
        (&[DOWN, b"\r"], "Kiedy"),
        (&[b"1"], "sprawdzi"),
    ];
    for (keys, words) in steps {
        terminal.presses(keys);
        terminal.sees(words);
    }
    let lines = format!("1\n{ANSWERS}");
    let beside = kiosk(terminal.folder.path(), &["--plain"], None, &lines);
    assert!(beside.status.success(), "{beside:?}");
    // From the end of the page over "finished", "help", "back" and nine answers to "continue", and then
    // to "agree".
    terminal.presses(&[END]);
    terminal.presses(&[UP; 12]);
    terminal.presses(&[b"\r"]);
    terminal.sees("Zgoda i wys");
    terminal.presses(&[END, UP, UP, UP, UP, UP, b"\r"]);
    terminal.sees("Numer zg");
    let stored: Vec<_> = std::fs::read_dir(terminal.folder.path().join("spool/new"))
        .unwrap()
        .collect();
    assert_eq!(stored.len(), 2);
}

#[test]
fn output_that_is_no_terminal_is_refused_and_told_of_plain() {
    let folder = tempfile::tempdir().unwrap();
    let mut kiosk = Plain::new(PROGRAM);
    kiosk
        .current_dir(folder.path())
        .env("TERM", "xterm")
        .env_remove("ACCESSIBLE");
    let output = kiosk.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--plain"));
}

/// How kitty answers what it is asked at first, with cells of 12x24 pixels.
const SCALES: &[u8] = b"\x1b[4;576;960t\x1b[6;24;12t\x1b[1;1R\x1b[1;3R\x1b[1;5R";
/// Longer than a terminal may take to answer.
const LATE: Duration = Duration::from_millis(300);
/// How a terminal tells that it has the kitty keyboard protocol.
const HAS_KEYBOARD: &[u8] = b"\x1b[?0u\x1b[1;1R\x1b[1;1R\x1b[1;1R";
/// What such a terminal is sent so that it tells repeats, and what takes that back.
const PUSH: &str = "\x1b[>3u";
const POP: &str = "\x1b[<1u";
const SCALED_TEXT: &str = "\x1b]66;s=2;Dzień dobry!";
const SCALED_HOME: &str = "\x1b]66;s=2;Co Pan/Pani chce";

impl Terminal {
    /// Starts the kiosk and waits until it has asked the terminal what it can do.
    fn asks(columns: u16, rows: u16) -> Self {
        Self::asks_and_hears(columns, rows, b"")
    }

    /// The same, with an answer that is there at once, however busy the machine is.
    fn asks_and_hears(columns: u16, rows: u16, answer: &[u8]) -> Self {
        let mut terminal = Self::start(columns, rows, "");
        terminal.types(answer);
        terminal.until("question", |terminal| terminal.has_written(&query(ROW)));
        terminal
    }

    pub fn has_written(&self, words: &str) -> bool {
        String::from_utf8_lossy(&self.bytes).contains(words)
    }

    /// Start is there, nothing of an answer was taken for a key, and keys work.
    fn takes_keys(&mut self) {
        self.focus_is_on("P");
        let before = self.contents();
        self.types(DOWN);
        self.focus_is_on("E");
        assert_eq!(self.contents(), before);
        assert!(!self.has_written(SCALED_TEXT));
    }
}

/// kitty 0.41 writes beside the lower half of a tall letter whose upper half was replaced.
#[test]
fn where_a_tall_scaled_row_stood_the_screen_is_cleared_before_others_are_written() {
    let answer = b"\x1b[4;1608;2880t\x1b[6;24;12t\x1b[1;1R\x1b[1;3R\x1b[1;5R";
    let mut terminal = Terminal::asks_and_hears(240, 67, answer);
    terminal.until("scaled letters", |it| it.has_written("\x1b]66;s=3;"));
    terminal.has_written_after(b"\r", "\x1b]66;s=3;Co Pan/Pani chce");
    for (key, words) in [(&b"1"[..], "Numer: 1"), (b"0", "Numer: 10")] {
        terminal.has_written_after(key, words);
    }
    let card = terminal.has_written_after(b"1", "\x1b]66;s=6;12 265 65 53");
    assert!(card.contains(CLEAR), "{card:?}");
    let home = terminal.has_written_after(b"\x1b[D", "Co Pan/Pani chce");
    let (cleared, written) = home.split_once(CLEAR).unwrap();
    assert!(!cleared.contains("66;s="), "{cleared:?}");
    assert!(written.contains("\x1b]66;s=3;"), "{written:?}");
    // Pages without such rows replace each other row by row.
    let help = terminal.has_written_after(b"?", "66;s=3;Jak to działa");
    assert!(!help.contains(CLEAR), "{help:?}");
}

const CLEAR: &str = "\x1b[2J";

impl Terminal {
    /// Presses a key as a finger does. Returns what was written since, once these words are in it.
    fn has_written_after(&mut self, key: &[u8], words: &str) -> String {
        self.settles();
        let before = self.bytes.len();
        self.presses(&[key]);
        let since = |it: &Self| String::from_utf8_lossy(&it.bytes[before..]).into_owned();
        self.until(words, |it| since(it).contains(words));
        self.settles();
        since(self)
    }
}

#[test]
fn a_terminal_that_scales_letters_is_sent_scaled_ones() {
    let mut terminal = Terminal::asks_and_hears(160, 45, SCALES);
    terminal.until("scaled text", |terminal| terminal.has_written(SCALED_TEXT));
    // F3: three times as large.
    terminal.types(b"\x1bOR");
    terminal.until("larger text", |terminal| {
        terminal.has_written("\x1b]66;s=3;Dzień dobry!")
    });
}

/// A terminal keeps this for each of its two screens, so all of it is for the alternate one.
#[test]
fn a_terminal_that_can_tell_repeats_is_asked_to_and_told_to_stop_on_every_way_out() {
    for (keys, signal) in [
        (&b"\x1b[99;5u"[..], None),
        (b"", Some(Signal::TERM)),
        (b"", Some(Signal::HUP)),
    ] {
        let mut terminal = Terminal::asks_and_hears(80, 24, HAS_KEYBOARD);
        terminal.focus_is_on("P");
        terminal.types(keys);
        if let Some(signal) = signal {
            terminal.signals(signal);
        }
        terminal.ends();
        terminal.is_restored();
        let written = String::from_utf8_lossy(&terminal.bytes);
        let at = |words: &str| {
            assert_eq!(written.matches(words).count(), 1, "{words:?}");
            written.find(words).unwrap()
        };
        let order = [at("\x1b[?1049h"), at(PUSH), at(POP), at("\x1b[?1049l")];
        assert!(order.is_sorted(), "{order:?}");
    }
}

#[test]
fn what_a_terminal_calls_repeats_leads_nowhere_and_moves() {
    let mut terminal = Terminal::asks_and_hears(80, 24, HAS_KEYBOARD);
    terminal.focus_is_on("P");
    // A repeat of F1, its release, then a repeat of Down.
    terminal.types(b"\x1b[1;1:2P\x1b[1;1:3P\x1b[1;1:2B");
    terminal.focus_is_on("E");
    terminal.types(b"\x1b[P");
    terminal.sees("Jak to działa");
}

#[test]
fn a_terminal_that_does_not_tell_of_its_keyboard_is_not_asked_about_keys() {
    let mut terminal = Terminal::asks_and_hears(80, 24, b"\x1b[1;1R\x1b[1;1R\x1b[1;1R");
    terminal.focus_is_on("P");
    terminal.types(b"\x03");
    terminal.ends();
    assert!(!terminal.has_written(PUSH) && !terminal.has_written(POP));
}

#[test]
fn a_terminal_that_does_not_answer_whole_is_sent_no_scaled_letters() {
    let mut terminal = Terminal::asks(80, 24);
    terminal.takes_keys();
    for answer in [
        &b"\x1b[1;1R"[..],
        b"\x1b[6;24;12t",
        &SCALES[..SCALES.len() - 6],
    ] {
        let mut terminal = Terminal::asks(80, 24);
        terminal.focus_is_on("P");
        terminal.types(answer);
        terminal.takes_keys();
    }
}

#[test]
fn a_terminal_that_answers_late_is_sent_scaled_letters() {
    // At once, and in pieces.
    let pieces: [&[&[u8]]; 2] = [
        &[SCALES],
        &[
            &SCALES[..15],
            &SCALES[15..24],
            &SCALES[24..30],
            &SCALES[30..],
        ],
    ];
    for pieces in pieces {
        let mut terminal = Terminal::asks(160, 45);
        terminal.has_focus();
        let before = terminal.bytes.len();
        for piece in pieces {
            terminal.types(piece);
        }
        terminal.until("scaled text", |terminal| terminal.has_written(SCALED_TEXT));
        while terminal.hears(SILENCE) == Heard::Bytes {}
        let written = String::from_utf8_lossy(&terminal.bytes[before..]).into_owned();
        assert_eq!(
            written.matches(SCALED_TEXT).count(),
            1,
            "Start is drawn once"
        );
        terminal.types(b"\r");
        terminal.until("Home in scaled letters", |terminal| {
            terminal.has_written(SCALED_HOME)
        });
    }
}

#[test]
fn a_terminal_that_answers_only_the_second_time_is_sent_scaled_letters() {
    // Nothing of the first answer comes, or only its beginning.
    for begun in [0, 24, SCALES.len() - 6] {
        let mut terminal = Terminal::asks(160, 45);
        terminal.has_focus();
        terminal.types(&SCALES[..begun]);
        let again = query(ROW + 1);
        terminal.until("second question", |terminal| terminal.has_written(&again));
        terminal.has_focus();
        terminal.types(b"\x1b[4;576;960t\x1b[6;24;12t\x1b[2;1R\x1b[2;3R\x1b[2;5R");
        terminal.until("scaled text", |terminal| terminal.has_written(SCALED_TEXT));
        // The page is drawn over the question.
        let written = String::from_utf8_lossy(&terminal.bytes);
        let (_, after) = written.split_once(&again).unwrap();
        assert!(after.contains("\x1b[2J"), "{after:?}");
    }
}

#[test]
fn what_a_terminal_tells_during_a_visit_waits_for_its_end() {
    let mut terminal = Terminal::asks(160, 45);
    terminal.has_focus();
    let start = terminal.contents();
    terminal.types(b"\r");
    terminal.until("another page", |terminal| terminal.contents() != start);
    terminal.has_focus();
    while terminal.hears(SILENCE) == Heard::Bytes {}
    terminal.types(SCALES);
    assert_eq!(terminal.hears(SILENCE), Heard::Nothing);
    terminal.types(DOWN);
    while terminal.hears(SILENCE) == Heard::Bytes {}
    assert!(!terminal.has_written("\x1b]66;s=2;C"));
    terminal.types(b"\x1b");
    terminal.until("scaled text", |terminal| terminal.has_written(SCALED_TEXT));
}

#[test]
fn a_terminal_that_tells_late_that_it_can_tell_repeats_is_asked_to_then() {
    let mut terminal = Terminal::asks(80, 24);
    terminal.focus_is_on("P");
    assert!(!terminal.has_written(PUSH));
    terminal.types(HAS_KEYBOARD);
    terminal.until("question for repeats", |terminal| {
        terminal.has_written(PUSH)
    });
    terminal.focus_is_on("P");
    // A press and a release of Down, so that it is known to tell; then Down again, and repeats of it.
    terminal.types(b"\x1b[B\x1b[1;1:3B");
    terminal.focus_is_on("E");
    terminal.types(b"\x1b[99;5u");
    assert!(terminal.ends().success());
    let written = String::from_utf8_lossy(&terminal.bytes);
    for words in [PUSH, POP] {
        assert_eq!(written.matches(words).count(), 1, "{words:?}");
    }
}

#[test]
fn a_late_answer_that_began_in_time_is_not_typed() {
    // The beginning comes in time, and its end after all limits.
    let mut terminal = Terminal::asks_and_hears(160, 45, &SCALES[..SCALES.len() - 6]);
    terminal.has_focus();
    terminal.types(&SCALES[SCALES.len() - 6..]);
    terminal.until("scaled text", |terminal| terminal.has_written(SCALED_TEXT));
}

#[test]
fn a_terminal_without_a_size_is_told_of_and_shows_start_when_it_has_one() {
    for (columns, rows) in [(0, 0), (80, 0), (0, 24)] {
        let mut terminal = Terminal::start_without_size(columns, rows);
        terminal.sees("cas-kiosk waits: this terminal has no size.");
        let log = terminal.folder.path().join("log");
        let told = || std::fs::read_to_string(&log).unwrap();
        assert_eq!(
            told().matches("the terminal has no size").count(),
            1,
            "{}",
            told()
        );
        terminal.resizes(80, 24);
        terminal.sees("Dzień dobry!");
        terminal.focus_is_on("P");
        assert!(!terminal.contents().contains("cas-kiosk waits"));
        assert_eq!(
            told().matches("the terminal has a size now").count(),
            1,
            "{}",
            told()
        );
        terminal.types(DOWN);
        terminal.focus_is_on("E");
    }
}

#[test]
fn a_terminal_without_a_size_is_given_back_when_the_program_is_ended() {
    let mut terminal = Terminal::start_without_size(0, 0);
    terminal.sees("cas-kiosk waits");
    terminal.signals(Signal::TERM);
    assert!(terminal.ends().success());
    terminal.is_restored();
}

#[test]
fn an_answer_that_is_cut_by_the_time_limit_is_waited_for() {
    for end in [1, 2, 4, 12, 23, 29, 31, SCALES.len() - 1] {
        let mut terminal = Terminal::asks_and_hears(80, 24, &SCALES[..end]);
        assert_eq!(
            terminal.hears(LATE),
            Heard::Nothing,
            "it waits for the rest"
        );
        terminal.types(&SCALES[end..]);
        terminal.until("scaled text", |terminal| terminal.has_written(SCALED_TEXT));
    }
}

#[test]
fn rubbish_for_an_answer_is_neither_shown_nor_typed() {
    for rubbish in [
        &b"\x1b[1;1R\x1b[1;3R\x1b[1;4R138"[..],
        b"\x1b[99999;99999R\x1b[;R\x1b[6;t",
        b"\xff\xfe\x00\x1b]66;s=2; \x07",
        b"1;1R1;3R1;5R",
    ] {
        let mut terminal = Terminal::asks_and_hears(80, 24, rubbish);
        terminal.takes_keys();
    }
}

#[test]
fn a_thousand_changes_of_size_end_right() {
    let mut terminal = Terminal::start(80, 24, "");
    terminal.focus_is_on("P");
    for (columns, rows) in [(1, 1), (0, 0), (500, 200), (120, 40)].repeat(250) {
        terminal.pty.resize(Size::new(rows, columns)).unwrap();
        while terminal.hears(Duration::ZERO) == Heard::Bytes {}
    }
    // What a terminal makes of its cells meanwhile is its own affair.
    terminal.screen.process(b"\x1b[2Jrubbish");
    terminal.bytes.clear();
    terminal.pty.resize(Size::new(24, 80)).unwrap();
    terminal.sees("Dzień dobry!");
    terminal.focus_is_on("P");
    assert!(!terminal.contents().contains("rubbish"));
}

/// The system takes any size, such as from `stty`, and two buffers of it would have 200 gigabytes.
#[test]
fn a_terminal_of_four_thousand_million_cells_is_drawn_as_far_as_a_screen_can_be_seen() {
    let mut terminal = Terminal::start(80, 24, "");
    terminal.focus_is_on("P");
    for (columns, rows) in [(u16::MAX, u16::MAX), (u16::MAX, 24), (80, u16::MAX)] {
        terminal.bytes.clear();
        terminal.pty.resize(Size::new(rows, columns)).unwrap();
        terminal.until("page", |terminal| !terminal.bytes.is_empty());
        terminal.settles();
    }
    terminal.pty.resize(Size::new(24, 80)).unwrap();
    terminal.sees("Dzień dobry!");
    terminal.focus_is_on("P");
}

/// The console is given its colours back on every way out.
#[test]
fn a_console_gets_the_colours_of_the_themes_and_its_own_back() {
    for (keys, signal) in [(&b"\x03"[..], None), (b"", Some(Signal::TERM))] {
        let folder = tempfile::tempdir().unwrap();
        let command = Command::new(PROGRAM).current_dir(folder.path());
        let mut terminal = Terminal::spawn_as("linux", 80, 24, command, folder);
        terminal.sees("Polski");
        terminal.focus_is_on("P");
        assert!(terminal.has_written(CONSOLE_PALETTE));
        assert!(!terminal.has_written(&query(ROW)), "a console is not asked");
        assert!(!terminal.has_written(PUSH));
        terminal.types(keys);
        if let Some(signal) = signal {
            terminal.signals(signal);
        }
        terminal.ends();
        let written = String::from_utf8_lossy(&terminal.bytes);
        let (_, after) = written.rsplit_once("\x1b]P").unwrap();
        assert!(after.contains("\x1b]R"), "{after:?}");
    }
}

#[test]
fn a_terminal_is_told_of_and_given_back() {
    let folder = tempfile::tempdir().unwrap();
    let command = Command::new(PROGRAM).current_dir(folder.path());
    let command = command.args(["display", "--panel-mm", "527x296", "--distance-mm", "700"]);
    let mut terminal = Terminal::spawn(160, 45, command, folder);
    terminal.types(SCALES);
    assert!(terminal.ends().success());
    terminal.is_restored();
    let contents = terminal.contents();
    assert!(
        contents.contains("the terminal scales letters"),
        "{contents}"
    );
    assert!(
        contents.contains("8.6 mm, to be seen under 0.7° from 700 mm"),
        "{contents}"
    );
    assert!(terminal.has_written("\x1b]66;s=3;Polski"));
}

#[test]
fn what_is_no_terminal_cannot_be_told_of() {
    let mut kiosk = Plain::new(PROGRAM);
    let output = kiosk.arg("display").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("is not a terminal"));
    let args = ["display", "--panel-mm", "527", "--distance-mm", "100"];
    let output = Plain::new(PROGRAM).args(args).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("527x296"));
}
