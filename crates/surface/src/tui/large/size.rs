//! Which sizes of letters a screen offers.
//!
//! A size is chosen by how high its capitals are, since that is what decides whether they can be
//! read: a capital H must be seen under at least 0.7 degrees (EN 301 549, 5.1.4).

use ratatui::layout::Size;

use super::{Blocks, Lettering};
use cas_page::face::Face;
use cas_page::look::TextSize;

/// How high a capital must be, by the angle under which it is seen (EN 301 549, 5.1.4).
pub const CAPITAL_DEGREES: f64 = 0.7;
/// The same on a screen that nobody has measured: 7.3 mm, for somebody who stands at 600 mm, on a
/// panel of 24 inches with 1080 rows of pixels.
const CAPITAL_PIXELS: f64 = 27.0;
/// Up to how many rows of pixels a screen is taken for one of 24 inches. One that has more has them
/// because they are smaller.
const ROWS_OF_PIXELS: f64 = 1080.0;
/// How much higher than the smallest capitals those of each size are, at least.
const RATIOS: [f64; TextSize::ALL.len()] = [1.0, 4.0 / 3.0, 2.0];

/// How high a cell is, in pixels, where the terminal does not tell.
const CELL_PIXELS_ASSUMED: u16 = 16;
/// From how far a screen is looked at, in millimetres, where nobody has measured it.
const DISTANCE_MM_ASSUMED: u16 = 600;

/// How many times a terminal can scale its letters.
const SCALES: std::ops::RangeInclusive<u16> = 2..=7;
/// How many pixels of a cell a pixel of a letter has in each direction.
const TIMES: [usize; 3] = [1, 2, 4];

/// What a terminal can do to make letters large. `Default` is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Means {
    /// Whether it scales them itself.
    pub scales: bool,
    /// Whether they may be made of block elements, and of which.
    pub blocks: Option<Elements>,
}

/// Which block elements the font of a terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elements {
    /// All that divide a cell into quarters.
    Quarters,
    /// The full block alone.
    Full,
}

/// How a terminal shows letters, and how its screen is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Sight {
    /// What it can do to make them large.
    pub means: Means,
    /// How to learn how high a cell is, in pixels.
    pub cell_pixels: CellPixels,
    /// How high the panel is that the screen fills, in millimetres, if somebody has measured it.
    pub panel_mm: Option<u16>,
    /// From how far it is looked at, in millimetres.
    pub distance_mm: u16,
}

/// How to learn how high a cell is, in pixels.
#[derive(Clone, Copy, Debug)]
pub enum CellPixels {
    /// By asking each time: it changes with the font.
    Asked(fn() -> Option<u16>),
    /// It was told once.
    Told(u16),
}

/// A screen, and who looks at it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Panel {
    /// How many columns and rows it has.
    pub grid: Size,
    /// How high a cell is, in pixels.
    pub cell_pixels: u16,
    /// How high the panel is that the screen fills, in millimetres, if somebody has measured it.
    pub panel_mm: Option<u16>,
    /// From how far it is looked at, in millimetres.
    pub distance_mm: u16,
}

impl Default for Sight {
    fn default() -> Self {
        Self {
            means: Means::default(),
            cell_pixels: CellPixels::Told(CELL_PIXELS_ASSUMED),
            panel_mm: None,
            distance_mm: DISTANCE_MM_ASSUMED,
        }
    }
}

impl Sight {
    /// The letters of a size on a screen; of the largest there is, if it offers fewer.
    #[must_use]
    pub fn lettering(&self, grid: Size, size: TextSize) -> Lettering {
        let sizes = self.sizes(grid);
        let at = size.among(sizes.len()) as usize;
        sizes.get(at).copied().unwrap_or(Lettering::Native)
    }

    /// The sizes that a screen offers, the smallest first: at least one, at most three.
    ///
    /// Each is the smallest that is as high as it should be and higher than the one before; the last,
    /// if none is, the highest that fits.
    #[must_use]
    pub fn sizes(&self, grid: Size) -> Vec<Lettering> {
        let screen = self.screen(grid);
        let mut fitting = self.means.letterings();
        fitting.retain(|lettering| lettering.fits(grid));
        fitting.sort_by_key(|lettering| lettering.capital_percent());
        let highest = fitting.last().copied();
        let mut candidates = fitting.into_iter();
        let least = screen.capital_pixels_min();
        let mut sizes: Vec<_> = RATIOS
            .into_iter()
            .filter_map(|ratio| candidates.find(|it| screen.capital_pixels(*it) >= least * ratio))
            .collect();
        // The last may be less high than it should be.
        if sizes.len() < RATIOS.len() && sizes.last() != highest.as_ref() {
            sizes.extend(highest);
        }
        sizes
    }

    /// A screen of this terminal.
    #[must_use]
    pub fn screen(&self, grid: Size) -> Panel {
        let told = match self.cell_pixels {
            CellPixels::Asked(ask) => ask(),
            CellPixels::Told(pixels) => Some(pixels),
        };
        Panel {
            grid,
            cell_pixels: told.unwrap_or(CELL_PIXELS_ASSUMED),
            panel_mm: self.panel_mm,
            distance_mm: self.distance_mm,
        }
    }
}

impl Means {
    /// All letters that a terminal has, whatever its screen.
    fn letterings(self) -> Vec<Lettering> {
        let mut letterings = vec![Lettering::Native];
        if self.scales {
            letterings.extend(SCALES.map(Lettering::Scaled));
        }
        // A full block is two pixels in each direction.
        let times_min = match self.blocks {
            None => return letterings,
            Some(Elements::Quarters) => 1,
            Some(Elements::Full) => super::PIXELS_PER_CELL,
        };
        for times in TIMES.into_iter().filter(|times| *times >= times_min) {
            letterings.extend([Face::small(), Face::large()].map(|face| {
                Lettering::Blocks(Blocks {
                    face,
                    times,
                    smallest: (Face::small(), times_min),
                })
            }));
        }
        letterings
    }
}

impl Panel {
    /// How high a capital is, in pixels.
    #[must_use]
    pub fn capital_pixels(&self, lettering: Lettering) -> f64 {
        let percent = u32::try_from(lettering.capital_percent()).unwrap_or(u32::MAX);
        f64::from(percent) / 100.0 * f64::from(self.cell_pixels)
    }

    /// How high a capital must be at least, in pixels.
    #[must_use]
    pub fn capital_pixels_min(&self) -> f64 {
        match self.pixels_per_mm() {
            Some(pixels) => self.capital_mm_min() * pixels,
            None => CAPITAL_PIXELS * (self.rows_of_pixels() / ROWS_OF_PIXELS).max(1.0),
        }
    }

    /// How high a capital must be at least, in millimetres.
    #[must_use]
    pub fn capital_mm_min(&self) -> f64 {
        f64::from(self.distance_mm) * CAPITAL_DEGREES.to_radians().tan()
    }

    /// How many pixels a millimetre has, if the panel has been measured.
    #[must_use]
    pub fn pixels_per_mm(&self) -> Option<f64> {
        let panel_mm = self.panel_mm.filter(|mm| *mm > 0)?;
        Some(self.rows_of_pixels() / f64::from(panel_mm))
    }

    fn rows_of_pixels(&self) -> f64 {
        f64::from(self.grid.height) * f64::from(self.cell_pixels)
    }
}
