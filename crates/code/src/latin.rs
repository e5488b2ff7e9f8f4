//! Names in the letters of ASCII.

use std::iter;

use icu_normalizer::ComposingNormalizerBorrowed;

/// What stands for a letter that is not known here.
const UNKNOWN: char = '?';

/// Returns a text in ASCII: without diacritics, Ukrainian as in passports, and marks as typewriters have them. What cannot
/// be written so becomes a question mark, each letter one.
#[must_use]
pub fn ascii(text: &str) -> String {
    // A mark that is a character of its own would be taken for a letter that is not known.
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let mut latin = String::with_capacity(composed.len());
    let befores = iter::once(None).chain(composed.chars().map(Some));
    let afters = composed.chars().skip(1).map(Some).chain([None]);
    for ((sign, before), after) in composed.chars().zip(befores).zip(afters) {
        if is_apostrophe(sign) {
            // Passports leave out the apostrophe of Ukrainian.
            latin.extend((!before.is_some_and(is_cyrillic)).then_some('\''));
            continue;
        }
        if sign.is_ascii() {
            latin.push(sign);
            continue;
        }
        let small = of_small(sign, before);
        if !sign.is_uppercase() {
            latin.push_str(&small);
        } else if is_among_capitals(before, after) {
            latin.push_str(&small.to_ascii_uppercase());
        } else {
            let mut letters = small.chars();
            latin.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            latin.extend(letters);
        }
    }
    latin
}

/// True if a capital between these two belongs to a word in capitals.
fn is_among_capitals(before: Option<char>, after: Option<char>) -> bool {
    let is_letter = |sign: &char| sign.is_alphabetic();
    let neighbour = after.filter(is_letter).or(before.filter(is_letter));
    neighbour.is_some_and(char::is_uppercase)
}

/// Returns what stands for a sign that is not ASCII, in small letters.
fn of_small(sign: char, before: Option<char>) -> String {
    if let Some(mark) = of_mark(sign) {
        return mark.to_owned();
    }
    let small = sign.to_lowercase().next().unwrap_or(sign);
    let begins_word = !before.is_some_and(|it| it.is_alphabetic() || is_apostrophe(it));
    // "Zgh", so that it is not read as "zh", which is another letter.
    let is_after_z = before.is_some_and(|it| matches!(it, 'з' | 'З'));
    if let Some(latin) = of_cyrillic(small, begins_word, is_after_z) {
        return latin.to_owned();
    }
    let folded = cas_search::fold(small.encode_utf8(&mut [0; 4]));
    if folded.is_ascii() && !folded.is_empty() {
        return folded;
    }
    UNKNOWN.to_string()
}

fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’' | 'ʼ')
}

fn is_cyrillic(sign: char) -> bool {
    matches!(sign, '\u{400}'..='\u{4FF}')
}

/// Returns how a typewriter writes a mark of printers.
fn of_mark(sign: char) -> Option<&'static str> {
    Some(match sign {
        '\u{A0}' | '\u{202F}' | '\u{2009}' => " ",
        '–' | '—' | '\u{2010}' | '\u{2011}' | '\u{2212}' | '•' | '·' => "-",
        '„' | '“' | '”' | '«' | '»' => "\"",
        '‘' | '‚' => "'",
        '…' => "...",
        '№' => "No",
        '€' => "EUR",
        _ => return None,
    })
}

/// Returns a letter of Ukrainian as in passports (Cabinet of Ministers of Ukraine, resolution 55 of 27 January 2010), and
/// of its neighbours in the same manner.
fn of_cyrillic(small: char, begins_word: bool, is_after_z: bool) -> Option<&'static str> {
    Some(match small {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' if is_after_z => "gh",
        'г' => "h",
        'ґ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'є' if begins_word => "ye",
        'є' => "ie",
        'ё' if begins_word => "yo",
        'ё' => "io",
        'ж' => "zh",
        'з' => "z",
        'и' | 'ы' => "y",
        'ї' if begins_word => "yi",
        'й' if begins_word => "y",
        'і' | 'ї' | 'й' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' if begins_word => "yu",
        'ю' => "iu",
        'я' if begins_word => "ya",
        'я' => "ia",
        'ь' | 'ъ' => "",
        _ => return None,
    })
}
