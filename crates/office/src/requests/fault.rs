//! Faults that prevent a task, or interrupt it.

use std::io;
use std::path::PathBuf;

use cas_setup::fault::Faults;
use cas_spool::durable::NO_RENAMES;
use cas_store::StoreFault;
use cas_words::text::Language;

use super::folders::Other;
use super::keys::KeysFault;

/// The reason why a task was not done, or not completely.
#[derive(Debug, thiserror::Error)]
pub enum OfficeFault {
    /// The configuration or the content is at fault.
    #[error("{0}")]
    Setup(Faults),
    /// A file of keys cannot be used.
    #[error("the keys in {}: {fault}", .path.display())]
    Keys {
        /// The file.
        path: PathBuf,
        /// The fault in it.
        fault: KeysFault,
    },
    /// An argument cannot be used.
    #[error("{why}")]
    Argument {
        /// The reason, and what to write.
        why: String,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// A file is no ledger.
    #[error("{}:{line} is not a ledger that this program can read: give the right file, or put back the last backup and say --resend", .path.display())]
    NoLedger {
        /// The file.
        path: PathBuf,
        /// The line that cannot be understood.
        line: u64,
    },
    /// A receipt could not be signed.
    #[error("a receipt could not be signed: {0}")]
    Unsigned(String),
    /// The folder for the taken requests is inside the spool.
    #[error("{} is in the spool; give --into a folder outside of it", .path.display())]
    InsideSpool {
        /// The folder that was given.
        path: PathBuf,
    },
    /// A folder does not exist, or something else is in its place.
    #[error("{} cannot be opened as a folder: {source}; {}", .path.display(), remedy(source))]
    NoFolder {
        /// The folder.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// The file system of a folder cannot do what is needed for taking.
    #[error("the file system of {} {NO_RENAMES}; give --into a folder on another one, such as ext4", .path.display())]
    Unfit {
        /// The folder.
        path: PathBuf,
    },
    /// Somebody else is taking requests at this moment.
    #[error("somebody takes requests from or into {} already; wait until that has ended", .path.display())]
    Busy {
        /// The folder that both use.
        path: PathBuf,
    },
    /// No file has such an id.
    #[error(
        "no request in the spool has an id that begins so; `cas-office requests list` shows all"
    )]
    NoSuchItem,
    /// The file with such an id was renamed: its name is not that of a request any more.
    #[error(
        "the file of the request {id} was renamed to {file}; name it as its id with .json, or with \
         .json.age if it is sealed, or take it: `cas-office requests take` knows it"
    )]
    Renamed {
        /// The whole id.
        id: String,
        /// The current name.
        file: Other,
    },
    /// Several files have ids that begin like this.
    #[error("{count} requests have ids that begin so; give more of the id")]
    Ambiguous {
        /// The number of such files.
        count: usize,
    },
    /// A file cannot be shown.
    #[error("{file}: {why}")]
    Unopened {
        /// The name of the file.
        file: String,
        /// The reason.
        why: String,
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
    /// The system gives no random bytes.
    #[error("could not get random bytes for the name of a file: {0}")]
    NoChance(getrandom::Error),
}

impl OfficeFault {
    /// Returns the faults of the setup in a language. All others are told in English.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        match self {
            Self::Setup(faults) => faults.in_language(language),
            _ => self.to_string(),
        }
    }

    /// Returns true if the fault is in the arguments or in the configuration, so that another try
    /// would fail too.
    #[must_use]
    pub fn is_of_arguments(&self) -> bool {
        matches!(
            self,
            Self::Setup(_)
                | Self::Keys { .. }
                | Self::InsideSpool { .. }
                | Self::Argument { .. }
                | Self::NoLedger { .. }
        )
    }
}

/// Returns the advice if a folder cannot be opened.
fn remedy(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::PermissionDenied => "run this as a user who may open it",
        _ => "mount its disk, or give another folder",
    }
}
