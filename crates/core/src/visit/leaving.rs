//! The question before a visitor finishes although a request is unsent, or goes back to Start with
//! a receipt. It is asked once.

use crate::ask::draft::Draft;
use crate::ask::receipt;
use crate::message::Message;
use crate::outline::Outline;
use crate::visit::Visit;
use crate::wording::Wording;

pub(crate) fn outline(wording: &Wording<'_>, visit: &Visit) -> Outline {
    if !visit.has_unsent() {
        let mut outline = Outline::new(wording.say("leaving-sure"));
        receipt::references(wording, &mut outline, visit);
        outline
            .decides()
            .initial()
            .action(wording.say("leaving-not-yet"), Message::Back)
            .action(wording.say("leaving-written"), Message::FinishUnsent)
            .action(wording.say("next-person"), Message::NextPersonUnsent);
        return outline;
    }
    let is_doubtful = visit.trail.draft().is_some_and(Draft::is_doubtful);
    let (heading, doubt) = if is_doubtful {
        ("leaving-sure", Some(wording.say("answers-doubtful")))
    } else {
        ("leaving-heading", None)
    };
    let mut outline = Outline::new(wording.say(heading));
    let is_pending = visit
        .trail
        .draft()
        .is_some_and(|draft| draft.attempts.is_pending);
    let (what, go) = if is_pending {
        ("leaving-pending", "finish")
    } else {
        ("leaving", "leaving-go")
    };
    outline
        .blocks(doubt)
        .block(wording.say(what))
        .decides()
        .initial()
        .action(wording.say("leaving-stay"), Message::Resume);
    // Whoever has not answered one question yet loses next to nothing.
    if !visit.trail.draft().is_some_and(Draft::is_answered) {
        outline.initial();
    }
    outline.action(wording.say(go), Message::FinishUnsent);
    // If nothing was sent and nobody helps one person after the other, there is no next one.
    if !visit.receipts.is_empty() || visit.helping.is_some() {
        let next = wording.say("next-person-unsent");
        outline.action(next, Message::NextPersonUnsent);
    }
    outline
}
