//! Faults: mistakes that an operator must correct. A fault has a file, line and column, or the cell
//! of a spreadsheet.
//!
//! Reading goes on after a fault, so that one run reports all of them. While there is any fault,
//! nothing that was read is used. So a value with a fault may be any placeholder.
//!
//! Every record of a large file may have a fault. So the cost of a fault does not grow with its
//! file, and at most [`FAULTS_MAX`] are kept.
//!
//! # Invariants
//! - A [`Place`] is rendered safely, whatever the file contains: spans are limited to its
//!   characters, and control characters in its text or name do not reach the terminal.
//! - Its line is not rendered if it may hold a secret ([`Faults::conceal_since`]), and in any other line a word that
//!   is as long as a secret key is masked.
//! - If the syntax of a line is broken, no other fault is reported in this line, and nothing is
//!   reported as missing from its file: it may only have been misread.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;
use strsim::osa_distance;

use crate::told;
use crate::told::{Told, english, safe};
use cas_words::text::{Language, is_unwanted};

/// The most faults that are kept. The others are reported after these have been corrected.
pub const FAULTS_MAX: usize = 10_000;

/// The columns that a rendered fault may take. Longer lines of a file are cut around the place.
const RENDERED_COLUMNS_MAX: usize = 100;

/// The most bytes on either side of a place that are rendered. This is more than the columns can
/// show; the limit is for files with one line of megabytes.
const RENDERED_BYTES_MAX: usize = 1000;

/// The fewest characters of a secret key: one of age has 58 after its prefix. No word of any language has so many.
const KEY_CHARACTERS_MIN: usize = 50;

/// The most words that are listed as allowed. Nobody reads more.
const ADVISED_WORDS_MAX: usize = 24;

/// The longest word for which a similar one is searched, in characters.
const NEAREST_CHARACTERS_MAX: usize = 60;

/// The text of a file and its name as the operator knows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Source(Arc<Written>);

/// The data that all places in a file share.
struct Written {
    file: Arc<str>,
    text: Box<str>,
    /// The byte at which each line begins, to find a place without reading the file again. It is
    /// computed when first needed, because a file without a fault never needs it.
    lines: OnceLock<Vec<usize>>,
    /// The byte after the last character that is not white space.
    end: usize,
}

impl PartialEq for Written {
    fn eq(&self, other: &Self) -> bool {
        (&self.file, &self.text) == (&other.file, &other.text)
    }
}

impl Eq for Written {}

/// A place in a file, or the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    source: Source,
    spot: Spot,
}

/// A cell of a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCell {
    /// The name of its sheet, if the file has several.
    pub sheet: Option<String>,
    /// Its row, from 1.
    pub row: usize,
    /// Its column, from 1.
    pub column: usize,
    /// The heading of its column, if known.
    pub heading: Option<String>,
    /// Its text.
    pub text: String,
}

/// A mistake that an operator must correct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The place of the mistake.
    pub place: Place,
    /// What is wrong.
    pub message: Told,
    /// What to write or do instead.
    pub advice: Told,
}

/// The faults of everything that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// The first [`FAULTS_MAX`], and if there are more, one that says so.
    kept: Vec<Fault>,
    /// The number of faults, including those that are not kept.
    found: usize,
    /// The lines with broken syntax, by file.
    broken: BTreeMap<Arc<str>, BTreeSet<usize>>,
}

impl Source {
    /// Makes a source from the name and the text of a file.
    #[must_use]
    pub fn new(file: &str, text: &str) -> Self {
        Self(Arc::new(Written {
            file: safe(file).into(),
            text: text.into(),
            lines: OnceLock::new(),
            end: text.trim_end().len(),
        }))
    }

    /// Returns the name of the file. Characters in it that cannot be shown are escaped.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.0.file
    }

    /// Returns the text of the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// True if it has nothing but white space. A power cut or a full disk can leave such a file.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let text = self.text();
        // Some editors write this mark, which cannot be seen, at the beginning of every file.
        text.strip_prefix('\u{feff}')
            .unwrap_or(text)
            .trim()
            .is_empty()
    }

    /// Returns a place in this file. `span` is in bytes.
    #[must_use]
    pub fn at(&self, span: Range<usize>) -> Place {
        let start = boundary_before(self.text(), span.start);
        let end = self.boundary_after(span.end).max(start);
        Place {
            source: self.clone(),
            spot: Spot::Span(start..end),
        }
    }

    /// Returns a cell of this file, which is a spreadsheet. Only the beginning of long words is
    /// kept.
    #[must_use]
    pub fn cell(&self, cell: SheetCell) -> Place {
        let kept = |words: &str| safe(&words[..boundary_before(words, RENDERED_BYTES_MAX)]);
        Place {
            source: self.clone(),
            spot: Spot::Cell(Box::new(SheetCell {
                sheet: cell.sheet.as_deref().map(kept),
                heading: cell.heading.as_deref().map(kept),
                text: kept(&cell.text),
                ..cell
            })),
        }
    }

    /// Returns this file as a whole.
    #[must_use]
    pub fn whole(&self) -> Place {
        Place {
            source: self.clone(),
            spot: Spot::Whole,
        }
    }

    fn boundary_after(&self, at: usize) -> usize {
        let is_boundary = |at: &usize| self.text().is_char_boundary(*at);
        let found = (at..=self.text().len()).find(is_boundary);
        found.unwrap_or(self.text().len())
    }

    fn lines(&self) -> &[usize] {
        self.0.lines.get_or_init(|| {
            let breaks = self.text().match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        })
    }

    /// Returns the line that contains a byte, from 1.
    fn line_of(&self, at: usize) -> usize {
        self.lines().partition_point(|start| *start <= at)
    }

    /// Returns the byte at which a line begins. Lines count from 1; after the last line this is the
    /// end of the text.
    fn start_of_line(&self, line: usize) -> usize {
        let start = line
            .checked_sub(1)
            .and_then(|index| self.lines().get(index));
        start.copied().unwrap_or(self.text().len())
    }
}

impl SheetCell {
    /// Returns the name of the cell as a spreadsheet shows it: `B7`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}{}", self.letters(), self.row)
    }

    /// Returns a note about the text of the cell.
    fn content(&self) -> Told {
        if self.text.is_empty() {
            told!("cell-empty")
        } else {
            told!("cell-has", text = &self.text)
        }
    }

    /// Returns where it is, as far as this is known: `sheet "Zajęcia", cell B7, column "Dzień"`.
    fn told(&self) -> Told {
        let mut cell = told!("cell", name = self.name());
        if let Some(heading) = &self.heading {
            cell = told!("cell-in-column", cell, heading);
        }
        match &self.sheet {
            Some(sheet) => told!("cell-in-sheet", sheet, cell),
            None => cell,
        }
    }

    /// Returns the letters of the column: 26 is `Z`, 27 is `AA`.
    fn letters(&self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.column;
        while let Some(before) = rest.checked_sub(1) {
            letters.push(b'A' + u8::try_from(before % 26).unwrap_or_default());
            rest = before / 26;
        }
        letters.into_iter().rev().map(char::from).collect()
    }
}

/// Prints only the length of the text, which may be megabytes.
impl fmt::Debug for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({} bytes)", self.file(), self.text().len())
    }
}

impl Place {
    /// Returns the name of the file.
    #[must_use]
    pub fn file(&self) -> &str {
        self.source.file()
    }

    /// Returns the line, from 1, if the place is in a text.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        let start = self.span()?.start;
        Some(self.source.line_of(start))
    }

    /// Returns the column, from 1, in characters, if the place is in a text.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        let start = self.span()?.start;
        let first = self.source.start_of_line(self.source.line_of(start));
        Some(self.source.text()[first..start].chars().count() + 1)
    }

    /// Returns `file:line:column`, or `file, cell B7`, or only the file.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        let file = self.file();
        if let (Some(line), Some(column)) = (self.line(), self.column()) {
            return format!("{file}:{line}:{column}");
        }
        match self.cell() {
            Some(cell) => format!("{file}, {}", cell.told().in_language(language)),
            None => file.to_owned(),
        }
    }

    /// Returns the whole of its file.
    #[must_use]
    pub fn whole(&self) -> Self {
        self.source.whole()
    }

    /// Returns the cell, if the place is one.
    #[must_use]
    pub fn cell(&self) -> Option<&SheetCell> {
        match &self.spot {
            Spot::Cell(cell) => Some(cell),
            Spot::Whole | Spot::Span(_) | Spot::Concealed(_) => None,
        }
    }

    /// Returns the key by which places are sorted: file and position, or in a spreadsheet sheet,
    /// row and column.
    #[must_use]
    pub fn order(&self) -> impl Ord {
        let start = self.span().map(|span| span.start);
        let cell = self.cell();
        let cell = cell.map(|cell| (cell.sheet.as_deref(), cell.row, cell.column));
        (self.file(), start, cell)
    }

    /// Returns the bytes of the place, if it is in a text.
    fn span(&self) -> Option<&Range<usize>> {
        match &self.spot {
            Spot::Span(span) | Spot::Concealed(span) => Some(span),
            Spot::Whole | Spot::Cell(_) => None,
        }
    }

    /// Returns the same place, whose line is not rendered.
    fn concealed(self) -> Self {
        let spot = match self.spot {
            Spot::Span(span) => Spot::Concealed(span),
            other => other,
        };
        Self { spot, ..self }
    }

    /// Returns the line to show for a part of the text. If the file ends too early, the place is
    /// after the last character that is not white space.
    fn shown(&self, span: &Range<usize>) -> Rendered {
        let source = &self.source;
        let start = span.start.min(source.0.end);
        let line = source.line_of(start);
        let first = source.start_of_line(line);
        let written =
            source.text()[first..source.start_of_line(line + 1)].trim_end_matches(['\r', '\n']);
        let from = boundary_before(source.text(), start.saturating_sub(RENDERED_BYTES_MAX));
        let to = source.boundary_after(start.saturating_add(RENDERED_BYTES_MAX));
        let (from, to) = (from.max(first), to.min(first + written.len()));
        let around = source.text().get(from..to).unwrap_or_default();
        let text = masked(&visible(around));
        let within = |at: usize| at.saturating_sub(from).min(text.len());
        Rendered {
            line,
            column: (from > first).then(|| source.text()[first..start].chars().count() + 1),
            within: within(start)..within(span.end.max(start)),
            text,
        }
    }
}

/// Writes it in English.
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.in_language(english()))
    }
}

impl Fault {
    /// Returns the fault for people, without colour: the message, the place in its line, and the advice.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        let said = |told: &Told| told.in_language(language);
        let error = Level::ERROR.with_name(said(&told!("level-error")));
        let title = error.primary_title(said(&self.message));
        let file = self.place.file();
        let group: Group<'_> = match &self.place.spot {
            Spot::Whole => title.element(Origin::path(file)),
            Spot::Concealed(_) => title.element(Origin::path(self.place.in_language(language))),
            Spot::Cell(cell) => title
                .element(Origin::path(self.place.in_language(language)))
                .element(
                    Level::NOTE
                        .with_name(said(&told!("level-note")))
                        .message(said(&cell.content())),
                ),
            Spot::Span(span) => {
                let shown = self.place.shown(span);
                let mark = AnnotationKind::Primary.span(shown.within);
                let snippet = Snippet::source(shown.text).line_start(shown.line);
                let snippet = snippet.annotation(mark);
                if let Some(column) = shown.column {
                    let path = Origin::path(file).line(shown.line).char_column(column);
                    title.element(path).element(snippet)
                } else {
                    title.element(snippet.path(file))
                }
            }
        };
        let help = Level::HELP.with_name(said(&told!("level-help")));
        let group = group.element(help.message(said(&self.advice)));
        let renderer = Renderer::plain().term_width(RENDERED_COLUMNS_MAX);
        renderer.render(&[group])
    }
}

/// Writes it in English.
impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.in_language(english()))
    }
}

impl Faults {
    /// Returns a list without faults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// True if there is no fault.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Returns the number of faults, including those that are not kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.found
    }

    /// Returns the faults, sorted by file and position. If there are more than [`FAULTS_MAX`], the
    /// last one says so.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        let (first, more) = self.kept.split_at(self.kept.len().min(FAULTS_MAX));
        let mut sorted: Vec<&Fault> = first.iter().collect();
        sorted.sort_by(|a, b| a.place.order().cmp(&b.place.order()));
        sorted.into_iter().chain(more)
    }

    /// Returns the faults for people, with an empty line between them.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        let faults = self.iter().map(|fault| fault.in_language(language));
        faults.collect::<Vec<_>>().join("\n\n")
    }

    /// Returns the place and the message of the first fault in one line, in English, for a log.
    #[must_use]
    pub fn first_line(&self) -> String {
        let first = self.iter().next();
        first.map_or_else(String::new, |it| format!("{}: {}", it.place, it.message))
    }

    /// Adds a fault, unless the syntax of its line is broken.
    pub fn add(&mut self, place: Place, message: Told, advice: Told) {
        let broken = self.broken.get(place.file());
        let is_broken =
            |lines: &BTreeSet<usize>| place.line().is_some_and(|line| lines.contains(&line));
        if !broken.is_some_and(is_broken) {
            self.push(place, message, advice);
        }
    }

    /// Adds a fault in the syntax of a file.
    pub fn add_syntax(&mut self, place: Place, message: Told, advice: Told) {
        let lines = self
            .broken
            .entry(Arc::clone(&place.source.0.file))
            .or_default();
        lines.extend(place.line());
        self.push(place, message, advice);
    }

    /// Adds a fault about a file as a whole: it is missing, or a folder, or not a text.
    pub fn add_file(&mut self, file: &str, message: Told, advice: Told) {
        self.add_syntax(Source::new(file, "").whole(), message, advice);
    }

    /// Conceals the lines of all faults but the first `count`: somebody may have written a secret there.
    pub fn conceal_since(&mut self, count: usize) {
        for fault in self.kept.iter_mut().skip(count) {
            fault.place = fault.place.clone().concealed();
        }
    }

    /// Adds all of these faults.
    pub fn extend(&mut self, others: &Self) {
        for (file, lines) in &others.broken {
            let broken = self.broken.entry(Arc::clone(file)).or_default();
            broken.extend(lines);
        }
        for fault in &others.kept {
            let Fault {
                place,
                message,
                advice,
            } = fault.clone();
            self.push(place, message, advice);
        }
    }

    /// True if a file could not be read or its syntax is broken, so that nobody knows what else it
    /// should contain.
    #[must_use]
    pub fn is_broken(&self, file: &str) -> bool {
        self.broken.contains_key(safe(file).as_str())
    }

    /// Returns the faults for machines: one JSON object a line, with `file`, `line`, `column`,
    /// `message` and `advice`, and with `id`, which is the same in all languages. `line` and `column`
    /// are null for a file as a whole and for a cell of a spreadsheet. A cell has `cell`, and `sheet`
    /// and `heading` if they are known.
    #[must_use]
    pub fn to_json_lines(&self, language: Language) -> String {
        let lines = self.iter().map(|fault| {
            let cell = fault.place.cell();
            let line = JsonLine {
                file: fault.place.file(),
                line: fault.place.line(),
                column: fault.place.column(),
                cell: cell.map(SheetCell::name),
                sheet: cell.and_then(|cell| cell.sheet.as_deref()),
                heading: cell.and_then(|cell| cell.heading.as_deref()),
                message: fault.message.in_language(language),
                advice: fault.advice.in_language(language),
                id: fault.message.id(),
            };
            serde_json::to_string(&line).unwrap_or_default()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn push(&mut self, place: Place, message: Told, advice: Told) {
        self.found += 1;
        let fault = match self.kept.len().cmp(&FAULTS_MAX) {
            Ordering::Less => Fault {
                place,
                message,
                advice,
            },
            Ordering::Equal => Fault {
                place: place.source.whole(),
                message: told!("too-many-faults", count = FAULTS_MAX),
                advice: told!("check-again"),
            },
            Ordering::Greater => return,
        };
        self.kept.push(fault);
    }
}

/// Writes them in English.
impl fmt::Display for Faults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.in_language(english()))
    }
}

impl std::error::Error for Faults {}

/// The part of a file at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Spot {
    /// All of it.
    Whole,
    /// Some bytes of its text.
    Span(Range<usize>),
    /// The same. They may be a secret.
    Concealed(Range<usize>),
    /// A cell of a spreadsheet.
    Cell(Box<SheetCell>),
}

/// The line to show for a place.
struct Rendered {
    line: usize,
    /// The column of the place, if the text does not start at the beginning of the line.
    column: Option<usize>,
    /// The line; of a long line, the part around the place.
    text: String,
    /// The bytes of the place in `text`.
    within: Range<usize>,
}

#[derive(Serialize)]
struct JsonLine<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<&'a str>,
    message: String,
    advice: String,
    id: &'a str,
}

/// Returns the word of `words` that is probably meant by `word`. At most a third of its letters may
/// be wrong, missing, extra, or swapped with the next one.
#[must_use]
pub fn nearest<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > NEAREST_CHARACTERS_MAX {
        return None;
    }
    let most = length / 3;
    // Two words differ at least by the difference of their lengths, which is fast to compute.
    let may_be = |other: &&str| other.chars().count().abs_diff(length) <= most;
    let words = words.into_iter().filter(may_be);
    let measured = words.map(|other| (osa_distance(word, other), other));
    let (distance, nearest) = measured.min_by_key(|(distance, _)| *distance)?;
    (distance <= most).then_some(nearest)
}

/// Returns "write one of `a`, `b`", or "write `a`; …" if `a` is similar to `word`.
#[must_use]
pub fn advise_words(word: &str, words: &[&str]) -> Told {
    advise_near(nearest(word, words.iter().copied()), words)
}

/// Returns the same as [`advise_words`], if `near` is the word that is similar.
#[must_use]
pub fn advise_near(near: Option<&str>, words: &[&str]) -> Told {
    if words.len() > ADVISED_WORDS_MAX {
        return near.map_or_else(
            || told!("write-existing"),
            |near| told!("write", what = near),
        );
    }
    let all = quoted(words);
    match (words, near) {
        ([], _) => told!("add-first-none"),
        ([only], _) => told!("write", what = *only),
        (_, Some(near)) => told!("write-near", near, all),
        (_, None) => told!("write-one-of", all),
    }
}

/// Returns the words in backquotes, with commas between them.
#[must_use]
pub fn quoted(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// Returns the number of a character in Unicode as it is usually written: `202E`.
#[must_use]
pub fn code(character: char) -> String {
    format!("{:04X}", u32::from(character))
}

/// Returns a message about a character of the text `key` that has no glyph.
#[must_use]
pub fn not_drawn(key: impl fmt::Display, character: char) -> Told {
    let key = key.to_string();
    told!("not-drawn", key, character, code = code(character))
}

/// Returns a message about a character of the text `key` that can be neither shown nor said.
#[must_use]
pub fn unseen(key: impl fmt::Display, character: char) -> Told {
    told!(
        "unseen-character",
        key = key.to_string(),
        code = code(character)
    )
}

/// Returns the last character boundary at or before a byte.
fn boundary_before(text: &str, at: usize) -> usize {
    let is_boundary = |at: &usize| text.is_char_boundary(*at);
    (0..=at.min(text.len())).rfind(is_boundary).unwrap_or(0)
}

/// Replaces characters that a terminal may obey or hide and that annotate-snippets does not
/// replace: the control characters of C1 (ECMA-48) and many that have no width. A replacement has
/// as many bytes as the character, so spans stay valid. annotate-snippets replaces one-byte
/// controls itself.
fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for character in text.chars() {
        match character.len_utf8() {
            2 if is_unwanted(character) => visible.push('·'),
            3 if is_unwanted(character) => visible.push(char::REPLACEMENT_CHARACTER),
            4 if is_unwanted(character) => visible.push_str("··"),
            _ => visible.push(character),
        }
    }
    visible
}

/// Replaces every word that is as long as a secret key by as many stars: whoever writes such a key in a wrong place
/// must not find it in a journal. Spans stay valid, because such words are ASCII.
fn masked(text: &str) -> String {
    let is_of_key = |character: char| character.is_ascii_alphanumeric();
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let is_word = is_of_key(next);
        let end = rest
            .find(|it| is_of_key(it) != is_word)
            .unwrap_or(rest.len());
        let (word, further) = rest.split_at(end);
        if is_word && word.len() >= KEY_CHARACTERS_MIN {
            masked.extend(std::iter::repeat_n('*', word.len()));
        } else {
            masked.push_str(word);
        }
        rest = further;
    }
    masked
}
