//! The terminal, taken over and given back.
//!
//! Whoever stood at the kiosk must leave nothing on the screen, and whoever looks after it must get
//! a terminal that works. So everything that is changed is restored exactly once: by the guard,
//! however the program ends, or before that by the panic hook, which then says one line and nothing
//! of what a visitor typed.
//!
//! Where pages are lines, the terminal remains as it is, but for two things: its driver knows that
//! letters may have several bytes, so that Backspace takes all of one; and the keys by which it would end
//! or stop the program may lose their meaning.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a terminal that does not answer is not waited for, is written to as a file, and has its modes from before in the panic hook"
)]

pub mod frame;
pub mod probe;
pub mod whole;

use std::fs::File;
use std::io::{self, Write as _};
use std::panic;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossterm::cursor::{MoveTo, SetCursorStyle, Show};
use crossterm::event::{
    KeyboardEnhancementFlags, PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use crossterm::execute;
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode, window_size,
};
use ratatui::Terminal;
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};

use crate::config::Leave;
use frame::Frame;
use probe::{Progress, QUERY, Told};
use whole::Whole;

/// What a fault in the program says. It names no cause, since a cause may quote a visitor.
const FAULT: &str = "cas-kiosk stopped because of a fault in the program. Please start it again.";

/// How long a terminal may take to tell of itself. Over a slow line it is not heard, and letters are
/// those that every terminal has.
const PROBE_LIMIT: Duration = Duration::from_millis(200);
/// How much longer it may take to end what it has begun to tell.
const PROBE_REST_LIMIT: Duration = Duration::from_secs(3);
/// The most that is read of what a terminal tells, in bytes.
const PROBE_BYTES_MAX: usize = 4096;
/// What makes the colours of a Linux console those of the themes. Bold letters are bright there, also
/// those of what is highlighted, so black is black when it is bright too; and yellow is not brown.
pub const CONSOLE_PALETTE: &str =
    "\x1b]P0000000\x1b]P3ffff00\x1b]P7ffffff\x1b]P8000000\x1b]Pbffff00\x1b]Pfffffff";
/// What gives such a console its own colours back.
const CONSOLE_PALETTE_RESET: &str = "\x1b]R";

/// What asks a terminal to mark what is pasted (xterm's `ctlseqs`, mode 2004), so that the end of a line
/// within it is not Enter.
const MARK_PASTES: &str = "\x1b[?2004h";
const MARK_NO_PASTES: &str = "\x1b[?2004l";

/// What is asked of a terminal with the kitty keyboard protocol: that it tells repeats of all keys
/// that it sends as sequences, and sends Esc as one. Characters, Enter, Tab and Backspace remain bytes,
/// and if the program is killed the terminal can still be worked with.
const KEYBOARD: KeyboardEnhancementFlags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES
    .union(KeyboardEnhancementFlags::REPORT_EVENT_TYPES);

/// Whether the terminal is taken over. The panic hook has no other way to know.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether it is a Linux console, whose colours have been changed.
static IS_CONSOLE: AtomicBool = AtomicBool::new(false);
/// Whether it has been asked to tell more of its keys.
static TELLS_KEYS: AtomicBool = AtomicBool::new(false);

/// The modes that a terminal of lines had before the program.
static MODES_BEFORE: Mutex<Option<Termios>> = Mutex::new(None);
/// What no key gives (`_POSIX_VDISABLE` of Linux).
const NO_KEY: u8 = 0;

/// The terminal of standard output.
pub type Screen = Terminal<Whole<Frame<File>>>;

/// Gives the terminal back when it is dropped. Keep it for longer than the [`Screen`].
#[derive(Debug)]
#[must_use]
pub struct Guard(());

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// What kind of terminal it is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A Linux console without a graphical system.
    Console,
    /// Any other.
    Other,
}

/// Takes the terminal over: no echo, a screen of its own, a cursor that is easy to see. If
/// `is_asked`, it is asked what it can do.
///
/// # Errors
/// When standard input and output are no terminal, or it cannot be written to.
pub fn open(kind: Kind, is_asked: bool) -> io::Result<(Screen, Guard, Told)> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let guard = Guard(());
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        SetCursorStyle::SteadyBar,
        Print(MARK_PASTES)
    )?;
    let told = match kind {
        Kind::Console => {
            IS_CONSOLE.store(true, Ordering::SeqCst);
            execute!(io::stdout(), Print(CONSOLE_PALETTE))?;
            Told::default()
        }
        Kind::Other if is_asked => ask()?,
        Kind::Other => Told::default(),
    };
    // A terminal keeps this for each of its screens, so it belongs to the alternate one.
    if told.keyboard {
        TELLS_KEYS.store(true, Ordering::SeqCst);
        execute!(io::stdout(), PushKeyboardEnhancementFlags(KEYBOARD))?;
    }
    // Clearing comes last. An old console prints the last letter of the sequence for the shape, a
    // simple terminal what it is asked, and one without an alternate screen would keep what stood
    // there before. `Terminal::clear` would ask the terminal where its cursor is, and fail on one
    // that does not answer.
    execute!(io::stdout(), Clear(ClearType::All))?;
    let screen = Terminal::new(Whole::new(Frame::for_stdout()?))?;
    Ok((screen, guard, told))
}

/// Prepares a terminal for lines. They are edited as before, but letter by letter (termios(3): IUTF8).
/// If no key may end the program, those lose their meaning by which a terminal ends, suspends or stops
/// it, or tells it that there is no more input (Ctrl-C, Ctrl-\, Ctrl-Z, Ctrl-S, Ctrl-D). Where standard
/// input is no terminal there is nothing to prepare.
///
/// # Errors
/// When the terminal is gone.
pub fn open_lines(leave: Leave) -> io::Result<Guard> {
    let guard = Guard(());
    let Ok(before) = tcgetattr(io::stdin()) else {
        return Ok(guard);
    };
    let mut modes = before.clone();
    modes.input_modes |= InputModes::IUTF8;
    if leave == Leave::Never {
        modes.local_modes -= LocalModes::ISIG;
        modes.input_modes -= InputModes::IXON;
        modes.special_codes[SpecialCodeIndex::VEOF] = NO_KEY;
    }
    if let Ok(mut modes_before) = MODES_BEFORE.lock() {
        *modes_before = Some(before);
    }
    tcsetattr(io::stdin(), OptionalActions::Now, &modes)?;
    Ok(guard)
}

/// How large a cell is, in pixels, if the terminal has told the system.
#[must_use]
pub fn cell() -> Option<Size> {
    let size = window_size().ok()?;
    let told = Told {
        area: Some(Size::new(size.width, size.height)),
        ..Told::default()
    };
    told.cell_on(Size::new(size.columns, size.rows))
}

/// How high a cell is, in pixels, if the terminal has told the system.
#[must_use]
pub fn cell_height() -> Option<u16> {
    cell().map(|cell| cell.height)
}

/// Asks the terminal, which must be in raw mode, what it can do. Whoever presses a key meanwhile is
/// not heard: there is no page yet.
///
/// # Errors
/// When the terminal is gone.
pub fn ask() -> io::Result<Told> {
    execute!(io::stdout(), Print(QUERY))?;
    let asked = Instant::now();
    let mut bytes = Vec::new();
    loop {
        let (told, progress) = probe::read(&bytes);
        let limit = match progress {
            Progress::Whole => return Ok(told),
            Progress::Nothing => PROBE_LIMIT,
            Progress::Begun => PROBE_LIMIT + PROBE_REST_LIMIT,
        };
        let left = limit.saturating_sub(asked.elapsed());
        if left.is_zero() || bytes.len() > PROBE_BYTES_MAX || !is_readable(left)? {
            return Ok(told);
        }
        let mut some = [0; 256];
        match rustix::io::read(io::stdin(), &mut some) {
            Ok(0) => return Ok(told),
            Ok(count) => bytes.extend_from_slice(&some[..count]),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Whether there is something to read within a time.
fn is_readable(limit: Duration) -> io::Result<bool> {
    let stdin = io::stdin();
    let mut watched = [PollFd::new(&stdin, PollFlags::IN)];
    let limit = Timespec::try_from(limit).map_err(io::Error::other)?;
    loop {
        match poll(&mut watched, Some(&limit)) {
            Ok(ready) => return Ok(ready > 0),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Rings the bell of the terminal.
///
/// # Errors
/// When the terminal is gone.
pub fn ring() -> io::Result<()> {
    execute!(io::stdout(), Print('\x07'))
}

/// Makes every panic restore the terminal and say one line, without its cause and its place. The log
/// gets the place: a cause may quote a visitor, a place is in the program.
pub fn install_panic_hook() {
    panic::set_hook(Box::new(|panic| {
        frame::close();
        restore();
        if let Some(place) = panic.location() {
            let (file, line) = (place.file(), place.line());
            tracing::error!(code_file = file, code_line = line, "{FAULT}");
        }
        // If even that cannot be written there is nobody left to tell.
        let _ = writeln!(io::stderr(), "{FAULT}");
    }));
}

/// Gives the terminal back, unless that has been done.
fn restore() {
    // A panic while the modes were being put down would leave nothing to put back.
    if let Some(modes) = MODES_BEFORE.lock().ok().and_then(|mut modes| modes.take()) {
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &modes);
    }
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // A terminal that is gone needs no restoring, so a failure is nothing to act on. The screen is
    // cleared because a console without an alternate screen would go on showing the visit.
    let palette = if IS_CONSOLE.load(Ordering::SeqCst) {
        CONSOLE_PALETTE_RESET
    } else {
        ""
    };
    if TELLS_KEYS.swap(false, Ordering::SeqCst) {
        let _ = execute!(io::stdout(), PopKeyboardEnhancementFlags);
    }
    let _ = execute!(
        io::stdout(),
        Print(palette),
        Print(MARK_NO_PASTES),
        SetCursorStyle::DefaultUserShape,
        SetAttribute(Attribute::Reset),
        Clear(ClearType::All),
        Clear(ClearType::Purge),
        MoveTo(0, 0),
        LeaveAlternateScreen,
        Show
    );
    let _ = disable_raw_mode();
}
