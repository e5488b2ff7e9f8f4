//! A list that may be too long for one page. Such a list is first offered in ranges.

/// The most entries of a list on one page. Every centre of Kraków fits.
pub(crate) const LIST_ENTRIES_MAX: usize = 60;
/// The most ranges into which a list is divided.
const RANGES_MAX: usize = 20;

/// A part of a sorted list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    from: usize,
    /// The index after the last entry.
    to: usize,
}

/// The part of a list that is on one page.
pub(crate) enum Portion<'l, T> {
    /// These entries.
    Entries(&'l [T]),
    /// These ranges, to choose from.
    Ranges(Vec<Slice>),
}

impl Slice {
    /// The whole list.
    pub(crate) const WHOLE: Self = Self {
        from: 0,
        to: usize::MAX,
    };

    /// Returns the part of the list that is on one page.
    pub(crate) fn portion<'l, T>(&self, list: &'l [T]) -> Portion<'l, T> {
        let entries = self.of(list);
        if entries.len() <= LIST_ENTRIES_MAX {
            return Portion::Entries(entries);
        }
        let ranges = entries.len().div_ceil(LIST_ENTRIES_MAX).min(RANGES_MAX);
        let from = self.from.min(list.len());
        let start = |range: usize| from + range * entries.len() / ranges;
        let range = |range| Self {
            from: start(range),
            to: start(range + 1),
        };
        Portion::Ranges((0..ranges).map(range).collect())
    }

    /// Returns the first and the last entry of the part.
    pub(crate) fn ends<T: Copy>(&self, list: &[T]) -> Option<(T, T)> {
        let entries = self.of(list);
        Some((*entries.first()?, *entries.last()?))
    }

    fn of<'l, T>(&self, list: &'l [T]) -> &'l [T] {
        let to = self.to.min(list.len());
        &list[self.from.min(to)..to]
    }
}
