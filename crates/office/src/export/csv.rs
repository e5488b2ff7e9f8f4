//! The directory of the centres as one table of lines (RFC 4180), in the columns of a register.
//!
//! It begins with a byte order mark, so that Excel takes it for UTF-8. A cell that a spreadsheet program would
//! take for a formula has an apostrophe before it, as people write it there. A centre with several places has
//! a line for each.

use cas_setup::told::Told;

use super::{Exported, Output, is_known};
use crate::import::cells::{FORMULA_BEGINS, NO_FORMULA};
use crate::import::mapping::Mapping;
use crate::records::{Records, Sort};
use crate::rows::{Cell, REGISTER, Rows};

/// The name of the file.
const NAME: &str = "centres.csv";
/// By this mark programs know UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// The end of a line.
const END: &str = "\r\n";
/// The marks for which a cell stands in quotes.
const QUOTED: [char; 4] = ['"', ',', '\r', '\n'];

/// Returns the file.
pub(super) fn outputs(exported: &Exported<'_>) -> Result<Vec<Output>, Told> {
    let mapping = Mapping::of(exported.files)?;
    let setup = exported.setup;
    let rows = Rows {
        setup,
        mapping: &mapping,
    };
    let mut text = BYTE_ORDER_MARK.to_owned();
    let headings = REGISTER.iter().map(|column| mapping.heading(*column));
    let headings: Vec<&str> = headings.collect::<Result<_, Told>>()?;
    push_line(&mut text, headings.into_iter());
    let records = Records::of(exported.files);
    for (_, centre) in records.all(Sort::Centre).filter(|(_, it)| is_known(it)) {
        for cells in rows.centre(centre) {
            let cells = REGISTER.map(|column| cells.get(&column).map(written).unwrap_or_default());
            push_line(&mut text, cells.iter().map(String::as_str));
        }
    }
    Ok(vec![Output {
        path: NAME.to_owned(),
        bytes: text.into_bytes(),
    }])
}

/// Returns a cell in words. Days are written as programs everywhere read them.
fn written(cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => words.clone(),
        Cell::Day(day) => day.to_string(),
        Cell::Time(time) => time.to_string(),
    }
}

fn push_line<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>) {
    let cells: Vec<String> = cells.map(cell_of).collect();
    text.push_str(&cells.join(","));
    text.push_str(END);
}

fn cell_of(words: &str) -> String {
    let guard = words.starts_with(FORMULA_BEGINS).then_some(NO_FORMULA);
    let words: String = guard.into_iter().chain(words.chars()).collect();
    if words.contains(QUOTED) {
        format!("\"{}\"", words.replace('"', "\"\""))
    } else {
        words
    }
}
