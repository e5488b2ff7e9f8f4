//! `cas-kiosk setup`: asks what differs from kiosk to kiosk, writes it into `kiosk.toml`, and looks at the result.
//!
//! Each answer can also be an option, so that a program can set up fifty kiosks. What already stands in the file
//! stays, comments too. Nothing is written before the last answer, and nothing is asked if it could not be written.

#![allow(
    clippy::disallowed_methods,
    reason = "this is where a file is written in place of another"
)]

use std::fs::{self, Metadata};
use std::io::{self, BufRead as _, Write as _};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, Mode, OFlags};
use toml_edit::{Array, DocumentMut, Item, Table, Value};

use super::check::{Check, Format as CheckFormat, known};
use super::doctor::{Doctor, Format as DoctorFormat};
use super::{Failure, print};
use cas_program::exit::Exit;
use cas_program::language;
use cas_setup::setup::{CONFIG_OF_SYSTEM, ConfigFile, Files};
use cas_setup::told;
use cas_setup::told::Told;
use cas_spool::durable::{Part, open_folder, part_name};
use cas_words::text::Language;

/// What is written where there is no file yet: the configuration of a kiosk in public.
const NEW: &str = include_str!("../../deploy/package/kiosk/kiosk.toml");
/// The permission bits of a new file. Nothing in it is secret: the keys for sealing are public.
const NEW_MODE: u32 = 0o644;
/// The answer that takes a value away.
const NONE: &str = "-";

/// What differs from kiosk to kiosk.
#[derive(Debug, clap::Args)]
pub struct SetUp {
    /// The configuration to write [default: the one that the kiosk would read, or a new one in /etc/cas-kiosk]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The number of the kiosk, 1 to 99
    #[arg(long, value_name = "NUMBER")]
    pub number: Option<String>,
    /// Where it stands, in words for the office
    #[arg(long, value_name = "WORDS")]
    pub place: Option<String>,
    /// The id of the district it stands in
    #[arg(long, value_name = "ID")]
    pub district: Option<String>,
    /// Its languages, the first one first, such as pl,en,uk
    #[arg(long, value_name = "TAGS")]
    pub languages: Option<String>,
    /// How letters become large: auto, native, scaled or blocks
    #[arg(long, value_name = "WAY")]
    pub way: Option<String>,
    /// The measured size of the panel, such as 527x296; - if nobody has measured it
    #[arg(long, value_name = "WIDTHxHEIGHT")]
    pub panel_mm: Option<String>,
    /// The distance from which people read the screen
    #[arg(long, value_name = "MILLIMETRES")]
    pub distance_mm: Option<String>,
    /// The public keys of the office, for which requests are sealed; - for none: then none are taken
    #[arg(long, value_name = "KEYS")]
    pub recipients: Option<String>,
    /// Ask nothing: what no option says stays as it is
    #[arg(long)]
    pub yes: bool,
    /// The language of questions and findings: en, pl or uk [default: that of `LC_ALL`, `LC_MESSAGES` or `LANG`
    /// if it is one of these, else en]
    #[arg(long, value_name = "TAG", value_parser = known)]
    pub language: Option<Language>,
    /// The folder that stands for the machine, in tests
    #[arg(long, value_name = "FOLDER", default_value = "/", hide = true)]
    pub root: PathBuf,
}

/// A setting that is asked for.
struct Asked<'a> {
    table: &'static str,
    key: &'static str,
    kind: Kind,
    question: Told,
    /// The answer, if an option gave it.
    given: Option<&'a str>,
}

/// The way in which an answer is written into the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    /// The number of a kiosk, which is not 0.
    NumberOfKiosk,
    Words,
    /// Words that may be missing.
    Optional,
    /// Words with commas or blanks between them.
    List,
    /// The same. Without any, no requests are taken.
    Recipients,
}

/// The file that is written, in its folder.
struct Target {
    /// As it is named to whoever answers.
    path: PathBuf,
    folder: OwnedFd,
    name: String,
    /// The file that stands there, if there is one.
    before: Option<Metadata>,
}

impl SetUp {
    /// Asks, writes, and looks at the result. The exit is that of what was found.
    #[must_use]
    pub fn carry_out(&self) -> Exit {
        match self.set_up() {
            Ok(exit) => exit,
            Err(failure) => failure.tell(),
        }
    }

    fn set_up(&self) -> Result<Exit, Failure> {
        let found = ConfigFile::read(self.config.as_deref());
        let path = match (&self.config, found.path()) {
            (Some(path), _) => path.clone(),
            (None, Some(path)) => path.to_owned(),
            (None, None) => PathBuf::from(CONFIG_OF_SYSTEM),
        };
        let file = ConfigFile::read(Some(&path));
        let file = if path.symlink_metadata().is_ok() {
            file
        } else {
            file.with_text(NEW)
        };
        let read = (&file, &file.files());
        // Answers are not blamed for what stood there before.
        self.refuse(&file, read.1)?;
        let target = Target::open(&path)?;
        let mut document: DocumentMut = file.text().parse().unwrap_or_default();
        for asked in self.asked() {
            self.settle(&asked, read, &mut document)?;
        }
        target.write(&document.to_string())?;
        let written = told!("setup-written", path = path.display().to_string());
        print(&written.in_language(self.language()))?;
        self.look_at(&path)
    }

    /// Runs `check --deploy` and `doctor` over what was written.
    fn look_at(&self, path: &Path) -> Result<Exit, Failure> {
        let (config, language) = (Some(path.to_owned()), Some(self.language()));
        print("\ncas-kiosk check --deploy")?;
        let check = Check {
            config: config.clone(),
            advice: false,
            deploy: true,
            at: None,
            format: CheckFormat::Human,
            language,
        };
        let checked = check.carry_out();
        print("\ncas-kiosk doctor")?;
        let doctor = Doctor {
            config,
            format: DoctorFormat::Human,
            language,
            root: self.root.clone(),
            at: None,
        };
        let looked = doctor.carry_out();
        if looked != Exit::Well {
            print("")?;
            print(&told!("setup-start-again").in_language(self.language()))?;
        }
        Ok(if checked == Exit::Well {
            looked
        } else {
            checked
        })
    }

    /// Returns what is asked, in this order.
    fn asked(&self) -> [Asked<'_>; 8] {
        let asked = [
            (
                "kiosk",
                "number",
                Kind::NumberOfKiosk,
                &self.number,
                told!("setup-number"),
            ),
            (
                "kiosk",
                "place",
                Kind::Words,
                &self.place,
                told!("setup-place"),
            ),
            (
                "kiosk",
                "district",
                Kind::Words,
                &self.district,
                told!("setup-district"),
            ),
            (
                "kiosk",
                "languages",
                Kind::List,
                &self.languages,
                told!("setup-languages"),
            ),
            ("screen", "way", Kind::Words, &self.way, told!("setup-way")),
            (
                "screen",
                "panel_mm",
                Kind::Optional,
                &self.panel_mm,
                told!("setup-panel"),
            ),
            (
                "screen",
                "distance_mm",
                Kind::Number,
                &self.distance_mm,
                told!("setup-distance"),
            ),
            (
                "spool",
                "recipients",
                Kind::Recipients,
                &self.recipients,
                told!("setup-recipients"),
            ),
        ];
        asked.map(|(table, key, kind, given, question)| Asked {
            table,
            key,
            kind,
            question,
            given: given.as_deref(),
        })
    }

    /// Writes the answer to a question into the document. Without one it stays as it is. An answer with a fault is
    /// asked for again.
    fn settle(
        &self,
        asked: &Asked<'_>,
        read: (&ConfigFile, &Files),
        document: &mut DocumentMut,
    ) -> Result<(), Failure> {
        if let Some(given) = asked.given {
            *document = self.answered(asked, given, read, document)?;
            return Ok(());
        }
        if self.yes {
            return Ok(());
        }
        loop {
            let Some(answer) = self.ask(asked, document)? else {
                return Ok(());
            };
            match self.answered(asked, &answer, read, document) {
                Ok(changed) => {
                    *document = changed;
                    return Ok(());
                }
                Err(failure) => _ = failure.tell(),
            }
        }
    }

    /// Returns the document with an answer, unless the answer has a fault.
    fn answered(
        &self,
        asked: &Asked<'_>,
        answer: &str,
        (file, files): (&ConfigFile, &Files),
        document: &DocumentMut,
    ) -> Result<DocumentMut, Failure> {
        if asked.kind == Kind::NumberOfKiosk && answer.parse() == Ok(0) {
            let words = told!("setup-no-zero").in_language(self.language());
            return Err(Failure::AtFault(format!("cas-kiosk: {words}")));
        }
        let mut changed = document.clone();
        asked.write(answer, &mut changed);
        let file = file.clone().with_text(&changed.to_string());
        self.refuse(&file, files)?;
        Ok(changed)
    }

    /// Refuses the file if it has a fault, beside the content and the locales that were read.
    fn refuse(&self, file: &ConfigFile, files: &Files) -> Result<(), Failure> {
        let faults = file.own_faults(files);
        if faults.is_empty() {
            return Ok(());
        }
        Err(Failure::AtFault(faults.in_language(self.language())))
    }

    /// Asks a question until the answer can be read. Returns nothing if the value stays.
    fn ask(&self, asked: &Asked<'_>, document: &DocumentMut) -> Result<Option<String>, Failure> {
        let question = asked.question.in_language(self.language());
        let mut out = io::stdout();
        loop {
            let standing = asked.standing(document);
            write!(out, "{question} [{standing}]: ").map_err(Failure::Unprinted)?;
            out.flush().map_err(Failure::Unprinted)?;
            let mut line = Vec::new();
            if io::stdin().lock().read_until(b'\n', &mut line)? == 0 {
                let words = told!("setup-unfinished").in_language(self.language());
                return Err(Failure::AtFault(format!("\ncas-kiosk: {words}")));
            }
            if let Ok(line) = str::from_utf8(&line) {
                let answer = line.trim();
                return Ok((!answer.is_empty()).then(|| answer.to_owned()));
            }
            print(&told!("setup-unreadable").in_language(self.language()))?;
        }
    }

    fn language(&self) -> Language {
        self.language.unwrap_or_else(language::of_environment)
    }
}

impl Asked<'_> {
    /// Returns the value that stands in the document, as one would answer it; "-" if there is none.
    fn standing(&self, document: &DocumentMut) -> String {
        let item = document
            .get(self.table)
            .and_then(|table| table.get(self.key));
        match item.and_then(Item::as_value) {
            Some(Value::String(words)) => words.value().clone(),
            Some(Value::Integer(number)) => number.value().to_string(),
            Some(Value::Array(words)) => {
                let words = words.iter().filter_map(Value::as_str);
                Some(words.collect::<Vec<_>>().join(","))
                    .filter(|it| !it.is_empty())
                    .unwrap_or_else(|| NONE.to_owned())
            }
            _ => NONE.to_owned(),
        }
    }

    fn write(&self, answer: &str, document: &mut DocumentMut) {
        let table = document
            .entry(self.table)
            .or_insert_with(|| Item::Table(Table::new()));
        let is_none = answer == NONE;
        match self.kind {
            Kind::Optional if is_none => {
                if let Some(table) = table.as_table_like_mut() {
                    table.remove(self.key);
                }
            }
            Kind::Number | Kind::NumberOfKiosk => put(
                table,
                self.key,
                match answer.parse::<i64>() {
                    Ok(number) => number.into(),
                    // Read again, it is a fault that says what to write.
                    Err(_) => answer.into(),
                },
            ),
            Kind::Words | Kind::Optional => put(table, self.key, answer.into()),
            Kind::List => put(table, self.key, list(answer).into()),
            Kind::Recipients => {
                let recipients = if is_none { Array::new() } else { list(answer) };
                // Where requests must be sealed, nobody can take that back by having no keys.
                let stands = table.get("sealing").and_then(Item::as_str);
                if stands != Some("required") {
                    let sealing = if is_none { "required" } else { "age" };
                    put(table, "sealing", sealing.into());
                }
                put(table, self.key, recipients.into());
            }
        }
    }
}

/// Writes a value into a table. What stands beside the one before stays, such as a comment.
fn put(table: &mut Item, key: &str, mut value: Value) {
    if let Some(before) = table.get(key).and_then(Item::as_value) {
        *value.decor_mut() = before.decor().clone();
    }
    table[key] = Item::Value(value);
}

fn list(answer: &str) -> Array {
    let words = answer.split([',', ' ']).filter(|word| !word.is_empty());
    words.collect()
}

fn refused(path: &Path, error: &io::Error) -> Failure {
    Failure::AtFault(format!("cas-kiosk: {}: {error}", path.display()))
}

impl Target {
    /// Opens the folder of a file, and tries whether a file can be made there.
    fn open(path: &Path) -> Result<Self, Failure> {
        let refused = |error: io::Error| refused(path, &error);
        // A link stays a link.
        let there = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let folder = there.parent().filter(|it| !it.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let target = Self {
            path: path.to_owned(),
            folder: open_folder(CWD, folder, OFlags::empty()).map_err(|it| refused(it.into()))?,
            name: there
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into(),
            before: fs::metadata(&there).ok(),
        };
        let trial = target.part()?.discard();
        trial.map_err(|it| refused(it.into()))?;
        Ok(target)
    }

    /// Replaces the file as a whole, so that a power cut leaves the old one or the new one.
    fn write(&self, text: &str) -> Result<(), Failure> {
        let refused = |error: io::Error| refused(&self.path, &error);
        let mut part = self.part()?;
        let mut mode = NEW_MODE;
        if let Some(before) = &self.before {
            mode = before.permissions().mode();
            part.give_to(before.uid(), before.gid())
                .map_err(|it| refused(it.source))?;
        }
        part.fill(Mode::from_raw_mode(mode), text.as_bytes())
            .map_err(|it| refused(it.source))?;
        part.replace(&self.name).map_err(|it| refused(it.source))
    }

    /// Makes the file that is to take the place of the one that stands there.
    fn part(&self) -> Result<Part<'_>, Failure> {
        let refused = |error: io::Error| refused(&self.path, &error);
        let name = part_name(&self.name).map_err(|it| refused(io::Error::other(it)))?;
        Part::make(&self.folder, name).map_err(|it| refused(it.source))
    }
}
