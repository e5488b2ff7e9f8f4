//! The channel on which everything comes from outside, and an alarm for when nothing comes.
//!
//! The clock of the standard library stands still while the machine sleeps, and so does whoever waits
//! by it: after a night the page of whoever closed the lid would be seen for minutes more. So time is
//! counted from the start of the machine, sleep included (`CLOCK_BOOTTIME`), and an alarm that became
//! due meanwhile goes off at once.
//!
//! That the program was stopped and goes on (SIGCONT) is noted by the handler of the signal itself, so
//! that it is known before anything else that happens then; and so is that it has to end, since both may
//! come together to one that is stopped.

use std::io;
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use rustix::io::retry_on_intr;
use rustix::time::{
    ClockId, Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, clock_gettime,
    timerfd_create, timerfd_settime,
};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGTERM};
use signal_hook::flag;

use super::{Input, spawn};
use crate::terminal;

/// How many bytes a timer gives when it goes off (`timerfd_create(2)`).
const EXPIRATIONS_BYTES: usize = 8;

/// How long signals that were sent together take to arrive, each in a thread of its own.
const SIGNALS_LIMIT: Duration = Duration::from_millis(100);

/// Where everything arrives that comes from outside.
#[derive(Debug)]
pub struct Inputs {
    receiver: Receiver<Input>,
    alarm: Arc<OwnedFd>,
    was_stopped: Arc<AtomicBool>,
    has_to_end: Arc<AtomicBool>,
}

/// How long ago the machine was started, the time included in which it slept.
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
    let (was_stopped, has_to_end) = (Arc::default(), Arc::default());
    flag::register(SIGCONT, Arc::clone(&was_stopped))?;
    flag::register(SIGTERM, Arc::clone(&has_to_end))?;
    flag::register(SIGHUP, Arc::clone(&has_to_end))?;
    let alarm = timerfd_create(TimerfdClockId::Boottime, TimerfdFlags::CLOEXEC)?;
    let alarm = Arc::new(alarm);
    let inputs = Inputs {
        receiver,
        alarm: Arc::clone(&alarm),
        was_stopped,
        has_to_end,
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
    #[must_use]
    pub fn was_stopped(&self) -> bool {
        self.was_stopped.swap(false, Ordering::SeqCst)
    }

    /// Takes the terminal again after the program was stopped. While another program has it, such as the
    /// shell after `bg`, this one stops again. `false` if it has to end before it has the terminal.
    ///
    /// # Errors
    /// When the terminal is gone, or nobody is left who could give it back.
    pub fn take_terminal_again(&self) -> io::Result<bool> {
        while !terminal::take_again()? {
            thread::sleep(SIGNALS_LIMIT);
            if self.has_to_end.load(Ordering::SeqCst) {
                return Ok(false);
            }
            self.was_stopped.store(false, Ordering::SeqCst);
            terminal::stop()?;
            thread::sleep(SIGNALS_LIMIT);
            if !self.was_stopped() {
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
