//! The client's side of SSIP, the protocol of Speech Dispatcher, over a Unix socket.
//!
//! Lines end in CRLF. A reply is `NNN-text` as often as it likes and then `NNN text`, and 2xx is
//! good. Replies that begin with 7 are events: they come whenever they like, tell of a message by its
//! number, and are put aside until somebody asks for them. What is to be said follows `SPEAK` and its
//! 230, ends in a line with nothing but a dot, and gets a number with its 225.
//!
//! # Invariants
//! - Nothing here waits for the other end for longer than [`REPLY_LIMIT`], or once [`Speech`] is
//!   dropped.
//! - A text is sent only after a 230, in one line without control characters, and with its dot
//!   doubled, so that no part of it can be taken for a command.
//! - Only one command is under way, so a reply is always that of the last one.
//! - A failure tells nothing of what was to be said, nor of what came.
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

/// The longest time for a command to be sent and to be replied to. A dispatcher on the same machine
/// replies within a millisecond; one that takes longer than this is stuck.
pub const REPLY_LIMIT: Duration = Duration::from_secs(2);
/// The longest line that is taken from a dispatcher, in bytes. Its own have less than a hundred.
pub const LINE_BYTES_MAX: usize = 4096;
/// The most characters in one message. A longer text is said in several, one after the other.
pub const MESSAGE_CHARACTERS_MAX: usize = 1000;

/// How the dispatcher's log names this client: user, client and component.
const CLIENT: &str = "kiosk:cas-kiosk:voice";
/// "OK RECEIVING DATA".
const RECEIVING: u16 = 230;
/// "OK MESSAGE QUEUED".
const QUEUED: u16 = 225;

/// A dispatcher that listens.
#[derive(Debug)]
pub struct Connection {
    socket: UnixStream,
    /// Hangs up when nobody wants to speak any more.
    wake: Arc<UnixStream>,
    /// What has come and is not yet a whole line.
    unread: Vec<u8>,
    /// The code and the first line of a reply that has not come whole.
    begun: Option<(u16, String)>,
    events: VecDeque<SsipEvent>,
}

/// Why there is no more to be had from a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The dispatcher is not there, not in time, or makes no sense.
    Lost,
    /// Nobody wants to speak any more.
    Left,
}

/// What has become of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SsipEvent {
    /// The number the dispatcher gave it.
    pub message: String,
    /// What has become of it.
    pub fate: Fate,
}

/// What becomes of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is being said.
    Began,
    /// It has been said to its end.
    Ended,
    /// It is not said any further.
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
    /// Reaches the dispatcher that listens at `path`, and says who we are.
    ///
    /// # Errors
    /// When there is none, or none that replies in time.
    pub fn open(path: &Path, wake: Arc<UnixStream>) -> Result<Self, Failure> {
        // Otherwise to connect would wait for a dispatcher that accepts nobody.
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

    /// Gives the dispatcher a clean text to be said at once instead of all before, and returns its
    /// number.
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

    /// Stops what is being said, and drops what waits to be.
    ///
    /// # Errors
    /// As for [`Connection::speak`].
    pub fn cancel(&mut self) -> Result<(), Failure> {
        self.ask("CANCEL SELF").map(|_| ())
    }

    /// Stops what is being said, and ends the connection without waiting for anything. At whatever
    /// point the dispatcher is: in the midst of a text this becomes the end of a text that is cut
    /// off, and is not said.
    pub fn leave(mut self) {
        // A dispatcher goes on with what it was given by a client that has gone.
        let _unheard = self.socket.write(b"CANCEL SELF\r\n");
    }

    /// Takes in what has come without being asked for.
    ///
    /// # Errors
    /// When the dispatcher is gone, or what has come makes no sense.
    pub fn take_in(&mut self) -> Result<(), Failure> {
        // What came before a dispatcher went is looked at before that.
        if !self.has_line() {
            self.read()?;
        }
        match self.reply()? {
            None => Ok(()),
            Some(_) => Err(Failure::Lost),
        }
    }

    /// Whether something that has come has not been looked at.
    #[must_use]
    pub fn has_more(&self) -> bool {
        !self.events.is_empty() || self.has_line()
    }

    fn has_line(&self) -> bool {
        self.unread.contains(&b'\n')
    }

    /// The earliest event that was put aside.
    pub fn event(&mut self) -> Option<SsipEvent> {
        self.events.pop_front()
    }

    /// Waits until something comes, to us or through `wake`, or until it is `until`.
    ///
    /// # Errors
    /// When nobody wants to speak any more.
    pub fn wait(&self, until: Option<Instant>) -> Result<(), Failure> {
        let socket = PollFd::new(&self.socket, PollFlags::IN);
        let wake = PollFd::new(&self.wake, PollFlags::IN);
        wait(&mut [wake, socket], until)
    }

    /// Sends a command, and waits for its reply, which must be a good one.
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
        // Only to be told when it hangs up: what else comes there can wait.
        let wake = PollFd::new(&self.wake, PollFlags::empty());
        wait(&mut [wake, socket], Some(until))
    }

    /// Reads a piece of what has come, if anything has.
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

    /// The next reply that has come whole. Events before it are put aside.
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

    /// The next line that has come whole, without its end.
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

/// The code of a line, whether it is the last of its reply, and its text.
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

/// What an event tells, if it is one of those that matter: there are also index marks and pauses.
fn fate(code: u16) -> Option<Fate> {
    match code {
        701 => Some(Fate::Began),
        702 => Some(Fate::Ended),
        703 => Some(Fate::Cancelled),
        _ => None,
    }
}

/// Waits until one of `watched` is ready, or until it is `until`. The first is that which hangs up
/// when nobody wants to speak any more.
///
/// # Errors
/// When it has hung up.
pub fn wait(watched: &mut [PollFd<'_>], until: Option<Instant>) -> Result<(), Failure> {
    let limit = until.map(|until| until.saturating_duration_since(Instant::now()));
    let limit = limit.map(Timespec::try_from).transpose();
    match poll(watched, limit.map_err(|_| Failure::Lost)?.as_ref()) {
        // Whoever waits looks at what has come and at the time, and waits again.
        Ok(_) | Err(Errno::INTR) => {}
        Err(errno) => return Err(errno.into()),
    }
    let gone = PollFlags::HUP | PollFlags::ERR;
    let has_left = watched[0].revents().intersects(gone);
    if has_left { Err(Failure::Left) } else { Ok(()) }
}

/// What is sent of a text, in messages of no more than [`MESSAGE_CHARACTERS_MAX`] characters: its
/// words, with one space between them. Whatever is unwanted on a page counts as a space.
#[must_use]
pub fn messages(outside: &str) -> Vec<String> {
    let spaced = outside.replace(is_unwanted, " ");
    let mut messages: Vec<String> = Vec::new();
    // How many characters the last message has.
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
