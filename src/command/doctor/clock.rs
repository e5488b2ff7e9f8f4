//! The clock: whether it can be right, and whether somebody keeps it right.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use chrono::NaiveDateTime;

use super::finding::Finding;
use super::machine::{Machine, Unread};
use super::unit::{Installed, Stand};
use cas_setup::setup::{RELEASE_DAY, Setup};
use cas_setup::told;

const CLOCK: &str = "clock";
const SYNC: &str = "time-sync";
/// The file that systemd-timesyncd touches when it has set the clock.
const SYNCHRONIZED: &str = "run/systemd/timesync/synchronized";

/// What was read of the clock.
#[derive(Clone, Debug)]
pub struct Timekeeping {
    stand: Stand,
    now: NaiveDateTime,
    /// True if the clock was set by another clock.
    is_synchronized: Result<bool, Unread>,
}

impl Timekeeping {
    /// Reads what there is to know.
    #[must_use]
    pub fn read(machine: &Machine, installed: &Installed, now: NaiveDateTime) -> Self {
        // It also knows of other programs that set the clock, such as chrony.
        let told = machine.output("timedatectl", &["show", "--property=NTPSynchronized"]);
        let is_synchronized = if machine.has(SYNCHRONIZED) {
            Ok(true)
        } else {
            told.map(|told| told.trim() == "NTPSynchronized=yes")
        };
        Self {
            stand: installed.stand(),
            now,
            is_synchronized,
        }
    }

    /// Judges the clock. Without a setup nobody knows how old the newest facts are, but still the program.
    #[must_use]
    pub fn judge(&self, setup: Option<&Setup>) -> Vec<Finding> {
        vec![self.judge_clock(setup), self.judge_sync()]
    }

    fn judge_clock(&self, setup: Option<&Setup>) -> Finding {
        let now = self.now.format("%Y-%m-%d %H:%M").to_string();
        let earliest = setup.map_or(RELEASE_DAY, Setup::earliest);
        if self.now.date() < earliest {
            let found = told!("doctor-clock-early", now, earliest);
            return Finding::mend(CLOCK, found, told!("doctor-clock-set"));
        }
        Finding::ok(CLOCK, told!("doctor-clock-well", now))
    }

    fn judge_sync(&self) -> Finding {
        match (&self.is_synchronized, self.stand) {
            (Ok(true), _) => Finding::ok(SYNC, told!("doctor-sync-well")),
            (_, Stand::Trial) => Finding::not_here(SYNC),
            (Ok(false), _) => Finding::mend(
                SYNC,
                told!("doctor-sync-none"),
                told!("doctor-sync-install"),
            ),
            (Err(unread), _) => Finding::unread(SYNC, "timedatectl", unread),
        }
    }
}
