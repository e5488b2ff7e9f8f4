//! The dots of a receipt printer.

use ab_glyph::{Font as _, PxScale, point};

use crate::sheet::{Layout, Paper, Run, Sheet, Square, modules_mm};
use crate::typeface::MM_PER_PT;

/// The dots of a millimetre: 203 dots per inch, as nearly all receipt printers have.
pub const DOTS_PER_MM: f32 = 8.0;
/// A dot that a letter covers by so much is black. A little less than a half, because thermal paper loses thin lines.
const COVERED: f32 = 0.45;

/// A picture of black dots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dots {
    /// The dots of a row; a multiple of eight.
    width: usize,
    /// The rows.
    height: usize,
    /// A bit for each dot, the leftmost the highest of its byte, as printers take them.
    bytes: Vec<u8>,
}

impl Dots {
    fn new(width: usize, height: usize) -> Self {
        let width = width.next_multiple_of(8);
        Self {
            width,
            height,
            bytes: vec![0; width / 8 * height],
        }
    }

    /// The dots of a row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// The rows.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// True if the dot in this column and this row is black. Whatever is outside is not.
    #[must_use]
    pub fn is_black(&self, x: usize, y: usize) -> bool {
        let is_inside = x < self.width && y < self.height;
        is_inside && self.bytes[y * self.row_bytes() + x / 8] & bit(x) != 0
    }

    /// The rows from top to bottom, each in bytes. The leftmost dot is the highest bit of the first.
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        // A picture without columns has no rows.
        self.bytes.chunks_exact(self.row_bytes().max(1))
    }

    fn row_bytes(&self) -> usize {
        self.width / 8
    }

    fn blacken(&mut self, x: usize, y: usize) {
        let row_bytes = self.row_bytes();
        if x < self.width && y < self.height {
            self.bytes[y * row_bytes + x / 8] |= bit(x);
        }
    }
}

fn bit(x: usize) -> u8 {
    0x80 >> (x % 8)
}

/// Returns a layout in dots: of a roll what its printer can reach, 576 dots of 80 mm and 384 of 58 mm; of sheets all,
/// one below the other.
#[must_use]
pub fn dots(layout: &Layout) -> Dots {
    let left_mm = match layout.paper {
        Paper::Roll80 | Paper::Roll58 => layout.side_mm(),
        Paper::A5 | Paper::A4 => 0.0,
    };
    let width_mm = layout.paper.measures().width_mm - 2.0 * left_mm;
    let mut dots = Dots::new(
        whole(width_mm * DOTS_PER_MM),
        whole((layout.length_mm() * DOTS_PER_MM).ceil()),
    );
    let mut top_mm = 0.0;
    for sheet in &layout.sheets {
        draw(&mut dots, sheet, left_mm, top_mm);
        top_mm += sheet.height_mm;
    }
    dots
}

fn draw(dots: &mut Dots, sheet: &Sheet, left_mm: f32, top_mm: f32) {
    for run in &sheet.runs {
        draw_run(dots, run, run.left_mm - left_mm, run.baseline_mm + top_mm);
    }
    for square in &sheet.squares {
        draw_square(
            dots,
            square,
            square.left_mm - left_mm,
            square.top_mm + top_mm,
        );
    }
}

fn draw_run(dots: &mut Dots, run: &Run, left_mm: f32, baseline_mm: f32) {
    let typeface = run.weight.typeface();
    let Some((font, units)) = typeface
        .font()
        .and_then(|it| Some((it, it.units_per_em()?)))
    else {
        return;
    };
    let em_dots = run.size_pt * MM_PER_PT * DOTS_PER_MM;
    let scale = PxScale::from(em_dots * font.height_unscaled() / units);
    // Letters that stand on a whole row are sharper.
    let baseline = (baseline_mm * DOTS_PER_MM).round();
    let mut pen = left_mm * DOTS_PER_MM;
    for character in run.words.chars() {
        let glyph = typeface.glyph(character);
        if let Some(outline) =
            font.outline_glyph(glyph.with_scale_and_position(scale, point(pen, baseline)))
        {
            let corner = outline.px_bounds().min;
            outline.draw(|x, y, covered| {
                let (x, y) = (offset(corner.x, x), offset(corner.y, y));
                if let (Some(x), Some(y), true) = (x, y, covered >= COVERED) {
                    dots.blacken(x, y);
                }
            });
        }
        pen += typeface.advance(glyph) * em_dots;
    }
}

/// Draws a code of whole dots a module.
fn draw_square(dots: &mut Dots, square: &Square, left_mm: f32, top_mm: f32) {
    let (left, top) = (whole(left_mm * DOTS_PER_MM), whole(top_mm * DOTS_PER_MM));
    let module = whole(modules_mm(1, square.module_mm) * DOTS_PER_MM);
    let side = square.modules.size() * module;
    for (x, y) in (0..side).flat_map(|y| (0..side).map(move |x| (x, y))) {
        if square.modules.is_dark(x / module, y / module) {
            dots.blacken(left + x, top + y);
        }
    }
}

/// The dot that is `distance` from a whole number of dots.
fn offset(from: f32, distance: u32) -> Option<usize> {
    let distance = usize::try_from(distance).ok()?;
    if from < 0.0 {
        return distance.checked_sub(whole(-from));
    }
    Some(whole(from) + distance)
}

/// The nearest whole number of dots. Less than none is none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length on paper has far fewer dots than a number can count, and `as` makes none of less"
)]
fn whole(dots: f32) -> usize {
    dots.round() as usize
}
