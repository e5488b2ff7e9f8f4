//! "Are you still here?": any key continues, without limit (WCAG 2.2.1).
//!
//! The time that is left is told a few times, not counted down. A text that changes all the time
//! would be read aloud all the time.

use std::time::Duration;

use crate::focus::Focus;
use crate::message::Message;
use crate::outline::Outline;
use crate::wording::{Wording, in_minutes, in_seconds};
use cas_page::page::Page;
use cas_page::settings::Settings;

/// The values of the time left at which the visitor is told.
const TOLD_AT: [Duration; 3] = [
    Duration::from_secs(60),
    Duration::from_secs(30),
    Duration::from_secs(15),
];

/// The shortest time that is told in minutes.
const TOLD_IN_MINUTES: Duration = Duration::from_secs(120);

/// Returns the time left when the visitor is told next; zero is the end.
pub(crate) fn next(left: Duration) -> Duration {
    let next = TOLD_AT.into_iter().find(|told| *told < left);
    next.unwrap_or_default()
}

pub(crate) fn page(wording: &Wording<'_>, settings: Settings, left: Duration) -> Page<Message> {
    let whole = settings.extended(wording.setup.config.warning);
    let seconds = |time| [("seconds", in_seconds(time))];
    let told = (left < whole).then(|| wording.say_with("warning-left", &seconds(left)));
    let forget = if whole < TOLD_IN_MINUTES {
        wording.say_with("warning-forget", &seconds(whole))
    } else {
        let minutes = [("minutes", in_minutes(whole))];
        wording.say_with("warning-forget-minutes", &minutes)
    };
    let mut outline = Outline::new(wording.say("warning-heading"));
    outline
        .hinted("hint-any-key")
        .block(wording.say("warning-any-key"))
        .block(forget)
        .initial()
        .action(wording.say("warning-here"), Message::StillHere)
        .status(told);
    let mut page = outline.finished(wording, Vec::new(), Focus::Initial);
    page.any_key = Some(Message::StillHere);
    page
}
