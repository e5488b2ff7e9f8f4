//! `cas-kiosk display`: what an administrator is told of a screen.

use cas_kiosk::command::display::report::{card, report};
use cas_kiosk::surface::tui::large::size::{CellPixels, Elements, Means, Sight};
use expect_test::{Expect, expect};
use ratatui::layout::Size;

use crate::visitor::shipped;

const SCALES: Means = Means {
    scales: true,
    blocks: None,
};
const BLOCKS: Means = Means {
    scales: false,
    blocks: Some(Elements::Quarters),
};

fn sight(means: Means, cell: Size) -> Sight {
    Sight {
        means,
        cell_pixels: CellPixels::Told(cell.height),
        ..Sight::default()
    }
}

fn check(sight: Sight, grid: Size, cell: Option<Size>, expected: &Expect) {
    let lines = report(&sight, grid, cell);
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn a_measured_panel_is_told_in_millimetres_and_degrees() {
    let cell = Size::new(8, 16);
    let mut sight = sight(SCALES, cell);
    sight.panel_mm = Some(296);
    check(
        sight,
        Size::new(240, 67),
        Some(cell),
        &expect![[r#"
            screen     240 columns, 67 rows
            cell       8x16 pixels
            way        the terminal scales letters (OSC 66)
            capitals   at least 7.3 mm, to be seen under 0.7° from 600 mm (EN 301 549, 5.1.4)

            large      80 characters, 22 lines; a capital is 29 pixels, 8.0 mm, 0.76°: 5.1.4 is met
            larger     60 characters, 16 lines; a capital is 38 pixels, 10.6 mm, 1.01°: 5.1.4 is met
            largest    40 characters, 11 lines; a capital is 58 pixels, 15.9 mm, 1.52°: 5.1.4 is met

            How high the capitals of the terminal's font are is not known: 60 % of a cell are assumed. Measure an H above with a ruler."#]],
    );
}

#[test]
fn letters_that_are_too_small_are_told() {
    let cell = Size::new(8, 16);
    let mut sight = sight(Means::default(), cell);
    sight.panel_mm = Some(296);
    sight.distance_mm = 800;
    check(
        sight,
        Size::new(240, 67),
        Some(cell),
        &expect![[r#"
            screen     240 columns, 67 rows
            cell       8x16 pixels
            way        only the terminal's own letters
            capitals   at least 9.8 mm, to be seen under 0.7° from 800 mm (EN 301 549, 5.1.4)

            large      240 characters, 67 lines; a capital is 10 pixels, 2.7 mm, 0.19°: 5.1.4 is NOT met

            Make the font of the terminal larger: deploy/ in the repository tells how.
            How high the capitals of the terminal's font are is not known: 60 % of a cell are assumed. Measure an H above with a ruler."#]],
    );
}

#[test]
fn what_is_not_known_is_asked_for() {
    let grid = Size::new(240, 67);
    check(
        sight(BLOCKS, Size::new(8, 16)),
        grid,
        None,
        &expect![[r#"
        screen     240 columns, 67 rows
        cell       not told; 16 pixels high is assumed
        way        letters of many cells, where the screen has room for them
        capitals   at least 7.3 mm, to be seen under 0.7° from 600 mm (EN 301 549, 5.1.4)

        large      66 characters, 13 lines; a capital is 56 pixels
        larger     48 characters, 8 lines; a capital is 72 pixels

        Nobody has said how large the panel is: add --panel-mm 527x296, its width and its height in millimetres, or panel_mm in kiosk.toml."#]],
    );
}

#[test]
fn the_card_has_every_letter_of_every_language_in_every_size() {
    let setup = shipped();
    let sight = sight(SCALES, Size::new(8, 16));
    let grid = Size::new(240, 67);
    let rows = card(&setup.config, &setup.locales, &sight, grid);
    for scale in [3, 4, 6] {
        let start = format!("\x1b]66;s={scale};");
        let texts = rows.iter().filter_map(|row| {
            let (_, text) = row.split_once(&start)?;
            text.split_once('\x07').map(|(text, _)| text.trim_end())
        });
        let letters: String = texts.collect();
        for letter in "ĄĆĘŁŃÓŚŹŻąćęłńóśźżҐЄІЇґєії0123456789".chars() {
            assert!(letters.contains(letter), "{letter} {scale} times as large");
        }
    }
}
