//! The cells that a terminal shows, and the rows of text from which they were painted.
//!
//! A key changes only a few rows of a page. So a row is painted only if its words, style or place have
//! changed, and only its cells are compared with those that the terminal shows.
//!
//! # Invariants
//! - Bands cover the screen from top to bottom. So no cell is left over from the page before.

use std::mem;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Rect, Size};
use ratatui::style::Modifier;
use ratatui::text::Line;

use super::large::Lettering;
use super::layout::{Ground, Layout, to_u16};
use super::theme::Colours;

/// The cells that a terminal shows.
pub(super) struct Picture {
    cells: Buffer,
    bands: Vec<Band>,
    manner: Option<Manner>,
}

/// Rows of cells from edge to edge: those of one row of text, or blank ones. The lettering is not
/// stored, because the height identifies it: other lettering of the same height comes only after the
/// screen was cleared.
#[derive(PartialEq, Eq)]
struct Band {
    top: u16,
    height: u16,
    line: Line<'static>,
    ground: Ground,
}

/// The way in which all rows are painted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Manner {
    /// The first column of every row.
    pub(super) left: u16,
    /// The most columns of a row.
    pub(super) width: u16,
    pub(super) colours: Colours,
    /// True if the terminal draws underlines. Otherwise it shows another colour instead.
    pub(super) has_underlines: bool,
}

impl Picture {
    /// A screen that has been cleared.
    pub(super) fn cleared(size: Size) -> Self {
        Self {
            cells: Buffer::empty(Rect::new(0, 0, size.width, size.height)),
            bands: Vec::new(),
            manner: None,
        }
    }

    /// Returns the numbers of columns and rows.
    pub(super) fn size(&self) -> Size {
        self.cells.area.as_size()
    }

    /// Forgets what the terminal shows, so that every cell is written again, also the blank ones.
    pub(super) fn forget(&mut self) {
        // No page has hidden letters, so no cell of a page is equal to this one.
        let mut unknown = Cell::EMPTY;
        unknown.modifier = Modifier::HIDDEN;
        self.cells.content.fill(unknown);
        self.bands.clear();
    }

    /// Paints a page. Returns the places of the cells that have changed, in reading order.
    pub(super) fn paint(&mut self, layout: Layout, manner: Manner) -> Vec<usize> {
        let is_repainted = self.manner.replace(manner) != Some(manner);
        let bands_before = mem::take(&mut self.bands);
        let mut before = bands_before.iter().peekable();
        let mut changed = Vec::new();
        for (band, lettering) in bands(layout, self.size()) {
            while before.next_if(|it| it.top < band.top).is_some() {}
            if is_repainted || before.peek() != Some(&&band) {
                let cells = band.painted(lettering, manner, self.size().width);
                let has_wide = lettering.is_none_or(|it| !it.is_blocks());
                self.replace(cells, has_wide, &mut changed);
            }
            self.bands.push(band);
        }
        changed
    }

    /// The cells at these places.
    pub(super) fn at<'c>(
        &'c self,
        places: &'c [usize],
    ) -> impl Iterator<Item = (u16, u16, &'c Cell)> {
        places.iter().map(|&place| {
            let (x, y) = self.cells.pos_of(place);
            (x, y, &self.cells.content[place])
        })
    }

    /// Replaces cells, and adds the places of those that have changed. With `has_wide`, some symbols may be
    /// as wide as two cells; the symbols that large letters are made of never are.
    fn replace(&mut self, cells: Buffer, has_wide: bool, changed: &mut Vec<usize>) {
        let from = usize::from(cells.area.y) * usize::from(cells.area.width);
        let shown = &mut self.cells.content[from..][..cells.content.len()];
        if has_wide {
            let before = Buffer {
                area: cells.area,
                content: shown.to_vec(),
            };
            let others = before.diff_iter(&cells);
            changed.extend(others.map(|(x, y, _)| from + cells.index_of(x, y)));
        } else {
            // When the focus moves, most cells differ in their modifiers, which are compared faster
            // than the symbols.
            let is_other = |place: &usize| {
                let (shown, cell) = (&shown[*place], &cells.content[*place]);
                shown.modifier != cell.modifier || shown != cell
            };
            let others = (0..shown.len()).filter(is_other);
            changed.extend(others.map(|place| from + place));
        }
        for (shown, cell) in shown.iter_mut().zip(cells.content) {
            *shown = cell;
        }
    }
}

impl Band {
    /// Returns the painted cells of the band, on a screen with this number of columns.
    fn painted(&self, lettering: Option<Lettering>, manner: Manner, columns: u16) -> Buffer {
        let mut blank = Cell::EMPTY;
        blank.set_style(manner.colours.style());
        let area = Rect::new(0, self.top, columns, self.height);
        let mut cells = Buffer::filled(area, blank);
        if let Some(lettering) = lettering {
            let at = (manner.left, self.top);
            lettering.draw(&self.line, at, manner.width, &mut cells);
        }
        match &self.ground {
            Ground::Page => {}
            Ground::Band => cells.set_style(area, manner.colours.band()),
            Ground::Bar(bar) => {
                let columns = bar.end.saturating_sub(bar.start);
                let bar = Rect::new(bar.start, self.top, columns, self.height);
                cells.set_style(bar, Modifier::REVERSED);
            }
        }
        tidy(manner, &mut cells);
        cells
    }
}

/// Returns the bands of a page, each with its letters. A blank band has none.
fn bands(layout: Layout, size: Size) -> Vec<(Band, Option<Lettering>)> {
    let mut bands = Vec::new();
    let mut covered = 0;
    let mut cover = |to: u16, line, ground, lettering| {
        let to = to.min(size.height);
        if covered < to {
            let band = Band {
                top: covered,
                height: to - covered,
                line,
                ground,
            };
            bands.push((band, lettering));
            covered = to;
        }
    };
    for row in layout.rows {
        let bottom = row.top.saturating_add(to_u16(row.lettering.rows()));
        cover(row.top, Line::default(), Ground::Page, None);
        cover(bottom, row.line, row.ground, Some(row.lettering));
    }
    cover(size.height, Line::default(), Ground::Page, None);
    bands
}

/// The distance between the marks on the blank part of a line to write on, if it has no underline, in
/// columns.
const MARK_EVERY: usize = 3;

/// Gives quiet words their colour, and removes what a terminal would show in another one. If it cannot
/// underline, the blank part of a line to write on gets marks instead. The marks are blanks in reverse
/// video, because a screen reader would say a sign, and a braille display would show it. A line with the
/// focus is one bar with or without marks.
fn tidy(manner: Manner, cells: &mut Buffer) {
    let has_bold = manner.colours.has_bold();
    let quiet = manner.colours.quiet();
    let width = usize::from(cells.area.width).max(1);
    let mut is_written = false;
    // From the right, because the blank part of a line to write on is at its end.
    for (index, cell) in cells.content.iter_mut().enumerate().rev() {
        if cell.modifier.is_empty() {
            is_written = false;
            continue;
        }
        if cell.modifier.contains(Modifier::DIM) {
            cell.modifier.remove(Modifier::DIM);
            if !cell.modifier.contains(Modifier::REVERSED) {
                cell.set_style(quiet);
            }
        }
        if !has_bold {
            cell.modifier.remove(Modifier::BOLD);
        }
        if manner.has_underlines || !cell.modifier.contains(Modifier::UNDERLINED) {
            is_written = false;
            continue;
        }
        cell.modifier.remove(Modifier::UNDERLINED);
        is_written |= cell.symbol() != " ";
        if !is_written && (index % width).is_multiple_of(MARK_EVERY) {
            cell.modifier.insert(Modifier::REVERSED);
        }
    }
}
