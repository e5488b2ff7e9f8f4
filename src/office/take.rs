//! Taking requests over: from the spool into the office's folder, each exactly once.
//!
//! ```text
//! read -> unseal and check -> put into the folder, durably -> remove from new/, durably
//! ```
//!
//! Killed after any step, the next run finds the request still in `new/` and goes the same way; if
//! it is in the folder already, only the removal is left to be done.

use std::io::Write;
use std::path::Path;

use super::destination::{Destination, Put};
use super::folders::{Folders, Name, Unread};
use super::open::{Keys, open};
use super::{Ended, OfficeFault};

/// What has become of an item.
enum Fate {
    /// It is in the office's folder; this is its reference.
    Taken(String),
    /// Somebody else has removed it.
    Gone,
    /// It is still in `new/`, for this reason.
    Left(String),
    /// It is in `corrupt/` for this reason, under this name.
    PutAside(String, String),
}

#[derive(Default)]
struct Counts {
    taken: usize,
    left: usize,
    put_aside: usize,
}

/// Takes all requests that can be taken into the folder `into`. Each is told on `out` with its id
/// and reference, and in the end how many there were; what is in the way is told on `err`.
///
/// # Errors
/// What kept the rest from being taken. What had been taken by then stays so.
pub fn take(
    folders: &Folders,
    keys: &Keys,
    into: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Ended, OfficeFault> {
    folders.lock()?;
    let destination = Destination::open(into, folders.path())?;
    let listing = folders.list()?;
    for other in &listing.others {
        let _ = writeln!(err, "cas-kiosk: new/ has {other}, which is no request");
    }
    let mut counts = Counts::default();
    let mut ended = Ok(());
    for item in &listing.items {
        match take_one(folders, keys, &destination, &item.name) {
            Ok(fate) => tell(&item.name, fate, &mut counts, out, err),
            // The same disk would refuse the others too.
            Err(fault) => {
                ended = Err(fault);
                break;
            }
        }
    }
    let Counts {
        taken,
        left,
        put_aside,
    } = counts;
    let _ = writeln!(out, "{taken} taken, {left} left, {put_aside} corrupt");
    ended?;
    Ok(if left + put_aside == 0 {
        Ended::Well
    } else {
        Ended::Attention
    })
}

fn take_one(
    folders: &Folders,
    keys: &Keys,
    destination: &Destination,
    name: &Name,
) -> Result<Fate, OfficeFault> {
    let put_aside = |why: String| Ok(Fate::PutAside(why, folders.put_aside(name)?));
    let bytes = match folders.read(name) {
        Ok(bytes) => bytes,
        Err(Unread::Gone) => return Ok(Fate::Gone),
        Err(too_large @ Unread::TooLarge) => return put_aside(too_large.to_string()),
        Err(unread) => return Ok(Fate::Left(unread.to_string())),
    };
    let request = match open(name, &bytes, keys) {
        Ok(request) => request,
        Err(unopened) if unopened.is_broken() => return put_aside(unopened.to_string()),
        Err(unopened) => return Ok(Fate::Left(unopened.to_string())),
    };
    if destination.put(&request)? == Put::Conflict {
        let why = "another document is in the folder under its id; compare the two";
        return Ok(Fate::Left(why.to_owned()));
    }
    folders.remove(name)?;
    Ok(Fate::Taken(request.reference))
}

fn tell(name: &Name, fate: Fate, counts: &mut Counts, out: &mut dyn Write, err: &mut dyn Write) {
    let _ = match fate {
        Fate::Taken(reference) => {
            counts.taken += 1;
            writeln!(out, "{} {reference}", name.id())
        }
        Fate::Gone => Ok(()),
        Fate::Left(why) => {
            counts.left += 1;
            writeln!(err, "cas-kiosk: {} is left: {why}", name.file())
        }
        Fate::PutAside(why, place) => {
            counts.put_aside += 1;
            writeln!(err, "cas-kiosk: {} is now {place}: {why}", name.file())
        }
    };
}
