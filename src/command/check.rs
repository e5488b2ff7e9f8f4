//! `cas-kiosk check`: every fault in configuration, content and locales.
//!
//! The faults are the result of the command, so they go to standard output.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::ValueEnum;

use super::{Failure, print};
use crate::kiosk::Clock;
use cas_program::exit::Exit;
use cas_program::language;
use cas_setup::fault::Faults;
use cas_setup::{setup, told};
use cas_words::text::Language;

/// The files to look at, and what to look for in them.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The configuration, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Also say what should be known: what is old, over, only an example, or not translated
    #[arg(long)]
    pub advice: bool,
    /// Also count as faults what must not go to the public: examples, and a key that ends the program
    #[arg(long)]
    pub deploy: bool,
    /// Look at the content as on this date
    #[arg(long, value_name = "2026-11-24", value_parser = super::day)]
    pub at: Option<NaiveDate>,
    /// How faults are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// The language of faults and advice: en, pl or uk [default: that of `LC_ALL`, `LC_MESSAGES` or `LANG`
    /// if it is one of these, else en; with `--format json` always en]
    #[arg(long, value_name = "TAG", value_parser = known)]
    pub language: Option<Language>,
}

/// The form in which faults are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the line each is on
    Human,
    /// One JSON document a line
    Json,
}

impl Check {
    /// Prints the faults.
    #[must_use]
    pub fn carry_out(&self) -> Exit {
        match self.look() {
            Ok(exit) => exit,
            Err(failure) => failure.tell(),
        }
    }

    fn look(&self) -> Result<Exit, Failure> {
        let setup = match setup::load(self.config.as_deref()) {
            Ok(setup) => setup,
            Err(faults) => return self.found(&faults),
        };
        let today = self.at.unwrap_or_else(|| {
            let now = Clock::Zone(setup.config.zone).now();
            now.date_naive()
        });
        let mut faults = setup.faults_of_dates(today);
        faults.extend(&setup.faults_of_folders());
        if self.advice {
            for line in setup.advice(today, self.language()) {
                print(&line)?;
            }
        }
        if self.deploy {
            for line in setup.left_out(self.language()) {
                print(&line)?;
            }
            faults.extend(&setup.deploy_faults());
        }
        if faults.is_empty() {
            return Ok(Exit::Well);
        }
        self.found(&faults)
    }

    fn found(&self, faults: &Faults) -> Result<Exit, Failure> {
        match self.format {
            Format::Human => print(&faults.in_language(self.language()))?,
            Format::Json => print(&faults.to_json_lines(self.language()))?,
        }
        Ok(Exit::AtFault)
    }

    /// Returns the language that was asked for, or else the one that fits the format: programs should
    /// read the same words everywhere.
    fn language(&self) -> Language {
        self.language.unwrap_or_else(|| match self.format {
            Format::Human => language::of_environment(),
            Format::Json => told::english(),
        })
    }
}

/// Reads a language in which everything can be told.
pub(super) fn known(tag: &str) -> Result<Language, String> {
    let mut known = told::languages();
    known.find(|language| language.tag() == tag).ok_or_else(|| {
        let tags: Vec<String> = told::languages().map(|it| it.to_string()).collect();
        format!("write one of {}", tags.join(", "))
    })
}
