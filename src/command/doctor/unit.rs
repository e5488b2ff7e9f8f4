//! The unit of systemd that runs the kiosk, and what follows from it: where the kiosk stands.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::finding::Finding;
use super::machine::Machine;
use super::systemd::{OF_UNITS, Settings, enabled};
use cas_setup::told;

/// The name of the program.
const PROGRAM: &str = "cas-kiosk";
/// The end of the names of its units.
const SERVICE: &str = ".service";
/// The first virtual terminal, on which the kiosk stands unless its unit says something else.
const FIRST_TERMINAL: &str = "/dev/tty1";

/// Where the kiosk stands on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// On the console, without a graphical system.
    Console,
    /// In a terminal within cage.
    Cage,
    /// Nowhere yet: somebody tries it in a terminal.
    Trial,
}

/// How the kiosk is installed on this machine.
#[derive(Clone, Debug)]
pub struct Installed {
    /// Its unit; `None` if there is none.
    pub unit: Option<Unit>,
    /// True if a kiosk runs now, beside this program.
    pub is_running: bool,
}

/// The unit of the kiosk.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Its settings.
    pub settings: Settings,
    /// True if it starts with the machine.
    pub is_enabled: bool,
}

impl Installed {
    /// Looks for the unit, and for a kiosk that runs.
    #[must_use]
    pub fn read(machine: &Machine) -> Self {
        let names = OF_UNITS.iter().flat_map(|folder| machine.names(folder));
        let names = names.filter(|name| name.starts_with(PROGRAM) && name.ends_with(SERVICE));
        let enabled = enabled(machine);
        let units = names.map(|name| Unit::read(machine, &enabled, name));
        let mut units: Vec<Unit> = units.filter(Unit::runs_kiosk).collect();
        // Of several units one starts with the machine; else the shortest name is the usual one.
        units.sort_by_key(|it| (!it.is_enabled, it.name.len()));
        let own = std::process::id().to_string();
        let others = machine.names("proc").into_iter().filter(|it| *it != own);
        let mut others = others.filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
        let is_running = others.any(|process| {
            let name = machine.text(&format!("proc/{process}/comm"));
            name.is_ok_and(|name| name.trim() == PROGRAM)
        });
        Self {
            unit: units.into_iter().next(),
            is_running,
        }
    }

    /// Returns where the kiosk stands.
    #[must_use]
    pub fn stand(&self) -> Stand {
        match &self.unit {
            None => Stand::Trial,
            Some(unit) if unit.runs("cage") => Stand::Cage,
            Some(_) => Stand::Console,
        }
    }

    /// Returns the path of the virtual terminal on which it stands.
    #[must_use]
    pub fn terminal(&self) -> &str {
        let path = self.setting("TTYPath");
        path.unwrap_or(FIRST_TERMINAL)
    }

    /// Returns the value of a setting of the service.
    #[must_use]
    pub fn setting(&self, key: &str) -> Option<&str> {
        self.unit.as_ref()?.settings.value("Service", key)
    }

    /// Returns a variable of the environment in which the unit runs the kiosk.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&str> {
        let settings = &self.unit.as_ref()?.settings;
        let lines = settings.values("Service", "Environment").into_iter();
        let words = lines.flat_map(|line| line.split_whitespace());
        let words = words.map(|word| word.trim_matches(['"', '\'']));
        let mut values = words.filter_map(|word| word.strip_prefix(name)?.strip_prefix('='));
        values.next_back()
    }

    /// Judges the unit.
    #[must_use]
    pub fn judge(&self) -> Finding {
        const CHECK: &str = "unit";
        let Some(unit) = &self.unit else {
            return Finding::not_here(CHECK);
        };
        let name = &unit.name;
        if !unit.is_enabled {
            let todo = told!("doctor-unit-enable", name);
            return Finding::mend(CHECK, told!("doctor-unit-disabled", name), todo);
        }
        if unit.settings.value("Service", "Restart") != Some("always") {
            let todo = told!("doctor-unit-restart-always");
            return Finding::mend(CHECK, told!("doctor-unit-ends", name), todo);
        }
        if !self.is_running {
            let todo = told!("doctor-unit-look", name);
            return Finding::mend(CHECK, told!("doctor-unit-still", name), todo);
        }
        let stand = match self.stand() {
            Stand::Cage => "cage",
            Stand::Console | Stand::Trial => self.terminal(),
        };
        Finding::ok(CHECK, told!("doctor-unit-well", name, stand))
    }
}

impl Unit {
    fn read(machine: &Machine, enabled: &[String], name: String) -> Self {
        Self {
            settings: Settings::read(machine, &OF_UNITS, &name),
            is_enabled: enabled.contains(&name),
            name,
        }
    }

    fn runs_kiosk(&self) -> bool {
        self.runs(PROGRAM)
    }

    /// True if a program of this name is in the command of the unit.
    fn runs(&self, program: &str) -> bool {
        let commands = self.settings.values("Service", "ExecStart");
        let mut words = commands.iter().flat_map(|it| it.split_whitespace());
        // Before a path may stand how it is started: `+/usr/bin/…` (systemd.service(5)).
        words.any(|word| {
            let path = word.trim_start_matches(['@', '-', ':', '+', '!']);
            path.rsplit('/').next() == Some(program)
        })
    }
}
