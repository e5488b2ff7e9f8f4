//! What reading finds besides the values: faults, advice, and names of other records.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::fault::{ADVICE_OF_MANY, Faults, Place, advise_words};
use cas_words::checked::Checked;
use cas_words::text::Language;

/// What a reference to a district names.
pub const DISTRICT: &str = "district";
/// What a reference to an office names.
pub const OFFICE: &str = "office";
/// What a reference to a group of services names.
pub const GROUP: &str = "group";
/// What a reference to a service names.
pub const SERVICE: &str = "service";
/// What a reference to a centre names.
pub const CENTRE: &str = "centre";
/// What a reference to a kind of activity names.
pub const KIND: &str = "kind";
/// What a reference to an activity names.
pub const ACTIVITY: &str = "activity";

/// How often a word is compared with another to find the one that is meant. All the centres of a
/// city may have been renamed, and to compare each name with each would take minutes.
const COMPARISONS_MAX: usize = 300_000;

/// What was found while reading, besides the values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What an operator must put right.
    pub faults: Faults,
    /// What an operator should know.
    pub notes: Vec<Note>,
    /// The ids that records name of others, until [`Findings::look_up`].
    pub(super) references: Vec<Reference>,
    /// Where each three-digit number was first given.
    pub(super) numbers: BTreeMap<u16, Place>,
}

/// Something that an operator should know of what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub place: Place,
    /// The id of the record it is about, if that has one.
    pub id: Option<String>,
    /// What there is to know.
    pub about: Remark,
}

/// What there is to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It is only an example.
    Sample,
    /// A fact was true on this date.
    Dated(Checked),
    /// A text is missing in these languages.
    Untranslated(Vec<Language>),
}

/// An id of a record elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) place: Place,
    pub(super) what: &'static str,
    pub(super) id: String,
}

impl Findings {
    /// What a file is read into that may have to be read again.
    pub(super) fn trial(&self) -> Self {
        Self {
            numbers: self.numbers.clone(),
            ..Self::default()
        }
    }

    /// Adds what was found in a trial that found no fault.
    pub(super) fn join(&mut self, trial: Self) {
        self.notes.extend(trial.notes);
        self.references.extend(trial.references);
        self.numbers = trial.numbers;
    }

    /// Reports every name of a `what` that is none of `ids`. An id that could not be read is empty;
    /// then nobody knows whether it is the one that is meant. `if_none` is the advice where there are
    /// no ids at all.
    pub fn look_up(&mut self, what: &str, ids: &[&str], if_none: &str) {
        let known: HashSet<&str> = ids.iter().copied().collect();
        let is_wrong = |id: &str| !id.is_empty() && !known.contains("") && !known.contains(id);
        let mut advised: BTreeMap<&str, String> = BTreeMap::new();
        for Reference { place, id, .. } in self.references.iter().filter(|it| it.what == what) {
            if !is_wrong(id) {
                continue;
            }
            let may_compare = (advised.len() + 1) * ids.len() <= COMPARISONS_MAX;
            let advice = match advised.get(id.as_str()) {
                Some(advice) => advice.clone(),
                None if ids.is_empty() => if_none.to_owned(),
                None if !may_compare => ADVICE_OF_MANY.to_owned(),
                None => advised.entry(id).or_insert(advise_words(id, ids)).clone(),
            };
            let message = format!("there is no {what} `{id}`");
            self.faults.add(place.clone(), message, advice);
        }
    }

    /// Reports every name of a `what` that is one of `ids`: it is there, but cannot be named, which
    /// `why` explains. Nobody need look it up any more.
    pub fn refuse(&mut self, what: &str, ids: &BTreeSet<&str>, why: &str, advice: &str) {
        let is_refused = |it: &mut Reference| it.what == what && ids.contains(it.id.as_str());
        for Reference { place, id, .. } in self.references.extract_if(.., is_refused) {
            self.faults
                .add(place, format!("the {what} `{id}` {why}"), advice);
        }
    }
}
