//! The names and numbers by which people know a record, for those who write one in place of its id.

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

/// The records of one kind by their names.
pub(super) struct Names<'a> {
    records: Vec<Named<'a>>,
    /// The names of each record without capitals and marks: people leave these out.
    folded: Vec<Vec<String>>,
}

impl<'a> Names<'a> {
    pub(super) fn new(records: Vec<Named<'a>>) -> Self {
        let names = records.iter().map(|record| record.names.iter());
        let folded = names.map(|names| names.map(|name| fold(name)).collect());
        let folded = folded.collect();
        Self { records, folded }
    }

    /// Returns the advice to write an id, if `written` is the number of a record, or has only words of
    /// its name, or is like its name and not like one of `ids`.
    pub(super) fn advise(&self, written: &str, ids: &[&str]) -> Option<Told> {
        let number: Option<u16> = written.parse().ok();
        let mut records = self.records.iter();
        if let Some(numbered) = records.find(|it| number.is_some() && it.number == number) {
            return Some(numbered.advice());
        }
        let folded = fold(written);
        match &self.with_words(&folded)[..] {
            [] if nearest(written, ids.iter().copied()).is_some() => None,
            [] => self.like(&folded),
            [only] => Some(only.advice()),
            several if several.len() <= NAMED_MAX => {
                let named = several
                    .iter()
                    .map(|it| format!("`{}` ({})", it.id, it.name()));
                let all = named.collect::<Vec<_>>().join(", ");
                Some(told!("write-one-of", all))
            }
            _ => None,
        }
    }

    /// Returns the records with exactly this name, or else those with a name that has all these words.
    fn with_words(&self, written: &str) -> Vec<&Named<'a>> {
        let all = || self.records.iter().zip(&self.folded);
        let exact = all().filter(|(_, names)| names.iter().any(|name| name == written));
        let exact: Vec<_> = exact.map(|(record, _)| record).collect();
        if !exact.is_empty() || words(written).next().is_none() {
            return exact;
        }
        let has_all = |name: &String| {
            let is_in_name = |word| words(name).any(|other| other == word);
            words(written).all(is_in_name)
        };
        let matching = all().filter(|(_, names)| names.iter().any(has_all));
        let matching = matching.map(|(record, _)| record);
        matching.take(NAMED_MAX + 1).collect()
    }

    /// Returns the advice to write the id of the record with the most similar name.
    fn like(&self, written: &str) -> Option<Told> {
        let names = self.folded.iter().flatten().map(String::as_str);
        let near = nearest(written, names)?;
        let mut all = self.records.iter().zip(&self.folded);
        let (record, _) = all.find(|(_, names)| names.iter().any(|name| name == near))?;
        Some(record.advice())
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
