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

use layout::{Layout, layout, turned};
use theme::Colours;

/// A terminal that shows pages.
#[derive(Debug)]
pub struct Tui<B: Backend> {
    terminal: Terminal<B>,
    colours: Colours,
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
            size: Size::ZERO,
        }
    }

    /// The terminal that the pages go to.
    pub fn terminal_mut(&mut self) -> &mut Terminal<B> {
        &mut self.terminal
    }
}

impl<M: Clone, B: Backend> Surface<M> for Tui<B> {
    fn show(&mut self, page: &Page<M>, _said: &[Text]) -> io::Result<()> {
        let colours = self.colours;
        let frame = self.terminal.draw(|frame| {
            let area = frame.area();
            let layout = layout(page, area.width, area.height);
            let cursor = paint(&layout, colours, area, frame.buffer_mut());
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
        turned(page, self.size.width, self.size.height, turn)
    }
}

/// Paints every cell of `area` and says where the cursor goes.
fn paint(layout: &Layout, colours: Colours, area: Rect, cells: &mut Buffer) -> Position {
    for (y, line) in area.rows().map(|row| row.y).zip(&layout.rows) {
        cells.set_line(area.x + layout.left, y, line, layout.width);
    }
    cells.set_style(area, colours.style());
    Position::new(area.x + layout.cursor.x, area.y + layout.cursor.y)
}
