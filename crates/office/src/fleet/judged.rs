//! What is wrong with a kiosk.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::{BTreeMap, BTreeSet};

use cas_fleet::name::Name;
use cas_fleet::status::{DiskStatus, ReceiverStatus, Status};

use super::Taken;
use super::known::{Told, Wanted};
use crate::requests::AHEAD_SECONDS_MAX;

const HOUR: i64 = 60 * 60;
/// What waits for longer, in seconds, somebody has to look at: a visitor was promised a call.
const WAITS_SECONDS_MAX: u64 = 24 * 60 * 60;
/// The room, in bytes, below which a disk is nearly full.
const FREE_BYTES_MIN: u64 = 200_000_000;
/// The same as a part of the whole: one in so many.
const FREE_PART_MIN: u64 = 20;
/// So many starts of a machine in a day are no accident.
const STARTS_MIN: usize = 3;

/// A kiosk, and what is wrong with it.
pub(super) struct Kiosk {
    pub(super) name: Name,
    /// When it has told last, in seconds since 1970, by the clock of the store; `None` if it never has.
    pub(super) written: Option<i64>,
    /// What it has told; `None` if it never has, or if that cannot be read.
    pub(super) status: Option<Status>,
    /// How many of its requests are in the ledgers; `None` if none was given.
    pub(super) collected: Option<u64>,
    pub(super) wrong: BTreeSet<Wrong>,
}

impl Kiosk {
    /// Returns what is wrong with it, as words of a line.
    pub(super) fn words(&self) -> String {
        let words: Vec<&str> = self.wrong.iter().map(|it| it.word()).collect();
        words.join(", ")
    }
}

/// Something that needs somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wrong {
    /// It has told nothing for long, or never.
    Silent,
    /// What it has told cannot be read.
    Unreadable,
    /// Its clock is wrong.
    Clock,
    /// It does not show what it should, or nobody has confirmed that for long.
    Stale,
    /// A request waits for too long.
    Waiting,
    /// Its courier has told something.
    Faults,
    /// There is hardly room for requests.
    Disk,
    /// The machine starts again and again.
    Restarts,
    /// Requests have left it that are in no ledger.
    Lost,
}

impl Wrong {
    /// All of them.
    pub(super) const ALL: [Self; 9] = [
        Self::Silent,
        Self::Unreadable,
        Self::Clock,
        Self::Stale,
        Self::Waiting,
        Self::Faults,
        Self::Disk,
        Self::Restarts,
        Self::Lost,
    ];

    /// Returns its word, which never changes: programs read it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Unreadable => "unreadable",
            Self::Clock => "clock",
            Self::Stale => "stale",
            Self::Waiting => "waiting",
            Self::Faults => "faults",
            Self::Disk => "disk",
            Self::Restarts => "restarts",
            Self::Lost => "lost",
        }
    }
}

/// What a kiosk is judged by.
pub(super) struct Judge<'j> {
    /// What time it is, in seconds since 1970, by the clock of the store.
    pub(super) now: i64,
    /// For how long a kiosk may tell nothing, in seconds.
    pub(super) silent: i64,
    /// What each ring wants.
    pub(super) pointers: &'j BTreeMap<Name, Wanted>,
    /// What the offices have.
    pub(super) taken: &'j Taken,
}

impl Judge<'_> {
    /// Judges the kiosks that have told something, and those that should have. Those that need somebody come first.
    pub(super) fn all(&self, told: BTreeMap<Name, Told>, expected: BTreeSet<Name>) -> Vec<Kiosk> {
        let missing: Vec<Name> = expected
            .into_iter()
            .filter(|it| !told.contains_key(it))
            .collect();
        let told = told
            .into_iter()
            .map(|(name, it)| self.kiosk(name, Some(it)));
        let missing = missing.into_iter().map(|name| self.kiosk(name, None));
        let mut kiosks: Vec<Kiosk> = told.chain(missing).collect();
        kiosks.sort_by(|a, b| (a.wrong.is_empty(), &a.name).cmp(&(b.wrong.is_empty(), &b.name)));
        kiosks
    }

    fn kiosk(&self, name: Name, told: Option<Told>) -> Kiosk {
        let mut wrong = BTreeSet::new();
        let mut note = |it: Wrong, is_so: bool| wrong.extend(is_so.then_some(it));
        let written = told.as_ref().map(|it| it.written);
        let is_heard = written.is_some_and(|it| self.now - it <= self.silent);
        note(Wrong::Silent, !is_heard);
        let is_unreadable = told.as_ref().is_some_and(|it| it.status.is_none());
        note(Wrong::Unreadable, is_unreadable);
        let status = told.and_then(|it| it.status);
        if let (Some(status), Some(written)) = (&status, written) {
            let off = status.at.timestamp().saturating_sub(written);
            // On a stick, the time at which it was written is of the kiosk's clock, too.
            let is_off = off.unsigned_abs() > AHEAD_SECONDS_MAX.unsigned_abs();
            note(
                Wrong::Clock,
                is_off || written - self.now > AHEAD_SECONDS_MAX,
            );
            note(Wrong::Stale, self.is_stale(status));
            let oldest = status.oldest_seconds.unwrap_or_default();
            note(Wrong::Waiting, oldest > WAITS_SECONDS_MAX);
            note(Wrong::Faults, !status.told.is_empty());
            note(Wrong::Disk, status.disk.is_some_and(is_nearly_full));
            note(Wrong::Restarts, status.boots.len() >= STARTS_MIN);
            note(Wrong::Lost, self.has_lost(status));
        }
        let collected = self.taken.values().map(|it| count(it.get(&name)));
        Kiosk {
            collected: (!self.taken.is_empty()).then(|| collected.sum()),
            written,
            status,
            wrong,
            name,
        }
    }

    /// True if a kiosk has shown something else than its ring wants for an hour, or if what it shows has expired.
    fn is_stale(&self, status: &Status) -> bool {
        let Some(content) = &status.content else {
            return false;
        };
        let is_behind = self.pointers.get(&content.ring).is_some_and(|wanted| {
            let release = wanted.pointer.release_for(&status.kiosk);
            let is_other = release.is_some_and(|it| *it != content.release);
            is_other && self.now - wanted.written > HOUR
        });
        is_behind || content.expires.timestamp() < self.now
    }

    /// True if more requests for an office have left a kiosk than the office has.
    fn has_lost(&self, status: &Status) -> bool {
        self.taken.iter().any(|(office, of_kiosks)| {
            let gone = status.receivers.get(office).map(ReceiverStatus::gone);
            gone.is_some_and(|it| it > count(of_kiosks.get(&status.kiosk)))
        })
    }
}

fn is_nearly_full(disk: DiskStatus) -> bool {
    // Some file systems do not say how large they are, and then not how full.
    let is_known = disk.size > 0;
    is_known && (disk.free < FREE_BYTES_MIN || disk.free < disk.size / FREE_PART_MIN)
}

fn count(ids: Option<&BTreeSet<String>>) -> u64 {
    ids.map_or(0, |it| it.len() as u64)
}
