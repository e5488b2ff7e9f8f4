//! What the packages of Debian have in them (`deploy/package`).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cas_kiosk::command::Cli;
use clap::{CommandFactory as _, Parser as _};

use crate::project::{PROGRAM, root};

/// Made by the build, and not here.
const MADE: &str = "target/";
/// Programs of the units that are in other packages of Debian.
const OF_OTHERS: [&str; 4] = ["bin/cage", "bin/foot", "bin/kitty", "bin/setfont"];

/// A file of a package: where it comes from, and where it goes.
struct Asset {
    source: String,
    goes_to: String,
}

/// The files of a package. A name that ends in a slash is that of a folder.
fn assets(manifest: &str) -> Vec<Asset> {
    let text = fs::read_to_string(root().join(manifest)).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let deb = &table["package"]["metadata"]["deb"];
    let assets = deb["assets"].as_array().unwrap().iter();
    let word = |asset: &toml::Value, index: usize| asset[index].as_str().unwrap().to_owned();
    assets
        .map(|asset| Asset {
            source: word(asset, 0).trim_start_matches("../").to_owned(),
            goes_to: word(asset, 1),
        })
        .collect()
}

fn all_assets() -> Vec<Asset> {
    let mut all = assets("Cargo.toml");
    all.extend(assets("crates/office/Cargo.toml"));
    all
}

/// The file that a package installs at this path.
fn installed(path: &str) -> Option<PathBuf> {
    let path = path.trim_start_matches('/');
    all_assets().into_iter().find_map(|asset| {
        let (folder, pattern) = asset.source.rsplit_once('/').unwrap_or(("", &asset.source));
        let name = path.rsplit('/').next().unwrap();
        let is_here = asset.goes_to == path;
        let end = pattern.strip_prefix('*');
        let is_in = asset.goes_to.ends_with('/') && path.strip_prefix(&asset.goes_to) == Some(name);
        let is_meant = pattern == name || end.is_some_and(|end| name.ends_with(end));
        if is_here {
            Some(root().join(&asset.source))
        } else {
            (is_in && is_meant).then(|| root().join(folder).join(name))
        }
    })
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
    for Asset { source, .. } in all_assets() {
        let (folder, name) = source.rsplit_once('/').unwrap_or(("", &source));
        let folder = root().join(folder.trim_end_matches("/**"));
        if source.starts_with(MADE) {
            continue;
        }
        let end = name.strip_prefix('*');
        let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{source}: {error}"));
        let mut names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        assert!(
            names.any(|it| it == name || end.is_some_and(|end| it.ends_with(end))),
            "{source}"
        );
    }
}

/// What a unit, a script or a page of the package names is where it says.
#[test]
fn what_the_packages_name_they_install() {
    let mut seen = 0;
    for Asset { source, goes_to } in all_assets() {
        let is_text = ["units", "kiosk/", "office/", "system/", "kitty/", "tray/"];
        let is_unit = source.ends_with(".service");
        if source.starts_with(MADE) || !is_unit && !is_text.iter().any(|it| source.contains(it)) {
            continue;
        }
        let text = fs::read_to_string(root().join(&source)).unwrap();
        for path in paths(&text) {
            let is_ours = path.contains("cas-") || path.starts_with("/usr/bin/");
            let is_folder = path.trim_end_matches('/').ends_with("/docs");
            if !is_ours || is_folder || OF_OTHERS.iter().any(|it| path.ends_with(it)) {
                continue;
            }
            let is_made = all_assets()
                .iter()
                .any(|it| format!("/{}", it.goes_to) == path);
            assert!(
                is_made || installed(&path).is_some(),
                "{goes_to} names {path}"
            );
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

/// As delivered, with number and place, it is a kiosk of information: nothing of it must not go to the public.
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
    assert!(Cli::try_parse_from(["cas-kiosk"]).is_ok());
    assert!(Path::new(&root().join("deploy/package/build")).exists());
}
