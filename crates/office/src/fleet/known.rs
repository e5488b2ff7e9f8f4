//! What the store has of all kiosks.

use std::collections::{BTreeMap, BTreeSet};

use cas_fleet::layout;
use cas_fleet::name::Name;
use cas_fleet::pointer::{POINTER_BYTES_MAX, Pointer};
use cas_fleet::signed::{self, Signer};
use cas_fleet::status::{STATUS_BYTES_MAX, Status, line};
use cas_store::{Entry, Store, StoreFault};
use chrono::{DateTime, Utc};

use crate::requests::{Attention, OfficeFault};

/// The most objects that are listed at once: those of a city, with ten calls.
const LISTED_MAX: usize = 10_000;
/// The most objects of a part that are looked at, if there are more than that.
const LISTED_IN_PART_MAX: usize = 1000;
/// The most rings that are looked at.
const RINGS_MAX: usize = 32;

/// What a kiosk has told last.
pub(super) struct Told {
    /// When, in seconds since 1970, by the clock of the store.
    pub(super) written: i64,
    /// What; `None` if it cannot be read.
    pub(super) status: Option<Status>,
}

/// What a ring wants.
pub(super) struct Wanted {
    pub(super) pointer: Pointer,
    /// Since when, in seconds since 1970, by the clock of the store.
    pub(super) written: i64,
}

/// A look at the store.
pub(super) struct Looking<'l> {
    pub(super) store: Store,
    /// The keys of those who publish; without any, nobody knows who has.
    pub(super) trusted: &'l [Signer],
    pub(super) attention: Attention<'l>,
}

impl Looking<'_> {
    /// Returns what each kiosk has told last. What cannot be read, and what no kiosk has put there, is called.
    ///
    /// # Errors
    /// The store failed.
    pub(super) fn told(&mut self) -> Result<BTreeMap<Name, Told>, OfficeFault> {
        let (mut told, mut strange, mut unread) = (BTreeMap::new(), Vec::new(), Vec::new());
        for entry in self.listed()? {
            let Some(kiosk) = layout::kiosk_of_status(&entry.path) else {
                strange.push(entry.path);
                continue;
            };
            let status = match self.status(&kiosk, &entry.path)? {
                Ok(Some(status)) => Some(status),
                // Listed, and gone: some engines list what was deleted.
                Ok(None) => continue,
                Err(why) => {
                    unread.push(why);
                    None
                }
            };
            let written = entry.written;
            told.insert(kiosk, Told { written, status });
        }
        if let Some(first) = strange.first() {
            self.attention.call(&format!(
                "{} objects are not what a kiosk puts there, such as {first:?}: see who has put them there, and delete them",
                strange.len()
            ));
        }
        if let Some(first) = unread.first() {
            self.attention.call(&format!(
                "{} objects of kiosks cannot be read, such as {first}; see who may write there",
                unread.len()
            ));
        }
        Ok(told)
    }

    /// Lists what lies there. If that is much, each part is listed for itself, so that nobody hides a kiosk behind many
    /// objects but in the parts where they are.
    fn listed(&mut self) -> Result<Vec<Entry>, OfficeFault> {
        let first = self.store.list(layout::STATUS, LISTED_MAX)?;
        if first.len() < LISTED_MAX {
            return Ok(first);
        }
        let mut all: BTreeMap<String, Entry> = BTreeMap::new();
        let mut full = Vec::new();
        for folder in layout::status_folders() {
            let listed = self.store.list(&folder, LISTED_IN_PART_MAX)?;
            if listed.len() == LISTED_IN_PART_MAX {
                full.push(folder);
            }
            all.extend(listed.into_iter().map(|it| (it.path.clone(), it)));
        }
        if !full.is_empty() {
            self.attention.call(&format!(
                "{} have more than {LISTED_IN_PART_MAX} objects each, and only so many are looked at: see who has put them there",
                full.join(", ")
            ));
        }
        // What lies outside of all parts is no kiosk's.
        let outside = first
            .into_iter()
            .filter(|it| layout::kiosk_of_status(&it.path).is_none());
        all.extend(outside.map(|it| (it.path.clone(), it)));
        Ok(all.into_values().collect())
    }

    /// Reads what a kiosk has told; `None` if it is gone, and why it cannot be read, if it cannot.
    fn status(
        &self,
        kiosk: &Name,
        path: &str,
    ) -> Result<Result<Option<Status>, String>, OfficeFault> {
        let object = match self.store.get(path, STATUS_BYTES_MAX) {
            Err(fault @ StoreFault::TooLarge { .. }) => return Ok(Err(fault.to_string())),
            Err(fault) if !fault.is_of_all() => return Ok(Err(format!("{path}: {fault}"))),
            object => object?,
        };
        let Some(object) = object else {
            return Ok(Ok(None));
        };
        let read = Status::read(&object.bytes, kiosk);
        // The words may repeat what somebody has put there.
        Ok(read
            .map(Some)
            .map_err(|why| line(&format!("{path}: {why}"))))
    }

    /// Returns what time it is by the clock of the store, in seconds since 1970: an object is written there. Where that
    /// is refused, it is the time of this machine, or that of the newest object if that is later, and a line says so.
    ///
    /// # Errors
    /// The store failed.
    pub(super) fn time(
        &mut self,
        told: &BTreeMap<Name, Told>,
        now: DateTime<Utc>,
    ) -> Result<i64, OfficeFault> {
        let put = self.store.put(layout::CLOCK, b"what time is it?\n");
        let why = match put.and_then(|()| self.store.written(layout::CLOCK)) {
            Ok(Some(written)) => return Ok(written),
            Ok(None) => "it is gone at once".to_owned(),
            Err(fault) if fault.is_of_all() => return Err(fault.into()),
            Err(fault) => fault.to_string(),
        };
        self.attention.mention(&format!(
            "{} cannot be written, so ages are by the clock of this machine: {why}",
            layout::CLOCK
        ));
        let newest = told.values().map(|it| it.written).max();
        Ok(now.timestamp().max(newest.unwrap_or(i64::MIN)))
    }

    /// Returns what the rings want of which kiosks tell.
    ///
    /// # Errors
    /// The store failed.
    pub(super) fn pointers(
        &mut self,
        told: &BTreeMap<Name, Told>,
    ) -> Result<BTreeMap<Name, Wanted>, OfficeFault> {
        let contents = told
            .values()
            .filter_map(|it| it.status.as_ref()?.content.as_ref());
        let rings: BTreeSet<&Name> = contents.map(|it| &it.ring).collect();
        if rings.len() > RINGS_MAX {
            self.attention.call(&format!(
                "kiosks tell of {} rings, and only {RINGS_MAX} are looked at: see who may write there",
                rings.len()
            ));
        }
        if !rings.is_empty() && self.trusted.is_empty() {
            self.attention.mention(
                "nobody knows who has written what the rings want: give the keys with --trusted",
            );
        }
        let mut pointers = BTreeMap::new();
        for ring in rings.into_iter().take(RINGS_MAX) {
            let path = layout::pointer(ring);
            match self.pointer(ring, &path)? {
                Ok(wanted) => drop(pointers.insert(ring.clone(), wanted)),
                Err(why) => self.attention.call(&format!(
                    "{path} {why}, so nobody knows what the kiosks of this ring should show: publish again"
                )),
            }
        }
        Ok(pointers)
    }

    fn pointer(&self, ring: &Name, path: &str) -> Result<Result<Wanted, String>, OfficeFault> {
        let object = self.store.get(path, POINTER_BYTES_MAX);
        let found = object.and_then(|object| Ok((object, self.store.written(path)?)));
        let found = match found {
            Err(fault) if !fault.is_of_all() => {
                return Ok(Err(format!("cannot be read ({fault})")));
            }
            found => found?,
        };
        let (Some(object), Some(written)) = found else {
            return Ok(Err("is not there".to_owned()));
        };
        let document = if self.trusted.is_empty() {
            signed::unverified(&object.bytes)
        } else {
            signed::document(&object.bytes, self.trusted)
        };
        let read = document.map_err(|why| why.to_string()).and_then(|it| {
            let pointer = Pointer::read(it, ring).map_err(|why| why.to_string())?;
            Ok(Wanted { pointer, written })
        });
        Ok(read.map_err(|why| line(&format!("is not believed ({why})"))))
    }
}
