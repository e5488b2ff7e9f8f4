//! Asked when somebody begins a request while another one has not been sent: neither is lost
//! silently.

use super::draft::Aim;
use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Visit, target};
use crate::catalogue::Target;

pub(super) fn outline(wording: &Wording<'_>, visit: &Visit, wanted: Aim) -> Outline {
    let name = |service| target::name(wording, Target::Service(service));
    let outline = Outline::new(wording.say("unfinished"));
    let unsent = visit.draft.as_ref().map(|draft| name(draft.aim.service));
    let outline = outline.blocks(unsent);
    outline
        .block(wording.say("unfinished-one"))
        .initial()
        .action(wording.say("leaving-stay"), Message::Resume)
        .action(wording.say("unfinished-new"), Message::BeginAnew(wanted))
}
