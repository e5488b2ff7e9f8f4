//! Two colours for the whole screen.
//!
//! Colour never says anything on its own: focus is reverse video, weight is bold, and both work
//! without any colour at all. So a theme is a foreground and a background and nothing more. They
//! are from the first sixteen colours, which a console without a graphical system has too, and
//! each pair keeps a contrast of 7:1 (WCAG 2.2, 1.4.6) in the palettes of the terminals in use.

use ratatui::style::{Color, Style};

use crate::look::Theme;

/// Which of the first sixteen colours a terminal shows as they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// All of them.
    Sixteen,
    /// The first eight, as on a console without a graphical system: it has no bright backgrounds, and
    /// so none for what is highlighted. There yellow must have been made a bright one.
    Eight,
}

/// The colours of the screen. `Default` leaves the terminal's own (`NO_COLOR`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Colours {
    /// Letters and background, if they are not the terminal's own.
    pair: Option<Pair>,
    /// Whether what is underlined is in another colour.
    underlines_in_colour: bool,
}

/// Letters on a background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pair {
    letters: Color,
    background: Color,
}

impl Colours {
    /// The colours of a theme; without a palette, those of the terminal.
    #[must_use]
    pub fn new(palette: Option<Palette>, theme: Theme) -> Self {
        // White is the ordinary one of eight, not the bright one: a console shows bold letters as
        // bright ones, and a heading must differ from text there too. Yellow must be the bright
        // one of sixteen, since the ordinary one is brown in many palettes.
        let pair = |letters, background| Pair {
            letters,
            background,
        };
        Self {
            underlines_in_colour: palette == Some(Palette::Eight),
            pair: palette.map(|palette| match (theme, palette) {
                (Theme::WhiteOnBlack, _) => pair(Color::Gray, Color::Black),
                (Theme::BlackOnWhite, _) => pair(Color::Black, Color::Gray),
                (Theme::YellowOnBlack, Palette::Sixteen) => pair(Color::LightYellow, Color::Black),
                (Theme::YellowOnBlack, Palette::Eight) => pair(Color::Yellow, Color::Black),
            }),
        }
    }

    /// Whether what is underlined is underlined, and not in another colour, as on a console.
    #[must_use]
    pub fn can_underline(self) -> bool {
        !self.underlines_in_colour
    }

    /// The style of every cell before anything is drawn.
    #[must_use]
    pub fn style(self) -> Style {
        self.pair.map_or_else(Style::new, |pair| {
            Style::new().fg(pair.letters).bg(pair.background)
        })
    }
}
