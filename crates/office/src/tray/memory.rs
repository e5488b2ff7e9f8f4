//! What the tray remembers from one pass to the next: which files it saw, what it made of them, and what it
//! told. It lies beside the content, and is written only if something in it is new.

use std::collections::BTreeMap;

use cas_setup::told;
use cas_setup::told::Told;
use serde::{Deserialize, Serialize};

use super::listing::Sight;
use crate::import::Imported;
use crate::import::store::Store;

/// The file, beside the content.
const PATH: &str = ".tray.json";

/// What the tray remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Memory {
    /// The folder of the tray.
    pub(super) folder: String,
    /// What the reports depend on besides the files: the content, the program, the language.
    pub(super) beside: String,
    /// The files by their names.
    pub(super) files: BTreeMap<String, Item>,
}

/// A file of the tray.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Item {
    /// What it was at the last look.
    pub(super) sight: Sight,
    /// Since when it has been so, in seconds of this machine's clock.
    pub(super) since: i64,
    /// Since when it has not been there.
    pub(super) gone: Option<i64>,
    /// The files of the content that are made of it.
    pub(super) made: Vec<String>,
    /// What came of it, if it was read.
    pub(super) taken: Option<Taken>,
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Taken {
    /// The digest of the bytes that were read.
    pub(super) digest: String,
    pub(super) imported: Imported,
    /// What is to be mended and what was guessed.
    pub(super) findings: String,
    /// The whole report.
    pub(super) report: String,
    /// True if it was taken back. It counts as read until it changes.
    pub(super) is_undone: bool,
    /// True if another file makes the same of the content.
    pub(super) has_rival: bool,
    /// True if it is a sheet of the kiosk that has come back. It counts as read until it changes: what somebody
    /// writes into the content since is newer than its rows.
    #[serde(default)]
    pub(super) is_own: bool,
}

impl Memory {
    /// Reads it; nothing is remembered if there is no such file.
    pub(crate) fn read(store: &Store) -> Result<Self, Told> {
        let Some(text) = store.read(PATH)? else {
            return Ok(Self::default());
        };
        serde_json::from_str(&text).map_err(|why| {
            let why = why.to_string();
            told!("import-unread-beside", path = PATH, why)
        })
    }

    /// Writes it.
    pub(crate) fn write(&self, store: &Store) -> Result<(), Told> {
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        store.put(PATH, Some(&text))
    }

    /// Notes that what was made of these files was taken back. `report` returns what is told of it.
    pub(crate) fn undo(&mut self, names: &[String], report: impl Fn(&str) -> String) {
        let files = self.files.iter_mut();
        for (name, item) in files.filter(|(name, _)| names.contains(name)) {
            if let Some(taken) = &mut item.taken {
                taken.is_undone = true;
                taken.imported = Imported::Well;
                taken.report = report(name);
            }
        }
    }
}
