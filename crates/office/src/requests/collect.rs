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

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use cas_fleet::digest::sha256;
use cas_fleet::layout::{self, RequestPlace};
use cas_fleet::name::Name as FleetName;
use cas_fleet::receipt::{KEPT, Receipt, State};
use cas_request::request::Request;
use cas_spool::durable::random_digits;
use cas_spool::name::Name;
use cas_store::{Entry, Place, Store, StoreFault};
use chrono::{DateTime, Utc};

use super::destination::{Destination, Put};
use super::folders::ITEM_BYTES_MAX;
use super::keys::{Keys, read_keys};
use super::open::open;
use super::{Attention, Ended, OfficeFault, printed};
use crate::cli::CollectArgs;
use crate::signing::SigningKey;
use ledger::{Ledger, Line, Step};

/// The most objects for which one list is enough.
const LISTED_AT_ONCE_MAX: usize = 5000;
/// The most objects of a kiosk that are looked at in one run, if there are more than that.
const LISTED_MAX: usize = 1000;

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
    /// A word of this run.
    run: String,
    taken: usize,
    taken_after_resend: usize,
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
    let place = Place::with_access(&args.from, args.access.as_deref());
    let (place, access) = place.map_err(|it| argument(it.to_string()))?;
    let office = FleetName::new(&args.office).map_err(|it| argument(it.to_string()))?;
    let mut collecting = Collecting {
        office,
        keys: read_keys(&args.identity)?,
        signing: read_signing_key(&args.sign)?,
        ledger: Ledger::open(&args.ledger)?,
        destination: Destination::open(&args.into, None)?,
        store: Store::open(&place, access.as_ref())?,
        now,
        out,
        attention: Attention::on(err),
        run: random_digits().map_err(OfficeFault::NoChance)?,
        taken: 0,
        taken_after_resend: 0,
        left: 0,
    };
    let ended = collecting.run(args.resend);
    let (taken, left) = (collecting.taken, collecting.left);
    let counted = printed(writeln!(collecting.out, "{taken} taken, {left} left"));
    ended.and(counted)?;
    Ok(collecting.attention.ended())
}

fn read_signing_key(path: &Path) -> Result<SigningKey, OfficeFault> {
    SigningKey::read(path).map_err(|fault| OfficeFault::Keys {
        path: path.to_owned(),
        fault,
    })
}

/// Returns the ids that were taken from each kiosk, as a ledger has them. Another program may be writing into it.
///
/// # Errors
/// It cannot be read, or it is no ledger.
pub fn taken_by_kiosk(ledger: &Path) -> Result<BTreeMap<FleetName, BTreeSet<String>>, OfficeFault> {
    Ledger::taken_by_kiosk(ledger)
}

/// Takes out of a ledger what was taken and is not known any more, and returns how many requests that were.
///
/// # Errors
/// It is no ledger, somebody collects with it, or the system refused.
pub fn without_unknown(
    ledger: &Path,
    knows: impl FnMut(&str) -> bool,
) -> Result<usize, OfficeFault> {
    Ledger::open(ledger)?.forget_unknown(knows)
}

impl Collecting<'_> {
    fn run(&mut self, resend: bool) -> Result<(), OfficeFault> {
        // First it is announced that this ledger collects, then it is looked who else does: of two at once, one sees the
        // other.
        self.announce(resend)?;
        if resend {
            self.ledger.add(&Line::Resend, self.now)?;
        }
        for (kiosk, places) in self.lying()? {
            match self.collect_from(&kiosk, &places) {
                Err(OfficeFault::Store(fault)) if fault.is_of_one() => {
                    self.attention.call(&format!("{kiosk}: {fault}"));
                }
                collected => collected?,
            }
        }
        if self.taken_after_resend > 0 {
            self.attention.call(&format!(
                "{} requests were taken after --resend: some may have been handled before",
                self.taken_after_resend
            ));
        }
        self.announce_again()?;
        self.look_at_others()?;
        if self.store.is_still_there() {
            Ok(())
        } else {
            Err(StoreFault::PulledOut.into())
        }
    }

    /// Returns what lies there from each kiosk, the oldest first, and, for as long as they are asked again, all other
    /// kiosks with nothing. What no kiosk has put there is told.
    fn lying(&mut self) -> Result<BTreeMap<FleetName, Vec<RequestPlace>>, OfficeFault> {
        let mut listed = self.listed()?;
        listed.sort_by(|a, b| (a.written, &a.path).cmp(&(b.written, &b.path)));
        let mut lying: BTreeMap<FleetName, Vec<RequestPlace>> = BTreeMap::new();
        let mut strange = Vec::new();
        for entry in listed {
            match RequestPlace::of(&entry.path) {
                Some(place) => lying.entry(place.kiosk.clone()).or_default().push(place),
                None => strange.push(entry.path),
            }
        }
        self.tell_of(
            "are not what a kiosk puts there: see who has put them there, and delete them",
            &strange,
        );
        if self.is_asking_again() {
            for kiosk in self
                .answered_kiosks()?
                .into_iter()
                .chain(self.ledger.kiosks())
            {
                lying.entry(kiosk).or_default();
            }
        }
        Ok(lying)
    }

    /// Lists all objects for the office. If they are very many, or cannot be listed, those of each kiosk are listed for
    /// themselves, so that none can keep the others out.
    fn listed(&mut self) -> Result<Vec<Entry>, OfficeFault> {
        let folder = layout::requests_for(&self.office);
        match self.store.list(&folder, LISTED_AT_ONCE_MAX) {
            Ok(listed) if listed.len() < LISTED_AT_ONCE_MAX => return Ok(listed),
            Err(fault) if !fault.is_of_one() => return Err(fault.into()),
            Ok(_) | Err(_) => {}
        }
        let mut listed = Vec::new();
        for kiosk in self.store.folders(&folder)? {
            let of_kiosk = format!("{folder}/{kiosk}");
            let found = match self.store.list(&of_kiosk, LISTED_MAX) {
                Err(fault) if fault.is_of_one() => {
                    self.attention.call(&format!("{kiosk}: {fault}"));
                    continue;
                }
                found => found?,
            };
            if found.len() == LISTED_MAX {
                self.attention.call(&format!(
                    "{of_kiosk:?} has more than {LISTED_MAX} objects, and only so many are looked at: see who has put them there"
                ));
            }
            listed.extend(found);
        }
        Ok(listed)
    }

    /// True for as long as kiosks are asked again for what the ledger does not know.
    fn is_asking_again(&self) -> bool {
        self.ledger.resend.is_some_and(|it| self.now - it < KEPT)
    }

    /// Tells once of many objects of which the same is to be said.
    fn tell_of(&mut self, words: &str, paths: &[String]) {
        if let Some(first) = paths.first() {
            self.left += paths.len();
            self.attention.call(&format!(
                "{} objects {words}; such as {first:?}",
                paths.len()
            ));
        }
    }

    /// Collects what lies there from a kiosk, gives the receipt, and deletes what is receipted.
    fn collect_from(
        &mut self,
        kiosk: &FleetName,
        objects: &[RequestPlace],
    ) -> Result<(), OfficeFault> {
        let before = self.standing(kiosk)?;
        if objects.is_empty() && before.is_none() && !self.ledger.knows_kiosk(kiosk) {
            return Ok(());
        }
        let was_asked = before.as_ref().and_then(|it| it.resend_since);
        let resend = self.is_asking_again() && was_asked != self.ledger.resend;
        let mut done = Vec::new();
        let mut says = BTreeSet::new();
        let mut unreadable: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for place in objects {
            let (fate, why) = match self.collect_one(place, before.as_ref()) {
                Err(OfficeFault::Store(fault)) if fault.is_of_one() => {
                    (Fate::Left, Some(fault.to_string()))
                }
                collected => collected?,
            };
            if let Some(why) = why {
                unreadable.entry(why).or_default().push(place.path());
            }
            match fate {
                Fate::Taken => done.push(place.path()),
                Fate::Unreadable | Fate::Left => self.left += 1,
            }
            if fate != Fate::Left {
                says.insert(place.id());
            }
        }
        for (why, paths) in unreadable {
            let count = paths.len();
            let first = &paths[0];
            self.attention.call(&format!(
                "{count} objects of {kiosk} are left, such as {first}: {why}"
            ));
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
    ) -> Result<(Fate, Option<String>), OfficeFault> {
        // Listed, and gone: another run was faster, or the engine lists what was deleted.
        let Some(object) = self.store.get(&place.path(), ITEM_BYTES_MAX)? else {
            return Ok((Fate::Left, None));
        };
        let bytes = object.bytes;
        let sealed = sha256(&bytes);
        let known = self.ledger.entry(place.id()).cloned();
        let is_taken = known
            .as_ref()
            .is_some_and(|it| it.step == Step::Ended(State::Taken));
        if is_taken && known.is_some_and(|it| it.sealed.contains(&sealed)) {
            return Ok((Fate::Taken, None));
        }
        let Some(name) = Name::new(place.id(), self.office.as_str(), true) else {
            return Ok((Fate::Left, None));
        };
        let fate = match open(&name, &bytes, &self.keys) {
            Ok(request) if !self.is_for_us(&request) => {
                let words = format!("the request in it is for {}", request.office);
                return Ok((Fate::Left, Some(words)));
            }
            Ok(request) if is_taken => self.take_again(&request, place, &sealed)?,
            Ok(request) => {
                let is_receipted = before.is_some_and(|it| it.has_taken(place.id()));
                self.take(&request, place, &sealed, is_receipted)?
            }
            Err(unopened) => {
                let unreadable = Step::Ended(State::Unreadable);
                self.note(unreadable, place, &sealed)?;
                return Ok((Fate::Unreadable, Some(unopened.to_string())));
            }
        };
        Ok((fate, None))
    }

    /// True if the office receives this request, or the centre that it is about and for which the office stands.
    fn is_for_us(&self, request: &Request) -> bool {
        let office = self.office.as_str();
        let centre = request.about.as_ref().map(|it| it.centre.as_str());
        request.office == office || centre == Some(office)
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
        self.taken_after_resend += usize::from(self.is_asking_again());
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
