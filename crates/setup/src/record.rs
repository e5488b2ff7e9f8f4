//! One TOML table, read field by field. Reading goes on after a fault.
//!
//! `toml` with serde stops at the first fault, but an operator should see all of them at once. So a
//! caller asks a [`Record`] for each field that it may have. The record returns the value or a
//! placeholder, and collects the faults. At the end, every key that was not asked for is a fault
//! too. References to other records are collected, and looked up when everything has been read.

mod fields;
mod findings;
mod ids;
mod keys;
mod names;
mod pieces;
mod syntax;
mod value;

use std::collections::BTreeSet;
use std::fmt;
use std::ops::{ControlFlow, Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::fault::{Place, Source, nearest, quoted};
use crate::slip::{Slip, cause, half_line_end, slips};
use crate::told;
use crate::told::Told;
use cas_words::text::Languages;
use findings::Reference;
use keys::Keys;
use pieces::Pieces;
use value::{Refusal, wrong_type};

pub use cas_fleet::name::{NAME_BYTES_MAX as ID_BYTES_MAX, is_kebab_case};
pub use findings::{
    ACTIVITY, BREAK, CENTRE, DISTRICT, Findings, GROUP, KIND, Note, OFFICE, Remark, SERVICE, TERM,
};
pub use ids::Ids;
pub use names::Named;
pub use value::Unread;

/// The longest text that is not for a page, such as a path, in graphemes.
pub const LONG_GRAPHEMES_MAX: usize = 1000;
/// The numbers that people can type: those of three digits, as in teletext.
pub const PAGE_NUMBERS: RangeInclusive<i64> = 100..=999;

/// A TOML table that is being read.
pub struct Record<'r> {
    file: File<'r>,
    table: &'r DeTable<'r>,
    /// The header of the record; `None` if the record is the whole file.
    header: Option<Range<usize>>,
    /// The keys before the record's own keys in a table header.
    path: Path<'r>,
    /// The keys that were asked for.
    known: Keys,
    /// The rest of the file, if the document is only its first piece.
    pieces: Option<Pieces<'r>>,
    findings: &'r mut Findings,
}

/// The keys of the tables that contain a table, each with a point after it: `eligibility.`
#[derive(Clone, Copy)]
enum Path<'r> {
    Root,
    Within(&'r Path<'r>, &'r str),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Within(path, key) => write!(formatter, "{path}{key}."),
        }
    }
}

/// The data that all records of a file share.
#[derive(Clone, Copy)]
struct File<'r> {
    source: &'r Source,
    languages: &'r Languages,
    /// The byte at which the piece that is being read begins.
    start: usize,
}

type Value<'r> = &'r Spanned<DeValue<'r>>;

/// Reads a TOML document with `read`. `languages` are those of `kiosk.toml`. Every text must be in
/// the first of them.
pub fn read_document<T>(
    source: &Source,
    languages: &Languages,
    findings: &mut Findings,
    read: impl FnOnce(&mut Record<'_>) -> T,
) -> T {
    let file = File::new(source, languages);
    let table = file.parse(source.text(), findings);
    Record::new(file, &table, None, Path::Root, findings).read(read)
}

/// Reads a TOML document that may be long, in pieces. At the first fault this ends, and the document
/// is read again as a whole, so that the faults are the same as for a short one. So `read` may be
/// called several times and must start from the beginning each time.
pub fn read_long_document<T>(
    source: &Source,
    languages: &Languages,
    findings: &mut Findings,
    mut read: impl FnMut(&mut Record<'_>) -> T,
) -> T {
    if let Some((first, pieces)) = Pieces::of(source.text()) {
        let mut trial = findings.trial();
        let file = File::new(source, languages);
        let table = file.parse(first, &mut trial);
        let mut record = Record::new(file, &table, None, Path::Root, &mut trial);
        record.pieces = Some(pieces);
        let value = record.read(&mut read);
        if trial.faults.is_empty() {
            findings.join(trial);
            return value;
        }
    }
    read_document(source, languages, findings, read)
}

impl<'r> File<'r> {
    fn new(source: &'r Source, languages: &'r Languages) -> Self {
        Self {
            source,
            languages,
            start: 0,
        }
    }

    /// Parses a document as far as its syntax is correct.
    fn parse<'t>(&self, text: &'t str, findings: &mut Findings) -> DeTable<'t> {
        if let Some(slip) = half_line_end(text) {
            self.report_slip(&slip, findings);
            return DeTable::new();
        }
        let (table, errors) = DeTable::parse_recoverable(text);
        if self.report(errors, findings) {
            return DeTable::new();
        }
        table.into_inner()
    }

    /// Reports the errors of the parser. Of those that come from one slip, the slip is reported. Returns
    /// true if after a slip nothing was read as it is meant.
    fn report(&self, errors: Vec<Error>, findings: &mut Findings) -> bool {
        if errors.is_empty() {
            return false;
        }
        let (slips, mut reported) = (slips(self.source.text()), BTreeSet::new());
        for error in errors {
            let span = error.span().map(|span| self.span(&span));
            let slip = span.as_ref().and_then(|span| cause(&slips, span.start));
            match slip {
                Some(slip) if reported.insert(slip.span.start) => self.report_slip(slip, findings),
                Some(_) => {}
                None => {
                    let place = span.map_or(self.source.whole(), |span| self.source.at(span));
                    let (message, advice) = syntax::told_of(error.message());
                    findings.faults.add_syntax(place, message, advice);
                }
            }
        }
        let mut told = slips
            .iter()
            .filter(|slip| reported.contains(&slip.span.start));
        told.any(|slip| slip.hides_bracket)
    }

    fn report_slip(&self, slip: &Slip, findings: &mut Findings) {
        let (place, message) = (self.source.at(slip.span.clone()), slip.message.clone());
        findings
            .faults
            .add_syntax(place, message, slip.advice.clone());
    }

    fn at(&self, span: Range<usize>) -> Place {
        self.source.at(self.span(&span))
    }

    /// Converts bytes of the piece to bytes of the file.
    fn span(&self, span: &Range<usize>) -> Range<usize> {
        self.start + span.start..self.start + span.end
    }
}

/// The tables in the record. A required table that is missing is a fault.
impl Record<'_> {
    /// Reads the table `[key]`. If it is missing, returns the result of `read` for an empty table.
    pub fn table<T>(&mut self, key: &str, mut read: impl FnMut(&mut Record<'_>) -> T) -> T {
        let path = self.path;
        self.require(key, format_args!("[{path}{key}]"));
        let table = self.optional_table(key, &mut read);
        table.unwrap_or_else(|| {
            // The missing table has been reported, so faults in the empty one are not.
            let (nothing, mut unheard) = (DeTable::new(), Findings::default());
            let header = self.header.clone();
            Record::new(self.file, &nothing, header, path, &mut unheard).read(read)
        })
    }

    /// Reads the table `[key]`, if it exists.
    pub fn optional_table<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Record<'_>) -> T,
    ) -> Option<T> {
        let value = self.value(key)?;
        let path = self.path;
        self.nested(key, value, format_args!("[{path}{key}]"), read)
    }

    /// Reads the tables `[[key]]`, if there are any.
    pub fn tables<T>(&mut self, key: &str, mut read: impl FnMut(&mut Record<'_>) -> T) -> Vec<T> {
        let mut tables = self.tables_here(key, &mut read);
        let Some(further) = self.pieces.take_if(|pieces| pieces.key == key) else {
            return tables;
        };
        // After a fault the document is read again as a whole, so the rest need not be read now.
        if self.findings.faults.is_empty() {
            further.parse_ahead(|(start, table, errors)| {
                let file = File { start, ..self.file };
                file.report(errors, self.findings);
                let piece = Record::new(file, &table, None, Path::Root, self.findings);
                tables.extend(piece.read(|piece| piece.tables_here(key, &mut read)));
                if self.findings.faults.is_empty() {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
        }
        tables
    }

    /// Reads the tables `[[key]]` of this piece of the file.
    fn tables_here<T>(&mut self, key: &str, read: &mut impl FnMut(&mut Record<'_>) -> T) -> Vec<T> {
        let path = self.path;
        let example = format_args!("[[{path}{key}]]");
        self.each(key, example, |record, item| {
            record.nested(key, item, example, &mut *read)
        })
    }

    /// Reads the tables `[[key]]`. There must be at least one.
    pub fn some_tables<T>(&mut self, key: &str, read: impl FnMut(&mut Record<'_>) -> T) -> Vec<T> {
        let path = self.path;
        self.require_some(key, format_args!("[[{path}{key}]]"));
        self.tables(key, read)
    }
}

/// The keys of the record and their faults.
impl Record<'_> {
    /// True if the key exists, whatever its value. From now on the key counts as asked for.
    #[must_use]
    pub fn has(&mut self, key: &str) -> bool {
        self.value(key).is_some()
    }

    /// True if the key exists and is not an empty list. From now on the key counts as asked for.
    #[must_use]
    pub fn has_some(&mut self, key: &str) -> bool {
        let list = self.value(key).map(|value| value.get_ref().as_array());
        list.is_some_and(|list| list.is_none_or(|list| !list.is_empty()))
    }

    /// True if the key exists and has a text without a character that can be seen.
    #[must_use]
    pub fn is_blank(&mut self, key: &str) -> bool {
        let words = self.value(key).and_then(|value| value.get_ref().as_str());
        words.is_some_and(|words| words.trim().is_empty())
    }

    /// Returns the place of the value of `key`, or of the record if the key does not exist.
    #[must_use]
    pub fn place(&self, key: &str) -> Place {
        let value = self.table.get(key);
        value.map_or_else(|| self.whole(), |value| self.at(value.span()))
    }

    /// Returns the place of the record as a whole.
    fn whole(&self) -> Place {
        let header = self.header.clone();
        header.map_or_else(|| self.file.source.whole(), |header| self.at(header))
    }

    /// Returns the place of one item of the list `key`, counted from 0.
    #[must_use]
    pub fn place_of_item(&self, key: &str, index: usize) -> Place {
        let list = self.table.get(key).map(Spanned::get_ref);
        let item = list.and_then(|list| list.as_array()?.get(index));
        item.map_or_else(|| self.place(key), |item| self.at(item.span()))
    }

    /// Adds a fault.
    pub fn fault(&mut self, place: Place, message: Told, advice: Told) {
        self.findings.faults.add(place, message, advice);
    }

    /// Reads something that may by mistake be a secret: the lines of faults in it are not shown.
    pub fn concealing<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.findings.faults.len();
        let value = read(self);
        self.findings.faults.conceal_since(before);
        value
    }

    /// Adds a fault about something missing, unless the syntax of the file is broken: then it may
    /// only have been misread.
    pub fn lacks(&mut self, message: Told, advice: Told) {
        if !self.is_broken() {
            self.fault(self.whole(), message, advice);
        }
    }

    /// Adds a fault if the key does not exist. `example` shows how it is written.
    pub fn require(&mut self, key: &str, example: impl fmt::Display) {
        self.required(key, example);
    }

    /// Adds a fault if the key does not exist or has an empty list. `example` shows one item.
    pub fn require_some(&mut self, key: &str, example: impl fmt::Display) {
        let value = self.required(key, &example);
        let list = value.and_then(|value| value.get_ref().as_array());
        if list.is_some_and(|list| list.is_empty()) {
            let advice = told!("write-at-least", example = example.to_string());
            self.fault(self.place(key), told!("empty-list", key), advice);
        }
    }

    /// Notes that a record of the kind `what` with this id must exist when everything has been
    /// read.
    pub fn refer(&mut self, place: Place, what: &'static str, id: &str) {
        let id = id.to_owned();
        self.findings.references.push(Reference { place, what, id });
    }

    /// Adds a note about a place in the record.
    pub fn note(&mut self, place: Place, about: Remark) {
        let id = self.table.get("id").and_then(|id| id.get_ref().as_str());
        let id = id.map(str::to_owned);
        self.findings.notes.push(Note { place, id, about });
    }

    /// True if the syntax of the file is broken, so that something missing may only be misread.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.findings.faults.is_broken(self.file.source.file())
    }

    /// Returns the number of faults so far, in all files.
    #[must_use]
    pub fn faults_so_far(&self) -> usize {
        self.findings.faults.len()
    }
}

impl<'r> Record<'r> {
    fn new(
        file: File<'r>,
        table: &'r DeTable<'r>,
        header: Option<Range<usize>>,
        path: Path<'r>,
        findings: &'r mut Findings,
    ) -> Self {
        Self {
            file,
            table,
            header,
            path,
            known: Keys::default(),
            pieces: None,
            findings,
        }
    }

    fn read<T>(mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let value = read(&mut self);
        let known = std::mem::take(&mut self.known);
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !known.has(name) {
                let known: Vec<&str> = known.iter().collect();
                let (place, shown) = (self.at(key.span()), name.escape_debug().to_string());
                let near = nearest(name, known.iter().copied());
                let advice = near.map_or_else(
                    || told!("remove-allowed", all = quoted(&known)),
                    |near| told!("write", what = near),
                );
                self.fault(place, told!("unknown-key", key = shown), advice);
            }
        }
        value
    }

    fn nested<T>(
        &mut self,
        key: &str,
        value: Value<'r>,
        example: impl fmt::Display,
        read: impl FnOnce(&mut Record<'_>) -> T,
    ) -> Option<T> {
        let table = value.get_ref().as_table();
        let table =
            table.ok_or_else(|| wrong_type(key, value.get_ref(), told!("type-table"), example));
        let table = self.take(value, table)?;
        let (header, path) = (Some(value.span()), Path::Within(&self.path, key));
        Some(Record::new(self.file, table, header, path, self.findings).read(read))
    }

    fn at(&self, span: Range<usize>) -> Place {
        self.file.at(span)
    }

    /// Returns the value of a key, which counts as asked for from now on.
    fn value(&mut self, key: &str) -> Option<Value<'r>> {
        if !self.known.has(key) {
            self.known.push(key);
        }
        self.table.get(key)
    }

    /// Returns the value of a key, or adds a fault if it does not exist. `example` shows how it is
    /// written.
    fn required(&mut self, key: &str, example: impl fmt::Display) -> Option<Value<'r>> {
        let value = self.value(key);
        if value.is_none() {
            let advice = told!("add", what = example.to_string());
            self.lacks(told!("missing", key), advice);
        }
        value
    }

    /// Reads the value of a key, if the key exists.
    fn optional<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&DeValue<'r>) -> Result<T, Refusal>,
    ) -> Option<T> {
        let value = self.value(key)?;
        self.take(value, read(value.get_ref()))
    }

    /// Returns the value that was read, or adds a fault at the refused value. If only one character
    /// was refused and the file has it literally, not as an escape, the fault is at the character.
    fn take<T>(&mut self, value: Value<'_>, read: Result<T, Refusal>) -> Option<T> {
        let refusal = match read {
            Ok(read) => return Some(read),
            Err(refusal) => refusal,
        };
        let span = value.span();
        let character = refusal.character.and_then(|refused| {
            let written = self.file.source.text().get(self.file.span(&span))?;
            let start = span.start + written.find(refused)?;
            Some(start..start + refused.len_utf8())
        });
        let place = self.at(character.unwrap_or(span));
        self.fault(place, refusal.message, refusal.advice);
        None
    }

    /// Reads the items of a list. Returns an empty list if the key does not exist.
    fn each<T>(
        &mut self,
        key: &str,
        example: impl fmt::Display,
        mut read: impl FnMut(&mut Self, Value<'r>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let list = value.get_ref().as_array();
        let list =
            list.ok_or_else(|| wrong_type(key, value.get_ref(), told!("type-list"), example));
        let Some(list) = self.take(value, list) else {
            return Vec::new();
        };
        let mut items = Vec::with_capacity(list.len());
        items.extend(list.iter().filter_map(|item| read(self, item)));
        items
    }
}
