//! The words of a query that count.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{fold, words};

/// The longest query, in graphemes. The rest is ignored.
pub const QUERY_GRAPHEMES_MAX: usize = 60;
/// The most words of a query that count. The others are ignored.
pub const QUERY_WORDS_MAX: usize = 8;
/// The longest word that is ignored if there is a longer one, in letters: "w", "na", "do".
pub const SHORT_LETTERS_MAX: usize = 2;

/// Folds a query, without the part that is too long.
pub(crate) fn read(query: &str) -> String {
    let query: String = query.graphemes(true).take(QUERY_GRAPHEMES_MAX).collect();
    fold(&query)
}

/// Returns the words of a folded query that count, without duplicates. Words in `passed_over` count
/// only if there are no others. Short words count only if there is no longer one, so that "w" does
/// not match every word that begins with it. Numbers always count.
pub(crate) fn words_that_count<'q>(query: &'q str, passed_over: &str) -> Vec<&'q str> {
    let passed_over: Vec<&str> = words(passed_over).collect();
    let mut telling: Vec<&str> = words(query)
        .filter(|word| !passed_over.contains(word))
        .collect();
    if telling.is_empty() {
        telling = words(query).collect();
    }
    let has_long = telling.iter().any(|word| !is_short(word));
    let mut counting: Vec<&str> = Vec::new();
    for word in telling {
        let counts = !has_long || !is_short(word) || has_digit(word);
        if counts && !counting.contains(&word) {
            counting.push(word);
        }
    }
    counting.truncate(QUERY_WORDS_MAX);
    counting
}

/// True if the word may be a number.
pub(crate) fn has_digit(word: &str) -> bool {
    word.contains(char::is_numeric)
}

fn is_short(word: &str) -> bool {
    word.chars().count() <= SHORT_LETTERS_MAX
}
