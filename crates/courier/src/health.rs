//! What the courier tells of the kiosk: a document in its own folder, for this machine, and in the store, for whoever looks
//! after all kiosks.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the document is written and read here"
)]

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use cas_fleet::digest::sha256;
use cas_fleet::layout;
use cas_fleet::name::Name;
use cas_fleet::status::{ContentStatus, STATUS_BYTES_MAX, Status};
use cas_store::{Store, StoreFault};
use chrono::{DateTime, TimeDelta, Utc};
use semver::Version;
use serde::{Deserialize, Serialize};

use crate::boots::Moment;
use crate::folders::Folders;
use crate::kept::{self, Readers};
use crate::memory::Memory;

/// The file. Everybody may read it: the kiosk prints it, too.
const FILE: &str = "status.json";
/// The time after which it is put into the store though nothing has happened, so that nobody takes the kiosk for silent.
const EVERY: TimeDelta = TimeDelta::minutes(30);

/// What was last put into the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Put {
    /// When, by this machine's clock.
    at: DateTime<Utc>,
    /// The hash of what does not change by itself.
    lasting: String,
}

impl Put {
    /// True if nothing has happened since, and that is not long ago. A clock that was put back is not believed.
    fn is_enough(&self, lasting: &str, now: DateTime<Utc>) -> bool {
        self.lasting == lasting && (TimeDelta::zero()..EVERY).contains(&(now - self.at))
    }
}

/// Looks at the kiosk at the end of a round. Without its spool, nobody knows how many wait.
pub(crate) fn look(
    kiosk: &Name,
    folders: Option<&Folders>,
    memory: &mut Memory,
    content: Option<ContentStatus>,
    moment: Moment,
) -> Status {
    let now = moment.now;
    let mut status = Status::new(kiosk.clone(), version(), now);
    status.content = content;
    status.boots = memory.boots.note(moment);
    let Some(folders) = folders else {
        return status;
    };
    status.disk = folders.disk().ok();
    // If the spool cannot be read, the round has told so, and nobody knows how many wait.
    if let (Ok((waiting, _)), Ok(sent)) = (folders.waiting(), folders.put_away()) {
        memory.counted.count(&waiting, now);
        memory.counted.keep(&waiting, &sent);
        status.receivers = memory.counted.receivers(&waiting);
        let oldest = waiting.first().map(|it| now.timestamp() - it.written);
        status.oldest_seconds = oldest.map(|it| u64::try_from(it).unwrap_or_default());
    }
    status
}

/// Writes it into the courier's own folder.
///
/// # Errors
/// The system refused.
pub(crate) fn keep(status: &Status, folder: &Path) -> io::Result<()> {
    kept::write(folder, FILE, Readers::All, &status.to_json())
}

/// Puts it into the store, if something has happened or the last one is half an hour old.
///
/// # Errors
/// What went wrong with the store.
pub(crate) fn put(store: &Store, status: &Status, memory: &mut Memory) -> Result<(), StoreFault> {
    let lasting = sha256(&status.lasting().to_json());
    let put = memory.status_put.as_ref();
    if put.is_some_and(|it| it.is_enough(&lasting, status.at)) {
        return Ok(());
    }
    store.put(&layout::status(&status.kiosk), &status.to_json())?;
    let at = status.at;
    memory.status_put = Some(Put { at, lasting });
    Ok(())
}

/// Reads what was written last; `None` if there is nothing that can be read.
pub(crate) fn read(folder: &Path, kiosk: &Name) -> Option<Status> {
    let mut bytes = Vec::new();
    let file = File::open(folder.join(FILE)).ok()?;
    file.take(STATUS_BYTES_MAX).read_to_end(&mut bytes).ok()?;
    Status::read(&bytes, kiosk).ok()
}

/// Returns the version of this program.
fn version() -> Version {
    let version = Version::parse(env!("CARGO_PKG_VERSION"));
    version.unwrap_or(Version::new(0, 0, 0))
}
