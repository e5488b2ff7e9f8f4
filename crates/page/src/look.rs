//! How pages look: what a kiosk sets and a visitor may change for the time of a visit.
//!
//! A look changes no word of a page.

/// How pages look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// How large letters are.
    pub size: TextSize,
    /// The colours of the screen.
    pub theme: Theme,
    /// How much room there is between paragraphs and between controls.
    pub spacing: Spacing,
}

/// How large letters are: the smallest are large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSize {
    /// A capital can be read from where a visitor stands (EN 301 549, 5.1.4).
    Large,
    /// About a third larger.
    Larger,
    /// About twice as large.
    Largest,
}

/// The colours of the screen. All have a contrast above 7:1 (WCAG 2.2, 1.4.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// White letters on black.
    WhiteOnBlack,
    /// Black letters on white.
    BlackOnWhite,
    /// Yellow letters on black.
    YellowOnBlack,
}

/// How much room there is between paragraphs and between controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// As much as a page affords without being parted.
    Normal,
    /// A blank row between all of them, even if a page then has more parts.
    Roomy,
}

impl TextSize {
    /// Every size, the smallest first.
    pub const ALL: [Self; 3] = [Self::Large, Self::Larger, Self::Largest];

    /// The largest of the first `sizes` that is not larger than this one.
    #[must_use]
    pub fn among(self, sizes: usize) -> Self {
        let last = sizes.clamp(1, Self::ALL.len()) - 1;
        Self::ALL[last.min(self as usize)]
    }
}
