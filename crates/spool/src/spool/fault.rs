//! Faults that an operator must put right before requests can be taken.

use std::io;
use std::path::PathBuf;

use super::{FREE_BYTES_MIN, FREE_INODES_MIN};

/// The words about a file system on which a leftover file cannot be told from one that is being written.
pub(super) const NO_LOCKS: &str = "has no locks";

/// A fault that an operator must put right before requests can be taken.
#[derive(Debug, thiserror::Error)]
pub enum SpoolFault {
    /// A folder of the spool does not exist.
    #[error("there is no {}; mount its disk, or make the spool with its folders tmp and new", .path.display())]
    Missing {
        /// The folder.
        path: PathBuf,
    },
    /// Something else is in the place of a folder. A symbolic link is not a folder either.
    #[error("{} is not a folder; put a real folder in its place", .path.display())]
    NotAFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The two folders are on different disks, so that nothing can be renamed from one to the other.
    #[error("tmp and new in {} are on different disks; put both on one", .path.display())]
    TwoDisks {
        /// The folder of the spool.
        path: PathBuf,
    },
    /// The spool is in memory, and the configuration does not allow that.
    #[error(
        "{} is in memory, where a power cut takes what was promised; put it on a disk, or write \
         `in_memory = true` under [spool] in kiosk.toml",
        .path.display()
    )]
    InMemory {
        /// The folder of the spool.
        path: PathBuf,
    },
    /// The file system of a folder cannot do what is needed for safe storing.
    #[error("the file system of {} {lacks}; put the spool on another one, such as ext4", .path.display())]
    Unfit {
        /// The folder.
        path: PathBuf,
        /// The missing ability, in words: "has no locks".
        lacks: &'static str,
    },
    /// The disk is nearly full.
    #[error(
        "the disk of {} has room for {} bytes and {} files more; make room for at least \
         {FREE_BYTES_MIN} bytes and {FREE_INODES_MIN} files",
        .path.display(), .room.bytes, .room.inodes_in_words()
    )]
    NoRoom {
        /// The folder of the spool.
        path: PathBuf,
        /// The room that is left.
        room: Room,
    },
    /// The system refused to do something.
    #[error("could not {action} {}: {source}; see to the disk and to the rights of its folders", .path.display())]
    Refused {
        /// The step that was refused, as a verb: "write".
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// The request could not be sealed.
    #[error(
        "could not seal a request: {0}; see to `recipients` of its office in site.toml, and under [spool] \
         in kiosk.toml"
    )]
    Unsealed(io::Error),
    /// Requests must be sealed, and there are no keys.
    #[error(
        "there are no keys to seal a request for; write `recipients` of its office in site.toml, or under \
         [spool] in kiosk.toml"
    )]
    NoKeys,
    /// The system gives no random bytes.
    #[error("could not get random bytes for the name of a file: {0}")]
    NoChance(getrandom::Error),
    /// The id is not 128 bits in lowercase hexadecimal, or its receiver has no id: a bug of this program.
    #[error(
        "the id of a request is not made of 32 lowercase hexadecimal digits, or that of its receiver is \
         none; please report this"
    )]
    Id,
}

/// The room that a disk still has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Room for content, in bytes.
    pub bytes: u64,
    /// Room for files; `None` if the file system has no limit of its own.
    pub inodes: Option<u64>,
}

impl SpoolFault {
    pub(super) fn refused(
        action: &'static str,
        path: PathBuf,
        source: impl Into<io::Error>,
    ) -> Self {
        Self::Refused {
            action,
            path,
            source: source.into(),
        }
    }
}

impl Room {
    /// Returns true if there is room for requests.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.bytes >= FREE_BYTES_MIN && self.inodes.is_none_or(|inodes| inodes >= FREE_INODES_MIN)
    }

    fn inodes_in_words(&self) -> String {
        self.inodes
            .map_or_else(|| "any number of".to_owned(), |inodes| inodes.to_string())
    }
}
