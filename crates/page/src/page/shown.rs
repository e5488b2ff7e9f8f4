//! A page as it goes to a surface: with how it is to look and to sound, and with the words for what only
//! a surface knows.

use std::sync::Arc;

use super::{Key, Page};
use crate::look::Look;
use crate::voice::Voice;
use cas_words::text::{Language, Text};

/// A page, and how it is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<M> {
    /// What it says and offers.
    pub page: Page<M>,
    /// How a surface that has a look shows it.
    pub look: Look,
    /// How a voice says it.
    pub voice: Voice,
    /// Whether the voice may say a visitor's own words, or only count their letters.
    pub names_private: bool,
    /// Words for what surfaces add, in the language of the page.
    pub phrases: Arc<Phrases>,
}

/// Words for what a surface adds to a page, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrases {
    /// "Part 2 of 3": the part, and how many there are.
    pub part: Template<2>,
    /// That the screen is smaller than the smallest that works.
    pub too_small: Text,
    /// What a line-by-line surface asks for on a page with a field.
    pub ask_answer: AskAnswer,
    /// What a line-by-line surface asks for on every other page.
    pub ask_number: Text,
    /// "Enter alone: Back": the label of what an empty line does.
    pub empty_line: Template<1>,
    /// What to do when the line was not understood.
    pub not_understood: Text,
    /// What is said when a letter has been deleted, before the letter.
    pub deleted: Text,
    /// The name of the space character.
    pub space: Text,
    /// What is said of a field with nothing in it.
    pub empty_field: Text,
    /// How a line is filled in without letters on the keyboard.
    pub pick: Text,
    /// How a voice is made to repeat.
    pub listen: Text,
    /// "Characters: 5": what is said in place of a visitor's own words that others must not hear.
    pub counted: Template<1>,
    /// What is said when there is nothing before the focus.
    pub at_start: Text,
    /// What is said when there is nothing after the focus.
    pub at_end: Text,
}

/// What is asked for where a line is an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskAnswer {
    /// An answer.
    pub needed: Text,
    /// An answer, or a sign that there is none.
    pub optional: Text,
    /// An answer, or nothing for the one that stands there.
    pub kept: Text,
    /// Any of these.
    pub kept_optional: Text,
}

/// Words with so many places where others are put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template<const PLACES: usize> {
    language: Language,
    pieces: Vec<TemplatePart>,
}

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplatePart {
    /// Words as they are.
    Words(String),
    /// The place of what is put in, by its number from 0.
    Place(usize),
}

impl<const PLACES: usize> Template<PLACES> {
    /// A phrase of these pieces.
    #[must_use]
    pub fn new(language: Language, pieces: Vec<TemplatePart>) -> Self {
        Self { language, pieces }
    }

    /// The phrase with these words put in.
    #[must_use]
    pub fn with(&self, words: [&str; PLACES]) -> Text {
        let pieces = self.pieces.iter().map(|piece| match piece {
            TemplatePart::Words(words) => words.as_str(),
            TemplatePart::Place(place) => words.get(*place).copied().unwrap_or_default(),
        });
        Text::new(self.language, pieces.collect::<String>())
    }
}

impl<M> Shown<M> {
    /// What is asked for where a line is an answer.
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
