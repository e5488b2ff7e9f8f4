//! A release: the files of content and locales, each by its hash. The pointer that is signed names it by its own hash,
//! so every byte of it is signed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::{self, NoDocument};
use crate::pointer::is_sha256;

const KIND: &str = "release";
const VERSION: u32 = 1;
/// The largest release, in bytes, without its files.
pub const RELEASE_BYTES_MAX: u64 = 1024 * 1024;
/// The largest file, in bytes.
pub const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// The most files.
pub const FILES_MAX: usize = 2000;
/// The longest path, in bytes.
const PATH_BYTES_MAX: usize = 200;
/// The folders of a release.
const ROOTS: [&str; 2] = ["content", "locales"];

/// The files of content and locales.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    kind: String,
    version: u32,
    /// The least version of the program that can show it.
    pub least: Version,
    /// The SHA-256 of each file, by its path.
    pub files: BTreeMap<String, String>,
}

/// A version of the program: three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version(pub u64, pub u64, pub u64);

impl Release {
    /// Returns a release of these files.
    #[must_use]
    pub fn new(least: Version, files: BTreeMap<String, String>) -> Self {
        Self {
            kind: KIND.to_owned(),
            version: VERSION,
            least,
            files,
        }
    }

    /// Reads a release. Its paths lead nowhere but into its own folders.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(document: &[u8]) -> Result<Self, NoDocument> {
        let release: Self = document::read(document, KIND, VERSION)?;
        let is_file = |(path, hash): (&String, &String)| is_path(path) && is_sha256(hash);
        if let Some((path, _)) = release.files.iter().find(|it| !is_file(*it)) {
            let words = format!("{path:?} is not the path of a file of content");
            return Err(NoDocument::Malformed(words));
        }
        if release.files.len() > FILES_MAX {
            let words = format!("it has more than {FILES_MAX} files");
            return Err(NoDocument::Malformed(words));
        }
        Ok(release)
    }

    /// Returns the document.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        document::to_json(self)
    }
}

/// True if this is the path of a file in a folder of a release.
#[must_use]
pub fn is_path(path: &str) -> bool {
    let is_part = |part: &str| {
        let mut letters = part.bytes();
        let is_letter = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'.');
        !part.is_empty() && !part.starts_with('.') && letters.all(is_letter)
    };
    let Some((root, rest)) = path.split_once('/') else {
        return false;
    };
    path.len() <= PATH_BYTES_MAX && ROOTS.contains(&root) && rest.split('/').all(is_part)
}

impl TryFrom<String> for Version {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let numbers: Option<Vec<u64>> = text.split('.').map(|it| it.parse().ok()).collect();
        match numbers.as_deref() {
            Some(&[major, minor, patch]) => Ok(Self(major, minor, patch)),
            _ => Err(format!("{text:?} is no version, such as 0.2.0")),
        }
    }
}

impl From<Version> for String {
    fn from(Version(major, minor, patch): Version) -> Self {
        format!("{major}.{minor}.{patch}")
    }
}
