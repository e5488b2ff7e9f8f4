//! Large letters: text in letters of many cells, where the terminal's own are small.
//!
//! A cell is divided into four pixels, each of them half as wide as it is high, and every terminal
//! with block elements can show them (U+2580 to U+259F). They are noise to a screen reader, which is
//! why small screens and the plain surface have none.

pub mod face;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use face::Face;

/// The block elements by which of their quarters are set: upper left, upper right, lower left and
/// lower right count 1, 2, 4 and 8.
const QUARTERS: [&str; 16] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
];

/// How many pixels a cell has in each direction.
pub const CELL_PIXELS: usize = 2;

/// Draws a text with its upper left corner at a cell, in no more than `columns` cells.
pub fn draw(
    face: &Face,
    text: &str,
    (x, y): (u16, u16),
    columns: u16,
    style: Style,
    cells: &mut Buffer,
) {
    let pixels: Vec<u32> = face.glyphs(text).flatten().copied().collect();
    let lit = |column: usize, row: usize| {
        let column = pixels.get(column).copied().unwrap_or_default();
        usize::from(column >> row & 1 == 1)
    };
    for (column, x) in (x..x.saturating_add(columns)).enumerate() {
        let left = column * CELL_PIXELS;
        if left >= pixels.len() {
            break;
        }
        for row in 0..face.rows() / CELL_PIXELS {
            let top = row * CELL_PIXELS;
            let quarters = lit(left, top)
                | lit(left + 1, top) << 1
                | lit(left, top + 1) << 2
                | lit(left + 1, top + 1) << 3;
            let y = y.saturating_add(u16::try_from(row).unwrap_or(u16::MAX));
            if let (Some(cell), Some(symbol)) = (cells.cell_mut((x, y)), QUARTERS.get(quarters)) {
                cell.set_symbol(symbol).set_style(style);
            }
        }
    }
}
