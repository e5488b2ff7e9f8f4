//! The query to a terminal about what it can do, and its answer: whether it scales letters, the
//! size of its cells, and whether it distinguishes repeats of keys from presses.
//!
//! The last is part of the kitty keyboard protocol. Only terminals that have this protocol answer
//! its query (`CSI ? u`).
//!
//! Scaling is part of the text sizing protocol (OSC 66), which has no query of its own. So the
//! query writes a space that is two cells wide, and then a space that is scaled to two by two.
//! Before and after each, it asks for the cursor position. A terminal that scales moves the cursor
//! by two both times. Other terminals swallow the spaces or draw them small, and scaled text would
//! be lost on them.

use ratatui::layout::Size;

/// Returns the query from this row of the screen, counted from 1. Each query has a row of its own, so
/// that the positions in an answer show to which query they belong.
///
/// The first cells of the row are overwritten. The query for the keyboard comes first: some terminals
/// read it as "restore the cursor", and their cursor is back in the row before its position counts. A
/// cursor position comes last, because every terminal answers that.
#[must_use]
pub fn query(row: u16) -> String {
    format!(
        "\x1b[?u\x1b[14t\x1b[16t\x1b[{row};1H\x1b[6n\x1b]66;w=2; \x07\x1b[6n\x1b]66;s=2; \x07\x1b[6n"
    )
}

/// The row of the first query.
pub const ROW: u16 = 1;
/// The number of times that the query asks for the cursor position.
const REPORTS: usize = 3;
/// The distance by which a scaled space moves the cursor, in columns.
const SCALED_COLUMNS: u16 = 2;
/// The most bytes of an answer that are kept. A complete answer has fewer than a hundred.
pub const ANSWER_BYTES_MAX: usize = 4096;

/// The properties that a terminal has reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// True if it scales letters.
    pub scales: bool,
    /// True if it has the kitty keyboard protocol.
    pub keyboard: bool,
    /// The size of a cell, in pixels.
    pub cell: Option<Size>,
    /// The size of all its cells together, in pixels.
    pub area: Option<Size>,
}

impl Capabilities {
    /// Returns the size of a cell, in pixels, on a screen of this many columns and rows.
    #[must_use]
    pub fn cell_on(&self, grid: Size) -> Option<Size> {
        let divide = |area: Size| {
            let width = area.width.checked_div(grid.width)?;
            Some(Size::new(width, area.height.checked_div(grid.height)?))
        };
        let cell = self.cell.or_else(|| self.area.and_then(divide));
        cell.filter(|cell| cell.width > 0 && cell.height > 0)
    }
}

/// The outcome of the query. `Default` means that the terminal was not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProbeAnswer {
    /// The properties that it has reported in time.
    pub told: Capabilities,
    /// The rest of its answer, if it is not complete. The kiosk still waits for it.
    pub late: Option<LateAnswer>,
}

/// An answer that was not complete in time, for example from a terminal that is still starting. It is
/// looked for among the keys. The terminal may be asked again, and then any answer that is complete
/// counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LateAnswer {
    begun: Vec<u8>,
    reports: Vec<u8>,
}

impl LateAnswer {
    /// Creates a late answer of which these bytes have come in time.
    #[must_use]
    pub fn new(begun: Vec<u8>) -> Self {
        let reports = Vec::new();
        Self { begun, reports }
    }

    /// Returns the bytes that have come in time. They have to be decoded before the rest, because
    /// they may end within a sequence.
    #[must_use]
    pub fn begun(&self) -> &[u8] {
        &self.begun
    }

    /// Takes more reports of the terminal. Returns its properties if the answer is now complete.
    /// Bytes beyond [`ANSWER_BYTES_MAX`] are no answer.
    pub fn hear(&mut self, reports: &[u8]) -> Option<Capabilities> {
        if self.reports.len() + reports.len() > ANSWER_BYTES_MAX {
            return None;
        }
        self.reports.extend_from_slice(reports);
        let (told, progress) = read(&self.reports);
        (progress == Progress::Whole).then_some(told)
    }
}

/// The state of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is complete.
    Whole,
    /// It has begun. Its rest would be taken for keys.
    Begun,
    /// No part of it has come.
    Nothing,
}

/// Reads the answer so far. Bytes that belong to no answer are skipped.
#[must_use]
pub fn read(bytes: &[u8]) -> (Capabilities, Progress) {
    let mut told = Capabilities::default();
    let mut positions: Vec<(u16, u16)> = Vec::new();
    let mut rest = bytes;
    let mut is_within = false;
    while let Some(start) = rest.iter().position(|byte| *byte == b'\x1b') {
        let parameters = match &rest[start + 1..] {
            [b'[', parameters @ ..] => parameters,
            [] => {
                is_within = true;
                break;
            }
            [..] => {
                rest = &rest[start + 1..];
                continue;
            }
        };
        let is_final = |byte: &u8| (b'@'..=b'~').contains(byte);
        let Some(end) = parameters.iter().position(is_final) else {
            is_within = true;
            break;
        };
        let numbers = numbers(&parameters[..end]);
        match (parameters[end], &numbers[..]) {
            (b'R', [row, column]) => positions.push((*row, *column)),
            (b't', [6, height, width]) => told.cell = Some(Size::new(*width, *height)),
            (b't', [4, height, width]) => told.area = Some(Size::new(*width, *height)),
            (b'u', _) => told.keyboard |= is_keyboard(&parameters[..end]),
            _ => {}
        }
        rest = &parameters[end + 1..];
    }
    let columns = columns_of_one_query(&positions);
    // The first position is the start of the row. Other sequences that look like a position may be F3
    // with modifiers.
    if let Some([1, before, after]) = columns.as_deref() {
        told.scales = before.checked_add(SCALED_COLUMNS) == Some(*after);
    }
    let progress = if columns.is_some() {
        Progress::Whole
    } else if is_within || !positions.is_empty() || told != Capabilities::default() {
        Progress::Begun
    } else {
        Progress::Nothing
    };
    (told, progress)
}

/// Returns the columns that a terminal has reported for one query, which has a row of its own, once they
/// are complete.
fn columns_of_one_query(positions: &[(u16, u16)]) -> Option<Vec<u16>> {
    let columns_in = |row: u16| -> Vec<u16> {
        let in_row = positions.iter().filter(|position| position.0 == row);
        in_row.map(|position| position.1).collect()
    };
    let mut queries = positions.iter().map(|position| columns_in(position.0));
    queries.find(|columns| columns.len() >= REPORTS)
}

/// Returns true for the parameters of a report on the keyboard: `?` and a number.
fn is_keyboard(parameters: &[u8]) -> bool {
    let flags = parameters.strip_prefix(b"?");
    flags.is_some_and(|flags| !flags.is_empty() && flags.iter().all(u8::is_ascii_digit))
}

/// Returns the parameters of a sequence; none if they are not all numbers.
fn numbers(parameters: &[u8]) -> Vec<u16> {
    let words = std::str::from_utf8(parameters).unwrap_or_default();
    let numbers: Result<_, _> = words.split(';').map(str::parse).collect();
    numbers.unwrap_or_default()
}
