//! The lines of standard input. Whatever a terminal or a key has sent besides text is left out of them.

#![allow(
    clippy::disallowed_methods,
    reason = "the clock is read here, to know whether a line was pasted"
)]

use std::io::{self, BufRead, Read as _};
use std::ops::Range;
use std::sync::mpsc::Sender;
use std::time::Instant;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::retry_on_intr;
use unicode_segmentation::UnicodeSegmentation as _;

use super::decoder::{Decoder, Within};
use super::keys::key_of;
use super::{Input, PASTE_LIMIT, spawn};
use cas_page::page::{Key, LineFault};
use cas_words::private::Private;

/// The most bytes of a line that are taken. A terminal keeps one byte more and passes over the rest
/// (termios(3): 4096 with the end of the line), so that a line of that length may be a part of one.
pub const LINE_BYTES_MAX: usize = 4094;
/// The bytes that are read of standard input at once where it is lines.
const LINES_BUFFER_BYTES: usize = 1024;

/// Sends the lines of standard input, and after the last one that there are no more.
///
/// # Errors
/// When the system gives no thread.
pub fn lines(sender: Sender<Input>) -> io::Result<()> {
    spawn("lines", sender, |sender| {
        let mut reader = Lines::default();
        while let Ok(Some(line)) = next_line(&mut reader) {
            if sender.send(Input::Line(line.map(Private))).is_err() {
                return;
            }
        }
    })
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

/// The text that the keys of a line have written.
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

/// Standard input, in pieces that are overwritten once they have been taken: the reader of the standard
/// library keeps the last ones.
struct Lines {
    bytes: Vec<u8>,
    /// The part of them that has been read and not taken.
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
