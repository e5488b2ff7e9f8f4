//! What is known while a file is read: the centres and the kinds that its words may mean.

use cas_setup::content::activity::{Kind, TITLE_GRAPHEMES_MAX};
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::{Told, words_of};
use chrono::NaiveDate;

use super::kinds::Kinds;
use super::mapping::{Mapping, key};
use super::record::Activity;
use super::{KindsIn, Outcome, unfit};
use crate::records::{Name, Sort};

/// What is known while a file is read.
pub(super) struct Known<'k> {
    pub(super) mapping: &'k Mapping,
    pub(super) setup: &'k Setup,
    /// The id of the centre of the whole file.
    pub(super) centre: Option<&'k str>,
    pub(super) today: NaiveDate,
    /// What an earlier import of the same file has made, by its title or its text.
    pub(super) made: &'k [(String, Name)],
    kinds: Kinds<'k>,
    /// The words that mean each centre, in the order of the centres.
    centres: Vec<(Vec<String>, &'k str)>,
}

impl<'k> Known<'k> {
    /// Knows the content, and nothing yet of a file.
    pub(super) fn new(mapping: &'k Mapping, setup: &'k Setup, today: NaiveDate) -> Self {
        let centres = setup.content.centres.iter().map(|centre| {
            let number = centre.number.map(|it| it.to_string());
            let names = centre.keywords.iter().chain([&centre.id, &centre.name]);
            let words = names.map(|name| key(name)).chain(number);
            (words.collect(), &*centre.id)
        });
        Self {
            mapping,
            setup,
            centre: None,
            today,
            made: &[],
            kinds: Kinds::new(mapping, setup),
            centres: centres.collect(),
        }
    }

    /// Returns the id of the centre that somebody means: by its id, one of its numbers or its name.
    pub(super) fn centre(&self, words: &str) -> Option<String> {
        let meant = key(words);
        let official = format!("{}{meant}", self.mapping.register.id_begins);
        let mut centres = self.centres.iter();
        let found = centres.find(|(words, id)| words.contains(&meant) || *id == official);
        found.map(|(_, id)| (*id).to_owned())
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
            (unfit, _) => Err(unfit.unwrap_or_else(|| no_kind(&outcome.kinds_in))),
        };
        let (kind, name) = match found {
            Ok(found) => found,
            Err(what) => {
                outcome.kept.push(title.clone());
                outcome.trouble_with(&title, false, what);
                return;
            }
        };
        let place = outcome.places.entry(key(&title)).or_default();
        let guess = (title.clone(), name);
        // Of the same title nothing else is guessed.
        if is_guessed && (place.is_empty() || !outcome.kinds.contains(&guess)) {
            outcome.kinds.push(guess);
        }
        let mut new = make(title, kind);
        let is_same = |it: &Activity| {
            let has_rules = |it: &Activity| it.meets.from.is_some() || it.meets.until.is_some();
            (&it.kind, &it.centre, it.sign_up, &it.cost, &it.note)
                == (&new.kind, &new.centre, new.sign_up, &new.cost, &new.note)
                && !has_rules(it)
                && !has_rules(&new)
        };
        let activities = &mut outcome.activities;
        let same = place.iter().find(|index| is_same(&activities[**index]));
        // The same row twice is one meeting.
        if let Some(same) = same.map(|index| &mut activities[*index]) {
            let meets = &mut same.meets;
            new.meets.weekly.retain(|it| !meets.weekly.contains(it));
            new.meets.also_on.retain(|it| !meets.also_on.contains(it));
            meets.weekly.append(&mut new.meets.weekly);
            meets.also_on.append(&mut new.meets.also_on);
            same.checked = same.checked.max(new.checked);
        } else {
            place.push(activities.len());
            activities.push(new);
        }
    }

    /// Returns what an earlier import of the same file has made with this title or this text.
    pub(super) fn made(&self, sort: Sort, words: &str) -> Option<Name> {
        let words = key(words);
        let mut made = self.made.iter();
        let found = made.find(|(title, name)| name.sort == sort && key(title) == words);
        found.map(|(_, name)| name.clone())
    }

    /// Returns the kind that words tell, and its name.
    pub(super) fn kind(&self, words: &str) -> Option<(String, String)> {
        self.kinds.of_words(words).map(named)
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

/// Tells that a kind is not known, and where to write it.
fn no_kind(kinds_in: &KindsIn) -> Told {
    match kinds_in {
        KindsIn::Titles => told!("import-no-kind-in-title"),
        KindsIn::NoColumn => told!("import-no-kind"),
        KindsIn::Column(heading) => told!("import-no-kind-in-cell", heading),
    }
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
