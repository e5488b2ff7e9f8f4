//! The devices of a kiosk, without its screen and its keyboard. They carry out effects and answer
//! with messages.
//!
//! Each has a file of its own. No key waits for a device, with one exception: keys wait for the
//! disk while the spool is tested or a request is stored, because the visitor gets the result only
//! then.

mod speaker;
mod store;

use std::io;
use std::mem;

use cas_core::{Effect, Message};
use cas_page::voice::Output;
use cas_spool::spool::Spool;
use cas_surface::speech::{Event, Speech};
use speaker::Speaker;
use store::Store;

/// The devices of a kiosk.
pub(super) struct Devices {
    /// The voice.
    pub(super) speaker: Speaker,
    store: Store,
    bell: fn() -> io::Result<()>,
    /// True if a visitor had to wait for the disk since this was last asked.
    has_kept_waiting: bool,
}

impl Devices {
    /// Creates the devices for the start: a spool, a bell that does not ring, and a place for a
    /// voice, with its usual output.
    pub(super) fn new(usually: Output, spool: Option<Spool>) -> Self {
        Self {
            speaker: Speaker::new(usually),
            store: Store::new(spool),
            bell: || Ok(()),
            has_kept_waiting: false,
        }
    }

    /// Connects a voice.
    pub(super) fn connect_voice(&mut self, speech: Speech) {
        self.speaker.connect(speech);
    }

    /// Connects a bell, for a visitor who is not looking at the screen.
    pub(super) fn connect_bell(&mut self, bell: fn() -> io::Result<()>) {
        self.bell = bell;
    }

    /// Carries out an effect for a device. Returns the answer for the core.
    pub(super) fn carry_out(&mut self, effect: Effect) -> io::Result<Option<Message>> {
        Ok(match effect {
            Effect::Probe(aim) => {
                self.has_kept_waiting = true;
                Some(Message::Probed(aim, self.store.probe()))
            }
            Effect::Store(request) => {
                self.has_kept_waiting = true;
                Some(Message::Stored(self.store.store(&request)))
            }
            Effect::Ring => {
                (self.bell)()?;
                None
            }
            // No device keeps anything about a visit.
            Effect::Wipe => None,
        })
    }

    /// Takes an event of the voice. If the output may have changed, returns the messages for the core.
    pub(super) fn speech_has(&mut self, event: Event) -> Option<Vec<Message>> {
        let is_lost = event == Event::Lost;
        self.speaker.take(event).then(|| {
            let lost = is_lost.then_some(Message::SpeechLost);
            lost.into_iter().collect()
        })
    }

    /// Tells the operator if requests cannot be taken.
    pub(super) fn check(&mut self) {
        self.store.probe();
    }

    /// Returns true if a visitor had to wait for the disk since this was last asked. That time does
    /// not count as idle.
    pub(super) fn has_kept_waiting(&mut self) -> bool {
        mem::take(&mut self.has_kept_waiting)
    }
}
