//! What has the focus on a page, whatever stops it will have.

/// What has the focus on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    /// What the screen thinks best.
    Initial,
    /// The stop with this index.
    Stop(usize),
    /// The control with this index among the controls.
    Control(usize),
    /// The problem.
    Problem,
    /// The line under edit.
    Field,
}

impl Focus {
    /// The same stop after one above it, a problem that no longer holds, has gone.
    pub(crate) fn moved_up(self) -> Self {
        match self {
            Self::Stop(stop) => Self::Stop(stop.saturating_sub(1)),
            other => other,
        }
    }
}
