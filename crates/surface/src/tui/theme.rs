//! Two colours for the whole screen.
//!
//! Colour never says anything on its own: focus is reverse video and weight, where a terminal has
//! it, is bold; both work without any colour at all. So a theme is a foreground and a background and nothing more, and each
//! pair keeps a contrast of 7:1 (WCAG 2.2, 1.4.6) in the palettes of the terminals in use.

use ratatui::style::{Color, Style};

use cas_page::look::Theme;

/// Which colours a terminal shows as they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// Those of 256, of which the first sixteen differ from terminal to terminal and the others do not.
    Cube,
    /// The first sixteen.
    Sixteen,
    /// The first eight, as on a console without a graphical system: it has no bright backgrounds, and
    /// so none for what is highlighted. There yellow must have been made a bright one.
    Eight,
}

/// Black, white and yellow among 256 colours.
const CUBE: [Color; 3] = [Color::Indexed(16), Color::Indexed(231), Color::Indexed(226)];
/// Among sixteen. Yellow is the bright one, since the ordinary one is brown in many palettes.
const SIXTEEN: [Color; 3] = [Color::Black, Color::Gray, Color::LightYellow];
/// Among eight.
const EIGHT: [Color; 3] = [Color::Black, Color::Gray, Color::Yellow];

/// The colours of the screen. `Default` leaves the terminal's own (`NO_COLOR`).
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

    /// Whether letters can be bold. Many terminals show bold letters of the first eight colours in a
    /// brighter one, and black ones would be grey; tmux makes the first eight of others.
    #[must_use]
    pub fn has_bold(self) -> bool {
        self.0.is_none_or(|(palette, theme)| {
            theme != Theme::BlackOnWhite || palette == Palette::Eight
        })
    }
}
