//! Dividing the stops of a page into parts.

use std::ops::Range;

/// Consecutive pieces that are shown together.
pub(super) type Part = Vec<Piece>;

/// A stop, or some of its rows if it is higher than the whole body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) stop: usize,
    pub(super) rows: Range<usize>,
    /// The number of blank rows above it.
    pub(super) gap: usize,
}

/// Divides consecutive stops into as few parts as possible, each of at most `body` rows. A stop that is
/// higher than that begins a part and goes on in the next ones; the stops after it follow its last
/// rows. A stop that `leads` to the next one is in the same part with it if both fit.
pub(super) fn split(heights: &[usize], gaps: &[usize], leads: &[bool], body: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut used = 0;
    for (stop, (&height, &gap)) in heights.iter().zip(gaps).enumerate() {
        let led = heights.get(stop + 1).filter(|_| leads[stop]);
        let with_led = height + led.map_or(0, |led| led + gaps[stop + 1]);
        let needed = if with_led <= body { with_led } else { height };
        match parts.last_mut() {
            Some(part) if used + gap + needed <= body => {
                part.push(Piece {
                    stop,
                    rows: 0..height,
                    gap,
                });
                used += gap + height;
            }
            _ => {
                for start in (0..height).step_by(body) {
                    let rows = start..height.min(start + body);
                    used = rows.len();
                    parts.push(vec![Piece { stop, rows, gap: 0 }]);
                }
            }
        }
    }
    parts
}

/// Returns the first stop that begins in a part.
pub(super) fn first_start(part: &Part) -> Option<usize> {
    part.iter()
        .find(|piece| piece.rows.start == 0)
        .map(|piece| piece.stop)
}
