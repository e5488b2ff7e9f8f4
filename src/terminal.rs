//! The terminal, taken over and given back.
//!
//! Whoever stood at the kiosk must leave nothing on the screen, and whoever looks after it must get
//! a terminal that works. So everything that is changed is restored exactly once: by the guard,
//! however the program ends, or before that by the panic hook, which then says one line and nothing
//! of what a visitor typed.

use std::io::{self, BufWriter, Stdout, Write as _};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{MoveTo, SetCursorStyle, Show};
use crossterm::execute;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

/// How much is gathered before it is written, in bytes. A whole frame fits, so that no half of it
/// is ever seen.
const WRITE_BUFFER_BYTES: usize = 64 * 1024;
/// What a fault in the program says. It names no cause, since a cause may quote a visitor.
const FAULT: &str = "cas-kiosk stopped because of a fault in the program. Please start it again.";

/// Whether the terminal is taken over. The panic hook has no other way to know.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal of standard output.
pub type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Gives the terminal back when it is dropped. Keep it for longer than the [`Screen`].
#[derive(Debug)]
#[must_use]
pub struct Guard(());

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Takes the terminal over: no echo, a screen of its own, a cursor that is easy to see.
///
/// # Errors
/// When standard input and output are no terminal, or it cannot be written to.
pub fn open() -> io::Result<(Screen, Guard)> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let guard = Guard(());
    // Clearing comes last. An old console prints the last letter of the sequence for the shape, and
    // one without an alternate screen would keep what stood there before. `Terminal::clear` would
    // ask the terminal where its cursor is, and fail on one that does not answer.
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        SetCursorStyle::SteadyBar,
        Clear(ClearType::All)
    )?;
    let writer = BufWriter::with_capacity(WRITE_BUFFER_BYTES, io::stdout());
    let screen = Terminal::new(CrosstermBackend::new(writer))?;
    Ok((screen, guard))
}

/// Makes every panic restore the terminal and say one line, without its cause and its place.
pub fn install_panic_hook() {
    panic::set_hook(Box::new(|_| {
        restore();
        // If even that cannot be written there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{FAULT}");
    }));
}

/// Gives the terminal back, unless that has been done.
fn restore() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // A terminal that is gone needs no restoring, so a failure is nothing to act on. The screen is
    // cleared because a console without an alternate screen would go on showing the visit.
    let _ = execute!(
        io::stdout(),
        SetCursorStyle::DefaultUserShape,
        SetAttribute(Attribute::Reset),
        Clear(ClearType::All),
        MoveTo(0, 0),
        LeaveAlternateScreen,
        Show
    );
    let _ = disable_raw_mode();
}
