//! The screens, and what every page of one has besides what the screen says.

use super::ask::aim::{Aim, Subject};
use super::ask::progress::{Asked, Inquiry, Receipt, Review};
use super::find::filter::{Filter, List};
use super::find::list::Slice;
use cas_form::form::Question;
use cas_schedule::Meeting;
use cas_setup::catalogue::Target;
use cas_setup::content::Content;
use cas_setup::content::activity::Activity;
use cas_setup::content::article::Article;
use cas_setup::content::centre::Centre;
use cas_setup::content::service::Service;
use cas_setup::content::site::{Entry, Group, Site};
use cas_words::id::Id;

/// A screen with its own state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// What the kiosk offers.
    Home,
    /// The ways to look for an activity.
    Activities,
    /// The kinds of activity.
    Kinds,
    /// The days of the week, to look for an activity.
    Weekdays,
    /// The districts, to look for an activity.
    ActivityDistricts,
    /// Meetings, without so many before them.
    Meetings(Filter, usize),
    /// The card of a meeting.
    Meeting(Meeting<Id<Activity>>),
    /// The card of an activity.
    Activity(Id<Activity>),
    /// The ways to look for a centre.
    WaysToCentres,
    /// The districts, to look for a centre.
    Districts,
    /// A list of centres, or a part of one.
    Centres(List, Slice),
    /// The card of a centre.
    Centre(Id<Centre>),
    /// The groups of services.
    Services,
    /// The services of a group.
    Group(Id<Group>),
    /// A service.
    Service(Id<Service>),
    /// The articles.
    Information,
    /// An article.
    Article(Id<Article>),
    /// The search.
    Search,
    /// What was found.
    Found,
    /// Whether the service is meant for the visitor; the answers so far stand nowhere else.
    Eligible(Inquiry),
    /// Requests cannot be taken just now.
    Unavailable(Aim),
    /// That a request is only a trial.
    Trial(Aim),
    /// Whether to begin this request while another one is unsent.
    Unfinished(Aim),
    /// The whole privacy notice.
    Privacy,
    /// The receipt of a request.
    Receipt(Receipt),
    /// The requests of this visit.
    Requests,
    /// Whether to leave with a request unsent.
    Leaving,
    /// That the emergency number has to be called by phone.
    Emergency,
    /// Help and settings.
    Help,
    /// The settings of the voice.
    Voice,
    /// The settings of keys and time.
    Keys,
    /// What others may hear of what is written.
    Aloud,
    /// Whom to call instead of writing.
    ByPhone,
}

/// A screen of the form of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FormScreen {
    /// Whether the request is for the person who has sent one before.
    ForWhom,
    /// Whether what an earlier request said to these questions still holds.
    Known(Vec<Id<Question>>),
    /// A question.
    Question(Asked),
    /// The answers, to be checked and sent.
    Answers(Review),
    /// Nobody knows whether the request is stored, after this many attempts.
    Doubtful(u32),
}

/// What a page has besides what its screen says.
#[derive(Clone, Copy)]
pub(crate) struct Manners {
    /// Whether Back stands on it. The key leads back from every page.
    pub(crate) back: bool,
    pub(crate) help: HelpBy,
    /// Whether "I have finished" stands on it, below what the screen says. The key ends every visit.
    pub(crate) finish: bool,
    /// Whether a number may be typed: wherever nothing is being written or decided.
    pub(crate) numbers: bool,
}

/// How Help is reached from a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum HelpBy {
    /// By a control below what the screen says, and by its key.
    Control,
    /// By its key; among what the screen offers it stands already.
    Key,
    /// This is Help.
    Here,
}

/// A page to read or to choose on.
const READING: Manners = Manners {
    back: true,
    help: HelpBy::Control,
    finish: true,
    numbers: true,
};

/// A page where something is written or decided.
const WRITING: Manners = Manners {
    numbers: false,
    ..READING
};

impl Screen {
    /// Where a number or a found word leads.
    pub(crate) fn of(target: Target) -> Self {
        match target {
            Target::Emergency => Self::Emergency,
            Target::Entry(entry) => Self::of_entry(entry),
            Target::District(district) => Self::Centres(List::District(district), Slice::WHOLE),
            Target::Centre(centre) => Self::Centre(centre),
            Target::Kind(kind) => Self::Meetings(Filter::Kind(kind), 0),
            Target::Activity(activity) => Self::Activity(activity),
            Target::Group(group) => Self::Group(group),
            Target::Service(service) => Self::Service(service),
            Target::Article(article) => Self::Article(article),
        }
    }

    fn of_entry(entry: Entry) -> Self {
        match entry {
            Entry::Activities => Self::Activities,
            Entry::Today => Self::Meetings(Filter::Today, 0),
            Entry::Centres => Self::WaysToCentres,
            Entry::AllCentres => Self::Centres(List::All, Slice::WHOLE),
            Entry::Services => Self::Services,
            Entry::Information => Self::Information,
            Entry::Search => Self::Search,
            Entry::Settings => Self::Help,
        }
    }

    /// Where a request can be asked for.
    pub(crate) fn of_aim(aim: Aim, content: &Content) -> Self {
        match aim.subject {
            Subject::Service => Self::Service(content.service_of(aim.ask)),
            Subject::Centre(centre) => Self::Centre(centre),
            Subject::Activity { activity, .. } => Self::Activity(activity),
        }
    }

    /// What every page of this screen has.
    pub(crate) fn manners(&self, site: &Site) -> Manners {
        match self {
            Self::Home => Manners {
                back: false,
                help: if site.home.contains(&Entry::Settings) {
                    HelpBy::Key
                } else {
                    HelpBy::Control
                },
                ..READING
            },
            Self::Help => Manners {
                help: HelpBy::Here,
                ..READING
            },
            // Its own "I have finished" comes first.
            Self::Receipt(_) => Manners {
                back: false,
                finish: false,
                ..READING
            },
            // Each of its answers is one of the two.
            Self::Leaving => Manners {
                back: false,
                finish: false,
                ..WRITING
            },
            Self::Search | Self::Unfinished(_) | Self::Aloud => WRITING,
            Self::Activities
            | Self::Kinds
            | Self::Weekdays
            | Self::ActivityDistricts
            | Self::Meetings(..)
            | Self::Meeting(_)
            | Self::Activity(_)
            | Self::WaysToCentres
            | Self::Districts
            | Self::Centres(..)
            | Self::Centre(_)
            | Self::Services
            | Self::Group(_)
            | Self::Service(_)
            | Self::Information
            | Self::Article(_)
            | Self::Found
            | Self::Eligible(_)
            | Self::Unavailable(_)
            | Self::Trial(_)
            | Self::Privacy
            | Self::Requests
            | Self::Emergency
            | Self::Voice
            | Self::Keys
            | Self::ByPhone => READING,
        }
    }

    /// Whether it tells of a request that was sent: perhaps somebody else stands here by now.
    pub(crate) fn is_private(&self) -> bool {
        matches!(self, Self::Receipt(_) | Self::Requests)
    }
}

impl FormScreen {
    /// What every page of this screen has.
    pub(crate) fn manners(&self) -> Manners {
        match self {
            Self::ForWhom | Self::Known(_) | Self::Question(_) | Self::Answers(_) => WRITING,
            Self::Doubtful(_) => READING,
        }
    }
}
