//! What the kiosk tells: the content of `content/*.toml`, checked and immutable.
//!
//! Nothing of Kraków stands in the code. A second city is a second folder.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod centre;
pub mod service;
pub mod site;

use crate::checked::Checked;
use crate::fault::Source;
use crate::record::{About, DISTRICT, Findings, OFFICE, Record};
use crate::text::Language;
use centre::Centre;
use service::Service;
use site::Site;

/// The longest name, label or address, in graphemes: two of them fit in one stop.
pub const NAME_GRAPHEMES_MAX: usize = 70;
/// The longest answer that a question offers, in graphemes: it and its state fit in one stop.
pub const OPTION_GRAPHEMES_MAX: usize = 110;
/// The longest name of a source, in graphemes.
pub const SOURCE_GRAPHEMES_MAX: usize = 110;

/// The fewest digits of a phone number: those of `112`.
const PHONE_DIGITS_MIN: usize = 3;

/// Everything that is read from the content folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The city and its kiosks (`site.toml`).
    pub site: Site,
    /// The centres in the order of the file (`centres.toml`).
    pub centres: Vec<Centre>,
    /// The services in the order of their files' names (`services/*.toml`).
    pub services: Vec<Service>,
}

/// Where a fact comes from and when it was true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// When the fact was last known to be true.
    pub checked: Checked,
    /// Who said so.
    pub source: String,
    /// Whether it is only an example that the public must not be told.
    pub sample: bool,
}

/// The files of the content folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// `site.toml`; `None` if it could not be read.
    pub site: Option<Source>,
    /// `centres.toml`; `None` if it could not be read.
    pub centres: Option<Source>,
    /// `services/*.toml` in the order of their names.
    pub services: Vec<Source>,
}

/// Reads the content. `languages` are those of `kiosk.toml`; every text must be there in the first.
/// The ids that records name, also in `kiosk.toml`, are looked up in `site.toml` at the end.
///
/// With faults the content holds placeholders and must not be used; without `site.toml` there is
/// none.
#[must_use]
pub fn read(files: &Files, languages: &[Language], findings: &mut Findings) -> Option<Content> {
    let site = files.site.as_ref();
    let site = site.map(|source| (source, site::read(source, languages, findings)));
    let centres = files.centres.as_ref();
    let centres = centres.map(|source| centre::read(source, languages, findings));
    let mut taken = Vec::new();
    let services = files.services.iter();
    let services = services.map(|source| service::read(source, languages, &mut taken, findings));
    let services = services.collect();
    let (source, site) = site?;
    if !findings.faults.is_broken(source.file()) {
        let districts = site.districts.iter().map(|district| district.id.as_str());
        let offices = site.offices.iter().map(|office| office.id.as_str());
        findings.look_up(DISTRICT, &districts.collect::<Vec<_>>());
        findings.look_up(OFFICE, &offices.collect::<Vec<_>>());
    }
    Some(Content {
        site,
        centres: centres.unwrap_or_default(),
        services,
    })
}

/// Reads `checked`, `source` and `sample` of a record.
pub fn read_provenance(record: &mut Record<'_>) -> Provenance {
    let checked = record.checked("checked");
    let source = record.string("source", SOURCE_GRAPHEMES_MAX);
    let sample = record.optional_bool("sample").unwrap_or(false);
    record.note(record.place("checked"), About::Dated(checked));
    if sample {
        record.note(record.place("sample"), About::Sample);
    }
    Provenance {
        checked,
        source,
        sample,
    }
}

/// Reports what cannot be a phone number as people write it: `12 425 36 38 wew. 153`, `112`.
pub fn check_phones(record: &mut Record<'_>, key: &str, numbers: &[String]) {
    for number in numbers.iter().filter(|number| !number.is_empty()) {
        let begins = number.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('));
        let digits = number.chars().filter(char::is_ascii_digit).count();
        if !begins || digits < PHONE_DIGITS_MIN {
            let message = format!("`{number}` is no phone number");
            let advice = "write it as people read it: 12 425 36 38 wew. 153";
            record.fault(record.place(key), message, advice);
        }
    }
}
