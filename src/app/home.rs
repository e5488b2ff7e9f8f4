//! Home: what the kiosk offers, in the order of the content, and the receipts of this visit.

use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Screen, Visit, receipt, target};
use crate::catalogue::Target;

pub(super) fn outline(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let entries = wording.setup.content.site.home.iter();
    let outline = Outline::new(wording.say("home-heading"));
    let outline = entries.fold(outline, |outline, entry| {
        target::entry(wording, outline, Target::Entry(*entry))
    });
    // A menu is short: several receipts have a page of their own.
    match visit.receipts.as_slice() {
        [] => outline,
        [receipt] => receipt::entry(wording, outline, receipt),
        _ => outline.entry(wording.say("receipts"), Message::Open(Screen::Receipts)),
    }
}
