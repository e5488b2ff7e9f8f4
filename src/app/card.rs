//! What cards have in common: notices first, then facts, and when these were true.
//!
//! What holds for most facts of a card is said once, so that nobody hears the same date ten times.

use chrono::NaiveDate;
use unicode_segmentation::UnicodeSegmentation as _;

use super::outline::Outline;
use super::wording::Wording;
use crate::checked::Checked;
use crate::content::Provenance;
use crate::content::fact::{Fact, Line};
use crate::content::notice::{Notice, Touches};
use crate::page::STOP_GRAPHEMES_MAX;
use crate::schedule::Open;
use crate::text::{Language, Localized, Text};

/// What stands between a label and what it tells, in graphemes: a colon and a space.
const COLON_GRAPHEMES: usize = 2;

/// The notices that hold on one of these days and touch a card.
pub(super) fn notices(
    wording: &Wording<'_>,
    mut outline: Outline,
    days: &[Option<NaiveDate>],
    touches: impl Fn(&Notice) -> bool,
) -> Outline {
    let holds = |notice: &Notice| days.iter().flatten().any(|day| notice.holds(*day));
    let notices = wording.setup.content.notices.iter();
    // Folding would move the outline for every notice that is passed over.
    for notice in notices.filter(|notice| holds(notice) && touches(notice)) {
        outline = outline.fact(wording.say("notice"), wording.tell(&notice.text));
    }
    outline
}

/// Whether a notice touches the centre with this id.
pub(super) fn touches_centre(touches: &Touches, id: &String) -> bool {
    touches.everywhere || touches.centres.contains(id)
}

/// That what follows is only an example, and that one had better call first.
pub(super) fn warnings(
    wording: &Wording<'_>,
    mut outline: Outline,
    is_sample: bool,
    needs_call: bool,
) -> Outline {
    if is_sample {
        outline = outline.block(wording.say("sample"));
    }
    if needs_call {
        outline = outline.block(wording.say("call-first"));
    }
    outline
}

/// The facts and the phone numbers of a card. What can be done stands after the first fact, so that
/// nobody has to walk past all of them.
pub(super) fn facts(
    wording: &Wording<'_>,
    outline: Outline,
    facts: &[Fact],
    numbers: &[Line],
    offers: impl Fn(Outline) -> Outline,
) -> Outline {
    let of_facts = facts.iter().map(|fact| &fact.provenance);
    let of_lines = numbers.iter().map(|line| &line.provenance);
    let provenances: Vec<&Provenance> = of_facts.clone().chain(of_lines).collect();
    let said = Said::of(&provenances);
    let is_all = provenances.iter().all(|it| said.covers(it));
    // Whoever needs somebody at any hour is not told to call before calling, and where there is
    // nobody to call nobody is told to.
    let mut callable = numbers
        .iter()
        .filter(|line| line.hours != Some(Open::Always))
        .map(|line| &line.provenance)
        .peekable();
    let needs_call =
        callable.peek().is_some() && of_facts.chain(callable).any(|it| wording.is_old(it));
    let is_sample = is_all && provenances.iter().any(|it| it.sample);
    let outline = warnings(wording, outline, is_sample, needs_call);
    let mut facts = facts.iter();
    let first = facts.next().into_iter();
    let add = |outline, it| fact(wording, outline, it, said);
    let outline = facts.fold(offers(first.fold(outline, add)), add);
    let outline = lines(wording, outline, numbers, said);
    match said.0 {
        Some((checked, _)) if is_all => outline.block(wording.as_of(checked)),
        Some((checked, _)) => outline.fact(wording.say("other-dates"), wording.as_of(checked)),
        None => outline,
    }
}

/// The origin that is said once for all facts that have it and not with each, if there is one.
#[derive(Clone, Copy)]
pub(super) struct Said(Option<(Checked, bool)>);

impl Said {
    /// Every fact tells its own.
    pub(super) const NOTHING: Self = Self(None);

    /// What most facts of a card have in common. An example among other facts says so itself.
    fn of(provenances: &[&Provenance]) -> Self {
        let uses = |of: &Provenance| provenances.iter().filter(|it| key(it) == key(of)).count();
        let is_shared =
            |it: &&Provenance| uses(it) == provenances.len() || (uses(it) > 1 && !it.sample);
        // Of two that are equally common the first.
        let shared = provenances.iter().rev().copied().filter(is_shared);
        Self(shared.max_by_key(|it| uses(it)).map(key))
    }

    /// The origin to tell with a fact.
    fn origin(
        self,
        wording: &Wording<'_>,
        language: Language,
        provenance: &Provenance,
    ) -> Option<Text> {
        (!self.covers(provenance)).then(|| wording.origin(language, provenance))
    }

    fn covers(self, provenance: &Provenance) -> bool {
        self.0 == Some(key(provenance))
    }
}

/// What visitors are told of a provenance.
fn key(provenance: &Provenance) -> (Checked, bool) {
    (provenance.checked, provenance.sample)
}

/// A fact, with its origin unless that is said for all.
pub(super) fn fact(wording: &Wording<'_>, outline: Outline, fact: &Fact, said: Said) -> Outline {
    let text = wording.tell(&fact.text);
    let origin = said.origin(wording, text.language, &fact.provenance);
    let label = fact.label.as_ref().map(|label| wording.tell(label));
    with_origin(outline, label, text, origin)
}

/// A text with its origin, and with the name of what it tells if it has one.
pub(super) fn paragraph(
    wording: &Wording<'_>,
    outline: Outline,
    label: Option<Text>,
    text: &Localized,
    provenance: &Provenance,
) -> Outline {
    let text = wording.tell(text);
    let origin = wording.origin(text.language, provenance);
    with_origin(outline, label, text, Some(origin))
}

/// Phone numbers, each with its address, and with its origin unless that is said for all.
pub(super) fn lines(
    wording: &Wording<'_>,
    outline: Outline,
    lines: &[Line],
    said: Said,
) -> Outline {
    lines.iter().fold(outline, |outline, line| {
        let text = wording.line(line);
        let origin = said.origin(wording, text.language, &line.provenance);
        let name = wording.tell(&line.name);
        let outline = with_origin(outline, Some(name), text, origin);
        match &line.address {
            Some(address) => outline.fact(wording.say("where"), wording.name(address)),
            None => outline,
        }
    })
}

/// The human contact, with its date.
pub(super) fn contact(wording: &Wording<'_>, outline: Outline) -> Outline {
    let contact = &wording.setup.content.site.contact;
    lines(
        wording,
        outline,
        std::slice::from_ref(contact),
        Said::NOTHING,
    )
}

/// A text and its origin in one stop if they fit, or else in two: a sentence is never parted.
fn with_origin(
    outline: Outline,
    label: Option<Text>,
    mut text: Text,
    origin: Option<Text>,
) -> Outline {
    let length = |text: &Text| text.words.graphemes(true).count();
    let label_length = label
        .as_ref()
        .map_or(0, |label| length(label) + COLON_GRAPHEMES);
    let mut apart = None;
    if let Some(origin) = origin {
        if label_length + length(&text) + 1 + length(&origin) <= STOP_GRAPHEMES_MAX {
            text.words = format!("{} {}", text.words, origin.words);
        } else {
            apart = Some(origin);
        }
    }
    let outline = match label {
        Some(label) => outline.fact(label, text),
        None => outline.block(text),
    };
    match apart {
        Some(origin) => outline.block(origin),
        None => outline,
    }
}
