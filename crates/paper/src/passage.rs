//! What belongs together on paper: a block, or a code with its words.

use cas_code::{Modules, QUIET_MODULES};
use cas_page::page::{Block, BlockKind};
use cas_page::slip::Code;

use crate::dots::DOTS_PER_MM;
use crate::sheet::{Measures, Run, Square, modules_mm};
use crate::typeface::{ASCENT, DESCENT, MM_PER_PT, Weight};
use crate::wrap::{Column, Line, Span};

/// The distance of two lines as a part of the size of letters. More than 1.3 helps eyes that lose the line.
const LEADING: f32 = 1.36;
/// The side of a module in dots of a receipt printer, 0.875 mm: a phone reads 0.8 mm and more from a hand's distance.
/// It is a whole number on every paper, so that no module is wider than another.
const MODULE_DOTS: u16 = 7;
/// The narrowest column that stands beside a code.
const BESIDE_MM: f32 = 24.0;
/// What stays free between the light border of a code and the words beside it.
const AFTER_QUIET_MM: f32 = 1.0;
/// The room between a number and what it leads to, as a part of the size of letters.
const HANGING_GAP: f32 = 0.7;

/// What stands between two passages, in lines of text.
const GAP: f32 = 0.55;
const GAP_BEFORE_TAKEAWAY: f32 = 0.65;
const GAP_BEFORE_QUIET: f32 = 0.8;
const GAP_WITHIN_QUIET: f32 = 0.25;
const GAP_WITHIN_LIST: f32 = 0.12;

/// Rows that belong together.
pub(crate) struct Passage {
    /// What stays free above it, unless it is the first on its sheet.
    pub(crate) gap_mm: f32,
    /// What has to stay free of it where there is little room.
    pub(crate) least_gap_mm: f32,
    pub(crate) rows: Vec<Row>,
    /// True if it is the head of what follows, so that it does not end a sheet.
    pub(crate) leads: bool,
}

/// What is not broken. Its runs and its code are placed from its top and from the left of the column.
pub(crate) struct Row {
    pub(crate) height_mm: f32,
    pub(crate) runs: Vec<Run>,
    pub(crate) square: Option<Square>,
}

/// Letters of a size and a weight.
#[derive(Clone, Copy)]
struct Style {
    size_pt: f32,
    weight: Weight,
}

impl Measures {
    /// The width of the column.
    pub(crate) fn column_mm(&self) -> f32 {
        self.width_mm - 2.0 * self.side_mm
    }

    pub(crate) fn heading(&self, words: &str) -> Passage {
        let style = Style {
            size_pt: self.heading_pt,
            weight: Weight::Bold,
        };
        let rows = self.rows(&[span(words, style.weight)], style.size_pt);
        Passage {
            gap_mm: 0.0,
            least_gap_mm: 0.0,
            rows,
            leads: true,
        }
    }

    /// Returns what a block becomes, or `None` if it is about keys, which paper has not.
    pub(crate) fn block(&self, block: &Block, before: Option<&Block>) -> Option<Passage> {
        let text = match block.kind {
            BlockKind::ForKeys(_) => return None,
            BlockKind::Takeaway => Style {
                size_pt: self.takeaway_pt,
                weight: Weight::Bold,
            },
            BlockKind::Text | BlockKind::Problem | BlockKind::Code(_) => Style {
                size_pt: self.text_pt,
                weight: Weight::Regular,
            },
            BlockKind::Aside | BlockKind::Source => Style {
                size_pt: self.quiet_pt,
                weight: Weight::Regular,
            },
        };
        let around_pt = text.size_pt.min(self.text_pt);
        let mut rows = Vec::new();
        if let Some(preface) = &block.preface {
            rows.extend(self.rows(&[span(&preface.words, Weight::Regular)], around_pt));
        }
        if let Some(number) = number_of(block) {
            rows.extend(self.hanging(number, &block.text.words, text));
        } else {
            let label = block.label.is_some().then(|| block.label_with_colon());
            let is_takeaway = block.kind == BlockKind::Takeaway;
            if let (Some(label), true) = (&label, is_takeaway) {
                rows.extend(self.rows(&[span(label, Weight::Regular)], around_pt));
            }
            let label_weight = if around_pt < self.text_pt {
                Weight::Regular
            } else {
                Weight::Bold
            };
            let label = label.filter(|_| !is_takeaway);
            let label = label.map(|it| span(&it, label_weight));
            let spans: Vec<Span> = label
                .into_iter()
                .chain([span(&block.text.words, text.weight)])
                .collect();
            rows.extend(self.rows(&spans, text.size_pt));
        }
        let gap_mm = gap(block, before) * line_mm(self.text_pt);
        let leads = block.kind == BlockKind::Takeaway && number_of(block).is_some();
        Some(Passage {
            gap_mm,
            least_gap_mm: 0.0,
            rows,
            leads,
        })
    }

    /// Returns a code with its words beside it, or above it where there is no room. `None` if it is too long for any code;
    /// its words would promise what is not there.
    pub(crate) fn code(&self, code: &Code) -> Option<Passage> {
        let modules = Modules::of(&code.payload)?;
        let module_mm = self.module_mm(modules.size());
        let quiet_mm = modules_mm(QUIET_MODULES, module_mm);
        let side_mm = modules_mm(modules.size(), module_mm);
        let square = |top_mm: f32| {
            Some(Square {
                modules: modules.clone(),
                left_mm: 0.0,
                top_mm,
                module_mm,
            })
        };
        let words = [span(&code.words.words, Weight::Regular)];
        let left_mm = side_mm + quiet_mm + AFTER_QUIET_MM;
        let column = Column {
            width_mm: self.column_mm() - left_mm,
            size_pt: self.text_pt,
        };
        let gap_mm = GAP * line_mm(self.text_pt);
        // What stands above it may be another code, whose modules may be larger.
        let least_gap_mm = modules_mm(QUIET_MODULES, f32::from(MODULE_DOTS) / DOTS_PER_MM);
        let passage = |rows: Vec<Row>| Passage {
            gap_mm: gap_mm.max(least_gap_mm),
            least_gap_mm,
            rows,
            leads: false,
        };
        if !column.is_beside(&code.words.words) {
            let mut rows = self.rows(&words, self.text_pt);
            rows.push(Row {
                height_mm: quiet_mm + side_mm,
                runs: Vec::new(),
                square: square(quiet_mm),
            });
            return Some(passage(rows));
        }
        let lines = column.lines(&words).into_iter();
        let rows: Vec<Row> = lines.map(|it| row(it, left_mm, self.text_pt)).collect();
        let words_mm: f32 = rows.iter().map(|it| it.height_mm).sum();
        let height_mm = words_mm.max(side_mm);
        let row = Row {
            height_mm,
            runs: joined(rows, (height_mm - words_mm) / 2.0),
            square: square((height_mm - side_mm) / 2.0),
        };
        Some(passage(vec![row]))
    }

    /// The side of a module, which is smaller only if the code would not fit.
    fn module_mm(&self, size: usize) -> f32 {
        let fits =
            |dots: &u16| modules_mm(size, f32::from(*dots) / DOTS_PER_MM) <= self.column_mm();
        let dots = (1..=MODULE_DOTS).rev().find(fits).unwrap_or(1);
        f32::from(dots) / DOTS_PER_MM
    }

    fn rows(&self, spans: &[Span], size_pt: f32) -> Vec<Row> {
        let column = Column {
            width_mm: self.column_mm(),
            size_pt,
        };
        let lines = column.lines(spans).into_iter();
        lines.map(|line| row(line, 0.0, size_pt)).collect()
    }

    /// Returns a number, and what it leads to in a column of its own beside it.
    fn hanging(&self, number: &str, words: &str, style: Style) -> Vec<Row> {
        let size_pt = style.size_pt;
        let number_mm = Weight::Bold.typeface().width_mm(number, size_pt);
        // The same for the heads of a list as for its entries, so that all begin below one another.
        let head_mm = Weight::Bold.typeface().width_mm(number, self.takeaway_pt);
        let left_mm = head_mm + HANGING_GAP * self.text_pt * MM_PER_PT;
        let column = Column {
            width_mm: self.column_mm() - left_mm,
            size_pt,
        };
        let lines = column.lines(&[span(words, style.weight)]).into_iter();
        let mut rows: Vec<Row> = lines.map(|line| row(line, left_mm, size_pt)).collect();
        let alone = Line {
            spans: vec![(span(number, Weight::Bold), 0.0)],
            width_mm: number_mm,
        };
        let alone = row(alone, 0.0, size_pt);
        match rows.first_mut() {
            Some(first) => first.runs.splice(0..0, alone.runs).for_each(drop),
            None => rows.push(alone),
        }
        rows
    }
}

impl Column {
    /// True if this column beside a code is wide enough for its words.
    fn is_beside(self, words: &str) -> bool {
        let mut words = words.split_whitespace();
        let fits = |it: &str| self.width_mm_of(it, Weight::Regular) <= self.width_mm;
        self.width_mm >= BESIDE_MM && words.all(fits)
    }
}

/// Returns the runs of rows below one another, the first of which is at `top_mm`.
fn joined(rows: Vec<Row>, mut top_mm: f32) -> Vec<Run> {
    let mut runs = Vec::new();
    for row in rows {
        runs.extend(row.runs.into_iter().map(|run| Run {
            baseline_mm: run.baseline_mm + top_mm,
            ..run
        }));
        top_mm += row.height_mm;
    }
    runs
}

/// The number of a block of a list: a label that has only digits.
fn number_of(block: &Block) -> Option<&str> {
    let label = block.label.as_ref()?.words.as_str();
    let is_number = !label.is_empty() && label.bytes().all(|it| it.is_ascii_digit());
    is_number.then_some(label)
}

/// Returns what stays free above a block, in lines of text.
fn gap(block: &Block, before: Option<&Block>) -> f32 {
    let is_quiet = |it: &Block| matches!(it.kind, BlockKind::Aside | BlockKind::Source);
    let is_before = |is: &dyn Fn(&Block) -> bool| before.is_some_and(is);
    match block.kind {
        _ if is_quiet(block) && is_before(&is_quiet) => GAP_WITHIN_QUIET,
        _ if is_quiet(block) => GAP_BEFORE_QUIET,
        BlockKind::Takeaway => GAP_BEFORE_TAKEAWAY,
        _ if number_of(block).is_some() && is_before(&|it| number_of(it).is_some()) => {
            GAP_WITHIN_LIST
        }
        _ => GAP,
    }
}

fn span(words: &str, weight: Weight) -> Span {
    Span {
        words: words.to_owned(),
        weight,
    }
}

/// The distance of two lines.
pub(crate) fn line_mm(size_pt: f32) -> f32 {
    LEADING * size_pt * MM_PER_PT
}

/// Returns a line that begins at `left_mm`. The room that letters leave is above and below them.
fn row(line: Line, left_mm: f32, size_pt: f32) -> Row {
    let height_mm = line_mm(size_pt);
    let baseline_mm = ((LEADING - ASCENT - DESCENT) / 2.0 + ASCENT) * size_pt * MM_PER_PT;
    let runs = line.spans.into_iter().map(|(span, at_mm)| Run {
        width_mm: span.weight.typeface().width_mm(&span.words, size_pt),
        words: span.words,
        weight: span.weight,
        size_pt,
        left_mm: left_mm + at_mm,
        baseline_mm,
    });
    Row {
        height_mm,
        runs: runs.collect(),
        square: None,
    }
}
