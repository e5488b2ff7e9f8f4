//! A senior activity centre (CAS).

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::fact::{Fact, read_fact};
use super::open::{OpeningHours, read_opening_hours};
use super::site::Site;
use super::{KEYWORD_GRAPHEMES_MAX, NAME_GRAPHEMES_MAX, Provenance, check_phones, read_provenance};
use crate::fault::Source;
use crate::receiver::Keys;
use crate::record::{DISTRICT, Findings, Ids, Record, read_long_document};
use crate::told;
use cas_form::form::answer::PHONE_GRAPHEMES_MAX;
use cas_words::text::{Languages, Localized};

/// The longest postcode, in graphemes.
const POSTCODE_GRAPHEMES_MAX: usize = 10;
/// The longest e-mail address, in graphemes.
const EMAIL_GRAPHEMES_MAX: usize = 70;

/// A centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Centre {
    /// Kebab-case ASCII, unique: `cas-38`.
    pub id: String,
    /// The number that people can type, if it has one.
    pub number: Option<u16>,
    /// Its name, in the first language.
    pub name: String,
    /// More words for the search: a name or a number that others use.
    pub keywords: Vec<String>,
    /// The id of its district: `XIII`.
    pub district: String,
    /// The organisation that runs it.
    pub operator: String,
    /// The places where it meets; at least one.
    pub places: Vec<MeetingPlace>,
    /// Its phone numbers, as people write them.
    pub phones: Vec<String>,
    /// Its opening hours, if they are known.
    pub opening: Option<Box<OpeningHours>>,
    /// Its e-mail addresses.
    pub emails: Vec<String>,
    /// What else is known about it, one idea each: the activities that it offers.
    pub about: Vec<Fact>,
    /// Its keys, with which it can receive requests itself.
    pub keys: Keys,
    /// The origin of the other facts.
    pub provenance: Provenance,
}

/// A place where a centre meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingPlace {
    /// Street and number, in the first language.
    pub address: String,
    /// Postcode: `31-031`.
    pub postcode: String,
    /// A note that helps to find it.
    pub note: Option<String>,
}

impl Centre {
    /// Returns its phone numbers. None of them has a name.
    pub fn numbers(&self) -> impl Iterator<Item = (&str, Option<&Localized>)> {
        self.phones.iter().map(|number| (number.as_str(), None))
    }
}

/// Reads `centres.toml`. There must be at least one centre. `site` is the city; `None` if its file is
/// missing.
#[must_use]
pub fn read(
    source: &Source,
    languages: &Languages,
    site: Option<&Site>,
    findings: &mut Findings,
) -> Vec<Centre> {
    read_long_document(source, languages, findings, |root| {
        let mut taken = Ids::default();
        root.some_tables("centre", |record| read_centre(record, &mut taken, site))
    })
}

fn read_centre(record: &mut Record<'_>, taken: &mut Ids, site: Option<&Site>) -> Centre {
    let centre = Centre {
        id: record.id("id", taken),
        number: record.page_number("number"),
        name: record.string("name", NAME_GRAPHEMES_MAX),
        keywords: record.strings("keywords", KEYWORD_GRAPHEMES_MAX),
        district: record.reference("district", DISTRICT),
        operator: record.string("operator", NAME_GRAPHEMES_MAX),
        places: record.some_tables("place", read_place),
        phones: record.strings("phone", PHONE_GRAPHEMES_MAX),
        opening: read_opening_hours(record, site.map(|site| &site.terms)).map(Box::new),
        emails: record.strings("email", EMAIL_GRAPHEMES_MAX),
        about: record.tables("about", read_fact),
        keys: Keys::read(record),
        provenance: read_provenance(record),
    };
    check_phones(record, "phone", &centre.phones);
    check_emails(record, &centre.emails);
    // The name of a request's file tells only the id of its receiver.
    if centre.keys.can_open() && site.is_some_and(|site| site.office(&centre.id).is_some()) {
        let message = told!("centre-like-office", id = &centre.id);
        record.fault(record.place("id"), message, told!("change-id-of-centre"));
    }
    centre
}

fn read_place(record: &mut Record<'_>) -> MeetingPlace {
    MeetingPlace {
        address: record.string("address", NAME_GRAPHEMES_MAX),
        postcode: record.string("postcode", POSTCODE_GRAPHEMES_MAX),
        note: record.optional_string("note", NAME_GRAPHEMES_MAX),
    }
}

/// Checks e-mail addresses: somebody must be able to write to them. So each needs a name, an at sign
/// and a domain, and has no space.
fn check_emails(record: &mut Record<'_>, emails: &[String]) {
    for email in emails {
        let parts: Vec<&str> = email.split('@').collect();
        let has_domain =
            matches!(parts[..], [name, domain] if !name.is_empty() && domain.contains('.'));
        if !has_domain || email.contains(char::is_whitespace) {
            let message = told!("no-mailbox", email);
            record.fault(record.place("email"), message, told!("write-mailbox"));
        }
    }
}
