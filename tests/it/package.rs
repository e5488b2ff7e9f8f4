//! What the packages of Debian have in them (`deploy/package`).

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use age::secrecy::ExposeSecret as _;
use age::x25519::Identity;
use cas_kiosk::command::Cli;
use cas_kiosk::config::Sealing;
use cas_kiosk::setup::ConfigFile;
use clap::CommandFactory as _;

use crate::cli::{ANSWERS, kiosk};
use crate::project::{OFFICE, PROGRAM, root};

/// Made by the build, and not here.
const MADE: &str = "target/";
/// Programs of the units that are in other packages of Debian.
const OF_OTHERS: [&str; 7] = [
    "bin/cage",
    "bin/chmod",
    "bin/foot",
    "bin/kitten",
    "bin/kitty",
    "bin/setfont",
    "bin/setpriv",
];

/// Made by whoever sets a kiosk up.
const OF_OPERATORS: [&str; 1] = ["/etc/cas-kiosk/fleet.key"];

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

/// What `Cargo.toml` says of the packages of a program.
fn described(manifest: &str) -> toml::Value {
    let text = fs::read_to_string(root().join(manifest)).unwrap();
    let table: toml::Table = text.parse().unwrap();
    table["package"]["metadata"]["deb"].clone()
}

/// The package for a laptop.
fn desktop() -> toml::Value {
    described("Cargo.toml")["variants"]["desktop"].clone()
}

/// The files of all packages.
fn assets() -> Vec<Asset> {
    let read = |package: toml::Value| {
        let assets = package["assets"].as_array().unwrap().clone();
        assets.into_iter().map(|asset| Asset {
            source: asset[0]
                .as_str()
                .unwrap()
                .trim_start_matches("../")
                .to_owned(),
            goes_to: asset[1].as_str().unwrap().to_owned(),
        })
    };
    read(described("Cargo.toml"))
        .chain(read(described("crates/courier/Cargo.toml")))
        .chain(read(described("crates/office/Cargo.toml")))
        .chain(read(desktop()))
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
    for folder in [
        "console", "cage", "courier", "desk", "desktop", "foot", "kitty", "system", "tray",
    ] {
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
            let is_theirs = OF_OTHERS.iter().any(|it| path.ends_with(it));
            if !is_ours || is_theirs || OF_OPERATORS.contains(&&*path) {
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

/// The two edits that make the settings of a package those of one kiosk.
const EDITS: [(&str, &str); 2] = [
    ("number = 0 ", "number = 12 "),
    ("place = \"?\"", "place = \"Biblioteka\""),
];

/// The settings with these words in place of others, which must be there.
fn edited(settings: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(settings.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

/// With the two edits it is a kiosk of information for the public, which takes no requests before there are keys.
/// Without either of them it is not.
#[test]
fn two_edits_make_the_settings_of_the_package_fit_for_the_public() {
    let settings = installed("/etc/cas-kiosk/kiosk.toml").unwrap();
    let delivered = fs::read_to_string(settings).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kiosk.toml");
    let check = |edits: &[(&str, &str)], options: &[&str]| {
        fs::write(&file, edited(&delivered, edits)).unwrap();
        let told = kiosk(folder.path(), &[&["check"], options].concat(), None, "");
        (
            told.status.success(),
            String::from_utf8(told.stdout).unwrap(),
        )
    };
    for (edits, is_fit) in [
        (&EDITS[..], true),
        (&EDITS[..1], false),
        (&EDITS[1..], false),
    ] {
        let (is_well, words) = check(edits, &[]);
        assert!(is_well, "{words}");
        let (is_well, words) = check(edits, &["--deploy"]);
        assert_eq!(is_well, is_fit, "{words}");
        assert_eq!(words.contains("number or place is missing"), !is_fit);
    }
    let config = ConfigFile::read(Some(&file)).config();
    assert_eq!(config.spool.sealing, Sealing::Missing);
}

/// A laptop with the settings of its package.
struct Laptop {
    folder: tempfile::TempDir,
}

impl Laptop {
    /// One with the two edits, whose settings have these words in place of others too.
    fn with(changes: &[(&str, &str)]) -> Self {
        let settings = root().join("deploy/desktop/kiosk.toml");
        let settings = fs::read_to_string(settings).unwrap();
        let settings = edited(&edited(&settings, &EDITS), changes);
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("kiosk.toml"), settings).unwrap();
        fs::create_dir_all(folder.path().join("home/.local/state/cas-kiosk")).unwrap();
        Self { folder }
    }

    /// Runs a program for a person whose home is on this laptop, with these lines.
    fn runs(&self, program: &str, arguments: &[&str], lines: &str) -> Output {
        let input = self.folder.path().join("lines");
        fs::write(&input, lines).unwrap();
        Command::new(program)
            .args(arguments)
            .current_dir(&self.folder)
            .stdin(fs::File::open(input).unwrap())
            .env("HOME", self.folder.path().join("home"))
            .env_remove("XDG_STATE_HOME")
            .env("ACCESSIBLE", "1")
            .env("LC_ALL", "C")
            .output()
            .unwrap()
    }

    /// The folder with the requests of this person.
    fn waiting(&self) -> PathBuf {
        let spool = "home/.local/state/cas-kiosk/spool/new";
        self.folder.path().join(spool)
    }
}

#[test]
fn a_laptop_keeps_requests_sealed_in_the_home_of_whoever_started_it() {
    let identity = Identity::generate();
    let recipients = format!("recipients = [\"{}\"]", identity.to_public());
    let shown = ("samples = \"leave-out\"", "samples = \"show\"");
    let laptop = Laptop::with(&[shown, ("recipients = []", &recipients)]);
    let told = laptop.runs(
        PROGRAM,
        &["--at", "2026-11-24T10:00"],
        &format!("2\n{ANSWERS}"),
    );
    let words = String::from_utf8_lossy(&told.stdout);
    assert!(words.contains("Your request has been sent"), "{words}");
    let mut stored = fs::read_dir(laptop.waiting()).unwrap();
    let stored = stored.next().unwrap().unwrap();
    assert!(stored.path().to_string_lossy().ends_with(".json.age"));
    let mode = stored.metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "{mode:o}");

    let key = laptop.folder.path().join("key");
    fs::write(&key, identity.to_string().expose_secret()).unwrap();
    // The office's program finds the spool by the same settings.
    let told = laptop.runs(OFFICE, &["requests", "list", "--identity", "key"], "");
    let words = String::from_utf8_lossy(&told.stdout);
    assert!(
        told.status.success() && words.contains("Єва Łęcka"),
        "{words}"
    );
}

#[test]
fn a_laptop_without_keys_takes_no_requests_and_with_two_edits_it_lacks_nothing() {
    let laptop = Laptop::with(&[]);
    let told = laptop.runs(PROGRAM, &["check", "--deploy"], "");
    let words = String::from_utf8_lossy(&told.stdout);
    assert!(told.status.success(), "{words}");

    let laptop = Laptop::with(&[("samples = \"leave-out\"", "samples = \"show\"")]);
    let told = laptop.runs(PROGRAM, &["check", "--deploy"], "");
    let words = String::from_utf8_lossy(&told.stdout);
    assert!(
        words.contains("there are no keys to seal requests for"),
        "{words}"
    );
    let told = laptop.runs(
        PROGRAM,
        &["--at", "2026-11-24T10:00"],
        &format!("2\n{ANSWERS}"),
    );
    let words = String::from_utf8_lossy(&told.stdout);
    assert!(
        words.contains("311") && !words.contains("Your request has been sent"),
        "{words}"
    );
    assert_eq!(fs::read_dir(laptop.waiting()).unwrap().count(), 0);
}

/// On a laptop nothing starts by itself, and nothing of the machine is changed.
#[test]
fn the_package_for_a_laptop_has_a_menu_entry_and_changes_nothing_else() {
    let package = desktop();
    let assets = package["assets"].as_array().unwrap();
    for asset in assets {
        let goes_to = asset[1].as_str().unwrap();
        let own = [
            "usr/bin/",
            "usr/share/",
            "usr/lib/cas-kiosk/",
            "etc/cas-kiosk/",
        ];
        assert!(own.iter().any(|it| goes_to.starts_with(it)), "{goes_to}");
    }
    assert_eq!(package["conflicts"].as_str(), Some("cas-kiosk"));
    let folder = package["maintainer-scripts"].as_str().unwrap();
    for script in ["preinst", "postinst", "prerm", "postrm"] {
        assert!(!root().join(folder).join(script).exists(), "{script}");
    }
    let entry = fs::read_to_string(root().join("deploy/desktop/cas-kiosk.desktop")).unwrap();
    let starts = entry.lines().find_map(|it| it.strip_prefix("Exec="));
    let script = installed(starts.unwrap()).unwrap();
    assert_eq!(script, root().join(OVER_THE_SCREEN));
}

const OVER_THE_SCREEN: &str = "deploy/desktop/over-the-screen";

/// Starts the kiosk from the menu, where these programs are there, each with the code with which it ends. Each says
/// with what it is started.
fn starts_terminal(home: &str, there: &[(&str, u8)], wayland: Option<&str>) -> Output {
    let programs = tempfile::tempdir().unwrap();
    symlink("/bin/mkdir", programs.path().join("mkdir")).unwrap();
    for (name, ends) in there {
        let terminal = programs.path().join(name);
        let says = format!("#!/bin/sh\necho {name}${{WAYLAND_DISPLAY:+,}} \"$@\"\nexit {ends}\n");
        fs::write(&terminal, says).unwrap();
        fs::set_permissions(&terminal, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let mut command = Command::new("/bin/sh");
    command
        .arg(root().join(OVER_THE_SCREEN))
        .env_clear()
        .env("PATH", programs.path())
        .env("HOME", home)
        .envs(wayland.map(|display| ("WAYLAND_DISPLAY", display)))
        .stdin(Stdio::null());
    command.output().unwrap()
}

#[test]
fn the_menu_entry_starts_the_kiosk_in_a_terminal_that_is_there_and_makes_its_folder() {
    let all = [("foot", 0), ("kitty", 0), ("xterm", 0)];
    for (there, wayland, expected) in [
        (&all[..], Some("wayland-0"), "foot, --config="),
        (&all[..], None, "kitty --config="),
        (&all[2..], Some("wayland-0"), "xterm, -fullscreen "),
    ] {
        let home = tempfile::tempdir().unwrap();
        let told = starts_terminal(home.path().to_str().unwrap(), there, wayland);
        let words = String::from_utf8(told.stdout).unwrap();
        assert!(words.starts_with(expected), "{words}");
        let ends = "/usr/bin/cas-kiosk --config /etc/cas-kiosk/kiosk.toml";
        assert!(words.trim_end().ends_with(ends), "{words}");
        assert_eq!(words.lines().count(), 1, "{words}");
        let folder = fs::metadata(home.path().join(".local/state/cas-kiosk")).unwrap();
        assert_eq!(folder.permissions().mode() & 0o777, 0o700);
    }
}

/// The code with which foot ends where there is no compositor.
const FOOT_CANNOT_DRAW: u8 = 230;

#[test]
fn a_terminal_that_cannot_draw_gives_way_to_the_next() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path().to_str().unwrap();
    let there = [("foot", FOOT_CANNOT_DRAW), ("kitty", 1), ("xterm", 0)];
    let told = starts_terminal(home, &there, Some("gone"));
    let words = String::from_utf8(told.stdout).unwrap();
    let started: Vec<_> = words
        .lines()
        .filter_map(|it| it.split(' ').next())
        .collect();
    // Where foot found no compositor, the others do not look for it.
    assert_eq!(started, ["foot,", "kitty", "xterm"], "{words}");
    assert!(told.status.success());
    // What ended with the kiosk is not started again in another terminal.
    let told = starts_terminal(home, &[("foot", 1), ("kitty", 0)], Some("wayland-0"));
    assert!(!String::from_utf8(told.stdout).unwrap().contains("kitty"));
    assert_eq!(told.status.code(), Some(1));
}

#[test]
fn what_keeps_the_kiosk_from_starting_is_shown_at_the_desktop() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path().to_str().unwrap();
    let none = "Please install foot, kitty or xterm";
    for (there, shows) in [
        (&[("notify-send", 0), ("zenity", 0)][..], "notify-send "),
        (&[("notify-send", 1), ("xmessage", 0)], "xmessage "),
        (&[("zenity", 0), ("xterm", 1)], "zenity "),
    ] {
        let told = starts_terminal(home, there, None);
        assert!(!told.status.success());
        let words = String::from_utf8(told.stdout).unwrap();
        let last = words.lines().last().unwrap();
        assert!(last.starts_with(shows) && last.contains(none), "{words}");
        assert!(String::from_utf8(told.stderr).unwrap().contains(none));
    }
}

/// Nobody can make a folder in `/proc`.
#[test]
fn where_no_folder_can_be_made_that_is_shown_and_the_kiosk_tells_whom_to_call() {
    let there = [("xmessage", 0), ("xterm", 0)];
    let told = starts_terminal("/proc", &there, None);
    assert!(told.status.success());
    let words = String::from_utf8(told.stdout).unwrap();
    for begins in [
        "xmessage The folder /proc/.local/state/",
        "xterm -fullscreen ",
    ] {
        assert!(words.lines().any(|it| it.starts_with(begins)), "{words}");
    }
}

#[test]
fn what_the_user_of_a_unit_is_called_is_in_the_package() {
    for (unit, users) in [
        ("cas-kiosk.service", "cas-kiosk.conf"),
        ("cas-kiosk-cage.service", "cas-kiosk.conf"),
        ("cas-courier.service", "cas-courier.conf"),
        ("cas-tray.service", "cas-office.conf"),
        ("cas-desk.service", "cas-office.conf"),
        ("cas-desk-forget.service", "cas-office.conf"),
        ("cas-desk-backup.service", "cas-office.conf"),
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
    for script in ["kiosk/postinst", "courier/postinst", "office/postinst"] {
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
    for package in ["kiosk", "courier", "office"] {
        for script in ["postinst", "prerm", "postrm"] {
            let script = root().join("deploy/package").join(package).join(script);
            let told = Command::new("sh").arg("-n").arg(&script).output().unwrap();
            assert!(told.status.success(), "{}", script.display());
        }
    }
}

#[test]
fn the_package_of_the_courier_brings_the_kiosk_and_the_authorities_of_the_net() {
    let package = described("crates/courier/Cargo.toml");
    let needs = package["depends"].as_str().unwrap();
    let needs: BTreeSet<_> = needs.split(", ").collect();
    // Both read the same content.
    for needed in [
        "cas-kiosk (>= 0.2)",
        "cas-kiosk (<< 0.3~)",
        "ca-certificates",
    ] {
        assert!(needs.contains(needed), "{needed}");
    }
}

/// A machine on which this script of a package is carried out, with files that were there before. Those that are left.
fn leaves(script: &str, argument: &str, before: &[&str]) -> Vec<String> {
    let machine = tempfile::tempdir().unwrap();
    let programs = tempfile::tempdir().unwrap();
    symlink("/bin/rm", programs.path().join("rm")).unwrap();
    for file in before {
        let file = machine.path().join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "").unwrap();
    }
    let told = Command::new("/bin/sh")
        .arg(root().join("deploy/package").join(script))
        .arg(argument)
        .env("DPKG_ROOT", machine.path())
        .env("PATH", programs.path())
        .output()
        .unwrap();
    assert!(told.status.success(), "{script}");
    let left = before.iter().filter(|it| machine.path().join(it).exists());
    left.map(|it| (*it).to_owned()).collect()
}

#[test]
fn the_courier_goes_and_leaves_every_request() {
    let requests = [
        "var/lib/cas-kiosk/spool/new/one.json.age",
        "var/lib/cas-kiosk/spool/sent/two.json.age",
    ];
    let remembered = "var/lib/cas-courier/memory.json";
    let before = [requests[0], requests[1], remembered];
    assert_eq!(leaves("courier/postrm", "remove", &before), before);
    assert_eq!(leaves("courier/postrm", "purge", &before), requests);
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
    for command in [
        Cli::command(),
        cas_courier::cli::Cli::command(),
        cas_office::cli::Cli::command(),
    ] {
        let program = command.get_name().to_owned();
        let mut all = Vec::new();
        pages(&command, "", &mut all);
        assert!(all.len() > 3, "{program}");
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
