//! The office's side of the spool: listing the waiting requests, showing one, and taking them.
//!
//! It works while the kiosk runs: the kiosk only adds complete files to `new/`. Other things may be
//! there too (a link, a pipe, a file of a gigabyte, a request sealed for somebody else). For each of
//! them the operator gets a line. The program does not wait, crash or lose anything because of them.
//!
//! ```text
//! spool/new/       <id>.<receiver>.json or, sealed, <id>.<receiver>.json.age
//! spool/corrupt/   what can never be taken, put aside by `take`
//! ```
//!
//! A request whose file was renamed on the way is still a request of a person: it is reported, and
//! taken under the id that is in the document. The same holds for a request with a time in the
//! future.
//!
//! # Invariants
//! - A request is removed from `new/` only after its document is durably in the office's folder. So
//!   if taking is interrupted at any point, the next run ends with each id there exactly once.
//! - A file is put aside only if no key could ever make it a whole request. A file that another key,
//!   another day or another version of this program might open stays where it is.
//! - The words of a visitor go to the office's folder and, on demand, to standard output; never into
//!   an error.
//! - No control character of a document or of a file's name reaches the terminal.

mod clock;
mod collect;
mod destination;
mod fault;
mod folders;
mod forget;
mod keys;
mod list;
mod open;
mod renamed;
mod sheet;
mod show;
mod status;
mod take;

use std::io::{self, Write};
use std::path::PathBuf;

use cas_setup::setup::{self, Setup};
use chrono::{DateTime, Utc};

use crate::cli::{SpoolPlace, Task};

pub use clock::{AHEAD_SECONDS_MAX, is_ahead};
pub use collect::{collect, taken_by_kiosk, without_unknown};

pub use fault::OfficeFault;
pub use folders::{Folders, ITEM_BYTES_MAX, Item, Listing, Other, Unread};
pub use forget::forget;
pub(crate) use keys::read_bounded;
pub use keys::{KEYS_BYTES_MAX, Keys, KeysFault, read_keys};
pub use list::{age_in_words, list};
pub use open::{HEADER_BYTES_MAX, Unopened, open, open_unnamed};
pub use sheet::{json_for_terminal, sheet};
pub use show::show;
pub use status::{Status, status};
pub use take::{Wanted, take};

/// The outcome of a task that was carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Everything is in order.
    Well,
    /// An operator has to do something; a line has said what.
    Attention,
}

/// Lines for the operator. After any line that calls, the outcome is [`Ended::Attention`].
pub(crate) struct Attention<'e> {
    err: &'e mut dyn Write,
    is_called: bool,
}

impl<'e> Attention<'e> {
    pub(crate) fn on(err: &'e mut dyn Write) -> Self {
        Self {
            err,
            is_called: false,
        }
    }

    /// Prints a line. If that fails, only the exit code reports it.
    pub(crate) fn call(&mut self, words: &str) {
        self.mention(words);
        self.is_called = true;
    }

    /// Prints a line that needs nobody.
    pub(crate) fn mention(&mut self, words: &str) {
        let _ = writeln!(self.err, "cas-office: {words}");
    }

    pub(crate) fn ended(&self) -> Ended {
        if self.is_called {
            Ended::Attention
        } else {
            Ended::Well
        }
    }
}

/// Carries out the task of the command line. Results go to `out`, lines for the operator to `err`.
///
/// # Errors
/// The fault that prevented the task, or interrupted it.
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
            let folders = Folders::open(&folder)?;
            show(&folders, &keys, &args.id, setup.as_ref(), args.json, out)
        }
        Task::Take(args) => {
            let (folder, _) = find(&args.place)?;
            let keys = read_keys(&args.identity)?;
            let folders = Folders::open(&folder)?;
            let wanted = Wanted {
                keys: &keys,
                offices: &args.office,
            };
            take(&folders, &wanted, &args.into, now, out, err)
        }
        Task::Collect(args) => collect(args, now, out, err),
        Task::Forget(args) => forget(&args.from, args.older, now, out),
        Task::Status(args) => {
            let (folder, _) = find(&args.place)?;
            let status = status(&Folders::open(&folder)?, now, err)?;
            printed(write!(out, "{status}"))?;
            Ok(status.judged(args.max_age))
        }
    }
}

/// Returns the folder of the spool, and the kiosk's setup unless only the folder is given.
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

/// Passes on the result of printing. Results must arrive, so a failure to write is a fault, except
/// when the reader has stopped reading.
pub(crate) fn printed(written: io::Result<()>) -> Result<(), OfficeFault> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(folders::refused("write", "standard output".into(), error))
        }
        _ => Ok(()),
    }
}
