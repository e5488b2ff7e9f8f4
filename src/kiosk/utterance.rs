//! What is said, as a voice says it: sentences, each in its own language and no longer than one can
//! listen to at a time.

use crate::locale::Locales;
use crate::surface::speech::{Delivery, Utterance};
use crate::text::Text;
use crate::voice::{RATES, VOLUMES, Voice};

/// About how long one utterance may be, in characters. Sentences are not parted.
const UTTERANCE_CHARACTERS: usize = 300;

/// The rates of SSIP for the rates of a voice.
const RATE: [i8; 5] = [-50, -25, 0, 25, 50];
/// The volumes of SSIP for the volumes of a voice: measured with eSpeak NG 1.52 they are 6.3, 6.1 and
/// 6.0 dB apart.
const VOLUME: [i8; 4] = [-75, -52, -5, 100];

/// What a voice is to say, in order. What is private is left out where others hear it: a page counts
/// its letters, so there is none left, and nothing that was forgotten there is heard.
#[must_use]
pub fn utterances(locales: &Locales, said: &[Text], names_private: bool) -> Vec<Utterance> {
    let mut utterances: Vec<Utterance> = Vec::new();
    for text in said.iter().filter(|text| names_private || !text.private) {
        let Text {
            words, language, ..
        } = locales.spoken(text);
        if words.is_empty() {
            continue;
        }
        let sentence = sentence(words);
        match utterances.last_mut() {
            Some(last)
                if last.language == language
                    && last.words.len() + sentence.len() <= UTTERANCE_CHARACTERS =>
            {
                last.words = format!("{} {sentence}", last.words);
            }
            _ => utterances.push(Utterance {
                language,
                words: sentence,
            }),
        }
    }
    utterances
}

/// How a voice says it.
#[must_use]
pub fn delivery(voice: Voice) -> Delivery {
    let step = |at: u8, first: u8| usize::from(at.saturating_sub(first));
    let rate = RATE.get(step(voice.rate, *RATES.start()));
    let volume = VOLUME.get(step(voice.volume, *VOLUMES.start()));
    Delivery {
        rate: rate.copied().unwrap_or_default(),
        volume: volume.copied().unwrap_or_default(),
    }
}

/// Words that end like a sentence, so that a voice pauses.
fn sentence(mut words: String) -> String {
    if !words.ends_with(['.', '!', '?', ':']) {
        words.push('.');
    }
    words
}
