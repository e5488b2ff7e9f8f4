//! The rows in which the records of the content stand in a spreadsheet.
//!
//! Export writes these cells, and import compares what comes back with them: a cell that is as it was written
//! says nothing. So whatever a sheet has no column for stays as it is.
//!
//! # Invariants
//! - Both sides make the cells of a record here, from the record alone.
//! - A cell that is written can be read: as a weekday, a kind or a time it means what the record says.

use std::collections::BTreeMap;

use cas_setup::content::centre::Centre;
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::Told;
use cas_table::Value as Given;
use cas_words::checked::Checked;
use cas_words::text::Language;
use chrono::{NaiveDate, NaiveTime, Weekday};
use toml_edit::{InlineTable, Item, Table, TableLike, Value};

use crate::import::cells;
use crate::import::mapping::{Column, Mapping};
use crate::import::opening;
use crate::records::{self, Name, Sort, list, set, text_in, words};

/// The columns of a plan.
pub(crate) const PLAN: [Column; 11] = [
    Column::Day,
    Column::From,
    Column::To,
    Column::Title,
    Column::Kind,
    Column::SignUp,
    Column::Cost,
    Column::Note,
    Column::Limits,
    Column::Confirmed,
    Column::Record,
];
/// The columns of closures and notices.
pub(crate) const NOTICES: [Column; 6] = [
    Column::Centre,
    Column::FirstDay,
    Column::LastDay,
    Column::Text,
    Column::Confirmed,
    Column::Record,
];
/// The columns of a register of centres.
pub(crate) const REGISTER: [Column; 10] = [
    Column::Number,
    Column::Name,
    Column::District,
    Column::Operator,
    Column::Street,
    Column::Postcode,
    Column::Phone,
    Column::Phone2,
    Column::Open,
    Column::Confirmed,
];
/// The lists that say when an activity meets.
pub(crate) const TIMES: [&str; 3] = ["weekly", "monthly", "also_on"];
/// The weeks from one meeting to the next, of what is every second week.
const EVERY_SECOND: &str = "2";

/// What is in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Words(String),
    Day(NaiveDate),
    Time(NaiveTime),
}

/// The cells of a row that have something in them.
pub(crate) type Cells = BTreeMap<Column, Cell>;

/// One of the times at which an activity meets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slot {
    /// Which of [`TIMES`] it is in.
    pub(crate) list: &'static str,
    /// Its place there.
    pub(crate) index: usize,
    /// The day and the hours, as the content writes them.
    pub(crate) at: String,
    /// The weeks between meetings and the first of them, if it is not every week.
    pub(crate) every: Option<(String, String)>,
    /// The number of its place, if it has one of its own.
    pub(crate) place: Option<String>,
}

/// How records are written.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'r> {
    pub(crate) setup: &'r Setup,
    pub(crate) mapping: &'r Mapping,
}

impl Rows<'_> {
    /// Returns the rows of an activity: one for each of its times, or one without a time.
    pub(crate) fn activity(&self, record: &Table) -> Vec<Cells> {
        let slots = slots(record);
        let mut rows: Vec<Cells> = slots.iter().map(|it| self.slot(record, it)).collect();
        if rows.is_empty() {
            rows.push(self.untimed(record));
        }
        // One cell is enough to confirm all of it.
        if let Some(first) = rows.first_mut() {
            put(first, Column::Confirmed, confirmed(record));
        }
        rows
    }

    /// Returns a row of an activity without what one of its times says.
    pub(crate) fn untimed(&self, record: &Table) -> Cells {
        let first = self.first();
        let tag = first.tag();
        let kind = self.kind(&words(record, "kind"));
        let title = Some(text_in(record, "title", tag)).filter(|it| !it.is_empty());
        let sign_up = match &*words(record, "sign_up") {
            "true" => self.mapping.yes(),
            "false" => self.mapping.no(),
            _ => "",
        };
        let mut cells = Cells::new();
        put_words(
            &mut cells,
            Column::Title,
            title.unwrap_or_else(|| kind.clone()),
        );
        put_words(&mut cells, Column::Kind, kind);
        put_words(&mut cells, Column::SignUp, sign_up.to_owned());
        put_words(&mut cells, Column::Cost, text_in(record, "cost", tag));
        put_words(&mut cells, Column::Note, text_in(record, "note", tag));
        put_words(
            &mut cells,
            Column::Limits,
            self.limits(record, &Slot::default()),
        );
        let name = name_of(record, Sort::Activity);
        put_words(&mut cells, Column::Record, name.written());
        cells
    }

    /// Returns the row of one of the times of an activity.
    pub(crate) fn slot(&self, record: &Table, slot: &Slot) -> Cells {
        let mut cells = self.untimed(record);
        let (day, from, to) = self.when(slot);
        put(&mut cells, Column::Day, day);
        put(&mut cells, Column::From, from.map(Cell::Time));
        put(&mut cells, Column::To, to.map(Cell::Time));
        if let Some((weeks, starting)) = &slot.every {
            let starting = shown_day(starting);
            let told = if weeks == EVERY_SECOND {
                told!("sheet-every-second", starting)
            } else {
                told!("sheet-every", weeks, starting)
            };
            put_words(&mut cells, Column::Note, self.told(&told));
        }
        put_words(&mut cells, Column::Limits, self.limits(record, slot));
        cells
    }

    /// Returns the rows of a centre: one for each of its places.
    pub(crate) fn centre(&self, record: &Table) -> Vec<Cells> {
        let id = words(record, "id");
        let Some(number) = id.strip_prefix(&self.mapping.register.id_begins) else {
            return Vec::new();
        };
        let phones = list(record, "phone");
        let phone = |index: usize| phones.get(index).cloned().unwrap_or_default();
        let mut rows = Vec::new();
        for (address, postcode) in places(record) {
            let mut cells = Cells::new();
            put_words(&mut cells, Column::Number, number.to_owned());
            put_words(&mut cells, Column::Name, words(record, "name"));
            put_words(&mut cells, Column::District, words(record, "district"));
            put_words(&mut cells, Column::Operator, words(record, "operator"));
            put_words(&mut cells, Column::Street, address);
            put_words(&mut cells, Column::Postcode, postcode);
            put_words(&mut cells, Column::Phone, phone(0));
            put_words(&mut cells, Column::Phone2, phone(1));
            let open = opening::words(self, record);
            put_words(&mut cells, Column::Open, open.unwrap_or_default());
            if rows.is_empty() {
                put(&mut cells, Column::Confirmed, confirmed(record));
            }
            rows.push(cells);
        }
        rows
    }

    /// Returns the row of a notice.
    pub(crate) fn notice(&self, record: &Table) -> Cells {
        let mut cells = Cells::new();
        let centres = list(record, "centres");
        let centres: Vec<String> = centres.iter().map(|id| self.centre_name(id)).collect();
        put_words(&mut cells, Column::Centre, centres.join(", "));
        for (column, field) in [(Column::FirstDay, "from"), (Column::LastDay, "until")] {
            let day = words(record, field).parse().ok();
            put(&mut cells, column, day.map(Cell::Day));
        }
        let text = text_in(record, "text", self.first().tag());
        put_words(&mut cells, Column::Text, text);
        put(&mut cells, Column::Confirmed, confirmed(record));
        let name = name_of(record, Sort::Notice);
        put_words(&mut cells, Column::Record, name.written());
        cells
    }

    /// Returns the words of a text in all languages but the first, each with the name of its language.
    pub(crate) fn translations(&self, record: &Table, field: &str) -> Vec<String> {
        let languages = self.setup.config.languages.iter();
        let others = languages.filter(|it| *it != self.first());
        let translations = others.filter_map(|language| {
            let words = text_in(record, field, language.tag());
            let name = self.setup.locales.say(language, "language-name", &[]).words;
            (!words.is_empty()).then(|| format!("{name}: „{words}”"))
        });
        translations.collect()
    }

    /// Returns the title of a kind in the first language.
    pub(crate) fn kind(&self, id: &str) -> String {
        let mut kinds = self.setup.content.kinds.iter();
        let kind = kinds.find(|kind| kind.id == id);
        let title = kind.and_then(|kind| kind.title.all().next());
        title.unwrap_or_default().to_owned()
    }

    /// Returns the short name of a centre, by which people and import know it.
    pub(crate) fn centre_name(&self, id: &str) -> String {
        let mut centres = self.setup.content.centres.iter();
        let centre = centres.find(|centre| centre.id == id);
        centre.map_or_else(|| id.to_owned(), short_name)
    }

    /// Returns the name of a day of the week.
    pub(crate) fn weekday(&self, day: Weekday) -> String {
        let number = usize::try_from(day.number_from_monday()).unwrap_or_default();
        let locales = &self.setup.locales;
        let text = locales.say(self.first(), "weekday", &[("weekday", number.into())]);
        text.words
    }

    /// Returns the day and the hours of one of the times.
    fn when(&self, slot: &Slot) -> (Option<Cell>, Option<NaiveTime>, Option<NaiveTime>) {
        let (day, hours) = slot.at.rsplit_once(' ').unwrap_or_default();
        let hours = cells::hours(&Given::Words(hours.to_owned())).ok();
        let (from, to) = hours.unzip();
        let day = match (slot.list, day.split_once(' ')) {
            ("also_on", _) => day.parse().ok().map(Cell::Day),
            (_, Some((which, day))) => day.parse().ok().map(|day| {
                let day = self.weekday(day);
                Cell::Words(self.told(&told!("sheet-monthly", day, which)))
            }),
            _ => day.parse().ok().map(|day| Cell::Words(self.weekday(day))),
        };
        (day, from, to)
    }

    /// Returns what a sheet has no columns for, in words: when it does not take place, and where it does.
    fn limits(&self, record: &Table, slot: &Slot) -> String {
        let day = |field| Some(words(record, field)).filter(|it| !it.is_empty());
        let mut parts: Vec<String> = Vec::new();
        parts.extend(day("term"));
        parts.extend(day("from").map(|it| self.told(&told!("import-from", day = shown_day(&it)))));
        parts
            .extend(day("until").map(|it| self.told(&told!("import-until", day = shown_day(&it)))));
        parts.extend(list(record, "breaks"));
        let not_on = list(record, "not_on");
        if !not_on.is_empty() {
            let days: Vec<String> = not_on.iter().map(|it| shown_day(it)).collect();
            parts.push(self.told(&told!("import-not-on", days = days.join(", "))));
        }
        let place = slot.place.clone().or_else(|| day("place"));
        parts.extend(place.and_then(|it| self.place(&words(record, "centre"), &it)));
        if slot.every.is_some() {
            let note = text_in(record, "note", self.first().tag());
            parts.extend(Some(note).filter(|it| !it.is_empty()));
        }
        parts.join("; ")
    }

    /// Returns the address of a place of a centre, by its number.
    fn place(&self, centre: &str, number: &str) -> Option<String> {
        let mut centres = self.setup.content.centres.iter();
        let centre = centres.find(|it| it.id == centre)?;
        let index = number.parse::<usize>().ok()?.checked_sub(1)?;
        Some(centre.places.get(index)?.address.clone())
    }

    fn first(&self) -> Language {
        self.setup.config.languages.first()
    }

    /// Returns words of the kiosk, as visitors read them in the first language.
    pub(crate) fn say(&self, id: &str) -> String {
        self.setup.locales.say(self.first(), id, &[]).words
    }

    /// Returns words of a cell. They are in the language of the content, whoever exports it.
    pub(crate) fn told(&self, told: &Told) -> String {
        told.in_language(self.first())
    }
}

/// Returns the short name of a centre: the first of its other names, else its name.
fn short_name(centre: &Centre) -> String {
    centre.keywords.first().unwrap_or(&centre.name).clone()
}

/// Returns the name of a record.
pub(crate) fn name_of(record: &Table, sort: Sort) -> Name {
    Name {
        sort,
        id: words(record, "id"),
    }
}

/// Returns the places of a centre: address and postcode.
pub(crate) fn places(record: &Table) -> Vec<(String, String)> {
    let place = |it: &dyn TableLike| (words(it, "address"), words(it, "postcode"));
    match record.get("place") {
        Some(Item::Value(Value::Array(list))) => {
            let tables = list.iter().filter_map(Value::as_inline_table);
            tables.map(|it| place(it)).collect()
        }
        Some(Item::ArrayOfTables(list)) => list.iter().map(|it| place(it)).collect(),
        Some(item) => item.as_table_like().map(place).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Puts an address and a postcode into a place of a centre, or into a new one.
pub(crate) fn set_place(record: &mut Table, place: Option<usize>, fields: [(&str, String); 2]) {
    let elements = record.get_mut("place").map(elements).unwrap_or_default();
    let count = elements.len();
    let element = elements.into_iter().nth(place.unwrap_or(count));
    if let Some(Element::Table(table)) = element {
        for (field, words) in fields {
            set(table, field, words.into());
        }
        return;
    }
    let mut new = InlineTable::new();
    for (field, words) in fields {
        new.insert(field, words.into());
    }
    push(record, "place", new.into());
}

/// Adds an element to a list, which may also be one alone or none.
pub(crate) fn push(record: &mut Table, field: &str, new: Value) {
    match record.get_mut(field) {
        Some(Item::Value(Value::Array(list))) => list.push(new),
        Some(Item::ArrayOfTables(list)) => {
            let mut table = Table::new();
            match new {
                Value::InlineTable(new) => table.extend(new),
                at => {
                    table.insert("at", Item::Value(at));
                }
            }
            list.push(table);
        }
        Some(Item::Value(alone)) => {
            let alone = alone.clone();
            set(
                record,
                field,
                Value::Array([alone, new].into_iter().collect()),
            );
        }
        _ => set(record, field, Value::Array([new].into_iter().collect())),
    }
}

/// Removes an element of a list, or all of it if nothing is left.
pub(crate) fn remove(record: &mut Table, field: &str, index: usize) {
    let is_left = match record.get_mut(field) {
        Some(Item::Value(Value::Array(list))) if index < list.len() => {
            list.remove(index);
            !list.is_empty()
        }
        Some(Item::ArrayOfTables(list)) => {
            list.remove(index);
            !list.is_empty()
        }
        _ => false,
    };
    if !is_left {
        record.remove(field);
    }
}

/// Returns the times of an activity, in the order of the content.
pub(crate) fn slots(record: &Table) -> Vec<Slot> {
    let mut record = record.clone();
    let mut slots = Vec::new();
    for list in TIMES {
        let items = record.get_mut(list).map(elements).unwrap_or_default();
        for (index, element) in items.into_iter().enumerate() {
            let slot = match element {
                Element::Words(value) => Slot {
                    at: value.as_str().unwrap_or_default().to_owned(),
                    ..Slot::default()
                },
                Element::Table(table) => {
                    let some = |field| Some(words(table, field)).filter(|it| !it.is_empty());
                    Slot {
                        at: words(table, "at"),
                        every: some("every").zip(some("starting")),
                        place: some("place"),
                        ..Slot::default()
                    }
                }
            };
            slots.push(Slot {
                list,
                index,
                ..slot
            });
        }
    }
    slots
}

/// A time in a list, in one of the ways in which it may be written.
pub(crate) enum Element<'e> {
    Words(&'e mut Value),
    Table(&'e mut dyn TableLike),
}

/// Returns the elements of a list, which may also be one alone.
pub(crate) fn elements(item: &mut Item) -> Vec<Element<'_>> {
    match item {
        Item::None => Vec::new(),
        Item::Value(Value::Array(list)) => {
            let elements = list.iter_mut().map(|value| match value {
                Value::InlineTable(table) => Element::Table(table),
                value => Element::Words(value),
            });
            elements.collect()
        }
        Item::Value(Value::InlineTable(table)) => vec![Element::Table(table)],
        Item::Value(value) => vec![Element::Words(value)],
        Item::Table(table) => vec![Element::Table(table)],
        Item::ArrayOfTables(list) => {
            let elements = list.iter_mut().map(|it| Element::Table(it));
            elements.collect()
        }
    }
}

/// Returns when a record was last checked: a day, or as much as is known.
pub(crate) fn checked(record: &Table) -> Checked {
    Checked::parse(&records::words(record, "checked")).unwrap_or_default()
}

/// Returns the cell that tells when a record was last checked.
pub(crate) fn confirmed(record: &Table) -> Option<Cell> {
    let checked = checked(record);
    checked.year?;
    Some(match (checked.day, checked.first_day()) {
        (Some(_), Some(day)) => Cell::Day(day),
        _ => Cell::Words(checked.to_string()),
    })
}

/// True if what came back is what was written.
pub(crate) fn is_same(cell: Option<&Cell>, given: Option<&Given>) -> bool {
    match (cell, given) {
        (None, None) => true,
        (Some(Cell::Words(words)), Some(given)) => {
            *words == cells::words(given) || cas_words::text::clean(words) == cells::words(given)
        }
        (Some(Cell::Time(time)), Some(given)) => cells::time(given, "").as_ref() == Ok(time),
        (Some(Cell::Day(day)), Some(given)) => cells::day(given) == Some(*day),
        _ => false,
    }
}

fn put(cells: &mut Cells, column: Column, cell: Option<Cell>) {
    if let Some(cell) = cell {
        cells.insert(column, cell);
    }
}

/// Puts words into a cell, or clears it.
fn put_words(cells: &mut Cells, column: Column, words: String) {
    if words.is_empty() {
        cells.remove(&column);
    } else {
        cells.insert(column, Cell::Words(words));
    }
}

/// Returns a day of the content as people write it.
fn shown_day(day: &str) -> String {
    let parsed: Result<NaiveDate, _> = day.parse();
    parsed.map_or_else(|_| day.to_owned(), cells::date)
}
