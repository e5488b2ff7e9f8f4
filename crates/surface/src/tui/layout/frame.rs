//! The rows around the stops of a page: the heading above them, the hint and the contact below.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::fit::{AIRY_ROWS, Extras};
use super::parts::{Part, RowMeasure};
use super::{Ground, Letterings, ROOMY_ROWS, Stack};
use crate::tui::large::Lettering;
use crate::tui::stop::{self, Brush, End, QUIET};
use crate::tui::wrap::wrap_in;
use cas_page::page::Page;
use cas_page::page::shown::Shown;

/// The separator between the step and the part on one row.
const SEPARATOR: &str = " · ";
/// The fewest columns between the heading and the step on one row.
const HEADING_GAP: usize = 2;
/// The sign of which the rule above the foot is made.
const RULE: &str = "─";
/// The most of the screen that a foot in large letters takes: one part in this number.
const FOOT_SHARE: usize = 3;

/// A page, the size of the screen that it must fit on, and the rows that are the same in each part.
pub(super) struct Frame<'page, M> {
    pub(super) shown: &'page Shown<M>,
    pub(super) lettering: Lettering,
    /// The letters of the thing to take along, if there is room for larger ones.
    large: Option<Lettering>,
    /// The letters of the heading.
    head_lettering: Lettering,
    /// The most digits of a number before a control of the page.
    digits: usize,
    /// The width of a row, in columns.
    columns: usize,
    /// The number of rows of cells of the screen.
    height: usize,
    pub(super) heading: Vec<String>,
    foot: Foot,
}

/// The rows below the stops.
#[derive(Clone, Default)]
struct Foot {
    /// The result of the last keys, or the keys and what they do.
    hint: Vec<FootRow>,
    contact: Vec<FootRow>,
    /// The ground of the numbers to call.
    ground: Ground,
}

impl Foot {
    fn height(&self) -> usize {
        height(self.hint.iter().chain(&self.contact))
    }
}

/// A row of the foot, in letters of its own.
type FootRow = (String, Lettering);

/// The place of the step and the number of the part.
enum Position {
    /// At the right end of the last row of the heading. It may be empty.
    Beside(String),
    /// In rows of their own. Letters of many cells are smaller there: a row of the heading's would cost a
    /// long list half of its entries.
    Below(Vec<String>, Lettering),
}

impl<'page, M> Frame<'page, M> {
    pub(super) fn new(
        shown: &'page Shown<M>,
        letterings: Letterings,
        head_lettering: Lettering,
        columns: usize,
        height: usize,
    ) -> Self {
        let Letterings { text, takeaway } = letterings;
        let page = &shown.page;
        Self {
            shown,
            lettering: text,
            large: takeaway.filter(|_| height / text.rows() >= AIRY_ROWS),
            head_lettering,
            digits: digits(page),
            columns,
            height,
            heading: wrap_in(
                head_lettering,
                &page.heading.words,
                head_lettering.units(columns),
            ),
            foot: Foot::default(),
        }
    }

    /// Gives the page the best foot in which its letters leave enough room. Returns what [`Frame::fitted`]
    /// does.
    pub(super) fn with_foot(&mut self, heights: &[usize]) -> Option<(Extras, Vec<Part>)> {
        let mut best: Option<(Foot, Extras, Vec<Part>)> = None;
        // From the lowest foot on. A higher one must not cost a part, because a long list would be read one by
        // one.
        for foot in self.large_feet().into_iter().rev() {
            if let Some((extras, parts)) = self.fitted_on(&foot, heights)
                && best.as_ref().is_none_or(|best| parts.len() <= best.2.len())
            {
                best = Some((foot, extras, parts));
            }
        }
        let small = || {
            let foot = self.small_foot();
            let (extras, parts) = self.fitted_on(&foot, heights)?;
            Some((foot, extras, parts))
        };
        let (foot, extras, parts) = best.or_else(small)?;
        self.foot = foot;
        Some((extras, parts))
    }

    fn fitted_on(&mut self, foot: &Foot, heights: &[usize]) -> Option<(Extras, Vec<Part>)> {
        self.foot = foot.clone();
        self.fitted(heights)
    }

    /// Returns the feet in letters of many cells that the page may have, the best first: with the hint, and
    /// last without it, unless it says what the visitor cannot know. Whoever needs these letters cannot read
    /// a hint in others.
    fn large_feet(&self) -> Vec<Foot> {
        let Shown { page, phrases, .. } = self.shown;
        let (hint, contact) = (self.hint(), page.contact.in_one_line());
        let short = format!(
            "{}: {}",
            phrases.contact_short.words, page.contact.text.words
        );
        let letterings = std::iter::successors(Some(self.lettering), |it| Some(it.smaller()));
        let letterings: Vec<_> = letterings.take_while(|it| it.is_blocks()).collect();
        let mut feet = Vec::new();
        for words in [&contact, &short] {
            feet.extend(letterings.iter().map(|it| Foot {
                hint: self.foot_rows(hint, *it),
                contact: self.foot_rows(words, *it),
                ground: Ground::Page,
            }));
        }
        let is_needed = page.status.is_some() || page.has_own_keys();
        let hint = if is_needed {
            self.foot_rows(hint, Lettering::Native)
        } else {
            Vec::new()
        };
        feet.extend(letterings.iter().map(|it| Foot {
            hint: hint.clone(),
            contact: self.foot_rows(&short, *it),
            // There is no room for a rule above it.
            ground: Ground::Band,
        }));
        feet.retain(|foot| foot.height() * FOOT_SHARE <= self.height);
        feet
    }

    /// Returns the foot in the terminal's own letters.
    fn small_foot(&self) -> Foot {
        let lettering = match self.lettering {
            Lettering::Native | Lettering::Scaled(_) => self.lettering,
            Lettering::Blocks(_) => Lettering::Native,
        };
        Foot {
            hint: self.foot_rows(self.hint(), lettering),
            contact: self.foot_rows(&self.shown.page.contact.in_one_line(), lettering),
            ground: Ground::Page,
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
            columns: self.columns,
            is_airy: self.lines() >= ROOMY_ROWS,
            digits: self.digits,
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
        let lettering = self.head_lettering;
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let position = self.position(part, parts);
        let last = self.heading.len().saturating_sub(1);
        for (index, row) in self.heading.iter().enumerate() {
            let mut line = vec![Span::styled(row.clone(), bold)];
            if let Position::Beside(position) = &position
                && index == last
            {
                let used = lettering.width(row) + lettering.width(position);
                let blank = lettering.units(self.columns).saturating_sub(used);
                line.push(Span::raw(lettering.blank(blank) + position));
            }
            stack.push(Line::from(line), lettering, Ground::Band);
        }
        if let Position::Below(rows, lettering) = position {
            for row in rows {
                stack.push(Line::raw(row), lettering, Ground::Band);
            }
        }
        if extras.under_head {
            stack.blank(self.gap());
        }
    }

    /// Returns the height of [`Frame::head`], in rows of cells.
    pub(super) fn head_height(&self, extras: Extras, part: usize, parts: usize) -> usize {
        let below = match self.position(part, parts) {
            Position::Beside(_) => 0,
            Position::Below(rows, lettering) => rows.len() * lettering.rows(),
        };
        let gap = if extras.under_head { self.gap() } else { 0 };
        self.heading.len() * self.head_lettering.rows() + below + gap
    }

    /// Returns the step of the page and the number of the part. If they do not fit beside the heading, the
    /// number of the part is short, and if that does not fit either, they have rows of their own.
    fn position(&self, part: usize, parts: usize) -> Position {
        let lettering = self.head_lettering;
        let Shown { page, phrases, .. } = self.shown;
        let numbers = [part + 1, parts].map(|number| number.to_string());
        let numbers = numbers.each_ref().map(String::as_str);
        let phrases = [&phrases.part, &phrases.part_short];
        let [long, short] = phrases.map(|phrase| {
            let step = page.step.iter().map(|step| step.words.clone());
            let part = (parts > 1).then(|| phrase.with(numbers).words);
            step.chain(part).collect::<Vec<_>>().join(SEPARATOR)
        });
        let width = lettering.units(self.columns);
        let heading = self.heading.last().map_or(0, |row| lettering.width(row));
        let gap = HEADING_GAP * lettering.step();
        for words in [&long, &short] {
            if words.is_empty() || heading + gap + lettering.width(words) <= width {
                return Position::Beside(words.clone());
            }
        }
        let below = if lettering.is_blocks() {
            lettering.smaller()
        } else {
            lettering
        };
        let rows = wrap_in(below, &long, below.units(self.columns));
        Position::Below(rows, below)
    }

    /// Adds the hint and the contact.
    pub(super) fn foot(&self, extras: Extras, stack: &mut Stack) {
        if extras.over_foot {
            if self.lines() >= ROOMY_ROWS {
                self.rule(stack);
            } else {
                stack.blank(self.gap());
            }
        }
        let Foot {
            hint,
            contact,
            ground,
        } = &self.foot;
        for (row, lettering) in hint.iter().filter(|_| self.shows_hint(extras)) {
            stack.push(Line::raw(row.clone()), *lettering, Ground::Page);
        }
        for (row, lettering) in contact {
            stack.push(Line::raw(row.clone()), *lettering, ground.clone());
        }
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
