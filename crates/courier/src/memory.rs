//! What the courier remembers from round to round, so that it does not ask the store again. If it is lost, the
//! rounds are only longer.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: a file of the courier's own"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use cas_fleet::name::Name;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::boots::Boots;
use crate::counted::Counted;
use crate::health;
use crate::kept::{self, Readers};

/// The file.
const FILE: &str = "memory.json";
/// The time after which what the store should have is put again. A store may lose things.
const TRUSTED: TimeDelta = TimeDelta::days(1);

/// What the courier remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Memory {
    /// The store, and the name of the kiosk there, of which all this is true.
    pub(crate) of: String,
    /// When each file of the spool was last seen in the store.
    pub(crate) carried: BTreeMap<String, DateTime<Utc>>,
    /// The last receipt of each office.
    pub(crate) receipts: BTreeMap<String, Seen>,
    /// What tells whether the pointer has changed since all was done that it says.
    pub(crate) pointer: Option<String>,
    /// What the last round has found.
    pub(crate) last: Option<Round>,
    /// The requests that were seen.
    pub(crate) counted: Counted,
    /// The starts of the machine that were seen.
    pub(crate) boots: Boots,
    /// What the store was last told of the kiosk.
    pub(crate) status_put: Option<health::Put>,
}

/// A receipt that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seen {
    /// Its number.
    pub(crate) number: u64,
    /// The ledger that it was written from.
    pub(crate) ledger: String,
    /// What tells whether it has changed since.
    pub(crate) tag: Option<String>,
}

/// What a round has found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Round {
    /// When it ended, by this machine's clock.
    pub(crate) at: DateTime<Utc>,
    /// The lines that were told.
    pub(crate) told: Vec<String>,
}

impl Memory {
    /// Reads what is remembered in a folder. What cannot be read is nothing.
    pub(crate) fn read(folder: &Path) -> Self {
        let bytes = fs::read(folder.join(FILE)).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// Returns what is true of this store and this name of the kiosk: nothing of the store, if either has changed.
    pub(crate) fn of(self, store: &str, kiosk: &Name) -> Self {
        let of = format!("{store} {kiosk}");
        if self.of == of {
            return self;
        }
        Self {
            of,
            counted: self.counted.anew(),
            boots: self.boots,
            ..Self::default()
        }
    }

    /// Writes it, in place of what was there.
    ///
    /// # Errors
    /// The system refused.
    pub(crate) fn write(&self, folder: &Path) -> io::Result<()> {
        let json = serde_json::to_vec_pretty(self)?;
        kept::write(folder, FILE, Readers::Own, &json)
    }

    /// True if the store was seen to have this file a short while ago. A clock that was put back is not believed.
    pub(crate) fn is_carried(&self, file: &str, now: DateTime<Utc>) -> bool {
        let seen = self.carried.get(file);
        seen.is_some_and(|seen| (TimeDelta::zero()..TRUSTED).contains(&(now - *seen)))
    }
}
