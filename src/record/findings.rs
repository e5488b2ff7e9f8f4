//! What reading finds besides the values: faults, advice, and names of other records.

use crate::checked::Checked;
use crate::fault::{Faults, Place, advise_words};
use crate::text::Language;

/// What a reference to a district names.
pub const DISTRICT: &str = "district";
/// What a reference to an office names.
pub const OFFICE: &str = "office";

/// What was found while reading, besides the values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What an operator must put right.
    pub faults: Faults,
    /// What an operator should know.
    pub notes: Vec<Note>,
    /// The ids that records name of others, until [`Findings::look_up`].
    pub(super) references: Vec<Reference>,
}

/// Something that an operator should know of what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub place: Place,
    /// The id of the record it is about, if that has one.
    pub id: Option<String>,
    /// What there is to know.
    pub about: About,
}

/// What there is to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
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
    /// Reports every name of a `what` that is none of `ids`. An id that could not be read is empty;
    /// then nobody knows whether it is the one that is meant.
    pub fn look_up(&mut self, what: &str, ids: &[&str]) {
        let is_wrong = |id: &str| !id.is_empty() && !ids.contains(&"") && !ids.contains(&id);
        for reference in &self.references {
            if reference.what == what && is_wrong(&reference.id) {
                let message = format!("there is no {what} `{}`", reference.id);
                let advice = advise_words(&reference.id, ids);
                self.faults.add(reference.place.clone(), message, advice);
            }
        }
    }
}
