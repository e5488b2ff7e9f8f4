//! What an office says of the requests that it has from a kiosk. Only its word lets the kiosk put a request
//! away.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::document::{self, NoDocument};
use crate::layout::is_id;
use crate::name::Name;

/// The version of the document.
const VERSION: u32 = 1;
/// What the document is, so that nothing else that the same key has signed is taken for it.
const KIND: &str = "receipt";
/// The time for which a receipt names a request. A kiosk puts a request away long before.
pub const NAMED: TimeDelta = TimeDelta::days(60);
/// The time for which a kiosk keeps a request, sealed, that the office has: in it an office that has gone back to a
/// backup can ask for it again.
pub const KEPT: TimeDelta = TimeDelta::days(14);
/// The largest receipt, in bytes: some tens of thousands of requests.
pub const RECEIPT_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// The receipt of an office for a kiosk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    kind: String,
    version: u32,
    /// The office that says so.
    pub office: Name,
    /// The kiosk to which it says so.
    pub kiosk: Name,
    /// One more than that of the receipt before.
    pub number: u64,
    /// The ledger in which the office keeps what it has. Another ledger knows other requests.
    pub ledger: String,
    /// When it was written. All times here are of the office's clock; those of kiosks may be off by years.
    pub at: DateTime<Utc>,
    /// The time of the backup to which the office has gone back, if it has. The kiosk sends again what it has
    /// put away and this receipt does not name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resend_since: Option<DateTime<Utc>>,
    /// What became of each request, by its id.
    pub requests: BTreeMap<String, Entry>,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Whether the office has it.
    pub state: State,
    /// Since when.
    pub at: DateTime<Utc>,
    /// What the office got for it, sealed as it was: the SHA-256 of each file, in hexadecimal. A kiosk that has
    /// another file for this id keeps it, because somebody may have put something in its place.
    pub sealed: BTreeSet<String>,
}

/// What a receipt says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The office has not seen it.
    Nothing,
    /// The office has seen this file.
    Of(State),
    /// The office has seen another file with the same id.
    OfAnother,
}

/// Whether the office has a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It has it, and can read it.
    Taken,
    /// It cannot be read with the keys that the office has. The kiosk keeps it, and somebody has to look.
    Unreadable,
}

impl Receipt {
    /// Returns an empty receipt.
    #[must_use]
    pub fn new(office: Name, kiosk: Name, number: u64, ledger: String, at: DateTime<Utc>) -> Self {
        Self {
            kind: KIND.to_owned(),
            version: VERSION,
            office,
            kiosk,
            number,
            ledger,
            at,
            resend_since: None,
            requests: BTreeMap::new(),
        }
    }

    /// Reads the document of a receipt of this office for this kiosk, once it is known who has signed it.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(document: &[u8], office: &Name, kiosk: &Name) -> Result<Self, NoDocument> {
        let receipt: Self = document::read(document, KIND, VERSION)?;
        if let Some(id) = receipt.requests.keys().find(|id| !is_id(id)) {
            return Err(NoDocument::Malformed(format!("{id:?} is no id")));
        }
        if (&receipt.office, &receipt.kiosk) != (office, kiosk) {
            let words = format!("from {} to {}", receipt.office, receipt.kiosk);
            return Err(NoDocument::Misplaced(words));
        }
        Ok(receipt)
    }

    /// Returns the document, to be signed.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        document::to_json(self)
    }

    /// Returns what became of a request, by its id and the SHA-256 of its file.
    #[must_use]
    pub fn says(&self, id: &str, sealed: &str) -> Word {
        match self.requests.get(id) {
            None => Word::Nothing,
            Some(entry) if !entry.sealed.contains(sealed) => Word::OfAnother,
            Some(entry) => Word::Of(entry.state),
        }
    }

    /// True if the office has this request.
    #[must_use]
    pub fn has_taken(&self, id: &str) -> bool {
        let entry = self.requests.get(id);
        entry.is_some_and(|it| it.state == State::Taken)
    }

    /// True if the office asks again for this request, which was put away.
    #[must_use]
    pub fn asks_again(&self, id: &str) -> bool {
        self.resend_since.is_some() && !self.requests.contains_key(id)
    }

    /// True if the office has had this request for so long that it need not be kept any more.
    #[must_use]
    pub fn is_past(&self, id: &str) -> bool {
        let entry = self.requests.get(id).filter(|_| self.has_taken(id));
        entry.is_some_and(|it| it.at + KEPT <= self.at)
    }
}
