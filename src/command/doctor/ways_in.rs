//! The ways past the kiosk: a login on a console, and the boot loader.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::finding::Finding;
use super::machine::{Machine, Unread};
use super::systemd::{OF_PROGRAMS, Settings, enabled, is_masked};
use super::unit::{Installed, Stand};
use cas_setup::told;

const CONSOLES: &str = "other-consoles";
const GETTY: &str = "getty";
const BOOT_LOADER: &str = "boot-loader";

/// The settings for logins on other consoles. Each has to be 0; it is 6 if nobody sets it.
const LOGINS: [&str; 2] = ["NAutoVTs", "ReserveVT"];
/// The beginnings of the names of the units that offer a login on a console.
const LOGIN_UNITS: [&str; 2] = ["getty@tty", "autovt@tty"];
/// The places of the configuration of GRUB.
const GRUB: [&str; 2] = ["boot/grub/grub.cfg", "boot/grub2/grub.cfg"];
/// The places of the configuration of systemd-boot.
const SYSTEMD_BOOT: [&str; 3] = [
    "boot/loader/loader.conf",
    "efi/loader/loader.conf",
    "boot/efi/loader/loader.conf",
];
/// The words for "no" of that configuration.
const NO: [&str; 4] = ["no", "n", "false", "0"];

/// What was read of the ways past the kiosk.
#[derive(Clone, Debug)]
pub struct WaysIn {
    stand: Stand,
    logind: Settings,
    /// The units that start a login on a console with the machine.
    logins: Vec<String>,
    loader: Result<Loader, Unread>,
}

/// The configuration of a boot loader.
#[derive(Clone, Debug)]
enum Loader {
    Grub(String),
    SystemdBoot(String),
}

impl WaysIn {
    /// Reads what there is to know.
    #[must_use]
    pub fn read(machine: &Machine, installed: &Installed) -> Self {
        let is_login = |name: &String| {
            LOGIN_UNITS.iter().any(|unit| name.starts_with(unit)) && !is_masked(machine, name)
        };
        let mut logins: Vec<String> = enabled(machine).into_iter().filter(is_login).collect();
        logins.sort_unstable();
        logins.dedup();
        Self {
            stand: installed.stand(),
            logind: Settings::read(machine, &OF_PROGRAMS, "logind.conf"),
            logins,
            loader: loader(machine),
        }
    }

    /// Judges the ways past the kiosk.
    #[must_use]
    pub fn judge(&self) -> Vec<Finding> {
        if self.stand == Stand::Trial {
            return [CONSOLES, GETTY, BOOT_LOADER].map(Finding::not_here).into();
        }
        vec![
            self.judge_consoles(),
            self.judge_getty(),
            self.judge_loader(),
        ]
    }

    fn judge_consoles(&self) -> Finding {
        let open = LOGINS.iter();
        let open = open.filter(|key| self.logind.value("Login", key) != Some("0"));
        let open: Vec<String> = open.map(|key| format!("{key}=0")).collect();
        if open.is_empty() {
            return Finding::ok(CONSOLES, told!("doctor-consoles-shut"));
        }
        let todo = told!("doctor-logind-write", what = open.join(" "));
        Finding::mend(CONSOLES, told!("doctor-consoles-open"), todo)
    }

    fn judge_getty(&self) -> Finding {
        if self.logins.is_empty() {
            return Finding::ok(GETTY, told!("doctor-getty-none"));
        }
        let units = self.logins.join(" ");
        let what = format!("systemctl disable {units}");
        Finding::mend(
            GETTY,
            told!("doctor-getty", units),
            told!("doctor-do", what),
        )
    }

    fn judge_loader(&self) -> Finding {
        match &self.loader {
            Ok(Loader::Grub(text)) => judge_grub(text),
            Ok(Loader::SystemdBoot(text)) => {
                let mut words = text.lines().map(str::split_whitespace);
                let is_shut = words.any(|mut words| {
                    let is_editor = words.next() == Some("editor");
                    is_editor && words.next().is_some_and(|it| NO.contains(&it))
                });
                if is_shut {
                    Finding::ok(BOOT_LOADER, told!("doctor-boot-no-editor"))
                } else {
                    let todo = told!("doctor-boot-write-no-editor");
                    Finding::mend(BOOT_LOADER, told!("doctor-boot-editor"), todo)
                }
            }
            Err(Unread::Absent) => Finding::unknown(
                BOOT_LOADER,
                told!("doctor-boot-unknown"),
                told!("doctor-look-yourself"),
            ),
            Err(unread) => Finding::unread(BOOT_LOADER, "grub.cfg", unread),
        }
    }
}

/// Judges the configuration of GRUB: it must ask for a password before anything is changed, and must not
/// ask before the machine starts by itself.
fn judge_grub(text: &str) -> Finding {
    let lines = text.lines().map(str::trim_start);
    let has = |starts: &[&str]| {
        let mut lines = lines.clone();
        lines.any(|line| starts.iter().any(|start| line.starts_with(start)))
    };
    let mut users = lines
        .clone()
        .filter_map(|it| it.strip_prefix("set superusers="));
    let asks = users.any(|users| !users.trim_matches(['"', '\'', ' ']).is_empty());
    if !asks || !has(&["password_pbkdf2 ", "password "]) {
        let todo = told!("doctor-boot-set-password");
        return Finding::mend(BOOT_LOADER, told!("doctor-boot-open"), todo);
    }
    let mut entries = lines.clone().filter(|line| line.starts_with("menuentry "));
    if entries
        .next()
        .is_some_and(|it| !it.contains("--unrestricted"))
    {
        let todo = told!("doctor-boot-unrestrict");
        return Finding::mend(BOOT_LOADER, told!("doctor-boot-waits"), todo);
    }
    Finding::ok(BOOT_LOADER, told!("doctor-boot-password"))
}

/// Returns the configuration of the boot loader that is found first.
fn loader(machine: &Machine) -> Result<Loader, Unread> {
    let grub = GRUB.iter().map(|place| (place, true));
    let others = SYSTEMD_BOOT.iter().map(|place| (place, false));
    for (place, is_grub) in grub.chain(others) {
        let text = match machine.text(place) {
            Err(Unread::Absent) => continue,
            text => text?,
        };
        return Ok(if is_grub {
            Loader::Grub(text)
        } else {
            Loader::SystemdBoot(text)
        });
    }
    Err(Unread::Absent)
}
