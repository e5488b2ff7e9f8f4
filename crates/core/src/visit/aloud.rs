//! The question about what other people may hear of a visitor's own words. It is asked before a
//! visitor writes anything while a loudspeaker speaks (EN 301 549, 5.1.3.9).

use crate::find::card;
use crate::message::{AloudChoice, Message};
use crate::outline::Outline;
use crate::screen::{FormScreen, Screen};
use crate::trail::At;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_page::settings::Adjustable;
use cas_page::voice::Aloud;
use cas_setup::setup::Setup;

/// True if a visitor's own words are shown or written here.
pub(crate) fn concerns(visit: &Visit, setup: &Setup) -> bool {
    match visit.trail.at() {
        At::Form(FormScreen::Known(_), _) => true,
        At::Form(FormScreen::Question(asked), draft) => {
            let question = &draft.form(setup).questions[asked.question];
            question.kind.free_text().is_some()
        }
        // What somebody looks for is not yet anybody's name or number, and its letters are only
        // counted until the visitor wants them said.
        At::Screen(_)
        | At::Form(
            FormScreen::ForWhom
            | FormScreen::WhoseSituation(_)
            | FormScreen::Situation(_)
            | FormScreen::Answers
            | FormScreen::Heard(_)
            | FormScreen::Consent(_)
            | FormScreen::Saving
            | FormScreen::Doubtful(_),
            _,
        ) => false,
    }
}

/// Shows the question if it must be answered before the current page. Removes it if it no longer
/// needs an answer.
pub(crate) fn ask(visit: &mut Visit, setup: &Setup, adjustable: Adjustable) {
    let must_ask = visit.adjusted.settings.voice.must_ask(adjustable.speech);
    if !must_ask && visit.trail.is_at(&Screen::Aloud) {
        visit.trail.back();
    }
    if must_ask && concerns(visit, setup) {
        let is_of_asking = |screen: &Screen| matches!(screen, Screen::Aloud | Screen::ByPhone);
        visit.trail.leave_out(is_of_asking);
        visit.open(Screen::Aloud);
    }
}

pub(crate) fn update(visit: &mut Visit, choice: AloudChoice) {
    match choice {
        AloudChoice::Write(aloud) => {
            visit.adjusted.set_aloud(aloud);
            visit.trail.back();
        }
        AloudChoice::Phone => visit.open(Screen::ByPhone),
    }
}

pub(crate) fn outline(wording: &Wording<'_>) -> Outline {
    let send = |choice| Message::Aloud(choice);
    let mut outline = Outline::new(wording.say("aloud-heading"));
    outline
        .choice_with(
            wording.say("aloud-count"),
            wording.say("aloud-why"),
            send(AloudChoice::Write(Aloud::Counted)),
        )
        .choice(
            wording.say("aloud-name"),
            send(AloudChoice::Write(Aloud::Named)),
        )
        .choice(wording.say("aloud-phone"), send(AloudChoice::Phone));
    outline
}

/// Describes the page with phone numbers to call instead: about the current request, or in general.
pub(crate) fn by_phone(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let mut outline = Outline::new(wording.say("by-phone-heading"));
    outline.block(wording.say("by-phone"));
    let content = &wording.setup.content;
    let draft = visit.trail.form();
    let lines = draft.map_or(&[][..], |draft| draft.aim.lines(content));
    card::calls_or_contact(wording, &mut outline, lines);
    outline.entry(wording.say("to-home"), Message::Home);
    outline
}
