//! The page of a kiosk that is out of order: it says so, and whom to call, in every language.
//!
//! It is shown while the configuration has faults, so that a kiosk in public is never a black screen.
//! Nobody can begin a visit on it.

use super::setting;
use super::start::Start;
use crate::find::card;
use crate::focus::Focus;
use crate::message::Message;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_page::page::{Key, Page};
use cas_page::settings::{Adjustable, Setting};
use cas_setup::setup::Setup;

/// Updates the state, which is that of Start: only the focus and the settings change.
pub(crate) fn update(start: &mut Start, setup: &Setup, adjustable: Adjustable, message: Message) {
    start.adjusted.forget_told();
    match message {
        Message::Focus(stop) => start.focus = Focus::Stop(stop),
        Message::Change(setting) => start.adjusted.change(setting, adjustable),
        Message::TimeUp => *start = Start::new(setup, adjustable, start.now),
        _ => {}
    }
}

/// Describes the page.
pub(crate) fn page(setup: &Setup, adjustable: Adjustable, start: &Start) -> Page<Message> {
    let languages = &setup.config.languages;
    let wording = |language| Wording::new(setup, language, start.now);
    let first = &wording(languages.first());
    let mut outline = Outline::new(first.say("closed-heading"));
    outline.hinted("hint-closed");
    let mut messages = Vec::new();
    for wording in languages.iter().map(wording) {
        messages.push((
            wording.say("language-name"),
            Message::Focus(outline.next_stop()),
        ));
        outline.block(wording.say("closed"));
        card::contact(&wording, &mut outline);
    }
    for (name, message) in messages {
        outline.action(name, message);
    }
    let mut keys = setting::KEYS.to_vec();
    if adjustable.keys && !start.adjusted.settings.voice.is_on {
        keys.push((Key::Right, Message::Change(Setting::Speech)));
    }
    outline.status(start.adjusted.status(first, adjustable));
    outline.finished(first, keys, start.focus)
}
