//! `cas-kiosk`: arguments in, exit code out.
#![allow(
    clippy::disallowed_methods,
    reason = "the environment and the clock are read here"
)]

use std::alloc::System;
use std::env::var_os;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::Sender;

use cas_kiosk::cli::{Check, Cli, Command, Display, Format, Numbers, Run, wants_plain};
use cas_kiosk::config::{self, Config, Leave, Way};
use cas_kiosk::fault::Faults;
use cas_kiosk::input::{Input, Stage};
use cas_kiosk::kiosk::{Clock, Ending, Kiosk};
use cas_kiosk::log::{Log, OURS};
use cas_kiosk::setup::{self, Setup};
use cas_kiosk::spool::Spool;
use cas_kiosk::surface::plain::Plain;
use cas_kiosk::surface::speech::{self, Speech};
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::surface::tui::large::size::{CellPixels, Elements, Faces, Means, Sight};
use cas_kiosk::surface::tui::theme::Palette;
use cas_kiosk::terminal::frame::Frame;
use cas_kiosk::terminal::probe::Told;
use cas_kiosk::terminal::{Kind, Screen};
use cas_kiosk::text::Language;
use cas_kiosk::{display, input, memory, terminal};
use clap::Parser as _;
use tracing::warn;
use zeroizing_alloc::ZeroAlloc;

/// Whatever is given back to the heap is overwritten, so that what a visitor typed is gone when it is
/// dropped.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

/// It failed while running.
const FAILED: u8 = 1;
/// Arguments, configuration or content are at fault.
const AT_FAULT: u8 = 2;

const NO_TERMINAL: &str = "cas-kiosk: standard input or output is not a terminal. Start it in the terminal that is to be told of.";

/// What is said to whoever types what the office's program was called when it was a part of this one.
const MOVED: &str = "cas-kiosk: requests are looked after by the program cas-office now. Write `cas-office \
                     requests` in place of `cas-kiosk spool`; all that follows is the same.";

/// Why the kiosk does not run, or no longer.
enum Failure {
    /// The operator has to put something right first; this says what.
    AtFault(String),
    /// Something went wrong while it ran.
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

fn main() -> ExitCode {
    if let Err(error) = memory::keep_to_oneself() {
        say(&format!(
            "cas-kiosk: the memory cannot be kept from core files: {error}"
        ));
        return ExitCode::from(FAILED);
    }
    terminal::install_panic_hook();
    let cli = Cli::parse();
    let ended = match cli.command {
        Some(Command::Check(check)) => return checked(&check),
        Some(Command::Numbers(numbers)) => return poster(&numbers),
        Some(Command::Spool { .. }) => Err(Failure::AtFault(MOVED.to_owned())),
        Some(Command::Display(display)) => show_display(&display).map(|()| Ending::Asked),
        None => run(&cli.run),
    };
    match ended {
        // Without its terminal a kiosk is of no use: a supervisor should start it anew.
        Ok(Ending::HungUp) => ExitCode::from(FAILED),
        Ok(Ending::Asked) => ExitCode::SUCCESS,
        Err(Failure::AtFault(words)) => {
            say(&words);
            ExitCode::from(AT_FAULT)
        }
        Err(Failure::Io(error)) => {
            say(&format!("cas-kiosk: {error}"));
            ExitCode::from(FAILED)
        }
    }
}

fn run(args: &Run) -> Result<Ending, Failure> {
    let setup = setup::load(args.config.as_deref())
        .map_err(|faults| Failure::AtFault(faults.to_string()))?;
    let clock = match args.at {
        None => Clock::Zone(setup.config.zone),
        Some(at) => Clock::frozen(setup.config.zone, at).ok_or_else(|| {
            Failure::AtFault(format!(
                "cas-kiosk: {at} does not exist where the kiosk stands, because the clocks go \
                 forward then. Give another --at."
            ))
        })?,
    };
    let log = Log::open(&setup.config.log, move || clock.now()).map_err(|error| {
        Failure::AtFault(format!(
            "cas-kiosk: the log cannot be opened: {error}. Change [log] in kiosk.toml."
        ))
    })?;
    tracing::subscriber::set_global_default(log).map_err(io::Error::other)?;
    let spool = Spool::open(&setup.config.spool);
    let (accessible, term) = (var_os("ACCESSIBLE"), var_os("TERM"));
    terminal::wait_for_foreground()?;
    if wants_plain(args.plain, accessible.as_deref(), term.as_deref()) {
        run_plain(setup, spool, clock, args.timed)
    } else if io::stdin().is_terminal() && io::stdout().is_terminal() {
        run_screen(&setup, spool, clock)
    } else {
        Err(Failure::AtFault(
            "cas-kiosk: standard input or output is not a terminal. Start it in a terminal, or \
             with --plain for numbered lines."
                .to_owned(),
        ))
    }
}

/// Whoever reads lines is hurried by nobody, unless that is asked for. The end of input is how a pipe
/// says it has finished.
fn run_plain(
    mut setup: Setup,
    spool: Spool,
    clock: Clock,
    is_timed: bool,
) -> Result<Ending, Failure> {
    if !is_timed {
        setup.config.idle = None;
    }
    let (sender, inputs) = input::channel()?;
    let _guard = terminal::open_lines(setup.config.leave == Leave::Never)?;
    input::lines(sender.clone())?;
    let stage = match setup.config.leave {
        Leave::CtrlC => Stage::Lines,
        Leave::Never => Stage::LinesForGood,
    };
    input::signals(sender, stage)?;
    let surface = Plain::new(Frame::for_stdout()?);
    Kiosk::new(&setup, surface, spool, clock).run(&inputs)?;
    Ok(Ending::Asked)
}

fn run_screen(setup: &Setup, spool: Spool, clock: Clock) -> Result<Ending, Failure> {
    let kind = terminal_kind();
    let (sender, inputs) = input::channel()?;
    input::signals(sender.clone(), Stage::Screen)?;
    let (screen, guard, answer) = terminal::open(kind, setup.config.way.asks())?;
    let told = answer.told;
    input::keys(sender.clone(), answer)?;
    let speech = speech(&setup.config.speech, &sender)?;
    input::hang_up(sender)?;
    let has_colour = var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let palette = match kind {
        Kind::Console => Palette::Eight,
        Kind::Other if has_256_colours() => Palette::Cube,
        Kind::Other => Palette::Sixteen,
    };
    let first = sight(&setup.config, kind, told, &screen)?;
    let mut surface = Tui::new(screen, has_colour.then_some(palette)).seen(first);
    if kind == Kind::Console {
        surface = surface.without_underlines();
    }
    let mut kiosk = Kiosk::new(setup, surface, spool, clock)
        .ringing(terminal::ring)
        .learning(move |surface, told| {
            terminal::ask_for_repeats(&told)?;
            let sight = sight(&setup.config, kind, told, surface.terminal_mut())?;
            surface.see(sight);
            Ok(())
        });
    if let Some(speech) = speech {
        kiosk = kiosk.speaking(speech);
    }
    let ended = kiosk.run(&inputs);
    drop(guard);
    Ok(ended?)
}

/// A voice, if there is a place where one may listen for what to say; and what tells of headphones.
fn speech(config: &config::Speech, sender: &Sender<Input>) -> io::Result<Option<Speech>> {
    let (address, runtime) = (var_os("SPEECHD_ADDRESS"), var_os("XDG_RUNTIME_DIR"));
    let socket = speech::socket(
        address.as_deref(),
        runtime.as_deref(),
        config.socket.as_deref(),
    );
    let socket = match socket {
        Ok(Some(socket)) => socket,
        Ok(None) => return Ok(None),
        // Whoever has another voice can use the screen all the same.
        Err(words) => {
            warn!(target: OURS, "{words}");
            return Ok(None);
        }
    };
    let watched = |file: &PathBuf| input::headphones(sender.clone(), file.clone());
    if let Some(Err(error)) = config.headphones.as_ref().map(watched) {
        let errno = error.raw_os_error();
        warn!(
            target: OURS,
            errno,
            "the folder of [speech] headphones cannot be watched: {error}"
        );
    }
    Ok(Some(Speech::start(socket, input::speech(sender.clone()))?))
}

/// The screen is taken over for as long as the terminal is asked; what it told is then printed.
fn show_display(args: &Display) -> Result<(), Failure> {
    let setup = setup::load(args.config.as_deref())
        .map_err(|faults| Failure::AtFault(faults.to_string()))?;
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::AtFault(NO_TERMINAL.to_owned()));
    }
    let mut config = setup.config;
    config.panel_mm = args.panel_mm.or(config.panel_mm);
    config.distance_mm = args.distance_mm.unwrap_or(config.distance_mm);
    let kind = terminal_kind();
    let (screen, guard, answer) = terminal::open(kind, config.way.asks())?;
    let (grid, told) = (screen.size()?, answer.told);
    drop(guard);
    let sight = sight(&config, kind, told, &screen)?;
    let faces = Faces::shipped();
    let cell = terminal::cell().or(told.cell_on(grid));
    let report = display::report(&sight, &faces, grid, cell);
    let card = display::card(&config, &setup.locales, &sight, &faces, grid);
    // The letters fill more than a screen, and the last lines are those that stay in sight.
    for line in card.iter().chain(&report) {
        print(line);
    }
    Ok(())
}

fn terminal_kind() -> Kind {
    if var_os("TERM").is_some_and(|term| term == "linux") {
        Kind::Console
    } else {
        Kind::Other
    }
}

/// Whether the terminal says by its name that it has 256 colours or more.
fn has_256_colours() -> bool {
    let named =
        |name: &str| var_os("TERM").is_some_and(|term| term.to_string_lossy().contains(name));
    var_os("COLORTERM").is_some_and(|value| !value.is_empty())
        || ["256color", "kitty", "foot", "alacritty"]
            .into_iter()
            .any(named)
}

/// How a terminal that has told this of itself shows letters.
fn sight(config: &Config, kind: Kind, told: Told, screen: &Screen) -> io::Result<Sight> {
    // The fonts of a console seldom have the elements that divide a cell.
    let elements = match kind {
        Kind::Console => Elements::Full,
        Kind::Other => Elements::Quarters,
    };
    let has_blocks = match config.way {
        Way::Auto => !told.scales,
        Way::Blocks => true,
        Way::Native | Way::Scaled => false,
    };
    Ok(Sight {
        means: Means {
            scales: told.scales && config.way != Way::Blocks,
            blocks: has_blocks.then_some(elements),
        },
        cell_pixels: match (terminal::cell(), told.cell_on(screen.size()?)) {
            (None, Some(cell)) => CellPixels::Told(cell.height),
            _ => CellPixels::Asked(terminal::cell_height),
        },
        panel_mm: config.panel_mm.map(|(_, height)| height),
        distance_mm: config.distance_mm,
    })
}

fn checked(check: &Check) -> ExitCode {
    let setup = match setup::load(check.config.as_deref()) {
        Ok(setup) => setup,
        Err(faults) => return found(&faults, check.format),
    };
    if check.advice {
        let today = check.at.unwrap_or_else(|| {
            let now = Clock::Zone(setup.config.zone).now();
            now.naive_local()
        });
        for line in setup.advice(today.date()) {
            print(&line);
        }
    }
    let faults = setup.deploy_faults();
    if check.deploy && !faults.is_empty() {
        return found(&faults, check.format);
    }
    ExitCode::SUCCESS
}

fn poster(numbers: &Numbers) -> ExitCode {
    let setup = match setup::load(numbers.config.as_deref()) {
        Ok(setup) => setup,
        Err(faults) => return found(&faults, Format::Human),
    };
    let languages = &setup.config.languages;
    let wanted = numbers.language.as_deref();
    let is_wanted = |language: &Language| wanted.is_none_or(|tag| tag == language.tag());
    let Some(language) = languages.iter().find(is_wanted) else {
        let tags: Vec<String> = languages.iter().map(|it| it.to_string()).collect();
        say(&format!(
            "cas-kiosk: the kiosk has no such language. It has: {}.",
            tags.join(", ")
        ));
        return ExitCode::from(AT_FAULT);
    };
    let poster = setup
        .catalogue
        .poster(&setup.content, &setup.locales, language);
    if poster.is_empty() {
        say(
            "cas-kiosk: nothing in the content has a number. Add `number = 101` where you want one.",
        );
    } else {
        print(poster.trim_end());
    }
    ExitCode::SUCCESS
}

/// What a check has found is its result, so it goes to standard output.
fn found(faults: &Faults, format: Format) -> ExitCode {
    match format {
        Format::Human => print(&faults.to_string()),
        Format::Json => print(&faults.to_json_lines()),
    }
    ExitCode::from(AT_FAULT)
}

/// Prints a line. A closed pipe is the reader's wish to hear no more.
fn print(words: &str) {
    let _ = writeln!(io::stdout(), "{words}");
}

/// Says something to the operator. Nobody can be told if that fails.
fn say(words: &str) {
    let _ = writeln!(io::stderr(), "{words}");
}
