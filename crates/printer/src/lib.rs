//! Carries slips of paper to a printer.
//!
//! A [`Printer`] is a handle. Its calls never wait. One thread behind it does everything else, by one of two
//! [`Carrier`]s: CUPS, or the device of a receipt printer. Between the handle and the thread there is room for one job, and
//! for the question how the printer is.
//!
//! # What is told, and when
//! - [`Told::Printed`] once for each job, within [`ANSWER_MAX`] from when the thread takes it. A job that is replaced
//!   before the thread has taken it is dropped, and nothing is told of it.
//! - [`Told::State`] after a question. Questions that the thread has not taken yet are one.
//! - After the handle is dropped, nothing. A job that is being printed at that moment is cancelled.
//!
//! # Invariants
//! - Every wait has a limit, and ends when the handle is dropped.
//! - A job of which trouble was told is cancelled, and that is tried again until it is certain. It does not come out in the
//!   hands of the next visitor, when somebody has put paper in.
//! - What a job says is in no log, no file and no debug output of this room, and is overwritten after it.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: a printer that does not answer is not waited for"
)]

pub mod cups;
mod patience;
pub mod receipts;

use std::fmt;
use std::io::{self, Read as _, Write as _};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use zeroize::Zeroizing;

use cups::Cups;
use patience::{Left, Patience};
use receipts::Receipts;

/// The longest time from when a job is begun until it is told what has become of it.
pub const ANSWER_MAX: Duration = Duration::from_secs(4);
/// The part of it in which the job is sent and watched. In the rest it is cancelled.
const WORK_MAX: Duration = Duration::from_millis(3_400);
/// The longest time for cancelling a job.
const CANCEL_MAX: Duration = Duration::from_millis(500);
/// The longest time for finding out how the printer is.
const ASK_MAX: Duration = Duration::from_secs(2);
/// The time after which a job that could not be cancelled is cancelled again.
const CANCEL_AGAIN: Duration = Duration::from_millis(500);
/// The socket of CUPS where its administrator has not moved it.
pub const CUPS_SOCKET: &str = "/run/cups/cups.sock";

/// The way to the printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A queue of CUPS on this machine.
    Cups {
        /// The Unix socket at which it listens: usually [`CUPS_SOCKET`].
        socket: PathBuf,
        /// The name of the queue.
        queue: String,
        /// The size of the paper.
        media: Media,
    },
    /// A receipt printer that understands ESC/POS.
    Receipts {
        /// Its device, such as `/dev/usb/lp0`.
        device: PathBuf,
    },
}

/// The size of a sheet (ISO 216).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// 210 by 297 millimetres.
    A4,
    /// 148 by 210 millimetres.
    A5,
}

/// Something to print.
pub struct Job {
    /// What the answer is told by.
    pub id: u64,
    /// A document as PDF for CUPS, or ESC/POS for a receipt printer.
    pub bytes: Zeroizing<Vec<u8>>,
}

/// Hides what is printed, because it may be a visitor's own.
impl fmt::Debug for Job {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:***", self.id)
    }
}

/// What the thread tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// How the printer is.
    State(State),
    /// What has become of the job with this id.
    Printed(u64, Result<(), Trouble>),
}

/// How the printer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It can print.
    Ready,
    /// It can print, and its paper is near the end.
    NearEnd,
    /// It cannot print.
    Trouble(Trouble),
    /// It takes jobs, and nobody knows whether there is paper: a queue of CUPS knows that only while it prints.
    Unknown,
}

/// Why nothing is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no paper.
    NoPaper,
    /// It is open.
    CoverOpen,
    /// It does not answer: switched off, or unplugged.
    Silent,
    /// What leads to it is not there: CUPS does not run, or there is no such device.
    Gone,
    /// It has not printed in time, or something in it has to be put right.
    Stuck,
    /// It does not take the job: there is no such queue, it has no right, or the document is of no use to it.
    Refused,
}

/// A handle to the printer.
#[derive(Debug)]
pub struct Printer {
    orders: Arc<Orders>,
    /// A byte wakes the thread. The end of the stream ends it.
    wake: UnixStream,
    thread: Option<JoinHandle<()>>,
}

/// What the thread has not taken yet.
#[derive(Default)]
struct Orders(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    job: Option<Job>,
    is_asked: bool,
}

impl fmt::Debug for Orders {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

impl Orders {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self) -> Waiting {
        std::mem::take(&mut *self.lock())
    }
}

impl Printer {
    /// Starts a thread for the printer at the end of `carrier`, which may be there now or later. The thread calls `tell`
    /// with what it has found out, and `tell` must not wait.
    ///
    /// # Errors
    /// When the system gives no thread or no pair of sockets.
    pub fn start(carrier: Carrier, tell: impl FnMut(Told) + Send + 'static) -> io::Result<Self> {
        let (wake, woken) = UnixStream::pair()?;
        wake.set_nonblocking(true)?;
        woken.set_nonblocking(true)?;
        let orders = Arc::new(Orders::default());
        let session = Session {
            way: Way::by(carrier),
            orders: Arc::clone(&orders),
            woken,
            tell,
        };
        let thread = thread::Builder::new().name("printer".to_owned());
        let thread = Some(thread.spawn(|| session.run())?);
        Ok(Self {
            orders,
            wake,
            thread,
        })
    }

    /// Prints a job. It takes the place of one that the thread has not taken.
    pub fn print(&self, job: Job) {
        self.orders.lock().job = Some(job);
        self.wake();
    }

    /// Asks how the printer is.
    pub fn ask(&self) {
        self.orders.lock().is_asked = true;
        self.wake();
    }

    fn wake(&self) {
        // This fails only if the thread has ended, or is about to wake.
        let _unheard = (&self.wake).write(&[0]);
    }
}

/// Cancels what is being printed, and ends the thread, which takes up to half a second.
impl Drop for Printer {
    fn drop(&mut self) {
        let _gone = self.wake.shutdown(Shutdown::Both);
        if let Some(thread) = self.thread.take() {
            let _panicked = thread.join();
        }
    }
}

/// A carrier at work.
enum Way {
    Cups(Cups),
    Receipts(Receipts),
}

impl Way {
    fn by(carrier: Carrier) -> Self {
        match carrier {
            Carrier::Cups {
                socket,
                queue,
                media,
            } => Self::Cups(Cups::new(socket, &queue, media)),
            Carrier::Receipts { device } => Self::Receipts(Receipts::new(device)),
        }
    }

    fn state(&mut self, patience: &Patience<'_>) -> State {
        let state = match self {
            Self::Cups(cups) => cups.state(patience),
            Self::Receipts(receipts) => receipts.state(patience),
        };
        state.unwrap_or_else(State::Trouble)
    }

    fn print(&mut self, bytes: &[u8], patience: &Patience<'_>) -> Result<(), Trouble> {
        match self {
            Self::Cups(cups) => cups.print(bytes, patience),
            Self::Receipts(receipts) => receipts.print(bytes, patience),
        }
    }

    /// True if a job may still come out of which trouble was told.
    fn has_left(&self) -> bool {
        matches!(self, Self::Cups(cups) if cups.has_left())
    }

    fn cancel_left(&mut self, patience: &Patience<'_>) {
        if let Self::Cups(cups) = self {
            cups.cancel_left(patience);
        }
    }
}

/// The state of the thread.
struct Session<T> {
    way: Way,
    orders: Arc<Orders>,
    woken: UnixStream,
    tell: T,
}

impl<T: FnMut(Told)> Session<T> {
    fn run(mut self) {
        while self.wait().is_ok() {
            let Waiting { job, is_asked } = self.orders.take();
            if job.is_none() && !is_asked {
                self.way.cancel_left(&Patience::for_at_most(CANCEL_MAX));
            }
            if let Some(job) = job {
                self.print(job);
            }
            if is_asked {
                let patience = Patience::for_at_most(ASK_MAX).unless_left(&self.woken);
                let state = self.way.state(&patience);
                self.tell(Told::State(state));
            }
        }
        self.way.cancel_left(&Patience::for_at_most(CANCEL_MAX));
    }

    fn print(&mut self, job: Job) {
        let patience = Patience::for_at_most(WORK_MAX).unless_left(&self.woken);
        let printed = self.way.print(&job.bytes, &patience);
        let id = job.id;
        // What it says is overwritten before anybody is told.
        drop(job);
        self.tell(Told::Printed(id, printed));
    }

    /// Waits until there is something to do.
    fn wait(&self) -> Result<(), Left> {
        // A byte that is not read wakes the thread again, for nothing. One that is read too early would be lost.
        let again = self.way.has_left().then_some(CANCEL_AGAIN);
        patience::wait_for_byte(&self.woken, again)?;
        let _empty = (&self.woken).read(&mut [0; 16]);
        Ok(())
    }

    fn tell(&mut self, told: Told) {
        if !patience::has_left(&self.woken) {
            (self.tell)(told);
        }
    }
}
