//! The keys of a terminal, read from its bytes, and its late answer about what it can do.

#![allow(
    clippy::disallowed_methods,
    reason = "the clock is read here, and enters the rest as a value"
)]

use std::io;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{QueueSelector, tcflush};

use super::allowance::Allowance;
use super::decoder::{Decoder, Within};
use super::strokes::StrokeClassifier;
use super::{Input, PASTE_LIMIT, spawn};
use crate::terminal::is_readable;
use crate::terminal::probe::{LateAnswer, ProbeAnswer};
use cas_page::page::Key;
use cas_words::text::is_unwanted;

/// The longest time between Esc and the rest of a sequence that begins with it. Nobody notices this
/// delay when they press Esc, and no hand presses another key so soon.
pub const ESCAPE_LIMIT: Duration = Duration::from_millis(25);
/// The longest time between two bytes of a key sequence. They are sent together, so most of this
/// time is for a connection to another machine. A string, to which nearly every byte can belong, is
/// given up this long after its beginning.
pub const SEQUENCE_LIMIT: Duration = Duration::from_secs(1);
/// The number of bytes that are read from the keyboard at once: as many as the system keeps of a
/// line (`N_TTY_BUF_SIZE`).
const KEYBOARD_BUFFER_BYTES: usize = 4096;

/// The modifiers that make a chord. Shift is not one of them: it makes a capital, which is a
/// character of its own.
const CHORD: KeyModifiers = KeyModifiers::CONTROL
    .union(KeyModifiers::ALT)
    .union(KeyModifiers::SUPER)
    .union(KeyModifiers::HYPER)
    .union(KeyModifiers::META);

/// Sends the keys of the terminal, and its late answer if it has not answered yet. The terminal
/// must be in raw mode and must not show a page yet.
///
/// Keys that were typed before there is a page are thrown away, because they answer nothing.
///
/// # Errors
/// When the terminal is gone, or the system gives no thread.
pub fn keys(sender: Sender<Input>, answer: ProbeAnswer) -> io::Result<()> {
    let mut keyboard = Keyboard::default();
    let mut late = answer.late;
    match &late {
        None => tcflush(io::stdin(), QueueSelector::IFlush)?,
        // The bytes may contain an answer of the terminal, so they are decoded and not flushed.
        Some(late) => {
            keyboard.decoder.decode(late.begun());
            while is_readable(Duration::ZERO)? {
                keyboard.next_keys()?;
            }
        }
    }
    spawn("keys", sender, move |sender| {
        let start = Instant::now();
        let mut strokes = StrokeClassifier::new(answer.told.keyboard);
        let mut allowance = Allowance::default();
        loop {
            let told = told(&mut late, &mut keyboard.decoder);
            if told.is_some_and(|told| sender.send(told).is_err()) {
                return;
            }
            let Ok(events) = keyboard.next_keys() else {
                return;
            };
            let at = start.elapsed();
            for event in events {
                let input = input_of(&event, &mut strokes, at);
                if let Some(input) = input.and_then(|input| allowance.take(input, at))
                    && sender.send(input).is_err()
                {
                    return;
                }
            }
        }
    })
}

/// Returns the key of the kiosk for a key event.
#[must_use]
pub fn key_of(event: &KeyEvent) -> Key {
    if event.modifiers.intersects(CHORD) {
        return Key::Other;
    }
    match event.code {
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
        KeyCode::F(5) => Key::Speech,
        KeyCode::F(6) => Key::Silence,
        KeyCode::F(10) => Key::Finish,
        KeyCode::Char(char::REPLACEMENT_CHARACTER) => Key::Unreadable,
        KeyCode::Char(character) if !is_unwanted(character) => Key::Char(character),
        _ => Key::Other,
    }
}

/// Returns the input for a key event at `at`; `None` if a key was released.
#[must_use]
pub fn input_of(event: &KeyEvent, strokes: &mut StrokeClassifier, at: Duration) -> Option<Input> {
    if is_leave(event) {
        return Some(Input::Leave);
    }
    let touch = strokes.hear(event, at)?;
    Some(Input::Key(Box::new(touch)))
}

/// A reader of the keys of the terminal.
#[derive(Default)]
struct Keyboard {
    decoder: Decoder,
    /// The time since which a string has not ended.
    string_since: Option<Instant>,
}

impl Keyboard {
    /// Waits for the next keys and returns them. For the rest of an unfinished sequence it does not
    /// wait long.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn next_keys(&mut self) -> io::Result<Vec<KeyEvent>> {
        let terminal = io::stdin();
        let limit = self.limit();
        if limit == Some(Duration::ZERO) {
            return Ok(self.decoder.give_up().into_iter().collect());
        }
        let limit = limit.map(|it| Timespec::try_from(it).map_err(io::Error::other));
        let mut watched = [PollFd::new(&terminal, PollFlags::IN)];
        match poll(&mut watched, limit.transpose()?.as_ref()) {
            Ok(0) => return Ok(self.decoder.give_up().into_iter().collect()),
            Ok(_) => {}
            Err(Errno::INTR) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        }
        let mut bytes = vec![0; KEYBOARD_BUFFER_BYTES];
        match rustix::io::read(&terminal, &mut *bytes) {
            Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => Ok(self.decoder.decode(&bytes[..count])),
            Err(Errno::INTR | Errno::AGAIN) => Ok(Vec::new()),
            Err(error) => Err(error.into()),
        }
    }

    /// Returns the time to wait for the rest of unfinished input.
    fn limit(&mut self) -> Option<Duration> {
        let within = self.decoder.within();
        if within != Some(Within::String) {
            self.string_since = None;
        }
        Some(match within? {
            Within::Escape => ESCAPE_LIMIT,
            Within::Sequence => SEQUENCE_LIMIT,
            Within::Paste => PASTE_LIMIT,
            Within::String => {
                let since = self.string_since.get_or_insert_with(Instant::now);
                SEQUENCE_LIMIT.saturating_sub(since.elapsed())
            }
        })
    }
}

/// Returns the late answer of the terminal once it is complete.
fn told(late: &mut Option<LateAnswer>, decoder: &mut Decoder) -> Option<Input> {
    let reports = decoder.take_reports();
    let told = late.as_mut()?.hear(&reports)?;
    *late = None;
    Some(Input::Capabilities(told))
}

/// Returns true for Ctrl-C, which raw mode makes an ordinary key. On a Cyrillic keyboard, a
/// terminal with the kitty keyboard protocol reports the letter that is on that key.
fn is_leave(event: &KeyEvent) -> bool {
    event.kind != KeyEventKind::Release
        && event.modifiers.contains(KeyModifiers::CONTROL)
        && matches!(event.code, KeyCode::Char('c' | '\u{441}'))
}
