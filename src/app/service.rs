//! The services: the list, one service, and what to do when requests cannot be taken.

use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Screen, eligible};

pub(super) fn menu(wording: &Wording<'_>) -> Outline {
    let services = wording.setup.content.services.iter().enumerate();
    services.fold(
        Outline::new(wording.say("services")),
        |outline, (index, service)| {
            let open = Message::Open(Screen::Service(index));
            outline.entry_with(
                wording.tell(&service.title),
                wording.tell(&service.summary),
                open,
            )
        },
    )
}

pub(super) fn outline(wording: &Wording<'_>, index: usize) -> Outline {
    let Some(service) = wording.setup.content.services.get(index) else {
        return menu(wording);
    };
    let outline = Outline::new(wording.tell(&service.title));
    // Whoever calls needs the name that the office knows.
    let official = service.title.get(wording.first_language());
    let outline = if official.language == wording.language {
        outline
    } else {
        outline.fact(wording.say("official-name"), official)
    };
    let is_old = service
        .about
        .iter()
        .any(|fact| wording.is_old(&fact.provenance));
    let outline = if is_old {
        outline.block(wording.say("call-first"))
    } else {
        outline
    };
    let outline = service.about.iter().fold(outline, |outline, fact| {
        outline.fact(
            wording.tell(&fact.label),
            wording.fact(&fact.text, &fact.provenance),
        )
    });
    let ask = Message::Open(Screen::Eligible(eligible::State::new(index)));
    outline
        .fact(
            wording.tell(&service.phone.name),
            wording.line(&service.phone),
        )
        .entry_with(
            wording.say("service-ask"),
            wording.say("service-ask-first"),
            ask,
        )
}

/// Told before the first question, so that nobody types for nothing.
pub(super) fn unavailable(wording: &Wording<'_>, index: usize) -> Outline {
    let mut outline =
        Outline::new(wording.say("unavailable-heading")).block(wording.say("unavailable"));
    if let Some(service) = wording.setup.content.services.get(index) {
        outline = outline.fact(
            wording.tell(&service.phone.name),
            wording.line(&service.phone),
        );
    }
    let contact = &wording.setup.content.site.contact;
    outline
        .fact(wording.tell(&contact.name), wording.line(contact))
        .entry(wording.say("to-home"), Message::Home)
}
