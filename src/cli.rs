//! The command line.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::{Parser, Subcommand, ValueEnum};

use crate::config;

/// The format of `--at`: a local date and time to the minute.
const AT_FORMAT: &str = "%Y-%m-%dT%H:%M";

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

/// How to run the kiosk.
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
    /// Freeze the clock at this local time
    #[arg(long, value_name = "2026-11-24T10:00", value_parser = at)]
    pub at: Option<NaiveDateTime>,
}

/// What to do instead of running the kiosk.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Look for faults in configuration, content and locales; exit 2 if there are any
    Check(Check),
    /// Print the numbers of all pages, for a poster
    Numbers(Numbers),
    /// Tell how large letters are on this terminal, and show all of them
    Display(Display),
    /// What `cas-office requests` does now; kept for whoever types what it was called before
    #[command(hide = true, disable_help_flag = true)]
    Spool {
        /// What it was to do
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

/// Which numbers to print.
#[derive(Debug, clap::Args)]
pub struct Numbers {
    /// The configuration, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The language of the names [default: the first of the kiosk's]
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
}

/// What is known of the screen.
#[derive(Debug, clap::Args)]
pub struct Display {
    /// The configuration, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// How wide and high the panel is that this terminal fills [default: that of the configuration]
    #[arg(long, value_name = "527x296", value_parser = panel_mm)]
    pub panel_mm: Option<(u16, u16)>,
    /// From how far it is looked at [default: that of the configuration]
    #[arg(long, value_name = "600", value_parser = clap::value_parser!(u16).range(config::DISTANCE_MM))]
    pub distance_mm: Option<u16>,
}

/// What to look for.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The configuration, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Also say what should be known: what is old, only an example, or not translated
    #[arg(long)]
    pub advice: bool,
    /// Also count as faults what must not go to the public: examples, and a key that ends the program
    #[arg(long)]
    pub deploy: bool,
    /// Look at the content as on this date
    #[arg(long, value_name = "2026-11-24T10:00", value_parser = at)]
    pub at: Option<NaiveDateTime>,
    /// How faults are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// How faults are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the line each is on
    Human,
    /// One JSON document a line
    Json,
}

/// Whether to print lines instead of drawing a screen: if `--plain` says so, or `ACCESSIBLE` is set
/// and neither empty, `0` nor `false`, or the terminal is dumb.
#[must_use]
pub fn wants_plain(flag: bool, accessible: Option<&OsStr>, term: Option<&OsStr>) -> bool {
    let accessible =
        accessible.is_some_and(|value| !["", "0", "false"].map(OsStr::new).contains(&value));
    flag || accessible || term == Some(OsStr::new("dumb"))
}

fn panel_mm(typed: &str) -> Result<(u16, u16), String> {
    config::panel_mm(typed).ok_or_else(|| {
        "write its width and height in millimetres, each from 50 to 5000: 527x296".to_owned()
    })
}

fn at(typed: &str) -> Result<NaiveDateTime, String> {
    NaiveDateTime::parse_from_str(typed, AT_FORMAT)
        .map_err(|_| "write a local date and time like 2026-11-24T10:00".to_owned())
}
