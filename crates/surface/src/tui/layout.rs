//! The layout of a page on a screen of a certain size.
//!
//! From top to bottom a screen has the heading with the step and the number of the part, the part
//! itself, the hint, and the contact. The contact always ends in the last row (WCAG 2.2, 3.2.6). All this
//! is one left-aligned column, no wider than a line that is easy to read. On a wide screen it is centred.
//!
//! A list never has two columns, although its right half may be empty on a wide screen. Down leads to the
//! next entry in the order of reading, and from the foot of one column to the head of another it would
//! jump across the screen, away from what a magnifier shows; Left and Right already go back and listen.
//! Larger letters use the width better: where a terminal can, they fill it.
//!
//! The heading is a band across the whole screen. Controls have a mark before them, a box with their
//! number or a blank one, and nothing else has a mark. The focus is a bar over a control, or a bar beside
//! a text. So what can be chosen never looks like what can only be read.
//!
//! # Invariants
//! - The layout depends only on the page and on the size. If the focus moves inside a part, this
//!   changes the style of rows and the cursor, but never a word or a place.
//! - Parts are consecutive stops. A control is never split if it fits in a part of its own. A text may go
//!   on in the next part.
//! - Nothing is cut off, but of a long line under edit only the rows around its insertion point are
//!   shown. When rows are scarce, blank rows are left out first, then the page is divided into parts,
//!   and last the hint is left out; a help page names the keys too.
//! - Around a text in letters of many cells, all letters are such letters, and the hint is never left out. When
//!   rows are scarce they are smaller ones, then also those below the labels of controls, and last all.

mod fit;
mod frame;
mod parts;

use std::ops::{Range, RangeInclusive};

use ratatui::layout::Position;
use ratatui::text::Line;

use super::code::Grain;
use super::large::Lettering;
use super::stop::{self, Drawn, draw};
use super::wrap::wrap;
use cas_page::page::shown::{Phrases, Shown};
use cas_page::page::{Stop, Turn};

use fit::Extras;
use frame::Frame;
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

/// The fewest rows of a screen on which labels have rows of their own and a rule is above the foot.
const ROOMY_ROWS: usize = 20;
/// The margin on each side of the column if the screen has room for it, in columns.
const MARGIN: usize = 1;

/// The letters of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letterings {
    /// The letters of text.
    pub text: Lettering,
    /// Larger letters for the thing to take along, if there are any.
    pub takeaway: Option<Lettering>,
    /// What the modules of codes are made of.
    pub grain: Grain,
}

impl From<Lettering> for Letterings {
    fn from(text: Lettering) -> Self {
        Self {
            text,
            takeaway: None,
            grain: Grain::default(),
        }
    }
}

/// A page on a screen.
#[derive(Clone, PartialEq, Eq)]
pub struct Layout {
    /// The first column of every row.
    pub left: u16,
    /// The most columns of a row.
    pub width: u16,
    /// The rows of text from the top of the screen to the bottom. Between them it is blank.
    pub rows: Vec<Placed>,
    /// The indices of the rows between heading and foot.
    pub body: Range<usize>,
    /// The letters of the rows between heading and foot.
    pub lettering: Lettering,
    /// The index of this part of the page.
    pub part: usize,
    /// The position of the cursor, from the top left corner of the screen.
    pub cursor: Position,
}

/// A row of text at its place.
#[derive(Clone, PartialEq, Eq)]
pub struct Placed {
    /// The first row of cells.
    pub top: u16,
    /// The words.
    pub line: Line<'static>,
    /// The letters.
    pub lettering: Lettering,
    /// The ground on which the words stand.
    pub ground: Ground,
}

/// The ground of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// That of the page.
    #[default]
    Page,
    /// A band across the screen, for the heading, and for a hint in letters of many cells that follows the text
    /// without a blank row.
    Band,
    /// A bar in reverse video over these columns, counted from the edge of the screen. It shows the focus:
    /// over a control it is as wide as its words, with a margin on each side; beside a text it is in the
    /// margin. It is no wider, because all its cells must be written again when the focus moves, and a
    /// large bright area dazzles.
    Bar(Range<u16>),
}

/// Hides the rows, because they may be a visitor's own words.
impl std::fmt::Debug for Layout {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

/// Rows that are put one below the other.
struct Stack {
    rows: Vec<Placed>,
    top: usize,
}

impl Stack {
    fn new() -> Self {
        Self {
            rows: Vec::new(),
            top: 0,
        }
    }

    fn push(&mut self, line: Line<'static>, lettering: Lettering, ground: Ground) {
        self.rows.push(Placed {
            top: to_u16(self.top),
            line,
            lettering,
            ground,
        });
        self.top += lettering.rows();
    }

    fn blank(&mut self, rows: usize) {
        self.top += rows;
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
    /// replaced by smaller ones if a control would be higher than a part.
    #[must_use]
    pub fn new(
        letterings: impl Into<Letterings>,
        shown: &'page Shown<M>,
        width: u16,
        height: u16,
    ) -> Self {
        let letterings: Letterings = letterings.into();
        let is_enough = width >= WIDTH_MIN && height >= HEIGHT_MIN;
        let has_code = shown.page.stops.iter().any(Stop::has_code);
        let smaller = |it: &Lettering| match it {
            Lettering::Scaled(_) if has_code => Some(Lettering::Native),
            _ => smaller(*it),
        };
        let text = is_enough.then_some(letterings.text);
        // A control in large letters that is higher than a part could not be read to its end, and no phone reads half
        // a code.
        let sheet = std::iter::successors(text, smaller).find_map(|text| {
            let letterings = Letterings { text, ..letterings };
            Sheet::best(letterings, shown, width, height)
        });
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

    /// Returns the index of the part that has a stop. If a stop is split, it is the first part with any of
    /// it, or for a line under edit the part with the insertion point.
    #[must_use]
    pub fn part_of(&self, stop: usize) -> usize {
        self.sheet.as_ref().map_or(0, |sheet| sheet.part_of(stop))
    }

    /// Returns the parts that have a text, which may go on from part to part. Anything else is only where
    /// [`Plan::part_of`] says.
    #[must_use]
    pub fn parts_of(&self, stop: usize) -> RangeInclusive<usize> {
        let first = self.part_of(stop);
        let last = self
            .sheet
            .as_ref()
            .and_then(|sheet| sheet.last_part_of(stop));
        first..=last.unwrap_or(first)
    }

    /// Returns a part, with the focus on a stop.
    #[must_use]
    pub fn draw(&self, part: usize, focus: usize) -> Layout {
        match &self.sheet {
            Some(sheet) => {
                let column = column(sheet.frame.lettering, self.width);
                sheet.draw(part, focus, (self.width - column).div_ceil(2), column)
            }
            None => too_small(&self.shown.phrases, self.width, self.height),
        }
    }

    /// Returns the stop to focus so that the part before or after that of `focus` is shown. It is the first
    /// stop that begins in that part, or a text that goes on in it. Without such a part, it is the first or
    /// the last stop of the page.
    #[must_use]
    pub fn turned(&self, focus: usize, turn: Turn) -> usize {
        let Some(sheet) = &self.sheet else {
            return focus;
        };
        let first = sheet.part_of(focus);
        let last = sheet.last_part_of(focus).unwrap_or(first);
        let lead = |part: &Part| first_start(part).or(part.first().map(|piece| piece.stop));
        match turn {
            Turn::Before => sheet.parts[..first].last().and_then(lead).unwrap_or(0),
            Turn::After => sheet.parts.get(last + 1).and_then(lead).unwrap_or(
                // There is no other part.
                self.shown.page.stops.len().saturating_sub(1),
            ),
        }
    }
}

/// Returns the next smaller letters, if these are letters of many cells.
fn smaller(lettering: Lettering) -> Option<Lettering> {
    lettering.is_blocks().then(|| lettering.smaller())
}

/// Returns the next smaller letters of many cells.
fn next_blocks(lettering: Lettering) -> Option<Lettering> {
    smaller(lettering).filter(|it| it.is_blocks())
}

/// Returns the width of the column of text, in columns of the terminal.
pub(super) fn column(lettering: Lettering, width: u16) -> u16 {
    let widest = lettering.columns_of(COLUMN_MAX.into());
    // The smallest screen has a margin only at the left, where the bar beside a text is.
    let margins = if width <= WIDTH_MIN { 1 } else { 2 };
    let margins = margins * lettering.columns(MARGIN * lettering.step());
    let whole = lettering.columns(lettering.units(width.into()));
    to_u16(widest.min(whole.saturating_sub(margins)))
}

/// A page divided into parts, in letters in which all of it can be read.
struct Sheet<'page, M> {
    frame: Frame<'page, M>,
    extras: Extras,
    parts: Vec<Part>,
}

impl<'page, M> Sheet<'page, M> {
    /// The page with what is told beside the labels of controls in the letters of the text. It is in smaller letters
    /// of many cells if otherwise a control is too high. If these are the smallest, it also is on a page in several
    /// parts, which then has fewer; who has chosen a larger size gets it.
    fn best(
        letterings: Letterings,
        shown: &'page Shown<M>,
        width: u16,
        height: u16,
    ) -> Option<Self> {
        let sheet_in = |detail| Self::new(letterings, detail, shown, width, height);
        let mut controls = shown.page.controls();
        let has_details = controls.any(|(_, it)| it.tells_more());
        let smaller = next_blocks(letterings.text).filter(|_| has_details);
        let Some(smaller) = smaller else {
            return sheet_in(letterings.text);
        };
        if next_blocks(smaller).is_some() {
            return sheet_in(letterings.text).or_else(|| sheet_in(smaller));
        }
        let sheet = sheet_in(smaller)?;
        let is_whole = |sheet: &Self| sheet.parts.len() <= 1;
        let whole = is_whole(&sheet).then(|| sheet_in(letterings.text));
        Some(whole.flatten().filter(is_whole).unwrap_or(sheet))
    }

    /// `None` if a control is too high for large letters, or if there is no room at all.
    fn new(
        letterings: Letterings,
        detail: Lettering,
        shown: &'page Shown<M>,
        width: u16,
        height: u16,
    ) -> Option<Self> {
        let page = &shown.page;
        let lettering = letterings.text;
        let columns: usize = column(lettering, width).into();
        let mut frame = Frame::new(shown, letterings, detail, columns, height.into());
        let stops = page.stops.iter();
        let heights: Vec<usize> = stops
            .map(|stop| stop::height(frame.brush(), stop, &page.heading.words))
            .collect();
        let (extras, parts) = frame.surrounded(&heights)?;
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
        let has_cursor = |piece: &Piece| piece.stop == stop && piece.has(row);
        self.parts
            .iter()
            .position(|part| part.iter().any(has_cursor))
            .unwrap_or(0)
    }

    /// Returns the last part that has a text.
    fn last_part_of(&self, stop: usize) -> Option<usize> {
        let stop = self.focused(stop);
        let is_text = matches!(
            self.frame.shown.page.stops.get(stop),
            Some(Stop::Passage(_))
        );
        let has_any = |part: &Part| part.iter().any(|piece| piece.stop == stop);
        self.parts.iter().rposition(has_any).filter(|_| is_text)
    }

    fn draw(&self, part: usize, focus: usize, left: u16, width: u16) -> Layout {
        let frame = &self.frame;
        let mut stack = Stack::new();
        frame.head(self.extras, part, self.parts.len(), &mut stack);
        let body_start = stack.rows.len();
        let focus = self.focused(focus);
        let mut cursor = Position::new(left, to_u16(stack.top));
        for piece in self.parts.get(part).into_iter().flatten() {
            stack.blank(piece.gap);
            let Some(stop) = self.drawn(piece.stop) else {
                continue;
            };
            let rows = piece.rows.clone().unwrap_or(0..stop.rows.len());
            let has_focus = piece.stop == focus;
            let bar = has_focus.then(|| self.bar(piece.stop, &stop, left..left + width));
            let ground = bar.flatten().map_or(Ground::Page, Ground::Bar);
            // The cursor of a text that goes on here is where it goes on.
            let is_text = !stop.has_insertion_point();
            let cursor_row = if is_text {
                stop.row.max(rows.start)
            } else {
                stop.row
            };
            for (index, row) in rows.clone().zip(&stop.rows[rows]) {
                let lettering = frame.brush().lettering(row);
                if has_focus && index == cursor_row {
                    let y = to_u16(stack.top + lettering.cursor_row());
                    cursor = Position::new(left + to_u16(stop.column), y);
                }
                let line = frame.brush().line(row, has_focus);
                stack.push(line, lettering, ground.clone());
            }
        }
        let body = body_start..stack.rows.len();
        stack.top = frame
            .bottom()
            .saturating_sub(frame.foot_height(self.extras));
        let goes_on = part + 1 < self.parts.len();
        frame.foot(self.extras, goes_on, &mut stack);
        Layout {
            left,
            width,
            rows: stack.rows,
            body,
            lettering: frame.lettering,
            part,
            cursor,
        }
    }

    /// Returns the columns of the bar that shows the focus on a stop, in a column of text. Letters to pick
    /// from have none.
    fn bar(&self, stop: usize, drawn: &Drawn, column: Range<u16>) -> Option<Range<u16>> {
        let lettering = self.frame.lettering;
        let margin = to_u16(lettering.columns(MARGIN * lettering.step()));
        let before = column.start.saturating_sub(margin);
        if let Some(Stop::Passage(_)) = self.frame.shown.page.stops.get(stop) {
            // The first letter is easier to read with a blank before it, if the screen has room for one.
            let gap = if before >= margin { margin } else { 0 };
            return Some(before - gap..column.start - gap);
        }
        let columns = self.frame.brush().bar(&drawn.rows)?;
        if matches!(lettering, Lettering::Scaled(_)) {
            // A row that the terminal scales has only one style.
            return Some(column);
        }
        let right = column.start + to_u16(columns);
        Some(before..right.saturating_add(margin))
    }
}

/// Returns a screen with only the message that it is too small.
fn too_small(phrases: &Phrases, width: u16, height: u16) -> Layout {
    let mut stack = Stack::new();
    let rows = wrap(&phrases.too_small.words, width.into());
    for row in rows.into_iter().take(height.into()) {
        stack.push(Line::raw(row), Lettering::Native, Ground::Page);
    }
    Layout {
        left: 0,
        width,
        rows: stack.rows,
        body: 0..0,
        lettering: Lettering::Native,
        part: 0,
        cursor: Position::ORIGIN,
    }
}

/// Converts a number of rows or columns. It is never more than a screen has, so it always fits.
pub(super) fn to_u16(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
