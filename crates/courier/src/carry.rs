//! One round: what the offices have is put away, and what waits is put into the store.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::mem;

use cas_fleet::digest::sha256;
use cas_fleet::layout::{self, RequestPlace};
use cas_fleet::name::Name;
use cas_fleet::receipt::{RECEIPT_BYTES_MAX, Receipt, State, Word};
use cas_fleet::signed::{self, Signer};
use cas_spool::name::Name as FileName;
use cas_store::{Creation, Found, Store, StoreFault};
use chrono::{DateTime, Utc};

use crate::folders::{Folders, Item, REQUEST_BYTES_MAX};
use crate::memory::{Memory, Seen};
use crate::told::Told;

/// An office that receives requests of this kiosk.
#[derive(Clone, Debug)]
pub struct Office {
    /// Its name in the store, which is its id in the content.
    pub name: Name,
    /// The key with which it signs receipts, if the content says it.
    pub signer: Option<Signer>,
}

/// What a round has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The requests that are in the store since this round.
    pub put: usize,
    /// The requests that an office has, and that were put away.
    pub put_away: usize,
    /// What somebody should know.
    pub told: Vec<Told>,
    /// How far the store could be used.
    pub reach: Reach,
}

/// How far the store could be used in a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Nothing kept the round from its end.
    #[default]
    Whole,
    /// It answered, and refused something.
    Refused,
    /// Nobody answered, or not the store.
    Nowhere,
}

/// The reason why a round ended early. What it has done before holds.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Ended {
    /// The store failed.
    #[error("{0}")]
    Store(#[from] StoreFault),
    /// The spool failed.
    #[error("the spool cannot be used: {0}")]
    Spool(#[from] io::Error),
}

impl Ended {
    fn reach(&self) -> Reach {
        match self {
            Self::Store(fault) if fault.is_of_all() => Reach::Nowhere,
            Self::Store(_) => Reach::Refused,
            Self::Spool(_) => Reach::Whole,
        }
    }
}

/// A round.
pub(crate) struct Round<'r> {
    pub(crate) store: &'r Store,
    pub(crate) folders: &'r Folders,
    pub(crate) kiosk: &'r Name,
    /// The offices of the content; `None` if nobody knows them.
    pub(crate) offices: Option<&'r [Office]>,
    pub(crate) memory: &'r mut Memory,
    pub(crate) now: DateTime<Utc>,
    /// What tells whether each receipt that was read has changed since.
    pub(crate) tags: BTreeMap<String, Option<String>>,
    pub(crate) carried: Carried,
}

impl Round<'_> {
    /// Makes the round. What goes wrong is told, and whatever else can be done is done.
    pub(crate) fn make(mut self) -> Carried {
        if let Err(ended) = self.go() {
            self.carried.reach = ended.reach();
            self.tell(ended);
        }
        self.carried
    }

    fn go(&mut self) -> Result<(), Ended> {
        let (waiting, others) = self.folders.waiting()?;
        if others > 0 {
            self.tell(format_args!(
                "new/ of the spool has {others} with the name of no request: take them out"
            ));
        }
        let sent = self.folders.put_away()?;
        let receipts = self.receipts(&waiting, &sent)?;
        let mut left = Vec::new();
        for item in waiting {
            if !self.is_put_away(&item, &receipts) {
                left.push(item);
            }
        }
        let asked = self.look_through(&sent, &receipts)?;
        let is_there = |file: &String| left.iter().chain(&asked).any(|it| it.name.file() == file);
        self.memory.carried.retain(|file, _| is_there(file));
        let (left, strange): (Vec<Item>, Vec<Item>) = left.into_iter().partition(can_be_carried);
        self.tell_strange(&strange);
        for item in left {
            let bytes = self.folders.read(&item.name);
            self.put(&item, bytes)?;
        }
        let nothing_is_asked = asked.is_empty();
        for item in asked {
            let bytes = self.folders.read_put_away(&item.name);
            self.put(&item, bytes)?;
        }
        if !self.store.is_still_there() {
            return Err(StoreFault::PulledOut.into());
        }
        // What a receipt says is done, so only another one says more.
        if nothing_is_asked && self.carried.told.is_empty() {
            for (office, tag) in mem::take(&mut self.tags) {
                if let Some(seen) = self.memory.receipts.get_mut(&office) {
                    seen.tag = tag;
                }
            }
        }
        Ok(())
    }

    /// Fetches the receipts of those offices for which there is something.
    fn receipts(
        &mut self,
        waiting: &[Item],
        sent: &[Item],
    ) -> Result<BTreeMap<String, Receipt>, Ended> {
        let mut receipts = BTreeMap::new();
        let Some(offices) = self.offices else {
            return Ok(receipts);
        };
        let all = waiting.iter().chain(sent);
        let named: BTreeSet<&str> = all.filter_map(|it| it.name.receiver()).collect();
        for receiver in named {
            let known = offices.iter().find(|it| it.name.as_str() == receiver);
            let Some(office) = known.cloned() else {
                self.tell(format_args!(
                    "there are requests for `{receiver}`, and the content has no such office: they are carried, and nobody may fetch them"
                ));
                continue;
            };
            let Some(signer) = office.signer else {
                self.tell(format_args!(
                    "the content has no key for the receipts of `{receiver}`: its requests are carried, and stay in the spool; docs/fleet.md tells how"
                ));
                continue;
            };
            let of_office = waiting
                .iter()
                .filter(|it| it.name.receiver() == Some(receiver));
            let is_settled = of_office.clone().all(|it| self.is_carried(it));
            if let Some(receipt) = self.receipt(&office.name, signer, is_settled)? {
                receipts.insert(receiver.to_owned(), receipt);
            }
        }
        Ok(receipts)
    }

    /// Fetches the receipt of an office. If all is `settled`, only one that has changed since tells anything.
    fn receipt(
        &mut self,
        office: &Name,
        signer: Signer,
        is_settled: bool,
    ) -> Result<Option<Receipt>, Ended> {
        let seen = self.memory.receipts.get(office.as_str()).cloned();
        let tag = seen.as_ref().and_then(|it| it.tag.clone());
        let tag = tag.filter(|_| is_settled);
        let path = layout::receipt(self.kiosk, office);
        let found = self
            .store
            .get_if_changed(&path, tag.as_deref(), RECEIPT_BYTES_MAX);
        if let Some(seen) = self.memory.receipts.get_mut(office.as_str()) {
            seen.tag = None;
        }
        let object = match found {
            // An engine refuses what is not there to whom may not list.
            Err(StoreFault::Refused(_)) => return Ok(None),
            Err(fault) if fault.is_of_one() => {
                self.tell(format_args!("{path}: {fault}"));
                return Ok(None);
            }
            found => match found? {
                Found::Object(object) => object,
                Found::Unchanged => {
                    self.tags.insert(office.to_string(), tag);
                    return Ok(None);
                }
                Found::Nothing => return Ok(None),
            },
        };
        let document = signed::document(&object.bytes, &[signer]).map_err(Told::new);
        let read = document
            .and_then(|document| Receipt::read(document, office, self.kiosk).map_err(Told::new));
        let receipt = match read {
            Ok(receipt) => receipt,
            Err(why) => {
                self.tell(format_args!("{path} is not believed: {why}"));
                // The office writes a receipt when it finds something, so it finds again what waits.
                let is_for = |file: &str| {
                    let name = FileName::of(file);
                    name.is_some_and(|it| it.receiver() == Some(office.as_str()))
                };
                self.memory.carried.retain(|file, _| !is_for(file));
                return Ok(None);
            }
        };
        if let Some(seen) = seen
            && seen.ledger == receipt.ledger
            && seen.number > receipt.number
        {
            let (number, before) = (receipt.number, seen.number);
            self.tell(format_args!(
                "{path} is an older one, {number} after {before}: the store has gone back, or somebody has put it there"
            ));
        }
        let seen = Seen {
            number: receipt.number,
            ledger: receipt.ledger.clone(),
            tag: None,
        };
        self.tags.insert(office.to_string(), object.tag);
        self.memory.receipts.insert(office.to_string(), seen);
        Ok(Some(receipt))
    }

    /// Puts a request away if its office has it.
    fn is_put_away(&mut self, item: &Item, receipts: &BTreeMap<String, Receipt>) -> bool {
        let Some(receipt) = item.name.receiver().and_then(|it| receipts.get(it)) else {
            return false;
        };
        let id = item.name.id();
        if !receipt.requests.contains_key(id) {
            return false;
        }
        let bytes = match self.folders.read(&item.name) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return true,
            Err(error) => {
                self.tell(format_args!("{} cannot be read: {error}", item.name.file()));
                return false;
            }
        };
        let office = &receipt.office;
        match receipt.says(id, &sha256(&bytes)) {
            Word::Of(State::Taken) => match self.folders.put_away_one(&item.name) {
                Ok(()) => {
                    self.carried.put_away += 1;
                    return true;
                }
                Err(error) => self.tell(format_args!("{id} cannot be put away: {error}")),
            },
            Word::Of(State::Unreadable) => self.tell(format_args!(
                "{office} cannot read {id} with the keys that it has; it stays here: tell the office"
            )),
            Word::OfAnother => self.tell(format_args!(
                "{office} has got something else as {id}, so it stays here: see who has the kiosk's key to the store, and tell the office"
            )),
            Word::Nothing => {}
        }
        false
    }

    /// Forgets what was put away long ago, and returns what an office asks for again.
    fn look_through(
        &mut self,
        sent: &[Item],
        receipts: &BTreeMap<String, Receipt>,
    ) -> Result<Vec<Item>, Ended> {
        let mut asked = Vec::new();
        for item in sent.iter().filter(|it| can_be_carried(it)) {
            let Some(receipt) = item.name.receiver().and_then(|it| receipts.get(it)) else {
                continue;
            };
            let id = item.name.id();
            if receipt.asks_again(id) {
                asked.push(item.clone());
            } else if receipt.is_past(id) {
                self.folders.forget(&item.name)?;
            }
        }
        Ok(asked)
    }

    /// Puts a request into the store, unless the store was seen to have it a short while ago.
    fn put(&mut self, item: &Item, bytes: io::Result<Option<Vec<u8>>>) -> Result<(), Ended> {
        if self.is_carried(item) {
            return Ok(());
        }
        let bytes = match bytes {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Ok(()),
            Err(error) => {
                self.tell(format_args!("{} cannot be read: {error}", item.name.file()));
                return Ok(());
            }
        };
        let Some(path) = self.path(item) else {
            return Ok(());
        };
        let created = match self.store.create(&path, &bytes) {
            Err(fault) if fault.is_of_one() => {
                self.tell(format_args!("{path}: {fault}"));
                return Ok(());
            }
            created => created?,
        };
        let is_there = match created {
            Creation::Made => true,
            // Ours of a try whose answer was cut off, or somebody else's.
            Creation::Exists => match self.store.get(&path, REQUEST_BYTES_MAX) {
                Ok(Some(found)) if found.bytes == bytes => true,
                Ok(None) => false,
                Err(fault) if !fault.is_of_one() => return Err(fault.into()),
                Ok(Some(_)) | Err(_) => {
                    self.tell(format_args!(
                        "something else lies at {path}, so the request waits: see who has put it there"
                    ));
                    false
                }
            },
        };
        if is_there {
            let file = item.name.file().to_owned();
            self.memory.carried.insert(file, self.now);
            self.carried.put += 1;
        }
        Ok(())
    }

    fn path(&self, item: &Item) -> Option<String> {
        let office = Name::new(item.name.receiver()?).ok()?;
        let place = RequestPlace::new(office, self.kiosk.clone(), item.name.id())?;
        Some(place.path())
    }

    fn is_carried(&self, item: &Item) -> bool {
        self.memory.is_carried(item.name.file(), self.now)
    }

    /// Tells of requests that cannot be carried.
    fn tell_strange(&mut self, strange: &[Item]) {
        let unsealed = strange.iter().filter(|it| !it.name.is_sealed()).count();
        if unsealed > 0 {
            self.tell(format_args!(
                "{unsealed} requests are not sealed, and stay here: write `recipients` and `sealing = \"required\"`, and take these by hand; docs/office.md tells how"
            ));
        }
        let nameless = strange.len() - unsealed;
        if nameless > 0 {
            self.tell(format_args!(
                "{nameless} requests of an older program do not say which office receives them: take them by hand; docs/office.md tells how"
            ));
        }
    }

    fn tell(&mut self, words: impl std::fmt::Display) {
        self.carried.told.push(Told::new(words));
    }
}

/// True if a request is sealed, and its name says for whom.
pub(crate) fn can_be_carried(item: &Item) -> bool {
    item.name.is_sealed() && item.name.receiver().is_some()
}
