//! What the bytes of a terminal mean: characters, control bytes and escape sequences (ECMA-48, xterm's
//! `ctlseqs`, the Linux console, the kitty keyboard protocol).
//!
//! crossterm has such a reader as well, but it blocks once half a sequence has come, swallows all keys
//! after the beginning of a paste that has no end, and leaves what is behind the first 1024 bytes of a
//! burst until more keys come. Here a sequence ends with the first byte that cannot belong to it, or
//! when it is given up.
//!
//! # Invariants
//! - No more than [`SEQUENCE_BYTES_MAX`] bytes wait for their rest.
//! - A byte that ends a sequence too early is taken for what it is by itself, so that no key is dead.
//! - Nothing that is printed for debugging tells what was typed.

use std::fmt;
use std::mem;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyEventState, KeyModifiers};

use crate::text::is_unwanted;

/// The longest sequence, in bytes; those of keys are much shorter.
pub const SEQUENCE_BYTES_MAX: usize = 64;

const ESCAPE: u8 = 0x1b;
/// The numbers with which bracketed paste begins and ends.
const PASTE: u32 = 200;
const PASTE_END: u32 = 201;
/// The keys of a keypad that write something, in the order of their numbers (kitty).
const KEYPAD: &[u8] = b"0123456789./*-+";
/// The number of the first of them.
const KEYPAD_FIRST: u32 = 57399;
/// The private area that kitty takes the numbers of keys from that write nothing.
const FUNCTIONAL: std::ops::RangeInclusive<u32> = 57344..=63743;

/// Takes bytes and gives the events of keys.
#[derive(Default)]
pub struct Decoder {
    /// The beginning of a sequence whose rest has not come.
    begun: Vec<u8>,
    /// Whether what comes is pasted: only its characters count.
    is_pasting: bool,
    /// The reports of the terminal that nobody has taken yet.
    reports: Vec<u8>,
}

/// What more bytes may belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// An escape sequence, or a character of several bytes.
    Sequence,
    /// What is pasted.
    Paste,
}

impl fmt::Debug for Decoder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Decoder(***)")
    }
}

/// What stands at the beginning of some bytes.
enum Found {
    Key(KeyEvent),
    Paste,
    PasteEnd,
    /// What may be an answer of the terminal to what it was asked.
    Report,
    /// What is of no use here.
    Nothing,
}

impl Decoder {
    /// The keys of `bytes` and of what has come before. If `are_more`, the next bytes are there
    /// already, and an Esc at the end may be the beginning of a sequence.
    pub fn decode(&mut self, bytes: &[u8], are_more: bool) -> Vec<KeyEvent> {
        let whole = [&mem::take(&mut self.begun), bytes].concat();
        let mut rest = &whole[..];
        let mut keys = Vec::new();
        while let Some((found, length)) = first(rest, are_more) {
            let sequence = &rest[..length];
            rest = &rest[length..];
            match found {
                Found::Key(key) if !self.is_pasting || is_text(&key) => keys.push(key),
                Found::Paste => self.is_pasting = true,
                Found::PasteEnd => self.is_pasting = false,
                Found::Report if !self.is_pasting => self.reports.extend_from_slice(sequence),
                Found::Key(_) | Found::Report | Found::Nothing => {}
            }
        }
        self.begun = rest.to_vec();
        keys
    }

    /// The sequences so far by which a terminal may have told of itself. They are no keys.
    pub fn take_reports(&mut self) -> Vec<u8> {
        mem::take(&mut self.reports)
    }

    /// What has begun and not ended.
    #[must_use]
    pub fn within(&self) -> Option<Within> {
        if self.is_pasting {
            Some(Within::Paste)
        } else {
            (!self.begun.is_empty()).then_some(Within::Sequence)
        }
    }

    /// Nothing more comes: what has begun is over. The key it was, if it is one by itself.
    pub fn give_up(&mut self) -> Option<KeyEvent> {
        let was_pasting = mem::take(&mut self.is_pasting);
        let is_escape = mem::take(&mut self.begun) == [ESCAPE];
        (is_escape && !was_pasting).then(|| KeyCode::Esc.into())
    }
}

/// Whether a key writes something that a page may show.
fn is_text(key: &KeyEvent) -> bool {
    let is_plain = (key.modifiers - KeyModifiers::SHIFT).is_empty();
    is_plain && matches!(key.code, KeyCode::Char(character) if !is_unwanted(character))
}

/// What `bytes` begin with, and how many of them that is; `None` if more have to come.
fn first(bytes: &[u8], are_more: bool) -> Option<(Found, usize)> {
    let (found, length) = match bytes {
        [] => return None,
        [ESCAPE] if are_more => return None,
        [ESCAPE] | [ESCAPE, ESCAPE, ..] => (Found::Key(KeyCode::Esc.into()), 1),
        [ESCAPE, b'[', rest @ ..] => {
            let (found, length) = control_sequence(rest)?;
            (found, length + 2)
        }
        [ESCAPE, b'O', rest @ ..] => {
            let (found, length) = single_shift(*rest.first()?);
            (found, length + 2)
        }
        // Alt and another key.
        [ESCAPE, rest @ ..] => {
            let (found, length) = single(rest)?;
            let found = match found {
                Found::Key(key) => Found::Key(KeyEvent {
                    modifiers: key.modifiers | KeyModifiers::ALT,
                    ..key
                }),
                other => other,
            };
            (found, length + 1)
        }
        _ => single(bytes)?,
    };
    Some((found, length))
}

/// A control byte or a character in UTF-8. What is not UTF-8 is nothing.
fn single(bytes: &[u8]) -> Option<(Found, usize)> {
    let control = |first: char, byte: u8| {
        let letter = KeyCode::Char(char::from(byte + first as u8));
        KeyEvent::new(letter, KeyModifiers::CONTROL)
    };
    let key = match *bytes.first()? {
        b'\r' => KeyCode::Enter.into(),
        b'\t' => KeyCode::Tab.into(),
        0x7f => KeyCode::Backspace.into(),
        0 => KeyEvent::new(KeyCode::Char(' '), KeyModifiers::CONTROL),
        byte @ ..ESCAPE => control('`', byte),
        byte @ ..b' ' => control('@', byte),
        _ => return character(bytes),
    };
    Some((Found::Key(key), 1))
}

/// A character in UTF-8.
fn character(bytes: &[u8]) -> Option<(Found, usize)> {
    // No character has more than four bytes (RFC 3629).
    let bytes = &bytes[..bytes.len().min(4)];
    let (valid, bad) = match str::from_utf8(bytes) {
        Ok(valid) => (valid, None),
        Err(error) => {
            let valid = &bytes[..error.valid_up_to()];
            (str::from_utf8(valid).unwrap_or_default(), error.error_len())
        }
    };
    if let Some(character) = valid.chars().next() {
        let modifiers = if character.is_uppercase() {
            KeyModifiers::SHIFT
        } else {
            KeyModifiers::NONE
        };
        let key = KeyEvent::new(KeyCode::Char(character), modifiers);
        return Some((Found::Key(key), character.len_utf8()));
    }
    bad.map(|length| (Found::Nothing, length))
}

/// What follows `ESC O`.
fn single_shift(last: u8) -> (Found, usize) {
    match cursor_or_function(last) {
        Some(code) => (Found::Key(code.into()), 1),
        None if last == b'R' => (Found::Key(KeyCode::F(3).into()), 1),
        // A control byte, or one of a character, is a key by itself.
        None => (Found::Nothing, usize::from(is_final(last))),
    }
}

/// What follows `ESC [`: parameters and a final byte (ECMA-48, 5.4).
fn control_sequence(bytes: &[u8]) -> Option<(Found, usize)> {
    let is_parameter = |byte: &u8| (b' '..=b'?').contains(byte);
    let parameters = bytes.iter().take_while(|byte| is_parameter(byte));
    let length = parameters.take(SEQUENCE_BYTES_MAX + 1).count();
    if length > SEQUENCE_BYTES_MAX {
        return Some((Found::Nothing, length));
    }
    let (parameters, rest) = bytes.split_at(length);
    let last = *rest.first()?;
    if !is_final(last) {
        return Some((Found::Nothing, length));
    }
    // F1 to F5 of the Linux console.
    if last == b'[' && parameters.is_empty() {
        let letter = *rest.get(1)?;
        return Some(match letter {
            b'A'..=b'E' => (Found::Key(KeyCode::F(letter - b'A' + 1).into()), 2),
            _ => (Found::Nothing, 1),
        });
    }
    let found = sequence(parameters, last).unwrap_or(match last {
        b'R' | b't' | b'u' => Found::Report,
        _ => Found::Nothing,
    });
    Some((found, length + 1))
}

fn is_final(byte: u8) -> bool {
    (b'@'..=b'~').contains(&byte)
}

/// The cursor keys and F1 to F4, but F3: after `ESC [` its `R` tells where the cursor is.
fn cursor_or_function(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

/// A whole sequence that begins with `ESC [`; `None` if it is not one of a key.
fn sequence(parameters: &[u8], last: u8) -> Option<Found> {
    let text = str::from_utf8(parameters).ok()?;
    let mut fields = text.split(';');
    let (number, _) = pair(fields.next()?)?;
    let (mask, kind) = pair(fields.next().unwrap_or_default())?;
    let modifiers = modifiers(mask);
    let (code, state) = match last {
        b'~' if number == PASTE => return Some(Found::Paste),
        b'~' if number == PASTE_END => return Some(Found::PasteEnd),
        b'~' => (editing_or_function(number), KeyEventState::NONE),
        b'Z' => (KeyCode::BackTab, KeyEventState::NONE),
        b'u' => numbered(number, modifiers)?,
        last => (cursor_or_function(last)?, KeyEventState::NONE),
    };
    let kind = match kind {
        2 => KeyEventKind::Repeat,
        3 => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    };
    let key = KeyEvent::new_with_kind_and_state(code, modifiers, kind, state);
    Some(Found::Key(key))
}

/// A number and one that belongs to it; where there is none, it is 1.
fn pair(field: &str) -> Option<(u32, u32)> {
    let number = |digits: &str| match digits {
        "" => Some(1),
        digits => digits.parse().ok(),
    };
    let (first, second) = field.split_once(':').unwrap_or((field, ""));
    // What a terminal adds after a second one is about the letter on the key.
    let second = second.split(':').next().unwrap_or_default();
    Some((number(first)?, number(second)?))
}

/// The keys whose sequence ends with `~`.
fn editing_or_function(number: u32) -> KeyCode {
    match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11 => KeyCode::F(1),
        12 => KeyCode::F(2),
        13 => KeyCode::F(3),
        14 => KeyCode::F(4),
        15 => KeyCode::F(5),
        // A key without a meaning here is still somebody's answer to whether they are there.
        _ => KeyCode::Null,
    }
}

/// The keys whose sequence ends with `u` (kitty keyboard protocol).
fn numbered(number: u32, modifiers: KeyModifiers) -> Option<(KeyCode, KeyEventState)> {
    let keypad = |code| Some((code, KeyEventState::KEYPAD));
    let written = number.checked_sub(KEYPAD_FIRST).and_then(|place| {
        let place = usize::try_from(place).ok()?;
        KEYPAD.get(place)
    });
    if let Some(sign) = written {
        return keypad(KeyCode::Char(char::from(*sign)));
    }
    let code = match number {
        9 if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        57414 => return keypad(KeyCode::Enter),
        57415 => return keypad(KeyCode::Char('=')),
        57416 => return keypad(KeyCode::Char(',')),
        57417 => return keypad(KeyCode::Left),
        57418 => return keypad(KeyCode::Right),
        57419 => return keypad(KeyCode::Up),
        57420 => return keypad(KeyCode::Down),
        57421 => return keypad(KeyCode::PageUp),
        57422 => return keypad(KeyCode::PageDown),
        57423 => return keypad(KeyCode::Home),
        57424 => return keypad(KeyCode::End),
        57425 => return keypad(KeyCode::Insert),
        57426 => return keypad(KeyCode::Delete),
        number if FUNCTIONAL.contains(&number) => KeyCode::Null,
        number => KeyCode::Char(char::from_u32(number)?),
    };
    Some((code, KeyEventState::NONE))
}

/// The modifiers of a parameter: one more than the sum of their bits (xterm; kitty's locks left out).
fn modifiers(mask: u32) -> KeyModifiers {
    let bits = mask.saturating_sub(1);
    [
        KeyModifiers::SHIFT,
        KeyModifiers::ALT,
        KeyModifiers::CONTROL,
        KeyModifiers::SUPER,
        KeyModifiers::HYPER,
        KeyModifiers::META,
    ]
    .into_iter()
    .enumerate()
    .filter(|(place, _)| bits & (1 << place) != 0)
    .fold(KeyModifiers::NONE, |all, (_, modifier)| all | modifier)
}
