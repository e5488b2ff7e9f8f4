//! The voice as the kiosk knows it: whether it can be heard, by whom, and the words to say.

use tracing::warn;

use crate::kiosk::utterance::utterances;
use cas_page::voice::{Output, Voice};
use cas_setup::locale::Locales;
use cas_surface::speech::{Event, Speech};
use cas_words::text::Text;

/// A voice, or an empty place for one.
pub(in crate::kiosk) struct Speaker {
    speech: Option<Speech>,
    /// True if it can be heard.
    is_ready: bool,
    /// True if headphones are plugged in; `None` if that is not known.
    are_plugged: Option<bool>,
    /// The output that is assumed if nothing is known about headphones.
    usually: Output,
    /// True if the voice may still be speaking.
    has_spoken: bool,
}

impl Speaker {
    /// Creates an empty place for a voice.
    pub(super) fn new(usually: Output) -> Self {
        Self {
            speech: None,
            is_ready: false,
            are_plugged: None,
            usually,
            has_spoken: false,
        }
    }

    /// Puts a voice into its place.
    pub(super) fn connect(&mut self, speech: Speech) {
        self.speech = Some(speech);
    }

    /// Takes an event of the voice. Returns whether the output may have changed.
    pub(super) fn take(&mut self, event: Event) -> bool {
        match event {
            Event::Began | Event::Ended => return false,
            Event::Ready => self.is_ready = true,
            Event::Lost => {
                self.is_ready = false;
                warn!("speech is off: Speech Dispatcher does not answer");
            }
        }
        true
    }

    /// Notes whether headphones are plugged in, and stops speaking: words meant for one person must
    /// not be heard by all.
    pub(in crate::kiosk) fn plug(&mut self, are_plugged: bool) {
        self.hush();
        self.are_plugged = Some(are_plugged);
    }

    /// Returns the output on which the voice is heard; `None` if it is not heard.
    pub(in crate::kiosk) fn output(&self) -> Option<Output> {
        let output = match self.are_plugged {
            Some(true) => Output::Headphones,
            Some(false) => Output::Loudspeaker,
            None => self.usually,
        };
        self.is_ready.then_some(output)
    }

    /// Says something. Anything that is still being said stops.
    pub(in crate::kiosk) fn say(&mut self, locales: &Locales, said: &[Text], voice: Voice) {
        let Some(speech) = self.speech.as_ref().filter(|_| voice.is_on) else {
            return self.hush();
        };
        let utterances = utterances(locales, said, voice, voice.names(self.output()));
        if utterances.is_empty() {
            return self.hush();
        }
        self.has_spoken = true;
        speech.say(utterances);
    }

    /// Stops speaking.
    pub(in crate::kiosk) fn hush(&mut self) {
        if let Some(speech) = self.speech.as_ref().filter(|_| self.has_spoken) {
            speech.hush();
        }
        self.has_spoken = false;
    }
}
