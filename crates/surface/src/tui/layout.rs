//! The layout of a page on a screen of a certain size.
//!
//! From top to bottom a screen has the heading, the step and the number of the part, the part itself,
//! the hint, and the contact. The contact always ends in the last row (WCAG 2.2, 3.2.6). All this is one
//! left-aligned column, no wider than a line that is easy to read. On a wide screen it is centred.
//!
//! # Invariants
//! - The layout depends only on the page and on the size. If the focus moves inside a part, this
//!   changes the style of rows and the cursor, but never a word or a place.
//! - Parts are consecutive stops. A stop is never split if it fits in a part of its own.
//! - Nothing is cut off, but of a long line under edit only the rows around its insertion point are
//!   shown. When rows are scarce, blank rows are left out first, then the page is divided into parts,
//!   and last the hint is left out; a help page names the keys too.

mod fit;
mod frame;
mod parts;

use std::ops::Range;

use ratatui::layout::Position;
use ratatui::text::Line;

use super::large::Lettering;
use super::stop::{self, Brush, Drawn, draw};
use super::wrap::wrap;
use cas_page::page::Turn;
use cas_page::page::shown::{Phrases, Shown};

use fit::Extras;
use frame::{Frame, lines};
use parts::{Part, Piece, first_start};

/// The narrowest screen that works, in columns.
pub const WIDTH_MIN: u16 = 40;
/// The lowest screen that works, in rows.
pub const HEIGHT_MIN: u16 = 11;
/// The widest line of text, in columns (WCAG 2.2, 1.4.8 allows up to 80; shorter is easier).
pub const COLUMN_MAX: u16 = 60;
/// The fewest rows of the body under a heading of one row. Every further row of the heading may take
/// one away before the hint is left out.
pub const BODY_ROWS_MIN: usize = 5;

/// The fewest rows of a screen with a blank row at the top and one above the contact. This depends
/// only on the screen, so that the heading is at the same place on every page.
const ROOMY_ROWS: usize = 20;
/// The margin on each side of the column if the screen has room for it, in columns.
const MARGIN: usize = 1;

/// A page on a screen.
#[derive(Clone, PartialEq, Eq)]
pub struct Layout {
    /// The first column of every row.
    pub left: u16,
    /// The most columns of a row.
    pub width: u16,
    /// The rows of text from the top of the screen, no more than fit.
    pub rows: Vec<Line<'static>>,
    /// The number of rows at the top that are the heading and what belongs to it.
    pub head: usize,
    /// The number of rows of cells that stay free below the heading, because no row of large letters
    /// fits there.
    pub slack: u16,
    /// The number of rows of text at the bottom of the screen.
    pub foot: usize,
    /// The row of cells below the foot. Letters that the terminal scales stand in rows of their height,
    /// counted from the top, so some cells may be left over at the bottom.
    pub bottom: u16,
    /// The letters of the rows between heading and foot.
    pub lettering: Lettering,
    /// The letters of the heading.
    pub head_lettering: Lettering,
    /// The letters of the foot.
    pub foot_lettering: Lettering,
    /// The index of this part of the page.
    pub part: usize,
    /// The position of the cursor, from the top left corner of the screen.
    pub cursor: Position,
    /// The bar that shows the focus, unless the focus is on one of several letters in a row.
    pub bar: Option<Bar>,
}

/// A bar in reverse video over all rows of a stop. It is as wide as the words, with a margin on each
/// side if the screen has room for it. It is no wider, because all its cells must be written again when
/// the focus moves, and a large bright area dazzles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The rows of text that it covers, counted from the top of the screen.
    pub rows: Range<usize>,
    /// The columns that it covers, counted from the edge of the screen.
    pub columns: Range<u16>,
}

/// Hides the rows, because they may be a visitor's own words.
impl std::fmt::Debug for Layout {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

/// A page divided into parts for a screen. It has all that does not depend on the focus, so that any of
/// its parts can be drawn without dividing the page again.
pub struct Plan<'page, M> {
    shown: &'page Shown<M>,
    width: u16,
    height: u16,
    /// `None` if the screen is too small.
    sheet: Option<Sheet<'page, M>>,
}

impl<'page, M> Plan<'page, M> {
    /// A page on a screen of `width` columns and `height` rows, in these letters. Letters of many cells are
    /// replaced by smaller ones if a stop would be higher than a part.
    #[must_use]
    pub fn new(lettering: Lettering, shown: &'page Shown<M>, width: u16, height: u16) -> Self {
        let mut sheet = None;
        if width >= WIDTH_MIN && height >= HEIGHT_MIN {
            let mut letterings = Some(lettering);
            while let (None, Some(lettering)) = (&sheet, letterings) {
                sheet = Sheet::new(lettering, shown, width, height);
                // A stop in large letters that is higher than a part could not be read to its end.
                letterings = smaller(lettering);
            }
        }
        Self {
            shown,
            width,
            height,
            sheet,
        }
    }

    /// Returns the number of parts of the page, at least one.
    #[must_use]
    pub fn parts(&self) -> usize {
        self.sheet
            .as_ref()
            .map_or(1, |sheet| sheet.parts.len())
            .max(1)
    }

    /// Returns the index of the part that has a stop. If a stop is split, it is the part with the cursor.
    #[must_use]
    pub fn part_of(&self, stop: usize) -> usize {
        self.sheet.as_ref().map_or(0, |sheet| sheet.part_of(stop))
    }

    /// Returns a part, with the focus on a stop.
    #[must_use]
    pub fn draw(&self, part: usize, focus: usize) -> Layout {
        match &self.sheet {
            Some(sheet) => {
                let column = column(sheet.frame.lettering, self.width);
                sheet.draw(part, focus, (self.width - column) / 2, column)
            }
            None => too_small(&self.shown.phrases, self.width, self.height),
        }
    }

    /// Returns the stop to focus so that the part before or after that of `focus` is shown. It is the first
    /// stop that begins in that part. Without such a part, it is the first or the last stop of the page.
    #[must_use]
    pub fn turned(&self, focus: usize, turn: Turn) -> usize {
        let Some(sheet) = &self.sheet else {
            return focus;
        };
        let shown = sheet.part_of(focus);
        let mut before = sheet.parts[..shown].iter().rev();
        let mut after = sheet.parts[shown..].iter().skip(1);
        match turn {
            Turn::Before => before.find_map(first_start).unwrap_or(0),
            Turn::After => after
                .find_map(first_start)
                .unwrap_or(self.shown.page.stops.len().saturating_sub(1)),
        }
    }
}

/// Returns the next smaller letters, if these are letters of many cells.
fn smaller(lettering: Lettering) -> Option<Lettering> {
    lettering.is_blocks().then(|| lettering.smaller())
}

/// Returns the width of the column of text, in columns of the terminal.
fn column(lettering: Lettering, width: u16) -> u16 {
    let widest = lettering.columns_of(COLUMN_MAX.into());
    let margins = 2 * lettering.columns(MARGIN * lettering.step());
    let narrowest = if lettering.is_blocks() {
        0
    } else {
        lettering.columns_of(WIDTH_MIN.into())
    };
    let whole = lettering.columns(lettering.units(width.into()));
    let within = whole.saturating_sub(margins).max(narrowest).min(whole);
    to_u16(widest.min(within))
}

/// A page divided into parts, in letters in which all of it can be read.
struct Sheet<'page, M> {
    frame: Frame<'page, M>,
    extras: Extras,
    parts: Vec<Part>,
}

impl<'page, M> Sheet<'page, M> {
    /// `None` if a stop is too high for large letters, or if there is no room at all. If a high stop needs
    /// room, the heading is in smaller letters.
    fn new(lettering: Lettering, shown: &'page Shown<M>, width: u16, height: u16) -> Option<Self> {
        let page = &shown.page;
        let columns: usize = column(lettering, width).into();
        let brush = Brush {
            lettering,
            width: lettering.units(columns),
        };
        let stops = page.stops.iter();
        let heights: Vec<usize> = stops
            .map(|stop| stop::height(brush, stop, &page.heading.words))
            .collect();
        let mut letterings = [Some(lettering), smaller(lettering)].into_iter().flatten();
        let (frame, extras, parts) = letterings.find_map(|head| {
            let frame = Frame::new(shown, lettering, head, columns, height.into());
            let (extras, parts) = frame.fitted(&heights)?;
            Some((frame, extras, parts))
        })?;
        Some(Self {
            frame,
            extras,
            parts,
        })
    }

    /// Returns the rows of a stop. They are made only for the stops that are needed.
    fn drawn(&self, stop: usize) -> Option<Drawn> {
        let page = &self.frame.shown.page;
        let stop = page.stops.get(stop)?;
        Some(draw(self.frame.brush(), stop, &page.heading.words))
    }

    /// Returns the stop that is shown with the focus: the last one, if `focus` is beyond it.
    fn focused(&self, focus: usize) -> usize {
        focus.min(self.frame.shown.page.stops.len().saturating_sub(1))
    }

    fn part_of(&self, stop: usize) -> usize {
        let stop = self.focused(stop);
        let row = self.drawn(stop).map_or(0, |drawn| drawn.row);
        let has_cursor = |piece: &Piece| piece.stop == stop && piece.rows.contains(&row);
        self.parts
            .iter()
            .position(|part| part.iter().any(has_cursor))
            .unwrap_or(0)
    }

    fn draw(&self, part: usize, focus: usize, left: u16, width: u16) -> Layout {
        let frame = &self.frame;
        let lettering = frame.lettering;
        let mut rows = frame.head(self.extras, part, self.parts.len());
        let foot_rows = frame.foot(self.extras, part, self.parts.len());
        let (head, foot) = (rows.len(), foot_rows.len());
        let slack = frame.slack(head, foot);
        let body_top = head * frame.head_lettering.rows() + slack;
        let top = |row: usize| to_u16(body_top + (row - head) * lettering.rows());
        let focus = self.focused(focus);
        let mut cursor = Position::new(left, top(head));
        let mut bar = None;
        for piece in self.parts.get(part).into_iter().flatten() {
            rows.resize(rows.len() + piece.gap, Line::default());
            let Some(stop) = self.drawn(piece.stop) else {
                continue;
            };
            let has_focus = piece.stop == focus;
            if has_focus && piece.rows.contains(&stop.row) {
                let row = rows.len() + stop.row - piece.rows.start;
                let y = top(row) + to_u16(lettering.cursor_row());
                cursor = Position::new(left + to_u16(stop.column), y);
            }
            if has_focus {
                let rows = rows.len()..rows.len() + piece.rows.len();
                bar = self.bar(&stop, rows, left..left + width);
            }
            let lines = stop.rows[piece.rows.clone()].iter();
            rows.extend(lines.map(|row| frame.brush().line(row, has_focus)));
        }
        rows.resize(
            head + frame.rows_between(head, foot).unwrap_or(0),
            Line::default(),
        );
        rows.extend(foot_rows);
        Layout {
            left,
            width,
            rows,
            head,
            slack: to_u16(slack),
            foot,
            bottom: to_u16(frame.bottom()),
            lettering,
            head_lettering: frame.head_lettering,
            foot_lettering: frame.foot_lettering(),
            part,
            cursor,
            bar,
        }
    }

    /// Returns the bar over these rows of a stop, in a column of text.
    fn bar(&self, stop: &Drawn, rows: Range<usize>, column: Range<u16>) -> Option<Bar> {
        let lettering = self.frame.lettering;
        let units = self.frame.brush().bar(&stop.rows)?;
        let columns = if matches!(lettering, Lettering::Scaled(_)) {
            // A row that the terminal scales has only one style.
            column
        } else {
            let margin = to_u16(lettering.columns(MARGIN * lettering.step()));
            let right = column.start + to_u16(lettering.columns_over(units));
            column.start.saturating_sub(margin)..right.saturating_add(margin)
        };
        Some(Bar { rows, columns })
    }
}

/// Returns a screen with only the message that it is too small.
fn too_small(phrases: &Phrases, width: u16, height: u16) -> Layout {
    let rows = wrap(&phrases.too_small.words, width.into());
    let rows = rows.into_iter().take(height.into());
    Layout {
        left: 0,
        width,
        rows: lines(rows.collect()).collect(),
        head: 0,
        slack: 0,
        foot: 0,
        bottom: height,
        lettering: Lettering::Native,
        head_lettering: Lettering::Native,
        foot_lettering: Lettering::Native,
        part: 0,
        cursor: Position::ORIGIN,
        bar: None,
    }
}

/// Converts a number of rows or columns. It is never more than a screen has, so it always fits.
pub(super) fn to_u16(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
