//! The question whether the office may know what the visitor told in the eligibility questions. It is
//! only offered: without a yes, nothing of it is in the request.

use super::draft::{Draft, Told};
use super::progress::Inquiry;
use super::{known, question};
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::FormScreen;
use crate::trail::OpenForm;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_setup::setup::Setup;
use cas_words::text::Text;

/// Asks the question if the visitor has told anything. Otherwise goes on.
pub(crate) fn begin(visit: &mut Visit, setup: &Setup, told: Option<Inquiry>) {
    let draft = visit.trail.draft_mut();
    if let Some((draft, inquiry)) = draft.zip(told) {
        draft.told = Some(Told {
            inquiry,
            is_passed_on: false,
        });
        visit.trail.open_form(FormScreen::Situation);
    } else {
        known::begin(visit, setup);
    }
}

/// Asks the question again, from the page where the answers are checked.
pub(crate) fn change(visit: &mut Visit) {
    visit.trail.open_form(FormScreen::SituationAgain);
}

/// Notes whether the situation is passed on, and goes on.
pub(crate) fn update(visit: &mut Visit, setup: &Setup, is_passed_on: bool) {
    let Some(OpenForm { screen, draft, .. }) = visit.trail.form_mut() else {
        return;
    };
    let is_again = match screen {
        FormScreen::Situation => false,
        FormScreen::SituationAgain => true,
        _ => return,
    };
    if let Some(told) = &mut draft.told {
        told.is_passed_on = is_passed_on;
    }
    if is_again {
        question::ask_before(visit, setup, FormScreen::Answers);
    } else {
        known::begin(visit, setup);
    }
}

/// Describes the page. The focus starts before the answers, so that the visitor sees all that would be
/// passed on, and a second press of Enter passes on nothing.
pub(crate) fn outline(wording: &Wording<'_>, draft: &Draft) -> Outline {
    let mut outline = Outline::new(wording.say("situation-heading"));
    outline.block(wording.say("situation-why"));
    if let Some(told) = &draft.told {
        answers(wording, &mut outline, told);
    }
    outline
        .choice(wording.say("situation-pass-on"), Message::PassOn(true))
        .choice(wording.say("situation-keep"), Message::PassOn(false));
    outline
}

/// Adds what is passed on to the page where the answers are checked.
pub(crate) fn facts(wording: &Wording<'_>, outline: &mut Outline, draft: &Draft) {
    let Some(told) = &draft.told else {
        return;
    };
    let label = wording.say("situation");
    if told.is_passed_on {
        outline.fact(label, wording.say("situation-passed-on"));
        answers(wording, outline, told);
    } else {
        outline.fact(label, wording.say("situation-not-passed-on"));
    }
}

fn answers(wording: &Wording<'_>, outline: &mut Outline, told: &Told) {
    for (question, option) in told.inquiry.chosen(&wording.setup.content) {
        // A voice may say this label: it said it already when the answer was offered.
        let answer = wording.tell(&option.label);
        let answer = Text::chosen(answer.language, answer.words);
        outline.fact(wording.tell(&question.title), answer);
    }
}
