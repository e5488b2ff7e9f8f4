//! The question to a terminal what it can do, and its answer: whether it scales letters, how large its cells
//! are, and whether it can tell keys that repeat from keys that are pressed.
//!
//! The last is part of the kitty keyboard protocol, whose query (`CSI ? u`) only terminals answer that
//! have it.
//!
//! Scaling is part of the text sizing protocol (OSC 66), which has no query of its own. So a space
//! that is two cells wide is written, and then one that is scaled to two by two, and before and after
//! each the terminal is asked where its cursor is. One that scales moves it by two both times. Others
//! swallow the spaces or draw them small, and on them scaled text would be lost.

use ratatui::layout::Size;

/// The question. The cursor must be somewhere else than at the right edge, and what stands in the
/// first cells of the first row is spoiled. The keyboard comes first: a terminal that takes this for
/// "put the cursor back" has it in its corner again before the cursor counts, and where the cursor is
/// comes last, as every terminal answers that.
pub const QUERY: &str =
    "\x1b[?u\x1b[14t\x1b[16t\x1b[1;1H\x1b[6n\x1b]66;w=2; \x07\x1b[6n\x1b]66;s=2; \x07\x1b[6n";
/// The number of times that the query asks where the cursor is.
const REPORTS: usize = 3;
/// The distance by which a scaled space moves the cursor, in columns.
const SCALED_COLUMNS: u16 = 2;
/// The most that is kept of an answer, in bytes. A whole one has fewer than a hundred.
pub const ANSWER_BYTES_MAX: usize = 4096;

/// The things that a terminal has told of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// Whether it scales letters.
    pub scales: bool,
    /// Whether it has the kitty keyboard protocol.
    pub keyboard: bool,
    /// The size of a cell, in pixels.
    pub cell: Option<Size>,
    /// The size of all its cells together, in pixels.
    pub area: Option<Size>,
}

impl Capabilities {
    /// The size of a cell, in pixels, on a screen of so many columns and rows.
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

/// The outcome of asking a terminal. `Default` is that it was not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProbeAnswer {
    /// The things that it has told in time.
    pub told: Capabilities,
    /// The rest of its answer, which is still listened for, if it has not told all.
    pub late: Option<LateAnswer>,
}

/// An answer that did not come whole while it was waited for, such as that of a terminal which is only
/// just starting. A terminal answers some time, so it is not asked again, which would spoil a page: its
/// answer is listened for among the keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LateAnswer {
    begun: Vec<u8>,
    reports: Vec<u8>,
}

impl LateAnswer {
    /// An answer of which this has come in time.
    #[must_use]
    pub fn new(begun: Vec<u8>) -> Self {
        let reports = Vec::new();
        Self { begun, reports }
    }

    /// The bytes that have come in time. They have to be decoded before the rest, since they may end within a
    /// sequence.
    #[must_use]
    pub fn begun(&self) -> &[u8] {
        &self.begun
    }

    /// Takes more reports of the terminal; what it tells, if that is all. What is past
    /// [`ANSWER_BYTES_MAX`] is no answer.
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
    /// All has been answered.
    Whole,
    /// It has begun. Its rest would be taken for keys.
    Begun,
    /// No part of it has come.
    Nothing,
}

/// Reads what has come so far. What belongs to no answer is passed over.
#[must_use]
pub fn read(bytes: &[u8]) -> (Capabilities, Progress) {
    let mut told = Capabilities::default();
    let mut columns: Vec<u16> = Vec::new();
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
            (b'R', [_, column]) => columns.push(*column),
            (b't', [6, height, width]) => told.cell = Some(Size::new(*width, *height)),
            (b't', [4, height, width]) => told.area = Some(Size::new(*width, *height)),
            (b'u', _) => told.keyboard |= is_keyboard(&parameters[..end]),
            _ => {}
        }
        rest = &parameters[end + 1..];
    }
    // The first report is from the corner. What looks like one may be F3 with other keys.
    if let [1, before, after] = columns[..] {
        told.scales = before.checked_add(SCALED_COLUMNS) == Some(after);
    }
    let progress = if columns.len() >= REPORTS {
        Progress::Whole
    } else if is_within || !columns.is_empty() || told != Capabilities::default() {
        Progress::Begun
    } else {
        Progress::Nothing
    };
    (told, progress)
}

/// Whether the parameters of a sequence are those that tell of the keyboard: `?` and a number.
fn is_keyboard(parameters: &[u8]) -> bool {
    let flags = parameters.strip_prefix(b"?");
    flags.is_some_and(|flags| !flags.is_empty() && flags.iter().all(u8::is_ascii_digit))
}

/// The parameters of a sequence; none, if they are not all numbers.
fn numbers(parameters: &[u8]) -> Vec<u16> {
    let words = std::str::from_utf8(parameters).unwrap_or_default();
    let numbers: Result<_, _> = words.split(';').map(str::parse).collect();
    numbers.unwrap_or_default()
}
