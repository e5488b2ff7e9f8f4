//! Letters drawn as pixels: every letter that is used has one, and no two look alike.

use std::collections::BTreeMap;

use cas_kiosk::surface::tui::large::draw;
use cas_kiosk::surface::tui::large::face::Face;
use expect_test::expect;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

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
    draw(face, text, (0, 0), columns, Style::new(), &mut cells);
    let symbols = area.rows().map(|row| {
        let row = row.columns().map(|at| cells[(at.x, at.y)].symbol());
        row.collect::<String>()
    });
    symbols.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_letter_that_is_used_has_a_glyph_in_each_size() {
    for face in [Face::small(), Face::large()] {
        let missing: Vec<char> = shipped_texts()
            .chars()
            .filter(|character| !character.is_control() && !face.has(*character))
            .collect();
        assert_eq!(missing, Vec::<char>::new());
    }
}

#[test]
fn no_two_letters_look_alike_but_those_of_two_alphabets() {
    let letters = "AĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻaąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż0123456789äöüßÄÖÜ.,;:!?–-„”’'()/+";
    let ukrainian = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя";
    for face in [Face::small(), Face::large()] {
        for alphabet in [letters, ukrainian] {
            let mut seen = BTreeMap::new();
            for letter in alphabet.chars() {
                let other = seen.insert(face.glyph(letter).clone(), letter);
                assert_eq!(other, None, "{letter} looks like another letter");
            }
        }
    }
}

#[test]
fn letters_are_drawn_in_quarters_of_cells() {
    expect![[r#"
        ▗▄▄▄▄       ▄    ▟▘ █  ▗▛               ▟▘ █        █       ▟▘   ▟▘ 
          ▗█▀ ▗▄▄ ▗▄▄▄ ▗▄▄▖ █▌ ▄▄▖   ▄▄▄▖ ▄▄▄  ▄▄▄ █ ▗▄▄    ▄ ▗▄▄ ▗▄▄▄ ▄▄▄▖ 
         ▗█▘  ▗▄▟▌ ▗█▀ █  █▝█ █▘    ▐▌ ▐▌▐▙▄▟▌▐▙▄▄ █ ▗▄▟▌   █ ▗▄▟▌ ▗█▀ █  █ 
        ▐█▄▄▄ ▜▄▟▌▐█▙▄ ▜▄▄▛ █ ▀▙▄▖  ▝▙▄▟▌▝▙▄▄▖▗▄▄▛ █ ▜▄▟▌   █ ▜▄▟▌▐█▙▄ █  █ 
                                     ▄▄▟▘  ▐▄          ▙▖  ▄▛               "#]].assert_eq(&drawn(&Face::small(), "Zażółć gęślą jaźń"));
    expect![[r#"
        ▗▄▄█                        ▗▖▄                                              
        ▐▌   ▗▄▄ ▗▖ ▄  ▄▄▄ ▗▖▄▄      ▄ ▗▄▖▄▗▄▖ ▄▄▖ ▄▗▄▖     ▗▖ ▄ ▗▖ ▗▄▄  ▗▄▄▗▄▄▄▖▄▄▄▖
        ▐▌   ▗▄▟▌▐▙▄█ ▐▌ ▐▌▐▙█       █  ▐███▌  ▄▄█ █▟▌      ▐▌ █ ▐▌ ▗▄▟▌▐▛    █  ▜▄▟▌
        ▐▌   ▜▄▟▌▐▌ █ ▝▙▄▟▘▐▌▜▙ ▐▌   █ ▗█▘█▝█▖▝▙▄█ █▝█▖ █   ▐▙▄█▄▟▙ ▜▄▟▌▝▜▄▄  █  ▟▛▐▌
                                ▀                      ▝▘         ▀                  "#]].assert_eq(&drawn(&Face::small(), "Ґанок, їжак, щастя"));
    expect![[r#"
           ▛▘    ▝▀                 
        ▗▄▄▄▄▄▖▗▄▄▄▄▄▖     ▗▛   ▐█  
            ▄█▘    ▄█▘   ▗▄▄▄▄ ▄▄▄▄▖
          ▗▟▛    ▗▟▛       ▗▟▛   ▄█▘
         ▄█▘    ▄█▘       ▄█▘  ▗▟▛  
        ▐█▄▄▄▄▖▐█▄▄▄▄▖   ▐█▄▄▄ █▙▄▄▖
                            
                            "#]].assert_eq(&drawn(&Face::large(), "ŹŻ źż"));
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
      "#]].assert_eq(&drawn(&face, "漢"));
}
