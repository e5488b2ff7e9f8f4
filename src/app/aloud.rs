//! What others may hear of a visitor's own words, asked before the first of them is written while a
//! loudspeaker speaks (EN 301 549, 5.1.3.9).

use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Place, Screen, Visit, card};
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
    match visit.screen() {
        Screen::Search | Screen::Known(_) => true,
        Screen::Question(state) => state.is_written(visit, setup),
        _ => false,
    }
}

/// Asks, if that has to be done before what is shown now, and asks no longer when it has not.
pub(super) fn ask(visit: &mut Visit, setup: &Setup, adjustable: Adjustable) {
    let must_ask = visit.adjusted.settings.voice.must_ask(adjustable.speech);
    if !must_ask && *visit.screen() == Screen::Aloud {
        visit.trail.pop();
    }
    if must_ask && concerns(visit, setup) {
        let is_of_asking = |place: &Place| matches!(place.screen, Screen::Aloud | Screen::ByPhone);
        visit.trail.retain(|place| !is_of_asking(place));
        visit.open(Screen::Aloud);
    }
}

pub(super) fn update(visit: &mut Visit, choice: Choice) {
    match choice {
        Choice::Write(aloud) => {
            visit.adjusted.set_aloud(aloud);
            visit.trail.pop();
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
    let is_of_form = visit.trail.iter().any(|place| place.screen.is_of_form());
    let draft = visit.draft.as_ref().filter(|_| is_of_form);
    if let Some(draft) = draft {
        card::calls(wording, &mut outline, draft.aim.lines(content));
    }
    card::contact(wording, &mut outline);
    outline.entry(wording.say("to-home"), Message::Home);
    outline
}
