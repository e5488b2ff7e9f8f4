//! `cas-kiosk numbers`: the three-digit numbers of all pages, for a poster, or as a poster.

use std::path::PathBuf;

use super::{Failure, print, say, wanted, write_anew};
use cas_page::page::{Block, BlockKind};
use cas_page::slip::Slip;
use cas_paper::{Paper, lay_out, pdf};
use cas_program::exit::Exit;
use cas_program::language;
use cas_setup::catalogue;
use cas_setup::setup::{self, Setup};
use cas_words::text::{Language, Text};

/// Which numbers to print.
#[derive(Debug, clap::Args)]
pub struct Numbers {
    /// The configuration, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The language of the names [default: the first of the kiosk's]
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// Write them into this file as a poster in large print (PDF, A4); there must be no such file yet
    #[arg(long, value_name = "FILE")]
    pub into: Option<PathBuf>,
}

impl Numbers {
    /// Prints the numbers with the names of their pages, or writes them as a poster.
    #[must_use]
    pub fn carry_out(&self) -> Exit {
        match self.list() {
            Ok(exit) => exit,
            Err(failure) => failure.tell(),
        }
    }

    fn list(&self) -> Result<Exit, Failure> {
        let setup = match setup::load(self.config.as_deref()) {
            Ok(setup) => setup,
            // Faults are the result of the command, as with `cas-kiosk check`.
            Err(faults) => {
                print(&faults.in_language(language::of_environment()))?;
                return Ok(Exit::AtFault);
            }
        };
        let language = wanted(&setup, self.language.as_deref())?;
        let poster = setup
            .catalogue
            .poster(&setup.content, &setup.locales, language);
        if poster.is_empty() {
            say(
                "cas-kiosk: nothing in the content has a number. Add `number = 101` where you want one.",
            );
        } else if let Some(file) = &self.into {
            write_anew(file, &pdf(&lay_out(&slip(&setup, language), Paper::A4)))?;
        } else {
            print(poster.trim_end())?;
        }
        Ok(Exit::Well)
    }
}

/// Returns the poster: what the numbers are for, and then all of them, each hundred under its first.
fn slip(setup: &Setup, language: Language) -> Slip {
    let say = |id: &str| setup.locales.say(language, id, &[]);
    let block = |kind, label, text| Block {
        kind,
        preface: None,
        label,
        text,
    };
    let numbers = setup.catalogue.numbers().map(|(number, target)| {
        let name = catalogue::title(&setup.content, &setup.locales, language, target);
        let kind = match number % 100 {
            0 => BlockKind::Takeaway,
            _ => BlockKind::Text,
        };
        let number = Text::new(language, number.to_string());
        block(kind, Some(number), name)
    });
    let what_for = block(BlockKind::Text, None, say("help-numbers"));
    Slip {
        heading: say("numbers-heading"),
        blocks: [what_for].into_iter().chain(numbers).collect(),
        codes: Vec::new(),
    }
}
