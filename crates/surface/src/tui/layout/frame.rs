//! The rows around the stops of a page: the heading above them, the hint and the contact below.

use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use super::fit::Extras;
use super::{HEIGHT_MIN, ROOMY_ROWS};
use crate::tui::large::Lettering;
use crate::tui::stop::Brush;
use crate::tui::wrap::wrap_in;
use cas_page::page::shown::Shown;

/// The separator between the step and the part on one row.
const SEPARATOR: &str = " · ";

/// A page, the size of the screen that it must fit on, and the rows that are the same in each part.
pub(super) struct Frame<'page, M> {
    pub(super) shown: &'page Shown<M>,
    pub(super) lettering: Lettering,
    /// The letters of the heading.
    pub(super) head_lettering: Lettering,
    /// The width of a row, in columns.
    pub(super) columns: usize,
    /// The number of rows of cells of the screen.
    pub(super) height: usize,
    pub(super) heading: Vec<String>,
    /// The result of the last keys, or the keys and what they do.
    pub(super) hint: Vec<String>,
    pub(super) contact: Vec<String>,
}

impl<'page, M> Frame<'page, M> {
    pub(super) fn new(
        shown: &'page Shown<M>,
        lettering: Lettering,
        head_lettering: Lettering,
        columns: usize,
        height: usize,
    ) -> Self {
        let page = &shown.page;
        let mut frame = Self {
            shown,
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

    pub(super) fn brush(&self) -> Brush {
        Brush {
            lettering: self.lettering,
            width: self.width(self.lettering),
        }
    }

    /// Returns the number of rows of text between a heading and a foot of these numbers of rows, if they
    /// fit.
    pub(super) fn rows_between(&self, head: usize, foot: usize) -> Option<usize> {
        Some(self.cells_between(head, foot)? / self.lettering.rows())
    }

    /// Returns half of the rows of cells that are left over by the rows of text. The other half stays free
    /// above the foot.
    pub(super) fn slack(&self, head: usize, foot: usize) -> usize {
        let cells = self.cells_between(head, foot).unwrap_or(0);
        (cells % self.lettering.rows()).div_ceil(2)
    }

    fn cells_between(&self, head: usize, foot: usize) -> Option<usize> {
        let head = head * self.head_lettering.rows();
        let foot = foot * self.foot_lettering().rows();
        self.bottom().checked_sub(head + foot)
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

    /// True if the foot is in smaller letters, because few large rows fit on the screen.
    pub(super) fn has_small_foot(&self) -> bool {
        self.lettering.is_blocks() && self.lines() < usize::from(HEIGHT_MIN)
    }

    pub(super) fn foot_lettering(&self) -> Lettering {
        if self.has_small_foot() {
            self.lettering.smaller()
        } else {
            self.lettering
        }
    }

    pub(super) fn width(&self, lettering: Lettering) -> usize {
        lettering.units(self.columns)
    }

    pub(super) fn wrap(&self, lettering: Lettering, words: &str) -> Vec<String> {
        wrap_in(lettering, words, self.width(lettering))
    }

    pub(super) fn head(&self, extras: Extras, part: usize, parts: usize) -> Vec<Line<'static>> {
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

    /// Returns the number of rows of [`Frame::head`].
    pub(super) fn head_height(&self, extras: Extras, part: usize, parts: usize) -> usize {
        let position = if self.has_small_foot() {
            0
        } else {
            self.position(part, parts).len()
        };
        let blank = usize::from(self.lines() >= ROOMY_ROWS) + usize::from(extras.under_head);
        blank + self.heading.len() + position
    }

    /// Returns the rows with the step of the page and the number of the part.
    fn position(&self, part: usize, parts: usize) -> Vec<String> {
        let lettering = if self.has_small_foot() {
            self.foot_lettering()
        } else {
            self.head_lettering
        };
        let Shown { page, phrases, .. } = self.shown;
        let step = page.step.as_ref().map(|step| step.words.clone());
        let part = (parts > 1).then(|| {
            let numbers = [part + 1, parts].map(|number| number.to_string());
            phrases
                .part
                .with(numbers.each_ref().map(String::as_str))
                .words
        });
        let both: Vec<String> = step.into_iter().chain(part).collect();
        let joined = both.join(SEPARATOR);
        if lettering.width(&joined) <= self.width(lettering) {
            return self.wrap(lettering, &joined);
        }
        let rows = both.iter().flat_map(|words| self.wrap(lettering, words));
        rows.collect()
    }

    pub(super) fn foot(&self, extras: Extras, part: usize, parts: usize) -> Vec<Line<'static>> {
        let mut rows: Vec<Line<'static>> =
            extras.over_foot.then(Line::default).into_iter().collect();
        // If few large rows fit, the position is here, in smaller letters, to leave room for the part.
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

    /// Returns the number of rows of [`Frame::foot`].
    pub(super) fn foot_height(&self, extras: Extras, part: usize, parts: usize) -> usize {
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

    /// True if the hint is shown. The result of the last keys, if there is one, always is.
    pub(super) fn shows_hint(&self, extras: Extras) -> bool {
        extras.hint || self.shown.page.status.is_some()
    }

    /// True if there is a blank row between the hint and the contact.
    fn parts_contact(&self) -> bool {
        self.lines() >= ROOMY_ROWS && !self.hint.is_empty()
    }
}

/// Turns rows of words into rows as they are drawn.
pub(super) fn lines(rows: Vec<String>) -> impl Iterator<Item = Line<'static>> {
    rows.into_iter().map(Line::raw)
}
