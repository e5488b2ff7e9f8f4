//! The slip of paper: the facts of a card, or what happens with a request now. It is for a bag or the door of a
//! refrigerator, where anybody may read it, so it has nothing that the visitor has written.

use std::slice;

use chrono::{DateTime, Datelike as _, FixedOffset};

use super::codes;
use super::room::{self, NOTICES_MAX, Share};
use super::slip_of::SlipOf;
use crate::ask::aim::Subject;
use crate::ask::progress::Receipt;
use crate::ask::{password, trial};
use crate::find::{article, card, centres, meeting, service, target};
use crate::outline::Outline;
use crate::wording::Wording;
use cas_page::page::{Block, BlockKind};
use cas_page::slip::{Code, Slip};
use cas_setup::catalogue::Target;
use cas_setup::content::Content;
use cas_setup::content::fact::Line;
use cas_setup::locale::Value;
use cas_setup::setup::Setup;
use cas_words::text::{Language, Text};

/// The facts of a receipt that may be left out are the page for whoever nobody has called, and then the office: what else
/// there is to know stands on the slip anyhow. A trial warns that perhaps nobody calls, and says whom to call then. So
/// there the same in other words may be left out too, and last by when somebody calls.
const RECEIPT_FACTS: usize = 5;
const FACTS_WITH_OFFICE: usize = 4;
const TRIAL_FACTS_WITH_NOBODY: usize = 3;
const TRIAL_FACTS_WITH_RESPONSE: usize = 2;

/// Describes a slip in this language, printed at this time.
#[must_use]
pub fn slip(setup: &Setup, language: Language, now: DateTime<FixedOffset>, of: &SlipOf) -> Slip {
    let wording = Wording::new(setup, language, now).lasting();
    let (outline, codes) = fitting(&wording, of);
    let heading = outline.heading().clone();
    let mut blocks: Vec<Block> = outline.into_blocks();
    blocks.retain(is_printed);
    blocks.extend(printed_on(&wording));
    Slip {
        heading,
        blocks,
        codes,
    }
}

/// Returns all that could be taken home, in the same order as on the page that it is from.
pub(crate) fn outline(wording: &Wording<'_>, of: &SlipOf) -> Outline {
    with_share(wording, of, whole(&wording.setup.content, of))
}

/// Returns as much as fits onto a small sheet, and the code if there is still room. It repeats what is printed.
fn fitting(wording: &Wording<'_>, of: &SlipOf) -> (Outline, Vec<Code>) {
    let whole = whole(&wording.setup.content, of);
    let mut codes: Vec<Code> = codes::on_paper(wording, of).into_iter().collect();
    let has_room = |outline: &Outline, codes: &[Code]| {
        let blocks = outline.blocks_so_far().filter(|it| is_printed(it));
        room::has_room(outline.heading(), blocks, codes)
    };
    let mut outline = with_share(wording, of, whole);
    for share in whole.and_smaller().skip(1) {
        if has_room(&outline, &[]) {
            break;
        }
        outline = with_share(wording, of, share);
    }
    codes.retain(|code| has_room(&outline, slice::from_ref(code)) && has_number(&outline, code));
    (outline, codes)
}

/// True if the number that a code calls is among those that are taken along, or if it calls none.
fn has_number(outline: &Outline, code: &Code) -> bool {
    let digits = |it: &Text| -> String { it.words.chars().filter(char::is_ascii_digit).collect() };
    let number = digits(&code.words);
    let mut taken = outline.blocks_so_far();
    number.is_empty() || taken.any(|it| digits(&it.text) == number)
}

/// True for what is printed. The dates of single facts have no room: where the facts are known from has all dates. What
/// is taken along is the kiosk's own, also the password of a visit.
fn is_printed(block: &Block) -> bool {
    match block.kind {
        BlockKind::Takeaway => true,
        BlockKind::Text | BlockKind::Source => !block.text.is_secret(),
        _ => false,
    }
}

/// Returns how much there is that could be taken home.
fn whole(content: &Content, of: &SlipOf) -> Share {
    let centre_of = |id| &content.centres[content.centre_of(id)];
    let (facts, numbers) = match of {
        SlipOf::Centre(id) => {
            let centre = &content.centres[*id];
            (centre.places.len(), centre.phones.len())
        }
        SlipOf::Activity(id) => (meeting::FACTS, centre_of(*id).phones.len()),
        SlipOf::Meeting(meeting) => (meeting::FACTS, centre_of(meeting.series).phones.len()),
        SlipOf::Service(id) => {
            let service = &content.services[*id];
            (service::facts_to_take(service), service.lines.len())
        }
        SlipOf::Article(id) => {
            let article = &content.articles[*id];
            (article.about.len(), article.lines.len())
        }
        SlipOf::Receipt(_) => (RECEIPT_FACTS, 1),
    };
    Share {
        facts,
        numbers,
        notices: NOTICES_MAX,
    }
}

fn with_share(wording: &Wording<'_>, of: &SlipOf, share: Share) -> Outline {
    let content = &wording.setup.content;
    match of {
        SlipOf::Service(id) if content.services[*id].sensitive => {
            neutral(wording, &content.services[*id].lines, share)
        }
        SlipOf::Article(id) if content.articles[*id].sensitive => {
            neutral(wording, &content.articles[*id].lines, share)
        }
        SlipOf::Centre(id) => centres::essentials(wording, *id, share),
        SlipOf::Activity(id) => meeting::essentials_of_activity(wording, *id, share),
        SlipOf::Meeting(meeting) => meeting::essentials_of_meeting(wording, meeting, share),
        SlipOf::Service(id) => service::essentials(wording, *id, share),
        SlipOf::Article(id) => article::essentials(wording, *id, share),
        SlipOf::Receipt(receipt) => of_receipt(wording, receipt, share),
    }
}

/// Describes what happens with a request: what it is about, who calls and by when, its number, and whom to call if
/// nobody does.
fn of_receipt(wording: &Wording<'_>, receipt: &Receipt, share: Share) -> Outline {
    let content = &wording.setup.content;
    let mut outline = Outline::new(name_of(wording, receipt));
    let (label, reference) = reference(wording, receipt);
    if receipt.reference.is_none() {
        outline
            .block(wording.say("practice-receipt-nobody"))
            .takeaway(label, reference);
        return outline;
    }
    let is_trial = trial::is_one(wording.setup, receipt.aim);
    outline.blocks(is_trial.then(|| trial::warning(wording, receipt.aim)));
    let is_sensitive = receipt.aim.is_sensitive(content);
    meeting_of(wording, &mut outline, receipt);
    if !is_sensitive && share.facts >= FACTS_WITH_OFFICE {
        service::office(wording, &mut outline, receipt.aim);
    }
    if !is_trial || share.facts >= TRIAL_FACTS_WITH_RESPONSE {
        service::response(wording, &mut outline, receipt.aim);
    }
    outline.takeaway(label, reference);
    password::add_to_slip(wording, &mut outline, receipt.password);
    if !is_trial || share.facts >= TRIAL_FACTS_WITH_NOBODY {
        let page = service::no_call(wording, receipt.aim, "slip-nobody-called-page");
        let page = page.filter(|_| share.facts >= RECEIPT_FACTS);
        outline.block(page.unwrap_or_else(|| wording.say("slip-nobody-called")));
    }
    if whom_to_call(wording, &mut outline, receipt) {
        return outline;
    }
    // One number is enough to ask, and two make a longer strip than anybody keeps.
    match receipt.aim.lines(content).first() {
        Some(line) if is_sensitive => numbers(wording, &mut outline, slice::from_ref(line)),
        Some(line) => card::calls(wording, &mut outline, slice::from_ref(line)),
        None => card::contact(wording, &mut outline),
    }
    outline
}

/// Describes what somebody copies by hand of a receipt.
pub(crate) fn receipt_to_copy(wording: &Wording<'_>, receipt: &Receipt) -> Outline {
    let mut outline = Outline::new(name_of(wording, receipt));
    let (label, number) = reference(wording, receipt);
    outline.takeaway(label, number);
    if receipt.reference.is_none() {
        return outline;
    }
    let content = &wording.setup.content;
    password::add_words(wording, &mut outline, receipt.password);
    if !whom_to_call(wording, &mut outline, receipt) {
        let first = receipt.aim.lines(content).first();
        let line = first.unwrap_or(&content.site.contact);
        if receipt.aim.is_sensitive(content) {
            self::number(wording, &mut outline, line);
        } else {
            card::to_copy(wording, &mut outline, &[], slice::from_ref(line));
        }
    }
    meeting_of(wording, &mut outline, receipt);
    service::response(wording, &mut outline, receipt.aim);
    outline.blocks(service::no_call(
        wording,
        receipt.aim,
        "slip-nobody-called-copy",
    ));
    outline
}

/// Returns what a request is about: an activity, or else its service.
fn name_of(wording: &Wording<'_>, receipt: &Receipt) -> Text {
    let content = &wording.setup.content;
    if receipt.aim.is_sensitive(content) {
        return wording.say("slip-neutral");
    }
    let service = Target::Service(content.service_of(receipt.aim.ask));
    let target = match receipt.aim.subject {
        Subject::Activity { activity, .. } => Target::Activity(activity),
        Subject::Service | Subject::Centre(_) => service,
    };
    target::name(wording, target)
}

/// Returns the label of the number of a request, which looks like a phone number, and that number.
fn reference(wording: &Wording<'_>, receipt: &Receipt) -> (Option<Text>, Text) {
    let label = match receipt.reference {
        Some(_) => wording.say("slip-receipt-number"),
        None => wording.say("receipt-number"),
    };
    (Some(label), receipt.reference(wording))
}

/// Adds from which meeting on somebody wants to join an activity, if that is known.
fn meeting_of(wording: &Wording<'_>, outline: &mut Outline, receipt: &Receipt) {
    if let Subject::Activity {
        start: Some(start), ..
    } = receipt.aim.subject
    {
        outline.fact(wording.say("when"), wording.from(start));
    }
}

/// Adds the first number of the centre that a request is about, with its name. Returns false if there is none.
fn whom_to_call(wording: &Wording<'_>, outline: &mut Outline, receipt: &Receipt) -> bool {
    let content = &wording.setup.content;
    let Some(centre) = receipt.aim.centre_to_call(content) else {
        return false;
    };
    let label = if receipt.aim.is_sensitive(content) {
        wording.say("slip-phone")
    } else {
        wording.name(&content.centres[centre].name)
    };
    centres::first_phone(wording, outline, centre, label);
    true
}

/// Describes what others should not see: phone numbers, without a word whose they are. Whoever has asked for
/// it knows.
fn neutral(wording: &Wording<'_>, lines: &[Line], share: Share) -> Outline {
    let mut outline = Outline::new(wording.say("slip-neutral"));
    let shown = &lines[..share.numbers.min(lines.len())];
    numbers(wording, &mut outline, shown);
    if shown.len() < lines.len() {
        // The number of the page would tell what they are for.
        outline.block(wording.say("slip-more-numbers"));
    }
    outline
}

/// Describes what somebody copies by hand of what others should not see.
pub(crate) fn neutral_to_copy(wording: &Wording<'_>, lines: &[Line]) -> Outline {
    let mut outline = Outline::new(wording.say("slip-neutral"));
    for line in lines {
        number(wording, &mut outline, line);
    }
    outline
}

/// Adds phone numbers with their hours, without names.
fn numbers(wording: &Wording<'_>, outline: &mut Outline, lines: &[Line]) {
    for line in lines {
        number(wording, outline, line);
        for text in wording.when_answered(line) {
            outline.block(text);
        }
    }
}

fn number(wording: &Wording<'_>, outline: &mut Outline, line: &Line) {
    let number = wording.marked(wording.phone(&line.number), &line.provenance);
    outline.takeaway(Some(wording.say("slip-phone")), number);
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
