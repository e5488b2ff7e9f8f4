//! The receipt: the reference, what happens next, whom to call (GOV.UK Design System,
//! "confirmation pages").

use super::outline::{Focus, Outline};
use super::wording::Wording;
use super::{Message, Place, Screen, Visit, service};
use crate::locale::Value;
use crate::request::Outcome;

/// What a receipt is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    service: usize,
    reference: String,
}

/// A request that is on disk becomes a receipt and is forgotten; any other keeps its answers.
pub(super) fn stored(visit: &mut Visit, outcome: Outcome) {
    let Some(draft) = &mut visit.draft else {
        return;
    };
    if outcome == Outcome::Stored {
        let state = State {
            service: draft.service,
            reference: draft.reference.clone(),
        };
        visit.draft = None;
        visit.trail.truncate(1);
        visit.open(Screen::Receipt(state));
        return;
    }
    // Once a file may be found, no later failure makes that untrue.
    draft.is_doubtful |= outcome == Outcome::Unknown;
    if let Some(Place {
        screen: Screen::Answers(state),
        focus,
    }) = visit.trail.last_mut()
    {
        state.failed();
        *focus = Focus::Problem;
    }
}

/// "I have finished" is the first control, and the focus is on the reference before it: a second
/// press of Enter by a trembling hand reads on and loses nothing.
pub(super) fn outline(wording: &Wording<'_>, state: &State) -> Outline {
    let Some(service) = wording.setup.content.services.get(state.service) else {
        return service::menu(wording);
    };
    let reference = Value::from(state.reference.as_str());
    let outline = Outline::new(wording.say("receipt-heading"))
        .block(wording.say_with("receipt-reference", &[("reference", reference)]))
        .block(wording.say("receipt-write-down"))
        .action(wording.say("finish"), Message::Finish);
    let outline = service.next.iter().fold(outline, |outline, fact| {
        outline.fact(
            wording.tell(&fact.label),
            wording.fact(&fact.text, &fact.provenance),
        )
    });
    outline
        .fact(
            wording.tell(&service.phone.name),
            wording.line(&service.phone),
        )
        .entry(wording.say("to-home"), Message::Home)
}
