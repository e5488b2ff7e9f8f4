//! How a kiosk is used.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::{Content, KEYS_MAX, is_id};

/// One use of the kiosk that is counted. Services are told by their ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// The questions have ended with "not for you".
    Refused {
        /// The service.
        service: String,
        /// The number of the rule that has said so, counted from 1 as they stand in the content.
        rule: u16,
    },
    /// A request was sent.
    Requested(String),
    /// No request could be taken.
    Unavailable(String),
    /// A search has found nothing.
    FoundNothing,
}

/// How often a kiosk was used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Counts {
    /// Refusals by service and number of the rule.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub refused: BTreeMap<String, BTreeMap<u16, u32>>,
    /// Requests that were sent, by service.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub requested: BTreeMap<String, u32>,
    /// Requests that could not be taken, by service.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub unavailable: BTreeMap<String, u32>,
    /// Searches that have found nothing.
    pub found_nothing: u32,
}

impl Counts {
    /// Returns how many numbers there are.
    fn keys(&self) -> usize {
        let refused: usize = self.refused.values().map(BTreeMap::len).sum();
        refused + self.requested.len() + self.unavailable.len()
    }
}

impl Content for Counts {
    const KIND: &'static str = "counts";
    type One = Use;

    fn add(&mut self, one: &Use) -> bool {
        let has_room = self.keys() < KEYS_MAX;
        let number = match one {
            Use::Refused { service, rule } => {
                let is_known = self.refused.get(service).map(|it| it.contains_key(rule));
                if !has_room && is_known != Some(true) {
                    return false;
                }
                let rules = self.refused.entry(service.clone()).or_default();
                rules.entry(*rule).or_default()
            }
            Use::Requested(service) if has_room || self.requested.contains_key(service) => {
                self.requested.entry(service.clone()).or_default()
            }
            Use::Unavailable(service) if has_room || self.unavailable.contains_key(service) => {
                self.unavailable.entry(service.clone()).or_default()
            }
            Use::Requested(_) | Use::Unavailable(_) => return false,
            Use::FoundNothing => &mut self.found_nothing,
        };
        *number = number.saturating_add(1);
        true
    }

    fn fault(&self) -> Option<String> {
        if self.keys() > KEYS_MAX {
            return Some(format!("it has more than {KEYS_MAX} numbers"));
        }
        let services = self.refused.keys().chain(self.requested.keys());
        let mut services = services.chain(self.unavailable.keys());
        if !services.all(|it| is_id(it)) {
            return Some("a service is told by its id".to_owned());
        }
        let mut rules = self.refused.values().flat_map(BTreeMap::keys);
        let is_counted = rules.all(|rule| *rule > 0);
        (!is_counted).then(|| "rules are counted from 1".to_owned())
    }
}
