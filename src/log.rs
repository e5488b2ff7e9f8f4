//! The operator's log: what an operator must know while the kiosk runs, a line at a time.
//!
//! A log that cannot be written must not stop a kiosk that can still be used, so once it is open
//! nothing fails, and nothing waits: a line that cannot be written is dropped.
//!
//! # Invariants
//! - One call writes one line, whatever stands in its words.
//! - No answer of a visitor is ever given to it; that is the caller's promise.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the log is written here"
)]

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::os::unix::net::UnixDatagram;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, SecondsFormat};

use crate::config::LogTo;

/// Where the journal listens (systemd, "Native Journal Protocol").
const JOURNAL_SOCKET: &str = "/run/systemd/journal/socket";
/// The name under which the journal keeps the lines.
const IDENTIFIER: &str = "cas-kiosk";

/// The operator's log.
#[derive(Debug)]
pub struct Log(Sink);

/// How much a line matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// An operator must do something.
    Warning,
    /// An operator may want to know.
    Notice,
}

#[derive(Debug)]
enum Sink {
    Journal(UnixDatagram, PathBuf),
    File(PathBuf),
}

impl Log {
    /// Opens the log. A journal need not be there.
    ///
    /// # Errors
    /// When the file can be neither made nor appended to, or the system has no socket to give.
    pub fn open(to: &LogTo) -> io::Result<Self> {
        match to {
            LogTo::Journal => Self::to_socket(Path::new(JOURNAL_SOCKET)),
            LogTo::File(path) => {
                append(path, b"")?;
                Ok(Self(Sink::File(path.clone())))
            }
        }
    }

    /// Opens a log that goes to a journal which listens at `socket`, if one does.
    ///
    /// # Errors
    /// When the system has no socket to give.
    pub fn to_socket(socket: &Path) -> io::Result<Self> {
        let sender = UnixDatagram::unbound()?;
        sender.set_nonblocking(true)?;
        Ok(Self(Sink::Journal(sender, socket.to_owned())))
    }

    /// Writes one line. `at` is written to a file only: the journal has its own clock.
    pub fn line(&mut self, at: DateTime<FixedOffset>, level: Level, words: &str) {
        let words = words.replace(char::is_control, " ");
        // An operator learns of a lost line by its absence; there is nobody else to tell.
        let _dropped = match &self.0 {
            Sink::Journal(sender, socket) => sender
                .send_to(journal_entry(level, &words).as_bytes(), socket)
                .map(|_| ()),
            Sink::File(path) => append(path, file_line(at, level, &words).as_bytes()),
        };
    }
}

impl Level {
    /// The severity of syslog (RFC 5424, 6.2.1).
    fn priority(self) -> u8 {
        match self {
            Self::Warning => 4,
            Self::Notice => 5,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

fn journal_entry(level: Level, words: &str) -> String {
    let priority = level.priority();
    format!("PRIORITY={priority}\nSYSLOG_IDENTIFIER={IDENTIFIER}\nMESSAGE={words}\n")
}

fn file_line(at: DateTime<FixedOffset>, level: Level, words: &str) -> String {
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, false);
    format!("{at} {} {words}\n", level.word())
}

/// The file is opened for every line, so that it may be moved away and replaced while the kiosk
/// runs, and written in one piece, so that lines of two programs do not mix.
fn append(path: &Path, line: &[u8]) -> io::Result<()> {
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)?
        .write_all(line)
}
