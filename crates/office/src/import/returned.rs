//! Rows that come back from a sheet of the kiosk: each stands for a record, and changes it where it stands.
//!
//! A cell that is as it was written says nothing. A row counts with the day on which somebody confirmed it:
//! without a day nothing is changed, and a day older than what is shown changes nothing either.

use std::collections::BTreeMap;

use cas_setup::content::activity::TITLE_GRAPHEMES_MAX;
use cas_setup::content::notice::TEXT_GRAPHEMES_MAX;
use cas_setup::told;
use cas_setup::told::Told;
use cas_table::Value as Given;
use cas_words::checked::Checked;
use chrono::NaiveDate;
use toml_edit::{Datetime, Item, Table, Value};

use super::cells::{date, day, words};
use super::known::{Known, is_closed};
use super::mapping::Column;
use super::opening::{self, Open};
use super::times;
use super::{Trouble, calmed, register, unfit};
use crate::records::{self, Name, Records, Sort, list, set, set_text};
use crate::rows::{self, Cell, Cells, Rows, is_same};

/// A row that stands for a record.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) name: Name,
    pub(crate) row: u32,
    /// What the columns of its table are called.
    pub(crate) headings: BTreeMap<Column, String>,
    pub(crate) values: BTreeMap<Column, Given>,
    /// When it meets, if it is a row of a plan.
    pub(crate) when: Result<times::When, Vec<Trouble>>,
}

/// What came of rows that came back.
#[derive(Debug, Default)]
pub(crate) struct Returned {
    pub(crate) troubles: Vec<Trouble>,
    pub(crate) changes: Vec<Told>,
    /// What a sheet cannot say, and so was not taken.
    pub(crate) left_out: Vec<Told>,
    /// What has no row any more.
    pub(crate) gone: Vec<Told>,
    /// The records that say something else now, and are not only confirmed.
    pub(crate) changed: Vec<Name>,
    /// The days on which records were confirmed, with their titles.
    pub(crate) confirmed: BTreeMap<NaiveDate, Vec<String>>,
    /// The number of records whose rows were confirmed on a day that the content knew already.
    pub(crate) known: usize,
    /// The number of records that others have changed since the sheet was written, and its writer has not.
    pub(crate) overtaken: usize,
}

/// By what rows are judged.
pub(crate) struct Judge<'j> {
    pub(crate) rows: Rows<'j>,
    pub(crate) known: &'j Known<'j>,
    /// Who says so, if somebody is named.
    pub(crate) source: Option<&'j str>,
    /// The name of the file.
    pub(crate) file: &'j str,
    /// What records were before the last imports.
    pub(crate) past: &'j dyn Fn(&Name) -> Vec<Table>,
}

/// A record as it becomes.
pub(crate) struct Change<'c> {
    /// The file where it stands.
    pub(crate) path: &'c str,
    pub(crate) title: String,
    pub(crate) record: Table,
    /// What changes.
    pub(crate) told: Vec<Told>,
    /// What a sheet cannot say, and so is not taken.
    pub(crate) left_out: Vec<Told>,
    /// What has no row any more.
    pub(crate) gone: Vec<Told>,
    pub(crate) troubles: Vec<Trouble>,
    /// When it is open, if that changes.
    pub(crate) open: Option<Open>,
    /// True if it was told that the note is another one, which stands in each row.
    pub(crate) told_of_note: bool,
    /// True if letters and digits alone are compared, as in a register.
    is_bare: bool,
}

impl Change<'_> {
    /// Returns the first row in which a cell is another one, with its words, and tells of it.
    fn differing<'l>(
        &mut self,
        lines: &[&'l Line],
        cells: &Cells,
        column: Column,
    ) -> Option<(&'l Line, String)> {
        let cell = cells.get(&column);
        let line = lines.iter().find(|it| self.is_other(it, column, cell))?;
        self.tell(line, column, cell);
        Some((line, line.words(column)))
    }

    /// True if a cell is another one.
    fn is_other(&self, line: &Line, column: Column, cell: Option<&Cell>) -> bool {
        let old = cell.map(shown).unwrap_or_default();
        let is_same = || register::bare(&old) == register::bare(&line.words(column));
        line.differs(column, cell) && !(self.is_bare && is_same())
    }

    /// Tells that a cell is another one.
    pub(crate) fn tell(&mut self, line: &Line, column: Column, cell: Option<&Cell>) {
        let row = u64::from(line.row);
        let title = &self.title;
        let heading = line.headings.get(&column).cloned().unwrap_or_default();
        let new = line.words(column);
        let old = cell.map(shown).unwrap_or_default();
        let told = told!("import-cell-changed", row, title, heading, new, old);
        self.told.push(told);
    }

    /// Adds something to mend, if there is something.
    pub(crate) fn refuse(&mut self, line: &Line, column: Column, what: Option<Told>) {
        let trouble = what.map(|what| line.trouble(column, what));
        self.troubles.extend(trouble);
    }
}

/// Returns what people see in a cell.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => words.clone(),
        Cell::Day(day) => date(*day),
        Cell::Time(time) => words(&Given::Time(*time)),
    }
}

/// Returns a day as a value of the content.
pub(super) fn value_of(day: NaiveDate) -> Value {
    let day = day.to_string();
    day.parse::<Datetime>()
        .map_or_else(|_| day.into(), Value::from)
}

impl Line {
    /// Returns what is in a column.
    pub(crate) fn value(&self, column: Column) -> Option<&Given> {
        self.values.get(&column)
    }

    /// True if a column is there, and has something else in it than was written.
    pub(crate) fn differs(&self, column: Column, cell: Option<&Cell>) -> bool {
        self.headings.contains_key(&column) && !is_same(cell, self.value(column))
    }

    /// Returns that something is wrong in a column.
    pub(crate) fn trouble(&self, column: Column, what: Told) -> Trouble {
        Trouble {
            row: Some(self.row),
            heading: self.headings.get(&column).cloned(),
            is_of_closure: self.name.sort == Sort::Notice && is_closed(&self.words(Column::Text)),
            is_unconfirmed: false,
            what,
        }
    }

    /// Returns the words in a column.
    pub(crate) fn words(&self, column: Column) -> String {
        self.value(column).map(words).unwrap_or_default()
    }

    /// Returns the day on which somebody confirmed the row, if it has one.
    fn confirmed(&self, known: &Known<'_>) -> Result<Option<NaiveDate>, Trouble> {
        let Some(given) = self.value(Column::Confirmed) else {
            return Ok(None);
        };
        // A month or a year alone is no day, but that is what is written where no more is known.
        if Checked::parse(&words(given)).is_some_and(|checked| checked.day.is_none()) {
            return Ok(None);
        }
        let found = confirmed_day(given, known);
        found
            .map(Some)
            .map_err(|what| self.trouble(Column::Confirmed, what))
    }
}

/// Reads a day on which somebody confirmed something. It is not still to come.
pub(super) fn confirmed_day(given: &Given, known: &Known<'_>) -> Result<NaiveDate, Told> {
    let found = day(given).ok_or_else(|| told!("import-no-date", given = words(given)))?;
    if found > known.today {
        Err(told!("import-confirmed-ahead", given = date(found)))
    } else {
        Ok(found)
    }
}

impl Judge<'_> {
    /// Changes the records for which these rows stand.
    pub(crate) fn apply(&self, records: &mut Records, lines: &[Line]) -> Returned {
        let mut returned = Returned::default();
        let mut seen: Vec<&Name> = Vec::new();
        for line in lines {
            if seen.contains(&&line.name) {
                continue;
            }
            seen.push(&line.name);
            let same = lines.iter().filter(|it| it.name == line.name);
            let same: Vec<&Line> = same.collect();
            if let Some(new) = self.one(records, line, &same, &mut returned) {
                records.put(&line.name, new);
            }
        }
        returned
    }

    /// Returns what becomes of a record, if it changes.
    fn one(
        &self,
        records: &Records,
        first: &Line,
        lines: &[&Line],
        returned: &mut Returned,
    ) -> Option<Table> {
        let Some((path, record)) = records.get(&first.name) else {
            let given = first.name.written();
            let trouble = first.trouble(Column::Record, told!("import-no-record", given));
            returned.troubles.push(trouble);
            return None;
        };
        let mut change = Change {
            path,
            title: self.title(first.name.sort, record),
            record: record.clone(),
            told: Vec::new(),
            left_out: Vec::new(),
            gone: Vec::new(),
            troubles: Vec::new(),
            open: None,
            told_of_note: false,
            is_bare: first.name.sort == Sort::Centre,
        };
        let day = self.day(lines, &mut change);
        let days = change.troubles.len();
        if !first.headings.contains_key(&Column::Fact) {
            match first.name.sort {
                Sort::Centre => self.centre(record, lines, &mut change),
                Sort::Activity => self.activity(record, lines, &mut change),
                Sort::Notice => self.notice(record, lines, &mut change),
            }
        }
        let is_changed = !change.told.is_empty();
        for trouble in &mut change.troubles[..days] {
            trouble.is_of_closure &= is_changed;
            trouble.is_unconfirmed = true;
        }
        let shown = rows::checked(record).first_day();
        let unconfirmed = unconfirmed(first, day, shown);
        if let (true, true, Some(what)) = (is_changed, change.troubles.is_empty(), unconfirmed) {
            if self.is_as_it_was(lines) {
                returned.overtaken += 1;
                return None;
            }
            change.troubles.push(Trouble {
                is_unconfirmed: true,
                ..first.trouble(Column::Confirmed, what)
            });
        }
        returned.left_out.append(&mut change.left_out);
        returned.gone.append(&mut change.gone);
        if !change.troubles.is_empty() {
            returned.troubles.append(&mut change.troubles);
            return None;
        }
        let newer = day.filter(|day| shown.is_none_or(|shown| shown < *day));
        returned.known += usize::from(day.is_some() && newer.is_none());
        if let (Some(open), Some(day)) = (&change.open, day) {
            open.write(&mut change.record, day, self.source, self.file);
        }
        if let Some(day) = newer {
            set(&mut change.record, "checked", value_of(day));
            self.confirm_open(first, day, &mut change.record);
            let titles = returned.confirmed.entry(day).or_default();
            titles.push(change.title.clone());
        }
        let is_changed = newer.is_some() || !change.told.is_empty();
        if let Some(source) = self.source.filter(|_| is_changed) {
            set(&mut change.record, "source", source.into());
        }
        if !change.told.is_empty() {
            returned.changed.push(first.name.clone());
        }
        returned.changes.append(&mut change.told);
        is_changed.then_some(change.record)
    }

    /// True if the rows of a record are as they were written before another sheet changed the record: whoever
    /// sends them means nothing by them.
    fn is_as_it_was(&self, lines: &[&Line]) -> bool {
        let Some(first) = lines.first() else {
            return false;
        };
        let past = (self.past)(&first.name);
        past.iter().any(|record| {
            let mut written = match first.name.sort {
                Sort::Centre => self.rows.centre(record),
                Sort::Activity => self.rows.activity(record),
                Sort::Notice => vec![self.rows.notice(record)],
            };
            let is_there = |line: &&Line| {
                let mut columns = line.headings.keys();
                let is_it = |cells: &Cells| columns.all(|it| !line.differs(*it, cells.get(it)));
                let found = written.iter().position(is_it);
                found.map(|at| written.remove(at)).is_some()
            };
            lines.iter().all(is_there) && written.is_empty()
        })
    }

    /// Confirms when a centre is open, if its row says that.
    fn confirm_open(&self, line: &Line, day: NaiveDate, record: &mut Table) {
        if line.value(Column::Open).is_none() {
            return;
        }
        if let Some(open) = record.get_mut("open").and_then(Item::as_table_like_mut) {
            opening::confirm(open, day, self.source);
        }
    }

    /// Returns the day on which somebody confirmed a record. Its rows have one cell for it.
    fn day(&self, lines: &[&Line], change: &mut Change<'_>) -> Option<NaiveDate> {
        let days = lines.iter().filter_map(|line| {
            let day = line.confirmed(self.known);
            day.unwrap_or_else(|trouble| {
                change.troubles.push(trouble);
                None
            })
        });
        days.max()
    }

    fn title(&self, sort: Sort, record: &Table) -> String {
        let cells = match sort {
            Sort::Centre => return records::words(record, "name"),
            Sort::Activity => self.rows.untimed(record),
            Sort::Notice => self.rows.notice(record),
        };
        let title = cells.get(&Column::Title).or(cells.get(&Column::Text));
        match title {
            Some(Cell::Words(title)) => title.clone(),
            _ => records::words(record, "id"),
        }
    }

    fn activity(&self, record: &Table, lines: &[&Line], change: &mut Change<'_>) {
        let cells = self.rows.untimed(record);
        let is_calmed = |line: &&&Line| match cells.get(&Column::Title) {
            Some(Cell::Words(title)) => calmed(&line.words(Column::Title)) == *title,
            _ => false,
        };
        let others: Vec<&Line> = lines.iter().filter(|it| !is_calmed(it)).copied().collect();
        if let Some((line, given)) = change.differing(&others, &cells, Column::Title) {
            let title = calmed(&given);
            let what = if title.is_empty() {
                Some(told!("import-no-title"))
            } else {
                unfit(&title, TITLE_GRAPHEMES_MAX)
            };
            change.refuse(line, Column::Title, what);
            self.set_text(change, line, (Column::Title, "title"), &title);
        }
        // Somebody may call the same kind otherwise, or leave it to be guessed.
        let kind = records::words(record, "kind");
        let is_other = |line: &&&Line| {
            let given = line.words(Column::Kind);
            let meant = self.known.kind(&given);
            !given.is_empty() && meant.is_none_or(|(id, _)| id != kind)
        };
        let others: Vec<&Line> = lines.iter().filter(is_other).copied().collect();
        if let Some((line, given)) = change.differing(&others, &cells, Column::Kind) {
            if let Some((kind, _)) = self.known.kind(&given) {
                set(&mut change.record, "kind", kind.into());
            } else {
                let what = told!("import-no-such-kind", given);
                change.refuse(line, Column::Kind, Some(what));
            }
        }
        if let Some((line, given)) = change.differing(lines, &cells, Column::SignUp) {
            match self.known.mapping.truth(&given) {
                Some(truth) => set(&mut change.record, "sign_up", truth.into()),
                None if given.is_empty() => {
                    change.record.remove("sign_up");
                }
                None => change.refuse(line, Column::SignUp, Some(told!("import-neither", given))),
            }
        }
        if let Some((line, given)) = change.differing(lines, &cells, Column::Cost) {
            let what = given.starts_with('=').then(|| told!("import-formula"));
            change.refuse(line, Column::Cost, what);
            self.set_text(change, line, (Column::Cost, "cost"), &given);
        }
        times::change(self, record, lines, change);
    }

    /// Puts a text in place of another, and tells which translations of the old one go with it.
    pub(crate) fn set_text(
        &self,
        change: &mut Change<'_>,
        line: &Line,
        (column, field): (Column, &str),
        words: &str,
    ) {
        let language = self.rows.setup.config.languages.first();
        let translations = self.rows.translations(&change.record, field);
        set_text(&mut change.record, field, language.tag(), words);
        if translations.is_empty() || words.is_empty() {
            return;
        }
        let heading = line.headings.get(&column).cloned().unwrap_or_default();
        let (title, translations) = (&change.title, translations.join("; "));
        let told = told!("import-translations-gone", title, heading, translations);
        change.told.push(told);
    }

    fn notice(&self, record: &Table, lines: &[&Line], change: &mut Change<'_>) {
        let cells = self.rows.notice(record);
        if let Some((line, given)) = change.differing(lines, &cells, Column::Text) {
            let what = if given.is_empty() {
                Some(told!("import-cell-empty"))
            } else {
                unfit(&given, TEXT_GRAPHEMES_MAX)
            };
            change.refuse(line, Column::Text, what);
            self.set_text(change, line, (Column::Text, "text"), &given);
            if is_closed(&given) {
                set(&mut change.record, "closed", true.into());
            } else {
                change.record.remove("closed");
            }
        }
        for (column, field) in [(Column::FirstDay, "from"), (Column::LastDay, "until")] {
            let Some((line, given)) = change.differing(lines, &cells, column) else {
                continue;
            };
            match line.value(column).and_then(day) {
                Some(day) => set(&mut change.record, field, value_of(day)),
                None => change.refuse(line, column, Some(told!("import-no-date", given))),
            }
        }
        if let Some((line, given)) = change.differing(lines, &cells, Column::Centre) {
            // What concerns more than centres is said where it stands.
            let has_more = ["everywhere", "services", "activities"];
            let has_more = has_more.iter().any(|field| record.contains_key(field));
            match self.known.centre(&given) {
                _ if has_more => {
                    let what = told!("import-elsewhere", path = change.path);
                    change.refuse(line, Column::Centre, Some(what));
                }
                Some(id) => set(
                    &mut change.record,
                    "centres",
                    Value::Array(std::iter::once(id).collect()),
                ),
                None => {
                    let what = told!("import-no-such-centre", given);
                    change.refuse(line, Column::Centre, Some(what));
                }
            }
        }
    }

    fn centre(&self, record: &Table, lines: &[&Line], change: &mut Change<'_>) {
        let all = self.rows.centre(record);
        let cells = all.first().cloned().unwrap_or_default();
        for (column, field) in [
            (Column::Name, "name"),
            (Column::District, "district"),
            (Column::Operator, "operator"),
        ] {
            if let Some((line, given)) = change.differing(lines, &cells, column) {
                let what = given.is_empty().then(|| told!("import-cell-empty"));
                change.refuse(line, column, what);
                set(&mut change.record, field, given.into());
            }
        }
        let mut phones = list(record, "phone");
        let mut is_other = false;
        for (index, column) in [Column::Phone, Column::Phone2].into_iter().enumerate() {
            if let Some((line, given)) = change.differing(lines, &cells, column) {
                let is_cut = register::is_scientific(&given);
                let what = is_cut.then(|| told!("import-scientific", given = &given));
                change.refuse(line, column, what);
                is_other = true;
                phones.resize(phones.len().max(index + 1), String::new());
                phones[index] = register::written(&given, &self.known.mapping.register.area_code);
            }
        }
        if is_other {
            phones.retain(|phone| !phone.is_empty());
            set(
                &mut change.record,
                "phone",
                Value::Array(phones.into_iter().collect()),
            );
        }
        self.open(record, &cells, lines, change);
        change_places(&all, lines, change);
    }

    /// Changes when a centre is open.
    fn open(&self, record: &Table, cells: &Cells, lines: &[&Line], change: &mut Change<'_>) {
        let written = match cells.get(&Column::Open) {
            Some(Cell::Words(words)) => opening::read(&self.rows, words).ok(),
            _ => None,
        };
        let is_other = |line: &&&Line| {
            let given = opening::read(&self.rows, &line.words(Column::Open)).ok();
            given.is_none() || given != written
        };
        let others: Vec<&Line> = lines.iter().filter(is_other).copied().collect();
        let Some((line, given)) = change.differing(&others, cells, Column::Open) else {
            return;
        };
        if written.is_none() && record.contains_key("open") {
            let what = told!("import-elsewhere", path = change.path);
            change.refuse(line, Column::Open, Some(what));
        } else if given.is_empty() {
            change.record.remove("open");
        } else {
            match opening::read(&self.rows, &given) {
                Ok(open) => change.open = Some(open),
                Err(what) => change.refuse(line, Column::Open, Some(what)),
            }
        }
    }
}

/// Tells why a row that was changed does not count: nobody has confirmed it since what is shown.
fn unconfirmed(first: &Line, day: Option<NaiveDate>, shown: Option<NaiveDate>) -> Option<Told> {
    let written = first.words(Column::Confirmed);
    let known_from = Checked::parse(&written).and_then(|it| it.first_day());
    match (day, shown) {
        // Somebody else has confirmed it since the sheet was written.
        (None, Some(shown)) if known_from.is_some_and(|it| it < shown) => {
            let shown = date(shown);
            Some(told!("import-row-older", day = written, shown))
        }
        (None, _) => Some(told!("import-no-confirmation")),
        (Some(day), Some(shown)) if day < shown => {
            let (day, shown) = (date(day), date(shown));
            Some(told!("import-row-older", day, shown))
        }
        _ => None,
    }
}

/// Changes the places of a centre, each of which has a row.
fn change_places(all: &[Cells], lines: &[&Line], change: &mut Change<'_>) {
    let mut free: Vec<usize> = (0..all.len()).collect();
    let mut others = Vec::new();
    for line in lines {
        let found = free.iter().position(|place| {
            let cells = &all[*place];
            let columns = [Column::Street, Column::Postcode];
            let mut columns = columns.into_iter();
            columns.all(|it| !change.is_other(line, it, cells.get(&it)))
        });
        match found {
            Some(at) => {
                free.remove(at);
            }
            None => others.push(*line),
        }
    }
    let mut free = free.into_iter();
    for line in others {
        let (address, postcode) = (line.words(Column::Street), line.words(Column::Postcode));
        if address.is_empty() {
            change.refuse(line, Column::Street, Some(told!("import-cell-empty")));
            continue;
        }
        let place = free.next();
        let old = place.map(|place| &all[place]);
        for column in [Column::Street, Column::Postcode] {
            let cell = old.and_then(|cells| cells.get(&column));
            if change.is_other(line, column, cell) {
                change.tell(line, column, cell);
            }
        }
        let fields = [("address", address), ("postcode", postcode)];
        rows::set_place(&mut change.record, place, fields);
    }
    for place in free {
        if let Some(Cell::Words(address)) = all[place].get(&Column::Street) {
            let name = &change.title;
            // Somebody may have sent one row of several.
            let told = told!("import-place-stays", name, address);
            change.gone.push(told);
        }
    }
}
