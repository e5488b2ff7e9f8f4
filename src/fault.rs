//! What an operator must put right, with file, line and column.
//!
//! Reading goes on after a fault, so that one run tells of every fault. Until the last one is put
//! right nothing of what was read is used, and therefore a value that was read with a fault may be
//! any placeholder.
//!
//! # Invariants
//! - A [`Place`] is rendered safely, whatever the file holds: spans are clamped to its characters,
//!   and control characters of its text or its name do not reach the terminal.
//! - Where the syntax of a line is broken, nothing else is said of that line, and nothing is said to
//!   be missing from its file: what seems to be missing may only have been misread.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;
use strsim::osa_distance;

use crate::text::is_unwanted;

/// The columns that a rendered fault may take; longer lines of a file are cut around the place.
const RENDERED_COLUMNS_MAX: usize = 100;

/// The longest word that another one is looked for, in characters.
const NEAREST_CHARACTERS_MAX: usize = 60;

/// The text of a file and its name as the operator knows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Source {
    file: Arc<str>,
    text: Arc<str>,
}

/// A place in a file, or the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    source: Source,
    span: Option<Range<usize>>,
}

/// Something that an operator must put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to write or to do instead.
    pub advice: String,
}

/// The faults of everything that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    faults: Vec<Fault>,
    /// By file, the lines whose syntax is broken.
    broken: BTreeMap<Arc<str>, BTreeSet<usize>>,
}

impl Source {
    /// The text of a file.
    #[must_use]
    pub fn new(file: &str, text: &str) -> Self {
        Self {
            file: safe(file).into(),
            text: text.into(),
        }
    }

    /// The name of the file, with what cannot be shown in it escaped.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A place in this file, in bytes.
    #[must_use]
    pub fn at(&self, span: Range<usize>) -> Place {
        let is_boundary = |at: &usize| self.text.is_char_boundary(*at);
        let start = (0..=span.start.min(self.text.len())).rfind(is_boundary);
        let end = (span.end..=self.text.len()).find(is_boundary);
        let start = start.unwrap_or(0);
        let end = end.unwrap_or(self.text.len()).max(start);
        Place {
            source: self.clone(),
            span: Some(start..end),
        }
    }

    /// This file as a whole.
    #[must_use]
    pub fn whole(&self) -> Place {
        Place {
            source: self.clone(),
            span: None,
        }
    }
}

/// A text may be megabytes long, so only its length is printed.
impl fmt::Debug for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({} bytes)", self.file, self.text.len())
    }
}

impl Place {
    /// The name of the file.
    #[must_use]
    pub fn file(&self) -> &str {
        self.source.file()
    }

    /// The line, from 1, unless the place is the file as a whole.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        let start = self.span.as_ref()?.start;
        Some(self.source.text[..start].matches('\n').count() + 1)
    }

    /// The column, from 1, in characters.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        let start = self.span.as_ref()?.start;
        let before = &self.source.text[..start];
        Some(before[line_start(before)..].chars().count() + 1)
    }

    /// What places are sorted by: file and position.
    #[must_use]
    pub fn order(&self) -> (&str, Option<usize>) {
        (self.file(), self.span.as_ref().map(|span| span.start))
    }

    /// The line of the place, and the part of the span that lies in it, or the place after the last
    /// character that can be seen, where a file ends too early.
    fn snippet(&self, span: &Range<usize>) -> (usize, String, Range<usize>) {
        let text: &str = &self.source.text;
        let start = span.start.min(text.trim_end().len());
        let first = line_start(&text[..start]);
        let length = text[first..].find('\n').unwrap_or(text.len() - first);
        let line = text[first..first + length].trim_end_matches('\r');
        let within = |at: usize| at.saturating_sub(first).min(line.len());
        let number = text[..first].matches('\n').count() + 1;
        // A terminal may obey the controls that annotate-snippets leaves in (ECMA-48, C1). The sign in
        // their place is as many bytes long, so that the span still fits.
        let shown = line.replace(|c| matches!(c, '\u{80}'..='\u{9f}'), "·");
        (number, shown, within(start)..within(span.end.max(start)))
    }
}

/// `file:line:column`, or only the file.
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.file())?;
        if let (Some(line), Some(column)) = (self.line(), self.column()) {
            write!(formatter, ":{line}:{column}")?;
        }
        Ok(())
    }
}

/// The fault for a person: the message, the place in its line, and the advice. No colour.
impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = Level::ERROR.primary_title(self.message.as_str());
        let group: Group<'_> = match &self.place.span {
            None => title.element(Origin::path(self.place.file())),
            Some(span) => {
                let (number, line, within) = self.place.snippet(span);
                let snippet = Snippet::source(line).line_start(number);
                let mark = AnnotationKind::Primary.span(within);
                title.element(snippet.path(self.place.file()).annotation(mark))
            }
        };
        let group = group.element(Level::HELP.message(self.advice.as_str()));
        let renderer = Renderer::plain().term_width(RENDERED_COLUMNS_MAX);
        formatter.write_str(&renderer.render(&[group]))
    }
}

impl Faults {
    /// None so far.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there is no fault.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// How many faults there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.faults.len()
    }

    /// The faults, by file and position.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        let mut faults: Vec<&Fault> = self.faults.iter().collect();
        faults.sort_by(|a, b| a.place.order().cmp(&b.place.order()));
        faults.into_iter()
    }

    /// Adds a fault, unless the syntax of its line is broken.
    pub fn add(&mut self, place: Place, message: impl Into<String>, advice: impl Into<String>) {
        let broken = self.broken.get(&place.source.file);
        let is_broken =
            |lines: &BTreeSet<usize>| place.line().is_some_and(|line| lines.contains(&line));
        if !broken.is_some_and(is_broken) {
            self.push(place, message.into(), advice.into());
        }
    }

    /// Adds a fault in the syntax of a file.
    pub fn add_syntax(
        &mut self,
        place: Place,
        message: impl Into<String>,
        advice: impl Into<String>,
    ) {
        let lines = self
            .broken
            .entry(Arc::clone(&place.source.file))
            .or_default();
        lines.extend(place.line());
        self.push(place, message.into(), advice.into());
    }

    /// Adds a fault that is the file itself: it is missing, a folder, no text.
    pub fn add_file(&mut self, file: &str, message: impl Into<String>, advice: impl Into<String>) {
        self.add_syntax(Source::new(file, "").whole(), message, advice);
    }

    /// Whether a file could not be read, or its syntax is broken, so that nobody knows what else it
    /// was meant to hold.
    #[must_use]
    pub fn is_broken(&self, file: &str) -> bool {
        self.broken.contains_key(safe(file).as_str())
    }

    /// The faults for machines: one JSON object a line, with `file`, `line`, `column`, `message` and
    /// `advice`; `line` and `column` are null for a file as a whole.
    #[must_use]
    pub fn to_json_lines(&self) -> String {
        let lines = self.iter().map(|fault| {
            let line = JsonLine {
                file: fault.place.file(),
                line: fault.place.line(),
                column: fault.place.column(),
                message: &fault.message,
                advice: &fault.advice,
            };
            serde_json::to_string(&line).unwrap_or_default()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn push(&mut self, place: Place, message: String, advice: String) {
        self.faults.push(Fault {
            place,
            message,
            advice,
        });
    }
}

/// The faults for people, with an empty line between them.
impl fmt::Display for Faults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let faults: Vec<String> = self.iter().map(Fault::to_string).collect();
        formatter.write_str(&faults.join("\n\n"))
    }
}

impl std::error::Error for Faults {}

#[derive(Serialize)]
struct JsonLine<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    advice: &'a str,
}

/// The word of `words` that `word` is probably meant to be: at most a third of its letters are
/// wrong, missing, too many or swapped with the next.
#[must_use]
pub fn nearest<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > NEAREST_CHARACTERS_MAX {
        return None;
    }
    let measured = words
        .into_iter()
        .map(|other| (osa_distance(word, other), other));
    let (distance, nearest) = measured.min_by_key(|(distance, _)| *distance)?;
    (distance <= length / 3).then_some(nearest)
}

/// "write one of `a`, `b`", or "write `a`; …" where one of them is near to `word`.
#[must_use]
pub fn advise_words(word: &str, words: &[&str]) -> String {
    let all = quoted(words);
    match (words, nearest(word, words.iter().copied())) {
        ([], _) => "there are none; add it first".to_owned(),
        ([_], _) => format!("write {all}"),
        (_, Some(nearest)) => format!("write `{nearest}`; allowed are {all}"),
        (_, None) => format!("write one of {all}"),
    }
}

/// Words in backquotes, with commas between them.
#[must_use]
pub fn quoted(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// The name of a file may hold any character; a terminal must not obey it.
fn safe(name: &str) -> String {
    let shown = |character: char| {
        if is_unwanted(character) {
            character.escape_unicode().to_string()
        } else {
            character.to_string()
        }
    };
    name.chars().map(shown).collect()
}

fn line_start(before: &str) -> usize {
    before.rfind('\n').map_or(0, |at| at + 1)
}
