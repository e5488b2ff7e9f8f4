//! The way in which a terminal shows letters, found from its own answers, its name, and the configuration.

#![allow(
    clippy::disallowed_methods,
    reason = "the environment tells what kind of terminal it is"
)]

use std::env::var_os;
use std::io;

use cas_setup::config::{Config, Way};
use cas_surface::tui::large::size::{CellPixels, Elements, Means, Sight};
use cas_surface::tui::theme::Palette;
use cas_terminal::terminal::probe::Capabilities;
use cas_terminal::terminal::{self, FullScreen, TerminalKind};

/// Returns the kind of the terminal, by its name.
pub(super) fn terminal_kind() -> TerminalKind {
    TerminalKind::named(var_os("TERM").as_deref())
}

/// Returns the colours that a terminal has; none if the user wants none (<https://no-color.org>).
pub(super) fn palette(kind: TerminalKind) -> Option<Palette> {
    if var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        return None;
    }
    Some(match kind {
        TerminalKind::Console => Palette::Eight,
        TerminalKind::Other if has_256_colours() => Palette::Cube,
        TerminalKind::Other => Palette::Sixteen,
    })
}

/// Returns the way in which a terminal with these answers shows letters.
pub(super) fn sight(
    config: &Config,
    kind: TerminalKind,
    told: Capabilities,
    screen: &FullScreen,
) -> io::Result<Sight> {
    // The fonts of a console seldom have the characters for parts of a cell.
    let elements = match kind {
        TerminalKind::Console => Elements::Full,
        TerminalKind::Other => Elements::Quarters,
    };
    let has_blocks = match config.way {
        Way::Auto => !told.scales,
        Way::Blocks => true,
        Way::Native | Way::Scaled => false,
    };
    Ok(Sight {
        means: Means {
            scales: told.scales && config.way != Way::Blocks,
            blocks: has_blocks.then_some(elements),
        },
        cell_pixels: match (terminal::cell(), told.cell_on(screen.size()?)) {
            (None, Some(cell)) => CellPixels::Told(cell.height),
            _ => CellPixels::Asked(terminal::cell_height),
        },
        panel_mm: config.panel_mm.map(|(_, height)| height),
        distance_mm: config.distance_mm,
    })
}

/// Returns true if the environment says that the terminal has 256 colours or more.
fn has_256_colours() -> bool {
    let named =
        |name: &str| var_os("TERM").is_some_and(|term| term.to_string_lossy().contains(name));
    var_os("COLORTERM").is_some_and(|value| !value.is_empty())
        || ["256color", "kitty", "foot", "alacritty"]
            .into_iter()
            .any(named)
}
