//! The common parts of cards: the notices, the facts, the phone numbers, and where they are known from.
//!
//! A card begins with what it is about. A fresh fact has no date beside it, an old one has its own, and
//! an example has only its mark, because a date would make it look known. The last part of a card gives
//! the date and the source of everything.

use std::collections::BTreeSet;
use std::slice;

use chrono::{Datelike as _, NaiveDate};

use super::target;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_schedule::Open;
use cas_setup::catalogue::{Target, number as number_of};
use cas_setup::content::Provenance;
use cas_setup::content::fact::{Fact, Line};
use cas_setup::content::notice::Notice;
use cas_setup::content::open::OpeningHours;
use cas_setup::locale::Value;
use cas_words::checked::Checked;
use cas_words::text::{Localized, Text, length};

/// The signs between a label and words, in graphemes: ": ".
const COLON: usize = 2;

/// Adds the notices about a card that are valid on one of these days; all that may be, if the kiosk does
/// not know the day.
pub(crate) fn notices(
    wording: &Wording<'_>,
    outline: &mut Outline,
    days: &[Option<NaiveDate>],
    touches: impl Fn(&Notice) -> bool,
) {
    first_notices(wording, outline, days, usize::MAX, touches);
}

/// Adds the first `most` of these notices. If there are more, closures come first. Returns true if these are all.
pub(crate) fn first_notices(
    wording: &Wording<'_>,
    outline: &mut Outline,
    days: &[Option<NaiveDate>],
    most: usize,
    touches: impl Fn(&Notice) -> bool,
) -> bool {
    let notices = valid(wording, days).filter(|notice| touches(notice));
    let mut notices: Vec<&Notice> = notices.collect();
    let is_whole = notices.len() <= most;
    if !is_whole {
        notices.sort_by_key(|it| !it.is_closure);
        notices.truncate(most);
    }
    for notice in notices {
        let (label, text) = (wording.say("notice"), wording.tell(&notice.text));
        let (text, end) = with_end(wording, notice, text, room_beside(&label));
        outline.fact(label, text).blocks(end);
    }
    is_whole
}

/// Adds the same to a page that is no card. What a notice is about stands before it, so that nobody
/// takes one closed centre for all of them.
pub(crate) fn notices_with_names(
    wording: &Wording<'_>,
    outline: &mut Outline,
    days: &[Option<NaiveDate>],
    touches: impl Fn(&Notice) -> bool,
) {
    for notice in valid(wording, days).filter(|notice| touches(notice)) {
        let (label, text) = (wording.say("notice"), wording.tell(&notice.text));
        let room = room_beside(&label);
        let Some(names) = names_of(wording, notice, room) else {
            let (text, end) = with_end(wording, notice, text, room);
            outline.fact(label, text).blocks(end);
            continue;
        };
        let whole = text.reworded(format!("{}: {}", names.words, text.words));
        // A voice reads a name in its own language.
        if names.language == text.language && length(&whole.words) <= room {
            let (whole, end) = with_end(wording, notice, whole, room);
            outline.fact(label, whole).blocks(end);
        } else {
            let (text, end) = with_end(wording, notice, text, STOP_GRAPHEMES_MAX);
            outline.fact(label, names).block(text).blocks(end);
        }
    }
}

/// Returns how many graphemes a stop has room for beside a label.
fn room_beside(label: &Text) -> usize {
    STOP_GRAPHEMES_MAX.saturating_sub(length(&label.words) + COLON)
}

/// Returns the words of a notice, followed by its last day if it closes something: that is the first
/// thing that people ask, and whoever wrote it may not have said it. What has no room or is in another
/// language is returned apart.
fn with_end(
    wording: &Wording<'_>,
    notice: &Notice,
    text: Text,
    room: usize,
) -> (Text, Option<Text>) {
    let own = wording.tell(&notice.text).words;
    if !notice.is_closure || says_end(wording, &own, notice.until) {
        return (text, None);
    }
    let is_last_day = wording.knows_day && notice.until == wording.today();
    let end = if is_last_day && !wording.is_lasting {
        wording.say("notice-last-day")
    } else {
        let day = wording.day_month(notice.until);
        wording.say_with("notice-until", &[("day", Value::from(day.as_str()))])
    };
    let words = text.words.trim_end_matches('.');
    let whole = text.reworded(format!("{words}. {}", end.words));
    if end.language == text.language && length(&whole.words) <= room {
        (whole, None)
    } else {
        (text, Some(end))
    }
}

/// True if the words of a notice say its last day themselves, or that nobody knows it yet.
fn says_end(wording: &Wording<'_>, words: &str, last: NaiveDate) -> bool {
    let mut numbers = words.split(|it: char| !it.is_ascii_digit());
    if numbers.any(|number| number.parse() == Ok(last.day())) {
        return true;
    }
    let small = words.to_lowercase();
    // They may be in another language than the page.
    let mut languages = wording.setup.config.languages.iter();
    languages.any(|language| {
        let locales = &wording.setup.locales;
        let open = locales.say(language, "notice-open-end", &[]).words;
        open.split(',').any(|open| small.contains(open.trim()))
    })
}

/// Returns the notices that are valid on one of these days.
fn valid<'s>(
    wording: &Wording<'s>,
    days: &[Option<NaiveDate>],
) -> impl Iterator<Item = &'s Notice> {
    let holds = |notice: &&Notice| {
        let mut days = days.iter().flatten();
        days.any(|day| notice.holds(*day)) || !wording.knows_day && notice.until >= wording.today()
    };
    wording.setup.content.notices.iter().filter(holds)
}

/// Returns the names of what a notice is about, as many as there is room for; `None` if it is about
/// everything.
fn names_of(wording: &Wording<'_>, notice: &Notice, room: usize) -> Option<Text> {
    let names = touched(wording, notice);
    let words: Vec<String> = names.iter().map(|name| name.words.clone()).collect();
    let first = |count: usize| {
        let words = &words[..count];
        if count == names.len() {
            return wording.joined(words);
        }
        let words = words.join(", ");
        let names = [("names", Value::from(words.as_str()))];
        Some(wording.say_with("notice-others", &names).words)
    };
    let mut fitting = (1..=names.len()).rev().filter_map(first);
    let fitting = fitting.find(|words| length(words) <= room);
    Some(names.first()?.reworded(fitting.or_else(|| first(1))?))
}

/// Returns the name of each part of the content that a notice is about; none if it is about everything.
/// Several centres may call what they offer the same, so an activity has its centre beside it.
fn touched(wording: &Wording<'_>, notice: &Notice) -> Vec<Text> {
    let (content, touches) = (&wording.setup.content, &notice.touches);
    if touches.everywhere {
        return Vec::new();
    }
    let centres = content.centres.iter();
    let centres = centres.filter(|it| touches.centres.contains(&it.id));
    let services = content.services.iter();
    let services = services.filter(|it| touches.services.contains(&it.id));
    let activities = content.activities.with_ids();
    let activities = activities.filter(|(_, it)| touches.activities.contains(&it.id));
    let names = centres.map(|it| wording.name(&it.name));
    let names = names.chain(services.map(|it| wording.tell(&it.title)));
    let names = names.chain(activities.map(|(id, _)| {
        let title = target::name(wording, Target::Activity(id));
        let centre = &content.centres[content.centre_of(id)].name;
        title.reworded(format!("{} ({centre})", title.words))
    }));
    names.collect()
}

/// Returns the warning that the facts of a card may have changed and that the visitor should call.
/// It is told with the first of these numbers, and if there are several, only the visitor knows which one
/// to call. `None` if nothing is old.
pub(crate) fn call_first<'a>(
    wording: &Wording<'_>,
    is_old: bool,
    numbers: impl IntoIterator<Item = &'a str>,
) -> Option<Text> {
    let numbers: BTreeSet<_> = numbers.into_iter().collect();
    let id = match numbers.len() {
        0 => "may-have-changed",
        1 => "call-first",
        _ => "call-first-chosen",
    };
    is_old.then(|| wording.say(id))
}

/// Adds the facts and the phone numbers of a card, and at the end where all this is known from. What
/// one can do comes after the first fact, so that nobody has to pass all facts to reach it: the actions,
/// or the numbers if `offers` returns false, because one can only call. Then come the opening hours, if
/// there are any. Another way than to call comes after the numbers. If nobody may answer now, it comes
/// directly after the first fact, which often says to call.
pub(crate) fn facts(
    wording: &Wording<'_>,
    outline: &mut Outline,
    facts: &[Fact],
    opening: Option<(&OpeningHours, Option<Text>)>,
    numbers: &[Line],
    offers: impl Fn(&mut Outline) -> bool,
    another_way: impl Fn(&mut Outline),
) {
    let of_facts = facts.iter().map(|fact| &fact.provenance);
    let of_lines = numbers.iter().map(|line| &line.provenance);
    let of_hours = opening.iter().map(|(it, _)| &it.provenance);
    let provenances: Vec<&Provenance> = of_facts.chain(of_hours).chain(of_lines).collect();
    let (first, further) = facts.split_at(facts.len().min(1));
    paragraphs(wording, outline, first);
    let is_in_vain = is_in_vain(wording, numbers);
    if is_in_vain {
        another_way(outline);
    }
    let has_actions = offers(outline);
    if let Some((opening, now)) = opening {
        hours(wording, outline, opening, now);
    }
    if has_actions {
        paragraphs(wording, outline, further);
    }
    let is_old = provenances.iter().any(|it| wording.is_old(it));
    lines(wording, outline, numbers, is_old);
    if !is_in_vain {
        another_way(outline);
    }
    if !has_actions {
        paragraphs(wording, outline, further);
    }
    sources(wording, outline, provenances);
}

/// Adds whether a place is open now, and then its hours, with their date if they are old.
pub(crate) fn hours(
    wording: &Wording<'_>,
    outline: &mut Outline,
    opening: &OpeningHours,
    now: Option<Text>,
) {
    let hours = wording.when_open(opening);
    outline
        .blocks(now)
        .fact(wording.say("opening-hours"), hours)
        .asides(wording.date_if_old(&opening.provenance));
}

/// True if a call may be in vain: nobody may answer some of these numbers now, and certainly somebody none
/// of them.
pub(crate) fn is_in_vain(wording: &Wording<'_>, lines: &[Line]) -> bool {
    lines.iter().any(|line| wording.may_be_unanswered(line))
        && !lines.iter().any(|line| wording.is_answered(line))
}

/// True if the number is for emergencies or answered at all hours. Nobody should call it about a
/// card.
pub(crate) fn is_urgent(wording: &Wording<'_>, line: &Line) -> bool {
    let site = &wording.setup.content.site;
    line.hours == Some(Open::Always) || site.is_emergency(&line.number)
}

/// Adds facts. If several old ones in a row have the same date, it stands once, after the last.
pub(crate) fn paragraphs(wording: &Wording<'_>, outline: &mut Outline, facts: &[Fact]) {
    for (index, fact) in facts.iter().enumerate() {
        let next = facts.get(index + 1).map(|next| &next.provenance);
        let label = fact.label.as_ref().map(|label| wording.tell(label));
        let text = wording.tell(&fact.text);
        known(wording, outline, label, text, &fact.provenance, next);
    }
}

/// Adds a text, with the mark of an example or the date of an old fact. The date is left to `next`
/// if that has the same.
pub(crate) fn known(
    wording: &Wording<'_>,
    outline: &mut Outline,
    label: Option<Text>,
    text: Text,
    provenance: &Provenance,
    next: Option<&Provenance>,
) {
    let date = date(&wording.speaking(text.language), provenance, next);
    outline.labelled(label, wording.marked(text, provenance));
    outline.asides(date);
}

/// Returns the date of an old fact, unless `next` has the same.
fn date(wording: &Wording<'_>, provenance: &Provenance, next: Option<&Provenance>) -> Option<Text> {
    let is_same = |next: &Provenance| (next.checked, next.sample) == (provenance.checked, false);
    let date = wording.date_if_old(provenance);
    date.filter(|_| !next.is_some_and(is_same))
}

/// Adds a text that is known from somewhere, with its label if it has one.
pub(crate) fn paragraph(
    wording: &Wording<'_>,
    outline: &mut Outline,
    label: Option<Text>,
    text: &Localized,
    provenance: &Provenance,
) {
    known(
        wording,
        outline,
        label,
        wording.tell(text),
        provenance,
        None,
    );
}

/// Adds phone numbers, each with its address. If anything on the card is old, the visitor is told to
/// call first, with the numbers that this is about, or later if nobody may answer now.
pub(crate) fn lines(wording: &Wording<'_>, outline: &mut Outline, lines: &[Line], is_old: bool) {
    let is_callable = |line: &&Line| !is_urgent(wording, line);
    let callable = lines.iter().filter(is_callable);
    let mut warning = if is_in_vain(wording, lines) {
        is_old.then(|| wording.say("call-later"))
    } else {
        call_first(wording, is_old, callable.map(|line| line.number.as_str()))
    };
    if lines.is_empty() {
        outline.blocks(warning.take());
    }
    for (index, it) in lines.iter().enumerate() {
        // Nobody should call a number for emergencies about a card.
        let warning = warning.take_if(|_| is_callable(&it));
        number(wording, outline, it, warning);
        if let Some(address) = &it.address {
            outline.fact(wording.say("where"), wording.name(address));
        }
        let next = lines.get(index + 1).map(|next| &next.provenance);
        outline.asides(date(wording, &it.provenance, next));
    }
}

/// Adds phone numbers without addresses, on pages where the visitor only needs to call.
pub(crate) fn calls(wording: &Wording<'_>, outline: &mut Outline, lines: &[Line]) {
    for (index, it) in lines.iter().enumerate() {
        let next = lines.get(index + 1).map(|next| &next.provenance);
        line(wording, outline, it, next);
    }
}

/// Adds what somebody copies by hand of facts and phone numbers: the numbers with their names, and where and when. Any
/// other fact may need the one before it.
pub(crate) fn to_copy(
    wording: &Wording<'_>,
    outline: &mut Outline,
    facts: &[Fact],
    lines: &[Line],
) {
    for it in lines {
        let number = wording.marked(wording.phone(&it.number), &it.provenance);
        outline.takeaway(Some(wording.tell(&it.name)), number);
        if let Some(address) = &it.address {
            outline.fact(wording.say("where"), wording.name(address));
        }
    }
    let stands_alone =
        |it: &&Fact| is_labelled(wording, it, "where") || is_labelled(wording, it, "when");
    for fact in facts.iter().filter(stands_alone) {
        paragraphs(wording, outline, slice::from_ref(fact));
    }
}

/// True if a fact has the label with this id.
pub(crate) fn is_labelled(wording: &Wording<'_>, fact: &Fact, id: &str) -> bool {
    let label = fact.label.as_ref().map(|label| wording.tell(label));
    label.is_some_and(|label| label == wording.speaking(label.language).say(id))
}

/// Adds phone numbers, and the human contact unless it is one of them. A number that stands there
/// twice looks like two.
pub(crate) fn calls_or_contact(wording: &Wording<'_>, outline: &mut Outline, lines: &[Line]) {
    calls(wording, outline, lines);
    let number = &wording.setup.content.site.contact.number;
    if !lines.iter().any(|line| line.number == *number) {
        contact(wording, outline);
    }
}

/// Adds the human contact, with its date.
pub(crate) fn contact(wording: &Wording<'_>, outline: &mut Outline) {
    line(wording, outline, &wording.setup.content.site.contact, None);
}

/// Adds a phone number with its hours. The date of an old one is left to `next` if that has the same.
pub(crate) fn line(
    wording: &Wording<'_>,
    outline: &mut Outline,
    line: &Line,
    next: Option<&Provenance>,
) {
    number(wording, outline, line, None);
    outline.asides(date(wording, &line.provenance, next));
}

/// Adds a phone number with its hours.
fn number(wording: &Wording<'_>, outline: &mut Outline, line: &Line, warning: Option<Text>) {
    let number = wording.marked(wording.phone(&line.number), &line.provenance);
    outline.takeaway_after(warning, wording.tell(&line.name), number);
    for text in wording.when_answered(line) {
        outline.block(text);
    }
}

/// Adds on which page the rest of a card is, unless all of it is here.
pub(crate) fn rest(wording: &Wording<'_>, outline: &mut Outline, target: Target, is_whole: bool) {
    let number = number_of(&wording.setup.content, target).filter(|_| !is_whole);
    outline.blocks(number.map(|number| {
        let number = [("number", Value::from(i64::from(number)))];
        wording.say_with("slip-more", &number)
    }));
}

/// Adds where the facts of a card are known from and from when, as the last of it. An example is
/// known from nowhere.
pub(crate) fn sources<'a>(
    wording: &Wording<'_>,
    outline: &mut Outline,
    provenances: impl IntoIterator<Item = &'a Provenance>,
) {
    let rows = rows(wording, provenances);
    known_from(wording, outline, rows);
}

/// Returns the sentences about the dates and sources of facts, one for each date.
pub(crate) fn rows<'a>(
    wording: &Wording<'_>,
    provenances: impl IntoIterator<Item = &'a Provenance>,
) -> Vec<Text> {
    let site = &wording.setup.content.site;
    let mut dated: Vec<(Checked, Vec<&Localized>)> = Vec::new();
    for it in provenances.into_iter().filter(|it| !it.sample) {
        let at = dated.iter().position(|(checked, _)| *checked == it.checked);
        let at = at.unwrap_or_else(|| {
            dated.push((it.checked, Vec::new()));
            dated.len() - 1
        });
        let names = &mut dated[at].1;
        for name in site.sources_of(&it.source) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let rows = dated.into_iter().map(|(checked, names)| {
        let names: Vec<Text> = names.into_iter().map(|name| wording.tell(name)).collect();
        source(wording, checked, &names)
    });
    rows.collect()
}

/// Adds these sentences about dates and sources.
pub(crate) fn known_from(
    wording: &Wording<'_>,
    outline: &mut Outline,
    rows: impl IntoIterator<Item = Text>,
) {
    let mut label = Some(wording.say("known-from"));
    for row in rows {
        outline.source(label.take(), row);
    }
}

/// Returns a date and the names of the sources that are known from then.
fn source(wording: &Wording<'_>, checked: Checked, names: &[Text]) -> Text {
    let Some(first) = names.first() else {
        return wording.as_of(checked);
    };
    let wording = wording.speaking(first.language);
    let names: Vec<_> = names.iter().map(|name| name.words.as_str()).collect();
    let names = names.join("; ");
    let mut text = wording.as_of(checked);
    let source = wording.say_with("source", &[("names", Value::from(names.as_str()))]);
    text.words = format!("{} {}", text.words, source.words);
    text
}
