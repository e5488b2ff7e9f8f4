//! Taking requests from the spool into the office's folder, each exactly once.
//!
//! ```text
//! read -> unseal and check -> put into the folder, durably -> tell -> remove from new/, durably
//! ```
//!
//! A request is told before it is removed, because another program may remove by what was told. An
//! id is told once, however many files have it.
//!
//! If a run is killed after any step, the next run finds the request still in `new/` and goes through
//! the same steps. If the request is in the folder already, it only has to be removed from `new/`.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;

use cas_request::request::Request;
use cas_spool::name::Name;
use chrono::{DateTime, Utc};

use super::destination::{Destination, Put};
use super::folders::{Folders, Listing, Other, Unread};
use super::keys::Keys;
use super::open::open;
use super::renamed;
use super::{Attention, Ended, OfficeFault, clock, printed};

/// The requests to take: those that these keys open, for these offices.
#[derive(Clone, Copy)]
pub struct Wanted<'w> {
    /// The keys.
    pub keys: &'w Keys,
    /// The ids of the offices and centres whose requests are taken; if there are none, all are.
    pub offices: &'w [String],
}

/// The result for a file.
enum Fate {
    /// It is in the office's folder.
    Taken(Box<Request>),
    /// Somebody else has removed it.
    Gone,
    /// It is still in `new/`, for another office.
    OfOthers,
    /// It is still in `new/`; with the words for the operator.
    Left(String),
    /// It is in `corrupt/`; with the words for the operator.
    PutAside(String),
}

/// A run of taking: its folders, its output and its counts so far.
struct Taking<'t> {
    folders: &'t Folders,
    wanted: &'t Wanted<'t>,
    destination: Destination,
    now: DateTime<Utc>,
    out: &'t mut dyn Write,
    attention: Attention<'t>,
    /// The ids that were told.
    told: BTreeSet<String>,
    left: usize,
    put_aside: usize,
    /// The requests for other offices.
    of_others: usize,
}

/// Takes all requests that are wanted and can be taken into the folder `into`. Each is reported on `out` with
/// its id and reference, and at the end the counts. Files that cannot be taken are reported on `err`, and so
/// are requests that were renamed or are from the future.
///
/// # Errors
/// The fault that kept the rest from being taken, or from being told. Requests that were taken before
/// it stay taken.
pub fn take(
    folders: &Folders,
    wanted: &Wanted<'_>,
    into: &Path,
    now: DateTime<Utc>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Ended, OfficeFault> {
    folders.lock()?;
    let mut taking = Taking {
        folders,
        wanted,
        destination: Destination::open(into, Some(folders.path()))?,
        now,
        out,
        attention: Attention::on(err),
        told: BTreeSet::new(),
        left: 0,
        put_aside: 0,
        of_others: 0,
    };
    let ended = taking.take_all(&folders.list()?);
    let (taken, left, put_aside) = (taking.told.len(), taking.left, taking.put_aside);
    // Whoever has mistyped the id of an office sees it by this.
    let of_others = match wanted.offices {
        [] => String::new(),
        [..] => format!(", {} for others", taking.of_others),
    };
    let counted = printed(writeln!(
        taking.out,
        "{taken} taken, {left} left, {put_aside} corrupt{of_others}"
    ));
    ended.and(counted)?;
    Ok(taking.attention.ended())
}

impl Wanted<'_> {
    /// True if the requests to this office or centre are taken.
    fn has(&self, receiver: &str) -> bool {
        self.offices.is_empty() || self.offices.iter().any(|it| it == receiver)
    }

    /// True if a request is taken whose file does not tell the receiver. Only the document tells for whom it
    /// is.
    fn has_request(&self, request: &Request) -> bool {
        let centre = request.about.as_ref().map(|about| &about.centre);
        self.has(&request.office) || centre.is_some_and(|id| self.has(id))
    }
}

impl Taking<'_> {
    /// Takes all files. The first fault ends the run, because the same disk would refuse the other
    /// files too.
    fn take_all(&mut self, listing: &Listing) -> Result<(), OfficeFault> {
        for item in &listing.items {
            let fate = self.take_item(&item.name)?;
            self.tell(item.name.file(), item.written, fate);
        }
        for other in &listing.others {
            let fate = self.take_other(other)?;
            if let Fate::Taken(request) = &fate {
                self.attention.call(&format!(
                    "{other} was the request {} under another name; see what renames files in new/",
                    request.id
                ));
            }
            self.tell(&other.to_string(), other.written, fate);
        }
        Ok(())
    }

    fn take_item(&mut self, name: &Name) -> Result<Fate, OfficeFault> {
        if name.receiver().is_some_and(|id| !self.wanted.has(id)) {
            return Ok(Fate::OfOthers);
        }
        let file = name.file();
        let folders = self.folders;
        let put_aside = |why: String| {
            let place = folders.put_aside(name)?;
            Ok(Fate::PutAside(format!("{file} is now {place}: {why}")))
        };
        let left = |why: String| Ok(Fate::Left(format!("{file} is left: {why}")));
        let bytes = match folders.read(name) {
            Ok(bytes) => bytes,
            Err(Unread::Gone) => return Ok(Fate::Gone),
            Err(too_large @ Unread::TooLarge) => return put_aside(too_large.to_string()),
            Err(unread) => return left(unread.to_string()),
        };
        match open(name, &bytes, self.wanted.keys) {
            Ok(request) if name.receiver().is_none() && !self.wanted.has_request(&request) => {
                Ok(Fate::OfOthers)
            }
            Ok(request) => self.take_over(request, name, file),
            Err(unopened) if unopened.is_broken() => put_aside(unopened.to_string()),
            Err(unopened) => left(unopened.to_string()),
        }
    }

    fn take_other(&mut self, other: &Other) -> Result<Fate, OfficeFault> {
        match renamed::find(self.folders, self.wanted.keys, other) {
            Ok(Some(request)) if !self.wanted.has_request(&request) => Ok(Fate::OfOthers),
            Ok(Some(request)) => self.take_over(request, other, &other.to_string()),
            Err(words) => Ok(Fate::Left(words)),
            Ok(None) => Ok(Fate::Gone),
        }
    }

    fn take_over(
        &mut self,
        request: Request,
        name: impl AsRef<OsStr>,
        shown: &str,
    ) -> Result<Fate, OfficeFault> {
        if self.destination.put(&request)? == Put::Conflict {
            return Ok(Fate::Left(format!(
                "{shown} is left: another document is in the folder under its id; compare the two"
            )));
        }
        if self.told.insert(request.id.clone()) {
            printed(writeln!(self.out, "{} {}", request.id, request.reference))?;
        }
        self.folders.remove(name)?;
        Ok(Fate::Taken(Box::new(request)))
    }

    fn tell(&mut self, file: &str, written: i64, fate: Fate) {
        match fate {
            Fate::Taken(request) => {
                if let Some(words) = clock::told(file, written, Some(&request), self.now) {
                    self.attention.call(&words);
                }
            }
            Fate::Gone => {}
            Fate::OfOthers => self.of_others += 1,
            Fate::Left(words) => {
                self.left += 1;
                self.attention.call(&words);
            }
            Fate::PutAside(words) => {
                self.put_aside += 1;
                self.attention.call(&words);
            }
        }
    }
}
