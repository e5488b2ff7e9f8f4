//! The words of visit passwords (`passwords.toml`): an adjective and a noun in the first language, which
//! whoever comes to the door says, with their meaning in the others.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::KEYWORD_GRAPHEMES_MAX;
use crate::fault::Source;
use crate::record::{Findings, Record, read_document};
use crate::told;
use cas_words::id::Records;
use cas_words::text::{Languages, Localized, length};

/// The fewest words of each kind. With fewer, somebody could try them all at one door after another.
pub const WORDS_MIN: usize = 200;
/// The length of a word in the first language, in graphemes. Shorter ones are misheard, and longer ones are
/// not remembered.
pub const WORD_GRAPHEMES: RangeInclusive<usize> = 4..=10;

/// The words of visit passwords.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passwords {
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
        let mut words = |key| {
            let words = read_words(root, key);
            if are_said {
                check(root, key, &words, languages);
            }
            words.into()
        };
        Passwords {
            adjectives: words("adjective"),
            nouns: words("noun"),
        }
    })
}

/// Reads the words of one kind.
fn read_words(root: &mut Record<'_>, key: &str) -> Vec<Localized> {
    root.require_some(key, format_args!("{key} = [{{ … }}]"));
    root.localized_list(key, KEYWORD_GRAPHEMES_MAX)
}

/// Checks that the words of one kind can be said and told apart, and that they are enough.
fn check(root: &mut Record<'_>, key: &str, words: &[Localized], languages: &Languages) {
    let mut taken = HashSet::new();
    for (index, word) in words.iter().enumerate() {
        let word = word.get(languages.first()).words;
        // What is missing has been reported already.
        if word.is_empty() {
            continue;
        }
        let place = root.place_of_item(key, index);
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
