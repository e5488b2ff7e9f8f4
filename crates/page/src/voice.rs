//! The voice. A kiosk sets it, and a visitor may change it for the time of a visit.
//!
//! The words that a voice says are on a page. The settings here are only whether it speaks, how, and
//! which of a visitor's own words others may hear.

use std::ops::RangeInclusive;

/// The speeds of a voice: 1 is the slowest.
pub const RATES: RangeInclusive<u8> = 1..=5;
/// The volumes of a voice: 1 is the quietest. Each step doubles the sound pressure (6 dB), so the
/// range is 18 dB (EN 301 549, 8.2.1.2).
pub const VOLUMES: RangeInclusive<u8> = 1..=4;

/// The settings of a voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// True if it speaks at all.
    pub is_on: bool,
    /// The speed, one of [`RATES`].
    pub rate: u8,
    /// The volume, one of [`VOLUMES`].
    pub volume: u8,
    /// The treatment of a visitor's own words on a loudspeaker.
    pub aloud: Aloud,
}

/// The treatment of a visitor's own words on a loudspeaker (EN 301 549, 5.1.3.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aloud {
    /// The visitor has not been asked: only the number of letters is said.
    Unasked,
    /// Only the number of letters is said.
    Counted,
    /// The words themselves are said.
    Named,
}

/// The output on which a voice is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// Everybody around hears it.
    Loudspeaker,
    /// Only the visitor hears it.
    Headphones,
}

impl Voice {
    /// Returns true if a visitor's own words may be said on this output. If the voice is off,
    /// nobody hears them. A voice that is on but lost counts as a loudspeaker: it may come back
    /// before the words are said, and then everybody hears them.
    #[must_use]
    pub fn names(&self, output: Option<Output>) -> bool {
        !self.is_on || output == Some(Output::Headphones) || self.aloud == Aloud::Named
    }

    /// Returns true if the visitor has to be asked what others may hear.
    #[must_use]
    pub fn must_ask(&self, output: Option<Output>) -> bool {
        self.is_on && output == Some(Output::Loudspeaker) && self.aloud == Aloud::Unasked
    }
}
