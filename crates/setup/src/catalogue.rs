//! The content in the orders in which the kiosk looks it up: by name, number, word and time.
//!
//! All of these are made once, so a key takes the same time with fifty centres as with a hundred
//! thousand. Records are named by their indices in the [`Content`].

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod closures;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveDateTime, Weekday};

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

/// The most examples of words for the search.
const EXAMPLES_MAX: usize = 3;

/// The page to which a number or a search result leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The page for an emergency.
    Emergency,
    /// A page that every kiosk has.
    Entry(Entry),
    /// The activities on a day of the week.
    Weekday(Weekday),
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

/// A choice of activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All activities.
    All,
    /// The activities of a kind.
    Kind(Id<Kind>),
    /// The activities in a district.
    District(Id<District>),
    /// The activities of a centre.
    Centre(Id<Centre>),
}

/// The content in the orders in which the kiosk looks it up.
pub struct Catalogue {
    /// The centres sorted by name.
    centres: ByLanguage<Vec<Id<Centre>>>,
    /// The centres of each district, sorted by name.
    in_districts: ByLanguage<Each<District, Vec<Id<Centre>>>>,
    numbers: BTreeMap<u16, Target>,
    /// Words that may be examples for the search, with commas between them.
    words: ByLanguage<Text>,
    /// Made when it is first needed, so that the kiosk starts sooner.
    searchable: OnceLock<Searchable>,
    all: Programme,
    by_kind: Each<Kind, Programme>,
    by_district: Each<District, Programme>,
    by_centre: HashMap<Id<Centre>, Programme>,
    /// The empty programme of every other centre.
    nothing: Programme,
    closures: Closures,
}

/// The index of all words that can be searched for.
struct Searchable {
    index: Index,
    /// The target of each entry of the index.
    targets: Vec<Target>,
    /// The time at which each entry of the index is over, in local time.
    ends: Vec<NaiveDateTime>,
    /// Examples of words that find something, with commas between them.
    examples: ByLanguage<String>,
}

/// Some activities and the times of their meetings.
pub struct Programme {
    /// The activities with known times, sorted by the day of their last check, the earliest first.
    timed: Vec<(Checked, Id<Activity>)>,
    /// The other activities.
    untimed: Vec<Id<Activity>>,
    /// The times of their meetings.
    pub timetable: Timetable<Id<Activity>>,
}

impl Catalogue {
    /// Makes the catalogue of some content.
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
            words: languages.each(|it| locales.say(it, "search-examples", &[])),
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

    /// Returns the centres, sorted by name in the order of `language`.
    #[must_use]
    pub fn centres(&self, language: Language) -> &[Id<Centre>] {
        self.centres.get(language)
    }

    /// Returns the centres of a district, sorted by name in the order of `language`.
    #[must_use]
    pub fn centres_in(&self, district: Id<District>, language: Language) -> &[Id<Centre>] {
        &self.in_districts.get(language)[district]
    }

    /// Returns the target with this number.
    #[must_use]
    pub fn numbered(&self, number: u16) -> Option<Target> {
        self.numbers.get(&number).copied()
    }

    /// Returns all numbers with their targets, sorted by number.
    pub fn numbers(&self) -> impl Iterator<Item = (u16, Target)> {
        self.numbers
            .iter()
            .map(|(number, target)| (*number, *target))
    }

    /// Returns all numbers with their names for a poster: one on each line, with an empty line
    /// before each new hundred.
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

    /// Builds the search index, so that no visitor has to wait for it. `content` must be the
    /// content of this catalogue.
    pub fn prepare_search(&self, content: &Content) {
        self.searchable(content);
    }

    /// Returns the targets that match `words` and are not over at `now` (in local time), best first
    /// and at most `limit`, and their number without the limit. The words in `passed_over` are
    /// ignored if `words` has others. `content` must be the content of this catalogue.
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
            ..
        } = self.searchable(content);
        let is_on = |entry: usize| ends.get(entry).is_none_or(|end| *end > now);
        let found = index.find(words, passed_over, limit, is_on);
        let targets = found.entries.iter().map(|entry| targets[*entry]);
        (targets.collect(), found.total)
    }

    /// Returns examples of words that find something, with commas between them; empty if there are none.
    /// `content` must be the content of this catalogue.
    #[must_use]
    pub fn examples(&self, content: &Content, language: Language) -> &str {
        self.searchable(content).examples.get(language)
    }

    fn searchable(&self, content: &Content) -> &Searchable {
        let centres = self.centres.get(self.centres.languages().first());
        let searchable = || Searchable::new(content, centres, &self.words);
        self.searchable.get_or_init(searchable)
    }

    /// Returns the activities of this choice.
    #[must_use]
    pub fn programme(&self, which: Which) -> &Programme {
        match which {
            Which::All => &self.all,
            Which::Kind(kind) => &self.by_kind[kind],
            Which::District(district) => &self.by_district[district],
            Which::Centre(centre) => self.by_centre.get(&centre).unwrap_or(&self.nothing),
        }
    }

    /// True if a notice closes an activity on a day.
    #[must_use]
    pub fn is_closed(&self, activity: Id<Activity>, day: NaiveDate) -> bool {
        self.closures.hold(activity, day)
    }
}

impl Searchable {
    /// `centres` must be in the order in which they are listed, and `words` may be examples.
    fn new(content: &Content, centres: &[Id<Centre>], words: &ByLanguage<Text>) -> Self {
        let targets = searched(content, centres);
        let index = Index::build(targets.iter().map(|target| words_of(content, *target)));
        let finds = |word: &&str| index.find(word, "", 1, |_| true).total > 0;
        let examples = words.languages().each(|language| {
            let words = words.get(language).words.split(", ").filter(finds);
            words.take(EXAMPLES_MAX).collect::<Vec<_>>().join(", ")
        });
        Self {
            examples,
            index,
            ends: targets.iter().map(|target| end(content, *target)).collect(),
            targets,
        }
    }
}

impl Programme {
    fn new(content: &Content, activities: &[Id<Activity>]) -> Self {
        let series = |id: &Id<Activity>| content.activities[*id].series.as_ref();
        let known = activities.iter().filter_map(|id| Some((*id, series(id)?)));
        let timetable = Timetable::new(known);
        let (timed, untimed): (Vec<_>, _) = activities.iter().partition(|id| series(id).is_some());
        let checked = |id: &Id<Activity>| content.activities[*id].provenance.checked;
        let mut timed: Vec<_> = timed.iter().map(|id| (checked(id), *id)).collect();
        timed.sort_by_key(|(checked, _)| checked.first_day());
        Self {
            timed,
            untimed,
            timetable,
        }
    }

    /// True if there are no activities.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.timed.is_empty() && self.untimed.is_empty()
    }

    /// True if the times of any activity are known.
    #[must_use]
    pub fn has_times(&self) -> bool {
        !self.timed.is_empty()
    }

    /// Returns the activities that are not over at `now` (in local time), but whose times are not shown:
    /// their facts are [`Freshness::Stale`], or nobody knows the times.
    pub fn without_times(
        &self,
        content: &Content,
        now: NaiveDateTime,
    ) -> impl Iterator<Item = Id<Activity>> {
        let is_stale =
            |checked: Checked| content.site.freshness(checked, now.date()) == Freshness::Stale;
        let stale = self
            .timed
            .partition_point(|(checked, _)| is_stale(*checked));
        let stale = self.timed[..stale].iter().map(|(_, activity)| *activity);
        stale
            .filter(move |activity| !content.activities[*activity].is_over(now))
            .chain(self.untimed.iter().copied())
    }
}

/// Returns the title of a target on its page, in lists and on the poster.
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
        Target::Weekday(day) => {
            let day = i64::from(day.number_from_monday());
            locales.say(language, "on-weekday", &[("weekday", Value::from(day))])
        }
        Target::District(id) => content.site.districts[id].title.get(language),
        Target::Centre(id) => name(&content.centres[id].name),
        Target::Kind(id) => content.kinds[id].title.get(language),
        Target::Activity(id) => activity_title(content, id).get(language),
        Target::Group(id) => content.site.groups[id].title.get(language),
        Target::Service(id) => content.services[id].title.get(language),
        Target::Article(id) => content.articles[id].title.get(language),
    }
}

/// Returns the title of an activity: its own, or that of its kind.
fn activity_title(content: &Content, activity: Id<Activity>) -> &Localized {
    let kind = content.kind_of(activity);
    let own = content.activities[activity].title.as_ref();
    own.unwrap_or(&content.kinds[kind].title)
}

/// Returns the title of a page that every kiosk has. The content says what centres are called.
fn entry_title(content: &Content, locales: &Locales, language: Language, entry: Entry) -> Text {
    let id = match entry {
        Entry::Activities => "activities",
        Entry::Today => "today-and-tomorrow",
        Entry::OpenNow => "open-now",
        Entry::Centres => return content.site.centres.get(language),
        Entry::AllCentres => "centres-all",
        Entry::Services => "services",
        Entry::Information => "information",
        Entry::Search => "search",
        Entry::Settings => "help-settings",
    };
    locales.say(language, id, &[])
}

/// Prints only how many numbers there are: all else is in the content.
impl std::fmt::Debug for Catalogue {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Catalogue({} numbers)", self.numbers.len())
    }
}

/// Returns the name of a centre without quotation marks, so that they do not affect sorting.
fn bare_name(centre: &Centre) -> Cow<'_, str> {
    let marks = ['„', '”', '“', '"', '«', '»'];
    if centre.name.contains(marks) {
        Cow::Owned(centre.name.replace(marks, ""))
    } else {
        Cow::Borrowed(&centre.name)
    }
}

/// Sorts centres by their names.
fn sort<'n>(
    named: impl Iterator<Item = (Id<Centre>, &'n Cow<'n, str>)>,
    locales: &Locales,
    language: Language,
) -> Vec<Id<Centre>> {
    let keyed = named.map(|(id, name)| (locales.sort_key(language, name), id));
    let mut keyed: Vec<_> = keyed.collect();
    // Centres with the same name stay in the order of the file.
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, id)| id).collect()
}

/// Splits `items` into one list for each record, by the record that `part_of` returns.
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

/// Returns the number of a target, if it has one.
#[must_use]
pub fn number(content: &Content, target: Target) -> Option<u16> {
    match target {
        Target::Emergency | Target::Weekday(_) | Target::Activity(_) => None,
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

/// Returns all targets that can be searched for. If two match equally well, the first in this list
/// comes first: emergencies before services, services before articles, articles before places.
fn searched(content: &Content, centres: &[Id<Centre>]) -> Vec<Target> {
    let services = content.services.with_ids();
    let services = services.filter(|(_, service)| service.offered == Offered::InGroup);
    let keywords = &content.site.keywords;
    let knows_hours = content.knows_hours();
    let is_of_use = move |entry: Entry| entry != Entry::OpenNow || knows_hours;
    let entries = keywords
        .entries
        .iter()
        .filter(move |(it, _)| is_of_use(*it));
    let weekdays = keywords.weekdays.iter();
    std::iter::once(Target::Emergency)
        .chain(entries.map(|(entry, _)| Target::Entry(*entry)))
        .chain(weekdays.map(|(day, _)| Target::Weekday(*day)))
        .chain(services.map(|(id, _)| Target::Service(id)))
        .chain(content.kinds.ids().map(Target::Kind))
        .chain(content.articles.ids().map(Target::Article))
        .chain(content.activities.ids().map(Target::Activity))
        .chain(content.site.districts.ids().map(Target::District))
        .chain(centres.iter().copied().map(Target::Centre))
        .collect()
}

/// Returns the time from which a target is no longer found, in local time.
fn end(content: &Content, target: Target) -> NaiveDateTime {
    match target {
        Target::Activity(id) => content.activities[id].end(),
        _ => NaiveDateTime::MAX,
    }
}

/// Returns the words by which a target is found, in all languages.
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
            add(&mut words, Weight::Rest, &district.title);
            for fact in &centre.about {
                add(&mut words, Weight::Rest, &fact.text);
            }
            words.extend(
                centre
                    .places
                    .iter()
                    .map(|place| (Weight::Rest, place.address.as_str())),
            );
        }
        Target::District(id) => {
            let district = &content.site.districts[id];
            add(&mut words, Weight::Title, &district.title);
            let name = district.name.iter();
            words.extend(name.map(|name| (Weight::Title, name.as_str())));
            add_keywords(&mut words, &district.keywords);
        }
        Target::Emergency => add_keywords(&mut words, &content.site.emergency.keywords),
        Target::Entry(entry) => {
            let entries = content.site.keywords.entries.iter();
            let its = entries.filter(|(it, _)| *it == entry);
            its.for_each(|(_, keywords)| add_keywords(&mut words, keywords));
        }
        Target::Weekday(day) => {
            let weekdays = content.site.keywords.weekdays.iter();
            let its = weekdays.filter(|(it, _)| *it == day);
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
