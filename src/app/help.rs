//! Help and settings: how pages look, how the keys work, whom to call, the language.
//!
//! The look comes first: who cannot read the letters cannot read how to change them.

use super::outline::Outline;
use super::wording::{Wording, in_minutes};
use super::{Message, card, setting};
use crate::look::{Adjustable, Look, Setting};

pub(super) fn outline(wording: &Wording<'_>, look: Look, adjustable: Adjustable) -> Outline {
    let config = &wording.setup.config;
    let site = &wording.setup.content.site;
    let outline = Outline::new(wording.say("help-settings"));
    let mut outline = setting::controls(wording, outline, look, adjustable)
        .block_for_keys(wording.say("help-arrows"), Some(wording.say("help-lines")))
        .block_for_keys(wording.say("help-enter"), None)
        .block_for_keys(wording.say("help-back"), None);
    for (setting, id) in [(Setting::Size, "help-size"), (Setting::Theme, "help-theme")] {
        if adjustable.offers(setting) {
            outline = outline.block_for_keys(wording.say(id), None);
        }
    }
    if wording.setup.catalogue.numbers().next().is_some() {
        outline = outline.block(wording.say("help-numbers"));
    }
    outline = outline
        .block_for_keys(wording.say("help-letters"), None)
        .block(wording.say("help-finish"));
    if let Some(idle) = config.idle {
        let minutes = [("minutes", in_minutes(idle))];
        outline = outline.block(wording.say_with("help-time", &minutes));
    }
    outline = card::contact(wording, outline).fact(
        wording.tell(&site.emergency.line.name),
        wording.line(&site.emergency.line),
    );
    for language in config
        .languages
        .iter()
        .filter(|language| **language != wording.language)
    {
        let name = wording.speaking(*language).say("language-name");
        outline = outline.action(name, Message::Language(*language));
    }
    outline
}
