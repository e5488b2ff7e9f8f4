//! What visitors have found wrong on the cards, as the kiosks have counted it.
//!
//! # Invariants
//! - What others should not see is left out: no kiosk counts it, but it may have been counted before it became so.
//! - Whatever lies in the folder, reading ends soon: the number of files, their bytes and their cards are bounded.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the folder is read here"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use cas_count::{Card, CardKind, Corrections, Document, Month, Reason};
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::text::Language;

use crate::document;

/// What stands in the name of a file that is read, as a kiosk writes it: `corrections-2026-11.json`. Of several kiosks in
/// one folder, something stands before it or behind it.
const NAMED: &str = "corrections-";
const EXTENSION: &str = ".json";
/// The most that is looked at in a folder.
const ENTRIES_MAX: usize = 10_000;
/// The most files that are read: a year of all kiosks that there can be.
const FILES_MAX: usize = 1200;
/// The most that is read of all files together, in bytes. What a kiosk writes in a month is a few thousand.
const BYTES_MAX: u64 = 32 * 1024 * 1024;
/// The most cards. No content has so many.
const CARDS_MAX: usize = 10_000;

/// How often something was found wrong, by card.
#[derive(Default)]
pub struct Sums {
    /// True if something is left out, because others should not see it.
    pub has_left_out: bool,
    /// What was found wrong on each card.
    pub cards: BTreeMap<Card, Wrong>,
}

/// What was found wrong on a card.
#[derive(Default)]
pub struct Wrong {
    /// In how many visits each was told.
    pub reasons: BTreeMap<Reason, u64>,
    /// The months in which it was told.
    pub months: BTreeSet<Month>,
}

/// What is in a folder.
pub(crate) struct Folder {
    pub(crate) sums: Sums,
    /// Which files cannot be used, and why.
    pub(crate) faults: Vec<Told>,
    /// True if there is more than is read.
    pub(crate) is_cut: bool,
}

impl Sums {
    /// Adds what a kiosk has counted in a month. Without content nobody can tell which services and articles others should
    /// not see, and all are left out.
    pub fn add(&mut self, document: Document<Corrections>, setup: Option<&Setup>) {
        for (card, reasons) in document.counted.cards {
            if is_sensitive(&card, setup) {
                self.has_left_out = true;
                continue;
            }
            let wrong = self.cards.entry(card).or_default();
            for (reason, count) in reasons {
                *wrong.reasons.entry(reason).or_default() += u64::from(count);
                wrong.months.insert(document.month);
            }
        }
    }
}

impl Wrong {
    /// Returns how often anything was told.
    pub(crate) fn count(&self) -> u64 {
        self.reasons.values().sum()
    }

    /// Returns what was told and how often, in words: `phone: 3; address: 1`.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let words = self.reasons.iter().map(|(reason, count)| {
            let reason = name(*reason).in_language(language);
            format!("{reason}: {count}")
        });
        words.collect::<Vec<_>>().join("; ")
    }
}

/// Reads all documents in a folder, in the order of their names. What cannot be used is told, and the others are read all the same.
pub(crate) fn read(folder: &Path, setup: Option<&Setup>) -> Folder {
    let mut found = Folder {
        sums: Sums::default(),
        faults: Vec::new(),
        is_cut: false,
    };
    let paths = match paths(folder) {
        Ok(paths) => paths,
        Err(error) => {
            let file = folder.display().to_string();
            let why = document::unread(&error);
            found.faults.push(told!("counts-unread", file, why));
            return found;
        }
    };
    let (mut known, mut bytes) = (BTreeSet::new(), 0);
    for (number, path) in paths.into_iter().enumerate() {
        bytes += std::fs::metadata(&path).map_or(0, |it| it.len());
        let cards = found.sums.cards.len();
        if number >= FILES_MAX || bytes > BYTES_MAX || cards > CARDS_MAX {
            found.is_cut = true;
            break;
        }
        match document::read(&path, &mut known) {
            Ok(document) => found.sums.add(document, setup),
            Err(fault) => found.faults.push(fault),
        }
    }
    found
}

/// Returns the files of a folder that have the name of such a document, in the order of their names.
fn paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)?.take(ENTRIES_MAX) {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.contains(NAMED) && name.ends_with(EXTENSION) {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// True if the content has this card.
#[must_use]
pub fn is_known(card: &Card, setup: Option<&Setup>) -> bool {
    let Some(Setup { content, .. }) = setup else {
        return false;
    };
    match card.kind {
        CardKind::Centre => content.centres.iter().any(|it| it.id == card.id),
        CardKind::Activity => content.activities.iter().any(|it| it.id == card.id),
        CardKind::Service => content.services.iter().any(|it| it.id == card.id),
        CardKind::Article => content.articles.iter().any(|it| it.id == card.id),
    }
}

/// True if others should not see this card.
fn is_sensitive(card: &Card, setup: Option<&Setup>) -> bool {
    let has_none = matches!(card.kind, CardKind::Centre | CardKind::Activity);
    let Some(Setup { content, .. }) = setup else {
        return !has_none;
    };
    let service = || content.services.iter().find(|it| it.id == card.id);
    let article = || content.articles.iter().find(|it| it.id == card.id);
    match card.kind {
        CardKind::Centre | CardKind::Activity => false,
        CardKind::Service => service().is_some_and(|it| it.sensitive),
        CardKind::Article => article().is_some_and(|it| it.sensitive),
    }
}

fn name(reason: Reason) -> Told {
    match reason {
        Reason::Phone => told!("sheet-told-phone"),
        Reason::Hours => told!("sheet-told-hours"),
        Reason::Address => told!("sheet-told-address"),
        Reason::Gone => told!("sheet-told-gone"),
        Reason::Other => told!("sheet-told-other"),
    }
}
