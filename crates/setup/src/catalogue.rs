//! The content in the orders in which it is looked for: by name, by number, by words, by time.
//!
//! All of it is made once, so that a key costs the same with fifty centres and with a hundred
//! thousand. Records are named by their indices in the [`Content`].

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod closures;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveDateTime};

use crate::content::activity::{Activity, Kind};
use crate::content::article::Article;
use crate::content::centre::Centre;
use crate::content::service::{Offered, Service};
use crate::content::site::{District, Entry, Group};
use crate::content::{Content, Freshness};
use crate::locale::{Locales, Value};
use cas_schedule::Timetable;
use cas_search::{Index, Weight};
use cas_words::checked::Checked;
use cas_words::id::{Each, Id, Records};
use cas_words::text::{ByLanguage, Language, Languages, Localized, Text};
use closures::Closures;

/// What a number, or a word that was searched for, leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Whom to call in an emergency.
    Emergency,
    /// A page that every kiosk has.
    Entry(Entry),
    /// The centres of a district.
    District(Id<District>),
    /// A centre.
    Centre(Id<Centre>),
    /// The activities of a kind.
    Kind(Id<Kind>),
    /// An activity.
    Activity(Id<Activity>),
    /// A group of services.
    Group(Id<Group>),
    /// A service.
    Service(Id<Service>),
    /// An article.
    Article(Id<Article>),
}

/// Which activities are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All.
    All,
    /// Those of a kind.
    Kind(Id<Kind>),
    /// Those in a district.
    District(Id<District>),
    /// Those of a centre.
    Centre(Id<Centre>),
}

/// The content in the orders in which it is looked for.
pub struct Catalogue {
    /// The centres sorted by name.
    centres: ByLanguage<Vec<Id<Centre>>>,
    /// The centres of each district, sorted by name.
    in_districts: ByLanguage<Each<District, Vec<Id<Centre>>>>,
    numbers: BTreeMap<u16, Target>,
    /// Made when somebody first comes to the search: until then nobody waits for it.
    searchable: OnceLock<Searchable>,
    all: Programme,
    by_kind: Each<Kind, Programme>,
    by_district: Each<District, Programme>,
    by_centre: HashMap<Id<Centre>, Programme>,
    /// That of all other centres.
    nothing: Programme,
    closures: Closures,
}

/// What can be found by its words.
struct Searchable {
    index: Index,
    /// What the entries of the index are.
    targets: Vec<Target>,
    /// From when on each of these is over, in local time.
    ends: Vec<NaiveDateTime>,
}

/// Some activities and when they meet.
pub struct Programme {
    /// The activities, those whose times are known for longest first.
    activities: Vec<(Checked, Id<Activity>)>,
    /// When they meet.
    pub timetable: Timetable<Id<Activity>>,
}

impl Catalogue {
    /// The catalogue of a content.
    #[must_use]
    pub fn new(content: &Content, locales: &Locales, languages: &Languages) -> Self {
        let districts = &content.site.districts;
        let names: Vec<Cow<'_, str>> = content.centres.iter().map(bare_name).collect();
        let sort = |language| sort(content.centres.ids().zip(&names), locales, language);
        let centres = languages.each(sort);
        let district_of = |centre: &Id<Centre>| content.district_of(*centre);
        let parted = |language| part(districts, centres.get(language), district_of);
        let in_districts = languages.each(parted);
        let activities: Vec<_> = content.activities.ids().collect();
        let kind_of = |activity: &Id<Activity>| content.kind_of(*activity);
        let by_kind = part(&content.kinds, &activities, kind_of);
        let in_district = |it: &Id<Activity>| content.district_of(content.centre_of(*it));
        let by_district = part(districts, &activities, in_district);
        let mut by_centre: HashMap<Id<Centre>, Vec<_>> = HashMap::new();
        for activity in &activities {
            let at_centre = by_centre.entry(content.centre_of(*activity));
            at_centre.or_default().push(*activity);
        }
        let programme = |activities: &[_]| Programme::new(content, activities);
        let by_centre = by_centre.iter();
        Self {
            in_districts,
            numbers: numbers(content),
            searchable: OnceLock::new(),
            centres,
            all: programme(&activities),
            by_kind: content.kinds.each(|kind, _| programme(&by_kind[kind])),
            by_district: districts.each(|district, _| programme(&by_district[district])),
            by_centre: by_centre
                .map(|(centre, its)| (*centre, programme(its)))
                .collect(),
            nothing: programme(&[]),
            closures: Closures::new(content),
        }
    }

    /// The centres, sorted by name as `language` sorts.
    #[must_use]
    pub fn centres(&self, language: Language) -> &[Id<Centre>] {
        self.centres.get(language)
    }

    /// The centres of a district, sorted by name as `language` sorts.
    #[must_use]
    pub fn centres_in(&self, district: Id<District>, language: Language) -> &[Id<Centre>] {
        &self.in_districts.get(language)[district]
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

    /// Makes the search ready, so that nobody who comes to it waits for that. `content` is what this is the
    /// catalogue of.
    pub fn prepare_search(&self, content: &Content) {
        self.searchable(content);
    }

    /// What is found for some words and is not over `now`, in local time, best first and at most
    /// `limit`; and how much there is in all. The words of `passed_over` tell nothing where there are
    /// others. `content` is what this is the catalogue of.
    #[must_use]
    pub fn search(
        &self,
        content: &Content,
        words: &str,
        passed_over: &str,
        limit: usize,
        now: NaiveDateTime,
    ) -> (Vec<Target>, usize) {
        let Searchable {
            index,
            targets,
            ends,
        } = self.searchable(content);
        let is_on = |entry: usize| ends.get(entry).is_none_or(|end| *end > now);
        let found = index.find(words, passed_over, limit, is_on);
        let targets = found.entries.iter().map(|entry| targets[*entry]);
        (targets.collect(), found.total)
    }

    fn searchable(&self, content: &Content) -> &Searchable {
        let centres = self.centres.get(self.centres.languages().first());
        let searchable = || Searchable::new(content, centres);
        self.searchable.get_or_init(searchable)
    }

    /// The activities that are asked for.
    #[must_use]
    pub fn programme(&self, which: Which) -> &Programme {
        match which {
            Which::All => &self.all,
            Which::Kind(kind) => &self.by_kind[kind],
            Which::District(district) => &self.by_district[district],
            Which::Centre(centre) => self.by_centre.get(&centre).unwrap_or(&self.nothing),
        }
    }

    /// Whether a notice closes an activity on a day.
    #[must_use]
    pub fn is_closed(&self, activity: Id<Activity>, day: NaiveDate) -> bool {
        self.closures.hold(activity, day)
    }
}

impl Searchable {
    /// `centres` are in the order in which they are told.
    fn new(content: &Content, centres: &[Id<Centre>]) -> Self {
        let targets = searched(content, centres);
        Self {
            index: Index::build(targets.iter().map(|target| words_of(content, *target))),
            ends: targets.iter().map(|target| end(content, *target)).collect(),
            targets,
        }
    }
}

impl Programme {
    fn new(content: &Content, activities: &[Id<Activity>]) -> Self {
        let series = activities.iter();
        let timetable = Timetable::new(series.map(|id| (*id, &content.activities[*id].series)));
        let checked = |id: &Id<Activity>| content.activities[*id].provenance.checked;
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
    pub fn stale(
        &self,
        content: &Content,
        now: NaiveDateTime,
    ) -> impl Iterator<Item = Id<Activity>> {
        let is_stale =
            |checked: Checked| content.site.freshness(checked, now.date()) == Freshness::Stale;
        let stale = self
            .activities
            .partition_point(|(checked, _)| is_stale(*checked));
        self.activities[..stale]
            .iter()
            .map(|(_, activity)| *activity)
            .filter(move |activity| !content.activities[*activity].series.is_over(now))
    }
}

/// What stands on the card, in the list and on the poster for a target.
#[must_use]
pub fn title(content: &Content, locales: &Locales, language: Language, target: Target) -> Text {
    let first = locales.languages().first();
    let name = |words: &String| Text::new(first, words);
    match target {
        Target::Emergency => {
            let number = content.site.emergency.line.number.as_str();
            let number = [("number", Value::from(number))];
            locales.say(language, "emergency-heading", &number)
        }
        Target::Entry(entry) => entry_title(content, locales, language, entry),
        Target::District(id) => name(&content.site.districts[id].title),
        Target::Centre(id) => name(&content.centres[id].name),
        Target::Kind(id) => content.kinds[id].title.get(language),
        Target::Activity(id) => activity_title(content, id).get(language),
        Target::Group(id) => content.site.groups[id].title.get(language),
        Target::Service(id) => content.services[id].title.get(language),
        Target::Article(id) => content.articles[id].title.get(language),
    }
}

/// The title of an activity: its own, or that of its kind.
fn activity_title(content: &Content, activity: Id<Activity>) -> &Localized {
    let kind = content.kind_of(activity);
    let own = content.activities[activity].title.as_ref();
    own.unwrap_or(&content.kinds[kind].title)
}

/// The title of a page that every kiosk has. What centres are called is in the content.
fn entry_title(content: &Content, locales: &Locales, language: Language, entry: Entry) -> Text {
    let id = match entry {
        Entry::Activities => "activities",
        Entry::Today => "today-and-tomorrow",
        Entry::Centres => return content.site.centres.get(language),
        Entry::AllCentres => "centres-all",
        Entry::Services => "services",
        Entry::Information => "information",
        Entry::Search => "search",
        Entry::Settings => "help-settings",
    };
    locales.say(language, id, &[])
}

/// There is nothing in it that is not in the content.
impl std::fmt::Debug for Catalogue {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Catalogue({} numbers)", self.numbers.len())
    }
}

/// The name of a centre without quotation marks: nobody looks for it under them.
fn bare_name(centre: &Centre) -> Cow<'_, str> {
    let marks = ['„', '”', '“', '"', '«', '»'];
    if centre.name.contains(marks) {
        Cow::Owned(centre.name.replace(marks, ""))
    } else {
        Cow::Borrowed(&centre.name)
    }
}

/// Centres with their names, sorted by these.
fn sort<'n>(
    named: impl Iterator<Item = (Id<Centre>, &'n Cow<'n, str>)>,
    locales: &Locales,
    language: Language,
) -> Vec<Id<Centre>> {
    let keyed = named.map(|(id, name)| (locales.sort_key(language, name), id));
    let mut keyed: Vec<_> = keyed.collect();
    // Centres of one name stay in the order of the file.
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, id)| id).collect()
}

/// `items` in a list for each record, in the one that `part_of` says, in their order.
fn part<T, I: Copy>(
    records: &Records<T>,
    items: &[I],
    part_of: impl Fn(&I) -> Id<T>,
) -> Each<T, Vec<I>> {
    let mut parted = records.each(|_, _| Vec::new());
    for item in items {
        parted[part_of(item)].push(*item);
    }
    parted
}

/// The number of a target, if it has one.
#[must_use]
pub fn number(content: &Content, target: Target) -> Option<u16> {
    match target {
        Target::Emergency | Target::Activity(_) => None,
        Target::Entry(entry) => content.site.number(entry),
        Target::District(id) => content.site.districts[id].number,
        Target::Centre(id) => content.centres[id].number,
        Target::Kind(id) => content.kinds[id].number,
        Target::Group(id) => content.site.groups[id].number,
        Target::Service(id) => content.services[id].number,
        Target::Article(id) => content.articles[id].number,
    }
}

fn numbers(content: &Content) -> BTreeMap<u16, Target> {
    let site = &content.site;
    let entries = site.numbers.iter().map(|(entry, _)| Target::Entry(*entry));
    let targets = entries
        .chain(site.districts.ids().map(Target::District))
        .chain(site.groups.ids().map(Target::Group))
        .chain(content.centres.ids().map(Target::Centre))
        .chain(content.kinds.ids().map(Target::Kind))
        .chain(content.services.ids().map(Target::Service))
        .chain(content.articles.ids().map(Target::Article));
    targets
        .filter_map(|target| Some((number(content, target)?, target)))
        .collect()
}

/// What can be found by its words. Of two that fit equally well the first is told first: danger before
/// help, help before reading, reading before places.
fn searched(content: &Content, centres: &[Id<Centre>]) -> Vec<Target> {
    let services = content.services.with_ids();
    let services = services.filter(|(_, service)| service.offered == Offered::InGroup);
    let entries = content.site.keywords.iter();
    std::iter::once(Target::Emergency)
        .chain(entries.map(|(entry, _)| Target::Entry(*entry)))
        .chain(services.map(|(id, _)| Target::Service(id)))
        .chain(content.kinds.ids().map(Target::Kind))
        .chain(content.articles.ids().map(Target::Article))
        .chain(content.activities.ids().map(Target::Activity))
        .chain(content.site.districts.ids().map(Target::District))
        .chain(centres.iter().copied().map(Target::Centre))
        .collect()
}

/// From when on a target is no longer worth finding, in local time.
fn end(content: &Content, target: Target) -> NaiveDateTime {
    match target {
        Target::Activity(id) => content.activities[id].series.end(),
        _ => NaiveDateTime::MAX,
    }
}

/// The words by which something is found, in all languages.
fn words_of(content: &Content, target: Target) -> Vec<(Weight, &str)> {
    let mut words = Vec::new();
    match target {
        Target::Service(id) => {
            let service = &content.services[id];
            add(&mut words, Weight::Title, &service.title);
            add(&mut words, Weight::Rest, &service.summary);
            add_keywords(&mut words, &service.keywords);
        }
        Target::Kind(id) => {
            let kind = &content.kinds[id];
            add(&mut words, Weight::Title, &kind.title);
            add_keywords(&mut words, &kind.keywords);
        }
        Target::Activity(id) => {
            let activity = &content.activities[id];
            if let Some(title) = &activity.title {
                add(&mut words, Weight::Title, title);
            }
            add_keywords(&mut words, &activity.keywords);
        }
        Target::Article(id) => {
            let article = &content.articles[id];
            add(&mut words, Weight::Title, &article.title);
            add_keywords(&mut words, &article.keywords);
        }
        Target::Centre(id) => {
            let centre = &content.centres[id];
            words.push((Weight::Title, centre.name.as_str()));
            add_keywords(&mut words, &centre.keywords);
            words.push((Weight::Rest, centre.operator.as_str()));
            let district = &content.site.districts[content.district_of(id)];
            words.push((Weight::Rest, district.title.as_str()));
            words.extend(
                centre
                    .places
                    .iter()
                    .map(|place| (Weight::Rest, place.address.as_str())),
            );
        }
        Target::District(id) => {
            let district = &content.site.districts[id];
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
