//! A blank: the place on a form for one answer.
//!
//! The typed text and the ticks are kept when the visitor leaves the page. They become an answer
//! only when the visitor wants to go on.

use cas_words::private_debug;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::answer::{self, Answer, Problem, Rules};
use super::editor::{Editor, Full, TYPED_GRAPHEMES_MAX, capitalise};
use super::{AnswerForm, Choice, Question, QuestionKind};
use cas_words::id::Id;

/// The place on a form for the answer to one question.
#[derive(Clone, PartialEq, Eq)]
pub struct Blank {
    line: Editor,
    ticked: BTreeSet<Id<Choice>>,
    answer: Option<Answer>,
}

// The content of a blank is private, so it is not printed for debugging.
private_debug!(Blank);

impl Blank {
    /// Makes an empty blank.
    #[must_use]
    pub fn new(question: &Question) -> Self {
        let limit = question.kind.free_text().map_or(0, |_| TYPED_GRAPHEMES_MAX);
        Self {
            line: Editor::new(limit),
            ticked: BTreeSet::new(),
            answer: None,
        }
    }

    /// Returns the answer, if it has been given.
    #[must_use]
    pub fn answer(&self) -> Option<&Answer> {
        self.answer.as_ref()
    }

    /// True if nothing was typed, ticked or answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.line.text().is_empty() && self.ticked.is_empty() && self.answer.is_none()
    }

    /// Returns the line under edit.
    #[must_use]
    pub fn line(&self) -> &Editor {
        &self.line
    }

    /// Returns the line under edit, to change it.
    pub fn line_mut(&mut self) -> &mut Editor {
        &mut self.line
    }

    /// True if this option is ticked.
    #[must_use]
    pub fn is_ticked(&self, option: Id<Choice>) -> bool {
        self.ticked.contains(&option)
    }

    /// Ticks an option, or removes its tick.
    pub fn toggle(&mut self, option: Id<Choice>) {
        if !self.ticked.remove(&option) {
            self.ticked.insert(option);
        }
    }

    /// Takes this as the answer.
    pub fn give(&mut self, answer: Answer) {
        self.answer = Some(answer);
    }

    /// Takes the answer back. The text and the ticks stay, in case the question is asked again.
    pub fn withdraw(&mut self) {
        self.answer = None;
    }

    /// Makes an answer from the text or the ticks, on `today`.
    ///
    /// # Errors
    /// The problem in them. An earlier answer then stays.
    pub fn complete(
        &mut self,
        question: &Question,
        rules: &Rules<'_>,
        today: NaiveDate,
    ) -> Result<(), Problem> {
        if self.line.has_lost() {
            return Err(Problem::Unreadable);
        }
        let nothing = self.line.text().trim().is_empty() && self.ticked.is_empty();
        self.give(match question.kind.answer_form() {
            _ if question.optional && nothing => Answer::Skipped,
            AnswerForm::Several(_) if nothing => return Err(Problem::NothingChosen),
            AnswerForm::Several(options) => {
                let ticked = options.with_ids().filter(|(id, _)| self.is_ticked(*id));
                Answer::Choices(ticked.map(|(_, option)| option.id.clone()).collect())
            }
            AnswerForm::Written(_) | AnswerForm::One(_) | AnswerForm::Offered(_) => {
                answer::parse(&question.kind, rules, today, self.line.text())?
            }
        });
        Ok(())
    }
}

/// Adds letters of the picker to a line. The picker has no Shift key, so names get capitals here.
///
/// # Errors
/// [`Full`], for the first letter that does not fit.
pub fn pick(line: &mut Editor, letters: &str, kind: &QuestionKind) -> Result<(), Full> {
    let is_name = kind.free_text().is_some_and(|text| text.is_name);
    for letter in letters.chars() {
        let cased: String = if is_name {
            capitalise(line.before_cursor(), letter)
        } else {
            letter.to_lowercase().collect()
        };
        cased.chars().try_for_each(|letter| line.insert(letter))?;
    }
    Ok(())
}
