//! What all documents here have in common: each says what it is, and of which version.

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The reason why something is not the document that it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDocument {
    /// It cannot be read.
    #[error("it cannot be read: {0}")]
    Malformed(String),
    /// It is another document, which the same key may have signed.
    #[error("it is a {0:?}")]
    Other(String),
    /// It is of a newer program.
    #[error("it is of version {0}, which this program does not know: bring the program up to date")]
    Newer(u32),
    /// It lies in the place of another.
    #[error("it is {0}, and lies in the place of another")]
    Misplaced(String),
}

/// Reads a document of this kind and version.
///
/// # Errors
/// Why it is none.
pub(crate) fn read<T: DeserializeOwned>(
    document: &[u8],
    kind: &str,
    version: u32,
) -> Result<T, NoDocument> {
    #[derive(Deserialize)]
    struct Head {
        kind: String,
        version: u32,
    }
    let malformed = |error: serde_json::Error| NoDocument::Malformed(printable(&error));
    let head: Head = serde_json::from_slice(document).map_err(malformed)?;
    if head.kind != kind {
        return Err(NoDocument::Other(head.kind));
    }
    if head.version != version {
        return Err(NoDocument::Newer(head.version));
    }
    serde_json::from_slice(document).map_err(malformed)
}

/// The most that is told of an error, in characters.
const WORDS_MAX: usize = 300;

/// Returns what an error says, without what could move the cursor of whoever reads it: it may repeat the document.
fn printable(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let is_safe = |c: &char| !c.is_control();
    words.chars().filter(is_safe).take(WORDS_MAX).collect()
}

/// Returns a document as its bytes.
pub(crate) fn to_json(document: &impl serde::Serialize) -> Vec<u8> {
    // Texts, numbers and times: nothing of it can fail.
    let mut json = serde_json::to_vec_pretty(document).unwrap_or_default();
    json.push(b'\n');
    json
}
