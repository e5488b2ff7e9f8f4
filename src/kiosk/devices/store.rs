//! The store of requests as the kiosk knows it: the spool in its own thread, with what is waited for.
//!
//! A disk normally answers sooner than anybody notices, and then a key has its result at once. If it takes
//! longer, the kiosk goes on without it, and the answer is news when it comes.
//!
//! # Invariants
//! - No key waits for the disk longer than [`AT_ONCE`].
//! - While one request hangs, no other one is given to the disk, and no visitor begins one.
//! - Nobody is led into a request while the disk is silent for longer than [`SILENT`].

#![allow(
    clippy::disallowed_methods,
    reason = "this is the rim: how long a key waits is measured here"
)]

use std::collections::VecDeque;
use std::io;
use std::mem;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use tracing::{info, warn};

use crate::kiosk::status::Taking;
use cas_core::Message;
use cas_program::log::errno;
use cas_program::memory::wipe_stack;
use cas_request::request::{Request, StoreOutcome};
use cas_setup::config::{Sealing, SpoolConfig};
use cas_setup::receiver::Receiver;
use cas_spool::spool::SpoolFault;
use cas_spool::spool::waiting::Waiting;
use cas_spool::thread::{Answer, HOUR, Order, SpoolThread};

/// The longest time that a key waits for the disk. What takes no longer seems to happen at once (Card,
/// Moran and Newell, The Psychology of Human-Computer Interaction, 1983).
pub const AT_ONCE: Duration = Duration::from_millis(100);
/// The same for a line. It is read with the lines before it, and each page that is not needed takes long to
/// hear, so a pause in which nobody loses the thread is better (Card, Moran and Newell).
pub const LINES_AT_ONCE: Duration = Duration::from_secs(1);
/// The time after which the visitor is told that nobody knows how storing will end, and no requests are
/// begun.
pub const OVERDUE: Duration = Duration::from_secs(10);
/// The time after which a disk that does not answer lets nobody begin a request. It may still answer, but nobody
/// should have to write in vain what can be told by phone. Whoever has begun is not interrupted.
pub const SILENT: Duration = Duration::from_secs(2);

/// A store of requests that is never waited for long.
pub struct Store {
    /// The thread; `None` at a kiosk that takes no requests.
    thread: Option<SpoolThread>,
    answers: mpsc::Receiver<Answer>,
    at_once: Duration,
    /// The most requests that are taken in an hour.
    per_hour: usize,
    /// When each request that was stored in the last hour will be an hour old, since the start of the machine.
    stored: VecDeque<Duration>,
    /// True if the operator was told that there were too many.
    has_told_rush: bool,
    /// The requests that wait for the office, if they could be counted.
    waiting: Option<Waiting>,
    /// False if the last test of the disk has failed.
    is_fit: bool,
    /// False if the requests could not be counted the last time: where nothing can be read, nothing can be
    /// stored.
    can_count: bool,
    /// The test that is under way.
    testing: Option<UnderWay>,
    /// The count of the requests that wait for the office, if one is under way.
    counting: Option<UnderWay>,
    /// The attempt to store a request that is under way, with the id of the request.
    sending: Option<(String, UnderWay)>,
    /// What the core has not been told yet.
    news: Vec<Message>,
}

/// Something that the disk was asked to do.
struct UnderWay {
    /// Since when, since the start of the machine.
    since: Duration,
    /// True if it takes too long, and the operator was told.
    is_overdue: bool,
}

impl Store {
    /// Starts the thread for what [`Store::prepare`] prepares.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        place: &SpoolConfig,
        opened: impl FnOnce() + Send + 'static,
        wake: impl FnMut() + Send + 'static,
    ) -> io::Result<Self> {
        let (own, run) = Self::prepare(place, opened, wake);
        thread::Builder::new().name("spool".to_owned()).spawn(run)?;
        Ok(own)
    }

    /// Prepares a thread for the spool that this part of `kiosk.toml` describes. What it has to run
    /// opens the spool, calls `opened`, and then calls `wake` when there is news.
    pub fn prepare(
        place: &SpoolConfig,
        opened: impl FnOnce() + Send + 'static,
        mut wake: impl FnMut() + Send + 'static,
    ) -> (Self, impl FnOnce() + Send + 'static) {
        let (sender, answers) = mpsc::channel();
        let answer = move |answer| {
            tell(&answer);
            let is_news = !matches!(answer, Answer::Opened(_));
            // At the end of the program nobody listens any more.
            let _ = sender.send(answer);
            wipe_stack();
            if is_news {
                wake();
            }
        };
        let (thread, run) = SpoolThread::prepare(place.clone(), opened, answer);
        let own = Self::new(Some(thread), answers, place.requests_per_hour);
        (own, run)
    }

    /// Creates a store that takes no requests.
    #[must_use]
    pub fn none() -> Self {
        Self::new(None, mpsc::channel().1, 0)
    }

    fn new(thread: Option<SpoolThread>, answers: mpsc::Receiver<Answer>, per_hour: usize) -> Self {
        Self {
            thread,
            answers,
            at_once: AT_ONCE,
            per_hour,
            stored: VecDeque::new(),
            has_told_rush: false,
            waiting: None,
            is_fit: true,
            can_count: true,
            testing: None,
            counting: None,
            sending: None,
            news: Vec::new(),
        }
    }

    /// Returns the same store with another time that a key waits at most, in place of [`AT_ONCE`].
    #[must_use]
    pub fn waiting_at_most(mut self, at_once: Duration) -> Self {
        self.at_once = at_once;
        self
    }

    /// Tests whether a request that is sealed so can be begun at this time since the start of the machine. If
    /// the disk does not answer at once, the last test counts, unless it is silent for long.
    pub(in crate::kiosk) fn probe(&mut self, now: Duration, sealing: Sealing) -> bool {
        let Some(thread) = &self.thread else {
            return false;
        };
        if self.sending.is_none() && self.testing.is_none() {
            if thread.take_back().is_some() {
                self.counting = None;
            }
            thread.order(Order::Probe(sealing));
            self.testing = Some(UnderWay::since(now));
            self.wait_while(now, |store| store.testing.is_some());
        }
        let is_silent = self.under_way().any(|way| now >= way.since + SILENT);
        self.taking(now) == Taking::Taken && !is_silent
    }

    /// Stores a request for its receiver at this time since the start of the machine. Returns the outcome,
    /// or that it takes a while.
    pub(in crate::kiosk) fn store(
        &mut self,
        now: Duration,
        request: Box<Request>,
        receiver: Receiver,
    ) -> Message {
        let id = request.id.clone();
        match &self.sending {
            Some((sent, way)) if *sent == id && way.is_overdue => return Message::Overdue(id),
            Some((sent, _)) if *sent == id => return Message::Saving(id),
            Some(_) => return Message::Stored(id, StoreOutcome::NotStored),
            None if self.hangs(now) => return Message::Stored(id, StoreOutcome::NotStored),
            None => {}
        }
        let Some(thread) = &self.thread else {
            return Message::Stored(id, StoreOutcome::NotStored);
        };
        // What has not begun is not needed any more.
        if thread.take_back().is_some() {
            (self.testing, self.counting) = (None, None);
        }
        thread.order(Order::Store(request, receiver));
        self.sending = Some((id.clone(), UnderWay::since(now)));
        self.wait_while(now, |store| store.sending.is_some());
        let is_about_it = |it: &Message| matches!(it, Message::Stored(about, _) if *about == id);
        match self.news.iter().position(is_about_it) {
            Some(index) => self.news.remove(index),
            None => Message::Saving(id),
        }
    }

    /// Returns what the core has to be told at this time since the start of the machine.
    pub(in crate::kiosk) fn news(&mut self, now: Duration) -> Vec<Message> {
        while let Ok(answer) = self.answers.try_recv() {
            self.take(answer, now);
        }
        self.look_at_clock(now);
        mem::take(&mut self.news)
    }

    /// Lets the requests be counted that wait for the office, unless the disk has something else to do.
    pub(in crate::kiosk) fn count(&mut self, now: Duration) {
        if let Some(thread) = &self.thread
            && self.testing.is_none()
            && self.sending.is_none()
            && self.counting.is_none()
        {
            thread.order(Order::Count);
            self.counting = Some(UnderWay::since(now));
        }
    }

    /// Returns the requests that wait for the office, if they could be counted.
    pub(in crate::kiosk) fn waiting(&self) -> Option<Waiting> {
        self.waiting
    }

    /// Returns whether requests are taken at this time since the start of the machine, and if not, why.
    pub(in crate::kiosk) fn taking(&mut self, now: Duration) -> Taking {
        if self.thread.is_none() {
            Taking::OutOfOrder
        } else if self.hangs(now) {
            Taking::DiskHangs
        } else if !(self.is_fit && self.can_count) {
            Taking::DiskFaulty
        } else if self.is_rushed(now) {
            Taking::TooMany
        } else {
            Taking::Taken
        }
    }

    /// Returns the time, since the start of the machine, at which something will have taken too long.
    pub(in crate::kiosk) fn due(&self) -> Option<Duration> {
        let in_time = self.under_way().filter(|way| !way.is_overdue);
        in_time.map(|way| way.since + OVERDUE).min()
    }

    /// True while a request is being stored and it may soon be known how that ends.
    pub(in crate::kiosk) fn is_sending(&self) -> bool {
        (self.sending.as_ref()).is_some_and(|(_, way)| !way.is_overdue)
    }

    /// Waits as long as a key may wait, or until this is no longer so.
    fn wait_while(&mut self, now: Duration, is_so: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while is_so(self) {
            let left = self.at_once.saturating_sub(begun.elapsed());
            let Ok(answer) = self.answers.recv_timeout(left) else {
                return;
            };
            self.take(answer, now);
        }
    }

    fn take(&mut self, answer: Answer, now: Duration) {
        let way = match answer {
            Answer::Opened(ages) => {
                let before = ages.into_iter().map(|age| now + HOUR.saturating_sub(age));
                self.stored = before.chain(mem::take(&mut self.stored)).collect();
                None
            }
            Answer::Probed(probed) => {
                self.is_fit = probed.is_ok();
                self.can_count |= self.is_fit;
                self.testing.take()
            }
            Answer::Stored { id, outcome, .. } => {
                if outcome == StoreOutcome::Stored {
                    self.stored.push_back(now + HOUR);
                }
                self.news.push(Message::Stored(id, outcome));
                self.sending.take().map(|(_, way)| way)
            }
            Answer::Counted(waiting) => {
                let could_count = mem::replace(&mut self.can_count, waiting.is_ok());
                if let (Err(error), true) = (&waiting, could_count) {
                    let errno = error.raw_os_error();
                    warn!(
                        errno,
                        "the requests that wait for the office cannot be counted: {error}"
                    );
                }
                self.waiting = waiting.ok();
                self.counting.take()
            }
        };
        if way.is_some_and(|way| way.is_overdue) {
            info!("the disk of the spool answers again");
        }
    }

    /// Finds out what takes too long by now, and tells the operator once.
    fn look_at_clock(&mut self, now: Duration) {
        let is_due = |way: &UnderWay| !way.is_overdue && now >= way.since + OVERDUE;
        let tests = self.testing.iter_mut().chain(&mut self.counting);
        for way in tests.filter(|way| is_due(way)) {
            way.is_overdue = true;
            warn!("no requests can be taken: the disk of the spool does not answer");
        }
        let Some((id, way)) = self.sending.as_mut().filter(|(_, way)| is_due(way)) else {
            return;
        };
        let (id, is_begun) = (
            id.clone(),
            (self.thread.as_ref()).is_none_or(|thread| thread.take_back().is_none()),
        );
        way.is_overdue = true;
        let request = &id;
        if is_begun {
            warn!(
                request,
                "nobody knows whether a request is stored: the disk of the spool does not answer"
            );
            self.news.push(Message::Overdue(id));
        } else {
            warn!(
                request,
                "a request could not be stored: the disk of the spool does not answer"
            );
            self.sending = None;
            self.news.push(Message::Stored(id, StoreOutcome::NotStored));
        }
    }

    /// True if the disk takes too long for something.
    fn hangs(&self, now: Duration) -> bool {
        let mut ways = self.under_way();
        ways.any(|way| way.is_overdue || now >= way.since + OVERDUE)
    }

    /// Returns all that the disk was asked to do.
    fn under_way(&self) -> impl Iterator<Item = &UnderWay> {
        let sending = self.sending.iter().map(|(_, way)| way);
        self.testing.iter().chain(&self.counting).chain(sending)
    }

    /// True if so many requests were stored in the last hour that a machine must have sent them.
    fn is_rushed(&mut self, now: Duration) -> bool {
        while (self.stored.front()).is_some_and(|end| now >= *end) {
            self.stored.pop_front();
        }
        let is_rushed = self.stored.len() >= self.per_hour;
        if is_rushed && !self.has_told_rush {
            warn!(
                requests = self.stored.len(),
                "no requests are taken for a while: more than [spool] requests_per_hour were sent; look at \
                 what is plugged into the kiosk, and at these requests"
            );
        }
        self.has_told_rush = is_rushed;
        is_rushed
    }
}

impl UnderWay {
    fn since(since: Duration) -> Self {
        Self {
            since,
            is_overdue: false,
        }
    }
}

/// Tells the operator what has become of an order.
fn tell(answer: &Answer) {
    match answer {
        // It is told in the main loop, once.
        Answer::Opened(_) | Answer::Probed(Ok(())) | Answer::Counted(_) => {}
        Answer::Probed(Err(fault)) => {
            warn!(errno = errno(fault), "no requests can be taken: {fault}");
        }
        Answer::Stored { id, outcome, fault } => told_of(id, *outcome, fault.as_ref()),
    }
}

fn told_of(request: &str, outcome: StoreOutcome, fault: Option<&SpoolFault>) {
    match fault {
        None => info!(request, ?outcome, "a request is stored"),
        Some(fault) => warn!(
            request,
            ?outcome,
            errno = errno(fault),
            "a request could not be stored: {fault}"
        ),
    }
}
