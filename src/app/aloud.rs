//! What others may hear of a visitor's own words, asked before the first of them is written while a
//! loudspeaker speaks (EN 301 549, 5.1.3.9).

use super::outline::Outline;
use super::screen::FormScreen;
use super::trail::At;
use super::wording::Wording;
use super::{Message, Screen, Visit, card};
use crate::settings::Adjustable;
use crate::setup::Setup;
use crate::voice::Aloud;

/// What a visitor decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The letters may be heard, or only counted.
    Write(Aloud),
    /// Nothing is to be written here.
    Phone,
}

/// Whether a visitor's own words are shown, or written here.
pub(super) fn concerns(visit: &Visit, setup: &Setup) -> bool {
    match visit.trail.at() {
        At::Screen(screen) => *screen == Screen::Search,
        At::Form(FormScreen::Known(_), _) => true,
        At::Form(FormScreen::Question(state), draft) => state.is_written(draft, setup),
        At::Form(FormScreen::ForWhom | FormScreen::Answers(_) | FormScreen::Doubtful(_), _) => {
            false
        }
    }
}

/// Asks, if that has to be done before what is shown now, and asks no longer when it has not.
pub(super) fn ask(visit: &mut Visit, setup: &Setup, adjustable: Adjustable) {
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

pub(super) fn update(visit: &mut Visit, choice: Choice) {
    match choice {
        Choice::Write(aloud) => {
            visit.adjusted.set_aloud(aloud);
            visit.trail.back();
        }
        Choice::Phone => visit.open(Screen::ByPhone),
    }
}

pub(super) fn outline(wording: &Wording<'_>) -> Outline {
    let send = |choice| Message::Aloud(choice);
    let mut outline = Outline::new(wording.say("aloud-heading"));
    outline
        .block(wording.say("aloud-why"))
        .initial()
        .choice(
            wording.say("aloud-count"),
            send(Choice::Write(Aloud::Counted)),
        )
        .choice(wording.say("aloud-name"), send(Choice::Write(Aloud::Named)))
        .choice(wording.say("aloud-phone"), send(Choice::Phone));
    outline
}

/// Whom to call instead: about the request that is being written, or about anything.
pub(super) fn by_phone(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let mut outline = Outline::new(wording.say("by-phone-heading"));
    outline.block(wording.say("by-phone"));
    let content = &wording.setup.content;
    if let Some(draft) = visit.trail.form() {
        card::calls(wording, &mut outline, draft.aim.lines(content));
    }
    card::contact(wording, &mut outline);
    outline.entry(wording.say("to-home"), Message::Home);
    outline
}
