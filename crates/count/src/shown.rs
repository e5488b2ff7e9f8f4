//! What may be told of counts in public: nothing by which somebody could be found who knows who was where.
//!
//! # Invariants
//! - A number below [`SHOWN_MIN`] is not told, and every other is rounded to [`ROUNDED_TO`].
//! - A total is the sum of what is told, so that nothing untold can be computed from it.

/// The least number that is told.
pub const SHOWN_MIN: u64 = 10;
/// What numbers are rounded to.
pub const ROUNDED_TO: u64 = 5;

/// Returns what is told of a number; `None` if that is only that it is small.
#[must_use]
pub fn shown(count: u64) -> Option<u64> {
    let rounded = count.saturating_add(ROUNDED_TO / 2) / ROUNDED_TO * ROUNDED_TO;
    (count >= SHOWN_MIN).then_some(rounded)
}

/// Returns what is told of the sum of numbers; `None` if none of them is told.
#[must_use]
pub fn total(counts: impl IntoIterator<Item = u64>) -> Option<u64> {
    let told = counts.into_iter().filter_map(shown);
    told.reduce(u64::saturating_add)
}
