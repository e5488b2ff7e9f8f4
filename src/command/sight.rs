//! The way in which a terminal shows letters, found from its own answers, its name, and the configuration.

#![allow(
    clippy::disallowed_methods,
    reason = "the environment tells what kind of terminal it is"
)]

use std::env::var_os;
use std::io;

use ratatui::layout::Size;

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
    Ok(Sight {
        means: means(config, kind, told),
        cell_pixels: match (terminal::cell(), told.cell_on(screen.size()?)) {
            (None, Some(cell)) => CellPixels::Told(cell.height),
            _ => CellPixels::Asked(terminal::cell_height),
        },
        panel_mm: config.panel_mm.map(|(_, height)| height),
        distance_mm: config.distance_mm,
    })
}

/// Returns the means to make letters large of a terminal with these answers.
pub(super) fn means(config: &Config, kind: TerminalKind, told: Capabilities) -> Means {
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
    Means {
        scales: told.scales && config.way != Way::Blocks,
        blocks: has_blocks.then_some(elements),
    }
}

/// Returns the way in which this program's own terminal shows letters, its columns and rows, and the pixels
/// of a cell. The screen is taken over only while the terminal is asked.
pub(super) fn own(config: &Config) -> io::Result<(Sight, Size, Option<Size>)> {
    let kind = terminal_kind();
    let (screen, guard, answer) = terminal::open(kind, config.way.asks())?;
    let (grid, told) = (screen.size()?, answer.told);
    drop(guard);
    let sight = sight(config, kind, told, &screen)?;
    Ok((sight, grid, terminal::cell().or(told.cell_on(grid))))
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
