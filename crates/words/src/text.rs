//! Words, the language they are in, and the one place where text from outside is cleaned.
//!
//! Everything the program shows or says is a [`Text`]: words in exactly one language, so that a
//! voice can say it, and with the mark of privacy, so that a loudspeaker need not. Every other
//! leaf may use this module; it uses none.

use std::fmt;

use unicode_segmentation::UnicodeSegmentation as _;

/// The most combining marks kept on one letter. Two are enough for every living orthography.
pub const MARKS_PER_LETTER_MAX: usize = 4;

/// A language by its primary subtag, such as `pl` (BCP 47; RFC 5646 2.2.1: two or three letters).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language([u8; 3]);

/// The languages of a kiosk: at least one, and none twice. The first is the one that every text has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Languages(Vec<Language>);

/// A value for each language of a kiosk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByLanguage<T> {
    languages: Languages,
    /// In the order of `languages`.
    values: Vec<T>,
}

impl Language {
    /// That nobody has named a language (BCP 47).
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
    /// These languages; `None` if there are none.
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

    /// The one that every text has.
    #[must_use]
    pub fn first(&self) -> Language {
        self.0[0]
    }

    /// In their order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Language> + ExactSizeIterator {
        self.0.iter().copied()
    }

    /// How many there are; never none.
    #[expect(clippy::len_without_is_empty, reason = "there is always one")]
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The language so many places after this one, around all of them.
    #[must_use]
    pub fn after(&self, language: Language, places: usize) -> Language {
        let at = self.iter().position(|other| other == language);
        self.0[(at.unwrap_or_default() + places) % self.0.len()]
    }

    /// What `value` makes of each of them.
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

    /// The value of a language, if it is one of them.
    #[must_use]
    pub fn find(&self, language: Language) -> Option<&T> {
        let mut languages = self.languages.iter();
        let at = languages.position(|other| other == language)?;
        Some(&self.values[at])
    }

    /// The value of a language, or of the first if it is none of them.
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
    /// Whether they tell of a visitor, so that nobody else may find them.
    pub private: bool,
    /// Whether they are words of the kiosk, that may be heard, and not a visitor's own.
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

    /// The same words, which anybody may hear, but which tell of a visitor: a number that was typed, a
    /// reference.
    #[must_use]
    pub fn of_visitor(self) -> Self {
        Self {
            private: true,
            is_offered: true,
            ..self
        }
    }

    /// Other words in its place, that tell the same.
    #[must_use]
    pub fn reworded(&self, words: String) -> Self {
        Self {
            words,
            ..self.clone()
        }
    }

    /// Whether nobody else may hear them.
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

/// One text in several languages; the first is the one that is always there.
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

    /// The text in `language`, or in the first language, marked as such, where it is missing.
    #[must_use]
    pub fn get(&self, language: Language) -> Text {
        let found = self.others.iter().find(|(other, _)| *other == language);
        let (language, words) = found.unwrap_or(&self.first);
        Text::new(*language, words.clone())
    }

    /// The text in every language in which it is there.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let texts = std::iter::once(&self.first).chain(&self.others);
        texts.map(|(_, words)| words.as_str())
    }

    /// Whether the text is there in `language`.
    #[must_use]
    pub fn has(&self, language: Language) -> bool {
        self.first.0 == language || self.others.iter().any(|(other, _)| *other == language)
    }
}

/// Whether a character must never reach a page: a control, a bidirectional override or isolate
/// (Unicode UAX 9), or one that is invisible.
#[must_use]
pub fn is_unwanted(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{180E}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{E0FFF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// How many graphemes a text has: what a person takes for its letters (Unicode UAX 29).
#[must_use]
pub fn length(text: &str) -> usize {
    if is_plain(text) {
        text.chars().count()
    } else {
        text.graphemes(true).count()
    }
}

/// Whether all characters of a text stand alone, as in most texts. Then it need not be taken apart.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.chars().all(stands_alone)
}

/// Whether a character is known to be a grapheme by itself wherever it stands, to be as wide as a cell,
/// and to have a glyph in large letters: the Latin and Cyrillic letters of Poland, of Ukraine and of
/// their neighbours, and the signs that go with them.
#[must_use]
#[inline]
pub fn stands_alone(character: char) -> bool {
    matches!(character,
        ' '..='~' | '\u{C0}'..='\u{17F}' | '\u{400}'..='\u{45F}' | '\u{490}'..='\u{491}'
        | '–' | '—' | '„' | '”' | '’' | '…' | '«' | '»' | '§' | '°' | '·')
}

/// Text from outside made fit for a page: unwanted characters are dropped, every run of white
/// space becomes one space, and letters keep at most [`MARKS_PER_LETTER_MAX`] marks. It is never cut:
/// whoever has a limit tells of what is beyond it.
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
