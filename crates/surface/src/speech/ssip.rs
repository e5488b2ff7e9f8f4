//! A client of SSIP, the protocol of Speech Dispatcher, over a Unix socket.
//!
//! Lines end in CRLF. A reply is any number of lines `NNN-text` and then one line `NNN text`; 2xx means
//! success. Replies of the form 7xx are events. They come at any time, name a message by its number,
//! and are kept until [`Connection::event`] takes them. To speak, a client sends `SPEAK`, waits for
//! 230, and sends the text and then a line with only a dot. The reply 225 has the number of the message.
//!
//! # Invariants
//! - No command takes longer than [`REPLY_LIMIT`], and nothing waits any more once [`Speech`] is
//!   dropped.
//! - A text is sent only after a 230, in one line without control characters, and with a dot at its
//!   start doubled. So no part of it can be taken for a command.
//! - Only one command is under way at a time, so a reply always belongs to the last command.
//! - A failure reveals nothing of the words or of the replies.
//!
//! [`Speech`]: super::Speech

#![allow(
    clippy::disallowed_methods,
    reason = "a dispatcher that does not answer is not waited for"
)]

use std::collections::VecDeque;
use std::io::{self, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketAddrUnix, SocketFlags, SocketType, connect, socket_with};

use cas_words::text::{Language, is_unwanted};

use super::Delivery;

/// The longest time to send a command and to receive its reply. A dispatcher on the same machine
/// replies within a millisecond; one that takes longer than this is stuck.
pub const REPLY_LIMIT: Duration = Duration::from_secs(2);
/// The longest line that is accepted from a dispatcher, in bytes. Real ones have fewer than a hundred.
pub const LINE_BYTES_MAX: usize = 4096;
/// The most characters in one message. A longer text is sent in several, one after the other.
pub const MESSAGE_CHARACTERS_MAX: usize = 1000;

/// The name of this client in the dispatcher's log: user, client and component.
const CLIENT: &str = "kiosk:cas-kiosk:voice";
/// The code of "OK RECEIVING DATA".
const RECEIVING: u16 = 230;
/// The code of "OK MESSAGE QUEUED".
const QUEUED: u16 = 225;

/// A connection to a dispatcher.
#[derive(Debug)]
pub struct Connection {
    socket: UnixStream,
    /// Hangs up when [`Speech`](super::Speech) is dropped.
    wake: Arc<UnixStream>,
    /// The bytes that have come and have not been read as lines.
    unread: Vec<u8>,
    /// The code and the first line of a reply that is not complete yet.
    begun: Option<(u16, String)>,
    events: VecDeque<SsipEvent>,
}

/// The reason why a connection is of no more use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The dispatcher is not there, is too slow, refuses a command, or sends something that is not SSIP.
    Lost,
    /// [`Speech`](super::Speech) was dropped, so nobody wants to speak any more.
    Left,
}

/// A report about a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SsipEvent {
    /// The number that the dispatcher gave the message.
    pub message: String,
    /// The state that the message has reached.
    pub fate: Fate,
}

/// The state of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is being said.
    Began,
    /// It has been said to its end.
    Ended,
    /// It was stopped before its end.
    Cancelled,
}

struct Reply {
    code: u16,
    /// The text of its first line.
    first: String,
}

impl From<io::Error> for Failure {
    fn from(_: io::Error) -> Self {
        Self::Lost
    }
}

impl From<Errno> for Failure {
    fn from(_: Errno) -> Self {
        Self::Lost
    }
}

impl Connection {
    /// Connects to the dispatcher that listens at `path`, and sends it the settings of this client.
    ///
    /// # Errors
    /// When there is none, or it refuses a setting, or does not reply in time.
    pub fn open(path: &Path, wake: Arc<UnixStream>) -> Result<Self, Failure> {
        // A blocking socket would wait for a dispatcher that accepts no connections.
        let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
        let socket = socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None)?;
        connect(&socket, &SocketAddrUnix::new(path)?)?;
        let mut connection = Self {
            socket: socket.into(),
            wake,
            unread: Vec::new(),
            begun: None,
            events: VecDeque::new(),
        };
        connection.ask(&format!("SET SELF CLIENT_NAME {CLIENT}"))?;
        connection.ask("SET SELF NOTIFICATION ALL ON")?;
        connection.ask("SET SELF PUNCTUATION NONE")?;
        Ok(connection)
    }

    /// Sends a clean text, which is said at once in place of all earlier ones. Returns the number of the
    /// message.
    ///
    /// # Errors
    /// When the dispatcher refuses, or does not reply in time.
    pub fn speak(
        &mut self,
        language: Language,
        delivery: Delivery,
        words: &str,
    ) -> Result<String, Failure> {
        let Delivery { rate, volume } = delivery;
        self.cancel()?;
        self.ask(&format!("SET SELF LANGUAGE {language}"))?;
        self.ask(&format!("SET SELF RATE {}", rate.clamp(-100, 100)))?;
        self.ask(&format!("SET SELF VOLUME {}", volume.clamp(-100, 100)))?;
        if self.ask("SPEAK")?.code != RECEIVING {
            return Err(Failure::Lost);
        }
        let stuffing = if words.starts_with('.') { "." } else { "" };
        let reply = self.ask(&format!("{stuffing}{words}\r\n."))?;
        let number = (reply.code == QUEUED).then_some(reply.first);
        number.ok_or(Failure::Lost)
    }

    /// Stops what is being said, and drops what waits to be said.
    ///
    /// # Errors
    /// As for [`Connection::speak`].
    pub fn cancel(&mut self) -> Result<(), Failure> {
        self.ask("CANCEL SELF").map(|_| ())
    }

    /// Stops what is being said, and ends the connection without waiting for anything. This can be done at
    /// any time: if a text is being sent, the command becomes the last line of a text that is cut off, and
    /// the dispatcher does not say it.
    pub fn leave(mut self) {
        // A dispatcher goes on speaking for a client that has gone.
        let _unheard = self.socket.write(b"CANCEL SELF\r\n");
    }

    /// Takes in the events that have come.
    ///
    /// # Errors
    /// When the dispatcher is gone, or has sent something that is not an event.
    pub fn take_in(&mut self) -> Result<(), Failure> {
        // Lines that came before the dispatcher went are handled before its end is noticed.
        if !self.has_line() {
            self.read()?;
        }
        match self.reply()? {
            None => Ok(()),
            Some(_) => Err(Failure::Lost),
        }
    }

    /// True if something that has come has not been handled yet.
    #[must_use]
    pub fn has_more(&self) -> bool {
        !self.events.is_empty() || self.has_line()
    }

    fn has_line(&self) -> bool {
        self.unread.contains(&b'\n')
    }

    /// Takes the earliest event that was kept.
    pub fn event(&mut self) -> Option<SsipEvent> {
        self.events.pop_front()
    }

    /// Waits until something comes from the dispatcher or through `wake`, or until the time `until`.
    ///
    /// # Errors
    /// As for the function [`wait`].
    pub fn wait(&self, until: Option<Instant>) -> Result<(), Failure> {
        let socket = PollFd::new(&self.socket, PollFlags::IN);
        let wake = PollFd::new(&self.wake, PollFlags::IN);
        wait(&mut [wake, socket], until)
    }

    /// Sends a command, and waits for its reply. A reply that does not mean success is a failure.
    fn ask(&mut self, command: &str) -> Result<Reply, Failure> {
        let until = Instant::now() + REPLY_LIMIT;
        let bytes = format!("{command}\r\n");
        let mut unsent = bytes.as_bytes();
        while !unsent.is_empty() {
            match self.socket.write(unsent) {
                Ok(sent) => unsent = &unsent[sent..],
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    self.wait_for(PollFlags::OUT, until)?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        loop {
            if let Some(reply) = self.reply()? {
                let is_good = (200..300).contains(&reply.code);
                return is_good.then_some(reply).ok_or(Failure::Lost);
            }
            self.wait_for(PollFlags::IN, until)?;
            self.read()?;
        }
    }

    fn wait_for(&self, what: PollFlags, until: Instant) -> Result<(), Failure> {
        if until <= Instant::now() {
            return Err(Failure::Lost);
        }
        let socket = PollFd::new(&self.socket, what);
        // Without flags, only a hang-up is noticed. An order can wait.
        let wake = PollFd::new(&self.wake, PollFlags::empty());
        wait(&mut [wake, socket], Some(until))
    }

    /// Reads some of the bytes that have come, if there are any.
    fn read(&mut self) -> Result<(), Failure> {
        let mut piece = [0; LINE_BYTES_MAX];
        match self.socket.read(&mut piece) {
            Ok(0) => Err(Failure::Lost),
            Ok(length) => {
                self.unread.extend_from_slice(&piece[..length]);
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Returns the next complete reply, if there is one. Events before it are kept.
    fn reply(&mut self) -> Result<Option<Reply>, Failure> {
        while let Some(line) = self.line()? {
            let (code, is_last, words) = parse(&line).ok_or(Failure::Lost)?;
            let (begun, first) = self.begun.take().unwrap_or((code, words));
            if begun != code {
                return Err(Failure::Lost);
            }
            if !is_last {
                self.begun = Some((code, first));
            } else if code / 100 != 7 {
                return Ok(Some(Reply { code, first }));
            } else if let Some(fate) = fate(code) {
                let message = first;
                self.events.push_back(SsipEvent { message, fate });
            }
        }
        Ok(None)
    }

    /// Returns the next complete line without its line break, if there is one.
    fn line(&mut self) -> Result<Option<String>, Failure> {
        let Some(end) = self.unread.iter().position(|byte| *byte == b'\n') else {
            let is_bearable = self.unread.len() <= LINE_BYTES_MAX;
            return is_bearable.then_some(None).ok_or(Failure::Lost);
        };
        let line: Vec<u8> = self.unread.drain(..=end).collect();
        let line = line.strip_suffix(b"\r\n").ok_or(Failure::Lost)?;
        let line = String::from_utf8(line.to_vec()).map_err(|_| Failure::Lost)?;
        Ok(Some(line))
    }
}

/// Returns the code of a line, true if it is the last one of its reply, and its text.
fn parse(line: &str) -> Option<(u16, bool, String)> {
    let (code, rest) = line.split_at_checked(3)?;
    let is_number = code.bytes().all(|byte| byte.is_ascii_digit());
    let code = code.parse().ok().filter(|_| is_number)?;
    if let Some(words) = rest.strip_prefix('-') {
        return Some((code, false, words.to_owned()));
    }
    let words = rest.strip_prefix(' ')?;
    Some((code, true, words.to_owned()))
}

/// Returns the state that an event reports. Other events, such as index marks and pauses, have none.
fn fate(code: u16) -> Option<Fate> {
    match code {
        701 => Some(Fate::Began),
        702 => Some(Fate::Ended),
        703 => Some(Fate::Cancelled),
        _ => None,
    }
}

/// Waits until one of `watched` is ready, or until the time `until`. The first one must be that which
/// hangs up when [`Speech`](super::Speech) is dropped.
///
/// # Errors
/// When the first one has hung up, or the system refuses to wait.
pub fn wait(watched: &mut [PollFd<'_>], until: Option<Instant>) -> Result<(), Failure> {
    let limit = until.map(|until| until.saturating_duration_since(Instant::now()));
    let limit = limit.map(Timespec::try_from).transpose();
    match poll(watched, limit.map_err(|_| Failure::Lost)?.as_ref()) {
        // An interrupted wait is not repeated here: the caller checks what has come and the time anyway.
        Ok(_) | Err(Errno::INTR) => {}
        Err(errno) => return Err(errno.into()),
    }
    let gone = PollFlags::HUP | PollFlags::ERR;
    let has_left = watched[0].revents().intersects(gone);
    if has_left { Err(Failure::Left) } else { Ok(()) }
}

/// Splits a text into messages of at most [`MESSAGE_CHARACTERS_MAX`] characters: its words, with one
/// space between them. A character that is unwanted on a page counts as a space.
#[must_use]
pub fn messages(outside: &str) -> Vec<String> {
    let spaced = outside.replace(is_unwanted, " ");
    let mut messages: Vec<String> = Vec::new();
    // The number of characters in the last message.
    let mut length = 0;
    for word in spaced.split_whitespace() {
        let characters: Vec<char> = word.chars().collect();
        for piece in characters.chunks(MESSAGE_CHARACTERS_MAX) {
            match messages.last_mut() {
                Some(last) if length + 1 + piece.len() <= MESSAGE_CHARACTERS_MAX => {
                    last.push(' ');
                    last.extend(piece);
                    length += 1 + piece.len();
                }
                _ => {
                    messages.push(piece.iter().collect());
                    length = piece.len();
                }
            }
        }
    }
    messages
}
