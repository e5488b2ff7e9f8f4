//! The names and numbers by which people know a record, for those who write one in place of its id.

use std::collections::{BTreeSet, HashMap};

use crate::fault::nearest;
use crate::told;
use crate::told::Told;
use cas_search::{fold, words};

/// The most records that are named if several may be meant.
const NAMED_MAX: usize = 6;

/// A record with its names.
pub struct Named<'a> {
    /// Its id.
    pub id: &'a str,
    /// The number that people can type, if it has one.
    pub number: Option<u16>,
    /// Its names, the usual one first.
    pub names: Vec<&'a str>,
}

/// The records of one kind by their names. People leave out capitals and marks, so names are compared
/// without them.
pub(super) struct Names<'a> {
    records: Vec<Named<'a>>,
    /// Each name, with the index of its record.
    folded: Vec<(String, usize)>,
    /// The indices of the names that have a word.
    with_word: HashMap<String, BTreeSet<usize>>,
}

impl<'a> Names<'a> {
    pub(super) fn new(records: Vec<Named<'a>>) -> Self {
        let (mut folded, mut with_word) = (Vec::new(), HashMap::new());
        for (index, record) in records.iter().enumerate() {
            for name in &record.names {
                let name = fold(name);
                for word in words(&name) {
                    let names: &mut BTreeSet<usize> = with_word.entry(word.to_owned()).or_default();
                    names.insert(folded.len());
                }
                folded.push((name, index));
            }
        }
        Self {
            records,
            folded,
            with_word,
        }
    }

    /// Returns the advice to write an id, if `written` is the number of a record or has only words of
    /// its name.
    pub(super) fn advise(&self, written: &str) -> Option<Told> {
        let number: Option<u16> = written.parse().ok();
        let mut records = self.records.iter();
        if let Some(numbered) = records.find(|it| number.is_some() && it.number == number) {
            return Some(numbered.advice());
        }
        let meant = self.with_words(&fold(written));
        match &meant.into_iter().collect::<Vec<_>>()[..] {
            [] => None,
            [only] => Some(self.records[*only].advice()),
            several if several.len() <= NAMED_MAX => {
                let several = several.iter().map(|index| &self.records[*index]);
                let named = several.map(|it| format!("`{}` ({})", it.id, it.name()));
                let all = named.collect::<Vec<_>>().join(", ");
                Some(told!("write-one-of", all))
            }
            _ => None,
        }
    }

    /// Returns the records with exactly this name, or else those with a name that has all these words.
    fn with_words(&self, written: &str) -> BTreeSet<usize> {
        let sets = words(written).map(|word| self.with_word.get(word));
        let sets: Option<Vec<&BTreeSet<usize>>> = sets.collect();
        let Some((first, others)) = sets.as_deref().and_then(<[_]>::split_first) else {
            return BTreeSet::new();
        };
        let names = first
            .iter()
            .filter(|name| others.iter().all(|it| it.contains(*name)));
        let names: Vec<&(String, usize)> = names.map(|name| &self.folded[*name]).collect();
        let exact = names.iter().filter(|(name, _)| name == written);
        let exact: BTreeSet<usize> = exact.map(|(_, record)| *record).collect();
        if exact.is_empty() {
            names.iter().map(|(_, record)| *record).collect()
        } else {
            exact
        }
    }

    /// Returns the advice to write the id of the record with the most similar name.
    pub(super) fn like(&self, written: &str) -> Option<Told> {
        let written = fold(written);
        let names = self.folded.iter().map(|(name, _)| name.as_str());
        let near = nearest(&written, names)?;
        let (_, index) = self.folded.iter().find(|(name, _)| name == near)?;
        Some(self.records[*index].advice())
    }
}

impl<'a> Named<'a> {
    /// Returns its usual name.
    fn name(&self) -> &'a str {
        self.names.first().copied().unwrap_or_default()
    }

    /// Returns the advice to write its id.
    fn advice(&self) -> Told {
        told!("write-named", id = self.id, name = self.name())
    }
}
