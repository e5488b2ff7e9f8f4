//! The starts of the machine, as far as the courier has seen them. A machine that starts again and again has a bad disk, a
//! bad supply of power, or somebody who pulls its plug.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the rim: the system is asked here"
)]

use std::fs;

use cas_fleet::status::BOOTS_MAX;
use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use rustix::time::{ClockId, clock_gettime};
use serde::{Deserialize, Serialize};

/// The file that has another word after each start (`random(4)`).
const BOOT_ID: &str = "/proc/sys/kernel/random/boot_id";
/// The time for which a start is remembered.
const REMEMBERED: TimeDelta = TimeDelta::days(1);
/// By so much the time of a start may be off before it is corrected: the clock of a machine is always moved a little.
const STEADY: TimeDelta = TimeDelta::minutes(1);

/// What time it is for a machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// By its clock, which may be wrong.
    pub now: DateTime<Utc>,
    /// For how long it runs.
    pub running: TimeDelta,
}

impl Moment {
    /// Returns what time it is for this machine, in whole seconds of its running.
    #[must_use]
    pub fn here() -> Self {
        Self {
            now: Utc::now(),
            running: TimeDelta::seconds(clock_gettime(ClockId::Boottime).tv_sec),
        }
    }
}

/// The starts of the last day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Boots {
    /// The word of the last one.
    id: String,
    /// When each was, the last one at the end.
    times: Vec<DateTime<Utc>>,
}

impl Boots {
    /// Notes that the machine runs, and returns when it was started in the last day. The last start is put right if the
    /// clock was wrong then; one of before that is still to come by the clock counts as now.
    pub(crate) fn note(&mut self, moment: Moment) -> Vec<DateTime<Utc>> {
        let Moment { now, running } = moment;
        let id = fs::read_to_string(BOOT_ID).unwrap_or_default();
        let started = (now - running).trunc_subsecs(0);
        if self.id != id.trim() {
            id.trim().clone_into(&mut self.id);
            self.times.push(started);
        } else if let Some(last) = self.times.last_mut()
            && (*last - started).abs() > STEADY
        {
            *last = started;
        }
        for time in &mut self.times {
            *time = now.min(*time);
        }
        self.times.retain(|time| now - *time < REMEMBERED);
        let surplus = self.times.len().saturating_sub(BOOTS_MAX);
        self.times.drain(..surplus);
        self.times.clone()
    }
}
