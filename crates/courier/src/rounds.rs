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

use cas_fleet::layout;
use cas_fleet::name::Name;
use cas_fleet::signed::Signer;
use cas_program::exit::Exit;
use cas_setup::config::Config;
use cas_setup::fleet::Fleet;
use cas_setup::setup::{ConfigFile, Setup};
use cas_store::{Access, Place, Store};
use chrono::{TimeDelta, Utc};

use crate::carry::{Carried, Office, Reach, Round};
use crate::folders::Folders;
use crate::health;
use crate::memory::{self, Memory};
use crate::told::Told;

/// The shortest time from the end of a round to the next.
const PAUSE: Duration = Duration::from_secs(240);
/// Up to so much is added to it, by chance, so that the kiosks of a city do not all come at once.
const PAUSE_MORE_MS: u32 = 30_000;

/// What waits for so long, in hours, somebody has to look at: a visitor was promised a call.
const WAITS_HOURS_MAX: i64 = 24;
/// The same if no round was made for so long.
const ROUND_MAX: TimeDelta = TimeDelta::hours(1);

/// The configuration of a courier.
struct Courier {
    config: Config,
    fleet: Fleet,
    offices: Vec<Office>,
    /// What somebody should know of the configuration.
    told: Vec<Told>,
}

/// The reason why the spool is not open.
enum Closed {
    /// Another courier has it.
    InUse,
    /// The system refused.
    Refused(Told),
}

/// Makes one round.
#[must_use]
pub fn once(config: Option<&Path>) -> Exit {
    match Courier::read(config) {
        Ok(courier) => courier.round(),
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
    let told = health::read(&courier.fleet.state, &courier.fleet.kiosk);
    if let Some(content) = told.and_then(|it| it.content) {
        let _ = writeln!(lines, "content: {content}");
    }
    match io::stdout().write_all(lines.as_bytes()) {
        Ok(()) if is_well => Exit::Well,
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
        let folders = match self.folders() {
            Ok(folders) => Some(folders),
            // Another one that is at work writes what it has found.
            Err(Closed::InUse) => {
                let told = Told::new("another courier is at work with this spool");
                return tell_all(&[told]);
            }
            // Whoever looks after the kiosk has to know.
            Err(Closed::Refused(told)) => {
                self.told.push(told);
                None
            }
        };
        let memory = Memory::read(&self.fleet.state);
        let mut memory = memory.of(&self.fleet.store, &self.fleet.kiosk);
        let store = self.store();
        let mut carried = match (&store, &folders) {
            (Ok(store), Some(folders)) => self.carry(store, folders, &mut memory),
            (Ok(_), None) => Carried::default(),
            (Err(told), _) => Carried {
                told: vec![told.clone()],
                reach: Reach::Nowhere,
                ..Carried::default()
            },
        };
        self.told.append(&mut carried.told);
        let reached = store.as_ref().ok().map(|it| (it, carried.reach));
        self.report(reached, folders.as_ref(), &mut memory);
        memory.last = Some(memory::Round {
            at: Utc::now(),
            told: self.told.iter().map(Told::to_string).collect(),
        });
        if let Err(error) = memory.write(&self.fleet.state) {
            let told = self.unwritten(&error);
            if !self.told.contains(&told) {
                self.told.push(told);
            }
        }
        tell_all(&self.told)
    }

    /// Writes how the kiosk is for whoever looks at this machine, and puts it where the store is for whoever looks after
    /// all. What has already failed in this round is not told again.
    fn report(
        &mut self,
        reached: Option<(&Store, Reach)>,
        folders: Option<&Folders>,
        memory: &mut Memory,
    ) {
        let mut status = health::look(&self.fleet.kiosk, folders, memory, None, Utc::now());
        status.tell(&self.told);
        if let Err(error) = health::keep(&status, &self.fleet.state) {
            self.told.push(self.unwritten(&error));
            status.tell(&self.told);
        }
        let is_there =
            |(store, reach): &(&Store, Reach)| *reach != Reach::Nowhere && store.is_still_there();
        let Some((store, reach)) = reached.filter(is_there) else {
            return;
        };
        if let Err(fault) = health::put(store, &status, memory)
            && reach == Reach::Whole
        {
            let path = layout::status(&self.fleet.kiosk);
            self.told.push(Told::new(format_args!(
                "{path} cannot be put, so nobody sees how this kiosk is: {fault}"
            )));
        }
    }

    fn unwritten(&self, error: &io::Error) -> Told {
        let folder = self.fleet.state.display();
        Told::new(format_args!("{folder} cannot be written: {error}"))
    }

    /// Opens the spool, for this courier alone.
    fn folders(&self) -> Result<Folders, Closed> {
        let spool = &self.config.spool.folder;
        let refused = |error: io::Error| {
            let spool = spool.display();
            let words = format!("the spool {spool} cannot be opened: {error}");
            Closed::Refused(Told::new(words))
        };
        let folders = Folders::open(spool).map_err(refused)?;
        folders.lock().map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => Closed::InUse,
            _ => refused(error),
        })?;
        Ok(folders)
    }

    fn store(&self) -> Result<Store, Told> {
        let place = Place::new(&self.fleet.store).map_err(Told::new)?;
        let access = self.fleet.key.as_deref().map(Access::read);
        let access = access.transpose().map_err(Told::new)?;
        Store::open(&place, access.as_ref()).map_err(Told::new)
    }

    fn carry(&self, store: &Store, folders: &Folders, memory: &mut Memory) -> Carried {
        let round = Round {
            store,
            folders,
            kiosk: &self.fleet.kiosk,
            offices: &self.offices,
            memory,
            now: Utc::now(),
            tags: BTreeMap::new(),
            carried: Carried::default(),
        };
        round.make()
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
