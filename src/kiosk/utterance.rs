//! Texts for a voice: sentences, each in its own language, and short enough to listen to at once.

use cas_page::voice::{RATES, VOLUMES, Voice};
use cas_setup::locale::Locales;
use cas_surface::speech::{Delivery, Utterance};
use cas_words::text::{Language, Text};

/// The usual longest utterance, in characters. Sentences are not divided.
const UTTERANCE_CHARACTERS: usize = 300;

/// The volumes of SSIP for the volumes of a voice. Measured with eSpeak NG 1.52, they are 6.3, 6.1
/// and 6.0 dB apart.
const VOLUME: [i8; 4] = [-75, -52, -5, 100];

/// Returns the sentences for a voice, in order. Private words are left out if others can hear them.
/// Pages say the number of letters instead, so none should be left here; this is a safeguard.
#[must_use]
pub fn utterances(
    locales: &Locales,
    said: &[Text],
    voice: Voice,
    names_private: bool,
) -> Vec<Utterance> {
    let mut utterances: Vec<Utterance> = Vec::new();
    for text in said
        .iter()
        .filter(|text| names_private || !text.is_secret())
    {
        let text = locales.spoken(text);
        if text.words.is_empty() {
            continue;
        }
        let sentence = sentence(text.words);
        let goes_with = |last: &&mut Utterance| {
            let length = last.words.chars().count() + sentence.chars().count();
            last.language == text.language && length <= UTTERANCE_CHARACTERS
        };
        match utterances.last_mut().filter(goes_with) {
            Some(last) => last.words = format!("{} {sentence}", last.words),
            None => utterances.push(Utterance {
                language: text.language,
                words: sentence,
                delivery: delivery(locales, text.language, voice),
            }),
        }
    }
    utterances
}

/// Returns the speed and the volume of a voice. Each language has its own speed.
fn delivery(locales: &Locales, language: Language, voice: Voice) -> Delivery {
    let step = |at: u8, first: u8| usize::from(at.saturating_sub(first));
    let volume = VOLUME.get(step(voice.volume, *VOLUMES.start()));
    Delivery {
        rate: locales.rate(language, step(voice.rate, *RATES.start())),
        volume: volume.copied().unwrap_or_default(),
    }
}

/// Ends words like a sentence, so that a voice pauses.
fn sentence(mut words: String) -> String {
    if !words.ends_with(['.', '!', '?', ':']) {
        words.push('.');
    }
    words
}
