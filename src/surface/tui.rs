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
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use crate::config::Theme;
use crate::page::{Page, Turn};
use crate::surface::Surface;
use crate::text::Text;

use large::Lettering;
use large::face::Face;
use layout::{Layout, layout_in, to_u16, turned_in};
use theme::Colours;

/// A terminal that shows pages.
#[derive(Debug)]
pub struct Tui<B: Backend> {
    terminal: Terminal<B>,
    colours: Colours,
    /// Large letters, where a screen has room for them.
    face: Option<Face>,
    /// The size of the last frame, by which pages are turned.
    size: Size,
}

impl<B: Backend> Tui<B> {
    /// A surface on `terminal`; without a theme it keeps the terminal's own colours (`NO_COLOR`).
    #[must_use]
    pub fn new(terminal: Terminal<B>, theme: Option<Theme>) -> Self {
        Self {
            terminal,
            colours: Colours::new(theme),
            face: None,
            size: Size::ZERO,
        }
    }

    /// The same with large letters made of many cells, where a screen has room for them.
    #[must_use]
    pub fn in_large_letters(self) -> Self {
        Self {
            face: Some(Face::small()),
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
        let (colours, face) = (self.colours, self.face.as_ref());
        let frame = self.terminal.draw(|frame| {
            let area = frame.area();
            let lettering = Lettering::fitting(face, area.as_size());
            let layout = layout_in(lettering, page, area.width, area.height);
            let cursor = paint(&layout, lettering, colours, area, frame.buffer_mut());
            frame.set_cursor_position(cursor);
        });
        // The backend's error says no more than its words do, and is not always an io error.
        self.size = frame
            .map_err(|error| io::Error::other(error.to_string()))?
            .area
            .as_size();
        Ok(())
    }

    fn turn(&self, page: &Page<M>, turn: Turn) -> usize {
        let lettering = Lettering::fitting(self.face.as_ref(), self.size);
        turned_in(lettering, page, self.size.width, self.size.height, turn)
    }
}

/// Paints every cell of `area` and says where the cursor goes.
fn paint(
    layout: &Layout,
    lettering: Lettering<'_>,
    colours: Colours,
    area: Rect,
    cells: &mut Buffer,
) -> Position {
    let pick = |is_large| {
        if is_large {
            lettering
        } else {
            Lettering::NATIVE
        }
    };
    let (above, foot) = layout
        .rows
        .split_at(layout.rows.len().saturating_sub(layout.foot));
    let x = area.x.saturating_add(layout.left);
    let above_lettering = pick(layout.is_large);
    for (row, line) in above.iter().enumerate() {
        let y = area.y.saturating_add(to_u16(row * above_lettering.rows()));
        above_lettering.draw(line, (x, y), layout.width, cells);
    }
    let foot_lettering = pick(layout.has_large_foot);
    let height = to_u16(foot.len() * foot_lettering.rows());
    let top = area.bottom().saturating_sub(height);
    for (row, line) in foot.iter().enumerate() {
        let y = top.saturating_add(to_u16(row * foot_lettering.rows()));
        foot_lettering.draw(line, (x, y), layout.width, cells);
    }
    cells.set_style(area, colours.style());
    Position::new(area.x + layout.cursor.x, area.y + layout.cursor.y)
}
