//! `cas-kiosk status`: how the kiosk on this machine is, as it has told last.

use std::io;
use std::path::{Path, PathBuf};

use super::doctor::machine::{LIMIT, Machine};
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
        let (path, state) = (folder.join(STATUS), State::new(folder));
        let asked = Machine::under(Path::new("/")).ask(move || state.told::<Told>());
        let told = asked.answer().unwrap_or_else(|_| {
            let words = format!("its disk did not answer within {} s", LIMIT.as_secs());
            Err(io::Error::other(words))
        });
        let told = told.map_err(|error| {
            Failure::AtFault(format!(
                "cas-kiosk: {} cannot be read: {error}. Has a kiosk with this configuration run here?",
                path.display()
            ))
        })?;
        print(&serde_json::to_string_pretty(&told).map_err(io::Error::from)?)
    }
}
