//! The events of the voice: it is ready, it speaks, it is lost.

use std::sync::mpsc::Sender;

use super::{Farewell, Input};
use cas_surface::speech::Event;

/// Returns a function that sends the events of a voice. If the voice ends because of a fault in the
/// program, the program ends too: its terminal has been given back by then.
pub fn speech(sender: Sender<Input>) -> impl FnMut(Event) + Send + 'static {
    let farewell = Farewell(sender);
    // If nobody listens any more, the program is already ending.
    move |event| drop(farewell.0.send(Input::Speech(event)))
}
