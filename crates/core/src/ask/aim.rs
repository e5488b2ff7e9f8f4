//! The aim of a request: the service and the subject that it is for.

use chrono::{DateTime, FixedOffset};

use cas_setup::content::Content;
use cas_setup::content::activity::Activity;
use cas_setup::content::centre::Centre;
use cas_setup::content::fact::Line;
use cas_setup::content::service::Ask;
use cas_setup::receiver::Receiver;
use cas_setup::setup::Setup;
use cas_words::id::Id;

/// The aim of a request: the service and the subject that it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// The request form of the service.
    pub ask: Id<Ask>,
    /// The subject of the request.
    pub(crate) subject: Subject,
}

impl Aim {
    /// Makes an aim with a service and no other subject.
    #[must_use]
    pub fn of(ask: Id<Ask>) -> Self {
        Self {
            ask,
            subject: Subject::Service,
        }
    }

    /// Returns the centre that it is about, if it is about one.
    pub(crate) fn centre(self, content: &Content) -> Option<Id<Centre>> {
        match self.subject {
            Subject::Service => None,
            Subject::Centre(centre) => Some(centre),
            Subject::Activity { activity, .. } => Some(content.centre_of(activity)),
        }
    }

    /// Returns the centre to call about it, if it is about one that has a number.
    pub(crate) fn centre_to_call(self, content: &Content) -> Option<Id<Centre>> {
        let centre = self.centre(content);
        centre.filter(|id| !content.centres[*id].phones.is_empty())
    }

    /// Returns who receives the request.
    #[must_use]
    pub fn receiver(self, setup: &Setup) -> Receiver {
        let content = &setup.content;
        let centre = self
            .centre(content)
            .map(|id| content.centres[id].id.as_str());
        setup.receiver(&content.asks[self.ask].office, centre)
    }

    /// True if others should not see that somebody asks for it.
    pub(crate) fn is_sensitive(self, content: &Content) -> bool {
        content.services[content.service_of(self.ask)].sensitive
    }

    /// Returns the phone numbers to call about its service. If there is a centre to call, that comes before them.
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
    /// An activity, from one of its meetings on.
    Activity {
        /// The activity.
        activity: Id<Activity>,
        /// The start of that meeting, if the times of the activity are known.
        start: Option<DateTime<FixedOffset>>,
    },
}
