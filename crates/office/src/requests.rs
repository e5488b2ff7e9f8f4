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

mod clock;
mod destination;
mod fault;
mod folders;
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
use keys::read_keys;

pub use clock::{AHEAD_SECONDS_MAX, is_ahead};
pub use fault::OfficeFault;
pub use folders::{Folders, ITEM_BYTES_MAX, Item, Listing, Name, Other, Unread};
pub use keys::{KEYS_BYTES_MAX, Keys, KeysFault};
pub use list::{age_in_words, list};
pub use open::{HEADER_BYTES_MAX, Unopened, open, open_unnamed};
pub use sheet::{json_for_terminal, sheet};
pub use show::show;
pub use status::{Status, status};
pub use take::take;

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
            let folders = Folders::open(&folder)?;
            show(&folders, &keys, &args.id, setup.as_ref(), args.json, out)
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
