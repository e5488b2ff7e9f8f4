//! "Something here is not right": a visitor tells on a card what is, by one of few reasons. Nothing is written, and nobody
//! is asked who they are.

use super::{card, target};
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_count::Reason;
use cas_page::page::Standing;
use cas_setup::catalogue::Target;

/// Adds the way to tell it, which every card has.
pub(crate) fn offer(wording: &Wording<'_>, outline: &mut Outline, of: Target) {
    let open = Message::Open(Screen::Correction(of));
    outline
        .entry(wording.say("correction-offer"), open)
        .standing(Standing::Everywhere);
}

/// Describes the question what is wrong.
pub(crate) fn outline(wording: &Wording<'_>, of: Target) -> Outline {
    let mut outline = Outline::new(wording.say("correction-heading"));
    outline.step(target::name(wording, of)).decides();
    for reason in Reason::ALL {
        let label = wording.say(words(reason));
        outline.choice(label, Message::Correct(of, reason));
    }
    outline
}

/// Takes an answer. Back leads from the thanks to the card, and not to the question.
pub(crate) fn take(visit: &mut Visit, of: Target) {
    visit
        .trail
        .leave_out(|screen| *screen == Screen::Correction(of));
    visit.open(Screen::Corrected(of));
}

/// Describes the thanks. They say plainly that nobody calls.
pub(crate) fn thanks(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("corrected-heading"));
    outline
        .block(wording.say("corrected"))
        .block(wording.say("corrected-urgent"));
    card::contact(wording, &mut outline);
    outline
}

fn words(reason: Reason) -> &'static str {
    match reason {
        Reason::Phone => "correction-phone",
        Reason::Hours => "correction-hours",
        Reason::Address => "correction-address",
        Reason::Gone => "correction-gone",
        Reason::Other => "correction-other",
    }
}
