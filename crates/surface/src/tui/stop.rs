//! The rows of one stop.
//!
//! The focus changes only the style of cells. So nothing moves on the screen when the focus moves.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::code::{self, Code};
use super::large::{BOX, Lettering};
use super::wrap::{fit_for_cells, fold_in, is_row, wrap_in};
use cas_code::Modules;
use cas_page::page::{Block, BlockKind, Control, Field, GRID_COLUMNS, Letters, Role, Stop};

/// The mark before a problem.
const PROBLEM: &str = "!";
/// The space on each side of a letter in a row of letters, in columns.
const LETTER_MARGIN: usize = 1;
/// The most rows of a line under edit that are shown. Below the name of the line, they fit on the
/// smallest screen.
const FIELD_ROWS_MAX: usize = 3;
/// The same in letters of many cells, because a screen has few rows of these.
const FIELD_BLOCK_ROWS_MAX: usize = 2;
/// The sign beside the first or the last of these rows, if the line goes on above or below.
const GOES_ON: &str = "…";

/// The signs that may stand after the last sign of a sentence.
const CLOSING: [char; 4] = [')', '”', '»', '"'];
/// The most letters or digits of what may be an abbreviation or an ordinal number: "tel.", "60.". The
/// full stop after it need not end a sentence.
const ABBREVIATION_LETTERS_MAX: usize = 3;

/// The style of the thing to take along, and of a problem.
const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
/// The style of marks. They are boxes in reverse video.
const MARK: Style = Style::new().add_modifier(Modifier::REVERSED);
/// The style of blank marks. The line keeps boxes one below the other apart, so that together they do not
/// look like the bar beside a text.
const BLANK_MARK: Style = MARK.add_modifier(Modifier::UNDERLINED);
/// The style of labels and asides. The colours of the screen decide how it looks.
pub(super) const QUIET: Style = Style::new().add_modifier(Modifier::DIM);

/// The rows of a stop, and the place of the cursor in them.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Drawn {
    /// The rows, at least one.
    pub(super) rows: Vec<Row>,
    /// The row of the cursor.
    pub(super) row: usize,
    /// The column of the cursor in its row.
    pub(super) column: usize,
}

/// One row of a stop.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Row {
    /// Words, with an indent in units of the lettering, and a mark before them if they have one.
    Words {
        words: String,
        indent: usize,
        style: Style,
        mark: Option<String>,
    },
    /// The thing to take along, in larger letters.
    Large(String),
    /// Words above or below the label of a control, with an indent in units of its letters.
    Detail { words: String, indent: usize },
    /// A row of a code, and the words beside it.
    OfCode(Line<'static>),
    /// A row of a line under edit that goes on above or below: the sign on its left, the row itself, and
    /// the sign on its right, each padded to the width that it is drawn with.
    OfLine([String; 3]),
    /// Cells of letters to pick from, padded to the width that they are drawn with, and the index of the
    /// chosen one, if it is in this row.
    Letters {
        cells: Vec<String>,
        chosen: Option<usize>,
    },
}

/// How well a part of a page may end after a row, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// Not at all: the row only leads to what is below it, or is one of what is taken along.
    Never,
    /// Only if else what is taken along would be divided: before it.
    Before,
    /// Badly: the next part would begin with one row of a paragraph, with a date without what it is about, or
    /// within what is taken along.
    Alone,
    /// After the first row of a paragraph.
    First,
    /// Within a sentence.
    Words,
    /// After a comma.
    Comma,
    /// After a sentence or a paragraph.
    Sentence,
}

/// The letters and the width with which stops are drawn.
#[derive(Clone, Copy)]
pub(super) struct Brush {
    pub(super) lettering: Lettering,
    /// The letters of the thing to take along, if there is room for larger ones.
    pub(super) large: Option<Lettering>,
    /// The letters of what is told above and below the label of a control.
    pub(super) detail: Lettering,
    /// The width of a row, in columns of the terminal.
    pub(super) columns: usize,
    /// True if labels have rows of their own.
    pub(super) is_airy: bool,
    /// The most digits of a number before a control of the page. All labels begin behind them.
    pub(super) digits: usize,
    /// The way in which a code is drawn.
    pub(super) code: code::Manner,
}

/// Returns the rows of `stop` on a page with this heading.
pub(super) fn draw<M>(brush: Brush, stop: &Stop<M>, heading: &str) -> Drawn {
    match stop {
        Stop::Passage(blocks) => at_start(brush.passage(blocks)),
        Stop::Control(control) => match &control.role {
            Role::Letters(letters) => brush.letters(letters),
            Role::Field(field) => {
                // If the heading is the name of the line, it is not repeated above the line.
                let label = Some(control.label.words.as_str()).filter(|label| *label != heading);
                let mut rows = brush.quiet(label);
                let detail = control.detail.as_ref();
                rows.extend(brush.quiet(detail.map(|detail| detail.words.as_str())));
                brush.field(rows, field)
            }
            _ => at_start(brush.control(control)),
        },
    }
}

/// Returns the number of rows of cells that [`draw`] gives a stop, without making the rows if possible.
pub(super) fn height<M>(brush: Brush, stop: &Stop<M>, heading: &str) -> usize {
    let row = brush.lettering.rows();
    match stop {
        Stop::Passage(blocks) => {
            let heights = blocks.iter().map(|block| brush.block_height(block));
            heights.sum::<usize>().max(1)
        }
        Stop::Control(control) => match &control.role {
            Role::Letters(_) | Role::Field(_) => draw(brush, stop, heading).rows.len().max(1) * row,
            _ => brush.control_height(control).max(row),
        },
    }
}

/// Returns the number of rows of this width that some words need, in units of the letters.
fn count(lettering: Lettering, words: &str, width: usize) -> usize {
    if is_row(lettering, words, width) {
        1
    } else {
        wrap_in(lettering, words, width).len()
    }
}

fn at_start(mut rows: Vec<Row>) -> Drawn {
    // Even a stop without words needs a row for the cursor.
    if rows.is_empty() {
        rows.push(Row::words(String::new(), 0));
    }
    Drawn {
        rows,
        row: 0,
        column: 0,
    }
}

impl Drawn {
    /// True if its cursor is in a line under edit or on a letter, and not at its start.
    pub(super) fn has_insertion_point(&self) -> bool {
        (self.row, self.column) != (0, 0)
    }
}

impl Row {
    fn words(words: String, indent: usize) -> Self {
        Self::Words {
            words,
            indent,
            style: Style::new(),
            mark: None,
        }
    }

    /// Returns how well a part may end after this row, by its last sign.
    fn end(&self) -> End {
        let Self::Words { words, .. } = self else {
            return End::Words;
        };
        let words = words.trim_end_matches(CLOSING);
        let last_word = words.rsplit(' ').next().unwrap_or_default();
        let is_short = last_word.trim_end_matches('.').chars().count() <= ABBREVIATION_LETTERS_MAX;
        match words.chars().next_back() {
            Some('.') if is_short => End::Words,
            Some('.' | '?' | '!' | '…') => End::Sentence,
            // What is told after it, such as a number to call, must be seen with it.
            Some(':') => End::Never,
            Some(',' | ';') => End::Comma,
            _ => End::Words,
        }
    }

    fn styled(words: String, style: Style) -> Self {
        Self::Words {
            words,
            indent: 0,
            style,
            mark: None,
        }
    }
}

impl Brush {
    /// Returns a row as it is drawn.
    pub(super) fn line(self, row: &Row, has_focus: bool) -> Line<'static> {
        match row {
            Row::Words {
                words,
                indent,
                style,
                mark: None,
            } => {
                let before = self.lettering.blank(*indent);
                Line::styled(before + words, *style)
            }
            Row::Words {
                words,
                indent,
                style,
                mark: Some(mark),
            } => {
                let blank = indent.saturating_sub(self.lettering.width(mark));
                let blank = self.lettering.blank(blank);
                let is_blank = mark.chars().all(char::is_whitespace);
                let style_of_mark = match self.lettering {
                    // Within the bar of the focus, a line would look like one to write on.
                    _ if has_focus => MARK,
                    Lettering::Blocks(_) => MARK.add_modifier(BOX),
                    _ if is_blank => BLANK_MARK,
                    _ => MARK,
                };
                Line::from(vec![
                    Span::styled(mark.clone(), style_of_mark),
                    Span::styled(blank + words, *style),
                ])
            }
            Row::Large(words) => Line::styled(words.clone(), BOLD),
            Row::Detail { words, indent } => Line::raw(self.detail.blank(*indent) + words),
            Row::OfCode(line) => line.clone(),
            Row::OfLine([before, words, after]) => {
                let line = Style::new().add_modifier(Modifier::UNDERLINED);
                Line::from(vec![
                    Span::raw(before.clone()),
                    Span::styled(words.clone(), line),
                    Span::raw(after.clone()),
                ])
            }
            Row::Letters { cells, chosen } => {
                let chosen = chosen.filter(|_| has_focus);
                let cells = cells.iter().enumerate().map(|(index, cell)| {
                    if chosen == Some(index) {
                        Span::styled(cell.clone(), Modifier::REVERSED)
                    } else {
                        Span::raw(cell.clone())
                    }
                });
                cells.collect()
            }
        }
    }

    /// Returns the width of the bar that shows the focus on these rows, in columns. It is as wide as the
    /// widest row. Letters to pick from have no bar.
    pub(super) fn bar(self, rows: &[Row]) -> Option<usize> {
        let widths = rows.iter().map(|row| {
            let lettering = self.lettering(row);
            let units = match row {
                Row::Words { words, indent, .. } | Row::Detail { words, indent } => {
                    Some(indent + lettering.width(words))
                }
                Row::OfLine(_) => Some(self.width()),
                Row::Large(_) | Row::OfCode(_) | Row::Letters { .. } => None,
            };
            units.map(|units| lettering.columns_over(units))
        });
        widths.max().flatten()
    }

    /// Returns the letters of a row.
    pub(super) fn lettering(self, row: &Row) -> Lettering {
        match row {
            Row::Large(_) => self.large.unwrap_or(self.lettering),
            Row::Detail { .. } => self.detail,
            Row::OfCode(_) => Lettering::Native,
            _ => self.lettering,
        }
    }

    /// Returns the width of a row, in units of the lettering.
    fn width(self) -> usize {
        self.lettering.units(self.columns)
    }

    fn passage(self, blocks: &[Block]) -> Vec<Row> {
        blocks.iter().flat_map(|block| self.block(block)).collect()
    }

    fn block(self, block: &Block) -> Vec<Row> {
        let mut rows = self.preface(block);
        rows.extend(self.without_preface(block));
        rows
    }

    /// Returns the rows of what has to be known before a block.
    fn preface(self, block: &Block) -> Vec<Row> {
        let preface = block.preface.as_ref();
        preface.map_or_else(Vec::new, |it| self.paragraph(&it.words, Style::new()))
    }

    fn without_preface(self, block: &Block) -> Vec<Row> {
        let words = &block.text.words;
        match &block.kind {
            BlockKind::Code(modules) => self.code(modules, words),
            BlockKind::Takeaway if self.is_large(words) => {
                let mut rows = self.label(block);
                rows.push(Row::Large(words.clone()));
                rows
            }
            BlockKind::Takeaway if self.is_airy => {
                let mut rows = self.label(block);
                rows.extend(self.paragraph(words, BOLD));
                rows
            }
            BlockKind::Takeaway => self.paragraph(&block.in_one_line(), BOLD),
            BlockKind::Aside | BlockKind::Source => self.paragraph(&block.in_one_line(), QUIET),
            BlockKind::Problem => self.marked(PROBLEM, &block.in_one_line(), BOLD),
            BlockKind::Text | BlockKind::ForKeys(_) if self.is_airy => {
                let mut rows = self.label(block);
                rows.extend(self.paragraph(words, Style::new()));
                rows
            }
            BlockKind::Text | BlockKind::ForKeys(_) => {
                self.paragraph(&block.in_one_line(), Style::new())
            }
        }
    }

    /// Returns how well a part may end after each row of a text. An aside belongs to the block above it.
    pub(super) fn ends<M>(self, stop: &Stop<M>) -> Vec<End> {
        let blocks = stop.blocks();
        let above = |(index, block)| {
            let next: Option<&Block> = blocks.get(index + 1);
            let has_aside = next.is_some_and(|next| next.kind == BlockKind::Aside);
            self.ends_of(block, has_aside)
        };
        blocks.iter().enumerate().flat_map(above).collect()
    }

    fn ends_of(self, block: &Block, has_aside: bool) -> Vec<End> {
        let rows = self.block(block);
        let leading = self.leading(block);
        let taken = self.first_taken(block, leading);
        let end = |(index, row): (usize, &Row)| match rows.len() - index {
            left if left > 1 && index + 1 == taken => End::Before,
            _ if index < leading => End::Never,
            1 if has_aside => End::Alone,
            1 => End::Sentence,
            // Who reads the advice must find the number that it is about, too.
            _ if block.preface.is_some() => End::Never,
            _ if index >= taken => End::Never,
            _ if matches!(block.kind, BlockKind::Code(_)) => End::Never,
            2 => End::Alone,
            _ if block.kind == BlockKind::Takeaway => End::Alone,
            _ if index == leading => End::First,
            _ => row.end(),
        };
        rows.iter().enumerate().map(end).collect()
    }

    /// Returns the first row of a block that has something of what is taken along, or that no row has. Its rows
    /// are not divided: half a phone number is a wrong number.
    fn first_taken(self, block: &Block, leading: usize) -> usize {
        if block.kind != BlockKind::Takeaway {
            return usize::MAX;
        }
        let has_rows_of_its_own = self.is_airy || self.is_large(&block.text.words);
        if has_rows_of_its_own || block.label.is_none() {
            return leading;
        }
        // It begins in the last row of its label if there is room.
        let label = self.paragraph(&block.label_with_colon(), BOLD).len();
        leading + label.saturating_sub(1)
    }

    /// Returns the number of rows of a block that only lead to the text below them.
    fn leading(self, block: &Block) -> usize {
        let preface = self.preface(block).len();
        let has_label = match block.kind {
            BlockKind::Takeaway => self.is_airy || self.is_large(&block.text.words),
            BlockKind::Text | BlockKind::ForKeys(_) => self.is_airy,
            BlockKind::Aside | BlockKind::Source | BlockKind::Problem | BlockKind::Code(_) => false,
        };
        let label = if has_label {
            self.label(block).len()
        } else {
            0
        };
        preface + label
    }

    /// Returns the number of rows of cells of [`Brush::block`].
    fn block_height(self, block: &Block) -> usize {
        let words = &block.text.words;
        let rows = |words: &str| count(self.lettering, words, self.width()) * self.lettering.rows();
        let label = || {
            let label = block.label.as_ref();
            label.map_or(0, |_| rows(&block.label_with_colon()))
        };
        let preface = block.preface.as_ref().map_or(0, |it| rows(&it.words));
        let height = match (&block.kind, self.large) {
            (BlockKind::Takeaway, Some(large)) if self.is_large(words) => label() + large.rows(),
            (BlockKind::Takeaway | BlockKind::Text | BlockKind::ForKeys(_), _) if self.is_airy => {
                label() + rows(words)
            }
            (BlockKind::Code(_), _) => {
                let rows = self.without_preface(block);
                rows.iter().map(|it| self.lettering(it).rows()).sum()
            }
            (BlockKind::Problem, _) => self.without_preface(block).len() * self.lettering.rows(),
            _ => rows(&block.in_one_line()),
        };
        preface + height
    }

    /// Returns the rows of a code with its words: beside it if there is room, else above it. Without a code they stand alone.
    fn code(self, modules: &Modules, words: &str) -> Vec<Row> {
        let plain = Style::new();
        let Some(code) = Code::of(modules, self.code, self.columns) else {
            return self.paragraph(words, plain);
        };
        let beside = code.beside(self.columns);
        let beside = beside.filter(|_| self.lettering == Lettering::Native);
        let (mut rows, beside) = match beside {
            Some(within) => (Vec::new(), wrap_in(self.lettering, words, within)),
            None => (self.paragraph(words, plain), Vec::new()),
        };
        rows.extend(code.rows(&beside).into_iter().map(Row::OfCode));
        rows
    }

    /// True if the thing to take along fits on a row in larger letters.
    fn is_large(self, words: &str) -> bool {
        self.large
            .is_some_and(|large| is_row(large, words, large.units(self.columns)))
    }

    /// Returns the rows of the label of a block. The colon tells it from its value where no other colour
    /// does.
    fn label(self, block: &Block) -> Vec<Row> {
        let label = block.label.is_some().then(|| block.label_with_colon());
        self.quiet(label.as_deref())
    }

    /// Returns the rows of quiet words.
    fn quiet(self, label: Option<&str>) -> Vec<Row> {
        label.map_or_else(Vec::new, |label| self.paragraph(label, QUIET))
    }

    fn control<M>(self, control: &Control<M>) -> Vec<Row> {
        let mark = self.mark(control);
        let (indent, within) = self.above_marks();
        let preface = control.preface.iter();
        let preface = preface.flat_map(|it| wrap_in(self.detail, &it.words, within));
        let mut rows: Vec<Row> = preface.map(|words| Row::Detail { words, indent }).collect();
        rows.extend(self.marked(&mark, &control.name(), Style::new()));
        if let Some(words) = control.whole_detail() {
            let (indent, within) = self.beside_marks(&mark);
            let detail = wrap_in(self.detail, &words, within).into_iter();
            rows.extend(detail.map(|words| Row::Detail { words, indent }));
        }
        rows
    }

    /// Returns the number of rows of cells of [`Brush::control`].
    fn control_height<M>(self, control: &Control<M>) -> usize {
        let mark = self.mark(control);
        let within = self.width().saturating_sub(self.indent(&mark));
        let preface = control
            .preface
            .as_ref()
            .map_or(0, |it| count(self.detail, &it.words, self.above_marks().1));
        let label = count(self.lettering, &control.name(), within);
        let detail = control.whole_detail().map_or(0, |words| {
            let (_, within) = self.beside_marks(&mark);
            count(self.detail, &words, within)
        });
        label * self.lettering.rows() + (preface + detail) * self.detail.rows()
    }

    /// Returns the indent and the width of a detail beside the marks, in units of its letters.
    fn beside_marks(self, mark: &str) -> (usize, usize) {
        let indent = self.lettering.columns(self.indent(mark));
        let indent = self.detail.units(indent);
        (indent, self.detail_width().saturating_sub(indent))
    }

    /// Returns the indent and the width of what stands above a label, in units of its letters. It is set in
    /// less than the label, which is what one chooses, and begins behind the edge of the bar.
    fn above_marks(self) -> (usize, usize) {
        let column = self.detail.units(1).max(1);
        let indent = self.detail.step().next_multiple_of(column);
        (indent, self.detail_width().saturating_sub(indent))
    }

    /// Returns the width of a row, in units of the letters of details.
    fn detail_width(self) -> usize {
        self.detail.units(self.columns)
    }

    /// Returns the mark of a control: its number, or a blank box.
    fn mark<M>(self, control: &Control<M>) -> String {
        match control.number.or(control.digit.map(u16::from)) {
            Some(number) => number.to_string(),
            None => self.lettering.blank(self.lettering.width("0")),
        }
    }

    /// Returns the width of a mark and the space after it, in units of the lettering.
    fn indent(self, mark: &str) -> usize {
        let column = self.lettering.units(1).max(1);
        let widest = self.digits * self.lettering.width("0");
        let mark = self.lettering.width(mark).max(widest);
        (mark + self.lettering.step()).next_multiple_of(column)
    }

    /// Returns the rows of some words behind a mark. No row of them stands below the mark.
    fn marked(self, mark: &str, words: &str, style: Style) -> Vec<Row> {
        let indent = self.indent(mark);
        let rows = wrap_in(self.lettering, words, self.width().saturating_sub(indent));
        let marks = std::iter::once(Some(mark.to_owned())).chain(std::iter::repeat(None));
        let rows = rows.into_iter().zip(marks);
        rows.map(|(words, mark)| Row::Words {
            words,
            indent,
            style,
            mark,
        })
        .collect()
    }

    /// Adds a line under edit below its name, underlined from end to end like a line on paper. Of a long
    /// line, only the rows around the insertion point are shown.
    fn field(self, mut rows: Vec<Row>, field: &Field) -> Drawn {
        let lettering = self.lettering;
        // One step stays free, so that there is always room for the cursor after the last letter.
        let fold = |width: usize| {
            let within = width.saturating_sub(lettering.step());
            fold_in(lettering, &field.value, field.cursor, within)
        };
        let above = rows.len();
        let most = if lettering.is_blocks() {
            FIELD_BLOCK_ROWS_MAX
        } else {
            FIELD_ROWS_MAX
        };
        let folded = fold(self.width());
        if folded.rows.len() <= most {
            let line = Style::new().add_modifier(Modifier::UNDERLINED);
            let folded_rows = folded.rows.into_iter();
            let padded = folded_rows.map(|row| self.pad(&row, self.width(), 0));
            rows.extend(padded.map(|row| Row::styled(row, line)));
            return Drawn {
                rows,
                row: above + folded.row,
                column: lettering.columns(folded.column),
            };
        }
        let [before, width, after] = self.beside_a_line();
        let folded = fold(width);
        let last = folded.rows.len().saturating_sub(most);
        let first = folded.row.saturating_sub(most / 2).min(last);
        for (index, row) in folded.rows.iter().enumerate().skip(first).take(most) {
            let has_above = first > 0 && index == first;
            let has_below = first < last && index + 1 == first + most;
            let mark = |is_there: bool| if is_there { GOES_ON } else { "" };
            rows.push(Row::OfLine([
                self.pad(mark(has_above), before, 0),
                self.pad(row, width, 0),
                self.pad(mark(has_below), after, 0),
            ]));
        }
        Drawn {
            rows,
            row: above + folded.row - first,
            column: lettering.columns(before + folded.column),
        }
    }

    /// Returns the widths of the sign before a long line, of the line, and of the sign after it, in units
    /// of the lettering. The signs take whole columns.
    fn beside_a_line(self) -> [usize; 3] {
        let column = self.lettering.units(1).max(1);
        let mark = self.lettering.width(GOES_ON);
        let before = (mark + self.lettering.step()).next_multiple_of(column);
        let after = mark.next_multiple_of(column);
        [before, self.width().saturating_sub(before + after), after]
    }

    /// Returns the rows of letters to pick from. All rows of the picker are on one grid, so that Up and
    /// Down lead straight up and down. Only the chosen letter is marked, and only with the focus: two
    /// marks in one row could not be told apart. The label of the row is only said, because the letters
    /// show the same.
    fn letters<M>(self, letters: &Letters<M>) -> Drawn {
        let lettering = self.lettering;
        let words = letters.letters.iter();
        let words: Vec<String> = words.map(|(text, _)| fit_for_cells(&text.words)).collect();
        let widths = self.letter_widths(letters, &words);
        let (mut rows, mut cells): (Vec<Row>, Vec<String>) = (Vec::new(), Vec::new());
        let (mut row, mut at, mut used, mut chosen) = (0, 0, 0, None);
        for (index, (word, cell)) in words.iter().zip(widths).enumerate() {
            if used > 0 && used + cell > self.width() {
                rows.push(Row::Letters {
                    cells: std::mem::take(&mut cells),
                    chosen: chosen.take(),
                });
                used = 0;
            }
            let before = cell.saturating_sub(lettering.width(word)) / 2;
            // The cursor stands on a whole column.
            let before = lettering.units(lettering.columns(before));
            if index == letters.at {
                (row, at) = (rows.len(), lettering.columns(used + before));
                chosen = Some(cells.len());
            }
            cells.push(self.pad(word, cell, before));
            used += cell;
        }
        rows.push(Row::Letters { cells, chosen });
        Drawn {
            rows,
            row,
            column: at,
        }
    }

    /// Returns the width of each cell of a row of letters, in units. If a word does not fit into its
    /// columns of the grid, as may be with large letters, each cell is as wide as its word.
    fn letter_widths<M>(self, letters: &Letters<M>, words: &[String]) -> Vec<usize> {
        let lettering = self.lettering;
        let column = lettering.units(1).max(1);
        let step = lettering.step();
        let one = self.width() / GRID_COLUMNS / column * column;
        let on_grid = |index: usize| one * letters.span(index);
        let fits = |(index, word): (usize, &String)| lettering.width(word) < on_grid(index);
        if words.iter().enumerate().all(fits) {
            return (0..words.len()).map(on_grid).collect();
        }
        let margins = 2 * LETTER_MARGIN * step;
        let own = words.iter().map(|word| lettering.width(word) + margins);
        own.map(|width| width.next_multiple_of(column)).collect()
    }

    fn paragraph(self, words: &str, style: Style) -> Vec<Row> {
        let rows = wrap_in(self.lettering, words, self.width()).into_iter();
        rows.map(|row| Row::styled(row, style)).collect()
    }

    fn pad(self, words: &str, width: usize, before: usize) -> String {
        let after = width.saturating_sub(before + self.lettering.width(words));
        let (before, after) = (self.lettering.blank(before), self.lettering.blank(after));
        format!("{before}{words}{after}")
    }
}
