//! A table of a spreadsheet as a plan, as closures or as a register: what it is, its headings tell.

use std::collections::BTreeMap;

use cas_setup::content::activity::{COST_GRAPHEMES_MAX, NOTE_GRAPHEMES_MAX};
use cas_setup::content::time::{is_every_second, weekdays};
use cas_setup::told;
use cas_setup::told::Told;
use cas_table::{Book, Row, Sheet, Value};
use chrono::{NaiveDate, NaiveTime};

use super::cells::{day, days_in, hours, time, words};
use super::known::{Known, is_closed};
use super::mapping::{Column, Mapping};
use super::record::{self, Activity, Meets, Notice, Weekly};
use super::returned::{Line, confirmed_day};
use super::times::When;
use super::{KindsIn, Outcome, Trouble, calmed, register, unfit};
use crate::records::{Name, Sort};

/// The rows in which the headings are looked for.
const HEADING_ROWS: usize = 20;
/// The cells that are shown of a table that is not known.
const CELLS_SHOWN: usize = 8;
/// The weeks from one meeting to the next, of what is every second week.
const EVERY_SECOND: u8 = 2;

/// The headings of a table.
struct Headings {
    /// Their row.
    row: u32,
    /// What each column is for, and what it is called.
    columns: BTreeMap<Column, (u32, String)>,
    /// The columns for days of the week: each with its day in the words of the content.
    weekdays: Vec<(u32, &'static str)>,
    /// The columns that are not used.
    unused: Vec<String>,
}

/// What a table is.
#[derive(Clone, Copy, PartialEq)]
enum What {
    /// A plan with a row for each activity.
    List,
    /// A plan with a column for each day of the week.
    Grid,
    Closures,
    /// A register of centres.
    Register,
    /// A list of what is to be confirmed.
    Confirmations,
}

/// Reads all tables of a book that are known.
pub(crate) fn read(book: &Book, known: &Known<'_>, outcome: &mut Outcome) {
    let mut is_any_known = false;
    let mut incomplete = None;
    for sheet in &book.sheets {
        outcome.as_of = outcome.as_of.or_else(|| as_of(sheet, known));
        let Some(mut headings) = Headings::of(sheet, known) else {
            continue;
        };
        let Some(what) = headings.what() else {
            incomplete = incomplete.or_else(|| headings.missing(known.mapping));
            continue;
        };
        is_any_known = true;
        let is_own = headings.is_own();
        outcome.is_own |= is_own;
        match what {
            What::List => {
                outcome.lists.push(Sort::Activity);
                outcome.kinds_in = headings.kinds_in();
            }
            What::Closures => outcome.lists.push(Sort::Notice),
            What::Grid | What::Register | What::Confirmations => {}
        }
        let names_centres = is_own || what == What::Register || headings.has(Column::Centre);
        if known.centre.is_none() && !names_centres {
            outcome.unread = Some(told!("import-no-centre"));
            return;
        }
        outcome.guesses.extend(headings.left_out(known.mapping));
        // When centres are open is told with the day on which somebody confirmed it, which a register has not.
        if what == What::Register && !is_own && headings.has(Column::Open) {
            headings.unused.push(headings.name(Column::Open));
        }
        if !headings.unused.is_empty() {
            let columns = headings.unused.join(", ");
            outcome
                .guesses
                .push(told!("import-unused-columns", columns));
        }
        for row in sheet.rows.iter().filter(|row| row.number > headings.row) {
            let table = Table {
                headings: &headings,
                known,
                row,
            };
            if is_own && table.is_returned(what, outcome) {
                continue;
            }
            let before = outcome.troubles.len();
            match what {
                What::List => table.activity(outcome),
                What::Grid => table.slots(outcome),
                What::Closures => table.closure(outcome),
                What::Register => table.listed(outcome),
                What::Confirmations => {}
            }
            // A row of which nothing is known keeps what was shown.
            if outcome.troubles.len() > before {
                let text = table.words(Column::Text).unwrap_or_default();
                for trouble in &mut outcome.troubles[before..] {
                    trouble.is_of_closure |= what == What::Closures && is_closed(&text);
                }
                outcome.kept.extend(table.words(Column::Title));
                outcome.kept.extend(table.words(Column::Text));
            }
        }
    }
    if !is_any_known {
        outcome.unread = Some(unknown(book, incomplete));
    }
}

/// Tells what a book has whose tables are not known. `incomplete` is what a table lacks that is nearly known.
fn unknown(book: &Book, incomplete: Option<(String, String)>) -> Told {
    let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    let cells = rows.flat_map(|row| &row.cells).take(CELLS_SHOWN);
    let cells: Vec<String> = cells.map(|cell| words(&cell.value)).collect();
    let has = cells.join(" · ");
    if let Some((plan, closures)) = incomplete {
        told!("import-incomplete-table", plan, closures, has)
    } else {
        told!("import-unknown-table", has)
    }
}

/// Returns the day from which a sheet says that it is.
fn as_of(sheet: &Sheet, known: &Known<'_>) -> Option<NaiveDate> {
    let cells = sheet
        .rows
        .iter()
        .take(HEADING_ROWS)
        .flat_map(|row| &row.cells);
    let mut days = cells.filter_map(|cell| known.mapping.as_of(&words(&cell.value)));
    days.next()
}

impl Headings {
    /// Finds the row with most headings.
    fn of(sheet: &Sheet, known: &Known<'_>) -> Option<Self> {
        let rows = sheet.rows.iter().take(HEADING_ROWS);
        let all = rows.map(|row| Self::in_row(row, known));
        // Of rows with as many headings the first counts, so the last is looked at first.
        let all: Vec<Self> = all.collect();
        let count = |it: &Self| it.columns.len() + it.weekdays.len();
        let found = all.into_iter().rev().max_by_key(count)?;
        (count(&found) > 1).then_some(found)
    }

    fn in_row(row: &Row, known: &Known<'_>) -> Self {
        let mut headings = Self {
            row: row.number,
            columns: BTreeMap::new(),
            weekdays: Vec::new(),
            unused: Vec::new(),
        };
        for cell in &row.cells {
            let heading = words(&cell.value);
            let days = weekdays(&heading);
            if let Some(column) = known.mapping.column(&heading) {
                let named = (cell.at.column, heading);
                headings.columns.entry(column).or_insert(named);
            } else if let Some([day]) = days.as_deref() {
                headings.weekdays.push((cell.at.column, day));
            } else {
                headings.unused.push(heading);
            }
        }
        headings
    }

    fn has(&self, column: Column) -> bool {
        self.columns.contains_key(&column)
    }

    /// True if the kiosk has written the sheet, for coming back.
    fn is_own(&self) -> bool {
        self.has(Column::Confirmed) || self.has(Column::Record)
    }

    fn what(&self) -> Option<What> {
        let has_hours = self.has(Column::Hours) || self.has(Column::From);
        if self.has(Column::Fact) && self.has(Column::Confirmed) && self.has(Column::Record) {
            Some(What::Confirmations)
        } else if self.has(Column::Number) && self.has(Column::Name) && self.has(Column::Street) {
            Some(What::Register)
        } else if self.weekdays.len() > 1 && has_hours {
            Some(What::Grid)
        } else if self.has(Column::Title) && self.has(Column::Day) && has_hours {
            Some(What::List)
        } else if self.has(Column::Text) && (self.has(Column::FirstDay) || self.has(Column::From)) {
            Some(What::Closures)
        } else {
            None
        }
    }

    /// Returns which columns a plan and closures would need besides these, if only one is missing for one of them.
    fn missing(&self, mapping: &Mapping) -> Option<(String, String)> {
        let missing = |needed: &[&[Column]]| -> Vec<String> {
            let absent = needed
                .iter()
                .filter(|any| !any.iter().any(|it| self.has(*it)));
            let names = absent.filter_map(|any| mapping.heading(*any.first()?).ok());
            names.map(str::to_owned).collect()
        };
        let plan = missing(&[
            &[Column::Day],
            &[Column::From, Column::Hours],
            &[Column::Title],
        ]);
        let closures = missing(&[&[Column::FirstDay, Column::From], &[Column::Text]]);
        let is_near = plan.len().min(closures.len()) <= 1;
        is_near.then(|| (plan.join(", "), closures.join(", ")))
    }

    /// Returns where a list says the kinds.
    fn kinds_in(&self) -> KindsIn {
        if self.has(Column::Kind) {
            KindsIn::Column(self.name(Column::Kind))
        } else {
            KindsIn::NoColumn
        }
    }

    /// Tells which columns have names of persons that visitors are not shown.
    fn left_out(&self, mapping: &Mapping) -> Option<Told> {
        let shown: &[Column] = if mapping.leaders {
            &[Column::Leader]
        } else {
            &[]
        };
        let persons = [Column::Leader, Column::Contact].into_iter();
        let columns = persons.filter(|it| self.has(*it) && !shown.contains(it));
        let columns: Vec<String> = columns.map(|it| self.name(it)).collect();
        let columns = columns.join(", ");
        (!columns.is_empty()).then(|| told!("import-persons", columns))
    }

    /// Returns the heading of a column as it is written.
    fn name(&self, column: Column) -> String {
        let found = self.columns.get(&column);
        found.map(|(_, name)| name.clone()).unwrap_or_default()
    }
}

/// A row of a table, under its headings.
pub(super) struct Table<'t> {
    headings: &'t Headings,
    pub(super) known: &'t Known<'t>,
    pub(super) row: &'t Row,
}

impl Table<'_> {
    /// Returns what is in a column of the row.
    pub(super) fn value(&self, column: Column) -> Option<&Value> {
        let (number, _) = self.headings.columns.get(&column)?;
        self.row.get(*number).map(|cell| &cell.value)
    }

    fn words(&self, column: Column) -> Option<String> {
        self.value(column).map(words)
    }

    /// True if the row stands for a record, or is an example, and so has nothing new.
    fn is_returned(&self, what: What, outcome: &mut Outcome) -> bool {
        let title = self.words(Column::Title).or(self.words(Column::Text));
        let mapping = self.known.mapping;
        if title
            .as_ref()
            .is_some_and(|title| mapping.is_example(title))
        {
            return true;
        }
        let name = match (what, self.words(Column::Record)) {
            (What::Register, _) => {
                let known = &self.known.setup.content.centres;
                let id = register::id_of(self).map(|(id, _)| id);
                id.filter(|id| known.iter().any(|centre| centre.id == *id))
                    .map(|id| Name {
                        sort: Sort::Centre,
                        id,
                    })
            }
            (_, Some(written)) => {
                let name = Name::read(&written);
                if name.is_none() {
                    let what = told!("import-no-record", given = written);
                    outcome.troubles.push(self.trouble(Column::Record, what));
                    return true;
                }
                name
            }
            (What::Closures, None) => title.and_then(|it| self.known.made(Sort::Notice, &it)),
            (_, None) => title.and_then(|it| self.known.made(Sort::Activity, &calmed(&it))),
        };
        let Some(name) = name else {
            return false;
        };
        let columns = self.headings.columns.iter();
        let headings = columns.map(|(column, (_, heading))| (*column, heading.clone()));
        let headings: BTreeMap<Column, String> = headings.collect();
        let values = headings.keys();
        let values = values.filter_map(|it| Some((*it, self.value(*it)?.clone())));
        outcome.lines.push(Line {
            name,
            row: self.row.number,
            values: values.collect(),
            headings,
            when: self.when(what),
        });
        true
    }

    /// Returns when a row of a plan says that it meets.
    fn when(&self, what: What) -> Result<When, Vec<Trouble>> {
        let columns = [Column::Day, Column::From, Column::To, Column::Hours];
        let says = columns.iter().any(|column| self.value(*column).is_some());
        if what != What::List || !says {
            return Ok(When::default());
        }
        match (self.days(), self.hours()) {
            (Ok(days), Ok((from, to))) => {
                let meets = self.meets(days, from, to).map_err(|it| vec![it])?;
                let hours = Some((from, to));
                Ok(When {
                    meets,
                    hours,
                    trouble: None,
                })
            }
            // What the day means may be known though it cannot be read.
            (Err(trouble), Ok((from, to))) => Ok(When {
                hours: Some((from, to)),
                trouble: Some(trouble),
                ..When::default()
            }),
            (days, hours) => Err(days.err().into_iter().chain(hours.err()).collect()),
        }
    }

    /// Returns the day on which somebody confirmed the row.
    fn confirmed(&self) -> Result<Option<NaiveDate>, Trouble> {
        let given = self.value(Column::Confirmed);
        let day = given.map(|given| confirmed_day(given, self.known));
        let day = day.transpose();
        day.map_err(|what| self.trouble(Column::Confirmed, what))
    }

    /// Reads a row of a register.
    fn listed(&self, outcome: &mut Outcome) {
        let mut register = std::mem::take(&mut outcome.register);
        register::add(&mut register, self, outcome);
        let last = register.last_mut().filter(|_| self.headings.is_own());
        if let (Some((_, listed)), Ok(day)) = (last, self.confirmed()) {
            listed.confirmed = day.or(listed.confirmed);
            listed.opens(self, outcome);
        }
        outcome.register = register;
    }

    /// Reads a row of a list.
    fn activity(&self, outcome: &mut Outcome) {
        let Some(title) = self.value(Column::Title) else {
            // An empty row, or one with a note alone, is no activity.
            if self.value(Column::Day).is_some() {
                let trouble = self.trouble(Column::Title, told!("import-no-title"));
                outcome.troubles.push(trouble);
            }
            return;
        };
        let (days, hours) = (self.days(), self.hours());
        let centre = self.centre();
        let mut fail = |trouble| outcome.troubles.push(trouble);
        let meets = match (days, hours) {
            (Ok(days), Ok((from, to))) => self.meets(days, from, to).map_err(fail),
            (days, hours) => {
                let _ = days.map_err(&mut fail);
                let _ = hours.map_err(&mut fail);
                Err(())
            }
        };
        let centre = centre.map_err(|trouble| outcome.troubles.push(trouble));
        let checked = self.confirmed();
        let checked = checked.map_err(|trouble| outcome.troubles.push(trouble));
        let (Ok(meets), Ok(centre), Ok(checked)) = (meets, centre, checked) else {
            return;
        };
        let sign_up = self.words(Column::SignUp);
        let sign_up = sign_up.and_then(|words| self.known.mapping.truth(&words));
        let title = title_of(title, self.row, outcome);
        let cost = self.words(Column::Cost);
        let cost = self.fitting(Column::Cost, cost, COST_GRAPHEMES_MAX, outcome);
        let note = self.leader().map(|note| (Column::Leader, note));
        let note = note.or_else(|| Some((Column::Note, self.note()?)));
        let note = note.and_then(|(column, note)| {
            self.fitting(column, Some(note), NOTE_GRAPHEMES_MAX, outcome)
        });
        self.known
            .add(outcome, title, self.words(Column::Kind), |title, kind| {
                Activity {
                    title,
                    kind,
                    centre,
                    meets,
                    sign_up,
                    cost,
                    note,
                    checked,
                }
            });
    }

    /// Returns words if they can be shown, and tells if not.
    fn fitting(
        &self,
        column: Column,
        words: Option<String>,
        graphemes_max: usize,
        outcome: &mut Outcome,
    ) -> Option<String> {
        let words = words.filter(|it| !it.is_empty())?;
        let Some(what) = unfit(&words, graphemes_max) else {
            return Some(words);
        };
        outcome.troubles.push(self.trouble(column, what));
        None
    }

    /// Returns who leads, if visitors are told.
    fn leader(&self) -> Option<String> {
        let mapping = self.known.mapping;
        let name = self.words(Column::Leader).filter(|it| !it.is_empty());
        let name = name.filter(|_| mapping.leaders)?;
        Some(mapping.led_by(&name))
    }

    /// Returns what else one should know, in a sheet of the kiosk. In a plan of others it is for the staff.
    fn note(&self) -> Option<String> {
        let is_own = self.headings.is_own();
        let note = self.words(Column::Note).filter(|_| is_own);
        note.filter(|note| !is_every_second(note))
    }

    fn days(&self) -> Result<Days, Trouble> {
        let value = self.value(Column::Day);
        let found = value.and_then(|value| match value {
            Value::Words(words) => match weekdays(words) {
                Some(days) => Some(Days::Weekly(days)),
                None => day(value).map(Days::Once),
            },
            value => day(value).map(Days::Once),
        });
        found.ok_or_else(|| {
            let given = value.map(words).unwrap_or_default();
            self.trouble(Column::Day, told!("import-no-day", given))
        })
    }

    fn hours(&self) -> Result<(NaiveTime, NaiveTime), Trouble> {
        if let Some(value) = self.value(Column::Hours) {
            return hours(value).map_err(|it| self.trouble(Column::Hours, it));
        }
        let to_name = self.headings.name(Column::To);
        let end = |column| match self.value(column) {
            Some(value) => time(value, &to_name).map_err(|it| self.trouble(column, it)),
            None => Err(self.trouble(column, told!("import-no-time-at-all"))),
        };
        let (from, to) = (end(Column::From)?, end(Column::To)?);
        if from < to {
            Ok((from, to))
        } else {
            let given = record::hours(from, to);
            Err(self.trouble(Column::To, told!("import-wrong-order", given)))
        }
    }

    /// Returns when it meets; a note may say that it is not every week.
    fn meets(&self, days: Days, from: NaiveTime, to: NaiveTime) -> Result<Meets, Trouble> {
        let hours = record::hours(from, to);
        let days = match days {
            Days::Once(date) => {
                return Ok(Meets {
                    also_on: vec![format!("{date} {hours}")],
                    ..Meets::default()
                });
            }
            Days::Weekly(days) => days,
        };
        let note = self.words(Column::Note).unwrap_or_default();
        let every = if is_every_second(&note) {
            let starting = days_in(&note).first().copied();
            let starting = starting.filter(|it| {
                let day = it.format("%a").to_string();
                days.contains(&day.as_str())
            });
            let missing =
                || self.trouble(Column::Note, told!("import-no-first-day", given = &note));
            Some((EVERY_SECOND, starting.ok_or_else(missing)?))
        } else {
            None
        };
        let weekly = days.iter().map(|day| Weekly {
            at: format!("{day} {hours}"),
            every,
        });
        Ok(Meets {
            weekly: weekly.collect(),
            ..Meets::default()
        })
    }

    /// Reads a row of a plan with a column for each day.
    fn slots(&self, outcome: &mut Outcome) {
        let filled: Vec<(&str, &Value)> = self
            .headings
            .weekdays
            .iter()
            .filter_map(|(column, day)| Some((*day, &self.row.get(*column)?.value)))
            .collect();
        if filled.is_empty() {
            return;
        }
        let (hours, centre) = (self.hours(), self.centre());
        let (hours, centre) = match (hours, centre) {
            (Ok(hours), Ok(centre)) => (hours, centre),
            (hours, centre) => {
                outcome
                    .troubles
                    .extend(hours.err().into_iter().chain(centre.err()));
                let titles = filled.iter().map(|(_, value)| words(value));
                outcome.kept.extend(titles);
                return;
            }
        };
        for (day, value) in filled {
            let title = title_of(value, self.row, outcome);
            let at = format!("{day} {}", record::hours(hours.0, hours.1));
            let meets = Meets {
                weekly: vec![Weekly { at, every: None }],
                ..Meets::default()
            };
            let centre = centre.clone();
            self.known
                .add(outcome, title, None, |title, kind| Activity {
                    title,
                    kind,
                    centre,
                    meets,
                    sign_up: None,
                    cost: None,
                    note: None,
                    checked: None,
                });
        }
    }

    /// Reads a row of closures.
    fn closure(&self, outcome: &mut Outcome) {
        let Some(text) = self.words(Column::Text) else {
            return;
        };
        let column = |days: Column, hours: Column| {
            if self.headings.has(days) { days } else { hours }
        };
        let first = column(Column::FirstDay, Column::From);
        let last = column(Column::LastDay, Column::To);
        let date = |column| {
            let given = self.words(column).unwrap_or_default();
            let found = self.value(column).and_then(day);
            found.ok_or_else(|| self.trouble(column, told!("import-no-date", given)))
        };
        let until = if self.value(last).is_some() {
            date(last)
        } else {
            date(first)
        };
        let checked = match self.confirmed() {
            Ok(checked) => checked,
            Err(trouble) => {
                outcome.troubles.push(trouble);
                return;
            }
        };
        match (date(first), until, self.centre()) {
            (Ok(from), Ok(until), Ok(centre)) if from <= until => {
                outcome.add_notice(Notice {
                    is_closure: is_closed(&text),
                    text,
                    from,
                    until,
                    centre,
                    checked,
                });
            }
            (Ok(_), Ok(until), Ok(_)) => {
                let given = until.format("%d.%m.%Y").to_string();
                let trouble = self.trouble(last, told!("import-ends-before", given));
                outcome.troubles.push(trouble);
            }
            (from, until, centre) => {
                let troubles = [from.err(), until.err(), centre.err()];
                outcome.troubles.extend(troubles.into_iter().flatten());
                // One cell for both days is told of once.
                outcome.troubles.dedup();
            }
        }
    }

    /// Returns the centre of a row: that of its own column, else that of the whole file.
    fn centre(&self) -> Result<String, Trouble> {
        match self.words(Column::Centre) {
            Some(words) => self.known.centre(&words).ok_or_else(|| {
                self.trouble(
                    Column::Centre,
                    told!("import-no-such-centre", given = words),
                )
            }),
            // Without a column, there is one centre for the whole file.
            None => self
                .known
                .centre
                .map(str::to_owned)
                .ok_or_else(|| self.trouble(Column::Centre, told!("import-no-centre-in-row"))),
        }
    }

    /// Returns that something is wrong in a column of the row.
    pub(super) fn trouble(&self, column: Column, what: Told) -> Trouble {
        let heading = self.headings.columns.get(&column);
        let heading = heading.map(|(_, name)| name.clone());
        Trouble {
            row: Some(self.row.number),
            heading,
            is_of_closure: false,
            is_unconfirmed: false,
            what,
        }
    }
}

/// The days of a row.
enum Days {
    Weekly(Vec<&'static str>),
    Once(NaiveDate),
}

/// Returns the title in a cell: its first line, and not in capitals alone.
fn title_of(value: &Value, row: &Row, outcome: &mut Outcome) -> String {
    let Value::Words(all) = value else {
        return words(value);
    };
    let (title, rest) = all.split_once('\n').unwrap_or((all, ""));
    let rest = rest.trim();
    if !rest.is_empty() {
        let row = u64::from(row.number);
        outcome.guesses.push(told!("import-left-out", row, rest));
    }
    super::calmed(title)
}
