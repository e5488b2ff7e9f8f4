//! Activities at the centres: kinds of activity, and activities as series of meetings.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, TimeDelta};

use super::site::{Site, days_of, read_term};
use super::{KEYWORD_GRAPHEMES_MAX, Provenance, check_order, read_provenance, time};
use crate::fault::Source;
use crate::record::{BREAK, CENTRE, Findings, Ids, KIND, Record, read_long_document};
use crate::told;
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_schedule::{Every, Meeting, Once, Regular, Rule, Series};
use cas_words::text::{Languages, Localized};

/// The longest title of a kind or an activity, in graphemes. With a date and a time it fits in one
/// stop; the name of a centre beside it may not, and a list then shows what does.
pub const TITLE_GRAPHEMES_MAX: usize = 80;
/// The longest note, in graphemes: a paragraph of a card.
pub const NOTE_GRAPHEMES_MAX: usize = STOP_GRAPHEMES_MAX;
/// The longest text about the cost, in graphemes.
pub const COST_GRAPHEMES_MAX: usize = STOP_GRAPHEMES_MAX / 2;
/// The highest number of a place of a centre in an activity.
const PLACE_MAX: i64 = 99;
/// The number of weeks from one meeting to the next, if it is not every week.
const EVERY_WEEKS: RangeInclusive<i64> = 2..=52;

/// The value of `times` for an activity whose times nobody knows.
const NOT_KNOWN: &str = "not-known";
/// The keys that say when an activity meets.
const TIMES: [&str; 8] = [
    "weekly", "monthly", "also_on", "not_on", "from", "until", "term", "breaks",
];

/// How a weekly meeting is written.
const WEEKLY: &str = "Tue 10:00–11:30";
/// How a monthly meeting is written.
const MONTHLY: &str = "first Mon 10:00–11:30";
/// How a single meeting is written.
const ONCE: &str = "2026-12-05 10:00–11:30";

/// A kind of activity: English, gymnastics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Kebab-case ASCII, unique: `nordic-walking`.
    pub id: String,
    /// The number that people can type, if it has one.
    pub number: Option<u16>,
    /// Its name.
    pub title: Localized,
    /// Words for the search, in any language.
    pub keywords: Vec<String>,
}

/// An activity: a series of meetings at one centre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// Kebab-case ASCII, unique.
    pub id: String,
    /// The id of its kind.
    pub kind: String,
    /// The id of the centre.
    pub centre: String,
    /// The index of the centre's place, from 0. Some meetings may have another one.
    pub place: usize,
    /// Its own name, if it says more than the name of its kind.
    pub title: Option<Localized>,
    /// Its times; `None` if nobody knows them.
    pub series: Option<Series>,
    /// What else should be known about it.
    pub note: Option<Localized>,
    /// Its cost.
    pub cost: Option<Localized>,
    /// True if beginners are welcome, if that is known.
    pub beginners: Option<bool>,
    /// True if visitors must sign up, if that is known.
    pub sign_up: Option<bool>,
    /// Words for the search, in any language.
    pub keywords: Vec<String>,
    /// The origin of these facts.
    pub provenance: Provenance,
}

/// What the other files say that activities refer to.
#[derive(Clone, Debug)]
pub struct Known<'k> {
    /// The number of places of each centre, by its id.
    pub places: BTreeMap<&'k str, usize>,
    /// The city, with its terms and breaks; `None` if its file is missing.
    pub site: Option<&'k Site>,
}

impl Activity {
    /// Returns the index of the centre's place where a meeting is held.
    #[must_use]
    pub fn place_of<S>(&self, meeting: &Meeting<S>) -> usize {
        let series = self.series.as_ref();
        let own = series.and_then(|series| series.place_of(meeting));
        own.unwrap_or(self.place)
    }

    /// Returns the end of its last meeting, in local time: the latest possible time if no end is known.
    #[must_use]
    pub fn end(&self) -> NaiveDateTime {
        let series = self.series.as_ref();
        series.map_or(NaiveDateTime::MAX, Series::end)
    }

    /// True if its last meeting has ended by `now`, in local time.
    #[must_use]
    pub fn is_over(&self, now: NaiveDateTime) -> bool {
        self.end() <= now
    }
}

/// Reads `activities.toml` and `activities/*.toml`.
#[must_use]
pub fn read(
    sources: &[Source],
    languages: &Languages,
    known: &Known<'_>,
    findings: &mut Findings,
) -> (Vec<Kind>, Vec<Activity>) {
    let (mut kinds, mut activities) = (Vec::new(), Vec::new());
    let mut taken = (Ids::default(), Ids::default());
    for source in sources {
        let before = taken.clone();
        let (some_kinds, some) = read_long_document(source, languages, findings, |root| {
            taken = before.clone();
            let kinds = root.tables("kind", |record| read_kind(record, &mut taken.0));
            let activities = root.tables("activity", |record| {
                read_activity(record, &mut taken.1, known)
            });
            (kinds, activities)
        });
        kinds.extend(some_kinds);
        activities.extend(some);
    }
    (kinds, activities)
}

fn read_kind(record: &mut Record<'_>, taken: &mut Ids) -> Kind {
    Kind {
        id: record.id("id", taken),
        number: record.page_number("number"),
        title: record.localized("title", TITLE_GRAPHEMES_MAX),
        keywords: record.words_in_all_languages("keywords", KEYWORD_GRAPHEMES_MAX),
    }
}

fn read_activity(record: &mut Record<'_>, taken: &mut Ids, known: &Known<'_>) -> Activity {
    let centre = record.reference("centre", CENTRE);
    // A centre that does not exist, or whose places have a fault, has been reported already.
    let places = known.places.get(centre.as_str()).copied().unwrap_or(0);
    let places = Places {
        centre: &centre,
        count: places,
    };
    let place = read_place(record, &places).unwrap_or(0);
    let series = read_times(record, &places, known);
    Activity {
        id: record.id("id", taken),
        kind: record.reference("kind", KIND),
        place,
        title: record.optional_localized("title", TITLE_GRAPHEMES_MAX),
        series,
        note: record.optional_localized("note", NOTE_GRAPHEMES_MAX),
        cost: record.optional_localized("cost", COST_GRAPHEMES_MAX),
        beginners: record.optional_bool("beginners"),
        sign_up: record.optional_bool("sign_up"),
        keywords: record.words_in_all_languages("keywords", KEYWORD_GRAPHEMES_MAX),
        provenance: read_provenance(record),
        centre,
    }
}

/// The places of the centre of an activity.
struct Places<'p> {
    centre: &'p str,
    /// Their number; 0 if it is not known.
    count: usize,
}

/// Reads the number of a place, if the key exists, and returns its index.
fn read_place(record: &mut Record<'_>, places: &Places<'_>) -> Option<usize> {
    let number = record.optional_integer("place", 1..=PLACE_MAX)?;
    let number = usize::try_from(number).unwrap_or_default();
    let Places { centre, count } = *places;
    if count > 0 && number > count {
        let advice = if count == 1 {
            told!("remove-place")
        } else {
            told!("write-place", count)
        };
        let message = told!("no-such-place", centre, place = number);
        record.fault(record.place("place"), message, advice);
    }
    Some(number.saturating_sub(1))
}

/// Reads when an activity meets; `None` if nobody knows it.
fn read_times(record: &mut Record<'_>, places: &Places<'_>, known: &Known<'_>) -> Option<Series> {
    if !record.has("times") {
        return Some(read_series(record, places, known));
    }
    record.optional_word("times", &[(NOT_KNOWN, ())]);
    for key in TIMES {
        if record.has(key) {
            let message = told!("times-known-and-not", key);
            record.fault(record.place(key), message, told!("remove-one"));
        }
    }
    None
}

fn read_series(record: &mut Record<'_>, places: &Places<'_>, known: &Known<'_>) -> Series {
    let before = record.faults_so_far();
    let mut regular = record.parsed_or_tables("weekly", WEEKLY, time::weekly, |record| {
        read_weekly(record, places)
    });
    regular.extend(
        record.parsed_or_tables("monthly", MONTHLY, time::monthly, |record| {
            read_monthly(record, places)
        }),
    );
    let term = read_term(record, known.site.map(|site| &site.terms));
    let series = Series {
        regular,
        from: term.map_or_else(|| record.optional_day("from"), |term| Some(term.from)),
        until: term.map_or_else(|| record.optional_day("until"), |term| Some(term.until)),
        breaks: record
            .references("breaks", BREAK)
            .iter()
            .filter_map(|id| days_of(&known.site?.breaks, id))
            .collect(),
        not_on: record.days("not_on"),
        also_on: record.parsed_or_tables("also_on", ONCE, time::read::<Once>, |record| {
            read_once(record, places)
        }),
    };
    let is_in_order = match term {
        // A term in the wrong order has been reported where it is.
        Some(term) => term.from <= term.until,
        None => check_order(record, series.from, series.until),
    };
    // The times can be checked only if all dates were read.
    if is_in_order && record.faults_so_far() == before {
        check_meets(record, &series);
    }
    series
}

fn read_monthly(record: &mut Record<'_>, places: &Places<'_>) -> Option<Regular> {
    let meeting = record.parsed("at", MONTHLY, time::monthly);
    let place = read_place(record, places);
    Some(Regular { place, ..meeting? })
}

/// Reads a single meeting.
fn read_once(record: &mut Record<'_>, places: &Places<'_>) -> Option<Once> {
    let meeting = record.parsed("at", ONCE, time::read::<Once>);
    let place = read_place(record, places);
    Some(Once { place, ..meeting? })
}

/// Reads a meeting every week, or every few weeks from a day on.
fn read_weekly(record: &mut Record<'_>, places: &Places<'_>) -> Option<Regular> {
    let meeting = record.parsed("at", WEEKLY, time::weekly);
    let place = read_place(record, places);
    let weeks = record.optional_integer("every", EVERY_WEEKS);
    let starting = record.optional_day("starting");
    for (key, other, advice) in [
        ("every", "starting", told!("add-starting")),
        ("starting", "every", told!("add-every")),
    ] {
        if record.has(key) && !record.has(other) {
            record.fault(record.place(key), told!("needs", key, other), advice);
        }
    }
    let mut meeting = Regular { place, ..meeting? };
    if let (Some(weeks), Some(starting)) = (weeks, starting) {
        check_starts(record, &meeting, starting);
        meeting.rule = Rule::Every(Every {
            weeks: u8::try_from(weeks).unwrap_or(u8::MAX),
            starting,
        });
    }
    Some(meeting)
}

/// Reports a first day that is another day of the week than the meetings.
fn check_starts(record: &mut Record<'_>, meeting: &Regular, starting: NaiveDate) {
    let wait = meeting.day.days_since(starting.weekday());
    if wait == 0 {
        return;
    }
    let next = TimeDelta::try_days(wait.into()).and_then(|wait| starting.checked_add_signed(wait));
    let message = told!("other-weekday", starting, day = meeting.day.to_string());
    let advice = told!("write-first-meeting", next = next.unwrap_or(starting));
    record.fault(record.place("starting"), message, advice);
}

fn check_meets(record: &mut Record<'_>, series: &Series) {
    if series.regular.is_empty() && series.also_on.is_empty() {
        record.lacks(told!("never-meets"), told!("add-meetings"));
    } else if let Some(until) = series.until
        && series.is_in_vain()
    {
        let key = if record.has("weekly") {
            "weekly"
        } else {
            "monthly"
        };
        let message = series.from.map_or_else(
            || told!("no-meeting-left-until", until),
            |from| told!("no-meeting-left", from, until),
        );
        record.fault(record.place(key), message, told!("correct-term"));
    }
}
