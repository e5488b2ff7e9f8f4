//! The settings that a visitor may change, each with its value in words, and the pages on which
//! they are changed. Help has the look, and leads to a page of the voice and to a page of keys and
//! time.

use super::adjusted::value;
use crate::message::Message;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_page::page::{Key, Role};
use cas_page::settings::{Adjustable, Setting, Settings};

/// The settings of the look, the most helpful first.
pub(crate) const OF_LOOK: [Setting; 3] = [Setting::Size, Setting::Theme, Setting::Spacing];
pub(crate) const OF_VOICE: [Setting; 6] = [
    Setting::Speech,
    Setting::Louder,
    Setting::Quieter,
    Setting::Faster,
    Setting::Slower,
    Setting::Aloud,
];
pub(crate) const OF_KEYS: [Setting; 3] = [Setting::Time, Setting::Letters, Setting::Repeat];

/// The keys that change a setting on every page.
pub(crate) const KEYS: [(Key, Message); 3] = [
    (Key::Size, Message::Change(Setting::Size)),
    (Key::Theme, Message::Change(Setting::Theme)),
    (Key::Speech, Message::Change(Setting::Speech)),
];

/// Describes the page with the settings of the voice.
pub(crate) fn voice(wording: &Wording<'_>, settings: Settings, adjustable: Adjustable) -> Outline {
    let mut outline = Outline::new(wording.say("voice-heading"));
    controls(wording, &mut outline, &OF_VOICE, settings, adjustable);
    outline
        .block(wording.say("help-speech"))
        .block(wording.say("help-listen"));
    outline
}

/// Describes the page with the settings of keys and time.
pub(crate) fn keys(wording: &Wording<'_>, settings: Settings, adjustable: Adjustable) -> Outline {
    let mut outline = Outline::new(wording.say("keys-heading"));
    controls(wording, &mut outline, &OF_KEYS, settings, adjustable);
    outline.block(wording.say("help-strikes"));
    outline
}

/// Adds a control for each of these settings that can be changed here.
pub(crate) fn controls(
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

/// Returns the label of a control that belongs to a pair, such as louder and quieter.
fn action(setting: Setting) -> Option<&'static str> {
    Some(match setting {
        Setting::Louder => "speech-louder",
        Setting::Quieter => "speech-quieter",
        Setting::Faster => "speech-faster",
        Setting::Slower => "speech-slower",
        _ => return None,
    })
}
