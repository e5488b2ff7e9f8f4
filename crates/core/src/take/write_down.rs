//! The page for a visitor who writes down what they want to take home: few facts, each a stop of its own in the largest
//! letters, so that it can be heard again as often as needed.

use super::codes;
use super::slip;
use super::slip_of::SlipOf;
use crate::find::{article, card, centres, meeting, service};
use crate::outline::Outline;
use crate::wording::Wording;
use cas_page::page::{Block, BlockKind};
use cas_setup::catalogue::Target;
use cas_words::text::length;

/// The most facts on it. Nobody writes more of them, standing.
const FACTS_MAX: usize = 4;
/// The longest fact that somebody writes, in graphemes.
const FACT_GRAPHEMES_MAX: usize = 60;

/// Describes the page. Codes on the screen have at most so many modules a side.
pub(crate) fn outline(wording: &Wording<'_>, of: &SlipOf, modules_max: usize) -> Outline {
    let mut outline = Outline::new(to_copy(&wording.lasting(), of).heading().clone());
    outline.step(wording.say("slip-write-down-step"));
    add(wording, &mut outline, of);
    codes::offer(wording, &mut outline, of, modules_max);
    outline
}

/// True if there is something to write down.
pub(crate) fn has_facts(wording: &Wording<'_>, of: &SlipOf) -> bool {
    to_copy(&wording.lasting(), of).blocks_so_far().any(is_fact)
}

/// Adds the facts to write down, and where the others are if there are more: what is marked to be taken along is left out
/// last.
pub(crate) fn add(wording: &Wording<'_>, outline: &mut Outline, of: &SlipOf) {
    let wording = wording.lasting();
    let blocks = to_copy(&wording, of).into_blocks();
    let is_marked = |it: &Block| it.kind == BlockKind::Takeaway;
    let all = blocks.iter().filter(|it| is_told(it)).count();
    let marked = blocks.iter().filter(|it| is_marked(it) && is_fact(it));
    let mut marked = marked.count().min(FACTS_MAX);
    let mut others = FACTS_MAX - marked;
    let mut added = 0;
    for block in blocks.into_iter().filter(is_fact) {
        let room = if is_marked(&block) {
            &mut marked
        } else {
            &mut others
        };
        if let Some(fewer) = room.checked_sub(1) {
            *room = fewer;
            added += 1;
            outline.next_stop();
            outline.takeaway_again(block);
        }
    }
    if added < all {
        outline.next_stop();
        rest(&wording, outline, of);
    }
}

/// True for what is to be written down.
fn is_told(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Text | BlockKind::Takeaway)
}

/// True for what is short enough to be written down.
fn is_fact(block: &Block) -> bool {
    is_told(block) && length(&block.text.words) <= FACT_GRAPHEMES_MAX
}

/// Describes all that could be written down, the most useful first.
fn to_copy(wording: &Wording<'_>, of: &SlipOf) -> Outline {
    let content = &wording.setup.content;
    match of {
        SlipOf::Service(id) if content.services[*id].sensitive => {
            slip::neutral_to_copy(wording, &content.services[*id].lines)
        }
        SlipOf::Article(id) if content.articles[*id].sensitive => {
            slip::neutral_to_copy(wording, &content.articles[*id].lines)
        }
        SlipOf::Centre(id) => centres::to_copy(wording, *id),
        SlipOf::Activity(id) => meeting::to_copy_of_activity(wording, *id),
        SlipOf::Meeting(meeting) => meeting::to_copy_of_meeting(wording, meeting),
        SlipOf::Service(id) => service::to_copy(wording, *id),
        SlipOf::Article(id) => article::to_copy(wording, *id),
        SlipOf::Receipt(receipt) => slip::receipt_to_copy(wording, receipt),
    }
}

/// Adds where the facts are that have no room.
fn rest(wording: &Wording<'_>, outline: &mut Outline, of: &SlipOf) {
    let content = &wording.setup.content;
    let target = match of {
        SlipOf::Centre(id) => Target::Centre(*id),
        SlipOf::Activity(id) => Target::Centre(content.centre_of(*id)),
        SlipOf::Meeting(meeting) => Target::Centre(content.centre_of(meeting.series)),
        SlipOf::Service(id) => Target::Service(*id),
        SlipOf::Article(id) => Target::Article(*id),
        SlipOf::Receipt(_) => return,
    };
    let is_sensitive = match of {
        SlipOf::Service(id) => content.services[*id].sensitive,
        SlipOf::Article(id) => content.articles[*id].sensitive,
        _ => false,
    };
    if is_sensitive {
        // The number of the page would tell what they are for.
        outline.block(wording.say("slip-more-numbers"));
    } else {
        card::rest(wording, outline, target, false);
    }
}
