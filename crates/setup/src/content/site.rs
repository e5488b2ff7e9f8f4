//! The city of the kiosks: districts, human contact, privacy notice, phone rule.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::fact::{Line, LineGraphemes, read_line};
use super::{
    Freshness, KEYWORD_GRAPHEMES_MAX, NAME_GRAPHEMES_MAX, Provenance, SOURCE_GRAPHEMES_MAX,
    check_order, check_phones, read_provenance,
};
use crate::fault::Source;
use crate::receiver::Keys;
use crate::record::{Findings, Ids, Record, SERVICE, TERM, Unread, read_document};
use crate::told;
use cas_form::form::QuestionKind;
use cas_form::form::answer::{
    Country, E164_DIGITS_MAX, PHONE_GRAPHEMES_MAX, PhoneRule, ReferenceRule, Rules, parse,
};
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_schedule::{Holiday, HolidayOn, Open, Opening, Span};
use cas_words::checked::Checked;
use cas_words::id::Records;
use cas_words::text::{Languages, Localized};

/// The most entries of a menu.
pub const MENU_ENTRIES_MAX: usize = 7;
/// The most days for which a fact can count as fresh.
const FRESH_DAYS_MAX: i64 = 3650;
/// A leap year, which has every possible day.
const LEAP_YEAR: i32 = 2000;
/// The days before or after Easter Sunday on which a holiday can be.
const EASTER_DAYS: RangeInclusive<i64> = -60..=100;
/// The years in which a holiday can begin to exist.
const YEARS: RangeInclusive<i64> = 1900..=2100;
/// The longest id of a district, in graphemes.
const DISTRICT_GRAPHEMES_MAX: usize = 10;
/// The longest word before an extension, in graphemes.
const EXTENSION_WORD_GRAPHEMES_MAX: usize = 20;
/// The most digits of a country code (ITU-T E.164).
const COUNTRY_CODE_DIGITS_MAX: usize = 3;
/// The letters of a country (ISO 3166-1).
const COUNTRY_LETTERS: usize = 2;
/// The fewest digits that a national number has.
const NATIONAL_DIGITS_MIN: i64 = 4;

/// The most graphemes of the human contact. The last line of every page has the contact, a date and
/// the emergency number. With this limit it takes at most three rows of the smallest screen.
const CONTACT: LineGraphemes = LineGraphemes {
    name: 24,
    number: 20,
};
/// The most graphemes of the emergency line. The last line of a page has only its number.
const EMERGENCY: LineGraphemes = LineGraphemes {
    name: NAME_GRAPHEMES_MAX,
    number: 4,
};

/// The pages that every kiosk has, in the words of `site.toml`.
const ENTRIES: [(&str, Entry); 9] = [
    ("activities", Entry::Activities),
    ("today", Entry::Today),
    ("open-now", Entry::OpenNow),
    ("centres", Entry::Centres),
    ("all-centres", Entry::AllCentres),
    ("services", Entry::Services),
    ("information", Entry::Information),
    ("search", Entry::Search),
    ("settings", Entry::Settings),
];

/// The days of the week, in the words of `site.toml`.
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// The city, and everything that its kiosks have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The name of the city.
    pub city: Localized,
    /// The name for all the centres together.
    pub centres: Localized,
    /// The entries of Home, in this order; at most [`MENU_ENTRIES_MAX`].
    pub home: Vec<Entry>,
    /// The numbers of the pages that every kiosk has.
    pub numbers: Vec<(Entry, u16)>,
    /// The human contact, at the same place on every page.
    pub contact: Line,
    /// The emergency number.
    pub emergency: Emergency,
    /// Words for the search that lead to the pages that every kiosk has.
    pub keywords: Keywords,
    /// The districts in their official order.
    pub districts: Records<District>,
    /// The groups of services in the order of the menu; at most [`MENU_ENTRIES_MAX`].
    pub groups: Records<Group>,
    /// The offices that receive requests.
    pub offices: Records<Office>,
    /// The public holidays, on which no regular meeting takes place.
    pub holidays: PublicHolidays,
    /// The terms in which activities take place, such as a school year.
    pub terms: Records<Period>,
    /// The breaks that activities have, such as the summer. Each activity names its own, because
    /// nobody but its centre knows when it takes place.
    pub breaks: Records<Period>,
    /// The rule for phone numbers of this country.
    pub phone_rule: PhoneRule,
    /// What else an address has outside the city. It is needed only for exports.
    pub postal: Option<Postal>,
    /// What visitors can type who practise, if anything is suggested.
    pub practice: Option<Practice>,
    /// The privacy notice. It is required if the kiosk takes requests.
    pub privacy: Option<Privacy>,
    /// The time within which a request is answered. It is required if the kiosk takes requests.
    pub response: Option<Response>,
    /// The words that name the owner of the data.
    pub attribution: Localized,
    /// The names of sources as visitors read them.
    pub sources: Vec<SourceName>,
    /// The id of the service with which visitors ask to be called about anything, if there is one.
    pub call_back: Option<String>,
    /// The id of the service with which visitors remind of a request that nobody has called about, if
    /// there is one.
    pub no_call: Option<String>,
    /// The number of days for which a fact counts as fresh.
    pub fresh_days: i64,
    /// The number of days after which a fact is stale.
    pub stale_days: i64,
}

/// Words for the search that lead to the pages that every kiosk has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keywords {
    /// The words for the pages with a name of their own.
    pub entries: Vec<(Entry, Vec<String>)>,
    /// The words for the activities on a day of the week.
    pub weekdays: Vec<(Weekday, Vec<String>)>,
}

/// A page that every kiosk has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The ways to look for an activity.
    Activities,
    /// The meetings of today and tomorrow.
    Today,
    /// What is open now.
    OpenNow,
    /// The ways to look for a centre.
    Centres,
    /// All centres from A to Z.
    AllCentres,
    /// The services.
    Services,
    /// The articles.
    Information,
    /// The search.
    Search,
    /// Help and settings.
    Settings,
}

/// A district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Its official id: `XIII`.
    pub id: String,
    /// The number that people can type, if it has one.
    pub number: Option<u16>,
    /// Its name with its number, in the first language: `Dzielnica XIII Podgórze`. A language with
    /// other letters can have it in these letters too.
    pub title: Localized,
    /// Its name without its number, as it stands on signs: `Podgórze`. It is shown beside a title in other
    /// letters where a district is chosen.
    pub name: Option<String>,
    /// More words for the search: other spellings of its name.
    pub keywords: Vec<String>,
}

/// A group of services.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Kebab-case ASCII, unique: `home`.
    pub id: String,
    /// The number that people can type, if it has one.
    pub number: Option<u16>,
    /// Its name.
    pub title: Localized,
}

/// The public holidays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicHolidays {
    /// Their days.
    pub days: cas_schedule::Holidays,
    /// Their names, by index.
    pub names: Vec<Localized>,
}

/// A term or a break: some days in a row that have a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Kebab-case ASCII, unique among the terms or among the breaks: `winter-2027`.
    pub id: String,
    /// Its name. A term has none, because visitors never read of it.
    pub name: Option<Localized>,
    /// Its days.
    pub days: Span,
}

/// The emergency number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emergency {
    /// The number itself.
    pub line: Line,
    /// Words that people in need search for or type: "fire", other emergency numbers.
    pub keywords: Vec<String>,
}

/// An office that receives requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Kebab-case ASCII, unique: `mops`.
    pub id: String,
    /// Its name; what stands for the centre, if it is one.
    pub name: Localized,
    /// True if it is the centre that a request is about. The requests to a centre without keys go to whoever
    /// has those of this office, and passes them on.
    pub is_centre: bool,
    /// Its keys.
    pub keys: Keys,
    /// The origin of these facts.
    pub provenance: Provenance,
}

/// What an address has besides street, postcode and city where it is read in other countries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Postal {
    /// The country (ISO 3166-1, two letters): `PL`.
    pub country: String,
    /// The region or the state, in the first language.
    pub region: String,
}

/// What visitors can type who practise: somebody who does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practice {
    /// A first name and a surname, easy to type.
    pub name: String,
    /// A phone number as people write it.
    pub phone: String,
}

/// The privacy notice (Regulation (EU) 2016/679, article 13).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Privacy {
    /// The version of the notice. A request has the version under which it was sent.
    pub version: String,
    /// The short form of the notice, one idea each.
    pub short: Vec<Localized>,
    /// The whole notice.
    pub full: Vec<Localized>,
    /// The origin of the notice.
    pub provenance: Provenance,
}

/// The time within which a request is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The text about it.
    pub text: Localized,
    /// The origin of the text.
    pub provenance: Provenance,
}

/// The name of a source as visitors read it. Editors write more beside a fact than visitors can use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceName {
    /// The beginning of the sources that have this name.
    pub begins: String,
    /// The name.
    pub name: Localized,
}

impl Site {
    /// Returns the names for a source. Several sources of one fact stand between semicolons. What has
    /// no name is a note of the editor and is not shown.
    pub fn sources_of<'s>(&'s self, source: &'s str) -> impl Iterator<Item = &'s Localized> {
        let named = |part: &str| {
            let names = self
                .sources
                .iter()
                .filter(|it| part.starts_with(&it.begins));
            names.max_by_key(|it| it.begins.len())
        };
        let parts = source.split(';').map(str::trim);
        parts.filter_map(named).map(|it| &it.name)
    }

    /// Returns how far a fact that was last checked at `checked` can be trusted on `today`.
    #[must_use]
    pub fn freshness(&self, checked: Checked, today: NaiveDate) -> Freshness {
        if checked.is_older_than(self.stale_days, today) {
            Freshness::Stale
        } else if checked.is_older_than(self.fresh_days, today) {
            Freshness::Old
        } else {
            Freshness::Fresh
        }
    }

    /// Returns the number of a page that every kiosk has.
    #[must_use]
    pub fn number(&self, entry: Entry) -> Option<u16> {
        let numbered = self.numbers.iter().find(|(other, _)| *other == entry);
        numbered.map(|(_, number)| *number)
    }

    /// True if somebody who types this number wants the emergency number.
    #[must_use]
    pub fn is_emergency(&self, digits: &str) -> bool {
        let emergency = &self.emergency;
        digits == emergency.line.number || emergency.keywords.iter().any(|it| it == digits)
    }

    /// Returns the office with this id.
    #[must_use]
    pub fn office(&self, id: &str) -> Option<&Office> {
        self.offices.iter().find(|office| office.id == id)
    }
}

/// Reads `site.toml`.
#[must_use]
pub fn read(source: &Source, languages: &Languages, findings: &mut Findings) -> Site {
    read_document(source, languages, findings, |root| {
        let (mut districts, mut offices) = (Ids::default(), Ids::default());
        let mut groups = Ids::default();
        let terms = read_periods(root, "term", |_| None);
        let phone_rule = root.table("phone", read_phone_rule);
        let site = Site {
            city: root.localized("city", NAME_GRAPHEMES_MAX),
            centres: root.localized("centres", NAME_GRAPHEMES_MAX),
            home: read_home(root),
            numbers: root
                .optional_table("numbers", read_numbers)
                .unwrap_or_default(),
            contact: root.table("contact", |record| read_contact(record, &terms)),
            emergency: root.table("emergency", |record| read_emergency(record, &terms)),
            keywords: root
                .optional_table("search", read_keywords)
                .unwrap_or_default(),
            districts: root
                .some_tables("district", |record| read_district(record, &mut districts))
                .into(),
            groups: root
                .tables("group", |record| read_group(record, &mut groups))
                .into(),
            offices: root
                .tables("office", |record| read_office(record, &mut offices))
                .into(),
            holidays: root
                .optional_table("holidays", read_holidays)
                .unwrap_or_default(),
            breaks: read_periods(root, "break", |record| {
                Some(record.localized("name", NAME_GRAPHEMES_MAX))
            }),
            terms,
            practice: root.optional_table("practice", |record| read_practice(record, &phone_rule)),
            phone_rule,
            postal: root.optional_table("postal", read_postal),
            privacy: root.optional_table("privacy", read_privacy),
            response: root.optional_table("response", read_response),
            attribution: root.localized("attribution", STOP_GRAPHEMES_MAX),
            sources: root.tables("source", read_source),
            call_back: root
                .has("call_back")
                .then(|| root.reference("call_back", SERVICE)),
            no_call: root
                .has("no_call")
                .then(|| root.reference("no_call", SERVICE)),
            fresh_days: root.integer("fresh_days", 1..=FRESH_DAYS_MAX),
            stale_days: root.integer("stale_days", 1..=FRESH_DAYS_MAX),
        };
        check_site(root, &site);
        site
    })
}

fn check_site(root: &mut Record<'_>, site: &Site) {
    if site.stale_days < site.fresh_days {
        let advice = told!("write-fresh-days", days = site.fresh_days);
        root.fault(root.place("stale_days"), told!("stale-before-old"), advice);
    }
    if site.home.len() > MENU_ENTRIES_MAX {
        let message = told!("home-too-long", count = site.home.len());
        let advice = told!("leave-at-most", most = MENU_ENTRIES_MAX);
        root.fault(root.place("home"), message, advice);
    }
    if site.groups.len() > MENU_ENTRIES_MAX {
        let message = told!("too-many-groups", count = site.groups.len());
        let advice = told!("leave-at-most", most = MENU_ENTRIES_MAX);
        let place = root.place_of_item("group", MENU_ENTRIES_MAX);
        root.fault(place, message, advice);
    }
}

fn read_home(root: &mut Record<'_>) -> Vec<Entry> {
    root.require("home", "home = [\"centres\"]");
    root.words_of("home", &ENTRIES).unwrap_or_default()
}

fn read_numbers(record: &mut Record<'_>) -> Vec<(Entry, u16)> {
    let numbered = ENTRIES.iter().filter_map(|(word, entry)| {
        let number = record.page_number(word)?;
        Some((*entry, number))
    });
    numbered.collect()
}

/// Reads the human contact. It is in the last line of every page, which has no room for the names of days.
fn read_contact(record: &mut Record<'_>, terms: &Records<Period>) -> Line {
    let line = read_line(record, &CONTACT, Some(terms));
    let is_short = match &line.hours {
        Some(Open::At(usual)) => {
            let has_one = matches!(usual.openings[..], [it] if it == Opening::daily(it.hours));
            has_one && !usual.by_appointment
        }
        Some(Open::Always) | None => true,
    };
    if !is_short {
        let place = record.place("hours");
        record.fault(place, told!("hours-too-long"), told!("write-one-time"));
    }
    line
}

fn read_source(record: &mut Record<'_>) -> SourceName {
    SourceName {
        begins: record.string("begins", SOURCE_GRAPHEMES_MAX),
        name: record.localized("name", NAME_GRAPHEMES_MAX),
    }
}

fn read_group(record: &mut Record<'_>, taken: &mut Ids) -> Group {
    Group {
        id: record.id("id", taken),
        number: record.page_number("number"),
        title: record.localized("title", NAME_GRAPHEMES_MAX),
    }
}

fn read_holidays(record: &mut Record<'_>) -> PublicHolidays {
    // The provenance is not shown, but the editor of the file should write it down.
    read_provenance(record);
    let days = record.some_tables("day", |day| {
        (read_holiday(day), day.localized("name", NAME_GRAPHEMES_MAX))
    });
    let (days, names): (Vec<_>, Vec<_>) = days.into_iter().unzip();
    PublicHolidays {
        days: cas_schedule::Holidays::new(days),
        names,
    }
}

fn read_holiday(record: &mut Record<'_>) -> Holiday {
    let on = record.optional_parsed("on", "12-24", day_of_year);
    let easter = record
        .optional_integer("easter", EASTER_DAYS)
        .map(HolidayOn::Easter);
    let since = record.optional_integer("since", YEARS);
    match (record.has("on"), record.has("easter")) {
        (true, true) => {
            let message = told!("holiday-with-two-dates");
            record.fault(record.place("easter"), message, told!("remove-one"));
        }
        (false, false) => {
            record.lacks(told!("holiday-without-date"), told!("add-holiday-date"));
        }
        _ => {}
    }
    Holiday {
        on: on.or(easter).unwrap_or(HolidayOn::Easter(0)),
        since: since.and_then(|year| i32::try_from(year).ok()),
    }
}

/// Reads a month and a day such as `12-24`. February 29 is allowed.
fn day_of_year(words: &str) -> Result<HolidayOn, Unread> {
    let date = cas_schedule::date(&format!("{LEAP_YEAR}-{words}"));
    let date = date.map_err(|_| told!("no-day-of-year"))?;
    Ok(HolidayOn::Fixed {
        month: date.month(),
        day: date.day(),
    })
}

/// Reads the terms or the breaks. Their provenance is not shown, but the editor of the file should
/// write it down.
fn read_periods(
    root: &mut Record<'_>,
    key: &str,
    name: impl Fn(&mut Record<'_>) -> Option<Localized>,
) -> Records<Period> {
    let mut taken = Ids::default();
    let periods = root.tables(key, |record| {
        let (from, until) = (record.day("from"), record.day("until"));
        check_order(record, from, until);
        if read_provenance(record).sample {
            let place = record.place("sample");
            record.fault(place, told!("sample-period"), told!("write-known-days"));
        }
        Period {
            id: record.id("id", &mut taken),
            name: name(record),
            days: Span {
                from: from.unwrap_or_default(),
                until: until.unwrap_or_default(),
            },
        }
    });
    periods.into()
}

/// Reads the name of a term, if the key exists, and returns its days. `terms` are those of the city;
/// `None` if its file is missing.
pub(super) fn read_term(record: &mut Record<'_>, terms: Option<&Records<Period>>) -> Option<Span> {
    if !record.has("term") {
        return None;
    }
    let id = record.reference("term", TERM);
    for key in ["from", "until"] {
        if record.has(key) {
            let message = told!("term-and-day", key);
            record.fault(record.place(key), message, told!("remove-one"));
        }
    }
    days_of(terms?, &id)
}

/// Returns the days of a term or a break.
pub(super) fn days_of(periods: &Records<Period>, id: &str) -> Option<Span> {
    let period = periods.iter().find(|period| period.id == id);
    period.map(|period| period.days)
}

fn read_response(record: &mut Record<'_>) -> Response {
    Response {
        text: record.localized("text", STOP_GRAPHEMES_MAX),
        provenance: read_provenance(record),
    }
}

fn read_district(record: &mut Record<'_>, taken: &mut Ids) -> District {
    District {
        id: record.unique_name("id", DISTRICT_GRAPHEMES_MAX, taken),
        number: record.page_number("number"),
        title: record.proper_name("title", NAME_GRAPHEMES_MAX),
        name: record.optional_string("name", NAME_GRAPHEMES_MAX),
        keywords: record.strings("keywords", KEYWORD_GRAPHEMES_MAX),
    }
}

fn read_emergency(record: &mut Record<'_>, terms: &Records<Period>) -> Emergency {
    Emergency {
        line: read_line(record, &EMERGENCY, Some(terms)),
        keywords: record.words_in_all_languages("keywords", KEYWORD_GRAPHEMES_MAX),
    }
}

/// Reads the search words that lead to the pages that are in no other file.
fn read_keywords(record: &mut Record<'_>) -> Keywords {
    let mut read = |word: &str| record.words_in_all_languages(word, KEYWORD_GRAPHEMES_MAX);
    let entries = ENTRIES.iter().map(|(word, entry)| (*entry, read(word)));
    let entries = entries.filter(|(_, keywords)| !keywords.is_empty());
    let entries = entries.collect();
    let weekdays = WEEKDAYS.iter().map(|(word, day)| (*day, read(word)));
    let weekdays = weekdays.filter(|(_, keywords)| !keywords.is_empty());
    Keywords {
        entries,
        weekdays: weekdays.collect(),
    }
}

fn read_office(record: &mut Record<'_>, taken: &mut Ids) -> Office {
    Office {
        id: record.id("id", taken),
        name: record.localized("name", NAME_GRAPHEMES_MAX),
        is_centre: record.optional_bool("centre").unwrap_or(false),
        keys: Keys::read(record),
        provenance: read_provenance(record),
    }
}

fn read_phone_rule(record: &mut Record<'_>) -> PhoneRule {
    let rule = PhoneRule {
        country_code: record.string("country_code", COUNTRY_CODE_DIGITS_MAX),
        digits: read_digits(record),
        trunk_prefix: record.optional_string("trunk_prefix", 1),
        trunk_prefix_dialled: record
            .optional_bool("trunk_prefix_dialled")
            .unwrap_or(false),
        extension_words: record.strings("extension_words", EXTENSION_WORD_GRAPHEMES_MAX),
        others: record.tables("other", read_country),
    };
    check_phone_rule(record, &rule);
    rule
}

fn read_country(record: &mut Record<'_>) -> Country {
    let country = Country {
        country_code: record.string("country_code", COUNTRY_CODE_DIGITS_MAX),
        digits: read_digits(record),
        trunk_prefix: record.optional_string("trunk_prefix", 1),
        example: record.string("example", PHONE_GRAPHEMES_MAX),
    };
    let (code, trunk_prefix) = (&country.country_code, country.trunk_prefix.as_deref());
    check_codes(record, code, country.digits, trunk_prefix);
    check_phones(record, "example", std::slice::from_ref(&country.example));
    country
}

fn read_digits(record: &mut Record<'_>) -> usize {
    let digits_max = i64::try_from(E164_DIGITS_MAX).unwrap_or(i64::MAX) - 1;
    let digits = record.integer("digits", NATIONAL_DIGITS_MIN..=digits_max);
    usize::try_from(digits).unwrap_or_default()
}

/// Checks the rules that hold for the numbers of any country.
fn check_codes(record: &mut Record<'_>, code: &str, digits: usize, trunk_prefix: Option<&str>) {
    let is_number = |words: &str| words.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(code) {
        let place = record.place("country_code");
        record.fault(place, told!("country-code"), told!("write-country-code"));
    }
    if code.len() + digits > E164_DIGITS_MAX {
        let message = told!("too-many-digits", most = E164_DIGITS_MAX);
        record.fault(record.place("digits"), message, told!("write-digits"));
    }
    if !trunk_prefix.is_none_or(is_number) {
        let place = record.place("trunk_prefix");
        record.fault(place, told!("trunk-prefix"), told!("write-trunk-prefix"));
    }
}

fn check_phone_rule(record: &mut Record<'_>, rule: &PhoneRule) {
    let trunk_prefix = rule.trunk_prefix.as_deref();
    check_codes(record, &rule.country_code, rule.digits, trunk_prefix);
    if rule.trunk_prefix_dialled && !record.has("trunk_prefix") {
        let advice = told!("add", what = "trunk_prefix = \"0\"");
        let place = record.place("trunk_prefix_dialled");
        record.fault(place, told!("dialled-prefix"), advice);
    }
    for word in &rule.extension_words {
        if word.chars().any(|c| !c.is_alphabetic()) || word.to_lowercase() != *word {
            let (place, advice) = (
                record.place("extension_words"),
                told!("write-extension-word"),
            );
            record.fault(place, told!("no-extension-word", word), advice);
        }
    }
}

/// Reads what can be typed in practice. The form must take it.
fn read_practice(record: &mut Record<'_>, phone: &PhoneRule) -> Practice {
    let practice = Practice {
        name: record.string("name", NAME_GRAPHEMES_MAX),
        phone: record.string("phone", PHONE_GRAPHEMES_MAX),
    };
    let rules = Rules {
        phone,
        age_words: Vec::new(),
        // Neither of the two is a reference.
        reference: ReferenceRule {
            digits: 0,
            read: |_| None,
        },
    };
    let takes = |kind, typed: &str| {
        // What is missing or empty has been reported already.
        typed.is_empty() || parse(&kind, &rules, NaiveDate::default(), typed).is_ok()
    };
    if !takes(QuestionKind::Name, &practice.name) {
        let place = record.place("name");
        record.fault(place, told!("practice-name"), told!("write-practice-name"));
    }
    if !takes(QuestionKind::Phone, &practice.phone) {
        let place = record.place("phone");
        record.fault(
            place,
            told!("practice-phone"),
            told!("write-practice-phone"),
        );
    }
    practice
}

fn read_postal(record: &mut Record<'_>) -> Postal {
    let postal = Postal {
        country: record.string("country", COUNTRY_LETTERS),
        region: record.string("region", NAME_GRAPHEMES_MAX),
    };
    let country = &postal.country;
    let is_code =
        country.len() == COUNTRY_LETTERS && country.bytes().all(|byte| byte.is_ascii_uppercase());
    // What is missing or too long has been reported already.
    if !country.is_empty() && !is_code {
        let place = record.place("country");
        record.fault(place, told!("country-letters"), told!("write-country"));
    }
    postal
}

fn read_privacy(record: &mut Record<'_>) -> Privacy {
    for key in ["short", "full"] {
        let example = format!("{key} = [{{ … }}]");
        record.require_some(key, &example);
    }
    Privacy {
        version: record.string("version", NAME_GRAPHEMES_MAX),
        short: record.localized_list("short", STOP_GRAPHEMES_MAX),
        full: record.localized_list("full", STOP_GRAPHEMES_MAX),
        provenance: read_provenance(record),
    }
}
