//! Words that a spreadsheet program would take for a formula, which may then do anything.

use std::borrow::Cow;

use crate::text::is_unwanted;

/// What a formula begins with, also where letters have the width of Chinese ones.
const BEGINS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// What people write before words that are no formula.
const GUARD: char = '\'';

/// Returns words for a cell: with an apostrophe before them if they would be a formula.
#[must_use]
pub fn guarded(words: &str) -> Cow<'_, str> {
    if is_formula(words) {
        Cow::Owned(format!("{GUARD}{words}"))
    } else {
        Cow::Borrowed(words)
    }
}

/// Returns the words of a cell without an apostrophe that was only there because they would be a formula.
#[must_use]
pub fn bare(words: &str) -> &str {
    let bare = words.strip_prefix(GUARD);
    bare.filter(|it| is_formula(it)).unwrap_or(words)
}

fn is_formula(words: &str) -> bool {
    // What is not seen must not hide what a cell begins with.
    let seen = words.trim_start_matches(|it| is_unwanted(it) || it.is_whitespace());
    words.starts_with(BEGINS) || seen.starts_with(BEGINS)
}
