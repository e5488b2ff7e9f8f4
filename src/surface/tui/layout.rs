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

use std::ops::Range;

use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use super::large::Lettering;
use super::stop::{Brush, Drawn, draw};
use super::wrap::{wrap, wrap_in};
use crate::look::Spacing;
use crate::page::{BlockKind, Page, Role, Stop, Turn};

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
/// From how many rows on a page in several parts keeps blank rows around and in its body.
const AIRY_ROWS: usize = 16;
/// How much stays free on each side of the column where a screen has room for it, in columns.
const MARGIN: usize = 1;
/// What stands between the step and the part on one row.
const SEPARATOR: &str = " · ";

/// A page on a screen.
#[derive(Clone, PartialEq, Eq)]
pub struct Layout<'f> {
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
    pub lettering: Lettering<'f>,
    /// Those of the heading.
    pub head_lettering: Lettering<'f>,
    /// Those of the foot.
    pub foot_lettering: Lettering<'f>,
    /// Which part of the page it is, counted from zero.
    pub part: usize,
    /// Where the cursor is, from the top left corner of the screen.
    pub cursor: Position,
}

/// Its rows may be a visitor's own words.
impl std::fmt::Debug for Layout<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

/// A page parted for a screen: all that does not depend on what has the focus, so that each of its
/// parts can be drawn without beginning anew.
pub struct Plan<'page, 'f, M> {
    page: &'page Page<M>,
    width: u16,
    height: u16,
    /// None if the screen is too small.
    sheet: Option<Sheet<'page, 'f, M>>,
}

impl<'page, 'f, M> Plan<'page, 'f, M> {
    /// A page on a screen of `width` columns and `height` rows, in these letters or, where a stop is
    /// higher than the screen in them, in smaller ones.
    #[must_use]
    pub fn new(lettering: Lettering<'f>, page: &'page Page<M>, width: u16, height: u16) -> Self {
        let mut sheet = None;
        if width >= WIDTH_MIN && height >= HEIGHT_MIN {
            let mut letterings = Some(lettering);
            while let (None, Some(lettering)) = (&sheet, letterings) {
                sheet = Sheet::new(lettering, page, width, height);
                // A stop that is higher than a part could not be read to its end.
                letterings = smaller(lettering);
            }
        }
        Self {
            page,
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
    pub fn draw(&self, part: usize, focus: usize) -> Layout<'f> {
        match &self.sheet {
            Some(sheet) => {
                let column = column(sheet.frame.lettering, self.width);
                sheet.draw(part, focus, (self.width - column) / 2, column)
            }
            None => too_small(self.page, self.width, self.height),
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
                .unwrap_or(self.page.stops.len().saturating_sub(1)),
        }
    }
}

/// The letters of what does not fit in these, if they can be smaller and still large.
fn smaller(lettering: Lettering<'_>) -> Option<Lettering<'_>> {
    lettering.is_blocks().then(|| lettering.smaller())
}

/// How wide a line of text is, in columns.
fn column(lettering: Lettering<'_>, width: u16) -> u16 {
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

/// Consecutive pieces that are shown together.
type Part = Vec<Piece>;

/// A stop, or some of its rows if it is higher than the whole body.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    stop: usize,
    rows: Range<usize>,
    /// Blank rows above it.
    gap: usize,
}

/// Which optional rows a page can afford.
#[derive(Clone, Copy, Debug)]
struct Extras {
    under_head: bool,
    over_foot: bool,
    gaps: Gaps,
    hint: bool,
}

/// Where blank rows stand between stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gaps {
    Everywhere,
    /// Around paragraphs, and between controls of different kinds.
    BetweenGroups,
    Nowhere,
}

/// With what a page may fit whole, from generous to tight.
const WHOLE: [Extras; 7] = [
    Extras::new(true, true, Gaps::Everywhere),
    Extras::new(true, true, Gaps::BetweenGroups),
    Extras::new(false, true, Gaps::BetweenGroups),
    Extras::new(false, false, Gaps::BetweenGroups),
    Extras::new(true, true, Gaps::Nowhere),
    Extras::new(false, true, Gaps::Nowhere),
    TIGHT,
];
/// What a page in parts has on a screen of at least [`AIRY_ROWS`].
const AIRY: Extras = Extras::new(true, true, Gaps::BetweenGroups);
/// What a page in parts has if it is to be roomy.
const ROOMY: [Extras; 2] = [WHOLE[0], Extras::new(false, false, Gaps::Everywhere)];
/// What a page in parts has on a low screen.
const TIGHT: Extras = Extras::new(false, false, Gaps::Nowhere);
/// What a page has with a stop that fits in no other way.
const TIGHTEST: Extras = Extras {
    hint: false,
    ..TIGHT
};

impl Extras {
    const fn new(under_head: bool, over_foot: bool, gaps: Gaps) -> Self {
        Self {
            under_head,
            over_foot,
            gaps,
            hint: true,
        }
    }
}

/// A page in letters in which all of it can be read.
struct Sheet<'page, 'f, M> {
    frame: Frame<'page, 'f, M>,
    extras: Extras,
    stops: Vec<Drawn>,
    parts: Vec<Part>,
}

impl<'page, 'f, M> Sheet<'page, 'f, M> {
    /// `None` if a stop is too high for large letters, or there is no room at all. The heading makes
    /// room for a high stop by being in smaller letters.
    fn new(
        lettering: Lettering<'f>,
        page: &'page Page<M>,
        width: u16,
        height: u16,
    ) -> Option<Self> {
        let columns: usize = column(lettering, width).into();
        let brush = Brush {
            lettering,
            width: lettering.units(columns),
        };
        let stops = page.stops.iter();
        let stops: Vec<Drawn> = stops
            .map(|stop| draw(brush, stop, &page.heading.words))
            .collect();
        let heights: Vec<usize> = stops.iter().map(|stop| stop.rows.len()).collect();
        let mut letterings = [Some(lettering), smaller(lettering)].into_iter().flatten();
        let (frame, extras, parts) = letterings.find_map(|head| {
            let frame = Frame::new(page, lettering, head, columns, height.into());
            let (extras, parts) = frame.fitted(&heights)?;
            Some((frame, extras, parts))
        })?;
        Some(Self {
            frame,
            extras,
            stops,
            parts,
        })
    }

    fn part_of(&self, stop: usize) -> usize {
        let stop = stop.min(self.stops.len().saturating_sub(1));
        let row = self.stops.get(stop).map_or(0, |drawn| drawn.row);
        let has_cursor = |piece: &Piece| piece.stop == stop && piece.rows.contains(&row);
        self.parts
            .iter()
            .position(|part| part.iter().any(has_cursor))
            .unwrap_or(0)
    }

    fn draw(&self, part: usize, focus: usize, left: u16, width: u16) -> Layout<'f> {
        let frame = &self.frame;
        let lettering = frame.lettering;
        let mut rows = frame.head(self.extras, part, self.parts.len());
        let foot_rows = frame.foot(self.extras, part, self.parts.len());
        let (head, foot) = (rows.len(), foot_rows.len());
        let slack = frame.slack(head, foot);
        let body_top = head * frame.head_lettering.rows() + slack;
        let top = |row: usize| to_u16(body_top + (row - head) * lettering.rows());
        let focus = focus.min(self.stops.len().saturating_sub(1));
        let mut cursor = Position::new(left, top(head));
        for piece in self.parts.get(part).into_iter().flatten() {
            rows.resize(rows.len() + piece.gap, Line::default());
            let stop = &self.stops[piece.stop];
            let has_focus = piece.stop == focus;
            if has_focus && piece.rows.contains(&stop.row) {
                let row = rows.len() + stop.row - piece.rows.start;
                let y = top(row) + to_u16(lettering.cursor_row());
                cursor = Position::new(left + to_u16(stop.column), y);
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
        }
    }
}

/// What is to be fitted into what, and the rows of it that are the same in each part.
struct Frame<'page, 'f, M> {
    page: &'page Page<M>,
    lettering: Lettering<'f>,
    /// The letters of the heading.
    head_lettering: Lettering<'f>,
    /// How wide a row is, in columns.
    columns: usize,
    /// How many rows of cells the screen has.
    height: usize,
    heading: Vec<String>,
    /// What has come of the last keys, or which keys do what.
    hint: Vec<String>,
    contact: Vec<String>,
}

impl<'page, 'f, M> Frame<'page, 'f, M> {
    fn new(
        page: &'page Page<M>,
        lettering: Lettering<'f>,
        head_lettering: Lettering<'f>,
        columns: usize,
        height: usize,
    ) -> Self {
        let mut frame = Self {
            page,
            lettering,
            head_lettering,
            columns,
            height,
            heading: Vec::new(),
            hint: Vec::new(),
            contact: Vec::new(),
        };
        let hint = page.status.as_ref().unwrap_or(&page.hint);
        frame.heading = frame.wrap(head_lettering, &page.heading.words);
        frame.hint = frame.wrap(frame.foot_lettering(), &hint.words);
        frame.contact = frame.wrap(frame.foot_lettering(), &page.contact.words);
        frame
    }

    fn brush(&self) -> Brush<'f> {
        Brush {
            lettering: self.lettering,
            width: self.width(self.lettering),
        }
    }

    /// What the page can afford, and its parts. `None` if a stop is too high for large letters.
    fn fitted(&self, heights: &[usize]) -> Option<(Extras, Vec<Part>)> {
        let (extras, parts) = self.whole(heights).or_else(|| self.parted(heights))?;
        // Of a line under edit that is split, the part with the insertion point is shown.
        let field = self.page.field().map(|(field, _)| field);
        let is_cut = |piece: &Piece| piece.rows.start > 0 && field != Some(piece.stop);
        let is_readable = !self.lettering.is_blocks() || !parts.iter().flatten().any(is_cut);
        is_readable.then_some((extras, parts))
    }

    /// The most generous extras with which the page fits whole, if it does.
    fn whole(&self, heights: &[usize]) -> Option<(Extras, Vec<Part>)> {
        // Where there is room to turn pages, two calm ones are better than one that is crammed.
        let is_roomy = self.is_roomy();
        let is_calm = |extras: &&Extras| match extras.gaps {
            Gaps::Everywhere => true,
            Gaps::BetweenGroups => !is_roomy,
            Gaps::Nowhere => !is_roomy && self.lines() < ROOMY_ROWS,
        };
        WHOLE.iter().filter(is_calm).find_map(|extras| {
            let parts = self.split(heights, *extras, self.body(*extras, 1)?);
            (parts.len() <= 1).then_some((*extras, parts))
        })
    }

    /// Rows of letters to pick from belong together.
    fn is_roomy(&self) -> bool {
        let is_letters = |role: &Role<M>| matches!(role, Role::Letters(_));
        let mut controls = self.page.controls();
        self.page.look.spacing == Spacing::Roomy
            && !controls.any(|(_, control)| is_letters(&control.role))
    }

    /// The page in several parts, with the most generous extras with which no stop is split.
    fn parted(&self, heights: &[usize]) -> Option<(Extras, Vec<Part>)> {
        let tallest = heights.iter().copied().max().unwrap_or(0);
        let heading_rows = self.heading.len();
        // Large rows are few, and their foot takes little from them.
        let enough = if self.lettering.is_blocks() {
            tallest
        } else {
            tallest.max((BODY_ROWS_MIN + 1).saturating_sub(heading_rows))
        };
        // More parts than rows there cannot be, so this is the widest that the row can get.
        let parts_max = heights.iter().sum();
        let airy = (self.lines() >= AIRY_ROWS).then_some(AIRY);
        let roomy = self.is_roomy().then_some(ROOMY);
        let fits = |extras: &Extras| {
            self.body(*extras, parts_max)
                .is_some_and(|body| body >= enough)
        };
        let extras = roomy
            .into_iter()
            .flatten()
            .chain(airy)
            .chain([TIGHT])
            .find(fits)
            .unwrap_or(TIGHTEST);
        let body = self.body(extras, parts_max)?;
        Some((extras, self.split(heights, extras, body)))
    }

    /// A problem leads to the control with which it is put right.
    fn split(&self, heights: &[usize], extras: Extras, body: usize) -> Vec<Part> {
        let stops = self.page.stops.iter();
        let is_problem =
            |stop: &Stop<M>| matches!(stop, Stop::Block(block) if block.kind == BlockKind::Problem);
        let leads: Vec<bool> = stops.map(is_problem).collect();
        split(heights, &self.gaps(extras.gaps), &leads, body)
    }

    /// The rows that are left for the stops, if there are any.
    fn body(&self, extras: Extras, parts: usize) -> Option<usize> {
        // The last part has the longest number, so no other one needs more rows.
        let last = parts.saturating_sub(1);
        let head = self.head_height(extras, last, parts);
        let foot = self.foot_height(extras, last, parts);
        self.rows_between(head, foot).filter(|rows| *rows > 0)
    }

    /// How many rows of text there are between a heading and a foot of so many rows, if these fit.
    fn rows_between(&self, head: usize, foot: usize) -> Option<usize> {
        Some(self.cells_between(head, foot)? / self.lettering.rows())
    }

    /// Half of the rows of cells that are left beside the rows of text; the others stay free above
    /// the foot.
    fn slack(&self, head: usize, foot: usize) -> usize {
        let cells = self.cells_between(head, foot).unwrap_or(0);
        (cells % self.lettering.rows()).div_ceil(2)
    }

    fn cells_between(&self, head: usize, foot: usize) -> Option<usize> {
        let head = head * self.head_lettering.rows();
        let foot = foot * self.foot_lettering().rows();
        self.bottom().checked_sub(head + foot)
    }

    /// How many rows of cells are used.
    fn bottom(&self) -> usize {
        match self.lettering {
            Lettering::Native | Lettering::Blocks(_) => self.height,
            Lettering::Scaled(_) => self.lines() * self.lettering.rows(),
        }
    }

    /// How many rows of text the screen has.
    fn lines(&self) -> usize {
        self.height / self.lettering.rows()
    }

    /// Where few large rows fit, what is always there is in smaller letters.
    fn has_small_foot(&self) -> bool {
        self.lettering.is_blocks() && self.lines() < usize::from(HEIGHT_MIN)
    }

    fn foot_lettering(&self) -> Lettering<'f> {
        if self.has_small_foot() {
            self.lettering.smaller()
        } else {
            self.lettering
        }
    }

    fn width(&self, lettering: Lettering<'_>) -> usize {
        lettering.units(self.columns)
    }

    fn wrap(&self, lettering: Lettering<'_>, words: &str) -> Vec<String> {
        wrap_in(lettering, words, self.width(lettering))
    }

    fn head(&self, extras: Extras, part: usize, parts: usize) -> Vec<Line<'static>> {
        let mut rows = vec![Line::default(); usize::from(self.lines() >= ROOMY_ROWS)];
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let heading = self.heading.iter().cloned();
        rows.extend(heading.map(|row| Line::styled(row, bold)));
        if !self.has_small_foot() {
            rows.extend(lines(self.position(part, parts)));
        }
        rows.extend(extras.under_head.then(Line::default));
        rows
    }

    /// How many rows [`Frame::head`] has.
    fn head_height(&self, extras: Extras, part: usize, parts: usize) -> usize {
        let position = if self.has_small_foot() {
            0
        } else {
            self.position(part, parts).len()
        };
        let blank = usize::from(self.lines() >= ROOMY_ROWS) + usize::from(extras.under_head);
        blank + self.heading.len() + position
    }

    /// Where the page stands in a sequence, and which part of it this is.
    fn position(&self, part: usize, parts: usize) -> Vec<String> {
        let lettering = if self.has_small_foot() {
            self.foot_lettering()
        } else {
            self.head_lettering
        };
        let step = self.page.step.as_ref().map(|step| step.words.clone());
        let part = (parts > 1).then(|| {
            let words = self
                .page
                .phrases
                .part
                .words
                .replace("{part}", &(part + 1).to_string());
            words.replace("{parts}", &parts.to_string())
        });
        let both: Vec<String> = step.into_iter().chain(part).collect();
        let joined = both.join(SEPARATOR);
        if lettering.width(&joined) <= self.width(lettering) {
            return self.wrap(lettering, &joined);
        }
        let rows = both.iter().flat_map(|words| self.wrap(lettering, words));
        rows.collect()
    }

    fn foot(&self, extras: Extras, part: usize, parts: usize) -> Vec<Line<'static>> {
        let mut rows: Vec<Line<'static>> =
            extras.over_foot.then(Line::default).into_iter().collect();
        // Where large rows are few, what is not read again and again gives them room.
        if self.has_small_foot() {
            rows.extend(lines(self.position(part, parts)));
        }
        if self.shows_hint(extras) {
            rows.extend(lines(self.hint.clone()));
            rows.extend(self.parts_contact().then(Line::default));
        }
        rows.extend(lines(self.contact.clone()));
        rows
    }

    /// How many rows [`Frame::foot`] has.
    fn foot_height(&self, extras: Extras, part: usize, parts: usize) -> usize {
        let position = if self.has_small_foot() {
            self.position(part, parts).len()
        } else {
            0
        };
        let hint = if self.shows_hint(extras) {
            self.hint.len() + usize::from(self.parts_contact())
        } else {
            0
        };
        usize::from(extras.over_foot) + position + hint + self.contact.len()
    }

    /// What has come of the last keys never gives way.
    fn shows_hint(&self, extras: Extras) -> bool {
        extras.hint || self.page.status.is_some()
    }

    /// Whether there is a blank row between the hint and the contact.
    fn parts_contact(&self) -> bool {
        self.lines() >= ROOMY_ROWS && !self.hint.is_empty()
    }

    /// The blank rows above each stop.
    fn gaps(&self, gaps: Gaps) -> Vec<usize> {
        let stops = &self.page.stops;
        let is_parted = |index: usize| match gaps {
            Gaps::Everywhere => true,
            Gaps::BetweenGroups => index == 0 || !is_one_group(&stops[index - 1], &stops[index]),
            Gaps::Nowhere => false,
        };
        (0..stops.len())
            .map(|index| usize::from(is_parted(index)))
            .collect()
    }
}

/// Rows as they are drawn.
fn lines(rows: Vec<String>) -> impl Iterator<Item = Line<'static>> {
    rows.into_iter().map(Line::raw)
}

/// Whether two neighbours read well without a blank row between them.
fn is_one_group<M>(above: &Stop<M>, below: &Stop<M>) -> bool {
    let (Stop::Control(above), Stop::Control(below)) = (above, below) else {
        return false;
    };
    match (&above.role, &below.role) {
        (Role::Field(_), _) | (_, Role::Field(_)) => false,
        (Role::Letters(_), other) | (other, Role::Letters(_)) => matches!(other, Role::Letters(_)),
        _ => {
            is_answer(&above.role) == is_answer(&below.role)
                && above.detail.is_some() == below.detail.is_some()
        }
    }
}

fn is_answer<M>(role: &Role<M>) -> bool {
    matches!(role, Role::Choice | Role::Check { .. })
}

/// Consecutive stops in as few parts as go into `body` rows each. A stop that is higher than that
/// begins a part and goes on in the next ones; the stops after it stand below its last rows. One that
/// `leads` to the next stop stands in one part with it if they fit.
fn split(heights: &[usize], gaps: &[usize], leads: &[bool], body: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut used = 0;
    for (stop, (&height, &gap)) in heights.iter().zip(gaps).enumerate() {
        let led = heights.get(stop + 1).filter(|_| leads[stop]);
        let with_led = height + led.map_or(0, |led| led + gaps[stop + 1]);
        let needed = if with_led <= body { with_led } else { height };
        match parts.last_mut() {
            Some(part) if used + gap + needed <= body => {
                part.push(Piece {
                    stop,
                    rows: 0..height,
                    gap,
                });
                used += gap + height;
            }
            _ => {
                for start in (0..height).step_by(body) {
                    let rows = start..height.min(start + body);
                    used = rows.len();
                    parts.push(vec![Piece { stop, rows, gap: 0 }]);
                }
            }
        }
    }
    parts
}

/// The first stop that begins in a part.
fn first_start(part: &Part) -> Option<usize> {
    part.iter()
        .find(|piece| piece.rows.start == 0)
        .map(|piece| piece.stop)
}

/// Nothing but the message that the screen is too small.
fn too_small<M>(page: &Page<M>, width: u16, height: u16) -> Layout<'static> {
    let rows = wrap(&page.phrases.too_small.words, width.into());
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
    }
}

/// A number of rows or columns is never more than a screen has.
pub(super) fn to_u16(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
