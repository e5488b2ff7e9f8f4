//! Which words of a query count.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{fold, words};

/// The longest query, in graphemes; what is beyond is not looked at.
pub const QUERY_GRAPHEMES_MAX: usize = 60;
/// The most words of a query that count; the others are not looked at.
pub const QUERY_WORDS_MAX: usize = 8;
/// The longest word that is passed over beside a longer one, in letters: "w", "na", "do".
pub const SHORT_LETTERS_MAX: usize = 2;

/// The words of a query, folded, each once. Short ones count only where there is no longer one, so
/// that "w" does not lead to everything that begins with it; numbers always count.
pub fn words_that_count(query: &str) -> Vec<String> {
    let query: String = query.graphemes(true).take(QUERY_GRAPHEMES_MAX).collect();
    let query = fold(&query);
    let mut counting: Vec<&str> = Vec::new();
    let has_long = words(&query).any(|word| !is_short(word));
    for word in words(&query).filter(|word| !has_long || !is_short(word) || has_digit(word)) {
        if !counting.contains(&word) {
            counting.push(word);
        }
    }
    let counting = counting.into_iter().take(QUERY_WORDS_MAX);
    counting.map(str::to_owned).collect()
}

/// Whether somebody may mean a number by this word.
pub fn has_digit(word: &str) -> bool {
    word.contains(char::is_numeric)
}

fn is_short(word: &str) -> bool {
    word.chars().count() <= SHORT_LETTERS_MAX
}
