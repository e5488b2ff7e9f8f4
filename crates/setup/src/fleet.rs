//! `[fleet]` in `kiosk.toml`: the store by which this kiosk and the offices reach each other. Only the courier
//! uses it; the kiosk has no network.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::path::{Path, PathBuf};

use crate::record::{LONG_GRAPHEMES_MAX, Record};
use crate::told;
use cas_fleet::name::{NAME_BYTES_MAX, Name};
use cas_fleet::signed::Signer;

/// The folder for what the courier keeps, unless it is named.
const STATE: &str = "courier";
/// What addresses of a store begin with.
const BEGINNINGS: [&str; 5] = [
    "https://",
    "file:///",
    // To this machine alone, because it is not encrypted.
    "http://localhost",
    "http://127.",
    "http://[::1]",
];

/// Where the store is, and who this kiosk is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fleet {
    /// The address of the store.
    pub store: String,
    /// The name of this kiosk there. No other kiosk of the city has it.
    pub kiosk: Name,
    /// The file with the key to the store, if it needs one.
    pub key: Option<PathBuf>,
    /// The folder for what the courier keeps.
    pub state: PathBuf,
    /// Where its content comes from; `None` if nobody publishes it.
    pub channel: Option<Channel>,
}

/// Where releases of content come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// The ring of kiosks that this one belongs to.
    pub ring: Name,
    /// The public keys (minisign) of which one has to have signed what the ring is to show.
    pub signers: Vec<String>,
}

impl Fleet {
    /// Reads the table. Paths are relative to `folder`.
    pub(crate) fn read(table: &mut Record<'_>, folder: &Path) -> Option<Self> {
        let store = table.string("store", LONG_GRAPHEMES_MAX);
        // There is no password in an address, and what stands there is not repeated.
        let is_address = BEGINNINGS.iter().any(|it| store.starts_with(it)) && !store.contains('@');
        if !is_address && !store.is_empty() {
            let place = table.place("store");
            table.fault(place, told!("no-store"), told!("write-store"));
        }
        let name = table.string("kiosk", NAME_BYTES_MAX);
        let kiosk = Name::new(&name);
        if kiosk.is_err() && !name.is_empty() {
            let (place, advice) = (table.place("kiosk"), told!("write-fleet-name"));
            table.fault(place, told!("no-fleet-name", name), advice);
        }
        let key = table.optional_path("key").map(|it| folder.join(it));
        let state = table
            .optional_path("state")
            .unwrap_or_else(|| STATE.to_owned());
        let channel = Channel::read(table);
        Some(Self {
            store,
            kiosk: kiosk.ok()?,
            key,
            state: folder.join(state),
            channel,
        })
    }
}

impl Channel {
    fn read(table: &mut Record<'_>) -> Option<Self> {
        let signers = table.concealing(read_signers);
        let ring = table.optional_string("ring", NAME_BYTES_MAX);
        let Some(ring) = ring else {
            if !signers.is_empty() {
                table.lacks(told!("no-ring-for-signers"), told!("write-ring"));
            }
            return None;
        };
        if signers.is_empty() {
            let place = table.place("ring");
            table.fault(place, told!("no-signers"), told!("write-signers"));
        }
        let name = Name::new(&ring);
        if name.is_err() {
            let place = table.place("ring");
            table.fault(place, told!("no-ring", name = ring), told!("write-ring"));
        }
        name.ok().map(|ring| Self { ring, signers })
    }
}

/// Reads the public keys of those who publish. As with those of offices, a wrong value is not repeated.
fn read_signers(table: &mut Record<'_>) -> Vec<String> {
    let keys = table.strings("signers", LONG_GRAPHEMES_MAX);
    for (index, key) in keys.iter().enumerate() {
        if Signer::new(key).is_none() {
            let place = table.place_of_item("signers", index);
            table.fault(place, told!("no-receipts-key"), told!("write-receipts-key"));
        }
    }
    keys
}
