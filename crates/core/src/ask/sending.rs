//! Sends a request, and handles the outcome.

use super::draft::Draft;
use super::progress::{Call, Receipt};
use crate::find::query::Query;
use crate::focus::Focus;
use crate::message::Effect;
use crate::screen::{FormScreen, Screen};
use crate::trail::OpenForm;
use crate::visit::Visit;
use cas_form::form::QuestionKind;
use cas_form::form::answer::Answer;
use cas_request::request::StoreOutcome;
use cas_setup::setup::Setup;

/// Asks the shell to store the request, if there is one. In practice it shows a receipt at once, and nobody gets the
/// request.
pub(crate) fn send(visit: &mut Visit, setup: &Setup) -> Vec<Effect> {
    if visit.practises() {
        practise(visit, setup);
        return Vec::new();
    }
    let (language, now) = (visit.language, visit.now);
    let draft = visit.trail.draft_mut();
    let request = draft.map(|draft| draft.request(setup, language, now));
    let store = request.map(|request| Effect::Store(Box::new(request)));
    store.into_iter().collect()
}

/// Shows that the request is being stored.
pub(crate) fn saving(visit: &mut Visit, id: &str) {
    if let Some(draft) = sent_as(visit, id) {
        draft.attempts.go_on();
        visit.trail.open_form(FormScreen::Saving);
    }
}

/// Notes that nobody knows how the attempt will end.
pub(crate) fn overdue(visit: &mut Visit, id: &str) {
    if let Some(draft) = sent_as(visit, id) {
        draft.attempts.go_on();
        draft.attempts.is_overdue = true;
    }
}

/// Notes the outcome of storing. It may be about a draft that is gone.
pub(crate) fn stored(visit: &mut Visit, id: &str, outcome: StoreOutcome) {
    if let Some(draft) = sent_as(visit, id) {
        draft.attempts.end(outcome);
    }
}

/// Tells the visitor what has become of storing, once they look at a page about it. If the request is stored,
/// makes a receipt and forgets the draft. Otherwise the draft keeps its answers. If these were changed
/// meanwhile, they are another request, which is not sent yet.
pub(crate) fn settle(visit: &mut Visit, setup: &Setup) {
    if !visit.trail.is_sending() {
        return;
    }
    let language = visit.language;
    let Some(draft) = visit.trail.draft_mut() else {
        return;
    };
    let Some(outcome) = draft.attempts.ended.take() else {
        if std::mem::take(&mut draft.attempts.is_overdue) {
            visit.trail.resume();
            open_doubtful(visit);
        }
        return;
    };
    if outcome == StoreOutcome::Stored && !draft.is_as_sent(setup, language) {
        return draft.attempts.leave_open();
    }
    if outcome == StoreOutcome::Stored {
        let reference = Some(draft.reference.clone());
        finish(visit, setup, reference);
    } else if draft.is_doubtful() {
        visit.trail.resume();
        open_doubtful(visit);
    } else {
        visit.trail.resume();
        ask_again(visit);
    }
}

/// Ends a request that is only practice.
fn practise(visit: &mut Visit, setup: &Setup) {
    if visit.trail.is_at_consent() {
        finish(visit, setup, None);
    }
}

/// Makes the receipt with this reference, shows it, and forgets the draft.
fn finish(visit: &mut Visit, setup: &Setup, reference: Option<String>) {
    let Some(draft) = visit.trail.draft() else {
        return;
    };
    let receipt = receipt_of(draft, setup, reference);
    visit.known.learn(draft, draft.form(setup));
    visit.trail.drop_request();
    visit.query = Query::new();
    visit.trail.go_home();
    // Home has one more entry now.
    visit.focus(Focus::Initial);
    visit.receipts.push(receipt.clone());
    visit.open(Screen::Receipt(receipt));
}

/// Returns the draft whose document with this id was sent last.
fn sent_as<'v>(visit: &'v mut Visit, id: &str) -> Option<&'v mut Draft> {
    let draft = visit.trail.draft_mut();
    draft.filter(|draft| draft.was_sent_as(id))
}

/// Goes back to the question whether to send, after an attempt that stored nothing.
fn ask_again(visit: &mut Visit) {
    visit.trail.back_to_consent();
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
        visit.trail.back_to_consent();
        visit.trail.open_form(FormScreen::Doubtful(1));
    }
}

/// Returns the receipt of a draft, with this reference.
fn receipt_of(draft: &Draft, setup: &Setup, reference: Option<String>) -> Receipt {
    let questions = draft.form(setup).questions.with_ids();
    let given: Vec<_> = questions
        .filter_map(|(id, question)| Some((id, question, draft.blanks[id].answer()?)))
        .collect();
    let name = given
        .iter()
        .find_map(|(id, question, answer)| match answer {
            Answer::Text(name) if question.kind == QuestionKind::Name => Some((*id, name.clone())),
            _ => None,
        });
    let asked = given.iter().filter(|(_, question, answer)| {
        tells_what_is_asked_for(&question.kind) && **answer != Answer::Skipped
    });
    Receipt {
        aim: draft.aim,
        // Nobody comes after practice.
        password: draft.password.filter(|_| reference.is_some()),
        reference,
        name,
        call: draft.call(setup).map(|(phone, name)| Call {
            phone: phone.typed.clone(),
            other: name.map(str::to_owned),
        }),
        asked: asked.map(|(id, _, it)| (*id, (*it).clone())).collect(),
        told: draft.passed_on().cloned(),
    }
}

/// True if answers of this kind tell what was asked for, and not who asks.
fn tells_what_is_asked_for(kind: &QuestionKind) -> bool {
    match kind {
        QuestionKind::Short
        | QuestionKind::Words
        | QuestionKind::Choice(_)
        | QuestionKind::Choices(_)
        | QuestionKind::YesNo
        | QuestionKind::PartOfDay
        | QuestionKind::Date
        | QuestionKind::Reference => true,
        QuestionKind::Name
        | QuestionKind::Phone
        | QuestionKind::Street
        | QuestionKind::House
        | QuestionKind::Age
        | QuestionKind::HelpedBy
        | QuestionKind::CallInstead => false,
    }
}
