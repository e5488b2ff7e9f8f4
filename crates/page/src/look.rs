//! The look of pages. A kiosk sets it, and a visitor may change it for the time of a visit.
//!
//! A look does not change any word of a page.

/// The look of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The size of letters.
    pub size: TextSize,
    /// The colours of the screen.
    pub theme: Theme,
    /// The amount of space between paragraphs and between controls.
    pub spacing: Spacing,
}

/// The size of letters. Even the smallest size is large.
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

/// The amount of space between paragraphs and between controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// As much as there is without dividing a page into more parts.
    Normal,
    /// A blank row between all of them, even if a page then has more parts.
    Roomy,
}

impl TextSize {
    /// Every size, the smallest first.
    pub const ALL: [Self; 3] = [Self::Large, Self::Larger, Self::Largest];

    /// This size if it is one of the first `sizes`, otherwise the largest of them.
    #[must_use]
    pub fn among(self, sizes: usize) -> Self {
        let last = sizes.clamp(1, Self::ALL.len()) - 1;
        Self::ALL[last.min(self as usize)]
    }
}
