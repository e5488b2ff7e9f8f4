//! The exit of a program, for its caller: a shell, a timer, a supervisor.

use std::process::ExitCode;

/// The exit of a program. All messages about it have been printed before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It did what it was told to do.
    Well,
    /// It failed while it was running, or somebody has to do something.
    Failed,
    /// There is a fault in the arguments, the keys, the configuration or the content. Another try
    /// would fail too.
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
