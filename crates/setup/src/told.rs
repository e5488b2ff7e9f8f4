//! What an operator is told, in the operator's language.
//!
//! A [`Told`] is the id of a message with its arguments, made by [`told!`](crate::told!). The words are in
//! `words/<language>.ftl`, embedded in the program: the locales of the kiosk may be what is at fault. The
//! language is chosen only when somebody reads them, so that one fault can be read in any language.
//!
//! # Invariants
//! - Every message that the code tells is in the English file, with exactly these variables. The
//!   compiler checks this.
//! - Every other language has the same messages with the same variables. A test checks this.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod known;

use std::fmt;
use std::sync::LazyLock;

use chrono::NaiveDate;
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;

use crate::fault::Place;
use cas_words::checked::Checked;
use cas_words::text::{Language, is_unwanted};

pub use known::{ENGLISH, check};

/// The language of messages if no other is asked for.
const FIRST: &str = "en";
/// The extension of a file of words.
const EXTENSION: &str = ".ftl";

/// A message in no language yet: its id and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    id: &'static str,
    args: Vec<(&'static str, Arg)>,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A number, which chooses the plural form.
    Number(i64),
    /// Words that are the same in all languages.
    Words(String),
    /// Words that have their own form in each language.
    Told(Told),
}

/// Makes a [`Told`] of the id of a message and its variables: `told!("missing", key)`,
/// or `told!("missing", key = name)`. The program is not compiled if the message does not exist in
/// `words/en.ftl` or has other variables.
#[macro_export]
macro_rules! told {
    (@value $name:ident) => { $name };
    (@value $name:ident $value:expr) => { $value };
    ($id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        // An item is looked at by `cargo check`, too.
        const _: () = $crate::told::check($id, &[$(stringify!($name)),*]);
        $crate::told::Told::new(
            $id,
            vec![$((stringify!($name), $crate::told!(@value $name $($value)?).into())),*],
        )
    }};
}

/// The words of one language.
type Bundle = FluentBundle<FluentResource>;

#[derive(RustEmbed)]
#[folder = "words"]
struct Words;

static BUNDLES: LazyLock<Vec<(Language, Bundle)>> = LazyLock::new(|| {
    let read = |language: Language| (language, bundle(language));
    languages().map(read).collect()
});

/// Returns the languages in which everything can be told.
pub fn languages() -> impl Iterator<Item = Language> {
    Words::iter().filter_map(|name| Language::new(name.strip_suffix(EXTENSION)?))
}

/// Returns the language of messages if no other is asked for.
#[must_use]
pub fn english() -> Language {
    Language::new(FIRST).unwrap_or(Language::UNDETERMINED)
}

/// Returns the parts of a message that is a list with commas, from all languages together.
#[must_use]
pub fn words_of(list: &Told) -> Vec<String> {
    let lists = languages().map(|language| list.in_language(language));
    let words = lists.flat_map(|list| {
        list.split(',')
            .map(str::trim)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    words.collect()
}

/// Returns the words of one language as they are in its file.
#[must_use]
pub fn text_of(language: Language) -> String {
    let file = Words::get(&format!("{language}{EXTENSION}"));
    let text = file.map(|file| String::from_utf8_lossy(&file.data).into_owned());
    text.unwrap_or_default()
}

fn bundle(language: Language) -> Bundle {
    let tag = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Isolates are invisible characters. They would be copied with the words.
    bundle.set_use_isolating(false);
    // A test checks that the files have no fault.
    let resource = FluentResource::try_new(text_of(language));
    let resource = resource.unwrap_or_else(|(resource, _)| resource);
    let _ = bundle.add_resource(resource);
    bundle
}

impl Told {
    /// Makes a message. Only [`told!`](crate::told!) calls this, which checks that it exists.
    #[doc(hidden)]
    #[must_use]
    pub fn new(id: &'static str, args: Vec<(&'static str, Arg)>) -> Self {
        Self { id, args }
    }

    /// Returns its id, which is the same in all languages and stays the same in later versions.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// Returns its words in a language, or in English if there are none in this language. They are in
    /// one line, and have no character that a terminal may obey.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        let bundles = [language, english()].into_iter().filter_map(|wanted| {
            let found = BUNDLES.iter().find(|(language, _)| *language == wanted);
            found.map(|(_, bundle)| bundle)
        });
        let mut words = bundles.filter_map(|bundle| self.format(bundle, language));
        safe(&words.next().unwrap_or_else(|| self.id.to_owned()))
    }

    fn format(&self, bundle: &Bundle, language: Language) -> Option<String> {
        let pattern = bundle.get_message(self.id)?.value()?;
        let args = self.args.iter().map(|(name, arg)| {
            let value = match arg {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Words(words) => FluentValue::from(words.as_str()),
                Arg::Told(told) => FluentValue::from(told.in_language(language)),
            };
            (*name, value)
        });
        let args: FluentArgs<'_> = args.collect();
        let words = bundle.format_pattern(pattern, Some(&args), &mut Vec::new());
        Some(words.into_owned())
    }
}

/// Writes it in English.
impl fmt::Display for Told {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.in_language(english()))
    }
}

impl From<&str> for Arg {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Arg {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<Told> for Arg {
    fn from(told: Told) -> Self {
        Self::Told(told)
    }
}

/// Makes an argument of each type of number, and of what is written the same in all languages.
macro_rules! args {
    (numbers: $($number:ty),*; words: $($words:ty),*) => {
        $(impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        })*
        $(impl From<$words> for Arg {
            fn from(words: $words) -> Self {
                Self::Words(words.to_string())
            }
        })*
    };
}

args! {
    numbers: i64, u64, usize, u16;
    words: &String, char, &Place, Checked, Language, NaiveDate, fmt::Arguments<'_>, std::io::Error, &std::io::Error
}

/// Escapes the characters that a terminal may obey. The name of a file and messages about its
/// content may have any.
pub(crate) fn safe(words: &str) -> String {
    let shown = |character: char| {
        if is_unwanted(character) {
            character.escape_unicode().to_string()
        } else {
            character.to_string()
        }
    };
    words.chars().map(shown).collect()
}
