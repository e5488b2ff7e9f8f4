//! The city that the kiosks stand in: districts, human contact, privacy notice, phone rule.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::service::{Line, LineGraphemes, read_line};
use super::{NAME_GRAPHEMES_MAX, Provenance, read_provenance};
use crate::fault::Source;
use crate::form::answer::{E164_DIGITS_MAX, PhoneRule};
use crate::page::STOP_GRAPHEMES_MAX;
use crate::record::{Findings, Record, read_document};
use crate::text::{Language, Localized};

/// The most entries of a menu (DESIGN 7).
pub const MENU_ENTRIES_MAX: usize = 7;
/// The most days for which a fact can be called fresh.
const FRESH_DAYS_MAX: i64 = 3650;
/// The longest id of a district, in graphemes.
const DISTRICT_GRAPHEMES_MAX: usize = 10;
/// The longest word before an extension, in graphemes.
const EXTENSION_WORD_GRAPHEMES_MAX: usize = 20;
/// The most digits of a country code (ITU-T E.164).
const COUNTRY_CODE_DIGITS_MAX: usize = 3;
/// The fewest digits that a national number has.
const NATIONAL_DIGITS_MIN: i64 = 4;

/// The most graphemes of the human contact. The last line of every page is composed of it, of a date
/// and of the emergency number, and so takes three rows of the smallest screen at the most.
const CONTACT: LineGraphemes = LineGraphemes {
    name: 24,
    number: 20,
    hours: 16,
};
/// The most graphemes of the emergency line, of which that last line has only the number.
const EMERGENCY: LineGraphemes = LineGraphemes {
    name: NAME_GRAPHEMES_MAX,
    number: 4,
    hours: 16,
};

// Home offers each entry once at most, so it cannot be longer than this table.
const _: () = assert!(ENTRIES.len() <= MENU_ENTRIES_MAX);

/// What Home can offer, in the words of `site.toml`.
const ENTRIES: [(&str, Entry); 3] = [
    ("centres", Entry::Centres),
    ("services", Entry::Services),
    ("settings", Entry::Settings),
];

/// The city and what all its kiosks have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The name of the city.
    pub city: Localized,
    /// What Home offers, in this order.
    pub home: Vec<Entry>,
    /// The human contact, at the same place on every page.
    pub contact: Line,
    /// The emergency number.
    pub emergency: Line,
    /// The districts in their official order.
    pub districts: Vec<District>,
    /// The offices that receive requests.
    pub offices: Vec<Office>,
    /// How phone numbers are written here.
    pub phone_rule: PhoneRule,
    /// What happens to personal data.
    pub privacy: Privacy,
    /// Whose data these are.
    pub attribution: Localized,
    /// Up to how many days a fact counts as fresh.
    pub fresh_days: i64,
}

/// What Home can offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The centres.
    Centres,
    /// The services.
    Services,
    /// Help and settings.
    Settings,
}

/// A district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Its official id: `XIII`.
    pub id: String,
    /// Its name with its number, in the first language: `Dzielnica XIII Podgórze`.
    pub title: String,
}

/// An office that receives requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Kebab-case ASCII, unique: `mops`.
    pub id: String,
    /// Its name.
    pub name: Localized,
    /// Where this comes from.
    pub provenance: Provenance,
}

/// The privacy notice (Regulation (EU) 2016/679, article 13).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Privacy {
    /// Which version of the notice a request was sent under.
    pub version: String,
    /// The notice in a few words, one idea each.
    pub short: Vec<Localized>,
    /// The whole notice.
    pub full: Vec<Localized>,
    /// Where this comes from.
    pub provenance: Provenance,
}

/// Reads `site.toml`.
#[must_use]
pub fn read(source: &Source, languages: &[Language], findings: &mut Findings) -> Site {
    read_document(source, languages, findings, |root| {
        let (mut districts, mut offices) = (Vec::new(), Vec::new());
        Site {
            city: root.localized("city", NAME_GRAPHEMES_MAX),
            home: read_home(root),
            contact: root.table("contact", |record| read_line(record, &CONTACT)),
            emergency: root.table("emergency", |record| read_line(record, &EMERGENCY)),
            districts: root.some_tables("district", |record| read_district(record, &mut districts)),
            offices: root.tables("office", |record| read_office(record, &mut offices)),
            phone_rule: root.table("phone", read_phone_rule),
            privacy: root.table("privacy", read_privacy),
            attribution: root.localized("attribution", STOP_GRAPHEMES_MAX),
            fresh_days: root.integer("fresh_days", 1..=FRESH_DAYS_MAX),
        }
    })
}

fn read_home(root: &mut Record<'_>) -> Vec<Entry> {
    root.require("home", "home = [\"centres\"]");
    root.words_of("home", &ENTRIES).unwrap_or_default()
}

fn read_district(record: &mut Record<'_>, taken: &mut Vec<String>) -> District {
    District {
        id: record.unique_name("id", DISTRICT_GRAPHEMES_MAX, taken),
        title: record.string("title", NAME_GRAPHEMES_MAX),
    }
}

fn read_office(record: &mut Record<'_>, taken: &mut Vec<String>) -> Office {
    Office {
        id: record.id("id", taken),
        name: record.localized("name", NAME_GRAPHEMES_MAX),
        provenance: read_provenance(record),
    }
}

fn read_phone_rule(record: &mut Record<'_>) -> PhoneRule {
    let digits_max = i64::try_from(E164_DIGITS_MAX).unwrap_or(i64::MAX) - 1;
    let rule = PhoneRule {
        country_code: record.string("country_code", COUNTRY_CODE_DIGITS_MAX),
        digits: usize::try_from(record.integer("digits", NATIONAL_DIGITS_MIN..=digits_max))
            .unwrap_or_default(),
        trunk_prefix: record.optional_string("trunk_prefix", 1),
        extension_words: record.strings("extension_words", EXTENSION_WORD_GRAPHEMES_MAX),
    };
    check_phone_rule(record, &rule);
    rule
}

fn check_phone_rule(record: &mut Record<'_>, rule: &PhoneRule) {
    let is_number = |words: &str| words.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(&rule.country_code) {
        let advice = "write its digits without a plus sign: \"48\"";
        let place = record.place("country_code");
        record.fault(place, "`country_code` must be digits", advice);
    }
    if rule.country_code.len() + rule.digits > E164_DIGITS_MAX {
        let message =
            format!("`country_code` and `digits` are more than {E164_DIGITS_MAX} digits together");
        let advice = "write how many digits follow the country code";
        record.fault(record.place("digits"), message, advice);
    }
    if !rule.trunk_prefix.as_deref().is_none_or(is_number) {
        let advice = "write the digit, \"0\", or remove it";
        let place = record.place("trunk_prefix");
        record.fault(place, "`trunk_prefix` must be a digit", advice);
    }
    for word in &rule.extension_words {
        if word.chars().any(|c| !c.is_alphabetic()) || word.to_lowercase() != *word {
            let message = format!("`{word}` cannot introduce an extension");
            let advice = "write small letters only, without a point: \"wew\"";
            record.fault(record.place("extension_words"), message, advice);
        }
    }
}

fn read_privacy(record: &mut Record<'_>) -> Privacy {
    let privacy = Privacy {
        version: record.string("version", NAME_GRAPHEMES_MAX),
        short: record.localized_list("short", STOP_GRAPHEMES_MAX),
        full: record.localized_list("full", STOP_GRAPHEMES_MAX),
        provenance: read_provenance(record),
    };
    for (key, texts) in [("short", &privacy.short), ("full", &privacy.full)] {
        if texts.is_empty() {
            let message = format!("the privacy notice has no `{key}` text");
            record.lacks(message, format!("add `{key} = [{{ … }}]`"));
        }
    }
    privacy
}
