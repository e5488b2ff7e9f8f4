//! The lines of a calendar: each event with its exceptions, as they are written.

use std::str::FromStr as _;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz as Zone;
use calcard::icalendar::{
    ICalendarComponent, ICalendarComponentType, ICalendarDuration, ICalendarEntry,
    ICalendarParameterName, ICalendarParameterValue, ICalendarPeriod, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarStatus, ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{EVENTS_MAX, Fault, Reading, Reason};

/// How every calendar begins.
const BEGINNING: &str = "BEGIN:VCALENDAR";

/// The parts of a file that belong together by their UID.
pub(crate) struct Group {
    /// The title of the event.
    pub(crate) title: String,
    uid: String,
    /// The event itself, unless only changes of it are in the file.
    pub(crate) event: Option<Result<Part, Reason>>,
    /// Changes of single meetings.
    pub(crate) changes: Vec<Result<Part, Reason>>,
}

/// An event, or a change of some of its meetings.
pub(crate) struct Part {
    /// When it begins.
    pub(crate) start: Start,
    /// How long it is, if that is known.
    pub(crate) length: Option<TimeDelta>,
    /// The rules by which it is repeated.
    pub(crate) rules: Vec<ICalendarRecurrenceRule>,
    /// The times that are added, some with a length of their own.
    pub(crate) added: Vec<(Start, Option<TimeDelta>)>,
    /// The times that are left out.
    pub(crate) left_out: Vec<Start>,
    /// The meeting that is changed.
    pub(crate) changes: Option<Start>,
    /// True if all later meetings are changed, too.
    pub(crate) and_later: bool,
    /// True if it does not take place.
    pub(crate) is_cancelled: bool,
    /// The number of the change: the highest counts.
    pub(crate) sequence: i64,
}

/// A time as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Start {
    /// The day and the time there, or midnight.
    pub(crate) local: NaiveDateTime,
    /// The zone in which it is written; `None` for a whole day.
    pub(crate) zone: Option<Zone>,
}

/// Reads the events of a file, in their order, and the last day on which something was changed.
pub(crate) fn read(
    text: &str,
    reading: Reading<'_>,
) -> Result<(Vec<Group>, Option<NaiveDate>), Fault> {
    if !text.trim_start().to_uppercase().starts_with(BEGINNING) {
        return Err(Fault::NoCalendar);
    }
    let (mut groups, mut saved): (Vec<Group>, _) = (Vec::new(), None);
    let mut parser = Parser::new(text);
    loop {
        let calendar = match parser.entry() {
            Entry::ICalendar(calendar) => calendar,
            Entry::Eof => break,
            // A line that is none, or a part without an end: what else is there still counts.
            Entry::VCard(_) | Entry::InvalidLine(_) => continue,
            _ => return Err(Fault::NoCalendar),
        };
        let is_event =
            |it: &&ICalendarComponent| it.component_type == ICalendarComponentType::VEvent;
        for component in calendar.components.iter().filter(is_event) {
            if groups.len() == EVENTS_MAX {
                return Err(Fault::TooManyEvents);
            }
            saved = saved.max(changed(component));
            add(&mut groups, component, reading);
        }
    }
    Ok((groups, saved))
}

/// Adds an event to its group.
fn add(groups: &mut Vec<Group>, component: &ICalendarComponent, reading: Reading<'_>) {
    let uid = text(component, &ICalendarProperty::Uid).unwrap_or_default();
    let title = text(component, &ICalendarProperty::Summary).unwrap_or_default();
    let is_change = component
        .property(&ICalendarProperty::RecurrenceId)
        .is_some();
    let part = part(component, &title, reading);
    let mut known = groups.iter();
    let known = known.position(|it| !uid.is_empty() && it.uid == uid);
    let index = known.unwrap_or_else(|| {
        groups.push(Group {
            title: title.clone(),
            uid,
            event: None,
            changes: Vec::new(),
        });
        groups.len() - 1
    });
    let Some(group) = groups.get_mut(index) else {
        return;
    };
    if is_change {
        group.changes.push(part);
    } else {
        group.title = title;
        group.event = Some(part);
    }
}

fn part(component: &ICalendarComponent, title: &str, reading: Reading<'_>) -> Result<Part, Reason> {
    let only = |property| {
        let found = times(component, property, reading);
        found.map(|found| found.first().map(|(start, _)| *start))
    };
    let start = only(&ICalendarProperty::Dtstart)?.ok_or(Reason::NoBeginning)?;
    let end = only(&ICalendarProperty::Dtend)?;
    let small = title.to_lowercase();
    let says_cancelled = reading
        .cancelled
        .iter()
        .any(|it| small.starts_with(it.as_str()));
    let status = value(component, &ICalendarProperty::Status);
    let is_cancelled = matches!(
        status,
        Some(ICalendarValue::Status(ICalendarStatus::Cancelled))
    ) || says_cancelled;
    let changes = component.property(&ICalendarProperty::RecurrenceId);
    let rules = component.properties(&ICalendarProperty::Rrule);
    let rules = rules.map(|entry| match entry.values.first() {
        Some(ICalendarValue::RecurrenceRule(rule)) => Ok((**rule).clone()),
        _ => Err(Reason::Rule),
    });
    let sequence = match value(component, &ICalendarProperty::Sequence) {
        Some(ICalendarValue::Integer(number)) => *number,
        _ => 0,
    };
    if component.property(&ICalendarProperty::Exrule).is_some() {
        return Err(Reason::Rule);
    }
    Ok(Part {
        length: length(component, start, end, reading)?,
        rules: rules.collect::<Result<_, _>>()?,
        added: times(component, &ICalendarProperty::Rdate, reading)?,
        left_out: times(component, &ICalendarProperty::Exdate, reading)?
            .into_iter()
            .map(|(start, _)| start)
            .collect(),
        and_later: changes.is_some_and(|entry| {
            let mut parameters = entry.params.iter();
            parameters.any(|it| it.name == ICalendarParameterName::Range)
        }),
        changes: only(&ICalendarProperty::RecurrenceId)?,
        is_cancelled,
        sequence,
        start,
    })
}

/// Returns how long a part is, if that is known. Google writes an end at the beginning if it is not.
fn length(
    component: &ICalendarComponent,
    start: Start,
    end: Option<Start>,
    reading: Reading<'_>,
) -> Result<Option<TimeDelta>, Reason> {
    let length = match (end, value(component, &ICalendarProperty::Duration)) {
        (Some(end), _) if end.zone.is_none() || start.zone.is_none() => {
            Some(end.local.date() - start.local.date())
        }
        (Some(end), _) => Some(end.in_place(reading) - start.in_place(reading)),
        (None, Some(ICalendarValue::Duration(duration))) => Some(time_of(duration)),
        _ => None,
    };
    match length {
        Some(length) if length < TimeDelta::zero() => Err(Reason::Order),
        length => Ok(length.filter(|it| *it > TimeDelta::zero())),
    }
}

/// Returns the times of all lines of a property, some with a length.
fn times(
    component: &ICalendarComponent,
    property: &ICalendarProperty,
    reading: Reading<'_>,
) -> Result<Vec<(Start, Option<TimeDelta>)>, Reason> {
    let mut times = Vec::new();
    for entry in component.entries.iter().filter(|it| it.name == *property) {
        for value in &entry.values {
            let (time, length) = match value {
                ICalendarValue::PartialDateTime(time) => (start(time, entry, reading)?, None),
                ICalendarValue::Period(ICalendarPeriod::Duration {
                    start: from,
                    duration,
                }) => (start(from, entry, reading)?, Some(time_of(duration))),
                ICalendarValue::Period(ICalendarPeriod::Range { start: from, end }) => {
                    let from = start(from, entry, reading)?;
                    let end = start(end, entry, reading)?;
                    (from, Some(end.in_place(reading) - from.in_place(reading)))
                }
                _ => return Err(Reason::NoBeginning),
            };
            times.push((time, length));
        }
    }
    Ok(times)
}

fn start(
    time: &PartialDateTime,
    entry: &ICalendarEntry,
    reading: Reading<'_>,
) -> Result<Start, Reason> {
    let local = local(time).ok_or(Reason::NoBeginning)?;
    let zone = if time.hour.is_none() {
        None
    } else if time.tz_hour.is_some() {
        Some(Zone::UTC)
    } else {
        Some(zone(entry, reading)?)
    };
    Ok(Start { local, zone })
}

/// Returns the day and the time of day, or midnight.
pub(crate) fn local(time: &PartialDateTime) -> Option<NaiveDateTime> {
    let (year, month, day) = (time.year?, time.month?, time.day?);
    let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())?;
    let Some(hour) = time.hour else {
        return Some(date.and_time(NaiveTime::MIN));
    };
    let (minute, second) = (time.minute?, time.second.unwrap_or(0));
    date.and_hms_opt(hour.into(), minute.into(), second.into())
}

/// Returns the zone of a line; times without one are in that of the place.
fn zone(entry: &ICalendarEntry, reading: Reading<'_>) -> Result<Zone, Reason> {
    let mut parameters = entry.params.iter();
    let named = parameters.find(|it| it.name == ICalendarParameterName::Tzid);
    match named.map(|it| &it.value) {
        Some(ICalendarParameterValue::Text(name)) => {
            let name = name.trim_matches('"');
            Zone::from_str(name).map_err(|()| Reason::Zone(name.to_owned()))
        }
        _ => Ok(Zone::Tz(reading.zone)),
    }
}

fn time_of(duration: &ICalendarDuration) -> TimeDelta {
    let seconds = [
        (duration.weeks, 7 * 24 * 60 * 60),
        (duration.days, 24 * 60 * 60),
        (duration.hours, 60 * 60),
        (duration.minutes, 60),
        (duration.seconds, 1),
    ];
    let seconds: i64 = seconds
        .iter()
        .map(|(number, unit)| i64::from(*number) * unit)
        .sum();
    TimeDelta::try_seconds(if duration.neg { -seconds } else { seconds }).unwrap_or_default()
}

fn value<'c>(
    component: &'c ICalendarComponent,
    property: &ICalendarProperty,
) -> Option<&'c ICalendarValue> {
    component.property(property)?.values.first()
}

fn text(component: &ICalendarComponent, property: &ICalendarProperty) -> Option<String> {
    match value(component, property)? {
        ICalendarValue::Text(text) => Some(text.trim().to_owned()),
        _ => None,
    }
}

/// Returns the day when a part was changed.
fn changed(component: &ICalendarComponent) -> Option<NaiveDate> {
    let properties = [ICalendarProperty::LastModified, ICalendarProperty::Dtstamp];
    properties
        .iter()
        .find_map(|property| match value(component, property)? {
            ICalendarValue::PartialDateTime(time) => Some(local(time)?.date()),
            _ => None,
        })
}
