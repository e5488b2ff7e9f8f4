//! What the kiosk tells: the content of `content/*.toml`, checked and immutable.
//!
//! Nothing of Kraków stands in the code. A second city is a second folder.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod centre;
pub mod service;
pub mod site;

use std::fmt;

use chrono::{Datelike as _, NaiveDate};

use crate::fault::Source;
use crate::record::{About, Findings, Record};
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

/// A day, or no more than a month or a year, where the source says no more: `2026-03-06`,
/// `"2026-03"`, `"2018"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: Option<u32>,
    /// The day of the month.
    pub day: Option<u32>,
}

impl Checked {
    /// Whether the fact, on `today`, is older than `days`. What is not known of the date is taken
    /// to be as early as it can be.
    #[must_use]
    pub fn is_older_than(&self, days: i64, today: NaiveDate) -> bool {
        let first =
            NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1));
        first.is_none_or(|first| (today - first).num_days() > days)
    }

    /// A day.
    #[must_use]
    pub fn on(date: NaiveDate) -> Self {
        Self {
            year: date.year(),
            month: Some(date.month()),
            day: Some(date.day()),
        }
    }
}

/// `2026-03-06`, `2026-03` or `2026`: as much as is known (ISO 8601).
impl fmt::Display for Checked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        let parts = [self.month, self.day];
        parts
            .iter()
            .flatten()
            .try_for_each(|part| write!(formatter, "-{part:02}"))
    }
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
///
/// With faults the content holds placeholders and must not be used; without `site.toml` there is
/// none.
#[must_use]
pub fn read(files: &Files, languages: &[Language], findings: &mut Findings) -> Option<Content> {
    let site = files.site.as_ref();
    let site = site.map(|source| site::read(source, languages, findings));
    let is_whole = files
        .site
        .as_ref()
        .is_some_and(|source| !findings.faults.is_broken(source.file()));
    let known = site.as_ref().filter(|_| is_whole);
    let districts = known.and_then(|site| known_ids(site.districts.iter().map(|d| &d.id)));
    let offices = known.and_then(|site| known_ids(site.offices.iter().map(|office| &office.id)));

    let centres = files.centres.as_ref();
    let centres =
        centres.map(|source| centre::read(source, languages, districts.as_deref(), findings));
    let mut taken = Vec::new();
    let services = files.services.iter();
    let services = services
        .map(|source| service::read(source, languages, offices.as_deref(), &mut taken, findings));
    let services = services.collect();
    site.map(|site| Content {
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
    record.note("checked", About::Dated(checked));
    if sample {
        record.note("sample", About::Sample);
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
            record.fault(
                key,
                message,
                "write it as people read it: 12 425 36 38 wew. 153",
            );
        }
    }
}

/// The ids that records elsewhere may name, or `None` where one of them could not be read: then
/// nobody knows whether a name is wrong.
fn known_ids<'a>(ids: impl Iterator<Item = &'a String>) -> Option<Vec<String>> {
    let ids: Vec<String> = ids.cloned().collect();
    (!ids.iter().any(String::is_empty)).then_some(ids)
}
