//! Faults that keep a task from being done, or from being done to its end.

use std::io;
use std::path::PathBuf;

use cas_setup::fault::Faults;
use cas_spool::durable::NO_RENAMES;

use super::folders::Other;
use super::keys::KeysFault;

/// Why a task could not be done, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum OfficeFault {
    /// The configuration or the content is at fault.
    #[error("{0}")]
    Setup(Faults),
    /// A file of keys cannot be used.
    #[error("the keys in {}: {fault}", .path.display())]
    Keys {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        fault: KeysFault,
    },
    /// The folder for what is taken is in the spool itself.
    #[error("{} is in the spool; give --into a folder outside of it", .path.display())]
    InsideSpool {
        /// The folder that was given.
        path: PathBuf,
    },
    /// A folder is not there, or something else is in its place.
    #[error("{} cannot be opened as a folder: {source}; {}", .path.display(), remedy(source))]
    NoFolder {
        /// Which folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file system of a folder cannot do what taking needs.
    #[error("the file system of {} {NO_RENAMES}; give --into a folder on another one, such as ext4", .path.display())]
    Unfit {
        /// Which folder.
        path: PathBuf,
    },
    /// Somebody else takes requests at this moment.
    #[error("somebody takes requests from or into {} already; wait until that has ended", .path.display())]
    Busy {
        /// The folder both want.
        path: PathBuf,
    },
    /// No item has such an id.
    #[error(
        "no request in the spool has an id that begins so; `cas-office requests list` shows all"
    )]
    NoSuchItem,
    /// The item with such an id has not the name of a request any more.
    #[error(
        "the file of the request {id} was renamed to {file}; name it as its id with .json, or with \
         .json.age if it is sealed, or take it: `cas-office requests take` knows it"
    )]
    Renamed {
        /// The whole id.
        id: String,
        /// The name that it has.
        file: Other,
    },
    /// Several items have ids that begin like this.
    #[error("{count} requests have ids that begin so; give more of the id")]
    Ambiguous {
        /// How many.
        count: usize,
    },
    /// An item cannot be shown.
    #[error("{file}: {why}")]
    Unopened {
        /// Its file.
        file: String,
        /// What keeps it from being read.
        why: String,
    },
    /// The system refused to do something.
    #[error("could not {action} {}: {source}; see to the disk and to the rights of its folders", .path.display())]
    Refused {
        /// What was about to be done: "write".
        action: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The system has no random bytes to give.
    #[error("could not get random bytes for the name of a file: {0}")]
    NoChance(getrandom::Error),
}

impl OfficeFault {
    /// Whether the arguments or the configuration are at fault, so that it would be no better later.
    #[must_use]
    pub fn is_of_arguments(&self) -> bool {
        matches!(
            self,
            Self::Setup(_) | Self::Keys { .. } | Self::InsideSpool { .. }
        )
    }
}

/// The advice where a folder cannot be opened.
fn remedy(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::PermissionDenied => "run this as a user who may open it",
        _ => "mount its disk, or give another folder",
    }
}
