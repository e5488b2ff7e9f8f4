//! Start: a greeting, the languages, and how long the kiosk waits for a key.
//!
//! Every language speaks for itself here, because nobody has chosen one yet.

use chrono::DateTime;

use super::outline::{Focus, Outline};
use super::wording::{Wording, in_minutes};
use super::{Message, Screen};
use crate::page::{Key, Page};
use crate::setup::Setup;

pub(super) fn page(setup: &Setup, focus: Focus) -> Page<Message> {
    let languages = &setup.config.languages;
    let wordings: Vec<_> = languages
        .iter()
        .map(|language| Wording::new(setup, *language, DateTime::default()))
        .collect();
    let Some(first) = wordings.first() else {
        unreachable!("a configuration without a language is a fault")
    };
    let mut outline = Outline::new(first.say("start-heading")).hint("hint-start");
    for wording in &wordings {
        let begin = Message::Begin(wording.language, Screen::Home);
        outline = outline.entry(wording.say("language-name"), begin);
    }
    for wording in &wordings {
        outline = outline.block(wording.say("start-choose"));
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
    let keys = vec![(Key::Help, Message::Begin(first.language, Screen::Help))];
    outline.finished(first, keys, focus)
}
