//! Where everything of a page goes on a screen of a certain size.
//!
//! From top to bottom: the heading, where the page stands in a sequence and which part of it this
//! is, the part itself, and at the bottom the hint and the contact, whose last row is always the
//! last row of the screen (WCAG 2.2, 3.2.6). One column, left-aligned and no wider than a line
//! that is easy to read, is centred on a wide screen.
//!
//! # Invariants
//! - The layout depends on the page and the size alone. Moving the focus inside a part changes the
//!   style of rows and the cursor, never a word or a place.
//! - Parts are consecutive stops, and a stop is never split if it fits in a part of its own.
//! - Nothing is cut off; of a long line under edit the part around its insertion point is there. When
//!   rows are scarce, blank rows go first, then blank rows between stops, then the page is parted, and
//!   last the hint gives way; a help page tells the keys too.

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
/// The fewest rows of the body under a heading of one row; every further row of the heading may
/// take one away before the hint gives way.
pub const BODY_ROWS_MIN: usize = 5;

/// From how many rows on a screen has a blank row at the top and one above the contact. It depends
/// on the screen alone, so that the heading is at the same place on every page.
const ROOMY_ROWS: usize = 20;
/// How much stays free on each side of the column where a screen has room for it, in columns.
const MARGIN: usize = 1;

/// A page on a screen.
#[derive(Clone, PartialEq, Eq)]
pub struct Layout {
    /// The first column of every row.
    pub left: u16,
    /// How many columns a row may have.
    pub width: u16,
    /// The rows of text from the top of the screen on, no more than fit.
    pub rows: Vec<Line<'static>>,
    /// How many of these, the first ones, are the heading and what belongs to it.
    pub head: usize,
    /// How many rows of cells stay free below the heading, because no row of large letters fits there.
    pub slack: u16,
    /// How many rows, the last ones, stand at the bottom of the screen.
    pub foot: usize,
    /// The row of cells under them. Letters that the terminal scales stand in rows of their height
    /// from the top on, so that some cells may be left over.
    pub bottom: u16,
    /// The letters of the rows between heading and foot.
    pub lettering: Lettering,
    /// Those of the heading.
    pub head_lettering: Lettering,
    /// Those of the foot.
    pub foot_lettering: Lettering,
    /// Which part of the page it is, counted from zero.
    pub part: usize,
    /// Where the cursor is, from the top left corner of the screen.
    pub cursor: Position,
    /// What shows the focus, unless it is on one of several letters in a row.
    pub bar: Option<Bar>,
}

/// A bar of the other colour over all rows of a stop: as wide as its words, with a margin on each side
/// where the screen has room for it. Everything that is marked has to be written anew when the focus
/// goes on, and much of a screen in the brighter colour dazzles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Which rows of text these are, counted from the top of the screen.
    pub rows: Range<usize>,
    /// Its columns, counted from the edge of the screen.
    pub columns: Range<u16>,
}

/// Its rows may be a visitor's own words.
impl std::fmt::Debug for Layout {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

/// A page parted for a screen: all that does not depend on what has the focus, so that each of its
/// parts can be drawn without beginning anew.
pub struct Plan<'page, M> {
    shown: &'page Shown<M>,
    width: u16,
    height: u16,
    /// None if the screen is too small.
    sheet: Option<Sheet<'page, M>>,
}

impl<'page, M> Plan<'page, M> {
    /// A page on a screen of `width` columns and `height` rows, in these letters or, where a stop is
    /// higher than the screen in them, in smaller ones.
    #[must_use]
    pub fn new(lettering: Lettering, shown: &'page Shown<M>, width: u16, height: u16) -> Self {
        let mut sheet = None;
        if width >= WIDTH_MIN && height >= HEIGHT_MIN {
            let mut letterings = Some(lettering);
            while let (None, Some(lettering)) = (&sheet, letterings) {
                sheet = Sheet::new(lettering, shown, width, height);
                // A stop that is higher than a part could not be read to its end.
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

    /// How many parts the page has; at least one.
    #[must_use]
    pub fn parts(&self) -> usize {
        self.sheet
            .as_ref()
            .map_or(1, |sheet| sheet.parts.len())
            .max(1)
    }

    /// The part that has a stop, counted from zero. Of a line under edit that is split it is the part
    /// with the insertion point.
    #[must_use]
    pub fn part_of(&self, stop: usize) -> usize {
        self.sheet.as_ref().map_or(0, |sheet| sheet.part_of(stop))
    }

    /// A part, with the focus on a stop.
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

    /// The stop to focus so that the part before or after that of `focus` is shown: the first of that
    /// part, or, where there is no such part, the first or the last stop of the page.
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

/// The letters of what does not fit in these, if they can be smaller and still large.
fn smaller(lettering: Lettering) -> Option<Lettering> {
    lettering.is_blocks().then(|| lettering.smaller())
}

/// How wide a line of text is, in columns.
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

/// A page in letters in which all of it can be read.
struct Sheet<'page, M> {
    frame: Frame<'page, M>,
    extras: Extras,
    parts: Vec<Part>,
}

impl<'page, M> Sheet<'page, M> {
    /// `None` if a stop is too high for large letters, or there is no room at all. The heading makes
    /// room for a high stop by being in smaller letters.
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

    /// The rows of a stop. Only those are asked for that are shown.
    fn drawn(&self, stop: usize) -> Option<Drawn> {
        let page = &self.frame.shown.page;
        let stop = page.stops.get(stop)?;
        Some(draw(self.frame.brush(), stop, &page.heading.words))
    }

    /// The stop that is shown as the one with the focus: the last one, if it is beyond that.
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

    /// The bar over such rows of a stop, in a column of text.
    fn bar(&self, stop: &Drawn, rows: Range<usize>, column: Range<u16>) -> Option<Bar> {
        let lettering = self.frame.lettering;
        let units = self.frame.brush().bar(&stop.rows)?;
        let columns = if matches!(lettering, Lettering::Scaled(_)) {
            // A row that a terminal has scaled is of one style.
            column
        } else {
            let margin = to_u16(lettering.columns(MARGIN * lettering.step()));
            let right = column.start + to_u16(lettering.columns_over(units));
            column.start.saturating_sub(margin)..right.saturating_add(margin)
        };
        Some(Bar { rows, columns })
    }
}

/// Nothing but the message that the screen is too small.
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

/// A number of rows or columns is never more than a screen has.
pub(super) fn to_u16(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
