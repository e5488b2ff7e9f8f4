//! What a visitor wrote in an earlier request of the visit is offered, to be confirmed, not retyped
//! (WCAG 2.2, 3.3.7); but only once it is known that it is the same person. A volunteer may have gone on
//! with somebody else.

use super::draft::{Draft, Known};
use super::outline::Outline;
use super::screen::FormScreen;
use super::trail::Form;
use super::wording::Wording;
use super::{Message as Sent, Visit, question};
use crate::form::Question;
use crate::id::Id;
use crate::setup::Setup;
use crate::text::Text;

/// What can happen where earlier answers are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// The request is for the person who has sent one before.
    Same,
    /// The request is for somebody else.
    Another,
    /// They are still true.
    Keep,
    /// They are asked again, with the earlier answers in their places.
    Change,
}

/// Asks for whom the request is if something is known for it, and else the first question.
pub(super) fn begin(visit: &mut Visit, setup: &Setup) {
    let form = visit.trail.draft().map(|draft| draft.form(setup));
    if form.is_none_or(|form| visit.known.answers(form).is_empty()) {
        question::ask_after(visit, setup, None);
    } else {
        visit.trail.open_form(FormScreen::ForWhom);
    }
}

pub(super) fn update(visit: &mut Visit, setup: &Setup, message: Message) {
    let today = visit.now.date_naive();
    let Some(Form { screen, draft, .. }) = visit.trail.form_mut() else {
        return;
    };
    let kept = match (message, screen) {
        (Message::Same, FormScreen::ForWhom) => {
            let known = visit.known.answers(draft.form(setup));
            return visit.trail.open_form(FormScreen::Known(known));
        }
        (Message::Keep, FormScreen::Known(filled)) => filled.clone(),
        (Message::Change, FormScreen::Known(_)) => Vec::new(),
        _ => return,
    };
    draft.fill(setup, &visit.known);
    draft.keep(setup, today, &kept);
    question::ask_after(visit, setup, None);
}

/// Nothing of the earlier request stands here, and a second press of Enter does not lead to it.
pub(super) fn for_whom(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("for-whom-heading"));
    outline
        .block(wording.say("for-whom"))
        .choice(wording.say("for-same"), Sent::Known(Message::Same))
        .choice(wording.say("for-another"), Sent::Known(Message::Another));
    outline
}

/// Whoever says that it is still true has all of it before their eyes first, so the highlight begins there.
pub(super) fn outline(
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
        if let Some(words) = known.get(&question.kind) {
            let words = Text::private(wording.language, words);
            outline.fact(wording.tell(&question.label), words);
        }
    }
    outline
        .choice(wording.say("known-keep"), Sent::Known(Message::Keep))
        .choice(wording.say("known-change"), Sent::Known(Message::Change));
    outline
}
