//! Who else collects for this office. Two ledgers may take the same request; then somebody must know.

use std::collections::BTreeSet;

use cas_fleet::layout;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::Collecting;
use crate::requests::OfficeFault;

/// The time for which an announcement names what was taken, and after which one is of a ledger that is not used any
/// more, by the store's clock.
const FRESH: TimeDelta = TimeDelta::days(1);
/// The largest announcement, in bytes.
const ANNOUNCEMENT_BYTES_MAX: u64 = 1024 * 1024;
/// The most ids in one, so that it is no larger. Two that collect at once have both taken some of the newest.
const ANNOUNCED_MAX: usize = 20_000;
/// The most ledgers that are looked at.
const LEDGERS_MAX: usize = 100;

/// What a ledger tells the others, and itself.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Announcement {
    /// A word of the run that has written it. A copy of the ledger on another machine has another one.
    run: String,
    /// The most lines that the ledger had.
    lines: u64,
    /// The ids of what was taken with it in the last day, the newest.
    taken: BTreeSet<String>,
}

impl Collecting<'_> {
    /// Tells others that this ledger collects, and what was taken with it. What it has told before tells whether it is an
    /// old copy, unless kiosks are asked again for that reason.
    pub(super) fn announce(&mut self, resend: bool) -> Result<(), OfficeFault> {
        let before = self.announced()?.lines;
        if before > self.ledger.lines && !resend {
            self.attention.call(&format!(
                "this ledger is an old copy: it has had {before} lines, and has {} now. --resend asks the kiosks for what is missing",
                self.ledger.lines
            ));
        }
        let before = if resend { 0 } else { before };
        self.announces(self.ledger.lines.max(before))
    }

    fn announces(&self, lines: u64) -> Result<(), OfficeFault> {
        let taken = self.ledger.last_taken(ANNOUNCED_MAX, self.now - FRESH);
        let announcement = Announcement {
            run: self.run.clone(),
            lines,
            taken: taken.into_iter().map(str::to_owned).collect(),
        };
        // Nothing of it can fail: it is texts and numbers.
        let json = serde_json::to_vec(&announcement).unwrap_or_default();
        let path = layout::ledger(&self.office, &self.ledger.id);
        Ok(self.store.put(&path, &json)?)
    }

    /// Returns what this ledger has announced last.
    fn announced(&self) -> Result<Announcement, OfficeFault> {
        let path = layout::ledger(&self.office, &self.ledger.id);
        let found = self.store.get(&path, ANNOUNCEMENT_BYTES_MAX)?;
        let told = found.and_then(|it| serde_json::from_slice(&it.bytes).ok());
        Ok(told.unwrap_or_default())
    }

    /// Tells at the end of a run what was taken, and whether a copy of this ledger was at work meanwhile.
    pub(super) fn announce_again(&mut self) -> Result<(), OfficeFault> {
        let found = self.announced()?;
        if found.run != self.run {
            self.attention.call(
                "another program has collected meanwhile with a copy of this ledger: requests may be there twice. Stop one, and compare both folders",
            );
        }
        self.announces(self.ledger.lines.max(found.lines))
    }

    /// Looks which other ledgers collect, and tells what they have taken as well.
    pub(super) fn look_at_others(&mut self) -> Result<(), OfficeFault> {
        let own = layout::ledger(&self.office, &self.ledger.id);
        let folder = layout::ledgers_of(&self.office);
        let listed = self.store.list(&folder, LEDGERS_MAX)?;
        let newest = listed.iter().map(|it| it.written).max();
        let oldest = newest.unwrap_or_default() - FRESH.num_seconds();
        let others = listed.iter().filter(|it| it.path != own);
        for other in others.filter(|it| it.written >= oldest) {
            let found = self.store.get(&other.path, ANNOUNCEMENT_BYTES_MAX)?;
            let told: Option<Announcement> =
                found.and_then(|it| serde_json::from_slice(&it.bytes).ok());
            let own: BTreeSet<&str> = self.ledger.taken_since(self.now - FRESH).collect();
            let taken = told.unwrap_or_default().taken;
            let both: Vec<&str> = own.into_iter().filter(|it| taken.contains(*it)).collect();
            self.attention.call(&if both.is_empty() {
                format!(
                    "{} collects for this office, too: only one may, so stop one",
                    other.path
                )
            } else {
                format!(
                    "{} requests were taken here and by {}: see that they are handled once, and stop one. {}",
                    both.len(),
                    other.path,
                    both.join(" ")
                )
            });
        }
        Ok(())
    }
}
