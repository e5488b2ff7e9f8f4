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
        let is_name = text.len() <= NAME_BYTES_MAX && is_kebab_case(text);
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

/// True if an id has only small letters and digits, with single hyphens between them.
#[must_use]
pub fn is_kebab_case(id: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    id.split('-')
        .all(|part| !part.is_empty() && part.bytes().all(fits))
}
