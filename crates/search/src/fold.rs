//! Removes from content and queries what does not matter for a search.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

/// The apostrophes of ASCII that [`push`] leaves out.
const APOSTROPHES_OF_ASCII: [char; 2] = ['\'', '`'];

/// Returns the text without case, diacritics and apostrophes. Letters with a stroke and ligatures,
/// which Unicode does not decompose, become the letters that people type instead.
///
/// Folding a folded text does not change it.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        // ASCII characters need no decomposing, and most letters are ASCII. Nothing combines across
        // an ASCII character, so the other parts can be folded one by one.
        let is_other = !first.is_ascii();
        let end = rest.find(|character: char| character.is_ascii() == is_other);
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        if is_other {
            decompose(&mut folded, part);
        } else {
            let start = folded.len();
            folded.extend(part.split(APOSTROPHES_OF_ASCII));
            folded[start..].make_ascii_lowercase();
        }
        rest = after;
    }
    folded
}

/// Folds a text without ASCII characters.
fn decompose(folded: &mut String, text: &str) {
    let normalizer = DecomposingNormalizerBorrowed::new_nfd();
    let combining_classes = CanonicalCombiningClassMapBorrowed::new();
    let small = text.chars().flat_map(char::to_lowercase);
    for character in normalizer.normalize_iter(small) {
        // Marks have a combining class; letters, digits and punctuation have none (UAX 44).
        if combining_classes.get_u8(character) == 0 {
            push(folded, character);
        }
    }
}

/// Returns the words of a folded text: its runs of letters and digits.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    let between = |character: char| !character.is_alphanumeric();
    folded.split(between).filter(|word| !word.is_empty())
}

fn push(folded: &mut String, character: char) {
    match character {
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'ø' => folded.push('o'),
        'ħ' => folded.push('h'),
        'ŧ' => folded.push('t'),
        'ı' => folded.push('i'),
        'ſ' => folded.push('s'),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ς' => folded.push('σ'),
        'ґ' => folded.push('г'),
        // Unicode counts the apostrophe of Ukrainian as a letter, and people type any of these.
        '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | '＇' => {}
        other => folded.push(other),
    }
}
