//! What is certainly open now: the services that answer, and the centres.
//!
//! A call in vain costs little, so a service is here by its phone lines also if their hours are old, but
//! not if they are stale. Who answers day and night is always here, for somebody in need. Somebody goes to
//! a place, so a place is here only while its hours are fresh.

use super::list::LIST_ENTRIES_MAX;
use super::{card, target};
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::wording::Wording;
use cas_schedule::Open;
use cas_setup::catalogue::{Target, number};
use cas_setup::content::Freshness;
use cas_setup::content::fact::Line;
use cas_setup::content::notice::Notice;
use cas_setup::content::open::OpeningHours;
use cas_setup::content::service::{Offered, Service};
use cas_setup::content::site::Entry;
use cas_words::text::Text;

/// Describes the page.
pub(crate) fn outline(wording: &Wording<'_>) -> Outline {
    let content = &wording.setup.content;
    let mut outline = Outline::new(target::name(wording, Target::Entry(Entry::OpenNow)));
    if !wording.knows_day {
        outline.block(wording.say("open-now-unknown"));
    }
    let services = content.services.with_ids();
    let services = services.filter(|(_, it)| it.offered == Offered::InGroup);
    let services =
        services.filter_map(|(id, it)| Some((Target::Service(id), service(wording, it)?)));
    let centres = wording.setup.catalogue.centres(wording.language);
    let centres = centres.iter().filter_map(|id| {
        let centre = &content.centres[*id];
        let opening = centre.opening.as_deref()?;
        let until = place(wording, opening, |notice| notice.touches.centre(&centre.id))?;
        Some((Target::Centre(*id), until))
    });
    let mut found: Vec<_> = services.chain(centres).take(LIST_ENTRIES_MAX + 1).collect();
    let has_more = found.len() > LIST_ENTRIES_MAX;
    found.truncate(LIST_ENTRIES_MAX);
    if found.is_empty() {
        outline.block(wording.say("open-now-none"));
        card::contact(wording, &mut outline);
    }
    for (target, until) in found {
        let open = Message::Open(Screen::of(target));
        outline
            .entry_with(target::name(wording, target), until, open)
            .numbered(number(content, target));
    }
    if has_more {
        target::entry(wording, &mut outline, Target::Entry(Entry::Centres));
    }
    outline
}

/// Returns until when a service is open: one can go there, or call. The emergency number does not count.
fn service(wording: &Wording<'_>, service: &Service) -> Option<Text> {
    let site = &wording.setup.content.site;
    let opening = service.opening.as_ref();
    let opening =
        opening.and_then(|it| place(wording, it, |notice| notice.touches.service(&service.id)));
    let lines = service
        .lines
        .iter()
        .filter(|it| !site.is_emergency(&it.number));
    let mut lines = lines.filter_map(|it| line(wording, it));
    opening.or_else(|| lines.next())
}

fn line(wording: &Wording<'_>, line: &Line) -> Option<Text> {
    let open = line.hours.as_ref()?;
    if *open != Open::Always && wording.freshness(&line.provenance) == Freshness::Stale {
        return None;
    }
    let until = wording.open_until(open, |_| false)?;
    Some(wording.marked(until, &line.provenance))
}

fn place(
    wording: &Wording<'_>,
    opening: &OpeningHours,
    touches: impl Fn(&Notice) -> bool,
) -> Option<Text> {
    if wording.is_old(&opening.provenance) {
        return None;
    }
    let until = wording.open_until(&opening.open, touches)?;
    Some(wording.marked(until, &opening.provenance))
}
