//! What a request is for.

use chrono::{DateTime, FixedOffset};

use crate::content::Content;
use crate::content::activity::Activity;
use crate::content::centre::Centre;
use crate::content::fact::Line;
use crate::content::service::Ask;
use crate::id::Id;

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// How it is asked for.
    pub ask: Id<Ask>,
    /// What it is about.
    pub(crate) subject: Subject,
}

impl Aim {
    /// A service and nothing else.
    #[must_use]
    pub fn of(ask: Id<Ask>) -> Self {
        Self {
            ask,
            subject: Subject::Service,
        }
    }

    /// Whom to call about it.
    pub(crate) fn lines(self, content: &Content) -> &[Line] {
        &content.services[content.service_of(self.ask)].lines
    }
}

/// What a request is about besides its service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Nothing else.
    Service,
    /// A centre.
    Centre(Id<Centre>),
    /// An activity, from one of its meetings on.
    Activity {
        /// Which one.
        activity: Id<Activity>,
        /// When the meeting begins, if anybody knows when it meets.
        start: Option<DateTime<FixedOffset>>,
    },
}
