//! The directory of the centres as one table of lines (RFC 4180), in the columns of a register.
//!
//! It begins with a byte order mark, so that Excel takes it for UTF-8. A cell that a spreadsheet program would
//! take for a formula has an apostrophe before it, as people write it there. A centre with several places has
//! a line for each.

use cas_setup::content::centre::{Centre, MeetingPlace};
use cas_setup::told::Told;

use super::{Exported, Output};
use crate::import::mapping::{Column, Mapping};

/// The name of the file.
const NAME: &str = "centres.csv";
/// By this mark programs know UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// The end of a line.
const END: &str = "\r\n";
/// The beginnings of what a spreadsheet program computes, or may hide.
const FORMULA_BEGINS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// What people write before words that are no formula.
const NO_FORMULA: char = '\'';
/// The marks for which a cell stands in quotes.
const QUOTED: [char; 4] = ['"', ',', '\r', '\n'];

/// The columns.
const COLUMNS: [Column; 8] = [
    Column::Number,
    Column::Name,
    Column::District,
    Column::Operator,
    Column::Street,
    Column::Postcode,
    Column::Phone,
    Column::Phone2,
];

/// Returns the file.
pub(super) fn outputs(exported: &Exported<'_>) -> Result<Vec<Output>, Told> {
    let mapping = Mapping::of(exported.files)?;
    let headings = COLUMNS.map(|column| mapping.heading(column));
    let mut text = BYTE_ORDER_MARK.to_owned();
    push_line(&mut text, &headings);
    let centres = exported.setup.content.centres.iter();
    for centre in centres.filter(|centre| !centre.provenance.sample) {
        for place in &centre.places {
            push_line(&mut text, &cells(centre, place, &mapping));
        }
    }
    Ok(vec![Output {
        path: NAME.to_owned(),
        bytes: text.into_bytes(),
    }])
}

/// Returns the cells of a place of a centre.
fn cells<'c>(centre: &'c Centre, place: &'c MeetingPlace, mapping: &Mapping) -> [&'c str; 8] {
    let begins = &*mapping.register.id_begins;
    let phone = |number: usize| centre.phones.get(number).map(String::as_str);
    [
        centre.id.strip_prefix(begins).unwrap_or_default(),
        &centre.name,
        &centre.district,
        &centre.operator,
        &place.address,
        &place.postcode,
        phone(0).unwrap_or_default(),
        phone(1).unwrap_or_default(),
    ]
}

fn push_line(text: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| cell_of(cell)).collect();
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
