//! The lines of standard input. Everything that a terminal or a key has sent besides text is left
//! out.

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

/// The most bytes of a line that are taken. A terminal keeps one byte more and drops the rest
/// (termios(3): 4096 with the end of the line), so a line of 4095 bytes may be incomplete.
pub const LINE_BYTES_MAX: usize = 4094;
/// The number of bytes that are read at once from standard input when it is lines.
const LINES_BUFFER_BYTES: usize = 1024;

/// Sends the lines of standard input, and after the last one [`Input::HangUp`].
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

/// Reads the next line; `None` if there is none. Its bytes mean the same as they would as keys,
/// with one exception: an escape may be Esc pressed before a letter, so it is unreadable. A line of
/// more than [`LINE_BYTES_MAX`] bytes is skipped as a whole and reported as [`LineFault::TooLong`].
///
/// The end of a line within pasted text becomes a space. A paste without an end is over at the line
/// that somebody has sent by hand.
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
            // Text that is too long is not kept. But the rest of the paste is not a line of its own
            // either.
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

/// Reads the bytes up to the end of a line, without the line end. If there are more than
/// [`LINE_BYTES_MAX`], skips them and returns [`LineFault::TooLong`].
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

/// Returns the text that the keys of a line have written.
fn line_of(keys: &[KeyEvent]) -> Result<String, LineFault> {
    let mut text = String::new();
    let mut are_others = false;
    for key in keys.iter().filter(|key| key.kind != KeyEventKind::Release) {
        match (key_of(key), key.code) {
            (Key::Char(character), _) => text.push(character),
            (Key::Unreadable, _) => text.push(char::REPLACEMENT_CHARACTER),
            // Nobody presses Alt and a space on purpose: it is Esc, which does nothing, and a
            // space.
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

/// A reader of standard input that overwrites each piece after it has been taken. The reader of the
/// standard library keeps the last pieces.
struct Lines {
    bytes: Vec<u8>,
    /// The range of the bytes that have been read and not taken.
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
            // A program that reads in the background is stopped at once, whatever else it has to
            // do. So it reads only when there is something to read.
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

/// Exists only because [`BufRead`] requires it.
impl io::Read for Lines {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(to)?;
        self.consume(count);
        Ok(count)
    }
}
