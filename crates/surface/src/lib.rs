//! Where pages go: a terminal's cells, plain lines, a voice.
//!
//! A surface knows [`Page`](cas_page::page::Page) and nothing of the program behind it. It decides how much of a page
//! fits, and it says so; everything else it shows stands on the page.

pub mod plain;
pub mod speech;
pub mod tui;

use std::io;

use cas_page::page::Turn;
use cas_page::page::shown::Shown;
use cas_page::settings::Adjustable;
use cas_words::text::Text;

/// Somewhere to show pages.
pub trait Surface<M> {
    /// Shows a page. `said` is what a voice says of what changed since the page before.
    ///
    /// # Errors
    /// When the device behind the surface cannot be written to.
    fn show(&mut self, shown: &Shown<M>, said: &[Text]) -> io::Result<()>;

    /// The stop to focus so that the part before or after the one shown is shown.
    fn turn(&self, shown: &Shown<M>, turn: Turn) -> usize;

    /// What was shown last may not be there any more: the surface has another size, or had.
    fn spoil(&mut self) {}

    /// What was shown must not be found any more, neither here nor on the device: a visit is over. What
    /// has to be written for that goes out with the next page.
    ///
    /// # Errors
    /// As for [`Surface::show`].
    fn wipe(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// What can be changed here, as large as the surface is now.
    fn adjustable(&self) -> Adjustable;
}
