//! Letters drawn as pixels: every letter that is used has one, and no two look alike.

use std::collections::BTreeMap;

use cas_kiosk::app::Message;
use cas_kiosk::face::{Face, undrawn};
use cas_kiosk::look::{TextSize, Theme};
use cas_kiosk::page::shown::Shown;
use cas_kiosk::page::{Key, Turn};
use cas_kiosk::surface::Surface as _;
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::surface::tui::large::size::{CellPixels, Elements, Means, Sight};
use cas_kiosk::surface::tui::large::{Blocks, Lettering};
use cas_kiosk::surface::tui::layout::{Ground, Placed, Plan};
use cas_kiosk::surface::tui::theme::Palette;
use cas_kiosk::surface::tui::wrap::columns;
use expect_test::expect;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Modifier;
use ratatui::text::Line;

use crate::exploration::screens;
use crate::project::root;
use crate::visitor::Visitor;
use crate::wire;

/// Every face, the lowest first.
const FACES: [fn() -> &'static Face; 3] = [Face::tiny, Face::small, Face::large];

/// Everything that the shipped files say, comments and keys too.
pub fn shipped_texts() -> String {
    let mut texts = String::new();
    let mut folders = vec!["content".into(), "locales".into()];
    let root = root();
    while let Some(folder) = folders.pop() {
        let folder: std::path::PathBuf = folder;
        for entry in std::fs::read_dir(root.join(&folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                texts += &std::fs::read_to_string(path).unwrap();
            }
        }
    }
    texts
}

fn drawn(face: &'static Face, text: &str) -> String {
    let columns = u16::try_from(face.pixels(text).div_ceil(2)).unwrap();
    let rows = u16::try_from(face.rows() / 2).unwrap();
    let area = Rect::new(0, 0, columns, rows);
    let mut cells = Buffer::empty(area);
    Lettering::of(face).draw(&Line::raw(text), (0, 0), columns, &mut cells);
    let symbols = area.rows().map(|row| {
        let row = row.columns().map(|at| cells[(at.x, at.y)].symbol());
        row.collect::<String>().trim_end().to_owned()
    });
    symbols.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_letter_that_is_used_has_a_glyph() {
    for face in FACES.map(|face| face()) {
        let missing: Vec<char> = shipped_texts()
            .chars()
            .filter(|character| !character.is_control() && !face.has(*character))
            .collect();
        assert_eq!(missing, Vec::<char>::new());
    }
}

#[test]
fn what_no_face_draws_is_known_without_them() {
    for face in FACES.map(|face| face()) {
        let shown = |it: &char| !it.is_control() && !it.is_whitespace();
        for character in ('\u{20}'..'\u{3000}').filter(shown) {
            let text = character.to_string();
            let is_drawn = face
                .glyphs(&text)
                .into_iter()
                .all(|glyph| glyph != face.glyph('漢'));
            assert_eq!(undrawn(&text).is_none(), is_drawn, "{character:?}");
        }
    }
    assert_eq!(undrawn("z\u{307}o\u{301}"), None);
    assert_eq!(undrawn("Żółć漢"), Some('漢'));
}

#[test]
fn no_two_letters_look_alike_but_those_of_two_alphabets() {
    let letters = "AĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻaąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż0123456789äöüßÄÖÜ.,;:!?–-„”’'()/+";
    let ukrainian = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя012456789";
    for face in FACES.map(|face| face()) {
        for alphabet in [letters, ukrainian] {
            let mut seen = BTreeMap::new();
            for letter in alphabet.chars() {
                let other = seen.insert(face.glyph(letter), letter);
                assert_eq!(other, None, "{letter} looks like another letter");
            }
        }
    }
}

#[test]
fn letters_are_drawn_in_quarters_of_cells() {
    expect![[r#"
        ▗▄▄▄▄      ▗▖    ▟▘ █   ▟▘              ▗▛ ▐▌       ▐▌      ▗▛   ▗▛
          ▗█▀ ▗▄▄ ▗▄▄▄ ▗▄▄▖ █▌ ▗▄▄   ▗▄▄▄ ▗▄▄▖ ▗▄▄▖▐▌ ▄▄▖   ▗▖ ▄▄▖ ▄▄▄▖▗▄▄▄
         ▗█▘  ▗▄▟▌ ▗▟▘ █  █▝█ ▐▛     █  █ █▄▄█ █▄▄▖▐▌ ▄▄█   ▐▌ ▄▄█  ▄▛ ▐▌ ▐▌
        ▐█▄▄▄ ▜▄▟▌▗█▄▄ ▜▄▄▛ █ ▝▜▄▄   ▜▄▄█ ▜▄▄▄ ▄▄▟▘▐▌▝▙▄█   ▐▌▝▙▄█ ▟▙▄▖▐▌ ▐▌
                                     ▗▄▄▛   ▙▖         ▐▄  ▗▟▘"#]]
    .assert_eq(&drawn(Face::small(), "Zażółć gęślą jaźń"));
    expect![[r#"
        ▗▄▄█                        ▗▖▗▖
        ▐▌   ▗▄▄ ▗▖ ▄  ▄▄▄ ▗▖▗▖      ▗▖ ▗▖▗▖▗▖ ▄▄▖ ▄ ▄      ▄ ▗▖ ▄  ▄▄▖  ▄▄▖▄▄▄▄ ▄▄▄▖
        ▐▌   ▗▄▟▌▐▙▄█ ▐▌ ▐▌▐▙▛       ▐▌  ▜▟▙▛  ▄▄█ █▟▘      █ ▐▌ █  ▄▄█ █▘   ▐▌  ▜▄▟▌
        ▐▌   ▜▄▟▌▐▌ █ ▝▙▄▟▘▐▌▜▖ █    ▐▌ ▗▛▐▌▜▖▝▙▄█ █▝▙ ▐▌   █▄▟▙▄█▖▝▙▄█ ▀▙▄▖ ▐▌  ▟▛▐▌
                               ▝▘                      ▀         ▝▘"#]]
    .assert_eq(&drawn(Face::small(), "Ґанок, їжак, щастя"));
    expect![[r#"
          ▗▛   ▝▘      ▟▘  ▄
        ▝▀▀██ ▀▀▜█▌  ▗▄▄▄ ▄▄▄▖
         ▗▟▀   ▄▛▘    ▗▟▘  ▄▛
        ▐█▄▄▄ █▙▄▄▖  ▗█▄▄ ▟▙▄▖
    "#]]
    .assert_eq(&drawn(Face::small(), "ŹŻ źż"));
    expect![[r#"
         ▄  ▗▖    ▟▘  █  ▟▘█   █         ▄  ▗▛ ▐▌ ▗▛
        ▟█▙ ▐▌  ▝▀▜▌▗▄█▗▄▄▖█▄▖▗█▘▗▄▖    ▄▄▄ ▄▄ ▟▛ ▄▄▗▖  ▄▄ ▄▄▖
         █ ▝██▘ ▗▖▀ █ █▗▟▀ █ █ █ █ █    ▄▛▘▐▌▐▌▐▌▐▌    ▐▛▀▘▟▀█
         ▀  ▝▘  ▝▀▀▘▝▀▀▝▀▀▘▀▀▘ ▀ ▝▀▘▗▛  ▀▀▀ ▀▀ ▝▘ ▀▀▝▘  ▀▜▌▝▀█"#]]
    .assert_eq(&drawn(Face::tiny(), "↑↓ Źdźbło, żółć: ęą"));
    expect![[r#"
        ▄▄█                  ▄▗▖
        █  ▗▄▄ ▄ ▄ ▄▄ ▄ ▄    ▗▖ ▄▗▖▄▗▄▄ ▄ ▄    ▄ ▄ ▄ ▄▄▖ ▄▄▗▄▄▖▗▄▄
        █  ▗▛▜▌█▀█▐▌▐▌█▜▖    ▐▌ ▐██▌▗▛▜▌█▜▖    █ █ █ ▟▀█▐▌  ▐▌ ▜▄█
        ▀   ▀▀▘▀ ▀ ▀▀ ▀ ▀▗▛  ▝▘ ▀▝▘▀ ▀▀▘▀ ▀▗▛  ▀▀▀▀▜▌▝▀▀ ▀▀ ▝▘ ▀ ▀"#]]
    .assert_eq(&drawn(Face::tiny(), "Ґанок, їжак, щастя"));
}

/// The letters that are taken one after another, where those before do not fit.
fn ever_smaller(lettering: Lettering) -> Vec<Lettering> {
    let next = |it: &Lettering| Some(it.smaller()).filter(|it| *it != Lettering::Native);
    std::iter::successors(Some(lettering), next).collect()
}

#[test]
fn letters_of_many_cells_become_smaller_down_to_those_of_eight_rows() {
    let of = |face, times, times_min| {
        Lettering::Blocks(Blocks {
            face,
            times,
            times_min,
        })
    };
    let [tiny, small, large] = FACES.map(|face| face());
    let every = [of(large, 1, 1), of(small, 1, 1), of(tiny, 1, 1)];
    assert_eq!(ever_smaller(every[0]), every);
    // The face with more pixels goes before another that is as high.
    let doubled = [&[of(small, 2, 1)][..], &every].concat();
    assert_eq!(ever_smaller(doubled[0]), doubled);
    // Where there are only full blocks, no letter is of single quarters.
    let full = [of(small, 2, 2), of(tiny, 2, 2)];
    assert_eq!(ever_smaller(full[0]), full);
    assert_eq!(Lettering::Native.smaller(), Lettering::Native);
}

#[test]
fn the_smallest_letters_of_many_cells_are_large_where_nobody_has_measured_the_screen() {
    let screen = sight(BLOCKS, 16).screen(Size::new(120, 40));
    let pixels = screen.capital_pixels(Lettering::of(Face::tiny()));
    assert!(pixels >= screen.capital_pixels_min(), "{pixels}");
}

#[test]
fn a_letter_and_its_mark_are_drawn_as_one_and_what_is_unknown_as_a_box() {
    let face = Face::small();
    assert_eq!(drawn(face, "z\u{307}o\u{301}"), drawn(face, "żó"));
    assert!(!face.has('漢'));
    expect![[r#"
        ▗▄▄▄▄
        ▐▌  █
        ▐▌  █
        ▐▙▄▄█
    "#]]
    .assert_eq(&drawn(face, "漢"));
}

const BLOCKS: Means = Means {
    scales: false,
    blocks: Some(Elements::Quarters),
};
const FULL_BLOCKS: Means = Means {
    scales: false,
    blocks: Some(Elements::Full),
};
const SCALES: Means = Means {
    scales: true,
    blocks: None,
};

/// A terminal with these means, whose cells are so many pixels high.
fn sight(means: Means, cell_pixels: u16) -> Sight {
    Sight {
        means,
        cell_pixels: CellPixels::Told(cell_pixels),
        ..Sight::default()
    }
}

/// Home, with the focus on a stop.
fn home(focus: usize) -> Shown<Message> {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name");
    let mut page = visitor.shown().clone();
    page.page.focus = focus;
    page
}

/// A page on a screen, in letters of many cells.
fn in_blocks(page: &Shown<Message>, (width, height): (u16, u16)) -> (Buffer, Position) {
    let terminal = TestBackend::new(width, height);
    let mut tui = Tui::new(terminal, Some(Palette::Sixteen)).seen(sight(BLOCKS, 16));
    tui.show(page, &[]).unwrap();
    let backend = tui.terminal_mut();
    (backend.buffer().clone(), backend.cursor_position())
}

fn symbols(cells: &Buffer) -> Vec<&str> {
    cells.content.iter().map(Cell::symbol).collect()
}

/// The symbols to the right of the marks of controls, whose boxes have other edges within the bar of the focus.
fn beside_marks(cells: &Buffer) -> Vec<&str> {
    let grid = cells.area.as_size();
    let lettering = sight(BLOCKS, 16).lettering(grid, TextSize::Large);
    let left = Plan::new(lettering, &home(0), grid.width, grid.height)
        .draw(0, 0)
        .left;
    let marks = lettering.columns_over(lettering.width("200"));
    let rows = cells.area.rows().flat_map(|row| {
        let beside = row.columns().skip(usize::from(left) + marks);
        beside.collect::<Vec<_>>()
    });
    rows.map(|at| cells[(at.x, at.y)].symbol()).collect()
}

/// The columns before the text on a screen of many cells.
const MARGIN: u16 = 1;

/// True if the left edge of a row of cells is bright to its last row of pixels.
fn is_bright_below(cells: &Buffer, y: u16) -> bool {
    let cell = &cells[(MARGIN, y)];
    let is_reversed = cell.modifier.contains(Modifier::REVERSED);
    let is_set = ["▖", "▌", "▞", "▛", "▄", "▙", "▟", "█"].contains(&cell.symbol());
    is_reversed != is_set
}

#[test]
fn the_marks_of_neighbours_do_not_grow_together_into_a_bar() {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name").types("100");
    // Of these, the first two have a number and none.
    for (page, least) in [(&home(0), 3), (visitor.shown(), 2)] {
        let mut page = page.clone();
        for focus in 0..page.page.stops.len() {
            page.page.focus = focus;
            let (cells, _) = in_blocks(&page, (120, 40));
            let lettering = sight(BLOCKS, 16).lettering(Size::new(120, 40), TextSize::Large);
            let plan = Plan::new(lettering, &page, 120, 40);
            let layout = plan.draw(plan.part_of(focus), focus);
            let body = &layout.rows[layout.body.clone()];
            let marked = body.iter().filter(|row| {
                let is_mark = |it: Modifier| it.contains(Modifier::REVERSED);
                let mut spans = row.line.spans.iter();
                row.ground == Ground::Page && spans.any(|it| is_mark(it.style.add_modifier))
            });
            let rows = |row: &Placed| u16::try_from(row.lettering.rows()).unwrap();
            let ends: Vec<_> = marked.map(|row| row.top + rows(row) - 1).collect();
            assert!(ends.iter().all(|y| !is_bright_below(&cells, *y)), "{focus}");
            assert!(
                ends.iter().all(|y| is_bright_below(&cells, *y - 1)),
                "{focus}"
            );
            assert!(focus > 0 || ends.len() >= least, "{ends:?}");
        }
    }
}

#[test]
fn whoever_picks_a_letter_sees_what_is_written_on_every_part() {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name").types("500");
    visitor.press(Key::Enter).types("tai").press(Key::Down);
    let shown = visitor.shown();
    let (line, _) = shown.page.field().unwrap();
    let mut parted = 0;
    for (lettering, grid) in screens() {
        let plan = Plan::new(lettering, shown, grid.width, grid.height);
        parted += usize::from(plan.parts() > 1);
        for part in plan.part_of(line)..plan.parts() {
            let layout = plan.draw(part, shown.page.stops.len() - 1);
            let rows = &layout.rows[layout.body.clone()];
            let words: Vec<_> = rows.iter().map(|row| row.line.to_string()).collect();
            let has_line = words.iter().any(|it| it.contains("tai"));
            assert!(has_line, "{part} of {} at {grid}: {words:?}", plan.parts());
        }
        // A turn leads to the letters of the next part, and not back to the line.
        let next = plan.turned(line, Turn::After);
        assert!(plan.parts() == 1 || plan.part_of(next) == plan.part_of(line) + 1);
    }
    assert!(parted > 0);
}

#[test]
fn a_page_that_goes_on_says_so_beside_the_keys() {
    for (grid, number) in [((40, 11), "300"), ((80, 24), "180"), ((120, 40), "100")] {
        let mut visitor = Visitor::arrives();
        visitor.chooses_id("pl", "language-name").types(number);
        let grid = Size::from(grid);
        let lettering = sight(BLOCKS, 16).lettering(grid, TextSize::Large);
        let plan = Plan::new(lettering, visitor.shown(), grid.width, grid.height);
        let parts = plan.parts();
        assert!(parts > 1, "{grid}");
        for part in 0..parts {
            let layout = plan.draw(part, 0);
            let foot = &layout.rows[layout.body.end..];
            let mut foot = foot.iter().map(|row| row.line.to_string());
            let is_told = foot.any(|it| it.trim_end().ends_with(" dalej") || it.ends_with('↓'));
            assert_eq!(is_told, part + 1 < parts, "part {part} at {grid}");
        }
    }
}

#[test]
fn where_the_focus_goes_only_the_style_and_the_cursor_change() {
    for grid in [(120, 40), (160, 45), (240, 67)] {
        let ((first, above), (second, below)) =
            (in_blocks(&home(0), grid), in_blocks(&home(1), grid));
        assert!(beside_marks(&first) == beside_marks(&second), "{grid:?}");
        assert!(first != second, "{grid:?}");
        assert!(above.y < below.y);
        for (cells, cursor) in [(&first, above), (&second, below)] {
            let modifier = cells[(cursor.x, cursor.y)].modifier;
            assert!(
                modifier.contains(Modifier::REVERSED),
                "the cursor is on the focus"
            );
        }
    }
}

#[test]
fn letters_are_large_where_28_of_them_and_7_rows_fit_and_nowhere_else() {
    let is_large = |width, height| {
        let (cells, _) = in_blocks(&home(0), (width, height));
        symbols(&cells).contains(&"▟")
    };
    let columns = Lettering::of(Face::small()).columns_of(28);
    let columns = u16::try_from(columns).unwrap();
    assert!(columns <= 120, "{columns}");
    assert!(is_large(columns, 35) && is_large(120, 40));
    assert!(!is_large(columns - 1, 35) && !is_large(columns, 34) && !is_large(80, 24));
}

/// The sizes that a screen offers, each by its way, its rows to a line and how many lines it has.
fn sizes(sight: &Sight, (width, height): (u16, u16)) -> Vec<String> {
    let sizes = sight.sizes(Size::new(width, height));
    let name = |lettering: &Lettering| match lettering {
        Lettering::Native => "native".to_owned(),
        Lettering::Scaled(scale) => {
            format!("scaled {scale}: {}x{}", width / scale, height / scale)
        }
        Lettering::Blocks(blocks) => {
            let lines = usize::from(height) / lettering.rows();
            format!("blocks {}x{}: {lines}", blocks.face.rows(), blocks.times)
        }
    };
    sizes.iter().map(name).collect()
}

#[test]
fn a_screen_offers_the_sizes_it_has_room_for() {
    let native = ["native"];
    for (means, cell, grid, expected) in [
        // Letters that a font has made large are large; no others fit.
        (BLOCKS, 48, (80, 22), &native[..]),
        (SCALES, 96, (40, 11), &native),
        (Means::default(), 16, (240, 67), &native),
        (BLOCKS, 16, (80, 24), &native),
        // An ordinary terminal, and one that fills a screen of 1920x1080.
        (BLOCKS, 16, (120, 40), &["blocks 10x1: 8"]),
        (BLOCKS, 24, (160, 45), &["blocks 10x1: 9"]),
        (
            BLOCKS,
            16,
            (240, 67),
            &["blocks 10x1: 13", "blocks 16x1: 8"],
        ),
        (
            SCALES,
            16,
            (240, 67),
            &["scaled 3: 80x22", "scaled 4: 60x16", "scaled 6: 40x11"],
        ),
        (
            SCALES,
            24,
            (160, 45),
            &["scaled 2: 80x22", "scaled 3: 53x15", "scaled 4: 40x11"],
        ),
        (SCALES, 16, (120, 40), &["scaled 3: 40x13"]),
        (SCALES, 16, (80, 24), &["scaled 2: 40x12"]),
        (SCALES, 16, (79, 24), &native),
        // Twice as many pixels on a screen as large.
        (
            BLOCKS,
            16,
            (480, 135),
            &["blocks 10x1: 27", "blocks 16x1: 16", "blocks 10x2: 13"],
        ),
        (
            SCALES,
            32,
            (240, 67),
            &["scaled 3: 80x22", "scaled 4: 60x16", "scaled 6: 40x11"],
        ),
        // The font of a console has no parts of blocks.
        (FULL_BLOCKS, 16, (240, 67), &native),
        (FULL_BLOCKS, 16, (240, 75), &["blocks 10x2: 7"]),
    ] {
        assert_eq!(
            sizes(&sight(means, cell), grid),
            expected,
            "{grid:?} of {cell}"
        );
    }
}

#[test]
fn a_measured_panel_and_a_longer_way_make_letters_larger() {
    let mut sight = sight(SCALES, 16);
    sight.panel_mm = Some(296);
    let grid = (240, 67);
    assert_eq!(sizes(&sight, grid)[0], "scaled 3: 80x22");
    sight.distance_mm = 900;
    assert_eq!(sizes(&sight, grid)[0], "scaled 5: 48x13");
    sight.distance_mm = 600;
    sight.panel_mm = Some(170);
    assert_eq!(sizes(&sight, grid)[0], "scaled 5: 48x13");
    sight.panel_mm = Some(5000);
    assert_eq!(sizes(&sight, grid)[0], "native");
}

#[test]
fn every_full_block_is_whole() {
    let face = Face::small();
    let lettering = Lettering::Blocks(Blocks {
        face,
        times: 2,
        times_min: 1,
    });
    let area = Rect::new(0, 0, 40, 10);
    let mut cells = Buffer::empty(area);
    lettering.draw(&Line::raw("Żź"), (0, 0), 40, &mut cells);
    let drawn = symbols(&cells);
    assert!(drawn.contains(&"█"));
    assert!(drawn.iter().all(|symbol| [" ", "█"].contains(symbol)));
}

/// The escape sequences of scaled text in what reaches a terminal.
fn scaled_texts(bytes: &str) -> Vec<&str> {
    let sequences = bytes.split("\x1b]66;").skip(1);
    sequences
        .map(|sequence| sequence.split('\x07').next().unwrap())
        .collect()
}

/// The number of rows with words of a page on a large terminal that scales letters.
fn rows_of(page: &Shown<Message>, size: TextSize) -> usize {
    let lettering = sight(SCALES, 16).lettering(Size::new(240, 67), size);
    let plan = Plan::new(lettering, page, 240, 67);
    plan.draw(0, page.page.focus).rows.len()
}

#[test]
fn a_terminal_that_scales_letters_is_sent_each_line_once_from_end_to_end() {
    let (tui, bytes) = wire::tui(240, 67);
    let mut tui = tui.seen(sight(SCALES, 16));
    let page = home(0);
    tui.show(&page, &[]).unwrap();
    let written = bytes.take();
    let texts = scaled_texts(&written);
    let width = |texts: &[&str]| {
        let words = texts.iter().map(|text| text.strip_prefix("s=3;").unwrap());
        words.map(columns).sum::<usize>()
    };
    let rows = rows_of(&page, TextSize::Large);
    assert_eq!(width(&texts), 60 * rows, "each line from end to end");
    assert!(texts[0].contains("Co Pan/Pani chce zrobić?"));
    tui.show(&page, &[]).unwrap();
    assert_eq!(scaled_texts(&bytes.take()), Vec::<&str>::new());
    tui.show(&home(1), &[]).unwrap();
    let written = bytes.take();
    // Only the two lines that had and have the focus, without their numbers.
    assert_eq!(width(&scaled_texts(&written)), 2 * (60 - 3));
}

#[test]
fn letters_that_were_scaled_otherwise_are_cleared_away() {
    let (tui, bytes) = wire::tui(240, 67);
    let mut tui = tui.seen(sight(SCALES, 16));
    let mut page = home(0);
    tui.show(&page, &[]).unwrap();
    bytes.take();
    page.look.size = TextSize::Larger;
    tui.show(&page, &[]).unwrap();
    let written = bytes.take();
    assert!(written.starts_with("\x1b[2J"), "{written:?}");
    let texts = scaled_texts(&written).len();
    assert!(texts >= rows_of(&page, TextSize::Larger));
    page.look.theme = Theme::BlackOnWhite;
    tui.show(&page, &[]).unwrap();
    let written = bytes.take();
    assert!(!written.contains("\x1b[2J"));
    assert_eq!(scaled_texts(&written).len(), texts);
}

/// What stands in each cell of a terminal, and its style.
fn cells(screen: &vt100::Screen) -> Vec<String> {
    let (rows, columns) = screen.size();
    let places = (0..rows.into()).flat_map(|y| (0..columns.into()).map(move |x| (y, x)));
    let told = |(y, x)| {
        let cell = screen.cell(y, x).unwrap();
        let colours = (cell.fgcolor(), cell.bgcolor());
        let marks = (cell.bold(), cell.underline(), cell.inverse());
        format!("{:1} {colours:?} {marks:?}", cell.contents())
    };
    places.map(told).collect()
}

#[test]
fn nothing_of_the_page_before_is_left_in_any_colours() {
    let (width, height) = LARGEST;
    let (columns, rows) = (width.try_into().unwrap(), height.try_into().unwrap());
    for palette in [None, Some(Palette::Cube)] {
        for means in [Means::default(), BLOCKS] {
            let drawn = |pages: &[Shown<Message>]| {
                let (tui, bytes) = wire::tui_in(palette, width, height);
                let mut tui = tui.seen(sight(means, 16));
                let mut terminal = vt100::Parser::new(rows, columns, 0);
                for page in pages {
                    tui.show(page, &[]).unwrap();
                    terminal.process(bytes.take().as_bytes());
                }
                cells(terminal.screen())
            };
            let start = Visitor::arrives().shown().clone();
            let pages = [start, home(0), home(1), home(0)];
            for shown in 1..pages.len() {
                let (anew, gone_to) = (&pages[shown..=shown], &pages[..=shown]);
                assert!(drawn(anew) == drawn(gone_to), "{palette:?}, {means:?}");
            }
        }
    }
}

/// The terminals that are written the most to.
const LARGEST: (u16, u16) = (240, 67);
/// What may be written for a whole page, in bytes: a second at 240 kbit/s.
const PAGE_BYTES_MAX: usize = 30_000;
/// As many letters that change are few, so that more is written to move the cursor and to change the style.
const FEW_LETTERS: usize = 75;

#[test]
fn a_page_and_a_move_of_the_focus_are_few_bytes() {
    for (means, size) in [
        (Means::default(), TextSize::Large),
        (BLOCKS, TextSize::Large),
        (BLOCKS, TextSize::Larger),
        (SCALES, TextSize::Large),
        (SCALES, TextSize::Largest),
    ] {
        let (tui, bytes) = wire::tui(LARGEST.0, LARGEST.1);
        let mut tui = tui.seen(sight(means, 16));
        let mut page = home(0);
        page.look.size = size;
        tui.show(&page, &[]).unwrap();
        let whole = bytes.take().len();
        assert!(whole <= PAGE_BYTES_MAX, "{means:?}, {size:?}: {whole}");
        page.page.focus = 1;
        tui.terminal_mut().needed = 0;
        tui.show(&page, &[]).unwrap();
        let (written, needed) = (bytes.take().len(), tui.terminal_mut().needed);
        assert!(
            written <= 2 * needed.max(FEW_LETTERS) && needed > 0,
            "{means:?}, {size:?}: {written} for {needed}"
        );
    }
}

#[test]
fn the_line_to_write_on_is_under_large_letters_and_not_across_them() {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name").types("500");
    let (cells, cursor) = in_blocks(visitor.shown(), (120, 40));
    let column = cells.area.columns().nth(cursor.x.into()).unwrap();
    let underlined = column.rows().filter(|at| {
        let modifier = cells[(at.x, at.y)].modifier;
        modifier.contains(Modifier::UNDERLINED)
    });
    assert_eq!(underlined.count(), 1);
}

/// Whoever sees only "yes" may think that there is no "no".
/// Holds that these two controls are on one part of the page at every size.
fn stand_in_one_part(visitor: &Visitor, decisions: [&str; 2]) {
    let shown = visitor.shown();
    let stop = |id: &str| {
        let label = visitor.says_here(id);
        let mut controls = shown.page.controls();
        controls.find(|(_, it)| it.label.words == label).unwrap().0
    };
    let [yes, no] = decisions.map(stop);
    for (lettering, grid) in screens() {
        let plan = Plan::new(lettering, shown, grid.width, grid.height);
        assert_eq!(
            plan.part_of(yes),
            plan.part_of(no),
            "{decisions:?} at {grid}"
        );
    }
}

#[test]
fn two_decisions_stand_in_one_part_also_in_letters_of_many_cells() {
    for tag in ["pl", "en", "uk"] {
        let mut visitor = Visitor::arrives();
        visitor.chooses_id(tag, "language-name").types("352");
        visitor.chooses_first().chooses_id(tag, "trial-go");
        visitor.for_oneself(tag);
        visitor.chooses_id(tag, "skip").types("126165427");
        visitor.press(Key::Enter);
        visitor.answers('1').answers('1');
        visitor.chooses_id(tag, "answers-right");
        stand_in_one_part(&visitor, ["consent-send", "consent-refuse"]);

        let mut visitor = Visitor::arrives();
        visitor.chooses_id(tag, "language-name").types("311");
        visitor.may_have_repair(tag);
        visitor.chooses_id(tag, "trial-go").for_oneself(tag);
        stand_in_one_part(&visitor, ["situation-pass-on", "situation-keep"]);
    }
}

/// A page with something to choose of six rows needs their room, and is not among these.
#[test]
fn in_letters_of_many_cells_the_numbers_to_call_are_large_on_every_part_of_a_page() {
    for number in ["311", "312", "138", "900"] {
        let mut visitor = Visitor::arrives();
        visitor.chooses_id("pl", "language-name").types(number);
        let lettering = sight(BLOCKS, 16).lettering(Size::new(120, 40), TextSize::Large);
        let plan = Plan::new(lettering, visitor.shown(), 120, 40);
        for part in 0..plan.parts() {
            let layout = plan.draw(part, 0);
            let last = layout.rows.last().unwrap();
            assert!(last.line.to_string().contains("12 616 54 27"), "{number}");
            assert!(last.lettering.is_blocks(), "part {part} of {number}");
        }
    }
}
