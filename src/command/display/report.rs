//! A report on the size of letters on a terminal, and a card with all letters.
//!
//! It shows an administrator, before anybody uses the kiosk, in which sizes the kiosk can show
//! letters, and whether the smallest can be read from the place where visitors will stand (EN 301
//! 549, 5.1.4).

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::{Rect, Size};
use ratatui::text::Line;

use cas_page::look::TextSize;
use cas_setup::config::Config;
use cas_setup::locale::Locales;
use cas_surface::tui::large::Lettering;
use cas_surface::tui::large::size::{CAPITAL_DEGREES, Panel, Sight};
use cas_surface::tui::wrap::wrap_in;

/// The note on the height of letters that the terminal draws.
const ASSUMED: &str = "How high the capitals of the terminal's font are is not known: 60 % of a cell \
                       are assumed. Measure an H above with a ruler.";
const TOO_SMALL: &str =
    "Make the font of the terminal larger: deploy/ in the repository tells how.";
const NOT_MEASURED: &str = "Nobody has said how large the panel is: add --panel-mm 527x296, its width \
                            and its height in millimetres, or panel_mm in kiosk.toml.";

/// Returns the lines about how this terminal shows letters.
#[must_use]
pub fn report(sight: &Sight, grid: Size, cell: Option<Size>) -> Vec<String> {
    let screen = sight.screen(grid);
    let mut lines = vec![
        format!("screen     {} columns, {} rows", grid.width, grid.height),
        match cell {
            Some(cell) => format!("cell       {}x{} pixels", cell.width, cell.height),
            None => format!(
                "cell       not told; {} pixels high is assumed",
                screen.cell_pixels
            ),
        },
        format!("way        {}", way(sight)),
        format!(
            "capitals   at least {:.1} mm, to be seen under {CAPITAL_DEGREES}° from {} mm \
             (EN 301 549, 5.1.4)",
            screen.capital_mm_min(),
            screen.distance_mm
        ),
        String::new(),
    ];
    let sizes = sight.sizes(grid);
    lines.extend(TextSize::ALL.into_iter().zip(&sizes).map(|(size, it)| {
        let size = format!("{size:?}").to_lowercase();
        format!("{size:<10} {}", measures(*it, &screen))
    }));
    lines.push(String::new());
    let least = screen.capital_pixels_min();
    if sizes
        .iter()
        .all(|lettering| screen.capital_pixels(*lettering) < least)
    {
        lines.push(TOO_SMALL.to_owned());
    }
    if sizes.iter().any(|lettering| !lettering.is_blocks()) {
        lines.push(ASSUMED.to_owned());
    }
    if screen.panel_mm.is_none() {
        lines.push(NOT_MEASURED.to_owned());
    }
    lines
}

/// Returns every letter of the kiosk's languages in every size, as characters and control sequences
/// for the terminal.
#[must_use]
pub fn card(config: &Config, locales: &Locales, sight: &Sight, grid: Size) -> Vec<String> {
    let mut rows = Vec::new();
    for lettering in sight.sizes(grid) {
        for language in config.languages.iter() {
            let letters = locales.say(language, "picker-letters", &[]).words;
            let name = locales.say(language, "language-name", &[]).words;
            let letters = letters.replace(' ', "");
            let text = format!("{name} 0123456789 {letters} {}", letters.to_lowercase());
            let width = lettering.units(grid.width.into());
            for line in wrap_in(lettering, &text, width) {
                rows.extend(written(lettering, &line, grid.width));
            }
            rows.push(String::new());
        }
    }
    rows
}

fn way(sight: &Sight) -> &'static str {
    match (sight.means.scales, sight.means.blocks) {
        (true, _) => "the terminal scales letters (OSC 66)",
        (false, Some(_)) => "letters of many cells, where the screen has room for them",
        (false, None) => "only the terminal's own letters",
    }
}

/// Returns a line about a size: how much text fits, how high its capitals are, and whether that is
/// enough.
fn measures(lettering: Lettering, screen: &Panel) -> String {
    let pixels = screen.capital_pixels(lettering);
    let grid = screen.grid;
    let characters = usize::from(grid.width) * 100 / lettering.columns_of(100);
    let lines = usize::from(grid.height) / lettering.rows();
    let fits = format!("{characters} characters, {lines} lines; a capital is {pixels:.0} pixels");
    let Some(pixels_per_mm) = screen.pixels_per_mm() else {
        return fits;
    };
    let mm = pixels / pixels_per_mm;
    let degrees = (mm / f64::from(screen.distance_mm)).atan().to_degrees();
    let is_met = if degrees >= CAPITAL_DEGREES {
        "5.1.4 is met"
    } else {
        "5.1.4 is NOT met"
    };
    format!("{fits}, {mm:.1} mm, {degrees:.2}°: {is_met}")
}

/// Returns the rows of cells of a line of text, as characters and control sequences for the
/// terminal.
fn written(lettering: Lettering, line: &str, width: u16) -> Vec<String> {
    let rows = u16::try_from(lettering.rows()).unwrap_or(u16::MAX);
    let mut cells = Buffer::empty(Rect::new(0, 0, width, rows));
    lettering.draw(&Line::raw(line), (0, 0), width, &mut cells);
    if let Lettering::Scaled(scale) = lettering {
        // The rows must exist on the terminal before text is written in them.
        let text = cells[(0, 0)].symbol();
        let made = "\n".repeat(usize::from(scale) - 1);
        let up = scale - 1;
        return vec![format!("{made}\x1b[{up}A{text}\r\x1b[{up}B")];
    }
    let symbols = cells.content.chunks(width.into()).map(|row| {
        let shown = row
            .iter()
            .filter(|cell| cell.diff_option != CellDiffOption::Skip);
        let row: String = shown.map(ratatui::buffer::Cell::symbol).collect();
        row.trim_end().to_owned()
    });
    symbols.collect()
}
