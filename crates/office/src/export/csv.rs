//! The directory of the centres as one table of lines, in the columns of a register. A centre with several places
//! has a line for each.

use cas_setup::told::Told;

use super::{Exported, Output, is_known};
use crate::import::mapping::Mapping;
use crate::line;
use crate::records::{Records, Sort};
use crate::rows::{Cell, REGISTER, Rows};

/// The name of the file.
const NAME: &str = "centres.csv";

/// Returns the file.
pub(super) fn outputs(exported: &Exported<'_>) -> Result<Vec<Output>, Told> {
    let mapping = Mapping::of(exported.files)?;
    let setup = exported.setup;
    let rows = Rows {
        setup,
        mapping: &mapping,
    };
    let mut text = line::BYTE_ORDER_MARK.to_owned();
    let headings = REGISTER.iter().map(|column| mapping.heading(*column));
    let headings: Vec<&str> = headings.collect::<Result<_, Told>>()?;
    line::push(&mut text, headings);
    let records = Records::of(exported.files);
    for (_, centre) in records.all(Sort::Centre).filter(|(_, it)| is_known(it)) {
        for cells in rows.centre(centre) {
            let cells = REGISTER.map(|column| cells.get(&column).map(written).unwrap_or_default());
            line::push(&mut text, cells.iter().map(String::as_str));
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
