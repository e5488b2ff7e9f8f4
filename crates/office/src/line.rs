//! Tables of lines (RFC 4180).
//!
//! A table begins with a byte order mark, so that Excel takes it for UTF-8. A cell that a spreadsheet program would
//! take for a formula has an apostrophe before it, as people write it there.

use cas_words::formula;

/// By this mark programs know UTF-8.
pub(crate) const BYTE_ORDER_MARK: &str = "\u{feff}";
/// The end of a line.
const END: &str = "\r\n";
/// The marks for which a cell stands in quotes.
const QUOTED: [char; 4] = ['"', ',', '\r', '\n'];

/// Adds a line of these cells.
pub(crate) fn push<'c>(text: &mut String, cells: impl IntoIterator<Item = &'c str>) {
    let cells: Vec<String> = cells.into_iter().map(cell_of).collect();
    text.push_str(&cells.join(","));
    text.push_str(END);
}

fn cell_of(words: &str) -> String {
    let words = formula::guarded(words);
    if words.contains(QUOTED) {
        format!("\"{}\"", words.replace('"', "\"\""))
    } else {
        words.into_owned()
    }
}
