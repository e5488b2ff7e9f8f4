//! Taking home: what a visitor has read here goes along on paper, or in their own writing.

pub(crate) mod codes;
pub(crate) mod printing;
pub(crate) mod prints;
pub(crate) mod room;
pub(crate) mod slip;
pub(crate) mod slip_of;
pub(crate) mod write_down;

use super::message::Message;
use super::outline::Outline;
use super::screen::Screen;
use super::wording::Wording;
use cas_page::settings::Adjustable;
use slip_of::SlipOf;

/// Adds the way to take this home: on paper, or else as a page from which it can be written down, if there is something
/// to write.
pub(crate) fn offer(
    wording: &Wording<'_>,
    outline: &mut Outline,
    adjustable: Adjustable,
    of: SlipOf,
) {
    if adjustable.paper {
        outline.action(wording.say("slip-print"), Message::Print(of));
    } else if write_down::has_facts(wording, &of) {
        let open = Message::Open(Screen::WriteDown(of));
        outline.entry(wording.say("slip-write-down"), open);
    }
}
