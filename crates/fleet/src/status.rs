//! What a kiosk tells of itself: whether requests leave it, what it shows, and what its courier has told last. Whoever
//! looks after many kiosks sees in it who needs somebody.
//!
//! It is not signed: nothing rests on it but attention. There is nothing of a visitor in it.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};
use semver::Version;
use serde::{Deserialize, Serialize};

use crate::document::{self, NoDocument};
use crate::name::Name;
use crate::release::ReleaseId;

const VERSION: u32 = 1;
const KIND: &str = "status";
/// The largest status, in bytes. One has about a thousand.
pub const STATUS_BYTES_MAX: u64 = 64 * 1024;
/// The most lines that it tells.
pub const TOLD_MAX: usize = 20;
/// The longest of these lines, in characters.
pub const TOLD_CHARS_MAX: usize = 300;
/// The most receivers of which it tells: more than a city has offices and centres.
pub const RECEIVERS_MAX: usize = 128;
/// The most starts of the machine of which it tells.
pub const BOOTS_MAX: usize = 20;

/// How a kiosk is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    kind: String,
    version: u32,
    /// The kiosk that says so.
    pub kiosk: Name,
    /// When it was written, by the kiosk's clock, which may be off by years.
    pub at: DateTime<Utc>,
    /// The version of the courier that wrote it.
    pub courier: Version,
    /// The content that it shows; `None` if it shows what came with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<ContentStatus>,
    /// The requests of each receiver, an office or a centre; at most [`RECEIVERS_MAX`].
    pub receivers: BTreeMap<Name, ReceiverStatus>,
    /// For how long the oldest request waits, in seconds; `None` if none waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oldest_seconds: Option<u64>,
    /// The lines of the last round of its courier; at most [`TOLD_MAX`] of [`TOLD_CHARS_MAX`] characters.
    pub told: Vec<String>,
    /// The room for requests; `None` if the system does not tell it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disk: Option<DiskStatus>,
    /// When the machine was started, in the last day, by the kiosk's clock; at most [`BOOTS_MAX`].
    pub boots: Vec<DateTime<Utc>>,
}

/// The content that a kiosk shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContentStatus {
    /// The ring of kiosks to which it belongs.
    pub ring: Name,
    /// The number of the pointer that it follows.
    pub number: u64,
    /// The release that it shows.
    pub release: ReleaseId,
    /// When that pointer expires.
    pub expires: DateTime<Utc>,
}

/// The requests of a receiver that can be carried: they are sealed, and say for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiverStatus {
    /// How many wait until the receiver has signed that it has them.
    pub waiting: u64,
    /// How many the courier has ever seen, each once.
    pub made: u64,
    /// Since when they are counted, by the kiosk's clock.
    pub since: DateTime<Utc>,
}

/// The file system on which requests are stored, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiskStatus {
    /// The room that is left.
    pub free: u64,
    /// The whole room.
    pub size: u64,
}

impl Status {
    /// Returns the status of a kiosk of which nothing else is known.
    #[must_use]
    pub fn new(kiosk: Name, courier: Version, at: DateTime<Utc>) -> Self {
        Self {
            kind: KIND.to_owned(),
            version: VERSION,
            kiosk,
            at,
            courier,
            content: None,
            receivers: BTreeMap::new(),
            oldest_seconds: None,
            told: Vec::new(),
            disk: None,
            boots: Vec::new(),
        }
    }

    /// Reads the status of a kiosk. Anybody who may write into the store may have written it, so nothing is taken that
    /// could do harm where it is shown.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(document: &[u8], kiosk: &Name) -> Result<Self, NoDocument> {
        let status: Self = document::read(document, KIND, VERSION)?;
        if status.kiosk != *kiosk {
            let words = format!("of {}", status.kiosk);
            return Err(NoDocument::Misplaced(words));
        }
        let malformed = |why: &str| Err(NoDocument::Malformed(why.to_owned()));
        if status.told.len() > TOLD_MAX || status.told.iter().any(|it| line(it) != *it) {
            return malformed("it tells what no courier tells");
        }
        if status.receivers.len() > RECEIVERS_MAX || status.boots.len() > BOOTS_MAX {
            return malformed("it has more receivers or more starts than a kiosk has");
        }
        Ok(status)
    }

    /// Returns the document.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        document::to_json(self)
    }

    /// Takes the first lines of what a courier tells, as they may be shown anywhere.
    pub fn tell(&mut self, lines: &[impl fmt::Display]) {
        let lines = lines.iter().take(TOLD_MAX);
        self.told = lines.map(|it| line(&it.to_string())).collect();
    }

    /// Returns the same without what changes by itself. As long as that is the same, nothing has happened.
    #[must_use]
    pub fn lasting(&self) -> Self {
        Self {
            at: DateTime::UNIX_EPOCH,
            oldest_seconds: None,
            disk: None,
            ..self.clone()
        }
    }

    /// Returns how many requests wait.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        self.sum(|it| it.waiting)
    }

    /// Returns how many requests were ever seen.
    #[must_use]
    pub fn made(&self) -> u64 {
        self.sum(|it| it.made)
    }

    fn sum(&self, count: impl Fn(&ReceiverStatus) -> u64) -> u64 {
        let counts = self.receivers.values().map(count);
        counts.fold(0, u64::saturating_add)
    }
}

impl fmt::Display for ContentStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            ring,
            number,
            release,
            expires,
        } = self;
        write!(
            formatter,
            "{ring} {number} {release} until {}",
            expires.to_rfc3339()
        )
    }
}

impl ReceiverStatus {
    /// Returns how many requests have left the kiosk.
    #[must_use]
    pub fn gone(&self) -> u64 {
        self.made.saturating_sub(self.waiting)
    }
}

/// Returns words as one line for any terminal: without what steers one, and not too long.
#[must_use]
pub fn line(words: &str) -> String {
    let plain = words.chars().filter(|it| !steers(*it));
    plain.take(TOLD_CHARS_MAX).collect()
}

/// True if a character is not seen but changes what is seen: it moves the cursor, ends the line, or turns the direction
/// of writing.
fn steers(character: char) -> bool {
    let is_invisible = matches!(
        character,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    );
    character.is_control() || is_invisible
}
