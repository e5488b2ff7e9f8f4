//! The screens, and the common parts of their pages.

use super::ask::aim::{Aim, Subject};
use super::ask::progress::{Asked, Inquiry, Occasion, Receipt};
use super::find::filter::{Filter, List};
use super::find::list::Slice;
use super::take::slip_of::SlipOf;
use cas_count::Reason;
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
    /// Home: the entries of the kiosk.
    Home,
    /// The ways to look for an activity.
    Activities,
    /// The kinds of activity.
    Kinds,
    /// The days of the week, to look for an activity.
    Weekdays,
    /// The districts, to look for an activity.
    ActivityDistricts,
    /// A list of meetings, without this number of meetings at its start.
    Meetings(Filter, usize),
    /// The card of a meeting.
    Meeting(Meeting<Id<Activity>>),
    /// The card of an activity.
    Activity(Id<Activity>),
    /// What is open now.
    OpenNow,
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
    /// More about a service.
    More(Id<Service>),
    /// The articles.
    Information,
    /// An article.
    Article(Id<Article>),
    /// The search.
    Search,
    /// The results of the search.
    Found,
    /// The questions about eligibility for a service. The answers so far are kept only here.
    Eligible(Inquiry),
    /// The page which says that requests cannot be taken now.
    Unavailable(Aim),
    /// The page which says that a request is only a trial.
    Trial(Aim),
    /// The question whether to begin this request while another one is unsent.
    Unfinished(Aim),
    /// The whole privacy notice.
    Privacy,
    /// The receipt of a request.
    Receipt(Receipt),
    /// The requests of this visit.
    Requests,
    /// The question whether to leave although a request is unsent.
    Leaving,
    /// The page which says that the emergency number has to be called by phone.
    Emergency,
    /// Help and settings.
    Help,
    /// What practice is, and its beginning.
    Practice,
    /// The settings of the voice.
    Voice,
    /// The settings of keys and time.
    Keys,
    /// The question who helps another person here.
    Helping,
    /// The question to a person who is helped whether they agree to that, before this request.
    Agreement(Aim),
    /// The question whether a page may be read aloud although others should not hear what it is about.
    Overheard,
    /// The question about what other people may hear of the written words.
    Aloud,
    /// The phone numbers to call instead of writing.
    ByPhone,
    /// The question what is wrong on a card.
    Correction(Target),
    /// The question whether to pass it on.
    Correcting(Target, Reason),
    /// The thanks for having told it.
    Corrected(Target, Reason),
    /// What somebody writes down to take it home.
    WriteDown(SlipOf),
    /// The same as a code for the camera of a phone.
    Code(SlipOf),
    /// A slip is being printed, or was.
    Printing(SlipOf),
}

/// A screen of the form of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FormScreen {
    /// The question whether the request is for the person who sent the earlier one.
    ForWhom,
    /// The question whether the answers to these questions from an earlier request are still true.
    Known(Vec<Id<Question>>),
    /// A question.
    Question(Asked),
    /// The question whether what was told in the eligibility questions is about the person who needs help.
    WhoseSituation(Occasion),
    /// The question whether to pass it on.
    Situation(Occasion),
    /// The answers, to be checked.
    Answers,
    /// The phone number among the answers, to be heard although others may hear it.
    Heard(Id<Question>),
    /// The question whether the visitor agrees to send them, after this many attempts that stored
    /// nothing.
    Consent(u32),
    /// The request is being stored.
    Saving,
    /// It is not known whether the request is stored, after this many attempts.
    Doubtful(u32),
}

/// The common parts of a page, which its screen does not describe.
#[derive(Clone, Copy)]
pub(crate) struct Manners {
    /// True if the page has a control for Back. The Back key works on every page.
    pub(crate) back: bool,
    pub(crate) help: HelpBy,
    /// True if the page has "I have finished" below its content. The key for it works on every
    /// page.
    pub(crate) finish: bool,
    /// True if a number may be typed: nothing is written or decided on the page.
    pub(crate) numbers: bool,
}

/// The way to Help from a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum HelpBy {
    /// A control below the content, and a key.
    Control,
    /// Only a key, because the content of the page already has an entry for Help.
    Key,
    /// This page is Help.
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

/// A page with an open letter picker. It has no other controls, so that the arrows go round in it.
pub(crate) const PICKING: Manners = Manners {
    back: false,
    help: HelpBy::Key,
    finish: false,
    numbers: false,
};

impl Screen {
    /// Returns the screen of a target.
    pub(crate) fn of(target: Target) -> Self {
        match target {
            Target::Emergency => Self::Emergency,
            Target::Entry(entry) => Self::of_entry(entry),
            Target::Weekday(day) => Self::Meetings(Filter::Weekday(day), 0),
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
            Entry::OpenNow => Self::OpenNow,
            Entry::Centres => Self::WaysToCentres,
            Entry::AllCentres => Self::Centres(List::All, Slice::WHOLE),
            Entry::Services => Self::Services,
            Entry::Information => Self::Information,
            Entry::Search => Self::Search,
            Entry::Settings => Self::Help,
        }
    }

    /// Returns the screen on which a visitor can ask for this.
    pub(crate) fn of_aim(aim: Aim, content: &Content) -> Self {
        match aim.subject {
            Subject::Service => Self::Service(content.service_of(aim.ask)),
            Subject::Centre(centre) => Self::Centre(centre),
            Subject::Activity { activity, .. } => Self::Activity(activity),
        }
    }

    /// Returns the common parts that every page of this screen has.
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
            // The first control of its content is already "I have finished".
            Self::Receipt(_) => Manners {
                back: false,
                finish: false,
                ..READING
            },
            // Each of its answers means going back or finishing.
            Self::Leaving => Manners {
                back: false,
                finish: false,
                ..WRITING
            },
            Self::Search
            | Self::Unfinished(_)
            | Self::Agreement(_)
            | Self::Overheard
            | Self::Aloud => WRITING,
            Self::Activities
            | Self::Kinds
            | Self::Weekdays
            | Self::ActivityDistricts
            | Self::Meetings(..)
            | Self::Meeting(_)
            | Self::Activity(_)
            | Self::OpenNow
            | Self::WaysToCentres
            | Self::Districts
            | Self::Centres(..)
            | Self::Centre(_)
            | Self::Services
            | Self::Group(_)
            | Self::Service(_)
            | Self::More(_)
            | Self::Information
            | Self::Article(_)
            | Self::Found
            | Self::Eligible(_)
            | Self::Unavailable(_)
            | Self::Trial(_)
            | Self::Privacy
            | Self::Requests
            | Self::Emergency
            | Self::Practice
            | Self::Voice
            | Self::Keys
            | Self::Helping
            | Self::ByPhone
            | Self::Correction(_)
            | Self::Correcting(..)
            | Self::Corrected(..)
            | Self::WriteDown(_)
            | Self::Code(_)
            | Self::Printing(_) => READING,
        }
    }

    /// Returns what can be taken home from it.
    pub(crate) fn slip(&self, content: &Content) -> Option<SlipOf> {
        match self {
            Self::Centre(id) => Some(SlipOf::Centre(*id)),
            Self::Activity(id) => Some(SlipOf::Activity(*id)),
            Self::Meeting(meeting) => Some(SlipOf::Meeting(*meeting)),
            Self::Service(id) => Some(SlipOf::Service(*id)),
            Self::Article(id) => Some(SlipOf::Article(*id)),
            Self::Receipt(receipt) => Some(SlipOf::Receipt(Box::new(receipt.clone()))),
            Self::Eligible(inquiry) if inquiry.leads_to_call(content) => {
                to_ring(content, inquiry.service)
            }
            Self::Unavailable(aim) => to_ring(content, content.service_of(aim.ask)),
            _ => None,
        }
    }

    /// Returns what it is the card of, on which something may be found wrong.
    pub(crate) fn card(&self) -> Option<Target> {
        match self {
            Self::Centre(id) => Some(Target::Centre(*id)),
            Self::Activity(id) => Some(Target::Activity(*id)),
            Self::Meeting(meeting) => Some(Target::Activity(meeting.series)),
            Self::Service(id) => Some(Target::Service(*id)),
            Self::Article(id) => Some(Target::Article(*id)),
            _ => None,
        }
    }

    /// True if it is about something that others should not see or hear.
    pub(crate) fn is_sensitive(&self, content: &Content) -> bool {
        match self {
            Self::Service(id) | Self::More(id) => content.services[*id].sensitive,
            Self::Eligible(inquiry) => content.services[inquiry.service].sensitive,
            Self::Article(id) => content.articles[*id].sensitive,
            Self::Trial(aim) | Self::Unavailable(aim) => aim.is_sensitive(content),
            Self::Receipt(receipt) => receipt.aim.is_sensitive(content),
            _ => false,
        }
    }

    /// True if it shows a request that was sent. Another person may be at the kiosk by now.
    pub(crate) fn is_private(&self) -> bool {
        match self {
            Self::Receipt(_) | Self::Requests => true,
            Self::WriteDown(of) | Self::Code(of) | Self::Printing(of) => {
                matches!(of, SlipOf::Receipt(_))
            }
            _ => false,
        }
    }
}

/// Returns what is taken home from a page which says to call about a service: its numbers, and nothing of what was answered
/// there.
fn to_ring(content: &Content, service: Id<Service>) -> Option<SlipOf> {
    let has_lines = !content.services[service].lines.is_empty();
    has_lines.then_some(SlipOf::Service(service))
}

impl FormScreen {
    /// Returns the common parts that every page of this screen has.
    pub(crate) fn manners(&self) -> Manners {
        match self {
            Self::Question(Asked { line, .. }) if line.picker.is_some() => PICKING,
            Self::ForWhom
            | Self::Known(_)
            | Self::Question(_)
            | Self::WhoseSituation(_)
            | Self::Situation(_)
            | Self::Answers
            | Self::Heard(_)
            | Self::Consent(_) => WRITING,
            Self::Saving | Self::Doubtful(_) => READING,
        }
    }
}
