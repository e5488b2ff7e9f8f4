//! Collecting requests from a store into the office's folder, each exactly once.
//!
//! ```text
//! get -> unseal and check -> ledger "begun" -> into the folder, durably -> tell -> ledger "taken"
//!     -> receipt, signed -> delete from the store
//! ```
//!
//! The store may lose, repeat, keep back or forge anything, and a run may be killed after any step; the next goes
//! through the same steps. That a request is in the folder once rests on its id and on the ledger. What another ledger has
//! taken as well, or what may have been handled before, is told.

mod ledger;
mod others;
mod receipts;
mod signing;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use cas_fleet::layout::{self, RequestPlace};
use cas_fleet::name::Name as FleetName;
use cas_fleet::receipt::{Receipt, State, sha256};
use cas_request::request::Request;
use cas_spool::name::Name;
use cas_store::{Access, Entry, Place, Store, StoreFault};
use chrono::{DateTime, Utc};

use super::destination::{Destination, Put};
use super::folders::ITEM_BYTES_MAX;
use super::keys::{Keys, read_keys};
use super::open::open;
use super::{Attention, Ended, OfficeFault, printed};
use crate::cli::CollectArgs;
use ledger::{Ledger, Line, Step};
use signing::SigningKey;

/// The most objects that are looked at in one run. What is left, the next run finds.
const LISTED_MAX: usize = 10_000;

/// A run of collecting.
struct Collecting<'c> {
    store: Store,
    office: FleetName,
    keys: Keys,
    signing: SigningKey,
    destination: Destination,
    ledger: Ledger,
    now: DateTime<Utc>,
    out: &'c mut dyn Write,
    attention: Attention<'c>,
    taken: usize,
    left: usize,
}

/// What became of an object.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// The office has it. It can be deleted once the kiosk was told.
    Taken,
    /// It stays; the kiosk is to be told why.
    Unreadable,
    /// It stays, or it is gone.
    Left,
}

/// Collects the requests for an office. Each is reported on `out` with its id and reference; what needs somebody, on
/// `err`.
///
/// # Errors
/// The fault that kept the rest from being collected. What was collected before it is.
pub fn collect(
    args: &CollectArgs,
    now: DateTime<Utc>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Ended, OfficeFault> {
    let argument = |why: String| OfficeFault::Argument { why };
    let place = Place::new(&args.from).map_err(|it| argument(it.to_string()))?;
    let access = args.access.as_deref().map(Access::read).transpose();
    let access = access.map_err(|it| argument(it.to_string()))?;
    let office = FleetName::new(&args.office).map_err(|it| argument(it.to_string()))?;
    let mut collecting = Collecting {
        office,
        keys: read_keys(&args.identity)?,
        signing: SigningKey::read(&args.sign)?,
        ledger: Ledger::open(&args.ledger)?,
        destination: Destination::open(&args.into, None)?,
        store: Store::open(&place, access.as_ref())?,
        now,
        out,
        attention: Attention::on(err),
        taken: 0,
        left: 0,
    };
    let ended = collecting.run(args.resend);
    let (taken, left) = (collecting.taken, collecting.left);
    let counted = printed(writeln!(collecting.out, "{taken} taken, {left} left"));
    ended.and(counted)?;
    Ok(collecting.attention.ended())
}

impl Collecting<'_> {
    fn run(&mut self, resend: bool) -> Result<(), OfficeFault> {
        // First it is announced that this ledger collects, then it is looked who else does: of two at once, one sees the
        // other.
        self.announce()?;
        let folder = layout::requests_for(&self.office);
        let listed = self.store.list(&folder, LISTED_MAX)?;
        let mut kiosks: BTreeMap<FleetName, Vec<(Entry, RequestPlace)>> = BTreeMap::new();
        let mut strange = Vec::new();
        for entry in listed {
            match RequestPlace::of(&entry.path) {
                Some(place) => {
                    let of_kiosk = kiosks.entry(place.kiosk.clone()).or_default();
                    of_kiosk.push((entry, place));
                }
                None => strange.push(entry.path),
            }
        }
        if let Some(first) = strange.first() {
            self.left += strange.len();
            self.attention.call(&format!(
                "{} objects are not what a kiosk puts there, such as {first:?}: see who has put them there, and delete them",
                strange.len()
            ));
        }
        if resend {
            self.ledger.add(&Line::Resend, self.now)?;
            for kiosk in self.answered_kiosks()? {
                kiosks.entry(kiosk).or_default();
            }
        }
        for (kiosk, mut objects) in kiosks {
            objects.sort_by(|(a, _), (b, _)| (a.written, &a.path).cmp(&(b.written, &b.path)));
            self.collect_from(&kiosk, &objects, resend)?;
        }
        self.announce()?;
        self.look_at_others()
    }

    /// Collects what lies there from a kiosk, gives the receipt, and deletes what is receipted.
    fn collect_from(
        &mut self,
        kiosk: &FleetName,
        objects: &[(Entry, RequestPlace)],
        resend: bool,
    ) -> Result<(), OfficeFault> {
        let before = self.standing(kiosk)?;
        let mut done = Vec::new();
        let mut says = BTreeSet::new();
        for (_, place) in objects {
            let fate = self.collect_one(place, before.as_ref())?;
            match fate {
                Fate::Taken => done.push(place.path()),
                Fate::Unreadable | Fate::Left => self.left += 1,
            }
            if fate != Fate::Left {
                says.insert(place.id());
            }
        }
        if !says.is_empty() || resend {
            self.answer(kiosk, before, &says, resend)?;
        }
        for path in done {
            self.store.delete(&path)?;
        }
        Ok(())
    }

    fn collect_one(
        &mut self,
        place: &RequestPlace,
        before: Option<&Receipt>,
    ) -> Result<Fate, OfficeFault> {
        let path = place.path();
        let bytes = match self.store.get(&path, ITEM_BYTES_MAX) {
            Ok(Some(object)) => object.bytes,
            // Listed, and gone: another run was faster, or the engine lists what was deleted.
            Ok(None) => return Ok(Fate::Left),
            Err(fault @ StoreFault::TooLarge { .. }) => {
                self.attention.call(&fault.to_string());
                return Ok(Fate::Left);
            }
            Err(fault) => return Err(fault.into()),
        };
        let sealed = sha256(&bytes);
        let known = self.ledger.entry(place.id()).cloned();
        let is_taken = known
            .as_ref()
            .is_some_and(|it| it.step == Step::Ended(State::Taken));
        if is_taken && known.is_some_and(|it| it.sealed.contains(&sealed)) {
            return Ok(Fate::Taken);
        }
        let Some(name) = Name::new(place.id(), self.office.as_str(), true) else {
            return Ok(Fate::Left);
        };
        match open(&name, &bytes, &self.keys) {
            Ok(request) if is_taken => self.take_again(&request, place, &sealed),
            Ok(request) => {
                let is_receipted = before.is_some_and(|it| it.has_taken(place.id()));
                self.take(&request, place, &sealed, is_receipted)
            }
            Err(unopened) => {
                self.attention.call(&format!("{path} is left: {unopened}"));
                let unreadable = Step::Ended(State::Unreadable);
                self.note(unreadable, place, &sealed)?;
                Ok(Fate::Unreadable)
            }
        }
    }

    /// Takes a request that the ledger does not have yet. If it may have been taken before all the same, that is told:
    /// a run was killed, or the ledger is an old copy or another one.
    fn take(
        &mut self,
        request: &Request,
        place: &RequestPlace,
        sealed: &str,
        is_receipted: bool,
    ) -> Result<Fate, OfficeFault> {
        let id = place.id();
        let step = self.ledger.entry(id).map(|it| it.step);
        let was_here = is_receipted || step == Some(Step::Begun);
        if was_here && !self.destination.has(request)? {
            self.attention.call(&format!(
                "{id} may have been taken before: see whether {} was handled",
                request.reference
            ));
        }
        self.note(Step::Begun, place, sealed)?;
        if self.destination.put(request)? == Put::Conflict {
            self.attention.call(&format!(
                "{} is left: another document is in the folder under its id; compare the two",
                place.path()
            ));
            return Ok(Fate::Left);
        }
        printed(writeln!(self.out, "{id} {}", request.reference))?;
        self.note(Step::Ended(State::Taken), place, sealed)?;
        self.taken += 1;
        Ok(Fate::Taken)
    }

    /// Looks at a request that the ledger has, and that comes sealed anew: a kiosk that did not know whether it had
    /// stored it has done so again.
    fn take_again(
        &mut self,
        request: &Request,
        place: &RequestPlace,
        sealed: &str,
    ) -> Result<Fate, OfficeFault> {
        if self.destination.has(request)? {
            self.note(Step::Ended(State::Taken), place, sealed)?;
            return Ok(Fate::Taken);
        }
        self.attention.call(&format!(
            "{} is left: the ledger has its id, sealed otherwise, and the folder has not this document; look whether it was handled, and delete it",
            place.path()
        ));
        Ok(Fate::Left)
    }

    /// Writes into the ledger, unless that stands there.
    fn note(&mut self, step: Step, place: &RequestPlace, sealed: &str) -> Result<(), OfficeFault> {
        let known = self.ledger.entry(place.id());
        if known.is_some_and(|it| it.step == step && it.sealed.contains(sealed)) {
            return Ok(());
        }
        let line = Line::Request(step, place.id(), &place.kiosk, sealed);
        self.ledger.add(&line, self.now)
    }
}
