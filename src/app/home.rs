//! Home: the requests of this visit, and what the kiosk offers, in the order of the content.

use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Screen, Visit, target};
use crate::catalogue::Target;

pub(super) fn outline(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let outline = Outline::new(wording.say("home-heading"));
    // Which they are is told on a page of its own: somebody else may stand here by now.
    let outline = match (visit.receipts.is_empty(), visit.has_unsent()) {
        (true, false) => outline,
        (true, true) => outline.entry(wording.say("unfinished"), Message::Resume),
        (false, _) => outline.entry(wording.say("requests"), Message::Open(Screen::Requests)),
    };
    let entries = wording.setup.content.site.home.iter();
    entries.fold(outline.initial(), |outline, entry| {
        target::entry(wording, outline, Target::Entry(*entry))
    })
}
