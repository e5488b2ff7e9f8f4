//! What systemd is told: settings, each a file and those that change it, and which units start with the
//! machine or never (systemd.syntax(7), systemd.unit(5)).

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::BTreeMap;

use super::machine::Machine;

/// The folders of the settings of programs of systemd, that which counts most first.
pub const OF_PROGRAMS: [&str; 4] = [
    "etc/systemd",
    "run/systemd",
    "usr/local/lib/systemd",
    "usr/lib/systemd",
];
/// The folders of units, that which counts most first.
pub const OF_UNITS: [&str; 4] = [
    "etc/systemd/system",
    "run/systemd/system",
    "usr/local/lib/systemd/system",
    "usr/lib/systemd/system",
];

/// The end of the name of a file that changes another.
const CHANGE: &str = ".conf";
/// The end of the name of a folder with links to units that start with another.
const WANTS: &str = ".wants";

/// Returns the names of the units that start with the machine because somebody has enabled them.
#[must_use]
pub fn enabled(machine: &Machine) -> Vec<String> {
    let administrator = OF_UNITS[0];
    let folders = machine.names(administrator).into_iter();
    let folders = folders.filter(|name| name.ends_with(WANTS));
    folders
        .flat_map(|folder| machine.names(&format!("{administrator}/{folder}")))
        .collect()
}

/// True if a unit never starts, whatever asks for it.
#[must_use]
pub fn is_masked(machine: &Machine, unit: &str) -> bool {
    // What a package brings is no mask.
    let mut folders = OF_UNITS[..2].iter();
    folders.any(|folder| machine.is_masked(&format!("{folder}/{unit}")))
}

/// The settings of one program or unit, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings(Vec<Setting>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Setting {
    section: String,
    key: String,
    value: String,
}

impl Settings {
    /// Reads the file of this name, from the first folder that has it, and then what changes it. If there
    /// is none, there are no settings.
    #[must_use]
    pub fn read(machine: &Machine, folders: &[&str], name: &str) -> Self {
        let mut settings = Self::default();
        let paths = folders.iter().map(|folder| format!("{folder}/{name}"));
        let texts = paths.filter(|path| machine.has(path));
        if let Some(path) = texts.into_iter().next() {
            settings.take_in(&machine.text(&path).unwrap_or_default());
        }
        for path in changes(machine, folders, name) {
            settings.take_in(&machine.text(&path).unwrap_or_default());
        }
        settings
    }

    /// Adds the settings of a text.
    pub fn take_in(&mut self, text: &str) {
        let mut section = String::new();
        let text = text.replace("\\\n", " ");
        let lines = text.lines().map(str::trim);
        for line in lines.filter(|line| !line.starts_with(['#', ';'])) {
            let name = line.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
            if let Some(name) = name {
                name.clone_into(&mut section);
            } else if let Some((key, value)) = line.split_once('=') {
                self.0.push(Setting {
                    section: section.clone(),
                    key: key.trim().to_owned(),
                    value: value.trim().to_owned(),
                });
            }
        }
    }

    /// Returns the value that counts of a setting that has one: the last. An empty one means that it is
    /// not set.
    #[must_use]
    pub fn value(&self, section: &str, key: &str) -> Option<&str> {
        self.values_given(section, key)
            .last()
            .filter(|value| !value.is_empty())
    }

    /// Returns the values of a setting that can have many: those after the last empty one.
    #[must_use]
    pub fn values(&self, section: &str, key: &str) -> Vec<&str> {
        let mut values = Vec::new();
        for value in self.values_given(section, key) {
            if value.is_empty() {
                values.clear();
            } else {
                values.push(value);
            }
        }
        values
    }

    fn values_given<'s>(&'s self, section: &str, key: &str) -> impl Iterator<Item = &'s str> {
        let given = self.0.iter();
        let given = given.filter(move |it| it.section == section && it.key == key);
        given.map(|it| it.value.as_str())
    }

    /// True if nothing is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Returns the files that change a file of this name: by their own names, of which a folder that counts
/// more hides those of the others.
fn changes(machine: &Machine, folders: &[&str], name: &str) -> Vec<String> {
    let mut changes = BTreeMap::new();
    for beside in folders_beside(name) {
        for folder in folders {
            let folder = format!("{folder}/{beside}");
            for name in machine.names(&folder) {
                let path = format!("{folder}/{name}");
                if name.ends_with(CHANGE) {
                    changes.entry(name).or_insert(path);
                }
            }
        }
    }
    changes.into_values().collect()
}

/// Returns the names of the folders with changes of a file, the most special first: for
/// `cas-kiosk.service` also those for all units whose names begin so, and for all services.
fn folders_beside(name: &str) -> Vec<String> {
    let mut folders = vec![format!("{name}.d")];
    let Some(stem) = name.strip_suffix(".service") else {
        return folders;
    };
    let dashes = stem.char_indices().filter(|(_, it)| *it == '-');
    let stems: Vec<&str> = dashes.map(|(at, _)| &stem[..=at]).collect();
    let general = stems.iter().rev();
    folders.extend(general.map(|stem| format!("{stem}.service.d")));
    folders.push("service.d".to_owned());
    folders
}
