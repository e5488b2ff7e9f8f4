//! Which release of the content the kiosks of a ring are to show. It is signed, so that any cache may serve it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::document::{self, NoDocument};
use crate::name::Name;
use crate::receipt::sha256;

const KIND: &str = "pointer";
const VERSION: u32 = 1;
/// The largest pointer with its signature, in bytes.
pub const POINTER_BYTES_MAX: u64 = 64 * 1024;
/// All kiosks of a ring, in percent.
pub const ALL: u8 = 100;

/// Which release the kiosks of a ring are to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pointer {
    kind: String,
    version: u32,
    /// The ring.
    pub ring: Name,
    /// One more than that of the pointer before. A kiosk that has seen it follows no lower one.
    pub number: u64,
    /// The release, by the SHA-256 of its document.
    pub release: String,
    /// The release of the pointer before, to go back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// How many of a hundred kiosks are to show it.
    pub percent: u8,
    /// When it was made, by the clock of whoever made it.
    pub at: DateTime<Utc>,
    /// After this somebody should have looked at the content again. Nothing is switched off.
    pub expires: DateTime<Utc>,
}

impl Pointer {
    /// Returns the first pointer of a ring to a release, for all kiosks.
    #[must_use]
    pub fn first(ring: Name, release: String, at: DateTime<Utc>, expires: DateTime<Utc>) -> Self {
        Self {
            kind: KIND.to_owned(),
            version: VERSION,
            ring,
            number: 1,
            release,
            before: None,
            percent: ALL,
            at,
            expires,
        }
    }

    /// Reads the document of the pointer of this ring, once it is known who has signed it.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(document: &[u8], ring: &Name) -> Result<Self, NoDocument> {
        let pointer: Self = document::read(document, KIND, VERSION)?;
        if pointer.ring != *ring {
            let ring = format!("the pointer of the ring {}", pointer.ring);
            return Err(NoDocument::Misplaced(ring));
        }
        if !is_sha256(&pointer.release) || pointer.percent > ALL {
            let words = "its release or its percent cannot be".to_owned();
            return Err(NoDocument::Malformed(words));
        }
        Ok(pointer)
    }

    /// Returns the document, to be signed.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        document::to_json(self)
    }

    /// True if this kiosk is one of the share that is to show the release. It is the same one whenever it is asked, and
    /// each release begins with others.
    #[must_use]
    pub fn is_for(&self, kiosk: &Name) -> bool {
        let digits = sha256(format!("{kiosk} {}", self.release).as_bytes());
        let digits = digits.get(..8).unwrap_or_default();
        let drawn = u32::from_str_radix(digits, 16).unwrap_or_default();
        drawn % u32::from(ALL) < u32::from(self.percent)
    }
}

/// True if this can be a SHA-256 in hexadecimal.
#[must_use]
pub fn is_sha256(text: &str) -> bool {
    let is_digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.len() == 64 && text.bytes().all(is_digit)
}
