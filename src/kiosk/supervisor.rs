//! Signs of life for the supervisor (`sd_notify(3)`). If they stop, it starts the program anew, and the visit
//! is forgotten with the old one: after a bug that turns in a circle, on a terminal that takes no more
//! bytes, or when somebody has stopped the program.
//!
//! It also starts the program anew after an upgrade. Only the program knows when nobody is there, so it looks
//! whether another one has taken its place on the disk, and ends by itself.
//!
//! The crate `sd-notify` is not used: it waits for a supervisor that does not read.
//!
//! # Invariants
//! - Only the main loop gives signs of life, because only what it does helps a visitor.
//! - Nobody waits for the supervisor. A sign of life that it has no room for is lost, because the next one
//!   is as good. That the first page is there is told until it has taken that.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::mem;
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::net::{SocketAddr, UnixDatagram};
use std::time::Duration;

use tracing::warn;

/// The number of signs of life in the time after which the supervisor starts the program anew. Half of
/// that time is enough (`sd_watchdog_enabled(3)`); a loaded machine may be late.
const SIGNS: u32 = 4;
/// The shortest time between two signs of life, whatever the supervisor asks for.
const EVERY_MIN: Duration = Duration::from_millis(50);
/// The time after which it is told again that the first page is there, if it waits for no signs of life.
const AGAIN: Duration = Duration::from_secs(1);

/// The file of the program that runs (proc(5)).
const ITSELF: &str = "/proc/self/exe";

/// The supervisor, if the program was started by one.
#[derive(Default)]
pub struct Supervisor {
    /// The way to it; `None` if there is none, or if it cannot be reached for this reason.
    socket: Option<io::Result<UnixDatagram>>,
    /// True once it knows that the first page is shown.
    is_told: bool,
    /// True if the operator was told why it cannot know that.
    has_warned: bool,
    /// The time between two signs of life, if it waits for them.
    every: Option<Duration>,
    /// The time of the next one, since the start of the machine.
    due: Duration,
}

impl Supervisor {
    /// Creates the supervisor that listens at `address` and starts the program anew after `limit` without a
    /// sign of life. It is connected at once, because the sandbox allows no other programs later.
    #[must_use]
    pub fn new(address: Option<&OsStr>, limit: Option<Duration>) -> Self {
        Self {
            socket: address.map(connected),
            is_told: false,
            has_warned: false,
            every: limit.map(|limit| (limit / SIGNS).max(EVERY_MIN)),
            due: Duration::ZERO,
        }
    }

    /// Reads the limit that the supervisor gives in `WATCHDOG_USEC`, in microseconds. `WATCHDOG_PID` does
    /// not count: in cage it is that of cage.
    #[must_use]
    pub fn limit(microseconds: &str) -> Option<Duration> {
        let microseconds = microseconds.parse().ok().filter(|it| *it > 0)?;
        Some(Duration::from_micros(microseconds))
    }

    /// Tells what is due at this time since the start of the machine, when the first page is shown: that it
    /// is, and that the loop turns.
    pub(super) fn give_sign(&mut self, at: Duration) {
        if self.due().is_none_or(|due| at < due) {
            return;
        }
        self.due = at + self.every.unwrap_or(AGAIN);
        if !self.is_told {
            self.be_ready();
        }
        if self.every.is_some() {
            // If it does not arrive, the next one may.
            let _ = self.tell("WATCHDOG=1");
        }
    }

    /// Returns the time of the next sign, since the start of the machine.
    pub(super) fn due(&self) -> Option<Duration> {
        let is_waited_for = self.socket.is_some() && !self.is_told || self.every.is_some();
        is_waited_for.then_some(self.due)
    }

    /// Tells that the first page is shown.
    fn be_ready(&mut self) {
        let told = self.tell("READY=1");
        self.is_told = told.is_ok();
        if let Err(error) = told
            && error.kind() != io::ErrorKind::WouldBlock
            && !mem::replace(&mut self.has_warned, true)
        {
            warn!("the supervisor cannot be told that the kiosk is ready: {error}");
        }
    }

    /// True if the supervisor would start another program now: the file of this one has no name any more. While a
    /// package is unpacked, it has another name.
    pub(super) fn has_other_program(&self) -> bool {
        self.socket.is_some() && fs::metadata(ITSELF).is_ok_and(|it| it.nlink() == 0)
    }

    fn tell(&self, words: &str) -> io::Result<()> {
        match &self.socket {
            None => Ok(()),
            Some(Ok(socket)) => socket.send(words.as_bytes()).map(drop),
            Some(Err(error)) => Err(io::Error::new(error.kind(), error.to_string())),
        }
    }
}

/// Connects to the supervisor. An address that begins with `@` is an abstract one (`sd_notify(3)`).
fn connected(address: &OsStr) -> io::Result<UnixDatagram> {
    let address = match address.as_bytes() {
        [b'@', name @ ..] => SocketAddr::from_abstract_name(name)?,
        path => SocketAddr::from_pathname(OsStr::from_bytes(path))?,
    };
    let socket = UnixDatagram::unbound()?;
    socket.set_nonblocking(true)?;
    socket.connect_addr(&address)?;
    Ok(socket)
}
