//! The name of a target, and its entry in a list. A number or a search result leads to a target.

use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::wording::Wording;
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_setup::catalogue::{Target, number, title};
use cas_setup::content::centre::Centre;
use cas_words::id::Id;
use cas_words::text::{Text, length};

/// The signs between a label, words and a district, in graphemes: ": " and ", ".
const SEPARATORS: usize = 4;
/// The signs between a label and words, in graphemes: ": ".
const COLON: usize = 2;

/// Returns the name of a target.
pub(crate) fn name(wording: &Wording<'_>, target: Target) -> Text {
    let setup = wording.setup;
    title(&setup.content, &setup.locales, wording.language, target)
}

/// Adds an entry for a target, with its number.
pub(crate) fn entry(wording: &Wording<'_>, outline: &mut Outline, target: Target) {
    outline
        .entry(name(wording, target), Message::Open(Screen::of(target)))
        .on_signs(on_signs(wording, target))
        .numbered(number(&wording.setup.content, target));
}

/// Returns the name of a district as it stands on signs, if the visitor reads its title in other letters.
pub(crate) fn on_signs(wording: &Wording<'_>, target: Target) -> Option<String> {
    let Target::District(district) = target else {
        return None;
    };
    let district = &wording.setup.content.site.districts[district];
    let is_foreign = wording.tell(&district.title).language != wording.first_language();
    district.name.clone().filter(|_| is_foreign)
}

/// Where something is.
pub(crate) struct Whereabouts {
    /// A name or an address, in the first language.
    pub(crate) words: String,
    /// The district, if it is in another language.
    pub(crate) district: Option<Text>,
}

impl From<String> for Whereabouts {
    fn from(words: String) -> Self {
        Self {
            words,
            district: None,
        }
    }
}

/// Returns words about a centre with its district, for a list that has several. The longest names do
/// not fit in one stop with a label of `taken` graphemes. Then the district is only on the card.
pub(crate) fn with_district(
    wording: &Wording<'_>,
    centre: Id<Centre>,
    words: &str,
    taken: usize,
) -> Whereabouts {
    let content = &wording.setup.content;
    let district = wording.tell(&content.site.districts[content.district_of(centre)].title);
    let room = STOP_GRAPHEMES_MAX.saturating_sub(taken + length(words) + SEPARATORS);
    if length(&district.words) > room {
        words.to_owned().into()
    } else if district.language == wording.first_language() {
        format!("{words}, {}", district.words).into()
    } else {
        Whereabouts {
            words: words.to_owned(),
            district: Some(district),
        }
    }
}

/// Returns the first place whose words fit in one stop with a label of `taken` graphemes.
pub(crate) fn fitting(
    places: impl IntoIterator<Item = Whereabouts>,
    taken: usize,
) -> Option<Whereabouts> {
    let room = STOP_GRAPHEMES_MAX.saturating_sub(taken + COLON);
    places.into_iter().find(|it| length(&it.words) <= room)
}

/// Adds an entry for a target that was found, with the kind of thing that it is, or the centre of an
/// activity.
pub(crate) fn found(wording: &Wording<'_>, outline: &mut Outline, target: Target) {
    let kind = match target {
        Target::Emergency | Target::Entry(_) => "found-page",
        Target::District(_) => "found-district",
        Target::Centre(_) => "found-centre",
        Target::Weekday(_) | Target::Kind(_) | Target::Activity(_) => "found-activity",
        Target::Group(_) | Target::Service(_) => "found-service",
        Target::Article(_) => "found-article",
    };
    let (label, open) = (name(wording, target), Message::Open(Screen::of(target)));
    let centre = match target {
        // Several centres may call what they offer the same.
        Target::Activity(id) => {
            let content = &wording.setup.content;
            let centre = content.centres[content.centre_of(id)].name.clone();
            fitting([centre.into()], length(&label.words))
        }
        _ => None,
    };
    let detail = centre.map_or_else(|| wording.say(kind), |centre| wording.name(&centre.words));
    outline
        .entry_with(label, detail, open)
        .on_signs(on_signs(wording, target))
        .numbered(number(&wording.setup.content, target));
}
