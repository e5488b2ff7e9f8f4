//! Home: what the kiosk offers, in the order of the content.

use super::outline::Outline;
use super::target;
use super::wording::Wording;
use crate::catalogue::Target;

pub(super) fn outline(wording: &Wording<'_>) -> Outline {
    let entries = wording.setup.content.site.home.iter();
    let outline = Outline::new(wording.say("home-heading"));
    entries.fold(outline, |outline, entry| {
        target::entry(wording, outline, Target::Entry(*entry))
    })
}
