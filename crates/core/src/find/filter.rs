//! Filters: the choice of meetings or centres for a list.

use chrono::Weekday;

use cas_setup::catalogue::Which;
use cas_setup::content::activity::Kind;
use cas_setup::content::centre::Centre;
use cas_setup::content::site::District;
use cas_words::id::Id;

/// The choice of meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The meetings of today and tomorrow.
    Today,
    /// The meetings on a day of the week.
    Weekday(Weekday),
    /// The meetings of a kind.
    Kind(Id<Kind>),
    /// The meetings in a district.
    District(Id<District>),
    /// The meetings of a centre.
    Centre(Id<Centre>),
    /// The activities whose times are not shown.
    WithoutTimes,
}

/// The choice of centres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// All centres.
    All,
    /// The centres of a district.
    District(Id<District>),
}

impl Filter {
    /// Returns the activities that may have such a meeting.
    pub(crate) fn which(self) -> Which {
        match self {
            Self::Today | Self::Weekday(_) | Self::WithoutTimes => Which::All,
            Self::Kind(kind) => Which::Kind(kind),
            Self::District(district) => Which::District(district),
            Self::Centre(centre) => Which::Centre(centre),
        }
    }

    /// True if the list is of certain days. Activities whose times are not shown are not on it.
    pub(crate) fn is_of_days(self) -> bool {
        matches!(self, Self::Today | Self::Weekday(_))
    }
}
