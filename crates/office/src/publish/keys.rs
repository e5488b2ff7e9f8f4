//! Whose keys a release changes. Kiosks seal requests for the keys in the content, so whoever changes one decides who reads
//! what people have written, and a wrong one makes it lost for everybody.

use std::collections::{BTreeMap, BTreeSet};

use cas_fleet::release::Release;
use serde::Deserialize;

/// The files that may have keys.
const FILES: [&str; 2] = ["content/site.toml", "content/centres.toml"];

/// The keys of all offices and centres that have some, by their ids.
#[derive(Default, PartialEq, Eq)]
pub(super) struct KeysOf(BTreeMap<String, Keys>);

#[derive(PartialEq, Eq, Deserialize)]
struct Keys {
    #[serde(default)]
    recipients: BTreeSet<String>,
    receipts: Option<String>,
}

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    office: Vec<Receiver>,
    #[serde(default)]
    centre: Vec<Receiver>,
}

#[derive(Deserialize)]
struct Receiver {
    id: String,
    #[serde(flatten)]
    keys: Keys,
}

impl KeysOf {
    /// Reads the keys in a release. `file` returns one of its files by its hash.
    ///
    /// # Errors
    /// A file cannot be had.
    pub(super) fn read<E>(
        release: &Release,
        file: impl Fn(&str) -> Result<Vec<u8>, E>,
    ) -> Result<Self, E> {
        let mut all = Self::default();
        for hash in FILES.iter().filter_map(|path| release.files.get(*path)) {
            all.add(&file(hash)?);
        }
        Ok(all)
    }

    /// Adds the keys in a file. What cannot be read there has none: a kiosk cannot read it either.
    fn add(&mut self, file: &[u8]) {
        let Ok(document) = toml::from_slice::<Document>(file) else {
            return;
        };
        let receivers = document.office.into_iter().chain(document.centre);
        let with_keys = receivers.filter(|it| !it.keys.are_none());
        self.0.extend(with_keys.map(|it| (it.id, it.keys)));
    }

    /// Returns the ids of those whose keys are others than they were before, or are new, or are no longer there.
    pub(super) fn changed_since(&self, before: &Self) -> Vec<String> {
        let ids: BTreeSet<&String> = before.0.keys().chain(self.0.keys()).collect();
        let changed = ids
            .into_iter()
            .filter(|id| before.0.get(*id) != self.0.get(*id));
        changed.cloned().collect()
    }
}

impl Keys {
    fn are_none(&self) -> bool {
        self.recipients.is_empty() && self.receipts.is_none()
    }
}
