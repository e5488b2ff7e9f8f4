//! The language in which an operator is told of faults.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the rim: the environment is read here"
)]

use std::env;

use cas_setup::told;
use cas_words::text::Language;

/// The variables that name the language of messages, the one that counts most first (POSIX.1-2024, 8.2).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// Returns the language of the environment if an operator can be told in it, else English.
#[must_use]
pub fn of_environment() -> Language {
    let values = VARIABLES.iter().filter_map(|name| env::var(name).ok());
    let mut values = values.filter(|value| !value.is_empty());
    let value = values.next().unwrap_or_default();
    // `uk_UA.UTF-8`
    let tag = value.split(['_', '.', '@']).next().unwrap_or_default();
    let mut known = told::languages();
    let language = known.find(|language| language.tag() == tag);
    language.unwrap_or_else(told::english)
}
