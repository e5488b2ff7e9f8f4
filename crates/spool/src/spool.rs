//! The spool: a folder into which each request is put as one file. The office takes the files from there.
//!
//! ```text
//! spool/tmp/   being written, as <id>.<random>.part
//! spool/new/   complete, as <id>.<receiver>.json, or sealed as <id>.<receiver>.json.age
//! ```
//!
//! A request may count as stored only if it survives a power cut. So it is written to a new file in
//! `tmp/`, brought to the disk (fsync), and renamed into `new/`. It counts as stored only when the
//! change of `new/` is on the disk as well.
//!
//! Several kiosks may use one spool at the same time, for example one on a screen and one with
//! numbered lines. Each has its own file in `tmp/` and locks it.
//!
//! The folders are opened once and held. They are opened again only if their path leads elsewhere,
//! because a disk was removed and mounted again.
//!
//! # Invariants
//! - A file in `new/` is always complete, and there is at most one for each id.
//! - An fsync that failed is never tried again on the same file, not even if it was interrupted: the
//!   system may report an error only once.
//! - Folders are made only when the program starts and there is no spool at all. Later, a missing
//!   folder means a missing disk, and files written in its place would be hidden when the disk comes
//!   back.
//! - A file in `tmp/` is removed only if this module has named it and nobody is working on it. Files
//!   of a program that was killed are removed when any kiosk starts here.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: requests are written here"
)]

mod attempt;
mod fault;
mod folders;
pub mod seal;
pub mod waiting;

use std::borrow::Cow;
use std::io;
use std::sync::{Arc, Once};
use std::time::Duration;

use rustix::fs::{self, Access, AtFlags};
use rustix::io::{Errno, retry_on_intr};
use signal_hook::consts::SIGXFSZ;

use crate::name::Name;
use cas_request::request::StoreOutcome;
use cas_setup::config::{self, Sealing};
use cas_setup::receiver::Receiver;
use folders::{NEW, SpoolFolders};
use waiting::Waiting;

pub use attempt::TRIES_MAX;
pub use fault::{Room, SpoolFault};

/// The least free room that the disk must have, in bytes: enough for some thousands of requests.
pub const FREE_BYTES_MIN: u64 = 16 * 1024 * 1024;
/// The least number of files that the disk must have room for.
pub const FREE_INODES_MIN: u64 = 16;

/// The size of the file that tests whether the disk takes one, in bytes: one block.
const PROBE_BYTES: usize = 4096;

/// A spool on disk.
#[derive(Debug)]
pub struct Spool {
    place: config::SpoolConfig,
    /// The folders; `None` while they cannot be opened.
    folders: Option<SpoolFolders>,
}

impl Spool {
    /// Opens the spool that this part of `kiosk.toml` describes. If there is no such folder, makes
    /// it; its parent folder must exist.
    ///
    /// A fault of the spool is not an error here, because a kiosk without a spool still informs.
    /// [`Spool::probe`] reports the fault, and whether it has been corrected.
    #[must_use]
    pub fn open(place: &config::SpoolConfig) -> Self {
        outlive_size_limits();
        // A folder that cannot be made cannot be opened either. That is reported later.
        let _ = folders::make(&place.folder);
        Self {
            folders: SpoolFolders::open(place).ok(),
            place: place.clone(),
        }
    }

    /// Tests whether a request could be stored now, before a visitor is asked anything: a file is
    /// really sealed, made, written, brought to the disk, renamed and removed. `sealing` is that of the
    /// receiver for whom the visitor is about to write.
    ///
    /// # Errors
    /// The fault that keeps requests from being stored.
    pub fn probe(&mut self, sealing: &Sealing) -> Result<(), SpoolFault> {
        let mode = self.place.mode;
        let blank = [b' '; PROBE_BYTES];
        // There may be no keys yet. Blanks tell nobody anything.
        let bytes = match sealed(&blank, sealing) {
            Err(SpoolFault::NoKeys) => blank.to_vec(),
            sealed => sealed?.into_owned(),
        };
        let folders = self.folders()?;
        let room = folders.room()?;
        if !room.is_enough() {
            let path = folders.path.clone();
            return Err(SpoolFault::NoRoom { path, room });
        }
        attempt::try_out(folders, mode, &bytes)?;
        let rights = Access::WRITE_OK | Access::EXEC_OK;
        fs::accessat(&folders.new, ".", rights, AtFlags::empty())
            .map_err(|errno| folders.refused("write to", NEW, errno))?;
        fs::fsync(&folders.new).map_err(|errno| folders.refused("bring to the disk", NEW, errno))
    }

    /// Stores the document `bytes` of the request `id` for its receiver, or reports what went wrong.
    ///
    /// It can be called again with the same id and the same bytes, as often as necessary, and there
    /// will be only one file: if there is a file already, whatever it says of the receiver, it is this
    /// request. After a change to the request the caller must use a new id.
    #[must_use]
    pub fn store(
        &mut self,
        id: &str,
        bytes: &[u8],
        receiver: &Receiver,
    ) -> (StoreOutcome, Option<SpoolFault>) {
        let (mode, sealing) = (self.place.mode, &receiver.sealing);
        let Some(name) = Name::new(id, &receiver.id, *sealing != Sealing::None) else {
            return (StoreOutcome::NotStored, Some(SpoolFault::Id));
        };
        let sealed = sealed(bytes, sealing).map(Cow::into_owned);
        let opened = sealed.and_then(|sealed| Ok((sealed, self.folders()?)));
        let (sealed, folders) = match opened {
            Ok(opened) => opened,
            Err(fault) => return (StoreOutcome::NotStored, Some(fault)),
        };
        let name = match folders.name_of(id) {
            Ok(before) => before.unwrap_or(name),
            Err(fault) => return (outcome_of_failure(folders, name.file()), Some(fault)),
        };
        if let Err(fault) = attempt::deliver(folders, mode, id, name.file(), &sealed) {
            return (outcome_of_failure(folders, name.file()), Some(fault));
        }
        match fs::fsync(&folders.new) {
            Ok(()) => (StoreOutcome::Stored, None),
            Err(errno) => {
                let fault = folders.refused("bring to the disk", NEW, errno);
                (StoreOutcome::Unknown, Some(fault))
            }
        }
    }

    /// Counts the requests that wait for the office.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn waiting(&self) -> io::Result<Waiting> {
        Waiting::of(&self.place.folder.join(NEW))
    }

    /// Returns how long ago each request was written that waits for the office and is no older than `limit`,
    /// the oldest first; none if that cannot be read.
    #[must_use]
    pub fn ages(&self, limit: Duration) -> Vec<Duration> {
        waiting::ages(&self.place.folder.join(NEW), limit).unwrap_or_default()
    }

    /// Returns the folders that are held. If the path now leads elsewhere, opens the folders there.
    fn folders(&mut self) -> Result<&SpoolFolders, SpoolFault> {
        let folders = match self.folders.take().filter(SpoolFolders::are_in_place) {
            Some(folders) => folders,
            None => SpoolFolders::open(&self.place)?,
        };
        Ok(self.folders.insert(folders))
    }
}

/// Returns the bytes as they are stored.
fn sealed<'b>(bytes: &'b [u8], sealing: &Sealing) -> Result<Cow<'b, [u8]>, SpoolFault> {
    match sealing {
        Sealing::None => Ok(Cow::Borrowed(bytes)),
        Sealing::Missing => Err(SpoolFault::NoKeys),
        Sealing::Age(recipients) => seal::seal(bytes, recipients)
            .map(Cow::Owned)
            .map_err(SpoolFault::Unsealed),
    }
}

/// Returns the outcome of an attempt that failed. Such an attempt leaves no file in `new/` itself.
/// But an earlier attempt of unknown outcome may have left one, and a rename may be reported as
/// failed although it was done.
fn outcome_of_failure(folders: &SpoolFolders, file: &str) -> StoreOutcome {
    match retry_on_intr(|| fs::statat(&folders.new, file, AtFlags::SYMLINK_NOFOLLOW)) {
        Err(Errno::NOENT) => StoreOutcome::NotStored,
        Ok(_) | Err(_) => StoreOutcome::Unknown,
    }
}

/// Makes the program survive a limit of the system on the size of files (`RLIMIT_FSIZE`). A file that
/// grows past it raises a signal, which would end the program and the visit with it. If the signal is
/// caught, only that one write fails. Nobody reads the flag. If the signal cannot be caught, the
/// spool still works. It is caught only once in a process: each time would be kept, and would make
/// the next one slower.
fn outlive_size_limits() {
    static TAKEN: Once = Once::new();
    TAKEN.call_once(|| drop(signal_hook::flag::register(SIGXFSZ, Arc::default())));
}
