//! The aim of a request: the thing that it is for.

use chrono::{DateTime, FixedOffset};

use cas_setup::content::Content;
use cas_setup::content::activity::Activity;
use cas_setup::content::centre::Centre;
use cas_setup::content::fact::Line;
use cas_setup::content::service::Ask;
use cas_words::id::Id;

/// The aim of a request: the thing that it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// The way to ask for the service.
    pub ask: Id<Ask>,
    /// The subject of the request.
    pub(crate) subject: Subject,
}

impl Aim {
    /// An aim with a service and no other subject.
    #[must_use]
    pub fn of(ask: Id<Ask>) -> Self {
        Self {
            ask,
            subject: Subject::Service,
        }
    }

    /// The phone numbers to call about it.
    pub(crate) fn lines(self, content: &Content) -> &[Line] {
        &content.services[content.service_of(self.ask)].lines
    }
}

/// The subject of a request, besides its service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// No other subject.
    Service,
    /// A centre.
    Centre(Id<Centre>),
    /// An activity, beginning with one of its meetings.
    Activity {
        /// The activity.
        activity: Id<Activity>,
        /// The start of that meeting, if it is known when the activity meets.
        start: Option<DateTime<FixedOffset>>,
    },
}
