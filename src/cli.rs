//! The command line.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::time::Duration;

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
    /// Look after the requests in the spool, for the office that receives them
    #[command(subcommand)]
    Spool(SpoolTask),
}

/// What to do with the requests in the spool.
#[derive(Debug, Subcommand)]
pub enum SpoolTask {
    /// List what waits: id, size, time, age, and with a key what it is
    List(SpoolList),
    /// Show one request
    Show(SpoolShow),
    /// Take all requests into a folder of the office's, each exactly once
    Take(SpoolTake),
    /// Tell how many wait, since when, and how much room there is; needs no key
    Status(SpoolStatus),
}

/// Where the spool is.
#[derive(Debug, clap::Args)]
pub struct SpoolPlace {
    /// The configuration of the kiosk, which names the spool, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The folder of the spool, in place of the one in the configuration
    #[arg(long, value_name = "DIR")]
    pub spool: Option<PathBuf>,
}

/// What to list.
#[derive(Debug, clap::Args)]
pub struct SpoolList {
    /// Where the spool is.
    #[command(flatten)]
    pub place: SpoolPlace,
    /// A file of secret keys, as age-keygen writes it, or - for standard input; may be repeated
    #[arg(long, value_name = "FILE")]
    pub identity: Vec<PathBuf>,
}

/// What to show.
#[derive(Debug, clap::Args)]
pub struct SpoolShow {
    /// The id of the request, or the beginning of it
    pub id: String,
    /// Where the spool is.
    #[command(flatten)]
    pub place: SpoolPlace,
    /// A file of secret keys, as age-keygen writes it, or - for standard input; may be repeated
    #[arg(long, value_name = "FILE")]
    pub identity: Vec<PathBuf>,
    /// Print the document itself
    #[arg(long)]
    pub json: bool,
}

/// What to take, and where to.
#[derive(Debug, clap::Args)]
pub struct SpoolTake {
    /// Where the spool is.
    #[command(flatten)]
    pub place: SpoolPlace,
    /// A file of secret keys, as age-keygen writes it, or - for standard input; may be repeated
    #[arg(long, value_name = "FILE")]
    pub identity: Vec<PathBuf>,
    /// The folder to put them into, which must be there
    #[arg(long, value_name = "DIR")]
    pub into: PathBuf,
}

/// What to watch for.
#[derive(Debug, clap::Args)]
pub struct SpoolStatus {
    /// Where the spool is.
    #[command(flatten)]
    pub place: SpoolPlace,
    /// End with exit code 1 if a request has been waiting for longer, in minutes, hours or days
    #[arg(long, value_name = "36h", value_parser = age)]
    pub max_age: Option<Duration>,
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

fn age(typed: &str) -> Result<Duration, String> {
    let unit_seconds = match typed.chars().last() {
        Some('m') => Some(60),
        Some('h') => Some(60 * 60),
        Some('d') => Some(24 * 60 * 60),
        _ => None,
    };
    let seconds = unit_seconds.and_then(|unit: u64| {
        let count: u64 = typed[..typed.len() - 1].parse().ok()?;
        count.checked_mul(unit).filter(|seconds| *seconds > 0)
    });
    let words = || "write a whole number and m, h or d, such as 90m, 36h or 3d".to_owned();
    seconds.map(Duration::from_secs).ok_or_else(words)
}
