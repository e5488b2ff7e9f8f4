//! `cas-kiosk status`: how the kiosk on this machine is, as it has told last.

#![allow(
    clippy::disallowed_types,
    reason = "this is the rim: what the courier has told is read here"
)]

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::doctor::machine::{LIMIT, Machine};
use super::{Failure, print};
use crate::kiosk::status::Status as Told;
use cas_fleet::name::Name;
use cas_fleet::status::{STATUS_BYTES_MAX, Status as CourierTold};
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

/// What is printed.
#[derive(Serialize)]
struct Printed {
    #[serde(flatten)]
    kiosk: Told,
    /// What the courier has told last, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    courier: Option<CourierTold>,
}

impl Status {
    /// Prints what the kiosk and its courier have told last, as JSON.
    #[must_use]
    pub fn carry_out(&self) -> Exit {
        match self.tell() {
            Ok(()) => Exit::Well,
            Err(failure) => failure.tell(),
        }
    }

    fn tell(&self) -> Result<(), Failure> {
        let config = ConfigFile::read(self.config.as_deref()).config();
        let folder = config.state;
        let (path, state) = (folder.join(STATUS), State::new(folder));
        let machine = Machine::under(Path::new("/"));
        let of_courier = config.fleet.map(|fleet| {
            let path = fleet.state.join(STATUS);
            let asked = path.clone();
            (path, machine.ask(move || courier(&asked, &fleet.kiosk)))
        });
        let asked = machine.ask(move || state.told::<Told>());
        let told = asked.answer().unwrap_or_else(|_| Err(silent()));
        let kiosk = told.map_err(|error| {
            Failure::AtFault(format!(
                "cas-kiosk: {} cannot be read: {error}. Has a kiosk with this configuration run here?",
                path.display()
            ))
        })?;
        let (courier, failure) = match of_courier {
            None => (None, None),
            Some((path, asked)) => match asked.answer().unwrap_or_else(|_| Err(silent())) {
                Ok(courier) => (courier, None),
                Err(error) => (
                    None,
                    Some(format!("{} cannot be read: {error}", path.display())),
                ),
            },
        };
        let printed = Printed { kiosk, courier };
        print(&serde_json::to_string_pretty(&printed).map_err(io::Error::from)?)?;
        failure.map_or(Ok(()), |words| Err(io::Error::other(words).into()))
    }
}

/// Reads what the courier has told last; `None` if it has made no round yet.
fn courier(path: &Path, kiosk: &Name) -> io::Result<Option<CourierTold>> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    let mut bytes = Vec::new();
    file.take(STATUS_BYTES_MAX).read_to_end(&mut bytes)?;
    let told = CourierTold::read(&bytes, kiosk);
    told.map(Some).map_err(io::Error::other)
}

/// The error if a disk hangs.
fn silent() -> io::Error {
    let words = format!("its disk did not answer within {} s", LIMIT.as_secs());
    io::Error::other(words)
}
