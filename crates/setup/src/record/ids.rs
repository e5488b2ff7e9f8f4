//! The ids that are taken, and where, so that whoever gives one twice is told of both places.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::fault::Place;

/// The ids that the records of one kind have, in whichever files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids(HashMap<String, Place>);

impl Ids {
    /// Takes an id for what is at `place`, or gives the place of what has it already.
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
