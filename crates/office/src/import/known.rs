//! What is known while a file is read: the centres and the kinds that its words may mean.

use std::cmp::Reverse;

use cas_setup::content::activity::{Kind, TITLE_GRAPHEMES_MAX};
use cas_setup::content::centre::Centre;
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::words_of;
use chrono::NaiveDate;

use super::mapping::{Mapping, key};
use super::record::Activity;
use super::{Outcome, unfit};
use crate::records::{Name, Sort};

/// The beginning of a word by which two words of a title and a kind are the same, in letters. The endings of
/// words change in Polish and Ukrainian.
const STEM_LETTERS_MIN: usize = 5;
/// The letters of a word among several that may tell a kind: "i" and "dla" do not.
const KIND_LETTERS_MIN: usize = 4;
/// The letters by which such an ending may differ.
const ENDING_LETTERS_MAX: usize = 3;

/// What is known while a file is read.
pub(super) struct Known<'k> {
    pub(super) mapping: &'k Mapping,
    pub(super) setup: &'k Setup,
    /// The id of the centre of the whole file.
    pub(super) centre: Option<&'k str>,
    pub(super) today: NaiveDate,
    /// What an earlier import of the same file has made, by its title or its text.
    pub(super) made: &'k [(String, Name)],
}

impl Known<'_> {
    /// Returns the id of the centre that somebody means: by its id, one of its numbers or its name.
    pub(super) fn centre(&self, words: &str) -> Option<String> {
        let meant = key(words);
        let centres = &self.setup.content.centres;
        let official = format!("{}{meant}", self.mapping.register.id_begins);
        let is_meant = |centre: &&Centre| {
            let number = centre.number.map(|it| it.to_string());
            let mut names = centre.keywords.iter().chain([&centre.id, &centre.name]);
            names.any(|name| key(name) == meant)
                || number.as_ref() == Some(&meant)
                || centre.id == official
        };
        centres
            .iter()
            .find(is_meant)
            .map(|centre| centre.id.clone())
    }

    /// Returns the id of the centre whose short name begins the name of a file: `CAS 38 grudzień.xlsx`.
    pub(super) fn centre_in(&self, stem: &str) -> Option<String> {
        let stem = key(stem);
        let centres = &self.setup.content.centres;
        let found = centres.iter().find(|centre| {
            let mut names = centre.keywords.iter().chain([&centre.id, &centre.name]);
            names.any(|name| {
                let name = key(name);
                stem == name || stem.starts_with(&format!("{name} "))
            })
        });
        found.map(|centre| centre.id.clone())
    }

    /// Adds an activity of the kind that its title or its own words tell. What is the same but for its times
    /// is one activity.
    pub(super) fn add(
        &self,
        outcome: &mut Outcome,
        title: String,
        kind: Option<String>,
        make: impl FnOnce(String, String) -> Activity,
    ) {
        let named = kind.as_deref().and_then(|kind| self.kind(kind));
        let is_guessed = named.is_none();
        let found = named.or_else(|| self.kind(&title));
        let found = found.or_else(|| self.other_kind());
        let unfit = unfit(&title, TITLE_GRAPHEMES_MAX);
        let found = match (unfit, found) {
            (None, Some(found)) => Ok(found),
            (unfit, _) => Err(unfit.unwrap_or_else(|| told!("import-no-kind"))),
        };
        let (kind, name) = match found {
            Ok(found) => found,
            Err(what) => {
                outcome.kept.push(title.clone());
                outcome.trouble_with(&title, false, what);
                return;
            }
        };
        let guess = (title.clone(), name);
        if is_guessed && !outcome.kinds.contains(&guess) {
            outcome.kinds.push(guess);
        }
        let mut new = make(title, kind);
        let is_same = |it: &&mut Activity| {
            let has_rules = |it: &Activity| it.meets.from.is_some() || it.meets.until.is_some();
            key(&it.title) == key(&new.title)
                && (&it.kind, &it.centre, it.sign_up, &it.cost, &it.note)
                    == (&new.kind, &new.centre, new.sign_up, &new.cost, &new.note)
                && !has_rules(it)
                && !has_rules(&new)
        };
        match outcome.activities.iter_mut().find(is_same) {
            // The same row twice is one meeting.
            Some(same) => {
                let meets = &mut same.meets;
                new.meets.weekly.retain(|it| !meets.weekly.contains(it));
                new.meets.also_on.retain(|it| !meets.also_on.contains(it));
                meets.weekly.append(&mut new.meets.weekly);
                meets.also_on.append(&mut new.meets.also_on);
                same.checked = same.checked.max(new.checked);
            }
            None => outcome.activities.push(new),
        }
    }

    /// Returns what an earlier import of the same file has made with this title or this text.
    pub(super) fn made(&self, sort: Sort, words: &str) -> Option<Name> {
        let words = key(words);
        let mut made = self.made.iter();
        let found = made.find(|(title, name)| name.sort == sort && key(title) == words);
        found.map(|(_, name)| name.clone())
    }

    /// Returns the kind with this title, or else the one whose words these words have most, or else first,
    /// and its name.
    pub(super) fn kind(&self, words: &str) -> Option<(String, String)> {
        let words = key(words);
        let mut kinds = self.setup.content.kinds.iter();
        if let Some(kind) = kinds.find(|kind| kind.title.all().any(|title| key(title) == words)) {
            return Some(named(kind));
        }
        let words: Vec<&str> = words.split(' ').collect();
        let kinds = self.setup.content.kinds.iter();
        let weak = self.mapping.guess.weak.iter().map(|word| key(word));
        let weak: Vec<String> = weak.collect();
        let found = kinds.filter_map(|kind| {
            let known = kind
                .keywords
                .iter()
                .map(String::as_str)
                .chain(kind.title.all());
            let known: Vec<String> = known.map(key).collect();
            let long = |it: &&str| it.chars().count() >= KIND_LETTERS_MIN;
            let parts = known.iter().flat_map(|it| it.split(' ').filter(long));
            let known: Vec<&str> = parts.chain(known.iter().map(String::as_str)).collect();
            // A word as it is written tells more than one with another ending.
            let fit = |word: &&str| {
                let is_there = known.contains(word);
                let is_near = || known.iter().any(|it| is_same(word, it));
                if is_there { 2 } else { u32::from(is_near()) }
            };
            let fits: Vec<u32> = words.iter().map(fit).collect();
            let mut told = words.iter().zip(&fits);
            if !told.any(|(word, fit)| *fit > 0 && !weak.contains(&(*word).to_owned())) {
                return None;
            }
            let first = fits.iter().position(|fit| *fit > 0)?;
            Some(((fits.iter().sum::<u32>(), Reverse(first)), kind))
        });
        let found: Vec<_> = found.collect();
        // Of kinds that fit as well the first counts, so the last is looked at first.
        let best = found.into_iter().rev().max_by_key(|(fit, _)| *fit);
        best.map(|(_, kind)| named(kind))
    }

    /// Returns the kind of what has no word of any other, and its name.
    fn other_kind(&self) -> Option<(String, String)> {
        let other = self.mapping.guess.kind.as_ref()?;
        let language = self.setup.config.languages.first();
        let name = other.title.get(language.tag())?;
        Some((other.id.clone(), name.clone()))
    }
}

/// Returns the id of a kind, and its name in the first language.
fn named(kind: &Kind) -> (String, String) {
    let name = kind.title.all().next().unwrap_or_default();
    (kind.id.clone(), name.to_owned())
}

/// True if two words differ at most in their endings.
fn is_same(word: &str, other: &str) -> bool {
    let letters = |it: &str| it.chars().count();
    let same = word
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count();
    same >= STEM_LETTERS_MIN && letters(word).max(letters(other)) <= same + ENDING_LETTERS_MAX
}

/// True if words say that something is closed.
pub(super) fn is_closed(words: &str) -> bool {
    let words = words.to_lowercase();
    let closed = words_of(&told!("closed-words"));
    closed.iter().any(|begins| {
        let mut words = words.split(|it: char| !it.is_alphabetic());
        words.any(|word| word.starts_with(begins.as_str()))
    })
}
