//! The channel on which all input from outside arrives, and an alarm for when none arrives.
//!
//! The clock of the standard library stands still while the machine sleeps, and so does a wait that
//! uses it. After a night with the lid closed, a visitor's page would still be on the screen for
//! minutes. So time is counted from the start of the machine, sleep included (`CLOCK_BOOTTIME`). An
//! alarm that became due during the sleep goes off at once.
//!
//! A handler notes that the program was stopped and continues (SIGCONT), and in the same way that it
//! has to end, because both signals may reach a stopped program together. Only the thread of the main
//! loop takes these signals ([`Inputs::take_signals`]). The system runs the handler before that thread
//! goes on, so the loop knows of the stop before it handles an alarm that became due during the stop.

use std::ffi::c_int;
use std::io::{self, Read as _};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use nix::sys::signal::{SigSet, Signal};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::retry_on_intr;
use rustix::time::{
    ClockId, Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, clock_gettime,
    timerfd_create, timerfd_settime,
};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGTERM};
use signal_hook::low_level::pipe;

use super::{Input, spawn};
use crate::terminal;

/// The number of bytes that a timer gives when it goes off (`timerfd_create(2)`).
const EXPIRATIONS_BYTES: usize = 8;

/// The longest time between signals that were sent one directly after the other.
const SIGNALS_LIMIT: Duration = Duration::from_millis(100);

/// The receiving end of the channel of all inputs.
#[derive(Debug)]
pub struct Inputs {
    receiver: Receiver<Input>,
    alarm: Arc<OwnedFd>,
    goes_on: Signals,
    has_to_end: Signals,
}

/// The signals that a handler has noted, in whichever thread it ran.
#[derive(Debug)]
struct Signals(UnixStream);

/// Returns the time since the start of the machine, including the time in which it slept.
#[must_use]
pub fn since_boot() -> Duration {
    // The time since the start is never negative.
    Duration::try_from(clock_gettime(ClockId::Boottime)).unwrap_or_default()
}

/// Creates the channel for all input from outside. From here on, no new thread takes the signals for
/// which the main loop looks after a stop.
///
/// # Errors
/// When the system gives no timer, or accepts no handler for a signal.
pub fn channel() -> io::Result<(Sender<Input>, Inputs)> {
    signals_of_the_loop().thread_block()?;
    let (sender, receiver) = mpsc::channel();
    let alarm = timerfd_create(TimerfdClockId::Boottime, TimerfdFlags::CLOEXEC)?;
    let inputs = Inputs {
        receiver,
        alarm: Arc::new(alarm),
        goes_on: Signals::of(&[SIGCONT])?,
        has_to_end: Signals::of(&[SIGTERM, SIGHUP])?,
    };
    Ok((sender, inputs))
}

/// Sends an input when the alarm goes off that the main loop has set. Without it, the main loop must not
/// wait with a limit.
///
/// # Errors
/// When the system gives no thread.
pub fn alarms(sender: Sender<Input>, inputs: &Inputs) -> io::Result<()> {
    let alarm = Arc::clone(&inputs.alarm);
    spawn("alarm", sender, move |sender| {
        let mut expirations = [0; EXPIRATIONS_BYTES];
        while retry_on_intr(|| rustix::io::read(&alarm, &mut expirations)).is_ok()
            && sender.send(Input::Wake).is_ok()
        {}
    })
}

/// Returns the signals that only the main loop takes.
fn signals_of_the_loop() -> SigSet {
    [Signal::SIGCONT, Signal::SIGTERM, Signal::SIGHUP]
        .into_iter()
        .collect()
}

impl Inputs {
    /// Lets the calling thread take the signals that were held back since [`channel()`]. All other
    /// threads must have been created by now, because a thread begins with the signals of the one
    /// that creates it.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn take_signals(&self) -> io::Result<()> {
        Ok(signals_of_the_loop().thread_unblock()?)
    }

    /// Waits for the next input. Returns [`Input::Wake`] if none comes until the time
    /// [`since_boot`] is `until`.
    ///
    /// # Errors
    /// When the alarm cannot be set.
    pub fn next(&self, until: Option<Duration>) -> io::Result<Input> {
        if let Some(until) = until {
            self.set_alarm(until)?;
        }
        Ok(self.receiver.recv().unwrap_or(Input::HangUp))
    }

    /// Returns the next input if one comes within this time. The time in which the machine sleeps
    /// does not count.
    #[must_use]
    pub fn next_within(&self, limit: Duration) -> Option<Input> {
        match self.receiver.recv_timeout(limit) {
            Ok(input) => Some(input),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Input::HangUp),
        }
    }

    /// Returns true if the program was stopped and has continued since the last call.
    ///
    /// # Errors
    /// When the system cannot tell.
    pub fn was_stopped(&self) -> io::Result<bool> {
        self.goes_on.arrived_within(Duration::ZERO)
    }

    /// Takes the terminal again after the program was stopped. While another program has it, for
    /// example the shell after `bg`, this program stops again. Returns `false` if it has to end
    /// before it has the terminal.
    ///
    /// # Errors
    /// When the terminal is gone, or no shell is left that could give it back.
    pub fn take_terminal_again(&self) -> io::Result<bool> {
        while !terminal::take_again()? {
            if self.has_to_end.arrived_within(SIGNALS_LIMIT)? {
                return Ok(false);
            }
            self.was_stopped()?;
            terminal::stop()?;
            // After a stop that was longer than the limit, the first wait may end before the
            // handler has run. So there is a second wait.
            let goes_on = self.goes_on.arrived_within(SIGNALS_LIMIT)?
                || self.goes_on.arrived_within(SIGNALS_LIMIT)?;
            if !goes_on {
                let words = "another program has the terminal, and no shell gives it back";
                return Err(io::Error::other(words));
            }
        }
        Ok(true)
    }

    fn set_alarm(&self, at: Duration) -> io::Result<()> {
        // A timer that is set to zero is switched off.
        let at = at.max(Duration::from_nanos(1));
        let once = Itimerspec {
            it_interval: Timespec::default(),
            it_value: Timespec::try_from(at).map_err(io::Error::other)?,
        };
        timerfd_settime(&self.alarm, TimerfdTimerFlags::ABSTIME, &once)?;
        Ok(())
    }
}

impl Signals {
    fn of(signals: &[c_int]) -> io::Result<Self> {
        let (noted, handler) = UnixStream::pair()?;
        noted.set_nonblocking(true)?;
        for signal in signals {
            pipe::register(*signal, handler.try_clone()?)?;
        }
        Ok(Self(noted))
    }

    /// Returns true if a signal has arrived since the last call, or arrives within this time.
    fn arrived_within(&self, limit: Duration) -> io::Result<bool> {
        let limit = Timespec::try_from(limit).map_err(io::Error::other)?;
        let mut noted = [PollFd::new(&self.0, PollFlags::IN)];
        if retry_on_intr(|| poll(&mut noted, Some(&limit)))? == 0 {
            return Ok(false);
        }
        let mut bytes = [0; 64];
        while matches!((&self.0).read(&mut bytes), Ok(1..)) {}
        Ok(true)
    }
}
