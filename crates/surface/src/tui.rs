//! A page in the cells of a terminal.
//!
//! The [`layout`] gives everything its place; this module writes it to a terminal. The whole screen
//! has the theme's background, the focus is in reverse video, and the cursor is always visible, because
//! a screen magnifier or a braille display follows it.

pub mod code;
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
use cas_page::page::shown::Shown;
use cas_page::page::{Page, Turn};
use cas_page::settings::Adjustable;
use cas_words::text::Text;

use large::Lettering;
use large::size::Sight;
use layout::{Letterings, Plan};
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
    /// The tops of the rows of the last frame that were higher than its other rows.
    tall: Vec<u16>,
    /// The part that was shown last.
    view: Option<View>,
    /// True if the terminal may no longer show what was drawn.
    is_spoiled: bool,
    /// True if the terminal draws underlines. Otherwise it shows another colour instead.
    has_underlines: bool,
}

/// A part of a page that was shown.
#[derive(Clone, PartialEq, Eq)]
struct View {
    heading: String,
    step: Option<String>,
    focus: usize,
    part: usize,
}

impl View {
    fn new<M>(page: &Page<M>, part: usize) -> Self {
        Self {
            heading: page.heading.words.clone(),
            step: page.step.as_ref().map(|step| step.words.clone()),
            focus: page.focus,
            part,
        }
    }

    /// True if both are of the same page.
    fn is_of_page(&self, other: &Self) -> bool {
        (&self.heading, &self.step) == (&other.heading, &other.step)
    }
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
            tall: Vec::new(),
            view: None,
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

    /// Returns a page as it is divided on this screen.
    fn plan<'page, M>(&self, shown: &'page Shown<M>, grid: Size, size: TextSize) -> Plan<'page, M> {
        let text = self.sight.lettering(grid, size);
        let takeaway = self.sight.twice(text);
        let letterings = Letterings {
            text,
            takeaway,
            grain: self.sight.means.grain(),
        };
        Plan::new(letterings, shown, grid.width, grid.height)
    }

    /// Returns the part to show. A text that goes on is shown where it was, or at its end if the focus
    /// comes to it from below.
    fn part<M>(&self, plan: &Plan<'_, M>, page: &Page<M>) -> usize {
        let parts = plan.parts_of(page.focus);
        let before = self.view.as_ref();
        match before.filter(|before| before.is_of_page(&View::new(page, 0))) {
            Some(before) if before.focus == page.focus => {
                before.part.clamp(*parts.start(), *parts.end())
            }
            Some(before) if before.focus == page.focus + 1 => *parts.end(),
            _ => *parts.start(),
        }
    }

    /// Paints a part of a page.
    fn paint<M>(
        &mut self,
        shown: &Shown<M>,
        grid: Size,
        plan: &Plan<'_, M>,
        part: usize,
    ) -> io::Result<()> {
        let page = &shown.page;
        let layout = plan.draw(part, page.focus);
        let scale = match layout.lettering {
            Lettering::Scaled(scale) => scale,
            Lettering::Native | Lettering::Blocks(_) => 1,
        };
        let view = View::new(page, layout.part);
        let before = self.view.as_ref();
        let is_other_page =
            !before.is_some_and(|before| before.is_of_page(&view) && before.part == view.part);
        let rows = layout.rows.iter();
        let tall = rows.filter(|row| row.lettering.rows() > scale.into());
        let tall: Vec<_> = tall.map(|row| row.top).collect();
        // All cells of a scaled letter are one to the terminal, so other letters cannot simply be
        // written over it. kitty 0.41 still counts the lower cells of a letter as used after its upper
        // ones were replaced, and writes beside them.
        let is_other_grid = scale != self.scale || scale > 1 && tall != self.tall;
        if self.is_spoiled || is_other_grid || grid != self.picture.size() {
            let cleared = self.terminal.clear_region(ClearType::All);
            cleared.map_err(in_words)?;
            self.picture = Picture::cleared(grid);
        } else if layout.lettering.is_blocks() && is_other_page {
            // Some terminals draw block elements a little beyond the edge of their cell. They remove
            // this only when the neighbouring cells are written too.
            self.picture.forget();
        }
        (self.is_spoiled, self.scale, self.view) = (false, scale, Some(view));
        self.tall = tall;
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
        let grid = self.terminal.size().map_err(in_words)?;
        let plan = self.plan(shown, grid, shown.look.size);
        let part = self.part(&plan, &shown.page);
        self.paint(shown, grid, &plan, part)
    }

    fn read_on(&mut self, shown: &Shown<M>, turn: Turn) -> io::Result<Option<Text>> {
        let (size, grid) = self.drawn;
        let plan = self.plan(shown, grid, size);
        let parts = plan.parts_of(shown.page.focus);
        let part = self.part(&plan, &shown.page);
        let next = match turn {
            Turn::Before => part.checked_sub(1),
            Turn::After => Some(part + 1),
        };
        let Some(next) = next.filter(|next| parts.contains(next)) else {
            return Ok(None);
        };
        self.paint(shown, grid, &plan, next)?;
        let numbers = [next + 1, plan.parts()].map(|number| number.to_string());
        let numbers = numbers.each_ref().map(String::as_str);
        Ok(Some(shown.phrases.part.with(numbers)))
    }

    fn turn(&self, shown: &Shown<M>, turn: Turn) -> usize {
        let (size, grid) = self.drawn;
        let plan = self.plan(shown, grid, size);
        plan.turned(shown.page.focus, turn)
    }

    fn spoil(&mut self) {
        self.is_spoiled = true;
    }

    fn wipe(&mut self) -> io::Result<()> {
        self.terminal.clear().map_err(in_words)?;
        // Freed memory is overwritten, so the old cells are dropped.
        self.picture = Picture::cleared(self.picture.size());
        self.view = None;
        Ok(())
    }

    fn adjustable(&self) -> Adjustable {
        let grid = self.terminal.size().unwrap_or(Size::ZERO);
        // Of the terminal's own colours nobody knows which one is dark.
        let grain = self.palette.map(|_| self.sight.means.grain());
        Adjustable {
            code_modules: grain.map_or(0, |grain| grain.modules_max(grid)),
            sizes: self.sight.sizes(grid).len(),
            theme: self.palette.is_some(),
            spacing: true,
            keys: true,
            ..Adjustable::default()
        }
    }
}

/// Turns the error of a backend, which need not be an I/O error, into one with the same message.
fn in_words(error: impl ToString) -> io::Error {
    io::Error::other(error.to_string())
}
