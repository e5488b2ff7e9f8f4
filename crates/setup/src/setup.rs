//! Everything that is read before the first visitor comes, checked and immutable: configuration,
//! content and locales.
//!
//! Everything is read in one run, and all faults are reported at once: a fault in `kiosk.toml` does
//! not hide one in the content. What the configuration does not name is taken from the copies
//! embedded in the program, so that the program runs anywhere without other files.
//!
//! # Invariants
//! - There is a [`Setup`] only if there is no fault.
//! - Only [`load`] and the module `files` touch the disk.

mod files;

use std::path::{Path, PathBuf};

use chrono::{Datelike as _, Days, NaiveDate, TimeDelta, Weekday};

use crate::catalogue::Catalogue;
use crate::config::{self, Config, Folders, Leave, Samples, Sealing};
use crate::content::{self, Content, Freshness};
use crate::fault::{Faults, Place, Source, nearest};
use crate::locale::{self, Folder, Locales, Required};
use crate::receiver::{Keys, WithoutKeys};
use crate::record::{Findings, Note, Remark};
use crate::told;
use crate::told::{Told, words_of};
use cas_words::checked::Checked;
use cas_words::text::{Language, Languages};
use files::Tree;

pub use files::{FILE_BYTES_MAX, FILES_MAX, Files, Fingerprint};

/// The configuration file that is tried first, in the working folder.
pub const CONFIG_HERE: &str = "kiosk.toml";
/// The configuration file that is tried next.
pub const CONFIG_OF_SYSTEM: &str = "/etc/cas-kiosk/kiosk.toml";

/// The files of the content folder itself.
const CONTENT_FILES: [&str; 6] = [
    "site.toml",
    "centres.toml",
    "activities.toml",
    "notices.toml",
    "passwords.toml",
    IMPORT_FILE,
];
/// The file that tells how to read spreadsheets and calendars. The kiosk does not read it.
pub const IMPORT_FILE: &str = "import.toml";

/// The extension of the content files.
const CONTENT_EXTENSION: &str = "toml";
/// The extension of the files of a language.
const LOCALE_EXTENSION: &str = "ftl";
/// The extensions of spreadsheets and calendars, which staff may put beside the content.
const TABLE_EXTENSIONS: [&str; 5] = ["xlsx", "xls", "ods", "csv", "ics"];
/// The number of days ahead for which an operator is told that a fact will be old.
const ADVICE_DAYS: u64 = 30;

/// A day on which this version of the program did not exist yet. A clock before it is wrong.
pub const RELEASE_DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();

/// The configuration, content and locales of a kiosk, without faults.
#[derive(Debug)]
pub struct Setup {
    /// The settings that differ from kiosk to kiosk.
    pub config: Config,
    /// The content that the kiosk shows.
    pub content: Content,
    /// The program's own words.
    pub locales: Locales,
    /// The content in the orders in which the kiosk looks it up.
    pub catalogue: Catalogue,
    /// The things that an operator should know.
    notes: Vec<Note>,
    /// The earliest day that it can be: [`RELEASE_DAY`], or the day of the newest facts.
    earliest: NaiveDate,
    /// The file that `config` was read from.
    config_file: Place,
    /// What is left out because the keys to seal it are missing.
    without_keys: WithoutKeys,
}

/// A `kiosk.toml` that was read, but not yet with the content and the locales that it names.
#[derive(Clone, Debug)]
pub struct ConfigFile {
    source: Source,
    /// Its path; `None` if it is the one embedded in the program.
    path: Option<PathBuf>,
    /// The folder to which the paths in it are relative.
    folder: PathBuf,
    /// The folder for what programs of this person keep, if there is one.
    state_home: Option<PathBuf>,
    /// The reasons why the file itself could not be read.
    unread: Faults,
    /// True if nobody is asked whether they are still there, whatever the file says.
    has_no_limit: bool,
    /// The folder of the content, whatever the file says.
    content: Option<PathBuf>,
    /// The folder of the locales, whatever the file says.
    locales: Option<PathBuf>,
    /// True if what is only an example is left out, whatever the file says.
    has_no_samples: bool,
    /// True if every visit is only practice, whatever the file says.
    practises: bool,
}

/// Reads the configuration: the file `config`, else `./kiosk.toml`, else [`CONFIG_OF_SYSTEM`], else
/// the one embedded in the program. Then reads the content and the locales that it names, else
/// those embedded in the program.
///
/// # Errors
/// Every fault of all these files.
pub fn load(config: Option<&Path>) -> Result<Setup, Faults> {
    let config = ConfigFile::read(config);
    config.setup(&config.files())
}

impl ConfigFile {
    /// Reads the file that [`load`] would read, and nothing else.
    #[must_use]
    pub fn read(config: Option<&Path>) -> Self {
        let here = [Path::new(CONFIG_HERE), Path::new(CONFIG_OF_SYSTEM)];
        let is_there = |path: &&Path| path.symlink_metadata().is_ok();
        let Some(path) = config.or(here.into_iter().find(is_there)) else {
            return Self::shipped();
        };
        let name = path.display().to_string();
        let mut unread = Faults::new();
        Self {
            source: files::read_file(path, &name, &mut unread),
            path: Some(path.to_owned()),
            folder: path.parent().unwrap_or(Path::new("")).to_owned(),
            state_home: files::state_home(),
            unread,
            has_no_limit: false,
            content: None,
            locales: None,
            has_no_samples: false,
            practises: false,
        }
    }

    /// Returns the one embedded in the program, with the content and the locales there.
    #[must_use]
    pub fn shipped() -> Self {
        Self::of_text(config::SHIPPED)
    }

    fn of_text(text: &str) -> Self {
        Self {
            source: Source::new(CONFIG_HERE, text),
            path: None,
            folder: PathBuf::new(),
            state_home: None,
            unread: Faults::new(),
            has_no_limit: false,
            content: None,
            locales: None,
            has_no_samples: false,
            practises: false,
        }
    }

    /// Returns its text; it is empty if the file could not be read.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.text()
    }

    /// Returns the same file as if it had this text.
    #[must_use]
    pub fn with_text(self, text: &str) -> Self {
        Self {
            source: Source::new(self.source.file(), text),
            unread: Faults::new(),
            ..self
        }
    }

    /// Returns the faults in the file itself, which may name districts of the content.
    #[must_use]
    pub fn own_faults(&self, files: &Files) -> Faults {
        let mut own = Faults::new();
        for fault in self.setup(files).err().iter().flat_map(Faults::iter) {
            if fault.place.file() == self.source.file() {
                own.add(
                    fault.place.clone(),
                    fault.message.clone(),
                    fault.advice.clone(),
                );
            }
        }
        own
    }

    /// Returns the same configuration without a time limit, for a surface that has none.
    #[must_use]
    pub fn without_time_limit(self) -> Self {
        Self {
            has_no_limit: true,
            ..self
        }
    }

    /// Returns the same configuration with the content in this folder.
    #[must_use]
    pub fn with_content(self, folder: &Path) -> Self {
        Self {
            content: Some(folder.to_owned()),
            ..self
        }
    }

    /// Returns the same configuration with the locales in this folder.
    #[must_use]
    pub fn with_locales(self, folder: &Path) -> Self {
        Self {
            locales: Some(folder.to_owned()),
            ..self
        }
    }

    /// Returns the same configuration without what is only an example, for those who cannot see that it is one.
    #[must_use]
    pub fn without_samples(self) -> Self {
        Self {
            has_no_samples: true,
            ..self
        }
    }

    /// Returns the same configuration for a kiosk at which people only practise.
    #[must_use]
    pub fn practising(self) -> Self {
        Self {
            practises: true,
            ..self
        }
    }

    /// Returns its own path, unless it is embedded in the program.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Returns the folders of content and locales that it names.
    #[must_use]
    pub fn folders(&self) -> Vec<PathBuf> {
        let config = self.config();
        config.content.into_iter().chain(config.locales).collect()
    }

    /// Returns its settings, whatever faults it has. A setting with a fault has the value that it has
    /// if it is left out.
    #[must_use]
    pub fn config(&self) -> Config {
        self.settings(&mut Findings::default())
    }

    /// True if a fault is in this file, and not in the content or the locales.
    #[must_use]
    pub fn is_faulty(&self) -> bool {
        let mut findings = Findings::with(self.unread.clone());
        self.settings(&mut findings);
        !findings.faults.is_empty()
    }

    /// Reads the content and the locales that it names, else those embedded in the program.
    #[must_use]
    pub fn files(&self) -> Files {
        let config = self.config();
        Files::read(config.content.as_deref(), config.locales.as_deref())
    }

    /// Makes a setup of it and these files.
    ///
    /// # Errors
    /// Every fault of all these files.
    pub fn setup(&self, files: &Files) -> Result<Setup, Faults> {
        let mut findings = Findings::with(self.unread.clone());
        let config = self.settings(&mut findings);
        findings.faults.extend(&files.unread);
        assemble(config, self.source.whole(), files, findings)
    }

    /// Makes a setup of these files although the configuration has faults, in these languages.
    ///
    /// # Errors
    /// Every fault of the files.
    pub fn setup_anyway(&self, files: &Files, languages: Languages) -> Result<Setup, Faults> {
        let findings = Findings::with(files.unread.clone());
        let config = Config {
            languages,
            ..self.config()
        };
        assemble(config, self.source.whole(), files, findings)
    }

    fn settings(&self, findings: &mut Findings) -> Config {
        let folders = Folders {
            own: &self.folder,
            state_home: self.state_home.as_deref(),
        };
        let mut config = config::read(&self.source, folders, findings);
        config.idle.take_if(|_| self.has_no_limit);
        config.practises = self.practises;
        if self.has_no_samples {
            config.samples = Samples::LeaveOut;
        }
        // A configuration that is no file names no folders either.
        if self.path.is_none() {
            (config.content, config.locales) = (None, None);
        }
        if self.content.is_some() {
            config.content.clone_from(&self.content);
        }
        if self.locales.is_some() {
            config.locales.clone_from(&self.locales);
        }
        config
    }
}

impl Setup {
    /// Makes a setup of texts, each with its path: `kiosk.toml`, `content/…`, `locales/…`. If one
    /// of these three has no text, it is taken from the program. Nothing is read from the disk.
    ///
    /// # Errors
    /// Every fault of all these texts.
    pub fn from_texts(texts: &[(&str, &str)]) -> Result<Self, Faults> {
        let config = texts.iter().find(|(path, _)| *path == CONFIG_HERE);
        let config = config.map_or_else(ConfigFile::shipped, |(_, text)| ConfigFile::of_text(text));
        config.setup(&Files::of_texts(texts))
    }

    /// Returns what an operator should know on `today`, one line each, by file and position: facts
    /// that are old or stale or will be within 30 days, samples, missing translations, and notices that
    /// are over or seem to forget something.
    #[must_use]
    pub fn advice(&self, today: NaiveDate, language: Language) -> Vec<String> {
        let lines = self.notes.iter().filter_map(|note| {
            let told = match &note.about {
                Remark::Sample => told!("advice-sample"),
                Remark::Dated(checked) => self.advice_of_age(*checked, today)?,
                Remark::Stray => told!("advice-stray"),
                Remark::Untranslated(languages) => {
                    let tags: Vec<&str> = languages.iter().map(Language::tag).collect();
                    told!("advice-untranslated", languages = tags.join(", "))
                }
                Remark::Until(until) if *until < today => told!("advice-over", until = *until),
                Remark::NotClosed(text) if text.all().any(says_closed) => told!("advice-closed"),
                Remark::LeftOut => told!("advice-left-out"),
                Remark::Until(_) | Remark::NotClosed(_) | Remark::Keyless => return None,
            };
            let place = note.place.in_language(language);
            let id = note.id.as_ref().map(|id| format!("`{id}`: "));
            let words = told.in_language(language);
            Some(format!("{place}: {}{words}", id.unwrap_or_default()))
        });
        lines.collect()
    }

    /// Returns how much is left out because it is only an example, one line for each file.
    #[must_use]
    pub fn left_out(&self, language: Language) -> Vec<String> {
        let files = self.files_with(&Remark::LeftOut).into_iter();
        let lines = files.map(|(file, count)| {
            let words = told!("left-out", count).in_language(language);
            format!("{}: {words}", file.in_language(language))
        });
        lines.collect()
    }

    /// Returns the files about which this is remarked, and how often.
    fn files_with(&self, remark: &Remark) -> Vec<(Place, usize)> {
        let mut files: Vec<(Place, usize)> = Vec::new();
        for note in self.notes.iter().filter(|note| note.about == *remark) {
            let file = note.place.whole();
            match files.iter_mut().find(|(it, _)| *it == file) {
                Some((_, count)) => *count += 1,
                None => files.push((file, 1)),
            }
        }
        files
    }

    /// Returns faults about facts that were checked on a day still to come. The kiosk shows them, because
    /// it may be its clock that is wrong; if it cannot be right, there are none.
    #[must_use]
    pub fn faults_of_dates(&self, today: NaiveDate) -> Faults {
        let mut faults = Faults::new();
        if !self.knows_day(today) {
            return faults;
        }
        for note in &self.notes {
            let Remark::Dated(checked) = note.about else {
                continue;
            };
            if checked.first_day().is_some_and(|first| today < first) {
                let message = told!("checked-ahead", checked);
                faults.add(note.place.clone(), message, told!("correct-checked"));
            }
        }
        faults
    }

    /// Returns the last day on which a fact can be trusted that was last checked at `checked`, if that is known.
    #[must_use]
    pub fn trusted_until(&self, checked: Checked) -> Option<NaiveDate> {
        let days = TimeDelta::try_days(self.content.site.fresh_days)?;
        checked.first_day()?.checked_add_signed(days)
    }

    /// Returns the last of the days ahead for which an operator is told on `today` what will be old.
    #[must_use]
    pub fn told_ahead(today: NaiveDate) -> NaiveDate {
        let day = today.checked_add_days(Days::new(ADVICE_DAYS));
        day.unwrap_or(today)
    }

    /// Returns what an operator should know about the age of a fact: that it is old or stale or
    /// will be within [`ADVICE_DAYS`] days.
    fn advice_of_age(&self, checked: Checked, today: NaiveDate) -> Option<Told> {
        let Some(first) = checked.first_day() else {
            return Some(told!("advice-undated"));
        };
        let site = &self.content.site;
        let soon = Self::told_ahead(today);
        let days = match site.freshness(checked, soon) {
            Freshness::Fresh => return None,
            Freshness::Old => site.fresh_days,
            Freshness::Stale => site.stale_days,
        };
        let from = first.checked_add_signed(TimeDelta::try_days(days + 1)?)?;
        Some(if from <= today {
            told!("advice-old", checked, days)
        } else {
            told!("advice-old-soon", checked, from, days)
        })
    }

    /// True if the clock can be right that says that it is `today`. Without a battery, a clock begins in
    /// 1970 at every start.
    #[must_use]
    pub fn knows_day(&self, today: NaiveDate) -> bool {
        today >= self.earliest
    }

    /// Returns the earliest day that it can be.
    #[must_use]
    pub fn earliest(&self) -> NaiveDate {
        self.earliest
    }

    /// Returns the day on which the newest facts were checked, if any was.
    #[must_use]
    pub fn newest(&self) -> Option<NaiveDate> {
        newest(&self.notes)
    }

    /// Returns `today`, or the first Monday that it can be if the clock cannot be right.
    #[must_use]
    pub fn plausible(&self, today: NaiveDate) -> NaiveDate {
        if self.knows_day(today) {
            return today;
        }
        let mut days = self.earliest.iter_days();
        days.find(|day| day.weekday() == Weekday::Mon)
            .unwrap_or(self.earliest)
    }

    /// True if any record is only an example.
    #[must_use]
    pub fn has_samples(&self) -> bool {
        self.notes.iter().any(|note| note.about == Remark::Sample)
    }

    /// True if one can ask for anything.
    #[must_use]
    pub fn takes_requests(&self) -> bool {
        self.content.has_requests()
    }

    /// Returns a fault for each path into which the kiosk writes that is there and is no folder. One that is not there is
    /// made when the kiosk starts.
    #[must_use]
    pub fn faults_of_folders(&self) -> Faults {
        let mut faults = Faults::new();
        let config = &self.config;
        for (key, path) in [("spool", &config.spool.folder), ("state", &config.state)] {
            // The kiosk follows no link to its spool: somebody else could lead it elsewhere.
            let is_link = key == "spool" && path.is_symlink();
            if is_link || files::is_in_the_way(path) {
                let message = told!("not-a-folder", key, path = path.display().to_string());
                let advice = told!("clear-folder");
                faults.add(self.config_file.clone(), message, advice);
            }
        }
        let (spool, state) = (&config.spool.folder, &config.state);
        if spool.starts_with(state) || state.starts_with(spool) {
            let path = spool.display().to_string();
            let (message, advice) = (told!("folders-within", path), told!("name-other-folder"));
            faults.add(self.config_file.clone(), message, advice);
        }
        faults
    }

    /// Returns faults about everything that must not be on a public kiosk: samples, one fault for each file, a number or
    /// a place that nobody has written, a key that ends the program, requests that are unsealed or left out because there are no keys, and a spool in memory.
    #[must_use]
    pub fn deploy_faults(&self) -> Faults {
        let mut faults = Faults::new();
        for (file, count) in self.files_with(&Remark::Sample) {
            faults.add(file, told!("examples", count), told!("replace-examples"));
        }
        if !self.config.is_of_a_place() {
            let advice = told!("write-number-and-place");
            faults.add(
                self.config_file.clone(),
                told!("still-as-delivered"),
                advice,
            );
        }
        if self.config.leave == Leave::CtrlC {
            let advice = told!("no-ctrl-c");
            faults.add(self.config_file.clone(), told!("ctrl-c"), advice);
        }
        if !self.without_keys.offices.is_empty() {
            let message = told!("keys-missing", offices = self.without_keys.in_words());
            faults.add(self.config_file.clone(), message, told!("write-keys"));
        }
        // The content may ask for something tomorrow.
        let spool = &self.config.spool;
        if spool.sealing == Sealing::None {
            let advice = told!("seal-requests");
            faults.add(self.config_file.clone(), told!("unsealed-requests"), advice);
        }
        if spool.in_memory {
            let advice = told!("no-memory");
            faults.add(self.config_file.clone(), told!("spool-in-memory"), advice);
        }
        faults
    }
}

/// True if a word says that something is closed, in any language in which operators are told of it.
fn says_closed(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut beginnings = words_of(&told!("closed-words")).into_iter();
    beginnings.any(|closed| {
        text.split_whitespace()
            .any(|word| word.starts_with(&closed))
    })
}

fn assemble(
    config: Config,
    config_file: Place,
    files: &Files,
    mut findings: Findings,
) -> Result<Setup, Faults> {
    let languages = &config.languages;
    let before = findings.faults.len();
    let content = read_content(&files.content, languages, &mut findings);
    let is_faultless = findings.faults.len() == before;
    let locales = read_locales(&files.locales, languages, &mut findings.faults);
    let content = match config.samples {
        Samples::Show => content,
        Samples::LeaveOut => leave_out(content, &config_file, &mut findings),
    };
    // What is only practice goes to nobody, so that no keys are needed.
    let kept = content.as_ref().filter(|_| !config.practises);
    let without = kept.map(|content| {
        let without = WithoutKeys::of(content, &config.spool.sealing);
        if is_faultless {
            check_keys(content, &without, &mut findings);
        }
        without
    });
    let without = without.unwrap_or_default();
    let content = content.filter(|_| findings.faults.is_empty());
    let mut content = content.ok_or(findings.faults)?;
    if !without.asks.is_empty() {
        content = content
            .without_requests(&without.asks)
            .ok_or_else(Faults::new)?;
    }
    let catalogue = Catalogue::new(&content, &locales, languages);
    let mut notes = findings.notes;
    notes.extend(files.strays().map(|place| Note {
        place,
        id: None,
        about: Remark::Stray,
    }));
    let earliest = earliest(&notes);
    notes.sort_by(|a, b| a.place.order().cmp(&b.place.order()));
    Ok(Setup {
        config,
        content,
        locales,
        catalogue,
        notes,
        earliest,
        config_file,
        without_keys: without,
    })
}

/// Reports that requests must be sealed, if `kiosk.toml` has no keys and neither has every office that is
/// asked for something.
fn check_keys(content: &Content, without: &WithoutKeys, findings: &mut Findings) {
    let mut notes = findings.notes.iter();
    let Some(note) = notes.find(|note| note.about == Remark::Keyless) else {
        return;
    };
    let offices = content.site.offices.iter().map(|it| &it.keys);
    let mut keys = offices.chain(content.centres.iter().map(|it| &it.keys));
    let message = if !keys.any(Keys::can_open) {
        told!("sealed-for-nobody")
    } else if !without.offices.is_empty() {
        told!("sealed-for-some", offices = without.in_words())
    } else {
        return;
    };
    let place = note.place.clone();
    findings.faults.add(place, message, told!("add-recipients"));
}

/// Returns the earliest day that it can be, so far as facts with these notes tell.
fn earliest(notes: &[Note]) -> NaiveDate {
    newest(notes).map_or(RELEASE_DAY, |day| RELEASE_DAY.max(day))
}

/// Returns the day on which the newest facts with these notes were checked: a tenth of all were not checked
/// before it. The newest of all may have a date that was written wrongly.
fn newest(notes: &[Note]) -> Option<NaiveDate> {
    let dated = notes.iter().filter_map(|note| match note.about {
        Remark::Dated(checked) => checked.first_day(),
        _ => None,
    });
    let mut days: Vec<NaiveDate> = dated.collect();
    days.sort_unstable();
    days.iter().rev().nth(days.len() / 10).copied()
}

/// Leaves out what is only an example. Every page has the contact and the emergency number, so these must
/// not be.
fn leave_out(
    content: Option<Content>,
    config_file: &Place,
    findings: &mut Findings,
) -> Option<Content> {
    let site = &content.as_ref()?.site;
    if site.contact.provenance.sample || site.emergency.line.provenance.sample {
        let (message, advice) = (told!("contact-left-out"), told!("write-true-numbers"));
        findings.faults.add(config_file.clone(), message, advice);
    }
    for note in &mut findings.notes {
        if note.about == Remark::Sample {
            note.about = Remark::LeftOut;
        }
    }
    content?.without_samples()
}

/// Sorts the files by their names. An unknown name is a fault.
fn read_content(tree: &Tree, languages: &Languages, findings: &mut Findings) -> Option<Content> {
    let mut files = content::Files::default();
    for entry in &tree.entries {
        let source = entry.source.clone();
        let folder = entry.path.split_once('/').map(|(folder, _)| folder);
        let folder = folder.filter(|_| has_extension(&entry.path, CONTENT_EXTENSION));
        match (folder, entry.path.as_str()) {
            (Some("services"), _) => files.services.extend(source),
            (Some("articles"), _) => files.articles.extend(source),
            (Some("activities"), _) | (_, "activities.toml") => files.activities.extend(source),
            (Some("notices"), _) | (_, "notices.toml") => files.notices.extend(source),
            (_, "site.toml") => files.site = source,
            (_, "centres.toml") => files.centres = source,
            (_, "passwords.toml") => files.passwords = source,
            (_, IMPORT_FILE) => {}
            (_, path) => {
                let is_table = TABLE_EXTENSIONS.iter().any(|it| has_extension(path, it));
                let advice = match nearest(path, CONTENT_FILES) {
                    Some(near) => told!("name-file", near),
                    None if is_table => told!("remove-table-file"),
                    None => told!("remove-content-file"),
                };
                tree.add_unknown(path, advice, &mut findings.faults);
            }
        }
    }
    tree.check_not_empty(&mut findings.faults);
    for (path, source) in [
        ("site.toml", &mut files.site),
        ("centres.toml", &mut files.centres),
    ] {
        if source.is_none() {
            *source = tree.missing(path, &mut findings.faults);
        }
    }
    content::read(&files, languages, findings)
}

fn read_locales(tree: &Tree, languages: &Languages, faults: &mut Faults) -> Locales {
    let mut folders: Vec<Folder> = Vec::new();
    for entry in &tree.entries {
        let tag = entry.path.split_once('/').map(|(tag, _)| tag);
        let language = tag.and_then(Language::new);
        let Some(language) = language.filter(|_| has_extension(&entry.path, LOCALE_EXTENSION))
        else {
            tree.add_unknown(&entry.path, told!("remove-locale-file"), faults);
            continue;
        };
        let source = entry.source.iter().cloned();
        match folders.iter_mut().find(|it| it.language == language) {
            Some(folder) => folder.files.extend(source),
            None => folders.push(Folder {
                language,
                files: source.collect(),
            }),
        }
    }
    tree.check_not_empty(faults);
    for language in languages.iter() {
        if !faults.is_broken(&tree.name) && !folders.iter().any(|f| f.language == language) {
            let (message, advice) = (told!("no-locale"), told!("add-locale", language));
            faults.add_file(&tree.name_of(language.tag()), message, advice);
        }
    }
    let own = files::shipped_files(config::shipped().languages.first());
    // If the first language has the program's own files, it has all required messages.
    let first = folders.iter().find(|it| it.language == languages.first());
    let has_own = first.is_some_and(|it| texts(&it.files).eq(texts(&own)));
    let required = if has_own {
        Required::new()
    } else {
        locale::required_of(&own)
    };
    locale::read(&folders, languages, &required, faults)
}

fn texts(files: &[Source]) -> impl Iterator<Item = &str> {
    files.iter().map(Source::text)
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|found| found == extension)
}
