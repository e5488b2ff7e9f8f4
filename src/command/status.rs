//! `cas-kiosk status`: how the kiosk on this machine is, as it has told last.

use std::path::PathBuf;

use super::{Failure, print};
use crate::kiosk::status::Status as Told;
use cas_live::state::{STATUS, State};
use cas_program::exit::Exit;
use cas_setup::setup::ConfigFile;

/// Where to look.
#[derive(Debug, clap::Args)]
pub struct Status {
    /// The configuration, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

impl Status {
    /// Prints what the kiosk has told last, as JSON.
    #[must_use]
    pub fn carry_out(&self) -> Exit {
        match self.tell() {
            Ok(()) => Exit::Well,
            Err(failure) => failure.tell(),
        }
    }

    fn tell(&self) -> Result<(), Failure> {
        let config = ConfigFile::read(self.config.as_deref());
        let folder = config.config().state;
        let told: Told = State::new(folder.clone()).told().map_err(|error| {
            Failure::AtFault(format!(
                "cas-kiosk: {} cannot be read: {error}. Has a kiosk with this configuration run here?",
                folder.join(STATUS).display()
            ))
        })?;
        print(&serde_json::to_string_pretty(&told).map_err(std::io::Error::from)?)
    }
}
