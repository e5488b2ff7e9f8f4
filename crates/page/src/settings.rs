//! What a visitor may change for the time of a visit: the look, the voice, the keys, the time.
//!
//! What of it can be changed depends on where pages go: a screen may have room for one size of letters
//! only, a kiosk may have no voice, and lines have no look at all.

use std::time::Duration;

use crate::look::{Look, Spacing, TextSize, Theme};
use crate::voice::{Aloud, Output, RATES, VOLUMES, Voice};

/// How many times as long every limit of time is for whoever needs more (WCAG 2.2, 2.2.1).
pub const MORE_TIME: u32 = 10;

/// What a visitor may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How pages look.
    pub look: Look,
    /// How they are spoken.
    pub voice: Voice,
    /// In which order letters stand in the picker.
    pub letters: LetterOrder,
    /// What a key does that is held down.
    pub repeat: Repeat,
    /// Whether every limit of time is [`MORE_TIME`] as long.
    pub has_more_time: bool,
}

/// In which order letters stand in the picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterOrder {
    /// The most frequent of the language first: the way to them is short.
    Frequent,
    /// As in the alphabet: they are found without searching.
    Alphabetical,
}

/// What a key does that is held down, and neither chooses nor leads away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It repeats as the keyboard has it.
    Normal,
    /// It repeats after 2 seconds, and then once in 2 seconds (EN 301 549, 5.7).
    Slow,
}

/// One thing that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The next of [`Look::size`].
    Size,
    /// The next of [`Look::theme`].
    Theme,
    /// The next of [`Look::spacing`].
    Spacing,
    /// [`Voice::is_on`] or off.
    Speech,
    /// [`Voice::volume`] up.
    Louder,
    /// [`Voice::volume`] down.
    Quieter,
    /// [`Voice::rate`] up.
    Faster,
    /// [`Voice::rate`] down.
    Slower,
    /// [`Voice::aloud`]: named or counted.
    Aloud,
    /// The next of [`Settings::letters`].
    Letters,
    /// The next of [`Settings::repeat`].
    Repeat,
    /// [`Settings::has_more_time`] or not.
    Time,
}

/// What can be changed where pages go. `Default` is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Adjustable {
    /// How many sizes of letters there are, beginning with the smallest.
    pub sizes: usize,
    /// Whether there are colours.
    pub theme: bool,
    /// Whether there is room to be given.
    pub spacing: bool,
    /// Whether single keys are pressed, and not lines entered.
    pub keys: bool,
    /// Where a voice is heard, if there is one.
    pub speech: Option<Output>,
}

impl Setting {
    /// Every setting, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Size,
        Self::Theme,
        Self::Spacing,
        Self::Speech,
        Self::Louder,
        Self::Quieter,
        Self::Faster,
        Self::Slower,
        Self::Aloud,
        Self::Letters,
        Self::Repeat,
        Self::Time,
    ];
}

impl Settings {
    /// A limit of time, as long as whoever is there has it.
    #[must_use]
    pub fn extended(&self, limit: Duration) -> Duration {
        if self.has_more_time {
            limit * MORE_TIME
        } else {
            limit
        }
    }

    /// The settings with one of them changed. The next value, and after the last one the first; but
    /// loudness and speed end where they end, lest somebody be startled. The same, if that cannot be
    /// changed here.
    #[must_use]
    pub fn change(mut self, setting: Setting, adjustable: Adjustable) -> Self {
        if !self.offers(setting, adjustable) {
            return self;
        }
        let voice = &mut self.voice;
        match setting {
            Setting::Size => {
                let sizes = adjustable.sizes.min(TextSize::ALL.len());
                let next = self.look.size.among(sizes) as usize + 1;
                self.look.size = TextSize::ALL[next % sizes];
            }
            Setting::Theme => {
                self.look.theme = match self.look.theme {
                    Theme::WhiteOnBlack => Theme::BlackOnWhite,
                    Theme::BlackOnWhite => Theme::YellowOnBlack,
                    Theme::YellowOnBlack => Theme::WhiteOnBlack,
                };
            }
            Setting::Spacing => {
                self.look.spacing = match self.look.spacing {
                    Spacing::Normal => Spacing::Roomy,
                    Spacing::Roomy => Spacing::Normal,
                };
            }
            Setting::Speech => voice.is_on = !voice.is_on,
            Setting::Louder => voice.volume = (voice.volume + 1).min(*VOLUMES.end()),
            Setting::Quieter => voice.volume = (voice.volume - 1).max(*VOLUMES.start()),
            Setting::Faster => voice.rate = (voice.rate + 1).min(*RATES.end()),
            Setting::Slower => voice.rate = (voice.rate - 1).max(*RATES.start()),
            Setting::Aloud => {
                voice.aloud = match voice.aloud {
                    Aloud::Unasked | Aloud::Counted => Aloud::Named,
                    Aloud::Named => Aloud::Counted,
                };
            }
            Setting::Letters => {
                self.letters = match self.letters {
                    LetterOrder::Frequent => LetterOrder::Alphabetical,
                    LetterOrder::Alphabetical => LetterOrder::Frequent,
                };
            }
            Setting::Repeat => {
                self.repeat = match self.repeat {
                    Repeat::Normal => Repeat::Slow,
                    Repeat::Slow => Repeat::Normal,
                };
            }
            Setting::Time => self.has_more_time = !self.has_more_time,
        }
        self
    }

    /// Whether a setting can be changed here and now.
    #[must_use]
    pub fn offers(&self, setting: Setting, adjustable: Adjustable) -> bool {
        let speaks = self.voice.is_on && adjustable.speech.is_some();
        match setting {
            Setting::Size => adjustable.sizes > 1,
            Setting::Theme => adjustable.theme,
            Setting::Spacing => adjustable.spacing,
            Setting::Speech => adjustable.speech.is_some(),
            Setting::Louder | Setting::Quieter | Setting::Faster | Setting::Slower => speaks,
            Setting::Aloud => speaks && adjustable.speech == Some(Output::Loudspeaker),
            Setting::Letters | Setting::Repeat | Setting::Time => adjustable.keys,
        }
    }
}
