//! The question before the voice says what others should not hear, such as a page about violence. Over a
//! loudspeaker it is asked once in a visit; headphones need no question.

use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::trail::At;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_page::settings::{Adjustable, Setting};
use cas_page::voice::Output;
use cas_setup::setup::Setup;

/// Shows the question if it must be answered before the current page. Removes it if it no longer needs an
/// answer.
pub(crate) fn ask(visit: &mut Visit, setup: &Setup, adjustable: Adjustable) {
    let is_loud =
        visit.adjusted.settings.voice.is_on && adjustable.speech == Some(Output::Loudspeaker);
    let must_ask = is_loud && !visit.may_be_overheard;
    if !must_ask && visit.trail.is_at(&Screen::Overheard) {
        visit.trail.back();
    }
    if must_ask && concerns(visit, setup) {
        visit.trail.leave_out(|screen| *screen == Screen::Overheard);
        visit.open(Screen::Overheard);
    }
}

/// True if the page is about something that others should not hear.
fn concerns(visit: &Visit, setup: &Setup) -> bool {
    match visit.trail.at() {
        At::Screen(screen) => screen.is_sensitive(&setup.content),
        At::Form(_, draft) => draft.aim.is_sensitive(&setup.content),
    }
}

/// Notes the decision. Whoever says no reads the page without the voice.
pub(crate) fn update(visit: &mut Visit, adjustable: Adjustable, is_said: bool) {
    visit.may_be_overheard = is_said;
    if !is_said && visit.adjusted.settings.voice.is_on {
        visit.adjusted.change(Setting::Speech, adjustable);
    }
    visit.trail.back();
}

/// Describes the page. It does not tell what the next one is about.
pub(crate) fn outline(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("overheard-heading"));
    outline
        .block(wording.say("overheard"))
        .decides()
        .choice(wording.say("overheard-yes"), Message::Overheard(true))
        .choice(wording.say("overheard-no"), Message::Overheard(false));
    outline
}
