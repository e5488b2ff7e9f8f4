//! The fonts for the Linux console: what `setfont` needs, and what the kiosk shows.

use std::collections::BTreeMap;

use crate::large::shipped_texts;
use crate::project::root;

/// The first bytes of a font of the second version of the format, and that it has a table of
/// characters.
const MAGIC: u32 = 0x864A_B572;
const HAS_TABLE: u32 = 1;
/// In the table of characters what ends those of a glyph, and what begins a sequence.
const END: u8 = 0xFF;
const SEQUENCE: u8 = 0xFE;
/// The most glyphs that a console can have.
const GLYPHS: usize = 512;
/// The glyph with which the console clears the screen.
const BLANK: usize = 32;

struct Font {
    glyphs: Vec<Vec<u8>>,
    /// The glyph of each character.
    table: BTreeMap<char, usize>,
    width: usize,
    height: usize,
}

impl Font {
    fn read(width: usize, height: usize) -> Self {
        let file = format!("deploy/console/cas-kiosk-{width}x{height}.psf");
        let bytes = std::fs::read(root().join(file)).unwrap();
        let (header, rest) = bytes.split_at(32);
        let words: Vec<u32> = header
            .chunks(4)
            .map(|word| u32::from_le_bytes(word.try_into().unwrap()))
            .collect();
        let size = height * width.div_ceil(8);
        let numbers = [GLYPHS, size, height, width].map(|number| u32::try_from(number).unwrap());
        assert_eq!(words[..4], [MAGIC, 0, 32, HAS_TABLE]);
        assert_eq!(words[4..], numbers);
        let (glyphs, characters) = rest.split_at(GLYPHS * size);
        let mut table = BTreeMap::new();
        let characters = characters.strip_suffix(&[END]).unwrap();
        for (glyph, characters) in characters.split(|byte| *byte == END).enumerate() {
            let single = characters.split(|byte| *byte == SEQUENCE).next().unwrap();
            for character in std::str::from_utf8(single).unwrap().chars() {
                assert_eq!(
                    table.insert(character, glyph),
                    None,
                    "{character} has one glyph"
                );
            }
        }
        Self {
            glyphs: glyphs.chunks(size).map(<[u8]>::to_vec).collect(),
            table,
            width,
            height,
        }
    }

    fn glyph(&self, character: char) -> &[u8] {
        let glyph = self.table.get(&character);
        &self.glyphs[*glyph.unwrap_or_else(|| panic!("{character:?} has no glyph"))]
    }

    /// The rows of a glyph that have pixels.
    fn rows(&self, character: char) -> Vec<usize> {
        let rows = self.glyph(character).chunks(self.width / 8).enumerate();
        let drawn = rows.filter(|(_, row)| row.iter().any(|byte| *byte != 0));
        drawn.map(|(row, _)| row).collect()
    }
}

fn fonts() -> [Font; 4] {
    [(16, 32), (24, 48), (32, 64), (48, 96)].map(|(width, height)| Font::read(width, height))
}

#[test]
fn the_console_clears_its_screen_with_a_blank() {
    for font in fonts() {
        assert!(font.glyphs[BLANK].iter().all(|byte| *byte == 0));
        assert_eq!((font.table[&' '], font.table[&'\u{A0}']), (BLANK, BLANK));
    }
}

#[test]
fn every_character_that_is_used_and_every_block_has_a_glyph_on_the_console() {
    for font in fonts() {
        for character in shipped_texts().chars().filter(|it| !it.is_control()) {
            font.glyph(character);
        }
        // Unicode has withdrawn ŉ, and 512 glyphs are few.
        let letters = ('\u{C0}'..='\u{17F}').filter(|letter| *letter != 'ŉ');
        for character in ('\u{2500}'..='\u{259F}').chain(letters) {
            assert!(!font.rows(character).is_empty(), "{character}");
        }
        let unknown = font.glyph('\u{FFFD}');
        assert!(
            unknown.iter().any(|byte| *byte != 0),
            "what is unknown is seen"
        );
    }
}

#[test]
fn no_two_letters_look_alike_on_the_console() {
    let polish = "AĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻaąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż0123456789";
    let ukrainian = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя";
    for font in fonts() {
        for alphabet in [polish, ukrainian] {
            let mut seen = BTreeMap::new();
            for letter in alphabet.chars() {
                let other = seen.insert(font.glyph(letter), letter);
                assert_eq!(other, None, "{letter} looks like another letter");
            }
        }
    }
}

#[test]
fn blocks_fill_their_part_of_a_cell_and_a_capital_is_as_high_as_the_docs_say() {
    for (font, capital) in fonts().into_iter().zip([20, 31, 41, 61]) {
        let height = font.height;
        assert!(font.glyph('█').iter().all(|byte| *byte == 0xFF));
        assert_eq!(font.rows('▀'), (0..height / 2).collect::<Vec<_>>());
        assert_eq!(font.rows('▄'), (height / 2..height).collect::<Vec<_>>());
        assert_eq!(font.rows('H').len(), capital);
    }
}
