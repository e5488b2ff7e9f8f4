//! The thread for the folder of `[paths] state`. Its disk may hang, and nobody waits for it but the start of
//! the program, and that not for long.
//!
//! # Invariants
//! - Whoever wants something kept never waits, and nothing piles up: what is newer takes the place of what
//!   the thread has not begun.

use std::io;
use std::mem;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::state::{Shown, State};
use cas_setup::setup::Files;

/// The thread. When this is dropped, it ends after what it has to do.
pub(crate) struct Keeper {
    errands: Arc<Mutex<Errands>>,
    wake: SyncSender<()>,
}

/// What the thread has to do, in this order.
#[derive(Default)]
struct Errands {
    /// Tell what was kept last.
    asker: Option<SyncSender<Option<Files>>>,
    /// Put what was kept aside if it is damaged.
    is_suspected: bool,
    /// Keep these.
    files: Option<Arc<Files>>,
    /// Note this.
    shown: Option<Shown>,
}

impl Keeper {
    /// Starts the thread. It makes the folder, and then calls `first`.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(crate) fn start(state: State, first: impl FnOnce() + Send + 'static) -> io::Result<Self> {
        let errands = Arc::new(Mutex::new(Errands::default()));
        let own = Arc::clone(&errands);
        let (wake, woken) = mpsc::sync_channel(1);
        let run = move || {
            state.make();
            first();
            while woken.recv().is_ok() {
                let errands = mem::take(&mut *lock(&own));
                errands.run(&state);
            }
        };
        thread::Builder::new().name("state".to_owned()).spawn(run)?;
        Ok(Self { errands, wake })
    }

    /// Asks for what was kept last. The answer comes when the disk answers.
    pub(crate) fn ask(&self) -> Receiver<Option<Files>> {
        let (asker, answer) = mpsc::sync_channel(1);
        self.adds(|errands| errands.asker = Some(asker));
        answer
    }

    /// Puts what was kept aside if it is damaged.
    pub(crate) fn put_damaged_aside(&self) {
        self.adds(|errands| errands.is_suspected = true);
    }

    /// Keeps files.
    pub(crate) fn keep(&self, files: Arc<Files>) {
        self.adds(|errands| errands.files = Some(files));
    }

    /// Notes which content the kiosk shows.
    pub(crate) fn note(&self, shown: Shown) {
        self.adds(|errands| errands.shown = Some(shown));
    }

    fn adds(&self, add: impl FnOnce(&mut Errands)) {
        add(&mut lock(&self.errands));
        // If it is full, the thread will look anyway.
        let _ = self.wake.try_send(());
    }
}

impl Errands {
    fn run(self, state: &State) {
        if let Some(asker) = self.asker {
            // Nobody may wait for it any more.
            let _ = asker.send(state.kept());
        }
        if self.is_suspected {
            state.put_damaged_aside();
        }
        if let Some(files) = self.files {
            state.keep(&files);
        }
        if let Some(shown) = self.shown {
            state.note(&shown);
        }
    }
}

fn lock(errands: &Mutex<Errands>) -> MutexGuard<'_, Errands> {
    errands.lock().unwrap_or_else(PoisonError::into_inner)
}
