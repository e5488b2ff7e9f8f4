//! `cas-kiosk doctor`: what an administrator is told of a machine, well and ill.
//!
//! A folder with real files stands for a machine: the unit of `deploy/`, the files of the system, a
//! terminal of its own for the console, and programs that print what theirs print.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use age::x25519::Identity;
use cas_kiosk::command::doctor::edid::panel_mm;
use cas_kiosk::command::doctor::finding::{Finding, State};
use cas_kiosk::command::doctor::guard::{Landlock, judge_landlock};
use cas_kiosk::command::doctor::machine::{Machine, Unread};
use cas_kiosk::command::doctor::{Doctor, Format};
use cas_kiosk::surface::tui::large::size::{CellPixels, Means, Sight};
use chrono::{NaiveDate, NaiveDateTime};
use expect_test::expect;
use pty_process::Size;
use pty_process::blocking::{Command as Pseudo, Pts, Pty, open};
use ratatui::layout::Size as Grid;
use rustix::process::{getegid, geteuid};
use rustix::termios::ttyname;
use tempfile::TempDir;

use crate::check::good::FILES;
use crate::disks::with_mounts;
use crate::hung::Dead;
use crate::project::{PROGRAM, root};
use crate::recorder::{Manner, Recorder};
use crate::spool::as_nobody;
use crate::terminal::{Terminal, configured};

const CONSOLE_UNIT: &str = "etc/systemd/system/cas-kiosk.service";
const UNIT_CHANGES: &str = "etc/systemd/system/cas-kiosk.service.d/here.conf";
const LOGIND: &str = "etc/systemd/logind.conf.d/cas-kiosk.conf";
const SYSTEM: &str = "etc/systemd/system.conf.d/cas-kiosk.conf";
const GRUB: &str = "boot/grub/grub.cfg";
const OUTPUT: &str = "sys/class/drm/card0-HDMI-A-1";
const SYNCHRONIZED: &str = "run/systemd/timesync/synchronized";
const GETTY: &str = "etc/systemd/system/getty.target.wants/getty@tty1.service";

/// The day on which the facts of the content were checked.
const CHECKED: &str = "2026-11-06";

/// The letters of English and those that Polish has beside them.
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
const POLISH: &str = "ąćęłńóśźż";

/// What GRUB's script has after a password was set as the doctor says.
const GRUB_SHUT: &str = "set default=\"0\"\nset superusers=\"root\"\npassword_pbkdf2 root grub.pbkdf2.sha512.10000.AB.CD\nmenuentry 'Debian GNU/Linux' --class debian --unrestricted $menuentry_id_option 'x' {\n\tlinux /vmlinuz\n}\n";

/// A machine whose kiosk stands on the console, all well.
struct Place {
    folder: TempDir,
    /// The console, with a size.
    pty: Pty,
    pts: Pts,
    /// Speech Dispatcher.
    voice: Recorder,
    at: NaiveDateTime,
}

impl Place {
    fn console() -> Self {
        let (pty, pts) = open().unwrap();
        pty.resize(Size::new(22, 80)).unwrap();
        let place = Self {
            folder: tempfile::tempdir().unwrap(),
            voice: Recorder::listening(Manner::Prompt),
            at: day(2026, 11, 24),
            pty,
            pts,
        };
        place.install();
        place.equip();
        place.fill();
        place
    }

    /// A machine whose kiosk stands in cage.
    fn cage() -> Self {
        let place = Self::console();
        let unit = fs::read_to_string(root().join("deploy/cage/cas-kiosk.service")).unwrap();
        place.write(CONSOLE_UNIT, &unit);
        place
    }

    /// A machine on which somebody only tries the kiosk.
    fn trial() -> Self {
        let place = Self::console();
        place.remove(CONSOLE_UNIT);
        place.remove(UNIT_CHANGES);
        place
    }

    /// The unit, and what it needs of the system.
    fn install(&self) {
        let unit = fs::read_to_string(root().join("deploy/console/cas-kiosk.service")).unwrap();
        self.write(CONSOLE_UNIT, &unit);
        self.write(
            UNIT_CHANGES,
            "[Service]\nWatchdogSec=20s\nEnvironment=LANG=C.UTF-8 \"SPEECHD_ADDRESS=unix_socket:/run/speechd.sock\"\n",
        );
        self.link(
            "../cas-kiosk.service",
            "etc/systemd/system/multi-user.target.wants/cas-kiosk.service",
        );
        self.write("proc/4711/comm", "cas-kiosk\n");
        let (uid, gid) = (geteuid().as_raw(), getegid().as_raw());
        self.write(
            "etc/passwd",
            &format!("nobody:x:65534:65534::/:/bin/false\nkiosk:x:{uid}:{gid}::/:/bin/false\n"),
        );
        self.write(
            "etc/os-release",
            "PRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\n",
        );
        self.says("systemctl", "systemd 257 (257.9-1~deb13u1)\n+PAM\n");
        self.says(
            "systemd-analyze",
            "✗ PrivateNetwork=\n\n→ Overall exposure level for cas-kiosk.service: 0.3 SAFE 😀\n",
        );
        self.write("dev/watchdog", "");
        self.write(SYNCHRONIZED, "");
        let device = fs::metadata(self.folder.path()).unwrap().dev();
        let (major, minor) = (rustix::fs::major(device), rustix::fs::minor(device));
        let mounts =
            format!("22 1 {major}:{minor} / /kiosk rw,relatime shared:1 - ext4 /dev/sda1 rw\n");
        self.write("proc/self/mountinfo", &mounts);
        self.write(GRUB, GRUB_SHUT);
    }

    /// The display and the keyboard.
    fn equip(&self) {
        self.write("sys/class/graphics/fb0/name", "i915drmfb\n");
        self.write("sys/class/graphics/fb0/modes", "U:1920x1080p-0\n");
        self.write(&format!("{OUTPUT}/status"), "connected\n");
        fs::write(self.path(&format!("{OUTPUT}/edid")), edid((527, 296))).unwrap();
        self.write("sys/class/drm/card0-DP-1/status", "disconnected\n");
        self.write("sys/class/drm/card0-DP-1/edid", "");
        self.link(&console_name(&self.pts), "dev/tty1");
        self.says(
            "showconsolefont",
            "Character count: 512\nFont width     : 24\nFont height    : 48\n",
        );
        self.says(
            "dumpkeys",
            "keymaps 0-2,4-5,8,12\nkeycode  59 = F1 VoidSymbol\n\talt keycode  59 = VoidSymbol\n",
        );
        self.loads(&format!("{LATIN}{POLISH}"));
        self.write(
            "etc/default/keyboard",
            "# KEYBOARD\nXKBMODEL=\"pc105\"\nXKBLAYOUT=\"pl\"\n",
        );
        self.write("proc/sys/kernel/sysrq", "0\n");
        self.write("proc/sys/kernel/ctrl-alt-del", "0\n");
        self.write("proc/sys/kernel/osrelease", "6.12.57+deb13-amd64\n");
        self.link("/dev/null", "etc/systemd/system/ctrl-alt-del.target");
        self.write(
            "usr/lib/systemd/logind.conf",
            "[Login]\n#NAutoVTs=6\nHandlePowerKey=poweroff\n",
        );
        self.write(
            LOGIND,
            "[Login]\nNAutoVTs=0\nReserveVT=0\nHandlePowerKey=ignore\nHandleRebootKey=ignore\nHandleRebootKeyLongPress=ignore\n\
             HandleSuspendKey=ignore\nHandleSuspendKeyLongPress=ignore\nHandleHibernateKey=ignore\nHandleLidSwitch=ignore\n",
        );
        self.write(
            SYSTEM,
            "[Manager]\nCtrlAltDelBurstAction=none\nRuntimeWatchdogSec=30s\n",
        );
        self.link(self.voice.path().to_str().unwrap(), "run/speechd.sock");
    }

    /// The kiosk's own files.
    fn fill(&self) {
        for name in ["content/services", "content/articles", "jack"] {
            fs::create_dir_all(self.path("kiosk").join(name)).unwrap();
        }
        for (name, text) in FILES {
            // Checked after the program was made, so that the clock can be right.
            let text = text.replace("2026-03-06", CHECKED);
            self.write(&format!("kiosk/{name}"), &text);
        }
        let key = Identity::generate().to_public();
        let config = format!(
            "[kiosk]\nnumber = 7\ndistrict = \"I\"\nlanguages = [\"pl\", \"en\"]\nleave = \"never\"\nplace = \"Biblioteka\"\n\n\
             [paths]\ncontent = \"content\"\n\n[speech]\nheadphones = \"jack/state\"\n\n\
             [spool]\nsealing = \"age\"\nrecipients = [\"{key}\"]\n"
        );
        self.write("kiosk/kiosk.toml", &config);
        for folder in ["", "tmp", "new"] {
            let path = self.path("kiosk/spool").join(folder);
            fs::create_dir(&path).unwrap();
            fs::set_permissions(path, fs::Permissions::from_mode(0o750)).unwrap();
        }
        self.write(
            "kiosk/state/shown.json",
            r#"{"content":"files","since":"2026-11-23T08:00:00+01:00","faults":0,"first":null}"#,
        );
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn link(&self, target: &str, name: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(target, path).unwrap();
    }

    fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).unwrap();
    }

    /// Lets a program of the machine print this.
    fn says(&self, program: &str, words: &str) {
        self.write(&format!("usr/bin/{program}.says"), words);
        if !self.path("usr/bin").join(program).exists() {
            let says = root().join("tests/machine/says");
            self.link(says.to_str().unwrap(), &format!("usr/bin/{program}"));
        }
    }

    /// Lets the keys of the console write these letters, in numbers as dumpkeys 2.7 prints them.
    fn loads(&self, letters: &str) {
        let lines = letters.chars().map(|letter| match u32::from(letter) {
            latin @ 0..=0xff => format!("\tkeycode  30 = +0x0b{latin:02x}         \n"),
            other => format!("\taltgr\tkeycode  30 = U+{other:04x}          \n"),
        });
        self.says("dumpkeys --numeric", &lines.collect::<String>());
    }

    /// Replaces words in a file, which must be there.
    fn change(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{text}");
        self.write(name, &text.replace(from, to));
    }

    fn doctor(&self) -> Doctor {
        Doctor {
            config: Some(self.path("kiosk/kiosk.toml")),
            format: Format::Json,
            language: None,
            root: self.folder.path().to_owned(),
            at: Some(self.at),
        }
    }

    fn findings(&self) -> Vec<Finding> {
        self.doctor().findings(|_, _| None)
    }

    /// What a check has found.
    fn finds(&self, check: &str) -> Finding {
        let found = self.findings().into_iter().find(|it| it.check == check);
        found.unwrap_or_else(|| panic!("no check {check}"))
    }

    /// What a check has found, in the words of English without the folder of the machine.
    fn tells(&self, check: &str) -> (State, String) {
        let finding = self.finds(check);
        let todo = finding.todo.map(|it| format!(" {it}")).unwrap_or_default();
        let words = format!("{}{todo}", finding.found);
        let folder = self.folder.path().display().to_string();
        (finding.state, words.replace(&folder, ""))
    }

    /// What a check has found that somebody has to mend.
    fn ill(&self, check: &str) -> String {
        let (state, words) = self.tells(check);
        assert_eq!(state, State::ToMend, "{check}: {words}");
        words
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(PROGRAM);
        command
            .arg("doctor")
            .arg("--root")
            .arg(self.folder.path())
            .arg("--config")
            .arg(self.path("kiosk/kiosk.toml"))
            .args(["--at", "2026-11-24T10:00"])
            .args(arguments)
            .env("LC_ALL", "C")
            .env_remove("SPEECHD_ADDRESS")
            .env_remove("XDG_RUNTIME_DIR")
            .output()
            .unwrap()
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
    day.and_hms_opt(10, 0, 0).unwrap()
}

fn console_name(pts: &Pts) -> String {
    let name = ttyname(pts, Vec::new()).unwrap();
    name.into_string().unwrap()
}

/// What a panel of this size tells of itself.
fn edid((width, height): (u16, u16)) -> Vec<u8> {
    let mut block = vec![0; 128];
    block[..8].copy_from_slice(&[0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0]);
    block[21] = u8::try_from(width / 10).unwrap();
    block[22] = u8::try_from(height / 10).unwrap();
    block[54] = 2;
    block[66] = u8::try_from(width & 0xff).unwrap();
    block[67] = u8::try_from(height & 0xff).unwrap();
    block[68] = u8::try_from(width >> 8 << 4 | height >> 8).unwrap();
    let sum = block.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
    block[127] = sum.wrapping_neg();
    block
}

/// The findings of a machine, a line each: without what depends on the machine that runs the test.
fn told(place: &Place) -> String {
    let findings = place.findings().into_iter();
    let findings = findings.filter(|it| !["landlock", "spool"].contains(&it.check));
    let folder = place.folder.path().display().to_string();
    let lines = findings.map(|it| format!("{:?} {}: {}", it.state, it.check, it.found));
    let lines = lines.map(|line| line.replace(&folder, ""));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_machine_as_deploy_describes_it_has_nothing_to_mend() {
    expect![[r#"
        Ok unit: cas-kiosk.service starts with the machine and runs on /dev/tty1.
        Ok config: /kiosk/kiosk.toml has no fault.
        Ok content: The kiosk shows its own files, since 2026-11-23T08:00:00+01:00.
        Ok content-age: The newest facts were checked on 2026-11-06.
        Ok versions: cas-kiosk 0.2.0, Linux 6.12.57+deb13-amd64, systemd 257, Debian GNU/Linux 13 (trixie)
        Ok letters: A capital is about 8.1 mm high; 7.3 mm are needed to read it from 600 mm.
        Ok driver: i915drmfb; connected: card0-HDMI-A-1
        Ok font: 24x48 pixels.
        Ok keymap: Layout pl, from /etc/default/keyboard. The keys have all letters of the language pl.
        Ok console-keys: No key changes the console, stops the screen or restarts the machine.
        Ok sysrq: Alt and SysRq do nothing.
        Ok ctrl-alt-del: Ctrl, Alt and Delete do nothing.
        Ok power-keys: The keys for power and sleep and the lid do nothing.
        Ok other-consoles: Nobody can log in on another console.
        Ok getty: No login is offered where the kiosk stands.
        Ok boot-loader: GRUB asks for a password before anything is changed, and starts without one.
        Ok spool-place: It lies on the file system at /kiosk, for which systemd does not wait.
        Ok spool-rights: kiosk can write, and the folders are shut to all others but their group.
        Ok requests-waiting: No request waits.
        Ok sealing: A trial was sealed for one key. If it is lost, nobody can read the requests.
        Ok clock: It is 2026-11-24 10:00.
        Ok time-sync: The clock is set by another clock.
        Ok watchdog: systemd starts the kiosk again if it does not answer for 20s.
        Ok hardware-watchdog: The machine starts again if systemd does not answer for 30s.
        Ok sandbox: The exposure of the unit is 0.3; it need not be more than 0.5.
        Ok voice: Speech Dispatcher answers at /run/speechd.sock.
        Ok headphones: A file tells of them: /kiosk/jack/state
        ToAsk firmware: Does the firmware ask for a password before anything is changed?
        ToAsk usb: Does the machine start only from its own disk, and not from a stick or the network?
        ToAsk case: Is the case locked, and can nobody reach its ports and buttons?
        ToAsk power: Does the machine start by itself when the power comes back?"#]].assert_eq(&told(&Place::console()));
}

#[test]
fn a_kiosk_in_cage_is_asked_for_what_there_is_in_cage() {
    expect![[r#"
        Ok unit: cas-kiosk.service starts with the machine and runs on cage.
        Ok config: /kiosk/kiosk.toml has no fault.
        Ok content: The kiosk shows its own files, since 2026-11-23T08:00:00+01:00.
        Ok content-age: The newest facts were checked on 2026-11-06.
        Ok versions: cas-kiosk 0.2.0, Linux 6.12.57+deb13-amd64, systemd 257, Debian GNU/Linux 13 (trixie)
        CannotKnow letters: The letters of the kiosk's own terminal cannot be seen from here.
        Ok driver: i915drmfb; connected: card0-HDMI-A-1
        NotHere font: Not here.
        Ok keymap: Layout pl, from XKB_DEFAULT_LAYOUT.
        Ok console-keys: cage lets no key change the console.
        Ok sysrq: Alt and SysRq do nothing.
        Ok ctrl-alt-del: Ctrl, Alt and Delete do nothing.
        Ok power-keys: The keys for power and sleep and the lid do nothing.
        Ok other-consoles: Nobody can log in on another console.
        Ok getty: No login is offered where the kiosk stands.
        Ok boot-loader: GRUB asks for a password before anything is changed, and starts without one.
        Ok spool-place: It lies on the file system at /kiosk, for which systemd does not wait.
        Ok spool-rights: kiosk can write, and the folders are shut to all others but their group.
        Ok requests-waiting: No request waits.
        Ok sealing: A trial was sealed for one key. If it is lost, nobody can read the requests.
        Ok clock: It is 2026-11-24 10:00.
        Ok time-sync: The clock is set by another clock.
        Ok watchdog: systemd starts the kiosk again if it does not answer for 20s.
        Ok hardware-watchdog: The machine starts again if systemd does not answer for 30s.
        Ok sandbox: The exposure of the unit is 0.3; it need not be more than 1.0.
        Ok voice: Speech Dispatcher answers at /run/speechd.sock.
        Ok headphones: A file tells of them: /kiosk/jack/state
        ToAsk firmware: Does the firmware ask for a password before anything is changed?
        ToAsk usb: Does the machine start only from its own disk, and not from a stick or the network?
        ToAsk case: Is the case locked, and can nobody reach its ports and buttons?
        ToAsk power: Does the machine start by itself when the power comes back?"#]].assert_eq(&told(&Place::cage()));
}

#[test]
fn who_only_tries_the_kiosk_is_told_of_no_fault() {
    let place = Place::trial();
    place.remove("etc/systemd/system/ctrl-alt-del.target");
    place.remove("run/speechd.sock");
    place.change(
        "kiosk/kiosk.toml",
        "leave = \"never\"",
        "leave = \"ctrl-c\"",
    );
    expect![[r#"
        NotHere unit: Not here.
        Ok config: /kiosk/kiosk.toml has no fault.
        Ok content: The kiosk shows its own files, since 2026-11-23T08:00:00+01:00.
        Ok content-age: The newest facts were checked on 2026-11-06.
        Ok versions: cas-kiosk 0.2.0, Linux 6.12.57+deb13-amd64, systemd 257, Debian GNU/Linux 13 (trixie)
        CannotKnow letters: The letters of the kiosk's own terminal cannot be seen from here.
        Ok driver: i915drmfb; connected: card0-HDMI-A-1
        NotHere font: Not here.
        NotHere keymap: Not here.
        NotHere console-keys: Not here.
        NotHere sysrq: Not here.
        NotHere ctrl-alt-del: Not here.
        NotHere power-keys: Not here.
        NotHere other-consoles: Not here.
        NotHere getty: Not here.
        NotHere boot-loader: Not here.
        NotHere spool-place: Not here.
        NotHere spool-rights: Not here.
        Ok requests-waiting: No request waits.
        Ok sealing: A trial was sealed for one key. If it is lost, nobody can read the requests.
        Ok clock: It is 2026-11-24 10:00.
        Ok time-sync: The clock is set by another clock.
        NotHere watchdog: Not here.
        NotHere hardware-watchdog: Not here.
        NotHere sandbox: Not here.
        NotHere voice: Not here.
        Ok headphones: A file tells of them: /kiosk/jack/state"#]].assert_eq(&told(&place));
}

#[test]
fn the_unit_starts_with_the_machine_and_again_and_runs() {
    let place = Place::console();
    place.remove("proc/4711/comm");
    expect!["cas-kiosk.service starts with the machine, but no kiosk runs now. Look why: systemctl status cas-kiosk.service"].assert_eq(&place.ill("unit"));
    place.change(CONSOLE_UNIT, "Restart=always", "Restart=on-failure");
    expect!["cas-kiosk.service does not start again after it has ended. Write Restart=always under [Service]."].assert_eq(&place.ill("unit"));
    place.remove("etc/systemd/system/multi-user.target.wants/cas-kiosk.service");
    expect!["cas-kiosk.service does not start with the machine. Do: systemctl enable --now cas-kiosk.service"].assert_eq(&place.ill("unit"));
}

#[test]
fn the_unit_of_the_kiosk_is_found_beside_others_of_the_same_name() {
    let place = Place::console();
    place.write(
        "usr/lib/systemd/system/cas-kiosk-font.service",
        "[Service]\nExecStart=/usr/lib/cas-kiosk/font\n",
    );
    place.write(
        "usr/lib/systemd/system/cas-kiosk-cage.service",
        "[Service]\nExecStart=-/usr/bin/cage -- /usr/bin/foot /usr/bin/cas-kiosk\n",
    );
    assert_eq!(
        place.tells("unit").1,
        "cas-kiosk.service starts with the machine and runs on /dev/tty1."
    );
}

#[test]
fn faults_of_the_configuration_and_of_what_is_shown_are_told() {
    let place = Place::console();
    place.change(
        "kiosk/kiosk.toml",
        "leave = \"never\"",
        "leave = \"ctrl-c\"",
    );
    expect!["One thing must not go to the public. All of them: cas-kiosk check --deploy"]
        .assert_eq(&place.ill("config"));
    place.change("kiosk/kiosk.toml", "number = 7", "number = 700");
    expect!["One fault: /kiosk/kiosk.toml:2:10: `number` must be from 0 to 99, not 700. All of them: cas-kiosk check"].assert_eq(&place.ill("config"));
    assert_eq!(place.finds("content-age").state, State::CannotKnow);
    let (state, words) = place.tells("content");
    assert_eq!(state, State::CannotKnow);
    expect!["As long as /kiosk/kiosk.toml has a fault, nobody can know what the kiosk should show. If it starts so, it only says whom to call. Mend its faults first: cas-kiosk check"].assert_eq(&words);
    place.change("kiosk/kiosk.toml", "number = 700", "number = 7");
    place.change(
        "kiosk/state/shown.json",
        r#""faults":0,"first":null"#,
        r#""faults":2,"first":"content/site.toml:4: `home`""#,
    );
    expect!["The kiosk shows other content than it should, for 2 faults: content/site.toml:4: `home`. All of them: cas-kiosk check"].assert_eq(&place.ill("content"));
    place.remove("kiosk/state/shown.json");
    let (state, words) = place.tells("content");
    assert_eq!(state, State::CannotKnow);
    assert!(
        words.starts_with("No kiosk has noted what it shows."),
        "{words}"
    );
    place.change("kiosk/kiosk.toml", "content = \"content\"", "");
    assert_eq!(
        place.tells("content"),
        (
            State::Ok,
            "The kiosk shows the content in the program.".to_owned()
        )
    );
}

#[test]
fn facts_that_nobody_has_confirmed_for_long_are_told() {
    let mut place = Place::console();
    place.at = day(2027, 2, 4);
    assert_eq!(
        place.finds("content-age").state,
        State::Ok,
        "90 days after {CHECKED}"
    );
    place.at = day(2027, 2, 5);
    expect!["The newest facts were checked on 2026-11-06, more than 90 days ago. Let staff confirm them; what is old: cas-kiosk check --advice"].assert_eq(&place.ill("content-age"));
}

#[test]
fn an_old_kernel_has_no_large_letters_on_the_console() {
    let place = Place::console();
    place.write("proc/sys/kernel/osrelease", "6.1.0-40-amd64\n");
    expect!["cas-kiosk 0.2.0, Linux 6.1.0-40-amd64, systemd 257, Debian GNU/Linux 13 (trixie) Large letters on the console need Linux 6.2 or newer."].assert_eq(&place.ill("versions"));
    let place = Place::cage();
    place.write("proc/sys/kernel/osrelease", "6.1.0-40-amd64\n");
    assert_eq!(place.finds("versions").state, State::Ok);
}

#[test]
fn letters_that_are_too_small_are_told_in_millimetres() {
    let place = Place::console();
    place.says(
        "showconsolefont",
        "Character count: 256\nFont width     : 8\nFont height    : 16\n",
    );
    place.pty.resize(Size::new(67, 240)).unwrap();
    expect!["8x16 pixels, which is too small to be read from where people stand. Set a font of the kiosk as in deploy/console; look whether another service puts its own back."].assert_eq(&place.ill("font"));
    expect!["A capital is about 2.7 mm high; 7.3 mm are needed to read it from 600 mm. Set a larger font: deploy/ in the repository tells how."].assert_eq(&place.ill("letters"));
}

#[test]
fn letters_are_measured_without_the_program_that_tells_the_font() {
    let place = Place::console();
    let with = place.tells("letters");
    place.remove("usr/bin/showconsolefont");
    assert_eq!(
        place.tells("letters"),
        with,
        "24 by 48 pixels fit, and most fonts are so"
    );
    assert_eq!(place.finds("font").state, State::CannotKnow);
    place.change(
        "kiosk/kiosk.toml",
        "[speech]",
        "[screen]\npanel_mm = \"264x148\"\n\n[speech]",
    );
    assert_ne!(
        place.tells("letters"),
        with,
        "the configuration knows the panel better"
    );
    place.pty.resize(Size::new(0, 0)).unwrap();
    assert_eq!(place.finds("letters").state, State::CannotKnow);
    place.pty.resize(Size::new(22, 80)).unwrap();
    place.change("kiosk/kiosk.toml", "panel_mm", "# ");
    fs::write(place.path(OUTPUT).join("edid"), "").unwrap();
    let (state, words) = place.tells("letters");
    assert_eq!(state, State::CannotKnow);
    assert!(words.contains("panel_mm = \"527x296\""), "{words}");
}

#[test]
fn in_cage_letters_are_those_of_this_terminal_if_visitors_see_the_same() {
    let place = Place::cage();
    let seen = |panel_mm| {
        let sight = Sight {
            means: Means {
                scales: true,
                blocks: None,
            },
            cell_pixels: CellPixels::Told(16),
            panel_mm,
            distance_mm: 600,
        };
        let findings = place
            .doctor()
            .findings(|_, _| Some((sight, Grid::new(240, 67))));
        let letters = findings
            .into_iter()
            .find(|it| it.check == "letters")
            .unwrap();
        (letters.state, letters.found.to_string())
    };
    let told = "A capital is about 8.0 mm high; 7.3 mm are needed to read it from 600 mm.";
    assert_eq!(seen(Some(296)), (State::Ok, told.to_owned()));
    let nothing = Sight::default();
    let findings = place
        .doctor()
        .findings(|_, _| Some((nothing, Grid::default())));
    let letters = findings.into_iter().find(|it| it.check == "letters");
    assert_eq!(
        letters.unwrap().state,
        State::CannotKnow,
        "a serial line has no size"
    );
    assert_eq!(
        seen(None),
        (State::Ok, told.to_owned()),
        "the panel tells its size"
    );
    assert_eq!(place.finds("letters").state, State::CannotKnow);
}

#[test]
fn a_panel_tells_its_size_in_millimetres_or_centimetres_or_not_at_all() {
    assert_eq!(panel_mm(&edid((527, 296))), Some((527, 296)));
    assert_eq!(panel_mm(&edid((1209, 680))), Some((1209, 680)));
    let mut rough = edid((527, 296));
    rough[54] = 0;
    rough[127] = rough[127].wrapping_add(2);
    assert_eq!(
        panel_mm(&rough),
        Some((520, 290)),
        "no timing, so only centimetres"
    );
    let mut spoiled = edid((527, 296));
    spoiled[66] += 1;
    assert_eq!(panel_mm(&spoiled), None, "the sum is wrong");
    assert_eq!(panel_mm(&edid((0, 0))), None, "a projector has no size");
    assert_eq!(panel_mm(&[]), None);
}

#[test]
fn a_display_that_is_not_there_and_one_without_a_driver_are_told() {
    let place = Place::console();
    place.write(&format!("{OUTPUT}/status"), "disconnected\n");
    expect!["No display is connected. Connect and switch on the display; try another cable."]
        .assert_eq(&place.ill("driver"));
    place.remove("sys/class/graphics/fb0/name");
    expect!["The display has no framebuffer, so the console has only small letters. Install the driver and the firmware of the graphics card."].assert_eq(&place.ill("driver"));
    let place = Place::cage();
    fs::remove_dir_all(place.path("sys/class/drm")).unwrap();
    expect!["There is no driver for the display, so cage shows nothing. Install the driver and the firmware of the graphics card."].assert_eq(&place.ill("driver"));
}

#[test]
fn a_keyboard_without_the_letters_of_the_language_is_told() {
    let place = Place::console();
    place.change("etc/default/keyboard", "\"pl\"", "\"us\"");
    expect![[r#"The layout is American, which has not all letters of the language pl. Write XKBLAYOUT="pl" in /etc/default/keyboard, with console-setup. The arrows can write all letters."#]].assert_eq(&place.ill("keymap"));
    place.remove("etc/default/keyboard");
    place.write("etc/vconsole.conf", "KEYMAP=pl2\n");
    let (state, words) = place.tells("keymap");
    assert_eq!(state, State::Ok);
    assert!(
        words.starts_with("Layout pl2, from /etc/vconsole.conf."),
        "{words}"
    );
    place.remove("etc/vconsole.conf");
    assert_eq!(place.finds("keymap").state, State::ToMend);
    let place = Place::cage();
    place.change(CONSOLE_UNIT, "XKB_DEFAULT_LAYOUT=pl", "");
    expect!["The layout is American, which has not all letters of the language pl. Write XKB_DEFAULT_LAYOUT=pl into Environment= of the unit. The arrows can write all letters."].assert_eq(&place.ill("keymap"));
}

#[test]
fn a_layout_that_stands_in_a_file_and_is_not_loaded_is_told() {
    let place = Place::console();
    place.loads(LATIN);
    expect![[r#"The keys that are loaded have not ą ć ę ł ń ó ś ź ż, although /etc/default/keyboard says pl. Write CHARMAP="UTF-8" in /etc/default/console-setup, do setupcon --save-only, and start the machine again."#]].assert_eq(&place.ill("keymap"));
    // As setupcon loads it for a system whose charmap is ISO-8859-15.
    place.loads(&format!("{LATIN}ó"));
    let keys = "usr/bin/dumpkeys --numeric.says";
    place.change(keys, "+0x0bf3", "+0x0bf3\n\taltgr\tkeycode  41 = 0x0404");
    expect![[r#"The keys that are loaded have not ą ć ę ł ń ś ź ż, although /etc/default/keyboard says pl. Write CHARMAP="UTF-8" in /etc/default/console-setup, do setupcon --save-only, and start the machine again."#]].assert_eq(&place.ill("keymap"));
    place.loads(&format!("{LATIN}ł"));
    place.change(keys, "U+0142", "U+0142\n\taltgr\tkeycode  41 = 0x0404");
    assert_eq!(
        place.finds("keymap").state,
        State::Ok,
        "a dead key writes marks"
    );
    place.remove("usr/bin/dumpkeys");
    let unread = (
        State::Ok,
        "Layout pl, from /etc/default/keyboard.".to_owned(),
    );
    assert_eq!(place.tells("keymap"), unread);
    let place = Place::cage();
    place.loads(LATIN);
    let other = "cage has a layout of its own, whatever the console has";
    assert_eq!(place.finds("keymap").state, State::Ok, "{other}");
}

#[test]
fn keys_that_lead_to_another_console_are_told() {
    let place = Place::console();
    place.says("dumpkeys", "keycode  59 = F1 VoidSymbol\n\talt keycode  59 = Console_1\n\talt keycode 105 = Decr_Console\n\tcontrol alt keycode 111 = Boot\n\talt keycode  60 = Console_1\n");
    expect!["Keys still do 3 things that no visitor may do, such as Boot. Let the unit run lock-keys before the kiosk: deploy/console."].assert_eq(&place.ill("console-keys"));
    let place = Place::cage();
    place.change(CONSOLE_UNIT, "cage -d --", "cage -ds --");
    expect!["cage was given -s, so Ctrl-Alt-F2 leads to another console. Take -s out of ExecStart= of the unit."].assert_eq(&place.ill("console-keys"));
}

#[test]
fn keys_that_act_on_the_machine_are_told() {
    let place = Place::console();
    place.write("proc/sys/kernel/sysrq", "438\n");
    expect!["Alt and SysRq act (kernel.sysrq = 438). Write kernel.sysrq = 0 into a file in /etc/sysctl.d, named so that it comes last; then sysctl --system"].assert_eq(&place.ill("sysrq"));
    place.write("proc/sys/kernel/ctrl-alt-del", "1\n");
    place.remove("etc/systemd/system/ctrl-alt-del.target");
    place.write(SYSTEM, "[Manager]\n");
    expect!["Ctrl, Alt and Delete can restart the machine. Do: sysctl kernel.ctrl-alt-del=0; systemctl mask ctrl-alt-del.target; CtrlAltDelBurstAction=none (/etc/systemd/system.conf.d)"].assert_eq(&place.ill("ctrl-alt-del"));
    place.change(LOGIND, "HandleSuspendKey=ignore", "");
    place.change(LOGIND, "HandleLidSwitch=ignore", "HandleLidSwitch=lock");
    expect!["2 keys for power or sleep still act. Write under [Login] in /etc/systemd/logind.conf.d/cas-kiosk.conf: HandleSuspendKey=ignore HandleLidSwitch=ignore"].assert_eq(&place.ill("power-keys"));
    place.link("/dev/null", "etc/systemd/system/suspend.target");
    expect!["One key for power or sleep still acts. Write under [Login] in /etc/systemd/logind.conf.d/cas-kiosk.conf: HandleLidSwitch=ignore"].assert_eq(&place.ill("power-keys"));
}

#[test]
fn settings_are_merged_as_systemd_does() {
    let place = Place::console();
    // A later name counts more, whatever its folder; the same name counts only once; an empty value is none.
    place.write(
        "usr/lib/systemd/logind.conf.d/zz-vendor.conf",
        "[Login]\nHandlePowerKey=poweroff\n",
    );
    assert!(place.ill("power-keys").ends_with("HandlePowerKey=ignore"));
    place.write("etc/systemd/logind.conf.d/zz-vendor.conf", "# nothing\n");
    assert_eq!(place.finds("power-keys").state, State::Ok);
    place.write(
        "run/systemd/logind.conf.d/zzz.conf",
        "[Other]\nReserveVT=6\n[Login]\nReserveVT=\n",
    );
    assert!(place.ill("other-consoles").ends_with("ReserveVT=0"));
    place.write(
        "etc/systemd/system/cas-.service.d/99.conf",
        "[Service]\nWatchdogSec=0\n",
    );
    assert_eq!(
        place.finds("watchdog").state,
        State::Ok,
        "here.conf comes after 99.conf"
    );
    place.write(
        "etc/systemd/system/service.d/zz.conf",
        "[Service]\nWatchdogSec=0\n",
    );
    assert_eq!(place.finds("watchdog").state, State::ToMend);
}

#[test]
fn a_login_on_a_console_is_told_unless_it_is_masked() {
    let place = Place::console();
    place.change(LOGIND, "NAutoVTs=0", "NAutoVTs=6");
    expect!["Other consoles offer a login. Write under [Login] in /etc/systemd/logind.conf.d/cas-kiosk.conf: NAutoVTs=0"].assert_eq(&place.ill("other-consoles"));
    place.link("/usr/lib/systemd/system/getty@.service", GETTY);
    expect![
        "getty@tty1.service offers a login on a console. Do: systemctl disable getty@tty1.service"
    ]
    .assert_eq(&place.ill("getty"));
    place.link("/dev/null", "etc/systemd/system/getty@tty1.service");
    assert_eq!(place.finds("getty").state, State::Ok);
}

#[test]
fn a_boot_loader_that_anybody_can_change_and_one_that_waits_for_a_password_are_told() {
    let place = Place::console();
    place.change(GRUB, " --unrestricted", "");
    expect!["GRUB asks for a password at every start. Add --unrestricted to CLASS in /etc/grub.d/10_linux, then update-grub."].assert_eq(&place.ill("boot-loader"));
    place.change(GRUB, "superusers=\"root\"", "superusers=\"\"");
    expect!["GRUB lets anybody change how the machine starts. Set superusers and password_pbkdf2 in /etc/grub.d/40_custom (grub-mkpasswd-pbkdf2), then update-grub."].assert_eq(&place.ill("boot-loader"));
    place.remove(GRUB);
    assert_eq!(place.finds("boot-loader").state, State::CannotKnow);
    place.write("boot/loader/loader.conf", "timeout 0\n");
    expect![[r#"systemd-boot lets anybody change how the machine starts. Write "editor no" into loader.conf."#]].assert_eq(&place.ill("boot-loader"));
    place.write("boot/loader/loader.conf", "timeout 0\neditor no\n");
    assert_eq!(place.finds("boot-loader").state, State::Ok);
}

#[test]
fn a_file_is_really_stored_in_the_spool_and_removed() {
    let place = Place::console();
    let (state, words) = place.tells("spool");
    assert_eq!(state, State::Ok, "{words}");
    assert!(words.contains("/kiosk/spool (ext4, room for "), "{words}");
    for folder in ["tmp", "new"] {
        assert_eq!(
            fs::read_dir(place.path("kiosk/spool").join(folder))
                .unwrap()
                .count(),
            0
        );
    }
    fs::remove_dir(place.path("kiosk/spool/tmp")).unwrap();
    let words = place.ill("spool");
    assert!(words.contains("there is no /kiosk/spool/tmp"), "{words}");
}

#[test]
fn a_spool_that_is_not_there_is_told_and_not_made() {
    let place = Place::console();
    fs::remove_dir_all(place.path("kiosk/spool")).unwrap();
    expect!["There is no /kiosk/spool, so no request can be stored. Start the unit, which makes it with the right owner, or mount its disk."].assert_eq(&place.ill("spool"));
    assert!(
        !place.path("kiosk/spool").exists(),
        "it would belong to whoever runs the doctor"
    );
    assert_eq!(place.finds("requests-waiting").state, State::NotHere);
}

#[test]
fn a_spool_into_which_the_kiosk_may_not_write_or_everybody_may_look_is_told() {
    let place = Place::console();
    fs::set_permissions(
        place.path("kiosk/spool/new"),
        fs::Permissions::from_mode(0o755),
    )
    .unwrap();
    expect![
        "Everybody on this machine can look into /kiosk/spool/new. Do: chmod o-rwx /kiosk/spool/new"
    ]
    .assert_eq(&place.ill("spool-rights"));
    fs::set_permissions(
        place.path("kiosk/spool/new"),
        fs::Permissions::from_mode(0o550),
    )
    .unwrap();
    expect!["kiosk may not write into /kiosk/spool/new. Do: chown kiosk /kiosk/spool/new; chmod u+rwx /kiosk/spool/new"].assert_eq(&place.ill("spool-rights"));
    place.write("etc/passwd", "nobody:x:65534:65534::/:/bin/false\n");
    expect!["The unit names no user that exists, so nobody knows who writes the requests. Make the user, and write User= into the unit: deploy/ tells how."].assert_eq(&place.ill("spool-rights"));
    let (uid, gid) = (geteuid().as_raw() + 1, getegid().as_raw());
    place.write("etc/passwd", &format!("kiosk:x:{uid}:1::/:/bin/false\n"));
    assert_eq!(
        place.finds("spool-rights").state,
        State::ToMend,
        "another user"
    );
    for folder in ["", "tmp", "new"] {
        let folder = place.path("kiosk/spool").join(folder);
        fs::set_permissions(folder, fs::Permissions::from_mode(0o770)).unwrap();
    }
    place.write(
        "etc/group",
        &format!("root:x:0:\nmail:x:{gid}:somebody,kiosk\n"),
    );
    assert_eq!(place.finds("spool-rights").state, State::Ok, "by a group");
}

#[test]
fn a_spool_for_which_systemd_would_wait_is_told() {
    let place = Place::console();
    let spool = |folder: &str| format!("[paths]\nspool = \"{}\"", place.path(folder).display());
    place.change(
        "kiosk/kiosk.toml",
        "[paths]",
        &spool("var/lib/cas-kiosk/spool"),
    );
    let system = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n";
    place.write("proc/self/mountinfo", system);
    assert_eq!(place.finds("spool-place").state, State::Ok);
    let disk = |at: &str| {
        let own = format!("31 22 8:17 / {at} rw,relatime shared:9 - ext4 /dev/sdb1 rw\n");
        place.write("proc/self/mountinfo", &format!("{system}{own}"));
    };
    disk("/var/lib/cas-kiosk/spool");
    expect!["It lies on a disk that is mounted at /var/lib/cas-kiosk/spool. If that hangs, systemd waits for it before each start, with a black screen. Mount it elsewhere, for example at /srv/cas-kiosk: deploy/ tells how."].assert_eq(&place.ill("spool-place"));
    disk("/var/lib/cas-kiosk");
    assert_eq!(place.finds("spool-place").state, State::ToMend);
    // Here lie the folders of the system, too.
    disk("/var/lib");
    assert_eq!(place.finds("spool-place").state, State::Ok);
    disk("/srv/cas-kiosk");
    place.change(
        "kiosk/kiosk.toml",
        "/var/lib/cas-kiosk/spool",
        "/srv/cas-kiosk/spool",
    );
    let (_, words) = place.tells("spool-place");
    assert!(words.contains("at /srv/cas-kiosk,"), "{words}");
}

#[test]
fn disks_that_are_dead_are_told_with_all_else_and_the_doctor_ends() {
    let name = "doctor::disks_that_are_dead_are_told_with_all_else_and_the_doctor_ends";
    with_mounts(name, |_| {
        let place = Place::console();
        let all = place.findings().len();
        let folders = ["content", "state", "spool", "jack"];
        let folders = folders.map(|name| place.path("kiosk").join(name));
        let _dead = folders.each_ref().map(|folder| Dead::over(folder));
        let output = place.run(&["--format", "json"]);
        assert_eq!(output.status.code(), Some(1));
        let findings: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let findings = findings.as_array().unwrap();
        assert_eq!(findings.len(), all);
        let told = |check: &str| {
            let finding = findings.iter().find(|it| it["check"] == check).unwrap();
            let folder = place.folder.path().display().to_string();
            let words = format!("{} {}", finding["state"], finding["found"]);
            words.replace(&folder, "")
        };
        let checks = [
            "config",
            "content",
            "content-age",
            "spool",
            "spool-rights",
            "requests-waiting",
            "headphones",
        ];
        expect![[r#"
            "to-mend" "The disk of /kiosk/content did not answer within 10 s."
            "cannot-know" "[paths] state does not tell: no answer in 10s."
            "cannot-know" "The content cannot be read."
            "to-mend" "The disk of /kiosk/spool did not answer within 10 s."
            "cannot-know" "/kiosk/spool does not tell: no answer in 10s."
            "cannot-know" "/kiosk/spool does not tell: no answer in 10s."
            "cannot-know" "/kiosk/jack/state does not tell: no answer in 10s.""#]]
        .assert_eq(&checks.map(told).join("\n"));
    });
}

#[test]
fn that_the_disk_of_the_content_did_not_answer_at_the_start_is_told() {
    let place = Place::console();
    place.change("kiosk/state/shown.json", "\"files\"", "\"kept\"");
    expect!["When the kiosk started, the disk of its files did not answer, so it shows others. Look at the disk: dmesg. Until it answers, the kiosk shows what it has kept, or the content in the program."].assert_eq(&place.ill("content"));
}

#[test]
fn requests_that_nobody_takes_are_told_with_their_age() {
    let place = Place::console();
    let spool = place.path("kiosk/spool/new");
    for (name, hours) in [("a.json.age", 1), ("b.json.age", 35)] {
        let file = fs::File::create(spool.join(name)).unwrap();
        let written = SystemTime::now() - Duration::from_secs(hours * 3600 + 60);
        file.set_modified(written).unwrap();
    }
    assert_eq!(
        place.tells("requests-waiting"),
        (
            State::Ok,
            "2 requests wait, the oldest for 35 h.".to_owned()
        )
    );
    let file = fs::File::create(spool.join("c.json.age")).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(36 * 3600 + 60))
        .unwrap();
    expect!["3 requests wait, the oldest for 36 h. Does the office take them? docs/office.md"]
        .assert_eq(&place.ill("requests-waiting"));
}

#[test]
fn requests_that_are_not_sealed_are_told() {
    let place = Place::console();
    let config = fs::read_to_string(place.path("kiosk/kiosk.toml")).unwrap();
    let (rest, _) = config.split_once("[spool]").unwrap();
    let unsealed = format!("{rest}[spool]\nsealing = \"none\"\n");
    place.write("kiosk/kiosk.toml", &unsealed);
    expect![[r#"Requests are not sealed: whoever takes the machine can read them. Make keys, and write sealing = "age" and recipients under [spool]: docs/office.md"#]].assert_eq(&place.ill("sealing"));
    // A kiosk that takes none has nothing to seal. All forms in the program are examples.
    let embedded = unsealed.replace("content = \"content\"", "");
    place.write(
        "kiosk/kiosk.toml",
        &format!("{embedded}[content]\nsamples = \"leave-out\"\n"),
    );
    assert_eq!(place.tells("sealing").0, State::NotHere);
}

#[test]
fn where_offices_have_keys_of_their_own_the_one_with_the_fewest_is_told() {
    let place = Place::console();
    let site = fs::read_to_string(place.path("kiosk/content/site.toml")).unwrap();
    let keys = [(); 2].map(|()| format!("\"{}\"", Identity::generate().to_public()));
    let recipients = format!("id = \"mops\"\nrecipients = [{}]", keys.join(", "));
    let site = site.replace("id = \"mops\"", &recipients);
    place.write("kiosk/content/site.toml", &site);
    let told = |place: &Place| place.tells("sealing").1;
    assert_eq!(told(&place), "A trial was sealed for 2 keys.");
    // Another office has only the key of the kiosk.
    let other = "[[office]]\nid = \"other\"\nname = { pl = \"Inne\" }\nchecked = 2026-11-01\nsource = \"x\"\n";
    place.write("kiosk/content/site.toml", &format!("{site}\n{other}"));
    place.change(
        "kiosk/content/services/repair.toml",
        "\"mops\"",
        "\"other\"",
    );
    expect!["A trial was sealed for 2 offices and centres. One of them has only one key: if it is lost, nobody can read what goes there."]
        .assert_eq(&told(&place));
}

#[test]
fn a_clock_that_cannot_be_right_or_that_nothing_sets_is_told() {
    let mut place = Place::console();
    place.at = day(1970, 1, 1);
    expect!["The clock says 1970-01-01 10:00, but it cannot be before 2026-11-06: the program or the content is newer. Set it: timedatectl set-time. If it is wrong after every start, change its battery."].assert_eq(&place.ill("clock"));
    // Without the content the program still knows its own age.
    place.change("kiosk/kiosk.toml", "number = 7", "number = 700");
    let words = place.ill("clock");
    assert!(words.contains("cannot be before 2026-11-01"), "{words}");
    place.change("kiosk/kiosk.toml", "number = 700", "number = 7");
    place.remove(SYNCHRONIZED);
    assert_eq!(
        place.finds("time-sync").state,
        State::CannotKnow,
        "there is no timedatectl"
    );
    place.says("timedatectl", "NTPSynchronized=no\n");
    expect!["Nothing sets the clock. Install systemd-timesyncd or chrony. Without a network, look at the clock every month."].assert_eq(&place.ill("time-sync"));
    place.says("timedatectl", "NTPSynchronized=yes\n");
    assert_eq!(
        place.finds("time-sync").state,
        State::Ok,
        "by chrony, perhaps"
    );
}

#[test]
fn a_kiosk_without_watchdogs_or_with_a_weak_sandbox_is_told() {
    let place = Place::console();
    place.change(UNIT_CHANGES, "WatchdogSec=20s", "WatchdogSec=");
    expect!["A kiosk that hangs is not started again. Take the unit from deploy/: Type=notify and WatchdogSec=20s."].assert_eq(&place.ill("watchdog"));
    place.change(SYSTEM, "RuntimeWatchdogSec=30s", "RuntimeWatchdogSec=off");
    expect!["The machine has a watchdog, and nobody uses it. Write RuntimeWatchdogSec=30s under [Manager] in /etc/systemd/system.conf.d/cas-kiosk.conf"].assert_eq(&place.ill("hardware-watchdog"));
    place.remove("dev/watchdog");
    expect!["The machine shows no watchdog. Load its module, for example iTCO_wdt or, if it has none, softdog: /etc/modules-load.d"].assert_eq(&place.ill("hardware-watchdog"));
    place.change("usr/bin/systemd-analyze.says", "0.3 SAFE", "9.0 UNSAFE");
    expect!["The exposure of the unit is 9.0; it need not be more than 0.5. Take the unit from deploy/, or look: systemd-analyze security"].assert_eq(&place.ill("sandbox"));
    place.says(
        "systemd-analyze",
        "System has not been booted with systemd\n",
    );
    assert_eq!(place.finds("sandbox").state, State::CannotKnow);
    let place = Place::cage();
    place.change("usr/bin/systemd-analyze.says", "0.3 SAFE", "1.0 OK");
    assert_eq!(place.finds("sandbox").state, State::Ok, "cage needs more");
}

#[test]
fn each_level_of_landlock_is_told() {
    let tell = |landlock| {
        let finding = judge_landlock(landlock);
        (finding.state, finding.found.to_string())
    };
    assert_eq!(
        tell(Landlock::Level(6)),
        (State::Ok, "Level 6: the kiosk shuts itself in.".to_owned())
    );
    assert_eq!(tell(Landlock::SwitchedOff).0, State::ToMend);
    assert_eq!(tell(Landlock::Missing).0, State::ToMend);
    assert_eq!(tell(Landlock::Unknown).0, State::CannotKnow);
    // Whatever this kernel says, the check says something of it.
    assert_ne!(Place::console().finds("landlock").state, State::NotHere);
}

#[test]
fn a_voice_that_does_not_answer_is_told() {
    let place = Place::console();
    place.voice.behave(Manner::Rubbish(b"HTTP/1.1 400\r\n"));
    expect!["At /run/speechd.sock no Speech Dispatcher answers. Look: systemctl status speech-dispatcherd; docs/voice.md"].assert_eq(&place.ill("voice"));
    place.remove("run/speechd.sock");
    expect!["At /run/speechd.sock no Speech Dispatcher answers. Look: systemctl status speech-dispatcherd; docs/voice.md"].assert_eq(&place.ill("voice"));
    place.remove(UNIT_CHANGES);
    expect!["There is no voice, so whoever cannot see cannot use the kiosk. Set it up as in docs/voice.md."].assert_eq(&place.ill("voice"));
}

#[test]
fn in_cage_the_voice_is_looked_for_where_the_unit_has_its_session() {
    let place = Place::cage();
    place.remove(UNIT_CHANGES);
    place.write(
        UNIT_CHANGES,
        "[Service]\nEnvironment=XDG_RUNTIME_DIR=/run/here\n",
    );
    assert!(
        place
            .ill("voice")
            .starts_with("At /run/here/speech-dispatcher/speechd.sock no")
    );
    let voice = place.voice.path();
    place.link(
        voice.to_str().unwrap(),
        "run/here/speech-dispatcher/speechd.sock",
    );
    assert_eq!(place.finds("voice").state, State::Ok);
    // Without a folder of its own it has that of the session, which PAM opens for its user.
    let own = fs::read_to_string(place.path(CONSOLE_UNIT)).unwrap();
    let own = own.replace("XDG_RUNTIME_DIR", "OTHER");
    place.write(CONSOLE_UNIT, &own);
    place.write(UNIT_CHANGES, "[Service]\nPAMName=cas-kiosk\n");
    let uid = geteuid().as_raw();
    let told = format!("At /run/user/{uid}/speech-dispatcher/speechd.sock no");
    assert!(
        place.ill("voice").starts_with(&told),
        "{}",
        place.ill("voice")
    );
    place.write(UNIT_CHANGES, "[Service]\nPAMName=\n");
    assert!(place.ill("voice").starts_with("There is no voice"));
}

#[test]
fn headphones_that_cannot_be_noticed_are_told() {
    let place = Place::console();
    fs::remove_dir(place.path("kiosk/jack")).unwrap();
    expect!["The folder of /kiosk/jack/state is not there. Make it before the kiosk starts, for example with RuntimeDirectory=."].assert_eq(&place.ill("headphones"));
    place.change("kiosk/kiosk.toml", "jack/state", "/sys/class/jack");
    expect!["/sys/class/jack does not tell when they are plugged in. Let something write the file elsewhere: docs/voice.md"].assert_eq(&place.ill("headphones"));
    place.change("kiosk/kiosk.toml", "headphones", "# headphones");
    assert_eq!(place.finds("headphones").state, State::NotHere);
}

#[test]
fn what_only_root_may_see_is_said_and_is_no_fault() {
    as_nobody(
        "doctor::what_only_root_may_see_is_said_and_is_no_fault",
        |_| {
            let place = Place::console();
            let shut = |name: &str, mode| {
                fs::set_permissions(place.path(name), fs::Permissions::from_mode(mode)).unwrap();
            };
            shut(GRUB, 0o000);
            fs::create_dir(place.path("kiosk/var")).unwrap();
            fs::rename(place.path("kiosk/spool"), place.path("kiosk/var/spool")).unwrap();
            place.change(
                "kiosk/kiosk.toml",
                "[paths]",
                "[paths]\nspool = \"var/spool\"",
            );
            shut("kiosk/var", 0o000);
            place.remove("dev/tty1");
            place.write("dev/tty1", "");
            shut("dev/tty1", 0o000);
            let checks = [
                "boot-loader",
                "letters",
                "font",
                "console-keys",
                "spool",
                "spool-rights",
                "requests-waiting",
            ];
            for check in checks {
                let (state, words) = place.tells(check);
                assert_eq!(state, State::NeedsRoot, "{check}: {words}");
                assert!(
                    words.ends_with(". Run this again as root.") && words.contains(" /"),
                    "{check}: {words}"
                );
            }
            let findings = place.findings();
            assert!(
                findings.iter().all(|it| it.state != State::ToMend),
                "{findings:?}"
            );
            shut("kiosk/var", 0o700);
        },
    );
}

#[test]
fn a_program_that_fails_or_never_answers_is_told() {
    let place = Place::console();
    place.remove("usr/bin/systemd-analyze");
    place.link("/bin/cat", "usr/bin/systemd-analyze");
    let (state, words) = place.tells("sandbox");
    assert_eq!(state, State::CannotKnow);
    assert!(words.contains("--no-pager"), "{words}");
    place.link("/usr/bin/tail", "usr/bin/tail");
    let machine = Machine::under(place.folder.path()).answering_within(Duration::from_millis(20));
    let answer = machine.output("tail", &["-f", "/dev/null"]);
    assert_eq!(answer, Err(Unread::Failed("no answer in 20ms".to_owned())));
    assert_eq!(machine.output("nothing", &[]), Err(Unread::Absent));
}

#[test]
fn programs_read_an_array_and_people_a_line_for_each_check() {
    let place = Place::console();
    place.write("proc/sys/kernel/sysrq", "438\n");
    let output = place.run(&["--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = found.as_array().unwrap();
    assert_eq!(found.len(), place.findings().len());
    let sysrq = found.iter().find(|it| it["check"] == "sysrq").unwrap();
    assert_eq!(sysrq["state"], "to-mend");
    assert_eq!(sysrq["found"], "Alt and SysRq act (kernel.sysrq = 438).");
    assert!(
        sysrq["todo"]
            .as_str()
            .unwrap()
            .starts_with("Write kernel.sysrq = 0")
    );
    let config = found.iter().find(|it| it["check"] == "config").unwrap();
    assert_eq!(
        (&config["state"], &config["todo"]),
        (&"ok".into(), &serde_json::Value::Null)
    );
    for (language, start) in [
        (
            "en",
            "TO MEND      sysrq              Alt and SysRq act (kernel.sysrq = 438). Write",
        ),
        (
            "pl",
            "DO NAPRAWY   sysrq              Alt i SysRq działają (kernel.sysrq = 438). Wpisz",
        ),
        (
            "uk",
            "ВИПРАВИТИ    sysrq              Alt і SysRq діють (kernel.sysrq = 438). Впишіть",
        ),
    ] {
        let output = place.run(&["--language", language]);
        assert_eq!(output.status.code(), Some(1));
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(told.lines().count(), found.len() + 2, "{told}");
        assert!(told.lines().any(|line| line.starts_with(start)), "{told}");
    }
}

#[test]
fn a_machine_with_nothing_to_mend_is_exit_0() {
    let place = Place::trial();
    let output = place.run(&[]);
    let told = String::from_utf8(output.stdout).unwrap();
    // Whether the kernel has Landlock is up to the machine that runs the test.
    let has_landlock = !told
        .lines()
        .any(|line| line.starts_with("TO MEND") && line.contains("landlock"));
    assert_eq!(output.status.success(), has_landlock, "{told}");
    let mend = usize::from(!has_landlock);
    assert!(
        told.ends_with(&format!("To mend: {mend}. Only root can see: 0.\n")),
        "{told}"
    );
}

#[test]
fn every_check_is_explained_to_whoever_has_to_mend_it() {
    let guide = fs::read_to_string(root().join("docs/operations.md")).unwrap();
    for finding in Place::console().findings() {
        assert!(
            guide.contains(&format!("| `{}` |", finding.check)),
            "{}",
            finding.check
        );
    }
}

#[test]
fn who_tries_the_kiosk_in_a_terminal_is_told_of_the_letters_there() {
    let place = Place::trial();
    let command = Pseudo::new(PROGRAM)
        .arg("doctor")
        .arg("--root")
        .arg(place.folder.path())
        .env_remove("SSH_CONNECTION")
        .env("LC_ALL", "C");
    let folder = configured("[screen]\npanel_mm = \"527x296\"\n");
    let command = command.current_dir(folder.path());
    let mut terminal = Terminal::spawn(200, 50, command, folder);
    terminal.sees("mm are needed to read it from 600 mm.");
    terminal.ends();
    terminal.is_restored();
}
