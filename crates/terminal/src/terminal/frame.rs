//! A buffer in which bytes are gathered until they are written in one piece, and then overwritten.
//!
//! The writers of the standard library keep what they have written until something else takes its
//! place. A part of a visitor's page would stay in memory after the visit.

use std::fmt;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd as _;
use std::sync::{Mutex, PoisonError};

/// True if nothing may be written any more. It is locked while something is written.
static IS_CLOSED: Mutex<bool> = Mutex::new(false);

/// A buffer that gathers bytes until it is flushed. It grows as needed, so that half a frame is
/// never written.
pub struct Frame<W> {
    output: W,
    bytes: Vec<u8>,
}

/// Prints `***`, because the content may be a page with a visitor's own words.
impl<W> fmt::Debug for Frame<W> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

impl Frame<File> {
    /// Creates a frame for standard output.
    ///
    /// # Errors
    /// When there is no standard output.
    pub fn for_stdout() -> io::Result<Self> {
        let output = io::stdout().as_fd().try_clone_to_owned()?;
        Ok(Self::new(File::from(output)))
    }
}

impl<W> Frame<W> {
    /// Creates a frame for `output`, which should not have a buffer of its own.
    pub const fn new(output: W) -> Self {
        Self {
            output,
            bytes: Vec::new(),
        }
    }
}

/// Prevents every further frame, and waits for one that is being written. A thread that panics
/// gives the terminal back while another may be about to draw a visitor's page.
pub fn close() {
    *IS_CLOSED.lock().unwrap_or_else(PoisonError::into_inner) = true;
}

impl<W: Write> Write for Frame<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Overwrites the bytes even if they cannot be written, because the program gives up after such
    /// a failure.
    fn flush(&mut self) -> io::Result<()> {
        let is_closed = IS_CLOSED.lock().unwrap_or_else(PoisonError::into_inner);
        let written = if *is_closed {
            Ok(())
        } else {
            self.output.write_all(&self.bytes)
        };
        drop(is_closed);
        self.bytes.fill(0);
        self.bytes.clear();
        written.and_then(|()| self.output.flush())
    }
}
