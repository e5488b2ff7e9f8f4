//! The settings that a visitor may change for the time of a visit: the look, the voice, the keys, the time.
//!
//! The surface limits what can be changed: a screen may have room for only one size of letters, a
//! kiosk may have no voice, and lines have no look at all.

use std::time::Duration;

use crate::look::{Look, Spacing, TextSize, Theme};
use crate::voice::{Aloud, Output, RATES, VOLUMES, Voice};

/// The factor by which every time limit is longer for a visitor who needs more time (WCAG 2.2, 2.2.1).
pub const MORE_TIME: u32 = 10;

/// The settings that a visitor may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The look of pages.
    pub look: Look,
    /// The voice that speaks them.
    pub voice: Voice,
    /// The order of letters in the picker.
    pub letters: LetterOrder,
    /// The effect of a key that is held down.
    pub repeat: Repeat,
    /// True if every time limit is [`MORE_TIME`] times as long.
    pub has_more_time: bool,
}

/// The order of letters in the picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterOrder {
    /// The most frequent letters of the language first, so that the way to them is short.
    Frequent,
    /// In the order of the alphabet, so that they are easy to find.
    Alphabetical,
}

/// The effect of a key that is held down, for keys that neither choose nor leave the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It repeats as often as the keyboard makes it.
    Normal,
    /// It repeats after 2 seconds, and then once every 2 seconds (EN 301 549, 5.7).
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
    /// [`Voice::aloud`]: letters named or counted.
    Aloud,
    /// The next of [`Settings::letters`].
    Letters,
    /// The next of [`Settings::repeat`].
    Repeat,
    /// [`Settings::has_more_time`] or not.
    Time,
}

/// The settings that can be changed on a surface. `Default` is none.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something of its own that a surface can do or not"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Adjustable {
    /// The number of sizes of letters, beginning with the smallest.
    pub sizes: usize,
    /// True if the colours can be changed.
    pub theme: bool,
    /// True if the spacing can be changed.
    pub spacing: bool,
    /// True if the visitor presses single keys. Otherwise the visitor enters lines.
    pub keys: bool,
    /// The output on which a voice is heard, if there is one.
    pub speech: Option<Output>,
    /// True if there is a printer, which has paper so far as can be known.
    pub paper: bool,
    /// The most modules of a side of a code that can be shown whole, with its light border; 0 if none can.
    pub code_modules: usize,
}

impl Setting {
    /// All settings, in the order in which they are offered.
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
    /// Returns a time limit with these settings. It is longer for a visitor who needs more time.
    #[must_use]
    pub fn extended(&self, limit: Duration) -> Duration {
        if self.has_more_time {
            limit * MORE_TIME
        } else {
            limit
        }
    }

    /// Returns the settings with this one changed to its next value. The first value follows the
    /// last one, except for volume and speed: these stop at their ends, so that the voice does not
    /// startle anybody. If the setting cannot be changed here, the settings stay the same.
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

    /// Returns true if a setting can be changed now and on this surface.
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
