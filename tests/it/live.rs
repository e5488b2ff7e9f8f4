//! Content that is changed while the kiosk runs, and a kiosk whose content or configuration has faults.

use std::fs;
use std::time::Duration;

use age::x25519::Identity;
use cas_kiosk::live::quiet::{QUIET, Quiet};
use cas_kiosk::live::state::{Origin, Shown, State};
use cas_kiosk::setup::Fingerprint;
use pty_process::blocking::Command;
use rustix::process::Signal;
use tempfile::TempDir;

use crate::disks::with_mounts;
use crate::hung::Dead;
use crate::project::{PROGRAM, copy_folder, root};
use crate::terminal::{Heard, Terminal};

const HOME: &str = "Co Pan/Pani chce";
const KIOSK: &str = r#"
[kiosk]
leave = "never"
[paths]
content = "content"
[log]
to = "file"
path = "log"
[spool]
sealing = "none"
"#;
/// A notice that is true on the day of these tests.
pub const NOTICE: &str = r#"
[[notice]]
id = "frost"
text = { pl = "Mróz: dziś wszystko zamknięte.", en = "Frost.", uk = "Мороз." }
from = 2026-11-20
until = 2026-11-30
everywhere = true
checked = 2026-11-20
source = "Test"
"#;
const PAGE_DOWN: &[u8] = b"\x1b[6~";
const TOLD: &str = "Mróz";
const QUOTE: &str = "\n[[notice]]\nid = “curly”\n";

/// A folder with a kiosk and the content that is shipped.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy_folder(&root().join("content"), &folder.path().join("content"));
    fs::write(folder.path().join("kiosk.toml"), KIOSK).unwrap();
    folder
}

fn start(folder: TempDir) -> Terminal {
    let command = Command::new(PROGRAM)
        .args(["--at", "2026-11-24T10:00"])
        .current_dir(folder.path());
    Terminal::spawn(80, 24, command, folder)
}

impl Terminal {
    /// Adds to the notices of the kiosk.
    fn adds(&self, text: &str) {
        let file = self.folder.path().join("content/notices.toml");
        let notices = fs::read_to_string(&file).unwrap();
        fs::write(file, notices + text).unwrap();
    }

    fn state(&self) -> State {
        State::new(self.folder.path().join("state"))
    }

    /// Waits until the kiosk has noted this. It writes nothing to its screen for it.
    fn notes(&mut self, what: &str, is_noted: impl Fn(&Self) -> bool) {
        let mut waits = 0;
        while !is_noted(self) {
            assert_ne!(self.hears(Duration::from_millis(100)), Heard::End, "{what}");
            waits += 1;
            assert!(waits < 600, "no {what}");
        }
    }

    fn shown(&self) -> Option<Shown> {
        self.state().shown()
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    fn is_kept(&self, words: &str) -> bool {
        let kept = fs::read_to_string(self.folder.path().join("state/kept.json"));
        kept.is_ok_and(|kept| kept.contains(words))
    }

    /// Ends the program at once, and gives its folder back for another.
    fn killed(mut self) -> TempDir {
        self.child.kill().unwrap();
        self.exits();
        std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap())
    }
}

#[test]
fn a_notice_is_on_the_first_page_soon_after_it_is_written() {
    let mut kiosk = start(folder());
    kiosk.sees("Polski");
    assert!(!kiosk.contents().contains(TOLD));
    kiosk.adds(NOTICE);
    kiosk.sees(TOLD);
    kiosk.focus_is_on("P");
}

#[test]
fn in_a_visit_nothing_changes_and_the_next_visitor_sees_what_is_new() {
    let mut kiosk = start(folder());
    kiosk.sees("Polski");
    kiosk.presses(&[b"\r"]);
    kiosk.sees(HOME);
    kiosk.adds(NOTICE);
    kiosk.notes("new content", |it| it.is_kept(TOLD));
    kiosk.presses(&[b"2", b"2", b"0"]);
    kiosk.sees("Dziś i jutro");
    assert!(!kiosk.contents().contains(TOLD), "{}", kiosk.contents());
    kiosk.presses(&[b"\x1b[21~"]);
    kiosk.sees(TOLD);
}

#[test]
fn a_supervisor_can_ask_for_the_new_content_at_once() {
    let mut kiosk = start(folder());
    kiosk.sees("Polski");
    kiosk.adds(NOTICE);
    kiosk.signals(Signal::USR1);
    kiosk.sees(TOLD);
}

#[test]
fn a_fault_keeps_what_was_shown_before_also_after_a_new_start() {
    let mut kiosk = start(folder());
    kiosk.sees("Polski");
    kiosk.adds(NOTICE);
    kiosk.sees(TOLD);
    kiosk.notes("kept content", |it| it.is_kept(TOLD));
    kiosk.adds(QUOTE);
    kiosk.notes("fault", |it| it.shown().is_some_and(|it| it.faults > 0));
    assert!(kiosk.contents().contains(TOLD));
    assert_eq!(kiosk.shown().unwrap().content, Origin::Files);
    let told = kiosk.log();
    assert_eq!(told.matches("have faults").count(), 1, "{told}");
    assert!(told.contains("content/notices.toml"), "{told}");

    let mut kiosk = start(kiosk.killed());
    kiosk.sees(TOLD);
    kiosk.notes("kept content", |it| {
        it.shown().is_some_and(|it| it.content == Origin::Kept)
    });
    assert_eq!(kiosk.log().matches("have faults").count(), 2);
    let file = kiosk.folder.path().join("content/notices.toml");
    let mended = fs::read_to_string(&file).unwrap().replace(QUOTE, "");
    fs::write(&file, mended.replace("Mróz", "Śnieg")).unwrap();
    kiosk.sees("Śnieg");
    kiosk.notes("mended", |it| {
        it.shown()
            .is_some_and(|it| it.content == Origin::Files && it.first.is_none())
    });
}

#[test]
fn an_office_that_loses_its_keys_changes_nothing_where_all_requests_must_be_sealed() {
    let folder = folder();
    let config = KIOSK.replace("\"none\"", "\"age\"\nin_memory = true");
    fs::write(folder.path().join("kiosk.toml"), config).unwrap();
    let site = folder.path().join("content/site.toml");
    let without = fs::read_to_string(&site).unwrap();
    let recipients = format!("recipients = [\"{}\"]", Identity::generate().to_public());
    let office = "\n[[office]]\n";
    let with = without.replace(office, &format!("{office}{recipients}\n"));
    fs::write(&site, with).unwrap();
    let mut kiosk = start(folder);
    kiosk.sees("Polski");
    kiosk.notes("kept content", |it| it.is_kept("age1"));
    fs::write(&site, without).unwrap();
    kiosk.notes("fault", |it| it.shown().is_some_and(|it| it.faults > 0));
    let told = kiosk.log();
    assert!(told.contains("nobody is named who can open them"), "{told}");

    let mut kiosk = start(kiosk.killed());
    kiosk.sees("Polski");
    kiosk.notes("kept content", |it| {
        it.shown().is_some_and(|it| it.content == Origin::Kept)
    });
}

#[test]
fn without_anything_kept_the_content_in_the_program_is_shown() {
    let folder = folder();
    fs::write(folder.path().join("content/site.toml"), QUOTE).unwrap();
    let mut kiosk = start(folder);
    kiosk.sees("Polski");
    kiosk.presses(&[b"\r"]);
    kiosk.sees(HOME);
    kiosk.notes("embedded content", |it| {
        it.shown().is_some_and(|it| it.content == Origin::Embedded)
    });
    assert!(!kiosk.is_kept("site.toml"));
}

/// What was kept may be damaged, or from another version of the program.
#[test]
fn what_cannot_be_shown_of_what_was_kept_is_left() {
    for kept in ["", "{\"texts\":{\"content/site.toml\":\"x\"}}"] {
        let folder = folder();
        fs::create_dir(folder.path().join("state")).unwrap();
        fs::write(folder.path().join("state/kept.json"), kept).unwrap();
        fs::remove_file(folder.path().join("content/site.toml")).unwrap();
        let mut kiosk = start(folder);
        kiosk.sees("Polski");
        kiosk.notes("embedded content", |it| {
            it.shown().is_some_and(|it| it.content == Origin::Embedded)
        });
    }
}

#[test]
fn that_what_was_kept_is_damaged_is_told_once() {
    let mut folder = folder();
    fs::create_dir(folder.path().join("state")).unwrap();
    fs::write(folder.path().join("state/kept.json"), "{\"texts").unwrap();
    fs::remove_file(folder.path().join("content/site.toml")).unwrap();
    for _ in 0..2 {
        let mut kiosk = start(folder);
        kiosk.sees("Polski");
        kiosk.notes("embedded content", |it| {
            it.shown().is_some_and(|it| it.content == Origin::Embedded)
        });
        let told = kiosk.log();
        assert_eq!(told.matches("is damaged").count(), 1, "{told}");
        folder = kiosk.killed();
        fs::remove_file(folder.path().join("state/shown.json")).unwrap();
    }
    let aside = folder.path().join("state/kept.json.damaged");
    assert_eq!(fs::read_to_string(aside).unwrap(), "{\"texts");
}

/// A folder with a kiosk that has kept a notice, and whose state is at `disk/state`.
fn folder_with_something_kept() -> TempDir {
    let folder = folder();
    let config = KIOSK.replace("[log]", "state = \"disk/state\"\n[log]");
    fs::write(folder.path().join("kiosk.toml"), config).unwrap();
    fs::create_dir(folder.path().join("disk")).unwrap();
    let mut kiosk = start(folder);
    kiosk.adds(NOTICE);
    kiosk.sees(TOLD);
    let state = kiosk.folder.path().join("disk/state");
    kiosk.notes("kept content", |_| {
        fs::read_to_string(state.join("kept.json")).is_ok_and(|kept| kept.contains(TOLD))
    });
    kiosk.killed()
}

#[test]
fn a_dead_disk_of_the_state_delays_no_page_and_what_was_kept_is_shown_when_it_answers() {
    let name =
        "live::a_dead_disk_of_the_state_delays_no_page_and_what_was_kept_is_shown_when_it_answers";
    with_mounts(name, |_| {
        let folder = folder_with_something_kept();
        let (disk, site) = (
            folder.path().join("disk"),
            folder.path().join("content/site.toml"),
        );
        fs::write(site, QUOTE).unwrap();
        // The folder is removed with the terminal, which must not wait for the disk.
        let mut kiosk;
        let dead = Dead::over(&disk);
        kiosk = start(folder);
        kiosk.sees("Polski");
        assert!(!kiosk.contents().contains(TOLD), "{}", kiosk.contents());
        kiosk.presses(&[b"\r"]);
        kiosk.sees(HOME);
        drop(dead);
        kiosk.notes("kept content", |_| {
            State::new(disk.join("state"))
                .shown()
                .is_some_and(|it| it.content == Origin::Kept && it.faults > 0)
        });
        assert!(
            kiosk.contents().contains(HOME),
            "nothing changes in a visit"
        );
        kiosk.presses(&[b"\x1b[21~"]);
        kiosk.sees(TOLD);
    });
}

#[test]
fn a_dead_disk_of_the_content_delays_no_page_and_its_content_is_shown_when_it_answers() {
    let name =
        "live::a_dead_disk_of_the_content_delays_no_page_and_its_content_is_shown_when_it_answers";
    with_mounts(name, |_| {
        let folder = folder_with_something_kept();
        let content = folder.path().join("content");
        let notices = content.join("notices.toml");
        let changed = fs::read_to_string(&notices).unwrap().replace(TOLD, "Śnieg");
        fs::write(notices, changed).unwrap();
        // The folder is removed with the terminal, which must not wait for the disk.
        let mut kiosk;
        let dead = Dead::over(&content);
        kiosk = start(folder);
        kiosk.sees(TOLD);
        let log = kiosk.log();
        assert!(log.contains("does not answer"), "{log}");
        drop(dead);
        kiosk.sees("Śnieg");
    });
}

#[test]
fn a_kiosk_with_a_faulty_configuration_says_whom_to_call_though_the_disk_of_its_content_is_dead() {
    let name = "live::a_kiosk_with_a_faulty_configuration_says_whom_to_call_though_the_disk_of_its_content_is_dead";
    with_mounts(name, |_| {
        let folder = folder();
        let faulty = KIOSK.replace("\"never\"", "“never”");
        fs::write(folder.path().join("kiosk.toml"), faulty).unwrap();
        let content = folder.path().join("content");
        // The folder is removed with the terminal, which must not wait for the disk.
        let mut kiosk;
        let _dead = Dead::over(&content);
        kiosk = start(folder);
        kiosk.sees("nie działa");
        kiosk.sees("12 616 54 27");
    });
}

#[test]
fn a_kiosk_with_a_faulty_configuration_says_whom_to_call_until_it_is_mended() {
    for faulty in [&*KIOSK.replace("\"never\"", "“never”"), ""] {
        says_whom_to_call_until_mended(faulty);
    }
}

/// Starts a kiosk with a kiosk.toml that has a fault, and mends it.
fn says_whom_to_call_until_mended(faulty: &str) {
    let folder = folder();
    let file = folder.path().join("kiosk.toml");
    fs::write(&file, faulty).unwrap();
    let mut kiosk = start(folder);
    kiosk.sees("nie działa");
    kiosk.focus_is_on("T");
    kiosk.sees("12 616 54 27");
    for words in ["out of order", "не працює"] {
        kiosk.presses(&[PAGE_DOWN]);
        kiosk.sees(words);
    }
    // Nobody can begin anything.
    kiosk.types(b"311\r");
    assert!(!kiosk.folder.path().join("spool").exists());
    fs::write(&file, KIOSK).unwrap();
    kiosk.sees("Dzień dobry!");
    kiosk.focus_is_on("P");
    kiosk.presses(&[b"\r"]);
    kiosk.sees(HOME);
}

#[test]
fn whoever_reads_lines_is_told_too_that_the_kiosk_is_out_of_order() {
    let folder = folder();
    let file = folder.path().join("kiosk.toml");
    fs::write(&file, "[kiosk]\nnumber = 100\n").unwrap();
    let command = Command::new(PROGRAM)
        .arg("--plain")
        .current_dir(folder.path());
    let mut kiosk = Terminal::spawn_as("dumb", 80, 24, command, folder);
    for words in ["nie działa", "out of order", "не працює", "12 616 54 27"] {
        kiosk.until(words, |it| it.has_written(words));
    }
    fs::write(&file, KIOSK).unwrap();
    kiosk.sees("Dzień dobry!");
    kiosk.types(b"1\n");
    kiosk.sees(HOME);
}

#[test]
fn changed_files_are_read_once_nobody_has_written_to_them_for_two_seconds() {
    let folder = tempfile::tempdir().unwrap();
    let state = |text: &str| {
        fs::write(folder.path().join("notices.toml"), text).unwrap();
        Fingerprint::of(&[folder.path().to_owned()])
    };
    let at = Duration::from_millis;
    assert_eq!(QUIET, at(2_000));
    let begun = state("a");
    let mut quiet = Quiet::new(begun.clone());
    assert!(!quiet.sees(at(60_000), begun.clone()));
    let (half, whole) = (state("half"), state("whole"));
    assert!(!quiet.sees(at(61_000), half));
    assert!(!quiet.sees(at(62_900), whole.clone()));
    assert!(!quiet.sees(at(64_899), whole.clone()));
    assert!(quiet.sees(at(64_900), whole.clone()));
    assert!(!quiet.sees(at(90_000), whole), "once");
    assert!(!quiet.sees(at(91_000), begun.clone()));
    assert!(quiet.sees(at(93_000), begun), "also what was there before");
}
