//! The squares of a QR code (ISO/IEC 18004).

use std::fmt;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The light border that a reader needs on each side, in modules (ISO/IEC 18004, 9.1).
pub const QUIET_MODULES: usize = 4;

/// A QR code: a square of dark and light modules, without its light border.
#[derive(Clone, PartialEq, Eq)]
pub struct Modules {
    /// The modules of a side.
    size: usize,
    /// True for a dark module; the rows one after another.
    dark: Vec<bool>,
}

impl Modules {
    /// Returns the smallest code for a payload that can be read with 15 % of it spoilt (level M), and with more where
    /// that needs no more modules. `None` if the payload is empty, is not ASCII, or is too long for any code.
    #[must_use]
    pub fn of(payload: &str) -> Option<Self> {
        if payload.is_empty() || !payload.is_ascii() {
            return None;
        }
        let segments = QrSegment::make_segments(payload);
        let (level, boost) = (QrCodeEcc::Medium, true);
        let (least, most) = (Version::MIN, Version::MAX);
        let code =
            QrCode::encode_segments_advanced(&segments, level, least, most, None, boost).ok()?;
        let side = code.size();
        let places = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        Some(Self {
            size: usize::try_from(side).ok()?,
            dark: places.map(|(x, y)| code.get_module(x, y)).collect(),
        })
    }

    /// The number of modules of a side, without the light border.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// The number of modules of a side, with the light border on both ends.
    #[must_use]
    pub fn size_with_border(&self) -> usize {
        self.size + 2 * QUIET_MODULES
    }

    /// True if the module in this column and this row is dark. Whatever is outside of the code is light.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        let is_inside = x < self.size && y < self.size;
        is_inside && self.dark.get(y * self.size + x).is_some_and(|it| *it)
    }
}

/// Prints the size alone: a payload is told where it is made.
impl fmt::Debug for Modules {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Modules({0}x{0})", self.size)
    }
}
