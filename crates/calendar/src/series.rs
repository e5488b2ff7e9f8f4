//! Meetings as rules, where rules say the same in fewer words.
//!
//! The rules are found in the meetings, whatever the calendar called them: every week, every few weeks,
//! or once a month. Each day on which the rules and the meetings differ is then left out, and its
//! meetings are added. So what comes out are always the same meetings.

use std::collections::{BTreeMap, BTreeSet};

use cas_schedule::{Every, Rule, Which};
use chrono::{Datelike as _, NaiveDate, NaiveTime, Weekday};

use super::Meeting;

/// The fewest meetings for which a rule is looked for.
const RULE_MEETINGS_MIN: usize = 3;
/// The longest time in which a rule is looked for, in days.
const RULE_DAYS_MAX: i64 = 10 * 366;
/// The most weeks between two meetings of a rule.
const RULE_WEEKS_MAX: u8 = 52;
/// The days of a week.
const WEEK_DAYS: i64 = 7;
/// The places that a day of the week can have in each month, the last only if no other fits.
const PLACES: [Which; 5] = [
    Which::First,
    Which::Second,
    Which::Third,
    Which::Fourth,
    Which::Last,
];

/// When something meets: by rules, and on single days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// The rules.
    pub regular: Vec<Regular>,
    /// The first day of the rules.
    pub from: Option<NaiveDate>,
    /// The last day of the rules; `None` if they have no end.
    pub until: Option<NaiveDate>,
    /// Days on which there is no meeting by a rule.
    pub not_on: Vec<NaiveDate>,
    /// Meetings besides the rules.
    pub also_on: Vec<Meeting>,
}

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Regular {
    /// In which weeks.
    pub rule: Rule,
    /// The day of the week.
    pub day: Weekday,
    /// The beginning.
    pub from: NaiveTime,
    /// The end, if it is known.
    pub to: Option<NaiveTime>,
}

/// How an event ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum End {
    /// With its last meeting.
    Last,
    /// On a day that is farther than the meetings go.
    On(NaiveDate),
    /// Not at all.
    Never,
}

/// Returns the series that has these meetings, which are sorted.
pub(crate) fn of(meetings: &[Meeting], end: End) -> Series {
    let single = Series {
        also_on: meetings.to_vec(),
        ..Series::default()
    };
    let mut groups: BTreeMap<(u32, NaiveTime, Option<NaiveTime>), Vec<NaiveDate>> = BTreeMap::new();
    for meeting in meetings {
        let day = meeting.from.weekday().num_days_from_monday();
        let hours = (day, meeting.from.time(), meeting.to.map(|to| to.time()));
        groups.entry(hours).or_default().push(meeting.from.date());
    }
    let regular = groups.iter().filter_map(|((_, from, to), days)| {
        let (rule, day) = (rule(days)?, days.first()?.weekday());
        Some(Regular {
            rule,
            day,
            from: *from,
            to: *to,
        })
    });
    let regular: Vec<Regular> = regular.collect();
    let ends = meetings.first().zip(meetings.last());
    let days = ends.map_or(0, |(first, last)| (last.from - first.from).num_days());
    if regular.is_empty() || days > RULE_DAYS_MAX {
        return single;
    }
    let ruled = by_rules(meetings, regular, end);
    let parts = ruled.regular.len() + ruled.not_on.len() + ruled.also_on.len();
    if parts < meetings.len() {
        ruled
    } else {
        single
    }
}

/// Returns the series that has these meetings, by these rules as far as they go.
fn by_rules(meetings: &[Meeting], regular: Vec<Regular>, end: End) -> Series {
    let dates = meetings.iter().map(|meeting| meeting.from.date());
    let ruled = dates.filter(|date| regular.iter().any(|it| it.falls_on(*date)));
    let ruled: BTreeSet<NaiveDate> = ruled.collect();
    let (first, last) = (ruled.first().copied(), ruled.last().copied());
    let (mut not_on, mut also_on) = (Vec::new(), Vec::new());
    let on = |date: NaiveDate| {
        let start = meetings.partition_point(|it| it.from.date() < date);
        let end = meetings.partition_point(|it| it.from.date() <= date);
        &meetings[start..end]
    };
    let days = first.into_iter().flat_map(|first| first.iter_days());
    for date in days.take_while(|date| last.is_some_and(|last| *date <= last)) {
        let mut expected: Vec<Meeting> = regular
            .iter()
            .filter(|it| it.falls_on(date))
            .map(|it| it.on(date))
            .collect();
        expected.sort();
        if expected != on(date) {
            if !expected.is_empty() {
                not_on.push(date);
            }
            also_on.extend(on(date));
        }
    }
    let is_outside = |it: &&Meeting| {
        let date = it.from.date();
        first.is_none_or(|first| date < first) || last.is_none_or(|last| last < date)
    };
    also_on.extend(meetings.iter().filter(is_outside));
    also_on.sort();
    Series {
        regular,
        from: first,
        until: match end {
            End::Last => last,
            End::On(date) => Some(date),
            End::Never => None,
        },
        not_on,
        also_on,
    }
}

/// Returns the rule of days with the same name and hours, if they have one.
fn rule(days: &[NaiveDate]) -> Option<Rule> {
    if days.len() < RULE_MEETINGS_MIN {
        return None;
    }
    if let Some(monthly) = monthly(days) {
        return Some(monthly);
    }
    let gaps = days
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).num_days() / WEEK_DAYS);
    let weeks = u8::try_from(gaps.reduce(divisor)?).ok()?;
    let starting = *days.first()?;
    match weeks {
        1 => Some(Rule::Weekly),
        2..=RULE_WEEKS_MAX => Some(Rule::Every(Every { weeks, starting })),
        _ => None,
    }
}

/// Returns the rule if the days are in months that follow each other, each at the same place there.
fn monthly(days: &[NaiveDate]) -> Option<Rule> {
    let month = |date: &NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    let follow = days
        .windows(2)
        .all(|pair| month(&pair[1]) == month(&pair[0]) + 1);
    if !follow {
        return None;
    }
    let holds = |rule: &Rule| days.iter().all(|date| rule.falls_on(*date));
    PLACES.map(Rule::Monthly).into_iter().find(holds)
}

/// Returns the greatest number that divides both.
fn divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { divisor(b, a % b) }
}

impl Regular {
    /// True if the rule has a meeting on this day, if that is not before its first.
    fn falls_on(&self, date: NaiveDate) -> bool {
        date.weekday() == self.day && self.rule.falls_on(date)
    }

    fn on(&self, date: NaiveDate) -> Meeting {
        Meeting {
            from: date.and_time(self.from),
            to: self.to.map(|to| date.and_time(to)),
        }
    }
}
