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
//! - Nobody waits for the supervisor. A sign that it has no room for is lost.

use std::ffi::OsStr;
use std::fs;
use std::io;
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

/// The file of the program that runs (proc(5)).
const ITSELF: &str = "/proc/self/exe";

/// The supervisor, if the program was started by one.
#[derive(Default)]
pub struct Supervisor {
    /// The way to it; `None` if there is none, or if it cannot be reached for this reason.
    socket: Option<io::Result<UnixDatagram>>,
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

    /// Tells that the first page is shown.
    pub(super) fn be_ready(&self) {
        if let Err(error) = self.tell("READY=1") {
            warn!("the supervisor cannot be told that the kiosk is ready: {error}");
        }
    }

    /// Gives a sign of life if one is due at this time since the start of the machine.
    pub(super) fn give_sign(&mut self, at: Duration) {
        if let Some(every) = self.every.filter(|_| at >= self.due) {
            self.due = at + every;
            // If it does not arrive, the next one may.
            let _ = self.tell("WATCHDOG=1");
        }
    }

    /// Returns the time of the next sign of life, since the start of the machine.
    pub(super) fn due(&self) -> Option<Duration> {
        self.every.map(|_| self.due)
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
