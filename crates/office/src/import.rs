//! Spreadsheets and calendars of the centres as content: `cas-office import`.
//!
//! What a file is, its first bytes and its headings tell. A plan becomes `activities/<file>.toml`, closures
//! become `notices/<file>.toml`, and a register is merged into `centres.toml`. The first two are generated
//! as a whole, so that importing the same file again changes nothing. A row of a sheet that the kiosk has
//! written stands for a record, and changes it where it stands. The report says what is to be mended, by row
//! and column, what changes, and what the kiosk will show.
//!
//! All files of a run are read into a draft of the content, and written at once: what was there before
//! is kept, and one command takes the whole run back.
//!
//! # Invariants
//! - Nothing is written that does not pass the check of the whole content.
//! - A row that cannot be read keeps what was shown of it.
//! - The day of the last check is the one that the file vouches for, never today. An older file never
//!   replaces a newer one.
//! - Names of persons are shown only if the content says so.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: spreadsheets and calendars are read here"
)]

mod back;
pub(crate) mod brought;
pub(crate) mod cells;
mod changes;
pub(crate) mod draft;
mod events;
pub(crate) mod history;
mod kinds;
mod known;
pub(crate) mod mapping;
pub(crate) mod opening;
mod preview;
mod record;
mod register;
pub(crate) mod report;
mod returned;
mod sheet;
pub(crate) mod store;
mod times;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::Path;

use cas_program::language;
use cas_setup::content::notice::TEXT_GRAPHEMES_MAX;
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::text::{Language, clean, length};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::cli::ImportArgs;
use crate::records::Sort;
use brought::Given;
use draft::Draft;
use history::State;
use record::{Activity, Notice};
use register::Register;
use returned::Line;

pub use brought::CENTRES_SHOWN_MAX;
pub use history::STATES_MAX;
pub use report::{LINE_LETTERS_MAX, LINES_MAX};

/// The folder of content for plans.
const ACTIVITIES: &str = "activities/";
/// How the files of content for single kinds begin.
const KINDS: &str = "activities/kind-";
/// The folder of content for closures and notices.
const NOTICES: &str = "notices/";
/// The file of the centres.
pub(crate) const CENTRES: &str = "centres.toml";
/// The register of the last import, beside the content. A name that begins with a point is not content.
const BASE: &str = ".register.toml";
/// The fewest letters of a title in capitals: shorter ones are abbreviations.
const SHOUTED_LETTERS_MIN: usize = 5;
/// How a moment is told with the state that an import kept.
pub(crate) const MOMENT: &str = "%d.%m.%Y %H:%M";

/// How an import ended; the worst of all its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Imported {
    /// All is well.
    Well,
    /// There is something to mend.
    ToMend,
    /// Nothing could be read.
    Unread,
}

/// What came of reading a file.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Why nothing could be read.
    unread: Option<Told>,
    activities: Vec<Activity>,
    /// Where the activities of a title are, by the letters and digits of the title.
    places: HashMap<String, Vec<usize>>,
    notices: Vec<Notice>,
    register: Register,
    /// True if the sheet is one that was written for coming back.
    is_own: bool,
    /// The sorts of records of which it has a list.
    lists: Vec<Sort>,
    /// The rows that stand for records.
    lines: Vec<Line>,
    troubles: Vec<Trouble>,
    /// What was guessed or left out.
    guesses: Vec<Told>,
    /// The guessed kinds: of which title, and what they are called.
    kinds: Vec<(String, String)>,
    /// Where a file of this sort says the kind.
    kinds_in: KindsIn,
    /// The titles of what could not be read: it stays as it was shown.
    kept: Vec<String>,
    /// The day from which the file is.
    as_of: Option<NaiveDate>,
    /// True if that is only the day when it was saved.
    is_of_saving: bool,
}

/// Where a file says of which kind an activity is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum KindsIn {
    /// In the titles alone: it is a calendar, or a table with a column for each day.
    #[default]
    Titles,
    /// In a column that it does not have.
    NoColumn,
    /// In the column that is called so.
    Column(String),
}

/// Something to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// The row, in a table.
    row: Option<u32>,
    /// The heading of the column, or the title of the event.
    heading: Option<String>,
    /// True if it is of a closure: somebody may stand at a locked door.
    is_of_closure: bool,
    /// True if it could be read, and is a change that nobody has confirmed.
    is_unconfirmed: bool,
    /// What is wrong, and what to write.
    what: Told,
}

/// Carries out the command. The report goes to `out`, faults of the kiosk's own files to `err`.
///
/// # Errors
/// The report could not be written.
pub fn run(
    args: &ImportArgs,
    now: DateTime<Utc>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Imported> {
    let language = args.language.unwrap_or_else(language::of_environment);
    match import(args, language, now, out)? {
        Ok(imported) => Ok(imported),
        Err(words) => {
            writeln!(err, "cas-office: {words}")?;
            Ok(Imported::Unread)
        }
    }
}

fn import(
    args: &ImportArgs,
    language: Language,
    now: DateTime<Utc>,
    out: &mut dyn Write,
) -> io::Result<Result<Imported, String>> {
    let told = |told: Told| told.in_language(language);
    // What others write is read only when they have written it.
    let lock = match draft::store_of(&args.place.config()) {
        Ok(_) if args.dry_run => None,
        Ok(store) => match store.lock() {
            Ok(Some(lock)) => Some(lock),
            Ok(None) => return Ok(Err(told(told!("import-busy")))),
            Err(why) => return Ok(Err(told(why))),
        },
        Err(why) => return Ok(Err(told(why))),
    };
    let mut draft = match Draft::begin(&args.place, language, now) {
        Ok(draft) => draft,
        Err(words) => return Ok(Err(words)),
    };
    let given = Given {
        as_of: args.as_of,
        source: args.source.as_deref(),
        centre: args.centre.as_deref(),
        all: args.all,
        claims: None,
    };
    let mut worst = Imported::Well;
    for path in &args.files {
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let brought = brought::bring(&mut draft, &name, bytes_of(path), given);
        worst = worst.max(brought.report.imported());
        writeln!(out, "{}", brought.report.text(language))?;
    }
    let changes = draft.changes();
    let paths: Vec<String> = changes.iter().map(|it| it.path.clone()).collect();
    let is_written = lock.is_some();
    if is_written && !changes.is_empty() {
        let state = State {
            at: draft.now.format(MOMENT).to_string(),
            tray: Vec::new(),
            changes,
        };
        if let Err(why) = history::write(&draft.store, state) {
            return Ok(Err(told(why)));
        }
    }
    for path in paths {
        let done = if is_written {
            told!("import-written", path)
        } else {
            told!("import-would-write", path)
        };
        writeln!(out, "{}", told(done))?;
    }
    Ok(Ok(worst))
}

/// Reads a file up to the limit.
fn bytes_of(path: &Path) -> Result<Vec<u8>, Told> {
    let refused = |error: io::Error| told!("import-no-file", error);
    let most = cas_table::FILE_BYTES_MAX as u64 + 1;
    let metadata = std::fs::metadata(path).map_err(refused)?;
    if !metadata.is_file() {
        return Err(told!("import-unreadable"));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(refused)?;
    file.take(most).read_to_end(&mut bytes).map_err(refused)?;
    Ok(bytes)
}

/// Tells why words cannot be shown to visitors.
pub(crate) fn unfit(words: &str, graphemes_max: usize) -> Option<Told> {
    if words.starts_with('=') {
        Some(told!("import-formula"))
    } else if has_markup(words) {
        Some(told!("import-markup"))
    } else if length(words) > graphemes_max {
        Some(told!("import-too-long", most = graphemes_max))
    } else {
        None
    }
}

/// True if there is a tag of a web page in it: `<b>`, `</p>`.
fn has_markup(words: &str) -> bool {
    let mut tags = words.split('<').skip(1);
    tags.any(|tag| {
        let begins = tag.strip_prefix('/').unwrap_or(tag);
        begins.starts_with(|it: char| it.is_ascii_alphabetic()) && tag.contains('>')
    })
}

impl Outcome {
    /// Adds something to mend in an event, or in an activity that its title tells.
    fn trouble_with(&mut self, title: &str, is_of_closure: bool, what: Told) {
        self.troubles.push(Trouble {
            row: None,
            heading: Some(title.to_owned()),
            is_of_closure,
            is_unconfirmed: false,
            what,
        });
    }

    /// Takes the day when the file was saved, if there is no other.
    fn of_saving(&mut self, saved: Option<NaiveDate>) {
        self.is_of_saving = self.as_of.is_none();
        self.as_of = self.as_of.or(saved);
    }

    /// Adds a notice, unless its words cannot be shown.
    fn add_notice(&mut self, notice: Notice) {
        match unfit(&notice.text, TEXT_GRAPHEMES_MAX) {
            Some(what) => self.trouble_with(&notice.text, notice.is_closure, what),
            None => self.notices.push(notice),
        }
    }
}

/// Returns a title in one line, without signs that nobody sees, and not in capitals alone.
pub(crate) fn calmed(title: &str) -> String {
    let title = clean(title);
    let is_formula = title.starts_with('=');
    if is_formula
        || title.chars().any(char::is_lowercase)
        || title.chars().count() < SHOUTED_LETTERS_MIN
    {
        return title;
    }
    let mut letters = title.chars();
    let first = letters.next();
    first
        .into_iter()
        .chain(letters.flat_map(char::to_lowercase))
        .collect()
}
