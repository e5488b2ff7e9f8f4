//! What holds a kiosk upright and in its bounds: watchdogs, the unit's sandbox, Landlock.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::finding::Finding;
use super::machine::{Machine, Unread};
use super::systemd::{OF_PROGRAMS, Settings};
use super::unit::{Installed, Stand};
use cas_setup::told;

const WATCHDOG: &str = "watchdog";
const HARDWARE: &str = "hardware-watchdog";
const SCORE: &str = "sandbox";
const LANDLOCK: &str = "landlock";

/// The highest scores of the units in `deploy/`, in tenths.
const CONSOLE_SCORE: u32 = 5;
const CAGE_SCORE: u32 = 10;
/// The words that switch a watchdog off.
const OFF: [&str; 3] = ["0", "off", "0s"];
/// The devices of a watchdog of the machine.
const DEVICES: [&str; 2] = ["dev/watchdog", "dev/watchdog0"];

/// What was read of the guards.
#[derive(Clone, Debug)]
pub struct Guard {
    stand: Stand,
    /// The time after which systemd starts the kiosk again that does not answer.
    unit_seconds: Option<String>,
    /// The time after which the machine starts again when systemd does not answer.
    machine_seconds: Option<String>,
    has_device: bool,
    /// The score of the unit in tenths.
    score: Result<u32, Unread>,
    /// What the kernel offers of Landlock.
    landlock: Landlock,
}

/// What a kernel offers of Landlock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landlock {
    /// The version of what it offers.
    Level(i32),
    /// It is built in, and switched off.
    SwitchedOff,
    /// It is not built in.
    Missing,
    /// The kernel could not be asked.
    Unknown,
}

impl Guard {
    /// Reads what there is to know.
    #[must_use]
    pub fn read(machine: &Machine, installed: &Installed, landlock: Landlock) -> Self {
        let system = Settings::read(machine, &OF_PROGRAMS, "system.conf");
        let machine_seconds = system.value("Manager", "RuntimeWatchdogSec");
        let unit = installed.unit.as_ref().map_or("", |unit| &unit.name);
        let told = if unit.is_empty() {
            Err(Unread::Absent)
        } else {
            machine.output("systemd-analyze", &["security", "--no-pager", unit])
        };
        Self {
            stand: installed.stand(),
            unit_seconds: set(installed.setting("WatchdogSec")),
            machine_seconds: set(machine_seconds),
            has_device: DEVICES.iter().any(|device| machine.has(device)),
            score: told.and_then(|told| score_of(&told)),
            landlock,
        }
    }

    /// Judges the guards.
    #[must_use]
    pub fn judge(&self) -> Vec<Finding> {
        if self.stand == Stand::Trial {
            let checks = [WATCHDOG, HARDWARE, SCORE].map(Finding::not_here);
            return checks
                .into_iter()
                .chain([judge_landlock(self.landlock)])
                .collect();
        }
        vec![
            self.judge_watchdog(),
            self.judge_hardware(),
            self.judge_score(),
            judge_landlock(self.landlock),
        ]
    }

    fn judge_watchdog(&self) -> Finding {
        match &self.unit_seconds {
            Some(time) => Finding::ok(WATCHDOG, told!("doctor-watchdog-well", time)),
            None => Finding::mend(
                WATCHDOG,
                told!("doctor-watchdog-none"),
                told!("doctor-watchdog-set"),
            ),
        }
    }

    fn judge_hardware(&self) -> Finding {
        match (&self.machine_seconds, self.has_device) {
            (Some(time), true) => Finding::ok(HARDWARE, told!("doctor-hardware-well", time)),
            (_, false) => Finding::mend(
                HARDWARE,
                told!("doctor-hardware-missing"),
                told!("doctor-hardware-load"),
            ),
            (None, true) => Finding::mend(
                HARDWARE,
                told!("doctor-hardware-unused"),
                told!("doctor-hardware-set"),
            ),
        }
    }

    fn judge_score(&self) -> Finding {
        let most = match self.stand {
            Stand::Cage => CAGE_SCORE,
            Stand::Console | Stand::Trial => CONSOLE_SCORE,
        };
        let in_words = |tenths: u32| format!("{}.{}", tenths / 10, tenths % 10);
        match &self.score {
            Ok(score) => {
                let (is_low, score, most) = (*score <= most, in_words(*score), in_words(most));
                let found = told!("doctor-score", score, most);
                if is_low {
                    Finding::ok(SCORE, found)
                } else {
                    Finding::mend(SCORE, found, told!("doctor-score-lower"))
                }
            }
            Err(unread) => Finding::unread(SCORE, "systemd-analyze", unread),
        }
    }
}

/// Judges what the kernel offers of Landlock.
#[must_use]
pub fn judge_landlock(landlock: Landlock) -> Finding {
    match landlock {
        Landlock::Level(level) => Finding::ok(
            LANDLOCK,
            told!("doctor-landlock-well", level = i64::from(level)),
        ),
        Landlock::SwitchedOff => Finding::mend(
            LANDLOCK,
            told!("doctor-landlock-off"),
            told!("doctor-landlock-switch-on"),
        ),
        Landlock::Missing => Finding::mend(
            LANDLOCK,
            told!("doctor-landlock-missing"),
            told!("doctor-landlock-kernel"),
        ),
        Landlock::Unknown => Finding::unknown(
            LANDLOCK,
            told!("doctor-landlock-unknown"),
            told!("doctor-look-yourself"),
        ),
    }
}

fn set(value: Option<&str>) -> Option<String> {
    let value = value.filter(|value| !OFF.contains(value))?;
    Some(value.to_owned())
}

/// Reads the last line of what `systemd-analyze security` prints: `→ Overall exposure level for
/// cas-kiosk.service: 0.3 SAFE`.
fn score_of(told: &str) -> Result<u32, Unread> {
    let score = told.lines().rev().find_map(|line| {
        let (_, rest) = line.split_once("exposure level for ")?;
        let (_, rest) = rest.rsplit_once(": ")?;
        let (whole, tenths) = rest.split_whitespace().next()?.split_once('.')?;
        Some(whole.parse::<u32>().ok()? * 10 + tenths.parse::<u32>().ok()?)
    });
    score.ok_or_else(|| Unread::Failed("systemd-analyze security".to_owned()))
}
