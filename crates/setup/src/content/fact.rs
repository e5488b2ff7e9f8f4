//! Facts, and phone numbers that somebody answers.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::open::read_open;
use super::site::Period;
use super::{NAME_GRAPHEMES_MAX, Provenance, check_phones, read_provenance};
use crate::record::Record;
use cas_form::form::answer::PHONE_GRAPHEMES_MAX;
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_schedule::Open;
use cas_words::id::Records;
use cas_words::text::Localized;

/// The most graphemes of a phone number among the facts of a card.
pub const LINE: LineGraphemes = LineGraphemes {
    name: NAME_GRAPHEMES_MAX,
    number: PHONE_GRAPHEMES_MAX,
};

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The label, such as "What does it cost?". A paragraph needs none.
    pub label: Option<Localized>,
    /// The text.
    pub text: Localized,
    /// The origin of the fact.
    pub provenance: Provenance,
}

/// A phone number to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The name of the person or office that has the number.
    pub name: Localized,
    /// The number as people write it.
    pub number: String,
    /// The hours at which somebody answers, if they are known.
    pub hours: Option<Open>,
    /// The address for a visit in person, in the first language: `ul. Józefińska 14, 30-529 Kraków`.
    pub address: Option<String>,
    /// The origin of these facts.
    pub provenance: Provenance,
}

/// The most graphemes that a phone number and its name may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineGraphemes {
    /// The most of the name, in each language.
    pub name: usize,
    /// The most of the number.
    pub number: usize,
}

/// Reads a fact that has a label.
pub fn read_fact(record: &mut Record<'_>) -> Fact {
    record.require("label", record.example_of_text("label"));
    read_paragraph(record)
}

/// Reads a fact that may be a paragraph without a label.
pub fn read_paragraph(record: &mut Record<'_>) -> Fact {
    let fact = Fact {
        label: record.optional_localized("label", NAME_GRAPHEMES_MAX),
        text: record.localized("text", STOP_GRAPHEMES_MAX),
        provenance: read_provenance(record),
    };
    if let Some(label) = &fact.label {
        record.fits_one_stop(("label", label), ("text", &fact.text));
    }
    fact
}

/// Reads a phone number with its name, its hours and an address. `terms` are those of the city; `None` if
/// its file is missing.
pub fn read_line(
    record: &mut Record<'_>,
    most: &LineGraphemes,
    terms: Option<&Records<Period>>,
) -> Line {
    let line = Line {
        name: record.name("name", most.name),
        number: record.string("number", most.number),
        hours: read_open(record, terms),
        address: record.optional_string("address", NAME_GRAPHEMES_MAX),
        provenance: read_provenance(record),
    };
    check_phones(record, "number", std::slice::from_ref(&line.number));
    line
}
