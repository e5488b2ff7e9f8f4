//! "Are you still here?": any key continues, without limit (WCAG 2.2.1).

use super::Message;
use super::outline::{Focus, Outline};
use super::wording::{Wording, in_seconds};
use crate::page::Page;

pub(super) fn page(wording: &Wording<'_>) -> Page<Message> {
    let seconds = in_seconds(wording.setup.config.warning);
    let outline = Outline::new(wording.say("warning-heading"))
        .hint("hint-any-key")
        .block(wording.say("warning-any-key"))
        .block(wording.say_with("warning-forget", &[("seconds", seconds)]))
        .initial()
        .action(wording.say("warning-here"), Message::StillHere);
    let mut page = outline.finished(wording, Vec::new(), Focus::Initial);
    page.any_key = Some(Message::StillHere);
    page
}
