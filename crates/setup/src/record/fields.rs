//! The values that a record can have, except tables.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeString, DeValue};

use super::value::{self, Unread, words_in, wrong_type};
use super::{ID_BYTES_MAX, Ids, PAGE_NUMBERS, Record, Remark, Value, is_kebab_case};
use crate::fault::{Place, advise_words, quoted};
use crate::told;
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_words::checked::Checked;
use cas_words::text::{Language, Localized, length};

/// The graphemes between a label and its text: a colon and a space.
const COLON_GRAPHEMES: usize = 2;

/// The values of the record. A required value that is missing is a fault.
impl<'r> Record<'r> {
    /// Reads a text of at most `limit` graphemes.
    pub fn string(&mut self, key: &str, limit: usize) -> String {
        let value = self.required(key, format_args!("{key} = \"…\""));
        let words = value.and_then(|it| self.take(it, value::drawn(key, it.get_ref(), limit)));
        words.unwrap_or_default()
    }

    /// Reads a text of at most `limit` graphemes, if the key exists.
    pub fn optional_string(&mut self, key: &str, limit: usize) -> Option<String> {
        self.optional(key, |value| value::drawn(key, value, limit))
    }

    /// Reads a path, if the key exists. It may have characters that have no glyph in large letters.
    pub fn optional_path(&mut self, key: &str) -> Option<String> {
        self.optional_path_after("", key)
    }

    /// Reads a path that may begin with `prefix`, if the key exists. Of what only a shell would replace it may have
    /// nothing else: it would be the name of a folder here.
    pub fn optional_path_after(&mut self, prefix: &str, key: &str) -> Option<String> {
        self.optional(key, |value| value::path(key, value, prefix))
    }

    /// Reads a list of texts, each of at most `limit` graphemes; empty if the key does not exist.
    pub fn strings(&mut self, key: &str, limit: usize) -> Vec<String> {
        self.each(key, format_args!("{key} = [\"…\"]"), |record, item| {
            record.take(item, value::item(key, item.get_ref(), limit))
        })
    }

    /// Reads a text in several languages, each of at most `limit` graphemes.
    pub fn localized(&mut self, key: &str, limit: usize) -> Localized {
        let first = self.first();
        let value = self.required(key, format_args!("{key} = {{ {first} = \"…\" }}"));
        let text = value.and_then(|value| self.texts(key, value, limit));
        text.unwrap_or_else(|| Localized::new(self.first(), ""))
    }

    /// Returns an example of a text in several languages under `key`.
    #[must_use]
    pub fn example_of_text(&self, key: &str) -> String {
        format!("{key} = {{ {} = \"…\" }}", self.first())
    }

    /// Reads a text in several languages, if the key exists.
    pub fn optional_localized(&mut self, key: &str, limit: usize) -> Option<Localized> {
        self.has(key).then(|| self.localized(key, limit))
    }

    /// Reads a name: a text in several languages, or one text, which is a name in the first
    /// language that is not translated.
    pub fn name(&mut self, key: &str, limit: usize) -> Localized {
        let official = self.value(key).filter(|value| value.get_ref().is_str());
        if official.is_none() {
            return self.localized(key, limit);
        }
        let words = self.optional_string(key, limit).unwrap_or_default();
        Localized::new(self.first(), words)
    }

    /// Reads a proper name as [`Self::name`] does. It need not be translated, so languages that it
    /// lacks are not noted.
    pub fn proper_name(&mut self, key: &str, limit: usize) -> Localized {
        let value = self.value(key).filter(|value| value.get_ref().is_table());
        let Some(value) = value else {
            return self.name(key, limit);
        };
        let text = self.translated(key, value, limit);
        text.unwrap_or_else(|| Localized::new(self.first(), ""))
    }

    /// Reads lists of words in several languages and joins them; empty if the key does not exist.
    /// They may be in more languages than this kiosk offers.
    pub fn words_in_all_languages(&mut self, key: &str, limit: usize) -> Vec<String> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let first = self.first();
        let example = format_args!("{key} = {{ {first} = [\"…\"] }}");
        let lists = self.nested(key, value, example, |lists| {
            let mut words = Vec::new();
            let mut missing: Vec<_> = lists.file.languages.iter().collect();
            let table = lists.table;
            for tag in table.keys() {
                let list = lists.strings(tag.get_ref(), limit);
                let language = lists.language(tag);
                missing.retain(|other| Some(*other) != language || list.is_empty());
                words.extend(list);
            }
            (words, missing)
        });
        let Some((words, missing)) = lists else {
            return Vec::new();
        };
        self.note_missing(self.place(key), missing);
        words
    }

    /// Reads a list of texts in several languages; empty if the key does not exist.
    pub fn localized_list(&mut self, key: &str, limit: usize) -> Vec<Localized> {
        let first = self.first();
        let example = format_args!("{key} = [{{ {first} = \"…\" }}]");
        self.each(key, example, |record, item| {
            let text = record.texts(key, item, limit);
            Some(text.unwrap_or_else(|| Localized::new(first, "")))
        })
    }

    /// Reads a whole number.
    pub fn integer(&mut self, key: &str, range: RangeInclusive<i64>) -> i64 {
        let start = *range.start();
        self.require(key, format_args!("{key} = {start}"));
        self.optional_integer(key, range).unwrap_or(start)
    }

    /// Reads the three-digit number that people type to open this page, if the key exists. No other
    /// record in any file may have the same number.
    pub fn page_number(&mut self, key: &str) -> Option<u16> {
        let number = self.optional_integer(key, PAGE_NUMBERS)?;
        let number = u16::try_from(number).ok()?;
        let place = self.place(key);
        if let Some(first) = self.findings.numbers.get(&number) {
            let advice = told!("write-free-number", first);
            self.fault(place, told!("number-twice", number), advice);
            return None;
        }
        self.findings.numbers.insert(number, place);
        Some(number)
    }

    /// Reads a whole number, if the key exists.
    pub fn optional_integer(&mut self, key: &str, range: RangeInclusive<i64>) -> Option<i64> {
        self.optional(key, |value| value::number(key, value, &range))
    }

    /// Reads `true` or `false`, if the key exists.
    pub fn optional_bool(&mut self, key: &str) -> Option<bool> {
        self.optional(key, |value| value::yes_or_no(key, value))
    }

    /// Reads a day as a TOML date or a text; `None` only with a fault.
    pub fn day(&mut self, key: &str) -> Option<NaiveDate> {
        self.require(key, format_args!("{key} = 2026-12-24"));
        self.optional_day(key)
    }

    /// Reads a day as a TOML date or a text, if the key exists.
    pub fn optional_day(&mut self, key: &str) -> Option<NaiveDate> {
        self.optional(key, |value| value::day(key, value))
    }

    /// Reads a list of days; empty if the key does not exist.
    pub fn days(&mut self, key: &str) -> Vec<NaiveDate> {
        self.each(key, format_args!("{key} = [2026-12-24]"), |record, item| {
            record.take(item, value::day(key, item.get_ref()))
        })
    }

    /// Reads a text with `parse`, if the key exists. An error of `parse` is the reason for the
    /// fault.
    pub fn optional_parsed<T>(
        &mut self,
        key: &str,
        example: &str,
        parse: impl Fn(&str) -> Result<T, Unread>,
    ) -> Option<T> {
        self.optional(key, |value| value::parsed(key, value, example, &parse))
    }

    /// Reads a text with `parse`; `None` only with a fault.
    pub fn parsed<T>(
        &mut self,
        key: &str,
        example: &str,
        parse: impl Fn(&str) -> Result<T, Unread>,
    ) -> Option<T> {
        self.require(key, format_args!("{key} = \"{example}\""));
        self.optional_parsed(key, example, parse)
    }

    /// Reads a text or each text of a list with `parse`; empty if the key does not exist.
    pub fn parsed_list<T>(
        &mut self,
        key: &str,
        example: &str,
        parse: impl Fn(&str) -> Result<T, Unread>,
    ) -> Vec<T> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let items = one_or_list(value);
        let parsed = items.into_iter().filter_map(|item| {
            self.take(item, value::parsed(key, item.get_ref(), example, &parse))
        });
        parsed.collect()
    }

    /// Reads a text with `parse`, or a table with `read`, or a list of both; empty if the key does
    /// not exist.
    pub fn parsed_or_tables<T>(
        &mut self,
        key: &str,
        example: &str,
        parse: impl Fn(&str) -> Result<T, Unread>,
        mut read: impl FnMut(&mut Record<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let items = one_or_list(value);
        let read = items.into_iter().filter_map(|item| match item.get_ref() {
            DeValue::Table(_) => self.nested(key, item, example, &mut read).flatten(),
            text => self.take(item, value::parsed(key, text, example, &parse)),
        });
        read.collect()
    }

    /// Reads a day as a TOML date or a text, or a month or a year as a text.
    pub fn checked(&mut self, key: &str) -> Checked {
        let value = self.required(key, format_args!("{key} = 2026-03-06"));
        let checked = value.and_then(|it| self.take(it, value::date(key, it.get_ref())));
        checked.unwrap_or_default()
    }

    /// Reads one of some words and returns its meaning; `None` only with a fault.
    pub fn word<T: Copy>(&mut self, key: &str, meanings: &[(&str, T)]) -> Option<T> {
        let words = words_in(meanings).join("\" | \"");
        self.require(key, format_args!("{key} = \"{words}\""));
        self.optional_word(key, meanings)
    }

    /// Reads one of some words and returns its meaning, if the key exists.
    pub fn optional_word<T: Copy>(&mut self, key: &str, meanings: &[(&str, T)]) -> Option<T> {
        self.optional(key, |value| value::meaning(key, value, meanings))
    }

    /// Reads one of some words or a list of them, each at most once, and returns their meanings;
    /// `None` if the key does not exist.
    pub fn words_of<T: Copy + PartialEq>(
        &mut self,
        key: &str,
        meanings: &[(&str, T)],
    ) -> Option<Vec<T>> {
        let value = self.value(key)?;
        let items = one_or_list(value);
        if items.is_empty() {
            let advice = told!("write-at-least-one-of", all = quoted(&words_in(meanings)));
            self.fault(self.place(key), told!("empty-list", key), advice);
        }
        let mut found = Vec::new();
        for item in items {
            match self.take(item, value::meaning(key, item.get_ref(), meanings)) {
                Some(meaning) if found.contains(&meaning) => {
                    let place = self.at(item.span());
                    self.fault(place, told!("word-twice", key), told!("remove-one"));
                }
                meaning => found.extend(meaning),
            }
        }
        Some(found)
    }

    /// Reads an id in kebab-case ASCII that is not in `taken`, and adds it there; empty only with a
    /// fault.
    pub fn id(&mut self, key: &str, taken: &mut Ids) -> String {
        let id = self.unique_name(key, ID_BYTES_MAX, taken);
        if id.is_empty() || is_kebab_case(&id) {
            return id;
        }
        let place = self.place(key);
        self.fault(place, told!("id-characters", id), told!("write-id"));
        String::new()
    }

    /// Reads a name such as `XIII` that is not in `taken`, and adds it there; empty only with a
    /// fault.
    pub fn unique_name(&mut self, key: &str, limit: usize, taken: &mut Ids) -> String {
        let name = self.string(key, limit);
        if name.is_empty() {
            return name;
        }
        let place = self.place(key);
        if let Err(first) = taken.take(&name, &place) {
            let advice = told!("change-id", first);
            self.fault(place, told!("id-twice", id = name), advice);
            return String::new();
        }
        name
    }

    /// Reads the ids of records of the kind `what`. They are looked up when everything has been
    /// read.
    pub fn references(&mut self, key: &str, what: &'static str) -> Vec<String> {
        self.each(key, format_args!("{key} = [\"…\"]"), |record, item| {
            let id = match value::number_in_place_of_id(item.get_ref()) {
                Some(number) => number,
                None => record.take(item, value::item(key, item.get_ref(), ID_BYTES_MAX))?,
            };
            record.refer(record.at(item.span()), what, &id);
            Some(id)
        })
    }

    /// Reads the id of a record of the kind `what`. It is looked up when everything has been read.
    pub fn reference(&mut self, key: &str, what: &'static str) -> String {
        let number = self
            .value(key)
            .and_then(|it| value::number_in_place_of_id(it.get_ref()));
        let id = number.unwrap_or_else(|| self.string(key, ID_BYTES_MAX));
        self.refer(self.place(key), what, &id);
        id
    }

    /// Reports two texts that are shown in one stop but together do not fit there.
    pub fn fits_one_stop(&mut self, label: (&str, &Localized), detail: (&str, &Localized)) {
        let length = |text: &Localized, language| length(&text.get(language).words);
        for language in self.file.languages.iter() {
            let both = length(label.1, language) + COLON_GRAPHEMES + length(detail.1, language);
            if both > STOP_GRAPHEMES_MAX {
                let message = told!(
                    "fits-no-stop",
                    language,
                    label = label.0,
                    detail = detail.0,
                    length = both,
                    most = STOP_GRAPHEMES_MAX
                );
                return self.fault(self.place(detail.0), message, told!("shorten-one"));
            }
        }
    }

    /// Reads a text in several languages; `None` only with a fault.
    fn texts(&mut self, key: &str, value: Value<'r>, limit: usize) -> Option<Localized> {
        let text = self.translated(key, value, limit)?;
        let languages = self.file.languages.iter();
        let missing = languages.filter(|language| !text.has(*language)).collect();
        self.note_missing(self.at(value.span()), missing);
        Some(text)
    }

    /// Reads a text in some languages; `None` only with a fault.
    fn translated(&mut self, key: &str, value: Value<'r>, limit: usize) -> Option<Localized> {
        let first = self.first();
        let table = value.get_ref().as_table().ok_or_else(|| {
            let example = self.example_of_text(key);
            wrong_type(key, value.get_ref(), told!("type-texts"), &example)
        });
        let table = self.take(value, table)?;
        let mut texts = Vec::new();
        for (tag, text) in table {
            if let Some(language) = self.language(tag) {
                let words = value::drawn(format_args!("{key}.{language}"), text.get_ref(), limit);
                texts.push((language, self.take(text, words).unwrap_or_default()));
            }
        }
        let place = self.at(value.span());
        let Some(at) = texts.iter().position(|(language, _)| *language == first) else {
            let advice = told!("add", what = format_args!("{first} = \"…\""));
            self.fault(place, told!("missing-in", key, language = first), advice);
            return None;
        };
        let (_, words) = texts.swap_remove(at);
        let mut text = Localized::new(first, words);
        for (language, words) in texts {
            text = text.with(language, words);
        }
        Some(text)
    }

    /// Returns the language of a tag; `None` only with a fault. It may be one that this kiosk does
    /// not offer.
    fn language(&mut self, tag: &Spanned<DeString<'_>>) -> Option<Language> {
        let language = Language::new(tag.get_ref());
        if language.is_none() {
            let known: Vec<Language> = self.file.languages.iter().collect();
            let known: Vec<&str> = known.iter().map(Language::tag).collect();
            let written = tag.get_ref().escape_debug().to_string();
            let advice = advise_words(tag.get_ref(), &known);
            self.fault(
                self.at(tag.span()),
                told!("no-language", tag = written),
                advice,
            );
        }
        language
    }

    fn note_missing(&mut self, place: Place, languages: Vec<Language>) {
        if !languages.is_empty() {
            self.note(place, Remark::Untranslated(languages));
        }
    }

    /// Returns the language that every text must have.
    fn first(&self) -> Language {
        self.file.languages.first()
    }
}

/// Returns the items of a list, or the value itself if it is none.
fn one_or_list(value: Value<'_>) -> Vec<Value<'_>> {
    match value.get_ref() {
        DeValue::Array(items) => items.iter().collect(),
        _ => vec![value],
    }
}
