//! The end of the terminal.

use std::io;
use std::sync::mpsc::Sender;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::{Input, spawn};

/// Sends [`Input::HangUp`] when the terminal is gone. Standard input must be that terminal.
///
/// # Errors
/// When the system gives no thread.
pub fn hang_up(sender: Sender<Input>) -> io::Result<()> {
    spawn("hang-up", sender, |_| {
        let terminal = io::stdin();
        // No events are requested: a hang-up and an error are reported anyway, and keys are not.
        let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
        while poll(&mut watched, None) == Err(Errno::INTR) {}
    })
}
