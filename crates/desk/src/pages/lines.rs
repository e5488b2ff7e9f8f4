//! Tables of lines for a spreadsheet. They begin with a byte order mark and have semicolons, as Excel in Polish wants it.

use cas_words::formula;
use cas_words::text::is_unwanted;

use crate::asked::Answer;

/// By this mark programs know UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A table of lines.
pub(crate) struct Lines(String);

impl Lines {
    /// Begins a table with its headings.
    pub(crate) fn new(headings: impl IntoIterator<Item = String>) -> Self {
        let mut lines = Self(String::new());
        lines.push(headings);
        lines
    }

    /// Adds a line of these cells.
    pub(crate) fn push(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells: Vec<String> = cells.into_iter().map(|it| cell(&it)).collect();
        self.0.push_str(&cells.join(";"));
        self.0.push_str("\r\n");
    }

    /// Returns the table as a file of this name.
    pub(crate) fn answer(self, name: &str) -> Answer {
        let disposition = format!("attachment; filename=\"{name}\"");
        let mut answer = Answer {
            kind: "text/csv; charset=utf-8",
            headers: vec![("content-disposition", disposition)],
            ..Answer::page(200, self.0)
        };
        answer.body.insert(0, BYTE_ORDER_MARK);
        answer
    }
}

fn cell(words: &str) -> String {
    let seen: String = words.chars().filter(|it| !is_unwanted(*it)).collect();
    let words = formula::guarded(seen.trim());
    format!("\"{}\"", words.replace('"', "\"\""))
}
