//! The kiosk itself: `cas-kiosk` without the name of a command.
//!
//! Its parts are put together here: the setup, the terminal or the lines, the voice, the spool.

#![allow(
    clippy::disallowed_methods,
    reason = "the environment is read here, and enters the rest as values"
)]

use std::env::{args_os, var_os};
use std::ffi::OsStr;
use std::io::{self, IsTerminal as _};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use chrono::NaiveDateTime;
use tracing::warn;

use super::rights;
use super::sight::{palette, sight, terminal_kind};
use super::{Failure, say};
use crate::kiosk::status::Reporter;
use crate::kiosk::supervisor::Supervisor;
use crate::kiosk::{AT_ONCE, Clock, Counter, Ending, Kiosk, LINES_AT_ONCE, Slips, Store};
use cas_core::Message;
use cas_live::{self as live, Beginning, Disks, Live};
use cas_program::exit::Exit;
use cas_program::log::Log;
use cas_setup::config::{self, Leave, LogTo, SpoolConfig};
use cas_setup::fault::Faults;
use cas_setup::printer::PrinterConfig;
use cas_setup::setup::{ConfigFile, Setup};
use cas_surface::Surface;
use cas_surface::plain::Plain;
use cas_surface::speech::{self, Speech};
use cas_surface::tui::Tui;
use cas_terminal::input::{self, Input, Inputs, Stage};
use cas_terminal::terminal::frame::Frame;
use cas_terminal::terminal::{self, TerminalKind};

/// The smallest number of centres for which the search is prepared in advance. With fewer centres,
/// nobody notices that it is prepared when it is first used.
const PREPARED_CENTRES_MIN: usize = 1_000;

/// Where a supervisor tells how long it waits for a sign of life (`sd_watchdog_enabled(3)`).
const WATCHDOG: &str = "WATCHDOG_USEC";
/// Where a supervisor listens (`sd_notify(3)`).
const NOTIFY_SOCKET: &str = "NOTIFY_SOCKET";

/// The program that runs, also if its file has been replaced since (proc(5)).
const ITSELF: &str = "/proc/self/exe";

/// The way in which to run the kiosk.
#[derive(Debug, clap::Args)]
pub struct Run {
    /// The configuration [default: ./kiosk.toml, then /etc/cas-kiosk/kiosk.toml, then the one in the program]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Numbered lines on standard output instead of a full screen (also: ACCESSIBLE=1, TERM=dumb)
    #[arg(long)]
    pub plain: bool,
    /// With numbered lines: end a visit when nobody types, as on the screen
    #[arg(long)]
    pub timed: bool,
    /// For a class: every visit is only practice. Nothing is sent or printed, and no spool is opened
    #[arg(long)]
    pub practice: bool,
    /// Freeze the clock at this local time
    #[arg(long, value_name = "2026-11-24T10:00", value_parser = super::at)]
    pub at: Option<NaiveDateTime>,
}

impl Run {
    /// Runs the kiosk until it is told to end or its terminal is gone.
    #[must_use]
    pub fn carry_out(&self) -> Exit {
        match self.run() {
            Ok(Ending::Asked) => Exit::Well,
            // Without its terminal a kiosk is of no use: a supervisor should start it again.
            Ok(Ending::HungUp) => Exit::Failed,
            Err(failure) => failure.tell(),
        }
    }

    fn run(&self) -> Result<Ending, Failure> {
        let surface = self.surface();
        let mut config = ConfigFile::read(self.config.as_deref());
        if surface.is_plain() && !self.timed {
            config = config.without_time_limit();
        }
        if self.practice {
            config = config.practising();
        }
        if surface.is_for_visitors() {
            terminal::wait_for_foreground()?;
        }
        // No thread that is made after this takes the signals of the main loop.
        let input = input::channel()?;
        let disks = start_disks(&config)?;
        match live::begin(config.clone(), disks, surface.patience()) {
            Ok((setup, beginning)) => {
                if let Some(faults) = &beginning.faults {
                    surface.outlives(faults)?;
                }
                self.run_on(surface, setup, Work::Open(Box::new(beginning)), input)
            }
            Err(faults) => {
                surface.outlives(&faults)?;
                self.run_closed(surface, config, input)
            }
        }
    }

    /// Runs a kiosk that is out of order, and starts the program anew once it can be in order.
    fn run_closed(
        &self,
        surface: SurfaceKind,
        config: ConfigFile,
        input: (Sender<Input>, Inputs),
    ) -> Result<Ending, Failure> {
        let setup = live::closed(&config)?;
        let is_mended = Arc::new(AtomicBool::new(false));
        let work = Work::Closed {
            path: self.config.clone(),
            config: Box::new(config),
            is_mended: Arc::clone(&is_mended),
        };
        let ending = self.run_on(surface, setup, work, input)?;
        if is_mended.load(Ordering::SeqCst) {
            return Err(Failure::Io(
                Command::new(ITSELF).args(args_os().skip(1)).exec(),
            ));
        }
        Ok(ending)
    }

    fn run_on(
        &self,
        surface: SurfaceKind,
        setup: Setup,
        work: Work,
        (sender, inputs): (Sender<Input>, Inputs),
    ) -> Result<Ending, Failure> {
        let clock = match self.at {
            None => Clock::Zone(setup.config.zone),
            Some(at) => Clock::frozen(setup.config.zone, at).ok_or_else(|| {
                Failure::AtFault(format!(
                    "cas-kiosk: {at} does not exist where the kiosk stands, because the clocks go \
                     forward then. Give another --at."
                ))
            })?,
        };
        if let SurfaceKind::None = surface {
            return Err(Failure::AtFault(
                "cas-kiosk: standard input or output is not a terminal. Start it in a terminal, or \
                 with --plain for numbered lines."
                    .to_owned(),
            ));
        }
        open_log(&setup.config.log, clock)?;
        let setup = Arc::new(setup);
        let limit = var_os(WATCHDOG).and_then(|it| Supervisor::limit(it.to_str()?));
        let supervisor = Supervisor::new(var_os(NOTIFY_SOCKET).as_deref(), limit);
        let on_disk = work.begin(&setup, clock, &sender)?;
        input::alarms(sender.clone(), &inputs)?;
        let start = Beginnings {
            setup,
            on_disk,
            supervisor,
            clock,
            sender,
        };
        if surface.is_plain() {
            run_plain(start, &inputs)
        } else {
            run_screen(start, &inputs)
        }
    }

    fn surface(&self) -> SurfaceKind {
        let (accessible, term) = (var_os("ACCESSIBLE"), var_os("TERM"));
        let is_terminal = io::stdin().is_terminal();
        if wants_plain(self.plain, accessible.as_deref(), term.as_deref()) {
            SurfaceKind::Plain { is_terminal }
        } else if is_terminal && io::stdout().is_terminal() {
            SurfaceKind::Screen
        } else {
            SurfaceKind::None
        }
    }
}

/// The surface on which the kiosk runs.
#[derive(Clone, Copy)]
enum SurfaceKind {
    /// Numbered lines.
    Plain {
        /// True if somebody types them, and they do not come from a file or a program.
        is_terminal: bool,
    },
    /// The whole screen of a terminal.
    Screen,
    /// None: there is no terminal for a screen.
    None,
}

impl SurfaceKind {
    fn is_plain(self) -> bool {
        matches!(self, Self::Plain { .. })
    }

    /// True if a visitor can be there.
    fn is_for_visitors(self) -> bool {
        matches!(self, Self::Screen | Self::Plain { is_terminal: true })
    }

    /// Returns the longest time that the first page waits for the content. Where no visitor can be, there is
    /// no hurry.
    fn patience(self) -> Duration {
        if self.is_for_visitors() {
            live::CONTENT_LIMIT
        } else {
            Duration::MAX
        }
    }

    /// Tells the operator about faults. In public, the kiosk goes on with what it has. Where no visitor
    /// can be, they end the program.
    fn outlives(self, faults: &Faults) -> Result<(), Failure> {
        if !self.is_for_visitors() {
            return Err(Failure::AtFault(faults.to_string()));
        }
        say(&faults.to_string());
        Ok(())
    }
}

/// What the kiosk does on its surface.
enum Work {
    /// It is there for visitors. These are the files that its content may change with.
    Open(Box<Beginning>),
    /// It is out of order, because its configuration has faults.
    Closed {
        /// The configuration of the command line.
        path: Option<PathBuf>,
        config: Box<ConfigFile>,
        /// Set when the faults are mended. The kiosk is asked to end then.
        is_mended: Arc<AtomicBool>,
    },
}

/// What the threads of a kiosk were made for that work with a disk or a printer.
struct OnDisk {
    /// `None` where people only practise: nobody looks after such a kiosk, and one that is looked after may have the
    /// same state.
    reporter: Option<Reporter>,
    /// `None` if the kiosk is out of order.
    open: Option<(Store, Slips, Counter, Option<Live>)>,
}

impl Work {
    /// Starts the threads that work with a disk. Then gives up all rights that no other thread needs.
    fn begin(self, setup: &Setup, clock: Clock, sender: &Sender<Input>) -> io::Result<OnDisk> {
        let (config, sender) = (&setup.config, sender.clone());
        let state = config.state.clone();
        let first = move || drop(rights::of_state(&state).restrict());
        let reporter =
            (!config.practises).then(|| Reporter::start(config.state.clone(), first, || {}));
        let reporter = reporter.transpose()?;
        match self {
            Self::Open(begun) => {
                let wake = move || drop(sender.send(Input::Wake));
                // Of practice nothing is stored, printed or counted.
                let (store, slips, counter) = if config.practises {
                    (Store::none(), Slips::none(), Counter::none())
                } else {
                    let slips = start_printer(config.printer.clone(), wake.clone())?;
                    let store = start_store(&config.spool, wake.clone())?;
                    (store, slips, start_counter(config.state.clone())?)
                };
                let live = Live::start(*begun, move || clock.now(), wake);
                rights::of_others(config).restrict().tell();
                let open = Some((store, slips, counter, live));
                Ok(OnDisk { reporter, open })
            }
            // It reads all that its configuration may name, and begins anew as another process.
            Self::Closed {
                path,
                config,
                is_mended,
            } => {
                live::when_mended(path, &config, move || {
                    is_mended.store(true, Ordering::SeqCst);
                    drop(sender.send(Input::Terminate));
                })?;
                let open = None;
                Ok(OnDisk { reporter, open })
            }
        }
    }
}

/// What a kiosk needs, whatever its surface is.
struct Beginnings {
    setup: Arc<Setup>,
    on_disk: OnDisk,
    supervisor: Supervisor,
    clock: Clock,
    sender: Sender<Input>,
}

impl Beginnings {
    /// Puts the kiosk together. A key or a line waits for the disk no longer than `at_once`.
    fn kiosk<S: Surface<Message>>(self, surface: S, at_once: Duration) -> Kiosk<S> {
        let (setup, clock) = (self.setup, self.clock);
        let OnDisk { reporter, open } = self.on_disk;
        let kiosk = match open {
            Some((store, slips, counter, live)) => {
                prepare_search(&setup);
                Kiosk::new(setup, surface, store.waiting_at_most(at_once), clock)
                    .printing(slips)
                    .counting(counter)
                    .living(live)
            }
            None => Kiosk::closed(setup, surface, clock),
        };
        let kiosk = kiosk.supervised(self.supervisor);
        match reporter {
            Some(reporter) => kiosk.reporting(reporter),
            None => kiosk,
        }
    }
}

/// Starts the threads for content and state.
fn start_disks(config: &ConfigFile) -> io::Result<Option<Disks>> {
    let (content, state) = (config.config(), config.config().state);
    Disks::start(
        config,
        move || drop(rights::of_content(&content).restrict()),
        move || drop(rights::of_state(&state).restrict()),
    )
}

/// Starts the thread of the spool, with its rights.
fn start_store(config: &SpoolConfig, wake: impl FnMut() + Send + 'static) -> io::Result<Store> {
    let spool = config.folder.clone();
    let opened = move || drop(rights::of_spool(&spool).restrict());
    Store::start(config, opened, wake)
}

/// Starts the thread that writes what is counted.
fn start_counter(state: PathBuf) -> io::Result<Counter> {
    let own = state.clone();
    let first = move || drop(rights::of_state(&own).restrict());
    Counter::start(state, first, || {})
}

/// Starts the thread of the printer from one that has only its rights, which that thread inherits (landlock(7)).
fn start_printer(config: PrinterConfig, wake: impl FnMut() + Send + 'static) -> io::Result<Slips> {
    if config == PrinterConfig::None {
        return Ok(Slips::none());
    }
    let started = thread::spawn(move || {
        drop(rights::of_printer(&config).restrict());
        Slips::start(&config, wake)
    });
    started.join().unwrap_or_else(|_| Ok(Slips::none()))
}

/// Opens the log of this program.
fn open_log(to: &LogTo, clock: Clock) -> Result<(), Failure> {
    let own = to.clone();
    let first = move || drop(rights::of_log(&own).restrict());
    let log = Log::open(to, move || clock.now(), first).map_err(|error| {
        Failure::AtFault(format!(
            "cas-kiosk: the log cannot be opened: {error}. Change [log] in kiosk.toml."
        ))
    })?;
    tracing::subscriber::set_global_default(log).map_err(io::Error::other)?;
    Ok(())
}

/// Returns true if lines are printed and no screen is drawn: if `--plain` is given, if `ACCESSIBLE`
/// is set to anything except an empty text, `0` or `false`, or if the terminal is dumb.
#[must_use]
pub fn wants_plain(flag: bool, accessible: Option<&OsStr>, term: Option<&OsStr>) -> bool {
    let accessible =
        accessible.is_some_and(|value| !["", "0", "false"].map(OsStr::new).contains(&value));
    flag || accessible || term == Some(OsStr::new("dumb"))
}

/// Runs the kiosk with numbered lines. The end of the input is a normal end, because the input may be a
/// pipe.
fn run_plain(start: Beginnings, inputs: &Inputs) -> Result<Ending, Failure> {
    let leave = start.setup.config.leave;
    let sender = start.sender.clone();
    let _guard = terminal::open_lines(leave == Leave::Never)?;
    input::lines(sender.clone())?;
    let stage = match leave {
        Leave::CtrlC => Stage::Lines,
        Leave::Never => Stage::LinesForGood,
    };
    input::signals(sender, stage)?;
    let surface = Plain::new(Frame::for_stdout()?);
    start.kiosk(surface, LINES_AT_ONCE).run(inputs)?;
    Ok(Ending::Asked)
}

/// Runs the kiosk on the whole screen of a terminal.
fn run_screen(start: Beginnings, inputs: &Inputs) -> Result<Ending, Failure> {
    let kind = terminal_kind();
    let sender = start.sender.clone();
    let config = start.setup.config.clone();
    input::signals(sender.clone(), Stage::Screen)?;
    let (screen, guard, answer) = terminal::open(kind, config.way.asks())?;
    let (told, has_answered) = (answer.told, answer.late.is_none());
    input::keys(sender.clone(), answer)?;
    let speech = speech(&config.speech, &sender)?;
    input::hang_up(sender)?;
    let first = sight(&config, kind, told, &screen)?;
    let mut surface = Tui::new(screen, palette(kind)).seen(first);
    if kind == TerminalKind::Console {
        surface = surface.without_underlines();
    }
    let kiosk = start.kiosk(surface, AT_ONCE);
    let mut kiosk = kiosk
        .ringing(terminal::ring)
        .learning(move |surface, told| {
            terminal::ask_for_repeats(&told)?;
            let sight = sight(&config, kind, told, surface.terminal_mut())?;
            surface.see(sight);
            Ok(())
        });
    if !has_answered {
        kiosk = kiosk.asking_again(terminal::ask_again);
    }
    if let Some(speech) = speech {
        kiosk = kiosk.speaking(speech);
    }
    let ended = kiosk.run(inputs);
    drop(guard);
    Ok(ended?)
}

/// Prepares the search of a large city in a thread of its own, while the first page is shown.
fn prepare_search(setup: &Arc<Setup>) {
    if setup.content.centres.len() >= PREPARED_CENTRES_MIN {
        let setup = Arc::clone(setup);
        let prepare = move || setup.catalogue.prepare_search(&setup.content);
        // If the system gives no thread, the search is prepared when it is first used.
        let _ = thread::Builder::new().spawn(prepare);
    }
}

/// Starts the voice, if Speech Dispatcher has a socket, and the watch for headphones.
fn speech(config: &config::SpeechConfig, sender: &Sender<Input>) -> io::Result<Option<Speech>> {
    let (address, runtime) = (var_os("SPEECHD_ADDRESS"), var_os("XDG_RUNTIME_DIR"));
    let socket = speech::socket(
        address.as_deref(),
        runtime.as_deref(),
        config.socket.as_deref(),
    );
    let socket = match socket {
        Ok(Some(socket)) => socket,
        Ok(None) => return Ok(None),
        // The screen can be used without the voice.
        Err(words) => {
            warn!("{words}");
            return Ok(None);
        }
    };
    let watched = |file: &PathBuf| input::headphones(sender.clone(), file.clone());
    if let Some(Err(error)) = config.headphones.as_ref().map(watched) {
        let errno = error.raw_os_error();
        warn!(
            errno,
            "the folder of [speech] headphones cannot be watched: {error}"
        );
    }
    Ok(Some(Speech::start(socket, input::speech(sender.clone()))?))
}
