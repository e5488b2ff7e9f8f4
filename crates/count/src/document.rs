//! What both documents have in common: what they are, of which version, of which kiosk and of which month.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::Month;

const VERSION: u32 = 1;
/// The largest number of a kiosk.
const KIOSK_MAX: u8 = 99;
/// The most numbers in a document. What would be one more is not counted.
pub const KEYS_MAX: usize = 4096;
/// The largest document that is read, in bytes. One with [`KEYS_MAX`] of the longest ids is smaller.
pub const BYTES_MAX: u64 = 2 * 1024 * 1024;
/// The longest id, in bytes, as in the content.
const ID_BYTES_MAX: usize = 64;
/// The most that is told of what is wrong, in characters.
const WORDS_MAX: usize = 300;

/// A document of one kiosk and one month.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Document<C> {
    kind: String,
    version: u32,
    /// The number of the kiosk.
    pub kiosk: u8,
    /// The month, where the kiosk stands.
    pub month: Month,
    /// What was counted.
    pub counted: C,
}

/// What is counted in a document of one kind.
pub trait Content: Default + Serialize + DeserializeOwned {
    /// The kind, in the document and in the name of its file.
    const KIND: &'static str;
    /// What is counted.
    type One;

    /// Counts this once more. Returns false if there is no room for one more number.
    fn add(&mut self, one: &Self::One) -> bool;

    /// Returns what no kiosk writes.
    fn fault(&self) -> Option<String>;
}

/// The reason why something is not the document that it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDocument {
    /// It is larger than any kiosk writes.
    #[error("it is larger than {BYTES_MAX} bytes")]
    TooLarge,
    /// It cannot be read.
    #[error("it cannot be read: {0}")]
    Malformed(String),
    /// It is another document.
    #[error("it is a document of {0:?}")]
    Other(String),
    /// It is of a newer program.
    #[error("it is of version {0}, which this program does not know: bring the program up to date")]
    Newer(u32),
}

impl<C: Content> Document<C> {
    /// Returns the document in which nothing is counted yet.
    #[must_use]
    pub fn new(kiosk: u8, month: Month) -> Self {
        Self {
            kind: C::KIND.to_owned(),
            version: VERSION,
            kiosk,
            month,
            counted: C::default(),
        }
    }

    /// Reads a document.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(bytes: &[u8]) -> Result<Self, NoDocument> {
        #[derive(Deserialize)]
        struct Head {
            kind: String,
            version: u32,
        }
        if bytes.len() as u64 > BYTES_MAX {
            return Err(NoDocument::TooLarge);
        }
        let malformed = |why: serde_json::Error| NoDocument::Malformed(printable(&why.to_string()));
        let head: Head = serde_json::from_slice(bytes).map_err(malformed)?;
        if head.kind != C::KIND {
            return Err(NoDocument::Other(printable(&head.kind)));
        }
        if head.version != VERSION {
            return Err(NoDocument::Newer(head.version));
        }
        let document: Self = serde_json::from_slice(bytes).map_err(malformed)?;
        let kiosk = (document.kiosk > KIOSK_MAX).then(|| "no kiosk has this number".to_owned());
        match kiosk.or_else(|| document.counted.fault()) {
            Some(why) => Err(NoDocument::Malformed(why)),
            None => Ok(document),
        }
    }

    /// Returns the document as its bytes.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        // Ids and numbers: nothing of it can fail.
        let mut json = serde_json::to_vec_pretty(self).unwrap_or_default();
        json.push(b'\n');
        json
    }
}

/// Returns what is wrong, without what could move the cursor of whoever reads it: it may repeat the document.
fn printable(words: &str) -> String {
    let is_safe = |it: &char| !it.is_control();
    words.chars().filter(is_safe).take(WORDS_MAX).collect()
}

/// True if this can be the id of a record: kebab-case ASCII.
pub(crate) fn is_id(words: &str) -> bool {
    let is_part = |part: &str| {
        let is_letter = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit();
        !part.is_empty() && part.bytes().all(is_letter)
    };
    words.len() <= ID_BYTES_MAX && words.split('-').all(is_part)
}
