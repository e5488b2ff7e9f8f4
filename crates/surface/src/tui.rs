//! A page in the cells of a terminal.
//!
//! The [`layout`] gives everything its place; this module writes it to a terminal. The whole screen
//! has the theme's background, the focus is in reverse video, and the cursor is always visible, because
//! a screen magnifier or a braille display follows it.

pub mod large;
pub mod layout;
mod picture;
mod stop;
pub mod theme;
pub mod wrap;

use std::io;

use ratatui::backend::{Backend, ClearType};
use ratatui::layout::{Position, Size};

use crate::Surface;
use cas_page::look::TextSize;
use cas_page::page::Turn;
use cas_page::page::shown::Shown;
use cas_page::settings::Adjustable;
use cas_words::text::Text;

use large::Lettering;
use large::size::Sight;
use layout::Plan;
use picture::{Manner, Picture};
use theme::{Colours, Palette};

/// A terminal that shows pages.
pub struct Tui<B: Backend> {
    terminal: B,
    picture: Picture,
    /// `None` leaves the terminal's own colours (`NO_COLOR`).
    palette: Option<Palette>,
    sight: Sight,
    /// The sizes of the letters and of the screen in the last frame, which decide where a turn leads.
    drawn: (TextSize, Size),
    /// The factor by which the terminal scaled the letters of the last frame; 1 if it did not.
    scale: u16,
    /// The page that was shown last: its heading, step and part.
    page: Option<(String, Option<String>, usize)>,
    /// True if the terminal may no longer show what was drawn.
    is_spoiled: bool,
    /// True if the terminal draws underlines. Otherwise it shows another colour instead.
    has_underlines: bool,
}

impl<B: Backend> Tui<B> {
    /// A surface on `terminal`, which must have been cleared. It uses the terminal's own letters, and
    /// without a palette also the terminal's own colours.
    #[must_use]
    pub fn new(terminal: B, palette: Option<Palette>) -> Self {
        let size = terminal.size().unwrap_or(Size::ZERO);
        Self {
            terminal,
            picture: Picture::cleared(size),
            palette,
            sight: Sight::default(),
            drawn: (TextSize::Large, Size::ZERO),
            scale: 1,
            page: None,
            is_spoiled: false,
            has_underlines: true,
        }
    }

    /// The same surface, with the sizes of letters that `sight` gives.
    #[must_use]
    pub fn seen(self, sight: Sight) -> Self {
        Self { sight, ..self }
    }

    /// Changes the sizes of letters to those that `sight` gives, from the next page on.
    pub fn see(&mut self, sight: Sight) {
        self.sight = sight;
    }

    /// The same surface, on a console without a graphical system. Such a console shows another colour
    /// instead of an underline.
    #[must_use]
    pub fn without_underlines(self) -> Self {
        Self {
            has_underlines: false,
            ..self
        }
    }

    /// The terminal that the pages go to.
    pub fn terminal_mut(&mut self) -> &mut B {
        &mut self.terminal
    }

    /// Writes the cells at these places, and shows the cursor at its position.
    fn write(&mut self, places: &[usize], cursor: Position) -> Result<(), B::Error> {
        self.terminal.draw(self.picture.at(places))?;
        self.terminal.show_cursor()?;
        self.terminal.set_cursor_position(cursor)?;
        self.terminal.flush()
    }
}

impl<M: Clone, B: Backend> Surface<M> for Tui<B> {
    fn show(&mut self, shown: &Shown<M>, _said: &[Text]) -> io::Result<()> {
        let page = &shown.page;
        let grid = self.terminal.size().map_err(in_words)?;
        let lettering = self.sight.lettering(grid, shown.look.size);
        let scale = match lettering {
            Lettering::Scaled(scale) => scale,
            Lettering::Native | Lettering::Blocks(_) => 1,
        };
        let plan = Plan::new(lettering, shown, grid.width, grid.height);
        let layout = plan.draw(plan.part_of(page.focus), page.focus);
        let step = page.step.as_ref().map(|step| step.words.clone());
        let name = (page.heading.words.clone(), step, layout.part);
        let is_other_page = self.page.as_ref() != Some(&name);
        // All cells of a scaled letter are one to the terminal, so other letters cannot simply be
        // written over it.
        if self.is_spoiled || scale != self.scale || grid != self.picture.size() {
            let cleared = self.terminal.clear_region(ClearType::All);
            cleared.map_err(in_words)?;
            self.picture = Picture::cleared(grid);
        } else if lettering.is_blocks() && is_other_page {
            // Some terminals draw block elements a little beyond the edge of their cell. They remove
            // this only when the neighbouring cells are written too.
            self.picture.forget();
        }
        (self.is_spoiled, self.scale, self.page) = (false, scale, Some(name));
        self.drawn = (shown.look.size, grid);
        let manner = Manner {
            left: layout.left,
            width: layout.width,
            colours: Colours::new(self.palette, shown.look.theme),
            has_underlines: self.has_underlines,
        };
        let cursor = layout.cursor;
        let changed = self.picture.paint(layout, manner);
        self.write(&changed, cursor).map_err(in_words)
    }

    fn turn(&self, shown: &Shown<M>, turn: Turn) -> usize {
        let (size, grid) = self.drawn;
        let lettering = self.sight.lettering(grid, size);
        Plan::new(lettering, shown, grid.width, grid.height).turned(shown.page.focus, turn)
    }

    fn spoil(&mut self) {
        self.is_spoiled = true;
    }

    fn wipe(&mut self) -> io::Result<()> {
        self.terminal.clear().map_err(in_words)?;
        // Freed memory is overwritten, so the old cells are dropped.
        self.picture = Picture::cleared(self.picture.size());
        self.page = None;
        Ok(())
    }

    fn adjustable(&self) -> Adjustable {
        let grid = self.terminal.size().unwrap_or(Size::ZERO);
        Adjustable {
            sizes: self.sight.sizes(grid).len(),
            theme: self.palette.is_some(),
            spacing: true,
            keys: true,
            speech: None,
        }
    }
}

/// Turns the error of a backend, which need not be an I/O error, into one with the same message.
fn in_words(error: impl ToString) -> io::Error {
    io::Error::other(error.to_string())
}
