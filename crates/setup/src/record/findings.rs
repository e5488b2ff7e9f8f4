//! The results of reading besides the values: faults, notes, and references to other records.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;

use super::names::{Named, Names};
use crate::fault::{Faults, Place, advise_near, nearest};
use crate::told;
use crate::told::Told;
use cas_words::checked::Checked;
use cas_words::text::{Language, Localized};

/// The kind of a reference to a district.
pub const DISTRICT: &str = "district";
/// The kind of a reference to an office.
pub const OFFICE: &str = "office";
/// The kind of a reference to a group of services.
pub const GROUP: &str = "group";
/// The kind of a reference to a service.
pub const SERVICE: &str = "service";
/// The kind of a reference to a centre.
pub const CENTRE: &str = "centre";
/// The kind of a reference to a kind of activity.
pub const KIND: &str = "kind";
/// The kind of a reference to an activity.
pub const ACTIVITY: &str = "activity";

/// The kind of a reference to a break.
pub const BREAK: &str = "break";
/// The kind of a reference to a term.
pub const TERM: &str = "term";

/// The most comparisons of two words that are made to find similar ones. If all centres of a city
/// have been renamed, comparing every name with every other would take minutes.
const COMPARISONS_MAX: usize = 300_000;

/// The results of reading besides the values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The mistakes that an operator must correct.
    pub faults: Faults,
    /// The things that an operator should know.
    pub notes: Vec<Note>,
    /// The references between records, until [`Findings::look_up`].
    pub(super) references: Vec<Reference>,
    /// The place where each three-digit number was first given.
    pub(super) numbers: BTreeMap<u16, Place>,
}

/// Something that an operator should know about the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The place that it is about.
    pub place: Place,
    /// The id of the record there, if it has one.
    pub id: Option<String>,
    /// The content of the note.
    pub about: Remark,
}

/// The content of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It is only an example.
    Sample,
    /// It is only an example, and is left out.
    LeftOut,
    /// The fact was last checked on this date.
    Dated(Checked),
    /// A text is missing in these languages.
    Untranslated(Vec<Language>),
    /// The file was left behind by another program, and is not read.
    Stray,
    /// A notice that nobody sees any more after this day.
    Until(NaiveDate),
    /// The text of a notice that closes nothing.
    NotClosed(Localized),
    /// Requests must be sealed, and `kiosk.toml` has no keys, so that every office needs its own.
    Keyless,
}

/// A reference to another record by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) place: Place,
    pub(super) what: &'static str,
    pub(super) id: String,
}

impl Findings {
    /// Returns findings with these faults and nothing else.
    #[must_use]
    pub fn with(faults: Faults) -> Self {
        Self {
            faults,
            ..Self::default()
        }
    }

    /// Returns the findings for a file that may have to be read again.
    pub(super) fn trial(&self) -> Self {
        Self {
            numbers: self.numbers.clone(),
            ..Self::default()
        }
    }

    /// Adds the findings of a trial without faults.
    pub(super) fn join(&mut self, trial: Self) {
        self.notes.extend(trial.notes);
        self.references.extend(trial.references);
        self.numbers = trial.numbers;
    }

    /// Reports every reference to a `what` whose id is not in `ids`. An empty id could not be read.
    /// If `ids` has one, nothing is reported, because it may be the one that is meant. `by_name` returns
    /// the names and numbers that somebody may write in place of the ids. `if_none` is the advice if
    /// there are no ids at all.
    pub fn look_up<'a>(
        &mut self,
        what: &str,
        ids: &[&str],
        by_name: impl FnOnce() -> Vec<Named<'a>>,
        if_none: &Told,
    ) {
        let known: HashSet<&str> = ids.iter().copied().collect();
        let is_wrong = |id: &str| !id.is_empty() && !known.contains("") && !known.contains(id);
        let references = self.references.iter().filter(|it| it.what == what);
        let wrong: Vec<&Reference> = references.filter(|it| is_wrong(&it.id)).collect();
        if wrong.is_empty() {
            return;
        }
        let names = Names::new(by_name());
        let right = |id: &str| {
            let near = nearest(id, ids.iter().copied());
            let like = || near.is_none().then(|| names.like(id)).flatten();
            let by_name = names.advise(id).or_else(like);
            by_name.unwrap_or_else(|| advise_near(near, ids))
        };
        let mut advised: BTreeMap<&str, Told> = BTreeMap::new();
        for Reference { place, id, .. } in wrong {
            let may_compare = (advised.len() + 1) * ids.len() <= COMPARISONS_MAX;
            let advice = match advised.get(id.as_str()) {
                Some(advice) => advice.clone(),
                None if ids.is_empty() => if_none.clone(),
                None if !may_compare => told!("write-existing"),
                None => advised.entry(id).or_insert_with(|| right(id)).clone(),
            };
            let message = told!("no-such", what, id);
            self.faults.add(place.clone(), message, advice);
        }
    }

    /// Reports and removes every reference to a `what` whose id is in `ids`. The record exists, but
    /// may not be referred to; `why` tells the reason.
    pub fn refuse(
        &mut self,
        what: &str,
        ids: &BTreeSet<&str>,
        why: impl Fn(String) -> Told,
        advice: &Told,
    ) {
        let is_refused = |it: &mut Reference| it.what == what && ids.contains(it.id.as_str());
        for Reference { place, id, .. } in self.references.extract_if(.., is_refused) {
            self.faults.add(place, why(id), advice.clone());
        }
    }
}
