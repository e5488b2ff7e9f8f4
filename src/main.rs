//! `cas-kiosk`: arguments in, exit code out.
#![allow(
    clippy::disallowed_methods,
    reason = "the environment and the clock are read here"
)]

use std::env::var_os;
use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::mpsc::channel;

use cas_kiosk::cli::{Check, Cli, Command, Format, Run, wants_plain};
use cas_kiosk::fault::Faults;
use cas_kiosk::kiosk::{Clock, Ending, Kiosk, Patience};
use cas_kiosk::log::Log;
use cas_kiosk::setup::{self, Setup};
use cas_kiosk::surface::plain::Plain;
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::{input, terminal};
use clap::Parser as _;

/// It failed while running.
const FAILED: u8 = 1;
/// Arguments, configuration or content are at fault.
const AT_FAULT: u8 = 2;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let ended = match cli.command {
        Some(Command::Check(check)) => return checked(&check),
        None => run(&cli.run),
    };
    ended.unwrap_or_else(|error| {
        say(&format!("cas-kiosk: {error}"));
        ExitCode::from(FAILED)
    })
}

fn run(args: &Run) -> io::Result<ExitCode> {
    let setup = match setup::load(args.config.as_deref()) {
        Ok(setup) => setup,
        Err(faults) => {
            say(&faults.to_string());
            return Ok(ExitCode::from(AT_FAULT));
        }
    };
    let clock = match args.at.map(|at| Clock::frozen(setup.config.zone, at)) {
        None => Clock::Zone(setup.config.zone),
        Some(Some(clock)) => clock,
        Some(None) => {
            say(
                "cas-kiosk: that time does not exist where the kiosk stands; the clocks go forward then. Give another --at.",
            );
            return Ok(ExitCode::from(AT_FAULT));
        }
    };
    let log = Log::open(&setup.config.log)?;
    if wants_plain(
        args.plain,
        var_os("ACCESSIBLE").as_deref(),
        var_os("TERM").as_deref(),
    ) {
        return run_plain(&setup, log, clock);
    }
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        say(
            "cas-kiosk: standard input or output is not a terminal. Start it in a terminal, or with --plain for numbered lines.",
        );
        return Ok(ExitCode::from(AT_FAULT));
    }
    run_screen(&setup, log, clock)
}

fn run_plain(setup: &Setup, log: Log, clock: Clock) -> io::Result<ExitCode> {
    let (sender, inputs) = channel();
    input::lines(sender.clone())?;
    input::signals(sender)?;
    let surface = Plain::new(io::stdout());
    Kiosk::new(setup, surface, log, clock, Patience::Unlimited).run(&inputs)?;
    Ok(ExitCode::SUCCESS)
}

fn run_screen(setup: &Setup, log: Log, clock: Clock) -> io::Result<ExitCode> {
    terminal::install_panic_hook();
    let (screen, guard) = terminal::open()?;
    let (sender, inputs) = channel();
    input::keys(sender.clone(), setup.config.double_strike)?;
    input::hang_up(sender.clone())?;
    input::signals(sender)?;
    let theme = var_os("NO_COLOR")
        .is_none_or(|value| value.is_empty())
        .then_some(setup.config.theme);
    let ended = Kiosk::new(
        setup,
        Tui::new(screen, theme),
        log,
        clock,
        Patience::Limited,
    )
    .run(&inputs);
    drop(guard);
    // Without its terminal a kiosk is of no use: a supervisor should start it anew.
    ended.map(|ending| {
        if ending == Ending::HungUp {
            ExitCode::from(FAILED)
        } else {
            ExitCode::SUCCESS
        }
    })
}

fn checked(check: &Check) -> ExitCode {
    let setup = match setup::load(check.config.as_deref()) {
        Ok(setup) => setup,
        Err(faults) => return found(&faults, check.format),
    };
    if check.deploy {
        let faults = setup.deploy_faults();
        if !faults.is_empty() {
            return found(&faults, check.format);
        }
    }
    if check.advice {
        let today = check
            .at
            .unwrap_or_else(|| Clock::Zone(setup.config.zone).now().naive_local())
            .date();
        for line in setup.advice(today) {
            print(&line);
        }
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
