//! What a request is for.

use chrono::{DateTime, FixedOffset};

use cas_setup::content::Content;
use cas_setup::content::activity::Activity;
use cas_setup::content::centre::Centre;
use cas_setup::content::fact::Line;
use cas_setup::content::service::Ask;
use cas_words::id::Id;

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
