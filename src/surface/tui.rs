//! A page in the cells of a terminal.
//!
//! The layout says what stands where; here it is painted. The whole screen has the theme's
//! background, the focus is reverse video, and the cursor is always visible, since a screen
//! magnifier or a braille display follows it.

pub mod large;
pub mod layout;
mod stop;
pub mod theme;
pub mod wrap;

use std::io;

use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Modifier;

use crate::look::TextSize;
use crate::page::{Page, Turn};
use crate::settings::Adjustable;
use crate::surface::Surface;
use crate::text::Text;

use large::Lettering;
use large::size::{Faces, Sight};
use layout::{Layout, Plan, to_u16};
use theme::{Colours, Palette};

/// A terminal that shows pages.
pub struct Tui<B: Backend> {
    terminal: Terminal<B>,
    /// `None` leaves the terminal's own colours (`NO_COLOR`).
    palette: Option<Palette>,
    faces: Faces,
    sight: Sight,
    /// The size of letters and of the screen in the last frame, by which pages are turned.
    drawn: (TextSize, Size),
    /// How many times as large as ordinary ones the terminal drew the letters of the last frame.
    scale: u16,
    /// What was shown last: heading, step and part.
    shown: Option<(String, Option<String>, usize)>,
    /// Whether the terminal may no longer show what was drawn.
    is_spoiled: bool,
    /// Whether what is underlined is underlined, and not in another colour.
    has_underlines: bool,
}

impl<B: Backend> Tui<B> {
    /// A surface on `terminal` in the terminal's own letters; without a palette it also keeps the
    /// terminal's own colours.
    #[must_use]
    pub fn new(terminal: Terminal<B>, palette: Option<Palette>) -> Self {
        Self {
            terminal,
            palette,
            faces: Faces::shipped(),
            sight: Sight::default(),
            drawn: (TextSize::Large, Size::ZERO),
            scale: 1,
            shown: None,
            is_spoiled: false,
            has_underlines: true,
        }
    }

    /// The same with letters as large as they can be seen to be.
    #[must_use]
    pub fn seen(self, sight: Sight) -> Self {
        Self { sight, ..self }
    }

    /// From the next page on letters are as large as they can be seen to be in this way.
    pub fn see(&mut self, sight: Sight) {
        self.sight = sight;
    }

    /// The same on a console without a graphical system, which shows what is underlined in another
    /// colour.
    #[must_use]
    pub fn without_underlines(self) -> Self {
        Self {
            has_underlines: false,
            ..self
        }
    }

    /// The terminal that the pages go to.
    pub fn terminal_mut(&mut self) -> &mut Terminal<B> {
        &mut self.terminal
    }
}

impl<M: Clone, B: Backend> Surface<M> for Tui<B> {
    fn show(&mut self, page: &Page<M>, _said: &[Text]) -> io::Result<()> {
        let grid = self.terminal.size().map_err(in_words)?;
        let lettering = self.sight.lettering(&self.faces, grid, page.look.size);
        let scale = match lettering {
            Lettering::Scaled(scale) => scale,
            Lettering::Native | Lettering::Blocks(_) => 1,
        };
        let layout = laid_out(lettering, page, grid);
        let step = page.step.as_ref().map(|step| step.words.clone());
        let shown = (page.heading.words.clone(), step, layout.part);
        let is_other_page = self.shown.as_ref() != Some(&shown);
        // A letter that the terminal has scaled is in the way of others: its cells are one.
        if self.is_spoiled || scale != self.scale {
            clear(&mut self.terminal).map_err(in_words)?;
        } else if lettering.is_blocks() && is_other_page {
            // Some terminals draw block elements a little over the edge of their cell, and take that
            // away only when the cells beside it are written too.
            self.terminal.swap_buffers();
        }
        (self.is_spoiled, self.scale, self.shown) = (false, scale, Some(shown));
        let colours = Colours::new(self.palette, page.look.theme);
        let has_underlines = self.has_underlines;
        let frame = self.terminal.draw(|frame| {
            let area = frame.area();
            let layout = if area.as_size() == grid {
                layout
            } else {
                laid_out(lettering, page, area.as_size())
            };
            let cursor = paint(&layout, colours, area, frame.buffer_mut());
            tidy(colours, has_underlines, frame.buffer_mut());
            frame.set_cursor_position(cursor);
        });
        let drawn = frame.map_err(in_words)?.area.as_size();
        self.drawn = (page.look.size, drawn);
        Ok(())
    }

    fn turn(&self, page: &Page<M>, turn: Turn) -> usize {
        let (size, grid) = self.drawn;
        let lettering = self.sight.lettering(&self.faces, grid, size);
        Plan::new(lettering, page, grid.width, grid.height).turned(page.focus, turn)
    }

    fn spoil(&mut self) {
        self.is_spoiled = true;
    }

    fn wipe(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().clear().map_err(in_words)?;
        for _both in 0..2 {
            overwrite(self.terminal.current_buffer_mut());
            self.terminal.swap_buffers();
        }
        self.shown = None;
        Ok(())
    }

    fn adjustable(&self) -> Adjustable {
        let grid = self.terminal.size().unwrap_or(Size::ZERO);
        Adjustable {
            sizes: self.sight.sizes(&self.faces, grid).len(),
            theme: self.palette.is_some(),
            spacing: true,
            keys: true,
            speech: None,
        }
    }
}

/// The part of a page that has the focus.
fn laid_out<'f, M>(lettering: Lettering<'f>, page: &Page<M>, grid: Size) -> Layout<'f> {
    let plan = Plan::new(lettering, page, grid.width, grid.height);
    plan.draw(plan.part_of(page.focus), page.focus)
}

/// Clears the screen, so that the next frame is drawn whole.
fn clear<B: Backend>(terminal: &mut Terminal<B>) -> Result<(), B::Error> {
    // `Terminal::clear` would ask the terminal where its cursor is, and fail on one that does not
    // answer.
    terminal.backend_mut().clear_region(ClearType::All)?;
    // The buffer of the last frame is emptied and the other one is empty.
    terminal.swap_buffers();
    Ok(())
}

/// Leaves nothing in the memory of cells. A short symbol stands in its cell itself, and emptying the
/// cell would leave its letters there. A new buffer takes the place of the memory that a larger screen
/// has had.
fn overwrite(cells: &mut Buffer) {
    for cell in &mut cells.content {
        cell.set_symbol(" ");
    }
    *cells = Buffer::empty(cells.area);
}

/// A backend's error says no more than its words do, and is not always an io error.
fn in_words(error: impl ToString) -> io::Error {
    io::Error::other(error.to_string())
}

/// Every how many columns the blank part of a line to write on has a mark, where it is not underlined.
const MARK_EVERY: usize = 3;

/// Takes away what a terminal would show in another colour, and marks the blank part of a line in its
/// place. The marks are blanks of the other colour: a sign would be read out by a screen reader, and
/// stand on every cell of a braille display. On a line that has the focus it is one bar with or
/// without marks.
fn tidy(colours: Colours, has_underlines: bool, cells: &mut Buffer) {
    let width = usize::from(cells.area.width).max(1);
    let mut is_written = false;
    // From the right, since the end of a line to write on is what is blank.
    for (index, cell) in cells.content.iter_mut().enumerate().rev() {
        if !colours.has_bold() {
            cell.modifier.remove(Modifier::BOLD);
        }
        if has_underlines || !cell.modifier.contains(Modifier::UNDERLINED) {
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

/// Paints every cell of `area` and says where the cursor goes.
fn paint(layout: &Layout<'_>, colours: Colours, area: Rect, cells: &mut Buffer) -> Position {
    let foot_at = layout.rows.len().saturating_sub(layout.foot);
    let (above, foot) = layout.rows.split_at(foot_at);
    let (head, body) = above.split_at(layout.head.min(foot_at));
    let body_top = to_u16(layout.head * layout.head_lettering.rows()) + layout.slack;
    let foot_height = to_u16(layout.foot * layout.foot_lettering.rows());
    let foot_top = layout.bottom.saturating_sub(foot_height);
    let x = area.x.saturating_add(layout.left);
    for (top, lines, lettering) in [
        (0, head, layout.head_lettering),
        (body_top, body, layout.lettering),
        (foot_top, foot, layout.foot_lettering),
    ] {
        for (row, line) in lines.iter().enumerate() {
            let y = (area.y + top).saturating_add(to_u16(row * lettering.rows()));
            lettering.draw(line, (x, y), layout.width, cells);
        }
    }
    cells.set_style(area, colours.style());
    Position::new(area.x + layout.cursor.x, area.y + layout.cursor.y)
}
