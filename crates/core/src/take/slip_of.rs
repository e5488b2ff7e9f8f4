//! What there are slips of.

use crate::ask::progress::Receipt;
use cas_schedule::Meeting;
use cas_setup::catalogue::Target;
use cas_setup::content::activity::Activity;
use cas_setup::content::article::Article;
use cas_setup::content::centre::Centre;
use cas_setup::content::service::Service;
use cas_words::id::Id;

/// The page that a visitor takes home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlipOf {
    /// The card of a centre.
    Centre(Id<Centre>),
    /// The card of an activity.
    Activity(Id<Activity>),
    /// The card of a meeting.
    Meeting(Meeting<Id<Activity>>),
    /// A service.
    Service(Id<Service>),
    /// An article.
    Article(Id<Article>),
    /// The receipt of a request.
    Receipt(Box<Receipt>),
}

impl SlipOf {
    /// Returns what can be taken home of a target.
    #[must_use]
    pub fn target(target: Target) -> Option<Self> {
        match target {
            Target::Centre(id) => Some(Self::Centre(id)),
            Target::Activity(id) => Some(Self::Activity(id)),
            Target::Service(id) => Some(Self::Service(id)),
            Target::Article(id) => Some(Self::Article(id)),
            Target::Emergency
            | Target::Entry(_)
            | Target::Weekday(_)
            | Target::District(_)
            | Target::Kind(_)
            | Target::Group(_) => None,
        }
    }
}
