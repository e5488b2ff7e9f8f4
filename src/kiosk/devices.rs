//! The devices of a kiosk besides its screen and its keyboard: they take effects and answer with messages.
//!
//! Each has a file of its own. No key waits for a device, but for the disk as long as it takes to store a
//! request: a visitor is promised nothing before that.

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
    /// Whether a visitor was kept waiting for the disk since that was asked last.
    has_kept_waiting: bool,
}

impl Devices {
    /// A spool, a bell that does not ring, and the place of a voice that is usually heard here.
    pub(super) fn new(usually: Output, spool: Spool) -> Self {
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

    /// Connects a bell, for whoever looks elsewhere.
    pub(super) fn connect_bell(&mut self, bell: fn() -> io::Result<()>) {
        self.bell = bell;
    }

    /// Does what the core asks of a device; what it has to know of it.
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
            // No device keeps anything of a visit.
            Effect::Wipe => None,
        })
    }

    /// Takes what has become of the voice. If where it is heard may have changed, what else the core has to
    /// know.
    pub(super) fn speech_has(&mut self, event: Event) -> Option<Vec<Message>> {
        let is_lost = event == Event::Lost;
        self.speaker.take(event).then(|| {
            let lost = is_lost.then_some(Message::SpeechLost);
            lost.into_iter().collect()
        })
    }

    /// Tells the operator if no requests can be taken.
    pub(super) fn check(&mut self) {
        self.store.probe();
    }

    /// Whether a visitor was kept waiting since this was asked last: that is not their doing.
    pub(super) fn has_kept_waiting(&mut self) -> bool {
        mem::take(&mut self.has_kept_waiting)
    }
}
