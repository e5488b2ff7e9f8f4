//! The password of a visit: two words that whoever comes says at the door, so that a person who lives alone need
//! not let in anybody who does not know them. There is one only where those who visit have agreed to say it.
//!
//! It is drawn from the seed of the visit like the reference, but not from the same numbers. It is on the receipt,
//! on its slip and in the request, and nowhere else. Over a loudspeaker it is counted, because whoever hears it
//! could say it at the door.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use super::aim::Aim;
use cas_setup::content::Content;
use cas_setup::content::passwords::Passwords;
use cas_words::id::{Id, Records};
use cas_words::private_debug;
use cas_words::text::{Language, Localized, Text};

/// The streams of random numbers from which passwords are drawn. Those of ids and references begin at 1.
const STREAMS: u64 = 1 << 63;

/// The password of a visit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Password {
    adjective: Id<Localized>,
    noun: Id<Localized>,
}

// Whoever reads it could say it at the door.
private_debug!(Password);

impl Password {
    /// Draws the password of a request, if it has one. `number` counts the drafts of a visit.
    pub(crate) fn draw(content: &Content, aim: Aim, seed: &[u8; 32], number: u64) -> Option<Self> {
        let words = Self::words(content).filter(|_| content.asks[aim.ask].visit_password.is_some());
        let Passwords {
            adjectives, nouns, ..
        } = words?;
        let mut chance = ChaCha20Rng::from_seed(*seed);
        chance.set_stream(STREAMS | number);
        Some(Self {
            adjective: one_of(adjectives, chance.next_u64())?,
            noun: one_of(nouns, chance.next_u64())?,
        })
    }

    /// Returns its words as they are said at the door.
    pub(crate) fn said(self, content: &Content) -> Option<Text> {
        let language = Self::words(content)?.language;
        let (adjective, noun) = self.in_language(content, language)?;
        Some(Text::private(language, format!("{adjective} {noun}")))
    }

    /// Returns the adjective and the noun in a language.
    pub(crate) fn in_language(
        self,
        content: &Content,
        language: Language,
    ) -> Option<(String, String)> {
        let Passwords {
            adjectives, nouns, ..
        } = Self::words(content)?;
        let word = |words: &Records<Localized>, id| words[id].get(language).words;
        Some((word(adjectives, self.adjective), word(nouns, self.noun)))
    }

    fn words(content: &Content) -> Option<&Passwords> {
        content.passwords.as_ref()
    }
}

/// Returns one of these words. There are so few that none is drawn noticeably more often than another.
fn one_of(words: &Records<Localized>, chance: u64) -> Option<Id<Localized>> {
    let count = u64::try_from(words.len()).ok()?;
    let at = usize::try_from(chance.checked_rem(count)?).ok()?;
    words.ids().nth(at)
}
