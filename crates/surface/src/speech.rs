//! A voice: Speech Dispatcher, which has synthesizers for many languages and a sound card.
//!
//! A [`Speech`] is a handle whose calls never wait. Behind it is one thread that does everything
//! else: it reaches the dispatcher, gives it one message after the other, and tells what becomes of
//! them. What is to be said lies in one place in between, where the newest replaces whatever has not
//! been taken yet; so there is never more than one, however fast it comes.
//!
//! # What is told, in which order
//! - [`Event::Ready`] and [`Event::Lost`] take turns. The first try is told of, whichever it gives.
//! - [`Event::Began`] comes for each utterance that is heard, and [`Event::Ended`] when nothing is
//!   being said any more: to its end, hushed, given up, or cancelled by somebody else. It comes only
//!   after a Began, and once, however many there were since the last.
//!   So between a Began and the next Ended there is speech, and otherwise there is none. What
//!   replaces something that is heard begins without an Ended before it, and what is never heard is
//!   not told of.
//! - [`Event::Ended`] comes before a [`Event::Lost`] that is its cause, and nothing comes once the
//!   handle is dropped, but what was being told at that moment.
//!
//! # Invariants
//! - Nobody is waited for in vain: each wait has a limit, and what is past it is lost.
//! - While a dispatcher is there and nothing is said, nothing happens.
//! - Words are told to the dispatcher only: to no log, nor for debugging, nor in a panic.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: a dispatcher that does not answer is not waited for"
)]

pub mod ssip;

use std::collections::VecDeque;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{self, Read as _, Write as _};
use std::net::Shutdown;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags};

use cas_words::text::Language;

use ssip::{Connection, Failure, Fate};

/// How long to wait before a dispatcher that was lost is tried again. Each time it is twice as long,
/// until something has been said again.
pub const PAUSE: Duration = Duration::from_secs(1);
/// The longest that such a wait becomes.
pub const PAUSE_MAX: Duration = Duration::from_secs(30);
/// When something new is to be said, a dispatcher that was tried longer ago than this is tried at
/// once.
pub const TRY_AT_ONCE_AFTER: Duration = Duration::from_secs(1);
/// How long something new waits for a dispatcher. What is older is dropped: whoever was to hear it is
/// already somewhere else.
pub const FRESH_FOR: Duration = Duration::from_secs(2);
/// A message that has neither ended nor been cancelled after this time, and [`END_LIMIT_PER_CHARACTER`]
/// for each of its characters, counts as ended.
pub const END_LIMIT: Duration = Duration::from_secs(60);
/// The slowest that eSpeak NG speaks is 80 words a minute, which is some 8 characters a second; this
/// is half as fast.
pub const END_LIMIT_PER_CHARACTER: Duration = Duration::from_millis(250);

/// Where a dispatcher listens below the folder for what runs.
const SOCKET_BELOW_RUNTIME: &str = "speech-dispatcher/speechd.sock";

/// Words to be said by one voice.
#[derive(Clone, PartialEq, Eq)]
pub struct Utterance {
    /// The language of the voice.
    pub language: Language,
    /// The words. They need not be clean.
    pub words: String,
    /// How they are said.
    pub delivery: Delivery,
}

/// They may be a visitor's own.
impl fmt::Debug for Utterance {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:***", self.language)
    }
}

/// How it is said, as in SSIP: from -100 to 100. What is beyond counts as the nearest of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// How fast: 0 is usual.
    pub rate: i8,
    /// How loud: 100 is as loud as it gets.
    pub volume: i8,
}

/// What has become of the dispatcher, or of what it was to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is there.
    Ready,
    /// It is not there, or stuck.
    Lost,
    /// Something new is heard.
    Began,
    /// Nothing is heard any more.
    Ended,
}

/// A voice that can be told what to say.
#[derive(Debug)]
pub struct Speech {
    orders: Arc<Orders>,
    /// A byte wakes the thread, and the end of the stream ends it.
    wake: UnixStream,
    thread: Option<JoinHandle<()>>,
}

/// What is wanted.
enum Order {
    Say {
        utterances: Vec<Utterance>,
        at: Instant,
    },
    Hush,
}

/// The newest order, unless it has been taken.
#[derive(Default)]
struct Orders(Mutex<Option<Order>>);

impl fmt::Debug for Orders {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

impl Orders {
    /// Replaces what was there, and returns whether anything was.
    fn replace(&self, order: Order) -> bool {
        let mut newest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        newest.replace(order).is_some()
    }

    fn take(&self) -> Option<Order> {
        let mut newest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        newest.take()
    }
}

impl Speech {
    /// A voice by the dispatcher that listens at `socket`, now or later. `tell` is called in a thread
    /// of its own, and must not wait.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(socket: PathBuf, tell: impl FnMut(Event) + Send + 'static) -> io::Result<Self> {
        let (wake, woken) = UnixStream::pair()?;
        wake.set_nonblocking(true)?;
        woken.set_nonblocking(true)?;
        let orders = Arc::new(Orders::default());
        let session = Session {
            socket,
            orders: Arc::clone(&orders),
            woken: Arc::new(woken),
            tell,
            is_there: None,
            connection: None,
            lost_at: None,
            pause: Duration::ZERO,
            newest: None,
            saying: None,
            is_heard: false,
        };
        let thread = thread::Builder::new().name("speech".to_owned());
        let thread = Some(thread.spawn(|| session.run())?);
        Ok(Self {
            orders,
            wake,
            thread,
        })
    }

    /// Says this, one utterance after the other, instead of all that is being said or waits to be.
    /// With nothing in it to be said it is [`Speech::hush`].
    pub fn say(&self, utterances: Vec<Utterance>) {
        self.order(Order::Say {
            utterances,
            at: Instant::now(),
        });
    }

    /// Stops what is being said, and says nothing of what waits to be.
    pub fn hush(&self) {
        self.order(Order::Hush);
    }

    fn order(&self, order: Order) {
        // For one that was still there the thread has been woken already.
        if !self.orders.replace(order) {
            // It fails only if the thread is gone, or about to wake.
            let _unheard = (&self.wake).write(&[0]);
        }
    }
}

/// Stops what is being said.
impl Drop for Speech {
    fn drop(&mut self) {
        let _gone = self.wake.shutdown(Shutdown::Both);
        // It ends at once, whatever it was waiting for. The program may end after this, and what is
        // being said must not go on.
        if let Some(thread) = self.thread.take() {
            let _panicked = thread.join();
        }
    }
}

/// What the thread knows.
struct Session<T> {
    socket: PathBuf,
    orders: Arc<Orders>,
    woken: Arc<UnixStream>,
    tell: T,
    /// Whether the dispatcher is there, as was told last.
    is_there: Option<bool>,
    connection: Option<Connection>,
    /// When it was lost, or last tried in vain.
    lost_at: Option<Instant>,
    /// How long from then to the next try.
    pause: Duration,
    /// What has not been begun yet.
    newest: Option<Order>,
    saying: Option<Saying>,
    /// Whether a Began was told, and no Ended since.
    is_heard: bool,
}

/// What is being said.
struct Saying {
    /// The messages that are not yet with the dispatcher.
    left: VecDeque<Utterance>,
    /// The number of the message that is.
    number: String,
    /// When that counts as ended.
    until: Instant,
    has_begun: bool,
}

impl<T: FnMut(Event)> Session<T> {
    fn run(mut self) {
        loop {
            match self.turn() {
                Ok(()) => {}
                Err(Failure::Lost) => self.lose(),
                Err(Failure::Left) => break,
            }
        }
        if let Some(connection) = self.connection {
            connection.leave();
        }
    }

    /// Waits until there is something to do, and does it.
    fn turn(&mut self) -> Result<(), Failure> {
        self.wait()?;
        let lost_since = self.lost_at.map(|at| at.elapsed());
        let mut is_due = lost_since.is_none_or(|since| since >= self.pause);
        if let Some(order) = self.orders.take() {
            let is_new = matches!(order, Order::Say { .. });
            is_due |= is_new && lost_since.is_none_or(|since| since >= TRY_AT_ONCE_AFTER);
            self.newest = Some(order);
        }
        if self.connection.is_none() && is_due {
            let connection = Connection::open(&self.socket, Arc::clone(&self.woken))?;
            self.connection = Some(connection);
            self.is_there = Some(true);
            (self.tell)(Event::Ready);
        }
        self.obey()?;
        self.listen()
    }

    /// Waits for an order, for the dispatcher, and for whichever time is up first.
    fn wait(&mut self) -> Result<(), Failure> {
        let until = match &self.connection {
            Some(connection) if connection.has_more() => Some(Instant::now()),
            Some(_) => self.saying.as_ref().map(|saying| saying.until),
            None => {
                let next_try = self.lost_at.map_or_else(Instant::now, |at| at + self.pause);
                let fresh_until = self.newest.as_ref().and_then(Order::fresh_until);
                Some(fresh_until.map_or(next_try, |until| until.min(next_try)))
            }
        };
        match &self.connection {
            Some(connection) => connection.wait(until)?,
            None => ssip::wait(&mut [PollFd::new(&self.woken, PollFlags::IN)], until)?,
        }
        // Before the order is taken, so that none is left without waking us.
        let _empty = (&*self.woken).read(&mut [0; 16]);
        Ok(())
    }

    /// Does what is wanted now. Without a dispatcher it waits for one, as long as it is fresh.
    fn obey(&mut self) -> Result<(), Failure> {
        let order = match self.newest.take() {
            Some(order) if order.is_stale() => Order::Hush,
            Some(order) => order,
            None => return Ok(()),
        };
        let Some(connection) = &mut self.connection else {
            self.newest = Some(order).filter(|order| matches!(order, Order::Say { .. }));
            return Ok(());
        };
        let left = order.messages();
        if left.is_empty() {
            connection.cancel()?;
            self.end();
            return Ok(());
        }
        self.next(left)
    }

    /// Learns what has become of what is being said.
    fn listen(&mut self) -> Result<(), Failure> {
        let Some(connection) = &mut self.connection else {
            return Ok(());
        };
        connection.take_in()?;
        while let Some(event) = self.connection.as_mut().and_then(Connection::event) {
            // What was cancelled may be told of as late as when something else is being said.
            let is_of_this = |saying: &Saying| saying.number == event.message;
            if !self.saying.as_ref().is_some_and(is_of_this) {
                continue;
            }
            match event.fate {
                Fate::Began => self.begin(),
                Fate::Ended => {
                    // One that dies whenever it is told something is not tried again at once.
                    self.pause = Duration::ZERO;
                    self.go_on()?;
                }
                Fate::Cancelled => self.end(),
            }
        }
        if (self.saying.as_ref()).is_some_and(|saying| saying.until <= Instant::now()) {
            self.go_on()?;
        }
        Ok(())
    }

    /// After a message the next one is said, if there is one.
    fn go_on(&mut self) -> Result<(), Failure> {
        match self.saying.take() {
            Some(saying) if !saying.left.is_empty() => self.next(saying.left),
            _ => {
                self.end();
                Ok(())
            }
        }
    }

    fn next(&mut self, mut left: VecDeque<Utterance>) -> Result<(), Failure> {
        let (Some(first), Some(connection)) = (left.pop_front(), self.connection.as_mut()) else {
            return Ok(());
        };
        let number = connection.speak(first.language, first.delivery, &first.words)?;
        self.saying = Some(Saying {
            left,
            number,
            until: Instant::now() + end_limit(&first.words),
            has_begun: false,
        });
        Ok(())
    }

    /// What is being said is heard.
    fn begin(&mut self) {
        let begun = self.saying.as_mut();
        if begun.is_some_and(|it| !std::mem::replace(&mut it.has_begun, true)) {
            self.is_heard = true;
            (self.tell)(Event::Began);
        }
    }

    /// Nothing is being said any more.
    fn end(&mut self) {
        self.saying = None;
        if std::mem::take(&mut self.is_heard) {
            (self.tell)(Event::Ended);
        }
    }

    /// The dispatcher is not there, or not any more.
    fn lose(&mut self) {
        self.connection = None;
        self.lost_at = Some(Instant::now());
        self.pause = (self.pause * 2).clamp(PAUSE, PAUSE_MAX);
        self.end();
        if self.is_there != Some(false) {
            self.is_there = Some(false);
            (self.tell)(Event::Lost);
        }
    }
}

impl Order {
    fn fresh_until(&self) -> Option<Instant> {
        match self {
            Self::Say { at, .. } => Some(*at + FRESH_FOR),
            Self::Hush => None,
        }
    }

    fn is_stale(&self) -> bool {
        self.fresh_until()
            .is_some_and(|until| until <= Instant::now())
    }

    /// What is to be given to the dispatcher, clean.
    fn messages(&self) -> VecDeque<Utterance> {
        let Self::Say { utterances, .. } = self else {
            return VecDeque::new();
        };
        let of_one = |utterance: &Utterance| {
            let messages = ssip::messages(&utterance.words).into_iter();
            let (language, delivery) = (utterance.language, utterance.delivery);
            messages.map(move |words| Utterance {
                language,
                words,
                delivery,
            })
        };
        utterances.iter().flat_map(of_one).collect()
    }
}

/// How long a message may take to be said.
fn end_limit(words: &str) -> Duration {
    let characters = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
    END_LIMIT + END_LIMIT_PER_CHARACTER.saturating_mul(characters)
}

/// Where a dispatcher listens: by `address`, which is `SPEECHD_ADDRESS` (`unix_socket:PATH`, or
/// only `unix_socket`), or else below `runtime`, which is `XDG_RUNTIME_DIR`, or else where it is
/// `configured`. What is empty is as good as missing.
///
/// # Errors
/// When `address` is of another kind; in words for an operator.
pub fn socket(
    address: Option<&OsStr>,
    runtime: Option<&OsStr>,
    configured: Option<&Path>,
) -> Result<Option<PathBuf>, String> {
    let address = address.unwrap_or_default().as_bytes();
    let (kind, path) = match address.iter().position(|byte| *byte == b':') {
        Some(colon) => (&address[..colon], &address[colon + 1..]),
        None => (address, &[][..]),
    };
    if !matches!(kind, b"" | b"unix_socket") || kind.is_empty() && !path.is_empty() {
        let kind = String::from_utf8_lossy(kind);
        let kind = kind.replace(char::is_control, " ");
        return Err(format!(
            "SPEECHD_ADDRESS is of the kind \"{kind}\"; only unix_socket:PATH can be used"
        ));
    }
    if !path.is_empty() {
        return Ok(Some(OsString::from_vec(path.to_vec()).into()));
    }
    // A path that is not absolute is to be ignored (XDG Base Directory Specification).
    let runtime = runtime.map(Path::new).filter(|path| path.is_absolute());
    let below_runtime = runtime.map(|path| path.join(SOCKET_BELOW_RUNTIME));
    let configured = configured.filter(|path| !path.as_os_str().is_empty());
    Ok(below_runtime.or_else(|| configured.map(Path::to_owned)))
}
