//! The content in the orders in which it is looked for: by name, by number, by words, by time.
//!
//! All of it is made once, so that a key costs the same with fifty centres and with a hundred
//! thousand. Records are named by their indices in the [`Content`].

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod closures;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveDateTime};

use crate::checked::Checked;
use crate::content::centre::Centre;
use crate::content::notice::Notice;
use crate::content::service::Offered;
use crate::content::site::Entry;
use crate::content::{Content, Freshness};
use crate::locale::{Locales, Value};
use crate::schedule::Timetable;
use crate::search::{Index, Weight};
use crate::text::{Language, Localized, Text};
use closures::Closures;

/// What a number, or a word that was searched for, leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Whom to call in an emergency.
    Emergency,
    /// A page that every kiosk has.
    Entry(Entry),
    /// The centres of a district.
    District(usize),
    /// A centre.
    Centre(usize),
    /// The activities of a kind.
    Kind(usize),
    /// An activity.
    Activity(usize),
    /// A group of services.
    Group(usize),
    /// A service.
    Service(usize),
    /// An article.
    Article(usize),
}

/// Which activities are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All.
    All,
    /// Those of a kind.
    Kind(usize),
    /// Those in a district.
    District(usize),
    /// Those of a centre.
    Centre(usize),
}

/// The content in the orders in which it is looked for.
pub struct Catalogue {
    languages: Vec<Language>,
    /// By language, the centres sorted by name.
    centres: Vec<Vec<usize>>,
    /// By language and district, the centres sorted by name.
    in_districts: Vec<Vec<Vec<usize>>>,
    numbers: BTreeMap<u16, Target>,
    index: Index,
    /// What the entries of the index are.
    indexed: Vec<Target>,
    /// From when on each of these is over, in local time.
    ends: Vec<NaiveDateTime>,
    /// By activity, the centre at which it is.
    centre_of: Vec<usize>,
    /// By activity, its kind.
    kind_of: Vec<usize>,
    all: Programme,
    by_kind: Vec<Programme>,
    by_district: Vec<Programme>,
    by_centre: HashMap<usize, Programme>,
    closures: Closures,
}

/// Some activities and when they meet.
pub struct Programme {
    /// The activities, those whose times are known for longest first.
    activities: Vec<(Checked, usize)>,
    /// When they meet.
    pub timetable: Timetable,
}

impl Catalogue {
    /// The catalogue of a content whose references all lead somewhere.
    #[must_use]
    pub fn new(content: &Content, locales: &Locales, languages: &[Language]) -> Self {
        let district_of = district_of(content);
        let sorted = |language: &Language| sort(content, locales, *language);
        let centres: Vec<Vec<usize>> = languages.iter().map(sorted).collect();
        let districts = content.site.districts.len();
        let parted = |order: &Vec<usize>| part(order, |centre| district_of[*centre], districts);
        let in_districts = centres.iter().map(parted).collect();
        let centre_of = positions(
            content.centres.iter().map(|centre| centre.id.as_str()),
            content
                .activities
                .iter()
                .map(|activity| activity.centre.as_str()),
        );
        let kind_of = positions(
            content.kinds.iter().map(|kind| kind.id.as_str()),
            content
                .activities
                .iter()
                .map(|activity| activity.kind.as_str()),
        );
        let indexed = searched(content, centres.first().map_or(&[], Vec::as_slice));
        let ends = indexed.iter().map(|target| end(content, *target)).collect();
        let index = Index::build(indexed.iter().map(|target| words_of(content, *target)));
        let activities: Vec<usize> = (0..content.activities.len()).collect();
        let by_kind = part(
            &activities,
            |activity| kind_of[*activity],
            content.kinds.len(),
        );
        let in_district = |activity: &usize| district_of[centre_of[*activity]];
        let by_district = part(&activities, in_district, districts);
        let mut by_centre: HashMap<usize, Vec<usize>> = HashMap::new();
        for activity in &activities {
            by_centre
                .entry(centre_of[*activity])
                .or_default()
                .push(*activity);
        }
        let programme = |activities: &Vec<usize>| Programme::new(content, activities);
        let by_centre = by_centre.iter();
        Self {
            languages: languages.to_vec(),
            centres,
            in_districts,
            numbers: numbers(content),
            index,
            indexed,
            ends,
            all: programme(&activities),
            by_kind: by_kind.iter().map(programme).collect(),
            by_district: by_district.iter().map(programme).collect(),
            by_centre: by_centre
                .map(|(centre, its)| (*centre, programme(its)))
                .collect(),
            centre_of,
            kind_of,
            closures: Closures::new(content),
        }
    }

    /// The centres, sorted by name as `language` sorts.
    #[must_use]
    pub fn centres(&self, language: Language) -> &[usize] {
        self.centres
            .get(self.at(language))
            .map_or(&[], Vec::as_slice)
    }

    /// The centres of a district, sorted by name as `language` sorts.
    #[must_use]
    pub fn centres_in(&self, district: usize, language: Language) -> &[usize] {
        let districts = self.in_districts.get(self.at(language));
        let centres = districts.and_then(|districts| districts.get(district));
        centres.map_or(&[], Vec::as_slice)
    }

    /// What has this number.
    #[must_use]
    pub fn numbered(&self, number: u16) -> Option<Target> {
        self.numbers.get(&number).copied()
    }

    /// Everything that has a number, in the order of the numbers.
    pub fn numbers(&self) -> impl Iterator<Item = (u16, Target)> {
        self.numbers
            .iter()
            .map(|(number, target)| (*number, *target))
    }

    /// All numbers with their names, one a line, for a poster; with an empty line between hundreds.
    #[must_use]
    pub fn poster(&self, content: &Content, locales: &Locales, language: Language) -> String {
        let mut poster = String::new();
        let mut hundreds = None;
        for (number, target) in self.numbers() {
            let begins = hundreds
                .replace(number / 100)
                .is_some_and(|last| last != number / 100);
            let gap = if begins { "\n" } else { "" };
            let name = title(content, locales, language, target).words;
            // Writing into a text cannot fail.
            let _ = writeln!(poster, "{gap}{number}  {name}");
        }
        poster
    }

    /// What is found for some words and is not over `now`, in local time, best first and at most
    /// `limit`; and how much there is in all. The words of `passed_over` tell nothing where there are
    /// others.
    #[must_use]
    pub fn search(
        &self,
        words: &str,
        passed_over: &str,
        limit: usize,
        now: NaiveDateTime,
    ) -> (Vec<Target>, usize) {
        let is_on = |entry: usize| self.ends.get(entry).is_none_or(|end| *end > now);
        let found = self.index.find(words, passed_over, limit, is_on);
        let targets = found.entries.iter().map(|entry| self.indexed[*entry]);
        (targets.collect(), found.total)
    }

    /// The centre of an activity.
    #[must_use]
    pub fn centre_of(&self, activity: usize) -> Option<usize> {
        self.centre_of.get(activity).copied()
    }

    /// The kind of an activity.
    #[must_use]
    pub fn kind_of(&self, activity: usize) -> Option<usize> {
        self.kind_of.get(activity).copied()
    }

    /// The activities that are asked for; `None` if there are none.
    #[must_use]
    pub fn programme(&self, which: Which) -> Option<&Programme> {
        match which {
            Which::All => Some(&self.all),
            Which::Kind(kind) => self.by_kind.get(kind),
            Which::District(district) => self.by_district.get(district),
            Which::Centre(centre) => self.by_centre.get(&centre),
        }
    }

    /// Whether a notice closes an activity on a day.
    #[must_use]
    pub fn is_closed(&self, activity: usize, day: NaiveDate) -> bool {
        self.closures.hold(activity, day)
    }

    /// Whether a notice touches an activity, or the centre at which it is.
    #[must_use]
    pub fn touches_activity(&self, content: &Content, notice: &Notice, activity: usize) -> bool {
        let touches = &notice.touches;
        let activity = content.activities.get(activity);
        activity.is_some_and(|it| touches.activities.contains(&it.id) || touches.centre(&it.centre))
    }

    fn at(&self, language: Language) -> usize {
        let mut languages = self.languages.iter();
        languages
            .position(|other| *other == language)
            .unwrap_or_default()
    }
}

impl Programme {
    fn new(content: &Content, activities: &[usize]) -> Self {
        let series = activities
            .iter()
            .map(|index| (*index, &content.activities[*index].series));
        let timetable = Timetable::new(series);
        let checked = |index: &usize| content.activities[*index].provenance.checked;
        let mut activities: Vec<_> = activities.iter().map(|it| (checked(it), *it)).collect();
        activities.sort_by_key(|(checked, _)| checked.first_day());
        Self {
            activities,
            timetable,
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.activities.is_empty()
    }

    /// The activities whose times are no longer worth telling `now`, in local time, though they are
    /// not over.
    pub fn stale(&self, content: &Content, now: NaiveDateTime) -> impl Iterator<Item = usize> {
        let is_stale =
            |checked: Checked| content.site.freshness(checked, now.date()) == Freshness::Stale;
        let stale = self
            .activities
            .partition_point(|(checked, _)| is_stale(*checked));
        self.activities[..stale]
            .iter()
            .map(|(_, activity)| *activity)
            .filter(move |activity| !is_over(content, *activity, now))
    }
}

fn is_over(content: &Content, activity: usize, now: NaiveDateTime) -> bool {
    let activity = content.activities.get(activity);
    activity.is_none_or(|activity| activity.series.is_over(now))
}

/// What stands on the card, in the list and on the poster for a target.
#[must_use]
pub fn title(content: &Content, locales: &Locales, language: Language, target: Target) -> Text {
    let first = locales.first_language().unwrap_or(language);
    let name = |words: &String| Text::new(first, words);
    let found = match target {
        Target::Emergency => {
            let number = content.site.emergency.line.number.as_str();
            let number = [("number", Value::from(number))];
            Some(locales.say(language, "emergency-heading", &number))
        }
        Target::Entry(Entry::Centres) => Some(content.site.centres.get(language)),
        Target::Entry(entry) => message_of(entry).map(|id| locales.say(language, id, &[])),
        Target::District(index) => content.site.districts.get(index).map(|it| name(&it.title)),
        Target::Centre(index) => content.centres.get(index).map(|it| name(&it.name)),
        Target::Kind(index) => content.kinds.get(index).map(|it| it.title.get(language)),
        Target::Activity(index) => activity_title(content, index).map(|it| it.get(language)),
        Target::Group(index) => content
            .site
            .groups
            .get(index)
            .map(|it| it.title.get(language)),
        Target::Service(index) => content.services.get(index).map(|it| it.title.get(language)),
        Target::Article(index) => content.articles.get(index).map(|it| it.title.get(language)),
    };
    // Targets come from the content, so there always is one.
    found.unwrap_or_else(|| Text::new(language, ""))
}

/// The title of an activity: its own, or that of its kind.
fn activity_title(content: &Content, index: usize) -> Option<&Localized> {
    let activity = content.activities.get(index)?;
    let kind = || content.kinds.iter().find(|kind| kind.id == activity.kind);
    activity.title.as_ref().or_else(|| Some(&kind()?.title))
}

/// The message that names a page which every kiosk has; what centres are called is in the content.
fn message_of(entry: Entry) -> Option<&'static str> {
    Some(match entry {
        Entry::Activities => "activities",
        Entry::Today => "today-and-tomorrow",
        Entry::Centres => return None,
        Entry::AllCentres => "centres-all",
        Entry::Services => "services",
        Entry::Information => "information",
        Entry::Search => "search",
        Entry::Settings => "help-settings",
    })
}

/// There is nothing in it that is not in the content.
impl std::fmt::Debug for Catalogue {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Catalogue({} entries)", self.indexed.len())
    }
}

fn sort(content: &Content, locales: &Locales, language: Language) -> Vec<usize> {
    // Nobody looks for a name under its quotation mark.
    let bare = |centre: &Centre| centre.name.replace(['„', '”', '“', '"', '«', '»'], "");
    let mut order: Vec<usize> = (0..content.centres.len()).collect();
    order.sort_by_cached_key(|index| locales.sort_key(language, &bare(&content.centres[*index])));
    order
}

fn district_of(content: &Content) -> Vec<usize> {
    let districts = content
        .site
        .districts
        .iter()
        .map(|district| district.id.as_str());
    positions(
        districts,
        content
            .centres
            .iter()
            .map(|centre| centre.district.as_str()),
    )
}

/// For each of `wanted` its position among `ids`, where it always is once nothing is at fault.
fn positions<'a>(
    ids: impl Iterator<Item = &'a str>,
    wanted: impl Iterator<Item = &'a str>,
) -> Vec<usize> {
    let positions: HashMap<&str, usize> = ids.zip(0..).collect();
    wanted
        .map(|id| positions.get(id).copied().unwrap_or_default())
        .collect()
}

/// `items` in `parts` lists, each in the one that `part_of` says, in their order.
fn part(items: &[usize], part_of: impl Fn(&usize) -> usize, parts: usize) -> Vec<Vec<usize>> {
    let mut parted = vec![Vec::new(); parts];
    for item in items {
        if let Some(part) = parted.get_mut(part_of(item)) {
            part.push(*item);
        }
    }
    parted
}

/// The number of a target, if it has one.
#[must_use]
pub fn number(content: &Content, target: Target) -> Option<u16> {
    match target {
        Target::Emergency | Target::Activity(_) => None,
        Target::Entry(entry) => content.site.number(entry),
        Target::District(index) => content.site.districts.get(index)?.number,
        Target::Centre(index) => content.centres.get(index)?.number,
        Target::Kind(index) => content.kinds.get(index)?.number,
        Target::Group(index) => content.site.groups.get(index)?.number,
        Target::Service(index) => content.services.get(index)?.number,
        Target::Article(index) => content.articles.get(index)?.number,
    }
}

fn numbers(content: &Content) -> BTreeMap<u16, Target> {
    let site = &content.site;
    let entries = site.numbers.iter().map(|(entry, _)| Target::Entry(*entry));
    let targets = entries
        .chain((0..site.districts.len()).map(Target::District))
        .chain((0..site.groups.len()).map(Target::Group))
        .chain((0..content.centres.len()).map(Target::Centre))
        .chain((0..content.kinds.len()).map(Target::Kind))
        .chain((0..content.services.len()).map(Target::Service))
        .chain((0..content.articles.len()).map(Target::Article));
    targets
        .filter_map(|target| Some((number(content, target)?, target)))
        .collect()
}

/// What can be found by its words. Of two that fit equally well the first is told first: danger before
/// help, help before reading, reading before places.
fn searched(content: &Content, centres: &[usize]) -> Vec<Target> {
    let services = content.services.iter().enumerate();
    let services = services.filter(|(_, service)| service.offered == Offered::InGroup);
    let services = services.map(|(index, _)| Target::Service(index));
    let kinds = (0..content.kinds.len()).map(Target::Kind);
    let activities = (0..content.activities.len()).map(Target::Activity);
    let articles = (0..content.articles.len()).map(Target::Article);
    let districts = (0..content.site.districts.len()).map(Target::District);
    let centres = centres.iter().map(|centre| Target::Centre(*centre));
    let entries = content.site.keywords.iter();
    let entries = entries.map(|(entry, _)| Target::Entry(*entry));
    std::iter::once(Target::Emergency)
        .chain(entries)
        .chain(services)
        .chain(kinds)
        .chain(articles)
        .chain(activities)
        .chain(districts)
        .chain(centres)
        .collect()
}

/// From when on a target is no longer worth finding, in local time.
fn end(content: &Content, target: Target) -> NaiveDateTime {
    match target {
        Target::Activity(index) => content.activities[index].series.end(),
        _ => NaiveDateTime::MAX,
    }
}

/// The words by which something is found, in all languages.
fn words_of(content: &Content, target: Target) -> Vec<(Weight, &str)> {
    let mut words = Vec::new();
    match target {
        Target::Service(index) => {
            let service = &content.services[index];
            add(&mut words, Weight::Title, &service.title);
            add(&mut words, Weight::Rest, &service.summary);
            add_keywords(&mut words, &service.keywords);
        }
        Target::Kind(index) => {
            let kind = &content.kinds[index];
            add(&mut words, Weight::Title, &kind.title);
            add_keywords(&mut words, &kind.keywords);
        }
        Target::Activity(index) => {
            let activity = &content.activities[index];
            if let Some(title) = &activity.title {
                add(&mut words, Weight::Title, title);
            }
            add_keywords(&mut words, &activity.keywords);
        }
        Target::Article(index) => {
            let article = &content.articles[index];
            add(&mut words, Weight::Title, &article.title);
            add_keywords(&mut words, &article.keywords);
        }
        Target::Centre(index) => {
            let centre = &content.centres[index];
            words.push((Weight::Title, centre.name.as_str()));
            add_keywords(&mut words, &centre.keywords);
            words.push((Weight::Rest, centre.operator.as_str()));
            let mut districts = content.site.districts.iter();
            let district = districts.find(|district| district.id == centre.district);
            words.extend(district.map(|district| (Weight::Rest, district.title.as_str())));
            words.extend(
                centre
                    .places
                    .iter()
                    .map(|place| (Weight::Rest, place.address.as_str())),
            );
        }
        Target::District(index) => {
            let district = &content.site.districts[index];
            words.push((Weight::Title, district.title.as_str()));
            add_keywords(&mut words, &district.keywords);
        }
        Target::Emergency => add_keywords(&mut words, &content.site.emergency.keywords),
        Target::Entry(entry) => {
            let its = content.site.keywords.iter().filter(|(it, _)| *it == entry);
            its.for_each(|(_, keywords)| add_keywords(&mut words, keywords));
        }
        Target::Group(_) => {}
    }
    words
}

fn add<'a>(words: &mut Vec<(Weight, &'a str)>, weight: Weight, text: &'a Localized) {
    words.extend(text.all().map(|words| (weight, words)));
}

fn add_keywords<'a>(words: &mut Vec<(Weight, &'a str)>, keywords: &'a [String]) {
    words.extend(
        keywords
            .iter()
            .map(|keyword| (Weight::Keyword, keyword.as_str())),
    );
}
