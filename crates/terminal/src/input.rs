//! Everything that reaches the program from outside: keys, lines, signals, the end of the terminal.
//!
//! Every source has a thread of its own that sends to one [`channel()`], and the main loop waits on the
//! channel with a time limit, so that nothing that comes from outside, or does not come, can keep a
//! visit on the screen. The main loop must end the process on [`Input::HangUp`], and never wait for
//! one of these threads.
//!
//! # Invariants
//! - Which key an event is, and how it was struck, is decided without a clock: time is a value.
//! - Half a key sequence is over after [`SEQUENCE_LIMIT`] without a byte, a paste without an end after
//!   [`PASTE_LIMIT`], and a string of the terminal [`SEQUENCE_LIMIT`] after its beginning: the next key
//!   is a key again.
//! - Keys that come faster than hands are dropped past [`KEYS_AT_ONCE_MAX`], so that what a cat or a
//!   scanner sends is neither kept nor worked off for minutes; that some were is told in their place. No
//!   other key is dropped here. Each comes with what is known of it, and the kiosk decides what that
//!   forbids.
//! - Nothing that is printed for debugging tells which key it was: keys are a visitor's words.
//! - What was typed is on the heap only, where it is overwritten when it is given back: a channel
//!   keeps the last inputs that went through it until others come.

mod allowance;
pub mod channel;
pub mod decoder;
mod hang_up;
mod headphones;
mod keys;
mod lines;
mod signals;
mod speech;
mod strokes;

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crate::terminal::probe::Capabilities;
use cas_page::page::LineFault;
use cas_words::private::Private;

pub use allowance::{Allowance, KEY_TIME, KEYS_AT_ONCE_MAX};
pub use channel::{Inputs, channel, since_boot};
pub use hang_up::hang_up;
pub use headphones::headphones;
pub use keys::{ESCAPE_LIMIT, SEQUENCE_LIMIT, input_of, key_of, keys};
pub use lines::{LINE_BYTES_MAX, lines, next_line};
pub use signals::{Stage, signals};
pub use speech::speech;
pub use strokes::{
    HELD_KEY_GAP, KeyReport, REPEAT_GAP, RUSH_GAP, SETTLE, SLOW_REPEAT, Stroke, StrokeClassifier,
    Touch,
};

/// The longest time between two bytes of a paste. It is shorter than the time from one key to the next, so that
/// keys which somebody presses one after the other are not taken for a paste.
pub const PASTE_LIMIT: Duration = Duration::from_millis(100);

/// One thing that has happened outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Box<Touch>),
    /// Keys that were dropped, because too many came at once.
    Lost,
    /// A line without its end, if it could be taken.
    Line(Result<Private<String>, LineFault>),
    /// The screen has another size.
    Resize,
    /// Something has become of the voice.
    Speech(cas_surface::speech::Event),
    /// Headphones are plugged in, or no longer.
    Headphones(bool),
    /// The terminal has told what it can do, later than it was waited for.
    Capabilities(Capabilities),
    /// Nothing, but that it is time to look at the clock, and whether the program was stopped.
    Wake,
    /// Somebody asks the program to end, with Ctrl-C or with the signal that Ctrl-C or Ctrl-\
    /// otherwise gives; whether a key may end it is for the kiosk to say.
    Leave,
    /// The system asks the program to end.
    Terminate,
    /// There is no more input, and will not be any.
    HangUp,
}

impl Input {
    /// Whether somebody has typed it who looked at a page.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        matches!(self, Self::Key(_) | Self::Lost | Self::Line(_))
    }
}

/// Tells the main loop that its thread has ended, in whatever way: without keys nobody could use
/// the kiosk, and only a new start helps.
struct Farewell(Sender<Input>);

impl Drop for Farewell {
    fn drop(&mut self) {
        // If nobody listens any more, the program is ending already.
        let _ = self.0.send(Input::HangUp);
    }
}

fn spawn(
    name: &str,
    sender: Sender<Input>,
    run: impl FnOnce(&Sender<Input>) + Send + 'static,
) -> io::Result<()> {
    let farewell = Farewell(sender);
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || run(&farewell.0))?;
    Ok(())
}
