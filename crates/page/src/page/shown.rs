//! A page as a surface gets it: with its look and its voice, and with the words that only a surface needs.

use std::sync::Arc;

use super::{Key, Page};
use crate::look::Look;
use crate::voice::Voice;
use cas_words::text::{Language, Text};

/// A page, with its look and its voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<M> {
    /// The content.
    pub page: Page<M>,
    /// The look, for a surface that has one.
    pub look: Look,
    /// The voice.
    pub voice: Voice,
    /// True if the voice may say a visitor's own words. Otherwise it only counts their letters.
    pub names_private: bool,
    /// Words that surfaces add, in the language of the page.
    pub phrases: Arc<Phrases>,
}

/// Words that a surface adds to a page, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrases {
    /// "Part 2 of 3": the part, and the number of parts.
    pub part: Sentence<2>,
    /// "2/3": the same in few letters.
    pub part_short: Sentence<2>,
    /// "↓ more": the page goes on in another part.
    pub goes_on: Text,
    /// The label of the numbers to call, in few letters.
    pub contact_short: Text,
    /// The message that the screen is smaller than the smallest that works.
    pub too_small: Text,
    /// The request for a line on a page with a field.
    pub ask_answer: AskAnswer,
    /// The request for a line on every other page.
    pub ask_number: Text,
    /// "Enter alone: Back": the label of the control that an empty line takes.
    pub empty_line: Sentence<1>,
    /// The advice for a line that was not understood.
    pub not_understood: Text,
    /// The word that is said before a deleted letter.
    pub deleted: Text,
    /// The name of the space character.
    pub space: Text,
    /// The words that are said for an empty field.
    pub empty_field: Text,
    /// The hint how to fill in a line without letters on the keyboard.
    pub pick: Text,
    /// The hint how to make the voice repeat.
    pub listen: Text,
    /// "Characters: 5": the words that are said in place of a visitor's own words, if others must not
    /// hear these.
    pub counted: Sentence<1>,
    /// The words that are said when there is nothing before the focus.
    pub at_start: Text,
    /// The words that are said when there is nothing after the focus.
    pub at_end: Text,
    /// The words that are said when the focus has gone from the last stop to the first.
    pub round_to_start: Text,
    /// The words that are said when the focus has gone from the first stop to the last.
    pub round_to_end: Text,
}

/// The request for a line that is an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskAnswer {
    /// Asks for an answer.
    pub needed: Text,
    /// Asks for an answer, or a sign that there is none.
    pub optional: Text,
    /// Asks for an answer, or an empty line to keep the text in the field.
    pub kept: Text,
    /// Asks for an answer, a sign that there is none, or an empty line to keep the text in the field.
    pub kept_optional: Text,
}

/// A sentence with this number of places for other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence<const PLACES: usize> {
    language: Language,
    pieces: Vec<SentencePart>,
}

/// A part of a [`Sentence`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SentencePart {
    /// Words as they are.
    Words(String),
    /// A place for other words, by its number from 0.
    Place(usize),
}

impl<const PLACES: usize> Sentence<PLACES> {
    /// Creates a sentence of these parts.
    #[must_use]
    pub fn new(language: Language, pieces: Vec<SentencePart>) -> Self {
        Self { language, pieces }
    }

    /// Returns the sentence with these words put in.
    #[must_use]
    pub fn with(&self, words: [&str; PLACES]) -> Text {
        let pieces = self.pieces.iter().map(|piece| match piece {
            SentencePart::Words(words) => words.as_str(),
            SentencePart::Place(place) => words.get(*place).copied().unwrap_or_default(),
        });
        Text::new(self.language, pieces.collect::<String>())
    }
}

impl<M> Shown<M> {
    /// Returns the request for a line that is an answer.
    #[must_use]
    pub fn ask_answer(&self) -> &Text {
        let ask = &self.phrases.ask_answer;
        match (self.page.is_kept, self.page.mapped(Key::Skip).is_some()) {
            (false, false) => &ask.needed,
            (false, true) => &ask.optional,
            (true, false) => &ask.kept,
            (true, true) => &ask.kept_optional,
        }
    }
}
