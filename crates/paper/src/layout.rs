//! Where everything stands.

use cas_page::slip::Slip;

use crate::passage::{Passage, Row, line_mm};
use crate::sheet::{Layout, Measures, Paper, Run, Sheet, Square};
use crate::typeface::{DESCENT, MM_PER_PT, Weight};

/// What is left of the gaps between blocks, if all fits onto one sheet only so, or onto as much of a roll as a hand holds. A
/// second sheet gets lost.
const TIGHTER: [f32; 3] = [1.0, 0.75, 0.5];

/// Returns a slip as it stands on a paper.
#[must_use]
pub fn lay_out(slip: &Slip, paper: Paper) -> Layout {
    let measures = paper.measures();
    let sheets = on_one_sheet(slip, &measures);
    let sheets = sheets.or_else(|| on_one_sheet(slip, &paper.measures().modest()));
    Layout {
        paper,
        language: slip.heading.language,
        sheets: sheets.unwrap_or_else(|| on_several_sheets(slip, &measures)),
    }
}

/// Returns the sheet, if all fits onto one. A roll has one sheet, but no longer than a hand holds.
fn on_one_sheet(slip: &Slip, measures: &Measures) -> Option<Vec<Sheet>> {
    let passages = passages(slip, measures);
    TIGHTER.iter().find_map(|tightness| {
        let sheets = Pile::of(&passages, measures, *tightness, 0.0).sheets;
        let is_one = sheets.len() == 1 && sheets[0].height_mm <= measures.longest_mm();
        is_one.then_some(sheets)
    })
}

fn on_several_sheets(slip: &Slip, measures: &Measures) -> Vec<Sheet> {
    let foot_mm = line_mm(measures.quiet_pt);
    let mut sheets = Pile::of(&passages(slip, measures), measures, 1.0, foot_mm).sheets;
    if sheets.len() > 1 {
        number(&mut sheets, measures);
    }
    sheets
}

fn passages(slip: &Slip, measures: &Measures) -> Vec<Passage> {
    let befores = [None].into_iter().chain(slip.blocks.iter().map(Some));
    let blocks = slip.blocks.iter().zip(befores);
    let blocks = blocks.filter_map(|(block, before)| measures.block(block, before));
    let codes = slip.codes.iter().filter_map(|code| measures.code(code));
    let heading = measures.heading(&slip.heading.words);
    [heading].into_iter().chain(blocks).chain(codes).collect()
}

/// The sheets so far.
struct Pile<'a> {
    sheets: Vec<Sheet>,
    measures: &'a Measures,
    /// What is left of gaps.
    tightness: f32,
    /// Where the next row begins on the last sheet.
    at_mm: f32,
    /// Where a sheet has to end; a roll does not.
    end_mm: f32,
}

impl<'a> Pile<'a> {
    /// Returns the sheets for some passages, with `foot_mm` left free at the bottom of each.
    fn of(passages: &[Passage], measures: &'a Measures, tightness: f32, foot_mm: f32) -> Self {
        let end_mm = measures.height_mm.map(|it| it - measures.end_mm - foot_mm);
        let mut pile = Self {
            sheets: Vec::new(),
            measures,
            tightness,
            at_mm: 0.0,
            end_mm: end_mm.unwrap_or(f32::INFINITY),
        };
        pile.begin_sheet();
        for (at, passage) in passages.iter().enumerate() {
            pile.add(passage, passages.get(at + 1));
        }
        if let (None, Some(roll)) = (measures.height_mm, pile.sheets.last_mut()) {
            roll.height_mm = pile.at_mm + measures.end_mm;
        }
        pile
    }

    fn begin_sheet(&mut self) {
        self.at_mm = self.measures.end_mm;
        self.sheets.push(Sheet {
            width_mm: self.measures.width_mm,
            height_mm: self.measures.height_mm.unwrap_or_default(),
            runs: Vec::new(),
            squares: Vec::new(),
        });
    }

    /// Adds a passage. It is broken only if it is longer than a sheet.
    fn add(&mut self, passage: &Passage, next: Option<&Passage>) {
        let height = |it: &Passage| it.rows.iter().map(|row| row.height_mm).sum::<f32>();
        let needed = match next {
            Some(next) if passage.leads => height(passage) + self.gap_mm(next) + height(next),
            _ => height(passage),
        };
        let top = self.measures.end_mm;
        let is_first = self.at_mm <= top;
        let gap_mm = if is_first { 0.0 } else { self.gap_mm(passage) };
        let is_too_long = self.at_mm + gap_mm + needed > self.end_mm;
        if is_too_long && !is_first && needed <= self.end_mm - top {
            self.begin_sheet();
        } else {
            self.at_mm += gap_mm;
        }
        for row in &passage.rows {
            if self.at_mm + row.height_mm > self.end_mm && self.at_mm > top {
                self.begin_sheet();
            }
            self.place(row);
        }
    }

    fn gap_mm(&self, passage: &Passage) -> f32 {
        (passage.gap_mm * self.tightness).max(passage.least_gap_mm)
    }

    fn place(&mut self, row: &Row) {
        let (left_mm, top_mm) = (self.measures.side_mm, self.at_mm);
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.runs.extend(row.runs.iter().map(|run| Run {
                left_mm: run.left_mm + left_mm,
                baseline_mm: run.baseline_mm + top_mm,
                ..run.clone()
            }));
            sheet.squares.extend(row.square.iter().map(|square| Square {
                left_mm: square.left_mm + left_mm,
                top_mm: square.top_mm + top_mm,
                ..square.clone()
            }));
        }
        self.at_mm += row.height_mm;
    }
}

/// Writes onto each sheet which of how many it is, because loose sheets get lost.
fn number(sheets: &mut [Sheet], measures: &Measures) {
    let count = sheets.len();
    for (at, sheet) in sheets.iter_mut().enumerate() {
        let words = format!("{}/{count}", at + 1);
        let (weight, size_pt) = (Weight::Regular, measures.quiet_pt);
        let width_mm = weight.typeface().width_mm(&words, size_pt);
        sheet.runs.push(Run {
            left_mm: measures.width_mm - measures.side_mm - width_mm,
            baseline_mm: sheet.height_mm - measures.end_mm - DESCENT * size_pt * MM_PER_PT,
            words,
            weight,
            size_pt,
            width_mm,
        });
    }
}
