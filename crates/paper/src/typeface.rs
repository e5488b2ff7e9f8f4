//! The letters. They are those of Andika, drawn by SIL for people who learn to read: I, l and 1 cannot be taken for one
//! another. `typeface/README.md` tells how they were made.

use std::sync::LazyLock;

use ab_glyph::{Font as _, FontRef, GlyphId};
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// The size of a typographic point in millimetres.
pub(crate) const MM_PER_PT: f32 = 25.4 / 72.0;
/// The height of the highest letter, a capital with its mark, as a part of the size of letters.
pub(crate) const ASCENT: f32 = 1.04;
/// The depth of the lowest letter as a part of the size of letters.
pub(crate) const DESCENT: f32 = 0.29;
/// The height of a capital as a part of the size of letters.
pub(crate) const CAPITAL: f32 = 0.725;

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// For what is read.
    Regular,
    /// For what weighs.
    Bold,
}

/// The letters of one weight.
pub(crate) struct Typeface {
    /// The name under which a document has it.
    pub(crate) name: &'static str,
    /// The file (TrueType).
    pub(crate) file: &'static [u8],
    /// `None` if the file could not be read, and then there are no letters.
    font: Option<FontRef<'static>>,
}

static REGULAR: LazyLock<Typeface> = LazyLock::new(|| {
    let file = include_bytes!("../typeface/regular.ttf");
    Typeface::read("CasPaperSans-Regular", file)
});

static BOLD: LazyLock<Typeface> = LazyLock::new(|| {
    let file = include_bytes!("../typeface/bold.ttf");
    Typeface::read("CasPaperSans-Bold", file)
});

impl Weight {
    pub(crate) fn typeface(self) -> &'static Typeface {
        match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
        }
    }
}

impl Typeface {
    fn read(name: &'static str, file: &'static [u8]) -> Self {
        let font = FontRef::try_from_slice(file).ok();
        Self { name, file, font }
    }

    /// The letters, for those who draw them.
    pub(crate) fn font(&self) -> Option<&FontRef<'static>> {
        self.font.as_ref()
    }

    /// The glyph of a character. 0 is the box for what has none.
    pub(crate) fn glyph(&self, character: char) -> GlyphId {
        let glyph = self.font.as_ref().map(|it| it.glyph_id(character));
        glyph.unwrap_or_default()
    }

    /// How far the next letter is from a letter, as a part of the size of letters.
    pub(crate) fn advance(&self, glyph: GlyphId) -> f32 {
        let advance = self.font.as_ref().and_then(|font| {
            let units = font.units_per_em()?;
            Some(font.h_advance_unscaled(glyph) / units)
        });
        advance.unwrap_or_default()
    }

    /// How wide words are in letters of a size, in millimetres.
    pub(crate) fn width_mm(&self, words: &str, size_pt: f32) -> f32 {
        let glyphs = words.chars().map(|it| self.glyph(it));
        let ems: f32 = glyphs.map(|it| self.advance(it)).sum();
        ems * size_pt * MM_PER_PT
    }
}

/// True if this character has a letter of its own in each weight. Any other is printed as a box.
#[must_use]
pub fn is_in_typeface(character: char) -> bool {
    let weights = [Weight::Regular, Weight::Bold];
    let glyph = |weight: Weight| weight.typeface().glyph(character);
    weights
        .into_iter()
        .all(|it| glyph(it) != GlyphId::default())
}

/// Returns words in characters that can be printed, as far as possible: a letter and its mark in one character, and
/// a letter without its mark if there is none with it.
pub(crate) fn printable(words: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(words);
    composed.chars().map(printable_character).collect()
}

fn printable_character(character: char) -> char {
    if is_in_typeface(character) || character.is_whitespace() {
        return character;
    }
    let mut bytes = [0; 4];
    let decomposed = DecomposingNormalizerBorrowed::new_nfd();
    let decomposed = decomposed.normalize(character.encode_utf8(&mut bytes));
    let bare = decomposed.chars().next().filter(|it| is_in_typeface(*it));
    bare.unwrap_or(character)
}
