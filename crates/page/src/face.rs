//! Letters drawn as pixels: a table that people can read and correct (`glyphs/`).
//!
//! # Invariants
//! - Every glyph of a face has as many rows as its line has.
//! - A character without a glyph has the box, which is wide enough to be noticed.

use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use cas_words::text::is_plain;
use icu_normalizer::ComposingNormalizerBorrowed;

/// The letters of ten rows.
const SMALL: &str = include_str!("../../../glyphs/small.txt");
/// The letters of sixteen rows.
const LARGE: &str = include_str!("../../../glyphs/large.txt");

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

/// Characters that look like others: the space and the hyphen that do not break, the apostrophe of
/// Ukrainian and the minus sign.
const ALIKE: [(char, char); 4] = [
    ('\u{A0}', ' '),
    ('\u{2BC}', '’'),
    ('\u{2011}', '-'),
    ('\u{2212}', '–'),
];

/// The space between words, in pixels for every ten rows of a line.
const SPACE: usize = 4;

/// Letters about as often as they are in ordinary text, by which its width is estimated.
const ORDINARY: &str = "aaaa iiii oooo eeee zzz nnn ww rr ss cc tt y y k k d p m j l u b g h ó ł ą";

/// What pads a row by a single pixel.
pub const HAIR_SPACE: char = '\u{200A}';

/// The letters of one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// The columns of pixels of what is drawn for a character without a glyph, and then of the glyphs, one
    /// after another.
    columns: Vec<u32>,
    /// Where each of them begins, and where the last one ends.
    starts: Vec<usize>,
    /// By the code of a character the index of its glyph: a letter is looked up many times for each
    /// frame.
    places: Vec<u16>,
    /// How many rows of pixels a line has.
    rows: usize,
    /// How wide a character of ordinary text is, in hundredths of a pixel.
    average: usize,
}

/// A letter: for each column of pixels a row a bit, the top one being the lowest.
pub type Glyph = [u32];

/// The place of what is drawn for a character without a glyph.
const MISSING: u16 = 0;

impl Face {
    /// Letters of ten rows.
    #[must_use]
    pub fn small() -> &'static Self {
        static FACE: LazyLock<Face> = LazyLock::new(|| Face::read(SMALL));
        &FACE
    }

    /// Letters of sixteen rows.
    #[must_use]
    pub fn large() -> &'static Self {
        static FACE: LazyLock<Face> = LazyLock::new(|| Face::read(LARGE));
        &FACE
    }

    /// Reads a table: a letter and its code on a line, its rows below it, an empty line between.
    fn read(table: &str) -> Self {
        let rows = table
            .split("\n\n")
            .next()
            .map_or(0, |glyph| glyph.lines().skip(1).count());
        let mut face = Self {
            columns: outline(rows),
            starts: vec![0],
            places: Vec::new(),
            rows,
            average: 0,
        };
        face.starts.push(face.columns.len());
        for glyph in table.split("\n\n") {
            if let Some((name, pixels)) = glyph.split_once('\n')
                && let Some(letter) = name.chars().next()
            {
                face.draw(pixels);
                face.end(letter);
            }
        }
        for (character, columns) in [(' ', SPACE * rows / 10), (HAIR_SPACE, 1)] {
            face.columns.resize(face.columns.len() + columns, 0);
            face.end(character);
        }
        for (character, other) in ALIKE {
            let place = face.place(other);
            face.put(character, place);
        }
        face.average = 100 * face.pixels(ORDINARY) / ORDINARY.chars().count();
        face
    }

    /// Adds columns: rows of pixels from the top, each a sign for each pixel.
    fn draw(&mut self, pixels: &str) {
        let start = self.columns.len();
        for (y, row) in pixels.lines().enumerate() {
            if self.columns.len() < start + row.len() {
                self.columns.resize(start + row.len(), 0);
            }
            for (column, pixel) in self.columns[start..].iter_mut().zip(row.bytes()) {
                *column |= u32::from(pixel == b'#') << y;
            }
        }
    }

    /// The columns since the last glyph are that of a character.
    fn end(&mut self, character: char) {
        let place = u16::try_from(self.starts.len() - 1).unwrap_or(MISSING);
        self.starts.push(self.columns.len());
        self.put(character, place);
    }

    fn put(&mut self, character: char, place: u16) {
        let code = character as usize;
        if self.places.len() <= code {
            self.places.resize(code + 1, MISSING);
        }
        self.places[code] = place;
    }

    fn place(&self, character: char) -> u16 {
        let place = self.places.get(character as usize);
        place.copied().unwrap_or(MISSING)
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
        self.place(character) != MISSING
    }

    /// The glyph of a character, or the box.
    #[must_use]
    pub fn glyph(&self, character: char) -> &Glyph {
        self.at(self.place(character))
    }

    fn at(&self, place: u16) -> &Glyph {
        let place = usize::from(place);
        &self.columns[self.starts[place]..self.starts[place + 1]]
    }

    /// The glyphs of a text. A letter and its mark, if written as two, are drawn as one.
    #[must_use]
    pub fn glyphs(&self, text: &str) -> Vec<&Glyph> {
        self.drawn(text)
            .chars()
            .map(|character| self.glyph(character))
            .collect()
    }

    /// How many pixels a text is wide.
    #[must_use]
    pub fn pixels(&self, text: &str) -> usize {
        // Most texts need not be composed.
        let mut pixels = 0;
        for character in text.chars() {
            match self.place(character) {
                MISSING => return self.glyphs(text).iter().map(|it| it.len()).sum(),
                place => pixels += self.at(place).len(),
            }
        }
        pixels
    }

    /// A text in characters that have glyphs, where there are such ones. A mark has no glyph of its
    /// own, and most texts have no marks.
    fn drawn<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if text.chars().all(|character| self.has(character)) {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(composed(text))
        }
    }
}

/// The first character of a text that no face has a glyph for.
#[must_use]
pub fn undrawn(text: &str) -> Option<char> {
    // Every white space is shown as an ordinary space.
    let is_undrawn = |character: &char| {
        !character.is_whitespace() && !DRAWN.iter().any(|range| range.contains(character))
    };
    if is_plain(text) {
        return None;
    }
    text.chars().find(is_undrawn)?;
    composed(text).chars().find(is_undrawn)
}

/// A text in which a letter and its mark are one character, where there is such a one.
fn composed(text: &str) -> String {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    nfc.normalize(text).into_owned()
}

/// A box as high as a capital and a little wider than a letter.
fn outline(rows: usize) -> Vec<u32> {
    let (top, bottom) = (rows / 10, rows * 8 / 10 - 1);
    let side = (top..=bottom).fold(0, |column, y| column | 1 << y);
    let edges = 1 << top | 1 << bottom;
    let mut glyph = vec![0, side, side];
    glyph.extend(vec![edges; rows / 2]);
    glyph.extend([side, side, 0]);
    glyph
}
