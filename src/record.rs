//! One TOML table, read field by field, going on after a fault.
//!
//! `toml` with serde stops at the first fault; an operator should have all of them at once. So a
//! [`Record`] is asked for each field it may have, gives the value or a placeholder, and collects
//! the faults. When a record has been read, every key that nobody asked for is a fault too.
//!
//! Text is refused, not silently cleaned: whoever wrote it should see what is in their file.

mod words;

use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::content::Checked;
use crate::fault::{Faults, Place, Source, advise_words, nearest, quoted};
use crate::page::STOP_GRAPHEMES_MAX;
use crate::text::{Language, Localized};
use words::{Refusal, checked_from, is_kebab_case, judge};

/// The longest id, in bytes.
pub const ID_BYTES_MAX: usize = 64;
/// The longest text that is not for a page, such as a path, in graphemes.
pub const LONG_GRAPHEMES_MAX: usize = 1000;

/// What was found while reading, besides the values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What an operator must put right.
    pub faults: Faults,
    /// What an operator should know.
    pub notes: Vec<Note>,
}

/// Something that an operator should know of what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub place: Place,
    /// The id of the record it is about, if that has one.
    pub id: Option<String>,
    /// What there is to know.
    pub about: About,
}

/// What there is to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// It is only an example.
    Sample,
    /// A fact was true on this date.
    Dated(Checked),
    /// A text is missing in these languages.
    Untranslated(Vec<Language>),
    /// A key ends the program.
    CanLeave,
    /// Requests are stored as everybody can read them.
    Unsealed,
}

type Value<'r> = &'r Spanned<DeValue<'r>>;

/// A table that is being read.
pub struct Record<'r> {
    source: &'r Source,
    table: &'r DeTable<'r>,
    /// The header of the table; `None` for the file as a whole.
    header: Option<Range<usize>>,
    languages: &'r [Language],
    /// The keys that have been asked for.
    known: Vec<String>,
    findings: &'r mut Findings,
}

/// Reads a TOML document with `read`. `languages` are those of `kiosk.toml`; the first is the one
/// that every text must have.
pub fn read_document<T>(
    source: &Source,
    languages: &[Language],
    findings: &mut Findings,
    read: impl FnOnce(&mut Record<'_>) -> T,
) -> T {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    for error in errors {
        let place = error.span().map_or(source.whole(), |span| source.at(span));
        let advice = advise_syntax(error.message());
        findings
            .faults
            .add_syntax(place, format!("TOML: {}", error.message()), advice);
    }
    let mut record = Record {
        source,
        table: table.get_ref(),
        header: None,
        languages,
        known: Vec::new(),
        findings,
    };
    let value = read(&mut record);
    record.finish();
    value
}

impl<'r> Record<'r> {
    /// A text of at most `limit` graphemes.
    pub fn string(&mut self, key: &str, limit: usize) -> String {
        let value = self.need(key, "\"…\"");
        let words = value.and_then(|value| self.words(key, value, limit));
        words.unwrap_or_default()
    }

    /// A text of at most `limit` graphemes, if the key is there.
    pub fn optional_string(&mut self, key: &str, limit: usize) -> Option<String> {
        let value = self.value(key)?;
        self.words(key, value, limit)
    }

    /// A list of texts; empty if the key is not there.
    pub fn strings(&mut self, key: &str, limit: usize) -> Vec<String> {
        let items = self.optional_list(key, "[\"…\"]");
        let words = items.iter().filter_map(|item| self.words(key, item, limit));
        words.collect()
    }

    /// One text in several languages, each of at most `limit` graphemes.
    pub fn localized(&mut self, key: &str, limit: usize) -> Localized {
        let example = self.localized_example();
        match self.need(key, &example) {
            Some(value) => self.languages_of(key, value, limit),
            None => self.placeholder(),
        }
    }

    /// A list of texts in several languages; empty if the key is not there.
    pub fn localized_list(&mut self, key: &str, limit: usize) -> Vec<Localized> {
        let example = format!("[{}]", self.localized_example());
        let items = self.optional_list(key, &example);
        let texts = items.iter().map(|item| self.languages_of(key, item, limit));
        texts.collect()
    }

    /// A whole number.
    pub fn integer(&mut self, key: &str, range: RangeInclusive<i64>) -> i64 {
        let start = *range.start();
        let value = self.need(key, &start.to_string());
        let number = value.and_then(|value| self.number(key, value, range));
        number.unwrap_or(start)
    }

    /// A whole number, if the key is there.
    pub fn optional_integer(&mut self, key: &str, range: RangeInclusive<i64>) -> Option<i64> {
        let value = self.value(key)?;
        self.number(key, value, range)
    }

    /// `true` or `false`, if the key is there.
    pub fn optional_bool(&mut self, key: &str) -> Option<bool> {
        let value = self.value(key)?;
        if let DeValue::Boolean(yes) = value.get_ref() {
            return Some(*yes);
        }
        self.wrong_type(key, value, "true or false", "true");
        None
    }

    /// A day as a TOML date, or a month or a year as a text.
    pub fn checked(&mut self, key: &str) -> Checked {
        let value = self.need(key, "2026-03-06");
        let checked = value.and_then(|value| self.date(key, value));
        checked.unwrap_or(Checked {
            year: 1,
            month: None,
            day: None,
        })
    }

    /// One of some words, and what it stands for; `None` only with a fault.
    pub fn word<T: Copy>(&mut self, key: &str, words: &[(&str, T)]) -> Option<T> {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        if !self.has(key) {
            let advice = format!("add `{key} = \"…\"` with one of {}", quoted(&known));
            self.missing(&format!("`{key}`"), &advice);
        }
        self.optional_word(key, words)
    }

    /// One of some words, and what it stands for, if the key is there.
    pub fn optional_word<T: Copy>(&mut self, key: &str, words: &[(&str, T)]) -> Option<T> {
        let value = self.value(key)?;
        self.meaning(key, value, words)
    }

    /// A list of some words, each at most once, and what they stand for; empty if the key is not there.
    pub fn words_of<T: Copy + PartialEq>(&mut self, key: &str, words: &[(&str, T)]) -> Vec<T> {
        let mut found = Vec::new();
        for item in self.optional_list(key, "[\"…\"]") {
            match self.meaning(key, item, words) {
                Some(meaning) if found.contains(&meaning) => {
                    let message = format!("`{key}` has this word twice");
                    self.fault_at(item.span(), message, "remove one of the two");
                }
                Some(meaning) => found.push(meaning),
                None => {}
            }
        }
        found
    }

    /// An id, kebab-case ASCII, that is none of `taken`; it is added to them.
    pub fn id(&mut self, key: &str, taken: &mut Vec<String>) -> String {
        let Some(value) = self.need(key, "\"…\"") else {
            return String::new();
        };
        let Some(id) = self.words(key, value, ID_BYTES_MAX) else {
            return String::new();
        };
        if !is_kebab_case(&id) {
            let message = format!("the id `{id}` has characters that an id cannot have");
            let advice = "write small letters a to z and digits, with single hyphens between them";
            self.fault_at(value.span(), message, advice);
            return String::new();
        }
        self.unique(value, id, taken)
    }

    /// A name that is none of `taken`, such as `XIII`; it is added to them.
    pub fn unique_name(&mut self, key: &str, limit: usize, taken: &mut Vec<String>) -> String {
        let Some(value) = self.need(key, "\"…\"") else {
            return String::new();
        };
        let name = self.words(key, value, limit);
        name.map_or_else(String::new, |name| self.unique(value, name, taken))
    }

    /// The id of a record elsewhere; `known` is `None` where it is not known which there are.
    pub fn reference(&mut self, key: &str, what: &str, known: Option<&[String]>) -> String {
        let Some(value) = self.need(key, "\"…\"") else {
            return String::new();
        };
        let Some(id) = self.words(key, value, ID_BYTES_MAX) else {
            return String::new();
        };
        if let Some(known) = known {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            self.position(value, what, &id, &known);
        }
        id
    }

    /// One id or a list of ids of `known`, as indices.
    pub fn references(&mut self, key: &str, what: &str, known: &[&str]) -> Option<Vec<usize>> {
        let value = self.value(key)?;
        let items: Vec<Value<'r>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        if items.is_empty() {
            let message = format!("`{key}` is an empty list, so it never applies");
            let advice = format!("name at least one {what}, or remove `{key}`");
            self.fault_at(value.span(), message, advice);
        }
        let mut indices = Vec::new();
        for item in items {
            let id = self.words(key, item, ID_BYTES_MAX);
            indices.extend(id.and_then(|id| self.position(item, what, &id, known)));
        }
        Some(indices)
    }

    /// The table `[key]`, which must be there; without it, what `read` makes of an empty one.
    pub fn table<T>(&mut self, key: &str, mut read: impl FnMut(&mut Record<'_>) -> T) -> T {
        let Some(value) = self.value(key) else {
            let what = format!("the table `[{key}]`");
            self.missing(&what, &format!("add `[{key}]`"));
            return self.placeholder_of(read);
        };
        let table = self.nested(key, value, &mut read);
        table.unwrap_or_else(|| self.placeholder_of(read))
    }

    /// The table `[key]`, if it is there.
    pub fn optional_table<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Record<'_>) -> T,
    ) -> Option<T> {
        let value = self.value(key)?;
        self.nested(key, value, read)
    }

    /// The tables `[[key]]`, of which there may be none.
    pub fn tables<T>(&mut self, key: &str, mut read: impl FnMut(&mut Record<'_>) -> T) -> Vec<T> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        if matches!(value.get_ref(), DeValue::Table(_)) {
            let message = format!("`{key}` is one table and not a list of tables");
            let advice = format!("write `[[{key}]]`, or `{key} = [{{ … }}]`");
            self.fault_at(value.span(), message, advice);
            return self.nested(key, value, read).into_iter().collect();
        }
        let items = self.items(key, value, "[{ … }]");
        let records = items
            .iter()
            .filter_map(|item| self.nested(key, item, &mut read));
        records.collect()
    }

    /// The tables `[[key]]`, of which there must be one.
    pub fn some_tables<T>(&mut self, key: &str, read: impl FnMut(&mut Record<'_>) -> T) -> Vec<T> {
        let is_missing = self.value(key).is_none();
        let records = self.tables(key, read);
        if is_missing {
            self.missing(
                &format!("`[[{key}]]`"),
                &format!("add at least one `[[{key}]]`"),
            );
        }
        records
    }

    /// Whether the key is there, whatever it holds.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether the syntax of the file is broken, so that what is missing may only be misread.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.findings.faults.is_broken(self.source.file())
    }

    /// How many faults there have been so far, in all files.
    #[must_use]
    pub fn faults_so_far(&self) -> usize {
        self.findings.faults.len()
    }

    /// Reports settings that a later version will have.
    pub fn not_available(&mut self, keys: &[&str]) {
        for key in keys {
            if self.value(key).is_some() {
                let message = format!("`{key}` is not available in this version");
                self.fault(key, message, format!("remove `{key}`"));
            }
        }
    }

    /// Reports texts that are shown as one stop and together are longer than a stop may be.
    pub fn fits_one_stop(&mut self, key: &str, texts: &[&Localized]) {
        for language in self.languages {
            let words = texts.iter().map(|text| text.get(*language).words);
            let length: usize = words.map(|words| words.graphemes(true).count()).sum();
            if length > STOP_GRAPHEMES_MAX {
                let message = format!(
                    "in `{language}`, `{key}` and its label have {length} characters together, \
                     and at most {STOP_GRAPHEMES_MAX} fit on a small screen"
                );
                return self.fault(key, message, "split it in two");
            }
        }
    }

    /// Adds a fault at the value of `key`, or at the record, if the key is not there.
    pub fn fault(&mut self, key: &str, message: impl Into<String>, advice: impl Into<String>) {
        let place = self.place(key);
        self.findings.faults.add(place, message, advice);
    }

    /// Adds a fault at one of the tables `[[key]]`, counted from 0.
    pub fn fault_of_item(
        &mut self,
        key: &str,
        index: usize,
        message: impl Into<String>,
        advice: impl Into<String>,
    ) {
        let item = match self.table.get(key).map(Spanned::get_ref) {
            Some(DeValue::Array(items)) => items.get(index),
            _ => None,
        };
        let place = item.map_or_else(|| self.place(key), |item| self.source.at(item.span()));
        self.findings.faults.add(place, message, advice);
    }

    /// Adds a fault of the record as a whole. Where the syntax of the file is broken it is left out:
    /// what the record seems to lack may only have been misread.
    pub fn fault_of_whole(&mut self, message: impl Into<String>, advice: impl Into<String>) {
        if !self.is_broken() {
            self.findings.faults.add(self.whole(), message, advice);
        }
    }

    /// Notes something about the value of `key`, or about the record, if the key is not there.
    pub fn note(&mut self, key: &str, about: About) {
        let place = self.place(key);
        self.push_note(place, about);
    }

    fn push_note(&mut self, place: Place, about: About) {
        let id = match self.table.get("id").map(Spanned::get_ref) {
            Some(DeValue::String(id)) => Some(id.clone().into_owned()),
            _ => None,
        };
        self.findings.notes.push(Note { place, id, about });
    }

    fn finish(&mut self) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if self.known.iter().any(|known| known == name) {
                continue;
            }
            let known: Vec<&str> = self.known.iter().map(String::as_str).collect();
            let advice = match nearest(name, known.iter().copied()) {
                Some(nearest) => format!("write `{nearest}`"),
                None => format!("remove it; allowed are {}", quoted(&known)),
            };
            let message = format!("`{}` is not known here", name.escape_debug());
            self.fault_at(key.span(), message, advice);
        }
    }

    /// The value of a key, which is known from now on.
    fn value(&mut self, key: &str) -> Option<Value<'r>> {
        if !self.known.iter().any(|known| known == key) {
            self.known.push(key.to_owned());
        }
        self.table.get(key)
    }

    /// The value of a key that must be there.
    fn need(&mut self, key: &str, example: &str) -> Option<Value<'r>> {
        let value = self.value(key);
        if value.is_none() {
            self.missing(&format!("`{key}`"), &format!("add `{key} = {example}`"));
        }
        value
    }

    fn missing(&mut self, what: &str, advice: &str) {
        self.fault_of_whole(format!("{what} is missing"), advice);
    }

    fn whole(&self) -> Place {
        match &self.header {
            Some(header) => self.source.at(header.clone()),
            None => self.source.whole(),
        }
    }

    /// The place of the value of `key`, or of the record, if the key is not there.
    #[must_use]
    pub fn place(&self, key: &str) -> Place {
        let value = self.table.get(key);
        value.map_or_else(|| self.whole(), |value| self.source.at(value.span()))
    }

    fn fault_at(
        &mut self,
        span: Range<usize>,
        message: impl Into<String>,
        advice: impl Into<String>,
    ) {
        self.findings
            .faults
            .add(self.source.at(span), message, advice);
    }

    fn wrong_type(&mut self, key: &str, value: Value<'r>, expected: &str, example: &str) {
        let found = type_of(value.get_ref());
        let message = format!("`{key}` must be {expected}, not {found}");
        self.fault_at(value.span(), message, format!("write `{key} = {example}`"));
    }

    fn optional_list(&mut self, key: &str, example: &str) -> Vec<Value<'r>> {
        let value = self.value(key);
        value.map_or_else(Vec::new, |value| self.items(key, value, example))
    }

    fn items(&mut self, key: &str, value: Value<'r>, example: &str) -> Vec<Value<'r>> {
        if let DeValue::Array(items) = value.get_ref() {
            return items.iter().collect();
        }
        self.wrong_type(key, value, "a list", example);
        Vec::new()
    }

    fn nested<T>(
        &mut self,
        key: &str,
        value: Value<'r>,
        read: impl FnOnce(&mut Record<'_>) -> T,
    ) -> Option<T> {
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(key, value, "a table", "{ … }");
            return None;
        };
        let mut record = Record {
            source: self.source,
            table,
            header: Some(value.span()),
            languages: self.languages,
            known: Vec::new(),
            findings: self.findings,
        };
        let read = read(&mut record);
        record.finish();
        Some(read)
    }

    /// What `read` makes of a table with nothing in it; that everything is missing is no news.
    fn placeholder_of<T>(&self, read: impl FnOnce(&mut Record<'_>) -> T) -> T {
        read(&mut Record {
            source: self.source,
            table: &DeTable::new(),
            header: None,
            languages: self.languages,
            known: Vec::new(),
            findings: &mut Findings::default(),
        })
    }

    fn words(&mut self, key: &str, value: Value<'r>, limit: usize) -> Option<String> {
        let DeValue::String(words) = value.get_ref() else {
            self.wrong_type(key, value, "text", "\"…\"");
            return None;
        };
        match judge(words, limit) {
            Ok(()) => Some(words.clone().into_owned()),
            Err(refusal) => {
                let span = self.span_of_refused(value, &refusal);
                let message = format!("`{key}` {}", refusal.message);
                self.fault_at(span, message, refusal.advice);
                None
            }
        }
    }

    /// The refused character itself, if it stands in the file as such and not as an escape.
    fn span_of_refused(&self, value: Value<'r>, refusal: &Refusal) -> Range<usize> {
        let span = value.span();
        let within = self.source.text().get(span.clone()).unwrap_or_default();
        let found = refusal.character.and_then(|refused| {
            let start = span.start + within.find(refused)?;
            Some(start..start + refused.len_utf8())
        });
        found.unwrap_or(span)
    }

    fn languages_of(&mut self, key: &str, value: Value<'r>, limit: usize) -> Localized {
        let DeValue::Table(table) = value.get_ref() else {
            let example = self.localized_example();
            self.wrong_type(key, value, "a text for each language", &example);
            return self.placeholder();
        };
        let mut texts = Vec::new();
        for (tag, text) in table {
            match Language::new(tag.get_ref()) {
                Some(language) => {
                    let name = format!("{key}.{language}");
                    let words = self.words(&name, text, limit).unwrap_or_default();
                    texts.push((language, words));
                }
                None => self.not_a_language(tag),
            }
        }
        self.localized_of(key, value, &texts)
    }

    fn localized_of(
        &mut self,
        key: &str,
        value: Value<'r>,
        texts: &[(Language, String)],
    ) -> Localized {
        let words_in = |wanted: Language| {
            let mut found = texts.iter().filter(|(language, _)| *language == wanted);
            found.next().map(|(_, words)| words.as_str())
        };
        let first = self.first();
        let Some(words) = words_in(first) else {
            let message = format!("`{key}` is missing in `{first}`, which every text must have");
            self.fault_at(value.span(), message, format!("add `{first} = \"…\"`"));
            return self.placeholder();
        };
        let languages = self.languages.iter().copied();
        let missing: Vec<Language> = languages.filter(|l| words_in(*l).is_none()).collect();
        if !missing.is_empty() {
            let place = self.source.at(value.span());
            let about = About::Untranslated(missing);
            self.push_note(place, about);
        }
        let others = texts.iter().filter(|(language, _)| *language != first);
        others.fold(Localized::new(first, words), |text, (language, words)| {
            text.with(*language, words.clone())
        })
    }

    fn not_a_language(&mut self, tag: &'r Spanned<std::borrow::Cow<'r, str>>) {
        let message = format!("`{}` is no language", tag.get_ref().escape_debug());
        let tags: Vec<&str> = self.languages.iter().map(Language::tag).collect();
        let advice = advise_words(tag.get_ref(), &tags);
        self.fault_at(tag.span(), message, advice);
    }

    fn first(&self) -> Language {
        self.languages.first().copied().unwrap_or_else(undetermined)
    }

    fn localized_example(&self) -> String {
        format!("{{ {} = \"…\" }}", self.first())
    }

    fn placeholder(&self) -> Localized {
        Localized::new(self.first(), "")
    }

    fn number(&mut self, key: &str, value: Value<'r>, range: RangeInclusive<i64>) -> Option<i64> {
        let (start, end) = (range.start(), range.end());
        let DeValue::Integer(integer) = value.get_ref() else {
            self.wrong_type(key, value, "a whole number", &start.to_string());
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let message = format!("`{key}` must be from {start} to {end}, not {integer}");
            let advice = format!("write a whole number from {start} to {end}");
            self.fault_at(value.span(), message, advice);
        }
        number
    }

    fn date(&mut self, key: &str, value: Value<'r>) -> Option<Checked> {
        let checked = match value.get_ref() {
            DeValue::Datetime(datetime) if datetime.time.is_none() => {
                let date = datetime.date;
                date.and_then(|date| checked_from(&date.to_string()))
            }
            DeValue::String(words) => checked_from(words),
            _ => None,
        };
        if checked.is_none() {
            let message = format!("`{key}` is not a date");
            let advice = "write a day as 2026-03-06; if only the month or the year is known, \
                          in quotation marks: \"2026-03\", \"2018\"";
            self.fault_at(value.span(), message, advice);
        }
        checked
    }

    fn meaning<T: Copy>(&mut self, key: &str, value: Value<'r>, words: &[(&str, T)]) -> Option<T> {
        let word = self.words(key, value, LONG_GRAPHEMES_MAX)?;
        let found = words.iter().find(|(known, _)| *known == word);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
            let message = format!("`{key}` cannot be `{word}`");
            self.fault_at(value.span(), message, advise_words(&word, &known));
        }
        found.map(|(_, meaning)| *meaning)
    }

    fn unique(&mut self, value: Value<'r>, id: String, taken: &mut Vec<String>) -> String {
        if taken.contains(&id) {
            let message = format!("the id `{id}` is there twice");
            self.fault_at(value.span(), message, "give every record an id of its own");
            return String::new();
        }
        taken.push(id.clone());
        id
    }

    fn position(
        &mut self,
        value: Value<'r>,
        what: &str,
        id: &str,
        known: &[&str],
    ) -> Option<usize> {
        let position = known.iter().position(|known| *known == id);
        if position.is_none() {
            let message = format!("there is no {what} `{id}`");
            self.fault_at(value.span(), message, advise_words(id, known));
        }
        position
    }
}

/// The language of what nobody has named a language for (BCP 47).
#[expect(clippy::expect_used, reason = "three small letters are a language tag")]
fn undetermined() -> Language {
    Language::new("und").expect("`und` is a language tag")
}

fn type_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn advise_syntax(message: &str) -> &'static str {
    if message.contains("date") {
        "write a day as 2026-03-06; if only the month is known, in quotation marks: \"2026-03\""
    } else if message.contains("quoted") || message.contains("string") {
        "put the text in quotation marks: \"…\""
    } else if message.contains("duplicate key") {
        "keep one of the two; a list of records has headers in double brackets: [[…]]"
    } else {
        "write `key = value`, `[table]` or `[[list of tables]]`; texts in quotation marks"
    }
}
