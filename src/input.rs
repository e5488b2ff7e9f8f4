//! What reaches the program from outside: keys, lines, signals, the end of the terminal.
//!
//! Every source has a thread of its own that sends to one channel, and the main loop waits on the
//! channel with a time limit. Without that a visit could stay on the screen for ever: crossterm's
//! `poll` with a time limit does not return once half of a key's sequence has arrived, and its
//! `read` spins on a terminal that is gone. The main loop must therefore end the process on
//! [`Input::HangUp`], and never wait for a thread.
//!
//! # Invariants
//! - Which key an event is, and whether it counts, is decided without a clock: time is a value.
//! - A key that is held down, by a book or by a hand that does not lift, is no sign of life.

#![allow(
    clippy::disallowed_methods,
    reason = "the clock is read here, and enters the rest as a value"
)]

use std::io::{self, BufRead, IsTerminal as _, Read as _};
use std::os::fd::{AsFd as _, BorrowedFd};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::page::Key;
use crate::text::is_unwanted;

/// The longest time between two events of one key that is held down. A keyboard repeats after
/// 500 ms at the latest by default, and then faster.
pub const HELD_KEY_GAP: Duration = Duration::from_millis(600);
/// The most characters that are taken from one paste.
pub const PASTE_CHARACTERS_MAX: usize = 4096;
/// The most bytes that are kept of one line.
pub const LINE_BYTES_MAX: usize = 4096;

/// The modifiers that make a chord. Shift makes a capital, which is a character of its own.
const CHORD: KeyModifiers = KeyModifiers::CONTROL
    .union(KeyModifiers::ALT)
    .union(KeyModifiers::SUPER)
    .union(KeyModifiers::HYPER)
    .union(KeyModifiers::META);

/// One thing that has happened outside.
#[derive(Clone, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key {
        /// Which one.
        key: Key,
        /// Whether somebody pressed it just now; a key held down is not fresh.
        fresh: bool,
    },
    /// A line, without its end.
    Line(String),
    /// The screen has another size.
    Resize,
    /// Ctrl-C.
    Leave,
    /// The system asks the program to end.
    Terminate,
    /// There is no more input, and will not be any.
    HangUp,
}

/// Keys and lines are a visitor's words, whatever is printed for debugging.
impl std::fmt::Debug for Input {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Key { fresh: true, .. } => "Key, fresh",
            Self::Key { fresh: false, .. } => "Key, held",
            Self::Line(_) => "Line",
            Self::Resize => "Resize",
            Self::Leave => "Leave",
            Self::Terminate => "Terminate",
            Self::HangUp => "HangUp",
        })
    }
}

/// What a key event means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// A key of the kiosk.
    Key(Key),
    /// Ctrl-C.
    Leave,
}

/// Drops double strikes (EN 301 549, 5.8) and tells keys that are held down.
#[derive(Debug)]
pub struct Filter {
    double_strike: Duration,
    /// The key before, and when it came.
    last: Option<(Key, Duration)>,
}

impl Filter {
    /// A filter that drops Enter and Back when they come again in less than `double_strike`; zero
    /// drops none.
    #[must_use]
    pub fn new(double_strike: Duration) -> Self {
        Self {
            double_strike,
            last: None,
        }
    }

    /// The input that a key gives at `at`, counted from any fixed moment, or `None` if it is to be
    /// dropped. Every key begins the time anew, also one that is dropped, so that a held Enter acts
    /// once.
    pub fn admit(&mut self, key: Key, kind: KeyEventKind, at: Duration) -> Option<Input> {
        let same = self.last.filter(|(last, _)| *last == key);
        let since = same.map(|(_, before)| at.saturating_sub(before));
        self.last = Some((key, at));
        let fresh = since.is_none_or(|since| since > HELD_KEY_GAP);
        let struck_twice = since.is_some_and(|since| since < self.double_strike);
        let repeats = !fresh && kind == KeyEventKind::Repeat;
        let dropped = matches!(key, Key::Enter | Key::Back) && (struck_twice || repeats);
        (!dropped).then_some(Input::Key { key, fresh })
    }
}

/// The key of the kiosk behind a key event, or `None` if it has no meaning here.
#[must_use]
pub fn key_of(event: &KeyEvent) -> Option<Stroke> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    if event.modifiers.intersects(CHORD) {
        let is_leave =
            event.modifiers.contains(KeyModifiers::CONTROL) && event.code == KeyCode::Char('c');
        return is_leave.then_some(Stroke::Leave);
    }
    let key = match event.code {
        KeyCode::Up | KeyCode::BackTab => Key::Up,
        KeyCode::Down | KeyCode::Tab => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Back,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(1) => Key::Help,
        KeyCode::F(2) => Key::Language,
        KeyCode::Char(character) if !is_unwanted(character) => Key::Char(character),
        _ => return None,
    };
    Some(Stroke::Key(key))
}

/// The inputs that an event of the terminal gives at `at`, in order.
#[must_use]
pub fn inputs_of(event: &Event, filter: &mut Filter, at: Duration) -> Vec<Input> {
    match event {
        Event::Key(key) => match key_of(key) {
            Some(Stroke::Key(pressed)) => filter.admit(pressed, key.kind, at).into_iter().collect(),
            Some(Stroke::Leave) => vec![Input::Leave],
            None => Vec::new(),
        },
        Event::Paste(text) => {
            let wanted = text
                .chars()
                .take(PASTE_CHARACTERS_MAX)
                .filter(|character| !is_unwanted(*character));
            wanted
                .filter_map(|character| filter.admit(Key::Char(character), KeyEventKind::Press, at))
                .collect()
        }
        Event::Resize(..) => vec![Input::Resize],
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => Vec::new(),
    }
}

/// The next line without its end, or `None` when there is none. Bytes past [`LINE_BYTES_MAX`] are
/// passed over; what is not UTF-8 becomes a replacement character.
///
/// # Errors
/// When `reader` fails.
pub fn next_line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if reader
        .by_ref()
        .take(LINE_BYTES_MAX as u64)
        .read_until(b'\n', &mut line)?
        == 0
    {
        return Ok(None);
    }
    if !line.ends_with(b"\n") {
        reader.skip_until(b'\n')?;
    }
    let text = String::from_utf8_lossy(&line);
    Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()))
}

/// Sends the keys of the terminal, which must be in raw mode.
///
/// # Errors
/// When the system gives no thread.
pub fn keys(sender: Sender<Input>, double_strike: Duration) -> io::Result<()> {
    spawn("keys", sender, move |sender| {
        let start = Instant::now();
        let mut filter = Filter::new(double_strike);
        while let Ok(event) = event::read() {
            for input in inputs_of(&event, &mut filter, start.elapsed()) {
                if sender.send(input).is_err() {
                    return;
                }
            }
        }
    })
}

/// Sends the lines of standard input, and after the last one that there are no more.
///
/// # Errors
/// When the system gives no thread.
pub fn lines(sender: Sender<Input>) -> io::Result<()> {
    spawn("lines", sender, |sender| {
        let mut reader = io::stdin().lock();
        while let Ok(Some(line)) = next_line(&mut reader) {
            if sender.send(Input::Line(line)).is_err() {
                return;
            }
        }
    })
}

/// Sends that the terminal is gone, once it is.
///
/// # Errors
/// When the system gives no thread.
pub fn hang_up(sender: Sender<Input>) -> io::Result<()> {
    spawn("hang-up", sender, |_| {
        let (stdin, stdout) = (io::stdin(), io::stdout());
        // Keys are read from the terminal even if standard input is something else.
        let terminal: BorrowedFd<'_> = if stdin.is_terminal() {
            stdin.as_fd()
        } else {
            stdout.as_fd()
        };
        // No events are asked for: a hang-up and an error are reported anyway, and keys are not.
        let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
        while poll(&mut watched, None) == Err(Errno::INTR) {}
    })
}

/// Sends the signals that ask the program to end.
///
/// # Errors
/// When the system takes no handler for a signal, or gives no thread.
pub fn signals(sender: Sender<Input>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP])?;
    spawn("signals", sender, move |sender| {
        for _ in signals.forever() {
            if sender.send(Input::Terminate).is_err() {
                return;
            }
        }
    })
}

/// Tells the main loop that its thread has ended, in whatever way: without keys nobody could use
/// the kiosk, and only a new start helps.
struct Farewell(Sender<Input>);

impl Drop for Farewell {
    fn drop(&mut self) {
        // If nobody listens any more, the program is ending already.
        let _ = self.0.send(Input::HangUp);
    }
}

fn spawn(
    name: &str,
    sender: Sender<Input>,
    run: impl FnOnce(&Sender<Input>) + Send + 'static,
) -> io::Result<()> {
    let farewell = Farewell(sender);
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || run(&farewell.0))?;
    Ok(())
}
