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
    let mut outline = Outline::new(wording.say("services"));
    for (index, group) in wording.setup.content.site.groups.iter().enumerate() {
        let mut services = services_of(wording, &group.id);
        match (services.next(), services.next()) {
            (None, _) => {}
            (Some((service, _)), None) => with_summary(wording, &mut outline, service),
            (Some(_), Some(_)) => target::entry(wording, &mut outline, Target::Group(index)),
        }
    }
    outline
}

pub(super) fn group(wording: &Wording<'_>, index: usize) -> Outline {
    let Some(group) = wording.setup.content.site.groups.get(index) else {
        return menu(wording);
    };
    let mut outline = Outline::new(wording.tell(&group.title));
    for (service, _) in services_of(wording, &group.id) {
        with_summary(wording, &mut outline, service);
    }
    outline
}

pub(super) fn outline(wording: &Wording<'_>, index: usize) -> Outline {
    let Some(service) = wording.setup.content.services.get(index) else {
        return menu(wording);
    };
    let mut outline = Outline::new(wording.tell(&service.title));
    card::notices(wording, &mut outline, &[Some(wording.today())], |notice| {
        notice.touches.service(&service.id)
    });
    // Whoever calls needs the name that the office knows.
    let is_first = wording.language == wording.first_language();
    if let Some(official) = service.official.as_deref().filter(|_| !is_first) {
        outline.fact(wording.say("official-name"), wording.name(official));
    }
    card::facts(
        wording,
        &mut outline,
        &service.about,
        &service.lines,
        |outline| way_to_ask(wording, outline, index, service),
    );
    outline
}

/// How to ask for a service, if that can be done here, or to see whether it is meant for one.
fn way_to_ask(wording: &Wording<'_>, outline: &mut Outline, index: usize, service: &Service) {
    let label = service.ask.as_ref().map(|ask| match &ask.label {
        Some(label) => wording.tell(label),
        None => wording.say("service-ask"),
    });
    match (&service.eligibility, label) {
        (Some(_), label) => {
            let label = label.unwrap_or_else(|| wording.say("service-for-me"));
            let first = Message::Open(Screen::Eligible(eligible::State::new(index)));
            outline.entry_with(label, wording.say("service-ask-first"), first);
        }
        (None, Some(label)) => {
            outline.action(label, Message::Ask(Aim::at(index)));
        }
        (None, None) => {}
    }
}

/// A way to ask on the card of what a request is about, with what comes of it: nobody takes a request
/// for a place.
pub(super) fn ask_about(
    wording: &Wording<'_>,
    outline: &mut Outline,
    offered: Offered,
    subject: Subject,
) {
    let content = &wording.setup.content;
    let offered = content.service_offered(offered);
    let Some((index, service)) =
        offered.and_then(|index| Some((index, content.services.get(index)?)))
    else {
        return;
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
    );
}

/// Told before the first question, so that nobody types for nothing.
pub(super) fn unavailable(wording: &Wording<'_>, aim: Aim) -> Outline {
    let mut outline = Outline::new(wording.say("unavailable-heading"));
    outline.block(wording.say("unavailable"));
    if let Some(service) = wording.setup.content.services.get(aim.service) {
        card::calls(wording, &mut outline, &service.lines);
    }
    card::contact(wording, &mut outline);
    outline.entry(wording.say("to-home"), Message::Home);
    outline
}

/// Adds a way to a service, with what it is in one sentence.
pub(super) fn with_summary(wording: &Wording<'_>, outline: &mut Outline, index: usize) {
    let Some(service) = wording.setup.content.services.get(index) else {
        return;
    };
    let open = Message::Open(Screen::Service(index));
    outline
        .entry_with(
            wording.tell(&service.title),
            wording.tell(&service.summary),
            open,
        )
        .numbered(service.number);
}

fn services_of<'s>(
    wording: &Wording<'s>,
    group: &'s str,
) -> impl Iterator<Item = (usize, &'s Service)> {
    let services = wording.setup.content.services.iter().enumerate();
    services.filter(move |(_, it)| it.offered == Offered::InGroup && it.group == group)
}
