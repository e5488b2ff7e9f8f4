//! A backend that writes each frame in one piece, however many times ratatui would write it.
//!
//! ratatui writes the cells of a frame, and then the position of the cursor. In between, the cursor
//! is behind the last cell that was written, and a screen reader that looks at that moment reads
//! the line there. Here nothing is written before the frame is complete, including the cursor.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute, SetStyle};
use crossterm::terminal::{Clear, ClearType as Cleared};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, IntoCrossterm as _, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Style};
use rustix::termios::tcgetwinsize;
use tracing::{info, warn};

/// The largest part of a terminal that is drawn on. The largest screens on sale, of 7680 by 4320
/// pixels, have 960 columns and 270 rows of the smallest letters that a terminal usually has. The
/// system accepts any size, and a page of 65,535 columns and rows would need hundreds of gigabytes.
pub const DRAWN_MAX: Size = Size::new(1000, 500);

/// A backend that keeps the cursor's moves until the end of the frame. Its writer must have room
/// for a whole frame.
#[derive(Debug)]
pub struct Whole<W: Write> {
    backend: CrosstermBackend<W>,
    /// True if the terminal had a size when it was last asked for.
    has_size: AtomicBool,
}

impl<W: Write> Whole<W> {
    /// Creates a backend that writes to `writer`.
    pub const fn new(writer: W) -> Self {
        Self {
            backend: CrosstermBackend::new(writer),
            has_size: AtomicBool::new(true),
        }
    }

    /// Returns the number of columns and rows of the terminal of standard output that are drawn on.
    ///
    /// # Errors
    /// When standard output is no terminal.
    pub fn size(&self) -> io::Result<Size> {
        // crossterm would open the terminal again each time.
        let size = tcgetwinsize(io::stdout())?;
        let size = Size::new(size.ws_col, size.ws_row);
        self.tell_of(size);
        let (columns, rows) = (DRAWN_MAX.width, DRAWN_MAX.height);
        Ok(Size::new(size.width.min(columns), size.height.min(rows)))
    }

    /// Sets the style of this cell for the cells that follow, whatever the style was before.
    fn set_style(&mut self, cell: &Cell) -> io::Result<()> {
        // The reset has already set the terminal's own colours.
        let is_set = |colour: &Color| *colour != Color::Reset;
        let style = Style {
            fg: Some(cell.fg).filter(is_set),
            bg: Some(cell.bg).filter(is_set),
            ..Style::new().add_modifier(cell.modifier)
        };
        queue!(
            self.backend,
            SetAttribute(Attribute::Reset),
            SetStyle(style.into_crossterm())
        )
    }

    /// Tells the operator when the terminal has no size, and when it has one again. In between
    /// nothing can be seen, and nothing else says why.
    fn tell_of(&self, size: Size) {
        let has_size = size.area() > 0;
        match (self.has_size.swap(has_size, Ordering::SeqCst), has_size) {
            (true, false) => warn!(
                "the terminal has no size, so nothing can be shown on it: set one, for example with stty \
                 rows 24 cols 80, or with TTYRows= and TTYColumns= of systemd"
            ),
            (false, true) => info!(
                columns = size.width,
                rows = size.height,
                "the terminal has a size now"
            ),
            (true, true) | (false, false) => {}
        }
    }
}

impl<W: Write> Backend for Whole<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let manner = |cell: &Cell| (cell.fg, cell.bg, cell.modifier);
        let mut set = manner(&Cell::EMPTY);
        let mut next = None;
        for (x, y, cell) in content {
            if next != Some((x, y)) {
                queue!(self.backend, MoveTo(x, y))?;
            }
            if manner(cell) != set {
                set = manner(cell);
                self.set_style(cell)?;
            }
            // The commands of crossterm would format each letter.
            self.backend.write_all(cell.symbol().as_bytes())?;
            next = Some((x.saturating_add(1), y));
        }
        queue!(self.backend, SetAttribute(Attribute::Reset))
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        queue!(self.backend, Hide)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        queue!(self.backend, Show)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.backend.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        queue!(self.backend, MoveTo(x, y))
    }

    /// Clears the screen, and also the scrollback (xterm's `CSI 3 J`, in the Linux console since
    /// 3.0), because some terminals keep the scrollback when they clear the screen.
    fn clear(&mut self) -> io::Result<()> {
        queue!(self.backend, Clear(Cleared::All), Clear(Cleared::Purge))
    }

    /// Queues the clearing of the whole screen, because the backend of ratatui would write at once.
    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        match clear_type {
            ClearType::All => queue!(self.backend, Clear(Cleared::All)),
            part => self.backend.clear_region(part),
        }
    }

    fn size(&self) -> io::Result<Size> {
        Self::size(self)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.backend.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.backend)
    }
}
