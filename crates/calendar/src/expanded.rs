//! An event as its single meetings, with all that was added, left out, moved and cancelled.

use std::collections::BTreeSet;

use calcard::common::timezone::Tz as Zone;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};

use super::line::{Group, Part, Start};
use super::rule::{Rule, Until};
use super::series::{self, End};
use super::{
    AROUND_DAYS, BEHIND_DAYS, MEETING_DAYS_MAX, MEETINGS_MAX, Meeting, Reading, Reason, Times,
};

/// A meeting while the event is worked out.
#[derive(Clone, Copy)]
struct Slot {
    /// The time by which changes name it.
    original: NaiveDateTime,
    /// Its beginning, in the clock of the place.
    from: NaiveDateTime,
    /// How long it is, if that is known.
    length: Option<TimeDelta>,
}

/// Returns when an event takes place, unless it does not at all.
pub(crate) fn times(group: Group, reading: Reading<'_>) -> Result<Option<Times>, Reason> {
    let changes = group.changes.into_iter().collect::<Result<Vec<_>, _>>()?;
    let event = group.event.transpose()?;
    let is_of_days = event.as_ref().or(changes.first());
    let is_of_days = is_of_days.is_some_and(|part| part.start.zone.is_none());
    let (mut slots, end) = match event.as_ref().filter(|event| !event.is_cancelled) {
        Some(event) => expand(event, reading)?,
        None if event.is_some() => return Ok(None),
        // Only changes were sent: each is a meeting of its own.
        None => (Vec::new(), End::Last),
    };
    change(&mut slots, changes, event.is_none(), reading);
    slots.sort_by_key(|slot| slot.from);
    slots.dedup_by_key(|slot| (slot.from, slot.length));
    if slots.is_empty() {
        return Ok(None);
    }
    if is_of_days {
        return Ok(Some(Times::Days(slots.iter().map(days).collect())));
    }
    let meetings = slots.iter().map(meeting);
    let meetings: Vec<Meeting> = meetings.collect::<Result<_, _>>()?;
    Ok(Some(Times::Meetings(series::of(&meetings, end))))
}

/// Expands an event by its rules, and adds and leaves out single times.
fn expand(event: &Part, reading: Reading<'_>) -> Result<(Vec<Slot>, End), Reason> {
    let start = event.start;
    let slot = |local: NaiveDateTime, zone, length| {
        let from = Start { local, zone }.in_place(reading);
        Slot {
            original: from,
            from,
            length,
        }
    };
    let mut slots = Vec::new();
    if event.rules.is_empty() {
        slots.push(slot(start.local, start.zone, event.length));
    }
    let mut end = End::Last;
    for rule in &event.rules {
        let mut rule = Rule::new(rule, start.local)?;
        let (found, its_end) = named(&mut rule, start, reading)?;
        let found = found.into_iter();
        slots.extend(found.map(|local| slot(local, start.zone, event.length)));
        end = end.max(its_end);
    }
    for (added, length) in &event.added {
        // A day without its hour, beside a meeting that has one, is that day at the same hour.
        let is_day = added.zone.is_none() && start.zone.is_some();
        let (local, zone) = if is_day {
            (added.local.date().and_time(start.local.time()), start.zone)
        } else {
            (added.local, added.zone)
        };
        slots.push(slot(local, zone, length.or(event.length)));
    }
    if slots.len() > MEETINGS_MAX {
        return Err(Reason::TooMany);
    }
    let left_out = LeftOut::new(event, reading);
    slots.retain(|slot| !left_out.has(slot));
    Ok((slots, end))
}

/// Returns the times that a rule names, and how the event ends. They are in the zone of the event.
fn named(
    rule: &mut Rule<'_>,
    start: Start,
    reading: Reading<'_>,
) -> Result<(Vec<NaiveDateTime>, End), Reason> {
    let first = start.local.date();
    let (around, behind) = (Days::new(AROUND_DAYS), Days::new(BEHIND_DAYS));
    let ahead = reading.today.max(first).checked_add_days(around);
    let recent = reading.today.checked_sub_days(around);
    let oldest = reading.today.checked_sub_days(behind);
    if oldest.is_none_or(|oldest| first < oldest) {
        return Err(Reason::TooMany);
    }
    let most = rule.count();
    let (mut found, mut count) = (Vec::new(), 0);
    // Only a rule that counts its meetings must be asked for days that are long over.
    let begins = recent.filter(|_| most.is_none()).max(Some(first));
    let begins = begins.unwrap_or(first);
    for date in begins.iter_days().take_while(|date| Some(*date) <= ahead) {
        let local = date.and_time(start.local.time());
        if Some(count) == most || is_over(rule, Start { local, ..start }, reading) {
            return Ok((found, End::Last));
        }
        // The beginning counts as a meeting, whatever the rule says (RFC 5545, 3.8.5.3).
        if rule.names(date) || date == first {
            count += 1;
            found.extend(Some(local).filter(|_| Some(date) >= recent));
        }
    }
    let until = rule.until().map(|(until, _)| until.date());
    Ok((found, until.map_or(End::Never, End::On)))
}

/// True if a time is after the end of a rule. An end in UTC is compared as a moment, because the last
/// meeting often is at that very moment.
fn is_over(rule: &Rule<'_>, time: Start, reading: Reading<'_>) -> bool {
    let Some((until, kind)) = rule.until() else {
        return false;
    };
    match kind {
        Until::Day => time.local.date() > until.date(),
        Until::Local => time.local > until,
        Until::Utc => {
            let zone = Some(Zone::UTC);
            let until = Start { local: until, zone }.in_place(reading);
            match time.zone {
                None => time.local.date() > until.date(),
                Some(_) => time.in_place(reading) > until,
            }
        }
    }
}

/// The times that are left out of an event. A day without a time leaves out all meetings of that day, and a
/// time at an event of whole days its day.
struct LeftOut {
    days: BTreeSet<NaiveDate>,
    times: BTreeSet<NaiveDateTime>,
}

impl LeftOut {
    fn new(event: &Part, reading: Reading<'_>) -> Self {
        let is_day = |it: &&Start| it.zone.is_none() || event.start.zone.is_none();
        let (days, times): (Vec<&Start>, Vec<&Start>) = event.left_out.iter().partition(is_day);
        Self {
            days: days.iter().map(|it| it.local.date()).collect(),
            times: times.iter().map(|it| it.in_place(reading)).collect(),
        }
    }

    fn has(&self, slot: &Slot) -> bool {
        self.days.contains(&slot.original.date()) || self.times.contains(&slot.original)
    }
}

/// Moves and cancels meetings. Of several changes of one meeting the latest counts.
fn change(slots: &mut Vec<Slot>, mut changes: Vec<Part>, is_alone: bool, reading: Reading<'_>) {
    changes.sort_by_key(|change| change.sequence);
    for change in changes {
        let Some(meant) = change.changes else {
            continue;
        };
        let original = meant.in_place(reading);
        let moved = change.start.in_place(reading);
        let is_meant = |slot: &Slot| {
            if meant.zone.is_none() {
                slot.original.date() == original.date()
            } else {
                slot.original == original
            }
        };
        let is_meant =
            |slot: &Slot| is_meant(slot) || (change.and_later && slot.original > original);
        if change.is_cancelled {
            slots.retain(|slot| !is_meant(slot));
            continue;
        }
        let mut is_known = false;
        for slot in slots.iter_mut().filter(|slot| is_meant(slot)) {
            is_known = true;
            slot.from = slot.original + (moved - original);
            slot.length = change.length.or(slot.length);
        }
        if !is_known && is_alone {
            slots.push(Slot {
                original,
                from: moved,
                length: change.length,
            });
        }
    }
}

/// Returns the first and the last of the whole days.
fn days(slot: &Slot) -> (NaiveDate, NaiveDate) {
    let first = slot.from.date();
    let days = slot.length.map_or(1, |length| length.num_days()).max(1);
    let last = TimeDelta::try_days(days - 1).and_then(|days| first.checked_add_signed(days));
    (first, last.unwrap_or(first))
}

fn meeting(slot: &Slot) -> Result<Meeting, Reason> {
    let to = slot.length.map(|length| slot.from + length);
    let is_long = to.is_some_and(|to| {
        let midnight = slot.from.date().and_time(NaiveTime::MIN);
        to - midnight >= TimeDelta::days(MEETING_DAYS_MAX)
    });
    if is_long {
        return Err(Reason::OverMidnight);
    }
    Ok(Meeting {
        from: slot.from,
        to,
    })
}

impl Start {
    /// Returns it in the clock of the place. A time that the change of clocks skips is read with the offset
    /// before it, and of a time that comes twice the first one is meant (RFC 5545, 3.3.5).
    pub(crate) fn in_place(self, reading: Reading<'_>) -> NaiveDateTime {
        let Some(zone) = self.zone else {
            return self.local;
        };
        let hour = TimeDelta::hours(1);
        let moment = zone.from_local_datetime(&self.local).earliest();
        let later = || zone.from_local_datetime(&(self.local + hour)).earliest();
        let moment = moment.or_else(later);
        moment.map_or(self.local, |moment| {
            moment.with_timezone(&reading.zone).naive_local()
        })
    }
}
