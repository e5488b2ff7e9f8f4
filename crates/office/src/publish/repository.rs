//! What lies in the store, and what is put there.

use std::collections::BTreeSet;
use std::io::Write;

use cas_fleet::digest::sha256;
use cas_fleet::layout;
use cas_fleet::release::{FILE_BYTES_MAX, RELEASE_BYTES_MAX, Release, ReleaseId};
use cas_store::{Store, StoreFault};

use super::PublishFault;
use super::content::Outgoing;
use super::keys::KeysOf;

/// What lies at a place.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Lying {
    Nothing,
    Object(Vec<u8>),
    /// More than anything that belongs there.
    TooLarge,
}

/// A store in which releases are.
pub(super) struct Repository<'r> {
    store: Store,
    err: &'r mut dyn Write,
    /// The number of files that were put, without those that were there.
    pub(super) files_put: usize,
    /// The size of these files, in bytes.
    pub(super) bytes_put: usize,
    /// True if something was told that needs somebody.
    pub(super) has_called: bool,
}

impl<'r> Repository<'r> {
    pub(super) fn of(store: Store, err: &'r mut dyn Write) -> Self {
        Self {
            store,
            err,
            files_put: 0,
            bytes_put: 0,
            has_called: false,
        }
    }

    /// Returns what lies at a place.
    ///
    /// # Errors
    /// The store failed.
    pub(super) fn lying(&self, path: &str, most: u64) -> Result<Lying, StoreFault> {
        match self.store.get(path, most) {
            Ok(Some(object)) => Ok(Lying::Object(object.bytes)),
            Ok(None) => Ok(Lying::Nothing),
            Err(StoreFault::TooLarge { .. }) => Ok(Lying::TooLarge),
            Err(fault) => Err(fault),
        }
    }

    /// Puts an object in place of whatever lies there.
    ///
    /// # Errors
    /// The store failed.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<(), StoreFault> {
        self.store.put(path, bytes)
    }

    /// Puts what is not there yet of a release: first its files, then the release, so that whoever finds the release
    /// finds its files.
    ///
    /// # Errors
    /// The store failed. What was put before is there.
    pub(super) fn put_release(&mut self, outgoing: &Outgoing) -> Result<(), StoreFault> {
        for (hash, bytes) in &outgoing.blobs {
            if self.put_missing(&layout::blob(hash), bytes, FILE_BYTES_MAX)? {
                self.files_put += 1;
                self.bytes_put += bytes.len();
            }
        }
        let path = layout::release(&outgoing.id);
        self.put_missing(&path, &outgoing.document, RELEASE_BYTES_MAX)?;
        Ok(())
    }

    /// Puts an object unless it is there, and returns whether it was put. What else lies there is replaced: with this
    /// name it is of no use to anybody.
    fn put_missing(&mut self, path: &str, bytes: &[u8], most: u64) -> Result<bool, StoreFault> {
        match self.lying(path, most)? {
            Lying::Object(there) if there == bytes => return Ok(false),
            Lying::Nothing => {}
            Lying::Object(_) | Lying::TooLarge => self.call(&format!(
                "{path} had other bytes than were published, and is replaced: see who may write there"
            )),
        }
        self.put(path, bytes)?;
        Ok(true)
    }

    /// Reads a release that is in the store with all its files.
    ///
    /// # Errors
    /// Something of it is missing or is something else, or the store failed.
    pub(super) fn whole(&self, id: &ReleaseId) -> Result<Release, PublishFault> {
        let release = self.release(id)?;
        for hash in release.files.values().collect::<BTreeSet<_>>() {
            self.blob(id, hash)?;
        }
        Ok(release)
    }

    /// Returns the keys in a release that is in the store.
    ///
    /// # Errors
    /// The release or a file that may have keys is missing or is something else, or the store failed.
    pub(super) fn keys(&self, id: &ReleaseId) -> Result<KeysOf, PublishFault> {
        let release = self.release(id)?;
        KeysOf::read(&release, |hash| self.blob(id, hash))
    }

    fn release(&self, id: &ReleaseId) -> Result<Release, PublishFault> {
        let path = layout::release(id);
        let document = match self.lying(&path, RELEASE_BYTES_MAX)? {
            Lying::Object(document) => Release::read(&document, id).ok(),
            Lying::Nothing | Lying::TooLarge => None,
        };
        document.ok_or_else(|| incomplete(id, path))
    }

    /// Reads a file of a release.
    fn blob(&self, id: &ReleaseId, hash: &str) -> Result<Vec<u8>, PublishFault> {
        let path = layout::blob(hash);
        match self.lying(&path, FILE_BYTES_MAX)? {
            Lying::Object(bytes) if sha256(&bytes) == *hash => Ok(bytes),
            _ => Err(incomplete(id, path)),
        }
    }

    /// Looks whether the store is still the one that was opened.
    ///
    /// # Errors
    /// It was a stick, and was pulled out meanwhile.
    pub(super) fn check_there(&self) -> Result<(), StoreFault> {
        let is_there = self.store.is_still_there();
        is_there.then_some(()).ok_or(StoreFault::PulledOut)
    }

    /// Tells what needs somebody. If that fails, only the exit code reports it.
    pub(super) fn call(&mut self, words: &str) {
        let _ = writeln!(self.err, "cas-office: {words}");
        self.has_called = true;
    }
}

fn incomplete(id: &ReleaseId, path: String) -> PublishFault {
    let release = id.clone();
    PublishFault::Incomplete { release, path }
}
