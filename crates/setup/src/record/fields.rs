//! What a record can be asked for, besides the tables in it.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeString, DeValue};

use super::value::{self, words_in, wrong_type};
use super::{ID_BYTES_MAX, Ids, LONG_GRAPHEMES_MAX, PAGE_NUMBERS, Record, Remark, Value};
use crate::fault::{Place, advise_words, quoted};
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_words::checked::Checked;
use cas_words::text::{Language, Localized, length};

/// What stands between a label and what it tells, in graphemes: a colon and a space.
const COLON_GRAPHEMES: usize = 2;

/// What can be asked for. Whatever must be there is a fault if it is not.
impl<'r> Record<'r> {
    /// A text of at most `limit` graphemes.
    pub fn string(&mut self, key: &str, limit: usize) -> String {
        let value = self.required(key, format_args!("{key} = \"…\""));
        let words = value.and_then(|it| self.take(it, value::drawn(key, it.get_ref(), limit)));
        words.unwrap_or_default()
    }

    /// A text of at most `limit` graphemes, if the key is there.
    pub fn optional_string(&mut self, key: &str, limit: usize) -> Option<String> {
        self.optional(key, |value| value::drawn(key, value, limit))
    }

    /// A path, if the key is there. Nobody needs to read it in large letters.
    pub fn optional_path(&mut self, key: &str) -> Option<String> {
        self.optional(key, |value| {
            value::words(key, value, LONG_GRAPHEMES_MAX).map(str::to_owned)
        })
    }

    /// A list of texts; empty if the key is not there.
    pub fn strings(&mut self, key: &str, limit: usize) -> Vec<String> {
        self.each(key, format_args!("{key} = [\"…\"]"), |record, item| {
            record.take(item, value::item(key, item.get_ref(), limit))
        })
    }

    /// One text in several languages, each of at most `limit` graphemes.
    pub fn localized(&mut self, key: &str, limit: usize) -> Localized {
        let first = self.first();
        let value = self.required(key, format_args!("{key} = {{ {first} = \"…\" }}"));
        let text = value.and_then(|value| self.texts(key, value, limit));
        text.unwrap_or_else(|| Localized::new(self.first(), ""))
    }

    /// How a text in several languages is written under `key`.
    #[must_use]
    pub fn example_of_text(&self, key: &str) -> String {
        format!("{key} = {{ {} = \"…\" }}", self.first())
    }

    /// A text in several languages, if the key is there.
    pub fn optional_localized(&mut self, key: &str, limit: usize) -> Option<Localized> {
        self.has(key).then(|| self.localized(key, limit))
    }

    /// A name: a text in several languages, or one text, which then is a name in the first language
    /// that nobody translates.
    pub fn name(&mut self, key: &str, limit: usize) -> Localized {
        let official = self.value(key).filter(|value| value.get_ref().is_str());
        if official.is_none() {
            return self.localized(key, limit);
        }
        let words = self.optional_string(key, limit).unwrap_or_default();
        Localized::new(self.first(), words)
    }

    /// Lists of words in several languages, all in one; empty if the key is not there. A text may
    /// have more languages than this kiosk offers, and so may they.
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

    /// A list of texts in several languages; empty if the key is not there.
    pub fn localized_list(&mut self, key: &str, limit: usize) -> Vec<Localized> {
        let first = self.first();
        let example = format_args!("{key} = [{{ {first} = \"…\" }}]");
        self.each(key, example, |record, item| {
            let text = record.texts(key, item, limit);
            Some(text.unwrap_or_else(|| Localized::new(first, "")))
        })
    }

    /// A whole number.
    pub fn integer(&mut self, key: &str, range: RangeInclusive<i64>) -> i64 {
        let start = *range.start();
        self.require(key, format_args!("{key} = {start}"));
        self.optional_integer(key, range).unwrap_or(start)
    }

    /// The three-digit number that people can type to come here, if the key is there. No other
    /// record may have it, in whichever file.
    pub fn page_number(&mut self, key: &str) -> Option<u16> {
        let number = self.optional_integer(key, PAGE_NUMBERS)?;
        let number = u16::try_from(number).ok()?;
        let place = self.place(key);
        if let Some(first) = self.findings.numbers.get(&number) {
            let message = format!("the number {number} is there twice");
            let advice = format!("write a free number from 100 to 999; this one is at {first}");
            self.fault(place, message, advice);
            return None;
        }
        self.findings.numbers.insert(number, place);
        Some(number)
    }

    /// A whole number, if the key is there.
    pub fn optional_integer(&mut self, key: &str, range: RangeInclusive<i64>) -> Option<i64> {
        self.optional(key, |value| value::number(key, value, &range))
    }

    /// `true` or `false`, if the key is there.
    pub fn optional_bool(&mut self, key: &str) -> Option<bool> {
        self.optional(key, |value| value::yes_or_no(key, value))
    }

    /// A day as a TOML date; `None` only with a fault.
    pub fn day(&mut self, key: &str) -> Option<NaiveDate> {
        self.require(key, format_args!("{key} = 2026-12-24"));
        self.optional_day(key)
    }

    /// A day as a TOML date, if the key is there.
    pub fn optional_day(&mut self, key: &str) -> Option<NaiveDate> {
        self.optional(key, |value| value::day(key, value))
    }

    /// A list of days; empty if the key is not there.
    pub fn days(&mut self, key: &str) -> Vec<NaiveDate> {
        self.each(key, format_args!("{key} = [2026-12-24]"), |record, item| {
            record.take(item, value::day(key, item.get_ref()))
        })
    }

    /// What `parse` makes of a text, if the key is there. It gives a reason where it refuses.
    pub fn optional_parsed<T>(
        &mut self,
        key: &str,
        example: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        self.optional(key, |value| value::parsed(key, value, example, &parse))
    }

    /// What `parse` makes of a text or of each text of a list; empty if the key is not there.
    pub fn parsed_list<T>(
        &mut self,
        key: &str,
        example: &str,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Vec<T> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let items: Vec<Value<'r>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        let parsed = items.into_iter().filter_map(|item| {
            self.take(item, value::parsed(key, item.get_ref(), example, &parse))
        });
        parsed.collect()
    }

    /// A day as a TOML date, or a month or a year as a text.
    pub fn checked(&mut self, key: &str) -> Checked {
        let value = self.required(key, format_args!("{key} = 2026-03-06"));
        let checked = value.and_then(|it| self.take(it, value::date(key, it.get_ref())));
        checked.unwrap_or_default()
    }

    /// One of some words, and what it stands for; `None` only with a fault.
    pub fn word<T: Copy>(&mut self, key: &str, meanings: &[(&str, T)]) -> Option<T> {
        let words = words_in(meanings).join("\" | \"");
        self.require(key, format_args!("{key} = \"{words}\""));
        self.optional_word(key, meanings)
    }

    /// One of some words, and what it stands for, if the key is there.
    pub fn optional_word<T: Copy>(&mut self, key: &str, meanings: &[(&str, T)]) -> Option<T> {
        self.optional(key, |value| value::meaning(key, value, meanings))
    }

    /// One of some words or a list of them, each at most once, and what they stand for; `None` if
    /// the key is not there.
    pub fn words_of<T: Copy + PartialEq>(
        &mut self,
        key: &str,
        meanings: &[(&str, T)],
    ) -> Option<Vec<T>> {
        let value = self.value(key)?;
        let items: Vec<Value<'r>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        if items.is_empty() {
            let advice = format!("write at least one of {}", quoted(&words_in(meanings)));
            self.fault(self.place(key), format!("`{key}` is an empty list"), advice);
        }
        let mut found = Vec::new();
        for item in items {
            match self.take(item, value::meaning(key, item.get_ref(), meanings)) {
                Some(meaning) if found.contains(&meaning) => {
                    let message = format!("`{key}` has this word twice");
                    self.fault(self.at(item.span()), message, "remove one of the two");
                }
                meaning => found.extend(meaning),
            }
        }
        Some(found)
    }

    /// An id, kebab-case ASCII, that is none of `taken`, to which it is added; empty only with a
    /// fault.
    pub fn id(&mut self, key: &str, taken: &mut Ids) -> String {
        let id = self.unique_name(key, ID_BYTES_MAX, taken);
        if id.is_empty() || value::is_kebab_case(&id) {
            return id;
        }
        let message = format!("the id `{id}` has characters that an id cannot have");
        let advice = "write small letters a to z and digits, with single hyphens between them";
        self.fault(self.place(key), message, advice);
        String::new()
    }

    /// A name such as `XIII` that is none of `taken`, to which it is added; empty only with a fault.
    pub fn unique_name(&mut self, key: &str, limit: usize, taken: &mut Ids) -> String {
        let name = self.string(key, limit);
        if name.is_empty() {
            return name;
        }
        let place = self.place(key);
        if let Err(first) = taken.take(&name, &place) {
            let message = format!("the id `{name}` is there twice");
            let advice = format!("give one of the two another id; the other one is at {first}");
            self.fault(place, message, advice);
            return String::new();
        }
        name
    }

    /// The ids of some of `what`, to be looked up when everything has been read.
    pub fn references(&mut self, key: &str, what: &'static str) -> Vec<String> {
        self.each(key, format_args!("{key} = [\"…\"]"), |record, item| {
            let id = value::item(key, item.get_ref(), ID_BYTES_MAX);
            let id = record.take(item, id)?;
            record.refer(record.at(item.span()), what, &id);
            Some(id)
        })
    }

    /// The id of a `what`, to be looked up when everything has been read.
    pub fn reference(&mut self, key: &str, what: &'static str) -> String {
        let id = self.string(key, ID_BYTES_MAX);
        self.refer(self.place(key), what, &id);
        id
    }

    /// Reports two texts that are shown as one stop and together are longer than a stop may be.
    pub fn fits_one_stop(&mut self, label: (&str, &Localized), detail: (&str, &Localized)) {
        let length = |text: &Localized, language| length(&text.get(language).words);
        for language in self.file.languages.iter() {
            let both = length(label.1, language) + COLON_GRAPHEMES + length(detail.1, language);
            if both > STOP_GRAPHEMES_MAX {
                let message = format!(
                    "in `{language}`, `{}: {}` has {both} characters, and at most \
                     {STOP_GRAPHEMES_MAX} fit on a small screen",
                    label.0, detail.0
                );
                return self.fault(self.place(detail.0), message, "make one of the two shorter");
            }
        }
    }

    /// A text in several languages, or `None` with a fault.
    fn texts(&mut self, key: &str, value: Value<'r>, limit: usize) -> Option<Localized> {
        let first = self.first();
        let table = value.get_ref().as_table().ok_or_else(|| {
            let example = self.example_of_text(key);
            wrong_type(key, value.get_ref(), "a text for each language", &example)
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
            let message = format!("`{key}` is missing in `{first}`, which every text must have");
            self.fault(place, message, format!("add `{first} = \"…\"`"));
            return None;
        };
        let (_, words) = texts.swap_remove(at);
        let mut text = Localized::new(first, words);
        for (language, words) in texts {
            text = text.with(language, words);
        }
        let languages = self.file.languages.iter();
        let missing = languages.filter(|language| !text.has(*language)).collect();
        self.note_missing(place, missing);
        Some(text)
    }

    /// The language that a key is the tag of, or `None` with a fault. It need not be one that this
    /// kiosk offers.
    fn language(&mut self, tag: &Spanned<DeString<'_>>) -> Option<Language> {
        let language = Language::new(tag.get_ref());
        if language.is_none() {
            let known: Vec<Language> = self.file.languages.iter().collect();
            let known: Vec<&str> = known.iter().map(Language::tag).collect();
            let message = format!("`{}` is no language", tag.get_ref().escape_debug());
            let advice = advise_words(tag.get_ref(), &known);
            self.fault(self.at(tag.span()), message, advice);
        }
        language
    }

    fn note_missing(&mut self, place: Place, languages: Vec<Language>) {
        if !languages.is_empty() {
            self.note(place, Remark::Untranslated(languages));
        }
    }

    /// The language that every text must have.
    fn first(&self) -> Language {
        self.file.languages.first()
    }
}
