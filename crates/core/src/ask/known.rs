//! Offers the answers from an earlier request of the visit again, so that the visitor confirms them
//! and need not type them again (WCAG 2.2, 3.3.7). The kiosk first asks if it is the same person,
//! because a volunteer may have gone on with another person.

use super::draft::{Draft, Known};
use super::given::in_words;
use super::progress::Reuse;
use super::question;
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::FormScreen;
use crate::trail::OpenForm;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_form::form::Question;
use cas_setup::setup::Setup;
use cas_words::id::Id;

/// Asks who the request is for, if there are earlier answers for it. Otherwise asks the first
/// question.
pub(crate) fn begin(visit: &mut Visit, setup: &Setup) {
    let draft = visit.trail.draft();
    if draft.is_none_or(|draft| visit.known.answers(draft, setup).is_empty()) {
        question::ask_after(visit, setup, None);
    } else {
        visit.trail.open_form(FormScreen::ForWhom);
    }
}

pub(crate) fn update(visit: &mut Visit, setup: &Setup, reuse: Reuse) {
    let today = setup.plausible(visit.now.date_naive());
    let Some(OpenForm { screen, draft, .. }) = visit.trail.form_mut() else {
        return;
    };
    let kept = match (reuse, screen) {
        (Reuse::Same, FormScreen::ForWhom) => {
            let known = visit.known.answers(draft, setup);
            return visit.trail.open_form(FormScreen::Known(known));
        }
        (Reuse::Keep, FormScreen::Known(filled)) => filled.clone(),
        (Reuse::Change, FormScreen::Known(_)) => Vec::new(),
        _ => return,
    };
    draft.fill(setup, &visit.known);
    draft.keep(setup, today, &kept);
    question::ask_after(visit, setup, None);
}

/// Describes the page that asks who the request is for. It shows no earlier answers, and a second
/// press of Enter does not lead to them.
pub(crate) fn for_whom(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("for-whom-heading"));
    outline
        .block(wording.say("for-whom"))
        .choice(wording.say("for-same"), Message::Known(Reuse::Same))
        .choice(wording.say("for-another"), Message::Known(Reuse::Another));
    outline
}

/// Describes the page with the earlier answers. The focus starts before them, so that the visitor
/// sees all of them before confirming them.
pub(crate) fn outline(
    wording: &Wording<'_>,
    draft: &Draft,
    known: &Known,
    filled: &[Id<Question>],
) -> Outline {
    let form = draft.form(wording.setup);
    let mut outline = Outline::new(wording.say("known-heading"));
    outline.block(wording.say("known"));
    for id in filled {
        let question = &form.questions[*id];
        if let Some(answer) = known.get(&question.kind) {
            let words = in_words(wording, question, Some(answer));
            outline.fact(wording.tell(&question.label), words);
        }
    }
    outline
        .choice(wording.say("known-keep"), Message::Known(Reuse::Keep))
        .choice(wording.say("known-change"), Message::Known(Reuse::Change));
    outline
}
