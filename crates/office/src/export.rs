//! The content for other programs and other people: `cas-office export`.
//!
//! Each format is a file of its own in `export/`, and a pure function of the content: it returns
//! whole files, and only here are they written. What is only an example is no fact, and is not exported.
//!
//! # Invariants
//! - Nothing of a person is exported: the content has none, and the spool is not looked at.
//! - A file in the folder is complete, or it is the one of the last export.

mod csv;
mod sheets;
mod workbook;

use std::io::{self, Write};

use cas_program::language;
use cas_setup::setup::{ConfigFile, Files, Setup};
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::text::Language;
use chrono::{DateTime, NaiveDate, Utc};
use toml_edit::Table;

use crate::cli::{ExportArgs, Format};
use crate::file;
use crate::records;

/// How an export ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// All files are written.
    Well,
    /// A file could not be written.
    Unwritten,
    /// The kiosk's own files have faults, or lack what the format needs.
    Unread,
}

/// What is exported.
pub(crate) struct Exported<'e> {
    pub(crate) setup: &'e Setup,
    pub(crate) files: &'e Files,
    /// The language of what is written.
    pub(crate) language: Language,
    pub(crate) now: DateTime<Utc>,
    /// The day where the kiosks are.
    pub(crate) today: NaiveDate,
}

/// A file of an export.
pub(crate) struct Output {
    /// Its name, or its path under the folder of the export.
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

/// Carries out the command. What was written goes to `out`, faults to `err`.
///
/// # Errors
/// That could not be told.
pub fn run(
    args: &ExportArgs,
    now: DateTime<Utc>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Ended> {
    let own = language::of_environment();
    let config = ConfigFile::read(args.config.as_deref());
    let files = config.files();
    let setup = match config.setup(&files) {
        Ok(setup) => setup,
        Err(faults) => {
            writeln!(err, "cas-office: {}", faults.in_language(own))?;
            return Ok(Ended::Unread);
        }
    };
    let exported = Exported {
        setup: &setup,
        files: &files,
        language: args.language.unwrap_or(setup.config.languages.first()),
        now,
        today: now.with_timezone(&setup.config.zone).date_naive(),
    };
    let outputs = match exported.outputs(args.format) {
        Ok(outputs) => outputs,
        Err(told) => {
            writeln!(err, "cas-office: {}", told.in_language(own))?;
            return Ok(Ended::Unread);
        }
    };
    for Output { path, bytes } in outputs {
        if let Err(why) = file::replace(&args.into.join(&path), &bytes) {
            let told = told!("import-unwritten", path, why);
            writeln!(err, "cas-office: {}", told.in_language(own))?;
            return Ok(Ended::Unwritten);
        }
        let told = told!("import-written", path);
        writeln!(out, "{}", told.in_language(own))?;
    }
    Ok(Ended::Well)
}

impl Exported<'_> {
    /// Returns the files of a format.
    fn outputs(&self, format: Format) -> Result<Vec<Output>, Told> {
        match format {
            Format::Sheets => sheets::outputs(self),
            Format::Csv => csv::outputs(self),
        }
    }
}

/// True if a record is a fact, and not only an example.
fn is_known(record: &Table) -> bool {
    records::words(record, "sample") != "true"
}
