//! When a visit is over, and when the program ends, nothing of it is left on the terminal or in the
//! cells it was drawn in.

use std::io::{self, BufWriter};
use std::sync::Arc;

use cas_kiosk::app::Message;
use cas_kiosk::input::{Input, KeyReport, StrokeClassifier};
use cas_kiosk::kiosk::{Clock, Ending, Kiosk};
use cas_kiosk::page::Key;
use cas_kiosk::private::Private;
use cas_kiosk::setup::Setup;
use cas_kiosk::surface::Surface;
use cas_kiosk::surface::plain::Plain;
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::terminal::whole::Whole;
use pty_process::blocking::Command;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use rustix::process::Signal;
use tempfile::TempDir;

use crate::project::PROGRAM;
use crate::terminal::{Pieces, Terminal};
use crate::visitor::{clock, shipped_anew, store_at};

/// What clears the screen and what has scrolled out of it.
const WIPE: &str = "\x1b[2J\x1b[3J";
/// What somebody typed.
const SECRET: &str = "Xqvzkjph";
const HOME: &str = "Co Pan/Pani chce";

/// A terminal of 80x48 that notes what is written to it.
struct Noted(Whole<BufWriter<Pieces>>);

impl Backend for Noted {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, cells: I) -> io::Result<()> {
        self.0.draw(cells)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, part: ClearType) -> io::Result<()> {
        self.0.clear_region(part)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(Size::new(80, 48))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

/// A kiosk on such a surface, and the folder it writes to.
fn kiosk<S: Surface<Message>>(setup: Setup, surface: S) -> (Kiosk<S>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = store_at(&folder.path().join("spool"));
    let clock: Clock = clock(&setup);
    (Kiosk::new(Arc::new(setup), surface, store, clock), folder)
}

/// Presses keys, each a second after the one before.
fn press<S: Surface<Message>>(kiosk: &mut Kiosk<S>, keys: impl IntoIterator<Item = Key>) {
    for key in keys {
        let touch =
            StrokeClassifier::new(false).admit(key, KeyReport::Silent, std::time::Duration::ZERO);
        kiosk.take(Input::Key(Box::new(touch))).unwrap();
        kiosk.settle().unwrap();
    }
}

/// Types something into the search.
fn type_secret<S: Surface<Message>>(kiosk: &mut Kiosk<S>) {
    kiosk.greet().unwrap();
    press(kiosk, [Key::Enter]);
    press(kiosk, "500".chars().map(Key::Char));
    press(kiosk, SECRET.chars().map(Key::Char));
}

/// Sends a request, and lets somebody else go on.
fn by_next_person<S: Surface<Message>>(kiosk: &mut Kiosk<S>) {
    let call = ["103", "2", "1", "1", SECRET, "126165427", "", "1"];
    for line in call.into_iter().chain(["1", "1", "1"]) {
        kiosk
            .take(Input::Line(Ok(Private(line.to_owned()))))
            .unwrap();
    }
}

/// The end of a visit.
fn by_key<S: Surface<Message>>(kiosk: &mut Kiosk<S>) {
    press(kiosk, [Key::Finish]);
}

/// Nobody presses a key; the last piece is the end.
fn by_time<S: Surface<Message>>(kiosk: &mut Kiosk<S>) {
    while !kiosk.app().is_empty() {
        kiosk.time_up().unwrap();
    }
}

#[test]
fn a_visit_that_ends_wipes_the_terminal_and_shows_start_in_one_write() {
    for end in [by_key, by_time] {
        let setup = shipped_anew();
        let (mut kiosk, _folder, pieces) = noted(setup);
        type_secret(&mut kiosk);
        let written = |from: usize| -> Vec<String> {
            let pieces = pieces.0.borrow();
            let text = |piece: &Vec<u8>| String::from_utf8_lossy(piece).into_owned();
            pieces[from..].iter().map(text).collect()
        };
        assert!(!written(0).concat().contains("\x1b[3J"));
        end(&mut kiosk);
        let last = written(0).pop().unwrap();
        assert!(last.starts_with(WIPE), "{last:?}");
        assert!(last.contains("Polski") && !last.contains(SECRET));
        assert!(last.ends_with('H'), "the cursor comes last");
        let count = written(0).len();
        press(&mut kiosk, [Key::Down]);
        let next = written(count).concat();
        assert!(!next.contains("\x1b[2J"), "only the end wipes: {next:?}");
    }
}

/// A kiosk at 80x48, and what it has written.
fn noted(setup: Setup) -> (Kiosk<Tui<Noted>>, TempDir, Pieces) {
    let pieces = Pieces::default();
    let writer = BufWriter::with_capacity(256 * 1024, pieces.clone());
    let surface = Tui::new(Noted(Whole::new(writer)), None);
    let (kiosk, folder) = kiosk(setup, surface);
    (kiosk, folder, pieces)
}

#[test]
fn where_somebody_else_goes_on_the_terminal_is_wiped_in_one_write_too() {
    let setup = shipped_anew();
    let (mut kiosk, _folder, pieces) = noted(setup);
    kiosk.greet().unwrap();
    press(&mut kiosk, [Key::Enter]);
    by_next_person(&mut kiosk);
    let pieces = pieces.0.borrow();
    let written: Vec<_> = pieces
        .iter()
        .map(|it| String::from_utf8_lossy(it))
        .collect();
    let (last, before) = written.split_last().unwrap();
    assert!(before.iter().all(|piece| !piece.contains("\x1b[3J")));
    assert!(before.iter().any(|piece| piece.contains(SECRET)));
    assert!(last.starts_with(WIPE), "{last:?}");
    assert!(last.contains(HOME) && !last.contains(SECRET), "{last:?}");
}

#[test]
fn lines_are_wiped_without_a_byte() {
    let output = Pieces::default();
    let setup = shipped_anew();
    let (mut kiosk, _folder) = kiosk(setup, Plain::new(output.clone()));
    type_secret(&mut kiosk);
    by_key(&mut kiosk);
    let written = String::from_utf8(output.0.borrow().concat()).unwrap();
    assert!(written.contains(SECRET) && !written.contains('\x1b'));
    assert_eq!(kiosk.take(Input::Terminate).unwrap(), Some(Ending::Asked));
}

#[test]
fn a_signal_that_ends_the_program_wipes_the_terminal() {
    for term in ["xterm-256color", "linux"] {
        for signal in [Signal::TERM, Signal::HUP] {
            let folder = tempfile::tempdir().unwrap();
            let command = Command::new(PROGRAM).current_dir(folder.path());
            let mut terminal = Terminal::spawn_as(term, 80, 24, command, folder);
            terminal.sees("Polski");
            terminal.types(b"\r");
            terminal.sees(HOME);
            let before = terminal.bytes.len();
            terminal.signals(signal);
            terminal.ends();
            let written = String::from_utf8_lossy(&terminal.bytes[before..]).into_owned();
            assert!(written.contains(WIPE), "{term} {signal:?}: {written:?}");
            assert!(!terminal.contents().contains(HOME));
            terminal.is_restored();
        }
    }
}
