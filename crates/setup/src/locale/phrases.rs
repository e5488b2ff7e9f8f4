//! The words that surfaces add to a page, made once for each language.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::{Tongue, Value, say};
use cas_page::page::shown::{AskAnswer, Phrases, Sentence, SentencePart};
use cas_words::text::{ByLanguage, Language};

/// The first of the characters that mark the places of variables. No text can contain one of them
/// ([`cas_words::text::is_unwanted`]).
const FIRST_PLACE: char = '\u{E000}';

/// Returns the phrases of a language.
pub(super) fn phrases(tongues: &ByLanguage<Tongue>, language: Language) -> Phrases {
    let say = |id| say(tongues, language, id, &[]);
    Phrases {
        part: phrase(tongues, language, "part", ["part", "parts"]),
        part_short: phrase(tongues, language, "part-short", ["part", "parts"]),
        goes_on: say("goes-on"),
        contact_short: say("contact-short"),
        too_small: say("too-small"),
        ask_answer: AskAnswer {
            needed: say("ask-answer"),
            optional: say("ask-answer-optional"),
            kept: say("ask-answer-kept"),
            kept_optional: say("ask-answer-kept-optional"),
        },
        ask_number: say("ask-number"),
        empty_line: phrase(tongues, language, "empty-line", ["label"]),
        not_understood: say("not-understood"),
        deleted: say("deleted"),
        space: say("space"),
        empty_field: say("empty-field"),
        pick: say("picker-how"),
        listen: say("listen-how"),
        counted: phrase(tongues, language, "counted", ["count"]),
        at_start: say("at-start"),
        at_end: say("at-end"),
        round_to_start: say("round-to-start"),
        round_to_end: say("round-to-end"),
    }
}

/// Returns a message with a place for each of its variables.
fn phrase<const PLACES: usize>(
    tongues: &ByLanguage<Tongue>,
    language: Language,
    id: &str,
    variables: [&str; PLACES],
) -> Sentence<PLACES> {
    let signs = (FIRST_PLACE..).map(String::from);
    let signs: Vec<String> = signs.take(PLACES).collect();
    let args = variables.iter().zip(&signs);
    let args: Vec<_> = args
        .map(|(name, sign)| (*name, Value::from(sign.as_str())))
        .collect();
    let text = say(tongues, language, id, &args);
    let mut pieces = Vec::new();
    for part in text
        .words
        .split_inclusive(|character| character >= FIRST_PLACE)
    {
        let place = signs.iter().position(|sign| part.ends_with(sign));
        let words = part.strip_suffix(|character| character >= FIRST_PLACE);
        pieces.push(SentencePart::Words(words.unwrap_or(part).to_owned()));
        pieces.extend(place.map(SentencePart::Place));
    }
    Sentence::new(text.language, pieces)
}
