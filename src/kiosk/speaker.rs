//! The voice as the kiosk knows it: whether it can be heard, by whom, and what it is to say.

use super::utterance::utterances;
use crate::locale::Locales;
use crate::surface::speech::Speech;
use crate::text::Text;
use crate::voice::{Output, Voice};

/// A voice, or the place of one.
pub(super) struct Speaker {
    pub(super) speech: Option<Speech>,
    /// Whether it can be heard.
    pub(super) is_ready: bool,
    /// Whether headphones are plugged in, if anything tells.
    pub(super) are_plugged: Option<bool>,
    /// Where it is heard if nothing tells.
    usually: Output,
    /// Whether something may still be being said.
    has_spoken: bool,
}

impl Speaker {
    /// A place without a voice.
    pub(super) fn new(usually: Output) -> Self {
        Self {
            speech: None,
            is_ready: false,
            are_plugged: None,
            usually,
            has_spoken: false,
        }
    }

    /// Where the voice is heard, if it is.
    pub(super) fn output(&self) -> Option<Output> {
        let output = match self.are_plugged {
            Some(true) => Output::Headphones,
            Some(false) => Output::Loudspeaker,
            None => self.usually,
        };
        self.is_ready.then_some(output)
    }

    /// Says something in place of whatever is being said.
    pub(super) fn say(&mut self, locales: &Locales, said: &[Text], voice: Voice) {
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

    /// Says no more.
    pub(super) fn hush(&mut self) {
        if let Some(speech) = self.speech.as_ref().filter(|_| self.has_spoken) {
            speech.hush();
        }
        self.has_spoken = false;
    }
}
