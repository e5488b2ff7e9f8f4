//! Spreadsheets in the `OpenDocument` format, as `LibreOffice` writes them.
//!
//! A row or a cell that is the same many times is written once, with a number. Empty ones are only
//! counted. The number may be any, so that what has something in it is repeated only up to the limits.

use std::collections::BTreeSet;

use chrono::{NaiveTime, TimeDelta};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::unpacked::Parts;
use super::{Address, Book, Fault, Sheets, Value, day_of, moment_of};

/// The part with the tables.
pub(crate) const CONTENT: &str = "content.xml";
/// The part with the day when the file was saved.
const META: &str = "meta.xml";
/// The beginning of that day there.
const SAVED: &str = "<dc:date>";

/// Reads a spreadsheet.
pub(crate) fn read(parts: &mut Parts<'_>) -> Result<Book, Fault> {
    let content = parts.text(CONTENT).ok_or(Fault::Unreadable)?;
    let mut tables = Tables::default();
    let mut reader = Reader::from_str(&content);
    loop {
        match reader.read_event().map_err(|_| Fault::Unreadable)? {
            Event::Start(element) => tables.start(&element)?,
            Event::Empty(element) => {
                tables.start(&element)?;
                tables.end(element.name().as_ref())?;
            }
            Event::End(element) => tables.end(element.name().as_ref())?,
            Event::Text(text) if tables.is_in_paragraph() => {
                tables.words.push_str(&text.xml10_content());
            }
            Event::GeneralRef(name) if tables.is_in_paragraph() => {
                let name: &str = name.as_ref();
                tables.words.push_str(&character(name));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let saved = parts.text(META).and_then(|meta| {
        let (_, written) = meta.split_once(SAVED)?;
        day_of(written)
    });
    tables.sheets.end(saved)
}

/// What was read so far, and where in it the reader is.
#[derive(Default)]
struct Tables {
    sheets: Sheets,
    /// The names of the styles of hidden tables.
    hidden: BTreeSet<String>,
    /// The style whose properties follow.
    style: String,
    /// True in a table that is hidden.
    is_hidden: bool,
    /// The number of the row, and how often it stands there.
    row: (u32, u32),
    /// The number of the next column.
    column: u32,
    /// What the row has: in which columns, and what.
    cells: Vec<(u32, u32, Value)>,
    /// What the file says of the cell, if the reader is in one.
    cell: Option<Written>,
    /// The words of the cell.
    words: String,
    /// How many paragraphs of the cell the reader is in.
    paragraphs: u32,
    /// How many comments the reader is in. They are no part of a cell.
    comments: u32,
}

/// A cell as it is written.
struct Written {
    repeats: u32,
    kind: String,
    value: String,
}

impl Tables {
    fn is_in_paragraph(&self) -> bool {
        self.cell.is_some() && self.paragraphs > 0 && self.comments == 0
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        match element.name().as_ref() {
            "style:style" => self.style = attribute(element, "style:name")?,
            "style:table-properties" if attribute(element, "table:display")? == "false" => {
                self.hidden.insert(self.style.clone());
            }
            "table:table" => {
                let style = attribute(element, "table:style-name")?;
                self.is_hidden = self.hidden.contains(&style);
                if !self.is_hidden {
                    self.sheets.begin(&attribute(element, "table:name")?);
                }
                self.row = (1, 1);
            }
            "table:table-row" => {
                self.row.1 = number(element, "table:number-rows-repeated")?;
                self.column = 1;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let kind = attribute(element, "office:value-type")?;
                self.cell = Some(Written {
                    repeats: number(element, "table:number-columns-repeated")?,
                    value: attribute(element, value_of(&kind))?,
                    kind,
                });
                self.words.clear();
            }
            "office:annotation" => self.comments += 1,
            "text:p" => {
                if self.is_in_cell() && !self.words.is_empty() {
                    self.words.push('\n');
                }
                self.paragraphs += 1;
            }
            "text:s" | "text:tab" if self.is_in_paragraph() => self.words.push(' '),
            "text:line-break" if self.is_in_paragraph() => self.words.push('\n'),
            _ => {}
        }
        Ok(())
    }

    fn is_in_cell(&self) -> bool {
        self.cell.is_some() && self.comments == 0
    }

    fn end(&mut self, name: &str) -> Result<(), Fault> {
        match name {
            "office:annotation" => self.comments = self.comments.saturating_sub(1),
            "text:p" => self.paragraphs = self.paragraphs.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table-row" => self.end_row()?,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        if let Some(value) = value(&cell, &self.words) {
            self.cells.push((self.column, cell.repeats, value));
        }
        self.column = self.column.saturating_add(cell.repeats);
    }

    fn end_row(&mut self) -> Result<(), Fault> {
        let (first, repeats) = self.row;
        let cells = std::mem::take(&mut self.cells);
        self.row.0 = first.saturating_add(repeats);
        if cells.is_empty() || self.is_hidden {
            return Ok(());
        }
        // The limits end what is repeated a million times.
        for row in first..first.saturating_add(repeats) {
            for (column, repeats, value) in &cells {
                for column in *column..column.saturating_add(*repeats) {
                    self.sheets.add(Address { row, column }, value.clone())?;
                }
            }
        }
        Ok(())
    }
}

/// Returns the attribute that has the value of a cell of this kind.
fn value_of(kind: &str) -> &'static str {
    match kind {
        "date" => "office:date-value",
        "time" => "office:time-value",
        "boolean" => "office:boolean-value",
        _ => "office:value",
    }
}

/// Returns what is in a cell, if anything is.
fn value(cell: &Written, words: &str) -> Option<Value> {
    let is_empty = words.trim().is_empty();
    let read = match cell.kind.as_str() {
        "float" | "percentage" | "currency" => cell.value.parse().ok().map(Value::Number),
        "date" => Some(moment_of(&cell.value)),
        "time" => time_of(&cell.value).map(Value::Time),
        "boolean" => Some(Value::Truth(cell.value == "true")),
        _ if words.starts_with('#') && words.ends_with(['!', '?']) => Some(Value::Broken),
        _ => None,
    };
    read.or_else(|| (!is_empty).then(|| Value::Words(words.to_owned())))
}

/// Reads a time of day that is written as a duration: `PT10H30M00S`.
fn time_of(written: &str) -> Option<NaiveTime> {
    let mut rest = written.strip_prefix("PT")?;
    let mut seconds = 0;
    for (unit, unit_seconds) in [('H', 3600), ('M', 60), ('S', 1)] {
        let Some((number, after)) = rest.split_once(unit) else {
            continue;
        };
        let whole = number.split(['.', ',']).next()?;
        let number: i64 = whole.parse().ok().filter(|it| (0..=86_400).contains(it))?;
        seconds += number * unit_seconds;
        rest = after;
    }
    let (time, days) = NaiveTime::MIN.overflowing_add_signed(TimeDelta::try_seconds(seconds)?);
    (days == 0).then_some(time)
}

/// Returns an attribute, or nothing if the element has it not.
fn attribute(element: &BytesStart<'_>, name: &str) -> Result<String, Fault> {
    let found = element.try_get_attribute(name);
    let found = found.map_err(|_| Fault::Unreadable)?;
    let value = found.map(|it| it.normalized_value(XmlVersion::Explicit1_0));
    let value = value.transpose().map_err(|_| Fault::Unreadable)?;
    Ok(value.unwrap_or_default().into_owned())
}

/// Returns how often something is repeated: once, if nothing else is written.
fn number(element: &BytesStart<'_>, name: &str) -> Result<u32, Fault> {
    let written = attribute(element, name)?;
    Ok(written.parse().unwrap_or(1))
}

/// Returns the character that a name between `&` and `;` stands for.
fn character(name: &str) -> String {
    let code = match name.strip_prefix('#') {
        Some(code) => match code.strip_prefix(['x', 'X']) {
            Some(code) => u32::from_str_radix(code, 16).ok(),
            None => code.parse().ok(),
        },
        None => None,
    };
    let named = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => code.and_then(char::from_u32),
    };
    named.map(String::from).unwrap_or_default()
}
