//! The centres: the ways to look for one, the lists, and the card of a centre.

use std::collections::BTreeMap;

use super::activities::looking;
use super::filter::{Filter, List};
use super::list::{Portion, Slice};
use super::{card, rhythm, service, target};
use crate::ask::aim::Subject;
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::take::room::Share;
use crate::wording::Wording;
use cas_schedule::Rule;
use cas_setup::catalogue::{Target, Which};
use cas_setup::content::Provenance;
use cas_setup::content::centre::Centre;
use cas_setup::content::notice::Notice;
use cas_setup::content::service::Offered;
use cas_setup::content::site::Entry;
use cas_setup::locale::Value;
use cas_words::id::Id;
use cas_words::text::{Text, length};

/// The number of days, today included, from which it is told what is where. A holiday may take one
/// week.
const DAYS_LOOKED_AT: usize = 14;

/// Describes the menu. The kiosk's own district is first, because most people look for it.
pub(crate) fn menu(wording: &Wording<'_>) -> Outline {
    let districts = &wording.setup.content.site.districts;
    let here = districts.find(|district| district.id == wording.setup.config.district);
    let mut outline = Outline::new(target::name(wording, Target::Entry(Entry::Centres)));
    if let Some(here) = here {
        let here = Target::District(here);
        let (title, open) = (target::name(wording, here), Screen::of(here));
        outline.entry_with(wording.say("centres-here"), title, Message::Open(open));
    }
    further(wording, &mut outline);
    outline
}

pub(crate) fn districts(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("districts-heading"));
    for district in wording.setup.content.site.districts.ids() {
        target::entry(wording, &mut outline, Target::District(district));
    }
    outline
}

/// Describes the list, or a part of it.
pub(crate) fn list(wording: &Wording<'_>, list: List, slice: Slice) -> Outline {
    let catalogue = &wording.setup.catalogue;
    let (heading, centres) = match list {
        List::All => (
            wording.say("centres-all"),
            catalogue.centres(wording.language),
        ),
        List::District(district) => (
            target::name(wording, Target::District(district)),
            catalogue.centres_in(district, wording.language),
        ),
    };
    let mut outline = Outline::new(heading);
    if slice != Slice::WHOLE {
        outline.step(range(wording, slice, centres));
    }
    if centres.is_empty() {
        outline.block(wording.say("district-empty"));
        further(wording, &mut outline);
        return outline;
    }
    match slice.portion(centres) {
        Portion::Entries(centres) => {
            for centre in centres {
                entry(wording, &mut outline, *centre, list == List::All);
            }
        }
        Portion::Ranges(ranges) => {
            for slice in ranges {
                let open = Message::Open(Screen::Centres(list, slice));
                outline.entry(range(wording, slice, centres), open);
            }
        }
    }
    if let List::District(district) = list
        && !catalogue.programme(Which::District(district)).is_empty()
    {
        let open = Screen::Meetings(Filter::District(district), 0);
        outline.entry(wording.say("activities-here"), Message::Open(open));
    }
    outline
}

/// Adds the ways to look outside one district.
fn further(wording: &Wording<'_>, outline: &mut Outline) {
    let open = Message::Open(Screen::Districts);
    outline.entry(wording.say("centres-districts"), open);
    target::entry(wording, outline, Target::Entry(Entry::AllCentres));
    let mut centres = wording.setup.content.centres.iter();
    if centres.any(|centre| centre.opening.is_some()) {
        target::entry(wording, outline, Target::Entry(Entry::OpenNow));
    }
}

/// Adds a centre to a list, with its first address, and with its district in a list of several. If it is
/// known whether it is open now, that stands below them.
fn entry(wording: &Wording<'_>, outline: &mut Outline, id: Id<Centre>, shows_district: bool) {
    let centre = &wording.setup.content.centres[id];
    let place = centre.places.first();
    let address = place
        .map(|place| place.address.as_str())
        .unwrap_or_default();
    let place = if shows_district {
        target::with_district(wording, id, address, length(&centre.name))
    } else {
        address.to_owned().into()
    };
    let card = Message::Open(Screen::Centre(id));
    let touches = |notice: &Notice| notice.touches.centre(&centre.id);
    let now = wording.place_in_list(centre.opening.as_deref(), touches);
    let of_both = format!("{}, {}", centre.name, place.words);
    let now = now.map(|mut now| {
        if let Some(district) = &place.district {
            now.words = format!("{}. {}", district.words, now.words);
        }
        now
    });
    let now = now.filter(|now| {
        let words = [now.words.clone().into()];
        target::fitting(words, length(&of_both)).is_some()
    });
    match now {
        Some(now) => outline.entry_with(wording.name(&of_both), now, card),
        None => outline
            .entry_with(wording.name(&centre.name), wording.name(&place.words), card)
            .more(place.district),
    }
    .numbered(centre.number);
}

/// Returns the name of a part of a list: the names of its first and its last centre.
fn range(wording: &Wording<'_>, slice: Slice, centres: &[Id<Centre>]) -> Text {
    let names = slice.ends(centres).map(|(first, last)| {
        let name = |centre| target::name(wording, Target::Centre(centre)).words;
        format!("{} – {}", name(first), name(last))
    });
    wording.name(&names.unwrap_or_default())
}

pub(crate) fn card(wording: &Wording<'_>, id: Id<Centre>) -> Outline {
    let content = &wording.setup.content;
    let centre = &content.centres[id];
    let mut outline = Outline::new(wording.name(&centre.name));
    card::notices(wording, &mut outline, &[Some(wording.today())], |notice| {
        notice.touches.centre(&centre.id)
    });
    let provenance = &centre.provenance;
    let opening = centre.opening.as_deref();
    places(wording, &mut outline, id, usize::MAX);
    if let Some(opening) = opening {
        let now = wording.place_now(opening, |notice| notice.touches.centre(&centre.id));
        card::hours(wording, &mut outline, opening, now);
    }
    let of_hours = opening.map(|it| &it.provenance);
    let is_old = wording.is_old(provenance) || of_hours.is_some_and(|it| wording.is_old(it));
    phones(wording, &mut outline, id, usize::MAX, is_old);
    offered(wording, &mut outline, id);
    for email in &centre.emails {
        outline.fact(wording.say("email"), wording.name(email));
    }
    card::paragraphs(wording, &mut outline, &centre.about);
    let district = &content.site.districts[content.district_of(id)];
    outline
        .block(wording.tell(&district.title))
        .fact(wording.say("operator"), wording.name(&centre.operator));
    known_from(wording, &mut outline, centre);
    outline
}

/// Adds where the facts about a centre are known from.
fn known_from(wording: &Wording<'_>, outline: &mut Outline, centre: &Centre) {
    let provenance = &centre.provenance;
    let of_hours = centre.opening.as_deref().map(|it| &it.provenance);
    let origin = (!provenance.sample).then(|| origin(wording, provenance));
    let origin = origin.into_iter().flatten();
    let rows = origin.chain(card::rows(wording, of_hours));
    card::known_from(wording, outline, rows);
}

/// Describes what somebody needs of a centre who wants to go there or to call.
pub(crate) fn essentials(wording: &Wording<'_>, id: Id<Centre>, share: Share) -> Outline {
    let centre = &wording.setup.content.centres[id];
    let mut outline = Outline::new(wording.name(&centre.name));
    let today = [Some(wording.today())];
    let all_notices = card::first_notices(wording, &mut outline, &today, share.notices, |notice| {
        notice.touches.centre(&centre.id)
    });
    places(wording, &mut outline, id, share.facts);
    let opening = centre.opening.as_deref();
    if let Some(opening) = opening {
        card::hours(wording, &mut outline, opening, None);
    }
    let of_hours = opening.map(|it| &it.provenance);
    let mut provenances = [&centre.provenance].into_iter().chain(of_hours);
    let is_old = provenances.any(|it| wording.is_old(it));
    phones(wording, &mut outline, id, share.numbers, is_old);
    let is_whole = all_notices
        && centre.places.len() <= share.facts
        && centre.phones.len() <= share.numbers
        && centre.about.is_empty();
    card::rest(wording, &mut outline, Target::Centre(id), is_whole);
    known_from(wording, &mut outline, centre);
    outline
}

/// Describes what somebody copies by hand of a centre.
pub(crate) fn to_copy(wording: &Wording<'_>, id: Id<Centre>) -> Outline {
    let centre = &wording.setup.content.centres[id];
    let mut outline = Outline::new(wording.name(&centre.name));
    for (index, _) in centre.places.iter().enumerate() {
        address(wording, &mut outline, id, index);
    }
    if let Some(opening) = centre.opening.as_deref() {
        card::hours(wording, &mut outline, opening, None);
    }
    phones(wording, &mut outline, id, usize::MAX, false);
    outline
}

/// Adds the first phone number of a centre with this label.
pub(crate) fn first_phone(
    wording: &Wording<'_>,
    outline: &mut Outline,
    id: Id<Centre>,
    label: Text,
) {
    let centre = &wording.setup.content.centres[id];
    if let Some(phone) = centre.phones.first() {
        let digits = wording.marked(wording.phone(phone), &centre.provenance);
        outline.takeaway(Some(label), digits);
    }
}

/// Returns the date of the facts about a centre, and the owner of the data.
pub(crate) fn origin(wording: &Wording<'_>, provenance: &Provenance) -> [Text; 2] {
    let attribution = wording.tell(&wording.setup.content.site.attribution);
    let date = wording.speaking(attribution.language);
    [date.as_of(provenance.checked), attribution]
}

/// Adds the first `most` phone numbers of a centre, with the date of the centre's facts if they are old. If
/// anything on the card is old, the visitor is told to call first.
pub(crate) fn phones(
    wording: &Wording<'_>,
    outline: &mut Outline,
    id: Id<Centre>,
    most: usize,
    is_old: bool,
) {
    let centre = &wording.setup.content.centres[id];
    let phones = &centre.phones[..centre.phones.len().min(most)];
    let mut warning = card::call_first(wording, is_old, phones.iter().map(String::as_str));
    if phones.is_empty() {
        outline.blocks(warning.take());
    }
    for phone in phones {
        let digits = wording.marked(wording.phone(phone), &centre.provenance);
        outline.takeaway_after(warning.take(), wording.say("phone"), digits);
    }
    outline.asides(wording.date_if_old(&centre.provenance));
}

/// Adds the first `most` addresses of a centre.
fn places(wording: &Wording<'_>, outline: &mut Outline, id: Id<Centre>, most: usize) {
    let centre = &wording.setup.content.centres[id];
    let places = centre.places.len();
    for (index, place) in centre.places.iter().enumerate().take(most) {
        address(wording, outline, id, index);
        if let Some(note) = &place.note {
            outline.block(wording.name(note));
        }
        if places > 1 {
            outline.blocks(days_at(wording, id, index));
        }
    }
}

/// Adds an address of a centre. If there are several, its label tells which.
fn address(wording: &Wording<'_>, outline: &mut Outline, id: Id<Centre>, index: usize) {
    let centre = &wording.setup.content.centres[id];
    let place = &centre.places[index];
    let args = &[
        ("place", Value::from(index + 1)),
        ("of", Value::from(centre.places.len())),
    ];
    outline.fact(
        wording.say_with("address", args),
        wording.marked(
            wording.name(&format!("{}, {}", place.address, place.postcode)),
            &centre.provenance,
        ),
    );
}

/// Returns on which days of the week there is something every week at one of the places of a centre;
/// `None` if nothing is known of that.
fn days_at(wording: &Wording<'_>, id: Id<Centre>, place: usize) -> Option<Text> {
    let activities = &wording.setup.content.activities;
    let programme = wording.setup.catalogue.programme(Which::Centre(id));
    let (mut days, mut samples) = (BTreeMap::new(), None);
    looking(wording, |outlook| {
        let week = wording.today().iter_days().take(DAYS_LOOKED_AT);
        for meeting in week.flat_map(|day| programme.timetable.on(outlook, day)) {
            let activity = &activities[meeting.series];
            let series = activity.series.as_ref();
            let rule = series.and_then(|series| series.rule_of(&meeting));
            let rule = rule.filter(|rule| rule.rule == Rule::Weekly);
            if let Some(rule) = rule.filter(|_| activity.place_of(&meeting) == place) {
                days.insert(
                    rule.day.num_days_from_monday(),
                    rhythm::day(wording, rule).words,
                );
                let sample = Some(&activity.provenance).filter(|it| it.sample);
                samples = samples.or(sample);
            }
        }
    });
    let days = wording.joined(&days.into_values().collect::<Vec<_>>())?;
    let days = [("days", Value::from(days.as_str()))];
    let text = wording.say_with("place-days", &days);
    Some(match samples {
        Some(sample) => wording.marked(text, sample),
        None => text,
    })
}

/// Adds the actions for a centre: see its activities, request a call.
fn offered(wording: &Wording<'_>, outline: &mut Outline, centre: Id<Centre>) {
    let programme = wording.setup.catalogue.programme(Which::Centre(centre));
    if !programme.is_empty() {
        let open = Screen::Meetings(Filter::Centre(centre), 0);
        outline.entry(wording.say("activities-of-centre"), Message::Open(open));
    }
    let subject = Subject::Centre(centre);
    service::ask_about(wording, outline, Offered::ByCentres, subject);
}
