//! Home: the requests of this visit, and what the kiosk offers, in the order of the content.

use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Screen, Visit, receipt, target};
use crate::catalogue::Target;

pub(super) fn outline(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let outline = Outline::new(wording.say("home-heading"));
    // A menu is short: several requests have a page of their own.
    let outline = match (visit.receipts.len(), visit.has_unsent()) {
        (0, false) => outline,
        (0, true) | (1, false) => receipt::entries(wording, outline, visit),
        _ => outline.entry(wording.say("requests"), Message::Open(Screen::Requests)),
    };
    let entries = wording.setup.content.site.home.iter();
    entries.fold(outline.initial(), |outline, entry| {
        target::entry(wording, outline, Target::Entry(*entry))
    })
}
