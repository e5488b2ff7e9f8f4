//! Who is silent: what kiosks tell of themselves, and which of them the office is told to look at.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::Output;
use std::time::SystemTime;

use cas_fleet::digest::sha256;
use cas_fleet::layout;
use cas_fleet::name::Name;
use cas_fleet::pointer::Pointer;
use cas_fleet::release::ReleaseId;
use cas_fleet::signed;
use cas_fleet::status::{
    ContentStatus, DiskStatus, ReceiverStatus, STATUS_BYTES_MAX, Status, TOLD_MAX, line,
};
use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use minisign::KeyPair;
use serde_json::Value;
use tempfile::TempDir;

use crate::cli::{kiosk, run};
use crate::courier::{City, told};
use crate::disks::with_mounts;
use crate::hung::Dead;
use crate::office::CANARY;
use crate::project::OFFICE;

const FIRST: &str = "0123456789abcdef0123456789abcdef";
const SECOND: &str = "fedcba9876543210fedcba9876543210";
const KIOSK: &str = "cas-07";
const MINUTE: TimeDelta = TimeDelta::minutes(1);
const HOUR: TimeDelta = TimeDelta::hours(1);
const DAY: TimeDelta = TimeDelta::days(1);

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

/// A release that nobody has to read.
fn release(word: &str) -> ReleaseId {
    ReleaseId::try_from(sha256(word.as_bytes())).unwrap()
}

/// The content of the ring `stable` that a kiosk shows.
fn shows(word: &str) -> ContentStatus {
    ContentStatus {
        ring: name("stable"),
        number: 12,
        release: release(word),
        expires: Utc::now() + DAY,
    }
}

/// A store in a folder, and the office that looks at all kiosks there.
struct Office {
    folder: TempDir,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("store/requests")).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn object(&self, path: &str) -> PathBuf {
        self.path("store").join(path)
    }

    /// An object was written so long ago.
    fn has(&self, path: &str, bytes: &[u8], ago: TimeDelta) {
        let file = self.object(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, bytes).unwrap();
        let written = SystemTime::from(Utc::now().trunc_subsecs(0) - ago);
        let file = fs::File::options().append(true).open(file).unwrap();
        file.set_modified(written).unwrap();
    }

    /// A kiosk has told this so long ago, and all else is well with it.
    fn hears(&self, kiosk: &str, ago: TimeDelta, change: impl Fn(&mut Status)) {
        let at = Utc::now().trunc_subsecs(0) - ago;
        let mut status = Status::new(name(kiosk), "0.2.0".parse().unwrap(), at);
        change(&mut status);
        self.has(&layout::status(&name(kiosk)), &status.to_json(), ago);
    }

    /// A ring has wanted this release for so long, signed with this key.
    fn wants(&self, word: &str, ago: TimeDelta, key: &KeyPair, change: impl Fn(&mut Pointer)) {
        let now = Utc::now();
        let ring = name("stable");
        let mut pointer = Pointer::after(None, ring.clone(), release(word), now, now + DAY);
        change(&mut pointer);
        let document = pointer.to_json();
        let signature = minisign::sign(None, &key.sk, &document[..], None, None).unwrap();
        let object = signed::join(&signature.to_string(), &document);
        self.has(&layout::pointer(&ring), &object, ago);
    }

    fn looks(&self, more: &[&str]) -> Output {
        let address = format!("file://{}", self.path("store").display());
        let words = [&["fleet", "--from", &*address], more].concat();
        run(OFFICE, self.folder.path(), &words, None, "")
    }

    /// The office looks, and nobody is needed. What was printed.
    fn finds_all_well(&self, more: &[&str]) -> String {
        let output = self.looks(more);
        assert!(output.status.success(), "{}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The office looks, and is told these lines.
    fn is_told(&self, more: &[&str], lines: &[&str]) {
        let output = self.looks(more);
        assert_eq!(output.status.code(), Some(1), "{}", told(&output));
        let said = String::from_utf8(output.stderr).unwrap();
        let said: Vec<&str> = said.lines().collect();
        let lines: Vec<String> = lines.iter().map(|it| format!("cas-office: {it}")).collect();
        assert_eq!(said, lines);
    }
}

/// What the courier of a city has put into the store, and when.
fn status_of(city: &City) -> (Status, PathBuf) {
    let place = city.path("store").join(layout::status(&name(KIOSK)));
    let status = Status::read(&fs::read(&place).unwrap(), &name(KIOSK)).unwrap();
    (status, place)
}

fn requests(status: &Status) -> (u64, u64) {
    (status.waiting(), status.made())
}

/// The office of a city looks at its kiosks.
fn looks(city: &City, more: &[&str]) -> Output {
    let address = fs::read_to_string(city.path("store-address")).unwrap();
    let words = [&["fleet", "--from", &*address], more].concat();
    run(OFFICE, city.folder.path(), &words, None, "")
}

#[test]
fn a_courier_tells_how_many_wait_and_were_made_and_nothing_of_a_visitor() {
    let city = City::with_folder();
    city.has(FIRST);
    city.carries_well();
    let (status, place) = status_of(&city);
    assert_eq!(requests(&status), (1, 1));
    assert!(status.receivers.contains_key(&name("mops")));
    assert!(status.oldest_seconds.is_some() && status.told.is_empty());
    assert!(status.disk.unwrap().size > status.disk.unwrap().free);
    let document = fs::read_to_string(&place).unwrap();
    let beside = city.path("courier/status.json");
    assert_eq!(fs::read_to_string(&beside).unwrap(), document);
    let mode = fs::metadata(&beside).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o644);
    for secret in [CANARY, FIRST] {
        assert!(!document.contains(secret), "{secret}: {document}");
    }
    let output = looks(&city, &[]);
    assert!(output.status.success(), "{}", told(&output));
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(
        table.ends_with("1 kiosks, 0 need somebody; 1 wait, 1 made\n"),
        "{table}"
    );

    city.collects_well();
    city.carries_well();
    assert_eq!(requests(&status_of(&city).0), (0, 1));
    // The same request again, sealed anew, is no other one.
    city.has(FIRST);
    city.carries_and_tells();
    assert_eq!(requests(&status_of(&city).0), (1, 1));
    city.has(SECOND);
    city.carries_and_tells();
    assert_eq!(requests(&status_of(&city).0), (2, 2));
}

#[test]
fn it_is_told_again_when_something_has_happened_or_half_an_hour_is_over() {
    let city = City::with_folder();
    city.carries_well();
    let (_, place) = status_of(&city);
    let is_put_again = || {
        fs::write(&place, "as before").unwrap();
        city.carries_well();
        fs::read(&place).unwrap() != b"as before"
    };
    assert!(!is_put_again());
    city.has(FIRST);
    assert!(is_put_again());
    assert!(!is_put_again());
    let memory = city.path("courier/memory.json");
    let was_put = |ago: TimeDelta| {
        let mut json: Value = serde_json::from_slice(&fs::read(&memory).unwrap()).unwrap();
        json["status_put"]["at"] = (Utc::now() - ago).to_rfc3339().into();
        fs::write(&memory, json.to_string()).unwrap();
    };
    was_put(MINUTE * 29);
    assert!(!is_put_again());
    was_put(MINUTE * 30);
    assert!(is_put_again());
    // The clock was put back.
    was_put(-MINUTE);
    assert!(is_put_again());
}

#[test]
fn what_was_carried_under_another_name_is_not_counted_under_the_new_one() {
    let city = City::with_folder();
    city.has(FIRST);
    city.carries_well();
    city.collects_well();
    city.changes("kiosk.toml", KIOSK, "cas-08");
    city.has(SECOND);
    city.carries_well();
    let place = city.path("store").join(layout::status(&name("cas-08")));
    let read = || Status::read(&fs::read(&place).unwrap(), &name("cas-08")).unwrap();
    assert_eq!(requests(&read()), (2, 1));
    city.collects_well();
    city.carries_well();
    assert_eq!(requests(&read()), (0, 1));
    let output = looks(&city, &["--ledger", "mops=into.ledger"]);
    assert!(output.status.success(), "{}", told(&output));
}

#[test]
fn the_lines_of_a_round_are_told_of_which_there_may_be_many() {
    let city = City::with_folder();
    for number in 0..=TOLD_MAX {
        let file = format!("spool/new/{number:032x}.nobody-{number}.json.age");
        fs::write(city.path(&file), "sealed").unwrap();
    }
    city.carries_and_tells();
    let (status, _) = status_of(&city);
    assert_eq!(status.told.len(), TOLD_MAX);
    assert_eq!(requests(&status), (21, 21));
    let output = looks(&city, &[]);
    let printed = told(&output);
    assert!(
        printed.contains("cas-07: there are requests for `nobody-0`"),
        "{printed}"
    );
    assert!(
        printed.ends_with("cas-office: cas-07 faults\n"),
        "{printed}"
    );
}

#[test]
fn a_kiosk_without_its_spool_says_so_in_the_store() {
    let city = City::with_folder();
    city.has(FIRST);
    city.carries_well();
    fs::rename(city.path("spool"), city.path("gone")).unwrap();
    let told = city.carries_and_tells();
    assert_eq!(told.lines().count(), 1, "{told}");
    let (status, _) = status_of(&city);
    assert!(
        status.told[0].contains("spool cannot be opened"),
        "{status:?}"
    );
    assert!(status.receivers.is_empty() && status.disk.is_none());
    fs::rename(city.path("gone"), city.path("spool")).unwrap();
    city.carries_well();
    assert_eq!(requests(&status_of(&city).0), (1, 1));
}

#[test]
fn that_nobody_can_see_how_a_kiosk_is_is_told_unless_the_whole_store_is_away() {
    let city = City::with_folder();
    fs::write(city.path("store/status"), "in the way").unwrap();
    let told = city.carries_and_tells();
    assert!(told.contains("so nobody sees how this kiosk is"), "{told}");
    fs::remove_dir_all(city.path("store")).unwrap();
    let told = city.carries_and_tells();
    assert_eq!(told.lines().count(), 1, "{told}");
    let beside = fs::read(city.path("courier/status.json")).unwrap();
    let status = Status::read(&beside, &name(KIOSK)).unwrap();
    assert!(status.told[0].contains("put the stick in"), "{status:?}");
}

#[test]
fn starts_of_the_machine_are_told_for_a_day() {
    let city = City::with_folder();
    city.carries_well();
    let memory = city.path("courier/memory.json");
    let mut json: Value = serde_json::from_slice(&fs::read(&memory).unwrap()).unwrap();
    let now = Utc::now();
    let times = [now - HOUR * 25, now - HOUR * 23, now + DAY * 365];
    json["boots"]["id"] = "another".into();
    json["boots"]["times"] = times.iter().map(DateTime::to_rfc3339).collect();
    fs::write(&memory, json.to_string()).unwrap();
    city.carries_well();
    let (status, _) = status_of(&city);
    assert!(!status.boots.contains(&times[0]) && status.boots.contains(&times[1]));
    // By a clock that was put back since, one was still to come.
    assert!(status.boots.len() >= 2 && status.boots.iter().all(|it| *it <= Utc::now()));
    // The same start is not noted twice.
    city.carries_well();
    assert_eq!(status_of(&city).0.boots.len(), status.boots.len());
}

#[test]
fn words_of_a_line_cannot_steer_a_terminal() {
    assert_eq!(line("a\u{1b}[2J\nb\u{202e}c\u{9b}"), "a[2Jbc");
    assert_eq!(line(&"ż".repeat(301)), "ż".repeat(300));
}

#[test]
fn a_kiosk_that_tells_nothing_for_long_is_silent() {
    let office = Office::new();
    office.hears("cas-01", DAY - MINUTE, |_| {});
    let table = office.finds_all_well(&[]);
    assert!(table.contains("\ncas-01  23h 59m"), "{table}");
    office.hears("cas-02", DAY + MINUTE, |_| {});
    office.is_told(&[], &["cas-02 silent"]);
    office.finds_all_well(&["--silent", "25h"]);
    office.is_told(&["--silent", "23h"], &["cas-01 silent; cas-02 silent"]);
    let table = told(&office.looks(&[]));
    let rows: Vec<&str> = table.lines().skip(1).take(2).collect();
    assert!(
        rows[0].starts_with("cas-02") && rows[1].starts_with("cas-01"),
        "{table}"
    );
}

#[test]
fn a_kiosk_that_there_should_be_and_that_never_told_anything_is_silent() {
    let office = Office::new();
    office.hears("cas-01", MINUTE, |_| {});
    fs::write(office.path("all"), "cas-01\n\ncas-03\n").unwrap();
    office.is_told(&["--expect", "all"], &["cas-03 silent"]);
    fs::write(office.path("all"), "cas-01\n").unwrap();
    office.finds_all_well(&["--expect", "all"]);
    fs::remove_dir_all(office.object("status")).unwrap();
    let nobody = "no kiosk has ever told there how it is: see whether this is their store, and whether cas-courier runs";
    office.is_told(&[], &[nobody]);
}

/// What makes a status another one.
type Change = Box<dyn Fn(&mut Status)>;

/// What a kiosk tells, by a word: once so that somebody is needed, and once just so that nobody is.
#[test]
fn what_a_kiosk_tells_is_judged() {
    let at = |seconds: i64| move |it: &mut Status| it.at += TimeDelta::seconds(seconds);
    let waits = |seconds: u64| move |it: &mut Status| it.oldest_seconds = Some(seconds);
    let disk =
        |free: u64, size: u64| move |it: &mut Status| it.disk = Some(DiskStatus { free, size });
    let starts = |count: usize| move |it: &mut Status| it.boots = vec![it.at; count];
    let expires = |after: TimeDelta| {
        move |it: &mut Status| {
            let expires = Utc::now() + after;
            it.content = Some(ContentStatus {
                expires,
                ..shows("a")
            });
        }
    };
    let cases: Vec<(&str, Change, Change)> = vec![
        ("clock", Box::new(at(301)), Box::new(at(300))),
        ("clock", Box::new(at(-301)), Box::new(at(-300))),
        ("waiting", Box::new(waits(86_401)), Box::new(waits(86_400))),
        (
            "faults",
            Box::new(|it| it.tell(&["a line"])),
            Box::new(|_| {}),
        ),
        (
            "disk",
            Box::new(disk(199_999_999, 1_000_000_000)),
            Box::new(disk(200_000_000, 1_000_000_000)),
        ),
        (
            "disk",
            Box::new(disk(499_999_999, 10_000_000_000)),
            Box::new(disk(500_000_000, 10_000_000_000)),
        ),
        // Not every file system says how large it is.
        ("disk", Box::new(disk(0, 1)), Box::new(disk(0, 0))),
        ("restarts", Box::new(starts(3)), Box::new(starts(2))),
        (
            "stale",
            Box::new(expires(-MINUTE)),
            Box::new(expires(MINUTE)),
        ),
    ];
    let key = KeyPair::generate_unencrypted_keypair().unwrap();
    for (word, wrong, right) in cases {
        let office = Office::new();
        office.wants("a", MINUTE, &key, |_| {});
        let trusted = key.pk.to_base64();
        let trusted = ["--trusted", &*trusted];
        office.hears("cas-01", MINUTE, &right);
        office.finds_all_well(&trusted);
        office.hears("cas-02", MINUTE, &wrong);
        office.is_told(&trusted, &[&format!("cas-02 {word}")]);
    }
}

#[test]
fn a_kiosk_that_shows_something_else_than_its_ring_wants_is_stale_after_an_hour() {
    let office = Office::new();
    let key = KeyPair::generate_unencrypted_keypair().unwrap();
    let trusted = key.pk.to_base64();
    let trusted = ["--trusted", &*trusted];
    office.hears("cas-01", MINUTE, |it| it.content = Some(shows("new")));
    office.hears("cas-02", MINUTE, |it| it.content = Some(shows("old")));
    office.wants("new", HOUR - MINUTE, &key, |_| {});
    office.finds_all_well(&trusted);
    office.wants("new", HOUR + MINUTE, &key, |_| {});
    office.is_told(&trusted, &["cas-02 stale"]);
    // Only a part of the ring is to show it, and the rest what was there before.
    office.wants("new", HOUR + MINUTE, &key, |it| {
        it.percent = 0;
        it.before = Some(release("old"));
    });
    office.is_told(&trusted, &["cas-01 stale"]);
    // Nobody knows who has written it.
    let line = "nobody knows who has written what the rings want: give the keys with --trusted";
    office.is_told(&[], &[line, "cas-01 stale"]);
    let stranger = KeyPair::generate_unencrypted_keypair().unwrap();
    office.wants("new", HOUR + MINUTE, &stranger, |_| {});
    let rest = "so nobody knows what the kiosks of this ring should show: publish again";
    let line = "none of the keys that are trusted has signed it";
    let line = format!("content/channel/stable.json is not believed ({line}), {rest}");
    office.is_told(&trusted, &[&line]);
    fs::remove_dir_all(office.object("content")).unwrap();
    office.is_told(
        &trusted,
        &[&format!("content/channel/stable.json is not there, {rest}")],
    );
}

/// Somebody has deleted a request at the kiosk and in the store, and no receipt was ever written.
#[test]
fn requests_that_have_left_a_kiosk_and_are_in_no_ledger_are_lost() {
    let city = City::with_folder();
    city.hands_over(FIRST);
    city.has(SECOND);
    city.carries_well();
    let ledger = ["--ledger", "mops=into.ledger"];
    let output = looks(&city, &ledger);
    assert!(output.status.success(), "{}", told(&output));
    let table = told(&output);
    assert!(table.ends_with("1 wait, 2 made, 1 collected\n"), "{table}");
    fs::remove_file(city.path(&format!("spool/new/{SECOND}.mops.json.age"))).unwrap();
    fs::remove_dir_all(city.path("store/requests/mops")).unwrap();
    city.carries_well();
    let output = looks(&city, &ledger);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stderr, b"cas-office: cas-07 lost\n");
    // Without a ledger nobody can know, and the one of another office has nothing to do with it.
    for more in [&[][..], &["--ledger", "centres=into.ledger"]] {
        let output = looks(&city, more);
        assert!(output.status.success(), "{}", told(&output));
    }
    // A collector that was killed within a line is not waited for.
    let mut begun = fs::read_to_string(city.path("into.ledger")).unwrap();
    let _ = write!(begun, "taken {SECOND} cas-0");
    fs::write(city.path("into.ledger"), &begun).unwrap();
    assert_eq!(looks(&city, &ledger).stderr, b"cas-office: cas-07 lost\n");
    assert_eq!(fs::read_to_string(city.path("into.ledger")).unwrap(), begun);
}

#[test]
fn what_cannot_be_read_is_told_in_one_line_and_steers_no_terminal() {
    let office = Office::new();
    office.hears("cas-01", MINUTE, |_| {});
    let place = |kiosk: &str| layout::status(&name(kiosk));
    let now = Utc::now();
    let mut status = Status::new(name("cas-03"), "0.2.0".parse().unwrap(), now);
    office.has(&place("cas-02"), &status.to_json(), MINUTE);
    status.told = vec!["\u{1b}[2J".to_owned()];
    office.has(&place("cas-03"), &status.to_json(), MINUTE);
    let strange = r#"{"kind":"status","version":1,"\u001b]0;owned\u0007":1}"#;
    office.has(&place("cas-04"), strange.as_bytes(), MINUTE);
    let large = vec![b' '; usize::try_from(STATUS_BYTES_MAX).unwrap() + 1];
    office.has(&place("cas-05"), &large, MINUTE);
    for json in [false, true] {
        let more: &[&str] = if json { &["--format", "json"] } else { &[] };
        let output = office.looks(more);
        assert_eq!(output.status.code(), Some(1));
        let printed = told(&output);
        assert!(!printed.contains(['\u{1b}', '\u{7}']), "{printed:?}");
        let lines = String::from_utf8(output.stderr).unwrap();
        let lines: Vec<&str> = lines.lines().collect();
        assert!(lines[0].contains("4 objects of kiosks cannot be read, such as status/"));
        let names = "cas-02 unreadable; cas-03 unreadable; cas-04 unreadable; cas-05 unreadable";
        assert_eq!(lines[1..], [format!("cas-office: {names}")]);
    }
}

#[test]
fn ten_thousand_objects_of_somebody_else_are_told_in_a_line_and_hide_no_kiosk() {
    let office = Office::new();
    let kiosks = ["cas-01", "cas-02", "cas-03"];
    for kiosk in kiosks {
        office.hears(kiosk, MINUTE, |_| {});
    }
    // A name of a kiosk in a folder that is not its own, and a name that turns the direction of writing.
    office.has("status/zz/cas-01.json", b"{}", MINUTE);
    office.has("status/\u{202e}.json", b"{}", MINUTE);
    fs::create_dir_all(office.object("status/00")).unwrap();
    let seen = |more: &[&str]| {
        let output = office.looks(more);
        assert_eq!(output.status.code(), Some(1));
        let printed = told(&output);
        assert!(!printed.contains('\u{202e}'), "{printed:?}");
        for kiosk in kiosks {
            assert!(printed.contains(&format!("\n{kiosk}  1m")), "{printed}");
        }
        String::from_utf8(output.stderr).unwrap()
    };
    let lines = seen(&[]);
    assert!(lines.starts_with("cas-office: 2 objects are not what a kiosk puts there"));
    assert_eq!(lines.lines().count(), 1, "{lines}");
    for number in 0..10_000 {
        fs::write(office.object(&format!("status/{number}")), "").unwrap();
    }
    let lines = seen(&[]);
    assert!(
        lines.contains(" objects are not what a kiosk puts there"),
        "{lines}"
    );
    assert_eq!(lines.lines().count(), 1, "{lines}");
    for number in 0..1000 {
        fs::write(office.object(&format!("status/00/{number}")), "").unwrap();
    }
    let lines = seen(&[]);
    assert!(
        lines.contains("status/00 have more than 1000 objects each"),
        "{lines}"
    );
    assert_eq!(lines.lines().count(), 2, "{lines}");
}

#[test]
fn where_the_office_may_not_write_its_own_clock_counts_and_a_line_says_so() {
    let office = Office::new();
    office.hears("cas-01", DAY - MINUTE, |_| {});
    office.hears("cas-02", MINUTE, |_| {});
    fs::write(office.object("fleet"), "in the way").unwrap();
    let output = office.looks(&[]);
    assert!(output.status.success(), "{}", told(&output));
    let line = String::from_utf8(output.stderr).unwrap();
    assert!(
        line.starts_with(
            "cas-office: fleet/clock cannot be written, so ages are by the clock of this machine: "
        ),
        "{line}"
    );
    // The clock of this machine is behind that of the store.
    office.hears("cas-02", MINUTE * -2, |_| {});
    let output = office.looks(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).ends_with("cas-office: cas-01 silent\n"),
        "{}",
        told(&output)
    );
}

#[test]
fn an_argument_that_cannot_be_used_says_what_to_write() {
    let office = Office::new();
    office.hears("cas-01", MINUTE, |_| {});
    fs::write(office.path("names"), "cas-01\nCAS\u{1b}[2J\n").unwrap();
    fs::write(office.path("notes"), "Buy bread.\n").unwrap();
    for (more, words) in [
        (
            ["--expect", "names"],
            "names:2 is not the name of a kiosk: a name has",
        ),
        (["--expect", "nothing"], "nothing cannot be read"),
        (["--ledger", "mops=nothing"], "could not open nothing"),
        (["--ledger", "mops=notes"], "notes:1 is not a ledger"),
        (["--ledger", "notes"], "mops=/srv/requests/ledger"),
        (
            ["--trusted", "RWnothing"],
            "the second line of minisign.pub",
        ),
        (["--silent", "0h"], "such as 90m, 36h or 3d"),
    ] {
        let output = office.looks(&more);
        let told = told(&output);
        assert_eq!(output.status.code(), Some(2), "{more:?}: {told}");
        assert!(told.contains(words) && !told.contains('\u{1b}'), "{told}");
    }
}

fn receives(waiting: u64, made: u64) -> ReceiverStatus {
    let since = DateTime::UNIX_EPOCH;
    ReceiverStatus {
        waiting,
        made,
        since,
    }
}

/// Two kiosks, of which one is well, and a third that never told anything.
fn three_kiosks() -> Office {
    let office = Office::new();
    let key = KeyPair::generate_unencrypted_keypair().unwrap();
    office.wants("a", MINUTE, &key, |_| {});
    office.hears("cas-01", MINUTE, |it| {
        it.receivers.insert(name("mops"), receives(2, 5));
        it.receivers.insert(name("centres"), receives(1, 1));
        it.oldest_seconds = Some(3600);
        it.content = Some(shows("a"));
        it.disk = Some(DiskStatus {
            free: 500_000_000,
            size: 1_000_000_000,
        });
    });
    office.hears("cas-02", MINUTE, |it| {
        it.at += HOUR;
        it.tell(&["the store refuses"]);
    });
    fs::write(office.path("all"), "cas-03\n").unwrap();
    office
}

#[test]
fn the_table_has_a_line_for_each_kiosk_and_the_sums() {
    let office = three_kiosks();
    let output = office.looks(&["--expect", "all"]);
    let table = String::from_utf8(output.stdout).unwrap();
    let release = &release("a").to_string()[..8];
    let rows = [
        "kiosk   seen  release   waiting  oldest  made  collected  what is wrong".to_owned(),
        "cas-02  1m    -         0        -       0     -          clock, faults".to_owned(),
        "cas-03  -     -         -        -       -     -          silent".to_owned(),
        format!("cas-01  1m    {release}  3        1h 0m   6     -"),
        "cas-02: the store refuses".to_owned(),
        "3 kiosks, 2 need somebody; 3 wait, 6 made".to_owned(),
    ];
    assert_eq!(table, rows.join("\n") + "\n");
}

#[test]
fn as_json_it_is_one_document() {
    let office = three_kiosks();
    let output = office.looks(&["--expect", "all", "--format", "json"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let kiosks = document["kiosks"].as_array().unwrap();
    let names: Vec<&Value> = kiosks.iter().map(|it| &it["kiosk"]).collect();
    assert_eq!(names, ["cas-02", "cas-03", "cas-01"]);
    assert_eq!(kiosks[0]["wrong"], serde_json::json!(["clock", "faults"]));
    assert_eq!(kiosks[1]["status"], Value::Null);
    assert_eq!(kiosks[2]["status"]["receivers"]["mops"]["made"], 5);
    let sums =
        serde_json::json!({"kiosks": 3, "wrong": 2, "waiting": 3, "made": 6, "collected": null});
    assert_eq!(document["sums"], sums);
}

/// A sample of the text format of Prometheus: its name, its labels, its value.
fn sample(line: &str) -> (String, Vec<(String, String)>, f64) {
    let (labelled, value) = line.rsplit_once(' ').unwrap();
    let (name, labels) = match labelled.split_once('{') {
        Some((name, labels)) => (name, labels.strip_suffix('}').unwrap()),
        None => (labelled, ""),
    };
    let is_word = |word: &str| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.chars().all(is_part)
    };
    assert!(is_word(name), "{line}");
    let labels = labels.split(',').filter(|it| !it.is_empty()).map(|label| {
        let (key, value) = label.split_once('=').unwrap();
        let value = value.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
        let value = value.unwrap();
        assert!(is_word(key) && !value.contains(['"', '\\']), "{line}");
        (key.to_owned(), value.to_owned())
    });
    (name.to_owned(), labels.collect(), value.parse().unwrap())
}

#[test]
fn for_prometheus_each_line_is_a_sample_of_a_family_that_was_begun() {
    let office = three_kiosks();
    let output = office.looks(&["--expect", "all", "--format", "prometheus"]);
    let lines = String::from_utf8(output.stderr).unwrap();
    assert_eq!(lines.lines().count(), 2, "{lines}");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.ends_with('\n'));
    let (mut begun, mut samples) = (Vec::new(), BTreeSet::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(help) = line.strip_prefix("# HELP ") {
            let family = help.split(' ').next().unwrap().to_owned();
            assert!(!begun.contains(&family), "{family}");
            let kind = lines.next().unwrap();
            let kind = kind.strip_prefix(&format!("# TYPE {family} ")).unwrap();
            assert_eq!(
                kind,
                if family.ends_with("_total") {
                    "counter"
                } else {
                    "gauge"
                }
            );
            begun.push(family);
            continue;
        }
        let (family, labels, value) = sample(line);
        assert_eq!(begun.last(), Some(&family));
        let labels: Vec<String> = labels
            .into_iter()
            .map(|(key, it)| format!("{key}={it}"))
            .collect();
        assert!(
            samples.insert(format!("{family} {} {value}", labels.join(","))),
            "{line}"
        );
    }
    for sample in [
        "cas_kiosk_wrong kiosk=cas-02,what=clock 1",
        "cas_kiosk_wrong kiosk=cas-02,what=silent 0",
        "cas_kiosk_wrong kiosk=cas-03,what=silent 1",
        "cas_kiosk_waiting kiosk=cas-01 3",
        "cas_kiosk_oldest_seconds kiosk=cas-01 3600",
        "cas_kiosk_made_total kiosk=cas-01 6",
        "cas_kiosk_content_number kiosk=cas-01 12",
        "cas_kiosk_disk_free_bytes kiosk=cas-01 500000000",
    ] {
        assert!(samples.contains(sample), "{sample}: {samples:#?}");
    }
    let seen = samples
        .iter()
        .filter(|it| it.starts_with("cas_kiosk_seen_timestamp_seconds "));
    assert_eq!(seen.count(), 2, "the third was never seen");
}

/// What a kiosk has told of itself, as it writes it.
const OF_KIOSK: &str = r#"{"version":"0.2.0","kiosk":7,"at":"","since":"","starts":1,"checked":null,"content":null,"requests":"taken","waiting":null,"clock_is_wrong":false,"last_key":null}"#;

#[test]
fn the_kiosk_prints_what_its_courier_has_told() {
    let city = City::with_folder();
    fs::create_dir(city.path("state")).unwrap();
    fs::write(city.path("state/status.json"), OF_KIOSK).unwrap();
    let prints = || {
        let output = kiosk(city.folder.path(), &["status"], None, "");
        let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
        (output.status.code(), printed, told(&output))
    };
    let (code, printed, _) = prints();
    assert_eq!((code, &printed["courier"]), (Some(0), &Value::Null));
    city.has(FIRST);
    city.carries_well();
    let (code, printed, _) = prints();
    assert_eq!((code, &printed["starts"]), (Some(0), &1.into()));
    assert_eq!(printed["courier"]["receivers"]["mops"]["waiting"], 1);
    fs::write(city.path("courier/status.json"), "{").unwrap();
    let (code, printed, told) = prints();
    assert_eq!((code, &printed["starts"]), (Some(1), &1.into()));
    assert!(
        told.contains("courier/status.json cannot be read"),
        "{told}"
    );
}

#[test]
fn the_kiosk_does_not_wait_without_end_for_what_its_courier_has_told() {
    let test = "fleet::the_kiosk_does_not_wait_without_end_for_what_its_courier_has_told";
    with_mounts(test, |folder| {
        let config = "[fleet]\nstore = \"file:///store\"\nkiosk = \"cas-07\"\n";
        fs::write(folder.join("kiosk.toml"), config).unwrap();
        for state in ["state", "courier"] {
            fs::create_dir(folder.join(state)).unwrap();
        }
        fs::write(folder.join("state/status.json"), OF_KIOSK).unwrap();
        let courier = folder.join("courier");
        let _dead = Dead::over(&courier);
        let output = kiosk(folder, &["status"], None, "");
        assert_eq!(output.status.code(), Some(1));
        let told = told(&output);
        assert!(told.contains("did not answer within 10 s"), "{told}");
        assert!(told.contains("\"starts\": 1"), "{told}");
    });
}

#[test]
fn the_courier_prints_what_content_the_kiosk_shows() {
    let city = City::with_folder();
    city.carries_well();
    let prints = || {
        let printed = run(
            crate::project::COURIER,
            city.folder.path(),
            &["status"],
            None,
            "",
        );
        told(&printed)
    };
    assert!(!prints().contains("content: "));
    let (mut status, _) = status_of(&city);
    status.content = Some(shows("a"));
    fs::write(city.path("courier/status.json"), status.to_json()).unwrap();
    let line = format!("content: stable 12 {} until 20", release("a"));
    assert!(prints().contains(&line), "{}", prints());
}
