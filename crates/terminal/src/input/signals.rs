//! Signals: they ask the program to end, or tell that its screen has another size or that it was stopped.

use std::io;
use std::sync::mpsc::Sender;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::{Input, spawn};

/// The kind of program for which signals are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A screen: its size may change, and whoever suspends the program would be left with a terminal
    /// that cannot be worked with.
    Screen,
    /// Lines, of a program that may be suspended.
    Lines,
    /// Lines, of a program that may not.
    LinesForGood,
}

/// Sends the meaning of the signals that ask the program to end, and of those of its stage, and wakes the main
/// loop when the program was stopped and goes on. A signal that would suspend the program does nothing, unless
/// the program may be suspended.
///
/// # Errors
/// When the system takes no handler for a signal, or gives no thread.
pub fn signals(sender: Sender<Input>, stage: Stage) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGCONT])?;
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
                SIGTSTP => continue,
                _ => Input::Terminate,
            };
            if sender.send(input).is_err() {
                return;
            }
        }
    })
}
