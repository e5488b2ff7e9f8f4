//! The page for a visitor who begins a request while another one is unsent. It asks which of the
//! two to keep.

use super::aim::Aim;
use super::answers;
use super::draft::Draft;
use crate::message::Message;
use crate::outline::Outline;
use crate::visit::Visit;
use crate::wording::Wording;

pub(crate) fn outline(wording: &Wording<'_>, visit: &Visit, wanted: Aim) -> Outline {
    let is_doubtful = visit.trail.draft().is_some_and(Draft::is_doubtful);
    let (heading, doubt) = if is_doubtful {
        ("unfinished-doubtful", Some(wording.say("answers-doubtful")))
    } else {
        ("unfinished", None)
    };
    let mut outline = Outline::new(wording.say(heading));
    outline.blocks(doubt);
    // What others should not see is not told: somebody else may be here by now.
    let content = &wording.setup.content;
    let told = visit.trail.draft();
    if let Some(draft) = told.filter(|it| !it.aim.is_sensitive(content)) {
        answers::subject(wording, &mut outline, draft.aim);
    }
    outline
        .block(wording.say("unfinished-one"))
        .decides()
        .initial()
        .action(wording.say("leaving-stay"), Message::Resume)
        .action(wording.say("unfinished-new"), Message::BeginAnew(wanted));
    outline
}
