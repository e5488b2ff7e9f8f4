//! Letters drawn as pixels: a table that people can read and correct (`glyphs/`).
//!
//! # Invariants
//! - Every glyph of a face has as many rows as its line has.
//! - A character without a glyph has the box, which is wide enough to be noticed.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use icu_normalizer::ComposingNormalizerBorrowed;

/// The letters of ten rows.
const SMALL: &str = include_str!("../glyphs/small.txt");
/// The letters of sixteen rows.
const LARGE: &str = include_str!("../glyphs/large.txt");

/// The characters that every face has a glyph for: Latin-1, Latin Extended-A, the Cyrillic of Ukraine
/// and its neighbours, signs and arrows.
const DRAWN: [RangeInclusive<char>; 17] = [
    ' '..='~',
    '\u{A0}'..='\u{AC}',
    '\u{AE}'..='\u{17F}',
    '\u{400}'..='\u{45F}',
    '\u{490}'..='\u{491}',
    '\u{2BC}'..='\u{2BC}',
    '\u{2011}'..='\u{2011}',
    '\u{2212}'..='\u{2212}',
    '–'..='—',
    '‘'..='‚',
    '“'..='„',
    '•'..='•',
    '…'..='…',
    '€'..='€',
    '№'..='№',
    '←'..='↓',
    HAIR_SPACE..=HAIR_SPACE,
];

/// Characters that look like others: the apostrophe of Ukrainian, the hyphen that does not break and
/// the minus sign.
const ALIKE: [(char, char); 3] = [('\u{2BC}', '’'), ('\u{2011}', '-'), ('\u{2212}', '–')];

/// The space between words, in pixels for every ten rows of a line.
const SPACE: usize = 4;

/// Letters about as often as they are in ordinary text, by which its width is estimated.
const ORDINARY: &str = "aaaa iiii oooo eeee zzz nnn ww rr ss cc tt y y k k d p m j l u b g h ó ł ą";

/// What pads a row by a single pixel.
pub const HAIR_SPACE: char = '\u{200A}';

/// The letters of one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    glyphs: BTreeMap<char, Glyph>,
    /// What is drawn for a character without a glyph.
    missing: Glyph,
    /// How many rows of pixels a line has.
    rows: usize,
    /// How wide a character of ordinary text is, in hundredths of a pixel.
    average: usize,
}

/// A letter: for each column of pixels a row a bit, the top one being the lowest.
pub type Glyph = Vec<u32>;

impl Face {
    /// Letters of ten rows.
    #[must_use]
    pub fn small() -> Self {
        Self::read(SMALL)
    }

    /// Letters of sixteen rows.
    #[must_use]
    pub fn large() -> Self {
        Self::read(LARGE)
    }

    /// Reads a table: a letter and its code on a line, its rows below it, an empty line between.
    fn read(table: &str) -> Self {
        let mut glyphs = BTreeMap::new();
        let mut rows = 0;
        for glyph in table.split("\n\n") {
            let mut lines = glyph.lines();
            let Some(letter) = lines.next().and_then(|name| name.chars().next()) else {
                continue;
            };
            let pixels: Vec<&[u8]> = lines.map(str::as_bytes).collect();
            rows = pixels.len();
            let width = pixels.iter().map(|row| row.len()).max().unwrap_or_default();
            let column = |x: usize| {
                let set = pixels.iter().enumerate();
                let set = set.filter(|(_, row)| row.get(x) == Some(&b'#'));
                set.fold(0, |column, (y, _)| column | 1 << y)
            };
            glyphs.insert(letter, (0..width).map(column).collect());
        }
        let space = vec![0; SPACE * rows / 10];
        glyphs.insert(' ', space.clone());
        glyphs.insert('\u{A0}', space);
        for (character, other) in ALIKE {
            if let Some(glyph) = glyphs.get(&other).cloned() {
                glyphs.insert(character, glyph);
            }
        }
        glyphs.insert(HAIR_SPACE, vec![0]);
        let mut face = Self {
            glyphs,
            missing: outline(rows),
            rows,
            average: 0,
        };
        face.average = 100 * face.pixels(ORDINARY) / ORDINARY.chars().count();
        face
    }

    /// How wide a character of ordinary text is, in hundredths of a pixel.
    #[must_use]
    pub fn average(&self) -> usize {
        self.average
    }

    /// How many rows of pixels a line has; an even number.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many rows of pixels a capital has.
    #[must_use]
    pub fn capital(&self) -> usize {
        let rows = self.glyph('H').iter().fold(0, |rows, column| rows | column);
        rows.count_ones() as usize
    }

    /// Whether there is a glyph for a character.
    #[must_use]
    pub fn has(&self, character: char) -> bool {
        self.glyphs.contains_key(&character)
    }

    /// The glyph of a character, or the box.
    #[must_use]
    pub fn glyph(&self, character: char) -> &Glyph {
        self.glyphs.get(&character).unwrap_or(&self.missing)
    }

    /// The glyphs of a text. A letter and its mark, if written as two, are drawn as one.
    pub fn glyphs<'f>(&'f self, text: &str) -> impl Iterator<Item = &'f Glyph> + use<'f> {
        // A mark has no glyph of its own, and most texts have no marks.
        let characters: Vec<char> = if text.chars().all(|character| self.has(character)) {
            text.chars().collect()
        } else {
            composed(text).chars().collect()
        };
        characters
            .into_iter()
            .map(|character| self.glyph(character))
    }

    /// How many pixels a text is wide.
    #[must_use]
    pub fn pixels(&self, text: &str) -> usize {
        self.glyphs(text).map(Vec::len).sum()
    }
}

/// The first character of a text that no face has a glyph for.
#[must_use]
pub fn undrawn(text: &str) -> Option<char> {
    // Every white space is shown as an ordinary space.
    let is_undrawn = |character: &char| {
        !character.is_whitespace() && !DRAWN.iter().any(|range| range.contains(character))
    };
    text.chars().find(is_undrawn)?;
    composed(text).chars().find(is_undrawn)
}

/// A text in which a letter and its mark are one character, where there is such a one.
fn composed(text: &str) -> String {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    nfc.normalize(text).into_owned()
}

/// A box as high as a capital and a little wider than a letter.
fn outline(rows: usize) -> Glyph {
    let (top, bottom) = (rows / 10, rows * 8 / 10 - 1);
    let side = (top..=bottom).fold(0, |column, y| column | 1 << y);
    let edges = 1 << top | 1 << bottom;
    let mut glyph = vec![0, side, side];
    glyph.extend(vec![edges; rows / 2]);
    glyph.extend([side, side, 0]);
    glyph
}
