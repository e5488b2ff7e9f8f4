//! The page for a visitor who writes down what they want to take home: few facts, each a stop of its own in the largest
//! letters, so that it can be heard again as often as needed.

use super::codes;
use super::slip;
use super::slip_of::SlipOf;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_page::page::{Block, BlockKind};
use cas_words::text::length;

/// The most facts on it. Nobody writes more of them, standing.
const FACTS_MAX: usize = 4;
/// The longest fact that somebody writes, in graphemes.
const FACT_GRAPHEMES_MAX: usize = 60;

/// Describes the page. Codes on the screen have at most so many modules a side.
pub(crate) fn outline(wording: &Wording<'_>, of: &SlipOf, modules_max: usize) -> Outline {
    let of_slip = slip::outline(&wording.lasting(), of);
    let mut outline = Outline::new(of_slip.heading().clone());
    outline.step(wording.say("slip-write-down-step"));
    add(&mut outline, of_slip.into_blocks());
    codes::offer(wording, &mut outline, of, modules_max);
    outline
}

/// Adds the facts to write down: what is marked to be taken along, and then whatever else has a label and is short.
pub(crate) fn add(outline: &mut Outline, blocks: Vec<Block>) {
    let is_short = |it: &Block| length(&it.text.words) <= FACT_GRAPHEMES_MAX;
    let is_marked = |it: &&Block| it.kind == BlockKind::Takeaway;
    let is_fact = |it: &&Block| it.kind == BlockKind::Text && it.label.is_some() && is_short(it);
    let marked = blocks.iter().filter(is_marked).take(FACTS_MAX).count();
    let mut others = FACTS_MAX - marked;
    let mut left = marked;
    for block in blocks {
        let room = if is_marked(&&block) {
            &mut left
        } else if is_fact(&&block) {
            &mut others
        } else {
            continue;
        };
        if let Some(fewer) = room.checked_sub(1) {
            *room = fewer;
            outline.next_stop();
            outline.takeaway_again(block);
        }
    }
}
