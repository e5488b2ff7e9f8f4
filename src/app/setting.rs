//! What a visitor may change of how pages look, each with its value in words.

use super::Message;
use super::outline::Outline;
use super::wording::Wording;
use crate::locale::Value;
use crate::look::{Adjustable, Look, Setting, Spacing, TextSize, Theme};
use crate::page::{Key, Role};
use crate::text::Text;

/// In the order of how much they help.
const SETTINGS: [Setting; 3] = [Setting::Size, Setting::Theme, Setting::Spacing];

/// The keys that change a setting on every page.
pub(super) const KEYS: [(Key, Message); 2] = [
    (Key::Size, Message::Change(Setting::Size)),
    (Key::Theme, Message::Change(Setting::Theme)),
];

/// How pages look now, and what has just been changed of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Appearance {
    pub(super) look: Look,
    changed: Option<Setting>,
}

impl Appearance {
    pub(super) fn new(look: Look) -> Self {
        Self {
            look,
            changed: None,
        }
    }

    /// Takes the next value of a setting. That no other size fits is told, too.
    pub(super) fn change(&mut self, setting: Setting, adjustable: Adjustable) {
        let is_told =
            adjustable.offers(setting) || (setting == Setting::Size && adjustable.sizes > 0);
        self.look = self.look.next(setting, adjustable);
        self.changed = is_told.then_some(setting);
    }

    /// Something else has happened since.
    pub(super) fn forget_change(&mut self) {
        self.changed = None;
    }

    /// What has just been changed, in words.
    pub(super) fn status(self, wording: &Wording<'_>, adjustable: Adjustable) -> Option<Text> {
        let setting = self.changed?;
        Some(value(wording, self.look, adjustable, setting))
    }
}

/// A control for each setting that can be changed here. Lines have no look.
pub(super) fn controls(
    wording: &Wording<'_>,
    outline: Outline,
    look: Look,
    adjustable: Adjustable,
) -> Outline {
    let offered = SETTINGS.into_iter().filter(|it| adjustable.offers(*it));
    offered.fold(outline, |outline, setting| {
        outline.control(
            Role::ForKeys,
            value(wording, look, adjustable, setting),
            Some(wording.say("setting-change")),
            Message::Change(setting),
        )
    })
}

/// The value of a setting: "Letters: larger (2 of 3)".
fn value(wording: &Wording<'_>, look: Look, adjustable: Adjustable, setting: Setting) -> Text {
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
