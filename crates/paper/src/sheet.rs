//! The paper, and what stands where on it. Lengths are in millimetres from the top left corner of a sheet, and sizes of
//! letters in points.

use cas_code::{Modules, QUIET_MODULES};
use cas_words::text::Language;

use crate::typeface::{ASCENT, DESCENT, MM_PER_PT, Weight};

/// What a hand holds of a roll.
const ROLL_MM_MAX: f32 = 260.0;

/// What is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A sheet of 148 by 210 mm (ISO 216), which fits into a handbag.
    A5,
    /// A sheet of 210 by 297 mm (ISO 216).
    A4,
    /// The roll of a receipt printer, 80 mm wide, of which 72 mm are printed on.
    Roll80,
    /// The roll of a small receipt printer, 58 mm wide, of which 48 mm are printed on.
    Roll58,
}

/// A slip as it stands on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// What it is printed on.
    pub paper: Paper,
    /// The language of its heading.
    pub language: Language,
    /// The sheets, at least one; a roll has one.
    pub sheets: Vec<Sheet>,
}

/// One side of paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its width.
    pub width_mm: f32,
    /// Its height. On a roll it is what the slip needs.
    pub height_mm: f32,
    /// The words, in reading order.
    pub runs: Vec<Run>,
    /// The codes, in reading order.
    pub squares: Vec<Square>,
}

/// Words in one line and in letters of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The words.
    pub words: String,
    /// How heavy the letters are.
    pub weight: Weight,
    /// The size of the letters.
    pub size_pt: f32,
    /// Where the words begin.
    pub left_mm: f32,
    /// The line on which the letters stand.
    pub baseline_mm: f32,
    /// How wide the words are.
    pub width_mm: f32,
}

/// A code.
#[derive(Clone, Debug, PartialEq)]
pub struct Square {
    /// What is dark in it.
    pub modules: Modules,
    /// Its left side, without the light border.
    pub left_mm: f32,
    /// Its top, without the light border.
    pub top_mm: f32,
    /// The side of a module.
    pub module_mm: f32,
}

/// The measures of a paper.
pub(crate) struct Measures {
    pub(crate) width_mm: f32,
    /// `None` for a roll.
    pub(crate) height_mm: Option<f32>,
    /// What stays free on the left and on the right. What a receipt printer cannot reach is no less.
    pub(crate) side_mm: f32,
    /// What stays free at the top and at the bottom.
    pub(crate) end_mm: f32,
    pub(crate) heading_pt: f32,
    pub(crate) takeaway_pt: f32,
    pub(crate) text_pt: f32,
    pub(crate) quiet_pt: f32,
}

impl Paper {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::A5, Self::A4, Self::Roll80, Self::Roll58];

    /// Large print begins at 16 to 18 points (RNIB, Clear Print Guidelines: 14 at least). A sheet has 18 or more; a small
    /// roll has as many as leave room for a word in a line.
    pub(crate) fn measures(self) -> Measures {
        match self {
            Self::A5 => Measures {
                width_mm: 148.0,
                height_mm: Some(210.0),
                side_mm: 12.0,
                end_mm: 12.0,
                heading_pt: 25.0,
                takeaway_pt: 27.0,
                text_pt: 18.0,
                quiet_pt: 13.0,
            },
            Self::A4 => Measures {
                width_mm: 210.0,
                height_mm: Some(297.0),
                side_mm: 20.0,
                end_mm: 18.0,
                heading_pt: 34.0,
                takeaway_pt: 30.0,
                text_pt: 21.0,
                quiet_pt: 14.0,
            },
            Self::Roll80 => Measures {
                width_mm: 80.0,
                height_mm: None,
                side_mm: 4.0,
                end_mm: 4.0,
                heading_pt: 22.0,
                takeaway_pt: 24.0,
                text_pt: 17.0,
                quiet_pt: 12.0,
            },
            Self::Roll58 => Measures {
                width_mm: 58.0,
                height_mm: None,
                side_mm: 5.0,
                end_mm: 4.0,
                heading_pt: 18.0,
                takeaway_pt: 20.0,
                text_pt: 14.0,
                quiet_pt: 12.0,
            },
        }
    }
}

impl Measures {
    /// The same with large letters that are less large, for what fits onto one sheet only so. They stay larger than the text.
    pub(crate) fn modest(self) -> Self {
        Self {
            heading_pt: f32::midpoint(self.heading_pt, self.text_pt),
            takeaway_pt: f32::midpoint(self.takeaway_pt, self.text_pt),
            ..self
        }
    }

    /// The longest slip: a sheet, or what a hand holds of a roll.
    pub(crate) fn longest_mm(&self) -> f32 {
        self.height_mm.unwrap_or(ROLL_MM_MAX)
    }
}

impl Layout {
    /// Its length on paper, all sheets together.
    #[must_use]
    pub fn length_mm(&self) -> f32 {
        self.sheets.iter().map(|it| it.height_mm).sum()
    }

    /// What stays free on the left and on the right.
    #[must_use]
    pub fn side_mm(&self) -> f32 {
        self.paper.measures().side_mm
    }

    /// What stays free at the top and at the bottom.
    #[must_use]
    pub fn end_mm(&self) -> f32 {
        self.paper.measures().end_mm
    }
}

impl Run {
    /// The top of the highest letter that there is.
    #[must_use]
    pub fn top_mm(&self) -> f32 {
        self.baseline_mm - ASCENT * self.size_pt * MM_PER_PT
    }

    /// The bottom of the lowest letter that there is.
    #[must_use]
    pub fn bottom_mm(&self) -> f32 {
        self.baseline_mm + DESCENT * self.size_pt * MM_PER_PT
    }
}

impl Square {
    /// The length of a side, without the light border.
    #[must_use]
    pub fn side_mm(&self) -> f32 {
        self.modules_mm(self.modules.size())
    }

    /// The width of the light border.
    #[must_use]
    pub fn quiet_mm(&self) -> f32 {
        self.modules_mm(QUIET_MODULES)
    }

    fn modules_mm(&self, count: usize) -> f32 {
        modules_mm(count, self.module_mm)
    }
}

/// The length of so many modules.
pub(crate) fn modules_mm(count: usize, module_mm: f32) -> f32 {
    // A code has 177 modules a side at most.
    f32::from(u16::try_from(count).unwrap_or(u16::MAX)) * module_mm
}
