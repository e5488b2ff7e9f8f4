//! What a record can be asked for, besides the tables in it.

use std::ops::RangeInclusive;

use toml::de::DeValue;
use unicode_segmentation::UnicodeSegmentation as _;

use super::value::{self, words_in, wrong_type};
use super::{About, ID_BYTES_MAX, Record, Value};
use crate::checked::Checked;
use crate::fault::{advise_words, quoted};
use crate::page::STOP_GRAPHEMES_MAX;
use crate::text::{Language, Localized};

/// What stands between a label and what it tells, in graphemes: a colon and a space.
const COLON_GRAPHEMES: usize = 2;

/// What can be asked for. Whatever must be there is a fault if it is not.
impl<'r> Record<'r> {
    /// A text of at most `limit` graphemes.
    pub fn string(&mut self, key: &str, limit: usize) -> String {
        self.require(key, &format!("{key} = \"…\""));
        self.optional_string(key, limit).unwrap_or_default()
    }

    /// A text of at most `limit` graphemes, if the key is there.
    pub fn optional_string(&mut self, key: &str, limit: usize) -> Option<String> {
        self.optional(key, |value| value::words(key, value, limit))
    }

    /// A list of texts; empty if the key is not there.
    pub fn strings(&mut self, key: &str, limit: usize) -> Vec<String> {
        self.each(key, &format!("{key} = [\"…\"]"), |record, item| {
            record.take(item, value::words(key, item.get_ref(), limit))
        })
    }

    /// One text in several languages, each of at most `limit` graphemes.
    pub fn localized(&mut self, key: &str, limit: usize) -> Localized {
        let first = self.first();
        self.require(key, &format!("{key} = {{ {first} = \"…\" }}"));
        let value = self.value(key);
        let text = value.and_then(|value| self.texts(key, value, limit));
        text.unwrap_or_else(|| Localized::new(first, ""))
    }

    /// A list of texts in several languages; empty if the key is not there.
    pub fn localized_list(&mut self, key: &str, limit: usize) -> Vec<Localized> {
        let first = self.first();
        let example = format!("{key} = [{{ {first} = \"…\" }}]");
        self.each(key, &example, |record, item| {
            let text = record.texts(key, item, limit);
            Some(text.unwrap_or_else(|| Localized::new(first, "")))
        })
    }

    /// A whole number.
    pub fn integer(&mut self, key: &str, range: RangeInclusive<i64>) -> i64 {
        let start = *range.start();
        self.require(key, &format!("{key} = {start}"));
        self.optional_integer(key, range).unwrap_or(start)
    }

    /// A whole number, if the key is there.
    pub fn optional_integer(&mut self, key: &str, range: RangeInclusive<i64>) -> Option<i64> {
        self.optional(key, |value| value::number(key, value, &range))
    }

    /// `true` or `false`, if the key is there.
    pub fn optional_bool(&mut self, key: &str) -> Option<bool> {
        self.optional(key, |value| value::yes_or_no(key, value))
    }

    /// A day as a TOML date, or a month or a year as a text.
    pub fn checked(&mut self, key: &str) -> Checked {
        self.require(key, &format!("{key} = 2026-03-06"));
        let checked = self.optional(key, |value| value::date(key, value));
        checked.unwrap_or_default()
    }

    /// One of some words, and what it stands for; `None` only with a fault.
    pub fn word<T: Copy>(&mut self, key: &str, meanings: &[(&str, T)]) -> Option<T> {
        let words = words_in(meanings).join("\" | \"");
        self.require(key, &format!("{key} = \"{words}\""));
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
    pub fn id(&mut self, key: &str, taken: &mut Vec<String>) -> String {
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
    pub fn unique_name(&mut self, key: &str, limit: usize, taken: &mut Vec<String>) -> String {
        let name = self.string(key, limit);
        if taken.contains(&name) {
            let message = format!("the id `{name}` is there twice");
            let advice = "give every record an id of its own";
            self.fault(self.place(key), message, advice);
            return String::new();
        }
        if !name.is_empty() {
            taken.push(name.clone());
        }
        name
    }

    /// The id of a `what`, to be looked up when everything has been read.
    pub fn reference(&mut self, key: &str, what: &'static str) -> String {
        let id = self.string(key, ID_BYTES_MAX);
        self.refer(self.place(key), what, &id);
        id
    }

    /// Reports two texts that are shown as one stop and together are longer than a stop may be.
    pub fn fits_one_stop(&mut self, label: (&str, &Localized), detail: (&str, &Localized)) {
        let length = |text: &Localized, language| text.get(language).words.graphemes(true).count();
        for &language in self.file.languages {
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
            let example = format!("{key} = {{ {first} = \"…\" }}");
            wrong_type(key, value.get_ref(), "a text for each language", &example)
        });
        let table = self.take(value, table)?;
        let mut texts = Vec::new();
        for (tag, text) in table {
            if let Some(language) = Language::new(tag.get_ref()) {
                let words = value::words(&format!("{key}.{language}"), text.get_ref(), limit);
                texts.push((language, self.take(text, words).unwrap_or_default()));
            } else {
                let known: Vec<&str> = self.file.languages.iter().map(Language::tag).collect();
                let message = format!("`{}` is no language", tag.get_ref().escape_debug());
                let advice = advise_words(tag.get_ref(), &known);
                self.fault(self.at(tag.span()), message, advice);
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
        let languages = self.file.languages.iter().copied();
        let missing: Vec<Language> = languages.filter(|language| !text.has(*language)).collect();
        if !missing.is_empty() {
            self.note(place, About::Untranslated(missing));
        }
        Some(text)
    }

    /// The language that every text must have. Where nobody has named one, it is undetermined (BCP
    /// 47).
    #[expect(clippy::expect_used, reason = "three small letters are a language tag")]
    fn first(&self) -> Language {
        let first = self.file.languages.first().copied();
        first.unwrap_or_else(|| Language::new("und").expect("`und` is a language tag"))
    }
}
