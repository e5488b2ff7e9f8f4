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

/// The part of `page` that has the focus, on a screen of `width` columns and `height` rows.
#[must_use]
pub fn layout<M>(page: &Page<M>, width: u16, height: u16) -> Layout<'static> {
    layout_in(Lettering::Native, page, width, height)
}

/// The same in any letters.
#[must_use]
pub fn layout_in<'f, M>(
    lettering: Lettering<'f>,
    page: &Page<M>,
    width: u16,
    height: u16,
) -> Layout<'f> {
    match Plan::new(lettering, page, width, height) {
        Some(plan) => {
            let column = column(lettering, width);
            plan.draw((width - column) / 2, column)
        }
        // A stop that is higher than a part could not be read to its end.
        None if lettering.is_blocks() => layout_in(lettering.smaller(), page, width, height),
        None => too_small(page, width, height),
    }
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

/// The stop to focus so that the part before or after the one with the focus is shown: the first
/// of that part, or, where there is no such part, the first or the last stop of the page.
#[must_use]
pub fn turned<M>(page: &Page<M>, width: u16, height: u16, turn: Turn) -> usize {
    turned_in(Lettering::Native, page, width, height, turn)
}

/// The same in any letters.
#[must_use]
pub fn turned_in<M>(
    lettering: Lettering<'_>,
    page: &Page<M>,
    width: u16,
    height: u16,
    turn: Turn,
) -> usize {
    let Some(plan) = Plan::new(lettering, page, width, height) else {
        return if lettering.is_blocks() {
            turned_in(lettering.smaller(), page, width, height, turn)
        } else {
            page.focus
        };
    };
    let mut before = plan.parts[..plan.shown].iter().rev();
    let mut after = plan.parts[plan.shown..].iter().skip(1);
    match turn {
        Turn::Before => before.find_map(first_start).unwrap_or(0),
        Turn::After => after
            .find_map(first_start)
            .unwrap_or(page.stops.len().saturating_sub(1)),
    }
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

/// A page parted for a screen.
struct Plan<'f> {
    head: Vec<Line<'static>>,
    foot: Vec<Line<'static>>,
    lettering: Lettering<'f>,
    head_lettering: Lettering<'f>,
    foot_lettering: Lettering<'f>,
    bottom: usize,
    slack: usize,
    /// How many rows of text there are between the heading and the foot.
    body: usize,
    stops: Vec<Drawn>,
    focus: usize,
    parts: Vec<Part>,
    /// The index of the part to show.
    shown: usize,
}

impl<'f> Plan<'f> {
    /// `None` if the screen is too small, or a stop too high for large letters. The heading makes room
    /// for a high stop by being in smaller letters.
    fn new<M>(lettering: Lettering<'f>, page: &Page<M>, width: u16, height: u16) -> Option<Self> {
        if width < WIDTH_MIN || height < HEIGHT_MIN {
            return None;
        }
        let smaller = Some(lettering.smaller()).filter(|_| lettering.is_blocks());
        let mut letterings = [Some(lettering), smaller].into_iter().flatten();
        letterings.find_map(|head| Self::under(head, lettering, page, width, height))
    }

    /// The same below a heading in certain letters.
    fn under<M>(
        head_lettering: Lettering<'f>,
        lettering: Lettering<'f>,
        page: &Page<M>,
        width: u16,
        height: u16,
    ) -> Option<Self> {
        let columns: usize = column(lettering, width).into();
        let frame = Frame {
            page,
            lettering,
            head_lettering,
            columns,
            height: height.into(),
        };
        let brush = Brush {
            lettering,
            width: frame.width(lettering),
        };
        let focus = page.focus.min(page.stops.len().saturating_sub(1));
        let stops = page.stops.iter().enumerate();
        let stops: Vec<Drawn> = stops
            .map(|(index, stop)| draw(brush, stop, &page.heading.words, index == focus))
            .collect();
        let heights: Vec<usize> = stops.iter().map(|stop| stop.rows.len()).collect();
        let (extras, parts) = frame.whole(&heights).or_else(|| frame.parted(&heights))?;
        // Of a line under edit that is split, the part with the insertion point is shown.
        let is_cut = |piece: &Piece| {
            let is_field = page.field().is_some_and(|(field, _)| field == piece.stop);
            piece.rows.start > 0 && !is_field
        };
        if lettering.is_blocks() && parts.iter().flatten().any(is_cut) {
            return None;
        }
        let shown = shown_part(&parts, focus, stops.get(focus).map_or(0, |stop| stop.row));
        let head = frame.head(extras, shown, parts.len());
        let foot = frame.foot(extras, shown, parts.len());
        Some(Self {
            body: frame.rows_between(&head, &foot)?,
            slack: frame.slack(&head, &foot),
            bottom: frame.bottom(),
            head,
            foot,
            lettering,
            head_lettering,
            foot_lettering: frame.foot_lettering(),
            stops,
            focus,
            parts,
            shown,
        })
    }

    fn draw(self, left: u16, width: u16) -> Layout<'f> {
        let lettering = self.lettering;
        let mut rows = self.head;
        let head = rows.len();
        let slack = self.slack;
        let body_top = head * self.head_lettering.rows() + slack;
        let top = |row: usize| to_u16(body_top + (row - head) * lettering.rows());
        let mut cursor = Position::new(left, top(head));
        for piece in self.parts.get(self.shown).into_iter().flatten() {
            rows.resize(rows.len() + piece.gap, Line::default());
            let stop = &self.stops[piece.stop];
            if piece.stop == self.focus && piece.rows.contains(&stop.row) {
                let row = rows.len() + stop.row - piece.rows.start;
                let y = top(row) + to_u16(lettering.cursor_row());
                cursor = Position::new(left + to_u16(stop.column), y);
            }
            rows.extend_from_slice(&stop.rows[piece.rows.clone()]);
        }
        rows.resize(head + self.body, Line::default());
        let foot = self.foot.len();
        rows.extend(self.foot);
        Layout {
            left,
            width,
            rows,
            head,
            slack: to_u16(slack),
            foot,
            bottom: to_u16(self.bottom),
            lettering,
            head_lettering: self.head_lettering,
            foot_lettering: self.foot_lettering,
            part: self.shown,
            cursor,
        }
    }
}

/// What is to be fitted into what.
struct Frame<'page, 'f, M> {
    page: &'page Page<M>,
    lettering: Lettering<'f>,
    /// The letters of the heading.
    head_lettering: Lettering<'f>,
    /// How wide a row is, in columns.
    columns: usize,
    /// How many rows of cells the screen has.
    height: usize,
}

impl<'f, M> Frame<'_, 'f, M> {
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
        let heading_rows = self.heading().len();
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
        let head = self.head(extras, last, parts);
        let foot = self.foot(extras, last, parts);
        self.rows_between(&head, &foot).filter(|rows| *rows > 0)
    }

    /// How many rows of text there are between a heading and a foot, if these fit.
    fn rows_between(&self, head: &[Line<'_>], foot: &[Line<'_>]) -> Option<usize> {
        Some(self.cells_between(head, foot)? / self.lettering.rows())
    }

    /// Half of the rows of cells that are left beside the rows of text; the others stay free above
    /// the foot.
    fn slack(&self, head: &[Line<'_>], foot: &[Line<'_>]) -> usize {
        let cells = self.cells_between(head, foot).unwrap_or(0);
        (cells % self.lettering.rows()).div_ceil(2)
    }

    fn cells_between(&self, head: &[Line<'_>], foot: &[Line<'_>]) -> Option<usize> {
        let head = head.len() * self.head_lettering.rows();
        let foot = foot.len() * self.foot_lettering().rows();
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
    fn foot_lettering(&self) -> Lettering<'f> {
        if self.lettering.is_blocks() && self.lines() < usize::from(HEIGHT_MIN) {
            self.lettering.smaller()
        } else {
            self.lettering
        }
    }

    fn width(&self, lettering: Lettering<'_>) -> usize {
        lettering.units(self.columns)
    }

    fn heading(&self) -> Vec<String> {
        let lettering = self.head_lettering;
        wrap_in(lettering, &self.page.heading.words, self.width(lettering))
    }

    fn head(&self, extras: Extras, part: usize, parts: usize) -> Vec<Line<'static>> {
        let mut rows = vec![Line::default(); usize::from(self.lines() >= ROOMY_ROWS)];
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let heading = self.heading();
        rows.extend(heading.into_iter().map(|row| Line::styled(row, bold)));
        if self.foot_lettering() == self.lettering {
            let position = self.position(self.head_lettering, part, parts);
            rows.extend(position.into_iter().map(Line::raw));
        }
        rows.extend(extras.under_head.then(Line::default));
        rows
    }

    /// Where the page stands in a sequence, and which part of it this is.
    fn position(&self, lettering: Lettering<'_>, part: usize, parts: usize) -> Vec<String> {
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
        let width = self.width(lettering);
        if lettering.width(&joined) <= width {
            wrap_in(lettering, &joined, width)
        } else {
            let both = both.iter();
            both.flat_map(|words| wrap_in(lettering, words, width))
                .collect()
        }
    }

    fn foot(&self, extras: Extras, part: usize, parts: usize) -> Vec<Line<'static>> {
        let lettering = self.foot_lettering();
        let wrap = |words: &str| wrap_in(lettering, words, self.width(lettering));
        let hint = match &self.page.status {
            Some(status) => wrap(&status.words),
            None if extras.hint => wrap(&self.page.hint.words),
            None => Vec::new(),
        };
        let mut rows: Vec<Line<'static>> =
            extras.over_foot.then(Line::default).into_iter().collect();
        // Where large rows are few, what is not read again and again gives them room.
        if lettering != self.lettering {
            let position = self.position(lettering, part, parts);
            rows.extend(position.into_iter().map(Line::raw));
        }
        let over_contact = self.lines() >= ROOMY_ROWS && !hint.is_empty();
        rows.extend(hint.into_iter().map(Line::raw));
        rows.extend(over_contact.then(Line::default));
        rows.extend(wrap(&self.page.contact.words).into_iter().map(Line::raw));
        rows
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

/// The part that has the cursor's row of the focused stop.
fn shown_part(parts: &[Part], focus: usize, row: usize) -> usize {
    let has_cursor = |piece: &Piece| piece.stop == focus && piece.rows.contains(&row);
    parts
        .iter()
        .position(|part| part.iter().any(has_cursor))
        .unwrap_or(0)
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
    let rows = rows
        .into_iter()
        .take(height.into())
        .map(Line::raw)
        .collect();
    Layout {
        left: 0,
        width,
        rows,
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
