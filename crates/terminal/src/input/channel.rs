//! The channel on which everything comes from outside, and an alarm for when nothing comes.
//!
//! The clock of the standard library stands still while the machine sleeps, and so does whoever waits
//! by it: after a night the page of whoever closed the lid would be seen for minutes more. So time is
//! counted from the start of the machine, sleep included (`CLOCK_BOOTTIME`), and an alarm that became
//! due meanwhile goes off at once.
//!
//! That the program was stopped and goes on (SIGCONT) is noted by the handler of the signal itself, so
//! that it is known before anything else that happens then, unless the system holds up just the thread in
//! which the handler runs; and so is that it has to end, since both may come together to one that is
//! stopped.

use std::ffi::c_int;
use std::io::{self, Read as _};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

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

/// The bytes that a timer gives when it goes off (`timerfd_create(2)`).
const EXPIRATIONS_BYTES: usize = 8;

/// The longest time between signals that were sent together, each of which arrives in a thread of its own.
const SIGNALS_LIMIT: Duration = Duration::from_millis(100);

/// The end of the channel at which all inputs arrive.
#[derive(Debug)]
pub struct Inputs {
    receiver: Receiver<Input>,
    alarm: Arc<OwnedFd>,
    goes_on: Signals,
    has_to_end: Signals,
}

/// Signals as their handler notes them, in whichever thread it runs.
#[derive(Debug)]
struct Signals(UnixStream);

/// The time since the start of the machine, the time included in which it slept.
#[must_use]
pub fn since_boot() -> Duration {
    // It cannot be before the start.
    Duration::try_from(clock_gettime(ClockId::Boottime)).unwrap_or_default()
}

/// A channel for what comes from outside.
///
/// # Errors
/// When the system has no timer to give, no thread, or takes no handler for a signal.
pub fn channel() -> io::Result<(Sender<Input>, Inputs)> {
    let (sender, receiver) = mpsc::channel();
    let alarm = timerfd_create(TimerfdClockId::Boottime, TimerfdFlags::CLOEXEC)?;
    let alarm = Arc::new(alarm);
    let inputs = Inputs {
        receiver,
        alarm: Arc::clone(&alarm),
        goes_on: Signals::of(&[SIGCONT])?,
        has_to_end: Signals::of(&[SIGTERM, SIGHUP])?,
    };
    spawn("alarm", sender.clone(), move |sender| {
        let mut expirations = [0; EXPIRATIONS_BYTES];
        while retry_on_intr(|| rustix::io::read(&alarm, &mut expirations)).is_ok()
            && sender.send(Input::Wake).is_ok()
        {}
    })?;
    Ok((sender, inputs))
}

impl Inputs {
    /// The next input; an [`Input::Wake`] if none comes until it is so long [`since_boot`].
    ///
    /// # Errors
    /// When the alarm cannot be set.
    pub fn next(&self, until: Option<Duration>) -> io::Result<Input> {
        if let Some(until) = until {
            self.set_alarm(until)?;
        }
        Ok(self.receiver.recv().unwrap_or(Input::HangUp))
    }

    /// The next input, if one comes within this time in which the machine does not sleep.
    #[must_use]
    pub fn next_within(&self, limit: Duration) -> Option<Input> {
        match self.receiver.recv_timeout(limit) {
            Ok(input) => Some(input),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Input::HangUp),
        }
    }

    /// Whether the program was stopped and goes on, since this was asked last.
    ///
    /// # Errors
    /// When the system cannot tell.
    pub fn was_stopped(&self) -> io::Result<bool> {
        self.goes_on.arrived_within(Duration::ZERO)
    }

    /// Takes the terminal again after the program was stopped. While another program has it, such as the
    /// shell after `bg`, this one stops again. `false` if it has to end before it has the terminal.
    ///
    /// # Errors
    /// When the terminal is gone, or nobody is left who could give it back.
    pub fn take_terminal_again(&self) -> io::Result<bool> {
        while !terminal::take_again()? {
            if self.has_to_end.arrived_within(SIGNALS_LIMIT)? {
                return Ok(false);
            }
            self.was_stopped()?;
            terminal::stop()?;
            // Whoever stands still for longer than the limit finds it passed before the handler has run.
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
        // A timer that is set to nothing is switched off.
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

    /// Whether one has arrived since this was asked last, or does within this time.
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
