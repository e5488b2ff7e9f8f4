//! Tables as lines of text, whatever stands between the cells.
//!
//! Rows are counted as spreadsheet programs do: an empty line is a row, a line end in a cell is none, and
//! the line that tells what stands between the cells is not shown.

use std::iter::Peekable;
use std::str::Chars;

use super::{Address, Book, Fault, Sheets, Value};

/// What may stand between cells. Polish Excel writes semicolons.
const BETWEEN: [char; 3] = [';', '\t', ','];
/// The beginning of the line by which Excel is told what stands between cells.
const TELLS_BETWEEN: &str = "sep=";
/// The mark around a cell that has such a character in it, or a line end. Two of them in it stand for one.
const QUOTE: char = '"';
/// The lines that are looked at to find what stands between cells.
const LINES_LOOKED_AT: usize = 20;
/// The beginnings of a page of the web, in small letters.
const PAGES: [&str; 3] = ["<!doctype", "<html", "<head"];

/// Reads a table of lines.
pub(crate) fn read(text: &str) -> Result<Book, Fault> {
    let beginning: String = text.trim_start().chars().take(10).collect();
    let beginning = beginning.to_lowercase();
    if PAGES.iter().any(|it| beginning.starts_with(it)) {
        return Err(Fault::WebPage);
    }
    // No table has a character that nobody can type, but every picture and program has.
    if text.contains('\0') {
        return Err(Fault::Unreadable);
    }
    let (between, lines) = between(text);
    let mut sheets = Sheets::default();
    sheets.begin("");
    let mut rest = lines.chars().peekable();
    let (mut row, mut column) = (1, 1);
    while rest.peek().is_some() {
        let (words, ending) = cell(&mut rest, between);
        sheets.add(Address { row, column }, Value::Words(words))?;
        match ending {
            Ending::Cell => column += 1,
            Ending::Row => (row, column) = (row + 1, 1),
        }
    }
    sheets.end(None)
}

/// What ended with a cell.
enum Ending {
    Cell,
    Row,
}

/// Takes the next cell.
fn cell(rest: &mut Peekable<Chars<'_>>, between: char) -> (String, Ending) {
    let mut words = String::new();
    let mut is_quoted = rest.next_if_eq(&QUOTE).is_some();
    while let Some(letter) = rest.next() {
        match letter {
            QUOTE if is_quoted && rest.next_if_eq(&QUOTE).is_none() => is_quoted = false,
            '\r' if !is_quoted => {
                let _ = rest.next_if_eq(&'\n');
                return (words, Ending::Row);
            }
            '\n' if !is_quoted => return (words, Ending::Row),
            letter if letter == between && !is_quoted => return (words, Ending::Cell),
            letter => words.push(letter),
        }
    }
    (words, Ending::Row)
}

/// Returns what stands between the cells, and the lines of the table.
fn between(text: &str) -> (char, &str) {
    if let Some(rest) = text.strip_prefix(TELLS_BETWEEN)
        && let Some(told) = rest.chars().next().filter(|it| BETWEEN.contains(it))
    {
        let (_, lines) = rest.split_once('\n').unwrap_or_default();
        return (told, lines);
    }
    // The heading has more cells than any sentence has commas.
    let most = |between: char| {
        let lines = text.lines().take(LINES_LOOKED_AT);
        lines.map(|line| line.matches(between).count()).max()
    };
    let mut best = BETWEEN[0];
    for candidate in BETWEEN {
        if most(candidate) > most(best) {
            best = candidate;
        }
    }
    (best, text)
}
