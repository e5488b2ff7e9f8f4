//! Spreadsheets and calendars of the centres as content: `cas-office import`.
//!
//! What a file is, its first bytes and its headings tell. A plan becomes `activities/<file>.toml`, closures
//! become `notices/<file>.toml`, and a register is merged into `centres.toml`. The first two are generated as
//! a whole, so that importing the same file again changes nothing. A row of a sheet that the kiosk has written
//! stands for a record, and changes it where it stands. The report says what is to be mended, by row and column, and what changes.
//!
//! # Invariants
//! - Nothing is written that does not pass the check of the whole content.
//! - A row that cannot be read keeps what was shown of it.
//! - The day of the last check is the one that the file vouches for, never today. An older file never
//!   replaces a newer one.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: spreadsheets and calendars are read here"
)]

mod back;
pub(crate) mod cells;
mod events;
mod known;
pub(crate) mod mapping;
mod record;
mod register;
mod report;
mod returned;
mod sheet;
mod times;

use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use cas_calendar::Reading;
use cas_program::language;
use cas_setup::content::notice::TEXT_GRAPHEMES_MAX;
use cas_setup::setup::{ConfigFile, Files, Setup};
use cas_setup::told;
use cas_setup::told::Told;
use cas_table::Book;
use cas_words::text::{Language, clean, length};
use chrono::{DateTime, NaiveDate, Utc};

use crate::cli::ImportArgs;
use crate::file;
use crate::records::{Records, Sort};
use crate::rows::Rows;
use back::Back;
use known::Known;
use mapping::{Mapping, key};
use record::{Activity, Notice, Origin};
use register::{Merged, Register, Vouched};
use report::Report;
use returned::{Judge, Line};

/// The folder of content for plans.
const ACTIVITIES: &str = "activities";
/// The folder of content for closures and notices.
const NOTICES: &str = "notices";
/// The file of the centres.
const CENTRES: &str = "centres.toml";
/// The register of the last import, beside the content. A name that begins with a point is not content.
const BASE: &str = ".register.toml";
/// If more than one part of so many changes, somebody has to say that this is meant.
const MANY: usize = 3;
/// How a calendar begins.
const CALENDAR: &str = "BEGIN:VCALENDAR";
/// The fewest letters of a title in capitals: shorter ones are abbreviations.
const SHOUTED_LETTERS_MIN: usize = 5;

/// How an import ended; the worst of all its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The titles of what could not be read: it stays as it was shown.
    kept: Vec<String>,
    /// The day from which the file is.
    as_of: Option<NaiveDate>,
    /// True if that is only the day when it was saved.
    is_of_saving: bool,
}

/// Something to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// The row, in a table.
    row: Option<u32>,
    /// The heading of the column, or the title of the event.
    heading: Option<String>,
    /// What is wrong, and what to write.
    what: Told,
}

/// One run.
struct Import<'i> {
    args: &'i ImportArgs,
    config: ConfigFile,
    folder: PathBuf,
    files: Files,
    mapping: Mapping,
    language: Language,
    today: NaiveDate,
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
    let mut import = match Import::begin(args, language, now) {
        Ok(import) => import,
        Err(words) => {
            writeln!(err, "cas-office: {words}")?;
            return Ok(Imported::Unread);
        }
    };
    let mut worst = Imported::Well;
    for path in &args.files {
        worst = worst.max(import.file(path, out)?);
    }
    Ok(worst)
}

impl<'i> Import<'i> {
    /// Reads the kiosk's own files, which must have no fault.
    fn begin(args: &'i ImportArgs, language: Language, now: DateTime<Utc>) -> Result<Self, String> {
        let config = ConfigFile::read(args.config.as_deref());
        let files = config.files();
        let setup = config.setup(&files);
        let setup = setup.map_err(|faults| faults.in_language(language))?;
        let told = |told: Told| told.in_language(language);
        let folder = config.config().content;
        let folder = folder.ok_or_else(|| told(told!("import-no-folder")))?;
        let mapping = Mapping::of(&files).map_err(told)?;
        let today = now.with_timezone(&setup.config.zone).date_naive();
        Ok(Self {
            args,
            config,
            folder,
            files,
            mapping,
            language,
            today,
        })
    }

    /// Reads a file, writes what comes of it, and reports.
    fn file(&mut self, path: &Path, out: &mut dyn Write) -> io::Result<Imported> {
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        writeln!(out, "{name}")?;
        let setup = match self.config.setup(&self.files) {
            Ok(setup) => setup,
            Err(faults) => {
                writeln!(out, "{}", faults.in_language(self.language))?;
                return Ok(Imported::Unread);
            }
        };
        let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
        let mut known = Known {
            mapping: &self.mapping,
            setup: &setup,
            centre: None,
            today: self.today,
            made: &[],
        };
        let centre = match self.args.centre.as_deref() {
            Some(words) => match known.centre(words) {
                Some(centre) => Some(centre),
                None => return self.refuse(&told!("import-no-such-centre", given = words), out),
            },
            None => known.centre_in(stem),
        };
        known.centre = centre.as_deref();
        let stem = named_for(centre.as_deref(), stem);
        let records = Records::of(&self.files);
        let made = back::made(&records, &stem, &setup);
        known.made = &made;
        let mut outcome = Outcome::default();
        if let Err(told) = self.read(path, &known, &mut outcome) {
            outcome.unread = Some(told);
        }
        if let Some(told) = &outcome.unread {
            return self.refuse(told, out);
        }
        if outcome.is_own {
            let rows = Rows {
                setup: &setup,
                mapping: &self.mapping,
            };
            let judge = Judge {
                rows,
                known: &known,
                source: self.args.source.as_deref(),
            };
            let mut records = records;
            let returned = judge.apply(&mut records, &outcome.lines);
            let back = Back {
                file: &name,
                stem: &stem,
                centre: centre.as_deref(),
                setup: &setup,
                records,
                returned,
            };
            return self.take_back(back, &mut outcome, out);
        }
        if outcome.register.is_empty() {
            self.take(&name, &stem, outcome, &setup, out)
        } else {
            self.merge(&name, &outcome, out)
        }
    }

    /// Reads what is in a file.
    fn read(&self, path: &Path, known: &Known<'_>, outcome: &mut Outcome) -> Result<(), Told> {
        let bytes = bytes_of(path)?;
        let text = cas_table::text::of(&bytes);
        if !text.trim_start().starts_with(CALENDAR) {
            let book: Book = cas_table::read(&bytes).map_err(|fault| report::unread(&fault))?;
            sheet::read(&book, known, outcome);
            outcome.as_of = self.args.as_of.or(outcome.as_of);
            outcome.of_saving(book.saved);
            return Ok(());
        }
        let cancelled = self.mapping.cancelled();
        let cancelled: Vec<String> = cancelled.iter().map(|it| it.to_lowercase()).collect();
        let reading = Reading {
            zone: known.setup.config.zone,
            today: self.today,
            cancelled: &cancelled,
        };
        let calendar = cas_calendar::read(&text, reading);
        let calendar = calendar.map_err(|fault| match fault {
            cas_calendar::Fault::NoCalendar => told!("import-unreadable"),
            cas_calendar::Fault::TooManyEvents => told!("import-too-large"),
        })?;
        events::read(&calendar, known, outcome);
        outcome.as_of = self.args.as_of;
        outcome.of_saving(calendar.saved);
        Ok(())
    }

    /// Makes content of what was read, reports, and writes it if it passes the check.
    fn take(
        &mut self,
        name: &str,
        stem: &str,
        mut outcome: Outcome,
        setup: &Setup,
        out: &mut dyn Write,
    ) -> io::Result<Imported> {
        let paths = [ACTIVITIES, NOTICES].map(|folder| format!("{folder}/{stem}.toml"));
        let before = paths
            .each_ref()
            .map(|path| self.files.content(path).unwrap_or_default());
        let old = record::activities_of(before[0]);
        let old_notices = record::notices_of(before[1]);
        let days = old.iter().map(|it| it.checked);
        let old_day = days.chain(old_notices.iter().map(|it| it.checked)).max();
        let Some(checked) = outcome.as_of else {
            return self.refuse(&told!("import-no-date-of-file"), out);
        };
        if let Some(old_day) = old_day.flatten().filter(|old| checked < *old) {
            return self.refuse(&older(checked, old_day), out);
        }
        outcome.keep(&old, old_notices);
        let language = setup.config.languages.first();
        let origin = Origin {
            stem,
            file: name,
            language: language.tag(),
            checked,
            source: self.args.source.as_deref().unwrap_or(name),
        };
        let report = Report {
            language: self.language,
        };
        report.write(&outcome, &old, checked, out)?;
        if outcome.activities.is_empty() && outcome.notices.is_empty() {
            return self.refuse(&told!("import-nothing"), out);
        }
        let texts = [
            (!outcome.activities.is_empty())
                .then(|| record::activities(&origin, &outcome.activities)),
            (!outcome.notices.is_empty()).then(|| record::notices(&origin, &outcome.notices)),
        ];
        let mut changed = Vec::new();
        for ((path, before), text) in paths.iter().zip(before).zip(texts) {
            // What has nothing left stays as a file with its first lines alone, so that nothing is deleted.
            let text = text.or_else(|| (!before.is_empty()).then(|| record::heading(&origin)));
            changed.extend(
                text.filter(|text| text != before)
                    .map(|text| (path.clone(), text)),
            );
        }
        changed.extend(self.other_kind(&outcome, setup));
        if let Some(refused) = self.put(&changed, out)? {
            return Ok(refused);
        }
        Ok(if outcome.troubles.is_empty() {
            Imported::Well
        } else {
            Imported::ToMend
        })
    }

    /// Returns the file of the kind of what has no other, if it is needed and not there.
    fn other_kind(&self, outcome: &Outcome, setup: &Setup) -> Option<(String, String)> {
        let other = self.mapping.guess.kind.as_ref()?;
        let is_needed = outcome.activities.iter().any(|it| it.kind == other.id);
        let is_there = setup.content.kinds.iter().any(|it| it.id == other.id);
        let path = format!("{ACTIVITIES}/kind-{}.toml", other.id);
        (is_needed && !is_there).then(|| (path, record::kind(other)))
    }

    /// Merges a register of centres into the content.
    fn merge(
        &mut self,
        name: &str,
        outcome: &Outcome,
        out: &mut dyn Write,
    ) -> io::Result<Imported> {
        let Some(checked) = outcome.as_of else {
            return self.refuse(&told!("import-no-date-of-file"), out);
        };
        let vouched = Vouched {
            checked,
            source: self.args.source.as_deref(),
            file: name,
        };
        let base = std::fs::read_to_string(self.folder.join(BASE)).unwrap_or_default();
        if let Some(old) = register::day_of(&base).filter(|old| checked < *old) {
            return self.refuse(&older(checked, old), out);
        }
        let centres = self.files.content(CENTRES).unwrap_or_default();
        let merged = register::merge(centres, &base, &outcome.register, &vouched, &self.mapping);
        let Some(merged) = merged else {
            return self.refuse(&told!("import-unreadable"), out);
        };
        let report = Report {
            language: self.language,
        };
        report.write_merged(outcome, &merged, checked, out)?;
        let Merged { changed, count, .. } = merged;
        if changed * MANY > count && !self.args.all {
            return self.refuse(&told!("import-many", changed, count), out);
        }
        let is_changed = merged.text != centres;
        let changes = [(CENTRES.to_owned(), merged.text)];
        if let Some(refused) = self.put(if is_changed { &changes } else { &[] }, out)? {
            return Ok(refused);
        }
        let kept = register::kept(&outcome.register, checked, &base);
        if !self.args.dry_run
            && kept != base
            && let Err(why) = self.write(BASE, &kept)
        {
            return self.refuse(&told!("import-unwritten", path = BASE, why), out);
        }
        let is_well = outcome.troubles.is_empty() && merged.conflicts.is_empty();
        Ok(if is_well {
            Imported::Well
        } else {
            Imported::ToMend
        })
    }

    /// Writes files of the content, if the content has no fault with them.
    fn put(
        &mut self,
        changed: &[(String, String)],
        out: &mut dyn Write,
    ) -> io::Result<Option<Imported>> {
        let mut files = self.files.clone();
        for (path, text) in changed {
            files = files.with_content(path, text);
        }
        if let Err(faults) = self.config.setup(&files) {
            self.refuse(&told!("import-faults"), out)?;
            writeln!(out, "{}", faults.in_language(self.language))?;
            return Ok(Some(Imported::Unread));
        }
        for (path, text) in changed {
            let told = if self.args.dry_run {
                told!("import-would-write", path)
            } else if let Err(why) = self.write(path, text) {
                return self
                    .refuse(&told!("import-unwritten", path, why), out)
                    .map(Some);
            } else {
                told!("import-written", path)
            };
            writeln!(out, "  {}", told.in_language(self.language))?;
        }
        if changed.is_empty() {
            let told = told!("import-unchanged");
            writeln!(out, "  {}", told.in_language(self.language))?;
        }
        self.files = files;
        Ok(None)
    }

    /// Tells why nothing of a file was taken.
    fn refuse(&self, told: &Told, out: &mut dyn Write) -> io::Result<Imported> {
        writeln!(out, "  {}", told.in_language(self.language))?;
        Ok(Imported::Unread)
    }

    /// Writes a file of the content in place of an earlier one.
    fn write(&self, path: &str, text: &str) -> Result<(), String> {
        file::replace(&self.folder.join(path), text.as_bytes())
    }
}

/// Returns the name of a file of the content, which begins with the centre: many a plan is `plan.xlsx`.
fn named_for(centre: Option<&str>, stem: &str) -> String {
    let stem = record::slug(stem);
    let centre = centre.filter(|centre| {
        let rest = stem.strip_prefix(centre);
        !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    });
    match centre {
        Some(centre) => format!("{centre}-{stem}"),
        None => stem,
    }
}

/// Tells that a file is older than what is shown.
fn older(checked: NaiveDate, old: NaiveDate) -> Told {
    told!(
        "import-older",
        checked = cells::date(checked),
        old = cells::date(old)
    )
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
    } else if length(words) > graphemes_max {
        Some(told!("import-too-long", most = graphemes_max))
    } else {
        None
    }
}

impl Outcome {
    /// Adds something to mend in an event, or in an activity that its title tells.
    fn trouble_with(&mut self, title: &str, what: Told) {
        self.troubles.push(Trouble {
            row: None,
            heading: Some(title.to_owned()),
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
            Some(what) => self.trouble_with(&notice.text, what),
            None => self.notices.push(notice),
        }
    }

    /// Takes back what was shown of rows that cannot be read now.
    fn keep(&mut self, old: &[Activity], old_notices: Vec<Notice>) {
        let kept: Vec<String> = self.kept.iter().map(|title| key(title)).collect();
        let is_kept = |title: &str| kept.contains(&key(title));
        let is_new = |old: &&Activity| {
            let mut now = self.activities.iter();
            !now.any(|now| key(&now.title) == key(&old.title))
        };
        let old = old.iter().filter(|old| is_kept(&old.title)).filter(is_new);
        let old: Vec<Activity> = old.cloned().collect();
        self.activities.extend(old);
        let old = old_notices.into_iter().filter(|old| is_kept(&old.text));
        let is_new = |old: &Notice| {
            let mut now = self.notices.iter();
            !now.any(|now| (&now.text, now.from) == (&old.text, old.from))
        };
        let old = old.filter(is_new);
        let old: Vec<Notice> = old.collect();
        self.notices.extend(old);
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
