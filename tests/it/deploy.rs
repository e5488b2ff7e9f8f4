//! What `deploy/` gives a machine in public: services with the least rights, that can still do their work.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Output};

use cas_kiosk::command::Cli;
use cas_kiosk::setup::ConfigFile;
use clap::Parser as _;

use crate::project::root;
use crate::skipped::skip;

/// Each service of the kiosk, and the most that `systemd-analyze security` may say of it, in tenths.
const SERVICES: [(&str, u32); 2] = [
    ("deploy/console/cas-kiosk.service", 5),
    ("deploy/cage/cas-kiosk.service", 10),
];
/// What sets the font of the console, as root, and the most that may be said of it.
const FONT: (&str, u32) = ("deploy/console/cas-kiosk-font.service", 20);

/// What carries the requests, with a network, and the most that may be said of it.
const COURIER: (&str, u32) = ("deploy/courier/cas-courier.service", 15);

/// What serves the desk of an office, with a network, and what looks after its book, and the most that may be said of each.
const DESK: [(&str, u32); 3] = [
    ("deploy/desk/cas-desk.service", 15),
    ("deploy/desk/cas-desk-forget.service", 10),
    ("deploy/desk/cas-desk-backup.service", 10),
];

/// The values of a setting of a service, in their order.
fn values(service: &str, setting: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(service)).unwrap();
    let lines = text.lines().filter_map(|line| line.strip_prefix(setting));
    lines
        .filter_map(|rest| rest.strip_prefix('='))
        .flat_map(|value| value.split(' ').map(str::to_owned))
        .collect()
}

fn has_systemd_analyze() -> bool {
    let version = Command::new("systemd-analyze").arg("--version").output();
    if version.is_err() {
        skip("systemd-analyze is not installed");
    }
    version.is_ok()
}

#[test]
fn a_service_has_the_least_rights() {
    if !has_systemd_analyze() {
        return;
    }
    for (service, most) in SERVICES.into_iter().chain([FONT, COURIER]).chain(DESK) {
        let told = Command::new("systemd-analyze")
            .args(["security", "--offline=true", "--no-pager"])
            .arg(format!("--threshold={most}"))
            .arg(root().join(service))
            .output()
            .unwrap();
        let table = String::from_utf8_lossy(&told.stdout);
        assert!(told.status.success(), "{service}\n{table}");
        assert!(
            table.contains("Overall exposure level"),
            "{service}\n{table}"
        );
    }
}

/// A word that systemd does not understand it passes over, and a right that was to be taken away stays.
#[test]
fn systemd_understands_each_unit() {
    if !has_systemd_analyze() {
        return;
    }
    let mut tried = 0;
    for folder in ["console", "cage", "courier", "desk", "tray"] {
        let mut command = Command::new("systemd-analyze");
        command.args(["verify", "--man=no", "--recursive-errors=no"]);
        for entry in fs::read_dir(root().join("deploy").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().and_then(|it| it.to_str());
            if matches!(ending, Some("service" | "path" | "timer")) {
                tried += 1;
                command.arg(path);
            }
        }
        let told = command.output().unwrap();
        let told = String::from_utf8_lossy(&told.stderr);
        let mut faults = told.lines();
        // What the units start is not installed here.
        let fault = faults.find(|line| !line.contains(" is not executable: "));
        assert_eq!(fault, None, "{folder}");
    }
    assert_eq!(tried, 13);
}

/// Only root can set a font, and only when the driver of the display is there, which may be late.
#[test]
fn the_font_is_set_before_the_kiosk_and_again_and_without_it_there_is_a_kiosk() {
    let (kiosk, _) = SERVICES[0];
    let font = "cas-kiosk-font.service";
    let wanted = values(kiosk, "Wants");
    assert_eq!(wanted, [font, "cas-kiosk-font.path"]);
    assert!(values(kiosk, "After").iter().any(|it| it == font));
    for setting in ["Requires", "BindsTo", "PartOf"] {
        assert_eq!(values(kiosk, setting), [""; 0]);
    }
    assert_eq!(values(FONT.0, "StartLimitIntervalSec"), ["0"]);
    let script = fs::read_to_string(root().join("deploy/console/set-font")).unwrap();
    let terminal = values(kiosk, "TTYPath").remove(0);
    assert!(script.contains(&format!("\ntty={terminal}\n")));
    let watched = values("deploy/console/cas-kiosk-font.path", "PathChanged");
    assert!(watched.contains(&terminal), "{watched:?}");

    // The rule of console-setup has the number 90, and its font comes first.
    let rule = fs::read_to_string(root().join("deploy/console/91-cas-kiosk-font.rules")).unwrap();
    let event = r#"ACTION=="add", SUBSYSTEM=="vtconsole", "#;
    let run = format!(r#"RUN+="/usr/bin/systemctl --no-block restart {font}""#);
    assert!(rule.lines().any(|it| it == format!("{event}{run}")));
}

/// What came of setting the font of a console, on which `setfont` does this with the font `$3`.
struct FontSet {
    told: Output,
    font: Option<String>,
    console: String,
}

fn sets_font(setfont: &str) -> FontSet {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (console, font) = (at("console"), at("font"));
    let setfont = format!("{setfont} && echo ${{3##*/}} >{}", font.display());
    for (name, does) in [
        ("setfont", setfont.as_str()),
        ("kbd_mode", ""),
        ("sleep", ""),
        ("systemctl", ""),
    ] {
        fs::write(at(name), format!("#!/bin/sh\n{does}\n")).unwrap();
        fs::set_permissions(at(name), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let script = fs::read_to_string(root().join("deploy/console/set-font")).unwrap();
    let own = format!("\ntty={}\n", console.display());
    let told = Command::new("/bin/sh")
        .args(["-c", &script.replace("\ntty=/dev/tty1\n", &own), "set-font"])
        .arg(values(FONT.0, "ExecStart").remove(1))
        .current_dir(folder.path())
        .env("PATH", folder.path())
        .output()
        .unwrap();
    FontSet {
        told,
        font: fs::read_to_string(font).ok(),
        console: fs::read_to_string(console).unwrap(),
    }
}

#[test]
fn a_console_has_the_large_font_or_the_largest_that_it_takes_and_utf_8_in_any_case() {
    let large = "cas-kiosk-24x48.psf\n";
    let small = "cas-kiosk-16x32.psf\n";
    let late = "[ -e tried ] || { : >tried; exit 1; }";
    let old = "case $3 in */cas-kiosk-16x32.psf) ;; *) echo Font is too big >&2; exit 1 ;; esac";
    for (setfont, font, words) in [
        (":", Some(large), ""),
        (late, Some(large), ""),
        (old, Some(small), "takes no font as large as "),
        ("exit 1", None, "does not take "),
    ] {
        let set = sets_font(setfont);
        assert_eq!(set.font.as_deref(), font, "{setfont}");
        assert_eq!(set.told.status.success(), font.is_some(), "{setfont}");
        let told = String::from_utf8(set.told.stderr).unwrap();
        assert!(told.contains(words), "{setfont}: {told}");
        assert_eq!(told.is_empty(), words.is_empty(), "{setfont}: {told}");
        assert_eq!(set.console, "\x1b%G", "{setfont}");
    }
}

/// Cage that starts before there is a display stays black.
#[test]
fn cage_waits_for_a_display_and_goes_on_trying() {
    let (kiosk, _) = SERVICES[1];
    let rule = fs::read_to_string(root().join("deploy/cage/91-cas-kiosk-display.rules")).unwrap();
    let rule = rule
        .lines()
        .find(|it| it.starts_with("SUBSYSTEM==\"drm\""))
        .unwrap();
    assert!(rule.ends_with(r#"SYMLINK+="dri/kiosk", TAG+="systemd""#));
    for setting in ["Wants", "After"] {
        let units = values(kiosk, setting);
        assert!(
            units.iter().any(|it| it == "dev-dri-kiosk.device"),
            "{setting}"
        );
    }
    // What it requires, and cannot start, would be the end of it. What it is a part of starts it again.
    assert_eq!(values(kiosk, "Requires"), [""; 0]);
    assert_eq!(values(kiosk, "PartOf"), ["seatd.service"]);
}

#[test]
fn a_service_can_run_what_it_starts_and_no_shell() {
    for (service, _) in SERVICES {
        let start = values(service, "ExecStart");
        let programs = |words: &[String]| -> BTreeSet<String> {
            let all = words.iter().filter(|word| word.contains("/bin/"));
            all.cloned().collect()
        };
        assert_eq!(values(service, "NoExecPaths"), ["/"], "{service}");
        assert_eq!(
            programs(&values(service, "ExecPaths")),
            programs(&start),
            "{service}"
        );

        let kiosk = start.iter().position(|word| word.ends_with("/cas-kiosk"));
        let cli = Cli::try_parse_from(&start[kiosk.unwrap()..]).unwrap();
        assert!(cli.command.is_none(), "{service}");
    }
}

#[test]
fn a_service_has_the_folders_of_its_spool_and_its_state() {
    for (service, _) in SERVICES {
        let folders = values(service, "StateDirectory");
        for folder in ["spool/tmp", "spool/new", "spool/sent", "state"] {
            assert!(
                folders.contains(&format!("cas-kiosk/{folder}")),
                "{service}: {folder}"
            );
        }
    }
}

/// A core file would hold what a visitor has written.
/// systemd refuses every other family to `socket(2)`.
#[test]
fn a_service_can_open_no_socket_of_a_network() {
    for (service, _) in SERVICES {
        let families = values(service, "RestrictAddressFamilies");
        let local = ["AF_UNIX", "AF_NETLINK"];
        assert!(!families.is_empty(), "{service}");
        assert!(
            families.iter().all(|it| local.contains(&&**it)),
            "{service}"
        );
        assert_eq!(values(service, "IPAddressDeny"), ["any"], "{service}");
    }
}

#[test]
fn a_service_leaves_no_core_file_and_ends_at_once() {
    for (service, _) in SERVICES {
        assert_eq!(values(service, "LimitCORE"), ["0"], "{service}");
        assert_eq!(values(service, "TimeoutStopSec"), ["5s"], "{service}");
        assert_eq!(values(service, "Restart"), ["always"], "{service}");
        assert_eq!(values(service, "StartLimitIntervalSec"), ["0"], "{service}");
    }
}

/// A kiosk that stands still ends, and with it what a visitor has written.
#[test]
fn a_service_watches_the_kiosk_and_hears_it() {
    for (service, listens_to) in SERVICES
        .map(|(service, _)| service)
        .into_iter()
        .zip(["main", "all"])
    {
        for (setting, value) in [
            ("Type", "notify"),
            ("NotifyAccess", listens_to),
            ("WatchdogSec", "20s"),
            ("WatchdogSignal", "SIGKILL"),
        ] {
            assert_eq!(values(service, setting), [value], "{service}");
        }
    }
}

/// It moves what an office has, which can only be done where both folders are in one mount. systemd mounts each of
/// these paths.
#[test]
fn the_courier_may_write_to_the_spool_of_the_package_as_a_whole() {
    let settings = root().join("deploy/package/kiosk/kiosk.toml");
    let spool = ConfigFile::read(Some(&settings)).config().spool.folder;
    let (courier, _) = COURIER;
    let may_write = values(courier, "ReadWritePaths");
    assert_eq!(may_write, [format!("-{}", spool.display())]);
    let is_shut = values(courier, "InaccessiblePaths");
    assert_eq!(is_shut, [format!("-{}/tmp", spool.display())]);
}

/// Who can rename a folder of the spool can put a link in its place, and then the kiosk does not start.
#[test]
fn the_courier_may_move_requests_and_touch_no_folder_of_the_kiosk() {
    let (courier, _) = COURIER;
    let opened = values(courier, "ExecStartPre");
    for (service, _) in SERVICES {
        assert_eq!(values(service, "StateDirectoryMode"), ["0750"], "{service}");
        let kiosk = values(service, "User").remove(0);
        // As root it would follow a link to whatever there is.
        let user = format!("--reuid={kiosk}");
        assert!(opened.contains(&user), "{opened:?}");
        let users = fs::read_to_string(root().join("deploy/package/courier/sysusers.conf"));
        let member = format!("m {} {kiosk}", values(courier, "User")[0]);
        assert!(users.unwrap().lines().any(|it| it == member), "{member}");
    }
    let (_, folders) = opened.split_at(opened.iter().position(|it| it == "g+w").unwrap());
    let spool = "/var/lib/cas-kiosk/spool";
    let expected = ["g+w", &format!("{spool}/new"), &format!("{spool}/sent")];
    assert_eq!(folders, expected);
}

/// What lies there, such as content, the kiosk reads.
#[test]
fn what_the_courier_writes_for_the_kiosk_can_be_read() {
    let (courier, _) = COURIER;
    assert_eq!(values(courier, "StateDirectory"), ["cas-courier"]);
    assert_eq!(values(courier, "StateDirectoryMode"), ["0755"]);
    assert_eq!(values(courier, "UMask"), ["0022"]);
}

#[test]
fn the_courier_makes_one_round_and_can_run_nothing_else() {
    let (courier, _) = COURIER;
    let start = values(courier, "ExecStart");
    assert_eq!(values(courier, "NoExecPaths"), ["/"]);
    let may_run = values(courier, "ExecPaths");
    let may_run: Vec<_> = may_run.iter().filter(|it| it.contains("/bin/")).collect();
    assert_eq!(may_run, [&start[0]]);
    let cli = cas_courier::cli::Cli::try_parse_from(&start).unwrap();
    assert_eq!(cli.command, cas_courier::cli::Command::Once);
}

/// A server may send gigabytes, or begin to answer and never end.
#[test]
fn a_store_takes_neither_the_memory_of_the_machine_nor_its_time() {
    let (courier, _) = COURIER;
    for limit in ["MemoryMax", "MemorySwapMax", "TasksMax", "TimeoutStartSec"] {
        let limits = values(courier, limit);
        assert_eq!(limits.len(), 1, "{limit}");
        assert_ne!(limits, ["infinity"], "{limit}");
    }
    // Whoever finds addresses for the machine is asked by a socket of the machine.
    let families = values(courier, "RestrictAddressFamilies");
    assert_eq!(families, ["AF_INET", "AF_INET6", "AF_UNIX"]);
}

/// The longest time in which a closure must be at the kiosk, in seconds.
const CLOSURE_SECONDS_MAX: u32 = 6 * 60;

/// A span of time in a unit, in seconds.
fn seconds(span: &str) -> u32 {
    let (number, unit) = span.split_at(span.find(char::is_alphabetic).unwrap());
    let unit = match unit {
        "s" => 1,
        "min" => 60,
        _ => panic!("{span}"),
    };
    number.parse::<u32>().unwrap() * unit
}

/// The rest of the time is for the round itself.
#[test]
fn a_round_of_the_courier_comes_in_time_for_a_closure_and_not_with_those_of_all_kiosks() {
    let timer = "deploy/courier/cas-courier.timer";
    let after = ["OnUnitInactiveSec", "RandomizedDelaySec", "AccuracySec"]
        .map(|it| seconds(&values(timer, it)[0]));
    assert!(
        after.iter().sum::<u32>() + 60 < CLOSURE_SECONDS_MAX,
        "{after:?}"
    );
    assert!(after[1] > after[2], "{after:?}");
    assert_eq!(values(timer, "WantedBy"), ["timers.target"]);
}

/// A pointer on the page covers letters. A keyboard that is also a mouse stays a keyboard.
#[test]
fn cage_has_no_pointer() {
    let rules = fs::read_to_string(root().join("deploy/cage/91-cas-kiosk-display.rules")).unwrap();
    for kind in ["MOUSE", "TOUCHPAD", "TABLET"] {
        let which = format!(r#"ENV{{ID_INPUT_KEYBOARD}}!="1", ENV{{ID_INPUT_{kind}}}=="1""#);
        let rule = format!(r#"SUBSYSTEM=="input", {which}, ENV{{LIBINPUT_IGNORE_DEVICE}}="1""#);
        assert!(rules.lines().any(|line| line == rule), "{kind}");
    }
}

/// A library from which nothing may be run cannot be loaded. kitten it starts with itself, whatever it shows.
#[test]
fn kitty_can_load_its_own_libraries() {
    let drop_in = "deploy/kitty/cas-kiosk.service.conf";
    let may_run = values(drop_in, "ExecPaths");
    // What the service says is taken back first: foot need not be there, and systemd would not start without it.
    assert_eq!(may_run[0], "");
    let start = values(drop_in, "ExecStart");
    let kitty = start.iter().find(|word| word.ends_with("/kitty")).unwrap();
    for path in [kitty, "/usr/bin/kitten", "/usr/lib/kitty/kitty"] {
        assert!(may_run.iter().any(|it| it == path), "{path}");
    }
}

/// No key leads to a program, and no program would be started if one did.
#[test]
fn the_terminals_start_nothing_but_the_kiosk() {
    let foot = fs::read_to_string(root().join("deploy/foot/foot.ini")).unwrap();
    let mut section = "";
    let (mut bound, mut belts) = (0, Vec::new());
    for line in foot.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("-bindings]") && !line.is_empty() {
            assert!(line.ends_with("=none"), "{section} {line}");
            bound += 1;
        } else if line.ends_with("=/bin/false") {
            belts.push(format!("{section}{}", line.trim_end_matches("=/bin/false")));
        }
    }
    assert!(bound > 70, "{bound}");
    let wanted = ["shell", "[url]launch", "[desktop-notifications]command"];
    for belt in wanted
        .into_iter()
        .chain(["[desktop-notifications]close", "[bell]command"])
    {
        assert!(belts.iter().any(|it| it == belt), "{belt}");
    }

    let kitty = fs::read_to_string(root().join("deploy/kitty/kitty.conf")).unwrap();
    for line in [
        "clear_all_shortcuts yes",
        "clear_all_mouse_actions yes",
        "allow_remote_control no",
        "listen_on none",
        "open_url_with /bin/false",
        "shell /bin/false",
        "editor /bin/false",
        "scrollback_pager /bin/false",
        "startup_session none",
        "command_on_bell none",
    ] {
        assert!(kitty.lines().any(|it| it == line), "{line}");
    }
    assert!(
        !kitty
            .lines()
            .any(|line| line.starts_with("map ") || line.starts_with("mouse_map "))
    );
}
