//! The content that the kiosk shows: `content/*.toml`, checked and immutable.
//!
//! Nothing about Kraków is in the code: another city needs only another content folder.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod activity;
pub mod article;
pub mod centre;
pub mod fact;
pub mod notice;
pub mod open;
pub mod passwords;
mod question;
mod rules;
mod samples;
pub mod service;
pub mod site;
pub mod time;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::fault::Source;
use crate::record::{
    ACTIVITY, BREAK, CENTRE, DISTRICT, Findings, GROUP, Ids, KIND, Named, OFFICE, Record, Remark,
    SERVICE, TERM,
};
use crate::told;
use activity::{Activity, Kind};
use article::Article;
use cas_form::eligibility::Eligibility;
use cas_words::checked::Checked;
use cas_words::id::{Each, Id, Records};
use cas_words::text::{Languages, Localized};
use centre::Centre;
use notice::Notice;
use passwords::Passwords;
use service::{Ask, Offered, Service};
use site::{District, MENU_ENTRIES_MAX, Office, Site};

/// The longest name, label or address, in graphemes. Two of them fit in one stop.
pub const NAME_GRAPHEMES_MAX: usize = 70;
/// The longest option of a question, in graphemes. It fits in one stop together with its state.
pub const OPTION_GRAPHEMES_MAX: usize = 110;
/// The longest name of a source, in graphemes.
pub const SOURCE_GRAPHEMES_MAX: usize = 110;
/// The longest keyword, in graphemes.
pub const KEYWORD_GRAPHEMES_MAX: usize = 40;

/// The fewest digits of a phone number: those of `112`.
const PHONE_DIGITS_MIN: usize = 3;

/// Everything that is read from the content folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The city and its kiosks (`site.toml`).
    pub site: Site,
    /// The centres in the order of the file (`centres.toml`).
    pub centres: Records<Centre>,
    /// The kinds of activity in the order of the files (`activities.toml`).
    pub kinds: Records<Kind>,
    /// The activities in the order of the files (`activities.toml`, `activities/*.toml`).
    pub activities: Records<Activity>,
    /// The services in the order of their files' names (`services/*.toml`).
    pub services: Records<Service>,
    /// The request forms of the services that have one, in the order of the services.
    pub asks: Records<Ask>,
    /// The eligibility rules of the services that have some, in the order of the services.
    pub eligibilities: Records<Eligibility>,
    /// The articles in the order of their files' names (`articles/*.toml`).
    pub articles: Records<Article>,
    /// The notices in the order of the files (`notices.toml`, `notices/*.toml`).
    pub notices: Vec<Notice>,
    /// The words of visit passwords (`passwords.toml`); `None` if no service needs them.
    pub passwords: Option<Passwords>,
    links: Links,
}

/// The references between records, by index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Links {
    district: Each<Centre, Id<District>>,
    centre: Each<Activity, Id<Centre>>,
    kind: Each<Activity, Id<Kind>>,
    service: Each<Ask, Id<Service>>,
    office: Each<Ask, Id<Office>>,
}

/// The origin of a fact and the day of its last check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The day when the fact was last checked.
    pub checked: Checked,
    /// The source of the fact.
    pub source: String,
    /// True if it is only an example, which must not be shown to the public as a fact.
    pub sample: bool,
}

/// The degree to which a fact can be trusted on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// It can be trusted.
    Fresh,
    /// It may have changed: the visitor should call first.
    Old,
    /// It may have changed: the visitor should call first, and times of meetings are no longer shown.
    Stale,
}

/// The files of the content folder. A file that could not be read is here with an empty text and a
/// fault, so that its records are not reported as missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// `site.toml`; `None` only if the whole folder is missing.
    pub site: Option<Source>,
    /// `centres.toml`; `None` only if the whole folder is missing.
    pub centres: Option<Source>,
    /// `activities.toml` and `activities/*.toml`, in the order of their names; a city may do without.
    pub activities: Vec<Source>,
    /// `services/*.toml` in the order of their names.
    pub services: Vec<Source>,
    /// `articles/*.toml` in the order of their names.
    pub articles: Vec<Source>,
    /// `notices.toml` and `notices/*.toml`, in the order of their names; a city may do without.
    pub notices: Vec<Source>,
    /// `passwords.toml`; a city may do without.
    pub passwords: Option<Source>,
}

impl Content {
    /// Returns how far a fact can be trusted on `today`.
    #[must_use]
    pub fn freshness(&self, provenance: &Provenance, today: NaiveDate) -> Freshness {
        self.site.freshness(provenance.checked, today)
    }

    /// Returns the service with this id.
    #[must_use]
    pub fn service(&self, id: &str) -> Option<Id<Service>> {
        self.services.find(|service| service.id == id)
    }

    /// True if the opening hours of anything are known.
    #[must_use]
    pub fn knows_hours(&self) -> bool {
        let of_services =
            |it: &Service| it.opening.is_some() || it.lines.iter().any(|line| line.hours.is_some());
        self.services.iter().any(of_services) || self.centres.iter().any(|it| it.opening.is_some())
    }

    /// Returns the request form of a service, if it has one.
    #[must_use]
    pub fn ask(&self, service: Id<Service>) -> Option<&Ask> {
        self.services[service].ask.map(|ask| &self.asks[ask])
    }

    /// Returns the service of a request form.
    #[must_use]
    pub fn service_of(&self, ask: Id<Ask>) -> Id<Service> {
        self.links.service[ask]
    }

    /// Returns the office that receives the requests of a form.
    #[must_use]
    pub fn office_of(&self, ask: Id<Ask>) -> &Office {
        &self.site.offices[self.links.office[ask]]
    }

    /// Returns the service that is offered on the cards of centres or of meetings.
    #[must_use]
    pub fn service_offered(&self, offered: Offered) -> Option<Id<Service>> {
        self.services.find(|service| service.offered == offered)
    }

    /// Returns the district of a centre.
    #[must_use]
    pub fn district_of(&self, centre: Id<Centre>) -> Id<District> {
        self.links.district[centre]
    }

    /// Returns the centre of an activity.
    #[must_use]
    pub fn centre_of(&self, activity: Id<Activity>) -> Id<Centre> {
        self.links.centre[activity]
    }

    /// Returns the kind of an activity.
    #[must_use]
    pub fn kind_of(&self, activity: Id<Activity>) -> Id<Kind> {
        self.links.kind[activity]
    }
}

/// Reads the content. `languages` are those of `kiosk.toml`. Every text must be in the first of
/// them. At the end, all ids that records refer to are looked up, also those in `kiosk.toml`.
///
/// If there are faults, the content has placeholders and must not be used. Returns `None` if
/// `site.toml` is missing, or if a record refers to one that does not exist.
#[must_use]
pub fn read(files: &Files, languages: &Languages, findings: &mut Findings) -> Option<Content> {
    let site = files.site.as_ref();
    let site = site.map(|source| site::read(source, languages, findings));
    let terms = site.as_ref().map(|site| &site.terms);
    let centres = files.centres.as_ref();
    let centres = centres.map(|source| centre::read(source, languages, site.as_ref(), findings));
    let centres = centres.unwrap_or_default();
    let places = centres.iter().map(|it| (it.id.as_str(), it.places.len()));
    let places: BTreeMap<&str, usize> = places.collect();
    let known = activity::Known {
        places,
        site: site.as_ref(),
    };
    let (kinds, activities) = activity::read(&files.activities, languages, &known, findings);
    let notice = site.as_ref().and_then(|site| site.privacy.as_ref());
    let notice = notice.map(|privacy| privacy.version.clone());
    let no_call = site.as_ref().and_then(|site| site.no_call.clone());
    let mut earlier = service::Earlier::new(notice.unwrap_or_default(), no_call);
    let services = files.services.iter();
    let services =
        services.map(|source| service::read(source, languages, &mut earlier, terms, findings));
    let services: Records<Service> = services.collect();
    let mut taken = Ids::default();
    let articles = files.articles.iter();
    let articles =
        articles.map(|source| article::read(source, languages, &mut taken, terms, findings));
    let articles = articles.collect();
    let notices = notice::read(&files.notices, languages, findings);
    // Words that nobody says at a door may be as they like.
    let is_said = earlier.asks.iter().any(|it| it.visit_password.is_some());
    let passwords = files.passwords.as_ref();
    let passwords = passwords.map(|source| passwords::read(source, languages, is_said, findings));
    let mut content = Content {
        site: site?,
        centres: centres.into(),
        kinds: kinds.into(),
        activities: activities.into(),
        services,
        asks: earlier.asks,
        eligibilities: earlier.eligibilities,
        articles,
        notices,
        passwords,
        links: Links::default(),
    };
    look_up(&content, files, findings);
    check_articles(files, findings);
    check_requests(&content, files, findings);
    check_passwords(&content, files, findings);
    content.links = Links::follow(&content)?;
    Some(content)
}

impl Links {
    /// Finds the records that others refer to. Returns `None` if one does not exist, which has
    /// been reported already.
    fn follow(content: &Content) -> Option<Self> {
        let districts = by_name(&content.site.districts, |it| &it.id);
        let centres = by_name(&content.centres, |it| &it.id);
        let kinds = by_name(&content.kinds, |it| &it.id);
        let offices = by_name(&content.site.offices, |it| &it.id);
        let activities = &content.activities;
        let district_of = |centre: &Centre| districts.get(centre.district.as_str()).copied();
        let centre_of = |activity: &Activity| centres.get(activity.centre.as_str()).copied();
        let kind_of = |activity: &Activity| kinds.get(activity.kind.as_str()).copied();
        let services = &content.services;
        let office_of = |ask: &Ask| offices.get(ask.office.as_str()).copied();
        Some(Self {
            district: content.centres.try_each(|_, it| district_of(it))?,
            centre: activities.try_each(|_, it| centre_of(it))?,
            kind: activities.try_each(|_, it| kind_of(it))?,
            service: content
                .asks
                .try_each(|ask, _| services.find(|service| service.ask == Some(ask)))?,
            office: content.asks.try_each(|_, it| office_of(it))?,
        })
    }
}

/// Returns the records of one kind by their ids in the files.
fn by_name<T>(records: &Records<T>, name: impl Fn(&T) -> &String) -> HashMap<&str, Id<T>> {
    let named = records.with_ids();
    named.map(|(id, it)| (name(it).as_str(), id)).collect()
}

/// Looks up every id that a record refers to. An id that is not found may be in a file whose syntax
/// is broken.
fn look_up(content: &Content, files: &Files, findings: &mut Findings) {
    let is_on_cards = |it: &&Service| it.offered != Offered::InGroup;
    let on_cards = content.services.iter().filter(is_on_cards);
    let on_cards: BTreeSet<&str> = on_cards.map(|it| it.id.as_str()).collect();
    let why = |id: String| told!("on-cards", what = SERVICE, id);
    findings.refuse(SERVICE, &on_cards, why, &told!("write-in-group"));
    for mut known in known_records(content, files) {
        if known.what == SERVICE {
            known.ids.retain(|id| !on_cards.contains(id));
        }
        let is_broken = |source: &&Source| findings.faults.is_broken(source.file());
        if !known.sources.iter().any(is_broken) {
            let if_none = told!("add-first", home = home_of(known.what));
            findings.look_up(known.what, &known.ids, known.by_name, &if_none);
        }
    }
}

/// Returns all records that others refer to, of each kind.
fn known_records<'a>(content: &'a Content, files: &'a Files) -> [NamedRecords<'a>; 9] {
    let Content { site, centres, .. } = content;
    let (kinds, activities, services) = (&content.kinds, &content.activities, &content.services);
    [
        known(
            DISTRICT,
            &files.site,
            &site.districts,
            |it| &it.id,
            |it| (it.number, it.title.all().collect()),
        ),
        known(
            OFFICE,
            &files.site,
            &site.offices,
            |it| &it.id,
            |it| (None, it.name.all().collect()),
        ),
        known(
            TERM,
            &files.site,
            &site.terms,
            |it| &it.id,
            |_| (None, Vec::new()),
        ),
        known(
            BREAK,
            &files.site,
            &site.breaks,
            |it| &it.id,
            |it| (None, it.name.iter().flat_map(Localized::all).collect()),
        ),
        known(
            GROUP,
            &files.site,
            &site.groups,
            |it| &it.id,
            |it| (it.number, it.title.all().collect()),
        ),
        known(
            CENTRE,
            &files.centres,
            centres,
            |it| &it.id,
            |it| {
                let names = std::iter::once(&it.name).chain(&it.keywords);
                (it.number, names.map(String::as_str).collect())
            },
        ),
        known(
            KIND,
            &files.activities,
            kinds,
            |it| &it.id,
            |it| (it.number, it.title.all().collect()),
        ),
        known(
            ACTIVITY,
            &files.activities,
            activities,
            |it| &it.id,
            |it| (None, it.title.iter().flat_map(Localized::all).collect()),
        ),
        known(
            SERVICE,
            &files.services,
            services,
            |it| &it.id,
            |it| (it.number, it.title.all().collect()),
        ),
    ]
}

/// The ids of the records of one kind, and the files that contain them.
struct NamedRecords<'a> {
    what: &'static str,
    sources: Vec<&'a Source>,
    ids: Vec<&'a str>,
    /// Returns the records with their names, which are needed only after a fault.
    by_name: Box<dyn FnOnce() -> Vec<Named<'a>> + 'a>,
}

fn known<'a, T>(
    what: &'static str,
    sources: impl IntoIterator<Item = &'a Source>,
    records: &'a Records<T>,
    id: impl Fn(&'a T) -> &'a String + Copy + 'a,
    names: impl Fn(&'a T) -> (Option<u16>, Vec<&'a str>) + 'a,
) -> NamedRecords<'a> {
    let with_names = move |record: &'a T| {
        let (id, (number, names)) = (id(record).as_str(), names(record));
        Named { id, number, names }
    };
    NamedRecords {
        what,
        sources: sources.into_iter().collect(),
        ids: records.iter().map(|record| id(record).as_str()).collect(),
        by_name: Box::new(move || records.iter().map(with_names).collect()),
    }
}

/// Returns the file or folder that contains the records of one kind.
fn home_of(what: &str) -> &'static str {
    match what {
        CENTRE => "`centres.toml`",
        KIND | ACTIVITY => "`activities.toml`",
        SERVICE => "`services/`",
        _ => "`site.toml`",
    }
}

/// Checks the number of articles, because one menu lists them all.
fn check_articles(files: &Files, findings: &mut Findings) {
    if let Some(source) = files.articles.get(MENU_ENTRIES_MAX) {
        let message = told!("too-many-articles", most = MENU_ENTRIES_MAX);
        let advice = told!("merge-articles");
        findings.faults.add(source.whole(), message, advice);
    }
}

/// Checks that the texts for requests exist: a visitor who sends a request agrees to a privacy
/// notice and is told how soon somebody answers.
fn check_requests(content: &Content, files: &Files, findings: &mut Findings) {
    let mut services = content.services.iter().zip(&files.services);
    let (Some(site), Some((_, asks))) = (
        files.site.as_ref(),
        services.find(|(service, _)| service.ask.is_some()),
    ) else {
        return;
    };
    if findings.faults.is_broken(site.file()) {
        return;
    }
    let file = asks.file();
    if content.site.privacy.is_none() {
        let message = told!("no-privacy", file);
        findings
            .faults
            .add(site.whole(), message, told!("add-privacy"));
    }
    if content.site.response.is_none() {
        let message = told!("no-response", file);
        findings
            .faults
            .add(site.whole(), message, told!("add-response"));
    }
}

/// Checks that there are words for the passwords of visits, if a service needs them.
fn check_passwords(content: &Content, files: &Files, findings: &mut Findings) {
    let needs = |service: &Service| {
        let ask = service.ask.map(|ask| &content.asks[ask]);
        ask.is_some_and(|ask| ask.visit_password.is_some())
    };
    let mut services = content.services.iter().zip(&files.services);
    if content.passwords.is_none()
        && let Some((_, source)) = services.find(|(service, _)| needs(service))
    {
        let (message, advice) = (told!("no-passwords"), told!("add-passwords"));
        findings.faults.add(source.whole(), message, advice);
    }
}

/// Reads `checked`, `source` and `sample` of a record.
pub fn read_provenance(record: &mut Record<'_>) -> Provenance {
    let checked = record.checked("checked");
    let source = record.string("source", SOURCE_GRAPHEMES_MAX);
    let sample = record.optional_bool("sample").unwrap_or(false);
    record.note(record.place("checked"), Remark::Dated(checked));
    if sample {
        record.note(record.place("sample"), Remark::Sample);
    }
    Provenance {
        checked,
        source,
        sample,
    }
}

/// Reports a last day that is before the first, and then returns false.
pub fn check_order(
    record: &mut Record<'_>,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
) -> bool {
    let (Some(from), Some(until)) = (from, until) else {
        return true;
    };
    if until < from {
        let message = told!("ends-before-it-begins", until, from);
        record.fault(record.place("until"), message, told!("correct-one"));
    }
    from <= until
}

/// Reports a number that is not a phone number as people write it: `12 425 36 38 wew. 153`, `112`.
pub fn check_phones(record: &mut Record<'_>, key: &str, numbers: &[String]) {
    for number in numbers.iter().filter(|number| !number.is_empty()) {
        let begins = number.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('));
        let digits = number.chars().filter(char::is_ascii_digit).count();
        if !begins || digits < PHONE_DIGITS_MIN {
            let message = told!("no-phone-number", number);
            record.fault(record.place(key), message, told!("write-phone-number"));
        }
    }
}
