//! What reaches the program from outside: keys, lines, signals, the end of the terminal.
//!
//! Every source has a thread of its own that sends to one [`channel()`], and the main loop waits on the
//! channel with a time limit, so that nothing that comes from outside, or does not come, can keep a
//! visit on the screen. The main loop must end the process on [`Input::HangUp`], and never wait for
//! one of these threads.
//!
//! # Invariants
//! - Which key an event is, and how it was struck, is decided without a clock: time is a value.
//! - Half a key sequence is over after [`SEQUENCE_LIMIT`] without a byte, a paste without an end after
//!   [`PASTE_LIMIT`], and a string of the terminal [`SEQUENCE_LIMIT`] after its beginning: the next key
//!   is a key again.
//! - Keys that come faster than hands are dropped past [`KEYS_AT_ONCE_MAX`], so that what a cat or a
//!   scanner sends is neither kept nor worked off for minutes; that some were is told in their place. No
//!   other key is dropped here. Each comes with what is known of it, and the kiosk decides what that
//!   forbids.
//! - Nothing that is printed for debugging tells which key it was: keys are a visitor's words.
//! - What was typed is on the heap only, where it is overwritten when it is given back: a channel
//!   keeps the last inputs that went through it until others come.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the clock, and the file that tells of headphones, are read here, and enter the rest as values"
)]

pub mod channel;
pub mod decoder;

use std::fs::File;
use std::io::{self, BufRead, Read as _};
use std::mem;
use std::ops::Range;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyEventState, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::inotify::{self, CreateFlags, WatchFlags};
use rustix::io::{Errno, retry_on_intr};
use rustix::termios::{QueueSelector, tcflush};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::page::{Key, LineFault};
use crate::surface::speech;
use crate::terminal::probe::{Answer, Late, Told};
use crate::text::is_unwanted;
use decoder::{Decoder, Within};

pub use channel::{Inputs, channel, since_boot};

/// The longest time between two events of one key that is held down. The slowest usual keyboard,
/// that of X as it was for decades, begins to repeat after 660 ms (`xset -q`), and then goes on
/// faster; the rest is for a machine that is busy.
pub const HELD_KEY_GAP: Duration = Duration::from_millis(750);
/// The same key within this time was struck by a hand: no keyboard begins to repeat as soon.
pub const REPEAT_GAP: Duration = Duration::from_millis(100);
/// How long after what may be the first repeat of a key the next one comes at the latest. The Linux
/// console repeats the slowest, every 92 ms; the rest is for a machine that is busy.
pub const SETTLE: Duration = Duration::from_millis(150);
/// How long after the press a key that repeats slowly does so first, and how long it then takes from
/// one repeat to the next (EN 301 549, 5.7).
pub const SLOW_REPEAT: Duration = Duration::from_secs(2);
/// Two keys within this time are not the doing of a finger, but of a scanner or a cat.
pub const RUSH_GAP: Duration = Duration::from_millis(30);
/// The most keys that are taken at once, such as those of a paste: more than a line holds
/// ([`crate::form::editor::TYPED_GRAPHEMES_MAX`]), so that it tells that it is full before keys are lost.
pub const KEYS_AT_ONCE_MAX: u32 = 2500;
/// How long it takes until one more is. No keyboard repeats a key sooner for long, and no hand is as
/// fast.
pub const KEY_TIME: Duration = Duration::from_millis(20);
/// How long after Esc the rest of a sequence comes at the latest that begins with it. Nobody feels it
/// when they press Esc, and no hand is as fast with another key.
pub const ESCAPE_LIMIT: Duration = Duration::from_millis(25);
/// How long after a byte of a key sequence the next one comes at the latest. They are sent together;
/// the rest is for a line to another machine. A string, to which nearly every byte can belong, is given
/// up so long after its beginning.
pub const SEQUENCE_LIMIT: Duration = Duration::from_secs(1);
/// The same for what is pasted. It is shorter than from key to key, so that whoever presses a key again
/// and again is not taken for the rest of it.
pub const PASTE_LIMIT: Duration = Duration::from_millis(100);
/// How much is read of the keyboard at once, in bytes: what the system keeps of a line (`N_TTY_BUF_SIZE`).
const KEYBOARD_BUFFER_BYTES: usize = 4096;
/// How much is read of standard input at once where it is lines, in bytes.
const LINES_BUFFER_BYTES: usize = 1024;
/// Room for the events of a folder; what they are does not matter, only that there are some.
const WATCH_BUFFER_BYTES: usize = 4096;
/// The most bytes that are read of the file that tells of headphones.
const HEADPHONES_BYTES_MAX: u64 = 16;
/// The most bytes of a line that are taken. A terminal keeps one byte more and passes over the rest
/// (termios(3): 4096 with the end of the line), so that a line of that length may be a part of one.
pub const LINE_BYTES_MAX: usize = 4094;

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
    Key(Box<Touch>),
    /// Keys that were dropped, because too many came at once.
    Lost,
    /// A line without its end, if it could be taken.
    Line(Result<String, LineFault>),
    /// The screen has another size.
    Resize,
    /// Something has become of the voice.
    Speech(speech::Event),
    /// Headphones are plugged in, or no longer.
    Headphones(bool),
    /// The terminal has told what it can do, later than it was waited for.
    Told(Told),
    /// Nothing, but that it is time to look at the clock, and whether the program was stopped.
    Wake,
    /// Somebody asks the program to end, with Ctrl-C or with the signal that Ctrl-C or Ctrl-\
    /// otherwise gives; whether a key may end it is for the kiosk to say.
    Leave,
    /// The system asks the program to end.
    Terminate,
    /// There is no more input, and will not be any.
    HangUp,
}

/// One event of a key, and what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// Which key.
    pub key: Key,
    /// Whether it was pressed.
    pub stroke: Stroke,
    /// How long ago the event before was, if that was of the same key.
    pub again: Option<Duration>,
    /// Whether it came less than [`RUSH_GAP`] after an event of any key.
    pub rushed: bool,
}

/// Whether a key was pressed, or is held down, as far as can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// It was pressed.
    Press,
    /// It was struck again less than [`REPEAT_GAP`] after its last event: by a hand that trembles, or
    /// a very fast one.
    Quick,
    /// It was pressed again, or it is held and this is its first repeat. The next event tells: if it
    /// is held, a [`Stroke::Held`] of the same key follows within [`SETTLE`].
    Unclear,
    /// It is held down and repeats.
    Held {
        /// Whether this is one of the repeats that remain when it repeats slowly: not before
        /// [`SLOW_REPEAT`] after the press, and then one in that time.
        counts: bool,
    },
}

/// What the terminal itself says of an event of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Nothing: what it sends is the same for a press and for a repeat.
    Silent,
    /// That the key was pressed.
    Pressed,
    /// That the key is held down.
    Repeated,
}

impl Input {
    /// Whether somebody has typed it who looked at a page.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        matches!(self, Self::Key(_) | Self::Lost | Self::Line(_))
    }
}

/// Lines are a visitor's words, whatever is printed for debugging. Keys print nothing of themselves.
impl std::fmt::Debug for Input {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Key(touch) => return touch.fmt(formatter),
            Self::Lost => "Lost",
            Self::Line(_) => "Line",
            Self::Resize => "Resize",
            Self::Speech(_) => "Speech",
            Self::Headphones(_) => "Headphones",
            Self::Told(_) => "Told",
            Self::Wake => "Wake",
            Self::Leave => "Leave",
            Self::Terminate => "Terminate",
            Self::HangUp => "HangUp",
        })
    }
}

/// Tells presses, double strikes and keys that are held down from each other.
#[derive(Debug)]
pub struct Filter {
    /// Whether the terminal tells repeats from presses, of the keys of which it can. One that is asked to
    /// only later is known by the first that it tells.
    tells_repeats: bool,
    last: Option<Last>,
}

/// The event before.
#[derive(Clone, Copy, Debug)]
struct Last {
    key: Key,
    at: Duration,
    stroke: Stroke,
    /// When the key was pressed, or when the last repeat came that counts.
    counted: Duration,
    /// Whether the terminal has told since that the key was let go.
    is_let_go: bool,
}

impl Filter {
    /// A filter for a terminal that tells repeats from presses (the kitty keyboard protocol), or for
    /// one that does not.
    #[must_use]
    pub fn new(tells_repeats: bool) -> Self {
        Self {
            tells_repeats,
            last: None,
        }
    }

    /// What is known of an event of a key at `at`, counted from any fixed moment.
    pub fn admit(&mut self, key: Key, word: Word, at: Duration) -> Touch {
        let since_any = self.last.map(|last| at.saturating_sub(last.at));
        let same = self.last.filter(|last| last.key == key);
        let again = same.and(since_any);
        let (stroke, counted) = match same.zip(again) {
            Some((last, since)) => last.followed(word, at, since),
            None if word == Word::Repeated => (Stroke::Held { counts: false }, at),
            None => (Stroke::Press, at),
        };
        self.last = Some(Last {
            key,
            at,
            stroke,
            counted,
            is_let_go: false,
        });
        Touch {
            key,
            stroke,
            again,
            rushed: since_any.is_some_and(|since| since < RUSH_GAP),
        }
    }

    /// The terminal tells that a key was let go: its next event is a press. Of letters and digits a
    /// terminal tells no more than this. It names the key and not what stands on it, so that a letter
    /// which takes Shift or `AltGr` is not found again, and time has to tell.
    pub fn let_go(&mut self, key: Key) {
        if let Some(last) = self.last.as_mut().filter(|last| last.key == key) {
            last.is_let_go = true;
        }
    }

    /// What the terminal says of an event. Under the kitty keyboard protocol, as it is asked for,
    /// characters, Enter, Tab and Backspace still come as single bytes, and again so when they
    /// repeat; those of a keypad that is not written with are sequences. Seen with kitty 0.41, foot
    /// 1.21 and alacritty 0.15.
    fn word(&self, event: &KeyEvent) -> Word {
        let is_byte = matches!(
            event.code,
            KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace
        ) && !event.state.contains(KeyEventState::KEYPAD);
        match event.kind {
            KeyEventKind::Repeat => Word::Repeated,
            _ if self.tells_repeats && !is_byte => Word::Pressed,
            _ => Word::Silent,
        }
    }
}

impl Last {
    /// How the same key was struck `since` after this event, and from when on the time to the next
    /// repeat that counts is to be taken.
    fn followed(self, word: Word, at: Duration, since: Duration) -> (Stroke, Duration) {
        let is_repeat = matches!(self.stroke, Stroke::Unclear | Stroke::Held { .. });
        let is_pressed = word == Word::Pressed || self.is_let_go || since > HELD_KEY_GAP;
        if word == Word::Repeated || !is_pressed && is_repeat && since <= SETTLE {
            let counts = at.saturating_sub(self.counted) >= SLOW_REPEAT;
            let counted = if counts { at } else { self.counted };
            return (Stroke::Held { counts }, counted);
        }
        if is_pressed {
            (Stroke::Press, at)
        } else if since < REPEAT_GAP {
            (Stroke::Quick, at)
        } else if self.stroke == Stroke::Unclear {
            // Nothing followed it that made it a repeat.
            (Stroke::Unclear, self.at)
        } else {
            (Stroke::Unclear, self.counted)
        }
    }
}

/// The key of the kiosk behind a key event.
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
        KeyCode::Char(char::REPLACEMENT_CHARACTER) => Key::Unreadable,
        KeyCode::Char(character) if !is_unwanted(character) => Key::Char(character),
        _ => Key::Other,
    }
}

/// What an event of a key at `at` tells the kiosk, if anything.
#[must_use]
pub fn input_of(event: &KeyEvent, filter: &mut Filter, at: Duration) -> Option<Input> {
    if is_leave(event) {
        return Some(Input::Leave);
    }
    if event.kind != KeyEventKind::Press {
        filter.tells_repeats = true;
    }
    if event.kind == KeyEventKind::Release {
        filter.let_go(key_of(event));
        return None;
    }
    let word = filter.word(event);
    Some(Input::Key(Box::new(filter.admit(key_of(event), word, at))))
}

/// How many keys may still come at once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allowance {
    /// Until when the keys so far would have taken hands, counted from any fixed moment.
    taken: Duration,
    /// Whether the last key was dropped, which is told once.
    has_lost: bool,
}

impl Allowance {
    /// What is taken of an input at `at`. Of the repeats of a key that is held down nobody misses one.
    pub fn take(&mut self, input: Input, at: Duration) -> Option<Input> {
        let Input::Key(touch) = &input else {
            return Some(input);
        };
        if self.admits(at) {
            self.has_lost = false;
            return Some(input);
        }
        let is_missed = !matches!(touch.stroke, Stroke::Held { .. });
        let is_told = is_missed && !mem::replace(&mut self.has_lost, true);
        is_told.then_some(Input::Lost)
    }

    /// Whether a key at `at` is one of those that are taken.
    pub fn admits(&mut self, at: Duration) -> bool {
        let from = self.taken.max(at);
        let is_admitted = from.saturating_sub(at) < KEY_TIME * KEYS_AT_ONCE_MAX;
        if is_admitted {
            self.taken = from + KEY_TIME;
        }
        is_admitted
    }
}

/// The next line, or `None` when there is none. What its bytes mean is what they would mean as keys, but
/// for an escape that may be Esc, pressed before a letter: then nobody can read it.
/// One of more than [`LINE_BYTES_MAX`] bytes is passed over as a whole, and that is told in its place.
///
/// The end of a line within what is pasted is a blank of it. A paste without an end is over with the
/// line that somebody has sent by hand.
///
/// # Errors
/// When `reader` fails.
pub fn next_line(reader: &mut impl BufRead) -> io::Result<Option<Result<String, LineFault>>> {
    let bytes = match next_bytes(reader)? {
        None => return Ok(None),
        Some(Err(fault)) => return Ok(Some(Err(fault))),
        Some(Ok(bytes)) => bytes,
    };
    let mut decoder = Decoder::for_lines();
    let mut keys = decoder.decode(&bytes);
    let (mut is_sent, mut is_too_long) = (false, false);
    while !is_sent && decoder.within() == Some(Within::Paste) {
        let asked = Instant::now();
        let Some(bytes) = next_bytes(reader)? else {
            break;
        };
        is_sent = asked.elapsed() > PASTE_LIMIT;
        keys.extend(decoder.decode(b"\n"));
        keys.extend(decoder.decode(bytes.as_deref().unwrap_or_default()));
        if bytes.is_err() || keys.len() > LINE_BYTES_MAX {
            // What is too long is not kept, but the rest of it is still no line of its own.
            is_too_long = true;
            keys.clear();
        }
    }
    keys.extend(decoder.give_up());
    Ok(Some(if is_too_long {
        Err(LineFault::TooLong)
    } else {
        line_of(&keys)
    }))
}

/// The bytes up to the end of a line, without it. If there are more than [`LINE_BYTES_MAX`], they are
/// passed over, and that is told in their place.
fn next_bytes(reader: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, LineFault>>> {
    let mut bytes = Vec::new();
    let mut start = reader.by_ref().take(LINE_BYTES_MAX as u64 + 1);
    if start.read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    if !bytes.ends_with(b"\n") && bytes.len() > LINE_BYTES_MAX {
        reader.skip_until(b'\n')?;
        return Ok(Some(Err(LineFault::TooLong)));
    }
    while bytes.pop_if(|byte| matches!(byte, b'\r' | b'\n')).is_some() {}
    Ok(Some(Ok(bytes)))
}

/// What the keys of a line have written.
fn line_of(keys: &[KeyEvent]) -> Result<String, LineFault> {
    let mut text = String::new();
    let mut are_others = false;
    for key in keys.iter().filter(|key| key.kind != KeyEventKind::Release) {
        match (key_of(key), key.code) {
            (Key::Char(character), _) => text.push(character),
            (Key::Unreadable, _) => text.push(char::REPLACEMENT_CHARACTER),
            // Nobody means Alt and a blank: it is Esc, which does nothing, and a blank.
            (Key::Enter, _) | (_, KeyCode::Tab | KeyCode::Char(' ')) => text.push(' '),
            (Key::Backspace, _) => {
                let last = text.grapheme_indices(true).next_back();
                text.truncate(last.map_or(0, |(start, _)| start));
            }
            _ => are_others = true,
        }
    }
    if text.contains(char::REPLACEMENT_CHARACTER) {
        Err(LineFault::Unreadable)
    } else if text.is_empty() && are_others {
        Err(LineFault::NoWords)
    } else {
        Ok(text)
    }
}

/// Sends the keys of the terminal, which must be in raw mode and must not show a page yet, and what it
/// tells of itself late, if it has not answered yet.
///
/// What was typed before there is a page answers nothing, so it is thrown away.
///
/// # Errors
/// When the terminal is gone, or the system gives no thread.
pub fn keys(sender: Sender<Input>, answer: Answer) -> io::Result<()> {
    let mut keyboard = Keyboard::default();
    let mut late = answer.late;
    match &late {
        None => tcflush(io::stdin(), QueueSelector::IFlush)?,
        // An answer of the terminal may be among it.
        Some(late) => {
            keyboard.decoder.decode(late.begun());
            while is_readable()? {
                keyboard.next_keys()?;
            }
        }
    }
    spawn("keys", sender, move |sender| {
        let start = Instant::now();
        let mut filter = Filter::new(answer.told.keyboard);
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
                let input = input_of(&event, &mut filter, at);
                if let Some(input) = input.and_then(|input| allowance.take(input, at))
                    && sender.send(input).is_err()
                {
                    return;
                }
            }
        }
    })
}

/// What a late answer tells, once it is whole.
fn told(late: &mut Option<Late>, decoder: &mut Decoder) -> Option<Input> {
    let reports = decoder.take_reports();
    let told = late.as_mut()?.hear(&reports)?;
    *late = None;
    Some(Input::Told(told))
}

/// Whether there is something to read at once.
fn is_readable() -> io::Result<bool> {
    let terminal = io::stdin();
    let mut watched = [PollFd::new(&terminal, PollFlags::IN)];
    let ready = retry_on_intr(|| poll(&mut watched, Some(&Timespec::default())))?;
    Ok(ready > 0)
}

/// The keys of the terminal, as its bytes come.
#[derive(Default)]
struct Keyboard {
    decoder: Decoder,
    /// Since when a string has not ended.
    string_since: Option<Instant>,
}

impl Keyboard {
    /// The next keys. It waits for them, but for the rest of what has begun not long.
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

    /// How long the rest of what has begun is waited for.
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

/// Sends the lines of standard input, and after the last one that there are no more.
///
/// # Errors
/// When the system gives no thread.
pub fn lines(sender: Sender<Input>) -> io::Result<()> {
    spawn("lines", sender, |sender| {
        let mut reader = Lines::default();
        while let Ok(Some(line)) = next_line(&mut reader) {
            if sender.send(Input::Line(line)).is_err() {
                return;
            }
        }
    })
}

/// Standard input, in pieces that are overwritten once they have been taken: the reader of the standard
/// library keeps the last ones.
struct Lines {
    bytes: Vec<u8>,
    /// Which of them have been read and not taken.
    unread: Range<usize>,
}

impl Default for Lines {
    fn default() -> Self {
        Self {
            bytes: vec![0; LINES_BUFFER_BYTES],
            unread: 0..0,
        }
    }
}

impl BufRead for Lines {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.unread.is_empty() {
            // A program that goes on in the background and reads is stopped at once, whatever it has to do.
            let terminal = io::stdin();
            let mut watched = [PollFd::new(&terminal, PollFlags::IN)];
            retry_on_intr(|| poll(&mut watched, None))?;
            let count = retry_on_intr(|| rustix::io::read(&terminal, &mut *self.bytes))?;
            self.unread = 0..count;
        }
        Ok(&self.bytes[self.unread.clone()])
    }

    fn consume(&mut self, count: usize) {
        let end = self.unread.end.min(self.unread.start + count);
        self.bytes[self.unread.start..end].fill(0);
        self.unread.start = end;
    }
}

/// Only because whatever gives lines has to be readable in any way.
impl io::Read for Lines {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(to)?;
        self.consume(count);
        Ok(count)
    }
}

/// What sends the events of a voice. A voice that ends for a fault in the program ends the program:
/// its terminal has been given back by then.
pub fn speech(sender: Sender<Input>) -> impl FnMut(speech::Event) + Send + 'static {
    let farewell = Farewell(sender);
    // Once nobody listens the program is ending.
    move |event| drop(farewell.0.send(Input::Speech(event)))
}

/// Sends whether headphones are plugged in: now, and whenever that changes. A file tells; it has `1`
/// in it then. Its folder is watched, so that the file may come and go, and between changes nothing
/// happens.
///
/// # Errors
/// When the folder cannot be watched, which is told of as headphones that are not plugged in, or the
/// system gives no thread.
pub fn headphones(sender: Sender<Input>, file: PathBuf) -> io::Result<()> {
    let watch = watch_folder_of(&file);
    let mut before = watch.is_ok() && are_plugged(&file);
    // Before there is a voice, so that it never takes others for the visitor. If nobody listens any
    // more, the program is ending already.
    let _ = sender.send(Input::Headphones(before));
    let watch = watch?;
    spawn("headphones", sender, move |sender| {
        let mut events = [0; WATCH_BUFFER_BYTES];
        loop {
            match rustix::io::read(&watch, &mut events) {
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(_) => return,
            }
            let now = are_plugged(&file);
            if now != mem::replace(&mut before, now) && sender.send(Input::Headphones(now)).is_err()
            {
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

/// Whose signals are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A screen: its size may change, and whoever suspends the program would be left with a terminal
    /// that cannot be worked with.
    Screen,
    /// Lines, of a program that may be suspended.
    Lines,
    /// Lines, of a program that may not.
    LinesForGood,
}

/// Sends what the signals mean that ask the program to end, and those of its stage, and wakes the main
/// loop when the program was stopped and goes on. What would suspend the program does nothing, unless it
/// may be suspended.
///
/// # Errors
/// When the system takes no handler for a signal, or gives no thread.
pub fn signals(sender: Sender<Input>, stage: Stage) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGCONT])?;
    if stage != Stage::Lines {
        signals.add_signal(SIGTSTP)?;
    }
    if stage == Stage::Screen {
        signals.add_signal(SIGWINCH)?;
    }
    spawn("signals", sender, move |sender| {
        for signal in signals.forever() {
            let input = match signal {
                SIGHUP => Input::HangUp,
                SIGINT | SIGQUIT => Input::Leave,
                SIGWINCH => Input::Resize,
                SIGCONT => Input::Wake,
                SIGTSTP => continue,
                _ => Input::Terminate,
            };
            if sender.send(input).is_err() {
                return;
            }
        }
    })
}

/// Something to read from whenever a file in the folder of `file` has been written, moved or removed.
fn watch_folder_of(file: &Path) -> io::Result<OwnedFd> {
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty());
    let watch = inotify::init(CreateFlags::CLOEXEC)?;
    let changes = WatchFlags::CLOSE_WRITE
        | WatchFlags::MOVED_TO
        | WatchFlags::MOVED_FROM
        | WatchFlags::DELETE;
    inotify::add_watch(&watch, folder.unwrap_or(Path::new(".")), changes)?;
    Ok(watch)
}

/// Whether a file says that headphones are plugged in. One that cannot be read says that they are
/// not: then nothing is said that others must not hear.
fn are_plugged(file: &Path) -> bool {
    let mut start = Vec::new();
    let read =
        File::open(file).and_then(|it| it.take(HEADPHONES_BYTES_MAX).read_to_end(&mut start));
    read.is_ok() && start.trim_ascii() == b"1"
}

/// Whether it is Ctrl-C, which raw mode makes a key. On a Cyrillic keyboard a terminal with the kitty
/// keyboard protocol names the letter that stands on that key.
fn is_leave(event: &KeyEvent) -> bool {
    event.kind != KeyEventKind::Release
        && event.modifiers.contains(KeyModifiers::CONTROL)
        && matches!(event.code, KeyCode::Char('c' | '\u{441}'))
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
