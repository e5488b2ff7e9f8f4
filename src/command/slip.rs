//! `cas-kiosk slip`: what a visitor takes home from a page, as a file, to try paper and printer without a visitor.

use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::{Failure, wanted, write_anew};
use crate::kiosk::Clock;
use cas_core::{SlipOf, slip};
use cas_paper::{Paper, print};
use cas_program::exit::Exit;
use cas_setup::setup;

/// Which slip to write, and how.
#[derive(Debug, clap::Args)]
pub struct Slip {
    /// The number of the page: of a centre, a service or an article
    #[arg(long, value_name = "NUMBER")]
    pub of: u16,
    /// The file to write; there must be no such file yet
    #[arg(long, value_name = "FILE")]
    pub into: PathBuf,
    /// The paper: a document (PDF) for a sheet, what a receipt printer is sent (ESC/POS) for a roll
    #[arg(long, value_name = "PAPER", default_value = "a5")]
    pub paper: PaperName,
    /// The language [default: the first of the kiosk's]
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// The configuration, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Print it as at this local time
    #[arg(long, value_name = "2026-11-24T10:00", value_parser = super::at)]
    pub at: Option<NaiveDateTime>,
}

/// The paper, in the words of `kiosk.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum PaperName {
    /// A sheet of 148 by 210 mm
    A5,
    /// A sheet of 210 by 297 mm
    A4,
    /// A roll of 80 mm
    Roll80,
    /// A roll of 58 mm
    Roll58,
}

impl Slip {
    /// Writes the slip.
    #[must_use]
    pub fn carry_out(&self) -> Exit {
        match self.write() {
            Ok(()) => Exit::Well,
            Err(failure) => failure.tell(),
        }
    }

    fn write(&self) -> Result<(), Failure> {
        let setup = setup::load(self.config.as_deref())?;
        let language = wanted(&setup, self.language.as_deref())?;
        let now = match self.at {
            None => Clock::Zone(setup.config.zone),
            Some(at) => Clock::frozen(setup.config.zone, at).ok_or_else(|| {
                Failure::AtFault(format!(
                    "cas-kiosk: {at} does not exist where the kiosk stands. Give another --at."
                ))
            })?,
        };
        let mut numbers = setup.catalogue.numbers();
        let target = numbers.find(|(number, _)| *number == self.of);
        let of = target.and_then(|(_, target)| SlipOf::target(target));
        let of = of.ok_or_else(|| {
            Failure::AtFault(format!(
                "cas-kiosk: {} is no page that is taken home. `cas-kiosk numbers` lists the pages; centres, \
                 services and articles have slips.",
                self.of
            ))
        })?;
        let slip = slip(&setup, language, now.now(), &of);
        write_anew(&self.into, &print(&slip, self.paper.into()))
    }
}

impl From<PaperName> for Paper {
    fn from(name: PaperName) -> Self {
        match name {
            PaperName::A5 => Self::A5,
            PaperName::A4 => Self::A4,
            PaperName::Roll80 => Self::Roll80,
            PaperName::Roll58 => Self::Roll58,
        }
    }
}
