//! The receipt: the reference, what happens next, whom to call (GOV.UK Design System,
//! "confirmation pages").

use super::draft::Aim;
use super::outline::{Focus, Outline};
use super::screen::FormScreen;
use super::trail::Form;
use super::wording::Wording;
use super::{Message, Screen, Visit, answers, card, doubtful, search, target};
use crate::catalogue::Target;
use crate::locale::Value;
use crate::request::Outcome;
use crate::setup::Setup;

/// What a receipt is for.
#[derive(Clone, PartialEq, Eq)]
pub struct State {
    aim: Aim,
    reference: String,
}

/// By its reference an office finds who has sent a request.
impl std::fmt::Debug for State {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

/// A request that is on disk becomes a receipt and is forgotten; any other keeps its answers.
pub(super) fn stored(visit: &mut Visit, setup: &Setup, outcome: Outcome) {
    let Some(draft) = visit.trail.draft_mut() else {
        return;
    };
    if outcome == Outcome::Stored {
        let state = State {
            aim: draft.aim,
            reference: draft.reference.clone(),
        };
        visit.known.learn(draft, draft.form(setup));
        visit.trail.drop_request();
        visit.search = search::State::new();
        visit.trail.go_home();
        // Home has another entry now.
        visit.focus(Focus::Initial);
        visit.receipts.push(state.clone());
        visit.open(Screen::Receipt(state));
        return;
    }
    // Once a file may be found, no later failure makes that untrue.
    draft.is_doubtful |= outcome == Outcome::Unknown;
    if draft.is_doubtful {
        return doubtful::open(visit);
    }
    if let Some(Form {
        screen: FormScreen::Answers(state),
        focus,
        ..
    }) = visit.trail.form_mut()
    {
        state.failed();
        *focus = Focus::Problem;
    }
}

/// The requests of this visit, sent and unsent: whoever has left a receipt may not have written the
/// number down.
pub(super) fn list(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let content = &wording.setup.content;
    let service = |aim: Aim| target::name(wording, Target::Service(content.service_of(aim.ask)));
    let mut outline = Outline::new(wording.say("requests"));
    if let Some(draft) = visit.trail.draft().filter(|draft| draft.is_written()) {
        let label = wording.say("unfinished");
        outline.entry_with(label, service(draft.aim), Message::Resume);
    }
    for state in &visit.receipts {
        let reference = [("reference", Value::from(state.reference.as_str()))];
        let label = wording.say_with("receipt-entry", &reference).of_visitor();
        let open = Message::Open(Screen::Receipt(state.clone()));
        outline.entry_with(label, service(state.aim), open);
    }
    outline.action(wording.say("next-person"), Message::NextPerson);
    outline
}

/// The numbers of the requests that were sent, to be written down.
pub(super) fn references(wording: &Wording<'_>, outline: &mut Outline, visit: &Visit) {
    for state in &visit.receipts {
        reference(wording, outline, &state.reference);
    }
}

/// The number of a request.
pub(super) fn reference(wording: &Wording<'_>, outline: &mut Outline, reference: &str) {
    let reference = [("reference", Value::from(reference))];
    let told = wording.say_with("receipt-reference", &reference);
    outline.block(told.of_visitor());
}

/// "I have finished" is the first control, after all there is to read, and the focus is on the
/// reference: a second press of Enter by a trembling hand reads on and loses nothing.
pub(super) fn outline(wording: &Wording<'_>, state: &State) -> Outline {
    let content = &wording.setup.content;
    let mut outline = Outline::new(wording.say("receipt-heading"));
    reference(wording, &mut outline, &state.reference);
    outline.block(wording.say("receipt-write-down"));
    answers::subject(wording, &mut outline, state.aim);
    let office = content.office_of(state.aim.ask);
    let label = Some(wording.say("office"));
    card::paragraph(
        wording,
        &mut outline,
        label,
        &office.name,
        &office.provenance,
    );
    if let Some(it) = &content.site.response {
        card::paragraph(wording, &mut outline, None, &it.text, &it.provenance);
    }
    for fact in &content.asks[state.aim.ask].next {
        card::fact(wording, &mut outline, fact, false);
    }
    card::calls(wording, &mut outline, state.aim.lines(content));
    outline
        .by_empty_line()
        .action(wording.say("finish"), Message::Finish)
        .entry(wording.say("more"), Message::Home)
        .action(wording.say("next-person"), Message::NextPerson);
    outline
}
