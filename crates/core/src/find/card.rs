//! The common parts of cards: the notices, the facts, and the day of their last check.
//!
//! A note about all facts of a card is given once, so that nobody hears the same date ten times.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::outline::Outline;
use crate::wording::Wording;
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_schedule::Open;
use cas_setup::content::Provenance;
use cas_setup::content::fact::{Fact, Line};
use cas_setup::content::notice::Notice;
use cas_setup::locale::Value;
use cas_words::text::{Localized, Text, length};

/// The characters between a label and its text, in graphemes: a colon and a space.
const COLON_GRAPHEMES: usize = 2;

/// The characters between a text and its origin, in graphemes: a full stop and a space.
const STOP_GRAPHEMES: usize = 2;

/// Adds the notices about a card that are valid on one of these days.
pub(crate) fn notices(
    wording: &Wording<'_>,
    outline: &mut Outline,
    days: &[Option<NaiveDate>],
    touches: impl Fn(&Notice) -> bool,
) {
    let holds = |notice: &Notice| days.iter().flatten().any(|day| notice.holds(*day));
    let notices = wording.setup.content.notices.iter();
    for notice in notices.filter(|notice| holds(notice) && touches(notice)) {
        outline.fact(wording.say("notice"), wording.tell(&notice.text));
    }
}

/// Adds the warnings that the facts are only an example, and that they may have changed.
pub(crate) fn warnings(
    wording: &Wording<'_>,
    outline: &mut Outline,
    is_sample: bool,
    changed: Option<Text>,
) {
    let sample = is_sample.then(|| wording.say("sample"));
    outline.blocks(sample).blocks(changed);
}

/// Returns the warning that the facts of a card may have changed and that the visitor should call.
/// If the card has only one number, the warning contains it, and the name of its owner if there is
/// one. If there are several, only the visitor knows which one to call.
pub(crate) fn call_first<'a>(
    wording: &Wording<'_>,
    numbers: impl IntoIterator<Item = (&'a str, Option<&'a Localized>)>,
) -> Text {
    let numbers: BTreeMap<_, _> = numbers.into_iter().collect();
    let mut numbers = numbers.into_iter();
    match (numbers.next(), numbers.next()) {
        (None, _) => wording.say("may-have-changed"),
        (Some((only, Some(name))), None) => {
            let name = wording.tell(name).words;
            let name = ("name", Value::from(name.as_str()));
            wording.say_with("call-first-line", &[name, ("number", Value::from(only))])
        }
        (Some((only, None)), None) => {
            wording.say_with("call-first-number", &[("number", Value::from(only))])
        }
        (Some(_), Some(_)) => wording.say("call-first-chosen"),
    }
}

/// Adds the facts and the phone numbers of a card. The actions come after the first fact, so that
/// nobody has to pass all facts to reach them.
pub(crate) fn facts(
    wording: &Wording<'_>,
    outline: &mut Outline,
    facts: &[Fact],
    numbers: &[Line],
    offers: impl Fn(&mut Outline),
) {
    let of_facts = facts.iter().map(|fact| &fact.provenance);
    let of_lines = numbers.iter().map(|line| &line.provenance);
    let provenances: Vec<&Provenance> = of_facts.chain(of_lines).collect();
    // If all facts have the same date, it is given once.
    let shared = provenances.first().filter(|first| {
        let is_alike = |it: &&Provenance| (it.checked, it.sample) == (first.checked, first.sample);
        provenances.iter().all(is_alike)
    });
    // A number for emergencies or for all hours is left out: nobody should call it about old facts.
    let callable = numbers.iter().filter(|line| !is_urgent(wording, line));
    let mut callable = callable
        .map(|line| (line.number.as_str(), Some(&line.name)))
        .peekable();
    let is_all_urgent = callable.peek().is_none() && !numbers.is_empty();
    let is_old = !is_all_urgent && provenances.iter().any(|it| wording.is_old(it));
    let changed = is_old.then(|| call_first(wording, callable));
    let is_sample = shared.is_some_and(|it| it.sample);
    warnings(wording, outline, is_sample, changed);
    let is_said = shared.is_some();
    let mut facts = facts.iter();
    if let Some(first) = facts.next() {
        fact(wording, outline, first, is_said);
    }
    offers(outline);
    for it in facts {
        fact(wording, outline, it, is_said);
    }
    lines(wording, outline, numbers, is_said);
    outline.blocks(shared.map(|it| wording.as_of(it.checked)));
}

/// True if the number is for emergencies or answered at all hours. Nobody should call it about a
/// card.
fn is_urgent(wording: &Wording<'_>, line: &Line) -> bool {
    let site = &wording.setup.content.site;
    line.hours == Some(Open::Always) || site.is_emergency(&line.number)
}

/// Adds a fact. Its origin is added too, unless it is given once for all facts.
pub(crate) fn fact(wording: &Wording<'_>, outline: &mut Outline, fact: &Fact, is_said: bool) {
    let text = wording.tell(&fact.text);
    let origin = (!is_said).then(|| wording.speaking(text.language).origin(&fact.provenance));
    let label = fact.label.as_ref().map(|label| wording.tell(label));
    with_origin(outline, label, text, origin);
}

/// Adds a text with its origin, and with its label if it has one.
pub(crate) fn paragraph(
    wording: &Wording<'_>,
    outline: &mut Outline,
    label: Option<Text>,
    text: &Localized,
    provenance: &Provenance,
) {
    let text = wording.tell(text);
    let origin = wording.speaking(text.language).origin(provenance);
    with_origin(outline, label, text, Some(origin));
}

/// Adds phone numbers, each with its address. Their origin is added too, unless it is given once for
/// all facts.
fn lines(wording: &Wording<'_>, outline: &mut Outline, lines: &[Line], is_said: bool) {
    for it in lines {
        line(wording, outline, it, is_said);
        if let Some(address) = &it.address {
            outline.fact(wording.say("where"), wording.name(address));
        }
    }
}

/// Adds phone numbers without addresses, on pages where the visitor only needs to call.
pub(crate) fn calls(wording: &Wording<'_>, outline: &mut Outline, lines: &[Line]) {
    for it in lines {
        line(wording, outline, it, false);
    }
}

/// Adds the human contact, with its date.
pub(crate) fn contact(wording: &Wording<'_>, outline: &mut Outline) {
    line(wording, outline, &wording.setup.content.site.contact, false);
}

fn line(wording: &Wording<'_>, outline: &mut Outline, line: &Line, is_said: bool) {
    let text = wording.line(line);
    let origin = (!is_said).then(|| wording.origin(&line.provenance));
    with_origin(outline, Some(wording.tell(&line.name)), text, origin);
}

/// Adds a text and its origin as one stop if they fit, otherwise as two. No sentence is split.
pub(crate) fn with_origin(
    outline: &mut Outline,
    label: Option<Text>,
    mut text: Text,
    origin: Option<Text>,
) {
    let label_length = label
        .as_ref()
        .map_or(0, |label| length(&label.words) + COLON_GRAPHEMES);
    let mut apart = None;
    if let Some(origin) = origin {
        if label_length + length(&text.words) + STOP_GRAPHEMES + length(&origin.words)
            <= STOP_GRAPHEMES_MAX
        {
            let stop = if text.words.ends_with(['.', '!', '?', '…']) {
                ""
            } else {
                "."
            };
            text.words = format!("{}{stop} {}", text.words, origin.words);
        } else {
            apart = Some(origin);
        }
    }
    match label {
        Some(label) => outline.fact(label, text),
        None => outline.block(text),
    };
    outline.blocks(apart);
}
