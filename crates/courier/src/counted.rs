//! How many requests the kiosk has made. Together with what waits it tells how many have left the kiosk; the ledger of
//! their office must have as many.

use std::collections::{BTreeMap, BTreeSet};

use cas_fleet::name::Name;
use cas_fleet::status::{RECEIVERS_MAX, ReceiverStatus};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::carry::can_be_carried;
use crate::folders::Item;

/// The requests that were seen in the spool, each counted once. What somebody takes from it by hand between two rounds is
/// not seen; what was seen before and is then taken by hand has left the kiosk, and is in no ledger of a store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Counted {
    made: BTreeMap<Name, Made>,
    /// The ids of those that are still in the spool, so that none is counted again.
    ids: BTreeSet<String>,
}

/// The requests for a receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Made {
    count: u64,
    since: DateTime<Utc>,
}

impl Counted {
    /// Begins to count anew, because the kiosk has another name or another store. What is still in the spool was counted
    /// under the name before, and may come to an office under it.
    pub(crate) fn anew(mut self) -> Self {
        for made in self.made.values_mut() {
            made.count = 0;
        }
        self
    }

    /// Counts what waits and was not counted before.
    pub(crate) fn count(&mut self, waiting: &[Item], now: DateTime<Utc>) {
        for (receiver, item) in carried(waiting) {
            if self.ids.insert(item.name.id().to_owned()) {
                let first = Made {
                    count: 0,
                    since: now,
                };
                let made = self.made.entry(receiver).or_insert(first);
                made.count = made.count.saturating_add(1);
            }
        }
    }

    /// Forgets the ids of what is in the spool no more.
    pub(crate) fn keep(&mut self, waiting: &[Item], sent: &[Item]) {
        let there: BTreeSet<&str> = waiting
            .iter()
            .chain(sent)
            .map(|item| item.name.id())
            .collect();
        self.ids.retain(|id| there.contains(&**id));
    }

    /// Returns what is to be told of each receiver, of which this is what waits.
    pub(crate) fn receivers(&self, waiting: &[Item]) -> BTreeMap<Name, ReceiverStatus> {
        let mut counts: BTreeMap<Name, u64> = BTreeMap::new();
        for (receiver, _) in carried(waiting) {
            *counts.entry(receiver).or_default() += 1;
        }
        let all = self.made.iter().map(|(receiver, made)| {
            let status = ReceiverStatus {
                waiting: counts.get(receiver).copied().unwrap_or_default(),
                made: made.count,
                since: made.since,
            };
            (receiver.clone(), status)
        });
        all.take(RECEIVERS_MAX).collect()
    }
}

/// Returns those that can be carried, each with its receiver.
fn carried(items: &[Item]) -> impl Iterator<Item = (Name, &Item)> {
    let all = items.iter().filter(|item| can_be_carried(item));
    all.filter_map(|item| Some((Name::new(item.name.receiver()?).ok()?, item)))
}
