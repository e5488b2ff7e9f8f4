//! Help and settings: how the keys work, whom to call, the language.

use super::outline::Outline;
use super::wording::{Wording, in_minutes};
use super::{Message, card};

pub(super) fn outline(wording: &Wording<'_>) -> Outline {
    let config = &wording.setup.config;
    let site = &wording.setup.content.site;
    let mut outline = Outline::new(wording.say("help-settings"))
        .block_for_keys(wording.say("help-arrows"), Some(wording.say("help-lines")))
        .block_for_keys(wording.say("help-enter"), None)
        .block_for_keys(wording.say("help-back"), None);
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
