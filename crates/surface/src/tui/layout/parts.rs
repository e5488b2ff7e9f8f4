//! Dividing the stops of a page into parts.

use std::ops::Range;

/// Consecutive pieces that are shown together.
pub(super) type Part = Vec<Piece>;

/// A stop, or some of its rows if it goes on in another part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) stop: usize,
    /// The rows, or `None` for all of them.
    pub(super) rows: Option<Range<usize>>,
    /// The number of blank rows of cells above it.
    pub(super) gap: usize,
}

/// The measures of a stop for the division. All are in rows of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    pub(super) height: usize,
    /// The number of blank rows above it.
    pub(super) gap: usize,
    /// True if it is a text, which may go on in the next part.
    pub(super) is_text: bool,
    /// True if it belongs in the same part as the next stop.
    pub(super) leads: bool,
}

/// The measures of a row of a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RowMeasure {
    /// In rows of cells.
    pub(super) height: usize,
    /// True if it belongs in the same part as the next row, as a label does.
    pub(super) leads: bool,
}

/// Divides consecutive stops into parts of at most `body` rows of cells. A text that does not fit goes on
/// in the next part if otherwise more than half of the part would be empty. Any other stop stays whole
/// if it fits in a part. `rows` gives the measures of the rows of a stop.
pub(super) fn split(
    stops: &[Measure],
    body: usize,
    rows: impl Fn(usize) -> Vec<RowMeasure>,
) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut used = 0;
    for (stop, it) in stops.iter().enumerate() {
        let led = stops.get(stop + 1).filter(|_| it.leads);
        let with_led = it.height + led.map_or(0, |led| led.height + led.gap);
        let needed = if with_led <= body {
            with_led
        } else {
            it.height
        };
        let gap = if used == 0 { 0 } else { it.gap };
        let whole = Piece {
            stop,
            rows: None,
            gap,
        };
        let is_empty = parts.is_empty();
        if let Some(part) = parts.last_mut().filter(|_| used + gap + needed <= body) {
            part.push(whole);
            used += gap + it.height;
            continue;
        }
        let goes_on = it.is_text && !it.leads && !is_empty && 2 * used < body;
        if !goes_on && it.height <= body {
            parts.push(vec![Piece { gap: 0, ..whole }]);
            used = it.height;
            continue;
        }
        let taken = if goes_on { used + gap } else { body };
        used = spread(&mut parts, &whole, &rows(stop), body, taken);
    }
    parts
}

/// Adds the rows of a stop: as many as fit to the last part, of which `taken` rows of cells are taken, and
/// the others to new parts. Returns the number of rows of cells that are then taken of the last part.
fn spread(
    parts: &mut Vec<Part>,
    whole: &Piece,
    rows: &[RowMeasure],
    body: usize,
    mut taken: usize,
) -> usize {
    let (mut from, mut is_new) = (0, false);
    while from < rows.len() {
        let mut to = from;
        let mut used = taken;
        while to < rows.len() && used + rows[to].height <= body {
            used += rows[to].height;
            to += 1;
        }
        while to < rows.len() && to > from && rows[to - 1].leads {
            to -= 1;
            used -= rows[to].height;
        }
        // One row alone is no text, and a row that is higher than a part is shown all the same.
        if is_new && to == from {
            used += rows[to].height;
            to += 1;
        }
        if is_new || to - from > 1 {
            let piece = Piece {
                stop: whole.stop,
                rows: Some(from..to),
                gap: if is_new { 0 } else { whole.gap },
            };
            match parts.last_mut().filter(|_| !is_new) {
                Some(part) => part.push(piece),
                None => parts.push(vec![piece]),
            }
            (from, taken) = (to, used);
        }
        if from < rows.len() {
            (taken, is_new) = (0, true);
        }
    }
    taken
}

/// Returns the first stop that begins in a part.
pub(super) fn first_start(part: &Part) -> Option<usize> {
    part.iter().find(|piece| piece.begins()).map(|it| it.stop)
}

impl Piece {
    /// True if it has the first row of its stop.
    pub(super) fn begins(&self) -> bool {
        self.rows.as_ref().is_none_or(|rows| rows.start == 0)
    }

    /// True if it has this row of its stop.
    pub(super) fn has(&self, row: usize) -> bool {
        self.rows.as_ref().is_none_or(|rows| rows.contains(&row))
    }
}
