//! The command line. Each command has a file of its own, with its options.

pub mod check;
pub mod display;
pub mod doctor;
pub mod numbers;
mod rights;
pub mod run;
pub mod setup;
mod sight;
pub mod slip;
pub mod status;

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use clap::error::{ContextKind, ContextValue};
use clap::{Parser, Subcommand};

use cas_program::exit::Exit;
use cas_program::language;
use cas_setup::fault::Faults;
use cas_setup::setup::Setup;
use cas_words::text::Language;
use check::Check;
use display::Display;
use doctor::Doctor;
use numbers::Numbers;
use run::Run;
use setup::SetUp;
use slip::Slip;
use status::Status;

/// The format of `--at`: a local date and time to the minute.
const AT_FORMAT: &str = "%Y-%m-%dT%H:%M";
/// The format of a date alone.
const DAY_FORMAT: &str = "%Y-%m-%d";

/// The names of the office's commands: the present one, and the former one from when they were part of
/// this program.
const OF_OFFICE: [&str; 2] = ["requests", "spool"];

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
    /// Write what a visitor takes home from a page into a file, to look at or to print
    Slip(Slip),
    /// Tell how large letters are on this terminal, and show all of them
    Display(Display),
    /// Tell whether this machine is fit for the public, and what to do; exit 1 if there is something to mend
    Doctor(Doctor),
    /// Ask what differs from kiosk to kiosk, write it into kiosk.toml, then run check --deploy and doctor
    Setup(SetUp),
    /// Print how the kiosk on this machine is, as it has told last
    Status(Status),
}

impl Cli {
    /// Reads the arguments of the program and carries them out. If they cannot be understood, tells why
    /// and ends the program.
    #[must_use]
    pub fn run() -> Exit {
        match Self::try_parse() {
            Ok(cli) => cli.carry_out(),
            Err(error) => match of_office(&error) {
                Some(name) => Failure::AtFault(format!(
                    "cas-kiosk: requests are looked after by the program cas-office now. Write \
                     `cas-office requests` in place of `cas-kiosk {name}`; all that follows is the same."
                ))
                .tell(),
                None => error.exit(),
            },
        }
    }

    fn carry_out(&self) -> Exit {
        match &self.command {
            None => self.run.carry_out(),
            Some(Command::Check(check)) => check.carry_out(),
            Some(Command::Numbers(numbers)) => numbers.carry_out(),
            Some(Command::Slip(slip)) => slip.carry_out(),
            Some(Command::Display(display)) => display.carry_out(),
            Some(Command::Doctor(doctor)) => doctor.carry_out(),
            Some(Command::Setup(setup)) => setup.carry_out(),
            Some(Command::Status(status)) => status.carry_out(),
        }
    }
}

/// Returns the language with this tag, or the first one of a kiosk.
fn wanted(setup: &Setup, tag: Option<&str>) -> Result<Language, Failure> {
    let languages = &setup.config.languages;
    let is_wanted = |language: &Language| tag.is_none_or(|tag| tag == language.tag());
    languages.iter().find(is_wanted).ok_or_else(|| {
        let tags: Vec<String> = languages.iter().map(|it| it.to_string()).collect();
        Failure::AtFault(format!(
            "cas-kiosk: the kiosk has no such language. It has: {}.",
            tags.join(", ")
        ))
    })
}

/// Writes a file that is not there yet. Somebody's own file could have the same name.
fn write_anew(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let shown = path.display();
    let opened = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = opened.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::AtFault(format!(
            "cas-kiosk: {shown} is already there. Remove it first, or name another file."
        )),
        _ => Failure::AtFault(format!("cas-kiosk: {shown} cannot be written: {error}")),
    })?;
    file.write_all(bytes).map_err(|error| {
        // What has lost its end is worth nothing. If it cannot be removed, the reason is the same.
        let _ = fs::remove_file(path);
        Failure::Io(error)
    })
}

/// Returns the name of the office's commands, if that is what could not be understood.
fn of_office(error: &clap::Error) -> Option<&'static str> {
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    OF_OFFICE.into_iter().find(|name| name == typed)
}

/// The reason why a command was not carried out, or not completely.
enum Failure {
    /// The operator has to correct something first. The message says what.
    AtFault(String),
    /// Something failed while the command was running.
    Io(io::Error),
    /// The result could not be printed.
    Unprinted(io::Error),
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
            Self::Unprinted(error) => {
                say(&format!(
                    "cas-kiosk: could not write standard output: {error}"
                ));
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
        Self::AtFault(faults.in_language(language::of_environment()))
    }
}

/// Reads the value of `--at`.
fn at(typed: &str) -> Result<NaiveDateTime, String> {
    NaiveDateTime::parse_from_str(typed, AT_FORMAT)
        .map_err(|_| "write a local date and time like 2026-11-24T10:00".to_owned())
}

/// Reads the value of `--at`, of which only the date counts.
fn day(typed: &str) -> Result<NaiveDate, String> {
    let date = NaiveDate::parse_from_str(typed, DAY_FORMAT).ok();
    let date = date.or_else(|| at(typed).ok().map(|at| at.date()));
    date.ok_or_else(|| "write a date like 2026-11-24".to_owned())
}

/// Prints a line of the result of a command. A reader who wants no more lines is not a failure.
fn print(words: &str) -> Result<(), Failure> {
    match writeln!(io::stdout(), "{words}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Unprinted(error)),
        _ => Ok(()),
    }
}

/// Prints a message for the operator. An error is ignored, because nobody else can be told.
fn say(words: &str) {
    let _ = writeln!(io::stderr(), "{words}");
}
