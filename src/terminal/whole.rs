//! A frame in one piece, however many times ratatui would have it written.
//!
//! ratatui writes the cells of a frame, and then where the cursor goes. In between the cursor stands
//! behind the last cell that was written, and a screen reader that looks just then reads the line
//! there. Here nothing is written before the frame is whole, cursor and all.

use std::io::{self, Write};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// A backend that keeps the cursor's moves until the end of the frame. Its writer has to have room
/// for a whole frame.
#[derive(Debug)]
pub struct Whole<W: Write>(CrosstermBackend<W>);

impl<W: Write> Whole<W> {
    /// A backend that writes to `writer`.
    pub const fn new(writer: W) -> Self {
        Self(CrosstermBackend::new(writer))
    }
}

impl<W: Write> Backend for Whole<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.0.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        queue!(self.0, Hide)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        queue!(self.0, Show)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        queue!(self.0, MoveTo(x, y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.0.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.0.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.0.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufWriter;
    use std::sync::{Arc, Mutex};

    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;

    /// What was written, in the pieces in which it was.
    #[derive(Clone, Debug, Default)]
    struct Pieces(Arc<Mutex<Vec<String>>>);

    impl Write for Pieces {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let words = String::from_utf8_lossy(bytes).into_owned();
            self.0.lock().unwrap().push(words);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_and_its_cursor_are_one_write() {
        let pieces = Pieces::default();
        let mut backend = Whole::new(BufWriter::with_capacity(4096, pieces.clone()));
        let cells = Buffer::with_lines(["Tak", "Nie"]);
        let area = Rect::new(0, 0, 3, 2);
        let content = area.positions().map(|at| (at.x, at.y, &cells[at]));
        backend.draw(content).unwrap();
        backend.show_cursor().unwrap();
        backend.set_cursor_position((0, 0)).unwrap();
        assert!(pieces.0.lock().unwrap().is_empty());
        Backend::flush(&mut backend).unwrap();
        let pieces = pieces.0.lock().unwrap();
        assert_eq!(pieces.len(), 1);
        assert!(pieces[0].ends_with("\x1b[?25h\x1b[1;1H"), "{pieces:?}");
    }
}
