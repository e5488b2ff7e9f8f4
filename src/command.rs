//! The command line. Each command has a file of its own, with its options.

pub mod check;
pub mod display;
pub mod numbers;
pub mod run;
mod sight;

use std::ffi::OsString;
use std::io::{self, Write as _};

use chrono::NaiveDateTime;
use clap::{Parser, Subcommand};

use cas_program::exit::Exit;
use cas_setup::fault::Faults;
use check::Check;
use display::Display;
use numbers::Numbers;
use run::Run;

/// The format of `--at`: a local date and time to the minute.
const AT_FORMAT: &str = "%Y-%m-%dT%H:%M";

/// The answer for an operator who types the former name of the office's commands, from when they were
/// part of this program.
const MOVED: &str = "cas-kiosk: requests are looked after by the program cas-office now. Write `cas-office \
                     requests` in place of `cas-kiosk spool`; all that follows is the same.";

/// A walk-up kiosk for older people, in a terminal.
#[derive(Debug, Parser)]
#[command(
    name = "cas-kiosk",
    bin_name = "cas-kiosk",
    version,
    about,
    args_conflicts_with_subcommands = true
)]
pub struct Cli {
    /// What to do instead of running the kiosk
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to run the kiosk
    #[command(flatten)]
    pub run: Run,
}

/// The things to do instead of running the kiosk.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Look for faults in configuration, content and locales; exit 2 if there are any
    Check(Check),
    /// Print the numbers of all pages, for a poster
    Numbers(Numbers),
    /// Tell how large letters are on this terminal, and show all of them
    Display(Display),
    /// The former name of `cas-office requests`, which is kept so that whoever types it learns the new one
    #[command(hide = true, disable_help_flag = true)]
    Spool {
        /// What it was to do
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

impl Cli {
    /// Carries out the command line.
    #[must_use]
    pub fn carry_out(&self) -> Exit {
        match &self.command {
            None => self.run.carry_out(),
            Some(Command::Check(check)) => check.carry_out(),
            Some(Command::Numbers(numbers)) => numbers.carry_out(),
            Some(Command::Display(display)) => display.carry_out(),
            Some(Command::Spool { .. }) => Failure::AtFault(MOVED.to_owned()).tell(),
        }
    }
}

/// The reason why a command was not carried out, or not completely.
enum Failure {
    /// The operator has to correct something first. The message says what.
    AtFault(String),
    /// Something failed while the command was running.
    Io(io::Error),
}

impl Failure {
    /// Reports it to the operator.
    fn tell(&self) -> Exit {
        match self {
            Self::AtFault(words) => {
                say(words);
                Exit::AtFault
            }
            Self::Io(error) => {
                say(&format!("cas-kiosk: {error}"));
                Exit::Failed
            }
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Faults> for Failure {
    fn from(faults: Faults) -> Self {
        Self::AtFault(faults.to_string())
    }
}

/// Reads the value of `--at`.
fn at(typed: &str) -> Result<NaiveDateTime, String> {
    NaiveDateTime::parse_from_str(typed, AT_FORMAT)
        .map_err(|_| "write a local date and time like 2026-11-24T10:00".to_owned())
}

/// Prints a line. An error is ignored: if the pipe is closed, the reader wants no more lines.
fn print(words: &str) {
    let _ = writeln!(io::stdout(), "{words}");
}

/// Prints a message for the operator. An error is ignored, because nobody else can be told.
fn say(words: &str) {
    let _ = writeln!(io::stderr(), "{words}");
}
