//! A finding: what a check has found, and what to do.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use serde::Serialize;

use super::machine::Unread;
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::text::Language;

/// The columns of a mark and of the name of a check, so that the lines stand under each other.
const MARK_COLUMNS: usize = 12;
const NAME_COLUMNS: usize = 18;

/// What one check has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The name of the check, which stays the same in all languages and in later versions.
    pub check: &'static str,
    /// What it comes to.
    pub state: State,
    /// What was found, or what is asked.
    pub found: Told,
    /// What to do, if there is something to do.
    pub todo: Option<Told>,
}

/// What a finding comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// All is well.
    Ok,
    /// Somebody has to mend something.
    ToMend,
    /// This program has no way to know it.
    CannotKnow,
    /// Only root may look.
    NeedsRoot,
    /// There is nothing of this kind on this machine.
    NotHere,
    /// Only a person can look.
    ToAsk,
}

/// A finding in the words of one language, for programs.
#[derive(Serialize)]
pub struct JsonFinding {
    check: &'static str,
    state: State,
    found: String,
    todo: Option<String>,
}

impl Finding {
    /// All is well.
    #[must_use]
    pub fn ok(check: &'static str, found: Told) -> Self {
        Self::of(check, State::Ok, found, None)
    }

    /// Somebody has to mend something.
    #[must_use]
    pub fn mend(check: &'static str, found: Told, todo: Told) -> Self {
        Self::of(check, State::ToMend, found, Some(todo))
    }

    /// It is not known, with how it can be known.
    #[must_use]
    pub fn unknown(check: &'static str, found: Told, todo: Told) -> Self {
        Self::of(check, State::CannotKnow, found, Some(todo))
    }

    /// There is nothing of this kind here.
    #[must_use]
    pub fn not_here(check: &'static str) -> Self {
        Self::of(check, State::NotHere, told!("doctor-not-here"), None)
    }

    /// A question to a person.
    #[must_use]
    pub fn ask(check: &'static str, question: Told) -> Self {
        Self::of(check, State::ToAsk, question, None)
    }

    /// Something could not be read that the check is about.
    #[must_use]
    pub fn unread(check: &'static str, what: &str, unread: &Unread) -> Self {
        match unread {
            Unread::Denied => Self::of(
                check,
                State::NeedsRoot,
                told!("doctor-denied", what),
                Some(told!("doctor-as-root")),
            ),
            Unread::Absent => Self::unknown(
                check,
                told!("doctor-absent", what),
                told!("doctor-look-yourself"),
            ),
            Unread::Failed(why) => Self::unknown(
                check,
                told!("doctor-unread", what, why),
                told!("doctor-look-yourself"),
            ),
        }
    }

    fn of(check: &'static str, state: State, found: Told, todo: Option<Told>) -> Self {
        Self {
            check,
            state,
            found,
            todo,
        }
    }

    /// Returns it as one line.
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        let mark = self.state.mark().in_language(language);
        let found = self.found.in_language(language);
        let todo = self.todo.as_ref().map(|it| it.in_language(language));
        let todo = todo.map(|todo| format!(" {todo}")).unwrap_or_default();
        let check = self.check;
        format!("{mark:<MARK_COLUMNS$} {check:<NAME_COLUMNS$} {found}{todo}")
    }

    /// Returns it for programs.
    #[must_use]
    pub fn to_json(&self, language: Language) -> JsonFinding {
        JsonFinding {
            check: self.check,
            state: self.state,
            found: self.found.in_language(language),
            todo: self.todo.as_ref().map(|it| it.in_language(language)),
        }
    }
}

impl State {
    fn mark(self) -> Told {
        match self {
            Self::Ok => told!("doctor-mark-ok"),
            Self::ToMend => told!("doctor-mark-mend"),
            Self::CannotKnow => told!("doctor-mark-unknown"),
            Self::NeedsRoot => told!("doctor-mark-root"),
            Self::NotHere => told!("doctor-mark-not-here"),
            Self::ToAsk => told!("doctor-mark-ask"),
        }
    }
}
