//! The command line of the office.

use std::path::PathBuf;
use std::time::Duration;

use cas_fleet::name::{Name, NoName};
use cas_fleet::pointer::{ALL_PERCENT, NUMBER_MAX};
use cas_fleet::signed::Signer;
use cas_setup::setup::ConfigFile;
use cas_setup::told;
use cas_spool::name::is_receiver;
use cas_words::text::{Language, clean, length};
use chrono::NaiveDate;
use clap::error::{ContextKind, ContextValue};
use clap::{Parser, Subcommand};
use semver::Version;

/// What is typed in place of `requests` and a task, or of `requests`, with what to write.
const INSTEAD: [(&str, &str); 7] = [
    ("list", "requests list"),
    ("show", "requests show"),
    ("take", "requests take"),
    ("collect", "requests collect"),
    ("status", "requests status"),
    ("forget", "requests forget"),
    // The name of these commands when they were part of the kiosk's program.
    ("spool", "requests"),
];

/// The longest name of a user, in graphemes.
const USER_NAME_MAX: usize = 100;

/// The office's side of the kiosks.
#[derive(Debug, Parser)]
#[command(name = "cas-office", bin_name = "cas-office", version, about)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Look after the requests in the spool of a kiosk
    #[command(subcommand)]
    Requests(Task),
    /// Make content of spreadsheets (XLSX, ODS, CSV) and calendars (ICS): plans, closures, the register
    ///
    /// Ends with 0 if all is well, 1 if there is something to mend, 2 if nothing could be read.
    Import(ImportArgs),
    /// Bring in what people put into a folder, in one pass; a timer calls it again and again
    ///
    /// A report lies beside each file. Ends with 0 if all is well, 1 if there is something to mend, 2 if nothing
    /// could be read, for the worst of all files in the folder.
    Tray(TrayArgs),
    /// Write what the kiosks show for other programs and other people; never anything of a person
    ///
    /// Ends with 0 if all is well, 1 if a file could not be written, 2 if the content has faults.
    Export(ExportArgs),
    /// Give kiosks other content and locales to show, by way of a store
    ///
    /// Ends with 0 if all is well, 1 if it failed, the content has faults or a line has said what needs somebody,
    /// 2 if an argument is at fault.
    Publish(PublishArgs),
    /// Look at all kiosks that tell in a store how they are, and tell which need somebody
    ///
    /// Ends with 0 if none does, 1 if it failed or some do, with one line that has their names, 2 if an argument is at
    /// fault.
    Fleet(FleetArgs),
    /// Open the desk: web pages about the requests, for clerks with a browser
    ///
    /// For one clerk it prints a link that opens the desk once. It runs until it is ended. Ends with 1 if it failed, 2 if
    /// the settings or the configuration have faults.
    Desk(DeskArgs),
    /// Look after the book of the desk: backups, forgetting, users, who has done what
    #[command(subcommand)]
    Book(BookTask),
    /// Sum what kiosks have counted, by month, as a table of lines (CSV) for a report
    ///
    /// A number below 10 is not told, every other is rounded to 5, and totals are of what is told. Ends with 0 if all
    /// is well, 2 if a file cannot be used.
    Counts(CountsArgs),
    /// Send requests of the book to the system of a city, and bring back what becomes of them there
    #[command(subcommand)]
    Bridge(BridgeTo),
}

/// The systems to which requests can be sent.
#[derive(Debug, Subcommand)]
pub enum BridgeTo {
    /// A system that speaks Open311 `GeoReport` v2, in one pass; a timer calls it again and again
    ///
    /// Ends with 0 if all is well, 1 if it failed or a line has said what needs somebody, 2 if an argument or the
    /// settings are at fault.
    Open311(Open311Args),
}

/// The book, and the system that gets requests of it.
#[derive(Debug, clap::Args)]
pub struct Open311Args {
    /// The settings: where the system is, and which services and what of a person goes there
    #[arg(long, value_name = "FILE")]
    pub settings: PathBuf,
    /// The book of the desk, which must be there. The desk can run meanwhile
    #[arg(long, value_name = "FILE")]
    pub book: PathBuf,
    /// The configuration of a kiosk, whose content has the names of services and answers, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Send once more what the system has refused, after the settings were corrected, and what was sent as often as it may
    /// be without an answer, after the city has said that it is not there
    #[arg(long)]
    pub retry_refused: bool,
}

/// The desk of a clerk, or of several.
#[derive(Debug, clap::Args)]
pub struct DeskArgs {
    /// A file with a part `[desk]`, of which each line can be an option here too, and which alone can let in other machines
    #[arg(long, value_name = "FILE")]
    pub settings: Option<PathBuf>,
    /// The book: one file, which is made if there is none. The disk that it is on should be encrypted
    #[arg(long, value_name = "FILE", required_unless_present = "settings")]
    pub book: Option<PathBuf>,
    /// The folder into which `requests take` or `requests collect` puts requests, or `new` of a spool; they go from there
    /// into the book
    #[arg(long, value_name = "FOLDER")]
    pub from: Option<PathBuf>,
    /// A file of secret keys, as age-keygen writes it, if what is in that folder is sealed; read once; may be repeated
    #[arg(long, value_name = "FILE")]
    pub identity: Vec<PathBuf>,
    /// The folder for requests to other offices, from which they take as from a spool; without it nothing is handed over
    #[arg(long, value_name = "FOLDER")]
    pub outgoing: Option<PathBuf>,
    /// The folder with the files corrections-….json of the kiosks: the desk shows what visitors have found wrong
    #[arg(long, value_name = "DIR")]
    pub corrections: Option<PathBuf>,
    /// The name by which the book notes down who has seen and done what, for one clerk, who opens a link that is printed;
    /// without it users sign in with passwords
    #[arg(long, value_name = "NAME", value_parser = user_name)]
    pub clerk: Option<String>,
    /// The port of this machine [default: 8023]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// The configuration of a kiosk, whose content has the names of services, offices and answers, found as when the
    /// kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The language of the pages until the clerk chooses another, and of signing in, whatever the browser prefers: en, pl or
    /// uk [default: as the browser prefers, else that of `LC_ALL`, `LC_MESSAGES` or `LANG`, else en]
    #[arg(long, value_name = "TAG", value_parser = known)]
    pub language: Option<Language>,
}

/// The things to do with a book.
#[derive(Debug, Subcommand)]
pub enum BookTask {
    /// Write a copy of the book into another file, while the desk goes on
    Backup(BackupArgs),
    /// Make a book from a backup, where there is none
    Restore(RestoreArgs),
    /// Forget what people have written in requests that have ended long ago; figures stay
    ///
    /// What is as old and still open stays, and is counted.
    Forget(ForgetBookArgs),
    /// List who has seen, changed and taken out what, one a line
    Audit(AuditArgs),
    /// Let somebody sign in with a password, which is made and printed
    AddUser(NewUser),
    /// Make a new password for somebody, print it, and sign them out
    NewPassword(UserArgs),
    /// Let somebody sign in no more, and sign them out
    Disable(UserArgs),
    /// Let somebody sign in again
    Enable(UserArgs),
    /// List who may sign in
    Users(BookArgs),
}

/// A book.
#[derive(Debug, clap::Args)]
pub struct BookArgs {
    /// The book
    #[arg(long, value_name = "FILE")]
    pub book: PathBuf,
}

/// A book, and where its copy goes.
#[derive(Debug, clap::Args)]
pub struct BackupArgs {
    /// The book
    #[arg(long, value_name = "FILE")]
    pub book: PathBuf,
    /// The copy, which must not be there yet and ends in .sqlite; or a folder, in which it gets the name of the day
    #[arg(long, value_name = "PATH")]
    pub into: PathBuf,
    /// Remove copies in that folder that are older, in days, but not the newest seven: they have what is forgotten since
    #[arg(long, value_name = "14d", value_parser = age)]
    pub keep: Option<Duration>,
}

/// A backup, and the book to make of it.
#[derive(Debug, clap::Args)]
pub struct RestoreArgs {
    /// The backup
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,
    /// The book, which must not be there yet
    #[arg(long, value_name = "FILE")]
    pub book: PathBuf,
    /// The ledger of `requests collect`; what it has and the book has not is taken out of it, so that the kiosks can be
    /// asked for it again
    #[arg(long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,
}

/// A book, and what is too old in it.
#[derive(Debug, clap::Args)]
pub struct ForgetBookArgs {
    /// The book
    #[arg(long, value_name = "FILE")]
    pub book: PathBuf,
    /// Forget what has ended longer ago, in minutes, hours or days
    #[arg(long, value_name = "90d", value_parser = age)]
    pub older: Duration,
    /// Note down no longer who has looked at what longer ago
    #[arg(long, value_name = "730d", default_value = "730d", value_parser = age)]
    pub seen: Duration,
}

/// A book, and the days to tell of.
#[derive(Debug, clap::Args)]
pub struct AuditArgs {
    /// The book
    #[arg(long, value_name = "FILE")]
    pub book: PathBuf,
    /// The first day, by UTC
    #[arg(long, value_name = "2026-11-24")]
    pub since: NaiveDate,
    /// The last day
    #[arg(long, value_name = "2026-11-30")]
    pub until: NaiveDate,
}

/// A book, and somebody who signs in.
#[derive(Debug, clap::Args)]
pub struct UserArgs {
    /// The book
    #[arg(long, value_name = "FILE")]
    pub book: PathBuf,
    /// Their name
    #[arg(value_name = "NAME", value_parser = user_name)]
    pub name: String,
}

/// Somebody who is to sign in.
#[derive(Debug, clap::Args)]
pub struct NewUser {
    /// Who.
    #[command(flatten)]
    pub user: UserArgs,
    /// The language of their pages until they choose another: en, pl or uk
    #[arg(long, value_name = "TAG", value_parser = known, default_value = "pl")]
    pub language: Language,
}

/// What kiosks have counted.
#[derive(Debug, clap::Args)]
pub struct CountsArgs {
    /// The files counts-….json of the kiosks, from their folders of `[paths] state`
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Where the content is that names the services.
    #[command(flatten)]
    pub place: ContentPlace,
    /// The language of the table: en, pl or uk [default: that of `LC_ALL`, `LC_MESSAGES` or `LANG` if it is
    /// one of these, else en]
    #[arg(long, value_name = "TAG", value_parser = known)]
    pub language: Option<Language>,
}

/// What kiosks are to show, which of them, and who says so.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("signature").args(["sign", "unsigned", "signed"]).required(true))]
pub struct PublishArgs {
    /// The folder that has the folders content and locales
    #[arg(value_name = "FOLDER", required_unless_present_any = ["back", "signed"])]
    #[arg(conflicts_with_all = ["back", "signed"])]
    pub folder: Option<PathBuf>,
    /// The store: <https://host/bucket>, or <file:///folder> for a folder or a stick
    #[arg(long, value_name = "URL")]
    pub to: String,
    /// A file with the key to the bucket: access = "…" and secret = "…"
    #[arg(long, value_name = "FILE")]
    pub access: Option<PathBuf>,
    /// The kiosks that are to show it, by the ring in their configuration
    #[arg(long, value_name = "NAME", value_parser = ring)]
    #[arg(required_unless_present = "signed", conflicts_with = "signed")]
    pub ring: Option<Name>,
    /// The part of the ring that is to show it; the rest shows what all had before
    #[arg(long, value_name = "0-100", default_value_t = ALL_PERCENT, conflicts_with = "signed")]
    #[arg(value_parser = clap::value_parser!(u8).range(0..=i64::from(ALL_PERCENT)))]
    pub percent: u8,
    /// A configuration of a kiosk, with which the content is checked; may be repeated [default: kiosk.toml in FOLDER]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["back", "signed"])]
    pub config: Vec<PathBuf>,
    /// The oldest version of the kiosk's program that can show it [default: this version, with 0 as its last number]
    #[arg(long, value_name = "X.Y.Z", conflicts_with_all = ["back", "signed"])]
    pub least: Option<Version>,
    /// Show what was shown before this, under a new number
    #[arg(long, conflicts_with = "signed")]
    pub back: bool,
    /// The keys of an office or a centre are meant to be others than in what the ring shows
    #[arg(long)]
    pub new_keys: bool,
    /// The time after which kiosks tell that nothing new has come, in minutes, hours or days
    #[arg(long, value_name = "30d", default_value = "30d", value_parser = age, conflicts_with = "signed")]
    pub expires: Duration,
    /// The number, if that of the store is lost or not to be trusted: above all that the kiosks have seen
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=NUMBER_MAX / 2))]
    pub number: Option<u64>,
    /// The secret key that signs, without a password, as minisign -G -W writes it
    #[arg(long, value_name = "FILE")]
    pub sign: Option<PathBuf>,
    /// Put all but what is to be signed, and write that into this file
    #[arg(long, value_name = "FILE")]
    pub unsigned: Option<PathBuf>,
    /// The file of --unsigned, which has been signed since: its signature is beside it, as minisign -S writes it
    #[arg(long, value_name = "FILE")]
    pub signed: Option<PathBuf>,
    /// A public key that the kiosks trust, RW…; may be repeated [default: the public half of the key of --sign]
    #[arg(long, value_name = "KEY", required_unless_present = "sign")]
    pub trusted: Vec<String>,
}

/// The store of the kiosks, and what they are judged by.
#[derive(Debug, clap::Args)]
pub struct FleetArgs {
    /// The store: <https://host/bucket>, or <file:///folder> for a folder or a stick
    #[arg(long, value_name = "URL")]
    pub from: String,
    /// A file with the key to the bucket: access = "…" and secret = "…"
    #[arg(long, value_name = "FILE")]
    pub access: Option<PathBuf>,
    /// A kiosk that has told nothing for longer is silent, in minutes, hours or days
    #[arg(long, value_name = "24h", default_value = "24h", value_parser = age)]
    pub silent: Duration,
    /// The kiosks that there should be: a file with their names, one a line
    #[arg(long, value_name = "FILE")]
    pub expect: Option<PathBuf>,
    /// The ledger of an office, as collect keeps it, against which is counted what its kiosks have made; may be repeated
    #[arg(long, value_name = "OFFICE=FILE", value_parser = ledger)]
    pub ledger: Vec<LedgerOf>,
    /// A public key of those who publish content, RW…; may be repeated
    #[arg(long, value_name = "KEY", value_parser = signer)]
    pub trusted: Vec<Signer>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = FleetFormat::Table)]
    pub format: FleetFormat,
}

/// The ledger of an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerOf {
    /// The id of the office in the content.
    pub office: Name,
    /// The file.
    pub file: PathBuf,
}

/// How all kiosks are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum FleetFormat {
    /// A table for people
    Table,
    /// A document for programs
    Json,
    /// The text format of Prometheus
    Prometheus,
}

/// What to export, and where to.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// The format of the files
    pub format: Format,
    /// The folder for them, which is made if there is none; files of an earlier export are replaced
    #[arg(long, value_name = "DIR")]
    pub into: PathBuf,
    /// The configuration of the kiosk, which names its content, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Only the calendar of this centre; for ics
    #[arg(long, value_name = "ID")]
    pub centre: Option<String>,
    /// Only the calendar of this kind of activity; for ics
    #[arg(long, value_name = "ID")]
    pub kind: Option<String>,
    /// The address on the web where the file will be; for openactive, which wants ids that begin with one
    #[arg(long, value_name = "URL", value_parser = web)]
    pub web: Option<String>,
    /// The files corrections-….json of the kiosks; for sheets, which then show what visitors have found wrong
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub corrections: Vec<PathBuf>,
    /// The language of the files: en, pl or uk [default: the first of the kiosk]
    #[arg(long, value_name = "TAG", value_parser = known)]
    pub language: Option<Language>,
}

/// The formats of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Workbooks to correct and confirm, which `import` reads: a plan for each centre, closures, the register,
    /// and what is to be confirmed
    Sheets,
    /// The directory of the centres as a table of lines, which `import` reads as a register
    Csv,
    /// Calendars for phones (RFC 5545): of each centre, of each kind of activity, and of all
    Ics,
    /// The services and the activities for other directories: the Human Services Data Specification 3
    Hsds,
    /// The activities for lists of what one can do: `OpenActive`
    Openactive,
}

/// The files to import, and what they do not tell themselves.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The spreadsheets and calendars
    #[arg(required_unless_present = "undo", value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Take back what the last import, or the last pass over a tray, has written; again takes back the one before
    #[arg(long, conflicts_with_all = ["files", "as_of", "source", "centre", "all", "dry_run"])]
    pub undo: bool,
    /// Where the content is.
    #[command(flatten)]
    pub place: ContentPlace,
    /// The day on which all this was true, if the files do not tell it
    #[arg(long, value_name = "2026-11-24")]
    pub as_of: Option<NaiveDate>,
    /// Who says so, in the words of the content, in place of the name of the file
    #[arg(long, value_name = "WORDS")]
    pub source: Option<String>,
    /// The centre of a plan or a calendar that names none: its id, its name or its number
    #[arg(long, value_name = "ID")]
    pub centre: Option<String>,
    /// Take a register even if it changes more than a third of the centres
    #[arg(long)]
    pub all: bool,
    /// Report, but write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The language of the report: en, pl or uk [default: that of `LC_ALL`, `LC_MESSAGES` or `LANG` if it is
    /// one of these, else en]
    #[arg(long, value_name = "TAG", value_parser = known)]
    pub language: Option<Language>,
}

/// The tray, and the content that is made of what lies in it.
#[derive(Debug, clap::Args)]
pub struct TrayArgs {
    /// The folder into which people put their files
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Where the content is.
    #[command(flatten)]
    pub place: ContentPlace,
    /// The language of the reports: en, pl or uk [default: that of `LC_ALL`, `LC_MESSAGES` or `LANG` if it is
    /// one of these, else en]
    #[arg(long, value_name = "TAG", value_parser = known)]
    pub language: Option<Language>,
}

/// The place of the content.
#[derive(Debug, clap::Args)]
pub struct ContentPlace {
    /// The configuration of the kiosk, which names its content, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The folder of the content, in place of the one in the configuration
    #[arg(long, value_name = "DIR")]
    pub content: Option<PathBuf>,
}

/// The things to do with the requests in the spool.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// List what waits: id, size, time, age, and what it is unless it is sealed and no key is given
    List(ListArgs),
    /// Show one request
    Show(ShowArgs),
    /// Take all requests into a folder of the office's, each exactly once
    Take(TakeArgs),
    /// Collect the requests for an office from a store into a folder of the office's, each exactly once
    Collect(CollectArgs),
    /// Remove what people have written from a folder of the office's when it is old
    Forget(ForgetArgs),
    /// Tell how many wait, since when, and how much room there is; needs no key
    Status(StatusArgs),
}

/// The place of the spool.
#[derive(Debug, clap::Args)]
pub struct SpoolPlace {
    /// The configuration of the kiosk, which names the spool, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The folder of the spool, in place of the one in the configuration
    #[arg(long, value_name = "DIR")]
    pub spool: Option<PathBuf>,
}

/// The options for a list.
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// Where the spool is.
    #[command(flatten)]
    pub place: SpoolPlace,
    /// A file of secret keys, as age-keygen writes it, or - for standard input; may be repeated
    #[arg(long, value_name = "FILE")]
    pub identity: Vec<PathBuf>,
}

/// The request to show, and how.
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
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

/// The spool to take requests from, and the folder to take them into.
#[derive(Debug, clap::Args)]
pub struct TakeArgs {
    /// Where the spool is.
    #[command(flatten)]
    pub place: SpoolPlace,
    /// A file of secret keys, as age-keygen writes it, or - for standard input; may be repeated
    #[arg(long, value_name = "FILE")]
    pub identity: Vec<PathBuf>,
    /// The folder to put them into, which must be there
    #[arg(long, value_name = "DIR")]
    pub into: PathBuf,
    /// Only what goes to this office, or to this centre if it has keys of its own; may be repeated
    #[arg(long, value_name = "ID", value_parser = receiver)]
    pub office: Vec<String>,
}

/// The store to collect requests from, and where they go.
#[derive(Debug, clap::Args)]
pub struct CollectArgs {
    /// The store: <https://host/bucket>, or <file:///folder> for a folder or a stick
    #[arg(long, value_name = "URL")]
    pub from: String,
    /// A file with the key to the bucket: access = "…" and secret = "…"
    #[arg(long, value_name = "FILE")]
    pub access: Option<PathBuf>,
    /// The id of the office in the content
    #[arg(long, value_name = "ID")]
    pub office: String,
    /// A file of secret keys, as age-keygen writes it, or - for standard input; may be repeated
    #[arg(long, value_name = "FILE", required = true)]
    pub identity: Vec<PathBuf>,
    /// The secret key that signs receipts, without a password, as minisign -G -W writes it
    #[arg(long, value_name = "FILE")]
    pub sign: PathBuf,
    /// The folder to put the requests into, which must be there
    #[arg(long, value_name = "DIR")]
    pub into: PathBuf,
    /// The file that keeps which requests were collected; it is made if there is none, and must never be lost
    #[arg(long, value_name = "FILE")]
    pub ledger: PathBuf,
    /// Ask the kiosks again for what the ledger does not know, after it was put back from a backup
    #[arg(long)]
    pub resend: bool,
}

/// The folder to forget in, and the age that is too old.
#[derive(Debug, clap::Args)]
pub struct ForgetArgs {
    /// The folder into which requests were taken or collected
    #[arg(long, value_name = "DIR")]
    pub from: PathBuf,
    /// Remove what was taken longer ago, in minutes, hours or days
    #[arg(long, value_name = "90d", value_parser = age)]
    pub older: Duration,
}

/// The spool to look at, and the age that is too old.
#[derive(Debug, clap::Args)]
pub struct StatusArgs {
    /// Where the spool is.
    #[command(flatten)]
    pub place: SpoolPlace,
    /// End with exit code 1 if a request has been waiting for longer, in minutes, hours or days
    #[arg(long, value_name = "36h", value_parser = age)]
    pub max_age: Option<Duration>,
}

impl ContentPlace {
    /// Reads the configuration.
    #[must_use]
    pub fn config(&self) -> ConfigFile {
        let config = ConfigFile::read(self.config.as_deref());
        match &self.content {
            Some(folder) => config.with_content(folder),
            None => config,
        }
    }
}

/// Returns the advice for a command that is known by another name, if that is the error.
#[must_use]
pub fn advice(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let (typed, instead) = INSTEAD.into_iter().find(|(it, _)| it == typed)?;
    Some(format!(
        "write `cas-office {instead}` in place of `cas-office {typed}`; all that follows is the same."
    ))
}

fn known(typed: &str) -> Result<Language, String> {
    let language = told::languages().find(|language| language.tag() == typed);
    language.ok_or_else(|| "write en, pl or uk".to_owned())
}

fn receiver(typed: &str) -> Result<String, String> {
    let words =
        || "write the id of an office or of a centre, as it stands in the content".to_owned();
    is_receiver(typed)
        .then(|| typed.to_owned())
        .ok_or_else(words)
}

fn user_name(typed: &str) -> Result<String, String> {
    let is_name = !typed.is_empty() && typed == clean(typed) && length(typed) <= USER_NAME_MAX;
    let words = || {
        "write a name of at most 100 letters, with single blanks between words and nothing that cannot be seen".to_owned()
    };
    is_name.then(|| typed.to_owned()).ok_or_else(words)
}

fn ring(typed: &str) -> Result<Name, NoName> {
    Name::new(typed)
}

fn ledger(typed: &str) -> Result<LedgerOf, String> {
    let words =
        || "write the id of the office and the file, such as mops=/srv/requests/ledger".to_owned();
    let (office, file) = typed.split_once('=').ok_or_else(words)?;
    let office = Name::new(office).map_err(|_| words())?;
    let file = PathBuf::from(file);
    Ok(LedgerOf { office, file })
}

fn signer(typed: &str) -> Result<Signer, String> {
    Signer::new(typed).ok_or_else(|| "write the second line of minisign.pub: RW…".to_owned())
}

fn web(typed: &str) -> Result<String, String> {
    let is_address = ["https://", "http://"].iter().any(|begins| {
        let rest = typed.strip_prefix(begins);
        rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(['#', ' ']))
    });
    let words =
        || "write the whole address, such as https://example.org/opportunities.json".to_owned();
    is_address.then(|| typed.to_owned()).ok_or_else(words)
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
