//! A release: the files that a kiosk shows, each by its hash. Its own name is its hash, so that a signed pointer to it
//! covers every byte of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use semver::Version;
use serde::{Deserialize, Serialize};

use crate::digest::{is_sha256, sha256};
use crate::document::{self, NoDocument};

const VERSION: u32 = 1;
const KIND: &str = "release";
/// The folders of a release: what `[paths]` in kiosk.toml names.
pub const FOLDERS: [&str; 2] = ["content", "locales"];
/// The largest release, in bytes: that of the files is not counted.
pub const RELEASE_BYTES_MAX: u64 = 1024 * 1024;
/// The largest file of a release, in bytes, as it is for content that is read from the disk.
pub const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// The most files of a release.
pub const FILES_MAX: usize = 2000;
/// The most folders and names in the path of a file: content/services/zlota-raczka.toml.
const PARTS_MAX: usize = 3;
/// The longest name in a path, in bytes: what file systems allow.
const PART_BYTES_MAX: usize = 255;

/// The name of a release: the SHA-256 of its document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReleaseId(String);

/// A text that is no hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is no SHA-256 of 64 hexadecimal digits")]
pub struct NoHash;

impl TryFrom<String> for ReleaseId {
    type Error = NoHash;

    fn try_from(text: String) -> Result<Self, NoHash> {
        is_sha256(&text).then_some(Self(text)).ok_or(NoHash)
    }
}

impl From<ReleaseId> for String {
    fn from(id: ReleaseId) -> Self {
        id.0
    }
}

impl fmt::Display for ReleaseId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The files that a kiosk shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    kind: String,
    version: u32,
    /// The oldest program that can show it.
    pub least: Version,
    /// The hash of each file, by its path.
    pub files: BTreeMap<String, String>,
}

impl Release {
    /// Returns the release of these files, each the hash by its path.
    ///
    /// # Errors
    /// A kiosk would not read it.
    pub fn new(least: Version, files: BTreeMap<String, String>) -> Result<Self, NoDocument> {
        let release = Self {
            kind: KIND.to_owned(),
            version: VERSION,
            least,
            files,
        };
        release.judge()?;
        Ok(release)
    }

    /// Reads the document of the release with this name.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(document: &[u8], id: &ReleaseId) -> Result<Self, NoDocument> {
        if sha256(document) != id.0 {
            return Err(NoDocument::Malformed(
                "its bytes are not those that were published".to_owned(),
            ));
        }
        let release: Self = document::read(document, KIND, VERSION)?;
        release.judge()?;
        if release.to_json() != document {
            return Err(NoDocument::Malformed(
                "it is not written as releases are".to_owned(),
            ));
        }
        Ok(release)
    }

    /// Returns the document. The same files give the same bytes, whoever publishes them and when.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        document::to_json(self)
    }

    /// Returns its name.
    #[must_use]
    pub fn id(&self) -> ReleaseId {
        ReleaseId(sha256(&self.to_json()))
    }

    /// Returns the folders in which its files are, each before what is in it.
    #[must_use]
    pub fn folders(&self) -> BTreeSet<&str> {
        let paths = self.files.keys();
        let folders = paths.flat_map(|path| path.match_indices('/').map(|(at, _)| &path[..at]));
        folders.collect()
    }

    fn judge(&self) -> Result<(), NoDocument> {
        let malformed = |why: String| Err(NoDocument::Malformed(why));
        if self.files.len() > FILES_MAX {
            return malformed(format!("it has more than {FILES_MAX} files"));
        }
        for (path, hash) in &self.files {
            if !is_path(path) {
                return malformed(format!("{path:?} is no path below content or locales"));
            }
            if !is_sha256(hash) {
                return malformed(format!("{hash:?} is no SHA-256"));
            }
        }
        let folders = self.folders();
        if let Some(missing) = FOLDERS.iter().find(|it| !folders.contains(**it)) {
            return malformed(format!("it has no files in {missing}"));
        }
        if let Some(both) = folders.into_iter().find(|it| self.files.contains_key(*it)) {
            return malformed(format!("{both:?} is a folder and a file"));
        }
        Ok(())
    }
}

/// True if a path leads to a file in one of the folders, and nowhere else on any system.
fn is_path(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let is_part = |part: &&str| {
        let is_plain = |c: char| !c.is_control() && c != '\\';
        // Names that begin with a point are not read as content: . and .. among them.
        !part.is_empty()
            && !part.starts_with('.')
            && part.len() <= PART_BYTES_MAX
            && part.chars().all(is_plain)
    };
    (2..=PARTS_MAX).contains(&parts.len())
        && FOLDERS.contains(&parts[0])
        && parts.iter().all(is_part)
}
