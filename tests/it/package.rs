//! What the packages of Debian have in them (`deploy/package`).

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use cas_kiosk::command::Cli;
use clap::CommandFactory as _;

use crate::project::{PROGRAM, root};

/// Made by the build, and not here.
const MADE: &str = "target/";
/// Programs of the units that are in other packages of Debian.
const OF_OTHERS: [&str; 5] = [
    "bin/cage",
    "bin/foot",
    "bin/kitten",
    "bin/kitty",
    "bin/setfont",
];

/// Files of a package: where they come from, and where they go.
struct Asset {
    /// A file of this repository. The last part may be a star and the end of a name.
    source: String,
    /// A file of the machine, or a folder, which ends in a slash.
    goes_to: String,
}

impl Asset {
    /// True if this file of the repository is one of them.
    fn has(&self, file: &str) -> bool {
        match self.source.split_once('*') {
            None => self.source == file,
            Some((folder, end)) => {
                let name = file.strip_prefix(folder);
                name.is_some_and(|name| !name.contains('/') && name.ends_with(end))
            }
        }
    }

    /// The file of the repository that becomes this file of the machine.
    fn origin(&self, path: &str) -> Option<String> {
        let name = path.strip_prefix(&self.goes_to)?;
        let folder = self
            .source
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        let origin = if name.is_empty() {
            self.source.clone()
        } else {
            format!("{folder}/{name}")
        };
        self.has(&origin).then_some(origin)
    }
}

/// The files of both packages.
fn assets() -> Vec<Asset> {
    let read = |manifest: &str| {
        let text = fs::read_to_string(root().join(manifest)).unwrap();
        let table: toml::Table = text.parse().unwrap();
        let assets = table["package"]["metadata"]["deb"]["assets"]
            .as_array()
            .unwrap()
            .clone();
        assets.into_iter().map(|asset| Asset {
            source: asset[0]
                .as_str()
                .unwrap()
                .trim_start_matches("../")
                .to_owned(),
            goes_to: asset[1].as_str().unwrap().to_owned(),
        })
    };
    read("Cargo.toml")
        .chain(read("crates/office/Cargo.toml"))
        .collect()
}

/// The file of the repository that a package installs at this path.
fn installed(path: &str) -> Option<PathBuf> {
    let path = path.trim_start_matches('/');
    let all = assets();
    let mut origins = all.iter().filter_map(|asset| asset.origin(path));
    let origin = origins.find(|it| it.starts_with(MADE) || root().join(it).exists());
    origin.map(|origin| root().join(origin))
}

/// The names of the files in a folder of the repository.
fn names(folder: &str) -> Vec<String> {
    let files =
        fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// The paths below `/usr` and `/etc/cas-kiosk` that a text names.
fn paths(text: &str) -> BTreeSet<String> {
    let words = text.split([' ', '=', '\n', '+', '"', '\'', ',', '`', '(', ')']);
    let words = words.map(|word| word.trim_end_matches(['.', ':', ';']));
    let paths = words.filter(|it| it.starts_with("/usr/") || it.starts_with("/etc/cas-kiosk/"));
    paths.map(str::to_owned).collect()
}

#[test]
fn each_file_of_a_package_is_there() {
    for asset in assets().iter().filter(|it| !it.source.starts_with(MADE)) {
        let source = asset.source.replace("/**/", "/");
        let (folder, _) = source.rsplit_once('/').unwrap_or(("", &source));
        let asset = Asset {
            source: source.clone(),
            goes_to: String::new(),
        };
        let path = |name: String| {
            format!("{folder}/{name}")
                .trim_start_matches('/')
                .to_owned()
        };
        assert!(
            names(folder).into_iter().map(path).any(|it| asset.has(&it)),
            "{source}"
        );
    }
}

/// What a machine has that is set up by hand, it has from a package.
#[test]
fn each_file_of_a_machine_is_in_a_package() {
    for folder in ["console", "cage", "foot", "kitty", "system", "tray"] {
        let folder = format!("deploy/{folder}");
        for name in names(&folder).into_iter().filter(|it| it != "README.md") {
            let path = format!("{folder}/{name}");
            let is_packed = assets().iter().any(|asset| asset.has(&path));
            assert!(
                is_packed,
                "{path} is in no package: see [package.metadata.deb] in Cargo.toml"
            );
            let text = fs::read(root().join(&path)).unwrap();
            assert!(
                !String::from_utf8_lossy(&text).contains("/usr/local/"),
                "{path}"
            );
        }
    }
}

/// What a unit, a setting or a page of the packages names is where it says.
#[test]
fn what_the_packages_name_they_install() {
    let mut seen = 0;
    for Asset { source, goes_to } in assets()
        .iter()
        .filter(|it| it.source.starts_with("deploy/"))
    {
        let Ok(text) = fs::read_to_string(root().join(source)) else {
            continue;
        };
        for path in paths(&text) {
            let is_ours = path.contains("cas-") || path.starts_with("/usr/bin/");
            if !is_ours || OF_OTHERS.iter().any(|it| path.ends_with(it)) {
                continue;
            }
            let named = path.trim_matches('/');
            let is_whole = assets()
                .iter()
                .any(|it| it.goes_to.trim_end_matches('/') == named);
            assert!(
                is_whole || installed(&path).is_some(),
                "{goes_to} names {path}"
            );
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

/// As delivered it is a kiosk of information: nothing of it must not go to the public, and it takes no requests, or its
/// spool would have to be sealed.
#[test]
fn the_settings_of_the_package_are_fit_for_the_public() {
    let settings = installed("/etc/cas-kiosk/kiosk.toml").unwrap();
    for arguments in [&["check"][..], &["check", "--deploy"]] {
        let told = Command::new(PROGRAM)
            .args(arguments)
            .arg("--config")
            .arg(&settings)
            .output()
            .unwrap();
        let words = String::from_utf8_lossy(&told.stdout);
        assert!(told.status.success(), "{words}");
    }
}

#[test]
fn what_the_user_of_a_unit_is_called_is_in_the_package() {
    for (unit, users) in [
        ("cas-kiosk.service", "cas-kiosk.conf"),
        ("cas-kiosk-cage.service", "cas-kiosk.conf"),
        ("cas-tray.service", "cas-office.conf"),
    ] {
        let unit = installed(&format!("usr/lib/systemd/system/{unit}")).unwrap();
        let users = installed(&format!("usr/lib/sysusers.d/{users}")).unwrap();
        let unit = fs::read_to_string(unit).unwrap();
        let user = unit
            .lines()
            .find_map(|it| it.strip_prefix("User="))
            .unwrap();
        let users = fs::read_to_string(users).unwrap();
        assert!(
            users
                .lines()
                .any(|it| it.starts_with(&format!("u {user} ")))
        );
    }
}

/// An upgrade does not end a visit.
#[test]
fn the_scripts_of_the_packages_start_nothing() {
    for script in ["kiosk/postinst", "office/postinst"] {
        let script = root().join("deploy/package").join(script);
        let text = fs::read_to_string(script).unwrap();
        let lines = text.lines().filter(|it| !it.trim_start().starts_with('#'));
        for line in lines {
            let starts = ["restart", "try-", " start", "deb-systemd-invoke"];
            let is_told = line.trim_start().starts_with("echo");
            assert!(
                is_told || !starts.iter().any(|it| line.contains(it)),
                "{line}"
            );
        }
    }
}

#[test]
fn the_scripts_of_the_packages_are_understood_by_a_shell() {
    for package in ["kiosk", "office"] {
        for script in ["postinst", "prerm", "postrm"] {
            let script = root().join("deploy/package").join(package).join(script);
            let told = Command::new("sh").arg("-n").arg(&script).output().unwrap();
            assert!(told.status.success(), "{}", script.display());
        }
    }
}

/// The names of a command and of all below it, as their pages are called.
fn pages(command: &clap::Command, above: &str, all: &mut Vec<(String, Vec<String>)>) {
    let name = format!("{above}{}", command.get_name());
    let options = command.get_arguments().filter(|it| !it.is_hide_set());
    let options = options.filter_map(|it| it.get_long().map(str::to_owned));
    for below in command.get_subcommands() {
        pages(below, &format!("{name}-"), all);
    }
    all.push((name, options.collect()));
}

#[test]
fn each_command_has_a_page_of_the_manual_and_each_option_stands_there() {
    let folder = tempfile::tempdir().unwrap();
    cas_manual::write(folder.path()).unwrap();
    for command in [Cli::command(), cas_office::cli::Cli::command()] {
        let program = command.get_name().to_owned();
        let mut all = Vec::new();
        pages(&command, "", &mut all);
        assert!(all.len() > 4, "{program}");
        let pages = folder.path().join(&program).join("man");
        for (name, options) in &all {
            let text = fs::read_to_string(pages.join(format!("{name}.1"))).unwrap();
            let text = text.replace('\\', "");
            for option in options {
                assert!(text.contains(&format!("--{option}")), "{name}: {option}");
            }
        }
        let completions = folder.path().join(&program).join("completions");
        for file in [
            format!("{program}.bash"),
            format!("_{program}"),
            format!("{program}.fish"),
        ] {
            let text = fs::read_to_string(completions.join(file)).unwrap();
            for below in command.get_subcommands() {
                assert!(text.contains(below.get_name()), "{}", below.get_name());
            }
        }
    }
}

/// The version of the packages, of the programs and of the list of changes is one.
#[test]
fn the_changelogs_tell_of_this_version() {
    let version = Cli::command().get_version().unwrap().to_owned();
    let debian = fs::read_to_string(root().join("deploy/package/changelog")).unwrap();
    assert!(
        debian.starts_with(&format!("cas-kiosk ({version}-")),
        "{version}"
    );
    let changes = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    assert!(changes.contains(&format!("\n## {version} ")), "{version}");
}
