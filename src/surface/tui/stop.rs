//! One stop as rows.
//!
//! The focus changes the style of the rows and nothing else, so that nothing moves on the screen
//! while somebody walks along a page.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::wrap::{columns, fit_for_cells, fold, wrap};
use crate::page::{Block, BlockKind, Control, Field, Letters, Role, Stop};

/// How far the rows of a control below its first one are set in, in columns.
const INDENT: usize = 2;
/// The space on each side of a letter in a row of letters, in columns.
const LETTER_MARGIN: usize = 1;
/// The widest that a letter can be; what is wider is a word.
const LETTER_COLUMNS_MAX: usize = 2;

/// The rows of a stop, each as wide as the column, and where the cursor rests in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drawn {
    /// At least one row.
    pub(super) rows: Vec<Line<'static>>,
    /// The row of the cursor.
    pub(super) row: usize,
    /// The column of the cursor in its row.
    pub(super) column: usize,
}

/// The rows of `stop` in a column of `width`, on the page with this heading.
pub(super) fn draw<M>(stop: &Stop<M>, heading: &str, width: usize, has_focus: bool) -> Drawn {
    match stop {
        Stop::Block(block) => at_start(draw_block(block, width, focus_style(has_focus))),
        Stop::Control(control) => match &control.role {
            Role::Letters(letters) => draw_letters(letters, width, has_focus),
            Role::Field(field) => {
                let mut rows = draw_control(control, width, focus_style(has_focus));
                // A heading that names the line need not be repeated above it.
                if control.label.words == heading {
                    rows.clear();
                }
                draw_field(rows, field, width, focus_style(has_focus))
            }
            _ => at_start(draw_control(control, width, focus_style(has_focus))),
        },
    }
}

fn focus_style(has_focus: bool) -> Style {
    if has_focus {
        Style::new().add_modifier(Modifier::REVERSED)
    } else {
        Style::new()
    }
}

fn at_start(mut rows: Vec<Line<'static>>) -> Drawn {
    // Even a stop without words needs a row for the cursor.
    if rows.is_empty() {
        rows.push(Line::default());
    }
    Drawn {
        rows,
        row: 0,
        column: 0,
    }
}

fn draw_block(block: &Block, width: usize, style: Style) -> Vec<Line<'static>> {
    let style = match block.kind {
        BlockKind::Text | BlockKind::ForKeys(_) => style,
        BlockKind::Problem => style.add_modifier(Modifier::BOLD),
    };
    paragraph(&block.in_one_line(), width, 0, style)
}

fn draw_control<M>(control: &Control<M>, width: usize, style: Style) -> Vec<Line<'static>> {
    let mut rows = draw_label(&control.title(), width, style);
    if let Some(detail) = &control.detail {
        rows.extend(paragraph(&detail.words, width, INDENT, style));
    }
    rows
}

/// The second row of a label is set in, so that it does not look like the next control.
fn draw_label(label: &str, width: usize, style: Style) -> Vec<Line<'static>> {
    let on_one_row = wrap(label, width);
    if on_one_row.len() <= 1 {
        return on_one_row
            .iter()
            .map(|row| padded(row, width, 0, style))
            .collect();
    }
    let rows = wrap(label, width.saturating_sub(INDENT));
    let indents = std::iter::once(0).chain(std::iter::repeat(INDENT));
    rows.iter()
        .zip(indents)
        .map(|(row, indent)| padded(row, width, indent, style))
        .collect()
}

/// Below the name of the line the line, underlined from end to end like a line on paper.
fn draw_field(mut rows: Vec<Line<'static>>, field: &Field, width: usize, style: Style) -> Drawn {
    // One column stays free, so that there is always a cell for the cursor after the last letter.
    let folded = fold(&field.value, field.cursor, width.saturating_sub(1));
    let above = rows.len();
    let line = style.add_modifier(Modifier::UNDERLINED);
    rows.extend(folded.rows.iter().map(|row| padded(row, width, 0, line)));
    Drawn {
        rows,
        row: above + folded.row,
        column: folded.column,
    }
}

/// Letters in cells of equal width, so that they stand in columns; words in cells of their own.
/// Only the chosen one is marked, and only with the focus: two marks in one row could not be told
/// apart. The label of the row is for the voice alone: the letters show what it says.
fn draw_letters<M>(letters: &Letters<M>, width: usize, has_focus: bool) -> Drawn {
    let words = letters
        .letters
        .iter()
        .map(|(text, _)| fit_for_cells(&text.words));
    let words: Vec<String> = words.collect();
    let widest = words.iter().map(|word| columns(word)).max().unwrap_or(0);
    let is_in_columns = widest <= LETTER_COLUMNS_MAX;
    let mut rows = vec![Line::default()];
    let (mut row, mut column) = (0, 0);
    for (index, word) in words.iter().enumerate() {
        let inner = if is_in_columns { widest } else { columns(word) };
        let cell = inner + 2 * LETTER_MARGIN;
        let used: usize = rows.last().map_or(0, Line::width);
        if used > 0 && used + cell > width {
            rows.push(Line::default());
        }
        let last = rows.len() - 1;
        if index == letters.at {
            (row, column) = (last, rows[last].width() + LETTER_MARGIN);
        }
        let style = focus_style(has_focus && index == letters.at);
        rows[last].push_span(Span::styled(pad(word, cell, LETTER_MARGIN), style));
    }
    Drawn { rows, row, column }
}

fn paragraph(words: &str, width: usize, indent: usize, style: Style) -> Vec<Line<'static>> {
    let rows = wrap(words, width.saturating_sub(indent));
    rows.iter()
        .map(|row| padded(row, width, indent, style))
        .collect()
}

/// A row across the whole column, so that its style shows across the whole column.
fn padded(row: &str, width: usize, indent: usize, style: Style) -> Line<'static> {
    Line::styled(pad(row, width, indent), style)
}

fn pad(words: &str, width: usize, before: usize) -> String {
    let after = width.saturating_sub(before + columns(words));
    format!("{}{words}{}", " ".repeat(before), " ".repeat(after))
}
