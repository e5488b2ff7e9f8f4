//! The questions about what was told in the eligibility questions: whether it is about the person who
//! needs help, and whether the office may know it. It is only offered: without a yes, nothing of it is
//! in the request, and it is never dropped without a word.

use super::draft::Draft;
use super::progress::{Inquiry, Occasion};
use super::told::Told;
use super::{known, question};
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::FormScreen;
use crate::trail::OpenForm;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_setup::setup::Setup;
use cas_words::text::Text;

/// Begins a request with what was told before it.
pub(crate) fn begin(visit: &mut Visit, setup: &Setup, told: Option<Told>) {
    if let Some(draft) = visit.trail.draft_mut() {
        draft.told = told;
    }
    known::begin(visit, setup);
}

/// Asks again whether to pass it on, from the page where the answers are checked.
pub(crate) fn change(visit: &mut Visit) {
    let again = FormScreen::Situation(Occasion::Checking);
    visit.trail.open_form(again);
}

/// Notes whether it is about the person who needs help. If not, it is deleted.
pub(crate) fn concerns(visit: &mut Visit, setup: &Setup, is_of_person: bool) {
    let Some(OpenForm { screen, draft, .. }) = visit.trail.form_mut() else {
        return;
    };
    let FormScreen::WhoseSituation(occasion) = *screen else {
        return;
    };
    draft.told = draft.told.take().filter(|_| is_of_person);
    draft.told.iter_mut().for_each(Told::confirm);
    go_on(visit, setup, occasion);
}

/// Notes whether it is passed on.
pub(crate) fn pass_on(visit: &mut Visit, setup: &Setup, is_passed_on: bool) {
    let Some(OpenForm { screen, draft, .. }) = visit.trail.form_mut() else {
        return;
    };
    let FormScreen::Situation(occasion) = *screen else {
        return;
    };
    if let Some(told) = &mut draft.told {
        told.decide(is_passed_on);
    }
    go_on(visit, setup, occasion);
}

fn go_on(visit: &mut Visit, setup: &Setup, occasion: Occasion) {
    match occasion {
        Occasion::After(last) => question::ask_after(visit, setup, last),
        Occasion::Checking => question::ask_before(visit, setup, FormScreen::Answers),
    }
}

/// Describes the page that asks whom it is about. It shows nothing of it, because another person may be
/// here now.
pub(crate) fn whose(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("whose-heading"));
    outline
        .block(wording.say("whose-why"))
        .choice(wording.say("whose-person"), Message::Concerns(true))
        .choice(wording.say("whose-another"), Message::Concerns(false));
    outline
}

/// Describes the page. The focus starts before the answers, so that the visitor sees all that would be
/// passed on, and a second press of Enter passes on nothing. The reason is told with the first answer: a text
/// of its own would be one more stop before it.
pub(crate) fn outline(wording: &Wording<'_>, draft: &Draft) -> Outline {
    let mut outline = Outline::new(wording.say("situation-heading"));
    if let Some(told) = &draft.told {
        answers(wording, &mut outline, &told.inquiry);
    }
    outline
        .choice(wording.say("situation-pass-on"), Message::PassOn(true))
        .preface(wording.say("situation-why"))
        .choice(wording.say("situation-keep"), Message::PassOn(false));
    outline
}

/// Adds what is passed on to the page where the answers are checked.
pub(crate) fn facts(wording: &Wording<'_>, outline: &mut Outline, draft: &Draft) {
    if draft.told.is_none() {
        return;
    }
    let label = wording.say("situation");
    if let Some(told) = draft.passed_on() {
        outline.fact(label, wording.say("situation-passed-on"));
        answers(wording, outline, told);
    } else {
        outline.fact(label, wording.say("situation-not-passed-on"));
    }
}

/// Adds the answers to the eligibility questions.
pub(crate) fn answers(wording: &Wording<'_>, outline: &mut Outline, told: &Inquiry) {
    for (question, option) in told.chosen(&wording.setup.content) {
        // A voice may say this label: it said it already when the answer was offered.
        let answer = wording.tell(&option.label);
        let answer = Text::chosen(answer.language, answer.words);
        outline.fact(wording.tell(&question.title), answer);
    }
}
