//! What a ring of kiosks is to show. Only its signature makes a kiosk believe it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::digest::sha256;
use crate::document::{self, NoDocument};
use crate::name::Name;
use crate::release::ReleaseId;

const VERSION: u32 = 1;
/// What the document is, so that nothing else that the same key has signed is taken for it.
const KIND: &str = "pointer";
/// The largest pointer, with its signature, in bytes. One has less than a thousand.
pub const POINTER_BYTES_MAX: u64 = 16 * 1024;
/// The highest number, so that there is always a higher one than what somebody has typed.
pub const NUMBER_MAX: u64 = 1 << 53;
/// All kiosks of a ring.
pub const ALL_PERCENT: u8 = 100;

/// Points a ring of kiosks to a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pointer {
    kind: String,
    version: u32,
    /// The ring.
    pub ring: Name,
    /// Higher than that of each pointer before it. A kiosk goes to no lower one: a store that has gone back must not
    /// bring an old closure back. Going back to an old release is a new number.
    pub number: u64,
    /// The release.
    pub release: ReleaseId,
    /// The part of the ring that is to show it, in percent; the rest shows `before`.
    pub percent: u8,
    /// The release that all kiosks of the ring had before; `None` if it is the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<ReleaseId>,
    /// When it was made, by the office's clock.
    pub at: DateTime<Utc>,
    /// When somebody should have made another one. A kiosk then tells so, and goes on with what it has: somebody who
    /// keeps new pointers back should be noticed, and an old list of centres is better than none.
    pub expires: DateTime<Utc>,
}

impl Pointer {
    /// Returns the pointer that comes after another one, or is the first of a ring: to this release for all.
    #[must_use]
    pub fn after(
        before: Option<&Self>,
        ring: Name,
        release: ReleaseId,
        at: DateTime<Utc>,
        expires: DateTime<Utc>,
    ) -> Self {
        Self {
            kind: KIND.to_owned(),
            version: VERSION,
            ring,
            number: before.map_or(0, |it| it.number).saturating_add(1),
            percent: ALL_PERCENT,
            before: before.and_then(|it| it.before_next(&release).cloned()),
            release,
            at,
            expires,
        }
    }

    /// Returns what all kiosks had before another release. While this one is only for a part of the ring, that is what
    /// they had before it.
    fn before_next(&self, release: &ReleaseId) -> Option<&ReleaseId> {
        let is_of_all = self.percent == ALL_PERCENT && self.release != *release;
        let before = if is_of_all {
            Some(&self.release)
        } else {
            self.before.as_ref()
        };
        before.filter(|it| *it != release)
    }

    /// Reads the document of the pointer of a ring, once it is known who has signed it.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(document: &[u8], ring: &Name) -> Result<Self, NoDocument> {
        let pointer: Self = document::read(document, KIND, VERSION)?;
        if pointer.ring != *ring {
            let words = format!("for the ring {}", pointer.ring);
            return Err(NoDocument::Misplaced(words));
        }
        if pointer.number > NUMBER_MAX {
            return Err(NoDocument::Malformed(format!(
                "its number is above {NUMBER_MAX}"
            )));
        }
        if pointer.percent > ALL_PERCENT {
            return Err(NoDocument::Malformed("percent is above 100".to_owned()));
        }
        Ok(pointer)
    }

    /// Returns the document, to be signed.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        document::to_json(self)
    }

    /// Returns the release that a kiosk is to show; `None` if it is to stay as it is.
    #[must_use]
    pub fn release_for(&self, kiosk: &Name) -> Option<&ReleaseId> {
        if self.is_among_first(kiosk) {
            Some(&self.release)
        } else {
            self.before.as_ref()
        }
    }

    /// True if a kiosk is in the part that shows the release. A larger part has all of a smaller one in it, and each
    /// release has other kiosks that are the first.
    fn is_among_first(&self, kiosk: &Name) -> bool {
        let digits = sha256(format!("{kiosk} {}", self.release).as_bytes());
        let drawn = u32::from_str_radix(&digits[..8], 16).unwrap_or_default();
        drawn % u32::from(ALL_PERCENT) < u32::from(self.percent)
    }
}
