//! `cas-kiosk display`: the size of letters on this terminal, and a sample of all letters.

pub mod report;

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use super::sight::own;
use super::{Failure, print};
use cas_program::exit::Exit;
use cas_setup::config;
use cas_setup::setup;

const NO_TERMINAL: &str = "cas-kiosk: standard input or output is not a terminal. Start it in the terminal that is to be told of.";

/// The things that are known of the screen.
#[derive(Debug, clap::Args)]
pub struct Display {
    /// The configuration, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// How wide and high the panel is that this terminal fills [default: that of the configuration]
    #[arg(long, value_name = "527x296", value_parser = panel_mm)]
    pub panel_mm: Option<(u16, u16)>,
    /// From how far it is looked at [default: that of the configuration]
    #[arg(long, value_name = "600", value_parser = clap::value_parser!(u16).range(config::DISTANCE_MM))]
    pub distance_mm: Option<u16>,
}

impl Display {
    /// Prints the size of letters, and all of them.
    #[must_use]
    pub fn carry_out(&self) -> Exit {
        match self.show() {
            Ok(()) => Exit::Well,
            Err(failure) => failure.tell(),
        }
    }

    /// Asks the terminal and prints the results.
    fn show(&self) -> Result<(), Failure> {
        let setup = setup::load(self.config.as_deref())?;
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(Failure::AtFault(NO_TERMINAL.to_owned()));
        }
        let mut config = setup.config;
        config.panel_mm = self.panel_mm.or(config.panel_mm);
        config.distance_mm = self.distance_mm.unwrap_or(config.distance_mm);
        let (sight, grid, cell) = own(&config)?;
        let report = report::report(&sight, grid, cell);
        let card = report::card(&config, &setup.locales, &sight, grid);
        // The letters fill more than a screen, so the report comes last: its lines stay in view.
        for line in card.iter().chain(&report) {
            print(line)?;
        }
        Ok(())
    }
}

fn panel_mm(typed: &str) -> Result<(u16, u16), String> {
    config::panel_mm(typed).ok_or_else(|| {
        "write its width and height in millimetres, each from 50 to 5000: 527x296".to_owned()
    })
}
