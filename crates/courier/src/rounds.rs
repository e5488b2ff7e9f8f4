//! Rounds, one or many, and what the last one has found.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: clock, chance, files and the log"
)]

use std::io::{self, Write as _};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use cas_fleet::name::Name;
use cas_fleet::signed::Signer;
use cas_program::exit::Exit;
use cas_setup::config::Config;
use cas_setup::fleet::Fleet;
use cas_setup::setup::{ConfigFile, Setup};
use cas_store::{Access, Place, Store};
use chrono::Utc;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::carry::{Carried, Office, Round};
use crate::folders::Folders;
use crate::memory::{self, Memory};
use crate::told::Told;

/// The shortest time from the end of a round to the next.
const PAUSE: Duration = Duration::from_secs(240);
/// Up to so much is added to it, by chance, so that the kiosks of a city do not all come at once.
const PAUSE_MORE_MS: u32 = 30_000;

/// The configuration of a courier.
struct Courier {
    config: Config,
    fleet: Fleet,
    offices: Vec<Office>,
    /// What somebody should know of the configuration.
    told: Vec<Told>,
}

/// Makes one round.
#[must_use]
pub fn once(config: Option<&Path>) -> Exit {
    match Courier::read(config) {
        Ok(courier) => courier.round(),
        Err(words) => at_fault(&words),
    }
}

/// Makes rounds until SIGTERM or SIGINT. The configuration is read anew for each.
#[must_use]
pub fn run(config: Option<&Path>) -> Exit {
    let mut signals = match Signals::new([SIGTERM, SIGINT]) {
        Ok(signals) => signals,
        Err(error) => return at_fault(&error.to_string()),
    };
    let (end, ended) = mpsc::channel::<()>();
    thread::spawn(move || {
        let _ = signals.forever().next();
        drop(end);
    });
    loop {
        let exit = once(config);
        if exit == Exit::AtFault {
            return exit;
        }
        // A channel whose other end is dropped answers at once.
        if ended.recv_timeout(pause()) != Err(mpsc::RecvTimeoutError::Timeout) {
            return Exit::Well;
        }
    }
}

/// Prints what the last round has found.
#[must_use]
pub fn status(config: Option<&Path>) -> Exit {
    let fleet = match Courier::read(config) {
        Ok(courier) => courier.fleet,
        Err(words) => return at_fault(&words),
    };
    let Some(last) = Memory::read(&fleet.state).last else {
        return at_fault("no round was made yet: cas-courier once");
    };
    let mut lines = format!("at: {}\nwaiting: {}\n", last.at.to_rfc3339(), last.waiting);
    for told in &last.told {
        lines.push_str("told: ");
        lines.push_str(told);
        lines.push('\n');
    }
    match io::stdout().write_all(lines.as_bytes()) {
        Ok(()) if last.told.is_empty() => Exit::Well,
        _ => Exit::Failed,
    }
}

impl Courier {
    fn read(config: Option<&Path>) -> Result<Self, String> {
        let file = ConfigFile::read(config);
        if file.is_faulty() {
            return Err("kiosk.toml has faults: cas-kiosk check".to_owned());
        }
        let config = file.config();
        let Some(fleet) = config.fleet.clone() else {
            let advice = "write `store` and `kiosk` under it; docs/fleet.md tells how";
            return Err(format!("kiosk.toml has no [fleet]: {advice}"));
        };
        let (mut offices, mut told) = (Vec::new(), Vec::new());
        match file.setup(&file.files()) {
            Ok(setup) => offices = offices_of(&setup),
            // Requests are carried all the same. What the offices say of them can be believed later.
            Err(_) => told.push(Told::new(
                "the content has faults, so no receipt can be believed: cas-kiosk check",
            )),
        }
        Ok(Self {
            config,
            fleet,
            offices,
            told,
        })
    }

    fn round(mut self) -> Exit {
        let mut memory = Memory::read(&self.fleet.state);
        let mut carried = self.carry(&mut memory).unwrap_or_else(|told| Carried {
            told: vec![told],
            ..Carried::default()
        });
        self.told.append(&mut carried.told);
        memory.last = Some(memory::Round {
            at: Utc::now(),
            waiting: carried.waiting,
            told: self.told.iter().map(Told::to_string).collect(),
        });
        if let Err(error) = memory.write(&self.fleet.state) {
            let folder = self.fleet.state.display();
            let words = format!("{folder} cannot be written: {error}");
            self.told.push(Told::new(words));
        }
        for told in &self.told {
            say(&format!("cas-courier: {told}"));
        }
        if self.told.is_empty() {
            Exit::Well
        } else {
            Exit::Failed
        }
    }

    fn carry(&self, memory: &mut Memory) -> Result<Carried, Told> {
        let place = Place::new(&self.fleet.store).map_err(Told::new)?;
        let access = self.fleet.key.as_deref().map(Access::read);
        let access = access.transpose().map_err(Told::new)?;
        let spool = &self.config.spool.folder;
        let unopened = |error: io::Error| {
            let spool = spool.display();
            Told::new(format_args!("the spool {spool} cannot be opened: {error}"))
        };
        let folders = Folders::open(spool).map_err(unopened)?;
        folders.lock().map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => Told::new("another courier is at work with this spool"),
            _ => unopened(error),
        })?;
        let store = Store::open(&place, access.as_ref()).map_err(Told::new)?;
        let round = Round {
            store: &store,
            folders: &folders,
            kiosk: &self.fleet.kiosk,
            offices: &self.offices,
            memory,
            now: Utc::now(),
            carried: Carried::default(),
        };
        Ok(round.make())
    }
}

/// Returns the offices of the content, and its centres, which may have keys of their own.
fn offices_of(setup: &Setup) -> Vec<Office> {
    let site = &setup.content.site;
    let offices = site.offices.iter().map(|it| (&it.id, &it.keys));
    let centres = setup.content.centres.iter().map(|it| (&it.id, &it.keys));
    let all = offices.chain(centres).filter_map(|(id, keys)| {
        let name = Name::new(id).ok()?;
        let signer = keys.receipts.as_deref().and_then(Signer::new);
        Some(Office { name, signer })
    });
    all.collect()
}

/// Returns the time to the next round.
fn pause() -> Duration {
    let mut random = [0; 4];
    // Without chance they only come at once.
    let _ = getrandom::fill(&mut random);
    let more = u32::from_ne_bytes(random) % PAUSE_MORE_MS;
    PAUSE + Duration::from_millis(u64::from(more))
}

fn at_fault(words: &str) -> Exit {
    say(&format!("cas-courier: {words}"));
    Exit::AtFault
}

/// Prints a message for the operator. An error is ignored, because nobody else can be told.
fn say(words: &str) {
    let _ = writeln!(io::stderr(), "{words}");
}
