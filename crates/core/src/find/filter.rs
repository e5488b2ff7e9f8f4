//! Which meetings, and which centres, a list tells.

use chrono::Weekday;

use cas_setup::catalogue::Which;
use cas_setup::content::activity::Kind;
use cas_setup::content::centre::Centre;
use cas_setup::content::site::District;
use cas_words::id::Id;

/// Which meetings are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Those of today and tomorrow.
    Today,
    /// Those on a day of the week.
    Weekday(Weekday),
    /// Those of a kind.
    Kind(Id<Kind>),
    /// Those in a district.
    District(Id<District>),
    /// Those of a centre.
    Centre(Id<Centre>),
}

/// Which centres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// All of them.
    All,
    /// Those of a district.
    District(Id<District>),
}

impl Filter {
    /// Which activities may have such a meeting.
    pub(crate) fn which(self) -> Which {
        match self {
            Self::Today | Self::Weekday(_) => Which::All,
            Self::Kind(kind) => Which::Kind(kind),
            Self::District(district) => Which::District(district),
            Self::Centre(centre) => Which::Centre(centre),
        }
    }

    /// Whether an activity belongs here even if nobody knows when it meets.
    pub(crate) fn names_stale(self) -> bool {
        !matches!(self, Self::Today | Self::Weekday(_))
    }
}
