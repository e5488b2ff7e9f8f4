//! The outputs for pages: a terminal's cells, plain lines, a voice.
//!
//! A surface knows [`Page`](cas_page::page::Page), and nothing of the program behind it. It decides how
//! much of a page fits, and shows which part that is. Everything else that it shows is on the page.

pub mod plain;
pub mod speech;
pub mod tui;

use std::io;

use cas_page::page::Turn;
use cas_page::page::shown::Shown;
use cas_page::settings::Adjustable;
use cas_words::text::Text;

/// An output that shows pages.
pub trait Surface<M> {
    /// Shows a page. `said` is what a voice says about the changes since the last page.
    ///
    /// # Errors
    /// When the device behind the surface cannot be written to.
    fn show(&mut self, shown: &Shown<M>, said: &[Text]) -> io::Result<()>;

    /// Returns the stop to focus so that the previous or the next part of the page is shown.
    fn turn(&self, shown: &Shown<M>, turn: Turn) -> usize;

    /// Shows more of the text that has the focus, before or after what is shown. Returns the number of the
    /// part in words, or `None` if there is no more in this direction; nothing is shown then.
    ///
    /// # Errors
    /// As for [`Surface::show`].
    fn read_on(&mut self, _shown: &Shown<M>, _turn: Turn) -> io::Result<Option<Text>> {
        Ok(None)
    }

    /// Notes that the last page may no longer be visible, so that the next one is drawn in full. The size
    /// of the surface may have changed, or another program may have used it.
    fn spoil(&mut self) {}

    /// Removes what was shown, from the surface and from the device, because a visit is over. Output
    /// that this needs may be sent with the next page.
    ///
    /// # Errors
    /// As for [`Surface::show`].
    fn wipe(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Says a last word to a visitor whose input has ended. On most surfaces nobody is there to read it.
    ///
    /// # Errors
    /// As for [`Surface::show`].
    fn say_last(&mut self, _word: &Text) -> io::Result<()> {
        Ok(())
    }

    /// Returns the settings that can be changed at the present size of the surface.
    fn adjustable(&self) -> Adjustable;
}
