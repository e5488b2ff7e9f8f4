//! The ids that are taken, with their places, so that a fault about a second use names both places.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::fault::Place;

/// The ids of the records of one kind, in all files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids(HashMap<String, Place>);

impl Ids {
    /// Takes an id for the record at `place`. If it is taken already, returns the place of the
    /// first.
    pub(super) fn take(&mut self, id: &str, place: &Place) -> Result<(), &Place> {
        match self.0.entry(id.to_owned()) {
            Entry::Occupied(first) => Err(first.into_mut()),
            Entry::Vacant(free) => {
                free.insert(place.clone());
                Ok(())
            }
        }
    }
}
