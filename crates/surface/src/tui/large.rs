//! Large letters: the same text in the terminal's own letters, in those scaled by the terminal, or
//! in letters of many cells.
//!
//! Where letters are of many cells, a cell is divided into four pixels, each of them half as wide as
//! it is high, and every terminal with block elements can show them (U+2580 to U+259F). They are
//! noise to a screen reader, which is why small screens and the plain surface have none.
//!
//! Which letters a screen has room for, [`size`] tells.

pub mod size;

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Size;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use super::layout::{HEIGHT_MIN, WIDTH_MIN, to_u16};
use super::wrap::{columns, fit_for_cells};
use cas_page::face::{Face, HAIR_SPACE};
use cas_words::text::is_plain;

/// The block elements by which of their quarters are set: upper left, upper right, lower left and
/// lower right count 1, 2, 4 and 8.
const QUARTERS: [&str; 16] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
];

/// How many pixels a cell has in each direction.
const PIXELS_PER_CELL: usize = 2;

/// The fewest letters of many cells in a row, and the fewest rows of them.
const CHARACTERS_MIN: usize = 28;
const ROWS_MIN: usize = 7;

/// How high a capital of a terminal's own letters is, in hundredths of a cell. It differs from font
/// to font; of `DejaVu Sans Mono` it is 63, with the usual room between lines a little less.
const CAPITAL_PERCENT: usize = 60;

/// The letters of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lettering {
    /// The terminal's own, one row high.
    Native,
    /// The terminal's own, which it draws so many times as large (OSC 66, at most 7 times).
    Scaled(u16),
    /// Letters of many cells.
    Blocks(Blocks),
}

/// Letters of many cells.
#[derive(Clone, Copy, Debug)]
pub struct Blocks {
    /// The letters.
    pub face: &'static Face,
    /// How many pixels of a cell a pixel of a letter has in each direction: 1, or an even number.
    pub times: usize,
    /// The smallest letters of many cells that the terminal can show: their face and times.
    pub smallest: (&'static Face, usize),
}

/// Faces differ in their height, and need not be compared letter by letter.
impl PartialEq for Blocks {
    fn eq(&self, other: &Self) -> bool {
        (self.face.rows(), self.times) == (other.face.rows(), other.times)
    }
}

impl Eq for Blocks {}

impl Lettering {
    /// The letters of a face as small as they can be.
    #[must_use]
    pub fn of(face: &'static Face) -> Self {
        Self::Blocks(Blocks {
            face,
            times: 1,
            smallest: (face, 1),
        })
    }

    /// The letters of what does not fit in these.
    #[must_use]
    pub fn smaller(self) -> Self {
        let Self::Blocks(blocks) = self else {
            return Self::Native;
        };
        let (face, times_min) = blocks.smallest;
        let times = if blocks.face.rows() > face.rows() {
            blocks.times
        } else {
            blocks.times / 2
        };
        if times < times_min {
            return Self::Native;
        }
        Self::Blocks(Blocks {
            face,
            times,
            ..blocks
        })
    }

    /// Whether letters are made of many cells.
    #[must_use]
    pub fn is_blocks(self) -> bool {
        matches!(self, Self::Blocks(_))
    }

    /// How wide a text is in units: in columns of letters, or in the pixels of a face. The width of a
    /// text is the sum of those of its parts.
    #[must_use]
    pub fn width(self, text: &str) -> usize {
        match self {
            Self::Native | Self::Scaled(_) => columns(text),
            Self::Blocks(blocks) => blocks.face.pixels(text),
        }
    }

    /// How many whole units so many columns of the terminal have.
    #[must_use]
    pub fn units(self, columns: usize) -> usize {
        match self {
            Self::Native => columns,
            Self::Scaled(scale) => columns / usize::from(scale),
            Self::Blocks(blocks) => columns * PIXELS_PER_CELL / blocks.times,
        }
    }

    /// How many whole columns of the terminal so many units have.
    #[must_use]
    pub fn columns(self, units: usize) -> usize {
        match self {
            Self::Native => units,
            Self::Scaled(scale) => units * usize::from(scale),
            Self::Blocks(blocks) => units * blocks.times / PIXELS_PER_CELL,
        }
    }

    /// How many columns of the terminal so many units touch.
    #[must_use]
    pub fn columns_over(self, units: usize) -> usize {
        match self {
            Self::Native | Self::Scaled(_) => self.columns(units),
            Self::Blocks(blocks) => (units * blocks.times).div_ceil(PIXELS_PER_CELL),
        }
    }

    /// By multiples of how many units things are set in and apart: the width of a thin letter.
    #[must_use]
    pub fn step(self) -> usize {
        match self {
            Self::Native | Self::Scaled(_) => 1,
            Self::Blocks(_) => PIXELS_PER_CELL,
        }
    }

    /// How many rows of cells a line has.
    #[must_use]
    pub fn rows(self) -> usize {
        match self {
            Self::Native => 1,
            Self::Scaled(scale) => scale.into(),
            Self::Blocks(blocks) => blocks.face.rows() * blocks.times / PIXELS_PER_CELL,
        }
    }

    /// How many columns a line of so many characters of ordinary text takes.
    #[must_use]
    pub fn columns_of(self, characters: usize) -> usize {
        match self {
            Self::Native | Self::Scaled(_) => self.columns(characters),
            Self::Blocks(blocks) => {
                let pixels = characters * blocks.face.average() * blocks.times;
                pixels.div_ceil(100 * PIXELS_PER_CELL)
            }
        }
    }

    /// How high a capital is, in hundredths of the height of a cell.
    #[must_use]
    pub fn capital_percent(self) -> usize {
        match self {
            Self::Native => CAPITAL_PERCENT,
            Self::Scaled(scale) => CAPITAL_PERCENT * usize::from(scale),
            Self::Blocks(blocks) => 100 * blocks.face.capital() * blocks.times / PIXELS_PER_CELL,
        }
    }

    /// Whether enough fits on a screen: all that the smallest one has, or, of letters of many cells,
    /// 28 in a row and 7 rows. The terminal's own letters are always taken.
    #[must_use]
    pub fn fits(self, screen: Size) -> bool {
        let (width, height) = (usize::from(screen.width), usize::from(screen.height));
        let (characters, rows) = match self {
            Self::Native => return true,
            Self::Scaled(_) => (usize::from(WIDTH_MIN), usize::from(HEIGHT_MIN)),
            Self::Blocks(_) => (CHARACTERS_MIN, ROWS_MIN),
        };
        width >= self.columns_of(characters) && height / self.rows() >= rows
    }

    /// The row of cells of a line in which the cursor stands: in a high one near the baseline, where
    /// a line is written. A terminal that scales letters scales its cursor too.
    #[must_use]
    pub fn cursor_row(self) -> usize {
        match self {
            Self::Native | Self::Scaled(_) => 0,
            Self::Blocks(_) => self.rows() * 3 / 4,
        }
    }

    /// Nothing, as wide as this.
    #[must_use]
    pub fn blank(self, units: usize) -> String {
        let space = if self.is_blocks() { HAIR_SPACE } else { ' ' };
        std::iter::repeat_n(space, units).collect()
    }

    /// Draws a line of text with its upper left corner at a cell, in no more than `columns` cells.
    pub fn draw(self, line: &Line<'_>, (x, y): (u16, u16), columns: u16, cells: &mut Buffer) {
        match self {
            Self::Native => native(line, (x, y), columns, cells),
            Self::Scaled(scale) => scaled(scale, line, (x, y), columns, cells),
            Self::Blocks(blocks) => {
                let mut used = 0;
                for span in line {
                    let style = line.style.patch(span.style);
                    let left = columns.saturating_sub(used);
                    blocks.draw(&span.content, (x + used, y), left, style, cells);
                    used = used.saturating_add(to_u16(self.columns(self.width(&span.content))));
                }
            }
        }
    }
}

impl Blocks {
    /// Draws a text with its upper left corner at a cell that is blank, as all below and beside it are, in
    /// no more than `columns` cells.
    fn draw(self, text: &str, (x, y): (u16, u16), columns: u16, style: Style, cells: &mut Buffer) {
        let right = x.saturating_add(columns).min(cells.area.right());
        let halves = self.halves(text, right.saturating_sub(x).into());
        let rows = self.face.rows() * self.times / PIXELS_PER_CELL;
        for row in 0..rows {
            let y = y.saturating_add(to_u16(row));
            if y >= cells.area.bottom() || halves.is_empty() {
                break;
            }
            let (upper, lower) = (row * PIXELS_PER_CELL, row * PIXELS_PER_CELL + 1);
            let (upper, lower) = (upper / self.times, lower / self.times);
            // A line to write on is under the letters, not across them.
            let style = if row + 1 == rows {
                style
            } else {
                style.remove_modifier(Modifier::UNDERLINED)
            };
            let from = cells.index_of(x, y);
            for (cell, [left, right]) in cells.content[from..].iter_mut().zip(&halves) {
                let quarters = (left >> upper & 1)
                    | (right >> upper & 1) << 1
                    | (left >> lower & 1) << 2
                    | (right >> lower & 1) << 3;
                if let Some(symbol) = QUARTERS.get(quarters as usize).filter(|_| quarters > 0) {
                    cell.set_symbol(symbol);
                }
                cell.set_style(style);
            }
        }
    }

    /// The columns of pixels of a letter that stand in the left and in the right half of each column of
    /// cells, at most so many.
    fn halves(self, text: &str, columns: usize) -> Vec<[u32; PIXELS_PER_CELL]> {
        let glyphs = self.face.glyphs(text).into_iter();
        let pixels: Vec<u32> = glyphs.flatten().copied().collect();
        let needed = (pixels.len() * self.times).div_ceil(PIXELS_PER_CELL);
        let column = |at: usize| pixels.get(at / self.times).copied().unwrap_or_default();
        (0..needed.min(columns))
            .map(|at| at * PIXELS_PER_CELL)
            .map(|at| [column(at), column(at + 1)])
            .collect()
    }
}

/// Draws a line of the terminal's own letters, in no more than `columns` cells.
fn native(line: &Line<'_>, (x, y): (u16, u16), columns: u16, cells: &mut Buffer) {
    if !line.iter().all(|span| is_plain(&span.content)) {
        cells.set_line(x, y, line, columns);
        return;
    }
    // Most letters are known to fill a cell, and need not be taken apart.
    let mut columns = x..x.saturating_add(columns).min(cells.area.right());
    for span in line {
        let style = line.style.patch(span.style);
        for (letter, x) in span.content.chars().zip(columns.by_ref()) {
            cells[(x, y)].set_char(letter).set_style(style);
        }
    }
}

/// A terminal underlines every row of cells of what it scales, so low lines stand in place of lines.
fn underlined_by_hand(words: String, style: Style) -> (String, Style) {
    if !style.add_modifier.contains(Modifier::UNDERLINED) {
        return (words, style);
    }
    let written = words.trim_end();
    let rest = columns(&words) - columns(written);
    let words = format!("{written}{}", "_".repeat(rest));
    (words, style.remove_modifier(Modifier::UNDERLINED))
}

/// Draws a line from end to end, even where it has no text. Every line then has its letters in the
/// same cells as the line that stood there before, and the terminal replaces each as a whole.
fn scaled(scale: u16, line: &Line<'_>, (x, y): (u16, u16), width: u16, cells: &mut Buffer) {
    let mut texts: Vec<(String, Style)> = Vec::new();
    for span in line {
        let words = fit_for_cells(&span.content);
        texts.push(underlined_by_hand(words, line.style.patch(span.style)));
    }
    let used: usize = texts.iter().map(|(words, _)| columns(words)).sum();
    let rest = " ".repeat(usize::from(width / scale).saturating_sub(used));
    match texts.last_mut() {
        Some((words, style)) if *style == line.style => words.push_str(&rest),
        _ => texts.push((rest, line.style)),
    }
    let mut at = x;
    for (words, style) in texts {
        let Some(length) = NonZeroU16::new(to_u16(columns(&words)) * scale) else {
            continue;
        };
        if let Some(cell) = cells.cell_mut((at, y)) {
            let escape = format!("\x1b]66;s={scale};{words}\x07");
            cell.set_symbol(&escape).set_style(style);
            cell.set_diff_option(CellDiffOption::ForcedWidth(length));
        }
        at += length.get();
    }
    for y in y + 1..y + scale {
        for x in x..x + width / scale * scale {
            if let Some(cell) = cells.cell_mut((x, y)) {
                cell.set_diff_option(CellDiffOption::Skip);
            }
        }
    }
}
