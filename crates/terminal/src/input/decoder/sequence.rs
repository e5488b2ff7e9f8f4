//! The meaning of a complete escape sequence.
//!
//! An unknown sequence is a key without a meaning here, which still shows that somebody is there.
//! The exceptions are sequences in which terminals answer the queries of a program.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyEventState, KeyModifiers};

use super::Decoded;

/// The numbers of the sequences before and after a bracketed paste.
const PASTE: u32 = 200;
const PASTE_END: u32 = 201;
/// The number before a modified character in xterm's `modifyOtherKeys`.
const OTHER_KEY: u32 = 27;
/// The characters of the keys of a keypad, in the order of their numbers (kitty).
const KEYPAD: &[u8] = b"0123456789./*-+";
/// The number of the first key in [`KEYPAD`].
const KEYPAD_FIRST: u32 = 57399;
/// The same keys in application mode, in the order of their final letters, from `j` on (DEC VT100).
const APPLICATION_KEYPAD: &[u8] = b"*+,-./0123456789";
/// The private area from which kitty takes the numbers of keys that write nothing.
const FUNCTIONAL: std::ops::RangeInclusive<u32> = 57344..=63743;
/// The bit of caps lock in the parameter for modifiers (kitty).
const CAPS_LOCK: u32 = 64;
/// The signs that keys write without Shift. With Shift, the result depends on the keyboard layout.
const UNSHIFTED: &str = "`1234567890-=[]\\;',./";
/// The final bytes of reports with private parameters or intermediate bytes: cursor position,
/// device attributes, device status, size, mode, keyboard, locator, mouse (two), graphics.
const PRIVATE_REPORTS: &[u8] = b"RcntyuwMmS";
/// The final bytes of reports whose parameters are not private. `x` reports the parameters of the
/// terminal (DECREPTPARM), and `m` the attributes in a rectangle (XTREPORTSGR).
const REPORTS: &[u8] = b"RnxtwMm";
/// The final bytes of reports without parameters: focus in, focus out, mouse.
const EVENTS: &[u8] = b"IOM";

/// Returns the key of a sequence that begins with `ESC O`.
pub(super) fn shifted(parameters: &[u8], last: u8) -> KeyEvent {
    let mask = parameters.rsplit(|byte| *byte == b';').next();
    let mask = mask.and_then(|digits| str::from_utf8(digits).ok()?.parse().ok());
    let code = match last {
        b'R' => KeyCode::F(3),
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        b' ' => KeyCode::Char(' '),
        b'X' => KeyCode::Char('='),
        last => cursor_or_function(last)
            .or_else(|| on_application_keypad(last))
            .unwrap_or(KeyCode::Null),
    };
    KeyEvent::new(code, modifiers(mask.unwrap_or_default()))
}

fn on_application_keypad(last: u8) -> Option<KeyCode> {
    let sign = APPLICATION_KEYPAD.get(usize::from(last.checked_sub(b'j')?))?;
    Some(KeyCode::Char(char::from(*sign)))
}

/// Returns a cursor key, or one of F1, F2 and F4. F3 is left out: its final byte `R` reports the
/// cursor position after `ESC [`. The middle key of a keypad without `NumLock` is `E`, or `G` on
/// the Linux console.
fn cursor_or_function(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' | b'G' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

/// Returns the meaning of a complete sequence that begins with `ESC [`.
pub(super) fn control(parameters: &[u8], last: u8) -> Decoded {
    // Only answers have private parameters or intermediate bytes (ECMA-48, 5.4.1).
    let is_of_answer = |byte: &u8| matches!(byte, b' '..=b'/' | b'<'..=b'?');
    let is_private = parameters.iter().any(is_of_answer);
    let reports = match parameters {
        _ if is_private => PRIVATE_REPORTS,
        [] => EVENTS,
        _ => REPORTS,
    };
    match last {
        b'R' | b't' | b'u' if reports.contains(&last) => Decoded::Report,
        _ if reports.contains(&last) => Decoded::Nothing,
        // An answer was cut off, and its last byte is a letter that somebody typed.
        _ if is_private => Decoded::Doubtful(None),
        _ => key(parameters, last).unwrap_or(Decoded::Doubtful(None)),
    }
}

/// Returns the meaning of a sequence that a key has sent; `None` if its parameters are not numbers.
fn key(parameters: &[u8], last: u8) -> Option<Decoded> {
    let text = str::from_utf8(parameters).ok()?;
    let mut fields = text.split(';');
    let (number, shifted) = pair(fields.next()?)?;
    let number = number.unwrap_or(1);
    let (mask, kind) = pair(fields.next().unwrap_or_default())?;
    let mask = mask.unwrap_or(1);
    let third = fields.next().unwrap_or_default();
    let none = KeyEventState::NONE;
    let (code, state) = match last {
        b'~' if number == PASTE => return Some(Decoded::Paste),
        b'~' if number == PASTE_END => return Some(Decoded::PasteEnd),
        b'~' if number == OTHER_KEY => {
            let written = third.parse().ok()?;
            numbered(written, Some(written), mask, "")?
        }
        b'~' => (editing_or_function(number), none),
        b'Z' => (KeyCode::BackTab, none),
        b'u' => numbered(number, shifted, mask, third)?,
        last => match cursor_or_function(last) {
            Some(code) => (code, none),
            None => return Some(Decoded::Doubtful(Some(KeyCode::Null.into()))),
        },
    };
    let kind = match kind {
        Some(2) => KeyEventKind::Repeat,
        Some(3) => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    };
    let key = KeyEvent::new_with_kind_and_state(code, modifiers(mask), kind, state);
    Some(Decoded::Key(key))
}

/// Reads a field of a number and a second number after a colon. Either may be missing.
fn pair(field: &str) -> Option<(Option<u32>, Option<u32>)> {
    let number = |digits: &str| match digits {
        "" => Some(None),
        digits => digits.parse().ok().map(Some),
    };
    let (first, second) = field.split_once(':').unwrap_or((field, ""));
    // A third number is about the letter on the key.
    let second = second.split(':').next().unwrap_or_default();
    Some((number(first)?, number(second)?))
}

/// Returns the key of a sequence that ends with `~`.
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
        17 => KeyCode::F(6),
        21 => KeyCode::F(10),
        _ => KeyCode::Null,
    }
}

/// Returns the key with this number (kitty keyboard protocol, xterm's `modifyOtherKeys`). The other
/// arguments are its number with Shift, its modifiers and the text that it writes, if the terminal
/// reports them.
fn numbered(
    number: u32,
    shifted: Option<u32>,
    mask: u32,
    text: &str,
) -> Option<(KeyCode, KeyEventState)> {
    let keypad = |code| Some((code, KeyEventState::KEYPAD));
    let written = number.checked_sub(KEYPAD_FIRST).and_then(|place| {
        let place = usize::try_from(place).ok()?;
        KEYPAD.get(place)
    });
    if let Some(sign) = written {
        return keypad(KeyCode::Char(char::from(*sign)));
    }
    let code = match number {
        8 | 127 => KeyCode::Backspace,
        9 if modifiers(mask).contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        10 | 13 => KeyCode::Enter,
        27 => KeyCode::Esc,
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
        57427 => return keypad(KeyCode::KeypadBegin),
        number if FUNCTIONAL.contains(&number) => KeyCode::Null,
        number => KeyCode::Char(character(number, shifted, mask, text)?),
    };
    Some((code, KeyEventState::NONE))
}

/// Returns the character that a key writes. If that cannot be known, it is the replacement
/// character.
fn character(number: u32, shifted: Option<u32>, mask: u32, text: &str) -> Option<char> {
    if !text.is_empty() {
        let written = text.parse().ok().and_then(char::from_u32);
        return Some(written.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    let plain = char::from_u32(number)?;
    let modifiers = modifiers(mask);
    if !(modifiers - KeyModifiers::SHIFT).is_empty() {
        return Some(plain);
    }
    let is_shift = modifiers.contains(KeyModifiers::SHIFT);
    let is_caps = mask.saturating_sub(1) & CAPS_LOCK != 0;
    let is_capital = is_shift != is_caps;
    Some(match shifted.filter(|_| is_shift) {
        _ if plain.is_alphabetic() && !is_capital => plain,
        Some(shifted) => char::from_u32(shifted)?,
        None if plain.is_alphabetic() => capital(plain),
        None if is_shift && UNSHIFTED.contains(plain) => char::REPLACEMENT_CHARACTER,
        None => plain,
    })
}

/// Returns the capital of a letter, or the letter itself if it has no capital of one character.
fn capital(letter: char) -> char {
    let mut capitals = letter.to_uppercase();
    let first = capitals.next();
    first
        .filter(|_| capitals.next().is_none())
        .unwrap_or(letter)
}

/// Returns the modifiers of a parameter, which is one more than the sum of their bits (xterm). The
/// lock keys of kitty are left out.
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
