//! Sends a request, and handles the outcome.

use super::progress::Receipt;
use crate::find::query::Query;
use crate::focus::Focus;
use crate::message::Effect;
use crate::screen::{FormScreen, Screen};
use crate::trail::OpenForm;
use crate::visit::Visit;
use cas_request::request::StoreOutcome;
use cas_setup::setup::Setup;

/// Asks the shell to store the request, if there is one.
pub(crate) fn send(visit: &mut Visit, setup: &Setup) -> Vec<Effect> {
    let (language, now) = (visit.language, visit.now);
    let draft = visit.trail.draft_mut();
    let request = draft.map(|draft| draft.request(setup, language, now));
    let store = request.map(|request| Effect::Store(Box::new(request)));
    store.into_iter().collect()
}

/// Handles the outcome of storing. If the request is stored, makes a receipt and forgets the draft.
/// Otherwise the draft keeps its answers.
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
        // Home has one more entry now.
        visit.focus(Focus::Initial);
        visit.receipts.push(receipt.clone());
        visit.open(Screen::Receipt(receipt));
        return;
    }
    // If a file may exist, a failure after that does not change it.
    draft.is_doubtful |= outcome == StoreOutcome::Unknown;
    if draft.is_doubtful {
        return open_doubtful(visit);
    }
    if let Some(OpenForm {
        screen: FormScreen::Consent(failed),
        focus,
        ..
    }) = visit.trail.form_mut()
    {
        *failed += 1;
        *focus = Focus::Problem;
    }
}

/// Shows that the request may or may not be stored. The attempts count from 1.
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
