//! The content for other programs and other people: `cas-office export`.
//!
//! Each format is a file of its own in `export/`, and a pure function of the `Exported` content: it returns
//! whole files, and only here are they written. What is only an example is no fact, and is not exported.
//!
//! # Invariants
//! - Nothing of a person is exported: the content has none, and the spool is not looked at.
//! - A file in the folder is complete, or it is the one of the last export.

mod corrections;
mod csv;
mod hsds;
mod ics;
mod ids;
mod json;
mod openactive;
mod outgoing;
mod runs;
mod sheets;
mod words;
mod workbook;

use std::io::{self, Write};

use cas_program::language;
use cas_setup::fault::Faults;
use cas_setup::setup::{ConfigFile, Files, Setup};
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::text::Language;
use chrono::{DateTime, NaiveDate, Utc};
use toml_edit::Table;

use crate::cli::{ExportArgs, Format};
use crate::file;
use crate::records;
use corrections::Found;
use outgoing::Outgoing;

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
    pub(crate) config: &'e ConfigFile,
    /// The language of what is written.
    pub(crate) language: Language,
    pub(crate) now: DateTime<Utc>,
    /// The day where the kiosks are.
    pub(crate) today: NaiveDate,
}

/// The files of an export, and what they do not have.
#[derive(Default)]
struct Outputs {
    files: Vec<Output>,
    left_out: Vec<Told>,
    /// What somebody has to look at.
    amiss: Vec<Told>,
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
        config: &config,
        language: args.language.unwrap_or(setup.config.languages.first()),
        now,
        today: now.with_timezone(&setup.config.zone).date_naive(),
    };
    let outputs = match exported.outputs(args, own) {
        Ok(outputs) => outputs,
        Err(words) => {
            writeln!(err, "cas-office: {words}")?;
            return Ok(Ended::Unread);
        }
    };
    for Output { path, bytes } in outputs.files {
        if let Err(why) = file::replace(&args.into.join(&path), &bytes) {
            let told = told!("import-unwritten", path, why);
            writeln!(err, "cas-office: {}", told.in_language(own))?;
            return Ok(Ended::Unwritten);
        }
        let told = told!("import-written", path);
        writeln!(out, "{}", told.in_language(own))?;
    }
    for told in outputs.left_out {
        writeln!(out, "{}", told.in_language(own))?;
    }
    for told in outputs.amiss {
        writeln!(err, "cas-office: {}", told.in_language(own))?;
    }
    Ok(Ended::Well)
}

impl Exported<'_> {
    /// Returns the files of a format, or why there are none, in the language of the operator.
    fn outputs(&self, args: &ExportArgs, own: Language) -> Result<Outputs, String> {
        let told = |told: Told| told.in_language(own);
        let choice = ics::Choice {
            centre: args.centre.clone(),
            kind: args.kind.clone(),
        };
        let chooses = choice != ics::Choice::default();
        if chooses && args.format != Format::Ics
            || args.web.is_some() && args.format != Format::Openactive
            || !args.corrections.is_empty() && args.format != Format::Sheets
        {
            return Err(told(told!("export-options")));
        }
        let known = || self.known().map_err(|faults| faults.in_language(own));
        let postal = self.setup.content.site.postal.as_ref();
        let postal = || postal.ok_or_else(|| told(told!("export-no-postal")));
        match args.format {
            Format::Csv => Ok(Outputs {
                files: csv::outputs(self).map_err(told)?,
                ..Outputs::default()
            }),
            Format::Sheets => {
                let found = Found::of(&args.corrections, self.setup).map_err(told)?;
                Ok(Outputs {
                    files: sheets::outputs(self, &found).map_err(told)?,
                    left_out: found.without_row(self.setup, own),
                    amiss: found.amiss(self.setup, own),
                })
            }
            Format::Ics => {
                let (outgoing, kinds) = (known()?, &self.setup.content.kinds);
                let files = ics::calendars(&outgoing, kinds, &choice).map_err(told)?;
                Ok(self.of_meetings(&outgoing, files))
            }
            Format::Hsds => {
                let (outgoing, postal) = (known()?, postal()?);
                Ok(Outputs {
                    files: hsds::documents(&outgoing, postal),
                    left_out: self.left_out(&outgoing),
                    ..Outputs::default()
                })
            }
            Format::Openactive => {
                let (outgoing, postal) = (known()?, postal()?);
                let files = openactive::documents(&outgoing, postal, args.web.as_deref());
                Ok(self.of_meetings(&outgoing, files))
            }
        }
    }

    /// Returns what goes out: the content without what is only an example.
    fn known(&self) -> Result<Outgoing, Faults> {
        let setup = self.config.clone().without_samples().setup(self.files)?;
        Ok(Outgoing::new(setup, self.language, self.today))
    }

    /// Returns files of meetings, and tells what has none.
    fn of_meetings(&self, outgoing: &Outgoing, files: Vec<Output>) -> Outputs {
        let count = outgoing.untimed;
        let untimed = (count > 0).then(|| told!("export-untimed", count));
        let left_out = self.left_out(outgoing).into_iter().chain(untimed);
        Outputs {
            files,
            left_out: left_out.collect(),
            ..Outputs::default()
        }
    }

    /// Tells of the activities that are left out, or their times.
    fn left_out(&self, outgoing: &Outgoing) -> Vec<Told> {
        let activities = self.setup.content.activities.len();
        let count = activities - outgoing.setup.content.activities.len();
        let samples = (count > 0).then(|| told!("export-samples", count));
        let count = outgoing.stale;
        let stale = (count > 0).then(|| told!("export-stale", count));
        samples.into_iter().chain(stale).collect()
    }
}

/// True if a record is a fact, and not only an example.
fn is_known(record: &Table) -> bool {
    records::words(record, "sample") != "true"
}
