//! The line under edit, of a question or of the search. It is written with the keyboard, with the
//! picker, or as a whole line.

use crate::focus::Focus;
use cas_form::form::answer::{Problem, too_long};
use cas_form::form::editor::{Editor, Full};
use cas_page::page::{Edit, LineFault};
use cas_words::private_debug;

/// An event for the line under edit, from the keyboard or from the picker.
#[derive(Clone, PartialEq, Eq)]
pub enum Writing {
    /// The line changes.
    Edit(Edit),
    /// A whole line is the answer, or the reason why it could not be accepted.
    Answer(Result<String, LineFault>),
    /// The picker is opened.
    Open,
    /// A letter is chosen in the picker.
    Pick(String),
    /// The last letter is deleted in the picker.
    Erase,
    /// Moves along a row of the picker, to this column of the grid.
    Slide(usize),
    /// The picker shows these letters.
    Show(Sheet),
    /// Goes from the line to the tool of the picker at this column of the grid.
    ToTool(usize),
    /// The visitor has finished the line.
    Done,
}

// This message has words of a visitor.
private_debug!(Writing);

/// The letters that the picker shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Digits and signs, to which the visitor came from the letters of this language.
    Digits(usize),
    /// The letters of the language that is so many after the visitor's own.
    Letters(usize),
}

/// The position of the visitor in the picker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Picker {
    /// The column of the grid, kept from row to row.
    pub(crate) column: usize,
    /// The letters that it shows. `None`: those that a line of this kind begins with.
    pub(crate) sheet: Option<Sheet>,
    /// True if the picker was open already when the question was asked. Then its page tells the
    /// whole question, because nothing else does.
    pub(crate) is_asking: bool,
    /// True if the last letter came from the keyboard. Then Enter in the line goes on, as it does without
    /// the picker.
    pub(crate) is_typed: bool,
}

impl Writing {
    /// Returns whether the picker is open for the next line too: it is if the last letter was picked. The
    /// line under edit keeps it in any case: a visitor with a keyboard may pick a letter that it lacks.
    /// `None` if this changes nothing.
    pub(crate) fn keeps_picker(&self) -> Option<bool> {
        match self {
            Self::Open | Self::Pick(_) => Some(true),
            Self::Edit(Edit::Insert(_) | Edit::Unreadable) | Self::Answer(_) => Some(false),
            _ => None,
        }
    }
}

/// The state of a line, without its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct UnderEdit {
    /// The picker, if it is open.
    pub(crate) picker: Option<Picker>,
    /// True if the picker was open and is closed again.
    pub(crate) has_picked: bool,
    /// The reason why the line was not accepted.
    pub(crate) problem: Option<Problem>,
    /// The number of problems so far.
    pub(crate) attempt: u32,
}

/// The result of writing in a line.
pub(crate) enum Written {
    /// The visitor has finished the line.
    Whole,
    /// The line is still being written. The focus moves here, if given.
    Further(Option<Focus>),
    /// The line was not accepted. The problem gives the reason.
    Refused,
}

impl UnderEdit {
    /// Writes in a line of at most `limit` graphemes. `pick` adds letters of the picker to it.
    pub(crate) fn write(
        &mut self,
        text: &mut Editor,
        writing: Writing,
        limit: usize,
        pick: impl FnOnce(&mut Editor, &str) -> Result<(), Full>,
    ) -> Written {
        let mut focus = None;
        let mut is_whole = false;
        if let (Some(picker), Some(picks)) = (&mut self.picker, writing.keeps_picker()) {
            picker.is_typed = !picks;
        }
        let written = match writing {
            Writing::Edit(change) => {
                // Enter on a letter would pick it, and whoever types means the line. To delete the last
                // letter again and again, one stays on the tool or the letter.
                let is_typed = matches!(change, Edit::Insert(_) | Edit::Unreadable);
                focus = (is_typed || self.picker.is_none()).then_some(Focus::Field);
                edit(text, change, limit)
            }
            Writing::Erase => {
                text.backspace();
                Ok(())
            }
            Writing::Answer(line) => {
                self.picker = None;
                is_whole = true;
                replace(text, line, limit)
            }
            Writing::Pick(letters) => {
                let picked = pick(text, &letters);
                picked.map_err(|Full| Problem::Full { limit })
            }
            writing => {
                is_whole = writing == Writing::Done;
                focus = match writing {
                    Writing::Open | Writing::Show(_) => Some(Focus::Initial),
                    Writing::ToTool(_) => Some(Focus::Tools),
                    _ => None,
                };
                self.work_picker(&writing);
                Ok(())
            }
        };
        match written {
            Ok(()) if is_whole => Written::Whole,
            Ok(()) => {
                self.measure(text, limit);
                Written::Further(focus)
            }
            Err(problem) => {
                self.refuse(problem);
                Written::Refused
            }
        }
    }

    /// Refuses the line, with this problem.
    pub(crate) fn refuse(&mut self, problem: Problem) {
        self.problem = Some(problem);
        self.attempt += 1;
    }

    /// Closes the picker. Returns false if none is open, so that Back does something else.
    pub(crate) fn close_picker(&mut self) -> bool {
        let was_open = self.picker.take().is_some();
        self.has_picked |= was_open;
        was_open
    }

    fn work_picker(&mut self, writing: &Writing) {
        match (writing, &mut self.picker) {
            (Writing::Open, picker) => {
                *picker = Some(Picker::default());
                self.problem = None;
            }
            (Writing::Show(sheet), Some(picker)) => {
                picker.sheet = Some(*sheet);
                picker.column = 0;
            }
            (Writing::Slide(column) | Writing::ToTool(column), Some(picker)) => {
                picker.column = *column;
            }
            _ => {}
        }
    }

    /// Updates by how much the line is too long. All other checks come when the visitor goes on.
    fn measure(&mut self, text: &Editor, limit: usize) {
        if let Some(Problem::TooLong { .. } | Problem::Full { .. }) = self.problem {
            self.problem = too_long(text.text(), limit);
        }
    }
}

/// Changes a line.
///
/// # Errors
/// The reason why it could not be changed.
fn edit(line: &mut Editor, change: Edit, limit: usize) -> Result<(), Problem> {
    match change {
        Edit::Unreadable => {
            return Err(match line.lose() {
                Ok(()) => Problem::Unreadable,
                Err(Full) => Problem::Full { limit },
            });
        }
        Edit::Insert(character) => {
            return line
                .insert(character)
                .map_err(|Full| Problem::Full { limit });
        }
        Edit::Backspace => line.backspace(),
        Edit::Delete => line.delete(),
        Edit::Left => line.left(),
        Edit::Right => line.right(),
        Edit::Home => line.home(),
        Edit::End => line.end(),
    }
    Ok(())
}

/// Replaces the line by a whole new one.
///
/// # Errors
/// The reason why the new line was not accepted. The old line then stays.
fn replace(line: &mut Editor, by: Result<String, LineFault>, limit: usize) -> Result<(), Problem> {
    match by {
        Ok(words) => line.replace(&words).map_err(|Full| Problem::Full { limit }),
        Err(LineFault::TooLong) => Err(Problem::Full { limit }),
        Err(LineFault::Unreadable) => Err(Problem::Unreadable),
        // Nothing was written.
        Err(LineFault::NoWords) => Ok(()),
    }
}
