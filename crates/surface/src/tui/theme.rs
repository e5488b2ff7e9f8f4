//! The colours of the screen: one for letters, one for the ground, and where a terminal has more that
//! can be relied on, one for quiet words and one for the ground of the heading.
//!
//! Colour alone never has a meaning. The focus and the marks of controls are in reverse video, and
//! emphasis is bold if the terminal has it; both work without colour. Letters have a contrast of at least
//! 7:1 to their ground (WCAG 2.2, 1.4.6) in the palettes of the terminals in use. The colours that are
//! added are grey, because a clouded lens takes away blue.

use ratatui::style::{Color, Modifier, Style};

use cas_page::look::Theme;

/// The colours that can be relied on in a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// All 256 colours. The first sixteen differ from terminal to terminal; the others do not.
    Cube,
    /// The first sixteen.
    Sixteen,
    /// The first eight, as on a console without a graphical system. It has no bright backgrounds, so
    /// reverse video cannot use bright colours. Its yellow must have been redefined as a bright one, and its
    /// blue and cyan as a dark and a light grey.
    Eight,
}

/// Black, white and yellow of the 256 colours.
const CUBE: [Color; 3] = [Color::Indexed(16), Color::Indexed(231), Color::Indexed(226)];
/// The same three of the first sixteen. Yellow is the bright one, because the ordinary one is brown in
/// many palettes.
const SIXTEEN: [Color; 3] = [Color::Black, Color::Gray, Color::LightYellow];
/// The same three of the first eight.
const EIGHT: [Color; 3] = [Color::Black, Color::Gray, Color::Yellow];

/// Greys of the 256 colours: quiet letters on black and on white, the ground of the heading on a dark and
/// on a bright screen.
const QUIET_ON_BLACK: Color = Color::Indexed(250);
const QUIET_ON_WHITE: Color = Color::Indexed(239);
const BAND_ON_BLACK: Color = Color::Indexed(238);
const BAND_ON_WHITE: Color = Color::Indexed(251);
/// The same two grounds of the first eight.
const EIGHT_BAND_ON_BLACK: Color = Color::Blue;
const EIGHT_BAND_ON_WHITE: Color = Color::Cyan;

/// The colours of the screen. `Default` keeps the terminal's own (`NO_COLOR`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colours(Option<(Palette, Theme)>);

impl Colours {
    /// The colours of a theme; without a palette, those of the terminal.
    #[must_use]
    pub fn new(palette: Option<Palette>, theme: Theme) -> Self {
        Self(palette.map(|palette| (palette, theme)))
    }

    /// The style of every cell before anything is drawn.
    #[must_use]
    pub fn style(self) -> Style {
        let Some((palette, theme)) = self.0 else {
            return Style::new();
        };
        let [black, white, yellow] = match palette {
            Palette::Cube => CUBE,
            Palette::Sixteen => SIXTEEN,
            Palette::Eight => EIGHT,
        };
        let (letters, background) = match theme {
            Theme::WhiteOnBlack => (white, black),
            Theme::BlackOnWhite => (black, white),
            Theme::YellowOnBlack => (yellow, black),
        };
        Style::new().fg(letters).bg(background)
    }

    /// The style of quiet words, over [`Colours::style`]. Without the 256 colours, they look like others.
    #[must_use]
    pub fn quiet(self) -> Style {
        match self.0 {
            Some((Palette::Cube, Theme::BlackOnWhite)) => Style::new().fg(QUIET_ON_WHITE),
            Some((Palette::Cube, Theme::WhiteOnBlack | Theme::YellowOnBlack)) => {
                Style::new().fg(QUIET_ON_BLACK)
            }
            _ => Style::new(),
        }
    }

    /// The style of the band of the heading, over [`Colours::style`]. Without a grey that can be relied on,
    /// it is in reverse video, like the bar of the focus, which may stand directly below it.
    #[must_use]
    pub fn band(self) -> Style {
        let Some((palette, theme)) = self.0 else {
            return Style::new().add_modifier(Modifier::REVERSED);
        };
        match (palette, theme) {
            (Palette::Cube, Theme::BlackOnWhite) => Style::new().bg(BAND_ON_WHITE),
            (Palette::Cube, Theme::WhiteOnBlack | Theme::YellowOnBlack) => {
                Style::new().bg(BAND_ON_BLACK)
            }
            (Palette::Eight, Theme::BlackOnWhite) => Style::new().bg(EIGHT_BAND_ON_WHITE),
            (Palette::Eight, Theme::WhiteOnBlack | Theme::YellowOnBlack) => {
                Style::new().bg(EIGHT_BAND_ON_BLACK)
            }
            (Palette::Sixteen, _) => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// True if letters can be bold. Many terminals show bold letters of the first eight colours in a
    /// brighter colour, so that black becomes grey. This can happen to other colours too, because tmux
    /// turns them into the first eight.
    #[must_use]
    pub fn has_bold(self) -> bool {
        self.0.is_none_or(|(palette, theme)| {
            theme != Theme::BlackOnWhite || palette == Palette::Eight
        })
    }
}
