//! Text with its language, and the one function that cleans text from outside.
//!
//! Everything that the program shows or says is a [`Text`]. Its words are in exactly one language, so
//! that a voice can say them. They can be marked as private, so that a loudspeaker need not say them.
//! This module uses no other one of the project.

use std::fmt;

use unicode_segmentation::UnicodeSegmentation as _;

/// The most combining marks that a letter keeps. Every living orthography needs at most two.
pub const MARKS_PER_LETTER_MAX: usize = 4;

/// A language by its primary subtag, such as `pl` (BCP 47; RFC 5646 2.2.1: two or three letters).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language([u8; 3]);

/// The languages of a kiosk: at least one, and none of them twice. Every text exists in the first one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Languages(Vec<Language>);

/// A value for each language of a kiosk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByLanguage<T> {
    languages: Languages,
    /// The values, in the order of `languages`.
    values: Vec<T>,
}

impl Language {
    /// The tag for an unknown language (BCP 47).
    pub const UNDETERMINED: Self = Self(*b"und");

    /// The language of a primary subtag, or `None` if `tag` is not two or three lowercase letters.
    #[must_use]
    pub fn new(tag: &str) -> Option<Self> {
        let bytes = tag.as_bytes();
        let well_formed = matches!(bytes.len(), 2 | 3) && bytes.iter().all(u8::is_ascii_lowercase);
        well_formed.then(|| Self([bytes[0], bytes[1], bytes.get(2).copied().unwrap_or(b' ')]))
    }

    /// The subtag, such as `pl`.
    #[must_use]
    pub fn tag(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default().trim_end()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}

impl Languages {
    /// These languages, each of them once; `None` if there are none.
    #[must_use]
    pub fn new(languages: impl IntoIterator<Item = Language>) -> Option<Self> {
        let mut all = Vec::new();
        for language in languages {
            if !all.contains(&language) {
                all.push(language);
            }
        }
        Some(Self(all)).filter(|languages| !languages.0.is_empty())
    }

    /// The first language, in which every text exists.
    #[must_use]
    pub fn first(&self) -> Language {
        self.0[0]
    }

    /// The languages in order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Language> + ExactSizeIterator {
        self.0.iter().copied()
    }

    /// The number of languages, at least one.
    #[expect(clippy::len_without_is_empty, reason = "there is always one")]
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the language that is `places` after this one. After the last comes the first.
    #[must_use]
    pub fn after(&self, language: Language, places: usize) -> Language {
        let at = self.iter().position(|other| other == language);
        self.0[(at.unwrap_or_default() + places) % self.0.len()]
    }

    /// Returns the result of `value` for each language.
    pub fn each<T>(&self, value: impl FnMut(Language) -> T) -> ByLanguage<T> {
        ByLanguage {
            languages: self.clone(),
            values: self.iter().map(value).collect(),
        }
    }
}

impl From<Language> for Languages {
    fn from(only: Language) -> Self {
        Self(vec![only])
    }
}

impl<T> ByLanguage<T> {
    /// The languages that have a value.
    #[must_use]
    pub fn languages(&self) -> &Languages {
        &self.languages
    }

    /// The value of a language, if it has one.
    #[must_use]
    pub fn find(&self, language: Language) -> Option<&T> {
        let mut languages = self.languages.iter();
        let at = languages.position(|other| other == language)?;
        Some(&self.values[at])
    }

    /// The value of a language, or of the first language if it has none.
    #[must_use]
    pub fn get(&self, language: Language) -> &T {
        self.find(language).unwrap_or(&self.values[0])
    }

    /// The values in the order of the languages.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.values.iter()
    }
}

/// Words in one language, to be shown and said.
#[derive(Clone, PartialEq, Eq)]
pub struct Text {
    /// The words, already clean.
    pub words: String,
    /// The language a voice must use for them.
    pub language: Language,
    /// True if the words reveal something about a visitor. Nobody else may find them later.
    pub private: bool,
    /// True if others may hear the words although they are private: they are the kiosk's words, not
    /// the visitor's own.
    is_offered: bool,
}

impl Text {
    /// Words that anybody may hear.
    #[must_use]
    pub fn new(language: Language, words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            language,
            private: false,
            is_offered: false,
        }
    }

    /// A visitor's own words.
    #[must_use]
    pub fn private(language: Language, words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            language,
            private: true,
            is_offered: false,
        }
    }

    /// Words of the kiosk that a visitor has chosen.
    #[must_use]
    pub fn chosen(language: Language, words: impl Into<String>) -> Self {
        Self {
            is_offered: true,
            ..Self::private(language, words)
        }
    }

    /// The same words, marked as private because they reveal something about a visitor, such as a typed
    /// number or a reference. Anybody may hear them.
    #[must_use]
    pub fn of_visitor(self) -> Self {
        Self {
            private: true,
            is_offered: true,
            ..self
        }
    }

    /// Other words with the same meaning, and with the same language and privacy.
    #[must_use]
    pub fn reworded(&self, words: String) -> Self {
        Self {
            words,
            ..self.clone()
        }
    }

    /// True if nobody else may hear the words.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.private && !self.is_offered
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = if self.private { "***" } else { &self.words };
        write!(formatter, "{}:{words:?}", self.language)
    }
}

/// One text in several languages. It always exists in the first one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized {
    first: (Language, String),
    others: Vec<(Language, String)>,
}

impl Localized {
    /// A text in its first language.
    #[must_use]
    pub fn new(language: Language, words: impl Into<String>) -> Self {
        Self {
            first: (language, words.into()),
            others: Vec::new(),
        }
    }

    /// The same text, also in `language`.
    #[must_use]
    pub fn with(mut self, language: Language, words: impl Into<String>) -> Self {
        self.others.push((language, words.into()));
        self
    }

    /// The text in `language`, or in the first language if it is missing. The result names its language.
    #[must_use]
    pub fn get(&self, language: Language) -> Text {
        let found = self.others.iter().find(|(other, _)| *other == language);
        let (language, words) = found.unwrap_or(&self.first);
        Text::new(*language, words.clone())
    }

    /// The text in every language in which it exists.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let texts = std::iter::once(&self.first).chain(&self.others);
        texts.map(|(_, words)| words.as_str())
    }

    /// True if the text exists in `language`.
    #[must_use]
    pub fn has(&self, language: Language) -> bool {
        self.first.0 == language || self.others.iter().any(|(other, _)| *other == language)
    }
}

/// True if a character must never reach a page: a control character, a bidirectional override or
/// isolate (Unicode UAX 9), or one that is invisible or for private use.
#[must_use]
pub fn is_unwanted(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{180E}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{E0FFF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Returns the number of graphemes of a text: the letters as a reader sees them (Unicode UAX 29).
#[must_use]
pub fn length(text: &str) -> usize {
    if is_plain(text) {
        text.chars().count()
    } else {
        text.graphemes(true).count()
    }
}

/// True if every character of a text stands alone, as in most texts. Such a text need not be split
/// into graphemes.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.chars().all(stands_alone)
}

/// True if a character is known to be a grapheme by itself in every text, to be one cell wide, and to
/// have a glyph in large letters. These are the Latin and Cyrillic letters of Poland, Ukraine and their
/// neighbours, and the signs used with them.
#[must_use]
#[inline]
pub fn stands_alone(character: char) -> bool {
    matches!(character,
        ' '..='~' | '\u{C0}'..='\u{17F}' | '\u{400}'..='\u{45F}' | '\u{490}'..='\u{491}'
        | '–' | '—' | '„' | '”' | '’' | '…' | '«' | '»' | '§' | '°' | '·')
}

/// Cleans text from outside for a page. Unwanted characters and spaces at the ends are dropped, every
/// run of white space becomes one space, and a letter keeps at most [`MARKS_PER_LETTER_MAX`] marks. The
/// text is never cut off: a caller with a limit must report a text that is too long.
#[must_use]
pub fn clean(outside: &str) -> String {
    let mut kept = String::new();
    let spaced = outside
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c });
    for character in spaced.filter(|c| !is_unwanted(*c)) {
        if character != ' ' || !kept.ends_with(' ') {
            kept.push(character);
        }
    }
    kept.trim()
        .graphemes(true)
        .flat_map(|g| g.chars().take(1 + MARKS_PER_LETTER_MAX))
        .collect()
}
