//! The rows around the stops of a page: the heading above them, the hint and the contact below.

use std::collections::BTreeSet;

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::fit::{AIRY_ROWS, Extras};
use super::parts::{Part, RowMeasure};
use super::{Ground, Letterings, ROOMY_ROWS, Stack, next_blocks};
use crate::tui::code::{self, Grain};
use crate::tui::large::Lettering;
use crate::tui::stop::{self, Brush, End, QUIET};
use crate::tui::wrap::wrap_in;
use cas_page::page::Page;
use cas_page::page::shown::Shown;

/// The separator between the step and the part on one row.
const SEPARATOR: &str = " · ";
/// The fewest columns between the heading and the step on one row, and between the hint and what stands beside it.
const GAP: usize = 2;
/// The sign of which the rule above the foot is made.
const RULE: &str = "─";
/// The most of the screen that a foot in large letters takes if there is a lower one: one part in this number.
const FOOT_SHARE: usize = 3;
/// The number of sizes of letters that a heading may have: that of the text and the next smaller one.
const HEADINGS_MAX: usize = 2;

/// A page, the size of the screen that it must fit on, and the rows that are the same in each part.
pub(super) struct Frame<'page, M> {
    pub(super) shown: &'page Shown<M>,
    pub(super) lettering: Lettering,
    /// The letters of the thing to take along, if there is room for larger ones.
    large: Option<Lettering>,
    /// The letters of what is told below the label of a control.
    detail: Lettering,
    /// The most digits of a number before a control of the page.
    digits: usize,
    /// The width of a row, in columns.
    columns: usize,
    /// The number of rows of cells of the screen.
    height: usize,
    /// What the modules of codes are made of.
    grain: Grain,
    pub(super) heading: Heading,
    foot: Foot,
}

/// The rows of the heading.
#[derive(Clone)]
pub(super) struct Heading {
    pub(super) rows: Vec<String>,
    lettering: Lettering,
    /// The height of the head on a page in one part, in rows of cells.
    pub(super) whole: usize,
    /// The same on a page in as many parts as there may be.
    pub(super) parted: usize,
}

impl Default for Heading {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            lettering: Lettering::Native,
            whole: 0,
            parted: 0,
        }
    }
}

impl Heading {
    /// Returns the height of its rows, in rows of cells.
    fn height(&self) -> usize {
        self.rows.len() * self.lettering.rows()
    }
}

/// The rows below the stops.
#[derive(Clone, Default)]
struct Foot {
    /// The result of the last keys, or the keys and what they do.
    hint: Vec<FootRow>,
    contact: Vec<FootRow>,
}

impl Foot {
    fn height(&self) -> usize {
        height(self.hint.iter().chain(&self.contact))
    }
}

/// A row of the foot, in letters of its own.
type FootRow = (String, Lettering);

/// The place of the step and the number of the part.
struct Position {
    /// What is at the right end of the last row of the heading. It may be empty.
    beside: String,
    /// What has rows of its own. Letters of many cells are smaller there: a row of the heading's would cost a long
    /// list half of its entries.
    below: Vec<String>,
    /// The letters of these rows.
    lettering: Lettering,
}

impl<'page, M> Frame<'page, M> {
    pub(super) fn new(
        shown: &'page Shown<M>,
        letterings: Letterings,
        detail: Lettering,
        columns: usize,
        height: usize,
    ) -> Self {
        let Letterings {
            text,
            takeaway,
            grain,
        } = letterings;
        let page = &shown.page;
        Self {
            shown,
            lettering: text,
            large: takeaway.filter(|_| height / text.rows() >= AIRY_ROWS),
            detail,
            digits: digits(page),
            columns,
            height,
            grain,
            heading: Heading::default(),
            foot: Foot::default(),
        }
    }

    /// Gives the page the best heading and foot in which its letters leave enough room. `heights` are those of
    /// the stops. Returns what [`Frame::fitted`] does.
    pub(super) fn surrounded(&mut self, heights: &[usize]) -> Option<(Extras, Vec<Part>)> {
        let letterings = self.letterings();
        let headings = letterings.iter().take(HEADINGS_MAX);
        let rows: usize = heights.iter().sum();
        let parts_max = self.parts_max(rows);
        let headings = headings.map(|it| self.heading_in(*it, parts_max));
        let headings: Vec<_> = headings.collect();
        let feet = self.feet(&letterings);
        let mut best: Option<(Heading, Foot, Extras, Vec<Part>)> = None;
        // From the lowest on. What is higher must not cost a part, because a long list would be read one by one.
        for (heading, foot) in pairs(&headings, &feet).rev() {
            let most = best.as_ref().map_or(usize::MAX, |best| best.3.len());
            let room = self.bottom().saturating_sub(heading.whole + foot.height());
            if room.saturating_mul(most) < rows {
                continue;
            }
            (self.heading, self.foot) = (heading.clone(), foot.clone());
            if let Some((extras, parts)) = self.fitted(heights)
                && parts.len() <= most
            {
                best = Some((heading.clone(), foot.clone(), extras, parts));
            }
        }
        let (heading, foot, extras, parts) = best?;
        (self.heading, self.foot) = (heading, foot);
        Some((extras, parts))
    }

    /// Returns the letters for what surrounds the stops, the best first. Whoever needs letters of many cells
    /// cannot read others.
    fn letterings(&self) -> Vec<Lettering> {
        std::iter::successors(Some(self.lettering), |it| next_blocks(*it)).collect()
    }

    /// Returns the number of parts that a page of so many rows of cells may have at the most.
    fn parts_max(&self, rows: usize) -> usize {
        rows / self.lettering.rows().max(1)
    }

    fn heading_in(&self, lettering: Lettering, parts_max: usize) -> Heading {
        let words = &self.shown.page.heading.words;
        let mut heading = Heading {
            rows: wrap_in(lettering, words, lettering.units(self.columns)),
            lettering,
            whole: 0,
            parted: 0,
        };
        heading.whole = self.height_under(&heading, 1);
        heading.parted = self.height_under(&heading, parts_max);
        heading
    }

    /// Returns the height of the head in rows of cells, on a page in so many parts.
    fn height_under(&self, heading: &Heading, parts: usize) -> usize {
        // The last part has the longest number, so no other part needs more rows.
        let position = self.position(heading, parts.saturating_sub(1), parts);
        heading.height() + position.below.len() * position.lettering.rows()
    }

    /// The same with the heading that the page has been given.
    pub(super) fn head_height(&self, parts: usize) -> usize {
        self.height_under(&self.heading, parts)
    }

    /// Returns the feet that the page may have, the best first: with the hint in the letters of the numbers to
    /// call or in smaller ones. The numbers have their whole label if that takes no row.
    fn feet(&self, letterings: &[Lettering]) -> Vec<Foot> {
        let Shown { page, phrases, .. } = self.shown;
        let long = page.contact.in_one_line();
        if !self.lettering.is_blocks() {
            return vec![self.foot_in(&long, self.lettering, self.lettering)];
        }
        let label = &phrases.contact_short.words;
        let short = format!("{label}: {}", page.contact.text.words);
        let mut feet = Vec::new();
        for (index, it) in letterings.iter().enumerate() {
            let rows = |words| self.foot_rows(words, *it).len();
            let is_longer = rows(&long) > rows(&short);
            let contact = if is_longer { &short } else { &long };
            feet.push(self.foot_in(contact, *it, *it));
            let smaller = letterings.get(index + 1);
            feet.extend(smaller.map(|smaller| self.foot_in(contact, *it, *smaller)));
        }
        let lowest = feet.iter().map(Foot::height).min().unwrap_or(0);
        feet.retain(|it| it.height() * FOOT_SHARE <= self.height || it.height() == lowest);
        // Of those that are as high, the best is enough.
        let mut heights = BTreeSet::new();
        feet.retain(|it| heights.insert(it.height()));
        feet
    }

    fn foot_in(&self, contact: &str, lettering: Lettering, of_hint: Lettering) -> Foot {
        Foot {
            hint: self.foot_rows(self.hint(), of_hint),
            contact: self.foot_rows(contact, lettering),
        }
    }

    /// Returns the result of the last keys, or the keys and what they do.
    fn hint(&self) -> &'page str {
        let page = &self.shown.page;
        &page.status.as_ref().unwrap_or(&page.hint).words
    }

    fn foot_rows(&self, words: &str, lettering: Lettering) -> Vec<FootRow> {
        let rows = wrap_in(lettering, words, lettering.units(self.columns));
        rows.into_iter().map(|row| (row, lettering)).collect()
    }

    pub(super) fn brush(&self) -> Brush {
        Brush {
            lettering: self.lettering,
            large: self.large,
            detail: self.detail,
            columns: self.columns,
            is_airy: self.lines() >= ROOMY_ROWS,
            digits: self.digits,
            code: code::Manner {
                grain: self.grain,
                theme: self.shown.look.theme,
                height: self.height,
            },
        }
    }

    /// Returns the measures of the rows of a stop.
    pub(super) fn row_measures(&self, stop: usize) -> Vec<RowMeasure> {
        let page = &self.shown.page;
        let (brush, stop) = (self.brush(), &page.stops[stop]);
        let drawn = stop::draw(brush, stop, &page.heading.words);
        // What is no text ends anywhere.
        let ends = brush.ends(stop).into_iter();
        let ends = ends.chain(std::iter::repeat(End::Words));
        let rows = drawn.rows.iter().zip(ends);
        rows.map(|(row, end)| RowMeasure {
            height: brush.lettering(row).rows(),
            end,
        })
        .collect()
    }

    /// Returns the number of rows of cells that are used.
    pub(super) fn bottom(&self) -> usize {
        match self.lettering {
            Lettering::Native | Lettering::Blocks(_) => self.height,
            Lettering::Scaled(_) => self.lines() * self.lettering.rows(),
        }
    }

    /// Returns the number of rows of text of the screen.
    pub(super) fn lines(&self) -> usize {
        self.height / self.lettering.rows()
    }

    /// Returns the height of a blank row, in rows of cells. Between letters of many cells, half a row is
    /// enough.
    pub(super) fn gap(&self) -> usize {
        match self.lettering {
            Lettering::Blocks(_) => (self.lettering.rows() / 2).max(1),
            Lettering::Native | Lettering::Scaled(_) => self.lettering.rows(),
        }
    }

    /// Adds the heading with the step and the number of the part, as a band across the screen.
    pub(super) fn head(&self, extras: Extras, part: usize, parts: usize, stack: &mut Stack) {
        let Heading {
            rows, lettering, ..
        } = &self.heading;
        let lettering = *lettering;
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let position = self.position(&self.heading, part, parts);
        let last = rows.len().saturating_sub(1);
        for (index, row) in rows.iter().enumerate() {
            let mut line = vec![Span::styled(row.clone(), bold)];
            if index == last && !position.beside.is_empty() {
                let used = lettering.width(row) + lettering.width(&position.beside);
                let blank = lettering.units(self.columns).saturating_sub(used);
                line.push(Span::raw(lettering.blank(blank) + &position.beside));
            }
            stack.push(Line::from(line), lettering, Ground::Band);
        }
        for row in position.below {
            stack.push(Line::raw(row), position.lettering, Ground::Band);
        }
        if extras.under_head {
            stack.blank(self.gap());
        }
    }

    /// Returns the step of the page and the number of the part. If they do not fit beside the heading, the
    /// number of the part is short, and if that does not fit either, they have rows of their own. In letters of
    /// many cells the number stays beside the heading if that saves a row.
    fn position(&self, heading: &Heading, part: usize, parts: usize) -> Position {
        let lettering = heading.lettering;
        let Shown { page, phrases, .. } = self.shown;
        let numbers = [part + 1, parts].map(|number| number.to_string());
        let numbers = numbers.each_ref().map(String::as_str);
        let step = page.step.as_ref().map_or("", |step| &step.words);
        let [part, short] = [&phrases.part, &phrases.part_short]
            .map(|phrase| (parts > 1).then(|| phrase.with(numbers).words))
            .map(Option::unwrap_or_default);
        let [with_part, with_short] = [&part, &short].map(|part| joined(step, part));
        let last = heading.rows.last();
        let taken = last.map_or(0, |row| lettering.width(row));
        let left = lettering.units(self.columns).saturating_sub(taken);
        let gap = GAP * lettering.step();
        let fits = |words: &&String| words.is_empty() || gap + lettering.width(words) <= left;
        let smaller = next_blocks(lettering).unwrap_or(lettering);
        let wrapped = |words: &str| wrap_in(smaller, words, smaller.units(self.columns));
        let place = |beside: &str, below| Position {
            beside: beside.to_owned(),
            below,
            lettering: smaller,
        };
        if let Some(words) = [&with_part, &with_short].into_iter().find(fits) {
            return place(words, Vec::new());
        }
        let below = [&with_part, &with_short].map(|words| wrapped(words));
        let below = below.into_iter().min_by_key(Vec::len).unwrap_or_default();
        if let Some(part) = [&part, &short]
            .into_iter()
            .find(fits)
            .filter(|_| lettering.is_blocks())
        {
            let apart = wrapped(step);
            if apart.len() < below.len() {
                return place(part, apart);
            }
        }
        place("", below)
    }

    /// Adds the hint, with a sign if the page goes on in another part, and the contact.
    pub(super) fn foot(&self, extras: Extras, goes_on: bool, stack: &mut Stack) {
        if extras.over_foot {
            if self.lines() >= ROOMY_ROWS {
                self.rule(stack);
            } else {
                stack.blank(self.gap());
            }
        }
        let Foot { hint, contact } = &self.foot;
        // Letters of many cells leave no blank row to tell the hint from the text above it.
        let is_close = self.lettering.is_blocks() && !extras.over_foot;
        let ground = if is_close { Ground::Band } else { Ground::Page };
        let hint = hint.iter().filter(|_| self.shows_hint(extras));
        let last = hint.clone().count().saturating_sub(1);
        for (index, (row, lettering)) in hint.enumerate() {
            let sign = (goes_on && index == last).then(|| self.sign_beside(row, *lettering));
            let row = row.clone() + &sign.unwrap_or_default();
            stack.push(Line::raw(row), *lettering, ground.clone());
        }
        for (row, lettering) in contact {
            stack.push(Line::raw(row.clone()), *lettering, Ground::Page);
        }
    }

    /// Returns what says at the right end of a row that the page goes on, or its first sign alone, the arrow. A row
    /// that has no room for either has nothing: the number of the part is at the top.
    fn sign_beside(&self, row: &str, lettering: Lettering) -> String {
        let words = self.shown.phrases.goes_on.words.as_str();
        let arrow = words.split(' ').next().unwrap_or(words);
        let left = lettering
            .units(self.columns)
            .saturating_sub(lettering.width(row));
        let blank = |sign: &&str| left.checked_sub(lettering.width(sign));
        let gap = GAP * lettering.step();
        let fits = |sign: &&str| blank(sign).is_some_and(|blank| blank >= gap);
        let sign = [words, arrow].into_iter().find(fits);
        let padded = |sign: &str| lettering.blank(blank(&sign).unwrap_or(gap)) + sign;
        sign.map(padded).unwrap_or_default()
    }

    /// Adds a line across the column.
    fn rule(&self, stack: &mut Stack) {
        let lettering = match self.lettering {
            Lettering::Scaled(_) => self.lettering,
            Lettering::Native | Lettering::Blocks(_) => Lettering::Native,
        };
        let rule = RULE.repeat(lettering.units(self.columns));
        stack.blank(self.gap() - lettering.rows().min(self.gap()));
        stack.push(Line::styled(rule, QUIET), lettering, Ground::Page);
    }

    /// Returns the height of [`Frame::foot`], in rows of cells.
    pub(super) fn foot_height(&self, extras: Extras) -> usize {
        let hint = self.foot.hint.iter();
        let hint = hint.filter(|_| self.shows_hint(extras));
        let gap = if extras.over_foot { self.gap() } else { 0 };
        gap + height(hint.chain(&self.foot.contact))
    }

    /// True if the hint is shown. The result of the last keys, if there is one, always is.
    fn shows_hint(&self, extras: Extras) -> bool {
        extras.hint || self.shown.page.status.is_some()
    }
}

/// Returns the step of a page and the number of the part on one row.
fn joined(step: &str, part: &str) -> String {
    let words = [step, part].into_iter().filter(|it| !it.is_empty());
    words.collect::<Vec<_>>().join(SEPARATOR)
}

/// Returns every heading with every foot.
fn pairs<'a>(
    headings: &'a [Heading],
    feet: &'a [Foot],
) -> impl DoubleEndedIterator<Item = (&'a Heading, &'a Foot)> {
    let with_each = |heading| feet.iter().map(move |foot| (heading, foot));
    headings.iter().flat_map(with_each)
}

/// Returns the number of rows of cells of some rows of the foot.
fn height<'row>(rows: impl Iterator<Item = &'row FootRow>) -> usize {
    rows.map(|(_, lettering)| lettering.rows()).sum()
}

/// Returns the most digits of a number before a control of a page.
fn digits<M>(page: &Page<M>) -> usize {
    let digits = page.controls().map(|(_, it)| match (it.number, it.digit) {
        (Some(number), _) => number.to_string().len(),
        (None, digit) => usize::from(digit.is_some()),
    });
    digits.max().unwrap_or(0)
}
