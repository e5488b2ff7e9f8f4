//! Names in Ukrainian letters as Polish people read and write them: Шевченко is Szewczenko.
//!
//! Whoever has only a Polish keyboard finds them by this, and can say them aloud. It is the usual Polish transcription, by
//! sound (Encyklopedia PWN, "Transkrypcja i transliteracja"), with the letters that only Russian names have besides.

use std::borrow::Cow;

/// The letters that are read in one way, and how.
const PLAIN: [(char, &str); 27] = [
    ('а', "a"),
    ('б', "b"),
    ('в', "w"),
    ('г', "h"),
    ('ґ', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ж', "ż"),
    ('и', "y"),
    ('і', "i"),
    ('ї', "ji"),
    ('й', "j"),
    ('к', "k"),
    ('м', "m"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "ch"),
    ('ч', "cz"),
    ('ш', "sz"),
    ('щ', "szcz"),
    ('э', "e"),
    ('ы', "y"),
    ('ъ', ""),
];
/// The letters that a soft sign makes soft, and how they are read alone and before it.
const SOFTENED: [(char, &str, &str); 5] = [
    ('з', "z", "ź"),
    ('л', "ł", "l"),
    ('н', "n", "ń"),
    ('с', "s", "ś"),
    ('ц', "c", "ć"),
];
/// The vowels that begin with a J, unless a consonant before them takes it.
const WITH_J: [(char, &str); 4] = [('є', "e"), ('ю', "u"), ('я', "a"), ('ё', "o")];
/// The vowels before which Ł is L.
const SOFT_VOWELS: [char; 6] = ['і', 'ї', 'є', 'ю', 'я', 'ё'];
const SOFT_SIGN: char = 'ь';

/// Returns words in Latin letters; `None` if they have no others.
#[must_use]
pub fn latin(words: &str) -> Option<String> {
    let letters: Vec<char> = words.chars().collect();
    let mut written = String::with_capacity(words.len());
    for (index, &letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).map(|it| lower(letters[it]));
        let after = letters.get(index + 1).copied().map(lower);
        let read = read(lower(letter), before, after);
        match read {
            Some(read) if letter.is_uppercase() => written.push_str(&capitalised(&read)),
            Some(read) => written.push_str(&read),
            None => written.push(letter),
        }
    }
    (written != words).then_some(written)
}

/// Returns how a small letter is read between these; `None` if it is not one of them.
fn read(letter: char, before: Option<char>, after: Option<char>) -> Option<Cow<'static, str>> {
    if let Some((_, vowel)) = WITH_J.into_iter().find(|it| it.0 == letter) {
        return Some(match before {
            Some('л') => vowel.into(),
            Some(before) if is_consonant(before) => format!("i{vowel}").into(),
            _ => format!("j{vowel}").into(),
        });
    }
    if let Some((_, hard, soft)) = SOFTENED.into_iter().find(|it| it.0 == letter) {
        let is_soft = after == Some(SOFT_SIGN)
            || letter == 'л' && after.is_some_and(|it| SOFT_VOWELS.contains(&it));
        return Some(if is_soft { soft } else { hard }.into());
    }
    match letter {
        SOFT_SIGN => Some("".into()),
        // Within a word it only keeps two letters apart.
        '\'' | '’' if before.is_some_and(is_consonant) => Some("".into()),
        _ => {
            let plain = PLAIN.into_iter().find(|it| it.0 == letter);
            plain.map(|it| it.1.into())
        }
    }
}

/// True for the letters between which and a vowel no J is heard.
fn is_consonant(letter: char) -> bool {
    const OTHERS: &str = "аеиіїоуєюяэыёйьъ";
    ('а'..='ґ').contains(&letter) && !OTHERS.contains(letter)
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn capitalised(read: &str) -> String {
    let mut letters = read.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
