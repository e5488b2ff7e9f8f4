//! A terminal of a certain size, and the bytes that reach it.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use cas_kiosk::surface::tui::Tui;
use cas_kiosk::surface::tui::theme::Palette;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// What has been written since it was last asked for.
#[derive(Clone, Default)]
pub struct Bytes(Rc<RefCell<Vec<u8>>>);

impl Bytes {
    pub fn take(&self) -> String {
        String::from_utf8(std::mem::take(&mut *self.0.borrow_mut())).unwrap()
    }
}

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The backend of the program, but for the size, which is not that of a real terminal.
pub struct Wire {
    inner: CrosstermBackend<Bytes>,
    size: Size,
    /// How many bytes the cells that were drawn have.
    pub needed: usize,
}

/// A surface on such a terminal, and what is written to it.
pub fn tui(width: u16, height: u16) -> (Tui<Wire>, Bytes) {
    tui_in(Some(Palette::Sixteen), width, height)
}

/// The same in these colours.
pub fn tui_in(palette: Option<Palette>, width: u16, height: u16) -> (Tui<Wire>, Bytes) {
    let bytes = Bytes::default();
    let wire = Wire {
        inner: CrosstermBackend::new(bytes.clone()),
        size: Size::new(width, height),
        needed: 0,
    };
    (Tui::new(wire, palette), bytes)
}

impl Backend for Wire {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let needed = &mut self.needed;
        let content = content.inspect(|(_, _, cell)| *needed += cell.symbol().len());
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Err(io::Error::other("a terminal may not answer"))
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}
