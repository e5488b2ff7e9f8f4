//! Rounds, one or many, and what the last one has found.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: clock, chance, files and the log"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;
use std::thread;
use std::time::Duration;

use cas_fleet::name::Name;
use cas_fleet::signed::Signer;
use cas_program::exit::Exit;
use cas_setup::config::Config;
use cas_setup::fleet::Fleet;
use cas_setup::setup::ConfigFile;
use cas_store::{Access, Place, Store};
use chrono::{DateTime, TimeDelta, Utc};

use crate::carry::{Carried, Office, Round};
use crate::content::Content;
use crate::folders::Folders;
use crate::memory::{self, Memory};
use crate::shelf::Shelf;
use crate::told::Told;

/// The shortest time from the end of a round to the next.
const PAUSE: Duration = Duration::from_secs(240);
/// Up to so much is added to it, by chance, so that the kiosks of a city do not all come at once.
const PAUSE_MORE_MS: u32 = 30_000;

/// What waits for so long, in hours, somebody has to look at: a visitor was promised a call.
const WAITS_HOURS_MAX: i64 = 24;
/// The same if no round was made for so long.
const ROUND_MAX: TimeDelta = TimeDelta::hours(1);

/// A courier, as its configuration says.
#[derive(Debug)]
pub struct Courier {
    file: ConfigFile,
    config: Config,
    fleet: Fleet,
    /// The offices of the content; `None` if it has faults. Requests are carried all the same, and what the offices
    /// say of them can be believed later.
    offices: Option<Vec<Office>>,
}

/// Makes one round.
#[must_use]
pub fn once(config: Option<&Path>) -> Exit {
    match Courier::read(config) {
        Ok(mut courier) => tell_all(&courier.round(Utc::now())),
        Err(words) => at_fault(&words),
    }
}

/// Makes rounds until a signal ends the program, which it may do at any moment. The configuration is read anew for
/// each.
#[must_use]
pub fn run(config: Option<&Path>) -> Exit {
    loop {
        let exit = once(config);
        if exit == Exit::AtFault {
            return exit;
        }
        thread::sleep(pause());
    }
}

/// Prints what waits now, and what the last round has found. What waits too long, and that no round was made for long,
/// somebody has to look at.
#[must_use]
pub fn status(config: Option<&Path>) -> Exit {
    let courier = match Courier::read(config) {
        Ok(courier) => courier,
        Err(words) => return at_fault(&words),
    };
    let waiting = Folders::open(&courier.config.spool.folder).and_then(|it| it.waiting());
    let (count, oldest) = match waiting {
        Ok((items, _)) => (items.len(), items.first().map(|it| it.written)),
        Err(error) => return at_fault(&format!("the spool cannot be read: {error}")),
    };
    let now = Utc::now();
    let mut lines = format!("waiting: {count}\n");
    let hours = oldest.map_or(0, |it| (now.timestamp() - it) / 3600);
    let mut is_well = hours < WAITS_HOURS_MAX;
    let _ = writeln!(lines, "oldest_hours: {hours}");
    let Some(last) = Memory::read(&courier.fleet.state).last else {
        return at_fault("no round was made yet: cas-courier once");
    };
    let _ = writeln!(lines, "last_round: {}", last.at.to_rfc3339());
    is_well &= last.told.is_empty() && now - last.at < ROUND_MAX;
    for told in &last.told {
        let _ = writeln!(lines, "told: {told}");
    }
    match io::stdout().write_all(lines.as_bytes()) {
        Ok(()) if is_well => Exit::Well,
        _ => Exit::Failed,
    }
}

impl Courier {
    /// Reads the configuration of a kiosk, found as when the kiosk runs.
    ///
    /// # Errors
    /// The reason why there can be no round, and what to do.
    pub fn read(config: Option<&Path>) -> Result<Self, String> {
        let file = ConfigFile::read(config);
        if file.is_faulty() {
            return Err("kiosk.toml has faults: cas-kiosk check".to_owned());
        }
        let config = file.config();
        let Some(fleet) = config.fleet.clone() else {
            let advice = "write `store` and `kiosk` under it; docs/fleet.md tells how";
            return Err(format!("kiosk.toml has no [fleet]: {advice}"));
        };
        let offices = offices_of(&file);
        Ok(Self {
            file,
            config,
            fleet,
            offices,
        })
    }

    /// Makes a round, at this time of the machine's clock. Returns what somebody should know.
    #[must_use]
    pub fn round(&mut self, now: DateTime<Utc>) -> Vec<Told> {
        let mut told = Vec::new();
        let spool = self.config.spool.folder.display().to_string();
        let folders = match self.folders() {
            Ok(folders) => Some(folders),
            // The other one writes what it has found.
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                return vec![Told::new("another courier is at work with this spool")];
            }
            Err(error) => {
                let words = format!("the spool {spool} cannot be opened: {error}");
                told.push(Told::new(words));
                None
            }
        };
        let memory = Memory::read(&self.fleet.state);
        let mut memory = memory.of(&self.fleet.store, &self.fleet.kiosk);
        match self.store() {
            Ok(store) => {
                let carried = folders.map(|it| self.carry(&store, &it, &mut memory, now));
                let carried = carried.unwrap_or_default();
                told.extend(carried.told);
                if !carried.is_cut_off {
                    told.extend(self.bring(&store, &mut memory, now));
                }
            }
            Err(unopened) => told.push(unopened),
        }
        if self.offices.is_none() {
            told.push(Told::new(
                "the content has faults, so no receipt can be believed: cas-kiosk check",
            ));
        }
        memory.last = Some(memory::Round {
            at: now,
            told: told.iter().map(Told::to_string).collect(),
        });
        if let Err(error) = memory.write(&self.fleet.state) {
            told.push(self.unkept(&error));
        }
        told
    }

    /// Opens the spool, for this courier alone.
    fn folders(&self) -> io::Result<Folders> {
        let folders = Folders::open(&self.config.spool.folder)?;
        folders.lock()?;
        Ok(folders)
    }

    fn store(&self) -> Result<Store, Told> {
        let place = Place::new(&self.fleet.store).map_err(Told::new)?;
        let access = self.fleet.key.as_deref().map(Access::read);
        let access = access.transpose().map_err(Told::new)?;
        Store::open(&place, access.as_ref()).map_err(Told::new)
    }

    /// Requests in.
    fn carry(
        &self,
        store: &Store,
        folders: &Folders,
        memory: &mut Memory,
        now: DateTime<Utc>,
    ) -> Carried {
        let round = Round {
            store,
            folders,
            kiosk: &self.fleet.kiosk,
            offices: self.offices.as_deref(),
            memory,
            now,
            tags: BTreeMap::new(),
            carried: Carried::default(),
        };
        round.make()
    }

    /// Content out, if this kiosk is in a ring.
    fn bring(&mut self, store: &Store, memory: &mut Memory, now: DateTime<Utc>) -> Vec<Told> {
        let Some(channel) = &self.fleet.channel else {
            return Vec::new();
        };
        let releases = match Shelf::open(&self.fleet.state) {
            Ok(releases) => releases,
            Err(error) => return vec![self.unkept(&error)],
        };
        let mut content = Content {
            store,
            config: &self.file,
            fleet: &self.fleet,
            channel,
            shelf: &releases,
            now,
            tag: memory.pointer.take(),
            is_new: false,
            told: Vec::new(),
        };
        content.bring();
        memory.pointer = content.tag.take();
        let (is_new, told) = (content.is_new, content.told);
        if is_new {
            self.offices = offices_of(&self.file);
        }
        told
    }

    fn unkept(&self, error: &io::Error) -> Told {
        let folder = self.fleet.state.display();
        Told::new(format_args!(
            "{folder}, [fleet] state, cannot be used: {error}"
        ))
    }
}

/// Returns the offices of the content that the configuration names, and its centres, which may have keys of their own;
/// `None` if it has faults.
fn offices_of(file: &ConfigFile) -> Option<Vec<Office>> {
    let content = file.setup(&file.files()).ok()?.content;
    let offices = content.site.offices.iter().map(|it| (&it.id, &it.keys));
    let centres = content.centres.iter().map(|it| (&it.id, &it.keys));
    let all = offices.chain(centres).filter_map(|(id, keys)| {
        let name = Name::new(id).ok()?;
        let signer = keys.receipts.as_deref().and_then(Signer::new);
        Some(Office { name, signer })
    });
    Some(all.collect())
}

/// Returns the time to the next round.
fn pause() -> Duration {
    let mut random = [0; 4];
    // Without chance they only come at once.
    let _ = getrandom::fill(&mut random);
    let more = u32::from_ne_bytes(random) % PAUSE_MORE_MS;
    PAUSE + Duration::from_millis(u64::from(more))
}

/// Tells all this to the operator, and returns the exit after it.
fn tell_all(told: &[Told]) -> Exit {
    for told in told {
        say(&format!("cas-courier: {told}"));
    }
    if told.is_empty() {
        Exit::Well
    } else {
        Exit::Failed
    }
}

fn at_fault(words: &str) -> Exit {
    say(&format!("cas-courier: {words}"));
    Exit::AtFault
}

/// Prints a message for the operator. An error is ignored, because nobody else can be told.
fn say(words: &str) {
    let _ = writeln!(io::stderr(), "{words}");
}
