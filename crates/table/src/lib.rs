//! Spreadsheets: the bytes of a file in, its cells or one clear fault out.
//!
//! XLSX, ODS and CSV are read. What a file is, its first bytes tell, because people rename files. Staff
//! send what their programs wrote, and some files are made to harm. So everything has a limit, and
//! nothing is unpacked or kept beyond it. Only cells with something in them are kept: a file may say
//! that its table has a million rows.
//!
//! # Invariants
//! - A [`Cell`] keeps its address, so that a fault in it can be found in the spreadsheet.
//! - Reading needs memory for what the limits allow, whatever the file says of its size.
//! - Formulas are never computed: the result that the spreadsheet program stored is read.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]
#![forbid(unsafe_code)]

mod lines;
mod ods;
pub mod text;
mod unpacked;
mod xlsx;

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// The largest file that is read, in bytes.
pub const FILE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// The most bytes of a file when it is unpacked.
pub const UNPACKED_BYTES_MAX: u64 = 32 * 1024 * 1024;
/// The most parts of a packed file.
pub const PARTS_MAX: usize = 1000;
/// The last row that may have something in it, counted from 1.
pub const ROWS_MAX: u32 = 20_000;
/// The last column that may have something in it, counted from 1: `IV`.
pub const COLUMNS_MAX: u32 = 256;
/// The most cells with something in them, in all sheets together.
pub const CELLS_MAX: usize = 200_000;
/// The longest text of a cell, in bytes.
pub const CELL_BYTES_MAX: usize = 4096;

/// The letters by which spreadsheets name columns.
const LETTERS: u32 = 26;

/// A file with tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// The sheets that are not hidden, in their order.
    pub sheets: Vec<Sheet>,
    /// The day when it was saved, if the file tells it.
    pub saved: Option<NaiveDate>,
}

/// One table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name; empty in a file that has only one table.
    pub name: String,
    /// The rows with something in them, in their order.
    pub rows: Vec<Row>,
}

/// The cells of a row that have something in them.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number, counted from 1 as spreadsheet programs do.
    pub number: u32,
    /// The cells, in the order of their columns.
    pub cells: Vec<Cell>,
}

/// A cell with something in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Where it is.
    pub at: Address,
    /// What is in it.
    pub value: Value,
}

/// The place of a cell in its sheet, both counted from 1: column 2, row 6 is `B6`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// The number of the row.
    pub row: u32,
    /// The number of the column.
    pub column: u32,
}

/// What is in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words, without space around them.
    Words(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// A time on a day.
    Moment(NaiveDateTime),
    /// True or false.
    Truth(bool),
    /// A formula without a result, such as `#REF!`.
    Broken,
}

/// The reason why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It has more than [`FILE_BYTES_MAX`].
    #[error("the file has more than {FILE_BYTES_MAX} bytes")]
    TooLarge,
    /// It unpacks to more than [`UNPACKED_BYTES_MAX`], or has more than [`PARTS_MAX`].
    #[error("the file unpacks to more than {UNPACKED_BYTES_MAX} bytes")]
    TooLargeUnpacked,
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A page of the web, such as the one where people sign in.
    #[error("the file is a page of the web")]
    WebPage,
    /// It is a workbook with a password.
    #[error("the file has a password")]
    Locked,
    /// It is a workbook of Excel before 2007.
    #[error("the file is an old workbook")]
    OldWorkbook,
    /// It is something else, or was damaged.
    #[error("the file is no spreadsheet, or it is damaged")]
    Unreadable,
    /// A cell is beyond [`ROWS_MAX`] or [`COLUMNS_MAX`].
    #[error("{0} is too far from the table")]
    FarCell(Address),
    /// There are more than [`CELLS_MAX`].
    #[error("more than {CELLS_MAX} cells have something in them")]
    TooManyCells,
    /// A cell has more than [`CELL_BYTES_MAX`].
    #[error("{0} has too many words")]
    LongCell(Address),
}

/// Writes it as spreadsheet programs do: `B6`.
impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", letters(self.column), self.row)
    }
}

/// Returns the name of a column, which is counted from 1: 2 is `B`.
#[must_use]
pub fn letters(column: u32) -> String {
    let (mut rest, mut name) = (column, String::new());
    while rest > 0 {
        rest -= 1;
        let letter = char::from_digit(rest % LETTERS + 10, 36).unwrap_or('?');
        name.insert(0, letter.to_ascii_uppercase());
        rest /= LETTERS;
    }
    name
}

/// Reads a file of any of the known kinds.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8]) -> Result<Book, Fault> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(Fault::TooLarge);
    }
    if unpacked::is_packed(bytes) {
        let mut parts = unpacked::Parts::open(bytes)?;
        return if parts.has(ods::CONTENT) {
            ods::read(&mut parts)
        } else {
            xlsx::read(bytes, &mut parts)
        };
    }
    if let Some(fault) = unpacked::old_kind(bytes) {
        return Err(fault);
    }
    lines::read(&text::of(bytes))
}

impl Row {
    /// Returns what is in a column, if anything is.
    #[must_use]
    pub fn get(&self, column: u32) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.at.column == column)
    }
}

/// Collects the cells of one sheet after another, within the limits.
#[derive(Debug, Default)]
struct Sheets {
    sheets: Vec<Sheet>,
    cells: usize,
}

impl Sheets {
    /// Begins a sheet.
    fn begin(&mut self, name: &str) {
        let name = name.to_owned();
        let rows = Vec::new();
        self.sheets.push(Sheet { name, rows });
    }

    /// Adds a cell to the sheet that was begun last, after all that are there. A cell of spaces is left out.
    fn add(&mut self, at: Address, value: Value) -> Result<(), Fault> {
        let value = match value {
            Value::Words(words) => {
                let trimmed = words.trim_matches(|it: char| it.is_whitespace() || it == '\u{feff}');
                if trimmed.is_empty() {
                    return Ok(());
                }
                if trimmed.len() > CELL_BYTES_MAX {
                    return Err(Fault::LongCell(at));
                }
                Value::Words(trimmed.to_owned())
            }
            value => value,
        };
        if at.row > ROWS_MAX || at.column > COLUMNS_MAX {
            return Err(Fault::FarCell(at));
        }
        self.cells += 1;
        if self.cells > CELLS_MAX {
            return Err(Fault::TooManyCells);
        }
        let cell = Cell { at, value };
        let rows = self.sheets.last_mut().map(|sheet| &mut sheet.rows);
        let Some(rows) = rows else { return Ok(()) };
        match rows.last_mut() {
            Some(row) if row.number == at.row => row.cells.push(cell),
            _ => rows.push(Row {
                number: at.row,
                cells: vec![cell],
            }),
        }
        Ok(())
    }

    /// Returns the book, unless there is nothing in it. Rows and cells are put into their order.
    fn end(self, saved: Option<NaiveDate>) -> Result<Book, Fault> {
        if self.cells == 0 {
            return Err(Fault::Empty);
        }
        let mut sheets = self.sheets;
        for sheet in &mut sheets {
            sheet.rows.sort_by_key(|row| row.number);
            for row in &mut sheet.rows {
                row.cells.sort_by_key(|cell| cell.at.column);
            }
        }
        Ok(Book { sheets, saved })
    }
}

/// Returns the day at the beginning of a time that is written as computers do: `2026-11-28T02:38:15Z`.
fn day_of(written: &str) -> Option<NaiveDate> {
    written.get(..10)?.parse().ok()
}

/// Reads a day, or a time on a day, that is written as computers do: `2026-12-05T10:00:00`.
fn moment_of(written: &str) -> Value {
    let day = day_of(written);
    let time = written.get(11..19).and_then(|time| time.parse().ok());
    match (day, time) {
        (Some(day), Some(time)) if time != NaiveTime::MIN => Value::Moment(day.and_time(time)),
        (Some(day), _) => Value::Day(day),
        _ => Value::Words(written.to_owned()),
    }
}
