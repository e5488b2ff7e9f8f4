//! "Something here is not right": a visitor tells on a card what is, by one of few reasons. Nothing is written, and nobody
//! is asked who they are.
//!
//! A digit is soon pressed by mistake, so what was chosen is asked about before it is passed on.

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
        let ask = Message::Open(Screen::Correcting(of, reason));
        outline.choice(wording.say(words(reason)), ask);
    }
    outline
}

/// Describes the question whether to pass it on.
pub(crate) fn ask(wording: &Wording<'_>, of: Target, reason: Reason) -> Outline {
    let mut outline = Outline::new(wording.say("correction-ask"));
    tell(wording, &mut outline, of, reason);
    outline
        .block(wording.say("correction-why"))
        .decides()
        .choice(
            wording.say("correction-yes"),
            Message::Correct(of, Some(reason)),
        )
        .choice(wording.say("correction-no"), Message::Correct(of, None));
    outline
}

/// Takes the decision. It leads to the card, and to the thanks over it if something is passed on.
pub(crate) fn take(visit: &mut Visit, of: Target, reason: Option<Reason>) {
    visit.trail.leave_out(|screen| match screen {
        Screen::Correction(asked) | Screen::Correcting(asked, _) => *asked == of,
        _ => false,
    });
    if let Some(reason) = reason {
        visit.open(Screen::Corrected(of, reason));
    }
}

/// Describes the thanks. They say plainly that nobody calls.
pub(crate) fn thanks(wording: &Wording<'_>, of: Target, reason: Reason) -> Outline {
    let mut outline = Outline::new(wording.say("corrected-heading"));
    tell(wording, &mut outline, of, reason);
    outline
        .block(wording.say("corrected"))
        .block(wording.say("corrected-urgent"));
    card::contact(wording, &mut outline);
    outline
}

/// Names the card, and what is wrong on it.
fn tell(wording: &Wording<'_>, outline: &mut Outline, of: Target, reason: Reason) {
    outline
        .step(target::name(wording, of))
        .fact(wording.say("correction-what"), wording.say(words(reason)));
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
