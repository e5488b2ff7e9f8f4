//! How pages look: what a kiosk sets and a visitor may change for the time of a visit.
//!
//! A look changes no word of a page. What of it can be changed depends on the surface: a screen may
//! have room for one size of letters only, and lines have no look at all.

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

/// One of the things that make a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// [`Look::size`].
    Size,
    /// [`Look::theme`].
    Theme,
    /// [`Look::spacing`].
    Spacing,
}

/// What of a look can be changed on a surface. `Default` is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Adjustable {
    /// How many sizes of letters there are, beginning with the smallest.
    pub sizes: usize,
    /// Whether there are colours.
    pub theme: bool,
    /// Whether there is room to be given.
    pub spacing: bool,
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

impl Look {
    /// The look with the next value of a setting; after the last comes the first. The same, if that
    /// cannot be changed here.
    #[must_use]
    pub fn next(mut self, setting: Setting, adjustable: Adjustable) -> Self {
        if !adjustable.offers(setting) {
            return self;
        }
        match setting {
            Setting::Size => {
                let next = self.size.among(adjustable.sizes) as usize + 1;
                self.size = TextSize::ALL[next % adjustable.sizes.min(TextSize::ALL.len())];
            }
            Setting::Theme => {
                self.theme = match self.theme {
                    Theme::WhiteOnBlack => Theme::BlackOnWhite,
                    Theme::BlackOnWhite => Theme::YellowOnBlack,
                    Theme::YellowOnBlack => Theme::WhiteOnBlack,
                };
            }
            Setting::Spacing => {
                self.spacing = match self.spacing {
                    Spacing::Normal => Spacing::Roomy,
                    Spacing::Roomy => Spacing::Normal,
                };
            }
        }
        self
    }
}

impl Adjustable {
    /// Whether there is more than one value to choose from.
    #[must_use]
    pub fn offers(self, setting: Setting) -> bool {
        match setting {
            Setting::Size => self.sizes > 1,
            Setting::Theme => self.theme,
            Setting::Spacing => self.spacing,
        }
    }
}
