//! A decoder of the bytes of a terminal: characters, control bytes and escape sequences (ECMA-48, xterm's
//! `ctlseqs`, the Linux console, the kitty keyboard protocol).
//!
//! crossterm has such a reader as well, but it blocks once half a sequence has come, swallows all keys
//! after the beginning of a paste that has no end, and leaves what is behind the first 1024 bytes of a
//! burst until more keys come. Here a sequence ends with the first byte that cannot belong to it, or
//! when it is given up.
//!
//! Sequences are cut off here, and their meaning is in [`sequence`]. A letter that cannot be read is the
//! replacement character (U+FFFD), as it is where another program has put that in its place already.
//!
//! # Invariants
//! - No more than [`SEQUENCE_BYTES_MAX`] bytes wait for their rest. Of a string, and of a sequence that is
//!   longer, nothing is kept.
//! - A byte that ends a sequence too early is taken for what it is by itself, so that no key is dead.
//! - What a terminal or its mouse tells is nobody's key; what a key has sent is one, whatever it means.
//! - In lines and in what is pasted nothing tells Alt and a letter from Esc and a letter, so that nobody
//!   can read it. Nor can anybody read what has begun there and does not end.
//! - Nothing that is printed for debugging tells what was typed.

pub mod sequence;

use std::mem;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use cas_words::private::Private;
use cas_words::text::is_unwanted;

/// The longest sequence that is kept, in bytes; those of keys are much shorter.
pub const SEQUENCE_BYTES_MAX: usize = 64;

const ESCAPE: u8 = 0x1b;
/// The first byte of the control characters U+0080 to U+009F in UTF-8.
const C1: u8 = 0xc2;
/// The end of a string, as one character.
const STRING_END: [u8; 2] = [C1, 0x9c];
/// The end of a string where it is xterm's (`ctlseqs`).
const BELL: u8 = 0x07;
const DELETE: u8 = 0x7f;
/// The number of bytes, or characters, after `CSI M`, in which a mouse is told of: buttons, column and row.
const MOUSE_FIELDS: usize = 3;

/// Takes bytes and gives the events of keys.
#[derive(Debug, Default)]
pub struct Decoder {
    /// The beginning of a sequence whose rest has not come.
    begun: Private<Vec<u8>>,
    /// Whether what comes is pasted: only its characters count.
    is_pasting: bool,
    /// The string or sequence that has begun, and of which nothing is kept.
    skipping: Option<Skipping>,
    /// Whether what comes are lines, in which somebody may have pressed Esc before a letter.
    has_lines: bool,
    after: After,
    /// The reports of the terminal that nobody has taken yet.
    reports: Vec<u8>,
}

/// The last key, where it decides on the meaning of the next one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum After {
    #[default]
    Anything,
    /// Enter. Some terminals send a line feed with it, which is no second one.
    Return,
    /// A blank of what is pasted. Further ones are the same.
    Blank,
}

/// The kinds of things that are skipped up to their end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Skipping {
    String,
    /// The rest of a sequence that is too long.
    Sequence,
}

/// The way in which something that is skipped ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Over {
    /// It has come to its end.
    Ended,
    /// Something has come that cannot belong to it.
    CutOff,
}

/// The thing that more bytes may belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Esc has come: a key, or the beginning of a sequence.
    Escape,
    /// An escape sequence, or a character of several bytes.
    Sequence,
    /// A paste.
    Paste,
    /// A string in which a terminal tells something, OSC, DCS, APC, PM or SOS (ECMA-48, 5.6), or a
    /// sequence that is too long.
    String,
}

/// The meaning of the first bytes of some.
enum Decoded {
    Key(KeyEvent),
    Paste,
    PasteEnd,
    /// The bytes of a key, or of nothing; but it may also have been Esc and then something else.
    Doubtful(Option<KeyEvent>),
    /// The bytes of a key, which are doubtful only where text follows them, or within a paste.
    DoubtfulBefore(KeyEvent),
    /// The beginning of something that is skipped.
    Start(Skipping),
    /// A sequence that may be an answer of the terminal to a question.
    Report,
    /// A sequence that is of no use here.
    Nothing,
}

impl Decoder {
    /// A decoder of whole lines.
    #[must_use]
    pub fn for_lines() -> Self {
        Self {
            has_lines: true,
            ..Self::default()
        }
    }

    /// The keys of `bytes` and of what has come before.
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

    /// The sequences so far by which a terminal may have told of itself. They are no keys.
    pub fn take_reports(&mut self) -> Vec<u8> {
        mem::take(&mut self.reports)
    }

    /// The thing that has begun and not ended.
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

    /// Ends whatever has begun, because nothing more comes. The key it was, if it is one by itself.
    pub fn give_up(&mut self) -> Option<KeyEvent> {
        let was_pasting = mem::take(&mut self.is_pasting);
        let was_skipping = self.skipping.take().is_some();
        let begun = mem::take(&mut *self.begun);
        match begun[..] {
            _ if was_skipping => self.has_lines.then(unreadable),
            // Half a character.
            [0x80..=0xff, ..] => Some(unreadable()),
            [ESCAPE] => (!was_pasting).then(|| KeyCode::Esc.into()),
            [ESCAPE, ..] if self.has_lines || was_pasting => Some(unreadable()),
            // Alt and a key with which sequences begin.
            [ESCAPE, _] => Some(KeyCode::Null.into()),
            _ => None,
        }
    }

    /// The key of what was found, if it is one.
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

    /// A character of what is pasted. Lines and columns become one, with one blank between them.
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

/// The meaning of the first of `bytes`, and how many of them that is; `None` if more have to come.
fn first(bytes: &[u8]) -> Option<(Decoded, usize)> {
    let (found, length) = match bytes {
        [] | [ESCAPE] => return None,
        [ESCAPE, ESCAPE, ..] => (Decoded::Key(KeyCode::Esc.into()), 1),
        // As one character, too (ECMA-48, 8.3), here and below.
        [ESCAPE, b'[', rest @ ..] | [C1, 0x9b, rest @ ..] => {
            let (found, length) = control_sequence(rest)?;
            (found, length + 2)
        }
        [ESCAPE, b'O', rest @ ..] | [C1, 0x8f, rest @ ..] => {
            let (found, length) = single_shift(rest)?;
            (found, length + 2)
        }
        // Alone it may be Alt and that key.
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

/// A key with Alt. Nobody means Alt and a blank: it is Esc, and a blank.
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

/// The number of these bytes that belong to a string, and the way it ends with them, if it does. Control bytes
/// do not belong to one, and whoever presses Enter in the midst of it means Enter.
fn string(bytes: &[u8]) -> (usize, Option<Over>) {
    let is_of_string = |byte: u8| byte >= b' ' && byte != DELETE;
    let end = |at: &usize| !is_of_string(bytes[*at]) || bytes[*at..].starts_with(&STRING_END);
    let length = (0..bytes.len()).find(end).unwrap_or(bytes.len());
    match bytes[length..] {
        // The rest of its end may follow.
        [] if bytes.ends_with(&STRING_END[..1]) => (length - 1, None),
        [] | [ESCAPE] => (length, None),
        [ESCAPE, b'\\', ..] | [C1, ..] => (length + 2, Some(Over::Ended)),
        [BELL, ..] => (length + 1, Some(Over::Ended)),
        _ => (length, Some(Over::CutOff)),
    }
}

/// The same of the rest of a sequence that is too long.
fn long_sequence(bytes: &[u8]) -> (usize, Option<Over>) {
    let length = bytes.iter().take_while(|byte| is_parameter(**byte)).count();
    match bytes.get(length) {
        None => (length, None),
        Some(last) if is_final(*last) => (length + 1, Some(Over::Ended)),
        Some(_) => (length, Some(Over::CutOff)),
    }
}

/// Whether what comes next is neither a control byte nor a sequence.
fn begins_text(bytes: &[u8]) -> bool {
    matches!(bytes, [b' '..=b'~' | 0x80..=0xff, ..])
}

/// A sequence whose intermediate bytes follow Esc at once, such as one that chooses letters (ECMA-35,
/// 13.2). No terminal sends a blank as the first of them.
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

/// A control byte or a character in UTF-8. What is not UTF-8 is the character that stands for it.
fn single(bytes: &[u8]) -> Option<(Decoded, usize)> {
    let control = |first: char, byte: u8| {
        let letter = KeyCode::Char(char::from(byte + first as u8));
        KeyEvent::new(letter, KeyModifiers::CONTROL)
    };
    let key = match *bytes.first()? {
        b'\r' => KeyCode::Enter.into(),
        // Enter, unless it belongs to one.
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

/// A character in UTF-8.
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

/// The rest of a sequence after `ESC O`: parameters, which few terminals send, and a final byte. In a line it
/// may be Esc and a word that begins with O, unless it is a key that terminals have there and no text follows
/// it.
fn single_shift(bytes: &[u8]) -> Option<(Decoded, usize)> {
    let length = parameters(bytes, |byte| byte.is_ascii_digit() || *byte == b';');
    let (parameters, rest) = bytes.split_at(length);
    if length > SEQUENCE_BYTES_MAX {
        return Some((Decoded::Start(Skipping::Sequence), length));
    }
    let last = *rest.first()?;
    // A control byte, or one of a character, is a key by itself.
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

/// The rest of a sequence after `ESC [`: parameters and a final byte (ECMA-48, 5.4).
fn control_sequence(bytes: &[u8]) -> Option<(Decoded, usize)> {
    let length = parameters(bytes, |byte| is_parameter(*byte));
    let (parameters, rest) = bytes.split_at(length);
    if length > SEQUENCE_BYTES_MAX {
        return Some((Decoded::Start(Skipping::Sequence), length));
    }
    // With Shift a key of rxvt ends like this.
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

/// The number of bytes that begin a sequence, or one more than there may be.
fn parameters(bytes: &[u8], is_parameter: impl Fn(&u8) -> bool) -> usize {
    let parameters = bytes.iter().take_while(|byte| is_parameter(byte));
    parameters.take(SEQUENCE_BYTES_MAX + 1).count()
}

/// A parameter or an intermediate byte.
fn is_parameter(byte: u8) -> bool {
    (b' '..=b'?').contains(&byte)
}

fn is_final(byte: u8) -> bool {
    (b'@'..=b'~').contains(&byte)
}

/// The number of bytes in which a mouse tells of itself after `CSI M`. Each of the three is a byte of any value,
/// or in xterm's mode 1005 a character of two bytes; a byte in the place of the second half of one is
/// taken for that, as nothing tells the modes apart. No control byte but zero belongs to it.
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
