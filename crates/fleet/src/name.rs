//! The names of kiosks and offices in a store.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest name, in bytes.
pub const NAME_BYTES_MAX: usize = 64;

/// The name of a kiosk or an office: lower-case ASCII letters, digits, and single hyphens between them. So it
/// is a part of a path wherever there are paths.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

/// A text that is no [`Name`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a name has at most {NAME_BYTES_MAX} of a–z, 0–9, and single hyphens between them, such as cas-07"
)]
pub struct NoName;

impl Name {
    /// Reads a name.
    ///
    /// # Errors
    /// The text is no name.
    pub fn new(text: &str) -> Result<Self, NoName> {
        let is_word = |word: &str| {
            let mut letters = word.bytes();
            !word.is_empty() && letters.all(|it| matches!(it, b'a'..=b'z' | b'0'..=b'9'))
        };
        let is_name = text.len() <= NAME_BYTES_MAX && text.split('-').all(is_word);
        is_name.then(|| Self(text.to_owned())).ok_or(NoName)
    }

    /// Returns it as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Name {
    type Error = NoName;

    fn try_from(text: String) -> Result<Self, NoName> {
        Self::new(&text)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
