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
//! - No key is dropped here. Each comes with two facts, and the kiosk decides what they forbid.
//! - A key that is held down, by a book or by a hand that does not lift, is no sign of life.
//! - Nothing that is printed for debugging tells which key it was: keys are a visitor's words.

#![allow(
    clippy::disallowed_methods,
    reason = "the clock is read here, and enters the rest as a value"
)]

use std::io::{self, BufRead, Read as _};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::{QueueSelector, tcflush};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::page::Key;
use crate::text::is_unwanted;

/// The longest time between two events of one key that is held down. The slowest usual keyboard,
/// that of X as it was for decades, begins to repeat after 660 ms (`xset -q`), and then goes on
/// faster; the rest is for a machine that is busy.
pub const HELD_KEY_GAP: Duration = Duration::from_millis(750);
/// The same key within this time is repeated by the keyboard: even a slow one repeats ten times a
/// second, and no hand types one digit as fast.
pub const REPEAT_GAP: Duration = Duration::from_millis(100);
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
        /// Whether it is a sign of life; a key held down is none after its first event.
        fresh: bool,
        /// Whether it may do more than move and write, such as choose or lead to another page:
        /// false if the same key came just before, from a hand that trembles or does not lift.
        struck: bool,
        /// Whether a hand pressed it and not the keyboard repeated it, as far as can be told. What
        /// is typed may have the same digit twice in a row, quickly.
        typed: bool,
    },
    /// A line, without its end.
    Line(String),
    /// The screen has another size.
    Resize,
    /// Somebody asks the program to end, with Ctrl-C or with the signal that Ctrl-C or Ctrl-\
    /// otherwise gives; whether a key may end it is for the kiosk to say.
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
            Self::Key { fresh, struck, .. } => {
                return write!(formatter, "Key, fresh: {fresh}, struck: {struck}");
            }
            Self::Line(_) => "Line",
            Self::Resize => "Resize",
            Self::Leave => "Leave",
            Self::Terminate => "Terminate",
            Self::HangUp => "HangUp",
        })
    }
}

/// Tells double strikes (EN 301 549, 5.8) and keys that are held down.
pub struct Filter {
    double_strike: Duration,
    /// The key before, and when it came.
    last: Option<(Key, Duration)>,
}

/// The key before is part of what a visitor has typed.
impl std::fmt::Debug for Filter {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { double_strike, .. } = self;
        write!(formatter, "Filter, double strike: {double_strike:?}")
    }
}

impl Filter {
    /// A filter for which a key is not struck if it comes again in less than `double_strike`; with
    /// zero every press is struck.
    #[must_use]
    pub fn new(double_strike: Duration) -> Self {
        Self {
            double_strike,
            last: None,
        }
    }

    /// The input that a key gives at `at`, counted from any fixed moment. Every event begins the
    /// time anew, so that a key that is held is struck once, or once more when the keyboard begins
    /// to repeat it later than `double_strike` after the press: until then it is like any second
    /// press. What a terminal itself calls a repeat is neither fresh nor struck.
    pub fn admit(&mut self, key: Key, kind: KeyEventKind, at: Duration) -> Input {
        let same = self.last.filter(|(last, _)| *last == key);
        let since = same.map(|(_, before)| at.saturating_sub(before));
        self.last = Some((key, at));
        let pressed = kind != KeyEventKind::Repeat;
        Input::Key {
            key,
            fresh: pressed && since.is_none_or(|since| since > HELD_KEY_GAP),
            struck: pressed && since.is_none_or(|since| since >= self.double_strike),
            typed: pressed && since.is_none_or(|since| since >= self.double_strike.min(REPEAT_GAP)),
        }
    }
}

/// The key of the kiosk behind a key event, or `None` if it has no meaning here.
#[must_use]
pub fn key_of(event: &KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release || event.modifiers.intersects(CHORD) {
        return None;
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
        KeyCode::F(3) => Key::Size,
        KeyCode::F(4) => Key::Theme,
        KeyCode::Char(character) if !is_unwanted(character) => Key::Char(character),
        _ => return None,
    };
    Some(key)
}

/// The inputs that an event of the terminal gives at `at`, in order.
#[must_use]
pub fn inputs_of(event: &Event, filter: &mut Filter, at: Duration) -> Vec<Input> {
    match event {
        Event::Key(event) if is_leave(event) => vec![Input::Leave],
        Event::Key(event) => {
            let key = key_of(event).map(|key| filter.admit(key, event.kind, at));
            key.into_iter().collect()
        }
        // The program never asks for bracketed paste, but a scanner or a terminal may send one. Its
        // characters count as if they were typed.
        Event::Paste(text) => text
            .chars()
            .take(PASTE_CHARACTERS_MAX)
            .filter(|character| !is_unwanted(*character))
            .map(|character| filter.admit(Key::Char(character), KeyEventKind::Press, at))
            .collect(),
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

/// Sends the keys of the terminal, which must be in raw mode and must not show a page yet.
///
/// What was typed before there is a page answers nothing, so it is thrown away; half a key sequence
/// among it would also hold up the poll. That poll makes crossterm listen for a change of the
/// terminal's size: from the thread it might do so only after the first change.
///
/// # Errors
/// When the terminal is gone, or the system gives no thread.
pub fn keys(sender: Sender<Input>, double_strike: Duration) -> io::Result<()> {
    tcflush(io::stdin(), QueueSelector::IFlush)?;
    event::poll(Duration::ZERO)?;
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

/// Sends that the terminal is gone, once it is. Standard input must be that terminal.
///
/// # Errors
/// When the system gives no thread.
pub fn hang_up(sender: Sender<Input>) -> io::Result<()> {
    spawn("hang-up", sender, |_| {
        let terminal = io::stdin();
        // No events are asked for: a hang-up and an error are reported anyway, and keys are not.
        let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
        while poll(&mut watched, None) == Err(Errno::INTR) {}
    })
}

/// Sends what the signals mean that ask the program to end.
///
/// # Errors
/// When the system takes no handler for a signal, or gives no thread.
pub fn signals(sender: Sender<Input>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGQUIT, SIGHUP])?;
    spawn("signals", sender, move |sender| {
        for signal in signals.forever() {
            let input = match signal {
                SIGHUP => Input::HangUp,
                SIGINT | SIGQUIT => Input::Leave,
                _ => Input::Terminate,
            };
            if sender.send(input).is_err() {
                return;
            }
        }
    })
}

/// Whether it is Ctrl-C, which raw mode makes a key.
fn is_leave(event: &KeyEvent) -> bool {
    event.kind != KeyEventKind::Release
        && event.modifiers.contains(KeyModifiers::CONTROL)
        && event.code == KeyCode::Char('c')
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
