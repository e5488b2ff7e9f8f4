//! Start: a greeting, the languages, and how long the kiosk waits for a key.
//!
//! Every language speaks for itself here, because nobody has chosen one yet.

use super::outline::{Outline, number_keys};
use super::wording::{Wording, in_minutes};
use super::{Message, Screen, Start, card, setting};
use crate::look::{Adjustable, Setting};
use crate::page::{Key, Page};
use crate::setup::Setup;

pub(super) fn page(setup: &Setup, adjustable: Adjustable, start: &Start) -> Page<Message> {
    let languages = &setup.config.languages;
    let wordings: Vec<_> = languages
        .iter()
        .map(|language| Wording::new(setup, *language, start.now))
        .collect();
    let Some(first) = wordings.first() else {
        unreachable!("a configuration without a language is a fault")
    };
    let hint = if adjustable.offers(Setting::Size) {
        "hint-start-size"
    } else {
        "hint-start"
    };
    let mut outline = Outline::new(first.say("start-heading")).hint(hint);
    for wording in &wordings {
        let begin = Message::Begin(wording.language, Screen::Home);
        outline = outline.entry(wording.say("language-name"), begin);
    }
    for wording in &wordings {
        let for_lines = Some(wording.say("ask-number"));
        outline = outline.block_for_keys(wording.say("start-choose"), for_lines);
    }
    for wording in &wordings {
        outline = card::notices(wording, outline, &[Some(wording.today())], |_| true);
        if let Some(idle) = setup.config.idle {
            let minutes = [("minutes", in_minutes(idle))];
            outline = outline.block(wording.say_with("start-waits", &minutes));
        }
    }
    for wording in &wordings {
        outline = outline.entry(
            wording.say("help"),
            Message::Begin(wording.language, Screen::Help),
        );
    }
    let mut keys = vec![(Key::Help, Message::Begin(first.language, Screen::Help))];
    keys.extend(number_keys(first, &start.typed));
    keys.extend(setting::KEYS);
    let changed = start
        .changed
        .map(|it| setting::value(first, start.look, adjustable, it));
    outline
        .status(changed.or_else(|| start.typed.status(first)))
        .finished(first, keys, start.focus)
}
