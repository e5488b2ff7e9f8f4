//! The words of visit passwords (`passwords.toml`): an adjective and a noun in the language of those
//! who say them at the door, with their meaning in the others. Which language a kiosk puts first makes no difference:
//! a kiosk at which most people read another one sends its requests to the same office.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::KEYWORD_GRAPHEMES_MAX;
use crate::fault::Source;
use crate::record::{Findings, Record, read_document};
use crate::told;
use cas_words::id::Records;
use cas_words::text::{Language, Languages, Localized, length};

/// The fewest words of each kind. With fewer, somebody could try them all at one door after another.
pub const WORDS_MIN: usize = 200;
/// The length of a word that is said, in graphemes. Shorter ones are misheard, and longer ones are
/// not remembered.
pub const WORD_GRAPHEMES: RangeInclusive<usize> = 4..=10;

/// The words of visit passwords.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passwords {
    /// The language in which they are said.
    pub language: Language,
    /// The first words.
    pub adjectives: Records<Localized>,
    /// The second words. Every adjective goes with every noun.
    pub nouns: Records<Localized>,
}

/// Reads `passwords.toml`. Its words are checked only if they are said: if a service has passwords.
#[must_use]
pub fn read(
    source: &Source,
    languages: &Languages,
    are_said: bool,
    findings: &mut Findings,
) -> Passwords {
    read_document(source, languages, findings, |root| {
        let language = read_language(root, languages.first());
        let (adjectives, nouns) = (read_words(root, "adjective"), read_words(root, "noun"));
        if are_said
            && let Some(language) = language
            && has_words(root, language, [&adjectives, &nouns])
        {
            check(root, "adjective", &adjectives, language);
            check(root, "noun", &nouns, language);
        }
        Passwords {
            language: language.unwrap_or(languages.first()),
            adjectives: adjectives.into(),
            nouns: nouns.into(),
        }
    })
}

/// Reads the language in which they are said; `None` only with a fault.
fn read_language(root: &mut Record<'_>, example: Language) -> Option<Language> {
    root.require("language", format_args!("language = \"{example}\""));
    let tag = root.optional_string("language", KEYWORD_GRAPHEMES_MAX)?;
    let language = Language::new(&tag);
    if language.is_none() {
        let (place, advice) = (root.place("language"), told!("write-language-tag"));
        root.fault(place, told!("no-language-tag", tag), advice);
    }
    language
}

/// Reports a fault if no word at all is in the language in which they are said: then it is not that language.
fn has_words(root: &mut Record<'_>, language: Language, all: [&Vec<Localized>; 2]) -> bool {
    let mut words = all.into_iter().flatten().peekable();
    let are_there = words.peek().is_none() || words.any(|word| word.has(language));
    if !are_there {
        let message = told!("no-words-in-language", language);
        root.fault(
            root.place("language"),
            message,
            told!("write-words-language"),
        );
    }
    are_there
}

/// Reads the words of one kind.
fn read_words(root: &mut Record<'_>, key: &str) -> Vec<Localized> {
    root.require_some(key, format_args!("{key} = [{{ … }}]"));
    root.localized_list(key, KEYWORD_GRAPHEMES_MAX)
}

/// Checks that the words of one kind can be said and told apart, and that they are enough.
fn check(root: &mut Record<'_>, key: &str, words: &[Localized], language: Language) {
    let mut taken = HashSet::new();
    for (index, word) in words.iter().enumerate() {
        let place = root.place_of_item(key, index);
        if !word.has(language) {
            let advice = told!("add", what = format_args!("{language} = \"…\""));
            root.fault(place, told!("no-word-in-language", language), advice);
            continue;
        }
        let word = word.get(language).words;
        // What is missing has been reported already.
        if word.is_empty() {
            continue;
        }
        let is_one_word = word.chars().all(char::is_alphabetic);
        if !is_one_word || !WORD_GRAPHEMES.contains(&length(&word)) {
            let (least, most) = (*WORD_GRAPHEMES.start(), *WORD_GRAPHEMES.end());
            let message = told!("no-password-word", word = &word);
            root.fault(place, message, told!("write-password-word", least, most));
        } else if !taken.insert(word.to_lowercase()) {
            let message = told!("password-word-twice", word = &word);
            root.fault(place, message, told!("remove-one"));
        }
    }
    let (count, least) = (words.len(), WORDS_MIN);
    if count > 0 && count < least {
        let message = told!("too-few-password-words", count, least);
        root.fault(root.place(key), message, told!("add-password-words"));
    }
}
