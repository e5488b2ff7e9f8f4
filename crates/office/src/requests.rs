//! The office's side of the spool: listing the requests that wait, showing one, and taking them over.
//!
//! It works while the kiosk runs: the kiosk only adds to `new/`, and only what is whole. What else
//! may lie there (a link, a pipe, a file of a gigabyte, a request sealed for somebody else) is met
//! with a line to the operator, and never with waiting, a crash or a loss.
//!
//! ```text
//! spool/new/       <id>.json or, sealed, <id>.json.age
//! spool/corrupt/   what can never be taken, put aside by `take`
//! ```
//!
//! A request that has been renamed on the way is still a request of a person: it is told, and taken
//! under the id that stands in it. So is one that says to come from the future.
//!
//! # Invariants
//! - A request is removed from `new/` only after its document is durably in the office's folder.
//!   So whenever the taking is interrupted, the next one ends with each id there exactly once.
//! - Only what no key could ever make whole is put aside. What another key, another day or another
//!   version of this program might open stays where it is.
//! - What a visitor wrote goes to the office's folder and, if that is asked for, to standard output;
//!   never into an error.
//! - No control character of a document or of a file's name reaches the terminal.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the rim: keys are read here"
)]

mod clock;
mod destination;
mod folders;
mod list;
mod open;
mod renamed;
mod sheet;
mod status;
mod take;

use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use cas_kiosk::durable::NO_RENAMES;
use cas_kiosk::fault::Faults;
use cas_kiosk::request::Request;
use cas_kiosk::setup::{self, Setup};
use chrono::{DateTime, Utc};

use crate::cli::{SpoolPlace, Task};

pub use clock::{AHEAD_SECONDS_MAX, is_ahead};
pub use folders::{Folders, ITEM_BYTES_MAX, Item, Listing, Name, Other, Unread};
pub use list::{age_in_words, list};
pub use open::{HEADER_BYTES_MAX, Keys, KeysFault, Unopened, open, open_unnamed};
pub use sheet::{json_for_terminal, sheet};
pub use status::{Status, status};
pub use take::take;

/// The largest file of keys, in bytes: some hundreds of keys with their comments.
pub const KEYS_BYTES_MAX: u64 = 64 * 1024;
/// The name of standard input in place of a file of keys.
const STANDARD_INPUT: &str = "-";

/// The outcome of a task that could be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// As it should.
    Well,
    /// Something needs an operator; a line has said what.
    Attention,
}

/// Lines for the operator. Whatever is told needs one.
struct Attention<'e> {
    err: &'e mut dyn Write,
    is_called: bool,
}

impl<'e> Attention<'e> {
    fn on(err: &'e mut dyn Write) -> Self {
        Self {
            err,
            is_called: false,
        }
    }

    /// Tells something. Nobody can be told if that fails but by the exit code.
    fn call(&mut self, words: &str) {
        let _ = writeln!(self.err, "cas-office: {words}");
        self.is_called = true;
    }

    fn ended(&self) -> Ended {
        if self.is_called {
            Ended::Attention
        } else {
            Ended::Well
        }
    }
}

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

/// Does what the command line asks for. Results go to `out`, lines for the operator to `err`.
///
/// # Errors
/// What kept it from being done, or from being done to its end.
pub fn run(
    task: &Task,
    now: DateTime<Utc>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Ended, OfficeFault> {
    match task {
        Task::List(args) => {
            let (folder, _) = find(&args.place)?;
            let keys = read_keys(&args.identity)?;
            list(&Folders::open(&folder)?, &keys, now, out, err)
        }
        Task::Show(args) => {
            let (folder, setup) = find(&args.place)?;
            let keys = read_keys(&args.identity)?;
            let request = item_of(&Folders::open(&folder)?, &args.id, &keys)?;
            let words = if args.json {
                json_for_terminal(&request)
            } else {
                sheet(&request, setup.as_ref())
            };
            printed(out.write_all(words.as_bytes()))?;
            printed(out.flush())?;
            Ok(Ended::Well)
        }
        Task::Take(args) => {
            let (folder, _) = find(&args.place)?;
            let keys = read_keys(&args.identity)?;
            take(&Folders::open(&folder)?, &keys, &args.into, now, out, err)
        }
        Task::Status(args) => {
            let (folder, _) = find(&args.place)?;
            let status = status(&Folders::open(&folder)?, now, err)?;
            printed(write!(out, "{status}"))?;
            Ok(status.judged(args.max_age))
        }
    }
}

/// The folder of the spool; and what the kiosk is set up with, unless only the folder is given.
fn find(place: &SpoolPlace) -> Result<(PathBuf, Option<Setup>), OfficeFault> {
    if let (None, Some(folder)) = (&place.config, &place.spool) {
        return Ok((folder.clone(), None));
    }
    let setup = setup::load(place.config.as_deref()).map_err(OfficeFault::Setup)?;
    let folder = place
        .spool
        .as_ref()
        .unwrap_or(&setup.config.spool.folder)
        .clone();
    Ok((folder, Some(setup)))
}

/// A result must arrive, so that it cannot be written is a fault. That somebody has stopped reading is none.
fn printed(written: io::Result<()>) -> Result<(), OfficeFault> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(folders::refused("write", "standard output".into(), error))
        }
        _ => Ok(()),
    }
}

/// All keys of all files.
fn read_keys(paths: &[PathBuf]) -> Result<Keys, OfficeFault> {
    let mut keys = Keys::default();
    for path in paths {
        let read = read_bounded(path).map_err(KeysFault::Unreadable);
        let added = read.and_then(|bytes| keys.add(&bytes));
        added.map_err(|fault| OfficeFault::Keys {
            path: path.clone(),
            fault,
        })?;
    }
    Ok(keys)
}

#[expect(
    clippy::disallowed_types,
    reason = "this is the rim: keys are read here"
)]
fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One more, so that what is too large is not read as if it were whole.
    let count = if path == Path::new(STANDARD_INPUT) {
        let input = io::stdin().lock();
        input.take(KEYS_BYTES_MAX + 1).read_to_end(&mut bytes)?
    } else {
        let file = std::fs::File::open(path)?;
        file.take(KEYS_BYTES_MAX + 1).read_to_end(&mut bytes)?
    };
    if count as u64 > KEYS_BYTES_MAX {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    Ok(bytes)
}

/// The request whose id begins with `beginning`, if it is only one.
fn item_of(folders: &Folders, beginning: &str, keys: &Keys) -> Result<Request, OfficeFault> {
    let Listing { mut items, others } = folders.list()?;
    items.retain(|item| item.name.id().starts_with(beginning));
    // A request that is there plain and sealed is one.
    items.sort_by(|a, b| a.name.id().cmp(b.name.id()));
    items.dedup_by(|a, b| a.name.id() == b.name.id());
    let item = match items.as_slice() {
        [] => return Err(renamed_item(folders, others, beginning, keys)),
        [item] => item,
        several => {
            return Err(OfficeFault::Ambiguous {
                count: several.len(),
            });
        }
    };
    let unopened = |why: String| OfficeFault::Unopened {
        file: item.name.file().to_owned(),
        why,
    };
    let bytes = folders
        .read(&item.name)
        .map_err(|it| unopened(it.to_string()))?;
    open(&item.name, &bytes, keys).map_err(|it| unopened(it.to_string()))
}

/// Why there is no item whose id begins so: there may be one under another name, if a key opens it.
fn renamed_item(
    folders: &Folders,
    others: Vec<Other>,
    beginning: &str,
    keys: &Keys,
) -> OfficeFault {
    let mut others = others.into_iter();
    let renamed = others.find_map(|file| {
        let request = renamed::find(folders, keys, &file).ok().flatten()?;
        let id = Some(request.id.clone()).filter(|id| id.starts_with(beginning))?;
        Some(OfficeFault::Renamed { id, file })
    });
    renamed.unwrap_or(OfficeFault::NoSuchItem)
}
