//! All input from outside: keys, lines, signals, the end of the terminal.
//!
//! Every source has a thread of its own that sends to one [`channel()`]. The main loop waits on the
//! channel with a time limit, so that no input, and no lack of input, can keep a visit on the
//! screen. The main loop must end the process on [`Input::HangUp`], and must never wait for one of
//! these threads.
//!
//! # Invariants
//! - The code that decides which key an event is, and how it was struck, reads no clock: it gets
//!   the time as a value.
//! - An incomplete key sequence ends after [`SEQUENCE_LIMIT`] without a byte, a paste without an
//!   end after [`PASTE_LIMIT`], and a string of the terminal [`SEQUENCE_LIMIT`] after its
//!   beginning. The next key is then a key again.
//! - If keys come faster than hands can type, those beyond [`KEYS_AT_ONCE_MAX`] are dropped, so
//!   that input from a cat or a scanner is neither kept nor processed for minutes. [`Input::Lost`]
//!   is sent in their place. No other key is dropped here. Each key comes with what is known about
//!   it, and the kiosk decides whether it counts.
//! - Debug output never shows which key it was, because keys are a visitor's words.
//! - Typed input is only on the heap, where it is overwritten when it is freed. This matters
//!   because a channel keeps the last inputs that went through it until others come.

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
pub use channel::{Inputs, alarms, channel, since_boot};
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

/// The longest time between two bytes of a paste. It is shorter than the time from one key to the
/// next, so that keys that somebody presses one after the other are not taken for a paste.
pub const PASTE_LIMIT: Duration = Duration::from_millis(100);

/// An event from outside the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Box<Touch>),
    /// Keys were dropped, because too many came at once.
    Lost,
    /// A line without its line end, or the reason why it could not be taken.
    Line(Result<Private<String>, LineFault>),
    /// The screen has another size.
    Resize,
    /// An event of the voice.
    Speech(cas_surface::speech::Event),
    /// True if headphones are plugged in, false if they are not.
    Headphones(bool),
    /// The answer of the terminal about what it can do, if it came late.
    Capabilities(Capabilities),
    /// A supervisor asks to read the content again.
    Reread,
    /// No input: it is time to check the clock, and whether the program was stopped.
    Wake,
    /// Somebody asks the program to end, with Ctrl-C, or with the signal that Ctrl-C or Ctrl-\
    /// normally sends. The kiosk decides whether a key may end it.
    Leave,
    /// The system asks the program to end.
    Terminate,
    /// The input has ended, and no more will come.
    HangUp,
}

impl Input {
    /// Returns true if a person who looked at a page has typed it.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        matches!(self, Self::Key(_) | Self::Lost | Self::Line(_))
    }
}

/// A sender that tells the main loop when its thread has ended, for whatever reason. Without keys
/// nobody could use the kiosk, and only a new start helps.
struct Farewell(Sender<Input>);

impl Drop for Farewell {
    fn drop(&mut self) {
        // If nobody listens any more, the program is already ending.
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
