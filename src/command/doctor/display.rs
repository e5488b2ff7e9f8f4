//! The display: its driver, its size, and how high letters are on it.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use ratatui::layout::Size;

use super::edid;
use super::finding::Finding;
use super::machine::{Machine, Unread};
use super::unit::{Installed, Stand};
use crate::command::sight::means;
use cas_page::look::TextSize;
use cas_setup::config::Config;
use cas_setup::told;
use cas_surface::tui::large::Lettering;
use cas_surface::tui::large::size::{CellPixels, Panel, Sight};
use cas_terminal::terminal::TerminalKind;
use cas_terminal::terminal::probe::Capabilities;

const LETTERS: &str = "letters";
const DRIVER: &str = "driver";
const FONT: &str = "font";
/// The folder of the framebuffer of the console.
const FRAMEBUFFER: &str = "sys/class/graphics/fb0";
/// The folder of the outputs for displays.
const OUTPUTS: &str = "sys/class/drm";

/// What was read of the display.
#[derive(Clone, Debug)]
pub struct Display {
    stand: Stand,
    /// The terminal on which the kiosk stands.
    terminal: String,
    /// The columns and rows of that terminal.
    grid: Result<Size, Unread>,
    /// The name of the driver of the framebuffer.
    driver: Result<String, Unread>,
    /// The pixels of the framebuffer.
    pixels: Option<Size>,
    /// The outputs for displays.
    outputs: Vec<Output>,
    /// The font of the console.
    font: Result<Font, Unread>,
    /// How letters are seen in the terminal in which this program runs, if visitors see the same.
    seen: Option<(Sight, Size)>,
}

/// An output for a display.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Output {
    /// Its name, such as `card0-HDMI-A-1`.
    name: String,
    /// True if a display is connected.
    is_connected: bool,
    /// The size of its panel in millimetres, if the panel tells it.
    panel_mm: Option<(u16, u16)>,
}

/// The font of a console, in pixels of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Font {
    width: u16,
    height: u16,
}

impl Display {
    /// Reads what there is to know. `seen` is how letters are seen in this very terminal.
    #[must_use]
    pub fn read(machine: &Machine, installed: &Installed, seen: Option<(Sight, Size)>) -> Self {
        let terminal = installed.terminal();
        let name = machine.text(&format!("{FRAMEBUFFER}/name"));
        let modes = machine.text(&format!("{FRAMEBUFFER}/modes"));
        let font = machine.output_on(terminal, "showconsolefont", &["-i", "-v", "-C", terminal]);
        Self {
            stand: installed.stand(),
            terminal: terminal.to_owned(),
            grid: machine.grid(terminal),
            driver: name.map(|name| name.trim().to_owned()),
            pixels: modes.ok().as_deref().and_then(pixels_of_mode),
            outputs: outputs(machine),
            font: font.and_then(|words| font_of(&words)),
            seen,
        }
    }

    /// Judges the driver, the font and the height of letters.
    #[must_use]
    pub fn judge(&self, config: &Config) -> Vec<Finding> {
        vec![
            self.judge_letters(config),
            self.judge_driver(),
            self.judge_font(config),
        ]
    }

    fn judge_letters(&self, config: &Config) -> Finding {
        if self.stand != Stand::Console {
            return match &self.seen {
                Some((sight, grid)) => {
                    let mut sight = *sight;
                    // The window of cage fills the panel, that of a trial does not.
                    if self.stand == Stand::Cage {
                        sight.panel_mm = self.panel_mm(config);
                    }
                    height(&sight, *grid, config.look.size)
                }
                None => Finding::unknown(
                    LETTERS,
                    told!("doctor-letters-elsewhere"),
                    told!("doctor-letters-display"),
                ),
            };
        }
        let grid = match &self.grid {
            Ok(grid) => *grid,
            Err(unread) => return Finding::unread(LETTERS, &self.terminal, unread),
        };
        match self.console(grid, config) {
            Some(sight) => height(&sight, grid, config.look.size),
            None => Finding::unknown(
                LETTERS,
                told!("doctor-letters-unmeasured"),
                told!("doctor-letters-display"),
            ),
        }
    }

    fn judge_driver(&self) -> Finding {
        let connected = self.outputs.iter().filter(|it| it.is_connected);
        let connected: Vec<&str> = connected.map(|it| it.name.as_str()).collect();
        match (self.stand, &self.driver) {
            (Stand::Console, Err(Unread::Absent)) => Finding::mend(
                DRIVER,
                told!("doctor-driver-none"),
                told!("doctor-driver-install"),
            ),
            (Stand::Cage, _) if self.outputs.is_empty() => Finding::mend(
                DRIVER,
                told!("doctor-driver-no-drm"),
                told!("doctor-driver-install"),
            ),
            (Stand::Console | Stand::Cage, _)
                if connected.is_empty() && !self.outputs.is_empty() =>
            {
                let todo = told!("doctor-display-connect");
                Finding::mend(DRIVER, told!("doctor-display-none"), todo)
            }
            (_, Ok(driver)) => {
                let connected = match &*connected {
                    [] => "-".to_owned(),
                    names => names.join(", "),
                };
                Finding::ok(DRIVER, told!("doctor-driver-well", driver, connected))
            }
            (Stand::Trial, Err(_)) => Finding::not_here(DRIVER),
            (_, Err(unread)) => Finding::unread(DRIVER, FRAMEBUFFER, unread),
        }
    }

    fn judge_font(&self, config: &Config) -> Finding {
        if self.stand != Stand::Console {
            return Finding::not_here(FONT);
        }
        let font = match &self.font {
            Ok(font) => font,
            Err(unread) => return Finding::unread(FONT, "showconsolefont", unread),
        };
        let (width, height) = (font.width, font.height);
        let rows = self.pixels.map_or(0, |pixels| pixels.height) / height.max(1);
        let panel = Panel {
            grid: Size::new(0, rows),
            cell_pixels: height,
            panel_mm: self.panel_mm(config),
            distance_mm: config.distance_mm,
        };
        if panel.capital_pixels(Lettering::Native) < panel.capital_pixels_min() {
            let todo = told!("doctor-font-set");
            return Finding::mend(FONT, told!("doctor-font-small", width, height), todo);
        }
        Finding::ok(FONT, told!("doctor-font-well", width, height))
    }

    /// Returns how letters are seen on the console; `None` if its pixels are not known.
    fn console(&self, grid: Size, config: &Config) -> Option<Sight> {
        let font = self.font.as_ref().ok().map(|font| font.height);
        let cell = font.or_else(|| cell_height(self.pixels?, grid))?;
        Some(Sight {
            means: means(config, TerminalKind::Console, Capabilities::default()),
            cell_pixels: CellPixels::Told(cell),
            panel_mm: self.panel_mm(config),
            distance_mm: config.distance_mm,
        })
    }

    /// Returns the height of the panel: what the configuration says, else the panel itself.
    fn panel_mm(&self, config: &Config) -> Option<u16> {
        let mut connected = self.outputs.iter().filter(|it| it.is_connected);
        let told = connected.find_map(|it| it.panel_mm);
        config.panel_mm.or(told).map(|(_, height)| height)
    }
}

/// Judges the height of letters.
fn height(sight: &Sight, grid: Size, size: TextSize) -> Finding {
    let panel = sight.screen(grid);
    let (distance, least) = (panel.distance_mm, panel.capital_mm_min());
    let Some(pixels_per_mm) = panel.pixels_per_mm() else {
        return Finding::unknown(
            LETTERS,
            told!("doctor-letters-no-panel"),
            told!("doctor-letters-panel-mm"),
        );
    };
    let mm = panel.capital_pixels(sight.lettering(grid, size)) / pixels_per_mm;
    let is_enough = mm >= least;
    let (mm, least) = (format!("{mm:.1}"), format!("{least:.1}"));
    let found = told!("doctor-letters-height", mm, least, distance);
    if is_enough {
        Finding::ok(LETTERS, found)
    } else {
        Finding::mend(LETTERS, found, told!("doctor-letters-larger"))
    }
}

/// Returns the height of a cell on a console. A console has as many whole cells as there is room for, so
/// several heights are possible; most fonts are twice as high as wide.
fn cell_height(pixels: Size, grid: Size) -> Option<u16> {
    let width = pixels.width.checked_div(grid.width)?;
    let height = pixels.height.checked_div(grid.height)?;
    let twice = width.checked_mul(2)?;
    let is_possible = pixels.height.checked_div(twice) == Some(grid.height);
    Some(if is_possible { twice } else { height })
}

/// Reads a mode of a framebuffer, such as `U:1920x1080p-0`.
fn pixels_of_mode(modes: &str) -> Option<Size> {
    let mode = modes.lines().next()?;
    let (_, size) = mode.split_once(':')?;
    let (width, rest) = size.split_once('x')?;
    let end = rest.find(|it: char| !it.is_ascii_digit());
    let height = &rest[..end.unwrap_or(rest.len())];
    Some(Size::new(width.parse().ok()?, height.parse().ok()?))
}

/// Reads what `showconsolefont -i -v` prints.
fn font_of(words: &str) -> Result<Font, Unread> {
    let number = |label: &str| {
        let mut lines = words.lines().filter_map(|line| line.split_once(':'));
        let (_, number) = lines.find(|(name, _)| name.trim() == label)?;
        number.trim().parse().ok()
    };
    match (number("Font width"), number("Font height")) {
        (Some(width), Some(height)) => Ok(Font { width, height }),
        _ => Err(Unread::Failed("showconsolefont".to_owned())),
    }
}

/// Reads the outputs for displays.
fn outputs(machine: &Machine) -> Vec<Output> {
    let outputs = machine.names(OUTPUTS).into_iter().filter_map(|name| {
        let status = machine.text(&format!("{OUTPUTS}/{name}/status")).ok()?;
        let edid = machine.bytes(&format!("{OUTPUTS}/{name}/edid"));
        Some(Output {
            is_connected: status.trim() == "connected",
            panel_mm: edid.ok().as_deref().and_then(edid::panel_mm),
            name,
        })
    });
    outputs.collect()
}
