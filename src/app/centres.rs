//! The centres: the ways to look for one, the lists, and a centre's card.

use super::activities::Filter;
use super::draft::Subject;
use super::list::{Shown, Slice};
use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Screen, card, service, target};
use crate::catalogue::{Target, Which};
use crate::content::centre::Centre;
use crate::content::service::Offered;
use crate::content::site::Entry;
use crate::locale::Value;
use crate::text::Text;

/// Which centres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// All of them.
    All,
    /// Those of the district with this index.
    District(usize),
}

/// The kiosk's own district first, because that is what most people at it look for.
pub(super) fn menu(wording: &Wording<'_>) -> Outline {
    let districts = &wording.setup.content.site.districts;
    let here = districts
        .iter()
        .position(|district| district.id == wording.setup.config.district);
    let mut outline = Outline::new(target::name(wording, Target::Entry(Entry::Centres)));
    if let Some(here) = here {
        let here = Target::District(here);
        let (title, open) = (target::name(wording, here), target::screen(here));
        outline = outline.entry_with(wording.say("centres-here"), title, Message::Open(open));
    }
    further(wording, outline)
}

pub(super) fn districts(wording: &Wording<'_>) -> Outline {
    let districts = (0..wording.setup.content.site.districts.len()).map(Target::District);
    let outline = Outline::new(wording.say("districts-heading"));
    districts.fold(outline, |outline, district| {
        target::entry(wording, outline, district)
    })
}

/// A list, or the part of it that was chosen.
pub(super) fn list(wording: &Wording<'_>, list: List, slice: Slice) -> Outline {
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
        outline = outline.step(range(wording, slice, centres));
    }
    if centres.is_empty() {
        return further(wording, outline.block(wording.say("district-empty")));
    }
    let outline = match slice.shown(centres) {
        Shown::Entries(centres) => centres
            .iter()
            .fold(outline, |outline, centre| entry(wording, outline, *centre)),
        Shown::Ranges(ranges) => ranges.into_iter().fold(outline, |outline, slice| {
            let open = Message::Open(Screen::Centres(list, slice));
            outline.entry(range(wording, slice, centres), open)
        }),
    };
    match list {
        List::District(district)
            if catalogue
                .programme(Which::District(district))
                .is_some_and(|it| !it.is_empty()) =>
        {
            let open = Screen::Meetings(Filter::District(district), 0);
            outline.entry(wording.say("activities-here"), Message::Open(open))
        }
        _ => outline,
    }
}

/// Where to look beyond one district.
fn further(wording: &Wording<'_>, outline: Outline) -> Outline {
    let outline = outline.entry(
        wording.say("centres-districts"),
        Message::Open(Screen::Districts),
    );
    target::entry(wording, outline, Target::Entry(Entry::AllCentres))
}

/// A centre in a list, with its first address.
fn entry(wording: &Wording<'_>, outline: Outline, index: usize) -> Outline {
    let Some(centre) = wording.setup.content.centres.get(index) else {
        return outline;
    };
    let place = centre.places.first();
    let address = place
        .map(|place| place.address.as_str())
        .unwrap_or_default();
    let card = Message::Open(Screen::Centre(index));
    outline
        .entry_with(wording.name(&centre.name), wording.name(address), card)
        .numbered(centre.number)
}

/// A part of a list by the names of its first and its last centre.
fn range(wording: &Wording<'_>, slice: Slice, centres: &[usize]) -> Text {
    let names = slice.ends(centres).map(|(first, last)| {
        let name = |index: usize| target::name(wording, Target::Centre(index)).words;
        format!("{} – {}", name(first), name(last))
    });
    wording.name(&names.unwrap_or_default())
}

pub(super) fn card(wording: &Wording<'_>, index: usize) -> Outline {
    let Some(centre) = wording.setup.content.centres.get(index) else {
        return list(wording, List::All, Slice::WHOLE);
    };
    let mut outline = Outline::new(wording.name(&centre.name));
    outline = card::notices(wording, outline, &[Some(wording.today())], |notice| {
        notice.touches.centre(&centre.id)
    });
    let provenance = &centre.provenance;
    let call = || card::call_first(wording, centre.numbers());
    let changed = wording.is_old(provenance).then(call);
    outline = card::warnings(wording, outline, provenance.sample, changed);
    outline = places(wording, outline, centre);
    for phone in &centre.phones {
        let digits = Text::new(wording.language, phone);
        outline = outline.fact(wording.say("phone"), digits);
    }
    for email in &centre.emails {
        outline = outline.fact(wording.say("email"), wording.name(email));
    }
    outline = offered(wording, outline, index);
    let mut districts = wording.setup.content.site.districts.iter();
    if let Some(district) = districts.find(|district| district.id == centre.district) {
        outline = outline.block(wording.name(&district.title));
    }
    outline
        .fact(wording.say("operator"), wording.name(&centre.operator))
        .block(wording.as_of(provenance.checked))
        .block(wording.tell(&wording.setup.content.site.attribution))
}

/// Whom to call at a centre, with the date of the centre, on pages that are about something else.
pub(super) fn phones(wording: &Wording<'_>, outline: Outline, index: usize) -> Outline {
    let centre = wording.setup.content.centres.get(index);
    let Some((centre, (last, others))) = centre.and_then(|it| Some((it, it.phones.split_last()?)))
    else {
        return outline;
    };
    let digits = |phone: &String| Text::new(wording.language, phone);
    let outline = others.iter().fold(outline, |outline, phone| {
        outline.fact(wording.say("phone"), digits(phone))
    });
    let origin = wording.origin(&centre.provenance);
    let label = Some(wording.say("phone"));
    card::with_origin(outline, label, digits(last), Some(origin))
}

fn places(wording: &Wording<'_>, mut outline: Outline, centre: &Centre) -> Outline {
    let places = centre.places.len();
    for (index, place) in centre.places.iter().enumerate() {
        let args = &[
            ("place", Value::from(index + 1)),
            ("of", Value::from(places)),
        ];
        outline = outline.fact(
            wording.say_with("address", args),
            wording.name(&format!("{}, {}", place.address, place.postcode)),
        );
        if let Some(note) = &place.note {
            outline = outline.block(wording.name(note));
        }
    }
    outline
}

/// What can be done about a centre: see its activities, ask for a call.
fn offered(wording: &Wording<'_>, mut outline: Outline, centre: usize) -> Outline {
    let setup = wording.setup;
    if setup.catalogue.programme(Which::Centre(centre)).is_some() {
        let open = Screen::Meetings(Filter::Centre(centre), 0);
        outline = outline.entry(wording.say("activities-of-centre"), Message::Open(open));
    }
    service::ask_about(
        wording,
        outline,
        Offered::ByCentres,
        Subject::Centre(centre),
    )
}
