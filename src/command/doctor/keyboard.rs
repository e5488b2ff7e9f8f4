//! The keyboard: its letters, and the keys that lead out of the kiosk.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::finding::Finding;
use super::machine::{Machine, Unread};
use super::systemd::{OF_PROGRAMS, Settings, is_masked};
use super::unit::{Installed, Stand};
use cas_setup::config::Config;
use cas_setup::setup::Setup;
use cas_setup::told;
use icu_normalizer::DecomposingNormalizerBorrowed;

const KEYMAP: &str = "keymap";
const CONSOLE_KEYS: &str = "console-keys";
const SYSRQ: &str = "sysrq";
const CTRL_ALT_DEL: &str = "ctrl-alt-del";
const POWER_KEYS: &str = "power-keys";

/// The files in which the layout of the console stands, with the name it has there.
const LAYOUTS: [(&str, &str); 3] = [
    ("etc/default/keyboard", "XKBLAYOUT"),
    ("etc/vconsole.conf", "XKBLAYOUT"),
    ("etc/vconsole.conf", "KEYMAP"),
];
/// The layout of a keyboard that nobody has set.
const UNSET: &str = "us";
/// The language for which that layout has all letters.
const ENGLISH: &str = "en";

/// What the letters and the dead keys of the console begin with in numbers (`linux/keyboard.h`): characters of Latin-1,
/// those of them that Caps Lock changes, all others, and keys that put a mark on the next letter.
const LETTERS: [&str; 3] = ["0x00", "+0x0b", "U+"];
const DEAD_KEYS: &str = "0x04";

/// What keys of the console do that no visitor may do, by the beginnings of their names (keymaps(5)).
const UNWANTED: [&str; 12] = [
    "Console_",
    "Incr_Console",
    "Decr_Console",
    "Last_Console",
    "Boot",
    "Scroll_Lock",
    "Show_Memory",
    "Show_Registers",
    "Show_State",
    "KeyboardSignal",
    "Spawn_Console",
    "SAK",
];

/// The keys of the machine, with what systemd makes of them if nothing is set (logind.conf(5)). With a
/// cable or in a dock the lid does what it does without, unless that is set.
const KEYS: [(&str, &str); 11] = [
    ("HandlePowerKey", "poweroff"),
    ("HandlePowerKeyLongPress", "ignore"),
    ("HandleRebootKey", "reboot"),
    ("HandleRebootKeyLongPress", "poweroff"),
    ("HandleSuspendKey", "suspend"),
    ("HandleSuspendKeyLongPress", "hibernate"),
    ("HandleHibernateKey", "hibernate"),
    ("HandleHibernateKeyLongPress", "ignore"),
    ("HandleLidSwitch", "suspend"),
    ("HandleLidSwitchExternalPower", "ignore"),
    ("HandleLidSwitchDocked", "ignore"),
];
/// The targets of what sends a machine to sleep. Masked, nothing does.
const SLEEP: [&str; 4] = ["sleep", "suspend", "hibernate", "hybrid-sleep"];

/// What was read of the keyboard.
#[derive(Clone, Debug)]
pub struct Keyboard {
    stand: Stand,
    /// The layout, and where it stands.
    layout: Option<(String, String)>,
    /// The terminal on which the kiosk stands.
    terminal: String,
    /// What the keys of the console do.
    keys: Result<String, Unread>,
    /// The same in numbers, because a letter has many names.
    numbers: Result<String, Unread>,
    /// The command that starts the kiosk.
    command: String,
    sysrq: Result<String, Unread>,
    /// What the kernel does at Ctrl, Alt and Delete by itself.
    kernel: Result<String, Unread>,
    /// True if systemd does nothing at these keys.
    is_target_masked: bool,
    system: Settings,
    logind: Settings,
    /// The targets that are masked.
    masked: Vec<&'static str>,
}

impl Keyboard {
    /// Reads what there is to know.
    #[must_use]
    pub fn read(machine: &Machine, installed: &Installed) -> Self {
        let is_masked = |name: &str| is_masked(machine, &format!("{name}.target"));
        let unit = installed.unit.as_ref();
        let command = unit.map(|unit| unit.settings.values("Service", "ExecStart").join(" "));
        let dumped = |more: &[&str]| {
            let terminal = installed.terminal();
            let arguments = [&["-C", terminal, "--keys-only"], more].concat();
            machine.output_on(terminal, "dumpkeys", &arguments)
        };
        Self {
            stand: installed.stand(),
            layout: layout(machine, installed),
            terminal: installed.terminal().to_owned(),
            keys: dumped(&[]),
            numbers: dumped(&["--numeric"]),
            command: command.unwrap_or_default(),
            sysrq: machine.text("proc/sys/kernel/sysrq"),
            kernel: machine.text("proc/sys/kernel/ctrl-alt-del"),
            is_target_masked: is_masked(CTRL_ALT_DEL),
            system: Settings::read(machine, &OF_PROGRAMS, "system.conf"),
            logind: Settings::read(machine, &OF_PROGRAMS, "logind.conf"),
            masked: SLEEP.into_iter().filter(|name| is_masked(name)).collect(),
        }
    }

    /// Judges the letters and the keys. Without a setup the letters of the language are not known.
    #[must_use]
    pub fn judge(&self, config: &Config, setup: Option<&Setup>) -> Vec<Finding> {
        if self.stand == Stand::Trial {
            let checks = [KEYMAP, CONSOLE_KEYS, SYSRQ, CTRL_ALT_DEL, POWER_KEYS];
            return checks.map(Finding::not_here).into();
        }
        vec![
            self.judge_layout(config, setup),
            self.judge_console_keys(),
            self.judge_sysrq(),
            self.judge_ctrl_alt_del(),
            self.judge_power_keys(),
        ]
    }

    fn judge_layout(&self, config: &Config, setup: Option<&Setup>) -> Finding {
        let language = config.languages.first();
        let (layout, place) = match &self.layout {
            Some((layout, place)) => (layout.as_str(), place.as_str()),
            None => (UNSET, "-"),
        };
        if layout == UNSET && language.tag() != ENGLISH {
            let todo = match self.stand {
                Stand::Cage => told!("doctor-keymap-set-cage"),
                Stand::Console | Stand::Trial => told!("doctor-keymap-set"),
            };
            return Finding::mend(KEYMAP, told!("doctor-keymap-us", language), todo);
        }
        let (Some(setup), Stand::Console, Ok(keys)) = (setup, self.stand, &self.numbers) else {
            return Finding::ok(KEYMAP, told!("doctor-keymap-well", layout, place));
        };
        let letters = setup.locales.say(language, "picker-letters", &[]).words;
        let missing = missing(&letters, keys);
        if missing.is_empty() {
            return Finding::ok(
                KEYMAP,
                told!("doctor-keymap-loaded", layout, place, language),
            );
        }
        let found = told!("doctor-keymap-not-loaded", layout, place, missing);
        Finding::mend(KEYMAP, found, told!("doctor-keymap-load"))
    }

    fn judge_console_keys(&self) -> Finding {
        if self.stand == Stand::Cage {
            let mut words = self.command.split_whitespace().skip(1);
            let is_open = words.by_ref().take_while(|word| *word != "--").any(|word| {
                let letters = word.strip_prefix('-');
                letters.is_some_and(|it| !it.starts_with('-') && it.contains('s'))
            });
            return if is_open {
                let todo = told!("doctor-cage-shut");
                Finding::mend(CONSOLE_KEYS, told!("doctor-cage-open"), todo)
            } else {
                Finding::ok(CONSOLE_KEYS, told!("doctor-cage-well"))
            };
        }
        let keys = match &self.keys {
            Ok(keys) => keys,
            Err(unread) => {
                return Finding::untold(CONSOLE_KEYS, "dumpkeys", &self.terminal, unread);
            }
        };
        let is_unwanted = |word: &&str| UNWANTED.iter().any(|it| word.starts_with(it));
        let mut unwanted: Vec<&str> = keys.split_whitespace().filter(is_unwanted).collect();
        unwanted.sort_unstable();
        unwanted.dedup();
        if unwanted.is_empty() {
            return Finding::ok(CONSOLE_KEYS, told!("doctor-console-keys-well"));
        }
        let (count, example) = (unwanted.len(), unwanted[0]);
        let found = told!("doctor-console-keys-open", count, example);
        Finding::mend(CONSOLE_KEYS, found, told!("doctor-console-keys-lock"))
    }

    fn judge_sysrq(&self) -> Finding {
        match self.sysrq.as_deref().map(str::trim) {
            Ok("0") => Finding::ok(SYSRQ, told!("doctor-sysrq-off")),
            Ok(value) => Finding::mend(
                SYSRQ,
                told!("doctor-sysrq-on", value),
                told!("doctor-sysrq-switch-off"),
            ),
            Err(unread) => Finding::unread(SYSRQ, "/proc/sys/kernel/sysrq", unread),
        }
    }

    fn judge_ctrl_alt_del(&self) -> Finding {
        let mut todo = Vec::new();
        if self.kernel.as_deref().map(str::trim) == Ok("1") {
            todo.push("sysctl kernel.ctrl-alt-del=0");
        }
        if !self.is_target_masked {
            todo.push("systemctl mask ctrl-alt-del.target");
        }
        if self.system.value("Manager", "CtrlAltDelBurstAction") != Some("none") {
            todo.push("CtrlAltDelBurstAction=none (/etc/systemd/system.conf.d)");
        }
        if todo.is_empty() {
            return Finding::ok(CTRL_ALT_DEL, told!("doctor-ctrl-alt-del-off"));
        }
        let todo = told!("doctor-do", what = todo.join("; "));
        Finding::mend(CTRL_ALT_DEL, told!("doctor-ctrl-alt-del-on"), todo)
    }

    fn judge_power_keys(&self) -> Finding {
        let acting = KEYS.into_iter().filter(|(key, usual)| {
            let action = self.logind.value("Login", key).unwrap_or(usual);
            action != "ignore" && !self.is_shut(action)
        });
        let acting: Vec<String> = acting.map(|(key, _)| format!("{key}=ignore")).collect();
        if acting.is_empty() {
            return Finding::ok(POWER_KEYS, told!("doctor-power-keys-off"));
        }
        let todo = told!("doctor-logind-write", what = acting.join(" "));
        let count = acting.len();
        Finding::mend(POWER_KEYS, told!("doctor-power-keys-on", count), todo)
    }

    /// True if what a key would do sends the machine to sleep, and that is masked.
    fn is_shut(&self, action: &str) -> bool {
        let sleeps = SLEEP.contains(&action);
        sleeps && (self.masked.contains(&action) || self.masked.contains(&SLEEP[0]))
    }
}

/// Returns the letters that no key writes; none if, with dead keys, each of them may be written by two keys, because it
/// has a mark.
fn missing(letters: &str, keys: &str) -> String {
    let numbers = || keys.split_whitespace();
    let has_dead_keys = numbers().any(|it| it.starts_with(DEAD_KEYS));
    let written: Vec<char> = numbers()
        .filter_map(|number| {
            let mut digits = LETTERS.iter().filter_map(|it| number.strip_prefix(it));
            char::from_u32(u32::from_str_radix(digits.next()?, 16).ok()?)
        })
        .collect();
    let normalizer = DecomposingNormalizerBorrowed::new_nfd();
    let has_mark = |letter: char| !normalizer.is_normalized(letter.encode_utf8(&mut [0; 4]));
    let small = letters.chars().flat_map(char::to_lowercase);
    let missing = small.filter(|letter| letter.is_alphabetic() && !written.contains(letter));
    let missing: Vec<char> = missing.collect();
    if has_dead_keys && missing.iter().all(|letter| has_mark(*letter)) {
        return String::new();
    }
    let missing: Vec<String> = missing.into_iter().map(String::from).collect();
    missing.join(" ")
}

/// Returns the layout, and where it stands.
fn layout(machine: &Machine, installed: &Installed) -> Option<(String, String)> {
    if installed.stand() == Stand::Cage {
        let layout = installed.variable("XKB_DEFAULT_LAYOUT")?;
        return Some((layout.to_owned(), "XKB_DEFAULT_LAYOUT".to_owned()));
    }
    LAYOUTS.iter().find_map(|(file, name)| {
        let text = machine.text(file).ok()?;
        let mut values = text.lines().filter_map(|line| {
            let value = line.trim().strip_prefix(name)?.strip_prefix('=')?;
            Some(value.trim_matches(['"', '\'']).to_owned())
        });
        let layout = values.find(|value| !value.is_empty())?;
        Some((layout, format!("/{file}")))
    })
}
