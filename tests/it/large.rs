//! Letters drawn as pixels: every letter that is used has one, and no two look alike.

use std::collections::BTreeMap;

use cas_kiosk::face::Face;
use cas_kiosk::surface::Surface as _;
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::surface::tui::large::Lettering;
use cas_kiosk::surface::tui::large::size::{Elements, Means, Sight};
use cas_kiosk::surface::tui::theme::Palette;
use expect_test::expect;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use ratatui::text::Line;

use crate::visitor::Visitor;

/// Everything that the shipped files say, comments and keys too.
fn shipped_texts() -> String {
    let mut texts = String::new();
    let mut folders = vec!["content".into(), "locales".into()];
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
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

fn drawn(face: &Face, text: &str) -> String {
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
    let face = Face::small();
    let missing: Vec<char> = shipped_texts()
        .chars()
        .filter(|character| !character.is_control() && !face.has(*character))
        .collect();
    assert_eq!(missing, Vec::<char>::new());
}

#[test]
fn no_two_letters_look_alike_but_those_of_two_alphabets() {
    let letters = "AĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻaąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż0123456789äöüßÄÖÜ.,;:!?–-„”’'()/+";
    let ukrainian = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя";
    let face = Face::small();
    for alphabet in [letters, ukrainian] {
        let mut seen = BTreeMap::new();
        for letter in alphabet.chars() {
            let other = seen.insert(face.glyph(letter).clone(), letter);
            assert_eq!(other, None, "{letter} looks like another letter");
        }
    }
}

#[test]
fn letters_are_drawn_in_quarters_of_cells() {
    expect![[r#"
        ▗▄▄▄▄      ▗▖    ▟▘ █  ▗▛               ▟▘ █        █       ▟▘   ▟▘
          ▗█▀ ▗▄▄ ▗▄▄▄ ▗▄▄▖ █▌ ▄▄▖   ▄▄▄▖ ▄▄▄  ▄▄▄ █ ▗▄▄    ▄ ▗▄▄ ▗▄▄▄ ▄▄▄▖
         ▗█▘  ▗▄▟▌ ▗▟▘ █  █▝█ █▘    ▐▌ ▐▌▐▙▄▟▌▐▙▄▄ █ ▗▄▟▌   █ ▗▄▟▌ ▗▟▘ █  █
        ▐█▄▄▄ ▜▄▟▌▗█▄▄ ▜▄▄▛ █ ▀▙▄▖  ▝▙▄▟▌▝▙▄▄▖▗▄▄▛ █ ▜▄▟▌   █ ▜▄▟▌▗█▄▄ █  █
                                     ▄▄▟▘  ▐▄          ▙▖  ▄▛"#]]
    .assert_eq(&drawn(&Face::small(), "Zażółć gęślą jaźń"));
    expect![[r#"
        ▗▄▄█                        ▗▖▄
        ▐▌   ▗▄▄ ▗▖ ▄  ▄▄▄ ▗▖▄▄      ▄ ▗▄▖▄▗▄▖ ▄▄▖ ▄▗▄▖     ▗▖ ▄ ▗▖ ▗▄▄  ▗▄▄▗▄▄▄▖▄▄▄▖
        ▐▌   ▗▄▟▌▐▙▄█ ▐▌ ▐▌▐▙█       █  ▐███▌  ▄▄█ █▟▌      ▐▌ █ ▐▌ ▗▄▟▌▐▛    █  ▜▄▟▌
        ▐▌   ▜▄▟▌▐▌ █ ▝▙▄▟▘▐▌▜▙ ▐▌   █ ▗█▘█▝█▖▝▙▄█ █▝█▖ █   ▐▙▄█▄▟▙ ▜▄▟▌▝▜▄▄  █  ▟▛▐▌
                                ▀                      ▝▘         ▀"#]]
    .assert_eq(&drawn(&Face::small(), "Ґанок, їжак, щастя"));
    expect![[r#"
          ▗▛   ▝▘      ▟▘  ▄
        ▝▀▀██ ▀▀▜█▌  ▗▄▄▄ ▄▄▄▖
         ▗▟▀   ▄▛▘    ▗▟▘  ▄▛
        ▐█▄▄▄ █▙▄▄▖  ▗█▄▄ ▟▙▄▖
    "#]]
    .assert_eq(&drawn(&Face::small(), "ŹŻ źż"));
}

#[test]
fn a_letter_and_its_mark_are_drawn_as_one_and_what_is_unknown_as_a_box() {
    let face = Face::small();
    assert_eq!(drawn(&face, "z\u{307}o\u{301}"), drawn(&face, "żó"));
    assert!(!face.has('漢'));
    expect![[r#"
        ▗▄▄▄▄
        ▐▌  █
        ▐▌  █
        ▐▙▄▄█
    "#]]
    .assert_eq(&drawn(&face, "漢"));
}

/// A terminal with block elements.
fn in_blocks() -> Sight {
    Sight {
        means: Means {
            scales: false,
            blocks: Some(Elements::Quarters),
        },
        ..Sight::default()
    }
}

/// Home on a screen of this size, with the focus on a stop.
fn home(width: u16, height: u16, focus: usize) -> (Buffer, Position) {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name");
    let mut page = visitor.page().clone();
    page.focus = focus;
    let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut tui = Tui::new(terminal, Some(Palette::Sixteen)).seen(in_blocks());
    tui.show(&page, &[]).unwrap();
    let backend = tui.terminal_mut().backend();
    (backend.buffer().clone(), backend.cursor_position())
}

fn symbols(cells: &Buffer) -> Vec<&str> {
    cells.content.iter().map(Cell::symbol).collect()
}

#[test]
fn where_the_focus_goes_only_the_style_and_the_cursor_change() {
    for (width, height) in [(120, 40), (160, 45), (240, 67)] {
        let ((first, above), (second, below)) = (home(width, height, 0), home(width, height, 1));
        assert_eq!(symbols(&first), symbols(&second));
        assert_ne!(first, second);
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
        let (cells, _) = home(width, height, 0);
        symbols(&cells).contains(&"▟")
    };
    let columns = Lettering::of(&Face::small()).columns_of(28);
    let columns = u16::try_from(columns).unwrap();
    assert!(columns <= 120, "{columns}");
    assert!(is_large(columns, 35) && is_large(120, 40));
    assert!(!is_large(columns - 1, 35) && !is_large(columns, 34) && !is_large(80, 24));
}
