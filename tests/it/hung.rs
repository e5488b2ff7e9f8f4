//! Disks that hang: no key waits for them, nobody is left without an answer, and nothing piles up.
//!
//! The disk that hangs in the middle is a real file system whose server never answers (fuse(4)), mounted
//! over the spool where nobody else sees it.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::fd::AsRawFd as _;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

use cas_kiosk::kiosk::{OVERDUE, SILENT};
use cas_kiosk::page::Key;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::mount::{MountFlags, UnmountFlags, mount, unmount};
use rustix::process::Signal;

use crate::disks::with_mounts;
use crate::journeys::{answers_everything, begins_request};
use crate::project::PROGRAM;
use crate::terminal::{PATIENCE, Terminal, configured};
use crate::visitor::{Visitor, WARNINGS};

/// Longer than a disk in memory takes for anything, also on a busy machine.
const SURELY: Duration = Duration::from_secs(3);
/// A moment in which nobody presses a key.
const SECOND: Duration = Duration::from_secs(1);

const SAVING: &str = "Zapisujemy zgłoszenie";
const DOUBTFUL: &str = "Nie wiemy, czy zgłoszenie dotarło";
pub const UNAVAILABLE: &str = "Teraz nie można stąd wysłać zgłoszenia";
const CONSENT: &str = "Zgoda i wysłanie";
const SENT: &str = "Zgłoszenie jest wysłane";

/// Fills in a request as soon as a key that asks finds the disk well again.
fn fills_in_once_it_answers(visitor: &mut Visitor) {
    while {
        fills_in(visitor);
        visitor.heading() == UNAVAILABLE
    } {
        visitor.hears_from_disk().press(Key::Finish);
    }
}

/// From Start to a request that only has to be agreed to.
pub fn fills_in(visitor: &mut Visitor) {
    visitor.chooses_id("pl", "language-name");
    begins_request(visitor, "pl");
    if visitor.heading() == UNAVAILABLE {
        return;
    }
    visitor
        .chooses_id("pl", "trial-go")
        .for_oneself("pl")
        .chooses_id("pl", "situation-keep");
    answers_everything(visitor, "pl");
    visitor.chooses_id("pl", "answers-right");
}

/// A file system at this folder whose server answers the greeting of the kernel and nothing else. When it
/// is dropped, it is gone.
pub struct Dead<'f> {
    server: File,
    folder: &'f Path,
}

impl<'f> Dead<'f> {
    pub fn over(folder: &'f Path) -> Self {
        let server = OpenOptions::new().read(true).write(true).open("/dev/fuse");
        let server = server.unwrap();
        let options = format!(
            "fd={},rootmode=40000,user_id=0,group_id=0",
            server.as_raw_fd()
        );
        let options = std::ffi::CString::new(options).unwrap();
        mount("dead", folder, "fuse", MountFlags::empty(), &*options).unwrap();
        greet(&server);
        Self { server, folder }
    }

    /// Returns once somebody waits for an answer from it.
    pub fn is_asked(&self) {
        let mut asked = [PollFd::new(&self.server, PollFlags::IN)];
        let limit = Timespec::try_from(PATIENCE).unwrap();
        let count = poll(&mut asked, Some(&limit)).unwrap();
        assert_eq!(count, 1, "nobody asks the dead disk");
    }
}

/// Answers `FUSE_INIT`, the first request, after which the kernel sends the others. The answer has the form of
/// version 7.5: its length, no error, the request's number, and the version.
fn greet(mut server: &File) {
    let mut request = vec![0; 0x10000];
    let length = server.read(&mut request).unwrap();
    assert!(length >= 16, "the header of a request is longer");
    let mut answer = Vec::new();
    answer.extend(24_u32.to_ne_bytes());
    answer.extend(0_i32.to_ne_bytes());
    answer.extend(&request[8..16]);
    answer.extend(7_u32.to_ne_bytes());
    answer.extend(5_u32.to_ne_bytes());
    server.write_all(&answer).unwrap();
}

impl Drop for Dead<'_> {
    fn drop(&mut self) {
        // What waits for it is refused, and the folder is again what it was.
        unmount(self.folder, UnmountFlags::FORCE | UnmountFlags::DETACH).unwrap();
    }
}

/// A kiosk whose spool is in memory, in a folder over which a dead disk can be mounted.
pub fn at_disk(folder: &Path) -> Visitor {
    mount("spool", folder, "tmpfs", MountFlags::empty(), None).unwrap();
    Visitor::arrives_at_disk(&folder.join("spool"), SURELY, || {})
}

#[test]
fn a_disk_that_hangs_stops_no_key_and_its_late_answer_is_shown_to_whoever_waits() {
    let name = "hung::a_disk_that_hangs_stops_no_key_and_its_late_answer_is_shown_to_whoever_waits";
    with_mounts(name, |folder| {
        let mut visitor = at_disk(folder);
        fills_in(&mut visitor);
        let spool = folder.join("spool");
        let dead = Dead::over(&spool);
        visitor.chooses_id("pl", "consent-send");
        assert_eq!(visitor.heading(), SAVING);
        assert!(visitor.sees().contains("Proszę chwilę poczekać"));
        assert_eq!(visitor.hears()[0], SAVING);
        // Keys do what they always do.
        visitor.press(Key::Help);
        assert_eq!(visitor.heading(), "Jak to działa i ustawienia");
        visitor.press(Key::Back);
        assert_eq!(visitor.heading(), SAVING);
        visitor.sleeps(OVERDUE.checked_sub(SECOND).unwrap());
        assert_eq!(visitor.heading(), SAVING);
        visitor.sleeps(SECOND);
        assert_eq!(visitor.heading(), DOUBTFUL);
        assert_eq!(visitor.hears()[0], DOUBTFUL);
        let page = visitor.sees();
        for words in ["Zapis jeszcze trwa", "12 616 78 14"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("Wysyłam jeszcze raz"), "{page}");
        let log = visitor.log();
        assert!(log.contains("nobody knows whether"), "{log}");
        drop(dead);
        visitor.sees_come(SENT);
        assert_eq!(visitor.hears()[0], SENT);
        assert_eq!(visitor.requests().len(), 1);
        let log = visitor.log();
        for told in ["a request is stored", "answers again"] {
            assert!(log.contains(told), "{told}: {log}");
        }
    });
}

#[test]
fn while_one_request_hangs_its_visitor_is_forgotten_and_nobody_begins_another() {
    let name = "hung::while_one_request_hangs_its_visitor_is_forgotten_and_nobody_begins_another";
    with_mounts(name, |folder| {
        let mut visitor = at_disk(folder);
        fills_in(&mut visitor);
        let spool = folder.join("spool");
        let dead = Dead::over(&spool);
        visitor.chooses_id("pl", "consent-send");
        // To send the same again does not make another attempt.
        visitor.press(Key::Back);
        assert!(visitor.sees().contains("Nie wiemy na pewno"));
        visitor.chooses_id("pl", "consent-send");
        assert_eq!(visitor.heading(), SAVING);
        visitor.sleeps(OVERDUE);
        assert_eq!(visitor.heading(), DOUBTFUL);
        for _ in 0..=WARNINGS {
            visitor.waits();
        }
        assert!(visitor.is_forgotten());
        fills_in(&mut visitor);
        assert_eq!(visitor.heading(), UNAVAILABLE);
        visitor.press(Key::Finish);
        drop(dead);
        // The next key that asks finds the disk well again, and the request of before is there.
        fills_in_once_it_answers(&mut visitor);
        assert_eq!(visitor.requests().len(), 1);
        visitor.chooses_id("pl", "consent-send");
        assert_eq!(visitor.heading(), SENT);
        assert_eq!(visitor.requests().len(), 2);
    });
}

#[test]
fn what_is_changed_while_a_request_is_being_saved_is_another_request() {
    let name = "hung::what_is_changed_while_a_request_is_being_saved_is_another_request";
    with_mounts(name, |folder| {
        let mut visitor = at_disk(folder);
        fills_in(&mut visitor);
        let spool = folder.join("spool");
        let dead = Dead::over(&spool);
        visitor.chooses_id("pl", "consent-send");
        visitor.press(Key::Back).press(Key::Back);
        visitor.chooses("Zmieniam: Kto wypełnia").answers('2');
        visitor.chooses_id("pl", "answers-right");
        assert_eq!(visitor.heading(), CONSENT);
        drop(dead);
        // Two tests, at the start and before the first question, and the request.
        for _ in 0..3 {
            visitor.hears_from_disk();
        }
        assert_eq!(visitor.requests().len(), 1);
        assert_eq!(visitor.heading(), CONSENT, "this is not what was sent");
        visitor.chooses_id("pl", "consent-send");
        assert_eq!(visitor.heading(), SENT);
        let mut helped: Vec<_> = visitor
            .requests()
            .iter()
            .map(|it| it["volunteer"].clone())
            .collect();
        helped.sort_by_key(serde_json::Value::as_bool);
        assert_eq!(helped, [false, true]);
    });
}

#[test]
fn whoever_is_elsewhere_is_told_on_the_way_back_and_whoever_leaves_at_once() {
    let name = "hung::whoever_is_elsewhere_is_told_on_the_way_back_and_whoever_leaves_at_once";
    with_mounts(name, |folder| {
        let mut visitor = at_disk(folder);
        fills_in(&mut visitor);
        let spool = folder.join("spool");
        let dead = Dead::over(&spool);
        visitor.chooses_id("pl", "consent-send").press(Key::Help);
        visitor.sleeps(OVERDUE);
        assert_eq!(visitor.heading(), "Jak to działa i ustawienia");
        visitor.press(Key::Back);
        assert_eq!(visitor.heading(), DOUBTFUL);
        visitor.press(Key::Finish);
        let page = visitor.sees();
        assert!(page.contains("Zapis jeszcze trwa"), "{page}");
        assert!(!page.contains("bez wysyłania"), "{page}");
        drop(dead);
        visitor.sees_come(SENT);
    });
}

#[test]
fn nobody_begins_a_request_once_the_disk_is_silent_for_two_seconds() {
    let name = "hung::nobody_begins_a_request_once_the_disk_is_silent_for_two_seconds";
    with_mounts(name, |folder| {
        let mut visitor = at_disk(folder);
        let spool = folder.join("spool");
        let dead = Dead::over(&spool);
        let shorter = SILENT.checked_sub(Duration::from_millis(1)).unwrap();
        // Nobody can know at first that the disk does not answer.
        let silences = [(Duration::ZERO, false), (shorter, false), (SECOND, true)];
        for (silence, is_told) in silences {
            visitor.sleeps(silence);
            visitor.chooses_id("pl", "language-name");
            begins_request(&mut visitor, "pl");
            assert_eq!(visitor.heading() == UNAVAILABLE, is_told, "{silence:?}");
            visitor.press(Key::Finish);
        }
        drop(dead);
        fills_in_once_it_answers(&mut visitor);
        visitor.chooses_id("pl", "consent-send").sees_come(SENT);
    });
}

#[test]
fn a_kiosk_whose_disks_are_dead_ends_at_once_when_it_is_asked_to() {
    let name = "hung::a_kiosk_whose_disks_are_dead_ends_at_once_when_it_is_asked_to";
    with_mounts(name, |_| {
        let config = "[paths]\nspool = \"disk/spool\"\nstate = \"disk/state\"\n";
        let folder = configured(config);
        let disk = folder.path().join("disk");
        fs::create_dir(&disk).unwrap();
        let command = pty_process::blocking::Command::new(PROGRAM).current_dir(folder.path());
        // The folder is removed with the terminal, which must not wait for the disk.
        let mut terminal;
        let _dead = Dead::over(&disk);
        terminal = Terminal::spawn(80, 24, command, folder);
        terminal.sees("Polski");
        terminal.signals(Signal::TERM);
        assert!(terminal.ends().success());
    });
}

#[test]
fn what_the_disk_has_not_begun_is_certainly_not_stored() {
    let folder = tempfile::tempdir().unwrap();
    let spool = folder.path().join("spool");
    let (let_go, held) = channel::<()>();
    let first = move || {
        let _ = held.recv();
    };
    let mut visitor = Visitor::arrives_at_disk(&spool, Duration::ZERO, first);
    // Nobody knows yet that the disk hangs.
    fills_in(&mut visitor);
    visitor.chooses_id("pl", "consent-send");
    assert_eq!(visitor.heading(), SAVING);
    visitor.sleeps(OVERDUE);
    assert_eq!(visitor.heading(), CONSENT);
    assert!(visitor.sees().contains("Nie udało się wysłać zgłoszenia"));
    let log = visitor.log();
    assert!(log.contains("a request could not be stored"), "{log}");
    visitor.press(Key::Finish).press(Key::Finish);
    drop(let_go);
    assert!(!spool.join("new").exists() || fs::read_dir(spool.join("new")).unwrap().count() == 0);
}

#[test]
fn a_disk_that_hangs_before_the_start_leaves_all_but_requests() {
    let folder = tempfile::tempdir().unwrap();
    let (let_go, held) = channel::<()>();
    let first = move || {
        let _ = held.recv();
    };
    let spool = folder.path().join("spool");
    let mut visitor = Visitor::arrives_at_disk(&spool, Duration::ZERO, first);
    visitor.sleeps(OVERDUE);
    let log = visitor.log();
    assert!(log.contains("no requests can be taken"), "{log}");
    visitor.chooses_id("pl", "language-name").types("101");
    assert_eq!(visitor.heading(), "CAS Senior w Centrum");
    visitor.press(Key::Finish);
    fills_in(&mut visitor);
    assert_eq!(visitor.heading(), UNAVAILABLE);
    visitor.press(Key::Finish);
    drop(let_go);
    visitor.hears_from_disk();
    fills_in(&mut visitor);
    assert_eq!(visitor.heading(), CONSENT);
    visitor.chooses_id("pl", "consent-send").sees_come(SENT);
    assert_eq!(visitor.requests().len(), 1);
}
