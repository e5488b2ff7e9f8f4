//! The signals that ask the program to end or to read its content again, or report a new size of the
//! screen, or that the program was stopped.

use std::io;
use std::sync::mpsc::Sender;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGWINCH};
use signal_hook::iterator::Signals;

use super::{Input, spawn};

/// The kind of program, which decides which signals are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A screen. Its size may change. It must not be suspended, because the terminal could not be
    /// used then.
    Screen,
    /// Lines. The program may be suspended.
    Lines,
    /// Lines. The program must not be suspended.
    LinesForGood,
}

/// Sends an input for each signal that asks the program to end or belongs to its stage, and wakes
/// the main loop when the program was stopped and continues. A signal that would suspend the
/// program does nothing, unless the program may be suspended.
///
/// # Errors
/// When the system accepts no handler for a signal, or gives no thread.
pub fn signals(sender: Sender<Input>, stage: Stage) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGCONT, SIGUSR1])?;
    if stage != Stage::Lines {
        signals.add_signal(SIGTSTP)?;
    }
    if stage == Stage::Screen {
        signals.add_signal(SIGWINCH)?;
    }
    spawn("signals", sender, move |sender| {
        for signal in signals.forever() {
            let input = match signal {
                SIGHUP => Input::HangUp,
                SIGINT | SIGQUIT => Input::Leave,
                SIGWINCH => Input::Resize,
                SIGCONT => Input::Wake,
                SIGUSR1 => Input::Reread,
                SIGTSTP => continue,
                _ => Input::Terminate,
            };
            if sender.send(input).is_err() {
                return;
            }
        }
    })
}
