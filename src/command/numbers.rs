//! `cas-kiosk numbers`: the three-digit numbers of all pages, for a poster.

use std::path::PathBuf;

use super::{Failure, print, say};
use cas_program::exit::Exit;
use cas_program::language;
use cas_setup::setup;
use cas_words::text::Language;

/// Which numbers to print.
#[derive(Debug, clap::Args)]
pub struct Numbers {
    /// The configuration, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The language of the names [default: the first of the kiosk's]
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
}

impl Numbers {
    /// Prints the numbers with the names of their pages.
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
        let languages = &setup.config.languages;
        let wanted = self.language.as_deref();
        let is_wanted = |language: &Language| wanted.is_none_or(|tag| tag == language.tag());
        let Some(language) = languages.iter().find(is_wanted) else {
            let tags: Vec<String> = languages.iter().map(|it| it.to_string()).collect();
            let words = format!(
                "cas-kiosk: the kiosk has no such language. It has: {}.",
                tags.join(", ")
            );
            return Err(Failure::AtFault(words));
        };
        let poster = setup
            .catalogue
            .poster(&setup.content, &setup.locales, language);
        if poster.is_empty() {
            say(
                "cas-kiosk: nothing in the content has a number. Add `number = 101` where you want one.",
            );
        } else {
            print(poster.trim_end())?;
        }
        Ok(Exit::Well)
    }
}
