//! Typed ids: an [`Id<Centre>`](Id) comes only from the [`Records`] of centres.
//!
//! So the id of a service cannot be taken for that of a centre. And code that shows a record need not
//! handle a missing one.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// The index of one record in the [`Records`] that gave this id. It has no meaning for other records.
pub struct Id<T> {
    index: usize,
    of: PhantomData<fn() -> T>,
}

/// Records of one kind, in the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Records<T>(Vec<T>);

/// One value for each record of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Each<T, V> {
    values: Vec<V>,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    fn at(index: usize) -> Self {
        Self {
            index,
            of: PhantomData,
        }
    }

    /// Returns the number of records before this one.
    #[must_use]
    pub fn position(self) -> usize {
        self.index
    }
}

// A derived implementation would require the same trait of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{}", self.index)
    }
}

impl<T> Records<T> {
    /// An empty collection.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a record at the end, and returns its id.
    pub fn push(&mut self, record: T) -> Id<T> {
        self.0.push(record);
        Id::at(self.0.len() - 1)
    }

    /// The ids in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + use<T> {
        (0..self.0.len()).map(Id::at)
    }

    /// The records in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The records in order, as mutable references.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.0.iter_mut()
    }

    /// The records in order, each with its id.
    #[must_use]
    pub fn with_ids(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> + ExactSizeIterator {
        let records = self.0.iter().enumerate();
        records.map(|(index, record)| (Id::at(index), record))
    }

    /// Returns the id of the first record for which `holds` is true.
    pub fn find(&self, holds: impl FnMut(&T) -> bool) -> Option<Id<T>> {
        let found = self.0.iter().position(holds);
        found.map(Id::at)
    }

    /// The number of records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True if there are no records.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the result of `value` for each record.
    pub fn each<V>(&self, mut value: impl FnMut(Id<T>, &T) -> V) -> Each<T, V> {
        let values = self.with_ids().map(|(id, record)| value(id, record));
        Each {
            values: values.collect(),
            of: PhantomData,
        }
    }

    /// Returns the result of `value` for each record; `None` if one of them is `None`.
    pub fn try_each<V>(&self, mut value: impl FnMut(Id<T>, &T) -> Option<V>) -> Option<Each<T, V>> {
        let values = self.with_ids().map(|(id, record)| value(id, record));
        Some(Each {
            values: values.collect::<Option<_>>()?,
            of: PhantomData,
        })
    }
}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> From<Vec<T>> for Records<T> {
    fn from(records: Vec<T>) -> Self {
        Self(records)
    }
}

impl<T> FromIterator<T> for Records<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        Self(records.into_iter().collect())
    }
}

impl<T> IntoIterator for Records<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'r, T> IntoIterator for &'r Records<T> {
    type Item = &'r T;
    type IntoIter = std::slice::Iter<'r, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'r, T> IntoIterator for &'r mut Records<T> {
    type Item = &'r mut T;
    type IntoIter = std::slice::IterMut<'r, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<T> Index<Id<T>> for Records<T> {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        &self.0[id.index]
    }
}

impl<T, V> Each<T, V> {
    /// The values in the order of their records.
    pub fn iter(&self) -> std::slice::Iter<'_, V> {
        self.values.iter()
    }

    /// The values in the order of their records, each with the id of its record.
    #[must_use]
    pub fn with_ids(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &V)> + ExactSizeIterator {
        let values = self.values.iter().enumerate();
        values.map(|(index, value)| (Id::at(index), value))
    }
}

impl<T, V> Default for Each<T, V> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            of: PhantomData,
        }
    }
}

impl<'e, T, V> IntoIterator for &'e Each<T, V> {
    type Item = &'e V;
    type IntoIter = std::slice::Iter<'e, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T, V> Index<Id<T>> for Each<T, V> {
    type Output = V;

    fn index(&self, id: Id<T>) -> &V {
        &self.values[id.index]
    }
}

impl<T, V> IndexMut<Id<T>> for Each<T, V> {
    fn index_mut(&mut self, id: Id<T>) -> &mut V {
        &mut self.values[id.index]
    }
}
