//! Content that changes while the kiosk runs, and what a kiosk shows whose content has faults.
//!
//! A thread looks at the files of the content and the locales. It looks again and again, because the
//! system does not tell of changes in folders of a network, or behind a link that leads elsewhere
//! (inotify(7)). When they have changed and nobody writes to them any more, it reads and checks them
//! beside the old ones. If they have no fault, it hands over a new setup, and the main loop uses it when
//! nobody is at the kiosk. If they have, the old content stays, and one line of the log says so.
//!
//! Disks may hang. So the content and the state have a thread each from the start on, and the first page does
//! not wait long for them: without their answer, it is what was kept, or what is in the program. When the
//! answer comes, it is used like any change.
//!
//! # Invariants
//! - The main loop reads no file, and frees no large memory: the old setup is given back to the thread.
//! - Content with a fault is never shown.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: a clock, and a lock for what one thread hands over to the other"
)]

mod early;
mod keeper;
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
use early::Early;
use keeper::Keeper;
use quiet::Quiet;
use state::{Origin, Shown, State};

/// The time after which the thread looks at the files again. With [`quiet::QUIET`] and the time to read
/// them, a change is there within five seconds.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// The longest time that the first page waits for the content. If it comes later, it is shown then.
pub const CONTENT_LIMIT: Duration = Duration::from_millis(1500);
/// The longest time that it then waits for what was kept. Both together are about two seconds.
const KEPT_LIMIT: Duration = Duration::from_millis(500);

/// The threads for what a kiosk shows that is not in the program.
pub struct Disks {
    content: Early<Read>,
    keeper: Keeper,
}

/// The content and the locales, and their state when they were read.
struct Read {
    seen: Fingerprint,
    files: Arc<Files>,
}

impl Read {
    fn of(config: &ConfigFile) -> Self {
        Self {
            seen: Fingerprint::of(&config.folders()),
            files: Arc::new(config.files()),
        }
    }
}

impl Disks {
    /// Starts the threads, which begin with calling `of_content` and `of_state`. Returns `None` if all content
    /// is embedded in the program, and cannot change.
    ///
    /// # Errors
    /// When the system gives no threads.
    pub fn start(
        config: &ConfigFile,
        of_content: impl FnOnce() + Send + 'static,
        of_state: impl FnOnce() + Send + 'static,
    ) -> io::Result<Option<Self>> {
        if config.folders().is_empty() {
            return Ok(None);
        }
        let own = config.clone();
        let read = move || {
            of_content();
            Read::of(&own)
        };
        Ok(Some(Self {
            content: Early::start("content", read)?,
            keeper: Keeper::start(State::new(config.config().state), of_state)?,
        }))
    }
}

/// Where the content comes from that a kiosk shows from its start.
pub struct Beginning {
    config: ConfigFile,
    disks: Option<Disks>,
    /// Where it comes from.
    origin: Origin,
    /// True if the files that its configuration names were not there in time.
    is_late: bool,
    /// What was kept, if it was not there in time.
    kept: Option<Receiver<Option<Files>>>,
    /// The faults for which the files are not shown.
    pub faults: Option<Faults>,
}

/// Decides what a kiosk shows from its start: the files that its configuration names; if these have
/// faults or are not there within `limit`, those that were kept when they had none; if there are none, those
/// in the program.
///
/// # Errors
/// Every fault, if the configuration has one itself or fits none of these.
pub fn begin(
    config: ConfigFile,
    disks: Option<Disks>,
    limit: Duration,
) -> Result<(Setup, Beginning), Faults> {
    let read = match &disks {
        Some(disks) => disks.content.within(limit),
        None => Some(Arc::new(Read::of(&config))),
    };
    let mut beginning = Beginning {
        is_late: read.is_none(),
        config,
        disks,
        origin: Origin::Files,
        kept: None,
        faults: None,
    };
    match read.map(|read| beginning.config.setup(&read.files)) {
        Some(Ok(setup)) => return Ok((setup, beginning)),
        Some(Err(faults)) => beginning.faults = Some(faults),
        None => {}
    }
    match beginning.instead() {
        Ok(setup) => Ok((setup, beginning)),
        Err(faults) => Err(beginning.faults.unwrap_or(faults)),
    }
}

impl Beginning {
    /// Returns what is shown in place of the files.
    fn instead(&mut self) -> Result<Setup, Faults> {
        let disks = self.disks.as_ref().filter(|_| !self.config.is_faulty());
        if let Some(disks) = disks {
            let asked = disks.keeper.ask();
            match asked.recv_timeout(KEPT_LIMIT) {
                Ok(kept) => {
                    if let Some(setup) = kept.and_then(|it| self.config.setup(&it).ok()) {
                        self.origin = Origin::Kept;
                        return Ok(setup);
                    }
                }
                Err(_) => self.kept = Some(asked),
            }
        }
        self.origin = Origin::Embedded;
        self.config.setup(&Files::shipped())
    }
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
    /// Lets the threads of a kiosk that has begun so look after its content. `wake` is called when there is a
    /// new setup. Returns `None` if all its content is embedded in the program, and cannot change.
    #[must_use]
    pub fn start(
        begun: Beginning,
        now: impl Fn() -> DateTime<FixedOffset> + Send + 'static,
        wake: impl FnMut() + Send + 'static,
    ) -> Option<Self> {
        let Disks { content, keeper } = begun.disks?;
        let (orders, received) = mpsc::channel();
        let handed = Handed::default();
        let mut watch = Watch {
            folders: begun.config.folders(),
            config: begun.config,
            keeper,
            now,
            shown: begun.origin,
            kept: begun.kept,
            faults: None,
            digest: None,
            started: Instant::now(),
            quiet: Quiet::new(Fingerprint::default()),
            handed: Arc::clone(&handed),
            wake,
        };
        if begun.is_late {
            let instead = watch.shown_instead();
            warn!(
                "the disk of content or locales does not answer, and the kiosk shows {instead} until it does"
            );
            watch.note();
        }
        let (is_late, faults) = (begun.is_late, begun.faults);
        content.go_on(move |read| {
            watch.quiet = Quiet::new(read.seen.clone());
            if is_late {
                watch.take(&read.files);
            } else {
                watch.begin(&read.files, faults);
            }
            drop(read);
            watch.run(&received);
        });
        Some(Self { orders, handed })
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
    keeper: Keeper,
    now: N,
    /// Where the content comes from that was handed over last.
    shown: Origin,
    /// What was kept, if it was not there in time.
    kept: Option<Receiver<Option<Files>>>,
    /// The number of faults for which the files are not shown, and the first of them.
    faults: Option<(usize, String)>,
    /// The digest of the files that were read last.
    digest: Option<u64>,
    /// The zero of the times of `quiet`.
    started: Instant,
    quiet: Quiet,
    handed: Handed,
    wake: W,
}

impl<N: Fn() -> DateTime<FixedOffset>, W: FnMut()> Watch<N, W> {
    /// Begins with the files that were read for the start, which have these faults.
    fn begin(&mut self, files: &Arc<Files>, faults: Option<Faults>) {
        self.digest = Some(files.digest());
        match faults {
            None => self.shows(files),
            Some(faults) => {
                self.keeper.put_damaged_aside();
                self.refuses(&faults);
            }
        }
    }

    fn run(mut self, orders: &Receiver<Order>) {
        loop {
            match orders.recv_timeout(LOOK_EVERY) {
                Ok(Order::Read) => self.read(),
                Ok(Order::Drop(old)) => drop(old),
                Err(RecvTimeoutError::Timeout) => {
                    let seen = Fingerprint::of(&self.folders);
                    if self.quiet.sees(self.started.elapsed(), seen) {
                        self.read();
                    }
                    self.take_kept();
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn read(&mut self) {
        self.take(&Arc::new(self.config.files()));
    }

    /// Hands over a setup of files if they are others and have no fault.
    fn take(&mut self, files: &Arc<Files>) {
        let digest = Some(files.digest());
        if mem::replace(&mut self.digest, digest) == digest {
            return;
        }
        match self.config.setup(files) {
            Ok(setup) => {
                self.hand_over(setup);
                info!("the content has changed; the kiosk shows it when nobody is there");
                self.shows(files);
            }
            Err(faults) => self.refuses(&faults),
        }
    }

    /// Hands over what was kept, if it was not there in time and is better than what is shown.
    fn take_kept(&mut self) {
        let Some(Ok(kept)) = self.kept.as_ref().map(Receiver::try_recv) else {
            return;
        };
        self.kept = None;
        let setup = kept.and_then(|files| self.config.setup(&files).ok());
        if let Some(setup) = setup.filter(|_| self.shown == Origin::Embedded) {
            self.hand_over(setup);
            self.shown = Origin::Kept;
            let instead = self.shown_instead();
            info!("the disk of [paths] state answers; the kiosk shows {instead}");
            self.note();
        }
    }

    fn hand_over(&mut self, setup: Setup) {
        setup.catalogue.prepare_search(&setup.content);
        let mut handed = self.handed.lock().unwrap_or_else(PoisonError::into_inner);
        *handed = Some(Arc::new(setup));
        drop(handed);
        (self.wake)();
    }

    /// Keeps files that are shown.
    fn shows(&mut self, files: &Arc<Files>) {
        self.keeper.keep(Arc::clone(files));
        self.shown = Origin::Files;
        self.faults = None;
        self.note();
    }

    /// Tells the operator that the files have faults, and what is shown in their place.
    fn refuses(&mut self, faults: &Faults) {
        let (instead, first) = (self.shown_instead(), faults.first_line());
        warn!(
            faults = faults.len(),
            "content or locales have faults, and the kiosk shows {instead}; the first is {first}; `cas-kiosk check` tells all"
        );
        self.faults = Some((faults.len(), first));
        self.note();
    }

    /// Returns in words what is shown in place of the files.
    fn shown_instead(&self) -> &'static str {
        match self.shown {
            Origin::Kept => "what was kept when they had no fault",
            Origin::Embedded => "the content in the program",
            Origin::Files | Origin::None => "what they were before",
        }
    }

    fn note(&self) {
        let (faults, first) = self.faults.clone().unzip();
        self.keeper.note(Shown {
            content: self.shown,
            since: (self.now)().to_rfc3339(),
            faults: faults.unwrap_or_default(),
            first,
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
    let own = config.clone();
    let files = Early::start("closed", move || own.files()).ok();
    let files = files.and_then(|it| it.within(CONTENT_LIMIT));
    let own = files.and_then(|files| config.setup_anyway(&files, all.clone()).ok());
    let mut setup = match own {
        Some(setup) => setup,
        None => config.setup_anyway(&Files::shipped(), all)?,
    };
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
            if is_due && is_in_order(ConfigFile::read(path.as_deref())) {
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

/// True if a kiosk with this configuration has something to show. It waits for the disks.
fn is_in_order(config: ConfigFile) -> bool {
    let disks = Disks::start(&config, || {}, || {});
    disks.is_ok_and(|disks| begin(config, disks, Duration::MAX).is_ok())
}
