//! Home: the requests of this visit, and the entries of the kiosk in the order of the content.

use super::target;
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_setup::catalogue::Target;

pub(crate) fn outline(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let mut outline = Outline::new(wording.say("home-heading"));
    if visit.helping.is_some() {
        outline.step(wording.say("helping"));
    }
    if visit.receipts.is_empty() && visit.has_unsent() {
        outline.entry(wording.say("unfinished"), Message::Resume);
    }
    outline.initial();
    for entry in &wording.setup.content.site.home {
        target::entry(wording, &mut outline, Target::Entry(*entry));
    }
    // The requests are on a page of their own, because another person may be here by now.
    if !visit.receipts.is_empty() {
        outline.entry(wording.say("requests"), Message::Open(Screen::Requests));
    }
    if visit.helping.is_some() {
        outline.action(wording.say("next-person"), Message::NextPerson);
    }
    outline
}
