//! A queue of CUPS, by its Unix socket. A slip is not written to a file here, and no program is started for it.
//!
//! A job is created before its document is sent: so its number is known, and it can be cancelled, whatever becomes of CUPS
//! while it takes the document. It has a neutral title and a neutral user.
//!
//! # Invariants
//! - A job is cancelled plainly. A purge (`purge-job`) is forgotten by CUPS at once, and the printer keeps what it has.
//! - What is left of a job for which CUPS could not be asked to cancel it is cancelled before anything else.
//! - CUPS itself cancels a job after [`CANCEL_AFTER_S`], if the kiosk was killed.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the rim: a printer that does not answer is not waited for"
)]

pub mod http;
pub mod ipp;

use std::fmt::Write as _;
use std::io::{self, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::event::PollFlags;
use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketAddrUnix, SocketFlags, SocketType, connect, socket_with};

use crate::patience::{Late, Patience};
use crate::{CANCEL_MAX, Media, State, Trouble};
use ipp::{Answer, Kind, Operation, Request};

/// The longest time for one request. CUPS answers within 5 ms; one that systemd has yet to start takes a second.
const EXCHANGE_MAX: Duration = Duration::from_millis(1_500);
/// The time between two questions how a job is.
const WATCH_PAUSE: Duration = Duration::from_millis(50);
/// The time after which it is believed what a queue says of its printer. What it says before may be of an earlier job: after
/// one that failed, a queue tells of an empty tray until the next job has been at work for a second or two.
const BELIEVED_AFTER: Duration = Duration::from_secs(3);
/// The longest answer that is accepted, in bytes. Real ones have fewer than a thousand.
pub const ANSWER_BYTES_MAX: usize = 64 * 1024;
/// The seconds after which CUPS itself cancels a job.
pub const CANCEL_AFTER_S: i32 = 5;
/// The title of all jobs, and who prints them, as they may stand in the logs of CUPS and of a printer.
pub const TITLE: &str = "kiosk";

/// There is no such queue or no such job (RFC 8011, appendix B).
const NOT_FOUND: u16 = 0x0406;
/// The queue does not print, or takes no jobs: its administrator has paused it, or it has done so after an error.
const NOT_TAKEN: [u16; 3] = [0x0506, 0x0507, 0x050a];
/// The states of a queue and of jobs (RFC 8011, 5.3.7 and 5.4.11).
const QUEUE_STOPPED: i32 = 5;
const JOB_AT_WORK: i32 = 5;
const JOB_CANCELLED: i32 = 7;
const JOB_ABORTED: i32 = 8;
const JOB_COMPLETED: i32 = 9;

/// What reasons mean (RFC 8011, 5.4.12), each without the ending that says that it is an error or a warning. What has to be
/// put right first stands first. `offline-report` is what CUPS says of a printer that does not answer; other reports only
/// say what is, and keep nothing from being printed.
const REASONS: [(Trouble, &[&str]); 4] = [
    (
        Trouble::CoverOpen,
        &["cover-open", "door-open", "interlock-open"],
    ),
    (
        Trouble::NoPaper,
        &["media-empty", "media-needed", "input-tray-missing"],
    ),
    (
        Trouble::Silent,
        &[
            "connecting-to-device",
            "offline",
            "offline-report",
            "shutdown",
            "timed-out",
        ],
    ),
    (
        Trouble::Stuck,
        &[
            "fuser-over-temp",
            "input-cannot-feed-media-size-selected",
            "marker-supply-empty",
            "media-jam",
            "output-area-full",
            "paused",
            "stopped-partly",
            "toner-empty",
        ],
    ),
];

/// What becomes of a job.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It waits, or is being printed.
    Open { is_at_work: bool },
    /// It has been printed.
    Printed,
    /// It was given up, and nothing of it will be printed.
    Over,
}

/// A queue of CUPS.
pub(crate) struct Cups {
    socket: PathBuf,
    /// The address of the queue.
    printer: String,
    media: Media,
    /// The job that is not known to be over.
    left: Option<i32>,
}

impl Cups {
    pub(crate) fn new(socket: PathBuf, queue: &str, media: Media) -> Self {
        Self {
            socket,
            printer: address(queue),
            media,
            left: None,
        }
    }

    /// An idle queue knows nothing of its printer.
    pub(crate) fn state(&mut self, patience: &Patience<'_>) -> Result<State, Trouble> {
        self.takes_jobs(patience).map(|()| State::Unknown)
    }

    pub(crate) fn has_left(&self) -> bool {
        self.left.is_some()
    }

    pub(crate) fn print(
        &mut self,
        document: &[u8],
        patience: &Patience<'_>,
    ) -> Result<(), Trouble> {
        self.cancel(patience)?;
        self.takes_jobs(patience)?;
        let job = self.create(patience)?;
        self.left = Some(job);
        let sent = self.send(job, document, patience);
        let trouble = match sent.and_then(|()| self.watch(job, patience)) {
            Ok(()) => {
                self.left = None;
                return Ok(());
            }
            Err(trouble) => trouble,
        };
        // It may have come out in the meantime.
        match self.cancel(&Patience::for_at_most(CANCEL_MAX)) {
            Ok(Fate::Printed) => Ok(()),
            _ => Err(trouble),
        }
    }

    /// Cancels the job that may be left, and tells whether that is certain.
    pub(crate) fn cancel_left(&mut self, patience: &Patience<'_>) {
        // If this fails, it is done again.
        let _tried = self.cancel(patience);
    }

    fn cancel(&mut self, patience: &Patience<'_>) -> Result<Fate, Trouble> {
        let Some(job) = self.left else {
            return Ok(Fate::Over);
        };
        let request = self.about(Operation::CancelJob, job).end();
        // A job that is over cannot be cancelled, which is well.
        let _refused = self.exchange(&request, &[], patience)?;
        loop {
            match self.fate(job, patience)?.0 {
                Fate::Open { .. } => patience.pause(WATCH_PAUSE).map_err(|Late| Trouble::Stuck)?,
                fate => {
                    self.left = None;
                    return Ok(fate);
                }
            }
        }
    }

    /// Finds out whether the queue is there, and prints what it is given.
    fn takes_jobs(&self, patience: &Patience<'_>) -> Result<(), Trouble> {
        let request = Request::new(Operation::GetPrinterAttributes, &self.printer)
            .word(Kind::Name, "requesting-user-name", TITLE)
            .word(Kind::Keyword, "requested-attributes", "printer-state")
            .word(Kind::Keyword, "", "printer-is-accepting-jobs")
            .end();
        let answer = self.exchange(&request, &[], patience)?;
        successful(&answer)?;
        let is_stopped = answer.integer("printer-state") == Some(QUEUE_STOPPED);
        let takes = answer.boolean("printer-is-accepting-jobs");
        if is_stopped || takes == Some(false) {
            return Err(Trouble::Stuck);
        }
        Ok(())
    }

    fn create(&self, patience: &Patience<'_>) -> Result<i32, Trouble> {
        let request = Request::new(Operation::CreateJob, &self.printer)
            .word(Kind::Name, "requesting-user-name", TITLE)
            .word(Kind::Name, "job-name", TITLE)
            .of_job()
            .integer("job-cancel-after", CANCEL_AFTER_S)
            .word(Kind::Keyword, "job-sheets", "none")
            .word(Kind::Keyword, "media", self.media.keyword())
            .end();
        let answer = self.exchange(&request, &[], patience)?;
        successful(&answer)?;
        answer.integer("job-id").ok_or(Trouble::Refused)
    }

    fn send(&self, job: i32, document: &[u8], patience: &Patience<'_>) -> Result<(), Trouble> {
        let request = self
            .about(Operation::SendDocument, job)
            .word(Kind::MimeType, "document-format", "application/pdf")
            .boolean("last-document", true)
            .end();
        successful(&self.exchange(&request, document, patience)?)
    }

    /// Waits until the job has been printed, or there is trouble with it.
    fn watch(&self, job: i32, patience: &Patience<'_>) -> Result<(), Trouble> {
        let mut at_work_since = None;
        loop {
            let (fate, reason) = self.fate(job, patience)?;
            match fate {
                Fate::Printed => return Ok(()),
                // It failed, and the reason that is there now is its own.
                Fate::Over => return Err(reason.unwrap_or(Trouble::Refused)),
                Fate::Open { is_at_work } => {
                    let since = at_work_since.take().filter(|_| is_at_work);
                    let since = since.unwrap_or_else(Instant::now);
                    at_work_since = Some(since);
                    if let Some(reason) = reason.filter(|_| since.elapsed() >= BELIEVED_AFTER) {
                        return Err(reason);
                    }
                }
            }
            patience.pause(WATCH_PAUSE).map_err(|Late| Trouble::Stuck)?;
        }
    }

    /// Asks how a job is, and what the queue says of its printer while it prints this job.
    fn fate(&self, job: i32, patience: &Patience<'_>) -> Result<(Fate, Option<Trouble>), Trouble> {
        let request = self
            .about(Operation::GetJobAttributes, job)
            .word(Kind::Keyword, "requested-attributes", "job-state")
            .word(Kind::Keyword, "", "job-printer-state-reasons")
            .end();
        let answer = self.exchange(&request, &[], patience)?;
        if answer.status == NOT_FOUND {
            // Where CUPS keeps no history, nobody knows how a job has ended.
            return Ok((Fate::Over, Some(Trouble::Stuck)));
        }
        successful(&answer)?;
        let fate = match answer.integer("job-state") {
            Some(JOB_COMPLETED) => Fate::Printed,
            Some(JOB_CANCELLED | JOB_ABORTED) => Fate::Over,
            state => Fate::Open {
                is_at_work: state == Some(JOB_AT_WORK),
            },
        };
        Ok((fate, trouble_in(&answer)))
    }

    /// Begins a request about a job.
    fn about(&self, operation: Operation, job: i32) -> Request {
        Request::new(operation, &self.printer)
            .integer("job-id", job)
            .word(Kind::Name, "requesting-user-name", TITLE)
    }

    /// Sends a request, and the document behind it, and waits for the answer. CUPS that does not answer in
    /// [`EXCHANGE_MAX`] is silent; where there was less time, nobody knows.
    fn exchange(
        &self,
        request: &[u8],
        document: &[u8],
        patience: &Patience<'_>,
    ) -> Result<Answer, Trouble> {
        let begun = Instant::now();
        let patience = patience.but_at_most(EXCHANGE_MAX);
        self.answer(request, document, &patience)
            .map_err(|trouble| match trouble {
                Trouble::Silent if begun.elapsed() < EXCHANGE_MAX => Trouble::Stuck,
                trouble => trouble,
            })
    }

    fn answer(
        &self,
        request: &[u8],
        document: &[u8],
        patience: &Patience<'_>,
    ) -> Result<Answer, Trouble> {
        let head = format!(
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/ipp\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            request.len() + document.len()
        );
        let mut socket = connected(&self.socket)?;
        for bytes in [head.as_bytes(), request, document] {
            send(&mut socket, bytes, patience)?;
        }
        receive(&mut socket, patience)
    }
}

impl Media {
    /// Its name in IPP (PWG 5101.1).
    fn keyword(self) -> &'static str {
        match self {
            Self::A4 => "iso_a4_210x297mm",
            Self::A5 => "iso_a5_148x210mm",
        }
    }
}

/// The address of a queue.
fn address(queue: &str) -> String {
    let mut address = "ipp://localhost/printers/".to_owned();
    for byte in queue.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(byte.into());
        } else {
            // Nothing can fail that is written to a text.
            let _written = write!(address, "%{byte:02X}");
        }
    }
    address
}

fn successful(answer: &Answer) -> Result<(), Trouble> {
    if answer.is_successful() {
        Ok(())
    } else if NOT_TAKEN.contains(&answer.status) {
        Err(Trouble::Stuck)
    } else {
        Err(Trouble::Refused)
    }
}

/// The trouble of which a queue tells.
fn trouble_in(answer: &Answer) -> Option<Trouble> {
    let is_told = |reason: &&str| {
        let mut told = answer.words("job-printer-state-reasons");
        told.any(|it| {
            let ending = it.strip_prefix(*reason);
            matches!(ending, Some("" | "-error" | "-warning"))
        })
    };
    let found = REASONS
        .iter()
        .find(|(_, reasons)| reasons.iter().any(&is_told));
    found.map(|(trouble, _)| *trouble)
}

/// Connects to CUPS. A socket that blocks would wait for a CUPS that takes no connections.
fn connected(path: &Path) -> Result<UnixStream, Trouble> {
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let socket = socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None);
    let socket = socket.map_err(|_| Trouble::Gone)?;
    let address = SocketAddrUnix::new(path).map_err(|_| Trouble::Gone)?;
    connect(&socket, &address).map_err(|errno| match errno {
        // More wait for it than it takes in.
        Errno::AGAIN => Trouble::Stuck,
        Errno::ACCESS | Errno::PERM => Trouble::Refused,
        _ => Trouble::Gone,
    })?;
    Ok(socket.into())
}

fn send(socket: &mut UnixStream, bytes: &[u8], patience: &Patience<'_>) -> Result<(), Trouble> {
    let mut unsent = bytes;
    while !unsent.is_empty() {
        match socket.write(unsent) {
            Ok(sent) => unsent = &unsent[sent..],
            Err(error) => go_on_after(&error, socket, PollFlags::OUT, patience)?,
        }
    }
    Ok(())
}

fn receive(socket: &mut UnixStream, patience: &Patience<'_>) -> Result<Answer, Trouble> {
    let mut bytes = Vec::new();
    let mut some = [0; 4096];
    loop {
        match socket.read(&mut some) {
            Ok(0) => return Err(Trouble::Gone),
            Ok(count) => bytes.extend_from_slice(&some[..count]),
            Err(error) => {
                go_on_after(&error, socket, PollFlags::IN, patience)?;
                continue;
            }
        }
        if bytes.len() > ANSWER_BYTES_MAX {
            return Err(Trouble::Refused);
        }
        let body = http::body(&bytes).map_err(|_| Trouble::Refused)?;
        if let Some(body) = body {
            return Answer::read(&body).map_err(|_| Trouble::Refused);
        }
    }
}

/// Waits, if that is what the error asks for. CUPS that hangs up has ended.
fn go_on_after(
    error: &io::Error,
    socket: &UnixStream,
    what: PollFlags,
    patience: &Patience<'_>,
) -> Result<(), Trouble> {
    match error.kind() {
        io::ErrorKind::Interrupted => Ok(()),
        io::ErrorKind::WouldBlock => {
            let seen = patience.wait(socket, what);
            seen.map(|_| ()).map_err(|Late| Trouble::Silent)
        }
        _ => Err(Trouble::Gone),
    }
}
