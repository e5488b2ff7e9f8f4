//! Faults that keep a release from going out.

use std::io;
use std::path::PathBuf;

use cas_fleet::document::NoDocument;
use cas_fleet::name::Name;
use cas_fleet::release::ReleaseId;
use cas_store::StoreFault;
use chrono::{DateTime, SecondsFormat, Utc};
use minisign::PError;

use crate::requests::KeysFault;

/// The reason why kiosks go on with what they have.
#[derive(Debug, thiserror::Error)]
pub enum PublishFault {
    /// An argument cannot be used.
    #[error("{0}")]
    Argument(String),
    /// The key that signs cannot be used.
    #[error("the keys in {}: {fault}", .path.display())]
    Key {
        /// Its file.
        path: PathBuf,
        /// The fault in it.
        fault: KeysFault,
    },
    /// A text is no public key. It is not repeated: somebody may have written a secret one.
    #[error(
        "what follows --trusted is no public key: write the second line of minisign.pub, 56 letters that begin with RW"
    )]
    NoSigner,
    /// The kiosks would not believe the key that signs.
    #[error("the key in {} is none of those after --trusted: give the right key, or its public half, too", .0.display())]
    KeyNotTrusted(PathBuf),
    /// The folder is not one of content and locales.
    #[error("{} has no folder `{part}`: give the folder in which `content` and `locales` are", .folder.display())]
    NoFolder {
        /// The folder.
        folder: PathBuf,
        /// What is missing.
        part: &'static str,
    },
    /// There is no configuration to check with.
    #[error("there is no kiosk.toml in {}: write --config FILE for each configuration that the kiosks have", .0.display())]
    NoConfig(PathBuf),
    /// The content has faults, which have been told.
    #[error("nothing is published: mend these faults first")]
    Faulty,
    /// The files make no release.
    #[error("these files cannot be published: {0}")]
    NoRelease(NoDocument),
    /// The list of the files is too long for a kiosk.
    #[error("these files cannot be published: they are too many, or their names too long")]
    TooLong,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// Nobody knows what the ring shows.
    #[error(
        "{path} in the store is not to be trusted: {why}. Look who has put it there; if another key has signed it, give that after --trusted, else --number N, above every number that the kiosks have seen"
    )]
    Standing {
        /// Its path.
        path: String,
        /// The reason.
        why: String,
    },
    /// Kiosks would not go to this number.
    #[error(
        "the number {number} is not above {standing}, which is in the store: give a higher one"
    )]
    NotHigher {
        /// The number.
        number: u64,
        /// That of the store.
        standing: u64,
    },
    /// Only a part of the ring is to show a release, and there is nothing for the others.
    #[error(
        "there is nothing that the rest of the ring {0} could show: publish for all of it first, without --percent"
    )]
    NothingForOthers(Name),
    /// The ring has shown nothing yet, or nothing else.
    #[error(
        "there is nothing before what the ring {0} shows: publish the folder that it is to show"
    )]
    NothingBefore(Name),
    /// The release is not in the store, or not all of it.
    #[error(
        "the release {release} is not whole in the store: {path} is missing or something else. Publish its folder again"
    )]
    Incomplete {
        /// The release.
        release: ReleaseId,
        /// The path of what is missing.
        path: String,
    },
    /// Requests would be sealed for other keys than before.
    #[error(
        "the keys of {0} in site.toml or centres.toml are others than in what the ring shows: ask there whether they are right, and add --new-keys"
    )]
    NewKeys(String),
    /// What the ring shows has lost a file with keys.
    #[error(
        "{path}, a part of what the ring shows, is missing in the store or something else, so nobody can tell whether this changes a key: look whether the keys in site.toml and centres.toml are right, and add --new-keys"
    )]
    KeysUnknown {
        /// The path of what is missing.
        path: String,
    },
    /// A time is too far away.
    #[error("that is too far away: give --expires fewer days")]
    TooFar,
    /// The file that is to be signed is there already.
    #[error("{} is there already: give another name, or remove it", .0.display())]
    Exists(PathBuf),
    /// A file cannot be written.
    #[error("{} cannot be written: {why}", .path.display())]
    Unwritten {
        /// The file.
        path: PathBuf,
        /// The reason.
        why: String,
    },
    /// A file cannot be read.
    #[error("{} cannot be read: {source}", .path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// Nobody has signed the file.
    #[error("there is no signature beside {}: `minisign -S -m FILE` makes one", .0.display())]
    NoSignature(PathBuf),
    /// What was signed is not what this program wrote.
    #[error("{} is not to be published: {why}; make it anew with --unsigned", .path.display())]
    NotSigned {
        /// The file.
        path: PathBuf,
        /// The reason.
        why: String,
    },
    /// It was signed too late.
    #[error("{} has expired at {}: make it anew with --unsigned", .path.display(), in_words(.at))]
    Expired {
        /// The file.
        path: PathBuf,
        /// When.
        at: DateTime<Utc>,
    },
    /// Somebody else was faster.
    #[error("{}: the store has the number {standing} meanwhile; make it anew with --unsigned", .path.display())]
    Superseded {
        /// The file.
        path: PathBuf,
        /// The number of the store.
        standing: u64,
    },
    /// It could not be signed.
    #[error("it could not be signed: {0}")]
    Unsigned(PError),
    /// Somebody else has published at the same time.
    #[error(
        "another publisher has changed {0} meanwhile: agree who publishes for this ring, and look what it shows"
    )]
    Another(String),
    /// The result could not be told.
    #[error("could not write to standard output: {0}")]
    Unprinted(io::Error),
}

impl PublishFault {
    /// True if the fault is in the arguments, so that another try would fail too.
    #[must_use]
    pub fn is_of_arguments(&self) -> bool {
        matches!(
            self,
            Self::Argument(_)
                | Self::Key { .. }
                | Self::NoSigner
                | Self::KeyNotTrusted(_)
                | Self::NoFolder { .. }
                | Self::NoConfig(_)
                | Self::NotHigher { .. }
                | Self::TooFar
                | Self::NothingForOthers(_)
                | Self::Exists(_)
        )
    }
}

/// Formats a time as in RFC 3339.
fn in_words(time: &DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}
