//! What it costs to find the meetings that come next, as the lists of activities ask for them.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a bench that cannot go on has failed"
)]

mod city;

use cas_kiosk::catalogue::Which;
use cas_kiosk::content::activity::Activity;
use cas_kiosk::id::Id;
use cas_kiosk::schedule::{Meeting, Outlook, Timetable};
use cas_kiosk::setup::Setup;
use chrono::{NaiveDate, Weekday};
use divan::Bencher;
use std::sync::Arc;

use city::{CENTRES, city, clock};

/// What tells one series of meetings from another.
type Series = Id<Activity>;

/// One more than a page has.
const LIMIT: usize = 51;

fn main() {
    divan::main();
}

#[divan::bench(args = CENTRES)]
fn next_50(bencher: Bencher<'_, '_>, centres: usize) {
    let setup = city(centres);
    measure(bencher, setup, Which::All, |timetable, outlook| {
        timetable.meetings(outlook, None).take(LIMIT).collect()
    });
}

#[divan::bench(args = CENTRES)]
fn next_50_activities_of_a_kind(bencher: Bencher<'_, '_>, centres: usize) {
    let setup = city(centres);
    measure(bencher, setup, a_kind(setup), |timetable, outlook| {
        timetable.next_of_each(outlook, None, LIMIT)
    });
}

#[divan::bench(args = CENTRES)]
fn next_50_activities_in_a_district(bencher: Bencher<'_, '_>, centres: usize) {
    let setup = city(centres);
    measure(bencher, setup, a_district(setup), |timetable, outlook| {
        timetable.next_of_each(outlook, None, LIMIT)
    });
}

#[divan::bench(args = CENTRES)]
fn next_50_activities_on_a_weekday(bencher: Bencher<'_, '_>, centres: usize) {
    let setup = city(centres);
    measure(bencher, setup, Which::All, |timetable, outlook| {
        timetable.next_of_each(outlook, Some(Weekday::Sat), LIMIT)
    });
}

#[divan::bench(args = CENTRES)]
fn all_activities_of_a_kind(bencher: Bencher<'_, '_>, centres: usize) {
    let setup = city(centres);
    measure(bencher, setup, a_kind(setup), |timetable, outlook| {
        timetable.next_of_each(outlook, None, usize::MAX)
    });
}

/// Every day up to the horizon is looked at in vain.
#[divan::bench(args = CENTRES)]
fn none_where_all_is_closed(bencher: Bencher<'_, '_>, centres: usize) {
    let setup = city(centres);
    let programme = setup.catalogue.programme(a_kind(setup));
    let outlook = outlook(setup, &|_, _| true);
    bencher.bench_local(|| programme.timetable.next_of_each(outlook, None, LIMIT));
}

fn a_kind(setup: &Setup) -> Which {
    Which::Kind(setup.content.kinds.ids().next().unwrap())
}

fn a_district(setup: &Setup) -> Which {
    Which::District(setup.content.site.districts.ids().next().unwrap())
}

fn measure(
    bencher: Bencher<'_, '_>,
    setup: &'static Arc<Setup>,
    which: Which,
    ask: impl Fn(&'static Timetable<Series>, Outlook<'_, Series>) -> Vec<Meeting<Series>>,
) {
    let programme = setup.catalogue.programme(which);
    let is_off = |activity, day| setup.catalogue.is_closed(activity, day);
    let outlook = outlook(setup, &is_off);
    bencher.bench_local(|| ask(&programme.timetable, outlook));
}

fn outlook<'a>(
    setup: &'a Setup,
    is_off: &'a dyn Fn(Series, NaiveDate) -> bool,
) -> Outlook<'a, Series> {
    Outlook {
        after: clock(setup).now(),
        zone: setup.config.zone,
        holidays: &setup.content.site.holidays.days,
        is_off,
    }
}
