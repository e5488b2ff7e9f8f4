//! The room on a slip: one small sheet, or as much of a roll as a hand holds. What is printed on, and in which letters, is not
//! known here. So it is counted in letters of plain text, and a test lays out all slips of the shipped content.

use std::iter;

use cas_page::page::{Block, BlockKind};
use cas_page::slip::Code;
use cas_words::text::{Text, length};

/// The room besides the day of printing, in letters of plain text.
const LETTERS_MAX: usize = 620;
/// The most notices on a slip.
pub(crate) const NOTICES_MAX: usize = 3;
/// What a heading, a text, the quiet words at the end and a code need besides their letters: what is free of their last
/// line, and the gap before them.
const AROUND_HEADING: usize = 10;
const AROUND_TEXT: usize = 25;
const AROUND_TAKEAWAY: usize = 30;
const AROUND_QUIET: usize = 10;
const AROUND_CODE: usize = 65;

/// How much of a card stands on its slip. What is left out is left out whole, and what is most useful is first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    /// How many facts, or addresses.
    pub(crate) facts: usize,
    /// How many phone numbers.
    pub(crate) numbers: usize,
    /// How many notices.
    pub(crate) notices: usize,
}

impl Share {
    /// Returns this share and all smaller ones, the largest first.
    pub(crate) fn and_smaller(self) -> impl Iterator<Item = Self> {
        iter::successors(Some(self), |it| it.smaller())
    }

    /// Returns a share with one less of what there is more of. A notice that says not to come stays
    /// longest, with one number. `None` if only that number is left.
    fn smaller(self) -> Option<Self> {
        let Self {
            mut facts,
            mut numbers,
            mut notices,
        } = self;
        if facts > 1 && facts >= numbers {
            facts -= 1;
        } else if numbers > 1 {
            numbers -= 1;
        } else if notices > 1 {
            notices -= 1;
        } else if facts > 0 {
            facts -= 1;
        } else {
            notices = notices.checked_sub(1)?;
        }
        Some(Self {
            facts,
            numbers,
            notices,
        })
    }
}

/// True if all of this has room on a slip.
pub(crate) fn has_room<'a>(
    heading: &Text,
    blocks: impl Iterator<Item = &'a Block>,
    codes: &[Code],
) -> bool {
    let heading = 2 * length(&heading.words) + AROUND_HEADING;
    let blocks: usize = blocks.map(letters).sum();
    let codes = codes.iter();
    let codes: usize = codes.map(|it| AROUND_CODE + it.payload.len() * 4 / 5).sum();
    heading + blocks + codes <= LETTERS_MAX
}

/// Returns the room of a block. Letters that weigh more are larger.
fn letters(block: &Block) -> usize {
    let of = |text: Option<&Text>| text.map_or(0, |it| length(&it.words));
    let before = of(block.preface.as_ref()) + of(block.label.as_ref());
    let text = length(&block.text.words);
    match block.kind {
        BlockKind::Takeaway => before + 2 * text + AROUND_TAKEAWAY,
        BlockKind::Aside | BlockKind::Source => usize::midpoint(before, text) + AROUND_QUIET,
        BlockKind::Text | BlockKind::Problem | BlockKind::ForKeys(_) | BlockKind::Code(_) => {
            before + text + AROUND_TEXT
        }
    }
}
