//! The services: their groups, a group, a service, and the page for when requests cannot be taken.

use std::slice;

use super::{card, target};
use crate::ask::aim::{Aim, Subject};
use crate::ask::progress::Inquiry;
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::take::room::Share;
use crate::wording::Wording;
use cas_page::page::Role;
use cas_setup::catalogue::Target;
use cas_setup::content::Provenance;
use cas_setup::content::fact::Fact;
use cas_setup::content::notice::Notice;
use cas_setup::content::open::OpeningHours;
use cas_setup::content::service::{Offered, Service};
use cas_setup::content::site::Group;
use cas_setup::locale::Value;
use cas_words::id::Id;
use cas_words::text::Text;

/// The facts of a slip that has also where and when one can go there.
const FACTS_WITH_HOURS: usize = 2;

/// Describes the menu of groups. A group with a single service leads directly to that service.
pub(crate) fn menu(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("services"));
    for (id, group) in wording.setup.content.site.groups.with_ids() {
        let mut services = services_of(wording, &group.id);
        match (services.next(), services.next()) {
            (None, _) => {}
            (Some((service, _)), None) => with_summary(wording, &mut outline, service),
            (Some(_), Some(_)) => target::entry(wording, &mut outline, Target::Group(id)),
        }
    }
    outline
}

pub(crate) fn group(wording: &Wording<'_>, id: Id<Group>) -> Outline {
    let group = &wording.setup.content.site.groups[id];
    let mut outline = Outline::new(wording.tell(&group.title));
    for (service, _) in services_of(wording, &group.id) {
        with_summary(wording, &mut outline, service);
    }
    outline
}

pub(crate) fn outline(wording: &Wording<'_>, id: Id<Service>) -> Outline {
    let service = &wording.setup.content.services[id];
    let mut outline = Outline::new(wording.tell(&service.title));
    card::notices(wording, &mut outline, &[Some(wording.today())], |notice| {
        notice.touches.service(&service.id)
    });
    // A visitor who calls needs the name that the office knows.
    let is_first = wording.language == wording.first_language();
    if let Some(official) = service.official.as_deref().filter(|_| !is_first) {
        outline.fact(wording.say("official-name"), wording.name(official));
    }
    let opening = service.opening.as_ref().map(|it| {
        let touches = |notice: &Notice| notice.touches.service(&service.id);
        (it, wording.place_now(it, touches))
    });
    card::facts(
        wording,
        &mut outline,
        &service.about,
        opening,
        &service.lines,
        |outline| {
            let can_ask = way_to_ask(wording, outline, id);
            way_to_more(wording, outline, id);
            can_ask
        },
        |outline| other_ways(wording, outline, service),
    );
    outline
}

/// The facts of a service that are taken home: what it is, and where and when one can go there.
pub(crate) fn facts_to_take(service: &Service) -> usize {
    if service.opening.is_some() {
        FACTS_WITH_HOURS
    } else {
        1
    }
}

/// Describes what somebody needs of a service who wants to call: what it is, the numbers, and where and when one can go
/// there. The place and the hours come after the numbers, so that nobody takes them for those of another office.
pub(crate) fn essentials(wording: &Wording<'_>, id: Id<Service>, share: Share) -> Outline {
    let service = &wording.setup.content.services[id];
    let mut outline = Outline::new(wording.tell(&service.title));
    let today = [Some(wording.today())];
    let all_notices = card::first_notices(wording, &mut outline, &today, share.notices, |notice| {
        notice.touches.service(&service.id)
    });
    let about = &service.about[..service.about.len().min(share.facts).min(1)];
    let lines = &service.lines[..service.lines.len().min(share.numbers)];
    let visited = visited(wording, service).filter(|_| share.facts >= FACTS_WITH_HOURS);
    let mut provenances: Vec<&Provenance> = about.iter().map(|it| &it.provenance).collect();
    if let Some((place, opening)) = visited {
        provenances.extend([&place.provenance, &opening.provenance]);
    }
    provenances.extend(lines.iter().map(|it| &it.provenance));
    let is_old = provenances.iter().any(|it| wording.is_old(it));
    card::paragraphs(wording, &mut outline, about);
    card::lines(wording, &mut outline, lines, is_old);
    if let Some((place, opening)) = visited {
        card::paragraphs(wording, &mut outline, slice::from_ref(place));
        card::hours(wording, &mut outline, opening, None);
    }
    let is_whole = all_notices
        && about.len() == service.about.len()
        && lines.len() == service.lines.len()
        && visited.is_some() == service.opening.is_some()
        && service.more.is_empty();
    card::rest(wording, &mut outline, Target::Service(id), is_whole);
    card::sources(wording, &mut outline, provenances);
    outline
}

/// Describes what somebody copies by hand of a service.
pub(crate) fn to_copy(wording: &Wording<'_>, id: Id<Service>) -> Outline {
    let service = &wording.setup.content.services[id];
    let mut outline = Outline::new(wording.tell(&service.title));
    card::to_copy(wording, &mut outline, &service.about, &service.lines);
    if let Some((_, opening)) = visited(wording, service) {
        card::hours(wording, &mut outline, opening, None);
    }
    outline
}

/// Returns where and when one can go to a service, if both are known: hours without a place look like those of the next
/// number.
fn visited<'s>(
    wording: &Wording<'_>,
    service: &'s Service,
) -> Option<(&'s Fact, &'s OpeningHours)> {
    let mut about = service.about.iter();
    let place = about.find(|it| card::is_labelled(wording, it, "where"))?;
    Some((place, service.opening.as_ref()?))
}

/// Adds what one can do if nobody answers: to be called, and the services that may help too.
fn other_ways(wording: &Wording<'_>, outline: &mut Outline, service: &Service) {
    let content = &wording.setup.content;
    // A number for all hours is answered now, and nobody in need should wait to be called.
    let may_wait = service.lines.iter().any(|it| !card::is_urgent(wording, it));
    let can_be_called = service.ask.is_none() && may_wait;
    let call_back = calling_back(wording).filter(|_| can_be_called);
    let see = service.see.iter().filter_map(|id| content.service(id));
    let ways: Vec<Id<Service>> = call_back.into_iter().chain(see).collect();
    if !ways.is_empty() && card::is_in_vain(wording, &service.lines) {
        outline.block(wording.say("calls-in-vain"));
    }
    for id in ways {
        with_summary(wording, outline, id);
    }
}

/// Describes the facts about a service that have no room on its card. It is the same subject, so the page
/// has the same heading.
pub(crate) fn more(wording: &Wording<'_>, id: Id<Service>) -> Outline {
    let service = &wording.setup.content.services[id];
    let mut outline = Outline::new(wording.tell(&service.title));
    outline.step(wording.say("service-more"));
    card::paragraphs(wording, &mut outline, &service.more);
    let provenances = service.more.iter().map(|fact| &fact.provenance);
    card::sources(wording, &mut outline, provenances);
    outline
}

/// Adds a way to the facts that have no room on the card, if there are any.
fn way_to_more(wording: &Wording<'_>, outline: &mut Outline, id: Id<Service>) {
    if !wording.setup.content.services[id].more.is_empty() {
        let more = Message::Open(Screen::More(id));
        outline.entry(wording.say("service-more"), more);
    }
}

/// Adds a control to ask for a service, if that is possible here. If the service has eligibility
/// rules, it leads to their questions first. Returns false if one can only call.
fn way_to_ask(wording: &Wording<'_>, outline: &mut Outline, id: Id<Service>) -> bool {
    let content = &wording.setup.content;
    let service = &content.services[id];
    let label = |ask| match &content.asks[ask].label {
        Some(label) => wording.tell(label),
        None => wording.say("service-ask"),
    };
    if let Some(rules) = service.eligibility {
        let for_me = || wording.say("service-for-me");
        let label = service.ask.map_or_else(for_me, label);
        let first = Inquiry::new(content, id, rules);
        let first = Message::Open(Screen::Eligible(first));
        outline.entry_with(label, wording.say("service-ask-first"), first);
    } else if let Some(ask) = service.ask {
        outline.action(label(ask), Message::Ask(Aim::of(ask)));
    }
    // The same office stands on the receipt.
    if let Some(ask) = service.ask {
        office(wording, outline, Aim::of(ask));
    }
    service.ask.is_some() || service.eligibility.is_some()
}

/// Adds the office that gets a request.
pub(crate) fn office(wording: &Wording<'_>, outline: &mut Outline, aim: Aim) {
    let office = wording.setup.content.office_of(aim.ask);
    let (label, name) = (Some(wording.say("office")), office_name(wording, aim));
    card::known(wording, outline, label, name, &office.provenance, None);
}

/// Returns the name of the office that gets a request. If that is the centre which was chosen, it is the
/// name of the centre.
pub(crate) fn office_name(wording: &Wording<'_>, aim: Aim) -> Text {
    let content = &wording.setup.content;
    let office = content.office_of(aim.ask);
    match aim.centre(content).filter(|_| office.is_centre) {
        Some(centre) => wording.name(&content.centres[centre].name),
        None => wording.tell(&office.name),
    }
}

/// Adds a way to be called, for a visitor who cannot ask here or whose call nobody may answer.
pub(crate) fn call_back(wording: &Wording<'_>, outline: &mut Outline) {
    if let Some(service) = calling_back(wording) {
        with_summary(wording, outline, service);
    }
}

/// Returns the service that calls back, if one can ask for that here.
fn calling_back(wording: &Wording<'_>) -> Option<Id<Service>> {
    let content = &wording.setup.content;
    let service = content.service(content.site.call_back.as_ref()?)?;
    content.services[service].ask.map(|_| service)
}

/// Returns the words with this id about the page for whoever nobody has called; `None` without such a page,
/// and for a request that was made there.
pub(crate) fn no_call(wording: &Wording<'_>, aim: Aim, id: &str) -> Option<Text> {
    let content = &wording.setup.content;
    let service = content.service(content.site.no_call.as_ref()?)?;
    let ask = content.services[service].ask?;
    let number = content.services[service]
        .number
        .filter(|_| ask != aim.ask)?;
    Some(wording.say_with(id, &[("number", Value::from(i64::from(number)))]))
}

/// Adds by when somebody answers, unless it is about an earlier request: perhaps nobody need call any more.
pub(crate) fn response(wording: &Wording<'_>, outline: &mut Outline, aim: Aim) {
    let content = &wording.setup.content;
    let service = &content.services[content.service_of(aim.ask)];
    let is_about_earlier = content.site.no_call.as_ref() == Some(&service.id);
    if let Some(it) = content.site.response.as_ref().filter(|_| !is_about_earlier) {
        card::paragraph(wording, outline, None, &it.text, &it.provenance);
    }
}

/// Adds a control to make a request about the subject of a card. It says what happens then, so that
/// nobody thinks that the request is a reservation. Returns false if this cannot be asked for here.
pub(crate) fn ask_about(
    wording: &Wording<'_>,
    outline: &mut Outline,
    offered: Offered,
    subject: Subject,
) -> bool {
    let content = &wording.setup.content;
    let service = content.service_offered(offered);
    let offer = service.and_then(|id| {
        let (service, ask) = (&content.services[id], content.services[id].ask?);
        Some((service, Aim { ask, subject }))
    });
    // Of some centres it may be known where to send it, and of others not.
    let can_receive = |aim: Aim| aim.receiver(wording.setup).can_receive();
    let Some((service, aim)) = offer.filter(|(_, aim)| can_receive(*aim)) else {
        return false;
    };
    outline.control(
        Role::Action,
        wording.tell(&service.title),
        Some(wording.tell(&service.summary)),
        Message::Ask(aim),
    );
    true
}

/// Describes the page for when requests cannot be taken. It comes before the first question, so
/// that nobody writes for nothing.
pub(crate) fn unavailable(wording: &Wording<'_>, aim: Aim) -> Outline {
    let mut outline = Outline::new(wording.say("unavailable-heading"));
    outline.block(wording.say("unavailable"));
    card::calls_or_contact(wording, &mut outline, aim.lines(&wording.setup.content));
    outline.entry(wording.say("to-home"), Message::Home);
    outline
}

/// Adds an entry for a service, with its summary in one sentence.
pub(crate) fn with_summary(wording: &Wording<'_>, outline: &mut Outline, id: Id<Service>) {
    let service = &wording.setup.content.services[id];
    let open = Message::Open(Screen::Service(id));
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
) -> impl Iterator<Item = (Id<Service>, &'s Service)> {
    let services = wording.setup.content.services.with_ids();
    services.filter(move |(_, it)| it.offered == Offered::InGroup && it.group == group)
}
