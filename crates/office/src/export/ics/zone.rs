//! The zone of a calendar (RFC 5545, 3.6.5), found by asking when its clocks change.
//!
//! If the clocks change every year by the same rule, the rule is written, because some programs
//! understand nothing else. Otherwise every change is written.

use chrono::{
    DateTime, Datelike as _, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset as _,
    TimeDelta, TimeZone as _, Utc,
};
use chrono_tz::{OffsetComponents as _, OffsetName as _, Tz};

use super::lines::Lines;
use crate::export::runs::day;

/// The years, from the one before the first meeting, in which changes are looked for.
const YEARS: i32 = 8;
/// The days of a week.
const WEEK_DAYS: u32 = 7;

/// The clocks from a moment on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Clocks {
    offset: FixedOffset,
    name: Option<String>,
    is_summer: bool,
}

/// A change of the clocks.
struct Change {
    /// The moment of the change, as the clocks before it show it.
    at: NaiveDateTime,
    before: FixedOffset,
    after: Clocks,
}

/// Writes a zone for meetings from a day on.
pub(super) fn zone(zone: Tz, first: NaiveDate) -> Lines {
    let mut lines = Lines::default();
    lines.line("BEGIN", "VTIMEZONE");
    lines.line("TZID", zone.name());
    let changes = changes(zone, first.year() - 1);
    let midnight = first.and_time(NaiveTime::MIN);
    if changes.first().is_none_or(|change| change.at > midnight) {
        let (clocks, always) = (clocks(zone, midnight.and_utc()), DateTime::UNIX_EPOCH);
        part(&mut lines, always.naive_utc(), clocks.offset, &clocks, None);
    }
    let mut groups: Vec<Vec<Change>> = Vec::new();
    for change in changes {
        let is_same = |it: &Change| it.before == change.before && it.after == change.after;
        match groups.iter_mut().find(|group| group.iter().all(is_same)) {
            Some(group) => group.push(change),
            None => groups.push(vec![change]),
        }
    }
    for group in groups {
        let rule = rule(&group);
        let written = if rule.is_some() { 1 } else { group.len() };
        for change in &group[..written] {
            part(
                &mut lines,
                change.at,
                change.before,
                &change.after,
                rule.as_deref(),
            );
        }
    }
    lines.line("END", "VTIMEZONE");
    lines
}

/// Writes clocks that are so from a time on, or from that time on every year by a rule.
fn part(
    lines: &mut Lines,
    from: NaiveDateTime,
    before: FixedOffset,
    clocks: &Clocks,
    rule: Option<&str>,
) {
    let kind = if clocks.is_summer {
        "DAYLIGHT"
    } else {
        "STANDARD"
    };
    lines.line("BEGIN", kind);
    lines.line("DTSTART", super::local(from));
    if let Some(rule) = rule {
        lines.line("RRULE", rule);
    }
    lines.line("TZOFFSETFROM", written(before));
    lines.line("TZOFFSETTO", written(clocks.offset));
    if let Some(name) = &clocks.name {
        lines.text("TZNAME", name);
    }
    lines.line("END", kind);
}

/// Returns an offset as it is written: `+0100`.
fn written(offset: FixedOffset) -> String {
    offset.to_string().replace(':', "")
}

fn clocks(zone: Tz, at: DateTime<Utc>) -> Clocks {
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    Clocks {
        offset: offset.fix(),
        name: offset.abbreviation().map(str::to_owned),
        is_summer: !offset.dst_offset().is_zero(),
    }
}

/// Returns the changes of the clocks from the beginning of a year on, for [`YEARS`] years.
fn changes(zone: Tz, year: i32) -> Vec<Change> {
    let new_year = |year| NaiveDate::from_ymd_opt(year, 1, 1);
    let (Some(first), Some(last)) = (new_year(year), new_year(year + YEARS)) else {
        return Vec::new();
    };
    let mut changes = Vec::new();
    for day in first.iter_days().take_while(|day| *day < last) {
        let midnight = day.and_time(NaiveTime::MIN).and_utc();
        let Some(next) = midnight.checked_add_days(Days::new(1)) else {
            break;
        };
        let before = clocks(zone, midnight);
        if before != clocks(zone, next) {
            let at = moment(zone, midnight, next);
            changes.push(Change {
                at: at.with_timezone(&before.offset).naive_local(),
                before: before.offset,
                after: clocks(zone, at),
            });
        }
    }
    changes
}

/// Returns the first second after a moment, and at or before another, at which the clocks are others.
fn moment(zone: Tz, mut before: DateTime<Utc>, mut after: DateTime<Utc>) -> DateTime<Utc> {
    let old = clocks(zone, before);
    while after - before > TimeDelta::seconds(1) {
        let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
        if clocks(zone, middle) == old {
            before = middle;
        } else {
            after = middle;
        }
    }
    after
}

/// Returns the rule of changes, if they are in every year, in the same month and week.
fn rule(changes: &[Change]) -> Option<String> {
    let first = changes.first()?.at;
    let is_alike = |(change, year): (&Change, i32)| {
        let at = change.at;
        (at.year(), at.month(), at.weekday(), at.time())
            == (year, first.month(), first.weekday(), first.time())
    };
    let is_yearly = changes.iter().zip(first.year()..).all(is_alike);
    if !is_yearly || changes.len() != usize::try_from(YEARS).ok()? {
        return None;
    }
    let week = |change: &Change| change.at.day0() / WEEK_DAYS + 1;
    let is_last = |change: &Change| {
        let next = change.at.checked_add_days(Days::new(WEEK_DAYS.into()));
        next.is_none_or(|next| next.month() != change.at.month())
    };
    let number = if changes.iter().all(is_last) {
        "-1".to_owned()
    } else {
        let number = week(changes.first()?);
        let is_same = changes.iter().all(|it| week(it) == number);
        is_same.then(|| number.to_string())?
    };
    let (month, day) = (first.month(), day(first.weekday()));
    Some(format!("FREQ=YEARLY;BYMONTH={month};BYDAY={number}{day}"))
}
