//! Home: what the kiosk offers, in the order of the content.

use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Screen};
use crate::content::site::Entry;

pub(super) fn outline(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("home-heading"));
    for entry in &wording.setup.content.site.home {
        let (label, screen) = match entry {
            Entry::Centres => ("centres", Screen::Centres),
            Entry::Services => ("services", Screen::Services),
            Entry::Settings => ("help-settings", Screen::Help),
        };
        outline = outline.entry(wording.say(label), Message::Open(screen));
    }
    outline
}
