//! The voice: what a kiosk sets and a visitor may change for the time of a visit.
//!
//! What a voice says stands on a page; this is only whether it speaks, how, and what of a visitor's
//! own words others may hear.

use std::ops::RangeInclusive;

/// How fast a voice may speak: 1 is the slowest.
pub const RATES: RangeInclusive<u8> = 1..=5;
/// How loud a voice may speak: 1 is the quietest, and each step doubles the sound pressure (6 dB), so
/// that they span 18 dB (EN 301 549, 8.2.1.2).
pub const VOLUMES: RangeInclusive<u8> = 1..=4;

/// Whether and how a voice speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Whether it speaks at all.
    pub is_on: bool,
    /// How fast, one of [`RATES`].
    pub rate: u8,
    /// How loud, one of [`VOLUMES`].
    pub volume: u8,
    /// What it says of a visitor's own words over a loudspeaker.
    pub aloud: Aloud,
}

/// What a loudspeaker may say of a visitor's own words (EN 301 549, 5.1.3.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aloud {
    /// The visitor has not been asked: only how many letters there are.
    Unasked,
    /// Only how many letters there are.
    Counted,
    /// The words themselves.
    Named,
}

/// Where a voice is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// By everybody around.
    Loudspeaker,
    /// By the visitor alone.
    Headphones,
}

impl Voice {
    /// Whether a visitor's own words may be said, where the voice is heard like this. What nobody
    /// hears needs no discretion; but a voice that is lost may be found before the words are said, and
    /// then by everybody.
    #[must_use]
    pub fn names(&self, output: Option<Output>) -> bool {
        !self.is_on || output == Some(Output::Headphones) || self.aloud == Aloud::Named
    }

    /// Whether the visitor has to be asked what others may hear.
    #[must_use]
    pub fn must_ask(&self, output: Option<Output>) -> bool {
        self.is_on && output == Some(Output::Loudspeaker) && self.aloud == Aloud::Unasked
    }
}
