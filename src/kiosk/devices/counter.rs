//! What is counted, in the folder of `[paths] state`: two documents of each month.
//!
//! A thread writes them, because a disk may hang.
//!
//! # Invariants
//! - No key waits for it, and what waits for a disk that hangs is bounded.
//! - Several kiosks may have one folder, such as lines beside a screen. What one of them counts is not lost by another.
//! - What cannot be written is told to the operator, and is not counted.
//! - A document is replaced as a whole. What cannot be read, or is of another kiosk, is put aside, and counting goes on.
//! - Nothing is written of when or in which order something was counted, but the month.

use std::io;
use std::iter;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Datelike as _, FixedOffset};
use tracing::warn;

use cas_count::{BYTES_MAX, Content, Corrections, Counted, Counts, Document, Month};
use cas_live::state::State;
use cas_program::log::errno;
use cas_setup::config::Config;

/// The most that waits to be written.
const WAITING_MAX: usize = 1000;
/// The longest time for what still waits when the program ends. A disk may hang.
const END_MAX: Duration = Duration::from_millis(500);

/// What is to be counted: the number of the kiosk, the month, and what.
type One = (u8, Month, Counted);

/// Writes what is counted. When it is dropped, what waits is written, and its thread ends.
#[derive(Default)]
pub struct Counter {
    thread: Option<Thread>,
}

/// The thread that writes.
struct Thread {
    waiting: SyncSender<One>,
    /// Disconnected when it has ended.
    ended: Receiver<()>,
}

impl Counter {
    /// Counts nothing.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Starts the thread that writes to the folder of `[paths] state`. It calls `first`, and `written` after each time
    /// that it has written.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        folder: PathBuf,
        first: impl FnOnce() + Send + 'static,
        mut written: impl FnMut() + Send + 'static,
    ) -> io::Result<Self> {
        let (waiting, all) = sync_channel(WAITING_MAX);
        let (alive, ended) = channel();
        let run = move || {
            first();
            let state = State::new(folder);
            while let Ok(one) = all.recv() {
                let some: Vec<One> = iter::once(one).chain(all.try_iter()).collect();
                write(&state, &some);
                written();
            }
            drop(alive);
        };
        thread::Builder::new()
            .name("counter".to_owned())
            .spawn(run)?;
        let thread = Some(Thread { waiting, ended });
        Ok(Self { thread })
    }

    /// Counts this in the month that it is now, if the operator wants that. Without the day nobody knows in which month
    /// it is. Where the disk hangs, what is too much is not counted.
    pub(in crate::kiosk) fn count(
        &self,
        config: &Config,
        now: DateTime<FixedOffset>,
        knows_day: bool,
        counted: Counted,
    ) {
        let is_wanted = match counted {
            Counted::Use(_) => config.counts && knows_day,
            Counted::Correction(_) => true,
        };
        let month = Month::new(now.year(), now.month()).filter(|_| is_wanted);
        if let Some((thread, month)) = self.thread.as_ref().zip(month) {
            let one = (config.number, month, counted);
            let _too_many = thread.waiting.try_send(one);
        }
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        if let Some(Thread { waiting, ended }) = self.thread.take() {
            drop(waiting);
            let _ended_or_late = ended.recv_timeout(END_MAX);
        }
    }
}

/// Adds what waits to the documents.
fn write(state: &State, waiting: &[One]) {
    // Where the folder cannot be held, counting goes on as if there were no other kiosk.
    let _held = state.hold();
    let mut months: Vec<(u8, Month)> = waiting.iter().map(|(kiosk, it, _)| (*kiosk, *it)).collect();
    months.sort_unstable();
    months.dedup();
    for (kiosk, month) in months {
        let of_month = waiting
            .iter()
            .filter(|it| (it.0, it.1) == (kiosk, month))
            .map(|it| &it.2);
        let (mut uses, mut corrections) = (Vec::new(), Vec::new());
        for counted in of_month {
            match counted {
                Counted::Use(it) => uses.push(it),
                Counted::Correction(it) => corrections.push(it),
            }
        }
        add::<Counts>(state, (kiosk, month), uses);
        add::<Corrections>(state, (kiosk, month), corrections);
    }
}

/// Adds to a document. The operator is told what has gone wrong.
fn add<C: Content>(state: &State, (kiosk, month): (u8, Month), all: Vec<&C::One>) {
    if all.is_empty() {
        return;
    }
    let name = format!("{}-{month}.json", C::KIND);
    let document = read::<C>(state, &name, (kiosk, month));
    let written = document.and_then(|mut document| {
        for one in all {
            if !document.counted.add(one) {
                warn!("{name} in the folder of [paths] state has no room for one more number");
            }
        }
        state.replace(&name, &document.to_json())
    });
    if let Err(error) = written {
        let errno = errno(&error);
        warn!(
            errno,
            "{name} cannot be kept in the folder of [paths] state: {error}"
        );
    }
}

/// Reads a document of this kiosk and month. Another one in its place is put aside.
fn read<C: Content>(
    state: &State,
    name: &str,
    (kiosk, month): (u8, Month),
) -> io::Result<Document<C>> {
    let why = match state.bytes(name, BYTES_MAX) {
        Ok(None) => return Ok(Document::new(kiosk, month)),
        Err(error) => error.to_string(),
        Ok(Some(bytes)) => match Document::<C>::read(&bytes) {
            Ok(document) if (document.kiosk, document.month) == (kiosk, month) => {
                return Ok(document);
            }
            Ok(document) => format!("it is of kiosk {}, {}", document.kiosk, document.month),
            Err(why) => why.to_string(),
        },
    };
    let aside = state.put_aside(name)?;
    warn!("{name} in the folder of [paths] state is not used: {why}; it is now called {aside}");
    Ok(Document::new(kiosk, month))
}
