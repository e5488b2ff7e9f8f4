//! A decoder for the bytes of a terminal: characters, control bytes and escape sequences (ECMA-48,
//! xterm's `ctlseqs`, the Linux console, the kitty keyboard protocol).
//!
//! crossterm has such a decoder too. But it blocks after half a sequence, swallows all keys after
//! the start of a paste that has no end, and holds back everything after the first 1024 bytes of a
//! burst until more keys come. Here a sequence ends at the first byte that cannot belong to it, or
//! when the caller gives it up.
//!
//! This module finds where sequences end; [`sequence`] finds their meaning. A letter that cannot be
//! read becomes the replacement character (U+FFFD), which another program may already have put in
//! its place.
//!
//! # Invariants
//! - At most [`SEQUENCE_BYTES_MAX`] bytes wait for the rest of their sequence. Strings and longer
//!   sequences are not kept at all.
//! - A byte that ends a sequence too early is decoded by itself, so that no key is dead.
//! - Reports of a terminal or of its mouse are not keys. Everything that a key has sent is a key,
//!   whatever it means.
//! - In lines and in pasted text, Alt with a letter cannot be told from Esc followed by a letter,
//!   so it is unreadable. So is anything that begins there and does not end.
//! - Debug output never shows what was typed.

pub mod sequence;

use std::mem;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use cas_words::private::Private;
use cas_words::text::is_unwanted;

/// The longest sequence that is kept, in bytes. The sequences of keys are much shorter.
pub const SEQUENCE_BYTES_MAX: usize = 64;

const ESCAPE: u8 = 0x1b;
/// The first byte of the control characters U+0080 to U+009F in UTF-8.
const C1: u8 = 0xc2;
/// The end of a string, as one character.
const STRING_END: [u8; 2] = [C1, 0x9c];
/// The end of a string in xterm (`ctlseqs`).
const BELL: u8 = 0x07;
const DELETE: u8 = 0x7f;
/// The number of bytes, or characters, of a mouse report after `CSI M`: buttons, column and row.
const MOUSE_FIELDS: usize = 3;

/// A decoder that takes bytes and gives key events.
#[derive(Debug, Default)]
pub struct Decoder {
    /// The beginning of a sequence that is not complete yet.
    begun: Private<Vec<u8>>,
    /// True if the input is pasted. Then only its characters count.
    is_pasting: bool,
    /// The kind of string or sequence that has begun and is not kept.
    skipping: Option<Skipping>,
    /// True if the input is lines, in which somebody may have pressed Esc before a letter.
    has_lines: bool,
    after: After,
    /// The reports of the terminal that have not been taken yet.
    reports: Vec<u8>,
}

/// The last key, if the meaning of the next key depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum After {
    #[default]
    Anything,
    /// Enter. Some terminals send a line feed with it, which is not a second Enter.
    Return,
    /// A space in pasted text. Further spaces are dropped.
    Blank,
}

/// The kinds of input that are skipped up to their end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Skipping {
    String,
    /// The rest of a sequence that is too long.
    Sequence,
}

/// The way in which skipped input ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Over {
    /// It has its proper end.
    Ended,
    /// A byte has come that cannot belong to it.
    CutOff,
}

/// The kind of unfinished input to which more bytes may belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Esc has come: a key, or the beginning of a sequence.
    Escape,
    /// An escape sequence, or a character of several bytes.
    Sequence,
    /// A paste.
    Paste,
    /// A string from the terminal, which is OSC, DCS, APC, PM or SOS (ECMA-48, 5.6), or a sequence
    /// that is too long.
    String,
}

/// The meaning of the first bytes of the input.
enum Decoded {
    Key(KeyEvent),
    Paste,
    PasteEnd,
    /// The bytes of a key, or of nothing. But they may also be Esc and then something else.
    Doubtful(Option<KeyEvent>),
    /// The bytes of a key. They are doubtful only if text follows them, or within a paste.
    DoubtfulBefore(KeyEvent),
    /// The beginning of input that is skipped.
    Start(Skipping),
    /// A sequence that may be the answer of the terminal to a query.
    Report,
    /// A sequence that is not used here.
    Nothing,
}

impl Decoder {
    /// Creates a decoder for whole lines.
    #[must_use]
    pub fn for_lines() -> Self {
        Self {
            has_lines: true,
            ..Self::default()
        }
    }

    /// Decodes `bytes`, after the unfinished bytes from before, and returns the keys.
    pub fn decode(&mut self, bytes: &[u8]) -> Vec<KeyEvent> {
        let whole = [&mem::take(&mut *self.begun), bytes].concat();
        let mut rest = &whole[..];
        let mut keys = Vec::new();
        loop {
            if let Some(skipping) = self.skipping {
                let (length, over) = match skipping {
                    Skipping::String => string(rest),
                    Skipping::Sequence => long_sequence(rest),
                };
                rest = &rest[length..];
                let Some(over) = over else {
                    break;
                };
                self.skipping = None;
                if over == Over::CutOff {
                    keys.extend(self.take(&Decoded::Doubtful(None)));
                }
            }
            let Some((found, length)) = first(rest) else {
                break;
            };
            let (sequence, after) = rest.split_at(length);
            let found = match found {
                Decoded::DoubtfulBefore(key)
                    if self.is_pasting || self.has_lines && begins_text(after) =>
                {
                    Decoded::Doubtful(Some(key))
                }
                found => found,
            };
            if matches!(found, Decoded::Report) && !self.is_pasting {
                self.reports.extend_from_slice(sequence);
            }
            keys.extend(self.take(&found));
            rest = after;
        }
        self.begun = Private(rest.to_vec());
        keys
    }

    /// Takes the sequences so far in which the terminal may have answered a query. They are not
    /// keys.
    pub fn take_reports(&mut self) -> Vec<u8> {
        mem::take(&mut self.reports)
    }

    /// Returns the kind of the input that has begun and not ended.
    #[must_use]
    pub fn within(&self) -> Option<Within> {
        if self.is_pasting {
            Some(Within::Paste)
        } else if self.skipping.is_some() {
            Some(Within::String)
        } else {
            match self.begun[..] {
                [] => None,
                // Alt and a sign is a key that people press, and no terminal sends such a sequence.
                [ESCAPE] | [ESCAPE, b'!'..=b'/', ..] => Some(Within::Escape),
                _ => Some(Within::Sequence),
            }
        }
    }

    /// Ends whatever has begun, because nothing more comes. Returns its key, if it is a key by
    /// itself.
    pub fn give_up(&mut self) -> Option<KeyEvent> {
        let was_pasting = mem::take(&mut self.is_pasting);
        let was_skipping = self.skipping.take().is_some();
        let begun = mem::take(&mut *self.begun);
        match begun[..] {
            _ if was_skipping => self.has_lines.then(unreadable),
            // An incomplete character.
            [0x80..=0xff, ..] => Some(unreadable()),
            [ESCAPE] => (!was_pasting).then(|| KeyCode::Esc.into()),
            [ESCAPE, ..] if self.has_lines || was_pasting => Some(unreadable()),
            // Alt and a key whose byte begins a sequence.
            [ESCAPE, _] => Some(KeyCode::Null.into()),
            _ => None,
        }
    }

    /// Takes what was found. Returns its key, if it has one.
    fn take(&mut self, found: &Decoded) -> Option<KeyEvent> {
        match found {
            Decoded::Key(key) if self.is_pasting => return self.pasted(key),
            Decoded::Doubtful(_) if self.is_pasting || self.has_lines => {
                self.after = After::Anything;
                return Some(unreadable());
            }
            Decoded::Key(key) | Decoded::Doubtful(Some(key)) | Decoded::DoubtfulBefore(key) => {
                return self.pressed(key);
            }
            Decoded::Paste => self.is_pasting = true,
            Decoded::PasteEnd => self.is_pasting = false,
            Decoded::Start(skipping) => self.skipping = Some(*skipping),
            Decoded::Doubtful(None) | Decoded::Report | Decoded::Nothing => {}
        }
        self.after = After::Anything;
        None
    }

    fn pressed(&mut self, key: &KeyEvent) -> Option<KeyEvent> {
        let key = match *key == KeyCode::Char('\n').into() {
            true if mem::take(&mut self.after) == After::Return => return None,
            true => return Some(KeyCode::Enter.into()),
            false => *key,
        };
        self.after = if key.code == KeyCode::Enter {
            After::Return
        } else {
            After::Anything
        };
        Some(key)
    }

    /// Returns the character for a key of pasted text. Line ends and tabs become spaces, and
    /// several spaces become one.
    fn pasted(&mut self, key: &KeyEvent) -> Option<KeyEvent> {
        let is_plain = (key.modifiers - KeyModifiers::SHIFT).is_empty();
        let (key, after) = match key.code {
            _ if !is_plain => return None,
            KeyCode::Enter | KeyCode::Tab => (KeyCode::Char(' ').into(), After::Blank),
            KeyCode::Char(character) if character.is_whitespace() => {
                (KeyCode::Char(' ').into(), After::Blank)
            }
            KeyCode::Char(character) if !is_unwanted(character) => (*key, After::Anything),
            _ => return None,
        };
        let before = mem::replace(&mut self.after, after);
        (before != After::Blank || after != After::Blank).then_some(key)
    }
}

/// Returns the meaning of the beginning of `bytes`, and its length in bytes; `None` if more bytes
/// have to come.
fn first(bytes: &[u8]) -> Option<(Decoded, usize)> {
    let (found, length) = match bytes {
        [] | [ESCAPE] => return None,
        [ESCAPE, ESCAPE, ..] => (Decoded::Key(KeyCode::Esc.into()), 1),
        // Here and below, the beginning may also be one C1 character (ECMA-48, 8.3).
        [ESCAPE, b'[', rest @ ..] | [C1, 0x9b, rest @ ..] => {
            let (found, length) = control_sequence(rest)?;
            (found, length + 2)
        }
        [ESCAPE, b'O', rest @ ..] | [C1, 0x8f, rest @ ..] => {
            let (found, length) = single_shift(rest)?;
            (found, length + 2)
        }
        // Without a byte after it, it may be Alt and that key.
        [ESCAPE, b']' | b'P' | b'_' | b'^' | b'X', rest @ ..] => {
            rest.first()?;
            (Decoded::Start(Skipping::String), 2)
        }
        [C1, 0x90 | 0x98 | 0x9d | 0x9e | 0x9f, ..] => (Decoded::Start(Skipping::String), 2),
        [ESCAPE, b'!'..=b'/', ..] => escape_sequence(bytes)?,
        // Alt and another key.
        [ESCAPE, rest @ ..] => {
            let (found, length) = single(rest)?;
            (with_alt(found), length + 1)
        }
        _ => single(bytes)?,
    };
    Some((found, length))
}

/// Adds Alt to a key. Nobody presses Alt and a space on purpose: it is Esc and then a space.
fn with_alt(found: Decoded) -> Decoded {
    match found {
        Decoded::Key(key) => {
            let modifiers = key.modifiers | KeyModifiers::ALT;
            let key = KeyEvent { modifiers, ..key };
            match key.code {
                KeyCode::Tab | KeyCode::Char(' ') => Decoded::Key(key),
                _ => Decoded::Doubtful(Some(key)),
            }
        }
        other => other,
    }
}

/// Returns the number of bytes that belong to a string, and how it ends, if it does. Control bytes
/// do not belong to a string: a visitor who presses Enter in the middle of one means Enter.
fn string(bytes: &[u8]) -> (usize, Option<Over>) {
    let is_of_string = |byte: u8| byte >= b' ' && byte != DELETE;
    let end = |at: &usize| !is_of_string(bytes[*at]) || bytes[*at..].starts_with(&STRING_END);
    let length = (0..bytes.len()).find(end).unwrap_or(bytes.len());
    match bytes[length..] {
        // The second byte of its end may follow.
        [] if bytes.ends_with(&STRING_END[..1]) => (length - 1, None),
        [] | [ESCAPE] => (length, None),
        [ESCAPE, b'\\', ..] | [C1, ..] => (length + 2, Some(Over::Ended)),
        [BELL, ..] => (length + 1, Some(Over::Ended)),
        _ => (length, Some(Over::CutOff)),
    }
}

/// Does the same as `string` for the rest of a sequence that is too long.
fn long_sequence(bytes: &[u8]) -> (usize, Option<Over>) {
    let length = bytes.iter().take_while(|byte| is_parameter(**byte)).count();
    match bytes.get(length) {
        None => (length, None),
        Some(last) if is_final(*last) => (length + 1, Some(Over::Ended)),
        Some(_) => (length, Some(Over::CutOff)),
    }
}

/// Returns true if the next byte begins neither a control byte nor a sequence.
fn begins_text(bytes: &[u8]) -> bool {
    matches!(bytes, [b' '..=b'~' | 0x80..=0xff, ..])
}

/// Decodes a sequence whose intermediate bytes directly follow Esc, such as one that selects a
/// character set (ECMA-35, 13.2). No terminal sends a space as the first of them.
fn escape_sequence(bytes: &[u8]) -> Option<(Decoded, usize)> {
    let length = 1 + parameters(&bytes[1..], |byte| (b' '..=b'/').contains(byte));
    if length > SEQUENCE_BYTES_MAX {
        return Some((Decoded::Start(Skipping::Sequence), length));
    }
    Some(match *bytes.get(length)? {
        b'0'..=b'~' => (Decoded::Doubtful(None), length + 1),
        // Alt and a sign.
        _ => (Decoded::Doubtful(Some(KeyCode::Null.into())), length),
    })
}

/// Decodes a control byte or a UTF-8 character. Bytes that are not UTF-8 become the replacement
/// character.
fn single(bytes: &[u8]) -> Option<(Decoded, usize)> {
    let control = |first: char, byte: u8| {
        let letter = KeyCode::Char(char::from(byte + first as u8));
        KeyEvent::new(letter, KeyModifiers::CONTROL)
    };
    let key = match *bytes.first()? {
        b'\r' => KeyCode::Enter.into(),
        // Enter, or the line feed after an Enter.
        b'\n' => KeyCode::Char('\n').into(),
        b'\t' => KeyCode::Tab.into(),
        0x08 | DELETE => KeyCode::Backspace.into(),
        0 => KeyEvent::new(KeyCode::Char(' '), KeyModifiers::CONTROL),
        byte @ ..ESCAPE => control('`', byte),
        byte @ ..b' ' => control('@', byte),
        _ => return character(bytes),
    };
    Some((Decoded::Key(key), 1))
}

/// Decodes a UTF-8 character.
fn character(bytes: &[u8]) -> Option<(Decoded, usize)> {
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
        return Some((Decoded::Key(key), character.len_utf8()));
    }
    bad.map(|length| (Decoded::Key(unreadable()), length))
}

fn unreadable() -> KeyEvent {
    KeyCode::Char(char::REPLACEMENT_CHARACTER).into()
}

/// Decodes the rest of a sequence after `ESC O`: parameters, which few terminals send, and a final
/// byte. In a line it may be Esc and a word that begins with O, unless it is a key that terminals
/// send in this form and no text follows it.
fn single_shift(bytes: &[u8]) -> Option<(Decoded, usize)> {
    let length = parameters(bytes, |byte| byte.is_ascii_digit() || *byte == b';');
    let (parameters, rest) = bytes.split_at(length);
    if length > SEQUENCE_BYTES_MAX {
        return Some((Decoded::Start(Skipping::Sequence), length));
    }
    let last = *rest.first()?;
    // A control byte, or a byte of a character, is decoded by itself.
    if !is_final(last) && last != b' ' {
        return Some((Decoded::Doubtful(None), length));
    }
    let key = sequence::shifted(parameters, last);
    let found = match last {
        b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S' if parameters.is_empty() => {
            Decoded::DoubtfulBefore(key)
        }
        _ => Decoded::Doubtful(Some(key)),
    };
    Some((found, length + 1))
}

/// Decodes the rest of a sequence after `ESC [`: parameters and a final byte (ECMA-48, 5.4).
fn control_sequence(bytes: &[u8]) -> Option<(Decoded, usize)> {
    let length = parameters(bytes, |byte| is_parameter(*byte));
    let (parameters, rest) = bytes.split_at(length);
    if length > SEQUENCE_BYTES_MAX {
        return Some((Decoded::Start(Skipping::Sequence), length));
    }
    // In rxvt, the sequence of a key with Shift ends like this.
    let digits = parameters.iter().take_while(|byte| byte.is_ascii_digit());
    let digits = digits.count();
    if digits > 0 && parameters.get(digits) == Some(&b'$') {
        return Some((Decoded::Key(KeyCode::Null.into()), digits + 1));
    }
    let last = *rest.first()?;
    if !is_final(last) {
        return Some((Decoded::Doubtful(None), length));
    }
    match last {
        // F1 to F5 of the Linux console.
        b'[' if parameters.is_empty() => {
            let letter = *rest.get(1)?;
            return Some(match letter {
                b'A'..=b'E' => (Decoded::Key(KeyCode::F(letter - b'A' + 1).into()), 2),
                letter if is_final(letter) => (Decoded::Doubtful(Some(KeyCode::Null.into())), 2),
                _ => (Decoded::Doubtful(None), 1),
            });
        }
        b'M' if parameters.is_empty() => {
            return Some((Decoded::Nothing, mouse(&rest[1..])? + 1));
        }
        _ => {}
    }
    Some((sequence::control(parameters, last), length + 1))
}

/// Returns the number of parameter bytes at the start. It stops at one more than a sequence may
/// have.
fn parameters(bytes: &[u8], is_parameter: impl Fn(&u8) -> bool) -> usize {
    let parameters = bytes.iter().take_while(|byte| is_parameter(byte));
    parameters.take(SEQUENCE_BYTES_MAX + 1).count()
}

/// Returns true for a parameter byte or an intermediate byte.
fn is_parameter(byte: u8) -> bool {
    (b' '..=b'?').contains(&byte)
}

fn is_final(byte: u8) -> bool {
    (b'@'..=b'~').contains(&byte)
}

/// Returns the number of bytes of a mouse report after `CSI M`. Each of the three fields is a byte
/// of any value, or in xterm's mode 1005 a character of two bytes. Nothing distinguishes the two
/// modes, so a byte that could be the second half of a character is taken for it. No control byte
/// except zero belongs to a report.
fn mouse(bytes: &[u8]) -> Option<usize> {
    let mut length = 0;
    for _ in 0..MOUSE_FIELDS {
        length += match bytes.get(length)? {
            1..b' ' => return Some(length),
            0xc2..=0xdf if matches!(bytes.get(length + 1)?, 0x80..=0xbf) => 2,
            _ => 1,
        };
    }
    Some(length)
}
