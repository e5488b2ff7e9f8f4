//! The program's own words in every language: labels, hints, problems, plurals; and how a language
//! sorts.
//!
//! The words are Fluent messages in `locales/<language>/*.ftl`. A message that is missing in one
//! language is a fault, so the fallback of [`Locales::say`] is a promise for the program's bugs only:
//! whatever happens, something is said, and it is marked with the language it is in.
//!
//! # Invariants
//! - Every language has the same messages with the same variables, and each can be said.
//! - No message says more than one stop can hold, and none has a character that cannot be shown.
//! - Numbers are not grouped: 2026 is said as a year.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use fluent::concurrent::FluentBundle;
use fluent::resolver::ResolverError;
use fluent::resolver::errors::ReferenceKind;
use fluent::{FluentArgs, FluentError, FluentResource, FluentValue};
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::fault::{Faults, Place, Source, nearest};
use crate::page::STOP_GRAPHEMES_MAX;
use crate::text::{Language, Text, is_unwanted};

/// Numbers that between them need every plural form of the languages of Europe (CLDR 48).
const SAMPLE_NUMBERS: [i64; 9] = [0, 1, 2, 3, 5, 11, 12, 21, 22];
/// A word in place of a variable, when a message is tried.
const SAMPLE_WORD: &str = "x";

/// The words of all languages of the kiosk.
pub struct Locales {
    languages: Vec<Language>,
    /// In the order of `languages`.
    tongues: Vec<Tongue>,
}

/// A value for a variable of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A number, which chooses the plural form.
    Number(i64),
    /// Words as they are.
    Words(&'a str),
}

/// The messages that every language must have: their ids, with the names of their variables.
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
}

/// A message of a file, tried out.
struct Message<'a> {
    id: &'a str,
    place: Place,
    /// What it needs to be said.
    variables: BTreeSet<String>,
    /// What keeps it from being said.
    errors: BTreeSet<String>,
    /// What it says, for every sample.
    said: Vec<String>,
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// A count. One that no `i64` can hold is said as the highest that one can.
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
    /// The languages of the kiosk; the first is the one that others fall back to.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// A message in `language`, or in the first language, or its id, marked as what it is in.
    #[must_use]
    pub fn say(&self, language: Language, id: &str, args: &[(&str, Value)]) -> Text {
        let first = self.languages.first().copied().unwrap_or(language);
        let spoken = [language, first].into_iter().find_map(|language| {
            let words = self.tongue(language)?.say(id, args)?;
            Some(Text::new(language, words))
        });
        spoken.unwrap_or_else(|| Text::new(first, id))
    }

    /// Whether the message is there in `language` itself.
    #[must_use]
    pub fn has(&self, language: Language, id: &str) -> bool {
        self.tongue(language)
            .is_some_and(|tongue| tongue.bundle.has_message(id))
    }

    /// How two names are sorted in `language` (the Unicode Collation Algorithm with the tailoring of
    /// CLDR, digits as numbers). Only equal names are equal.
    #[must_use]
    pub fn compare(&self, language: Language, a: &str, b: &str) -> Ordering {
        let tongue = self.tongue(language).or(self.tongues.first());
        let collator = tongue.and_then(|tongue| tongue.collator.as_ref());
        let collated = collator.map_or(Ordering::Equal, |collator| collator.compare(a, b));
        collated.then_with(|| a.cmp(b))
    }

    fn tongue(&self, language: Language) -> Option<&Tongue> {
        let index = self.languages.iter().position(|other| *other == language)?;
        self.tongues.get(index)
    }
}

impl fmt::Debug for Locales {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Locales({:?})", self.languages)
    }
}

/// Reads the words of `languages`. Each language must have the messages of `required` and of the
/// first of `languages`, with the same variables, and no others. A language without files has no
/// words, which is for the caller to report.
#[must_use]
pub fn read(
    folders: &[Folder],
    languages: &[Language],
    required: &Required,
    faults: &mut Faults,
) -> Locales {
    let mut tongues = Vec::new();
    let mut required = required.clone();
    for (index, language) in languages.iter().enumerate() {
        let folder = folders.iter().find(|folder| folder.language == *language);
        let files = folder.map_or(&[] as &[Source], |folder| &folder.files);
        let tongue = read_tongue(*language, files, faults);
        let messages = messages_of(&tongue, files);
        if index == 0 {
            for message in &messages {
                let own = required.entry(message.id.to_owned());
                own.or_insert_with(|| message.variables.clone());
            }
        }
        for message in &messages {
            check_message(message, &required, faults);
        }
        if let Some(folder) = folder {
            check_missing(folder, &tongue, &required, faults);
        }
        tongues.push(tongue);
    }
    let languages = languages.to_vec();
    Locales { languages, tongues }
}

/// The messages of one language, as what every other one must have.
#[must_use]
pub fn required_of(language: Language, files: &[Source]) -> Required {
    let tongue = read_tongue(language, files, &mut Faults::new());
    let messages = messages_of(&tongue, files).into_iter();
    messages
        .map(|message| (message.id.to_owned(), message.variables))
        .collect()
}

impl Tongue {
    fn say(&self, id: &str, args: &[(&str, Value)]) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let args = args
            .iter()
            .map(|(name, value)| (*name, fluent_value(*value)));
        let args: FluentArgs<'_> = args.collect();
        let words = self
            .bundle
            .format_pattern(message.value()?, Some(&args), &mut Vec::new());
        Some(words.into_owned())
    }

    /// What a message says if all of `variables` are `sample`, and what went wrong.
    fn try_out(
        &self,
        id: &str,
        variables: &BTreeSet<String>,
        sample: Value,
    ) -> (String, Vec<FluentError>) {
        let mut errors = Vec::new();
        let args = variables
            .iter()
            .map(|name| (name.as_str(), fluent_value(sample)));
        let args: FluentArgs<'_> = args.collect();
        let message = self.bundle.get_message(id);
        let value = message.as_ref().and_then(fluent::FluentMessage::value);
        let words = value.map(|value| self.bundle.format_pattern(value, Some(&args), &mut errors));
        (words.map_or(String::new(), Cow::into_owned), errors)
    }
}

fn fluent_value(value: Value<'_>) -> FluentValue<'_> {
    match value {
        Value::Number(number) => number.into(),
        Value::Words(words) => words.into(),
    }
}

fn read_tongue(language: Language, files: &[Source], faults: &mut Faults) -> Tongue {
    let tag = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolates are invisible characters, which a screen of cells cannot show (DESIGN 8).
    bundle.set_use_isolating(false);
    bundle.set_transform(Some(in_one_line));
    for file in files {
        let resource = read_resource(file, faults);
        for error in bundle.add_resource(resource).err().unwrap_or_default() {
            if let FluentError::Overriding { id, .. } = error {
                let again = entries_of(file)
                    .into_iter()
                    .rfind(|(other, _, _)| *other == id);
                let place = again.map_or(file.whole(), |(_, span, _)| file.at(span));
                let message = format!("the message `{id}` is there twice");
                faults.add(
                    place,
                    message,
                    "remove one of the two, or give it an id of its own",
                );
            }
        }
    }
    let collator = collator_of(language);
    Tongue { bundle, collator }
}

fn read_resource(file: &Source, faults: &mut Faults) -> FluentResource {
    let (resource, errors) = match FluentResource::try_new(file.text().to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    for error in errors {
        let advice = "write `id = words`, with variables as { $name }; what goes on in the next \
                      line is indented";
        faults.add_syntax(
            file.at(error.pos.clone()),
            format!("Fluent: {error}"),
            advice,
        );
    }
    resource
}

fn collator_of(language: Language) -> Option<CollatorBorrowed<'static>> {
    let locale = Locale::try_from_str(language.tag()).ok()?;
    let mut preferences = CollatorPreferences::from(&locale);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    CollatorBorrowed::try_new(preferences, options).ok()
}

/// Authors break lines where they like; what is said is one line.
fn in_one_line(words: &str) -> Cow<'_, str> {
    if words.contains('\n') {
        Cow::Owned(words.replace("\r\n", " ").replace('\n', " "))
    } else {
        Cow::Borrowed(words)
    }
}

/// Whatever begins with `id =` at the start of a line, with the place of the id and its whole text.
/// Fluent indents everything else (Project Fluent, syntax 1.0).
fn entries_of(file: &Source) -> Vec<(&str, Range<usize>, &str)> {
    let text = file.text();
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let id = &line[..line.find(|c| !is_letter(c)).unwrap_or(line.len())];
        if !id.is_empty() && line[id.len()..].trim_start().starts_with('=') {
            starts.push((id, at..at + id.len()));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(_, span)| span.start);
    let ends: Vec<usize> = ends.chain([text.len()]).collect();
    let entries = starts.into_iter().zip(ends);
    entries
        .map(|((id, span), end)| (id, span.clone(), &text[span.start..end]))
        .collect()
}

/// The messages of `files`, each tried out.
fn messages_of<'a>(tongue: &Tongue, files: &'a [Source]) -> Vec<Message<'a>> {
    let entries = files.iter().flat_map(|file| {
        let entries = entries_of(file).into_iter();
        entries.map(move |(id, span, text)| (id, file.at(span), text))
    });
    let messages = entries.filter(|(id, _, _)| tongue.bundle.has_message(id));
    messages
        .map(|(id, place, text)| try_out(tongue, id, place, text))
        .collect()
}

/// Says a message with numbers of every plural form, with every word that one of its variants is
/// for, and with another word, until no new variable turns up.
fn try_out<'a>(tongue: &Tongue, id: &'a str, place: Place, text: &str) -> Message<'a> {
    let numbers = SAMPLE_NUMBERS.map(Value::Number);
    let keys = variant_keys(text).into_iter().map(Value::Words);
    let samples: Vec<Value> = numbers
        .into_iter()
        .chain(keys)
        .chain([SAMPLE_WORD.into()])
        .collect();
    let mut message = Message {
        id,
        place,
        variables: BTreeSet::new(),
        errors: BTreeSet::new(),
        said: Vec::new(),
    };
    loop {
        let known = message.variables.len();
        message.said.clear();
        for sample in &samples {
            let (words, errors) = tongue.try_out(id, &message.variables, *sample);
            message.said.push(words);
            for error in errors {
                match error {
                    FluentError::ResolverError(ResolverError::Reference(
                        ReferenceKind::Variable { id },
                    )) => drop(message.variables.insert(id)),
                    error => drop(message.errors.insert(error.to_string())),
                }
            }
        }
        if message.variables.len() == known {
            return message;
        }
    }
}

/// The words in brackets in the text of a message: `[one]`.
fn variant_keys(text: &str) -> BTreeSet<&str> {
    let keys = text
        .split('[')
        .skip(1)
        .filter_map(|rest| rest.split_once(']'));
    keys.map(|(key, _)| key.trim()).collect()
}

fn check_message(message: &Message<'_>, required: &Required, faults: &mut Faults) {
    let id = message.id;
    let mut fault = |text: String, advice: &str| {
        faults.add(message.place.clone(), text, advice);
    };
    match required.get(id) {
        None => {
            let near = nearest(id, required.keys().map(String::as_str));
            let advice = near.map_or("remove it".to_owned(), |near| format!("write `{near}`"));
            fault(
                format!("there is no message `{id}` in the first language"),
                &advice,
            );
        }
        Some(variables) if *variables != message.variables => {
            let text = format!(
                "`{id}` has {}, and must have {}",
                in_words(&message.variables),
                in_words(variables)
            );
            fault(
                text,
                "write the variables that it has in the other languages",
            );
        }
        Some(_) => {}
    }
    for error in &message.errors {
        fault(
            format!("`{id}` cannot be said: {error}"),
            "correct the name between the braces",
        );
    }
    if message.said.iter().any(|words| words.trim().is_empty()) {
        fault(
            format!("`{id}` says nothing"),
            "write words after the equals sign",
        );
    }
    if let Some(unwanted) = message
        .said
        .iter()
        .flat_map(|words| words.chars())
        .find(|c| is_unwanted(*c))
    {
        let code = u32::from(unwanted);
        let text = format!("`{id}` has a character that cannot be shown or said: U+{code:04X}");
        fault(text, "remove it");
    }
    let longest = message
        .said
        .iter()
        .map(|words| words.graphemes(true).count())
        .max();
    if let Some(length) = longest.filter(|length| *length > STOP_GRAPHEMES_MAX) {
        let text = format!(
            "`{id}` has {length} characters, and at most {STOP_GRAPHEMES_MAX} are possible"
        );
        fault(text, "split it in two");
    }
}

fn check_missing(folder: &Folder, tongue: &Tongue, required: &Required, faults: &mut Faults) {
    let Some(file) = folder.files.first() else {
        return;
    };
    if folder
        .files
        .iter()
        .any(|file| faults.is_broken(file.file()))
    {
        return;
    }
    for (id, variables) in required {
        if !tongue.bundle.has_message(id) {
            let message = format!("the message `{id}` is missing");
            let advice = format!("add `{id} = …` with {}", in_words(variables));
            faults.add(file.whole(), message, advice);
        }
    }
}

fn in_words(variables: &BTreeSet<String>) -> String {
    if variables.is_empty() {
        return "no variable".to_owned();
    }
    let names: Vec<String> = variables
        .iter()
        .map(|name| format!("{{ ${name} }}"))
        .collect();
    names.join(", ")
}
