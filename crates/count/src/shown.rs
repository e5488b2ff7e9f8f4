//! What may be told of counts in public: nothing by which somebody could be found who knows who was where.
//!
//! # Invariants
//! - A number below [`SHOWN_MIN`] is not told, and every other is rounded to [`ROUNDED_TO`].
//! - Where a total is not the sum of what is told, so much beside it is not told that nobody can say of a number that it is
//!   small.

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

/// Says which of some numbers are not told beside their sum: those that are small, and from the smallest on as many others
/// as it takes. What is not told is then together so much that each of it could be more than small. `least` is what
/// everybody knows that each of them is at the least; `hidden` says before which are not told for another reason.
///
/// If nothing is told but the sum, more cannot be done.
pub fn hide(counts: &[u64], least: u64, hidden: &mut [bool]) {
    let mut numbers: Vec<(bool, u64, &mut bool)> = counts
        .iter()
        .zip(hidden)
        .map(|(count, hidden)| (!*hidden && *count >= SHOWN_MIN, *count, hidden))
        .collect();
    numbers.sort_by_key(|(is_told, count, _)| (*is_told, *count));
    let mut together = 0_u64;
    for (parts, (is_told, count, hidden)) in (0..).zip(numbers) {
        let is_enough = parts == 0 || parts > 1 && together >= parts * least + SHOWN_MIN;
        if is_told && is_enough {
            break;
        }
        *hidden = true;
        together = together.saturating_add(count);
    }
}
