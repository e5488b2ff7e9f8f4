//! Handing requests over to other offices: each is sealed for that office and put into a folder from which it takes.
//!
//! # Invariants
//! - A request is noted down as delivered only after its file is durably there. If this is interrupted, the next pass
//!   makes the same file again, which the other office knows by its id.
//! - For the other office it is a request of its own, with an id of its own: so it can come back, and every ledger takes it
//!   for what it is. The reference stays, which the person has on their slip.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: requests are written into a folder here"
)]

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use cas_book::Handed;
use cas_request::request::{Request, StoreOutcome};
use cas_setup::config::{Sealing, SpoolConfig};
use cas_spool::durable::ID_DIGITS;
use cas_spool::spool::Spool;
use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use crate::desk::{Desk, DeskFault};
use crate::session::digits;

/// The rights of a file: of its owner and of a group that fetches it.
const MODE: u32 = 0o640;
/// The most requests of one pass: more than ever wait for an office that cannot receive, so that others do not wait for it.
const PASS_MAX: usize = 100_000;

/// The folder for requests to other offices: a spool, as a kiosk has one.
pub(crate) struct Outgoing(Mutex<Spool>);

/// Why another office has not got a request yet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a request for {office} cannot be handed over: {why}")]
pub struct NotHanded {
    /// The id of that office.
    pub office: String,
    /// The cause, and what to do.
    pub why: String,
}

impl Outgoing {
    pub(crate) fn into(folder: &Path) -> Self {
        // An administrator makes the folder, and need not know what is in a spool. What cannot be made is told later.
        for name in ["tmp", "new"] {
            let _ = std::fs::create_dir_all(folder.join(name));
        }
        Self(Mutex::new(Spool::open(&SpoolConfig {
            folder: folder.to_owned(),
            mode: MODE,
            in_memory: false,
            sealing: Sealing::Missing,
            requests_per_hour: usize::MAX,
        })))
    }

    fn lock(&self) -> MutexGuard<'_, Spool> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Hands over what waits for other offices, and returns what has to wait on, once for each office.
///
/// # Errors
/// The book failed. What was handed over before is noted down in it.
pub fn hand_over(desk: &Desk, now: DateTime<Utc>) -> Result<Vec<NotHanded>, DeskFault> {
    let Some((outgoing, setup)) = desk.outgoing().zip(desk.setup()) else {
        return Ok(Vec::new());
    };
    let mut left: Vec<NotHanded> = Vec::new();
    for handed in desk.read(|book| book.undelivered(PASS_MAX))? {
        let (id, office) = (handed.request.id.clone(), handed.office.clone());
        let request = readdressed(handed);
        let receiver = setup.receiver(&office, None);
        // Until it is noted down nobody can open the request again here.
        let put = desk.write(|book| {
            let (outcome, fault) =
                outgoing
                    .lock()
                    .store(&request.id, &request.to_json(), &receiver);
            if outcome == StoreOutcome::Stored {
                return book.delivered(&id, now).map(|_| None);
            }
            let why = fault.map_or_else(
                || "its outcome is not known".to_owned(),
                |it| it.to_string(),
            );
            Ok(Some(why))
        });
        if let Some(why) = put? {
            let waiting = NotHanded { office, why };
            if !left.contains(&waiting) {
                left.push(waiting);
            }
        }
    }
    Ok(left)
}

/// Returns the request as the other office gets it. Whenever it is made, it is the same.
fn readdressed(handed: Handed) -> Request {
    let decided = handed.decided_at.timestamp();
    let path = format!(
        "handed over\n{}\n{}\n{decided}",
        handed.request.id, handed.office
    );
    let mut id = digits(&Sha256::digest(path.as_bytes()));
    id.truncate(ID_DIGITS);
    Request {
        id,
        office: handed.office,
        ..handed.request
    }
}
