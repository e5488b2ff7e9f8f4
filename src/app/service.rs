//! The services: their groups, one group, one service, and what to do when requests cannot be taken.

use super::draft::{Aim, Subject};
use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Screen, card, eligible, target};
use crate::catalogue::Target;
use crate::content::service::{Offered, Service};
use crate::page::Role;

/// The groups. One that has a single service leads to it at once.
pub(super) fn menu(wording: &Wording<'_>) -> Outline {
    let outline = Outline::new(wording.say("services"));
    let groups = &wording.setup.content.site.groups;
    groups
        .iter()
        .enumerate()
        .fold(outline, |outline, (index, group)| {
            let mut services = services_of(wording, &group.id);
            match (services.next(), services.next()) {
                (None, _) => outline,
                (Some((service, _)), None) => with_summary(wording, outline, service),
                (Some(_), Some(_)) => target::entry(wording, outline, Target::Group(index)),
            }
        })
}

pub(super) fn group(wording: &Wording<'_>, index: usize) -> Outline {
    let Some(group) = wording.setup.content.site.groups.get(index) else {
        return menu(wording);
    };
    let outline = Outline::new(wording.tell(&group.title));
    let services = services_of(wording, &group.id);
    services.fold(outline, |outline, (service, _)| {
        with_summary(wording, outline, service)
    })
}

pub(super) fn outline(wording: &Wording<'_>, index: usize) -> Outline {
    let Some(service) = wording.setup.content.services.get(index) else {
        return menu(wording);
    };
    let outline = Outline::new(wording.tell(&service.title));
    let outline = card::notices(wording, outline, &[Some(wording.today())], |notice| {
        notice.touches.service(&service.id)
    });
    // Whoever calls needs the name that the office knows.
    let is_first = wording.language == wording.first_language();
    let outline = match service.official.as_deref().filter(|_| !is_first) {
        Some(official) => outline.fact(wording.say("official-name"), wording.name(official)),
        None => outline,
    };
    card::facts(
        wording,
        outline,
        &service.about,
        &service.lines,
        |outline| way_to_ask(wording, outline, index, service),
    )
}

/// How to ask for a service, if that can be done here, or to see whether it is meant for one.
fn way_to_ask(wording: &Wording<'_>, outline: Outline, index: usize, service: &Service) -> Outline {
    let label = service.ask.as_ref().map(|ask| match &ask.label {
        Some(label) => wording.tell(label),
        None => wording.say("service-ask"),
    });
    match (&service.eligibility, label) {
        (Some(_), label) => {
            let label = label.unwrap_or_else(|| wording.say("service-for-me"));
            let first = Message::Open(Screen::Eligible(eligible::State::new(index)));
            outline.entry_with(label, wording.say("service-ask-first"), first)
        }
        (None, Some(label)) => outline.action(label, Message::Ask(Aim::at(index))),
        (None, None) => outline,
    }
}

/// A way to ask on the card of what a request is about, with what comes of it: nobody takes a request
/// for a place.
pub(super) fn ask_about(
    wording: &Wording<'_>,
    outline: Outline,
    offered: Offered,
    subject: Subject,
) -> Outline {
    let content = &wording.setup.content;
    let offered = content.service_offered(offered);
    let Some((index, service)) =
        offered.and_then(|index| Some((index, content.services.get(index)?)))
    else {
        return outline;
    };
    let aim = Aim {
        service: index,
        subject,
    };
    outline.control(
        Role::Action,
        wording.tell(&service.title),
        Some(wording.tell(&service.summary)),
        Message::Ask(aim),
    )
}

/// Told before the first question, so that nobody types for nothing.
pub(super) fn unavailable(wording: &Wording<'_>, aim: Aim) -> Outline {
    let mut outline =
        Outline::new(wording.say("unavailable-heading")).block(wording.say("unavailable"));
    if let Some(service) = wording.setup.content.services.get(aim.service) {
        outline = card::calls(wording, outline, &service.lines);
    }
    card::contact(wording, outline).entry(wording.say("to-home"), Message::Home)
}

/// Adds a way to a service, with what it is in one sentence.
pub(super) fn with_summary(wording: &Wording<'_>, outline: Outline, index: usize) -> Outline {
    let Some(service) = wording.setup.content.services.get(index) else {
        return outline;
    };
    let open = Message::Open(Screen::Service(index));
    outline
        .entry_with(
            wording.tell(&service.title),
            wording.tell(&service.summary),
            open,
        )
        .numbered(service.number)
}

fn services_of<'s>(
    wording: &Wording<'s>,
    group: &'s str,
) -> impl Iterator<Item = (usize, &'s Service)> {
    let services = wording.setup.content.services.iter().enumerate();
    services.filter(move |(_, it)| it.offered == Offered::InGroup && it.group == group)
}
