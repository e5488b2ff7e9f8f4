//! Waiting that has an end.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the rim: what does not answer is not waited for"
)]

use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

/// The time that there is for something. It also ends when nobody wants it any more.
#[derive(Clone, Copy)]
pub(crate) struct Patience<'w> {
    until: Instant,
    /// Hangs up when the handle of the thread is dropped.
    wake: Option<&'w UnixStream>,
}

/// The time is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Late;

/// The handle of the thread was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Left;

impl<'w> Patience<'w> {
    pub(crate) fn for_at_most(limit: Duration) -> Self {
        let until = Instant::now() + limit;
        Self { until, wake: None }
    }

    /// The same, until `wake` hangs up.
    pub(crate) fn unless_left(self, wake: &'w UnixStream) -> Self {
        let wake = Some(wake);
        Self { wake, ..self }
    }

    /// The same, for at most this time from now on.
    pub(crate) fn but_at_most(self, limit: Duration) -> Self {
        let until = self.until.min(Instant::now() + limit);
        Self { until, ..self }
    }

    /// Waits until `what` can be done with `file`, or nothing can be done with it any more. What comes back is what poll(2)
    /// says of it.
    pub(crate) fn wait(&self, file: impl AsFd, what: PollFlags) -> Result<PollFlags, Late> {
        let file = PollFd::from_borrowed_fd(file.as_fd(), what);
        self.poll(Some(file))
    }

    /// Waits for this time.
    pub(crate) fn pause(&self, pause: Duration) -> Result<(), Late> {
        let rest = self.but_at_most(pause);
        // The pause is over, which is what was waited for.
        let _over = rest.poll(None);
        if self.is_over() { Err(Late) } else { Ok(()) }
    }

    pub(crate) fn is_over(&self) -> bool {
        self.until <= Instant::now() || self.wake.is_some_and(has_left)
    }

    fn poll(&self, file: Option<PollFd<'_>>) -> Result<PollFlags, Late> {
        // Without flags, only a hang-up is noticed. An order can wait.
        let nothing = PollFlags::empty();
        let wake = self.wake.map(|it| PollFd::new(it, nothing));
        let mut files: Vec<PollFd<'_>> = file.into_iter().chain(wake).collect();
        let of_file = files.len() - usize::from(self.wake.is_some());
        loop {
            if self.is_over() {
                return Err(Late);
            }
            let rest = self.until.saturating_duration_since(Instant::now());
            match poll(&mut files, Some(&timespec(rest))) {
                Err(Errno::INTR) => continue,
                Err(_) => return Err(Late),
                Ok(_) => {}
            }
            let seen = files.first().filter(|_| of_file == 1);
            if let Some(seen) = seen.map(PollFd::revents).filter(|it| !it.is_empty()) {
                return Ok(seen);
            }
        }
    }
}

/// Waits for a byte, for at most this time.
pub(crate) fn wait_for_byte(wake: &UnixStream, limit: Option<Duration>) -> Result<(), Left> {
    let until = limit.map(timespec);
    // An interrupted wait is one that ends early, and finds nothing to do.
    let _woken = poll(&mut [PollFd::new(wake, PollFlags::IN)], until.as_ref());
    if has_left(wake) { Err(Left) } else { Ok(()) }
}

/// True if the other end of `wake` was dropped.
pub(crate) fn has_left(wake: &UnixStream) -> bool {
    let mut file = [PollFd::new(wake, PollFlags::empty())];
    let polled = poll(&mut file, Some(&timespec(Duration::ZERO)));
    polled.is_ok() && file[0].revents().contains(PollFlags::HUP)
}

fn timespec(time: Duration) -> Timespec {
    Timespec {
        tv_sec: time.as_secs().try_into().unwrap_or(i64::MAX),
        tv_nsec: time.subsec_nanos().into(),
    }
}
