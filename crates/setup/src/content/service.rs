//! A service of the city: what it is, for whom, whom to call, and how it is asked for.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::BTreeMap;

use super::fact::{Fact, LINE, Line, read_fact, read_line};
use super::question::read_form;
use super::rules::read_eligibility;
use super::site::MENU_ENTRIES_MAX;
use super::{KEYWORD_GRAPHEMES_MAX, NAME_GRAPHEMES_MAX};
use crate::fault::{Place, Source};
use crate::record::{Findings, GROUP, Ids, OFFICE, Record, read_document};
use cas_form::eligibility::Eligibility;
use cas_form::form::Form;
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_words::id::{Id, Records};
use cas_words::text::{Languages, Localized};

/// On whose cards a service is offered that stands in no group.
const OFFERS: [(&str, Offered); 2] = [
    ("centre", Offered::ByCentres),
    ("activity", Offered::ByActivities),
];

/// What only a page of its own shows, and a service on cards has none.
const ON_PAGES: [&str; 7] = [
    "group",
    "number",
    "official",
    "keywords",
    "about",
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
    /// Where it is found.
    pub offered: Offered,
    /// The id of its group; empty if it stands in none.
    pub group: String,
    /// Its name.
    pub title: Localized,
    /// The name under which offices know it, in the first language, for visitors of another one.
    pub official: Option<String>,
    /// What it is, in one sentence; or, on cards, what a request does.
    pub summary: Localized,
    /// What people may search for, in any language.
    pub keywords: Vec<String>,
    /// What is known of it, one idea each; on cards nothing.
    pub about: Vec<Fact>,
    /// Whom to call about it; at least one, the most useful first.
    pub lines: Vec<Line>,
    /// For whom it is, if there are rules.
    pub eligibility: Option<Id<Eligibility>>,
    /// How it is asked for here, if it can be.
    pub ask: Option<Id<Ask>>,
}

/// Where a service is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// Among the services of its group.
    InGroup,
    /// On the card of every centre, which it is about.
    ByCentres,
    /// On the card of every meeting, which it is about.
    ByActivities,
}

/// How a service is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What a visitor chooses in order to ask, "I would like to help"; there are words for most.
    pub label: Option<Localized>,
    /// The id of the office that receives its requests.
    pub office: String,
    /// The version of the privacy notice under which they are sent.
    pub notice: String,
    /// What a request asks.
    pub form: Form,
    /// What happens after a request, as far as it is known.
    pub next: Vec<Fact>,
}

/// What was found in the files of services that have been read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    /// How those of them are asked for that can be.
    pub asks: Records<Ask>,
    /// For whom those of them are that have rules.
    pub eligibilities: Records<Eligibility>,
    /// The version of the privacy notice under which requests are sent.
    notice: String,
    ids: Ids,
    /// How many services stand in each group.
    in_groups: BTreeMap<String, usize>,
    /// The services that stand on cards.
    on_cards: Vec<(Offered, Place)>,
}

impl Earlier {
    /// Nothing has been read. Requests are sent under the `notice` of this version.
    #[must_use]
    pub fn new(notice: String) -> Self {
        Self {
            notice,
            ..Self::default()
        }
    }
}

/// Reads one file of `services/`. `earlier` is what was found in the files before it.
#[must_use]
pub fn read(
    source: &Source,
    languages: &Languages,
    earlier: &mut Earlier,
    findings: &mut Findings,
) -> Service {
    read_document(source, languages, findings, |root| {
        let offered = root.optional_word("for", &OFFERS);
        let offered = offered.unwrap_or(Offered::InGroup);
        let service = Service {
            id: root.id("id", &mut earlier.ids),
            number: root.page_number("number"),
            offered,
            group: read_group(root, offered, earlier),
            title: root.localized("title", NAME_GRAPHEMES_MAX),
            official: root.optional_string("official", NAME_GRAPHEMES_MAX),
            summary: root.localized("summary", STOP_GRAPHEMES_MAX),
            keywords: root.words_in_all_languages("keywords", KEYWORD_GRAPHEMES_MAX),
            about: read_about(root, offered),
            lines: root.some_tables("line", |record| read_line(record, &LINE)),
            eligibility: root
                .optional_table("eligibility", read_eligibility)
                .map(|it| earlier.eligibilities.push(it)),
            ask: read_ask(root, offered, &earlier.notice).map(|it| earlier.asks.push(it)),
        };
        // The list of services shows them so.
        root.fits_one_stop(("title", &service.title), ("summary", &service.summary));
        service
    })
}

fn read_about(root: &mut Record<'_>, offered: Offered) -> Vec<Fact> {
    if offered == Offered::InGroup {
        root.some_tables("about", read_fact)
    } else {
        Vec::new()
    }
}

/// A service stands in a group, which is a menu, or on the cards of all centres or meetings, where
/// there is room for one.
fn read_group(root: &mut Record<'_>, offered: Offered, earlier: &mut Earlier) -> String {
    if offered == Offered::InGroup && root.has("for") {
        // It is at fault already, and nobody knows where the service stands.
        let _ = root.has("group");
        return String::new();
    }
    if offered == Offered::InGroup {
        let group = root.reference("group", GROUP);
        let count = earlier.in_groups.entry(group.clone()).or_default();
        *count += 1;
        if !group.is_empty() && *count > MENU_ENTRIES_MAX {
            let message = format!("the group `{group}` has more than {MENU_ENTRIES_MAX} services");
            let advice = "put this one into another group";
            root.fault(root.place("group"), message, advice);
        }
        return group;
    }
    let place = root.place("for");
    if let Some((_, first)) = earlier.on_cards.iter().find(|(it, _)| *it == offered) {
        let message = "another service stands on these cards already";
        let advice = format!("write `group` in place of `for`; the other one is at {first}");
        root.fault(place, message, advice);
    } else {
        earlier.on_cards.push((offered, place));
    }
    for key in ON_PAGES {
        if root.has(key) {
            let message =
                format!("`{key}` is only for a service in a group, and this one has `for`");
            let advice = format!("remove `{key}`, or write `group` in place of `for`");
            root.fault(root.place(key), message, advice);
        }
    }
    String::new()
}

/// A service takes requests if it asks questions; what else they need is missing only then.
fn read_ask(root: &mut Record<'_>, offered: Offered, notice: &str) -> Option<Ask> {
    if offered == Offered::InGroup && !root.has("question") {
        for key in ["ask", "office", "next"] {
            if root.has(key) {
                let message = format!("`{key}` is for requests, and there is no `[[question]]`");
                let advice = format!("remove `{key}`, or add a question");
                root.fault(root.place(key), message, advice);
            }
        }
        return None;
    }
    Some(Ask {
        label: root.optional_localized("ask", NAME_GRAPHEMES_MAX),
        office: root.reference("office", OFFICE),
        notice: notice.to_owned(),
        form: read_form(root),
        next: root.some_tables("next", read_fact),
    })
}
