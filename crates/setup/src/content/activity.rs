//! Activities at the centres: kinds of activity, and activities as weekly series.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use super::{KEYWORD_GRAPHEMES_MAX, Provenance, check_order, read_provenance, time};
use crate::fault::Source;
use crate::record::{CENTRE, Findings, Ids, KIND, Record, read_long_document};
use crate::told;
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_schedule::{Once, Series};
use cas_words::text::{Languages, Localized};

/// The longest title of a kind or an activity, in graphemes. With a date, a time and the longest name
/// of a centre it fits in one stop.
pub const TITLE_GRAPHEMES_MAX: usize = 38;
/// The longest text about the cost, in graphemes.
const COST_GRAPHEMES_MAX: usize = STOP_GRAPHEMES_MAX / 2;
/// The highest number of a place of a centre in an activity.
const PLACE_MAX: i64 = 99;

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
    /// The index of the centre's place, from 0.
    pub place: usize,
    /// Its own name, if it says more than the name of its kind.
    pub title: Option<Localized>,
    /// Its times.
    pub series: Series,
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

/// Reads `activities.toml`. `places` gives the number of places of each centre, by its id.
#[must_use]
pub fn read(
    source: &Source,
    languages: &Languages,
    places: &BTreeMap<&str, usize>,
    findings: &mut Findings,
) -> (Vec<Kind>, Vec<Activity>) {
    read_long_document(source, languages, findings, |root| {
        let (mut kinds, mut activities) = (Ids::default(), Ids::default());
        let kinds = root.tables("kind", |record| read_kind(record, &mut kinds));
        let activities = root.tables("activity", |record| {
            let activity = read_activity(record, &mut activities);
            check_place(record, &activity, places);
            activity
        });
        (kinds, activities)
    })
}

fn read_kind(record: &mut Record<'_>, taken: &mut Ids) -> Kind {
    Kind {
        id: record.id("id", taken),
        number: record.page_number("number"),
        title: record.localized("title", TITLE_GRAPHEMES_MAX),
        keywords: record.words_in_all_languages("keywords", KEYWORD_GRAPHEMES_MAX),
    }
}

fn read_activity(record: &mut Record<'_>, taken: &mut Ids) -> Activity {
    let place = record.optional_integer("place", 1..=PLACE_MAX);
    Activity {
        id: record.id("id", taken),
        kind: record.reference("kind", KIND),
        centre: record.reference("centre", CENTRE),
        place: place.map_or(0, |place| usize::try_from(place - 1).unwrap_or_default()),
        title: record.optional_localized("title", TITLE_GRAPHEMES_MAX),
        series: read_series(record),
        cost: record.optional_localized("cost", COST_GRAPHEMES_MAX),
        beginners: record.optional_bool("beginners"),
        sign_up: record.optional_bool("sign_up"),
        keywords: record.words_in_all_languages("keywords", KEYWORD_GRAPHEMES_MAX),
        provenance: read_provenance(record),
    }
}

fn read_series(record: &mut Record<'_>) -> Series {
    let before = record.faults_so_far();
    let series = Series {
        weekly: record.parsed_list("weekly", "Tue 10:00–11:30", time::weekly),
        from: record.optional_day("from"),
        until: record.optional_day("until"),
        not_on: record.days("not_on"),
        also_on: record.parsed_list("also_on", "2026-12-05 10:00–11:30", time::read::<Once>),
    };
    let is_in_order = check_order(record, series.from, series.until);
    // The times can be checked only if all dates were read.
    if is_in_order && record.faults_so_far() == before {
        check_meets(record, &series);
    }
    series
}

fn check_meets(record: &mut Record<'_>, series: &Series) {
    if series.weekly.is_empty() && series.also_on.is_empty() {
        record.lacks(told!("never-meets"), told!("add-meetings"));
    } else if let (false, Some(from), Some(until)) =
        (series.weekly.is_empty(), series.from, series.until)
        && !has_weekly_meeting(series, from, until)
    {
        let message = told!("no-meeting-left", from, until);
        record.fault(record.place("weekly"), message, told!("correct-term"));
    }
}

/// True if there is a day with a weekly meeting.
fn has_weekly_meeting(series: &Series, from: NaiveDate, until: NaiveDate) -> bool {
    let not_on: BTreeSet<NaiveDate> = series.not_on.iter().copied().collect();
    // After more weeks than there are left-out days, at least one meeting takes place.
    let enough = 7 * (not_on.len() + 1);
    let mut days = from
        .iter_days()
        .take_while(|day| *day <= until)
        .take(enough);
    days.any(|day| {
        let meets = series.weekly.iter().any(|it| it.day == day.weekday());
        meets && !not_on.contains(&day)
    })
}

/// Checks that the centre has the place that the activity names.
fn check_place(record: &mut Record<'_>, activity: &Activity, places: &BTreeMap<&str, usize>) {
    // A centre that does not exist, or whose places have a fault, has been reported already.
    let count = places.get(activity.centre.as_str()).copied().unwrap_or(0);
    if count == 0 || activity.place < count {
        return;
    }
    let advice = if count == 1 {
        told!("remove-place")
    } else {
        told!("write-place", count)
    };
    let (centre, place) = (&activity.centre, activity.place + 1);
    let message = told!("no-such-place", centre, place);
    record.fault(record.place("place"), message, advice);
}
