//! The sizes of letters that a screen offers.
//!
//! A size is chosen by the height of its capitals, because this decides whether letters can be read:
//! a capital H must have a visual angle of at least 0.7 degrees (EN 301 549, 5.1.4).

use ratatui::layout::Size;

use super::super::code::Grain;
use super::{Blocks, Lettering, PIXELS_PER_CELL, TIMES};
use cas_page::face::Face;
use cas_page::look::TextSize;

/// The least height of a capital, as a visual angle in degrees (EN 301 549, 5.1.4).
pub const CAPITAL_DEGREES: f64 = 0.7;
/// The same on a screen that nobody has measured, in pixels. It is 7.3 mm, as needed at a distance of
/// 600 mm, on a panel of 24 inches with 1080 rows of pixels.
const CAPITAL_PIXELS: f64 = 27.0;
/// The rows of pixels of that panel. If a screen has more rows, its pixels are assumed to be smaller.
const ROWS_OF_PIXELS: f64 = 1080.0;
/// The least height of the capitals of each size, as a multiple of [`Panel::capital_pixels_min`].
const RATIOS: [f64; TextSize::ALL.len()] = [1.0, 4.0 / 3.0, 2.0];

/// The height of a cell in pixels, if the terminal does not report it.
const CELL_PIXELS_ASSUMED: u16 = 16;
/// The viewing distance in millimetres, if nobody has measured it.
const DISTANCE_MM_ASSUMED: u16 = 600;

/// The factors by which a terminal can scale its letters.
const SCALES: std::ops::RangeInclusive<u16> = 2..=7;

/// The means of a terminal to make letters large. `Default` is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Means {
    /// True if it scales letters itself.
    pub scales: bool,
    /// The block elements that letters may be made of, if any.
    pub blocks: Option<Elements>,
}

/// The block elements in the font of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elements {
    /// All that divide a cell into quarters.
    Quarters,
    /// The full block alone.
    Full,
}

/// The conditions under which letters are seen: the terminal, its screen and the viewing distance.
#[derive(Clone, Copy, Debug)]
pub struct Sight {
    /// The means of the terminal to make letters large.
    pub means: Means,
    /// The source of the height of a cell.
    pub cell_pixels: CellPixels,
    /// The height of the panel that the screen fills, in millimetres, if somebody has measured it.
    pub panel_mm: Option<u16>,
    /// The viewing distance, in millimetres.
    pub distance_mm: u16,
}

/// The source of the height of a cell, in pixels.
#[derive(Clone, Copy, Debug)]
pub enum CellPixels {
    /// A function that is asked each time, because the height changes with the font.
    Asked(fn() -> Option<u16>),
    /// A fixed height.
    Told(u16),
}

/// A screen and its viewing distance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Panel {
    /// The numbers of columns and rows.
    pub grid: Size,
    /// The height of a cell, in pixels.
    pub cell_pixels: u16,
    /// The height of the panel that the screen fills, in millimetres, if somebody has measured it.
    pub panel_mm: Option<u16>,
    /// The viewing distance, in millimetres.
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
    /// Returns the letters of a size on a screen, or the largest ones if the screen offers fewer sizes.
    #[must_use]
    pub fn lettering(&self, grid: Size, size: TextSize) -> Lettering {
        let sizes = self.sizes(grid);
        let at = size.among(sizes.len()) as usize;
        sizes.get(at).copied().unwrap_or(Lettering::Native)
    }

    /// Returns letters at least twice as high as these, for the thing to take along, if the terminal has
    /// any. They need not fit on the screen as a size of all text.
    #[must_use]
    pub fn twice(&self, lettering: Lettering) -> Option<Lettering> {
        let enough = 2 * lettering.capital_percent();
        let letterings = self.means.letterings().into_iter();
        let larger = letterings.filter(|larger| larger.capital_percent() >= enough);
        let is_alike = |larger: &Lettering| match lettering {
            Lettering::Scaled(scale) => {
                matches!(larger, Lettering::Scaled(it) if it.is_multiple_of(scale))
            }
            Lettering::Native | Lettering::Blocks(_) => !matches!(larger, Lettering::Scaled(_)),
        };
        larger
            .filter(is_alike)
            .min_by_key(|larger| larger.capital_percent())
    }

    /// Returns the sizes that a screen offers, the smallest first: at least one, at most three.
    ///
    /// Each is the smallest that is high enough and higher than the one before. If fewer than three are
    /// high enough, the last one is the highest that fits.
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
        // The last size may be lower than its ratio asks for.
        if sizes.len() < RATIOS.len() && sizes.last() != highest.as_ref() {
            sizes.extend(highest);
        }
        sizes
    }

    /// Returns the screen of this terminal.
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
    /// Returns what the modules of codes are made of. A terminal that scales letters draws blocks itself.
    #[must_use]
    pub fn grain(self) -> Grain {
        if self.scales || self.blocks == Some(Elements::Quarters) {
            Grain::Halves
        } else {
            Grain::Blanks
        }
    }

    /// Returns all letters for text that a terminal has, whatever the size of its screen. The letters of
    /// eight rows are only for what stands around a text.
    fn letterings(self) -> Vec<Lettering> {
        let mut letterings = vec![Lettering::Native];
        if self.scales {
            letterings.extend(SCALES.map(Lettering::Scaled));
        }
        // A full block is two pixels in each direction.
        let times_min = match self.blocks {
            None => return letterings,
            Some(Elements::Quarters) => 1,
            Some(Elements::Full) => PIXELS_PER_CELL,
        };
        for times in TIMES.into_iter().filter(|times| *times >= times_min) {
            letterings.extend([Face::small(), Face::large()].map(|face| {
                Lettering::Blocks(Blocks {
                    face,
                    times,
                    times_min,
                })
            }));
        }
        letterings
    }
}

impl Panel {
    /// Returns the height of a capital, in pixels.
    #[must_use]
    pub fn capital_pixels(&self, lettering: Lettering) -> f64 {
        let percent = u32::try_from(lettering.capital_percent()).unwrap_or(u32::MAX);
        f64::from(percent) / 100.0 * f64::from(self.cell_pixels)
    }

    /// Returns the least height of a capital, in pixels.
    #[must_use]
    pub fn capital_pixels_min(&self) -> f64 {
        match self.pixels_per_mm() {
            Some(pixels) => self.capital_mm_min() * pixels,
            None => CAPITAL_PIXELS * (self.rows_of_pixels() / ROWS_OF_PIXELS).max(1.0),
        }
    }

    /// Returns the least height of a capital, in millimetres.
    #[must_use]
    pub fn capital_mm_min(&self) -> f64 {
        f64::from(self.distance_mm) * CAPITAL_DEGREES.to_radians().tan()
    }

    /// Returns the number of pixels in a millimetre, if the panel has been measured.
    #[must_use]
    pub fn pixels_per_mm(&self) -> Option<f64> {
        let panel_mm = self.panel_mm.filter(|mm| *mm > 0)?;
        Some(self.rows_of_pixels() / f64::from(panel_mm))
    }

    fn rows_of_pixels(&self) -> f64 {
        f64::from(self.grid.height) * f64::from(self.cell_pixels)
    }
}
