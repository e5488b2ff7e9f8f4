//! The register of centres, merged into `centres.toml`.
//!
//! The merge has three sides: what the register says, what it said at the last import, and what the content
//! says. What somebody corrected by hand since then stays; what changed in the register alone is
//! taken; what changed in both is told, and stays. Words are compared by letters and digits alone, so
//! that the register does not undo a space. Comments, order and line ends stay as they are.

use std::collections::BTreeMap;

use cas_setup::told;
use cas_setup::told::Told;
use chrono::NaiveDate;
use toml_edit::{
    Array, ArrayOfTables, Datetime, DocumentMut, InlineTable, Item, Table as Record, Value,
};

use super::cells::words;
use super::mapping::{Column, Mapping, Register as Names, key};
use super::opening::{self, Open};
use super::sheet::Table;
use super::{Outcome, Trouble};
use crate::rows::Rows;

/// The digits of a phone number in Poland, without those of the country.
const PHONE_DIGITS: usize = 9;

/// A centre as the register has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Its name, its district and so on, by their keys in the content.
    fields: BTreeMap<&'static str, String>,
    /// The addresses with their postcodes.
    places: Vec<(String, String)>,
    /// The phones; `None` if they cannot be read.
    phones: Option<Vec<String>>,
    /// When it is open, in a sheet of the kiosk.
    open: Option<Open>,
    /// The day on which somebody confirmed it, in a sheet of the kiosk.
    pub(crate) confirmed: Option<NaiveDate>,
}

/// All centres of the register by their ids, in its order.
pub(crate) type Register = Vec<(String, Listed)>;

/// Returns the id of the centre of a row, and the number that it has there.
pub(crate) fn id_of(table: &Table<'_>) -> Option<(String, String)> {
    let number = plain(table, Column::Number)?;
    let names = &table.known.mapping.register;
    let id = format!("{}{}", names.id_begins, key(&number).replace(' ', "-"));
    Some((id, number))
}

/// Takes a row of the register.
pub(crate) fn add(register: &mut Register, table: &Table<'_>, outcome: &mut Outcome) {
    let Some((id, number)) = id_of(table) else {
        return;
    };
    let names = &table.known.mapping.register;
    let place = (
        address(table),
        plain(table, Column::Postcode).unwrap_or_default(),
    );
    let phones = phones(table, names, outcome);
    if let Some((_, known)) = register.iter_mut().find(|(it, _)| *it == id) {
        let is_there = known
            .places
            .iter()
            .any(|(address, _)| bare(address) == bare(&place.0));
        if is_there {
            let name = known.fields.get("name").cloned().unwrap_or_default();
            let row = u64::from(table.row.number);
            outcome
                .guesses
                .push(told!("import-twice", row, number, name));
        } else {
            known.places.push(place);
        }
        return;
    }
    let columns = [
        ("name", Column::Name),
        ("district", Column::District),
        ("operator", Column::Operator),
    ];
    let fields = columns
        .iter()
        .filter_map(|(field, column)| Some((*field, plain(table, *column)?)));
    let listed = Listed {
        fields: fields.collect(),
        places: vec![place],
        phones,
        open: None,
        confirmed: None,
    };
    register.push((id, listed));
}

impl Listed {
    /// Takes when it is open, from a row of a sheet of the kiosk.
    pub(crate) fn opens(&mut self, table: &Table<'_>, outcome: &mut Outcome) {
        let Some(words) = plain(table, Column::Open) else {
            return;
        };
        let known = table.known;
        let (setup, mapping) = (known.setup, known.mapping);
        match opening::read(&Rows { setup, mapping }, &words) {
            Ok(open) => self.open = Some(open),
            Err(what) => outcome.troubles.push(table.trouble(Column::Open, what)),
        }
    }
}

/// Returns the words of a cell; a whole number has no decimals.
fn plain(table: &Table<'_>, column: Column) -> Option<String> {
    let words = words(table.value(column)?);
    let whole = words
        .strip_suffix(".0")
        .filter(|it| it.bytes().all(|b| b.is_ascii_digit()));
    Some(whole.map(str::to_owned).unwrap_or(words)).filter(|words| !words.is_empty())
}

/// Returns the street and the number. A street that the spreadsheet took for a day is in the whole address.
fn address(table: &Table<'_>) -> String {
    let street = plain(table, Column::Street).unwrap_or_default();
    let is_street = match table.value(Column::Street) {
        Some(cas_table::Value::Words(words)) => super::cells::days_in(words).is_empty(),
        _ => false,
    };
    if let Some(address) = plain(table, Column::Address).filter(|_| !is_street) {
        return address;
    }
    let house = plain(table, Column::House).unwrap_or_default();
    let address = format!("{street} {house}").trim().to_owned();
    match plain(table, Column::Flat) {
        Some(flat) => format!("{address}/{flat}"),
        None => address,
    }
}

/// Returns the phones of a row. A number that was written as 1,22E+08 has lost its end.
fn phones(table: &Table<'_>, names: &Names, outcome: &mut Outcome) -> Option<Vec<String>> {
    let mut phones = Vec::new();
    for column in [Column::Phone, Column::Phone2] {
        let Some(words) = plain(table, column) else {
            continue;
        };
        if is_scientific(&words) {
            let trouble = table.trouble(column, told!("import-scientific", given = words));
            // The whole column is so; one line is enough.
            let is_told =
                |it: &Trouble| it.heading == trouble.heading && it.what.id() == trouble.what.id();
            if !outcome.troubles.iter().any(is_told) {
                outcome.troubles.push(trouble);
            }
            return None;
        }
        phones.push(written(&words, &names.area_code));
    }
    Some(phones)
}

/// True if a number was written as 1,22E+08, and so has lost its end.
pub(crate) fn is_scientific(words: &str) -> bool {
    words.contains(['E', 'e']) && words.contains('+')
}

/// Writes a phone number in groups, as people do.
pub(crate) fn written(phone: &str, area_code: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let is_number = digits.len() == PHONE_DIGITS
        && phone
            .chars()
            .all(|it| it.is_ascii_digit() || it.is_whitespace());
    if !is_number {
        return phone.to_owned();
    }
    let cuts: &[usize] = if !area_code.is_empty() && digits.starts_with(area_code) {
        &[0, 2, 5, 7, 9]
    } else {
        &[0, 3, 6, 9]
    };
    let groups: Vec<&str> = cuts.windows(2).map(|cut| &digits[cut[0]..cut[1]]).collect();
    groups.join(" ")
}

/// What came of a merge.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    /// The new `centres.toml`.
    pub(crate) text: String,
    /// What changes, record by record.
    pub(crate) changes: Vec<Told>,
    /// What is not in the register any more.
    pub(crate) gone: Vec<Told>,
    /// The ids of the centres that change or are new.
    pub(crate) ids: Vec<String>,
    /// What differs and stays as it is.
    pub(crate) conflicts: Vec<Told>,
    /// The number of centres that change or are gone.
    pub(crate) changed: usize,
    /// The number of centres in the content.
    pub(crate) count: usize,
}

/// Who vouches for a register, and from which day it is.
pub(crate) struct Vouched<'v> {
    pub(crate) checked: NaiveDate,
    pub(crate) source: Option<&'v str>,
    /// The name of the file, for a new centre.
    pub(crate) file: &'v str,
}

/// Merges a register into `centres.toml`. `base` is the register of the last import.
pub(crate) fn merge(
    text: &str,
    base: &str,
    register: &Register,
    vouched: &Vouched<'_>,
    mapping: &Mapping,
) -> Option<Merged> {
    let has_crlf = text.contains("\r\n");
    let mut document: DocumentMut = text.parse().ok()?;
    let base: DocumentMut = base.parse().unwrap_or_default();
    let mut merged = Merged::default();
    let centres = document.get_mut("centre")?.as_array_of_tables_mut()?;
    merged.count = centres.len();
    for centre in centres.iter_mut() {
        let id = string(centre, "id");
        let names = &mapping.register;
        if !id.starts_with(&names.id_begins) {
            continue;
        }
        let Some((_, listed)) = register.iter().find(|(it, _)| *it == id) else {
            merged.changed += 1;
            merged
                .gone
                .push(told!("import-centre-gone", name = string(centre, "name")));
            continue;
        };
        let base = find(&base, &id);
        merge_one(centre, base, listed, vouched, &mut merged);
    }
    let known: Vec<String> = centres.iter().map(|centre| string(centre, "id")).collect();
    for (id, listed) in register.iter().filter(|(id, _)| !known.contains(id)) {
        let name = listed.fields.get("name").cloned().unwrap_or_default();
        merged.changes.push(told!("import-centre-new", name));
        merged.ids.push(id.clone());
        centres.push(new(id, listed, vouched, &mapping.register));
    }
    merged.text = document.to_string();
    if has_crlf {
        // The library writes LF alone.
        merged.text = merged.text.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    Some(merged)
}

/// Merges a centre, unless what is there is newer.
fn merge_one(
    centre: &mut Record,
    base: Option<&Record>,
    listed: &Listed,
    vouched: &Vouched<'_>,
    merged: &mut Merged,
) {
    let Vouched {
        checked, source, ..
    } = *vouched;
    let name = string(centre, "name");
    if string(centre, "checked") > checked.to_string() {
        return;
    }
    let mut is_changed = false;
    for (field, value) in listed.values(centre) {
        let new = Item::Value(value.clone());
        let (old, new) = (shown(centre.get(field)), shown(Some(&new)));
        let base = base.map(|base| bare(&shown(base.get(field))));
        match choose(&bare(&old), base, &bare(&new)) {
            Choice::Keep => {}
            Choice::Take => {
                is_changed = true;
                let told = told!("import-centre-changed", name = &name, old, new);
                merged.changes.push(told);
                set(centre, field, value);
            }
            Choice::Conflict => {
                let told = told!("import-conflict", name = &name, old, new);
                merged.conflicts.push(told);
            }
        }
    }
    merged.changed += usize::from(is_changed);
    merged.ids.extend(is_changed.then(|| string(centre, "id")));
    if string(centre, "checked") != checked.to_string()
        && let Ok(day) = checked.to_string().parse::<Datetime>()
    {
        set(centre, "checked", day.into());
    }
    if let Some(source) = source.filter(|source| string(centre, "source") != *source) {
        set(centre, "source", source.into());
    }
}

/// Returns letters and digits alone.
pub(crate) fn bare(words: &str) -> String {
    key(words).replace(' ', "")
}

/// What to do with a field.
enum Choice {
    Keep,
    Take,
    Conflict,
}

/// Decides by what is there, what the last register said, and what this one says.
fn choose(old: &str, base: Option<String>, new: &str) -> Choice {
    match base {
        _ if old == new => Choice::Keep,
        Some(base) if base == new => Choice::Keep,
        Some(base) if base == old => Choice::Take,
        // Nobody knows whether the register changed or the content was corrected.
        _ => Choice::Conflict,
    }
}

/// Returns the day from which a register is that was kept.
pub(crate) fn day_of(base: &str) -> Option<NaiveDate> {
    let base: DocumentMut = base.parse().ok()?;
    shown(base.get("checked")).parse().ok()
}

/// Returns the register in the form that is kept for the next import. Phones that could not be read are
/// those of the last one.
pub(crate) fn kept(register: &Register, checked: NaiveDate, base: &str) -> String {
    let mut document = DocumentMut::new();
    let base: DocumentMut = base.parse().unwrap_or_default();
    if let Ok(day) = checked.to_string().parse::<Datetime>() {
        document.insert("checked", toml_edit::value(day));
    }
    let mut centres = ArrayOfTables::new();
    for (id, listed) in register {
        let mut centre = Record::new();
        centre.insert("id", toml_edit::value(id));
        fill(&mut centre, listed);
        let before = find(&base, id).and_then(|before| before.get("phone"));
        if let Some(phones) = before.filter(|_| listed.phones.is_none()) {
            centre.insert("phone", phones.clone());
        }
        centres.push(centre);
    }
    document.insert("centre", Item::ArrayOfTables(centres));
    document.to_string()
}

/// Returns the record of a new centre.
pub(crate) fn new(id: &str, listed: &Listed, vouched: &Vouched<'_>, names: &Names) -> Record {
    let mut centre = Record::new();
    centre.insert("id", toml_edit::value(id));
    let number = id.strip_prefix(&names.id_begins).unwrap_or(id);
    let keyword = format!("{}{number}", names.keyword_begins);
    centre.insert("keywords", toml_edit::value(array(&[keyword])));
    fill(&mut centre, listed);
    if let Ok(day) = vouched.checked.to_string().parse::<Datetime>() {
        centre.insert("checked", toml_edit::value(day));
    }
    centre.insert(
        "source",
        toml_edit::value(vouched.source.unwrap_or(vouched.file)),
    );
    if let Some(open) = &listed.open {
        open.write(&mut centre, vouched.checked, vouched.source, vouched.file);
    }
    centre.decor_mut().set_prefix("\n");
    centre
}

fn fill(centre: &mut Record, listed: &Listed) {
    for (field, value) in listed.values(&Record::new()) {
        if !value.as_array().is_some_and(Array::is_empty) {
            centre.insert(field, Item::Value(value));
        }
    }
}

fn array(words: &[String]) -> Array {
    words.iter().map(String::as_str).collect()
}

/// Puts a value in place of another, with the comments and spaces around it.
fn set(record: &mut Record, field: &str, mut value: Value) {
    if let Some(old) = record.get(field).and_then(Item::as_value) {
        *value.decor_mut() = old.decor().clone();
    }
    record.insert(field, Item::Value(value));
}

fn string(record: &Record, field: &str) -> String {
    shown(record.get(field))
}

fn find<'d>(document: &'d DocumentMut, id: &str) -> Option<&'d Record> {
    let centres = document.get("centre")?.as_array_of_tables()?;
    centres.iter().find(|centre| string(centre, "id") == id)
}

/// Returns words, a day, phones, or addresses with their postcodes and without their notes.
fn shown(item: Option<&Item>) -> String {
    let Some(item) = item else {
        return String::new();
    };
    let part = |place: &InlineTable, field| {
        let part = place.get(field).and_then(Value::as_str);
        part.unwrap_or_default().to_owned()
    };
    let shown = |value: &Value| match (value.as_inline_table(), value.as_datetime()) {
        (Some(place), _) => format!("{}, {}", part(place, "address"), part(place, "postcode")),
        (_, Some(day)) => day.to_string(),
        _ => value.as_str().unwrap_or_default().to_owned(),
    };
    match (item.as_array(), item.as_value()) {
        (Some(list), _) => list.iter().map(shown).collect::<Vec<_>>().join("; "),
        (_, Some(value)) => shown(value),
        _ => String::new(),
    }
}

impl Listed {
    /// Returns its name.
    pub(crate) fn name(&self) -> String {
        self.fields.get("name").cloned().unwrap_or_default()
    }

    /// Returns the values for the content. A place that `centre` has already keeps its note.
    fn values(&self, centre: &Record) -> Vec<(&'static str, Value)> {
        let fields = self
            .fields
            .iter()
            .map(|(field, words)| (*field, words.into()));
        let phones = self
            .phones
            .as_ref()
            .map(|phones| ("phone", array(phones).into()));
        let known = centre.get("place").and_then(Item::as_array);
        let known: Vec<&InlineTable> = known
            .into_iter()
            .flatten()
            .filter_map(Value::as_inline_table)
            .collect();
        let places = self.places.iter().map(|(address, postcode)| {
            let mut place = InlineTable::new();
            place.insert("address", address.into());
            place.insert("postcode", postcode.into());
            let is_same = |it: &&&InlineTable| {
                let other = it.get("address").and_then(Value::as_str);
                other.is_some_and(|other| bare(other) == bare(address))
            };
            if let Some(note) = known.iter().find(is_same).and_then(|it| it.get("note")) {
                place.insert("note", note.clone());
            }
            place
        });
        let places: Array = places.collect();
        fields
            .chain(phones)
            .chain([("place", places.into())])
            .collect()
    }
}
