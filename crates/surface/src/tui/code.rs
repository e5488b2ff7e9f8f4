//! Codes for the camera of a phone (ISO/IEC 18004), drawn in cells.
//!
//! A cell is about twice as high as it is wide. Half blocks make two square modules of it; where a terminal has none,
//! a module is two blank cells. A code is dark on light in every theme, because many cameras read no other: the dark
//! colour is that of letters or that of the ground, whichever is darker.

use ratatui::layout::Size;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::large::Lettering;
use super::layout::{COLUMN_MAX, column};
use cas_code::{Modules, QUIET_MODULES};
use cas_page::look::Theme;

/// The signs of a cell whose upper or lower half alone is in the colour of letters.
const UPPER: &str = "▀";
const LOWER: &str = "▄";
/// The rows around a code on a screen in its own letters: the heading, what the code is for, the hint and the numbers to
/// call, each in as many rows as they have with the longest words.
const ROWS_AROUND: usize = 9;
/// The columns between a code and the words beside it.
const GAP: usize = 2;
/// The fewest columns for words beside a code. In less, they stand above it.
const BESIDE_MIN: usize = 24;

/// What a module is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grain {
    /// Half of a cell.
    Halves,
    /// Two blank cells, of which every terminal shows the ground.
    #[default]
    Blanks,
}

/// The way in which a code is drawn.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    pub(super) grain: Grain,
    pub(super) theme: Theme,
    /// The number of rows of cells of the screen.
    pub(super) height: usize,
}

impl Grain {
    /// Returns the most modules of a side, with the light border, of a code that fits on such a screen.
    #[must_use]
    pub fn modules_max(self, screen: Size) -> usize {
        self.modules_in(
            column(Lettering::Native, screen.width).into(),
            screen.height.into(),
        )
    }

    /// Returns the same for so many columns of text and so many rows of the screen.
    fn modules_in(self, columns: usize, height: usize) -> usize {
        let columns = columns.min(COLUMN_MAX.into());
        let rows = height.saturating_sub(ROWS_AROUND);
        match self {
            Self::Halves => columns.min(2 * rows),
            Self::Blanks => rows.min(columns / 2),
        }
    }

    /// Returns the columns and the rows of a square of this many modules, each `times` as large as it need be.
    fn cells(self, modules: usize, times: usize) -> [usize; 2] {
        match self {
            Self::Halves => [modules * times, (modules * times).div_ceil(2)],
            Self::Blanks => [2 * modules * times, modules * times],
        }
    }
}

/// A code with its light border, as large as it is on this screen.
pub(super) struct Code<'page> {
    modules: &'page Modules,
    manner: Manner,
    /// How many times as large as it need be a module is.
    times: usize,
}

impl<'page> Code<'page> {
    /// Returns a code in at most so many columns; `None` if it has no room. It takes half of the height of
    /// the screen at the most if that is enough for it: a code of few modules is read from farther away.
    pub(super) fn of(modules: &'page Modules, manner: Manner, columns: usize) -> Option<Self> {
        let modules_max = manner.grain.modules_in(columns, manner.height);
        if modules.size_with_border() > modules_max {
            return None;
        }
        let cells = |times| manner.grain.cells(modules.size_with_border(), times);
        let fits = |times: &usize| {
            let [width, height] = cells(*times);
            width <= columns && 2 * height <= manner.height
        };
        let times = (1..=manner.height).rev().find(fits).unwrap_or(1);
        Some(Self {
            modules,
            manner,
            times,
        })
    }

    /// Returns the columns for words beside it, of so many columns; `None` if these are too few.
    pub(super) fn beside(&self, columns: usize) -> Option<usize> {
        let left = columns.checked_sub(self.size()[0] + GAP)?;
        (left >= BESIDE_MIN).then_some(left)
    }

    /// Returns its rows with these words beside them.
    pub(super) fn rows(&self, beside: &[String]) -> Vec<Line<'static>> {
        let [width, height] = self.size();
        let row = |row: usize| {
            let mut line = if row < height {
                self.row(row, width)
            } else {
                Line::raw(" ".repeat(width))
            };
            if let Some(words) = beside.get(row) {
                line.push_span(" ".repeat(GAP) + words);
            }
            line
        };
        (0..height.max(beside.len())).map(row).collect()
    }

    fn size(&self) -> [usize; 2] {
        let modules = self.modules.size_with_border();
        self.manner.grain.cells(modules, self.times)
    }

    fn row(&self, row: usize, width: usize) -> Line<'static> {
        (0..width).map(|column| self.cell(column, row)).collect()
    }

    /// Returns a cell. Where both its modules are alike it is blank, because in many terminals a full block does not quite
    /// reach the edge of its cell.
    fn cell(&self, column: usize, row: usize) -> Span<'static> {
        let [upper, lower] = match self.manner.grain {
            Grain::Halves => [2 * row, 2 * row + 1].map(|y| self.is_dark(column, y)),
            Grain::Blanks => [self.is_dark(column / 2, row); 2],
        };
        let (sign, has_dark_ground) = match (upper, lower) {
            (true, false) => (UPPER, false),
            (false, true) => (LOWER, false),
            (is_dark, _) => (" ", is_dark),
        };
        let is_reversed = has_dark_ground == (self.manner.theme == Theme::BlackOnWhite);
        let style = Style::new();
        Span::styled(sign, if is_reversed { style.reversed() } else { style })
    }

    /// True if the module at this place of the square is dark, counted in the smallest modules from its corner.
    fn is_dark(&self, x: usize, y: usize) -> bool {
        let [x, y] = [x, y].map(|it| (it / self.times).checked_sub(QUIET_MODULES));
        x.zip(y).is_some_and(|(x, y)| self.modules.is_dark(x, y))
    }
}
