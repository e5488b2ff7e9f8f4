//! The spool: a folder that each request is put into as one file, for the office to take.
//!
//! ```text
//! spool/tmp/   being written, as <id>.<random>.part
//! spool/new/   complete, as <id>.json, or sealed as <id>.json.age
//! ```
//!
//! A visitor is promised only what a power cut cannot take back. So a request is written to a new
//! file in `tmp/`, brought to the disk (fsync), renamed into `new/`, and only when the change to
//! `new/` is on the disk as well does it count as stored.
//!
//! Several kiosks may use one spool at the same time, and so may somebody who writes lines beside a
//! kiosk that runs: each is alone with its own file in `tmp/`, which it locks.
//!
//! The folders are opened once and held. Only if their path leads elsewhere by then, because a disk was
//! away and came back, are they opened anew.
//!
//! # Invariants
//! - A file in `new/` is always complete, and there is at most one for each id.
//! - An fsync that failed is never tried again on the same file, not even if it was interrupted:
//!   what the system reported once it may not report again.
//! - Folders are made only when the program starts and there is no spool at all. Later, a missing
//!   folder means a missing disk, and what is written in its place would be hidden by the disk.
//! - Of what is in `tmp/` nothing is removed that this module has not named, nor what somebody is still
//!   at work on. What nobody is, because its program was killed, is removed when any kiosk starts here.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: requests are written here"
)]

mod attempt;
mod fault;
mod folders;
pub mod seal;

use std::borrow::Cow;
use std::sync::{Arc, Once};

use rustix::fs::{self, Access, AtFlags};
use rustix::io::{Errno, retry_on_intr};
use signal_hook::consts::SIGXFSZ;

use crate::durable::{ID_DIGITS, is_hexadecimal};
use cas_request::request::StoreOutcome;
use cas_setup::config::{self, Sealing};
use folders::{NEW, SpoolFolders};

pub use attempt::TRIES_MAX;
pub use fault::{Room, SpoolFault};

/// The least room for content that must be left on the disk, in bytes: some thousands of requests.
pub const FREE_BYTES_MIN: u64 = 16 * 1024 * 1024;
/// The fewest files for which there must be room on the disk.
pub const FREE_INODES_MIN: u64 = 16;

/// The size of the file that tries out whether the disk takes one, in bytes: one block.
const PROBE_BYTES: usize = 4096;

/// A spool on disk.
#[derive(Debug)]
pub struct Spool {
    place: config::SpoolConfig,
    /// None as long as they cannot be opened.
    folders: Option<SpoolFolders>,
}

impl Spool {
    /// The spool that this part of `kiosk.toml` describes. If there is no such folder it is made, in a
    /// folder that must be there.
    ///
    /// Whatever is wrong with it: a kiosk without a spool still informs, and [`Spool::probe`] tells of
    /// what is wrong and whether it has been put right.
    #[must_use]
    pub fn open(place: &config::SpoolConfig) -> Self {
        outlive_size_limits();
        // What cannot be made cannot be opened either.
        let _ = folders::make(&place.folder);
        Self {
            folders: SpoolFolders::open(place).ok(),
            place: place.clone(),
        }
    }

    /// Tries out, before a visitor is asked anything, whether a request could be stored now: a
    /// file is really sealed, made, written, brought to the disk, renamed and removed.
    ///
    /// # Errors
    /// What keeps requests from being stored.
    pub fn probe(&mut self) -> Result<(), SpoolFault> {
        let mode = self.place.mode;
        let bytes = self.sealed(&[b' '; PROBE_BYTES])?.into_owned();
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

    /// Stores the document `bytes` of the request `id`, or says what went wrong.
    ///
    /// It can be tried again with the same id and the same bytes, as often as need be, and there
    /// will be only one file: if one is there already, it is the request. After a change to the
    /// request the caller must use a new id.
    #[must_use]
    pub fn store(&mut self, id: &str, bytes: &[u8]) -> (StoreOutcome, Option<SpoolFault>) {
        if !is_hexadecimal(id, ID_DIGITS) {
            return (StoreOutcome::NotStored, Some(SpoolFault::Id));
        }
        let (mode, file) = (self.place.mode, self.file_name(id));
        let sealed = self.sealed(bytes).map(Cow::into_owned);
        let opened = sealed.and_then(|sealed| Ok((sealed, self.folders()?)));
        let (sealed, folders) = match opened {
            Ok(opened) => opened,
            Err(fault) => return (StoreOutcome::NotStored, Some(fault)),
        };
        if let Err(fault) = attempt::deliver(folders, mode, id, &file, &sealed) {
            return (outcome_of_failure(folders, &file), Some(fault));
        }
        match fs::fsync(&folders.new) {
            Ok(()) => (StoreOutcome::Stored, None),
            Err(errno) => {
                let fault = folders.refused("bring to the disk", NEW, errno);
                (StoreOutcome::Unknown, Some(fault))
            }
        }
    }

    /// The folders that are held, or those that the path leads to by now.
    fn folders(&mut self) -> Result<&SpoolFolders, SpoolFault> {
        let folders = match self.folders.take().filter(SpoolFolders::are_in_place) {
            Some(folders) => folders,
            None => SpoolFolders::open(&self.place)?,
        };
        Ok(self.folders.insert(folders))
    }

    fn sealed<'b>(&self, bytes: &'b [u8]) -> Result<Cow<'b, [u8]>, SpoolFault> {
        match &self.place.sealing {
            Sealing::None => Ok(Cow::Borrowed(bytes)),
            Sealing::Age(recipients) => seal::seal(bytes, recipients)
                .map(Cow::Owned)
                .map_err(SpoolFault::Unsealed),
        }
    }

    fn file_name(&self, id: &str) -> String {
        match &self.place.sealing {
            Sealing::None => format!("{id}.json"),
            Sealing::Age(_) => format!("{id}.json.age"),
        }
    }
}

/// A failed attempt leaves no file in `new/`, but an earlier one of unknown outcome may have left
/// one, and a rename may be reported as failed although it was done.
fn outcome_of_failure(folders: &SpoolFolders, file: &str) -> StoreOutcome {
    match retry_on_intr(|| fs::statat(&folders.new, file, AtFlags::SYMLINK_NOFOLLOW)) {
        Err(Errno::NOENT) => StoreOutcome::NotStored,
        Ok(_) | Err(_) => StoreOutcome::Unknown,
    }
}

/// A file that grows past a limit of the system (`RLIMIT_FSIZE`) raises a signal that ends a program
/// which does not take it, and with it a visit; taken, it leaves an error of that one write. Nobody
/// reads the flag. If the signal cannot be taken the spool still works. It is taken once in a process:
/// each time would be kept, and the next one takes as long as there are of them.
fn outlive_size_limits() {
    static TAKEN: Once = Once::new();
    TAKEN.call_once(|| drop(signal_hook::flag::register(SIGXFSZ, Arc::default())));
}
