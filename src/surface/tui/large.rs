//! Large letters: text in letters of many cells, where the terminal's own are small.
//!
//! A cell is divided into four pixels, each of them half as wide as it is high, and every terminal
//! with block elements can show them (U+2580 to U+259F). They are noise to a screen reader, which is
//! why small screens and the plain surface have none.

pub mod face;

use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::Line;

use super::layout::to_u16;
use super::wrap::columns;
use face::Face;

/// The block elements by which of their quarters are set: upper left, upper right, lower left and
/// lower right count 1, 2, 4 and 8.
const QUARTERS: [&str; 16] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
];

/// How many pixels a cell has in each direction.
pub const CELL_PIXELS: usize = 2;

/// The fewest large characters in a row, and the fewest rows of them.
const CHARACTERS_MIN: usize = 28;
const ROWS_MIN: usize = 7;

/// The letters of a text: the terminal's own, or those of a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lettering<'f>(Option<&'f Face>);

impl<'f> Lettering<'f> {
    /// The terminal's own letters, one row high.
    pub const NATIVE: Self = Self(None);

    /// Lettering of a face.
    #[must_use]
    pub fn of(face: &'f Face) -> Self {
        Self(Some(face))
    }

    /// The letters of a face if at least 28 of them and 7 rows fit, or else the terminal's own.
    #[must_use]
    pub fn fitting(face: Option<&'f Face>, size: Size) -> Self {
        let large = face.map(Self::of).filter(|it| {
            usize::from(size.width) >= it.columns_of(CHARACTERS_MIN)
                && usize::from(size.height) / it.rows() >= ROWS_MIN
        });
        large.unwrap_or(Self::NATIVE)
    }

    /// The face, if the letters are not the terminal's own.
    #[must_use]
    pub fn face(self) -> Option<&'f Face> {
        self.0
    }

    /// How wide a text is: in columns, or in the pixels of a face, of which a column has
    /// [`Self::per_column`]. The width of a text is the sum of those of its parts.
    #[must_use]
    pub fn width(self, text: &str) -> usize {
        match self.0 {
            Some(face) => face.pixels(text),
            None => columns(text),
        }
    }

    /// How many units of width a column has.
    #[must_use]
    pub fn per_column(self) -> usize {
        self.0.map_or(1, |_| CELL_PIXELS)
    }

    /// How many rows of cells a line has.
    #[must_use]
    pub fn rows(self) -> usize {
        self.0.map_or(1, |face| face.rows() / CELL_PIXELS)
    }

    /// How many columns a line of so many characters of ordinary text takes.
    #[must_use]
    pub fn columns_of(self, characters: usize) -> usize {
        match self.0 {
            Some(face) => (characters * face.average()).div_ceil(100 * CELL_PIXELS),
            None => characters,
        }
    }

    /// Nothing, as wide as this.
    #[must_use]
    pub fn blank(self, width: usize) -> String {
        let space = self.0.map_or(' ', |_| face::HAIR_SPACE);
        std::iter::repeat_n(space, width).collect()
    }
}

impl Lettering<'_> {
    /// Draws a line of text with its upper left corner at a cell, in no more than `columns` cells.
    pub fn draw(self, line: &Line<'_>, (x, y): (u16, u16), columns: u16, cells: &mut Buffer) {
        let Some(face) = self.0 else {
            cells.set_line(x, y, line, columns);
            return;
        };
        let mut used = 0;
        for span in line {
            let style = line.style.patch(span.style);
            let left = columns.saturating_sub(used);
            draw(face, &span.content, (x + used, y), left, style, cells);
            let width = face.pixels(&span.content).div_ceil(CELL_PIXELS);
            used = used.saturating_add(to_u16(width));
        }
    }
}

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
            let y = y.saturating_add(to_u16(row));
            if let (Some(cell), Some(symbol)) = (cells.cell_mut((x, y)), QUARTERS.get(quarters)) {
                cell.set_symbol(symbol).set_style(style);
            }
        }
    }
}
