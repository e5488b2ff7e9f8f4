//! Slips of the keyboard in a file that could not be read: what somebody did, where the parser can only
//! say what it expected.
//!
//! A text editor hides most of them: a space that is none, a quotation mark of the wrong kind, a line
//! end of an old computer. So the whole text is looked through, but only after the parser has refused it.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::ops::Range;

use crate::fault::code;
use crate::told;
use crate::told::Told;

/// The quotation marks that word processors put in place of straight ones.
const CURLY: &str = "„”“‟«»‘’‚";
/// Characters without a width, which come with words that were copied from a page.
const HIDDEN: &str = "\u{ad}\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}";

/// A slip, and what is told of it.
pub(crate) struct Slip {
    /// The bytes that it is about.
    pub(crate) span: Range<usize>,
    /// What is wrong.
    pub(crate) message: Told,
    /// What to do instead.
    pub(crate) advice: Told,
    /// The bytes in which the parser's own faults come from it.
    causes: Range<usize>,
    /// True if it hides the end of a list or a table, so that the parser takes all that follows for a
    /// part of it.
    pub(crate) hides_bracket: bool,
}

/// Returns the half of a line end, CR without LF, if the text has one. Lines are counted by LF, so all
/// the rest of such a file would be told of in wrong places.
pub(crate) fn half_line_end(text: &str) -> Option<Slip> {
    let mut returns = text.match_indices('\r').map(|(at, _)| at);
    let at = returns.find(|at| !text[at + 1..].starts_with('\n'))?;
    let (message, advice) = if text.contains('\n') {
        (told!("stray-line-end"), told!("begin-line-anew"))
    } else {
        (told!("line-ends"), told!("save-line-ends"))
    };
    Some(Slip {
        span: at..at + 1,
        message,
        advice,
        causes: 0..text.len(),
        hides_bracket: false,
    })
}

/// Returns the slip that causes the parser's fault at a byte, if one is found. `slips` are in the order
/// of the text.
pub(crate) fn cause(slips: &[Slip], at: usize) -> Option<&Slip> {
    let after = slips.partition_point(|slip| slip.causes.start <= at);
    let before = slips[..after].last();
    before.filter(|slip| slip.causes.contains(&at))
}

/// Returns the first slip of each line of a TOML file.
pub(crate) fn slips(text: &str) -> Vec<Slip> {
    let (mut slips, mut at, mut brackets) = (Vec::new(), 0, Brackets::default());
    while let Some(first) = text[at..].chars().next() {
        brackets.pass(text, at, first);
        let step = match first {
            '\n' if brackets.has_lost_end(&text[at + 1..]) => brackets.slip(text),
            '#' => Step::To(at + text[at..].find('\n').unwrap_or(text.len() - at)),
            '"' | '\'' => quoted(text, at, first),
            // The mark at the very beginning is allowed.
            '\u{feff}' if at == 0 => Step::To(first.len_utf8()),
            _ => bare(text, at, first),
        };
        at = match step {
            Step::To(next) => next,
            Step::Slip(mut slip) => {
                slip.hides_bracket &= !brackets.open.is_empty();
                if slip.hides_bracket {
                    slip.causes.end = text.len() + 1;
                }
                let next = slip.causes.end.min(text.len());
                slips.push(slip);
                next
            }
        };
    }
    slips
}

/// The brackets of values that are open at a byte.
#[derive(Default)]
struct Brackets {
    /// The place and the kind of each.
    open: Vec<(usize, char)>,
}

impl Brackets {
    /// Passes a character that is in no text. The header of a table is in its own line, and not a value.
    fn pass(&mut self, text: &str, at: usize, character: char) {
        match character {
            '[' if self.open.is_empty() && is_header(text, at) => {}
            '[' | '{' => self.open.push((at, character)),
            ']' | '}' => drop(self.open.pop()),
            _ => {}
        }
    }

    /// True if a list is open where the next line begins a record or a value with a name.
    fn has_lost_end(&self, next_lines: &str) -> bool {
        let is_list = self.open.last().is_some_and(|(_, kind)| *kind == '[');
        let is_of_name = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_');
        let after_name = next_lines.trim_start_matches(is_of_name);
        let has_name = after_name.len() < next_lines.len();
        let is_value = has_name && after_name.trim_start_matches(' ').starts_with('=');
        is_list && (is_value || next_lines.starts_with("[["))
    }

    /// Returns the slip of a list without an end.
    fn slip(&self, text: &str) -> Step {
        let at = self.open.last().map_or(0, |(at, _)| *at);
        let told = (told!("list-without-end"), told!("end-list"));
        slip_in_line(text, at, at..at + 1, told, true)
    }
}

/// True if a bracket is the first character of its line.
fn is_header(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t', '[']);
    before.is_empty() || before.ends_with('\n')
}

/// What comes of the character at a byte.
enum Step {
    /// All is well up to this byte.
    To(usize),
    /// Here is a slip. The rest of what it causes is not looked at.
    Slip(Slip),
}

/// Looks at a character that is in no text.
fn bare(text: &str, at: usize, character: char) -> Step {
    let end = at + character.len_utf8();
    let told = if CURLY.contains(character) {
        curly(character)
    } else if HIDDEN.contains(character) {
        let code = code(character);
        (told!("hidden-character", code), told!("remove-unseen"))
    } else if character.is_whitespace() && !" \t\r\n".contains(character) {
        let code = code(character);
        (told!("odd-space", code), told!("write-space"))
    } else {
        return Step::To(end);
    };
    slip_in_line(text, at, at..end, told, false)
}

/// Looks at a text that begins with a straight quotation mark.
fn quoted(text: &str, at: usize, mark: char) -> Step {
    let long = String::from(mark).repeat(3);
    if text[at..].starts_with(&long) {
        let start = at + long.len();
        return match text[start..].find(&long) {
            Some(length) => Step::To(start + length + long.len()),
            None => Step::Slip(Slip {
                span: at..start,
                message: told!("text-without-end"),
                advice: told!("end-long-text"),
                causes: at..text.len() + 1,
                hides_bracket: false,
            }),
        };
    }
    let Some(length) = length_of(&text[at..], mark) else {
        return without_end(text, at);
    };
    let end = at + length;
    if !text[end..].starts_with(char::is_alphanumeric) {
        return Step::To(end);
    }
    // An odd number of marks means that one is missing: this text ends where the next begins.
    let line = &text[start_of_line(text, at)..end_of_line(text, at)];
    let told = if line.matches(mark).count() % 2 == 1 {
        (told!("text-without-end"), told!("end-text"))
    } else {
        (told!("text-goes-on"), told!("write-inner-quotes"))
    };
    slip_in_line(text, at, at..end, told, true)
}

/// Looks at a text without an end in its line: it may end with a curly quotation mark.
fn without_end(text: &str, at: usize) -> Step {
    let line = text[at..end_of_line(text, at)].trim_end();
    let inner = line.trim_end_matches([',', ']', '}', ' ', '\t']);
    let last = inner.char_indices().next_back();
    let ends_curly = last.filter(|(place, last)| {
        let opens = inner[..*place].contains(['„', '“', '«', '‘', '‚']);
        CURLY.contains(*last) && !opens
    });
    if let Some((place, last)) = ends_curly {
        let span = at + place..at + place + last.len_utf8();
        return slip_in_line(text, at, span, curly(last), true);
    }
    let told = (told!("text-without-end"), told!("end-text"));
    slip_in_line(text, at, at..at + line.len(), told, true)
}

/// Returns the length of the text in quotation marks that begins here, with its marks, if it ends in
/// this line.
fn length_of(text: &str, mark: char) -> Option<usize> {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        if character == '\n' {
            return None;
        } else if is_escaped {
            is_escaped = false;
        } else if character == mark {
            return Some(at + mark.len_utf8());
        } else {
            is_escaped = mark == '"' && character == '\\';
        }
    }
    None
}

fn curly(character: char) -> (Told, Told) {
    (
        told!("curly-quote", character),
        told!("write-straight-quote"),
    )
}

/// Makes a slip that spoils its line.
fn slip_in_line(
    text: &str,
    at: usize,
    span: Range<usize>,
    told: (Told, Told),
    hides_bracket: bool,
) -> Step {
    let start = start_of_line(text, at);
    let (message, advice) = told;
    Step::Slip(Slip {
        span,
        message,
        advice,
        causes: start..end_of_line(text, at),
        hides_bracket,
    })
}

/// Returns the first byte of the line that contains a byte.
fn start_of_line(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |before| before + 1)
}

/// Returns the byte after the line that contains a byte.
fn end_of_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}
