//! What a visitor wrote in an earlier request of the visit is offered, to be confirmed, not retyped
//! (WCAG 2.2, 3.3.7); but only once it is known that it is the same person. A volunteer may have gone on
//! with somebody else.

use super::outline::Outline;
use super::wording::Wording;
use super::{Message as Sent, Screen, Visit, question, service};
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
    if known(visit, setup).is_empty() {
        question::ask_after(visit, setup, None);
    } else {
        visit.open(Screen::ForWhom);
    }
}

/// The questions of the request that is begun to which an answer is known.
fn known(visit: &Visit, setup: &Setup) -> Vec<Id<Question>> {
    let form = visit.draft.as_ref().map(|draft| draft.form(setup));
    form.map(|form| visit.known.answers(form))
        .unwrap_or_default()
}

pub(super) fn update(visit: &mut Visit, setup: &Setup, message: Message) {
    let kept = match (message, visit.screen()) {
        (Message::Same, Screen::ForWhom) => {
            let known = known(visit, setup);
            return visit.open(Screen::Known(known));
        }
        (Message::Keep, Screen::Known(filled)) => filled.clone(),
        (Message::Change, Screen::Known(_)) => Vec::new(),
        _ => return,
    };
    if let Some(draft) = &mut visit.draft {
        draft.fill(setup, &visit.known);
        draft.keep(setup, visit.now.date_naive(), &kept);
    }
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
pub(super) fn outline(wording: &Wording<'_>, visit: &Visit, filled: &[Id<Question>]) -> Outline {
    let Some(draft) = &visit.draft else {
        return service::menu(wording);
    };
    let form = draft.form(wording.setup);
    let mut outline = Outline::new(wording.say("known-heading"));
    outline.block(wording.say("known"));
    for id in filled {
        let question = &form.questions[*id];
        if let Some(words) = visit.known.get(&question.kind) {
            let words = Text::private(wording.language, words);
            outline.fact(wording.tell(&question.label), words);
        }
    }
    outline
        .choice(wording.say("known-keep"), Sent::Known(Message::Keep))
        .choice(wording.say("known-change"), Sent::Known(Message::Change));
    outline
}
