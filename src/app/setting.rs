//! What a visitor may change, each with its value in words, and where it is changed: Help has the
//! look, and leads to a page of the voice and to one of keys and time.

use super::Message;
use super::outline::Outline;
use super::wording::Wording;
use crate::config::{self, Config};
use crate::locale::Value;
use crate::look::{Spacing, TextSize, Theme};
use crate::page::{Key, Role};
use crate::settings::{Adjustable, Letters, Repeat, Setting, Settings};
use crate::text::Text;
use crate::voice::{Aloud, Output, RATES, VOLUMES, Voice};

/// In the order of how much they help.
pub(super) const OF_LOOK: [Setting; 3] = [Setting::Size, Setting::Theme, Setting::Spacing];
pub(super) const OF_VOICE: [Setting; 6] = [
    Setting::Speech,
    Setting::Louder,
    Setting::Quieter,
    Setting::Faster,
    Setting::Slower,
    Setting::Aloud,
];
pub(super) const OF_KEYS: [Setting; 3] = [Setting::Time, Setting::Letters, Setting::Repeat];

/// The keys that change a setting on every page.
pub(super) const KEYS: [(Key, Message); 3] = [
    (Key::Size, Message::Change(Setting::Size)),
    (Key::Theme, Message::Change(Setting::Theme)),
    (Key::Speech, Message::Change(Setting::Speech)),
];

/// The settings now, and what has just come of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Adjusted {
    pub(super) settings: Settings,
    told: Option<Told>,
    /// Whether the visitor has switched the voice on or off. Then nothing else does, but headphones.
    is_by_hand: bool,
}

/// What is told of the settings until the next key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// This has been changed, or cannot be.
    Changed(Setting),
    /// How the voice is switched on: with the same key again.
    HowToSpeak,
    /// The voice can no longer be heard.
    SpeechLost,
}

impl Adjusted {
    /// As a kiosk has them when nobody is there.
    pub(super) fn new(config: &Config, adjustable: Adjustable) -> Self {
        let speech = &config.speech;
        let is_on = match speech.start {
            config::Start::Key => false,
            config::Start::Always => adjustable.speech.is_some(),
            config::Start::Headphones => adjustable.speech == Some(Output::Headphones),
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

    /// The same with nothing to tell.
    pub(super) fn quiet(self) -> Self {
        Self { told: None, ..self }
    }

    /// What stays for whoever goes on from Start, who is most often the same: how pages look, and
    /// whether they are spoken.
    pub(super) fn kept(self, config: &Config, adjustable: Adjustable) -> Self {
        let mut kept = Self::new(config, adjustable);
        kept.settings.look = self.settings.look;
        kept.settings.voice.is_on = self.settings.voice.is_on;
        kept.is_by_hand = self.is_by_hand;
        kept
    }

    /// What stays for somebody else who goes on at once: all but what others may hear, which each
    /// decides for themselves.
    pub(super) fn passed_on(mut self, config: &Config) -> Self {
        self.settings.voice.aloud = config.speech.voice.aloud;
        self
    }

    /// Takes the next value of a setting. That no other size fits, and that there is no voice, is told,
    /// too.
    pub(super) fn change(&mut self, setting: Setting, adjustable: Adjustable) {
        let is_told = match setting {
            Setting::Size => adjustable.sizes > 0,
            Setting::Speech => adjustable.keys,
            _ => self.settings.offers(setting, adjustable),
        };
        let before = self.settings.voice.is_on;
        self.settings = self.settings.change(setting, adjustable);
        self.is_by_hand |= self.settings.voice.is_on != before;
        self.told = is_told.then_some(Told::Changed(setting));
    }

    /// Tells how the voice is switched on; if that has just been told, switches it on. Once is soon
    /// pressed by a trembling hand, and a voice that begins to speak would startle.
    pub(super) fn want_speech(&mut self, adjustable: Adjustable) {
        let is_told = self.told == Some(Told::HowToSpeak) || adjustable.speech.is_none();
        if is_told {
            self.change(Setting::Speech, adjustable);
        } else {
            self.told = Some(Told::HowToSpeak);
        }
    }

    /// What a visitor lets others hear.
    pub(super) fn set_aloud(&mut self, aloud: Aloud) {
        self.settings.voice.aloud = aloud;
    }

    /// Something else has happened since.
    pub(super) fn forget_told(&mut self) {
        self.told = None;
    }

    /// The voice can be heard here now, and was heard there `before`, if it was ever.
    pub(super) fn find_speech(&mut self, config: &Config, before: Option<Output>, now: Output) {
        let voice = &mut self.settings.voice;
        let has_moved = before.is_some_and(|before| before != now);
        let is_plugged = now == Output::Headphones;
        match config.speech.start {
            config::Start::Headphones if has_moved => {
                voice.is_on = is_plugged || (self.is_by_hand && voice.is_on);
            }
            config::Start::Headphones if !self.is_by_hand => voice.is_on = is_plugged,
            config::Start::Always if !self.is_by_hand => voice.is_on = true,
            _ => {}
        }
        // What was loud enough for one pair of ears is not for the room.
        if has_moved && !is_plugged {
            voice.volume = voice.volume.min(config.speech.voice.volume);
        }
        if self.told == Some(Told::SpeechLost) {
            self.told = None;
        }
    }

    /// The voice can no longer be heard. Whoever has not asked for it need not know.
    pub(super) fn lose_speech(&mut self, config: &Config) {
        let is_wanted = config.speech.start == config::Start::Always && !self.is_by_hand;
        if self.settings.voice.is_on || is_wanted {
            self.told = Some(Told::SpeechLost);
        }
    }

    /// Whether this has just been changed.
    pub(super) fn has_changed(self, setting: Setting) -> bool {
        self.told == Some(Told::Changed(setting))
    }

    /// What has just come of the settings, in words.
    pub(super) fn status(self, wording: &Wording<'_>, adjustable: Adjustable) -> Option<Text> {
        Some(match self.told? {
            Told::Changed(setting) => value(wording, self.settings, adjustable, setting),
            Told::HowToSpeak => wording.say("speech-again"),
            Told::SpeechLost => wording.say("speech-lost"),
        })
    }
}

/// The settings of the voice.
pub(super) fn voice(wording: &Wording<'_>, settings: Settings, adjustable: Adjustable) -> Outline {
    let mut outline = Outline::new(wording.say("voice-heading"));
    controls(wording, &mut outline, &OF_VOICE, settings, adjustable);
    outline
        .block(wording.say("help-speech"))
        .block(wording.say("help-listen"));
    outline
}

/// The settings of keys and time.
pub(super) fn keys(wording: &Wording<'_>, settings: Settings, adjustable: Adjustable) -> Outline {
    let mut outline = Outline::new(wording.say("keys-heading"));
    controls(wording, &mut outline, &OF_KEYS, settings, adjustable);
    outline.block(wording.say("help-strikes"));
    outline
}

/// A control for each of these settings that can be changed here.
pub(super) fn controls(
    wording: &Wording<'_>,
    outline: &mut Outline,
    offered: &[Setting],
    settings: Settings,
    adjustable: Adjustable,
) {
    let offered = offered.iter().copied();
    for setting in offered.filter(|setting| settings.offers(*setting, adjustable)) {
        let (label, detail) = match action(setting) {
            Some(id) => (
                wording.say(id),
                value(wording, settings, adjustable, setting),
            ),
            None => (
                value(wording, settings, adjustable, setting),
                wording.say("setting-change"),
            ),
        };
        outline.control(Role::ForKeys, label, Some(detail), Message::Change(setting));
    }
}

/// What a control does that has two of its kind, one up and one down.
fn action(setting: Setting) -> Option<&'static str> {
    Some(match setting {
        Setting::Louder => "speech-louder",
        Setting::Quieter => "speech-quieter",
        Setting::Faster => "speech-faster",
        Setting::Slower => "speech-slower",
        _ => return None,
    })
}

/// The value of a setting: "Letters: larger (2 of 3)".
pub(super) fn value(
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
            Letters::Frequent => "letters-frequent",
            Letters::Alphabetical => "letters-alphabetical",
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
