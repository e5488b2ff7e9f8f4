//! The program's own words in every language: labels, hints, problems, plurals. Also the sort order
//! of each language.
//!
//! The words are Fluent messages in `locales/<language>/*.ftl`. A message that is missing in one
//! language is a fault. So [`Locales::say`] needs its fallback only if the program has a bug. The
//! fallback text is marked with its own language.
//!
//! # Invariants
//! - Every language has the same messages with the same variables, and each can be formatted.
//! - No message is longer than a stop, or has a character that cannot be shown. Messages whose ids
//!   begin with `spoken-` are excepted: they are rules for the voice and not shown.
//! - Numbers are not grouped: a year is 2026, not 2 026.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod message;
mod phrases;
mod spoken;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentError, FluentResource, FluentValue};
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;

use crate::fault::{Faults, Source, nearest, not_drawn, unseen};
use crate::measure::Measured;
use crate::slip::half_line_end;
use crate::told;
use crate::told::{Arg, Told};
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_page::page::shown::Phrases;
use cas_spoken::Lexicon;
use cas_words::checked::Checked;
use cas_words::text::{ByLanguage, Language, Languages, Text};
use message::{FluentMessage, messages_of};

/// The most opening brackets, `{` and `(`, in one message. The parser of Fluent calls itself for each
/// bracket in another, and so do those that walk through its tree, so without a limit a file could
/// use up the stack and end the program. The largest messages of the program have fifteen.
pub const BRACKETS_MAX: usize = 500;

/// Numbers that use every plural form of the languages of Europe (CLDR 48).
const SAMPLE_NUMBERS: [i64; 9] = [0, 1, 2, 3, 5, 11, 12, 21, 22];
/// One of the longest of these numbers, for a message that is the same for all numbers.
const SAMPLE_NUMBER: i64 = 22;
/// The usual length of a sort key for each byte of the name, at most.
const SORT_KEY_BYTES: usize = 4;
/// A word that is put in place of a variable when a message is checked.
const SAMPLE_WORD: &str = "x";

/// The words of all languages of the kiosk.
pub struct Locales {
    tongues: ByLanguage<Tongue>,
    phrases: ByLanguage<Arc<Phrases>>,
}

/// A value for a variable of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A number, which chooses the plural form.
    Number(i64),
    /// Words, which are used unchanged.
    Words(&'a str),
}

/// The messages that every language must have: their ids and the names of their variables.
pub type Required = BTreeMap<String, BTreeSet<String>>;

/// The files of one language's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// The language.
    pub language: Language,
    /// Its `*.ftl` files.
    pub files: Vec<Source>,
}

/// One language.
struct Tongue {
    bundle: FluentBundle<FluentResource>,
    collator: Option<CollatorBorrowed<'static>>,
    lexicon: Lexicon,
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// A count. If it is too large for an `i64`, it becomes the largest `i64`.
impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(words: &'a str) -> Self {
        Self::Words(words)
    }
}

impl Locales {
    /// Returns a message in `language`, else in the first language, else its id, marked with the
    /// language that it is in.
    #[must_use]
    pub fn say(&self, language: Language, id: &str, args: &[(&str, Value)]) -> Text {
        say(&self.tongues, language, id, args)
    }

    /// Returns when a fact was last checked, as exactly as that is known.
    #[must_use]
    pub fn as_of(&self, language: Language, checked: Checked) -> Text {
        let Some(year) = checked.year else {
            return self.say(language, "as-of-unknown", &[]);
        };
        let year = year.to_string();
        let month = i64::from(checked.month.unwrap_or_default());
        let args = [
            ("year", Value::from(year.as_str())),
            ("month", Value::from(month)),
        ];
        let id = if checked.month.is_some() {
            "as-of-month"
        } else {
            "as-of-year"
        };
        self.say(language, id, &args)
    }

    /// Returns the words of a message that is a list of words, in lower case, for all languages
    /// together.
    #[must_use]
    pub fn list(&self, id: &str) -> Vec<String> {
        let lists = self.tongues.values().filter_map(|it| it.say(id, &[]));
        let words = lists.flat_map(|(words, _)| {
            let words = words.split_whitespace().map(str::to_lowercase);
            words.collect::<Vec<_>>()
        });
        words.collect()
    }

    /// Returns the words that surfaces add to a page.
    #[must_use]
    pub fn phrases(&self, language: Language) -> Arc<Phrases> {
        Arc::clone(self.phrases.get(language))
    }

    /// Returns the words that a voice says for a text, in the same language. For a language without
    /// messages there are no rules, so only signs are left out.
    #[must_use]
    pub fn spoken(&self, text: &Text) -> Text {
        let words = match self.tongues.find(text.language) {
            Some(tongue) if text.is_secret() => tongue.lexicon.say_typed(&text.words),
            Some(tongue) => tongue.lexicon.say(&text.words),
            None => Lexicon::default().say(&text.words),
        };
        text.reworded(words)
    }

    /// Returns the speed of speech in a language as an SSIP rate. `step` counts from 0, the
    /// slowest.
    #[must_use]
    pub fn rate(&self, language: Language, step: usize) -> i8 {
        let tongue = self.tongues.find(language);
        tongue.map_or(0, |tongue| tongue.lexicon.rate(step))
    }

    /// Returns the key by which a name is sorted in `language` (Unicode Collation Algorithm with
    /// the tailoring of CLDR, digits as numbers). Only equal names have equal keys.
    #[must_use]
    pub fn sort_key(&self, language: Language, name: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(SORT_KEY_BYTES * name.len());
        if let Some(collator) = &self.tongues.get(language).collator {
            let Ok(()) = collator.write_sort_key_to(name, &mut key);
        }
        // No other byte of a key is zero, so a key that is a prefix of another one comes first.
        key.push(0);
        key.extend(name.as_bytes());
        key
    }

    /// Returns the languages that have words.
    #[must_use]
    pub fn languages(&self) -> &Languages {
        self.tongues.languages()
    }
}

impl fmt::Debug for Locales {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Locales({:?})", self.languages())
    }
}

/// Reads the words of `languages`. Each language must have exactly the messages of `required` and
/// of the first of `languages`, with the same variables. A language without files has no words; the
/// caller must report that.
#[must_use]
pub fn read(
    folders: &[Folder],
    languages: &Languages,
    required: &Required,
    faults: &mut Faults,
) -> Locales {
    let mut required = required.clone();
    let tongues = languages.each(|language| {
        let folder = folders.iter().find(|folder| folder.language == language);
        let files = folder.map_or(&[] as &[Source], |folder| &folder.files);
        let (tongue, messages) = read_tongue(language, files, faults);
        if language == languages.first() {
            for message in &messages {
                let own = required.entry(message.id.clone());
                own.or_insert_with(|| message.variables.clone());
            }
        }
        for message in &messages {
            check_variables(message, &required, faults);
            check_said(message, &tongue, faults);
        }
        check_missing(files, &tongue, &required, faults);
        tongue
    });
    let phrases = languages.each(|language| Arc::new(phrases::phrases(&tongues, language)));
    Locales { tongues, phrases }
}

/// Returns the messages of one language, as those that every other language must have.
#[must_use]
pub fn required_of(files: &[Source]) -> Required {
    let mut faults = Faults::new();
    let resources: Vec<_> = files
        .iter()
        .map(|file| read_resource(file, &mut faults))
        .collect();
    let messages = messages_of(files.iter().zip(&resources), &mut faults);
    messages
        .into_iter()
        .map(|message| (message.id, message.variables))
        .collect()
}

/// Returns a message in `language`, else in the first language, else its id, marked with the
/// language that it is in.
fn say(tongues: &ByLanguage<Tongue>, language: Language, id: &str, args: &[(&str, Value)]) -> Text {
    let first = tongues.languages().first();
    let spoken = [language, first].into_iter().find_map(|language| {
        let (words, _) = tongues.find(language)?.say(id, args)?;
        Some(Text::new(language, words))
    });
    spoken.unwrap_or_else(|| Text::new(first, id))
}

impl Tongue {
    /// Returns the words of a message, if it exists, and the errors of formatting it.
    fn say(&self, id: &str, args: &[(&str, Value)]) -> Option<(String, Vec<FluentError>)> {
        let message = self.bundle.get_message(id)?;
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, value)| match value {
                Value::Number(number) => (*name, FluentValue::from(*number)),
                Value::Words(words) => (*name, FluentValue::from(*words)),
            })
            .collect();
        let mut errors = Vec::new();
        let words = self
            .bundle
            .format_pattern(message.value()?, Some(&args), &mut errors);
        Some((words.into_owned(), errors))
    }
}

fn read_tongue(
    language: Language,
    files: &[Source],
    faults: &mut Faults,
) -> (Tongue, Vec<FluentMessage>) {
    let tag = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolates are invisible characters, which a screen of character cells cannot show.
    bundle.set_use_isolating(false);
    bundle.set_transform(Some(in_one_line));
    let resources: Vec<FluentResource> = files
        .iter()
        .map(|file| read_resource(file, faults))
        .collect();
    let messages = messages_of(files.iter().zip(&resources), faults);
    let tables = spoken::tables_of(files.iter().zip(&resources), faults);
    for resource in resources {
        // A message that exists twice has been reported. Fluent keeps the first.
        let _ = bundle.add_resource(resource);
    }
    let mut tongue = Tongue {
        bundle,
        collator: collator_of(language),
        lexicon: Lexicon::default(),
    };
    tongue.lexicon = spoken::lexicon_of(&tongue, &tables, &messages, faults);
    (tongue, messages)
}

fn read_resource(file: &Source, faults: &mut Faults) -> FluentResource {
    let mut text = file.text();
    if let Some(slip) = half_line_end(text) {
        faults.add_syntax(file.at(slip.span), slip.message, slip.advice);
        text = "";
    } else if let Some(at) = one_bracket_too_many(text) {
        let message = told!("too-many-brackets", most = BRACKETS_MAX);
        faults.add_syntax(file.at(at..at + 1), message, told!("close-brackets"));
        text = "";
    }
    let (resource, errors) = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    for error in errors {
        let message = told!("fluent", error = error.to_string());
        faults.add_syntax(file.at(error.pos), message, told!("write-message"));
    }
    resource
}

/// Returns the byte of the first bracket that is one too many for its message.
///
/// Brackets are counted and not matched with each other, because only the parser knows which of
/// them are text. A line `id =` always begins a message, and `#` a comment: nothing that is within
/// brackets begins so.
fn one_bracket_too_many(text: &str) -> Option<usize> {
    let (mut count, mut start) = (0, 0);
    for line in text.split_inclusive('\n') {
        let is_comment = line.starts_with('#');
        if is_comment || begins_message(line) {
            count = 0;
        }
        let words = if is_comment { "" } else { line };
        for (at, _) in words.match_indices(['{', '(']) {
            count += 1;
            if count > BRACKETS_MAX {
                return Some(start + at);
            }
        }
        start += line.len();
    }
    None
}

/// True if a line begins with the id of a message or a term and an equals sign.
fn begins_message(line: &str) -> bool {
    let id = line
        .split_once('=')
        .map_or("", |(id, _)| id.trim_end_matches(' '));
    let name = id.strip_prefix('-').unwrap_or(id);
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(is_of_name)
}

fn collator_of(language: Language) -> Option<CollatorBorrowed<'static>> {
    let locale = Locale::try_from_str(language.tag()).ok()?;
    let mut preferences = CollatorPreferences::from(&locale);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    CollatorBorrowed::try_new(preferences, options).ok()
}

/// Joins the lines of a message. Authors break lines where they like, but a message is one line.
fn in_one_line(words: &str) -> Cow<'_, str> {
    if words.contains('\n') {
        Cow::Owned(words.replace("\r\n", " ").replace('\n', " "))
    } else {
        Cow::Borrowed(words)
    }
}

fn check_variables(message: &FluentMessage, required: &Required, faults: &mut Faults) {
    let FluentMessage { id, variables, .. } = message;
    let (told, advice) = match required.get(id) {
        None => {
            let near = nearest(id, required.keys().map(String::as_str));
            let advice =
                near.map_or_else(|| told!("remove-it"), |near| told!("write", what = near));
            (told!("message-unknown", id), advice)
        }
        Some(needed) if needed != variables => {
            let (has, needed) = (in_words(variables), in_words(needed));
            let told = told!("wrong-variables", id, has, needed);
            (told, told!("write-variables"))
        }
        Some(_) => return,
    };
    faults.add(message.place.clone(), told, advice);
}

/// Checks a message by formatting it with numbers for every plural form, with the key of each of
/// its variants, and with one other word.
fn check_said(message: &FluentMessage, tongue: &Tongue, faults: &mut Faults) {
    // Without variants, all numbers give the same words.
    let numbers = if message.keys.is_empty() {
        &[SAMPLE_NUMBER]
    } else {
        &SAMPLE_NUMBERS[..]
    };
    let numbers = numbers.iter().copied().map(Value::Number);
    let keys = message.keys.iter().map(|key| match key.parse() {
        Ok(number) => Value::Number(number),
        Err(_) => Value::Words(key),
    });
    // Without variables, the message is always the same.
    let samples = if message.variables.is_empty() {
        1
    } else {
        usize::MAX
    };
    let samples = numbers
        .chain(keys)
        .chain([SAMPLE_WORD.into()])
        .take(samples);
    let (mut said, mut errors) = (Vec::new(), BTreeSet::new());
    for sample in samples {
        let args = message.variables.iter().map(|name| (name.as_str(), sample));
        let (words, wrong) = tongue
            .say(&message.id, &args.collect::<Vec<_>>())
            .unwrap_or_default();
        said.push(words);
        errors.extend(wrong.iter().map(FluentError::to_string));
    }
    let id = &message.id;
    let mut fault = |told: Told, advice| faults.add(message.place.clone(), told, advice);
    for error in &errors {
        let told = told!("message-unsayable", id, error);
        fault(told, told!("correct-braces"));
    }
    if said.iter().any(|words| words.trim().is_empty()) {
        fault(
            told!("message-says-nothing", id),
            told!("write-after-equals"),
        );
    }
    let is_shown = !id.starts_with(spoken::PREFIX);
    let said: Vec<_> = said.iter().map(|words| Measured::new(words)).collect();
    if let Some(unwanted) = said.iter().find_map(|it| it.unwanted()) {
        fault(unseen(id, unwanted), told!("remove-it"));
    } else if is_shown && let Some(character) = said.iter().find_map(|it| it.undrawn()) {
        fault(not_drawn(id, character), told!("draw"));
    }
    let shown = said.iter().filter(|_| is_shown);
    let length = shown.map(|it| it.length()).max().unwrap_or(0);
    if length > STOP_GRAPHEMES_MAX {
        let told = told!("too-long", key = id, length, most = STOP_GRAPHEMES_MAX);
        fault(told, told!("split"));
    }
}

fn check_missing(files: &[Source], tongue: &Tongue, required: &Required, faults: &mut Faults) {
    let is_broken = files.iter().any(|file| faults.is_broken(file.file()));
    let Some(file) = files.first().filter(|_| !is_broken) else {
        return;
    };
    for (id, variables) in required {
        if !tongue.bundle.has_message(id) {
            let advice = told!("add-message", id, variables = in_words(variables));
            faults.add(file.whole(), told!("message-missing", id), advice);
        }
    }
}

fn in_words(variables: &BTreeSet<String>) -> Arg {
    if variables.is_empty() {
        return told!("no-variable").into();
    }
    let names = variables.iter().map(|name| format!("{{ ${name} }}"));
    names.collect::<Vec<_>>().join(", ").into()
}
