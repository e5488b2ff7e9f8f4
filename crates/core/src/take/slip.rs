//! The slip of paper: the facts of a card, or what happens with a request now. It is for a bag or the door of a
//! refrigerator, where anybody may read it, so it has nothing that the visitor has written.

use std::slice;

use chrono::{DateTime, Datelike as _, FixedOffset};

use super::codes;
use super::slip_of::SlipOf;
use crate::ask::progress::Receipt;
use crate::ask::{password, trial};
use crate::find::{article, card, centres, meeting, service, target};
use crate::outline::Outline;
use crate::wording::Wording;
use cas_page::page::{Block, BlockKind};
use cas_page::slip::Slip;
use cas_setup::catalogue::Target;
use cas_setup::content::fact::Line;
use cas_setup::locale::Value;
use cas_setup::setup::Setup;
use cas_words::text::Language;

/// Describes a slip in this language, printed at this time.
#[must_use]
pub fn slip(setup: &Setup, language: Language, now: DateTime<FixedOffset>, of: &SlipOf) -> Slip {
    let wording = Wording::new(setup, language, now).lasting();
    let outline = outline(&wording, of);
    let heading = outline.heading().clone();
    let mut blocks: Vec<Block> = outline.into_blocks();
    // The dates of single facts have no room. Where the facts are known from has all dates. What is taken along
    // is the kiosk's own, also the password of a visit.
    blocks.retain(|it| match it.kind {
        BlockKind::Takeaway => true,
        BlockKind::Text | BlockKind::Source => !it.text.is_secret(),
        _ => false,
    });
    blocks.extend(printed_on(&wording));
    Slip {
        heading,
        blocks,
        codes: codes::on_paper(&wording, of).into_iter().collect(),
    }
}

/// Returns the facts, in the same order as on the page that they are from. Of a card they are those that fit onto a small
/// sheet.
pub(crate) fn outline(wording: &Wording<'_>, of: &SlipOf) -> Outline {
    let content = &wording.setup.content;
    match of {
        SlipOf::Service(id) if content.services[*id].sensitive => {
            neutral(wording, &content.services[*id].lines)
        }
        SlipOf::Article(id) if content.articles[*id].sensitive => {
            neutral(wording, &content.articles[*id].lines)
        }
        SlipOf::Centre(id) => centres::essentials(wording, *id),
        SlipOf::Activity(id) => meeting::of_activity(wording, *id),
        SlipOf::Meeting(meeting) => meeting::of_meeting(wording, meeting),
        SlipOf::Service(id) => service::essentials(wording, *id),
        SlipOf::Article(id) => article::outline(wording, *id),
        SlipOf::Receipt(receipt) => of_receipt(wording, receipt),
    }
}

/// Describes what happens with a request: who calls and by when, its number, and whom to call if nobody does.
fn of_receipt(wording: &Wording<'_>, receipt: &Receipt) -> Outline {
    let content = &wording.setup.content;
    let service = content.service_of(receipt.aim.ask);
    let is_sensitive = receipt.aim.is_sensitive(content);
    let mut outline = Outline::new(if is_sensitive {
        wording.say("slip-neutral")
    } else {
        target::name(wording, Target::Service(service))
    });
    let label = Some(wording.say("receipt-number"));
    let reference = receipt.reference(wording);
    if receipt.reference.is_none() {
        outline
            .block(wording.say("practice-receipt-nobody"))
            .takeaway(label, reference);
        return outline;
    }
    outline.blocks(
        trial::is_one(wording.setup, receipt.aim).then(|| trial::warning(wording, receipt.aim)),
    );
    if !is_sensitive {
        service::office(wording, &mut outline, receipt.aim);
    }
    service::response(wording, &mut outline, receipt.aim);
    outline.takeaway(label, reference);
    password::add(wording, &mut outline, receipt.password);
    let page = service::no_call(wording, receipt.aim, "slip-nobody-called-page");
    outline.block(page.unwrap_or_else(|| wording.say("slip-nobody-called")));
    // One number is enough to ask, and two make a longer strip than anybody keeps.
    match receipt.aim.lines(content).first() {
        Some(line) if is_sensitive => numbers(wording, &mut outline, slice::from_ref(line)),
        Some(line) => card::calls(wording, &mut outline, slice::from_ref(line)),
        None => card::contact(wording, &mut outline),
    }
    outline
}

/// Describes what others should not see: phone numbers, without a word whose they are. Whoever has asked for
/// it knows.
fn neutral(wording: &Wording<'_>, lines: &[Line]) -> Outline {
    let mut outline = Outline::new(wording.say("slip-neutral"));
    numbers(wording, &mut outline, lines);
    outline
}

/// Adds phone numbers with their hours, without names.
fn numbers(wording: &Wording<'_>, outline: &mut Outline, lines: &[Line]) {
    for line in lines {
        let number = wording.marked(wording.phone(&line.number), &line.provenance);
        outline.takeaway(Some(wording.say("slip-phone")), number);
        for text in wording.when_answered(line) {
            outline.block(text);
        }
    }
}

/// Returns the day on which it is printed, by which somebody sees how old it is.
fn printed_on(wording: &Wording<'_>) -> Option<Block> {
    let today = wording.today();
    let (day, year) = (wording.day_month(today), today.year());
    let args = [
        ("day", Value::from(day.as_str())),
        ("year", Value::from(i64::from(year))),
    ];
    wording.knows_day.then(|| Block {
        kind: BlockKind::Aside,
        preface: None,
        label: None,
        text: wording.say_with("slip-printed-on", &args),
    })
}
