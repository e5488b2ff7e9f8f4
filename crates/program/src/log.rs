//! The operator's log: the things that an operator must know while the kiosk runs, one per line.
//!
//! Other modules report events with the macros of `tracing`; a [`Log`] writes them to the journal or
//! to a file. (The layer of `tracing-journald` is not used: it waits for a journal that does not
//! read, and it does not work if the journal is not there at the start.) A log that cannot be written
//! must not stop a kiosk that can still be used. So once the log is open, nothing fails: a line that cannot
//! be written is dropped. And if a disk hangs, only the first line waits for it, and not for long.
//!
//! # Invariants
//! - One event is one line, whatever its words are.
//! - Only events of our own crates are logged, because libraries may quote a visitor.
//! - No event contains an answer of a visitor; the code that reports an event must see to that. An
//!   event has ids, counts, outcomes and error numbers.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the log is written here"
)]

use std::fmt::{self, Write as _};
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::os::unix::net::UnixDatagram;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, SyncSender};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, SecondsFormat};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use cas_setup::config::LogTo;

/// The socket of the journal (systemd, "Native Journal Protocol").
const JOURNAL_SOCKET: &str = "/run/systemd/journal/socket";
/// The name under which the journal keeps the lines.
const IDENTIFIER: &str = "cas-kiosk";
/// The beginning of the names of our crates. Events of other crates are not for an operator.
const OURS: &str = "cas_";
/// The longest time that the start of the program waits for the disk of the log, and that a thread waits
/// until its line is written, so that the line is there when the program ends.
const LIMIT: Duration = Duration::from_secs(1);
/// The most lines that are kept for a disk that hangs.
const LINES_MAX: usize = 64;
/// The field in which `tracing` has the words of an event.
const WORDS: &str = "message";

/// The operator's log.
pub struct Log {
    sink: Sink,
    now: Box<dyn Fn() -> DateTime<FixedOffset> + Send + Sync>,
}

enum Sink {
    Journal(UnixDatagram, PathBuf),
    File(Writer),
}

/// A thread that appends lines to a file. Its disk may hang, so nobody waits for it for long.
struct Writer {
    lines: SyncSender<Line>,
    /// True while it does not keep up.
    is_behind: Arc<AtomicBool>,
}

/// A line, and whom to tell when it is written.
type Line = (String, SyncSender<()>);

impl Log {
    /// Opens the log. The journal may be absent. `now` is the clock for a file; the journal has its
    /// own clock. A file is written by a thread, which calls `first` before anything else.
    ///
    /// # Errors
    /// When the file can be neither made nor appended to, or when the system gives no socket or no thread.
    pub fn open(
        to: &LogTo,
        now: impl Fn() -> DateTime<FixedOffset> + Send + Sync + 'static,
        first: impl FnOnce() + Send + 'static,
    ) -> io::Result<Self> {
        match to {
            LogTo::Journal => Self::to_socket(Path::new(JOURNAL_SOCKET)),
            LogTo::File(path) => Ok(Self {
                sink: Sink::File(Writer::start(path.clone(), first)?),
                now: Box::new(now),
            }),
        }
    }

    /// Opens a log for the journal that listens at `socket`. It may be absent.
    ///
    /// # Errors
    /// When the system gives no socket.
    pub fn to_socket(socket: &Path) -> io::Result<Self> {
        let sender = UnixDatagram::unbound()?;
        sender.set_nonblocking(true)?;
        Ok(Self {
            sink: Sink::Journal(sender, socket.to_owned()),
            now: Box::new(DateTime::default),
        })
    }
}

impl Writer {
    /// Starts the thread. If the disk answers soon, it is known then whether the file can be appended to.
    fn start(path: PathBuf, first: impl FnOnce() + Send + 'static) -> io::Result<Self> {
        let (lines, received) = mpsc::sync_channel::<Line>(LINES_MAX);
        let (opened, outcome) = mpsc::sync_channel(1);
        let is_behind = Arc::new(AtomicBool::new(false));
        let keeps_up = Arc::clone(&is_behind);
        let run = move || {
            first();
            // Nobody may wait for this any more.
            let _ = opened.send(append(&path, b""));
            for (line, written) in received {
                // A line that cannot be written is lost, and cannot be reported.
                let _ = append(&path, line.as_bytes());
                keeps_up.store(false, Ordering::Relaxed);
                let _ = written.send(());
            }
        };
        thread::Builder::new().name("log".to_owned()).spawn(run)?;
        match outcome.recv_timeout(LIMIT) {
            Ok(opened) => opened?,
            Err(_) => is_behind.store(true, Ordering::Relaxed),
        }
        Ok(Self { lines, is_behind })
    }

    /// Writes a line. If the disk hangs, does not wait for it, and drops what is too much to keep.
    fn write(&self, line: String) {
        let (written, is_written) = mpsc::sync_channel(1);
        let is_kept = self.lines.try_send((line, written)).is_ok();
        let is_waited_for = is_kept && !self.is_behind.load(Ordering::Relaxed);
        if is_waited_for && is_written.recv_timeout(LIMIT).is_err() {
            self.is_behind.store(true, Ordering::Relaxed);
        }
    }
}

/// Returns the system's error number for this error, if it comes from the system.
#[must_use]
pub fn errno(error: &(dyn std::error::Error + 'static)) -> Option<i32> {
    let own = error.downcast_ref::<io::Error>();
    own.and_then(io::Error::raw_os_error)
        .or_else(|| errno(error.source()?))
}

/// There are no spans: every event is a line by itself.
impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with(OURS)
            && metadata.is_event()
            && *metadata.level() <= Level::INFO
    }

    fn event(&self, event: &Event<'_>) {
        let mut told = LogLine::default();
        event.record(&mut told);
        let (severity, level) = severity(*event.metadata().level());
        // A lost line cannot be reported.
        let _dropped = match &self.sink {
            Sink::Journal(sender, socket) => sender
                .send_to(told.journal_entry(severity).as_bytes(), socket)
                .map(|_| ()),
            Sink::File(writer) => {
                let at = (self.now)().to_rfc3339_opts(SecondsFormat::Secs, false);
                writer.write(format!("{at} {level} {}\n", told.line()));
                Ok(())
            }
        };
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// The words and fields of an event, without characters that would break a line.
#[derive(Default)]
struct LogLine {
    words: String,
    /// The names and values of the other fields.
    fields: Vec<(&'static str, String)>,
}

impl LogLine {
    /// Returns the words and then the fields, as in `logfmt`.
    fn line(&self) -> String {
        let mut line = self.words.clone();
        for (name, value) in &self.fields {
            // Writing to a string cannot fail.
            let _ = write!(line, " {name}={value}");
        }
        line
    }

    /// Returns the entry for the journal: the line, and each field by itself, so that `journalctl`
    /// can find it.
    fn journal_entry(&self, severity: u8) -> String {
        let line = self.line();
        let mut entry =
            format!("PRIORITY={severity}\nSYSLOG_IDENTIFIER={IDENTIFIER}\nMESSAGE={line}\n");
        for (name, value) in &self.fields {
            // Writing to a string cannot fail.
            let _ = writeln!(entry, "{}={value}", name.to_ascii_uppercase());
        }
        entry
    }
}

impl Visit for LogLine {
    fn record_str(&mut self, field: &Field, value: &str) {
        let value = value.replace(char::is_control, " ");
        match field.name() {
            WORDS => self.words = value,
            name => self.fields.push((name, value)),
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.record_str(field, &format!("{value:?}"));
    }
}

/// Returns the severity of syslog (RFC 5424, 6.2.1), and a word for it.
fn severity(level: Level) -> (u8, &'static str) {
    match level {
        Level::ERROR => (3, "error"),
        Level::WARN => (4, "warning"),
        _ => (5, "notice"),
    }
}

/// Appends a line to a file. The file is opened for every line, so that it may be moved away and
/// replaced while the kiosk runs. The line is written in one piece, so that lines of two programs do
/// not mix.
fn append(path: &Path, line: &[u8]) -> io::Result<()> {
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)?
        .write_all(line)
}
