//! The source of the date and the time.

#![allow(
    clippy::disallowed_methods,
    reason = "the clock is read here, and enters the rest as a value"
)]

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Tz;

/// The source of the date and the time.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The system's clock, in the zone of the kiosk.
    Zone(Tz),
    /// A fixed moment.
    Frozen(DateTime<FixedOffset>),
}

impl Clock {
    /// Creates a clock that always shows this local time; `None` if the zone skips that time.
    #[must_use]
    pub fn frozen(zone: Tz, at: NaiveDateTime) -> Option<Self> {
        zone.from_local_datetime(&at)
            .earliest()
            .map(|at| Self::Frozen(at.fixed_offset()))
    }

    /// Returns the date and time now.
    #[must_use]
    pub fn now(&self) -> DateTime<FixedOffset> {
        match self {
            Self::Zone(zone) => Utc::now().with_timezone(zone).fixed_offset(),
            Self::Frozen(at) => *at,
        }
    }
}
