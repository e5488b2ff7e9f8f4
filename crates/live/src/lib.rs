//! Content that changes while the kiosk runs, and what a kiosk shows whose content has faults.
//!
//! A thread looks at the files of the content and the locales. It looks again and again, because the
//! system does not tell of changes in folders of a network, or behind a link that leads elsewhere
//! (inotify(7)). When they have changed and nobody writes to them any more, it reads and checks them
//! beside the old ones. If they have no fault, it hands over a new setup, and the main loop uses it when
//! nobody is at the kiosk. If they have, the old content stays, and one line of the log says so.
//!
//! # Invariants
//! - The main loop reads no file, and frees no large memory: the old setup is given back to the thread.
//! - Content with a fault is never shown.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: a clock, and a lock for what one thread hands over to the other"
)]

pub mod quiet;
pub mod state;

use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};
use tracing::{info, warn};

use cas_page::look::TextSize;
use cas_setup::config;
use cas_setup::fault::Faults;
use cas_setup::setup::{ConfigFile, Files, Fingerprint, Setup};
use quiet::Quiet;
use state::{Origin, Shown, State};

/// The time after which the thread looks at the files again. With [`quiet::QUIET`] and the time to read
/// them, a change is there within five seconds.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Where the content comes from that a kiosk shows from its start.
pub struct Beginning {
    config: ConfigFile,
    /// Where it comes from.
    origin: Origin,
    /// The content and the locales that its configuration names.
    files: Files,
    /// Their state when they were read.
    seen: Fingerprint,
    /// The faults for which these are not shown.
    pub faults: Option<Faults>,
}

/// Decides what a kiosk shows from its start: the files that its configuration names; if these have
/// faults, those that were kept when they had none; if there are none, those in the program.
///
/// # Errors
/// Every fault, if the configuration has one itself or fits none of these.
pub fn begin(config: ConfigFile) -> Result<(Setup, Beginning), Faults> {
    let seen = Fingerprint::of(&config.folders());
    let files = config.files();
    let (origin, setup, faults) = match config.setup(&files) {
        Ok(setup) => (Origin::Files, setup, None),
        Err(faults) => match instead(&config) {
            Some((origin, setup)) => (origin, setup, Some(faults)),
            None => return Err(faults),
        },
    };
    let beginning = Beginning {
        config,
        origin,
        files,
        seen,
        faults,
    };
    Ok((setup, beginning))
}

/// Returns what is shown in place of files that have faults.
fn instead(config: &ConfigFile) -> Option<(Origin, Setup)> {
    if config.is_faulty() {
        return None;
    }
    let kept = State::new(config.config().state).kept();
    let kept = kept.map(|files| (Origin::Kept, files));
    let others = kept
        .into_iter()
        .chain([(Origin::Embedded, Files::shipped())]);
    let mut setups =
        others.filter_map(|(origin, files)| Some((origin, config.setup(&files).ok()?)));
    setups.next()
}

/// The content of a kiosk that runs. Dropping it ends its thread.
pub struct Live {
    orders: Sender<Order>,
    handed: Handed,
}

/// The setup that is to be used next.
type Handed = Arc<Mutex<Option<Arc<Setup>>>>;

enum Order {
    /// Read the files now, whether they have changed or not.
    Read,
    /// Drop a setup that is no longer used.
    Drop(Arc<Setup>),
}

impl Live {
    /// Starts the thread for a kiosk that has begun so. It first calls `first`, and `wake` when there is a new
    /// setup.
    /// Returns `None` if all its content is embedded in the program, and cannot change.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        begun: Box<Beginning>,
        now: impl Fn() -> DateTime<FixedOffset> + Send + 'static,
        first: impl FnOnce() + Send + 'static,
        wake: impl FnMut() + Send + 'static,
    ) -> io::Result<Option<Self>> {
        let folders = begun.config.folders();
        if folders.is_empty() {
            return Ok(None);
        }
        let (orders, received) = mpsc::channel();
        let handed = Handed::default();
        let watch = Watch {
            state: State::new(begun.config.config().state),
            folders,
            config: begun.config.clone(),
            now,
            shown: begun.origin,
            digest: begun.files.digest(),
            started: Instant::now(),
            quiet: Quiet::new(begun.seen.clone()),
            handed: Arc::clone(&handed),
            wake,
        };
        let run = move || {
            watch.state.make();
            first();
            watch.run(begun, &received);
        };
        thread::Builder::new()
            .name("content".to_owned())
            .spawn(run)?;
        Ok(Some(Self { orders, handed }))
    }

    /// Reads the files as soon as possible.
    pub fn read_now(&self) {
        // The thread ends only with the program.
        let _ = self.orders.send(Order::Read);
    }

    /// Returns the setup to use from now on, if there is a new one.
    #[must_use]
    pub fn take(&self) -> Option<Arc<Setup>> {
        let mut handed = self.handed.lock().unwrap_or_else(PoisonError::into_inner);
        handed.take()
    }

    /// Takes a setup back that is no longer used. Freeing a large one takes a while.
    pub fn discard(&self, old: Arc<Setup>) {
        let _ = self.orders.send(Order::Drop(old));
    }
}

/// The thread that looks at the files.
struct Watch<N, W> {
    config: ConfigFile,
    folders: Vec<PathBuf>,
    state: State,
    now: N,
    /// Where the content comes from that was handed over last.
    shown: Origin,
    /// The digest of the files that were read last.
    digest: u64,
    /// The zero of the times of `quiet`.
    started: Instant,
    quiet: Quiet,
    handed: Handed,
    wake: W,
}

impl<N: Fn() -> DateTime<FixedOffset>, W: FnMut()> Watch<N, W> {
    fn run(mut self, begun: Box<Beginning>, orders: &Receiver<Order>) {
        match &begun.faults {
            None => self.shows(&begun.files),
            Some(faults) => {
                self.state.put_damaged_aside();
                self.refuses(faults);
            }
        }
        drop(begun);
        loop {
            match orders.recv_timeout(LOOK_EVERY) {
                Ok(Order::Read) => self.read(),
                Ok(Order::Drop(old)) => drop(old),
                Err(RecvTimeoutError::Timeout) => {
                    let seen = Fingerprint::of(&self.folders);
                    if self.quiet.sees(self.started.elapsed(), seen) {
                        self.read();
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Reads the files, and hands over a setup if they are others and have no fault.
    fn read(&mut self) {
        let files = self.config.files();
        let digest = files.digest();
        if mem::replace(&mut self.digest, digest) == digest {
            return;
        }
        match self.config.setup(&files) {
            Ok(setup) => {
                setup.catalogue.prepare_search(&setup.content);
                let mut handed = self.handed.lock().unwrap_or_else(PoisonError::into_inner);
                *handed = Some(Arc::new(setup));
                drop(handed);
                (self.wake)();
                info!("the content has changed; the kiosk shows it when nobody is there");
                self.shows(&files);
            }
            Err(faults) => self.refuses(&faults),
        }
    }

    /// Keeps files that are shown.
    fn shows(&mut self, files: &Files) {
        self.state.keep(files);
        self.shown = Origin::Files;
        self.note(None);
    }

    /// Tells the operator that the files have faults, and what is shown in their place.
    fn refuses(&self, faults: &Faults) {
        let instead = match self.shown {
            Origin::Kept => "what was kept when they had none",
            Origin::Embedded => "the content in the program",
            Origin::Files | Origin::None => "what they were before",
        };
        let first = faults.first_line();
        warn!(
            faults = faults.len(),
            "content or locales have faults, and the kiosk shows {instead}; the first is {first}; `cas-kiosk check` tells all"
        );
        self.note(Some(faults));
    }

    fn note(&self, faults: Option<&Faults>) {
        self.state.note(&Shown {
            content: self.shown,
            since: (self.now)().to_rfc3339(),
            faults: faults.map_or(0, Faults::len),
            first: faults.map(Faults::first_line),
        });
    }
}

/// Makes the setup of a kiosk whose configuration has faults, so that it can say whom to call: from the
/// content that the configuration names, if it can be shown, else from that in the program.
///
/// # Errors
/// Every fault of what is in the program.
pub fn closed(config: &ConfigFile) -> Result<Setup, Faults> {
    let all = config::shipped().languages;
    let files = config.files();
    let own = config.setup_anyway(&files, all.clone());
    let mut setup = own.or_else(|_| config.setup_anyway(&Files::shipped(), all))?;
    setup.config.look.size = TextSize::Largest;
    Ok(setup)
}

/// Starts a thread that calls `mended` once [`begin`] has no fault with the configuration that is found at
/// `path` or, without one, where it is always looked for. Until then, `config` was found there.
///
/// # Errors
/// When the system gives no thread.
pub fn when_mended(
    path: Option<PathBuf>,
    config: &ConfigFile,
    mended: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    let own = config.path().map(Path::to_owned);
    let paths: Vec<_> = own.into_iter().chain(config.folders()).collect();
    let mut quiet = Quiet::new(Fingerprint::default());
    let started = Instant::now();
    let look = move || {
        loop {
            let is_due = quiet.sees(started.elapsed(), Fingerprint::of(&paths));
            if is_due && begin(ConfigFile::read(path.as_deref())).is_ok() {
                return mended();
            }
            thread::sleep(LOOK_EVERY);
        }
    };
    thread::Builder::new()
        .name("content".to_owned())
        .spawn(look)?;
    Ok(())
}
