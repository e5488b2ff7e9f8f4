//! Fitting a page on a screen: the choice of optional rows, and the division into parts.

use super::frame::Frame;
use super::parts::{Measure, Part, Piece, split};
use super::{BODY_ROWS_MIN, Lettering, ROOMY_ROWS};
use cas_page::look::Spacing;
use cas_page::page::{BlockKind, Role, Standing, Stop};

/// The fewest rows of a screen on which a page in several parts keeps blank rows around and in its
/// body.
pub(super) const AIRY_ROWS: usize = 16;
/// The fewest rows of letters of many cells between heading and foot.
const BLOCK_ROWS_MIN: usize = 3;

/// The optional rows that a page has room for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extras {
    pub(super) under_head: bool,
    pub(super) over_foot: bool,
    pub(super) gaps: Gaps,
    pub(super) hint: bool,
}

/// The places of blank rows between stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gaps {
    Everywhere,
    /// Around paragraphs, and between controls of different kinds.
    BetweenGroups,
    Nowhere,
}

/// The choices for a page in one part, from generous to tight.
const WHOLE: [Extras; 7] = [
    Extras::new(true, true, Gaps::Everywhere),
    Extras::new(true, true, Gaps::BetweenGroups),
    Extras::new(false, true, Gaps::BetweenGroups),
    Extras::new(false, false, Gaps::BetweenGroups),
    Extras::new(true, true, Gaps::Nowhere),
    Extras::new(false, true, Gaps::Nowhere),
    TIGHT,
];
/// The choice for a page in parts on a screen of at least [`AIRY_ROWS`].
const AIRY: Extras = Extras::new(true, true, Gaps::BetweenGroups);
/// The choices for a page in parts with roomy spacing.
const ROOMY: [Extras; 2] = [WHOLE[0], Extras::new(false, false, Gaps::Everywhere)];
/// The choice for a page in parts on a low screen.
const TIGHT: Extras = Extras::new(false, false, Gaps::Nowhere);
/// The choice for a page with a stop that does not fit otherwise, in the terminal's own letters.
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
    /// Returns the extras that the page has room for, and its parts. `heights` are those of the stops, in
    /// rows of cells. `None` if a stop is too high for large letters.
    pub(super) fn fitted(&self, heights: &[usize]) -> Option<(Extras, Vec<Part>)> {
        let (extras, parts) = self.whole(heights).or_else(|| self.parted(heights))?;
        // A text goes on in the next part, and of a line under edit the part with the insertion point is
        // shown. Anything else must be seen at once.
        let page = &self.shown.page;
        let field = page.field().map(|(field, _)| field);
        let is_cut = |piece: &Piece| {
            let stop = &page.stops[piece.stop];
            let may_be_cut = !stop.blocks().is_empty() && !stop.has_code();
            !may_be_cut && !piece.begins() && field != Some(piece.stop)
        };
        let may_be_smaller = self.lettering.is_blocks()
            || self.lettering != Lettering::Native && page.stops.iter().any(Stop::has_code);
        let is_readable = !may_be_smaller || !parts.iter().flatten().any(is_cut);
        is_readable.then_some((extras, parts))
    }

    /// Returns the most generous extras with which the page fits in one part, if it does.
    fn whole(&self, heights: &[usize]) -> Option<(Extras, Vec<Part>)> {
        // On a screen with enough rows, two calm parts are better than one that is crammed.
        let is_roomy = self.is_roomy();
        let is_calm = |extras: &&Extras| match extras.gaps {
            Gaps::Everywhere => true,
            Gaps::BetweenGroups => !is_roomy,
            Gaps::Nowhere => !is_roomy && self.lines() < ROOMY_ROWS,
        };
        let rows: usize = heights.iter().sum();
        WHOLE.iter().filter(is_calm).find_map(|extras| {
            // The sum of the heights rules out most pages that do not fit, without dividing them.
            let body = self.body(*extras, self.heading.whole);
            let body = body.filter(|body| rows <= *body)?;
            let parts = self.split(heights, *extras, body);
            (parts.len() <= 1).then_some((*extras, parts))
        })
    }

    /// True if the page has roomy spacing. A page with letters to pick from never has it, because their
    /// rows belong together.
    fn is_roomy(&self) -> bool {
        self.shown.look.spacing == Spacing::Roomy && !self.has_letters()
    }

    /// True if the page has letters to pick from.
    fn has_letters(&self) -> bool {
        let mut controls = self.shown.page.controls();
        controls.any(|(_, control)| matches!(control.role, Role::Letters(_)))
    }

    /// Returns the page in several parts, with the most generous extras with which every control is whole.
    fn parted(&self, heights: &[usize]) -> Option<(Extras, Vec<Part>)> {
        let row = self.lettering.rows();
        let controls = self.shown.page.controls();
        let tallest = controls.map(|(stop, _)| heights[stop]).max().unwrap_or(0);
        // A screen has few large rows, and the foot takes little of their room.
        let rows_min = if self.lettering.is_blocks() {
            BLOCK_ROWS_MIN
        } else {
            (BODY_ROWS_MIN + 1).saturating_sub(self.heading.rows.len())
        };
        let enough = tallest.max(rows_min * row);
        // There cannot be more parts than rows, so with this number the number of the part is widest.
        let head = self.heading.parted;
        let airy = (self.lines() >= AIRY_ROWS).then_some(AIRY);
        let roomy = self.is_roomy().then_some(ROOMY);
        let fits = |extras: &Extras| self.body(*extras, head).is_some_and(|body| body >= enough);
        // Whoever needs large letters also needs the hint in them.
        let tightest = if self.lettering.is_blocks() {
            TIGHT
        } else {
            TIGHTEST
        };
        let extras = roomy
            .into_iter()
            .flatten()
            .chain(airy)
            .chain([TIGHT])
            .find(fits)
            .unwrap_or(tightest);
        let body = self.body(extras, head)?;
        let parts = self.split(heights, extras, body);
        // The number of the part may now fit beside the heading.
        let roomier = self.body(extras, self.head_height(parts.len()))?;
        let fewer = (roomier > body).then(|| self.split(heights, extras, roomier));
        // With more room a text may end at a sentence farther up, and so need another part.
        let fewer = fewer.filter(|fewer| fewer.len() <= parts.len());
        let is_too_low = self.lettering.is_blocks() && roomier < rows_min * row;
        (!is_too_low).then_some((extras, fewer.unwrap_or(parts)))
    }

    /// Divides the page into parts. A problem leads to the control with which it is corrected, the
    /// first of two decisions to the other, so that nobody sees only "yes", and the advice to call first to
    /// its number.
    fn split(&self, heights: &[usize], extras: Extras, body: usize) -> Vec<Part> {
        let stops = &self.shown.page.stops;
        let gaps = self.gaps(extras.gaps).into_iter();
        let measures: Vec<Measure> = stops
            .iter()
            .enumerate()
            .zip(heights)
            .zip(gaps)
            .map(|(((index, stop), height), gap)| Measure {
                height: *height,
                gap,
                is_text: matches!(stop, Stop::Passage(_)) && !stop.has_code(),
                leads: stop.is_problem()
                    || is_first_of_two(stops, index)
                    || is_advice(stop, stops.get(index + 1)),
            })
            .collect();
        // Whoever picks a letter sees what is written so far.
        let line = self.shown.page.field().map(|(line, _)| line);
        let line = line.filter(|_| self.has_letters());
        split(&measures, line, body, |stop| self.row_measures(stop))
    }

    /// Returns the number of rows of cells that a head of this height leaves for the stops, if there are any.
    fn body(&self, extras: Extras, head: usize) -> Option<usize> {
        let gap = if extras.under_head { self.gap() } else { 0 };
        let foot = self.foot_height(extras);
        let left = self.bottom().checked_sub(head + gap + foot)?;
        (left >= self.lettering.rows()).then_some(left)
    }

    /// Returns the number of blank rows of cells above each stop.
    fn gaps(&self, gaps: Gaps) -> Vec<usize> {
        let stops = &self.shown.page.stops;
        let is_parted = |index: usize| match gaps {
            Gaps::Everywhere => true,
            Gaps::BetweenGroups => index == 0 || !is_one_group(&stops[index - 1], &stops[index]),
            Gaps::Nowhere => false,
        };
        let gap = self.gap();
        let gap_above = |index| if is_parted(index) { gap } else { 0 };
        (0..stops.len()).map(gap_above).collect()
    }
}

/// True if a stop is the first of just two decisions: to agree or not, to pass on or not.
fn is_first_of_two<M>(stops: &[Stop<M>], index: usize) -> bool {
    let is_decision = |index: Option<usize>| match index.and_then(|index| stops.get(index)) {
        Some(Stop::Control(control)) => {
            let decides = matches!(control.role, Role::Choice { .. } | Role::Action);
            decides && control.standing == Standing::Usual
        }
        _ => false,
    };
    let [before, second, third] = [index.checked_sub(1), Some(index + 1), Some(index + 2)];
    let is_pair = is_decision(Some(index)) && is_decision(second);
    is_pair && !is_decision(before) && !is_decision(third)
}

/// True if a stop is a sentence of its own before something to take along, which was too long for one stop with it.
fn is_advice<M>(stop: &Stop<M>, next: Option<&Stop<M>>) -> bool {
    let [block] = stop.blocks() else {
        return false;
    };
    let is_sentence = block.kind == BlockKind::Text && block.label.is_none();
    let next = next.and_then(|next| next.blocks().first());
    is_sentence
        && next.is_some_and(|next| next.kind == BlockKind::Takeaway && next.preface.is_none())
}

/// True if two neighbours need no blank row between them to be read well.
fn is_one_group<M>(above: &Stop<M>, below: &Stop<M>) -> bool {
    let (Stop::Control(above), Stop::Control(below)) = (above, below) else {
        return false;
    };
    match (&above.role, &below.role) {
        (Role::Field(_), _) | (_, Role::Field(_)) => false,
        (Role::Letters(_), other) | (other, Role::Letters(_)) => matches!(other, Role::Letters(_)),
        _ => {
            above.standing == below.standing
                && is_answer(&above.role) == is_answer(&below.role)
                && above.tells_more() == below.tells_more()
        }
    }
}

fn is_answer<M>(role: &Role<M>) -> bool {
    matches!(role, Role::Choice { .. } | Role::Check { .. })
}
