//! Why a day cannot be played.

use std::io;
use std::path::{Path, PathBuf};

use cas_office::requests::OfficeFault;
use minisign::PError;

/// The reason why a day cannot be played.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DayFault {
    /// The system refused something with a file or a folder.
    #[error("{}: {source}", .path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// An argument or the content is not as it should be.
    #[error("{0}")]
    Unfit(String),
    /// A ledger cannot be read.
    #[error(transparent)]
    Office(#[from] OfficeFault),
    /// There is no key that signs.
    #[error("a key cannot be made: {0}")]
    Key(#[from] PError),
    /// The network of this machine, or what was printed.
    #[error(transparent)]
    System(#[from] io::Error),
}

/// Says which file it was.
pub(crate) fn of(path: &Path) -> impl FnOnce(io::Error) -> DayFault {
    let path = path.to_owned();
    |source| DayFault::File { path, source }
}
