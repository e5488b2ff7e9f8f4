//! How the kiosk is, for whoever looks after it from afar: one JSON document in the folder of `[paths] state`.
//!
//! The main loop says what it sees, and a thread writes it, because a disk may hang.
//!
//! # Invariants
//! - Nothing about a visitor is in it. It says when a key was last pressed only once that is a minute ago or
//!   more, and to the minute, so that nobody can tell from it who is there.
//! - It is written when something changes, and else once a minute, so that one that is older tells of a
//!   kiosk that does not run.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the rim: files are written here"
)]

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, SubsecRound as _, TimeDelta, Timelike as _, Utc};
use serde::{Deserialize, Serialize};
use tracing::warn;

use cas_live::state::{Shown, State};
use cas_program::log::errno;
use cas_spool::slot::Slot;
use cas_spool::spool::waiting::Waiting;

/// The time after which it is written though nothing has changed.
pub const EVERY: Duration = Duration::from_secs(60);

/// How a kiosk is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The version of the program.
    pub version: String,
    /// The number of the kiosk.
    pub kiosk: u8,
    /// When this was written (RFC 3339).
    pub at: String,
    /// When the program was started (RFC 3339).
    pub since: String,
    /// How often it was started since the first time.
    pub starts: u64,
    /// The day on which the newest facts of its content were checked.
    pub checked: Option<String>,
    /// The content that it shows, and what is wrong with the content that it should show.
    pub content: Option<Shown>,
    /// Whether requests are taken, and if not, why.
    pub requests: Taking,
    /// The requests that wait for the office; absent if they could not be counted.
    pub waiting: Option<Depth>,
    /// True if the clock cannot be right.
    pub clock_is_wrong: bool,
    /// When a key was last pressed, if that is a minute ago or more (RFC 3339).
    pub last_key: Option<String>,
}

/// Whether requests are taken, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Taking {
    /// They are.
    Taken,
    /// The last test of the disk has failed.
    DiskFaulty,
    /// The disk does not answer.
    DiskHangs,
    /// More were sent in the last hour than visitors send.
    TooMany,
    /// The kiosk is out of order.
    OutOfOrder,
}

/// The requests that wait for the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Depth {
    /// Their number.
    pub count: usize,
    /// When the oldest was written (RFC 3339).
    pub oldest: Option<String>,
}

/// What the main loop sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) kiosk: u8,
    pub(super) checked: Option<String>,
    pub(super) requests: Taking,
    pub(super) waiting: Option<Waiting>,
    pub(super) clock_is_wrong: bool,
    pub(super) last_key: Option<DateTime<FixedOffset>>,
}

/// Tells how the kiosk is. When it is dropped, its thread ends.
pub struct Reporter {
    slot: Arc<Slot<(DateTime<FixedOffset>, Seen)>>,
    /// What was told last, and when, since the start of the machine.
    told: Option<(Duration, Seen)>,
}

impl Reporter {
    /// Starts the thread that writes to the folder of `[paths] state`. It makes the folder, calls `first`,
    /// and calls `written` after each time that it has written.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        folder: PathBuf,
        first: impl FnOnce() + Send + 'static,
        mut written: impl FnMut() + Send + 'static,
    ) -> io::Result<Self> {
        let slot = Arc::new(Slot::<(DateTime<FixedOffset>, Seen)>::new());
        let own = Arc::clone(&slot);
        let run = move || {
            let state = State::new(folder);
            state.make();
            first();
            let before: Option<Status> = state.told().ok();
            let mut writer = Writer {
                starts: before.map_or(0, |it| it.starts).saturating_add(1),
                since: None,
                has_failed: false,
                state,
            };
            while let Some((at, seen)) = own.wait() {
                writer.write(at, seen);
                written();
            }
        };
        thread::Builder::new()
            .name("status".to_owned())
            .spawn(run)?;
        Ok(Self { slot, told: None })
    }

    /// Says what the main loop sees at this time since the start of the machine, which is `now`. Returns
    /// true if that is told, because it has changed or was told long ago.
    pub(super) fn see(&mut self, at: Duration, now: DateTime<FixedOffset>, seen: Seen) -> bool {
        let is_due = self.is_due(at);
        let is_known = self.told.as_ref().is_some_and(|(_, told)| *told == seen);
        if is_known && !is_due {
            return false;
        }
        let since = match &self.told {
            Some((since, _)) if !is_due => *since,
            _ => at,
        };
        self.slot.put((now, seen.clone()));
        self.told = Some((since, seen));
        true
    }

    /// True if it has to be told though nothing has changed.
    pub(super) fn is_due(&self, at: Duration) -> bool {
        self.due().is_none_or(|due| at >= due)
    }

    /// Returns the time, since the start of the machine, when it is told though nothing has changed.
    pub(super) fn due(&self) -> Option<Duration> {
        self.told.as_ref().map(|(since, _)| *since + EVERY)
    }
}

impl Drop for Reporter {
    fn drop(&mut self) {
        self.slot.end();
    }
}

/// What the thread knows.
struct Writer {
    state: State,
    starts: u64,
    since: Option<DateTime<FixedOffset>>,
    /// True if it could not be written the last time, which the operator was told.
    has_failed: bool,
}

impl Writer {
    fn write(&mut self, at: DateTime<FixedOffset>, seen: Seen) {
        let words = |at: DateTime<FixedOffset>| at.trunc_subsecs(0).to_rfc3339();
        let of_system = |it| DateTime::<Utc>::from(it).with_timezone(at.offset());
        let depth = |waiting: Waiting| Depth {
            count: waiting.count,
            oldest: waiting.oldest.map(|it| words(of_system(it))),
        };
        let status = Status {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            kiosk: seen.kiosk,
            at: words(at),
            since: words(*self.since.get_or_insert(at)),
            starts: self.starts,
            checked: seen.checked,
            content: self.state.shown(),
            requests: seen.requests,
            waiting: seen.waiting.map(depth),
            clock_is_wrong: seen.clock_is_wrong,
            last_key: seen.last_key.map(words),
        };
        let told = self.state.tell(&status);
        if let Err(error) = &told
            && !self.has_failed
        {
            let errno = errno(error);
            warn!(
                errno,
                "nobody can see from afar how the kiosk is: its status cannot be written to the folder of \
                 [paths] state: {error}"
            );
        }
        self.has_failed = told.is_err();
    }
}

/// The last key that was pressed, as far as others may know.
#[derive(Clone, Copy, Debug, Default)]
pub struct LastKey {
    last: Option<DateTime<FixedOffset>>,
    known: Option<DateTime<FixedOffset>>,
}

impl LastKey {
    /// Notes that a key is pressed now.
    pub fn press(&mut self, now: DateTime<FixedOffset>) {
        self.last = Some(now);
    }

    /// Returns the minute of the last key that is a minute ago or more.
    #[must_use]
    pub fn known(&mut self, now: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
        if let Some(last) = self.last
            && (now - last).abs() >= TimeDelta::minutes(1)
        {
            self.known = last.with_second(0).map(|it| it.trunc_subsecs(0));
            self.last = None;
        }
        self.known
    }
}
