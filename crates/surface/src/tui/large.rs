//! Large letters: a text in the terminal's own letters, in letters that the terminal scales, or in
//! letters of many cells.
//!
//! In letters of many cells, each cell has four pixels, which are half as wide as they are high. Every
//! terminal with block elements (U+2580 to U+259F) can show them. To a screen reader they are noise,
//! so small screens and the plain surface do not use them.
//!
//! The module [`size`] chooses the letters for a screen.

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

/// The block elements. The index is the sum of the quarters that are set: upper left 1, upper right 2,
/// lower left 4, lower right 8.
const QUARTERS: [&str; 16] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
];

/// The number of pixels of a cell in each direction.
const PIXELS_PER_CELL: usize = 2;

/// The style of a box around letters of many cells: what they do not cover is in the colour of letters. No
/// text is in italics, so they tell a box from the bar of the focus.
pub(super) const BOX: Modifier = Modifier::REVERSED.union(Modifier::ITALIC);

/// The numbers of cell pixels for one pixel of a letter, in each direction.
const TIMES: [usize; 3] = [1, 2, 4];

/// The fewest letters of many cells in a row, and the fewest rows of them.
const CHARACTERS_MIN: usize = 28;
const ROWS_MIN: usize = 7;

/// The height of a capital in a terminal's own letters, in hundredths of a cell. It depends on the
/// font; in `DejaVu Sans Mono` it is 63, and a little less with the usual space between lines.
const CAPITAL_PERCENT: usize = 60;

/// The kind of letters of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lettering {
    /// The terminal's own, one row high.
    Native,
    /// The terminal's own, which it scales by this factor (OSC 66, at most 7).
    Scaled(u16),
    /// Letters of many cells.
    Blocks(Blocks),
}

/// Letters of many cells.
#[derive(Clone, Copy, Debug)]
pub struct Blocks {
    /// The letters.
    pub face: &'static Face,
    /// The number of cell pixels for one pixel of a letter, in each direction: 1 or an even number.
    pub times: usize,
    /// The least such number with which the terminal can show letters.
    pub times_min: usize,
}

/// Compares faces by their height, because no two faces have the same height.
impl PartialEq for Blocks {
    fn eq(&self, other: &Self) -> bool {
        (self.face.rows(), self.times) == (other.face.rows(), other.times)
    }
}

impl Eq for Blocks {}

impl Lettering {
    /// The letters of a face at their smallest.
    #[must_use]
    pub fn of(face: &'static Face) -> Self {
        Self::Blocks(Blocks {
            face,
            times: 1,
            times_min: 1,
        })
    }

    /// Returns the next smaller letters, for what does not fit in these.
    #[must_use]
    pub fn smaller(self) -> Self {
        let Self::Blocks(blocks) = self else {
            return Self::Native;
        };
        let faces = [Face::tiny(), Face::small(), Face::large()];
        let times = TIMES.into_iter().filter(|times| *times >= blocks.times_min);
        let each = times.flat_map(|times| {
            faces.map(|face| Blocks {
                face,
                times,
                ..blocks
            })
        });
        // Of two that are as high, the face with more pixels is the last.
        let smaller = each.filter(|it| it.rows() < blocks.rows());
        let ordered = smaller.max_by_key(|it| (it.rows(), it.face.rows()));
        ordered.map_or(Self::Native, Self::Blocks)
    }

    /// True if letters are made of many cells.
    #[must_use]
    pub fn is_blocks(self) -> bool {
        matches!(self, Self::Blocks(_))
    }

    /// Returns the width of a text in units, which are columns of letters or the pixels of a face. The
    /// width of a text is the sum of the widths of its parts.
    #[must_use]
    pub fn width(self, text: &str) -> usize {
        match self {
            Self::Native | Self::Scaled(_) => columns(text),
            Self::Blocks(blocks) => blocks.face.pixels(text),
        }
    }

    /// Returns the number of whole units that fit into these columns of the terminal.
    #[must_use]
    pub fn units(self, columns: usize) -> usize {
        match self {
            Self::Native => columns,
            Self::Scaled(scale) => columns / usize::from(scale),
            Self::Blocks(blocks) => columns * PIXELS_PER_CELL / blocks.times,
        }
    }

    /// Returns the number of whole columns of the terminal that these units fill.
    #[must_use]
    pub fn columns(self, units: usize) -> usize {
        match self {
            Self::Native => units,
            Self::Scaled(scale) => units * usize::from(scale),
            Self::Blocks(blocks) => units * blocks.times / PIXELS_PER_CELL,
        }
    }

    /// Returns the number of columns of the terminal that these units fill in whole or in part.
    #[must_use]
    pub fn columns_over(self, units: usize) -> usize {
        match self {
            Self::Native | Self::Scaled(_) => self.columns(units),
            Self::Blocks(blocks) => (units * blocks.times).div_ceil(PIXELS_PER_CELL),
        }
    }

    /// Returns the step of indents and margins, in units: the width of a thin letter.
    #[must_use]
    pub fn step(self) -> usize {
        match self {
            Self::Native | Self::Scaled(_) => 1,
            Self::Blocks(_) => PIXELS_PER_CELL,
        }
    }

    /// Returns the number of rows of cells of a line.
    #[must_use]
    pub fn rows(self) -> usize {
        match self {
            Self::Native => 1,
            Self::Scaled(scale) => scale.into(),
            Self::Blocks(blocks) => blocks.rows(),
        }
    }

    /// Returns the number of columns for a line of this number of characters of ordinary text.
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

    /// Returns the height of a capital, in hundredths of the height of a cell.
    #[must_use]
    pub fn capital_percent(self) -> usize {
        match self {
            Self::Native => CAPITAL_PERCENT,
            Self::Scaled(scale) => CAPITAL_PERCENT * usize::from(scale),
            Self::Blocks(blocks) => 100 * blocks.face.capital() * blocks.times / PIXELS_PER_CELL,
        }
    }

    /// True if enough of these letters fit on a screen: as many as the smallest screen has, or for letters
    /// of many cells, 28 in a row and 7 rows. The terminal's own letters always count as fitting.
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

    /// Returns the row of the cursor among the rows of cells of a line. In a high line it is near the
    /// baseline of the letters. A terminal that scales letters also scales its cursor.
    #[must_use]
    pub fn cursor_row(self) -> usize {
        match self {
            Self::Native | Self::Scaled(_) => 0,
            Self::Blocks(_) => self.rows() * 3 / 4,
        }
    }

    /// Returns blank text of this width.
    #[must_use]
    pub fn blank(self, units: usize) -> String {
        let space = if self.is_blocks() { HAIR_SPACE } else { ' ' };
        std::iter::repeat_n(space, units).collect()
    }

    /// Draws a line of text from a cell, its upper left corner, in at most `columns` columns.
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
    /// Returns the number of rows of cells of a line.
    fn rows(self) -> usize {
        self.face.rows() * self.times / PIXELS_PER_CELL
    }

    /// Draws a text from a cell, its upper left corner, in at most `columns` columns. All cells that it
    /// covers must be blank.
    fn draw(self, text: &str, (x, y): (u16, u16), columns: u16, style: Style, cells: &mut Buffer) {
        let right = x.saturating_add(columns).min(cells.area.right());
        let mut halves = self.halves(text, right.saturating_sub(x).into());
        let rows = self.rows();
        let is_box = style.add_modifier.contains(BOX);
        let style = if is_box {
            style.remove_modifier(BOX)
        } else {
            style
        };
        if is_box {
            // The last row of pixels stays blank, so that boxes one below the other do not touch, and the first
            // where no letter would lose its edge, so that it does not touch the bar of the focus.
            let is_blank = halves.iter().flatten().all(|it| *it == 0);
            let within = (1 << (self.face.rows() - 1)) - 1 - u32::from(is_blank);
            halves
                .iter_mut()
                .flatten()
                .for_each(|it| *it = !*it & within);
        }
        for row in 0..rows {
            let y = y.saturating_add(to_u16(row));
            if y >= cells.area.bottom() || halves.is_empty() {
                break;
            }
            let (upper, lower) = (row * PIXELS_PER_CELL, row * PIXELS_PER_CELL + 1);
            let (upper, lower) = (upper / self.times, lower / self.times);
            // The underline of a line to write on belongs under the letters, not across them.
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

    /// Returns the columns of pixels in the left and in the right half of each column of cells, for at
    /// most `columns` columns of cells.
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

/// Draws a line in the terminal's own letters, in at most `columns` columns.
fn native(line: &Line<'_>, (x, y): (u16, u16), columns: u16, cells: &mut Buffer) {
    if !line.iter().all(|span| is_plain(&span.content)) {
        cells.set_line(x, y, line, columns);
        return;
    }
    // All these letters are known to fill one cell, so ratatui need not measure them.
    let mut columns = x..x.saturating_add(columns).min(cells.area.right());
    for span in line {
        let style = line.style.patch(span.style);
        for (letter, x) in span.content.chars().zip(columns.by_ref()) {
            cells[(x, y)].set_char(letter).set_style(style);
        }
    }
}

/// Replaces an underline by low lines (`_`) instead of the blanks at the end. A terminal would
/// underline every row of cells of a scaled text.
fn underlined_by_hand(words: String, style: Style) -> (String, Style) {
    if !style.add_modifier.contains(Modifier::UNDERLINED) {
        return (words, style);
    }
    let written = words.trim_end();
    let rest = columns(&words) - columns(written);
    let words = format!("{written}{}", "_".repeat(rest));
    (words, style.remove_modifier(Modifier::UNDERLINED))
}

/// Draws a line scaled by the terminal, with blanks up to the full width. So every line begins and ends
/// in the same cells as the one that was there before, and the terminal replaces it as a whole.
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
