//! `cas-kiosk setup`: asks what differs from kiosk to kiosk, writes it into `kiosk.toml`, and looks at the result.
//!
//! Each answer can also be an option, so that a program can set up fifty kiosks. What already stands in the file
//! stays, comments too. Nothing is written before the last answer.

#![allow(
    clippy::disallowed_methods,
    reason = "the file that is written is read as it stands, comments too"
)]

use std::fs;
use std::io::{self, BufRead as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
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
    /// The public keys of the office, for which requests are sealed; - for none
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
    Words,
    /// Words that may be missing.
    Optional,
    /// Words with commas or blanks between them.
    List,
    /// The same. Without any, requests are not sealed.
    Recipients,
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
        let is_there = path.symlink_metadata().is_ok();
        let text = if is_there {
            fs::read_to_string(&path).map_err(|error| refused(&path, &error))?
        } else {
            NEW.to_owned()
        };
        let file = ConfigFile::read(Some(&path)).with_text(&text);
        let read = (&file, &file.files());
        // Answers are not blamed for what stood there before.
        self.refuse(read, &text)?;
        let mut document: DocumentMut = text.parse().unwrap_or_default();
        for asked in self.asked() {
            self.settle(&asked, read, &mut document)?;
        }
        let text = document.to_string();
        write(&path, &text)?;
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
                Kind::Number,
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
            asked.write(given, document);
            return self.refuse(read, &document.to_string());
        }
        if self.yes {
            return Ok(());
        }
        loop {
            let Some(answer) = self.ask(asked, document)? else {
                return Ok(());
            };
            let mut changed = document.clone();
            asked.write(&answer, &mut changed);
            let Err(failure) = self.refuse(read, &changed.to_string()) else {
                *document = changed;
                return Ok(());
            };
            let _ = failure.tell();
        }
    }

    /// Refuses a text of the file if it has a fault, beside the content and the locales that were read.
    fn refuse(&self, (file, files): (&ConfigFile, &Files), text: &str) -> Result<(), Failure> {
        let faults = file.clone().with_text(text).own_faults(files);
        if faults.is_empty() {
            return Ok(());
        }
        Err(Failure::AtFault(faults.in_language(self.language())))
    }

    /// Asks a question. Returns nothing if the value stays.
    fn ask(&self, asked: &Asked<'_>, document: &DocumentMut) -> Result<Option<String>, Failure> {
        let question = asked.question.in_language(self.language());
        let mut out = io::stdout();
        write!(out, "{question} [{}]: ", asked.standing(document)).map_err(Failure::Unprinted)?;
        out.flush().map_err(Failure::Unprinted)?;
        let mut line = String::new();
        if io::stdin().lock().read_line(&mut line)? == 0 {
            let words = told!("setup-unfinished").in_language(self.language());
            return Err(Failure::AtFault(format!("\ncas-kiosk: {words}")));
        }
        let answer = line.trim();
        Ok((!answer.is_empty()).then(|| answer.to_owned()))
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
            Kind::Number => put(
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
                    let sealing = if is_none { "none" } else { "age" };
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

/// Replaces a file as a whole, so that a power cut leaves the old one or the new one.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let refused = |error: io::Error| refused(path, &error);
    // A link stays a link.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mode = fs::metadata(&path).map_or(NEW_MODE, |it| it.permissions().mode());
    let folder = open_folder(CWD, folder, OFlags::empty()).map_err(|it| refused(it.into()))?;
    let part = part_name(&name).map_err(|it| refused(io::Error::other(it)))?;
    let mut part = Part::make(&folder, part).map_err(|it| refused(it.source))?;
    part.fill(Mode::from_raw_mode(mode), text.as_bytes())
        .map_err(|it| refused(it.source))?;
    part.replace(&name).map_err(|it| refused(it.source))
}
