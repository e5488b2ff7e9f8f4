//! Which optional rows a page can afford on a screen, and its parts.

use super::frame::Frame;
use super::parts::{Part, Piece, split};
use super::{BODY_ROWS_MIN, ROOMY_ROWS};
use cas_page::look::Spacing;
use cas_page::page::{BlockKind, Role, Stop};

/// From how many rows on a page in several parts keeps blank rows around and in its body.
const AIRY_ROWS: usize = 16;

/// Which optional rows a page can afford.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extras {
    pub(super) under_head: bool,
    pub(super) over_foot: bool,
    pub(super) gaps: Gaps,
    pub(super) hint: bool,
}

/// Where blank rows stand between stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gaps {
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

impl<M> Frame<'_, M> {
    /// What the page can afford, and its parts. `None` if a stop is too high for large letters.
    pub(super) fn fitted(&self, heights: &[usize]) -> Option<(Extras, Vec<Part>)> {
        let (extras, parts) = self.whole(heights).or_else(|| self.parted(heights))?;
        // Of a line under edit that is split, the part with the insertion point is shown.
        let field = self.shown.page.field().map(|(field, _)| field);
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
        let rows: usize = heights.iter().sum();
        WHOLE.iter().filter(is_calm).find_map(|extras| {
            // Most pages that do not fit are known without being parted.
            let body = self.body(*extras, 1).filter(|body| rows <= *body)?;
            let parts = self.split(heights, *extras, body);
            (parts.len() <= 1).then_some((*extras, parts))
        })
    }

    /// Rows of letters to pick from belong together.
    fn is_roomy(&self) -> bool {
        let is_letters = |role: &Role<M>| matches!(role, Role::Letters(_));
        let mut controls = self.shown.page.controls();
        self.shown.look.spacing == Spacing::Roomy
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
        let stops = self.shown.page.stops.iter();
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

    /// The blank rows above each stop.
    fn gaps(&self, gaps: Gaps) -> Vec<usize> {
        let stops = &self.shown.page.stops;
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
