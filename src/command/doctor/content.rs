//! What the kiosk is made of and shows: its configuration, its content, and the versions of everything.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use chrono::{NaiveDate, TimeDelta};

use super::finding::Finding;
use super::machine::{Asked, Machine, Unread};
use super::unit::{Installed, Stand};
use cas_live::state::{Origin, Shown, State};
use cas_setup::fault::Faults;
use cas_setup::setup::{ConfigFile, Files, Setup};
use cas_setup::told;

const CONFIG: &str = "config";
const CONTENT: &str = "content";
const AGE: &str = "content-age";
const VERSIONS: &str = "versions";
/// The first Linux whose console takes letters higher than 32 pixels.
const LARGE_FONTS: (u32, u32) = (6, 2);

/// What was read of the kiosk.
pub struct Contents {
    stand: Stand,
    /// The path of the configuration.
    path: String,
    /// The setup, or what keeps it from being used.
    pub setup: Result<Setup, Unusable>,
    /// True if the configuration itself has a fault.
    is_config_faulty: bool,
    /// The folders of content and locales that are files, and not those in the program.
    folders: Vec<String>,
    /// What the kiosk has noted of the files that it shows.
    shown: Result<Option<Shown>, Unread>,
    today: NaiveDate,
    kernel: Result<String, Unread>,
    systemd: Option<String>,
    system: Option<String>,
}

/// What keeps a setup from being used.
pub enum Unusable {
    /// These faults.
    Faulty(Faults),
    /// The disk of its files did not answer within these seconds.
    Silent(u64),
}

/// What is read of the disks of the kiosk.
pub struct Asking {
    files: Asked<Files>,
    shown: Asked<Option<Shown>>,
}

impl Asking {
    /// Begins to read.
    #[must_use]
    pub fn begin(machine: &Machine, file: &ConfigFile) -> Self {
        let (own, state) = (file.clone(), State::new(file.config().state));
        Self {
            files: machine.ask(move || own.files()),
            shown: machine.ask(move || state.shown()),
        }
    }
}

impl Contents {
    /// Reads the configuration, the content and the versions.
    #[must_use]
    pub fn read(
        machine: &Machine,
        installed: &Installed,
        file: &ConfigFile,
        asking: Asking,
        today: NaiveDate,
    ) -> Self {
        let path = file.path().map(|path| path.display().to_string());
        let release = machine.text("etc/os-release").unwrap_or_default();
        let mut names = release.lines().filter_map(|line| {
            let name = line.strip_prefix("PRETTY_NAME=")?;
            Some(name.trim_matches('"').to_owned())
        });
        let systemd = machine.output("systemctl", &["--version"]);
        let setup = match asking.files.answer() {
            Ok(files) => file.setup(&files).map_err(Unusable::Faulty),
            Err(_) => Err(Unusable::Silent(machine.limit().as_secs())),
        };
        let folders = file.folders();
        let version = |told: String| told.split_whitespace().nth(1).map(str::to_owned);
        Self {
            stand: installed.stand(),
            path: path.unwrap_or_else(|| "-".to_owned()),
            setup,
            is_config_faulty: file.is_faulty(),
            folders: folders.iter().map(|it| it.display().to_string()).collect(),
            shown: asking.shown.answer(),
            today,
            kernel: machine.text("proc/sys/kernel/osrelease"),
            systemd: systemd.ok().and_then(version),
            system: names.next(),
        }
    }

    /// Judges what the kiosk is made of and shows.
    #[must_use]
    pub fn judge(&self) -> Vec<Finding> {
        vec![
            self.judge_config(),
            self.judge_shown(),
            self.judge_age(),
            self.judge_versions(),
        ]
    }

    fn judge_config(&self) -> Finding {
        let setup = match &self.setup {
            Ok(setup) => setup,
            Err(Unusable::Faulty(faults)) => {
                let (count, first) = (faults.len(), faults.first_line());
                let found = told!("doctor-config-faults", count, first);
                return Finding::mend(CONFIG, found, told!("doctor-config-check"));
            }
            Err(Unusable::Silent(seconds)) => {
                let path = self.folders.join(", ");
                let found = told!("doctor-disk-hangs", path, seconds = *seconds);
                return Finding::mend(CONFIG, found, told!("doctor-content-disk"));
            }
        };
        let count = setup.deploy_faults().len();
        if self.stand != Stand::Trial && count > 0 {
            let todo = told!("doctor-config-check-deploy");
            return Finding::mend(CONFIG, told!("doctor-config-private", count), todo);
        }
        Finding::ok(CONFIG, told!("doctor-config-well", path = &self.path))
    }

    fn judge_shown(&self) -> Finding {
        if self.is_config_faulty {
            let found = told!("doctor-content-no-config", path = &self.path);
            return Finding::unknown(CONTENT, found, told!("doctor-config-first"));
        }
        if self.folders.is_empty() {
            return Finding::ok(CONTENT, told!("doctor-content-embedded"));
        }
        let shown = match &self.shown {
            Ok(shown) => shown,
            Err(unread) => return Finding::unread(CONTENT, "[paths] state", unread),
        };
        match shown {
            Some(shown) if shown.faults > 0 => {
                let first = shown.first.clone().unwrap_or_default();
                let found = told!("doctor-content-faults", count = shown.faults, first);
                Finding::mend(CONTENT, found, told!("doctor-config-check"))
            }
            Some(shown) if shown.content != Origin::Files => Finding::mend(
                CONTENT,
                told!("doctor-content-silent"),
                told!("doctor-content-disk"),
            ),
            Some(shown) => Finding::ok(CONTENT, told!("doctor-content-well", since = &shown.since)),
            None if self.stand == Stand::Trial => Finding::not_here(CONTENT),
            None => Finding::unknown(
                CONTENT,
                told!("doctor-content-unknown"),
                told!("doctor-content-start"),
            ),
        }
    }

    fn judge_age(&self) -> Finding {
        let setup = match &self.setup {
            Ok(setup) => setup,
            Err(unusable) => {
                let todo = match unusable {
                    Unusable::Faulty(_) => told!("doctor-config-first"),
                    Unusable::Silent(_) => told!("doctor-content-disk"),
                };
                return Finding::unknown(AGE, told!("doctor-content-unread"), todo);
            }
        };
        let Some(newest) = setup.newest() else {
            let found = told!("doctor-age-unknown");
            return Finding::mend(AGE, found, told!("doctor-age-confirm"));
        };
        let days = setup.content.site.fresh_days;
        let last = TimeDelta::try_days(days).and_then(|days| newest.checked_add_signed(days));
        if last.is_some_and(|last| last < self.today) {
            let todo = told!("doctor-age-confirm");
            return Finding::mend(AGE, told!("doctor-age-old", newest, days), todo);
        }
        Finding::ok(AGE, told!("doctor-age-well", newest))
    }

    fn judge_versions(&self) -> Finding {
        let kernel = match &self.kernel {
            Ok(kernel) => kernel.trim(),
            Err(unread) => return Finding::unread(VERSIONS, "/proc/sys/kernel/osrelease", unread),
        };
        let program = env!("CARGO_PKG_VERSION");
        let systemd = self.systemd.as_deref().unwrap_or("-");
        let system = self.system.as_deref().unwrap_or("-");
        let found = told!("doctor-versions", program, kernel, systemd, system);
        let is_old = version(kernel).is_some_and(|version| version < LARGE_FONTS);
        if is_old && self.stand == Stand::Console {
            Finding::mend(VERSIONS, found, told!("doctor-versions-kernel"))
        } else {
            Finding::ok(VERSIONS, found)
        }
    }
}

/// Returns the first two numbers of a version.
fn version(words: &str) -> Option<(u32, u32)> {
    let mut numbers = words.split(|it: char| !it.is_ascii_digit());
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}
