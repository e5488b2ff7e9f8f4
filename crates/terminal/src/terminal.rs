//! The terminal: taken over, and given back at the end.
//!
//! A visitor must leave nothing on the screen, and the operator must get back a terminal that
//! works. So every change is undone exactly once: by the guard, however the program ends, or before
//! that by the panic hook. The panic hook then prints one line, and nothing of what a visitor
//! typed.
//!
//! If pages are lines, the terminal stays as it is, with two exceptions. Its driver is told that
//! letters may have several bytes, so that Backspace deletes all of one. And the keys by which it
//! would end or stop the program may lose their effect.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a terminal that does not answer is not waited for, is written to as a file, and has its modes from before in the panic hook"
)]

pub mod frame;
pub mod probe;
pub mod whole;

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, IsTerminal as _, Write as _};
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
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, retry_on_intr};
use rustix::process::{Signal, getpgrp, kill_current_process_group};
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, QueueSelector, SpecialCodeIndex, Termios, tcflush,
    tcgetattr, tcgetpgrp, tcgetwinsize, tcsetattr,
};

use frame::Frame;
use probe::{ANSWER_BYTES_MAX, Capabilities, LateAnswer, ProbeAnswer, Progress, ROW, query};
use whole::Whole;

/// The message about a fault in the program. It names no cause, because a cause may quote a
/// visitor.
const FAULT: &str = "cas-kiosk stopped because of a fault in the program. Please start it again.";

/// The message on a terminal whose size the system does not know, so that nothing else can be shown
/// on it.
const NO_SIZE: &str = "cas-kiosk waits: this terminal has no size. Set one: stty rows 24 cols 80";

/// The time that a terminal has to report what it can do, before there is a page. Until it has
/// reported more, the kiosk uses letters that every terminal has.
const PROBE_LIMIT: Duration = Duration::from_millis(200);
/// The additional time that a terminal has to finish an answer that it has begun.
const PROBE_REST_LIMIT: Duration = Duration::from_secs(3);
/// The sequences that set the colours of a Linux console to those of the themes. Bold letters are
/// bright there, also in the highlight, so bright black is set to black too. Yellow is set to yellow,
/// because it is brown by default. Blue and cyan, which no theme uses, are the greys of the band of the
/// heading on a dark and on a bright screen.
pub const CONSOLE_PALETTE: &str = "\x1b]P0000000\x1b]P3ffff00\x1b]P4444444\x1b]P6c6c6c6\
    \x1b]P7ffffff\x1b]P8000000\x1b]Pbffff00\x1b]Pfffffff";
/// The sequence that restores the own colours of such a console.
const CONSOLE_PALETTE_RESET: &str = "\x1b]R";

/// The sequence that asks a terminal to mark pasted text (xterm's `ctlseqs`, mode 2004), so that
/// the end of a line within it is not Enter.
const MARK_PASTES: &str = "\x1b[?2004h";
const MARK_NO_PASTES: &str = "\x1b[?2004l";

/// The request to a terminal with the kitty keyboard protocol: to report repeats of all keys that
/// it sends as sequences, and to send Esc as one. Characters, Enter, Tab and Backspace remain
/// bytes, so that the terminal can still be used if the program is killed.
const KEYBOARD: KeyboardEnhancementFlags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES
    .union(KeyboardEnhancementFlags::REPORT_EVENT_TYPES);

/// True if the terminal is taken over. The panic hook has no other way to know.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// True if it is a Linux console, whose colours have been changed.
static IS_CONSOLE: AtomicBool = AtomicBool::new(false);
/// True if it has been asked to report more about its keys.
static TELLS_KEYS: AtomicBool = AtomicBool::new(false);

/// The modes of a terminal that shows lines.
static LINE_MODES: Mutex<Option<LineModes>> = Mutex::new(None);
/// The code that no key sends (`_POSIX_VDISABLE` of Linux).
const NO_KEY: u8 = 0;

/// The modes of a terminal that shows lines: before the program, and while it runs.
struct LineModes {
    before: Termios,
    during: Termios,
}

/// The terminal of standard output.
pub type FullScreen = Whole<Frame<File>>;

/// A guard that gives the terminal back when it is dropped. It must be kept for longer than the
/// [`FullScreen`].
#[derive(Debug)]
#[must_use]
pub struct Guard(());

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// The kind of a terminal, according to its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TerminalKind {
    /// A Linux console without a graphical system.
    Console,
    /// Any other.
    Other,
}

impl TerminalKind {
    /// Returns the kind of the terminal that has this name (`TERM`).
    #[must_use]
    pub fn named(term: Option<&OsStr>) -> Self {
        match term.and_then(OsStr::to_str) {
            Some("linux") => Self::Console,
            _ => Self::Other,
        }
    }
}

/// Takes the terminal over: no echo, an alternate screen, a cursor that is easy to see. If
/// `is_asked`, asks it what it can do.
///
/// # Errors
/// When standard input and output are not a terminal, or it cannot be written to.
pub fn open(kind: TerminalKind, is_asked: bool) -> io::Result<(FullScreen, Guard, ProbeAnswer)> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    IS_CONSOLE.store(kind == TerminalKind::Console, Ordering::SeqCst);
    let guard = Guard(());
    enter()?;
    let answer = match kind {
        TerminalKind::Other if is_asked => ask()?,
        TerminalKind::Console | TerminalKind::Other => ProbeAnswer::default(),
    };
    ask_for_repeats(&answer.told)?;
    // Clearing comes last, because a terminal may print what it does not understand: an old console
    // prints the last letter of the sequence for the cursor shape, and a simple terminal prints the
    // query. A terminal without an alternate screen would still show its earlier content.
    // `Terminal::clear` would ask for the cursor position, and fail on a terminal that does not
    // answer.
    execute!(io::stdout(), Clear(ClearType::All))?;
    let screen = Whole::new(Frame::for_stdout()?);
    if screen.size()?.area() == 0 {
        execute!(io::stdout(), MoveTo(0, 0), Print(NO_SIZE))?;
    }
    Ok((screen, guard, answer))
}

/// Takes the terminal over or locks it again after the program was stopped, because a shell has
/// used it since then. Keys from that time are thrown away. Lines are kept, because whoever wrote
/// one still sees the page above it. Returns `false` if another program still has the terminal.
///
/// # Errors
/// When the terminal is gone.
pub fn take_again() -> io::Result<bool> {
    if !io::stdin().is_terminal() {
        return Ok(true);
    }
    if is_in_background() {
        return Ok(false);
    }
    if let Ok(Some(modes)) = LINE_MODES.lock().as_deref() {
        tcsetattr(io::stdin(), OptionalActions::Now, &modes.during)?;
    }
    if !TAKEN.load(Ordering::SeqCst) {
        return Ok(true);
    }
    tcflush(io::stdin(), QueueSelector::IFlush)?;
    // crossterm assumes that raw mode stays on until it is disabled, whatever a shell has changed.
    // Disabling it restores the modes from before the first time, so these are the ones that are
    // kept.
    disable_raw_mode()?;
    enable_raw_mode()?;
    enter()?;
    if TELLS_KEYS.load(Ordering::SeqCst) {
        // This sets the flags and does not push them again, because they are popped only once.
        execute!(
            io::stdout(),
            Print(format_args!("\x1b[={}u", KEYBOARD.bits()))
        )?;
    }
    execute!(io::stdout(), Clear(ClearType::All))?;
    Ok(true)
}

/// Waits until this program has the terminal, if another program has it: nothing can begin with the
/// modes of a shell that edits a line. The system stops a program in the background that wants the
/// terminal (termios(3), SIGTTOU).
///
/// # Errors
/// When the terminal is gone, or no program is left that could give it.
pub fn wait_for_foreground() -> io::Result<()> {
    if is_in_background() {
        tcflush(io::stdin(), QueueSelector::IFlush)?;
    }
    Ok(())
}

/// Stops this program as the system stops a program in the background that wants the terminal. If
/// no shell is there to continue it, it is not stopped. It may take a moment.
///
/// # Errors
/// When the system refuses.
pub fn stop() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::TTOU)?)
}

/// Asks a terminal to distinguish repeats of keys from presses, if it can and has not been asked.
///
/// # Errors
/// When it cannot be written to.
pub fn ask_for_repeats(told: &Capabilities) -> io::Result<()> {
    // A terminal keeps this setting for each of its screens, so it is set on the alternate screen.
    if told.keyboard && !TELLS_KEYS.swap(true, Ordering::SeqCst) {
        execute!(io::stdout(), PushKeyboardEnhancementFlags(KEYBOARD))?;
    }
    Ok(())
}

/// Switches to the alternate screen, with the colours of the themes.
fn enter() -> io::Result<()> {
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        SetAttribute(Attribute::Reset),
        SetCursorStyle::SteadyBar,
        Print(MARK_PASTES)
    )?;
    if IS_CONSOLE.load(Ordering::SeqCst) {
        execute!(io::stdout(), Print(CONSOLE_PALETTE))?;
    }
    Ok(())
}

/// Returns true if another program has the terminal.
fn is_in_background() -> bool {
    tcgetpgrp(io::stdin()).is_ok_and(|foreground| foreground != getpgrp())
}

/// Prepares a terminal for lines. They are edited as before, except that Backspace deletes whole
/// letters (termios(3): IUTF8). If they `are_locked`, the keys lose their effect by which a
/// terminal ends, suspends or pauses the program, or signals the end of input (Ctrl-C, Ctrl-\,
/// Ctrl-Z, Ctrl-S, Ctrl-D). If standard input is not a terminal, there is nothing to prepare.
///
/// # Errors
/// When the terminal is gone.
pub fn open_lines(are_locked: bool) -> io::Result<Guard> {
    let guard = Guard(());
    let Ok(before) = tcgetattr(io::stdin()) else {
        return Ok(guard);
    };
    let modes = for_lines(&before, are_locked);
    if let Ok(mut kept) = LINE_MODES.lock() {
        *kept = Some(LineModes {
            before,
            during: modes.clone(),
        });
    }
    tcsetattr(io::stdin(), OptionalActions::Now, &modes)?;
    Ok(guard)
}

fn for_lines(before: &Termios, are_locked: bool) -> Termios {
    let mut modes = before.clone();
    modes.input_modes |= InputModes::IUTF8;
    if are_locked {
        modes.local_modes -= LocalModes::ISIG;
        modes.input_modes -= InputModes::IXON;
        modes.special_codes[SpecialCodeIndex::VEOF] = NO_KEY;
    }
    modes
}

/// Returns the size of a cell, in pixels, if the terminal has reported it to the system.
#[must_use]
pub fn cell() -> Option<Size> {
    let size = tcgetwinsize(io::stdout()).ok()?;
    let told = Capabilities {
        area: Some(Size::new(size.ws_xpixel, size.ws_ypixel)),
        ..Capabilities::default()
    };
    told.cell_on(Size::new(size.ws_col, size.ws_row))
}

/// Returns the height of a cell, in pixels, if the terminal has reported it to the system.
#[must_use]
pub fn cell_height() -> Option<u16> {
    cell().map(|cell| cell.height)
}

/// Asks the terminal, which must be in raw mode, what it can do. Keys that are pressed meanwhile
/// have no effect: there is no page yet.
///
/// # Errors
/// When the terminal is gone.
pub fn ask() -> io::Result<ProbeAnswer> {
    execute!(io::stdout(), Print(query(ROW)))?;
    let asked = Instant::now();
    let mut bytes = Vec::new();
    loop {
        let (told, progress) = probe::read(&bytes);
        let limit = match progress {
            Progress::Whole => return Ok(ProbeAnswer { told, late: None }),
            Progress::Nothing => PROBE_LIMIT,
            Progress::Begun => PROBE_LIMIT + PROBE_REST_LIMIT,
        };
        let left = limit.saturating_sub(asked.elapsed());
        if left.is_zero() || bytes.len() > ANSWER_BYTES_MAX || !is_readable(left)? {
            let late = Some(LateAnswer::new(bytes));
            return Ok(ProbeAnswer { told, late });
        }
        let mut some = [0; 256];
        match rustix::io::read(io::stdin(), &mut some) {
            Ok(0) => return Ok(ProbeAnswer { told, late: None }),
            Ok(count) => bytes.extend_from_slice(&some[..count]),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Asks the terminal again, for the `time`-th time, and does not wait. Its answer is looked for among the
/// keys. The page must be drawn anew.
///
/// # Errors
/// When the terminal is gone.
pub fn ask_again(time: u16) -> io::Result<()> {
    execute!(io::stdout(), Print(query(ROW + time)))
}

/// Returns true if there is something to read within this time.
pub(crate) fn is_readable(limit: Duration) -> io::Result<bool> {
    let stdin = io::stdin();
    let mut watched = [PollFd::new(&stdin, PollFlags::IN)];
    let limit = Timespec::try_from(limit).map_err(io::Error::other)?;
    let ready = retry_on_intr(|| poll(&mut watched, Some(&limit)))?;
    Ok(ready > 0)
}

/// Rings the bell of the terminal.
///
/// # Errors
/// When the terminal is gone.
pub fn ring() -> io::Result<()> {
    execute!(io::stdout(), Print('\x07'))
}

/// Makes every panic give the terminal back and print one line, without its cause and its place.
/// The log gets the place, which is in the program. It does not get the cause, which may quote a
/// visitor.
pub fn install_panic_hook() {
    panic::set_hook(Box::new(|panic| {
        frame::close();
        restore();
        if let Some(place) = panic.location() {
            let (file, line) = (place.file(), place.line());
            tracing::error!(code_file = file, code_line = line, "{FAULT}");
        }
        // If even that cannot be written, nobody can be told.
        let _ = writeln!(io::stderr(), "{FAULT}");
    }));
}

/// Gives the terminal back, unless that has been done. If another program has it, its modes are not
/// changed, because they belong to that program. But nothing of a visit stays on the screen in that
/// case either.
fn restore() {
    let is_in_background = is_in_background();
    // If the lock is poisoned, a panic happened while the modes were being saved, and there is
    // nothing to restore.
    if let Some(modes) = LINE_MODES
        .lock()
        .ok()
        .and_then(|mut modes| modes.take())
        .filter(|_| !is_in_background)
    {
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &modes.before);
    }
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // A failure is ignored, because a terminal that is gone needs no restoring. The screen is
    // cleared because a console without an alternate screen would still show the visit.
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
    if !is_in_background {
        let _ = disable_raw_mode();
    }
}
