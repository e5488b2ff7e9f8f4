//! A voice through Speech Dispatcher, which has synthesizers for many languages and a sound card.
//!
//! A [`Speech`] is a handle. Its calls never wait. One thread behind it does everything else: it
//! connects to the dispatcher, sends it one message after the other, and reports events. Between the
//! handle and the thread there is room for one order. A new order replaces one that the thread has
//! not taken yet, so orders never pile up.
//!
//! # Events and their order
//! - [`Event::Ready`] and [`Event::Lost`] alternate. The result of the first try is always reported.
//! - [`Event::Began`] is reported for each message that is heard; a long utterance is several messages.
//! - [`Event::Ended`] is reported when speech stops: it was said to its end, hushed, given up, or
//!   cancelled by somebody else. It comes only after a Began, and only once, however many Began there
//!   were. So there is speech from a Began to the next Ended, and at no other time.
//! - If an utterance replaces one that is heard, it begins without an Ended before it. An utterance
//!   that is never heard causes no event.
//! - If speech stops because the dispatcher is lost, [`Event::Ended`] comes before [`Event::Lost`].
//! - After the handle is dropped, no event comes. One that is being reported at that moment is
//!   completed.
//!
//! # Invariants
//! - Each wait for an answer has a limit. After it, the dispatcher counts as lost, or the message as
//!   ended.
//! - While a dispatcher is connected and nothing is said, the thread sleeps.
//! - Words go only to the dispatcher: to no log, no debug output and no panic message.

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

/// The wait before a lost dispatcher is tried again. It doubles with each try, until something has
/// been said again.
pub const PAUSE: Duration = Duration::from_secs(1);
/// The longest such wait.
pub const PAUSE_MAX: Duration = Duration::from_secs(30);
/// If the last try is at least this long ago, a new order to speak makes the thread try at once.
pub const TRY_AT_ONCE_AFTER: Duration = Duration::from_secs(1);
/// The longest time that an order waits for a dispatcher. An older one is dropped, because the
/// visitor is already on another page.
pub const FRESH_FOR: Duration = Duration::from_secs(2);
/// A message that has neither ended nor been cancelled counts as ended after this time, plus
/// [`END_LIMIT_PER_CHARACTER`] for each of its characters.
pub const END_LIMIT: Duration = Duration::from_secs(60);
/// The time allowed for one character. At its slowest, eSpeak NG says 80 words a minute, which is
/// about 8 characters a second; this allows for half that speed.
pub const END_LIMIT_PER_CHARACTER: Duration = Duration::from_millis(250);

/// The path of the dispatcher's socket inside `XDG_RUNTIME_DIR`.
const SOCKET_BELOW_RUNTIME: &str = "speech-dispatcher/speechd.sock";

/// Words to be said by one voice.
#[derive(Clone, PartialEq, Eq)]
pub struct Utterance {
    /// The language of the voice.
    pub language: Language,
    /// The words. They need not be clean.
    pub words: String,
    /// The rate and the volume.
    pub delivery: Delivery,
}

/// Hides the words, because they may be a visitor's own.
impl fmt::Debug for Utterance {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:***", self.language)
    }
}

/// The rate and the volume, as in SSIP: from -100 to 100. Values outside count as the nearest limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The speaking rate; 0 is the usual one.
    pub rate: i8,
    /// The volume; 100 is the loudest.
    pub volume: i8,
}

/// A change of the dispatcher or of its speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The dispatcher is connected.
    Ready,
    /// The dispatcher is not there, or is stuck.
    Lost,
    /// A new message is heard.
    Began,
    /// No speech is heard any more.
    Ended,
}

/// A handle to the voice.
#[derive(Debug)]
pub struct Speech {
    orders: Arc<Orders>,
    /// A byte wakes the thread. The end of the stream ends it.
    wake: UnixStream,
    thread: Option<JoinHandle<()>>,
}

/// An order to the thread.
enum Order {
    Say {
        utterances: Vec<Utterance>,
        at: Instant,
    },
    Hush,
}

/// The newest order, unless the thread has taken it.
#[derive(Default)]
struct Orders(Mutex<Option<Order>>);

impl fmt::Debug for Orders {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

impl Orders {
    /// Puts a new order in place of the last one. Returns true if the last one had not been taken.
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
    /// Starts a thread for the dispatcher that listens at `socket`, now or later. The thread calls `tell`
    /// with each event, and `tell` must not wait.
    ///
    /// # Errors
    /// When the system gives no thread or no pair of sockets.
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

    /// Says these utterances one after the other, in place of all that is being said or waits to be
    /// said. If they have no words, this is the same as [`Speech::hush`].
    pub fn say(&self, utterances: Vec<Utterance>) {
        self.order(Order::Say {
            utterances,
            at: Instant::now(),
        });
    }

    /// Stops what is being said, and drops what waits to be said.
    pub fn hush(&self) {
        self.order(Order::Hush);
    }

    fn order(&self, order: Order) {
        // If the last order had not been taken, the thread has been woken already.
        if !self.orders.replace(order) {
            // This fails only if the thread has ended, or is about to wake.
            let _unheard = (&self.wake).write(&[0]);
        }
    }
}

/// Stops what is being said, and ends the thread.
impl Drop for Speech {
    fn drop(&mut self) {
        let _gone = self.wake.shutdown(Shutdown::Both);
        // The thread ends at once, whatever it waits for. The program may end after this, so the speech
        // must be stopped before.
        if let Some(thread) = self.thread.take() {
            let _panicked = thread.join();
        }
    }
}

/// The state of the thread.
struct Session<T> {
    socket: PathBuf,
    orders: Arc<Orders>,
    woken: Arc<UnixStream>,
    tell: T,
    /// True if Ready was reported last, false if Lost was, `None` before the first report.
    is_there: Option<bool>,
    connection: Option<Connection>,
    /// The time when the dispatcher was lost, or last tried without success.
    lost_at: Option<Instant>,
    /// The time from then to the next try.
    pause: Duration,
    /// The order that has not been carried out yet.
    newest: Option<Order>,
    saying: Option<Saying>,
    /// True if a Began was reported, and no Ended since then.
    is_heard: bool,
}

/// The message that is being said, and the next ones.
struct Saying {
    /// The messages that have not been sent to the dispatcher yet.
    left: VecDeque<Utterance>,
    /// The number of the message that has been sent.
    number: String,
    /// The time when that message counts as ended.
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

    /// Waits for an order, for the dispatcher or for the next time limit, whichever comes first.
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
        // The byte must be read before the order is taken. Otherwise that of a newer order could be lost.
        let _empty = (&*self.woken).read(&mut [0; 16]);
        Ok(())
    }

    /// Carries out the newest order. Without a dispatcher, an order to speak waits for one while it is
    /// fresh.
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

    /// Handles the events of the message that is being said, and its time limit.
    fn listen(&mut self) -> Result<(), Failure> {
        let Some(connection) = &mut self.connection else {
            return Ok(());
        };
        connection.take_in()?;
        while let Some(event) = self.connection.as_mut().and_then(Connection::event) {
            // The event of a cancelled message may come when another one is already being said.
            let is_of_this = |saying: &Saying| saying.number == event.message;
            if !self.saying.as_ref().is_some_and(is_of_this) {
                continue;
            }
            match event.fate {
                Fate::Began => self.begin(),
                Fate::Ended => {
                    // Only a message said to its end resets the wait: a dispatcher that dies at every
                    // message must not be tried again at once.
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

    /// Says the next message, if there is one.
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

    /// Reports that the message is heard, unless that was reported already.
    fn begin(&mut self) {
        let begun = self.saying.as_mut();
        if begun.is_some_and(|it| !std::mem::replace(&mut it.has_begun, true)) {
            self.is_heard = true;
            (self.tell)(Event::Began);
        }
    }

    /// Reports that no speech is heard any more, if some was.
    fn end(&mut self) {
        self.saying = None;
        if std::mem::take(&mut self.is_heard) {
            (self.tell)(Event::Ended);
        }
    }

    /// Drops the connection, and reports that the dispatcher is lost.
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

    /// Returns the messages to send to the dispatcher, clean.
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

/// Returns the longest time that a message may take.
fn end_limit(words: &str) -> Duration {
    let characters = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
    END_LIMIT + END_LIMIT_PER_CHARACTER.saturating_mul(characters)
}

/// Returns the path of the dispatcher's socket. The first of these that is given decides: the path in
/// `address`, which is `SPEECHD_ADDRESS` (`unix_socket:PATH`, or only `unix_socket`); the usual place
/// in `runtime`, which is `XDG_RUNTIME_DIR`; the `configured` path. An empty value counts as missing.
///
/// # Errors
/// When `address` is of another kind. The message is for an operator.
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
    // A path that is not absolute must be ignored (XDG Base Directory Specification).
    let runtime = runtime.map(Path::new).filter(|path| path.is_absolute());
    let below_runtime = runtime.map(|path| path.join(SOCKET_BELOW_RUNTIME));
    let configured = configured.filter(|path| !path.as_os_str().is_empty());
    Ok(below_runtime.or_else(|| configured.map(Path::to_owned)))
}
