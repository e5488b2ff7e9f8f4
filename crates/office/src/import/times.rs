//! The times of an activity whose rows came back.
//!
//! Each row of it stands for one of its times. A row that is as it was written says nothing; the others are
//! taken for the times that are left, in their order. So rows may be sorted, added and removed, and what a sheet
//! has no column for, such as the place of a meeting, stays with its time.

use cas_setup::content::time::is_every_second;
use cas_setup::told;
use cas_setup::told::Told;
use cas_table::Value as Given;
use chrono::{NaiveDate, NaiveTime};
use toml_edit::{InlineTable, Table, Value};

use super::Trouble;
use super::cells::{date, hours as hours_of, with_days_alike, words};
use super::mapping::Column;
use super::record::{self, Meets, Weekly};
use super::returned::{Change, Judge, Line, value_of};
use crate::records::set;
use crate::rows::{self, Cell, Element, Rows, Slot, elements, slots};

/// The columns that say when something meets.
const WHEN: [Column; 4] = [Column::Day, Column::From, Column::To, Column::Hours];

/// When a row says that something meets.
#[derive(Clone, Debug, Default)]
pub(crate) struct When {
    pub(crate) meets: Meets,
    /// The hours alone; `None` if the row says nothing.
    pub(crate) hours: Option<(NaiveTime, NaiveTime)>,
    /// Why the day cannot be read, though the hours can.
    pub(crate) trouble: Option<Trouble>,
}

/// A time in one of the lists.
struct Time {
    list: &'static str,
    at: String,
    every: Option<(u8, NaiveDate)>,
}

/// Changes the times of an activity, its note, and nothing else.
pub(super) fn change(judge: &Judge<'_>, record: &Table, lines: &[&Line], change: &mut Change<'_>) {
    let rows = &judge.rows;
    let mut free = slots(record);
    let mut others: Vec<&Line> = Vec::new();
    let mut pairs: Vec<(&Line, Slot)> = Vec::new();
    for line in lines {
        match free
            .iter()
            .position(|slot| is_as_written(rows, record, line, slot))
        {
            Some(at) => pairs.push((line, free.remove(at))),
            None => match taken(line, &mut free) {
                Some(slot) => pairs.push((line, slot)),
                None => others.push(line),
            },
        }
    }
    let mut gone: Vec<Slot> = Vec::new();
    let mut free = free.into_iter();
    for line in others {
        match free.next() {
            Some(slot) => {
                move_one(line, &slot, rows, record, change, &mut gone);
                pairs.push((line, slot));
            }
            None => add(line, change),
        }
    }
    for slot in free {
        let (title, old) = (&change.title, told_of(slot.list, &slot.at));
        change.told.push(told!("import-time-gone", title, old));
        gone.push(slot);
    }
    for (line, slot) in &pairs {
        let is_gone = gone
            .iter()
            .any(|it| (it.list, it.index) == (slot.list, slot.index));
        remark(line, slot, is_gone, judge, record, change);
    }
    if pairs.is_empty() {
        for line in lines {
            remark(line, &Slot::default(), true, judge, record, change);
        }
    }
    // From the last to the first, so that the places of the others stay.
    gone.sort_by_key(|slot| (slot.list, slot.index));
    for slot in gone.iter().rev() {
        rows::remove(&mut change.record, slot.list, slot.index);
    }
}

/// True if a row says the day and the hours of a time as they were written.
fn is_as_written(rows: &Rows<'_>, record: &Table, line: &Line, slot: &Slot) -> bool {
    let cells = rows.slot(record, slot);
    let mut columns = WHEN.iter();
    columns.all(|column| !line.differs(*column, cells.get(column)))
}

/// Takes the times that a row means in other words, such as several days in one cell, if all of them are
/// there. Returns the first.
fn taken(line: &Line, free: &mut Vec<Slot>) -> Option<Slot> {
    let times = all_of(&line.when.as_ref().ok()?.meets);
    let mut left = free.clone();
    let mut found = Vec::new();
    for time in &times {
        let at = left.iter().position(|slot| is_at(slot, time))?;
        found.push(left.remove(at));
    }
    let first = found.into_iter().next()?;
    *free = left;
    Some(first)
}

/// True if two times are the same, however the content writes them.
fn is_at(slot: &Slot, time: &Time) -> bool {
    let every = time
        .every
        .map(|(weeks, starting)| (weeks.to_string(), starting.to_string()));
    let parts = |at: &str| {
        let (day, hours) = at.rsplit_once(' ').unwrap_or_default();
        (
            day.to_owned(),
            hours_of(&Given::Words(hours.to_owned())).ok(),
        )
    };
    (slot.list, &slot.every) == (time.list, &every) && parts(&slot.at) == parts(&time.at)
}

/// Puts the day and the hours of a row in place of those of a time.
fn move_one(
    line: &Line,
    slot: &Slot,
    rows: &Rows<'_>,
    record: &Table,
    change: &mut Change<'_>,
    gone: &mut Vec<Slot>,
) {
    let cells = rows.slot(record, slot);
    let is_same_day = !line.differs(Column::Day, cells.get(&Column::Day));
    let is_same_note = says_the_same(line, slot, cells.get(&Column::Note));
    let Some(mut times) = times_of(line, slot, is_same_day, change) else {
        return;
    };
    let first = times.remove(0);
    let is_rare = slot.every.as_ref().is_some_and(|(weeks, _)| weeks != "2");
    let keeps_every = is_rare && is_same_note;
    if (first.list != slot.list && slot.place.is_some()) || (keeps_every && !is_same_day) {
        let what = told!("import-elsewhere", path = change.path);
        change.refuse(line, Column::Day, Some(what));
        return;
    }
    let (row, title) = (u64::from(line.row), &change.title);
    let (new, old) = (told_of(first.list, &first.at), told_of(slot.list, &slot.at));
    change
        .told
        .push(told!("import-time-changed", row, title, new, old));
    if first.list == slot.list {
        with_element(&mut change.record, slot, |element| match element {
            Element::Words(value) => {
                let mut new = Value::from(first.at.as_str());
                *new.decor_mut() = value.decor().clone();
                *value = new;
            }
            Element::Table(table) => set(table, "at", first.at.as_str().into()),
        });
    } else {
        gone.push(slot.clone());
        push(&mut change.record, &first);
    }
    for time in &times {
        push(&mut change.record, time);
    }
}

/// Returns the times that a row says, which are some, or tells what is wrong with them.
fn times_of(
    line: &Line,
    slot: &Slot,
    is_same_day: bool,
    change: &mut Change<'_>,
) -> Option<Vec<Time>> {
    // A day of the month cannot be written into a sheet, but other hours can.
    if let (
        true,
        "monthly",
        Ok(When {
            hours: Some((from, to)),
            ..
        }),
    ) = (is_same_day, slot.list, &line.when)
    {
        let (day, _) = slot.at.rsplit_once(' ').unwrap_or_default();
        let at = format!("{day} {}", record::hours(*from, *to));
        let list = "monthly";
        return Some(vec![Time {
            list,
            at,
            every: None,
        }]);
    }
    match &line.when {
        Ok(When { hours: None, .. }) => {
            let what = told!("import-no-day", given = "");
            change.refuse(line, Column::Day, Some(what));
            None
        }
        Ok(When {
            trouble: Some(trouble),
            ..
        }) => {
            change.troubles.push(trouble.clone());
            None
        }
        Ok(when) => Some(all_of(&when.meets)).filter(|times| !times.is_empty()),
        Err(troubles) => {
            change.troubles.extend(troubles.iter().cloned());
            None
        }
    }
}

fn all_of(meets: &Meets) -> Vec<Time> {
    let weekly = meets.weekly.iter().map(|Weekly { at, every }| Time {
        list: "weekly",
        at: at.clone(),
        every: *every,
    });
    let once = meets.also_on.iter().map(|at| Time {
        list: "also_on",
        at: at.clone(),
        every: None,
    });
    weekly.chain(once).collect()
}

/// Adds the times of a row for which there is none yet.
fn add(line: &Line, change: &mut Change<'_>) {
    match &line.when {
        // Nobody knows yet when it meets.
        Ok(When { hours: None, .. }) => {}
        Ok(When {
            trouble: Some(trouble),
            ..
        }) => change.troubles.push(trouble.clone()),
        Ok(when) => {
            for time in all_of(&when.meets) {
                let (row, title) = (u64::from(line.row), &change.title);
                let new = told_of(time.list, &time.at);
                change.told.push(told!("import-time-new", row, title, new));
                push(&mut change.record, &time);
            }
            change.record.remove("times");
        }
        Err(troubles) => change.troubles.extend(troubles.iter().cloned()),
    }
}

/// Changes what a row says besides: whether it is every week, and the note.
fn remark(
    line: &Line,
    slot: &Slot,
    is_gone: bool,
    judge: &Judge<'_>,
    record: &Table,
    change: &mut Change<'_>,
) {
    let cells = judge.rows.slot(record, slot);
    // It may be older than what somebody wrote since, so it hinders nothing.
    let limits = cells.get(&Column::Limits);
    if line.differs(Column::Limits, limits) && !is_alike(line, Column::Limits, limits) {
        let what = told!("import-elsewhere", path = change.path);
        let heading = line.headings.get(&Column::Limits).cloned();
        let (row, heading) = (u64::from(line.row), heading.unwrap_or_default());
        change
            .left_out
            .push(told!("import-in-cell", row, heading, what));
    }
    let cell = cells.get(&Column::Note);
    if is_gone && slot.list == "monthly" || says_the_same(line, slot, cell) {
        return;
    }
    let given = line.words(Column::Note);
    if slot.every.is_none() && !is_every_second(&given) {
        if !change.told_of_note {
            change.tell(line, Column::Note, cell);
            change.told_of_note = true;
        }
        judge.set_text(change, line, (Column::Note, "note"), &given);
        return;
    }
    if slot.list != "weekly" || (slot.every.is_none() && record.contains_key("note")) {
        let what = told!("import-elsewhere", path = change.path);
        change.refuse(line, Column::Note, Some(what));
        return;
    }
    match &line.when {
        Ok(when) => {
            let every = when.meets.weekly.first().and_then(|it| it.every);
            change.tell(line, Column::Note, cell);
            set_every(&mut change.record, slot, every);
        }
        Err(troubles) => {
            for trouble in troubles {
                if !change.troubles.contains(trouble) {
                    change.troubles.push(trouble.clone());
                }
            }
        }
    }
}

/// True if the note of a row says what it said. How often something meets is written by the kiosk, so it may
/// come back in other words: what they mean is compared.
fn says_the_same(line: &Line, slot: &Slot, cell: Option<&Cell>) -> bool {
    if !line.differs(Column::Note, cell) {
        return true;
    }
    let Some((weeks, starting)) = &slot.every else {
        return false;
    };
    let is_every = |(given, day): (u8, NaiveDate)| {
        (given.to_string(), day.to_string()) == (weeks.clone(), starting.clone())
    };
    let when = line.when.as_ref().ok();
    let weekly = when.and_then(|when| when.meets.weekly.first());
    let is_meant = weekly.and_then(|it| it.every).is_some_and(is_every);
    is_meant || is_alike(line, Column::Note, cell)
}

/// True if a cell differs from the one that was written at most in how its days are written.
fn is_alike(line: &Line, column: Column, cell: Option<&Cell>) -> bool {
    let written = match cell {
        Some(Cell::Words(written)) => words(&Given::Words(written.clone())),
        _ => return false,
    };
    with_days_alike(&written) == with_days_alike(&line.words(column))
}

/// Says of a time of every week whether it is every week.
fn set_every(record: &mut Table, slot: &Slot, every: Option<(u8, NaiveDate)>) {
    with_element(record, slot, |element| match (element, every) {
        (Element::Words(_), None) => {}
        (Element::Words(value), Some(_)) => {
            let at = value.as_str().unwrap_or_default().to_owned();
            *value = value_with(&at, every);
        }
        (Element::Table(table), None) => {
            table.remove("every");
            table.remove("starting");
            table.fmt();
        }
        (Element::Table(table), Some((weeks, starting))) => {
            set(table, "every", i64::from(weeks).into());
            set(table, "starting", value_of(starting));
        }
    });
}

fn push(record: &mut Table, time: &Time) {
    rows::push(record, time.list, value_with(&time.at, time.every));
}

fn value_with(at: &str, every: Option<(u8, NaiveDate)>) -> Value {
    let Some((weeks, starting)) = every else {
        return at.into();
    };
    let mut table = InlineTable::new();
    table.insert("at", at.into());
    table.insert("every", i64::from(weeks).into());
    table.insert("starting", value_of(starting));
    table.into()
}

fn with_element(record: &mut Table, slot: &Slot, change: impl FnOnce(Element<'_>)) {
    let elements = record.get_mut(slot.list).map(elements).unwrap_or_default();
    if let Some(element) = elements.into_iter().nth(slot.index) {
        change(element);
    }
}

/// Returns a time in words.
fn told_of(list: &str, at: &str) -> Told {
    let (day, hours) = at.rsplit_once(' ').unwrap_or_default();
    match (list, day.split_once(' ')) {
        ("also_on", _) => {
            let day = day.parse().map_or_else(|_| day.to_owned(), date);
            told!("import-once", day, hours)
        }
        (_, Some((which, day))) => {
            let at = told!("import-at", day, hours);
            told!("import-monthly", which, at)
        }
        _ => told!("import-at", day, hours),
    }
}
