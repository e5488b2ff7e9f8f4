//! A service of the city: its facts, its eligibility rules, its phone numbers and its request form.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::BTreeMap;

use super::fact::{Fact, LINE, Line, read_fact, read_line};
use super::open::{OpeningHours, read_opening_hours};
use super::question::read_form;
use super::rules::read_eligibility;
use super::site::{MENU_ENTRIES_MAX, Period};
use super::{KEYWORD_GRAPHEMES_MAX, NAME_GRAPHEMES_MAX, Provenance, read_provenance};
use crate::fault::{Place, Source};
use crate::record::{Findings, GROUP, Ids, OFFICE, Record, SERVICE, read_document};
use crate::told;
use cas_form::eligibility::Eligibility;
use cas_form::form::{Form, Question, QuestionKind};
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_words::id::{Id, Records};
use cas_words::text::{Languages, Localized};

/// The cards on which a service without a group is offered.
const OFFERS: [(&str, Offered); 2] = [
    ("centre", Offered::ByCentres),
    ("activity", Offered::ByActivities),
];

/// The fields that are shown only on a service's own page. A service on cards has none of them.
const ON_PAGES: [&str; 10] = [
    "group",
    "number",
    "official",
    "keywords",
    "about",
    "more",
    "open",
    "see",
    "eligibility",
    "ask",
];

/// A service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Kebab-case ASCII, unique: `zlota-raczka`.
    pub id: String,
    /// The number that people can type, if it has one.
    pub number: Option<u16>,
    /// True if others should not see that somebody reads about it, such as help against violence.
    pub sensitive: bool,
    /// The place in the kiosk where it is offered.
    pub offered: Offered,
    /// The id of its group; empty if it has none.
    pub group: String,
    /// Its name.
    pub title: Localized,
    /// The name that offices use, in the first language. It is shown to visitors who use another language.
    pub official: Option<String>,
    /// Its description in one sentence. On cards, this sentence tells what a request does.
    pub summary: Localized,
    /// Words for the search, in any language.
    pub keywords: Vec<String>,
    /// Its facts, one idea each; empty for a service on cards.
    pub about: Vec<Fact>,
    /// More facts, on a page of their own.
    pub more: Vec<Fact>,
    /// The hours at which one can go there, if they are known.
    pub opening: Option<OpeningHours>,
    /// The phone numbers to call about it; at least one, the most useful first.
    pub lines: Vec<Line>,
    /// The ids of other services that may help when nobody answers.
    pub see: Vec<String>,
    /// The rules that tell for whom it is, if there are any.
    pub eligibility: Option<Id<Eligibility>>,
    /// The form to request it here, if there is one.
    pub ask: Option<Id<Ask>>,
}

/// The place in the kiosk where a service is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// Among the services of its group.
    InGroup,
    /// On the card of every centre. The request is about that centre.
    ByCentres,
    /// On the card of every meeting. The request is about that activity.
    ByActivities,
}

/// The form to request a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The label of the control that opens the form, such as "I would like to help". Most services
    /// use the program's own words instead.
    pub label: Option<Localized>,
    /// The id of the office that receives its requests.
    pub office: String,
    /// The version of the privacy notice under which they are sent.
    pub notice: String,
    /// Who has agreed that whoever comes says a password, if somebody has. Without that there is none.
    pub visit_password: Option<Agreement>,
    /// The questions of a request.
    pub form: Form,
    /// The next steps after a request, as far as they are known.
    pub next: Vec<Fact>,
}

/// An agreement with those who visit: they know the password of a request, and say it at the door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Who has agreed.
    pub agreed_by: String,
    /// The origin of that.
    pub provenance: Provenance,
}

/// The records from the service files that were read before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// The request forms, for the services that have one.
    pub asks: Records<Ask>,
    /// The eligibility rules, for the services that have some.
    pub eligibilities: Records<Eligibility>,
    /// The version of the privacy notice under which requests are sent.
    notice: String,
    /// The id of the service with which visitors remind of a request.
    no_call: Option<String>,
    ids: Ids,
    /// The number of services in each group.
    in_groups: BTreeMap<String, usize>,
    /// The services that are on cards.
    on_cards: Vec<(Offered, Place)>,
}

impl Earlier {
    /// Returns the state before the first file. `notice` is the version of the privacy notice under
    /// which requests are sent, and `no_call` is the id of the service with which visitors remind of one.
    #[must_use]
    pub fn new(notice: String, no_call: Option<String>) -> Self {
        Self {
            notice,
            no_call,
            ..Self::default()
        }
    }
}

/// Reads one file of `services/`. `earlier` has the records from the files before it, and `terms` are
/// those of the city.
#[must_use]
pub fn read(
    source: &Source,
    languages: &Languages,
    earlier: &mut Earlier,
    terms: Option<&Records<Period>>,
    findings: &mut Findings,
) -> Service {
    read_document(source, languages, findings, |root| {
        let offered = root.optional_word("for", &OFFERS);
        let offered = offered.unwrap_or(Offered::InGroup);
        let eligibility = root.optional_table("eligibility", read_eligibility);
        let service = Service {
            id: root.id("id", &mut earlier.ids),
            number: root.page_number("number"),
            sensitive: root.optional_bool("sensitive").unwrap_or(false),
            offered,
            group: read_group(root, offered, earlier),
            title: root.localized("title", NAME_GRAPHEMES_MAX),
            official: root.optional_string("official", NAME_GRAPHEMES_MAX),
            summary: root.localized("summary", STOP_GRAPHEMES_MAX),
            keywords: root.words_in_all_languages("keywords", KEYWORD_GRAPHEMES_MAX),
            about: read_about(root, offered),
            more: read_more(root, offered),
            opening: read_opening_hours(root, terms),
            lines: root.some_tables("line", |record| read_line(record, &LINE, terms)),
            see: root.references("see", SERVICE),
            ask: read_ask(root, offered, &earlier.notice, eligibility.as_ref())
                .map(|it| earlier.asks.push(it)),
            eligibility: eligibility.map(|it| earlier.eligibilities.push(it)),
        };
        // The list of services shows both together.
        root.fits_one_stop(("title", &service.title), ("summary", &service.summary));
        if earlier.no_call.as_deref() == Some(service.id.as_str()) {
            let form = service.ask.map(|ask| &earlier.asks[ask].form);
            check_reminder(root, service.number, form);
        }
        service
    })
}

/// Checks the service with which visitors remind of a request: a receipt tells its number, and the request
/// that is meant can be told only by its reference.
fn check_reminder(root: &mut Record<'_>, number: Option<u16>, form: Option<&Form>) {
    let asks =
        |it: &Question| it.kind == QuestionKind::Reference && !it.optional && it.is_for_all();
    if number.is_none() && !root.has("number") {
        root.lacks(told!("no-call-without-number"), told!("add-number"));
    }
    if !form.is_some_and(|form| form.questions.iter().any(asks)) {
        root.lacks(
            told!("no-reference-question"),
            told!("add-reference-question"),
        );
    }
}

fn read_about(root: &mut Record<'_>, offered: Offered) -> Vec<Fact> {
    if offered == Offered::InGroup {
        root.some_tables("about", read_fact)
    } else {
        Vec::new()
    }
}

fn read_more(root: &mut Record<'_>, offered: Offered) -> Vec<Fact> {
    if offered == Offered::InGroup {
        root.tables("more", read_fact)
    } else {
        Vec::new()
    }
}

/// Reads the group. A service is either in a group, which is a menu, or on the cards of all centres
/// or of all meetings. These cards have room for one service.
fn read_group(root: &mut Record<'_>, offered: Offered, earlier: &mut Earlier) -> String {
    if offered == Offered::InGroup && root.has("for") {
        // `for` has a fault already, so nobody knows where the service should be.
        let _ = root.has("group");
        return String::new();
    }
    if offered == Offered::InGroup {
        let group = root.reference("group", GROUP);
        let count = earlier.in_groups.entry(group.clone()).or_default();
        *count += 1;
        if !group.is_empty() && *count > MENU_ENTRIES_MAX {
            let message = told!("group-full", group = &group, most = MENU_ENTRIES_MAX);
            root.fault(root.place("group"), message, told!("other-group"));
        }
        return group;
    }
    let place = root.place("for");
    if let Some((_, first)) = earlier.on_cards.iter().find(|(it, _)| *it == offered) {
        root.fault(place, told!("cards-taken"), told!("group-not-for", first));
    } else {
        earlier.on_cards.push((offered, place));
    }
    for key in ON_PAGES {
        if root.has(key) {
            let advice = told!("remove-or-group", key);
            root.fault(root.place(key), told!("only-in-group", key), advice);
        }
    }
    String::new()
}

/// Reads the request form. A service in a group takes requests only if it has questions; a service
/// on cards must take them. Then the other fields are required too. `before` is what is asked before
/// the form.
fn read_ask(
    root: &mut Record<'_>,
    offered: Offered,
    notice: &str,
    before: Option<&Eligibility>,
) -> Option<Ask> {
    if offered == Offered::InGroup && !root.has("question") {
        for key in ["ask", "office", "next", "visit_password"] {
            if root.has(key) {
                let advice = told!("remove-or-add-question", key);
                root.fault(root.place(key), told!("only-for-requests", key), advice);
            }
        }
        return None;
    }
    Some(Ask {
        label: root.optional_localized("ask", NAME_GRAPHEMES_MAX),
        office: root.reference("office", OFFICE),
        notice: notice.to_owned(),
        visit_password: root.optional_table("visit_password", read_agreement),
        form: read_form(root, before),
        next: root.some_tables("next", read_fact),
    })
}

fn read_agreement(record: &mut Record<'_>) -> Agreement {
    Agreement {
        agreed_by: record.string("agreed_by", NAME_GRAPHEMES_MAX),
        provenance: read_provenance(record),
    }
}
