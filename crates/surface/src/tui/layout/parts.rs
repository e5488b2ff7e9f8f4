//! Dividing the stops of a page into parts.

use std::ops::Range;

use crate::tui::stop::End;

/// How a part may end within a text, the best first, and how much of the part may stay empty for that: one in
/// this number.
const ENDS: [(End, usize); 6] = [
    (End::Sentence, 3),
    (End::Comma, 6),
    (End::Words, 2),
    (End::First, 2),
    (End::Alone, 1),
    (End::Before, 1),
];

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
    /// True if it is shown once more, for what is below it.
    pub(super) is_again: bool,
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
    /// How well a part may end after it.
    pub(super) end: End,
}

/// Divides consecutive stops into parts of at most `body` rows of cells. A text that does not fit goes on
/// in the next part: after any two of its rows if otherwise half of the part would be empty, else
/// only after a sentence. Any other stop stays whole if it fits in a part. A `line` is shown again in each part
/// after its own. `rows` gives the measures of the rows of a stop.
pub(super) fn split(
    stops: &[Measure],
    line: Option<usize>,
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
            is_again: false,
        };
        let is_empty = parts.is_empty();
        if let Some(part) = parts.last_mut().filter(|_| used + gap + needed <= body) {
            part.push(whole);
            used += gap + it.height;
            continue;
        }
        let may_go_on = it.is_text && !it.leads && !is_empty && used + gap < body;
        if !may_go_on && it.height <= body {
            let above = line.filter(|line| *line < stop && stops[*line].height + it.height <= body);
            let again = above.map(|line| Piece {
                stop: line,
                is_again: true,
                ..whole.clone()
            });
            used = it.height + above.map_or(0, |line| stops[line].height);
            let pieces = again.into_iter().chain([whole]);
            parts.push(pieces.map(|piece| Piece { gap: 0, ..piece }).collect());
            continue;
        }
        let taken = if may_go_on { used + gap } else { body };
        used = spread(&mut parts, &whole, &rows(stop), body, taken);
    }
    parts
}

/// Adds the rows of a stop: those that end well to the last part, of which `taken` rows of cells are taken,
/// and the others to new parts. Returns the number of rows of cells that are then taken of the last part.
fn spread(
    parts: &mut Vec<Part>,
    whole: &Piece,
    rows: &[RowMeasure],
    body: usize,
    mut taken: usize,
) -> usize {
    let least = if 2 * taken <= body {
        End::Alone
    } else {
        End::Sentence
    };
    let mut from = 0;
    if let (Some(part), Some(to)) = (parts.last_mut(), cut(rows, taken, body, least)) {
        part.push(Piece {
            rows: Some(0..to),
            ..whole.clone()
        });
        taken += height(&rows[..to]);
        from = to;
    }
    while from < rows.len() {
        let left = &rows[from..];
        // A row that is higher than a part is shown all the same.
        let to = from + cut(left, 0, body, End::Never).unwrap_or(1);
        let is_whole = from == 0 && to == rows.len();
        parts.push(vec![Piece {
            rows: (!is_whole).then_some(from..to),
            gap: 0,
            ..whole.clone()
        }]);
        taken = height(&rows[from..to]);
        from = to;
    }
    taken
}

/// Returns the number of these rows for a part of which `taken` rows of cells are taken: all of them, or the
/// most that end well. One row alone is no text. `None` if there is no such end.
fn cut(rows: &[RowMeasure], taken: usize, body: usize, least: End) -> Option<usize> {
    let used = |count: usize| taken + height(&rows[..count]);
    let most = (1..=rows.len())
        .take_while(|count| used(*count) <= body)
        .last()?;
    if most == rows.len() {
        return Some(most);
    }
    let mut ends = ENDS.into_iter().filter(|(end, _)| *end >= least);
    let best = ends.find_map(|(end, share)| {
        let ends_so = |count: &usize| {
            let is_end = rows[count - 1].end >= end;
            let is_text = *count > 1 || rows[0].end == End::Sentence;
            let is_full = 2 * used(*count) >= body || end <= End::Alone;
            let empty = used(most) - used(*count);
            is_end && is_text && is_full && empty * share <= body
        };
        (1..=most).rev().find(ends_so)
    });
    best.or((least == End::Never).then_some(most))
}

fn height(rows: &[RowMeasure]) -> usize {
    rows.iter().map(|row| row.height).sum()
}

/// Returns the first stop that begins in a part.
pub(super) fn first_start(part: &Part) -> Option<usize> {
    part.iter().find(|piece| piece.begins()).map(|it| it.stop)
}

impl Piece {
    /// True if its stop begins here.
    pub(super) fn begins(&self) -> bool {
        !self.is_again && self.rows.as_ref().is_none_or(|rows| rows.start == 0)
    }

    /// True if it has this row of its stop.
    pub(super) fn has(&self, row: usize) -> bool {
        self.rows.as_ref().is_none_or(|rows| rows.contains(&row))
    }
}
