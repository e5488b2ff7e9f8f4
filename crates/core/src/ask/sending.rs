//! A request is sent, and what becomes of it.

use super::progress::Receipt;
use crate::find::query::Query;
use crate::focus::Focus;
use crate::message::Effect;
use crate::screen::{FormScreen, Screen};
use crate::trail::OpenForm;
use crate::visit::Visit;
use cas_request::request::StoreOutcome;
use cas_setup::setup::Setup;

/// Sends the request, as far as it is complete.
pub(crate) fn send(visit: &mut Visit, setup: &Setup) -> Vec<Effect> {
    let (language, now) = (visit.language, visit.now);
    let draft = visit.trail.draft_mut();
    let request = draft.map(|draft| draft.request(setup, language, now));
    let store = request.map(|request| Effect::Store(Box::new(request)));
    store.into_iter().collect()
}

/// A request that is on disk becomes a receipt and is forgotten; any other keeps its answers.
pub(crate) fn stored(visit: &mut Visit, setup: &Setup, outcome: StoreOutcome) {
    let Some(draft) = visit.trail.draft_mut() else {
        return;
    };
    if outcome == StoreOutcome::Stored {
        let receipt = Receipt {
            aim: draft.aim,
            reference: draft.reference.clone(),
        };
        visit.known.learn(draft, draft.form(setup));
        visit.trail.drop_request();
        visit.query = Query::new();
        visit.trail.go_home();
        // Home has another entry now.
        visit.focus(Focus::Initial);
        visit.receipts.push(receipt.clone());
        visit.open(Screen::Receipt(receipt));
        return;
    }
    // Once a file may be found, no later failure makes that untrue.
    draft.is_doubtful |= outcome == StoreOutcome::Unknown;
    if draft.is_doubtful {
        return open_doubtful(visit);
    }
    if let Some(OpenForm {
        screen: FormScreen::Answers(review),
        focus,
        ..
    }) = visit.trail.form_mut()
    {
        review.failed();
        *focus = Focus::Problem;
    }
}

/// Storing ended so that a file may be found or not. `1` is the first time.
fn open_doubtful(visit: &mut Visit) {
    if let Some(OpenForm {
        screen: FormScreen::Doubtful(attempt),
        focus,
        ..
    }) = visit.trail.form_mut()
    {
        *attempt += 1;
        *focus = Focus::Problem;
    } else {
        visit.trail.open_form(FormScreen::Doubtful(1));
    }
}
