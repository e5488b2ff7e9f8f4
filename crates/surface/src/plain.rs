//! The surface that writes pages as lines. What the lines of a page are is in a crate of its own.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::io::{self, Write};

use super::Surface;
use cas_page::page::shown::Shown;
use cas_page::page::{Control, Page, Role, Stop, Turn};
use cas_page::settings::Adjustable;
use cas_words::text::Text;

use cas_plain::{prompt, without_ticks};
pub use cas_plain::{read, render};

/// A surface that writes pages as lines to `output`.
pub struct Plain<W> {
    output: W,
    /// The lines that were shown last, without ticks.
    shown: String,
    /// The stop that had the focus then.
    focus: usize,
}

impl<W: Write> Plain<W> {
    /// A surface that has not shown anything yet.
    pub fn new(output: W) -> Self {
        Self {
            output,
            shown: String::new(),
            focus: 0,
        }
    }
}

impl<M: Clone + PartialEq, W: Write> Surface<M> for Plain<W> {
    /// If something is said on a page whose lines are the same as before, apart from ticks, the page is
    /// not repeated. Only the control whose tick has changed is printed, with what to type now, or else what
    /// is said. If the focus has moved without a tick, the page was opened again, and is printed.
    fn show(&mut self, shown: &Shown<M>, said: &[Text]) -> io::Result<()> {
        let lines = without_ticks(shown);
        let (is_same, has_moved) = (lines == self.shown, shown.page.focus != self.focus);
        match ticked(&shown.page, said) {
            Some(control) if is_same => {
                writeln!(self.output, "{}\n{}", control.with_state(), prompt(shown))?;
            }
            None if is_same && !has_moved && !said.is_empty() => {
                for text in said {
                    writeln!(self.output, "{}", text.words)?;
                }
            }
            _ => write!(self.output, "{}", render(shown))?,
        }
        (self.shown, self.focus) = (lines, shown.page.focus);
        self.output.flush()
    }

    fn turn(&self, shown: &Shown<M>, _turn: Turn) -> usize {
        shown.page.focus
    }

    /// Forgets the last page, so that the next one is printed in full.
    fn spoil(&mut self) {
        self.shown = String::new();
    }

    /// Forgets the last page. Lines that were printed cannot be taken back.
    fn wipe(&mut self) -> io::Result<()> {
        self.shown = String::new();
        Ok(())
    }

    fn say_last(&mut self, word: &Text) -> io::Result<()> {
        writeln!(self.output, "\n{}", word.words)?;
        self.output.flush()
    }

    /// Nothing: lines have no look, and their readers have a voice of their own, if any.
    fn adjustable(&self) -> Adjustable {
        Adjustable::default()
    }
}

/// Returns the control with the focus, if its state is what was said last.
fn ticked<'page, M>(page: &'page Page<M>, said: &[Text]) -> Option<&'page Control<M>> {
    match page.focused() {
        Some(Stop::Control(control)) => match &control.role {
            Role::Check { state, .. } if said.last() == Some(state) => Some(control),
            _ => None,
        },
        _ => None,
    }
}
