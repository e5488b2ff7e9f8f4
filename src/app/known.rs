//! What a visitor wrote in an earlier request of the visit is offered, to be confirmed, not retyped
//! (WCAG 2.2, 3.3.7).

use super::outline::Outline;
use super::wording::Wording;
use super::{Message as Sent, Screen, Visit, question, service};
use crate::setup::Setup;
use crate::text::Text;

/// What can happen where earlier answers are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// They are still true.
    Keep,
    /// They are asked again, with the earlier answers in their places.
    Change,
}

/// Asks about what is known, or, if nothing is, the first question.
pub(super) fn begin(visit: &mut Visit, setup: &Setup) {
    let form = visit.draft.as_ref().and_then(|draft| draft.form(setup));
    let known = form.map(|form| visit.known.answers(form));
    match known {
        Some(known) if !known.is_empty() => visit.open(Screen::Known(known)),
        _ => question::ask_from(visit, setup, 0),
    }
}

pub(super) fn update(visit: &mut Visit, setup: &Setup, message: Message) {
    let Screen::Known(filled) = visit.screen().clone() else {
        return;
    };
    let kept: &[usize] = match message {
        Message::Keep => &filled,
        Message::Change => &[],
    };
    if let Some(draft) = &mut visit.draft {
        draft.fill(setup, &visit.known);
        draft.keep(setup, visit.now.date_naive(), kept);
    }
    question::ask_from(visit, setup, 0);
}

pub(super) fn outline(wording: &Wording<'_>, visit: &Visit, filled: &[usize]) -> Outline {
    let draft = visit.draft.as_ref();
    let Some(form) = draft.and_then(|draft| draft.form(wording.setup)) else {
        return service::menu(wording);
    };
    let outline = Outline::new(wording.say("known-heading")).block(wording.say("known"));
    let outline = filled.iter().fold(outline, |outline, index| {
        let question = form.questions.get(*index);
        let known = question.and_then(|it| Some((it, visit.known.get(&it.kind)?)));
        let Some((question, words)) = known else {
            return outline;
        };
        let words = Text::private(wording.language, words);
        outline.fact(wording.tell(&question.label), words)
    });
    outline
        .initial()
        .choice(wording.say("known-keep"), Sent::Known(Message::Keep))
        .choice(wording.say("known-change"), Sent::Known(Message::Change))
}
