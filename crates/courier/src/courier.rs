//! A courier and its rounds: requests in, content out, and how the kiosk is.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: what the configuration names is opened here"
)]

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use cas_fleet::layout;
use cas_fleet::name::Name;
use cas_fleet::signed::Signer;
use cas_setup::config::Config;
use cas_setup::fleet::{Channel, Fleet};
use cas_setup::setup::ConfigFile;
use cas_store::{Place, Store};
use chrono::{DateTime, Utc};

use crate::boots::Moment;
use crate::carry::{Carried, Office, Reach, Round};
use crate::content::{self, Content};
use crate::folders::Folders;
use crate::health;
use crate::memory::{self, Memory};
use crate::shelf::Shelf;
use crate::told::Told;

/// A courier, as its configuration says.
#[derive(Debug)]
pub struct Courier {
    file: ConfigFile,
    pub(crate) config: Config,
    pub(crate) fleet: Fleet,
    /// The offices of the content; `None` if it has faults. Requests are carried all the same, and what the offices
    /// say of them can be believed later.
    offices: Option<Vec<Office>>,
}

/// The reason why the spool is not open.
enum Closed {
    /// Another courier has it.
    InUse,
    /// The system refused.
    Refused(Told),
}

impl Courier {
    /// Reads the configuration of a kiosk, found as when the kiosk runs.
    ///
    /// # Errors
    /// The reason why there can be no round, and what to do.
    pub fn read(config: Option<&Path>) -> Result<Self, String> {
        let file = ConfigFile::read(config);
        let name = file.path().map_or_else(
            || "the configuration in the program".to_owned(),
            |it| it.display().to_string(),
        );
        if file.is_faulty() {
            return Err(format!("{name} has faults: cas-kiosk check --config"));
        }
        let config = file.config();
        let Some(fleet) = config.fleet.clone() else {
            let advice = "write `store` and `kiosk` under it; docs/fleet.md tells how";
            return Err(format!("{name} has no [fleet]: {advice}"));
        };
        let offices = offices_of(&file);
        Ok(Self {
            file,
            config,
            fleet,
            offices,
        })
    }

    /// Makes a round, at this moment of the machine. Returns what somebody should know.
    pub fn round(&mut self, moment: Moment) -> Vec<Told> {
        let now = moment.now;
        let mut told = Vec::new();
        let folders = match self.folders() {
            Ok(folders) => Some(folders),
            // The other one writes what it has found.
            Err(Closed::InUse) => {
                return vec![Told::new("another courier is at work with this spool")];
            }
            // There may be content all the same, and whoever looks after the kiosk has to know.
            Err(Closed::Refused(refused)) => {
                told.push(refused);
                None
            }
        };
        let memory = Memory::read(&self.fleet.state);
        let mut memory = memory.of(&self.fleet.store, &self.fleet.kiosk);
        let store = self.store();
        let reach = match &store {
            Ok(store) => self.visit(store, folders.as_ref(), &mut memory, now, &mut told),
            Err(unopened) => {
                told.push(unopened.clone());
                Reach::Nowhere
            }
        };
        if self.offices.is_none() {
            told.push(Told::new(
                "the content has faults, so no receipt can be believed: cas-kiosk check",
            ));
        }
        let reached = store.as_ref().ok().map(|it| (it, reach));
        self.report(reached, folders.as_ref(), &mut memory, moment, &mut told);
        memory.last = Some(memory::Round {
            at: now,
            told: told.iter().map(Told::to_string).collect(),
        });
        if let Err(error) = memory.write(&self.fleet.state) {
            self.tell_of_state(&error, &mut told);
        }
        told
    }

    /// Opens the spool, for this courier alone.
    fn folders(&self) -> Result<Folders, Closed> {
        let spool = &self.config.spool.folder;
        let refused = |error: io::Error| {
            let advice = match error.kind() {
                io::ErrorKind::NotFound => "; start the kiosk once, which makes it",
                _ => "",
            };
            let spool = spool.display();
            let words = format!("the spool {spool} cannot be opened: {error}{advice}");
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
        let place = Place::with_access(&self.fleet.store, self.fleet.key.as_deref());
        let (place, access) = place.map_err(Told::new)?;
        Store::open(&place, access.as_ref()).map_err(Told::new)
    }

    /// Does all that there is to do with the store: requests first, because somebody waits for a call.
    fn visit(
        &mut self,
        store: &Store,
        folders: Option<&Folders>,
        memory: &mut Memory,
        now: DateTime<Utc>,
        told: &mut Vec<Told>,
    ) -> Reach {
        let carried = folders.map(|it| self.carry(store, it, memory, now));
        let carried = carried.unwrap_or_default();
        told.extend(carried.told);
        if carried.reach == Reach::Nowhere || self.bring(store, memory, now, told) {
            return Reach::Nowhere;
        }
        carried.reach
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

    /// Content out, if this kiosk is in a ring. Returns true if the store could not be reached.
    fn bring(
        &mut self,
        store: &Store,
        memory: &mut Memory,
        now: DateTime<Utc>,
        told: &mut Vec<Told>,
    ) -> bool {
        let Some((channel, releases)) = self.channel(told) else {
            return false;
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
            is_cut_off: false,
            told: Vec::new(),
        };
        content.bring();
        memory.pointer = content.tag.take();
        told.append(&mut content.told);
        let is_cut_off = content.is_cut_off;
        if content.is_new {
            self.offices = offices_of(&self.file);
        }
        is_cut_off
    }

    /// Returns where content comes from, if it comes from somewhere, and where it is kept.
    fn channel(&self, told: &mut Vec<Told>) -> Option<(&Channel, Shelf)> {
        let channel = self.fleet.channel.as_ref()?;
        let releases = Shelf::open(&self.fleet.state);
        let releases = releases.map_err(|error| self.tell_of_state(&error, told));
        Some((channel, releases.ok()?))
    }

    /// Writes how the kiosk is for whoever looks at this machine, and puts it where the store is for whoever looks after
    /// all. What has already failed in this round is not told again.
    fn report(
        &self,
        reached: Option<(&Store, Reach)>,
        folders: Option<&Folders>,
        memory: &mut Memory,
        moment: Moment,
        told: &mut Vec<Told>,
    ) {
        let shown = self.channel(&mut Vec::new());
        let shown = shown.and_then(|(channel, releases)| content::shown(channel, &releases));
        let mut status = health::look(&self.fleet.kiosk, folders, memory, shown, moment);
        status.tell(told);
        if let Err(error) = health::keep(&status, &self.fleet.state) {
            self.tell_of_state(&error, told);
            status.tell(told);
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
            told.push(Told::new(format_args!(
                "{path} cannot be put, so nobody sees how this kiosk is: {fault}"
            )));
        }
    }

    /// Tells once that the folder for what the courier keeps fails.
    fn tell_of_state(&self, error: &io::Error, told: &mut Vec<Told>) {
        let folder = self.fleet.state.display();
        let words = Told::new(format_args!(
            "{folder}, [fleet] state, cannot be used: {error}"
        ));
        if !told.contains(&words) {
            told.push(words);
        }
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
