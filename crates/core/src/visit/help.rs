//! Help and settings: the look and the sound of pages, the keys, the phone numbers, the language.
//!
//! After a line about the arrows the look comes first: a visitor who cannot read the letters cannot read
//! how to change them. The line has the first focus, so that one more Enter changes nothing.

use super::{Visit, adjusted, setting, who_helps};
use crate::find::card;
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::wording::{Wording, in_minutes};
use cas_page::settings::{Adjustable, Setting};

/// The settings that a key changes at once, and the text about each.
const SHORT_WAYS: [(Setting, &str); 3] = [
    (Setting::Size, "help-size"),
    (Setting::Theme, "help-theme"),
    (Setting::Speech, "help-speech"),
];

pub(crate) fn outline(wording: &Wording<'_>, visit: &Visit, adjustable: Adjustable) -> Outline {
    let settings = visit.adjusted.settings;
    let config = &wording.setup.config;
    let site = &wording.setup.content.site;
    let offers = |setting| settings.offers(setting, adjustable);
    let mut outline = Outline::new(wording.say("help-settings"));
    outline.block_for_keys(wording.say("help-arrows"), Some(wording.say("help-lines")));
    setting::controls(
        wording,
        &mut outline,
        &setting::OF_LOOK,
        settings,
        adjustable,
    );
    if offers(Setting::Speech) {
        let voice = adjusted::value(wording, settings, adjustable, Setting::Speech);
        let open = Message::Open(Screen::Voice);
        outline.entry_with(wording.say("voice-heading"), voice, open);
    }
    if adjustable.keys {
        outline.entry(wording.say("keys-heading"), Message::Open(Screen::Keys));
    }
    who_helps::entry(wording, &mut outline, visit);
    if visit.may_practise() {
        outline.entry(
            wording.say("practice-want"),
            Message::Open(Screen::Practice),
        );
    }
    outline
        .block_for_keys(wording.say("help-enter"), None)
        .block_for_keys(wording.say("help-back"), None);
    for (setting, id) in SHORT_WAYS {
        if offers(setting) {
            outline.block_for_keys(wording.say(id), None);
        }
    }
    if wording.setup.catalogue.numbers().next().is_some() {
        outline.block(wording.say("help-numbers"));
    }
    outline
        .block_for_keys(wording.say("help-letters"), None)
        .block(wording.say("help-finish"))
        .block_for_keys(wording.say("help-finish-key"), None);
    if let Some(idle) = config.idle {
        let minutes = [("minutes", in_minutes(settings.extended(idle)))];
        outline.block(wording.say_with("help-time", &minutes));
    }
    card::contact(wording, &mut outline);
    card::line(wording, &mut outline, &site.emergency.line, None);
    let own = wording.language;
    for language in config.languages.iter().filter(|it| *it != own) {
        let name = wording.speaking(language).say("language-name");
        outline.action(name, Message::Language(language));
    }
    // With lines, an empty line then means Back, so a visitor who only reads keeps the language.
    if !adjustable.keys {
        outline.initial();
    }
    outline
}
