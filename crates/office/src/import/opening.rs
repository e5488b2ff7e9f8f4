//! When a centre is open, in the words of a cell: `poniedziałek–piątek 8:00–15:00; sobota 9:00–12:00`.
//!
//! Both ways are here, so that what is written can be read. Hours that hold only for some time have no words
//! here: their cell is empty, and somebody who fills it in is sent to the file.

use cas_schedule::{OpenAt, Opening};
use cas_setup::content::time::weekdays;
use cas_setup::told;
use cas_setup::told::Told;
use chrono::{NaiveDate, Weekday};
use toml_edit::{Array, Item, Table, TableLike, Value};

use super::cells::hours as hours_of;
use super::mapping::key;
use super::record;
use super::returned::value_of;
use crate::records::{self, set};
use crate::rows::{Element, Rows, elements};

/// What stands between the parts of a cell.
const BETWEEN: char = ';';
/// What the content says for what has no hours, and the message that says it to visitors.
const WITHOUT_HOURS: [(&str, &str); 2] = [
    ("always", "open-always"),
    ("by-appointment", "open-by-appointment"),
];
/// What the content says of holidays, and the message that says it to visitors.
const ON_HOLIDAYS: [(&str, &str); 2] = [
    ("closed", "closed-on-holidays"),
    ("open", "open-on-holidays"),
];

/// When a centre is open, in the words of the content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Open {
    hours: Vec<String>,
    holidays: Option<&'static str>,
}

impl Open {
    /// Writes it into the record of a centre, with the day on which somebody confirmed it. `source` is who says
    /// so, if that is known or nothing was there.
    pub(crate) fn write(
        &self,
        centre: &mut Table,
        day: NaiveDate,
        source: Option<&str>,
        file: &str,
    ) {
        let is_there = centre.get("open").and_then(Item::as_table_like).is_some();
        if !is_there {
            centre.insert("open", Item::Table(Table::new()));
        }
        let Some(open) = centre.get_mut("open").and_then(Item::as_table_like_mut) else {
            return;
        };
        let hours = match &self.hours[..] {
            [alone] => alone.into(),
            all => Value::Array(all.iter().map(String::as_str).collect::<Array>()),
        };
        set(open, "hours", hours);
        match self.holidays {
            Some(holidays) => set(open, "holidays", holidays.into()),
            None => drop(open.remove("holidays")),
        }
        confirm(open, day, source.or((!is_there).then_some(file)));
    }
}

/// Notes that opening hours were confirmed.
pub(crate) fn confirm(open: &mut dyn TableLike, day: NaiveDate, source: Option<&str>) {
    set(open, "checked", value_of(day));
    if let Some(source) = source {
        set(open, "source", source.into());
    }
}

/// Returns what the cell of a centre says; `None` if nothing is known, or if it needs more words than a cell
/// has.
pub(crate) fn words(rows: &Rows<'_>, centre: &Table) -> Option<String> {
    let mut open = centre.get("open")?.clone();
    let open = open.as_table_like_mut()?;
    let holidays = records::words(open, "holidays");
    let hours = elements(open.get_mut("hours")?).into_iter();
    let hours = hours.map(|element| match element {
        Element::Words(value) => told_of(rows, value.as_str()?),
        Element::Table(_) => None,
    });
    let mut parts = hours.collect::<Option<Vec<String>>>()?;
    let holidays = ON_HOLIDAYS.iter().find(|(word, _)| *word == holidays);
    parts.extend(holidays.map(|(_, id)| rows.say(id)));
    Some(parts.join("; "))
}

/// Returns hours of the content in the words of a cell.
fn told_of(rows: &Rows<'_>, hours: &str) -> Option<String> {
    if let Some((_, id)) = WITHOUT_HOURS.iter().find(|(word, _)| *word == hours) {
        return Some(rows.say(id));
    }
    let opening: Opening = hours.parse().ok()?;
    let (_, shown) = hours.rsplit_once(' ').unwrap_or(("", hours));
    Some(match opening.days {
        None => shown.to_owned(),
        Some((first, last)) if first == last => format!("{} {shown}", rows.weekday(first)),
        Some((first, last)) => {
            format!("{}–{} {shown}", rows.weekday(first), rows.weekday(last))
        }
    })
}

/// Reads what somebody wrote into a cell.
///
/// # Errors
/// Why it says no hours, or none that can be.
pub(crate) fn read(rows: &Rows<'_>, words: &str) -> Result<Open, Told> {
    let unread = || told!("import-no-open-hours", given = words);
    let mut open = Open::default();
    for part in words
        .split(BETWEEN)
        .map(str::trim)
        .filter(|it| !it.is_empty())
    {
        let is_said = |(_, id): &&(&str, &str)| key(&rows.say(id)) == key(part);
        if let Some((holidays, _)) = ON_HOLIDAYS.iter().find(is_said) {
            open.holidays = Some(holidays);
        } else if let Some((without, _)) = WITHOUT_HOURS.iter().find(is_said) {
            open.hours.push((*without).to_owned());
        } else {
            open.hours.extend(hours_in(part).ok_or_else(unread)?);
        }
    }
    let read = open.hours.iter().map(|it| it.parse::<OpenAt>().ok());
    let read: Vec<OpenAt> = read.collect::<Option<_>>().ok_or_else(unread)?;
    let overlap = |(index, one): (usize, &OpenAt)| match one {
        OpenAt::Hours(opening) => read[..index].iter().any(|other| match other {
            OpenAt::Hours(other) => opening.overlaps(other),
            OpenAt::Always | OpenAt::ByAppointment => false,
        }),
        OpenAt::Always => read.len() > 1 || open.holidays.is_some(),
        OpenAt::ByAppointment => false,
    };
    if read.is_empty() || read.iter().enumerate().any(overlap) {
        return Err(unread());
    }
    Ok(open)
}

/// Reads hours and, before them, the days of the week: `Mon–Fri 08:00–15:00`.
fn hours_in(part: &str) -> Option<Vec<String>> {
    let digit = part.find(|it: char| it.is_ascii_digit())?;
    let (days, hours) = part.split_at(digit);
    let (from, to) = hours_of(&cas_table::Value::Words(hours.to_owned())).ok()?;
    let hours = record::hours(from, to);
    if days.chars().all(|it| !it.is_alphabetic()) {
        return Some(vec![hours]);
    }
    let days = weekdays(days)?;
    let numbers = days.iter().map(|it| it.parse::<Weekday>().ok());
    let numbers: Vec<Weekday> = numbers.collect::<Option<_>>()?;
    let is_row = numbers.windows(2).all(|pair| pair[0].succ() == pair[1]);
    Some(match &days[..] {
        [first, .., last] if is_row => vec![format!("{first}–{last} {hours}")],
        days => days.iter().map(|day| format!("{day} {hours}")).collect(),
    })
}
