//! Stands where Speech Dispatcher would, at the other end of a Unix socket: reads SSIP as strictly as
//! it can be read, answers as the real one was seen to, and tells all it has seen.
//!
//! Like the real one (0.11.4) it tells that a message was cancelled only when the next one has
//! been taken, which is the latest that was seen.

use std::io::{Read, Write};
use std::mem;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// Longer than any limit that is waited for in a test.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// What has come from the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    Opened,
    Command(String),
    /// With the dots as they were meant.
    Text(String),
    /// Something that is not SSIP.
    Fault(String),
    Closed,
}

/// How it behaves. It can be changed at any time, and counts from the next command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Says all at once.
    Prompt,
    /// Begins to say a message even before it tells its number, and ends it as soon.
    Hasty,
    /// Begins, and leaves the end to the test.
    Endless,
    /// Takes messages, and never begins them.
    Mute,
    /// Says nothing, not even a reply.
    Silent,
    /// Has gone when it has begun.
    DiesInWord,
    /// Replies with this.
    Rubbish(&'static [u8]),
}

pub struct Recorder {
    folder: TempDir,
    seen: Option<Receiver<Seen>>,
    shared: Arc<Shared>,
}

struct Shared {
    manner: Mutex<Manner>,
    /// Held by a test, it keeps the recorder from going on.
    gate: Mutex<()>,
    socket: Mutex<Option<UnixStream>>,
}

impl Recorder {
    /// One that does not listen yet.
    pub fn new(manner: Manner) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            seen: None,
            shared: Arc::new(Shared {
                manner: Mutex::new(manner),
                gate: Mutex::new(()),
                socket: Mutex::new(None),
            }),
        }
    }

    pub fn listening(manner: Manner) -> Self {
        let mut recorder = Self::new(manner);
        recorder.listen();
        recorder
    }

    pub fn listen(&mut self) {
        let listener = UnixListener::bind(self.path()).unwrap();
        let shared = Arc::clone(&self.shared);
        let (sender, seen) = channel();
        self.seen = Some(seen);
        thread::spawn(move || {
            for socket in listener.incoming() {
                serve(socket.unwrap(), &shared, &sender);
            }
        });
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("speechd.sock")
    }

    pub fn behave(&self, manner: Manner) {
        *self.shared.manner.lock().unwrap() = manner;
    }

    /// Lets it not go on while `test` runs.
    pub fn hold<R>(&self, test: impl FnOnce() -> R) -> R {
        let _gate = self.shared.gate.lock().unwrap();
        test()
    }

    /// Tells the client something that it has not asked for.
    pub fn tell(&self, lines: &str) {
        let mut socket = self.shared.socket.lock().unwrap();
        let socket = socket.as_mut().expect("nobody is there");
        socket.write_all(lines.as_bytes()).unwrap();
    }

    pub fn next(&self) -> Seen {
        let seen = self.seen.as_ref().expect("it does not listen");
        seen.recv_timeout(PATIENCE).expect("nothing comes")
    }

    /// All that comes, up to the first that is `last`.
    pub fn up_to(&self, last: &Seen) -> Vec<Seen> {
        let mut all = Vec::new();
        while all.last() != Some(last) {
            all.push(self.next());
        }
        all
    }

    /// The texts that come, up to `last`.
    pub fn texts_up_to(&self, last: &str) -> Vec<String> {
        let all = self.up_to(&Seen::Text(last.to_owned())).into_iter();
        let texts = all.filter_map(|seen| match seen {
            Seen::Text(text) => Some(text),
            _ => None,
        });
        texts.collect()
    }
}

/// A listener that accepts nobody, and all those who wait in front of it.
pub fn crowded(path: &Path) -> (UnixListener, Vec<UnixStream>) {
    let listener = UnixListener::bind(path).unwrap();
    rustix::net::listen(&listener, 0).unwrap();
    let crowd = vec![UnixStream::connect(path).unwrap()];
    (listener, crowd)
}

struct Session {
    socket: UnixStream,
    unread: Vec<u8>,
    /// The number of the last message.
    number: usize,
    /// The message that is being said.
    current: Option<usize>,
    /// Those that were cancelled, and of which the client has not been told.
    cancelled: Vec<usize>,
}

fn serve(socket: UnixStream, shared: &Shared, seen: &Sender<Seen>) {
    *shared.socket.lock().unwrap() = Some(socket.try_clone().unwrap());
    let mut session = Session {
        socket,
        unread: Vec::new(),
        number: 0,
        current: None,
        cancelled: Vec::new(),
    };
    // A test that is over wants to see nothing.
    let _ = seen.send(Seen::Opened);
    while let Some(command) = session.take_to(b"\r\n") {
        let _ = seen.send(Seen::Command(command.clone()));
        drop(shared.gate.lock().unwrap());
        let manner = *shared.manner.lock().unwrap();
        match (manner, reply(&command)) {
            (Manner::Silent, _) => {}
            (Manner::Rubbish(bytes), _) => session.send(bytes),
            (_, None) => {
                let _ = seen.send(Seen::Fault(command.clone()));
                session.send(b"500 ERR INVALID COMMAND\r\n");
            }
            (_, Some(reply)) => {
                if command == "CANCEL SELF" {
                    session.cancelled.extend(session.current.take());
                }
                session.send(format!("{reply}\r\n").as_bytes());
            }
        }
        if command != "SPEAK" || matches!(manner, Manner::Silent | Manner::Rubbish(_)) {
            continue;
        }
        let Some(text) = session.text() else { break };
        if text.contains(['\r', '\n', '\0']) {
            let _ = seen.send(Seen::Fault(text.clone()));
        }
        let _ = seen.send(Seen::Text(text));
        if !session.say(manner) {
            break;
        }
    }
    // The clone that the test has must not keep it open.
    *shared.socket.lock().unwrap() = None;
    let _ = seen.send(Seen::Closed);
}

/// What the real one replies to a command.
fn reply(command: &str) -> Option<&'static str> {
    let is_within = |value: &str| {
        let value = value.parse::<i8>();
        value.is_ok_and(|value| (-100..=100).contains(&value))
    };
    let is_tag =
        |tag: &str| matches!(tag.len(), 2 | 3) && tag.bytes().all(|byte| byte.is_ascii_lowercase());
    match command.split(' ').collect::<Vec<_>>()[..] {
        ["SET", "SELF", "CLIENT_NAME", name] if name.split(':').count() == 3 => {
            Some("208 OK CLIENT NAME SET")
        }
        ["SET", "SELF", "NOTIFICATION", "ALL", "ON"] => Some("220 OK NOTIFICATION SET"),
        ["SET", "SELF", "PUNCTUATION", "NONE"] => Some("205 OK PUNCTUATION SET"),
        ["SET", "SELF", "LANGUAGE", tag] if is_tag(tag) => Some("201 OK LANGUAGE SET"),
        ["SET", "SELF", "RATE", value] if is_within(value) => Some("203 OK RATE SET"),
        ["SET", "SELF", "VOLUME", value] if is_within(value) => Some("218 OK VOLUME SET"),
        ["CANCEL", "SELF"] => Some("213 OK CANCELED"),
        ["SPEAK"] => Some("230 OK RECEIVING DATA"),
        _ => None,
    }
}

impl Session {
    /// What comes before `end`, which is taken, too.
    fn take_to(&mut self, end: &[u8]) -> Option<String> {
        loop {
            let mut windows = self.unread.windows(end.len());
            if let Some(at) = windows.position(|window| window == end) {
                let rest = self.unread.split_off(at + end.len());
                let mut taken = mem::replace(&mut self.unread, rest);
                taken.truncate(at);
                return Some(String::from_utf8(taken).unwrap());
            }
            let mut piece = [0; 1000];
            let length = self.socket.read(&mut piece).unwrap_or(0);
            if length == 0 {
                return None;
            }
            self.unread.extend_from_slice(&piece[..length]);
        }
    }

    /// The text up to a line with nothing but a dot.
    fn text(&mut self) -> Option<String> {
        // The text begins a line, so that its first dot is like any after an end of line.
        self.unread.splice(..0, *b"\r\n");
        let text = self.take_to(b"\r\n.\r\n")?;
        let text = text.replace("\r\n..", "\r\n.");
        Some(text.strip_prefix("\r\n").unwrap_or_default().to_owned())
    }

    /// Says a message, and whether it has survived that.
    fn say(&mut self, manner: Manner) -> bool {
        self.number += 1;
        let number = self.number;
        let queued = format!("225-{number}\r\n225 OK MESSAGE QUEUED\r\n");
        let begin = event(701, number, "BEGIN");
        let end = event(702, number, "END");
        let cancelled = mem::take(&mut self.cancelled).into_iter();
        let late: String = cancelled
            .map(|number| event(703, number, "CANCELED"))
            .collect();
        match manner {
            Manner::Prompt => self.send(format!("{queued}{late}{begin}{end}").as_bytes()),
            Manner::Hasty => self.send(format!("{late}{begin}{end}{queued}").as_bytes()),
            Manner::Mute => self.send(format!("{queued}{late}").as_bytes()),
            _ => {
                self.current = Some(number);
                self.send(format!("{queued}{late}{begin}").as_bytes());
            }
        }
        manner != Manner::DiesInWord
    }

    fn send(&mut self, bytes: &[u8]) {
        // A client may have gone.
        let _ = self.socket.write_all(bytes);
    }
}

pub fn event(code: u16, number: usize, name: &str) -> String {
    format!("{code}-{number}\r\n{code}-1\r\n{code} {name}\r\n")
}
