//! The centres: the ways to look for one, the lists, and a centre's card.

use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Screen};
use crate::content::centre::Centre;
use crate::locale::Value;
use crate::text::Text;

/// The kiosk's own district first, because that is what most people at it look for.
pub(super) fn menu(wording: &Wording<'_>) -> Outline {
    let districts = &wording.setup.content.site.districts;
    let here = districts
        .iter()
        .position(|district| district.id == wording.setup.config.district);
    let mut outline = Outline::new(wording.say("centres"));
    if let Some(here) = here {
        let title = wording.name(&districts[here].title);
        outline = outline.entry_with(
            wording.say("centres-here"),
            title,
            Message::Open(Screen::District(here)),
        );
    }
    further(wording, outline)
}

pub(super) fn districts(wording: &Wording<'_>) -> Outline {
    let districts = wording.setup.content.site.districts.iter().enumerate();
    districts.fold(
        Outline::new(wording.say("districts-heading")),
        |outline, (index, district)| {
            outline.entry(
                wording.name(&district.title),
                Message::Open(Screen::District(index)),
            )
        },
    )
}

pub(super) fn district(wording: &Wording<'_>, index: usize) -> Outline {
    let Some(district) = wording.setup.content.site.districts.get(index) else {
        return all(wording);
    };
    let outline = Outline::new(wording.name(&district.title));
    let here = |centre: &Centre| centre.district == district.id;
    if wording.setup.content.centres.iter().any(here) {
        return list(wording, outline, here);
    }
    further(wording, outline.block(wording.say("district-empty")))
}

pub(super) fn all(wording: &Wording<'_>) -> Outline {
    list(wording, Outline::new(wording.say("centres-all")), |_| true)
}

/// Where to look beyond one district.
fn further(wording: &Wording<'_>, outline: Outline) -> Outline {
    outline
        .entry(
            wording.say("centres-districts"),
            Message::Open(Screen::Districts),
        )
        .entry(
            wording.say("centres-all"),
            Message::Open(Screen::AllCentres),
        )
}

/// The centres for which `is_meant` holds, from A to Z, each with its first address.
fn list(wording: &Wording<'_>, outline: Outline, is_meant: impl Fn(&Centre) -> bool) -> Outline {
    let content = &wording.setup.content;
    let order = wording.setup.centre_order(wording.language).iter();
    let meant = order.filter_map(|index| Some((*index, content.centres.get(*index)?)));
    meant
        .filter(|(_, centre)| is_meant(centre))
        .fold(outline, |outline, (index, centre)| {
            let address = centre
                .places
                .first()
                .map(|place| place.address.as_str())
                .unwrap_or_default();
            let card = Message::Open(Screen::Centre(index));
            outline.entry_with(wording.name(&centre.name), wording.name(address), card)
        })
}

pub(super) fn card(wording: &Wording<'_>, index: usize) -> Outline {
    let Some(centre) = wording.setup.content.centres.get(index) else {
        return all(wording);
    };
    let mut outline = Outline::new(wording.name(&centre.name));
    if wording.is_old(&centre.provenance) {
        outline = outline.block(wording.say("call-first"));
    }
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
    for phone in &centre.phones {
        let digits = Text::new(wording.language, phone);
        outline = outline.fact(wording.say("phone"), digits);
    }
    for email in &centre.emails {
        outline = outline.fact(wording.say("email"), wording.name(email));
    }
    let district = wording
        .setup
        .content
        .site
        .districts
        .iter()
        .find(|district| district.id == centre.district);
    if let Some(district) = district {
        outline = outline.block(wording.name(&district.title));
    }
    outline
        .fact(wording.say("operator"), wording.name(&centre.operator))
        .fact(
            wording.say("data"),
            wording.as_of(centre.provenance.checked),
        )
        .block(wording.tell(&wording.setup.content.site.attribution))
}
