//! The devices of a kiosk, without its screen and its keyboard. They carry out effects and answer
//! with messages.
//!
//! Each has a file of its own. No key waits for a device, except for the moment in which a disk
//! normally answers.

pub(super) mod counter;
pub(super) mod slips;
mod speaker;
pub(super) mod store;

use std::io;
use std::time::Duration;

use cas_core::{Effect, Message};
use cas_page::voice::Output;
use cas_setup::setup::Setup;
use cas_surface::speech::{Event, Speech};
use counter::Counter;
use slips::Slips;
use speaker::Speaker;
use store::Store;

/// The devices of a kiosk.
pub(super) struct Devices {
    /// The voice.
    pub(super) speaker: Speaker,
    /// The store of requests.
    pub(super) store: Store,
    /// The printer of slips.
    pub(super) slips: Slips,
    /// What is counted.
    pub(super) counter: Counter,
    bell: fn() -> io::Result<()>,
}

impl Devices {
    /// Creates the devices for the start: a store, a bell that does not ring, no printer, nothing that is
    /// counted, and a place for a voice, with its usual output.
    pub(super) fn new(usually: Output, store: Store) -> Self {
        Self {
            speaker: Speaker::new(usually),
            store,
            slips: Slips::none(),
            counter: Counter::none(),
            bell: || Ok(()),
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

    /// Carries out an effect for a device at this time since the start of the machine. Returns the answer
    /// for the core.
    pub(super) fn carry_out(
        &mut self,
        effect: Effect,
        setup: &Setup,
        now: Duration,
    ) -> io::Result<Option<Message>> {
        Ok(match effect {
            Effect::Probe(aim) => {
                let sealing = aim.receiver(setup).sealing;
                Some(Message::Probed(aim, self.store.probe(now, sealing)))
            }
            Effect::Store(request) => {
                let centre = request.about.as_ref().map(|about| about.centre.as_str());
                let receiver = setup.receiver(&request.office, centre);
                Some(self.store.store(now, request, receiver))
            }
            Effect::Print(job, slip) => self.slips.print(job, &slip),
            Effect::Ring => {
                (self.bell)()?;
                None
            }
            // No device keeps anything about a visit, and whether it is counted is for the loop to know.
            Effect::Wipe | Effect::Count(_) => None,
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
}
