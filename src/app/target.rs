//! Where a number or a found word leads, and how it stands in a list.

use super::activities::Filter;
use super::centres::List;
use super::list::Slice;
use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Screen};
use crate::catalogue::{Target, number, title};
use crate::content::site::Entry;
use crate::text::Text;

/// The screen that a target is.
pub(super) fn screen(target: Target) -> Screen {
    match target {
        Target::Emergency => Screen::Emergency,
        Target::Entry(entry) => fixed(entry),
        Target::District(district) => Screen::Centres(List::District(district), Slice::WHOLE),
        Target::Centre(centre) => Screen::Centre(centre),
        Target::Kind(kind) => Screen::Meetings(Filter::Kind(kind), 0),
        Target::Activity(activity) => Screen::Activity(activity),
        Target::Group(group) => Screen::Group(group),
        Target::Service(service) => Screen::Service(service),
        Target::Article(article) => Screen::Article(article),
    }
}

/// The screen of a page that every kiosk has.
fn fixed(entry: Entry) -> Screen {
    match entry {
        Entry::Activities => Screen::Activities,
        Entry::Today => Screen::Meetings(Filter::Today, 0),
        Entry::Centres => Screen::WaysToCentres,
        Entry::AllCentres => Screen::Centres(List::All, Slice::WHOLE),
        Entry::Services => Screen::Services,
        Entry::Information => Screen::Information,
        Entry::Search => Screen::Search,
        Entry::Settings => Screen::Help,
    }
}

/// Its name.
pub(super) fn name(wording: &Wording<'_>, target: Target) -> Text {
    let setup = wording.setup;
    title(&setup.content, &setup.locales, wording.language, target)
}

/// Adds a way to it, with its number.
pub(super) fn entry(wording: &Wording<'_>, outline: &mut Outline, target: Target) {
    outline
        .entry(name(wording, target), Message::Open(screen(target)))
        .numbered(number(&wording.setup.content, target));
}

/// Adds a way to it, with what kind of thing it is.
pub(super) fn found(wording: &Wording<'_>, outline: &mut Outline, target: Target) {
    let kind = match target {
        Target::Emergency | Target::Entry(_) => "found-page",
        Target::District(_) => "found-district",
        Target::Centre(_) => "found-centre",
        Target::Kind(_) | Target::Activity(_) => "found-activity",
        Target::Group(_) | Target::Service(_) => "found-service",
        Target::Article(_) => "found-article",
    };
    let open = Message::Open(screen(target));
    outline
        .entry_with(name(wording, target), wording.say(kind), open)
        .numbered(number(&wording.setup.content, target));
}
