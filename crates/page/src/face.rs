//! Letters drawn as pixels, from a table that people can read and correct (`glyphs/`).
//!
//! # Invariants
//! - Every glyph of a face has as many rows of pixels as a line of the face.
//! - A character without a glyph is drawn as a box, which is wide enough to be noticed.

use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use cas_words::text::is_plain;
use icu_normalizer::ComposingNormalizerBorrowed;

/// The letters of eight rows.
const TINY: &str = include_str!("../../../glyphs/tiny.txt");
/// The letters of ten rows.
const SMALL: &str = include_str!("../../../glyphs/small.txt");
/// The letters of sixteen rows.
const LARGE: &str = include_str!("../../../glyphs/large.txt");

/// The characters for which every face has a glyph: Latin-1, Latin Extended-A, Cyrillic for
/// Ukrainian and its neighbours, signs and arrows.
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

/// The characters that look like others: the space and the hyphen that do not break, the apostrophe
/// of Ukrainian, and the minus sign.
const ALIKE: [(char, char); 4] = [
    ('\u{A0}', ' '),
    ('\u{2BC}', '’'),
    ('\u{2011}', '-'),
    ('\u{2212}', '–'),
];

/// The space between words, in pixels for every ten rows of a line.
const SPACE: usize = 4;

/// Letters about as often as in ordinary text. The average width is estimated from them.
const ORDINARY: &str = "aaaa iiii oooo eeee zzz nnn ww rr ss cc tt y y k k d p m j l u b g h ó ł ą";

/// The character that pads a row by a single pixel.
pub const HAIR_SPACE: char = '\u{200A}';

/// The letters of one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// The columns of pixels of the box, and then of all glyphs, one after another.
    columns: Vec<u32>,
    /// The index in `columns` at which each of them begins, and the end of the last one.
    starts: Vec<usize>,
    /// The place of the glyph for each character code. This is a table because a letter is looked
    /// up many times for each frame.
    places: Vec<u16>,
    /// The number of rows of pixels in a line.
    rows: usize,
    /// The average width of a character of ordinary text, in hundredths of a pixel.
    average: usize,
}

/// A letter: a number for each column of pixels, with a bit for each row. The lowest bit is the top
/// row.
pub type Glyph = [u32];

/// The place of the box, which is drawn for a character without a glyph.
const MISSING: u16 = 0;

impl Face {
    /// Returns the letters of eight rows, for what stands around a text.
    #[must_use]
    pub fn tiny() -> &'static Self {
        static FACE: LazyLock<Face> = LazyLock::new(|| Face::read(TINY));
        &FACE
    }

    /// Returns the letters of ten rows.
    #[must_use]
    pub fn small() -> &'static Self {
        static FACE: LazyLock<Face> = LazyLock::new(|| Face::read(SMALL));
        &FACE
    }

    /// Returns the letters of sixteen rows.
    #[must_use]
    pub fn large() -> &'static Self {
        static FACE: LazyLock<Face> = LazyLock::new(|| Face::read(LARGE));
        &FACE
    }

    /// Reads a table: each letter has a line with the letter and its code, and then its rows. An
    /// empty line separates letters.
    fn read(table: &str) -> Self {
        let rows = table
            .split("\n\n")
            .next()
            .map_or(0, |glyph| glyph.lines().skip(1).count());
        let mut face = Self {
            columns: outline(rows, 0),
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
        let missing = outline(rows, face.capital_rows());
        face.columns[..missing.len()].copy_from_slice(&missing);
        face.average = 100 * face.pixels(ORDINARY) / ORDINARY.chars().count();
        face
    }

    /// Adds the columns of a glyph from its rows, the top row first. A row has one sign for each
    /// pixel.
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

    /// Makes the columns since the last glyph the glyph of this character.
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

    /// Returns the average width of a character of ordinary text, in hundredths of a pixel.
    #[must_use]
    pub fn average(&self) -> usize {
        self.average
    }

    /// Returns the number of rows of pixels in a line, which is even.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Returns the number of rows of pixels in a capital.
    #[must_use]
    pub fn capital(&self) -> usize {
        self.capital_rows().count_ones() as usize
    }

    /// Returns a column with all rows of pixels of a capital.
    fn capital_rows(&self) -> u32 {
        let columns = self.glyph('H').iter();
        columns.fold(0, |rows, column| rows | column)
    }

    /// Returns true if there is a glyph for this character.
    #[must_use]
    pub fn has(&self, character: char) -> bool {
        self.place(character) != MISSING
    }

    /// Returns the glyph of a character, or the box.
    #[must_use]
    pub fn glyph(&self, character: char) -> &Glyph {
        self.at(self.place(character))
    }

    fn at(&self, place: u16) -> &Glyph {
        let place = usize::from(place);
        &self.columns[self.starts[place]..self.starts[place + 1]]
    }

    /// Returns the glyphs of a text. A letter and its mark that are written as two characters are
    /// drawn as one.
    #[must_use]
    pub fn glyphs(&self, text: &str) -> Vec<&Glyph> {
        self.drawn(text)
            .chars()
            .map(|character| self.glyph(character))
            .collect()
    }

    /// Returns the width of a text in pixels.
    #[must_use]
    pub fn pixels(&self, text: &str) -> usize {
        // Most texts do not need to be composed.
        let mut pixels = 0;
        for character in text.chars() {
            match self.place(character) {
                MISSING => return self.glyphs(text).iter().map(|it| it.len()).sum(),
                place => pixels += self.at(place).len(),
            }
        }
        pixels
    }

    /// Returns a text in characters that have glyphs, as far as possible. A mark has no glyph of
    /// its own, and most texts have no marks.
    fn drawn<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if text.chars().all(|character| self.has(character)) {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(composed(text))
        }
    }
}

/// Returns the first character of a text for which no face has a glyph.
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

/// Composes a text: a letter and its mark become one character, if there is such a character.
fn composed(text: &str) -> String {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    nfc.normalize(text).into_owned()
}

/// Returns a box a little wider than a letter, as high as a capital, whose rows these are.
fn outline(rows: usize, capital: u32) -> Vec<u32> {
    let edges = capital & !(capital << 1 & capital >> 1);
    let mut glyph = vec![0, capital, capital];
    glyph.extend(vec![edges; rows / 2]);
    glyph.extend([capital, capital, 0]);
    glyph
}
