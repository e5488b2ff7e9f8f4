//! Workbooks of Excel since 2007.
//!
//! The cells are read one after the other. The library could also give a whole sheet at once, but then a
//! single cell in the last row and column makes a table of 17,179,869,184 cells.

use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::unpacked::Parts;
use super::{Address, Book, Fault, Sheets, Value, day_of};

/// The part with the day when the file was saved.
const PROPERTIES: &str = "docProps/core.xml";
/// The beginning of that day there.
const SAVED: &str = "<dcterms:modified";
/// Day 0 of Excel, and of Excel for old Macintoshes.
const EPOCHS: [Option<NaiveDate>; 2] = [
    NaiveDate::from_ymd_opt(1899, 12, 30),
    NaiveDate::from_ymd_opt(1904, 1, 1),
];
/// The minutes of a day.
const DAY_MINUTES: f64 = 1_440.0;

/// The elements that an attribute `r` names. In all elements `ref` has names of cells.
const NAMED_BY_R: [&str; 2] = ["row", "c"];
/// The letters and digits of the last cell there can be, XFD1048576.
const LETTERS_MAX: usize = 3;
const DIGITS_MAX: usize = 7;

/// Reads a workbook.
pub(crate) fn read(bytes: &[u8], parts: &mut Parts<'_>) -> Result<Book, Fault> {
    check_addresses(parts)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Fault::Unreadable)?;
    let epoch = EPOCHS[usize::from(book.has_1904_epoch())];
    let shown = book.sheets_metadata().iter().filter(|sheet| {
        sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet
    });
    let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
    let mut sheets = Sheets::default();
    for name in names {
        sheets.begin(&name);
        let cells = book.worksheet_cells_reader(&name);
        let mut cells = cells.map_err(|_| Fault::Unreadable)?;
        while let Some(cell) = cells.next_cell().map_err(|_| Fault::Unreadable)? {
            let (row, column) = cell.get_position();
            let at = Address {
                row: row.saturating_add(1),
                column: column.saturating_add(1),
            };
            if let Some(value) = value(cell.get_value(), epoch) {
                sheets.add(at, value)?;
            }
        }
    }
    sheets.end(saved(parts))
}

/// Refuses names of cells that no number can hold: the library counts on with what is left of them.
///
/// It sees at least what the library does, which reads on whatever the elements are called and until the first
/// bytes that are no text.
fn check_addresses(parts: &mut Parts<'_>) -> Result<(), Fault> {
    let names: Vec<String> = parts.names().collect();
    for text in names.iter().filter_map(|name| parts.readable(name)) {
        let mut reader = Reader::from_str(&text);
        reader.config_mut().check_end_names = false;
        while let Ok(event) = reader.read_event() {
            let element = match &event {
                Event::Start(element) | Event::Empty(element) => element,
                Event::Eof => break,
                _ => continue,
            };
            let name = element.local_name();
            // A circle and a margin have an `r`, too.
            let is_cell = NAMED_BY_R.contains(&name.as_ref());
            let is_address = |key: &str| key == "ref" || key == "r" && is_cell;
            let mut attributes = element.attributes();
            let attributes = attributes.with_checks(false).flatten();
            let mut addresses = attributes.filter(|it| is_address(it.key.as_ref()));
            if addresses.any(|it| it.value.split([':', ' ']).any(|it| !may_be_address(it))) {
                return Err(Fault::Unreadable);
            }
        }
    }
    Ok(())
}

fn may_be_address(name: &str) -> bool {
    let digits = name.trim_start_matches(|it: char| it.is_ascii_alphabetic());
    let letters = name.len() - digits.len();
    letters <= LETTERS_MAX && digits.len() <= DIGITS_MAX
}

/// Returns what is in a cell, if anything is.
fn value(cell: &DataRef<'_>, epoch: Option<NaiveDate>) -> Option<Value> {
    Some(match cell {
        DataRef::Empty => return None,
        DataRef::String(words) => Value::Words(words.clone()),
        DataRef::SharedString(words) => Value::Words((*words).to_owned()),
        DataRef::Bool(truth) => Value::Truth(*truth),
        DataRef::Error(_) => Value::Broken,
        DataRef::DateTime(time) => moment(*time, epoch),
        DataRef::DateTimeIso(written) => super::moment_of(written),
        // Whole numbers and those with a fraction are the same to a spreadsheet.
        other => match Data::from(other.clone()) {
            Data::Float(number) => Value::Number(number),
            #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no others")]
            Data::Int(number) => Value::Number(number as f64),
            other => Value::Words(other.to_string()),
        },
    })
}

/// Returns the day, the time of day or both that a number of days stands for.
fn moment(time: ExcelDateTime, epoch: Option<NaiveDate>) -> Value {
    let number = time.as_f64();
    let days = number.floor();
    // 10:00 is stored as 0.4166666667 of a day, or as 0.4166, which is some seconds less.
    #[expect(clippy::cast_possible_truncation, reason = "it is less than a day")]
    let minutes = TimeDelta::minutes(((number - days) * DAY_MINUTES).round() as i64);
    let midnight = NaiveTime::MIN;
    let (time, _) = midnight.overflowing_add_signed(minutes);
    if (0.0..1.0).contains(&number) {
        return Value::Time(time);
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it saturates, and is no day then"
    )]
    let date = TimeDelta::try_days(days as i64)
        .and_then(|days| epoch?.and_time(midnight).checked_add_signed(days))
        .and_then(|day| day.checked_add_signed(minutes));
    match date {
        Some(moment) if moment.time() == midnight => Value::Day(moment.date()),
        Some(moment) => Value::Moment(moment),
        None => Value::Number(number),
    }
}

fn saved(parts: &mut Parts<'_>) -> Option<NaiveDate> {
    let properties = parts.text(PROPERTIES)?;
    let (_, element) = properties.split_once(SAVED)?;
    let (_, written) = element.split_once('>')?;
    day_of(written.trim_start())
}
