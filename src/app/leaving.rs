//! Asked once when somebody finishes with a request that has not been sent.

use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Visit};

pub(super) fn outline(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let is_doubtful = visit.draft.as_ref().is_some_and(|draft| draft.is_doubtful);
    let (heading, doubt) = if is_doubtful {
        ("leaving-doubtful", Some(wording.say("answers-doubtful")))
    } else {
        ("leaving-heading", None)
    };
    Outline::new(wording.say(heading))
        .blocks(doubt)
        .block(wording.say("leaving"))
        .initial()
        .action(wording.say("leaving-stay"), Message::Resume)
        .action(wording.say("leaving-go"), Message::FinishUnsent)
}
