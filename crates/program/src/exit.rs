//! The exit of a program, for whoever started it: a shell, a timer, a supervisor.

use std::process::ExitCode;

/// The exit of a program. Whatever there is to say of it has been said by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It did what it was asked to do.
    Well,
    /// It failed while it ran, or something needs a person.
    Failed,
    /// Arguments, keys, configuration or content are at fault, so that it would be no better later.
    AtFault,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Well => 0,
            Exit::Failed => 1,
            Exit::AtFault => 2,
        })
    }
}
