//! Asked when somebody begins a request while another one has not been sent: neither is lost
//! silently.

use super::draft::{Aim, Draft};
use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Visit, answers};

pub(super) fn outline(wording: &Wording<'_>, visit: &Visit, wanted: Aim) -> Outline {
    let is_doubtful = visit.draft.as_ref().is_some_and(|draft| draft.is_doubtful);
    let (heading, doubt) = if is_doubtful {
        ("unfinished-doubtful", Some(wording.say("answers-doubtful")))
    } else {
        ("unfinished", None)
    };
    let outline = Outline::new(wording.say(heading)).blocks(doubt);
    let outline = match &visit.draft {
        Some(Draft { aim, .. }) => answers::subject(wording, outline, *aim),
        None => outline,
    };
    outline
        .block(wording.say("unfinished-one"))
        .decides()
        .initial()
        .action(wording.say("leaving-stay"), Message::Resume)
        .action(wording.say("unfinished-new"), Message::BeginAnew(wanted))
}
