//! The settings that a visitor has changed, and the message about the last change.

use crate::wording::Wording;
use cas_page::look::{Spacing, TextSize, Theme};
use cas_page::settings::{Adjustable, LetterOrder, Repeat, Setting, Settings};
use cas_page::voice::{Aloud, Output, RATES, VOLUMES, Voice};
use cas_setup::config::{self, Config};
use cas_setup::locale::Value;
use cas_words::text::Text;

/// The current settings, and the message about the last change.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Adjusted {
    pub(crate) settings: Settings,
    told: Option<Feedback>,
    /// True if the visitor has switched the voice on or off. After that, only headphones switch it
    /// automatically.
    is_by_hand: bool,
}

/// The message about the settings that is shown until the next key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Feedback {
    /// This setting was changed, or cannot be changed.
    Changed(Setting),
    /// The way to switch on the voice: pressing the same key again.
    HowToSpeak,
    /// The voice can no longer be heard.
    SpeechLost,
}

impl Adjusted {
    /// Returns the settings of a kiosk without a visitor.
    pub(crate) fn new(config: &Config, adjustable: Adjustable) -> Self {
        let speech = &config.speech;
        let is_on = match speech.start {
            config::SpeechStart::Key => false,
            config::SpeechStart::Always => adjustable.speech.is_some(),
            config::SpeechStart::Headphones => adjustable.speech == Some(Output::Headphones),
        };
        let voice = Voice {
            is_on,
            ..speech.voice
        };
        Self {
            settings: Settings {
                look: config.look,
                voice,
                letters: config.letters,
                repeat: config.repeat,
                has_more_time: false,
            },
            told: None,
            is_by_hand: false,
        }
    }

    /// Returns the same settings without a message.
    pub(crate) fn quiet(self) -> Self {
        Self { told: None, ..self }
    }

    /// Returns the settings for a visitor who begins again from Start and is usually the same
    /// person. The look is kept, and the voice stays on or off.
    pub(crate) fn kept(self, config: &Config, adjustable: Adjustable) -> Self {
        let mut kept = Self::new(config, adjustable);
        kept.settings.look = self.settings.look;
        kept.settings.voice.is_on = self.settings.voice.is_on;
        kept.is_by_hand = self.is_by_hand;
        kept
    }

    /// Returns the settings for another person who goes on at once. All stay except what others may
    /// hear, which each person decides.
    pub(crate) fn passed_on(mut self, config: &Config) -> Self {
        self.settings.voice.aloud = config.speech.voice.aloud;
        self
    }

    /// Changes a setting to its next value. The message also says if no other size fits, or if
    /// there is no voice.
    pub(crate) fn change(&mut self, setting: Setting, adjustable: Adjustable) {
        let is_told = match setting {
            Setting::Size => adjustable.sizes > 0,
            Setting::Speech => adjustable.keys,
            _ => self.settings.offers(setting, adjustable),
        };
        let before = self.settings.voice.is_on;
        self.settings = self.settings.change(setting, adjustable);
        self.is_by_hand |= self.settings.voice.is_on != before;
        self.told = is_told.then_some(Feedback::Changed(setting));
    }

    /// Says how to switch on the voice. If that was the last message, switches it on. A trembling
    /// hand can easily press a key once by mistake, and a sudden voice would startle the visitor.
    pub(crate) fn want_speech(&mut self, adjustable: Adjustable) {
        let is_told = self.told == Some(Feedback::HowToSpeak) || adjustable.speech.is_none();
        if is_told {
            self.change(Setting::Speech, adjustable);
        } else {
            self.told = Some(Feedback::HowToSpeak);
        }
    }

    /// Sets what other people may hear.
    pub(crate) fn set_aloud(&mut self, aloud: Aloud) {
        self.settings.voice.aloud = aloud;
    }

    /// Removes the message, because something else has happened since.
    pub(crate) fn forget_told(&mut self) {
        self.told = None;
    }

    /// Notes where the voice can be heard now, and where it was heard `before`, if ever.
    pub(crate) fn find_speech(&mut self, config: &Config, before: Option<Output>, now: Output) {
        let voice = &mut self.settings.voice;
        let has_moved = before.is_some_and(|before| before != now);
        let is_plugged = now == Output::Headphones;
        match config.speech.start {
            config::SpeechStart::Headphones if has_moved => {
                voice.is_on = is_plugged || (self.is_by_hand && voice.is_on);
            }
            config::SpeechStart::Headphones if !self.is_by_hand => voice.is_on = is_plugged,
            config::SpeechStart::Always if !self.is_by_hand => voice.is_on = true,
            _ => {}
        }
        // A volume that is right for headphones may be too loud for the room.
        if has_moved && !is_plugged {
            voice.volume = voice.volume.min(config.speech.voice.volume);
        }
        if self.told == Some(Feedback::SpeechLost) {
            self.told = None;
        }
    }

    /// Notes that the voice can no longer be heard. A visitor who does not want it gets no message.
    pub(crate) fn lose_speech(&mut self, config: &Config) {
        let is_wanted = config.speech.start == config::SpeechStart::Always && !self.is_by_hand;
        if self.settings.voice.is_on || is_wanted {
            self.told = Some(Feedback::SpeechLost);
        }
    }

    /// True if the message is about a change of this setting.
    pub(crate) fn has_changed(self, setting: Setting) -> bool {
        self.told == Some(Feedback::Changed(setting))
    }

    /// Returns the message about the last change.
    pub(crate) fn status(self, wording: &Wording<'_>, adjustable: Adjustable) -> Option<Text> {
        Some(match self.told? {
            Feedback::Changed(setting) => value(wording, self.settings, adjustable, setting),
            Feedback::HowToSpeak => wording.say("speech-again"),
            Feedback::SpeechLost => wording.say("speech-lost"),
        })
    }
}

/// Returns the value of a setting: "Letters: larger (2 of 3)".
pub(crate) fn value(
    wording: &Wording<'_>,
    settings: Settings,
    adjustable: Adjustable,
    setting: Setting,
) -> Text {
    let Settings { look, voice, .. } = settings;
    let step = |id, at: u8, of: u8| {
        let [at, of] = [at, of].map(|it| Value::from(i64::from(it)));
        wording.say_with(id, &[("at", at), ("of", of)])
    };
    wording.say(match setting {
        Setting::Size => return size(wording, look.size, adjustable.sizes),
        Setting::Theme => match look.theme {
            Theme::WhiteOnBlack => "theme-white-on-black",
            Theme::BlackOnWhite => "theme-black-on-white",
            Theme::YellowOnBlack => "theme-yellow-on-black",
        },
        Setting::Spacing => match look.spacing {
            Spacing::Normal => "spacing-normal",
            Spacing::Roomy => "spacing-roomy",
        },
        Setting::Speech if adjustable.speech.is_none() => "speech-none",
        Setting::Speech if voice.is_on => "speech-on",
        Setting::Speech => "speech-off",
        Setting::Louder | Setting::Quieter => {
            return step("speech-volume", voice.volume, *VOLUMES.end());
        }
        Setting::Faster | Setting::Slower => return step("speech-rate", voice.rate, *RATES.end()),
        Setting::Aloud => match voice.aloud {
            Aloud::Named => "aloud-named",
            Aloud::Unasked | Aloud::Counted => "aloud-counted",
        },
        Setting::Letters => match settings.letters {
            LetterOrder::Frequent => "letters-frequent",
            LetterOrder::Alphabetical => "letters-alphabetical",
        },
        Setting::Repeat => match settings.repeat {
            Repeat::Normal => "repeat-normal",
            Repeat::Slow => "repeat-slow",
        },
        Setting::Time if settings.has_more_time => "time-more",
        Setting::Time => "time-normal",
    })
}

fn size(wording: &Wording<'_>, size: TextSize, sizes: usize) -> Text {
    if sizes <= 1 {
        return wording.say("size-only");
    }
    let size = size.among(sizes);
    let id = match size {
        TextSize::Large => "size-large",
        TextSize::Larger => "size-larger",
        TextSize::Largest => "size-largest",
    };
    let (at, of) = (Value::from(size as usize + 1), Value::from(sizes));
    wording.say_with(id, &[("at", at), ("of", of)])
}
