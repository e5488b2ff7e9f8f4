//! The events of the voice: it is there, it speaks, it is gone.

use std::sync::mpsc::Sender;

use super::{Farewell, Input};
use cas_surface::speech::Event;

/// A function that sends the events of a voice. A voice that ends for a fault in the program ends the program:
/// its terminal has been given back by then.
pub fn speech(sender: Sender<Input>) -> impl FnMut(Event) + Send + 'static {
    let farewell = Farewell(sender);
    // Once nobody listens the program is ending.
    move |event| drop(farewell.0.send(Input::Speech(event)))
}
