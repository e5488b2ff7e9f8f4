//! A sheet as a workbook (XLSX) that people fill in: large letters, headings that stay, lists to choose from.
//!
//! The choices stand on a hidden sheet, because a list within a cell has no room for all kinds. A cell may
//! have something else than the list offers: two days, a date, a new kind of words.

use std::collections::BTreeMap;

use cas_setup::told::Told;
use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, Timelike as _, Utc};
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    Workbook, Worksheet, XlsxError,
};

use crate::import::mapping::{Column, Mapping};
use crate::rows::{Cell, Cells};

/// The size of the letters, in points.
const LETTERS_POINTS: f64 = 12.0;
/// The height of a line of them, in points.
const LINE_POINTS: f64 = 16.5;
/// The most lines of a row.
const LINES_MAX: u32 = 20;
/// The letters by which a line may be shorter, because words are not divided and letters differ.
const ENDS_LETTERS: u32 = 5;
/// The height of the row above the headings, in points: it has room for three lines.
const HELP_POINTS: f64 = 54.0;
/// The row of the headings, counted from 0. Above it is what to do.
const HEADINGS: u32 = 1;
/// The last row for which there are lists to choose from, counted from 0.
const CHOICES_LAST: u32 = 499;
/// The number of A4 among the sizes of paper.
const A4: u8 = 9;
/// The numbers of the formats that a spreadsheet program shows as people write days and times where it is.
const DAY_FORMAT: u8 = 14;
const TIME_FORMAT: u8 = 20;
/// The number of the format of words, so that a phone number is never counted with.
const WORDS_FORMAT: u8 = 49;
/// The colours of the headings, of the cell that confirms, and of what is not to be written over.
const HEADING_COLOUR: u32 = 0x001F_3864;
const CONFIRM_COLOUR: u32 = 0x00FF_F2CC;
const QUIET_COLOUR: u32 = 0x0080_8080;

/// A sheet.
pub(super) struct Sheet {
    pub(super) name: String,
    /// What to do with it.
    pub(super) help: String,
    pub(super) columns: Vec<Column>,
    /// A row that shows how it is filled in.
    pub(super) example: Option<Cells>,
    pub(super) rows: Vec<Cells>,
    /// What may be chosen in a column.
    pub(super) choices: BTreeMap<Column, Vec<String>>,
}

/// Why a workbook could not be made.
pub(super) enum Unmade {
    /// The content lacks something.
    Content(Told),
    /// The library refused something.
    Library(XlsxError),
}

impl From<Told> for Unmade {
    fn from(told: Told) -> Self {
        Self::Content(told)
    }
}

impl From<XlsxError> for Unmade {
    fn from(error: XlsxError) -> Self {
        Self::Library(error)
    }
}

/// Makes a workbook of a sheet. `lists` is the name of the hidden sheet with the choices.
pub(super) fn workbook(
    sheet: &Sheet,
    lists: &str,
    mapping: &Mapping,
    now: DateTime<Utc>,
) -> Result<Vec<u8>, Unmade> {
    let mut workbook = Workbook::new();
    let made = moment(now)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let page = workbook.add_worksheet();
    page.set_name(&sheet.name)?;
    set_up(page, sheet)?;
    for (number, column) in (0..).zip(&sheet.columns) {
        page.set_column_width(number, f64::from(width(*column)))?;
        page.set_column_format(number, &format_of(*column))?;
        page.write_string_with_format(HEADINGS, number, mapping.heading(*column)?, &heading())?;
    }
    let quiet = |column| format_of(column).set_italic().set_font_color(QUIET_COLOUR);
    let mut row = HEADINGS + 1;
    if let Some(example) = &sheet.example {
        write_row(page, row, sheet, example, quiet)?;
        row += 1;
    }
    for cells in &sheet.rows {
        write_row(page, row, sheet, cells, format_of)?;
        row += 1;
    }
    let last = row.max(CHOICES_LAST);
    for (number, (column, choices)) in (0..).zip(&sheet.choices) {
        let Some(at) = sheet.columns.iter().position(|it| it == column) else {
            continue;
        };
        let at = u16::try_from(at).unwrap_or_default();
        let range = range(lists, number, choices.len());
        let validation = DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .show_error_message(false);
        page.add_data_validation(HEADINGS + 1, at, last, at, &validation)?;
    }
    if !sheet.choices.is_empty() {
        write_choices(workbook.add_worksheet(), lists, sheet)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// Says how a sheet is seen and printed.
fn set_up(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let last = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or_default();
    let help = letters()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    page.merge_range(0, 0, 0, last, &sheet.help, &help)?;
    page.set_row_height(0, HELP_POINTS)?;
    page.set_freeze_panes(HEADINGS + 1, 0)?;
    page.set_landscape();
    page.set_paper_size(A4);
    page.set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(HEADINGS, HEADINGS)?;
    Ok(())
}

fn write_row(
    page: &mut Worksheet,
    row: u32,
    sheet: &Sheet,
    cells: &Cells,
    format: impl Fn(Column) -> Format,
) -> Result<(), XlsxError> {
    // Programs find the height of a row themselves only when somebody writes into it.
    page.set_row_height(row, LINE_POINTS * f64::from(lines(cells)))?;
    for (number, column) in (0..).zip(&sheet.columns) {
        let Some(cell) = cells.get(column) else {
            continue;
        };
        let format = format(*column);
        match cell {
            Cell::Words(words) => {
                // In a column of days a day must stay one, though no more than a month is known now.
                let format = if is_of_days(*column) {
                    format
                } else {
                    format.set_num_format_index(WORDS_FORMAT)
                };
                page.write_string_with_format(row, number, words, &format)?;
            }
            Cell::Day(day) => {
                let format = format.set_num_format_index(DAY_FORMAT);
                page.write_datetime_with_format(row, number, of_day(*day)?, &format)?;
            }
            Cell::Time(time) => {
                let format = format.set_num_format_index(TIME_FORMAT);
                page.write_datetime_with_format(row, number, of_time(*time)?, &format)?;
            }
        }
    }
    Ok(())
}

/// Returns how many lines the longest words of a row need.
fn lines(cells: &Cells) -> u32 {
    let lines = cells.iter().map(|(column, cell)| match cell {
        Cell::Words(words) if *column != Column::Record => {
            let letters = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
            let room = width(*column) - ENDS_LETTERS;
            letters.div_ceil(room.max(1))
        }
        _ => 1,
    });
    lines.max().unwrap_or(1).clamp(1, LINES_MAX)
}

/// Writes the lists to choose from.
fn write_choices(page: &mut Worksheet, name: &str, sheet: &Sheet) -> Result<(), XlsxError> {
    page.set_name(name)?;
    page.set_hidden(true);
    for (column, choices) in (0..).zip(sheet.choices.values()) {
        for (row, choice) in (0..).zip(choices) {
            page.write_string(row, column, choice)?;
        }
    }
    Ok(())
}

/// Returns the cells of a list: `='Lists'!$A$1:$A$7`.
fn range(lists: &str, column: u32, count: usize) -> String {
    let lists = lists.replace('\'', "''");
    let column = cas_table::letters(column + 1);
    format!("='{lists}'!${column}$1:${column}${count}")
}

fn letters() -> Format {
    Format::new().set_font_size(LETTERS_POINTS)
}

fn heading() -> Format {
    let heading = letters().set_bold().set_text_wrap();
    let heading = heading
        .set_font_color(0x00FF_FFFF)
        .set_background_color(HEADING_COLOUR);
    heading.set_align(FormatAlign::VerticalCenter)
}

/// Returns the format of the cells of a column.
fn format_of(column: Column) -> Format {
    let format = letters().set_text_wrap();
    let format = format
        .set_align(FormatAlign::Top)
        .set_align(FormatAlign::Left);
    match column {
        Column::From | Column::To => format.set_num_format_index(TIME_FORMAT),
        Column::FirstDay | Column::LastDay | Column::Valid => {
            format.set_num_format_index(DAY_FORMAT)
        }
        Column::Confirmed => {
            let format = format.set_num_format_index(DAY_FORMAT);
            let format = format.set_background_color(CONFIRM_COLOUR);
            format.set_border(FormatBorder::Hair)
        }
        Column::Limits => format.set_font_color(QUIET_COLOUR),
        Column::Record => letters()
            .set_align(FormatAlign::Top)
            .set_font_color(QUIET_COLOUR),
        Column::Number | Column::Postcode | Column::Phone | Column::Phone2 => {
            format.set_num_format_index(WORDS_FORMAT)
        }
        _ => format,
    }
}

/// True if people write days into a column.
fn is_of_days(column: Column) -> bool {
    matches!(
        column,
        Column::Day | Column::FirstDay | Column::LastDay | Column::Valid | Column::Confirmed
    )
}

/// Returns the width of a column, in letters.
fn width(column: Column) -> u32 {
    match column {
        Column::From | Column::To => 8,
        Column::Number | Column::SignUp | Column::Postcode | Column::Centre => 12,
        Column::FirstDay | Column::LastDay | Column::Valid | Column::District => 14,
        Column::Record => 16,
        Column::Day | Column::Confirmed | Column::Phone | Column::Phone2 => 20,
        Column::Kind
        | Column::Cost
        | Column::Note
        | Column::Limits
        | Column::Open
        | Column::Told => 26,
        Column::Title | Column::Name | Column::Operator | Column::Street => 34,
        _ => 64,
    }
}

fn of_day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(day.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

fn of_time(time: NaiveTime) -> Result<ExcelDateTime, XlsxError> {
    let hour = u16::try_from(time.hour()).unwrap_or_default();
    let minute = u8::try_from(time.minute()).unwrap_or_default();
    ExcelDateTime::from_hms(hour, minute, 0.0)
}

fn moment(now: DateTime<Utc>) -> Result<ExcelDateTime, XlsxError> {
    let hour = u16::try_from(now.hour()).unwrap_or_default();
    let minute = u8::try_from(now.minute()).unwrap_or_default();
    of_day(now.date_naive())?.and_hms(hour, minute, 0.0)
}
